CREATE TABLE units (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
) STRICT;

CREATE TABLE officers (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  -- a JSON array out of drafter, reviewer, office, supervisor, admin
  roles TEXT NOT NULL CHECK (json_valid(roles) AND json_array_length(roles) > 0),
  -- scrypt:<log2 N>:<r>:<p>:<salt>:<hash>, base64url
  password TEXT NOT NULL CHECK (password LIKE 'scrypt:%'),
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  deactivated_at TEXT CHECK (deactivated_at IS NULL OR length(deactivated_at) = 24)
) STRICT;

-- Only the SHA-256 of a session's token is kept.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY CHECK (length(token_hash) = 64),
  officer_id TEXT NOT NULL REFERENCES officers (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  idle_until TEXT NOT NULL CHECK (length(idle_until) = 24),
  ends_at TEXT NOT NULL CHECK (length(ends_at) = 24)
) STRICT;

CREATE INDEX sessions_by_officer ON sessions (officer_id);

-- Failed attempts per window: sign-in by account and by address, lookup codes by receipt. `subject` is a keyed hash.
CREATE TABLE attempts (
  subject TEXT NOT NULL CHECK (length(subject) = 64),
  window_start TEXT NOT NULL CHECK (length(window_start) = 24),
  failures INTEGER NOT NULL CHECK (failures > 0),
  PRIMARY KEY (subject, window_start)
) STRICT;

-- Names and contacts of participants, apart from what they said and encrypted: AES-256-GCM under the key
-- named by `key_id`, with row id and key id as additional data. Erasing empties the row and keeps its id, which
-- what was said still refers to; the salt of the submitter commitments goes with it.
CREATE TABLE participants (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL,
  nonce TEXT,
  sealed TEXT,
  has_email INTEGER NOT NULL CHECK (has_email IN (0, 1)),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  erased_at TEXT CHECK (length(erased_at) = 24),
  CHECK ((sealed IS NULL) = (erased_at IS NOT NULL) AND (nonce IS NULL) = (sealed IS NULL)),
  CHECK (erased_at IS NULL OR has_email = 0)
) STRICT;

CREATE TRIGGER participants_are_only_erased BEFORE UPDATE ON participants
WHEN OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.id <> OLD.id OR NEW.key_id <> OLD.key_id
  OR NEW.created_at <> OLD.created_at
BEGIN
  SELECT RAISE(ABORT, 'a participant is only ever erased');
END;

CREATE TRIGGER participants_are_never_deleted BEFORE DELETE ON participants
BEGIN
  SELECT RAISE(ABORT, 'participants are never deleted');
END;

CREATE TRIGGER participants_are_never_replaced BEFORE INSERT ON participants
WHEN EXISTS (SELECT 1 FROM participants WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'participants are never replaced');
END;

-- Mail to be sent: whom (a participant's row), which template, about what (ids only). Never a rendered text.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  participant_id TEXT NOT NULL REFERENCES participants (id),
  template TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  queued_at TEXT NOT NULL CHECK (length(queued_at) = 24),
  next_at TEXT NOT NULL CHECK (length(next_at) = 24),
  settled_at TEXT CHECK (settled_at IS NULL OR length(settled_at) = 24),
  error TEXT,
  -- the same mail is never queued twice
  UNIQUE (template, participant_id, subject_id)
) STRICT;

CREATE INDEX outbox_due ON outbox (state, next_at, id);
