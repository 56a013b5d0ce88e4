-- A consultation is a decision's asking of its public, across its rounds.
CREATE TABLE consultations (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL UNIQUE REFERENCES decisions (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
) STRICT;

-- The notice of one round (domain.md §4.1). May be incomplete until it is published; its id is the round's.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  consultation_id TEXT NOT NULL REFERENCES consultations (id),
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  round_no INTEGER NOT NULL CHECK (round_no > 0),
  draft_version_id TEXT REFERENCES draft_versions (id),
  decision_name TEXT NOT NULL DEFAULT '',
  legal_basis TEXT NOT NULL DEFAULT '',
  drafting_rationale TEXT NOT NULL DEFAULT '',
  starts_on TEXT,
  ends_on TEXT,
  shorten_reason TEXT NOT NULL DEFAULT '',
  -- JSON array out of web, letter, email, fax, phone, onsite
  submission_channels TEXT NOT NULL DEFAULT '["web"]' CHECK (json_valid(submission_channels)),
  onsite_address TEXT NOT NULL DEFAULT '',
  onsite_closes_at TEXT,
  recipient TEXT NOT NULL DEFAULT '',
  mail_address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  -- a number, or 无: it must be stated (A18)
  fax TEXT NOT NULL DEFAULT '',
  contact_person TEXT NOT NULL DEFAULT '',
  contact_phone TEXT NOT NULL DEFAULT '',
  contact_hours TEXT NOT NULL DEFAULT '',
  -- where else the notice appears, a line each (A20, R12)
  media TEXT NOT NULL DEFAULT '',
  other TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  revision INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  UNIQUE (consultation_id, round_no)
) STRICT;

CREATE INDEX notices_by_decision ON notices (decision_id);

CREATE TABLE notice_documents (
  notice_id TEXT NOT NULL REFERENCES notices (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  ord INTEGER NOT NULL,
  PRIMARY KEY (notice_id, document_id)
) STRICT;

-- R31: after publication nothing of a notice changes; a correction is a visible note.
CREATE TABLE corrections (
  id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notices (id),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  corrected_by TEXT NOT NULL REFERENCES officers (id),
  corrected_at TEXT NOT NULL CHECK (length(corrected_at) = 24)
) STRICT;

CREATE INDEX corrections_by_notice ON corrections (notice_id, corrected_at);

CREATE TRIGGER notices_move_their_revision BEFORE UPDATE ON notices
WHEN NEW.revision <> OLD.revision + 1
BEGIN
  SELECT RAISE(ABORT, 'a saved notice moves its revision by one');
END;

CREATE TRIGGER published_notices_are_never_changed BEFORE UPDATE ON notices
WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER notices_are_never_deleted BEFORE DELETE ON notices
BEGIN
  SELECT RAISE(ABORT, 'notices are never deleted');
END;

CREATE TRIGGER published_notices_gain_no_documents BEFORE INSERT ON notice_documents
WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = NEW.notice_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER published_notices_change_no_documents BEFORE UPDATE ON notice_documents
WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = OLD.notice_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER published_notices_lose_no_documents BEFORE DELETE ON notice_documents
WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = OLD.notice_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER corrections_are_never_changed BEFORE UPDATE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are never changed');
END;

CREATE TRIGGER corrections_are_never_deleted BEFORE DELETE ON corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are never deleted');
END;

CREATE TRIGGER corrections_follow_publication BEFORE INSERT ON corrections
WHEN NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = NEW.notice_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:not_published');
END;

-- A18, R1, R2, R3, R28 once more, where no code path can go around them.
CREATE TRIGGER notices_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'notice'
BEGIN
  SELECT CASE
    WHEN n.id IS NULL THEN RAISE(ABORT, 'guard:not_found')
    WHEN n.draft_version_id IS NULL OR n.decision_name = '' OR n.legal_basis = '' OR n.drafting_rationale = ''
      OR n.starts_on IS NULL OR n.ends_on IS NULL OR n.recipient = '' OR n.mail_address = '' OR n.postcode = ''
      OR n.email = '' OR n.fax = '' OR n.contact_person = '' OR n.contact_phone = ''
      OR (instr(n.submission_channels, '"onsite"') > 0 AND n.onsite_address = '')
      THEN RAISE(ABORT, 'guard:notice_incomplete')
    WHEN n.starts_on < date(NEW.published_at, '+8 hours') THEN RAISE(ABORT, 'guard:starts_in_the_past')
    WHEN n.ends_on <= n.starts_on THEN RAISE(ABORT, 'guard:ends_before_start')
    WHEN d.matter_kind = 'major_decision' AND julianday(n.ends_on) - julianday(n.starts_on) < 10
      THEN RAISE(ABORT, 'guard:period_too_short')
    WHEN julianday(n.ends_on) - julianday(n.starts_on) < 30 AND n.shorten_reason = ''
      THEN RAISE(ABORT, 'guard:shorten_reason_missing')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
      WHERE r.subject_id = n.id AND r.bundle_sha256 = NEW.sha256 AND o.opinion = 'public'
        -- exactly these texts: the notice as it stands, its draft, and each attachment
        AND json_array_length(r.bundle) = 2 + (SELECT count(*) FROM notice_documents WHERE notice_id = n.id)
        AND json_extract(r.bundle, '$[0].sha256') = n.sha256
        AND json_extract(r.bundle, '$[1].sha256') = (SELECT sha256 FROM draft_versions WHERE id = n.draft_version_id)
        AND NOT EXISTS (
          SELECT 1 FROM notice_documents a JOIN documents f ON f.id = a.document_id
          WHERE a.notice_id = n.id AND NOT EXISTS (
            SELECT 1 FROM json_each(r.bundle) WHERE json_extract(value, '$.kind') = 'document'
              AND json_extract(value, '$.sha256') = f.sha256)))
      THEN RAISE(ABORT, 'guard:review_missing')
  END
  FROM (SELECT 1) LEFT JOIN notices n ON n.id = NEW.subject_id
  LEFT JOIN decisions d ON d.id = n.decision_id;
END;

CREATE TRIGGER intakes_open_with_their_notice BEFORE INSERT ON intakes
WHEN NEW.kind = 'public_comment' AND NOT EXISTS (
  SELECT 1 FROM publications p JOIN notices n ON n.id = p.subject_id
  WHERE p.subject_id = NEW.id AND n.draft_version_id = NEW.draft_version_id AND n.ends_on = NEW.ends_on)
BEGIN
  SELECT RAISE(ABORT, 'an intake opens with its published notice');
END;

-- INSERT OR REPLACE deletes without asking the triggers above: nothing takes the place of a row that is there.
CREATE TRIGGER consultations_are_never_replaced BEFORE INSERT ON consultations
WHEN EXISTS (SELECT 1 FROM consultations WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM consultations WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'consultations are never replaced');
END;

CREATE TRIGGER notices_are_never_replaced BEFORE INSERT ON notices
WHEN EXISTS (SELECT 1 FROM notices WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM notices WHERE consultation_id = NEW.consultation_id AND round_no = NEW.round_no)
BEGIN
  SELECT RAISE(ABORT, 'notices are never replaced');
END;

CREATE TRIGGER corrections_are_never_replaced BEFORE INSERT ON corrections
WHEN EXISTS (SELECT 1 FROM corrections WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'corrections are never replaced');
END;
