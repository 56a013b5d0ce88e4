-- Every answer ever given to an item, in order; the newest one stands in `answers`.
CREATE TABLE dispositions (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES items (id),
  -- one act may answer many items
  act_id TEXT NOT NULL,
  disposition TEXT NOT NULL CHECK (disposition IN ('adopted', 'partially_adopted', 'not_adopted', 'noted', 'not_relevant')),
  reason TEXT NOT NULL CHECK (length(reason) <= 5000),
  changed_wording TEXT CHECK (length(changed_wording) BETWEEN 1 AND 5000),
  answered_by TEXT NOT NULL REFERENCES officers (id),
  answered_at TEXT NOT NULL CHECK (length(answered_at) = 24),
  -- 32 random bytes in hex, one per act: opens the commitment to this answer in the ledger
  salt TEXT NOT NULL CHECK (length(salt) = 64),
  UNIQUE (act_id, item_id),
  -- R8: whatever is not adopted has a reason
  CHECK (disposition = 'adopted' OR length(reason) > 0),
  CHECK (changed_wording IS NULL OR disposition IN ('adopted', 'partially_adopted'))
) STRICT;

CREATE INDEX dispositions_by_item ON dispositions (item_id, answered_at);

CREATE TABLE answers (
  item_id TEXT PRIMARY KEY REFERENCES items (id),
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  seq INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  disposition_id TEXT NOT NULL REFERENCES dispositions (id),
  disposition TEXT NOT NULL
) STRICT;

CREATE INDEX answers_by_intake ON answers (intake_id, disposition, seq, ord);

CREATE TABLE adoption_reports (
  id TEXT PRIMARY KEY,
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  -- the intake's revision that it tells of: anything later makes it out of date
  revision INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- the unit's own words about how it listened and what it changed; may be empty
  summary TEXT NOT NULL CHECK (length(summary) <= 20000),
  -- JSON: every figure printed, reconciled (R7)
  totals TEXT NOT NULL CHECK (json_valid(totals)),
  row_count INTEGER NOT NULL,
  -- over title, summary, totals, rows and changes, in order
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  prepared_by TEXT NOT NULL REFERENCES officers (id),
  prepared_at TEXT NOT NULL CHECK (length(prepared_at) = 24)
) STRICT;

CREATE INDEX adoption_reports_by_intake ON adoption_reports (intake_id, prepared_at DESC);

-- The public table (domain.md §5.4), as it will be read: masked once, then never changed. Rows of a report
-- that is being prepared are written before it, so `report_id` has no foreign key.
CREATE TABLE report_rows (
  report_id TEXT NOT NULL,
  row_no INTEGER NOT NULL CHECK (row_no > 0),
  item_id TEXT NOT NULL REFERENCES items (id),
  item_no TEXT NOT NULL,
  clause_uid TEXT,
  clause_label TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  suggested_wording TEXT,
  reason TEXT,
  submitter TEXT NOT NULL,
  channel TEXT NOT NULL,
  received_on TEXT NOT NULL,
  late INTEGER NOT NULL,
  disposition TEXT NOT NULL,
  answer TEXT NOT NULL,
  changed_wording TEXT,
  -- the salt of content_commitment; null where masking changed the text, which then no longer opens it
  salt TEXT,
  content_commitment TEXT NOT NULL,
  -- the act that gave the answer, and the salt of its commitment; null where masking changed the answer
  act_id TEXT NOT NULL,
  answer_salt TEXT,
  PRIMARY KEY (report_id, row_no),
  UNIQUE (report_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_rows_by_item ON report_rows (item_id);

CREATE TABLE report_changes (
  report_id TEXT NOT NULL,
  change_no INTEGER NOT NULL CHECK (change_no > 0),
  clause_uid TEXT,
  clause_label TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  items INTEGER NOT NULL CHECK (items > 0),
  PRIMARY KEY (report_id, change_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER dispositions_come_before_the_report BEFORE INSERT ON dispositions
WHEN EXISTS (
  SELECT 1 FROM report_rows r JOIN publications p ON p.subject_id = r.report_id WHERE r.item_id = NEW.item_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:report_published');
END;

CREATE TRIGGER dispositions_become_answers AFTER INSERT ON dispositions
BEGIN
  UPDATE intakes SET revision = revision + 1,
    pending = pending - NOT EXISTS (SELECT 1 FROM answers WHERE item_id = NEW.item_id)
  WHERE id = (SELECT intake_id FROM items WHERE id = NEW.item_id);
  INSERT INTO answers (item_id, intake_id, seq, ord, disposition_id, disposition)
  SELECT i.id, i.intake_id, i.seq, i.ord, NEW.id, NEW.disposition FROM items i WHERE i.id = NEW.item_id
  ON CONFLICT (item_id) DO UPDATE SET disposition_id = excluded.disposition_id, disposition = excluded.disposition;
END;

-- An answer is the newest disposition of its item, and nothing else.
CREATE TRIGGER answers_are_the_newest_disposition BEFORE INSERT ON answers
WHEN NOT EXISTS (
  SELECT 1 FROM dispositions d WHERE d.id = NEW.disposition_id AND d.item_id = NEW.item_id
    AND d.disposition = NEW.disposition
    AND d.rowid = (SELECT MAX(rowid) FROM dispositions WHERE item_id = NEW.item_id))
BEGIN
  SELECT RAISE(ABORT, 'an answer is the newest disposition');
END;

CREATE TRIGGER answers_stay_the_newest_disposition BEFORE UPDATE ON answers
WHEN NEW.item_id <> OLD.item_id OR NEW.intake_id <> OLD.intake_id OR NOT EXISTS (
  SELECT 1 FROM dispositions d WHERE d.id = NEW.disposition_id AND d.item_id = NEW.item_id
    AND d.disposition = NEW.disposition
    AND d.rowid = (SELECT MAX(rowid) FROM dispositions WHERE item_id = NEW.item_id))
BEGIN
  SELECT RAISE(ABORT, 'an answer is the newest disposition');
END;

CREATE TRIGGER answers_are_never_deleted BEFORE DELETE ON answers
BEGIN
  SELECT RAISE(ABORT, 'answers are never deleted');
END;

-- Stops INSERT OR REPLACE, which the two triggers below would not see.
CREATE TRIGGER dispositions_are_never_replaced BEFORE INSERT ON dispositions
WHEN EXISTS (SELECT 1 FROM dispositions WHERE id = NEW.id OR (act_id = NEW.act_id AND item_id = NEW.item_id))
BEGIN
  SELECT RAISE(ABORT, 'dispositions are never changed');
END;

CREATE TRIGGER dispositions_are_never_changed BEFORE UPDATE ON dispositions
BEGIN
  SELECT RAISE(ABORT, 'dispositions are never changed');
END;

CREATE TRIGGER dispositions_are_never_deleted BEFORE DELETE ON dispositions
BEGIN
  SELECT RAISE(ABORT, 'dispositions are never deleted');
END;

CREATE TRIGGER adoption_reports_are_whole BEFORE INSERT ON adoption_reports
BEGIN
  SELECT CASE
    WHEN i.id IS NULL THEN RAISE(ABORT, 'guard:not_found')
    WHEN i.revision <> NEW.revision THEN RAISE(ABORT, 'guard:report_outdated')
    WHEN i.items <> NEW.row_count
      OR NEW.row_count <> (SELECT count(*) FROM report_rows WHERE report_id = NEW.id)
      THEN RAISE(ABORT, 'guard:report_incomplete')
    WHEN i.pending <> 0 THEN RAISE(ABORT, 'guard:items_pending')
  END
  FROM (SELECT 1) LEFT JOIN intakes i ON i.id = NEW.intake_id;
END;

CREATE TRIGGER adoption_reports_are_never_replaced BEFORE INSERT ON adoption_reports
WHEN EXISTS (SELECT 1 FROM adoption_reports WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'adoption reports are never changed');
END;

CREATE TRIGGER adoption_reports_are_never_changed BEFORE UPDATE ON adoption_reports
BEGIN
  SELECT RAISE(ABORT, 'adoption reports are never changed');
END;

CREATE TRIGGER adoption_reports_are_never_deleted BEFORE DELETE ON adoption_reports
BEGIN
  SELECT RAISE(ABORT, 'adoption reports are never deleted');
END;

CREATE TRIGGER report_rows_come_before_the_report BEFORE INSERT ON report_rows
WHEN EXISTS (SELECT 1 FROM adoption_reports WHERE id = NEW.report_id)
BEGIN
  SELECT RAISE(ABORT, 'a prepared report takes no more rows');
END;

CREATE TRIGGER report_rows_are_never_changed BEFORE UPDATE ON report_rows
BEGIN
  SELECT RAISE(ABORT, 'report rows are never changed');
END;

CREATE TRIGGER report_rows_are_never_deleted BEFORE DELETE ON report_rows
WHEN EXISTS (SELECT 1 FROM adoption_reports WHERE id = OLD.report_id)
BEGIN
  SELECT RAISE(ABORT, 'report rows are never deleted');
END;

CREATE TRIGGER report_changes_come_before_the_report BEFORE INSERT ON report_changes
WHEN EXISTS (SELECT 1 FROM adoption_reports WHERE id = NEW.report_id)
BEGIN
  SELECT RAISE(ABORT, 'a prepared report takes no more changes');
END;

CREATE TRIGGER report_changes_are_never_changed BEFORE UPDATE ON report_changes
BEGIN
  SELECT RAISE(ABORT, 'report changes are never changed');
END;

CREATE TRIGGER report_changes_are_never_deleted BEFORE DELETE ON report_changes
WHEN EXISTS (SELECT 1 FROM adoption_reports WHERE id = OLD.report_id)
BEGIN
  SELECT RAISE(ABORT, 'report changes are never deleted');
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
