-- One row per round, hearing, symposium or poll that may receive opinions. `id` is the id of that round.
-- The counters are moved by the triggers below, in the batch that lodges.
CREATE TABLE intakes (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('public_comment')),
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  draft_version_id TEXT NOT NULL REFERENCES draft_versions (id),
  opens_at TEXT NOT NULL CHECK (length(opens_at) = 24),
  closes_at TEXT NOT NULL CHECK (length(closes_at) = 24 AND closes_at > opens_at),
  -- the last day, Beijing; closes_at is its 24:00
  ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
  -- when the counter closes on the last day, HH:MM Beijing (E22); null: no counter
  onsite_closes_at TEXT CHECK (onsite_closes_at IS NULL OR onsite_closes_at GLOB '[0-2][0-9]:[0-5][0-9]'),
  receipt_prefix TEXT NOT NULL UNIQUE,
  submissions INTEGER NOT NULL DEFAULT 0,
  items INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  -- moves with everything that could change a report about this intake
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX intakes_by_end ON intakes (closes_at, id);
CREATE INDEX intakes_by_start ON intakes (opens_at, id);
CREATE INDEX intakes_by_decision ON intakes (decision_id);

CREATE TRIGGER intakes_keep_their_terms BEFORE UPDATE ON intakes
WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.decision_id <> OLD.decision_id
  OR NEW.draft_version_id <> OLD.draft_version_id OR NEW.opens_at <> OLD.opens_at
  OR NEW.closes_at <> OLD.closes_at OR NEW.ends_on <> OLD.ends_on
  OR NEW.onsite_closes_at IS NOT OLD.onsite_closes_at OR NEW.receipt_prefix <> OLD.receipt_prefix
  OR NEW.submissions < OLD.submissions OR NEW.items < OLD.items OR NEW.revision < OLD.revision
BEGIN
  SELECT RAISE(ABORT, 'an intake keeps its terms');
END;

CREATE TRIGGER intakes_are_never_deleted BEFORE DELETE ON intakes
BEGIN
  SELECT RAISE(ABORT, 'intakes are never deleted');
END;

-- What a person sent, written once. `seq` runs without gaps in its intake (R7); `late` is R6.
CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  receipt_no TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL CHECK (channel IN ('web', 'phone', 'letter', 'email', 'fax', 'onsite')),
  -- when the platform took it in
  received_at TEXT NOT NULL CHECK (length(received_at) = 24),
  -- the Beijing date on which the unit received it; for a letter also its postmark
  received_on TEXT NOT NULL CHECK (length(received_on) = 10),
  received_time TEXT CHECK (received_time IS NULL OR received_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  postmarked_on TEXT CHECK (postmarked_on IS NULL OR length(postmarked_on) = 10),
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  submitter_kind TEXT NOT NULL CHECK (submitter_kind IN ('individual', 'organisation')),
  -- a coarse code, never an address
  area TEXT CHECK (area IS NULL OR area IN ('same_town', 'same_county', 'same_city', 'same_province', 'elsewhere')),
  publish_name INTEGER NOT NULL CHECK (publish_name IN (0, 1)),
  participant_id TEXT NOT NULL UNIQUE REFERENCES participants (id),
  keyed_by TEXT REFERENCES officers (id),
  -- keyed hash of the lookup code
  lookup_hash TEXT NOT NULL CHECK (length(lookup_hash) = 64),
  lang TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  item_count INTEGER NOT NULL CHECK (item_count BETWEEN 1 AND 50),
  -- the ledger entry of this lodging
  entry_id TEXT NOT NULL UNIQUE REFERENCES entries (id),
  UNIQUE (intake_id, seq),
  CHECK ((channel = 'web') = (keyed_by IS NULL))
) STRICT;

CREATE TABLE items (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  seq INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord > 0),
  clause_uid TEXT REFERENCES clauses (uid),
  kind TEXT NOT NULL CHECK (kind IN ('support', 'oppose', 'amend', 'question', 'other')),
  text TEXT NOT NULL CHECK (length(text) <= 5000),
  suggested_wording TEXT CHECK (length(suggested_wording) BETWEEN 1 AND 5000),
  reason TEXT CHECK (length(reason) BETWEEN 1 AND 5000),
  -- 32 random bytes in hex: opens content_commitment, published with the item in the report
  salt TEXT NOT NULL CHECK (length(salt) = 64),
  content_commitment TEXT NOT NULL CHECK (length(content_commitment) = 64),
  submitter_commitment TEXT NOT NULL CHECK (length(submitter_commitment) = 64),
  UNIQUE (intake_id, seq, ord),
  UNIQUE (submission_id, ord),
  -- a bare 支持 or 反对 says enough; the other kinds need words
  CHECK (length(text) > 0 OR length(suggested_wording) > 0 OR kind IN ('support', 'oppose'))
) STRICT;

CREATE INDEX items_by_clause ON items (intake_id, clause_uid, seq, ord);

-- How many items an intake has per clause; '' stands for the draft as a whole. Every clause has its row from
-- the start, so that reading the counts costs the same however many opinions there are.
CREATE TABLE clause_counts (
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  clause_uid TEXT NOT NULL,
  items INTEGER NOT NULL CHECK (items >= 0),
  PRIMARY KEY (intake_id, clause_uid)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER intakes_start_at_zero BEFORE INSERT ON intakes
WHEN NEW.submissions <> 0 OR NEW.items <> 0 OR NEW.pending <> 0 OR NEW.revision <> 0
BEGIN
  SELECT RAISE(ABORT, 'an intake starts at zero');
END;

CREATE TRIGGER intakes_bring_their_counts AFTER INSERT ON intakes
BEGIN
  INSERT INTO clause_counts (intake_id, clause_uid, items)
  SELECT NEW.id, uid, 0 FROM clauses WHERE draft_version_id = NEW.draft_version_id
  UNION ALL SELECT NEW.id, '', 0;
END;

CREATE TRIGGER submissions_take_the_next_number BEFORE INSERT ON submissions
WHEN NEW.seq IS NOT (SELECT submissions + 1 FROM intakes WHERE id = NEW.intake_id)
BEGIN
  SELECT RAISE(ABORT, 'a submission takes the next number of its intake');
END;

-- R6, E20: closing is decided in the write, from the dates, with no clock duty running.
CREATE TRIGGER submissions_from_the_web_are_in_time BEFORE INSERT ON submissions
WHEN NEW.channel = 'web'
BEGIN
  SELECT CASE
    WHEN NEW.received_at < (SELECT opens_at FROM intakes WHERE id = NEW.intake_id)
      THEN RAISE(ABORT, 'guard:not_yet_open')
    WHEN NEW.received_at >= (SELECT closes_at FROM intakes WHERE id = NEW.intake_id)
      THEN RAISE(ABORT, 'guard:closed')
    WHEN NEW.late <> 0 THEN RAISE(ABORT, 'a submission from the web is never late')
  END;
END;

-- R6, E22, E23: a letter by its postmark, a visit by the counter's hour, the others by the day.
CREATE TRIGGER submissions_state_their_lateness BEFORE INSERT ON submissions
WHEN NEW.channel <> 'web'
BEGIN
  SELECT RAISE(ABORT, 'late must follow from the dates')
  FROM intakes i
  WHERE i.id = NEW.intake_id AND NEW.late <> (
    CASE
      WHEN NEW.channel = 'letter' THEN COALESCE(NEW.postmarked_on, NEW.received_on) > i.ends_on
      WHEN NEW.channel = 'onsite' AND NEW.received_on = i.ends_on
        AND NEW.received_time IS NOT NULL AND i.onsite_closes_at IS NOT NULL
        THEN NEW.received_time > i.onsite_closes_at
      ELSE NEW.received_on > i.ends_on
    END);
END;

CREATE TRIGGER submissions_are_counted AFTER INSERT ON submissions
BEGIN
  UPDATE intakes SET submissions = submissions + 1, revision = revision + 1 WHERE id = NEW.intake_id;
END;

-- An item belongs to its submission's intake, hangs on a clause of that intake's draft, and comes with it.
CREATE TRIGGER items_belong BEFORE INSERT ON items
BEGIN
  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM submissions s WHERE s.id = NEW.submission_id
      AND s.intake_id = NEW.intake_id AND s.seq = NEW.seq AND NEW.ord <= s.item_count)
      THEN RAISE(ABORT, 'an item belongs to its submission')
    WHEN NEW.clause_uid IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM clauses c JOIN intakes i ON i.draft_version_id = c.draft_version_id
      WHERE i.id = NEW.intake_id AND c.uid = NEW.clause_uid)
      THEN RAISE(ABORT, 'guard:clause_unknown')
  END;
END;

CREATE TRIGGER items_are_counted AFTER INSERT ON items
BEGIN
  UPDATE intakes SET items = items + 1, pending = pending + 1 WHERE id = NEW.intake_id;
  UPDATE clause_counts SET items = items + 1
  WHERE intake_id = NEW.intake_id AND clause_uid = COALESCE(NEW.clause_uid, '');
END;

CREATE TRIGGER submissions_are_never_changed BEFORE UPDATE ON submissions
BEGIN
  SELECT RAISE(ABORT, 'submissions are written once');
END;

CREATE TRIGGER submissions_are_never_deleted BEFORE DELETE ON submissions
BEGIN
  SELECT RAISE(ABORT, 'submissions are written once');
END;

CREATE TRIGGER items_are_never_changed BEFORE UPDATE ON items
BEGIN
  SELECT RAISE(ABORT, 'items are written once');
END;

CREATE TRIGGER items_are_never_deleted BEFORE DELETE ON items
BEGIN
  SELECT RAISE(ABORT, 'items are written once');
END;

-- Every look of an officer at who said something, with its purpose.
CREATE TABLE contact_reveals (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  revealed_to TEXT NOT NULL REFERENCES officers (id),
  purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
  revealed_at TEXT NOT NULL CHECK (length(revealed_at) = 24)
) STRICT;

CREATE INDEX contact_reveals_by_submission ON contact_reveals (submission_id, revealed_at);

CREATE TRIGGER contact_reveals_are_never_changed BEFORE UPDATE ON contact_reveals
BEGIN
  SELECT RAISE(ABORT, 'contact reveals are never changed');
END;

CREATE TRIGGER contact_reveals_are_never_deleted BEFORE DELETE ON contact_reveals
BEGIN
  SELECT RAISE(ABORT, 'contact reveals are never deleted');
END;

CREATE TRIGGER contact_reveals_are_never_replaced BEFORE INSERT ON contact_reveals
WHEN EXISTS (SELECT 1 FROM contact_reveals WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'contact reveals are never replaced');
END;

-- The same form twice is one submission. Only hashes: of scope and key, and of the canonical body.
CREATE TABLE lodgings (
  key_hash TEXT PRIMARY KEY CHECK (length(key_hash) = 64),
  body_hash TEXT NOT NULL CHECK (length(body_hash) = 64),
  submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id)
) STRICT;

-- INSERT OR REPLACE deletes without asking the triggers above: nothing takes the place of a row that is there.
CREATE TRIGGER intakes_are_never_replaced BEFORE INSERT ON intakes
WHEN EXISTS (SELECT 1 FROM intakes WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM intakes WHERE receipt_prefix = NEW.receipt_prefix)
BEGIN
  SELECT RAISE(ABORT, 'intakes are never replaced');
END;

CREATE TRIGGER submissions_are_never_replaced BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM submissions WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM submissions WHERE receipt_no = NEW.receipt_no)
  OR EXISTS (SELECT 1 FROM submissions WHERE participant_id = NEW.participant_id)
  OR EXISTS (SELECT 1 FROM submissions WHERE entry_id = NEW.entry_id)
BEGIN
  SELECT RAISE(ABORT, 'submissions are never replaced');
END;

CREATE TRIGGER items_are_never_replaced BEFORE INSERT ON items
WHEN EXISTS (SELECT 1 FROM items WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM items WHERE intake_id = NEW.intake_id AND seq = NEW.seq AND ord = NEW.ord)
  OR EXISTS (SELECT 1 FROM items WHERE submission_id = NEW.submission_id AND ord = NEW.ord)
BEGIN
  SELECT RAISE(ABORT, 'items are never replaced');
END;

CREATE TRIGGER lodgings_are_never_replaced BEFORE INSERT ON lodgings
WHEN EXISTS (SELECT 1 FROM lodgings WHERE key_hash = NEW.key_hash)
  OR EXISTS (SELECT 1 FROM lodgings WHERE submission_id = NEW.submission_id)
BEGIN
  SELECT RAISE(ABORT, 'lodgings are never replaced');
END;
