-- What can be published, and what a secrecy review can be about, as rows: the rooms that come later add theirs.
-- The two tables are made anew with a reference where a closed list stood; their rows, and what points at them,
-- stay as they are.
PRAGMA defer_foreign_keys = on;

CREATE TABLE publication_kinds (
  kind TEXT PRIMARY KEY,
  -- R28: goes out only with an opinion 公开 on exactly its text; a correction carries its own confirmation
  reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1))
) STRICT;

INSERT INTO publication_kinds (kind, reviewed) VALUES
  ('notice', 1), ('correction', 0), ('adoption_report', 1), ('decision', 1);

CREATE TABLE kept_publications AS SELECT * FROM publications;
DROP TABLE publications;

-- That something is public: what, which hash, when, by whom, under which rule.
CREATE TABLE publications (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  kind TEXT NOT NULL REFERENCES publication_kinds (kind),
  subject_id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rule TEXT NOT NULL,
  published_at TEXT NOT NULL CHECK (length(published_at) = 24),
  published_by TEXT NOT NULL REFERENCES officers (id)
) STRICT;

INSERT INTO publications SELECT * FROM kept_publications;
DROP TABLE kept_publications;

CREATE INDEX publications_by_decision ON publications (decision_id, published_at);

CREATE TABLE kept_reviews AS SELECT * FROM secrecy_reviews;
DROP TABLE secrecy_reviews;

-- R28: one review per bundle of exact texts. `bundle_sha256` is the hash over all of them.
CREATE TABLE secrecy_reviews (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  subject_kind TEXT NOT NULL REFERENCES publication_kinds (kind),
  subject_id TEXT NOT NULL,
  bundle_sha256 TEXT NOT NULL CHECK (length(bundle_sha256) = 64),
  -- JSON: [{kind, name, sha256}]
  bundle TEXT NOT NULL CHECK (json_valid(bundle)),
  requested_by TEXT NOT NULL REFERENCES officers (id),
  requested_at TEXT NOT NULL CHECK (length(requested_at) = 24)
) STRICT;

INSERT INTO secrecy_reviews SELECT * FROM kept_reviews;
DROP TABLE kept_reviews;

CREATE INDEX secrecy_reviews_by_subject ON secrecy_reviews (subject_id, requested_at DESC);
CREATE INDEX secrecy_reviews_by_decision ON secrecy_reviews (decision_id);

-- The triggers went with the tables.
CREATE TRIGGER secrecy_reviews_are_never_changed BEFORE UPDATE ON secrecy_reviews
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never changed');
END;

CREATE TRIGGER secrecy_reviews_are_never_deleted BEFORE DELETE ON secrecy_reviews
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never deleted');
END;

CREATE TRIGGER publications_are_never_changed BEFORE UPDATE ON publications
BEGIN
  SELECT RAISE(ABORT, 'publications are never changed');
END;

CREATE TRIGGER publications_are_never_deleted BEFORE DELETE ON publications
BEGIN
  SELECT RAISE(ABORT, 'publications are never deleted');
END;

CREATE TRIGGER secrecy_reviews_are_never_replaced BEFORE INSERT ON secrecy_reviews
WHEN EXISTS (SELECT 1 FROM secrecy_reviews WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never replaced');
END;

CREATE TRIGGER publications_are_never_replaced BEFORE INSERT ON publications
WHEN EXISTS (SELECT 1 FROM publications WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM publications WHERE subject_id = NEW.subject_id)
BEGIN
  SELECT RAISE(ABORT, 'publications are never replaced');
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

-- R7, R8, R28 once more: nothing pending, nothing changed since, reviewed as it stands, after closing.
CREATE TRIGGER adoption_reports_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'adoption_report'
BEGIN
  SELECT CASE
    WHEN r.id IS NULL OR r.sha256 <> NEW.sha256 THEN RAISE(ABORT, 'guard:not_found')
    WHEN i.pending <> 0 THEN RAISE(ABORT, 'guard:items_pending')
    WHEN i.revision <> r.revision THEN RAISE(ABORT, 'guard:report_outdated')
    WHEN NEW.published_at < i.closes_at THEN RAISE(ABORT, 'guard:still_open')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions o ON o.review_id = v.id
      WHERE v.subject_id = r.id AND v.bundle_sha256 = NEW.sha256 AND o.opinion = 'public')
      THEN RAISE(ABORT, 'guard:review_missing')
  END
  FROM (SELECT 1) LEFT JOIN adoption_reports r ON r.id = NEW.subject_id
  LEFT JOIN intakes i ON i.id = r.intake_id;
END;
