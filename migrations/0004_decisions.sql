CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- R1: which minimum applies
  matter_kind TEXT NOT NULL CHECK (matter_kind IN ('major_decision', 'normative_document', 'other')),
  drafting_unit_id TEXT NOT NULL REFERENCES units (id),
  created_by TEXT NOT NULL REFERENCES officers (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24)
) STRICT;

CREATE INDEX decisions_by_unit ON decisions (drafting_unit_id, created_at DESC, id);

CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'decisions are never deleted');
END;

-- R28: one review per bundle of exact texts. `bundle_sha256` is the hash over all of them.
CREATE TABLE secrecy_reviews (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  -- 'notice' or 'adoption_report'
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('notice', 'adoption_report')),
  subject_id TEXT NOT NULL,
  bundle_sha256 TEXT NOT NULL CHECK (length(bundle_sha256) = 64),
  -- JSON: [{kind, name, sha256}]
  bundle TEXT NOT NULL CHECK (json_valid(bundle)),
  requested_by TEXT NOT NULL REFERENCES officers (id),
  requested_at TEXT NOT NULL CHECK (length(requested_at) = 24)
) STRICT;

CREATE INDEX secrecy_reviews_by_subject ON secrecy_reviews (subject_id, requested_at DESC);
CREATE INDEX secrecy_reviews_by_decision ON secrecy_reviews (decision_id);

-- B38: opinion with basis and reason; its row is the fact that the review was given.
CREATE TABLE secrecy_opinions (
  review_id TEXT PRIMARY KEY REFERENCES secrecy_reviews (id),
  opinion TEXT NOT NULL CHECK (opinion IN ('public', 'exempt', 'escalate')),
  basis TEXT NOT NULL CHECK (length(basis) > 0),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  -- B30: what was looked at and found clean, a JSON array; all seven for 公开
  checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks)),
  reviewed_by TEXT NOT NULL REFERENCES officers (id),
  reviewed_at TEXT NOT NULL CHECK (length(reviewed_at) = 24),
  CHECK (opinion <> 'public' OR json_array_length(checks) = 7)
) STRICT;

-- B29: who made it reviews it, in the same unit
CREATE TRIGGER secrecy_opinions_come_from_the_drafting_unit BEFORE INSERT ON secrecy_opinions
WHEN NOT EXISTS (
  SELECT 1 FROM secrecy_reviews r JOIN decisions d ON d.id = r.decision_id
  JOIN officers o ON o.unit_id = d.drafting_unit_id
  WHERE r.id = NEW.review_id AND o.id = NEW.reviewed_by)
BEGIN
  SELECT RAISE(ABORT, 'guard:forbidden');
END;

CREATE TRIGGER secrecy_opinions_come_from_another_officer BEFORE INSERT ON secrecy_opinions
WHEN NEW.reviewed_by = (SELECT requested_by FROM secrecy_reviews WHERE id = NEW.review_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:review_by_self');
END;

CREATE TRIGGER secrecy_reviews_are_never_changed BEFORE UPDATE ON secrecy_reviews
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never changed');
END;

CREATE TRIGGER secrecy_reviews_are_never_deleted BEFORE DELETE ON secrecy_reviews
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never deleted');
END;

CREATE TRIGGER secrecy_opinions_are_never_changed BEFORE UPDATE ON secrecy_opinions
BEGIN
  SELECT RAISE(ABORT, 'secrecy opinions are never changed');
END;

CREATE TRIGGER secrecy_opinions_are_never_deleted BEFORE DELETE ON secrecy_opinions
BEGIN
  SELECT RAISE(ABORT, 'secrecy opinions are never deleted');
END;

-- That something is public: what, which hash, when, by whom, under which rule.
CREATE TABLE publications (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'correction', 'adoption_report')),
  subject_id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rule TEXT NOT NULL,
  published_at TEXT NOT NULL CHECK (length(published_at) = 24),
  published_by TEXT NOT NULL REFERENCES officers (id)
) STRICT;

CREATE INDEX publications_by_decision ON publications (decision_id, published_at);

CREATE TRIGGER publications_are_never_changed BEFORE UPDATE ON publications
BEGIN
  SELECT RAISE(ABORT, 'publications are never changed');
END;

CREATE TRIGGER publications_are_never_deleted BEFORE DELETE ON publications
BEGIN
  SELECT RAISE(ABORT, 'publications are never deleted');
END;

-- The dated public story of a decision. `code` is worded in paper/words; `params` is JSON.
CREATE TABLE milestones (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  at TEXT NOT NULL CHECK (length(at) = 24),
  code TEXT NOT NULL,
  params TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(params))
) STRICT;

CREATE INDEX milestones_by_decision ON milestones (decision_id, at, id);

CREATE TRIGGER milestones_are_never_changed BEFORE UPDATE ON milestones
BEGIN
  SELECT RAISE(ABORT, 'milestones are never changed');
END;

CREATE TRIGGER milestones_are_never_deleted BEFORE DELETE ON milestones
BEGIN
  SELECT RAISE(ABORT, 'milestones are never deleted');
END;

-- INSERT OR REPLACE deletes without asking the triggers above: nothing takes the place of a row that is there.
CREATE TRIGGER decisions_are_never_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'decisions are never replaced');
END;

CREATE TRIGGER secrecy_reviews_are_never_replaced BEFORE INSERT ON secrecy_reviews
WHEN EXISTS (SELECT 1 FROM secrecy_reviews WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'secrecy reviews are never replaced');
END;

CREATE TRIGGER secrecy_opinions_are_never_replaced BEFORE INSERT ON secrecy_opinions
WHEN EXISTS (SELECT 1 FROM secrecy_opinions WHERE review_id = NEW.review_id)
BEGIN
  SELECT RAISE(ABORT, 'secrecy opinions are never replaced');
END;

CREATE TRIGGER publications_are_never_replaced BEFORE INSERT ON publications
WHEN EXISTS (SELECT 1 FROM publications WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM publications WHERE subject_id = NEW.subject_id)
BEGIN
  SELECT RAISE(ABORT, 'publications are never replaced');
END;

CREATE TRIGGER milestones_are_never_replaced BEFORE INSERT ON milestones
WHEN EXISTS (SELECT 1 FROM milestones WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'milestones are never replaced');
END;
