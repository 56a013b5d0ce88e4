-- What is said at a hearing is an opinion like any other: it is lodged in the hearing's own intake when its record
-- closes, by the channel `hearing`. The two tables are made anew with a longer list, as 0010 does it; their rows, and
-- what points at them, stay as they are.
PRAGMA defer_foreign_keys = on;

CREATE TABLE kept_submissions AS SELECT * FROM submissions;
CREATE TABLE kept_intakes AS SELECT * FROM intakes;
DROP TABLE submissions;
DROP TABLE intakes;

-- One row per round, hearing, symposium or poll that may receive opinions. `id` is the id of that round.
-- The counters are moved by the triggers below, in the batch that lodges.
CREATE TABLE intakes (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('public_comment', 'hearing')),
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

-- What a person sent, written once. `seq` runs without gaps in its intake (R7); `late` is R6.
CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  receipt_no TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL CHECK (channel IN ('web', 'phone', 'letter', 'email', 'fax', 'onsite', 'hearing')),
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

INSERT INTO intakes SELECT * FROM kept_intakes ORDER BY rowid;
INSERT INTO submissions SELECT * FROM kept_submissions ORDER BY rowid;
DROP TABLE kept_submissions;
DROP TABLE kept_intakes;

CREATE INDEX intakes_by_end ON intakes (closes_at, id);
CREATE INDEX intakes_by_start ON intakes (opens_at, id);
CREATE INDEX intakes_by_decision ON intakes (decision_id);

-- The triggers went with the tables.
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

-- INSERT OR REPLACE deletes without asking the triggers above: nothing takes the place of a row that is there.
CREATE TRIGGER intakes_are_never_replaced BEFORE INSERT ON intakes
WHEN EXISTS (SELECT 1 FROM intakes WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM intakes WHERE receipt_prefix = NEW.receipt_prefix)
BEGIN
  SELECT RAISE(ABORT, 'intakes are never replaced');
END;

CREATE TRIGGER intakes_open_with_their_notice BEFORE INSERT ON intakes
WHEN NEW.kind = 'public_comment' AND NOT EXISTS (
  SELECT 1 FROM publications p JOIN notices n ON n.id = p.subject_id
  WHERE p.subject_id = NEW.id AND n.draft_version_id = NEW.draft_version_id AND n.ends_on = NEW.ends_on)
BEGIN
  SELECT RAISE(ABORT, 'an intake opens with its published notice');
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

CREATE TRIGGER submissions_are_never_changed BEFORE UPDATE ON submissions
BEGIN
  SELECT RAISE(ABORT, 'submissions are written once');
END;

CREATE TRIGGER submissions_are_never_deleted BEFORE DELETE ON submissions
BEGIN
  SELECT RAISE(ABORT, 'submissions are written once');
END;

CREATE TRIGGER submissions_are_never_replaced BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM submissions WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM submissions WHERE receipt_no = NEW.receipt_no)
  OR EXISTS (SELECT 1 FROM submissions WHERE participant_id = NEW.participant_id)
  OR EXISTS (SELECT 1 FROM submissions WHERE entry_id = NEW.entry_id)
BEGIN
  SELECT RAISE(ABORT, 'submissions are never replaced');
END;

-- R6 read with S90: who is no longer asked is not heard to no purpose; letters on their way are still kept.
CREATE TRIGGER submissions_end_with_the_procedure BEFORE INSERT ON submissions
WHEN NEW.channel = 'web' AND EXISTS (
  SELECT 1 FROM decision_endings
  WHERE decision_id = (SELECT decision_id FROM intakes WHERE id = NEW.intake_id))
BEGIN
  SELECT RAISE(ABORT, 'guard:closed');
END;
