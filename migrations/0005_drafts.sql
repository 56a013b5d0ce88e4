-- A version of a draft with its explanation (起草说明). Written once; a correction is a new version.
CREATE TABLE draft_versions (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  version INTEGER NOT NULL CHECK (version > 0),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  explanation TEXT NOT NULL CHECK (length(explanation) BETWEEN 1 AND 50000),
  -- over title, explanation and every clause, in order
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  clause_count INTEGER NOT NULL CHECK (clause_count BETWEEN 1 AND 5000),
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  UNIQUE (decision_id, version)
) STRICT;

-- `uid` names a clause of one version for ever; `lineage_id` is the same in every version that keeps the clause.
CREATE TABLE clauses (
  uid TEXT PRIMARY KEY,
  draft_version_id TEXT NOT NULL REFERENCES draft_versions (id),
  lineage_id TEXT NOT NULL,
  parent_uid TEXT REFERENCES clauses (uid),
  ord INTEGER NOT NULL CHECK (ord >= 0),
  level TEXT NOT NULL CHECK (level IN ('part', 'subpart', 'chapter', 'section', 'article', 'paragraph',
    'item', 'subitem', 'annex', 'table', 'preamble', 'signature')),
  label TEXT,
  ordinal TEXT,
  heading TEXT,
  text TEXT NOT NULL,
  UNIQUE (draft_version_id, ord),
  UNIQUE (draft_version_id, lineage_id)
) STRICT;

-- Also stops INSERT OR REPLACE, which the triggers on UPDATE and DELETE do not see (here and below).
CREATE TRIGGER draft_versions_take_the_next_number BEFORE INSERT ON draft_versions
WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version) + 1, 1) FROM draft_versions WHERE decision_id = NEW.decision_id)
  OR EXISTS (SELECT 1 FROM draft_versions WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'a draft version takes the next number');
END;

CREATE TRIGGER draft_versions_are_never_changed BEFORE UPDATE ON draft_versions
BEGIN
  SELECT RAISE(ABORT, 'draft versions are never changed');
END;

CREATE TRIGGER draft_versions_are_never_deleted BEFORE DELETE ON draft_versions
BEGIN
  SELECT RAISE(ABORT, 'draft versions are never deleted');
END;

CREATE TRIGGER clauses_are_never_changed BEFORE UPDATE ON clauses
BEGIN
  SELECT RAISE(ABORT, 'clauses are never changed');
END;

CREATE TRIGGER clauses_are_never_deleted BEFORE DELETE ON clauses
BEGIN
  SELECT RAISE(ABORT, 'clauses are never deleted');
END;

-- `ord` is unique in a version and below its count: a saved version takes no more clauses.
CREATE TRIGGER clauses_fit_their_version BEFORE INSERT ON clauses
WHEN NEW.ord >= (SELECT clause_count FROM draft_versions WHERE id = NEW.draft_version_id)
BEGIN
  SELECT RAISE(ABORT, 'a saved version takes no more clauses');
END;

CREATE TRIGGER clauses_are_never_replaced BEFORE INSERT ON clauses
WHEN EXISTS (SELECT 1 FROM clauses WHERE uid = NEW.uid)
  OR EXISTS (SELECT 1 FROM clauses WHERE draft_version_id = NEW.draft_version_id AND ord = NEW.ord)
  OR EXISTS (SELECT 1 FROM clauses WHERE draft_version_id = NEW.draft_version_id AND lineage_id = NEW.lineage_id)
BEGIN
  SELECT RAISE(ABORT, 'clauses are never replaced');
END;

-- Attachments; the bytes are in R2 under `id`.
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  filename TEXT NOT NULL CHECK (length(filename) BETWEEN 1 AND 200),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 20971520),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_by TEXT NOT NULL REFERENCES officers (id),
  added_at TEXT NOT NULL CHECK (length(added_at) = 24)
) STRICT;

CREATE INDEX documents_by_decision ON documents (decision_id, added_at, id);

CREATE TRIGGER documents_are_never_changed BEFORE UPDATE ON documents
BEGIN
  SELECT RAISE(ABORT, 'documents are never changed');
END;

CREATE TRIGGER documents_are_never_deleted BEFORE DELETE ON documents
BEGIN
  SELECT RAISE(ABORT, 'documents are never deleted');
END;

CREATE TRIGGER documents_are_never_replaced BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'documents are never replaced');
END;
