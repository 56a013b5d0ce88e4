-- S02: the decision is in the year's public list (年度决策事项目录) and its procedure is begun.
CREATE TABLE decision_listings (
  decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 2019 AND 2099),
  -- gap-free within the year, given by SQL
  no INTEGER NOT NULL CHECK (no > 0),
  -- N713 art. 3: with the Party committee's consent
  party_consent_on TEXT NOT NULL CHECK (date(party_consent_on) IS party_consent_on),
  -- N713 art. 11: the drafting unit leads; the units beside it, a JSON array of names
  joint_units TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(joint_units)),
  listed_by TEXT NOT NULL REFERENCES officers (id),
  listed_at TEXT NOT NULL CHECK (length(listed_at) = 24),
  UNIQUE (year, no)
) STRICT;

-- A01 to A04: how the public takes part, approved by the head of the drafting unit. A change is a further version.
CREATE TABLE participation_plans (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  version INTEGER NOT NULL CHECK (version > 0),
  -- everything that was said, as the form has it
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- a JSON array out of public_comment, hearing, symposium, consultative_meeting, poll, field_visit, written, questionnaire
  methods TEXT NOT NULL CHECK (json_valid(methods) AND json_array_length(methods) > 0),
  -- A03: an important plan, reform, policy or project that touches vital interests or must be widely known
  vital INTEGER NOT NULL CHECK (vital IN (0, 1)),
  -- R21: a law, regulation or rule demands a hearing
  hearing_by_law INTEGER NOT NULL CHECK (hearing_by_law IN (0, 1)),
  -- N713 art. 12, 14, 19, 22, 29: which further steps this matter needs
  views_diverge INTEGER NOT NULL CHECK (views_diverge IN (0, 1)),
  affects_groups INTEGER NOT NULL CHECK (affects_groups IN (0, 1)),
  technical INTEGER NOT NULL CHECK (technical IN (0, 1)),
  risky INTEGER NOT NULL CHECK (risky IN (0, 1)),
  affects_market INTEGER NOT NULL CHECK (affects_market IN (0, 1)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  approved_by TEXT NOT NULL REFERENCES officers (id),
  approved_at TEXT NOT NULL CHECK (length(approved_at) = 24),
  UNIQUE (decision_id, version),
  CHECK (vital = 0 OR instr(methods, '"public_comment"') > 0 OR instr(methods, '"hearing"') > 0),
  CHECK (hearing_by_law = 0 OR instr(methods, '"hearing"') > 0)
) STRICT;

-- R21: a signed judgement, asked at planning and again when comments close; the newest of each counts.
CREATE TABLE hearing_judgements (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  asked TEXT NOT NULL CHECK (asked IN ('planning', 'close')),
  -- 重大分歧, 社会关注度较高; both together leave no choice
  dissent INTEGER NOT NULL CHECK (dissent IN (0, 1)),
  attention INTEGER NOT NULL CHECK (attention IN (0, 1)),
  hearing INTEGER NOT NULL CHECK (hearing IN (0, 1)),
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  signed_by TEXT NOT NULL CHECK (length(trim(signed_by)) > 0),
  -- the figures that stood beside the question; null at planning
  persons INTEGER,
  opposing INTEGER,
  opinions INTEGER,
  recorded_by TEXT NOT NULL REFERENCES officers (id),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
  CHECK ((asked = 'close') = (persons IS NOT NULL AND opposing IS NOT NULL AND opinions IS NOT NULL)),
  CHECK (hearing = 1 OR dissent = 0 OR attention = 0)
) STRICT;

CREATE INDEX hearing_judgements_by_decision ON hearing_judgements (decision_id, asked, recorded_at);

-- S90, S91: the procedure ends before a decision, or the matter is exempt; the ground stays on record.
CREATE TABLE decision_endings (
  decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'urgent_exempt')),
  -- S91: which exemption; N713 art. 3 names three, art. 14 what the law keeps from the public
  basis TEXT CHECK (basis IN ('emergency', 'macro_control', 'legislation', 'not_public')),
  ground TEXT NOT NULL CHECK (length(trim(ground)) > 0),
  -- whether the public may know of it at all
  fact_public INTEGER NOT NULL CHECK (fact_public IN (0, 1)),
  -- what the public reads; '' where nothing may be said but the fact
  public_note TEXT NOT NULL DEFAULT '',
  -- of the seal in the ledger: whoever has both can check what was said
  salt TEXT NOT NULL DEFAULT (lower(hex(randomblob(32)))) CHECK (length(salt) = 64),
  ended_by TEXT NOT NULL REFERENCES officers (id),
  ended_at TEXT NOT NULL CHECK (length(ended_at) = 24),
  CHECK ((kind = 'urgent_exempt') = (basis IS NOT NULL)),
  CHECK (fact_public = 1 OR public_note = '')
) STRICT;

-- What a deed of the state table leaves behind is written while the table allows the deed.
CREATE VIEW deeds_possible AS
SELECT d.id AS decision_id, l.deed
FROM decisions d
JOIN decision_steps s ON s.decision_id = d.id
  AND s.seq = (SELECT MAX(seq) FROM decision_steps WHERE decision_id = d.id)
JOIN lifecycle l ON l.from_state = s.state
  AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END);

CREATE TRIGGER listings_open_the_procedure BEFORE INSERT ON decision_listings
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM decision_listings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id AND deed = 'decision_listed')
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NEW.no IS NOT (SELECT COALESCE(MAX(no), 0) + 1 FROM decision_listings WHERE year = NEW.year)
      THEN RAISE(ABORT, 'a listing takes the next number of its year')
    WHEN NEW.year - CAST(strftime('%Y', NEW.listed_at, '+8 hours') AS INTEGER) NOT IN (0, 1)
      THEN RAISE(ABORT, 'guard:year_not_open')
    WHEN NEW.party_consent_on > date(NEW.listed_at, '+8 hours') THEN RAISE(ABORT, 'guard:date_in_future')
    WHEN json_type(NEW.joint_units) <> 'array' THEN RAISE(ABORT, 'joint units are a list')
  END;
END;

-- R21: asked at planning while there may be a plan, and again when comments have closed.
CREATE TRIGGER judgements_are_given_in_time BEFORE INSERT ON hearing_judgements
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM hearing_judgements WHERE id = NEW.id)
      THEN RAISE(ABORT, 'hearing judgements are never replaced')
    WHEN NOT EXISTS (
      SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id
        AND deed = CASE NEW.asked WHEN 'planning' THEN 'plan_approved' ELSE 'hearing_question_answered' END)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NEW.asked = 'close' AND (
      NOT EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id)
      OR EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND closes_at > NEW.recorded_at))
      THEN RAISE(ABORT, 'guard:still_open')
    WHEN NEW.hearing = 0 AND NEW.asked = 'close' AND (
      SELECT hearing_by_law FROM participation_plans
      WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1) = 1
      THEN RAISE(ABORT, 'guard:hearing_no_choice')
    WHEN NEW.opposing > NEW.persons OR NEW.persons < 0 OR NEW.opposing < 0 OR NEW.opinions < 0
      THEN RAISE(ABORT, 'the figures contradict one another')
  END;
END;

-- A01 to A04, N713 art. 12: a plan is a further version over a draft, with the hearing question answered.
CREATE TRIGGER plans_follow_one_another BEFORE INSERT ON participation_plans
BEGIN
  SELECT CASE
    WHEN NEW.version IS NOT (
      SELECT COALESCE(MAX(version), 0) + 1 FROM participation_plans WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN EXISTS (SELECT 1 FROM participation_plans WHERE id = NEW.id)
      THEN RAISE(ABORT, 'participation plans are never replaced')
    WHEN NOT EXISTS (
      SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id AND deed = 'plan_approved')
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (SELECT 1 FROM draft_versions WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:draft_missing')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.methods) WHERE value NOT IN ('public_comment', 'hearing', 'symposium',
        'consultative_meeting', 'poll', 'field_visit', 'written', 'questionnaire'))
      THEN RAISE(ABORT, 'guard:invalid_choice')
    WHEN NOT EXISTS (SELECT 1 FROM hearing_judgements WHERE decision_id = NEW.decision_id AND asked = 'planning')
      THEN RAISE(ABORT, 'guard:hearing_unanswered')
    WHEN instr(NEW.methods, '"hearing"') = 0 AND EXISTS (
      SELECT 1 FROM hearing_judgements j WHERE j.decision_id = NEW.decision_id AND j.hearing = 1
        AND NOT EXISTS (
          SELECT 1 FROM hearing_judgements k WHERE k.decision_id = j.decision_id AND k.asked = j.asked
            AND (k.recorded_at > j.recorded_at OR (k.recorded_at = j.recorded_at AND k.rowid > j.rowid))))
      THEN RAISE(ABORT, 'guard:plan_needs_hearing')
    WHEN instr(NEW.methods, '"public_comment"') = 0 AND EXISTS (
      SELECT 1 FROM publications WHERE decision_id = NEW.decision_id AND kind = 'notice')
      THEN RAISE(ABORT, 'guard:plan_keeps_comment')
    -- R21, N713 art. 12, 14, 19, 22, 29: what was asked for is not taken back without a reason
    WHEN trim(COALESCE(json_extract(NEW.body, '$.withdrawn_needs_reason'), '')) = '' AND EXISTS (
      SELECT 1 FROM participation_plans p WHERE p.decision_id = NEW.decision_id AND p.version = NEW.version - 1
        AND (p.hearing_by_law > NEW.hearing_by_law OR (
          (p.views_diverge > NEW.views_diverge OR p.affects_groups > NEW.affects_groups
            OR p.technical > NEW.technical OR p.risky > NEW.risky OR p.affects_market > NEW.affects_market)
          AND EXISTS (SELECT 1 FROM publications WHERE decision_id = NEW.decision_id AND kind = 'notice'))))
      THEN RAISE(ABORT, 'guard:need_withdrawn')
    -- lawful without (A03), but only a notice leads on from a plan
    WHEN instr(NEW.methods, '"public_comment"') = 0 THEN RAISE(ABORT, 'guard:plan_needs_comment')
  END;
END;

-- A02: what asks the public is in the plan, where there is one.
CREATE TRIGGER notices_are_in_the_plan BEFORE INSERT ON publications
WHEN NEW.kind = 'notice' AND instr((
  SELECT methods FROM participation_plans WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1),
  '"public_comment"') = 0
BEGIN
  SELECT RAISE(ABORT, 'guard:plan_lacks_comment');
END;

-- S90: who has asked the public tells the public why it ends.
CREATE TRIGGER endings_say_why BEFORE INSERT ON decision_endings
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id
        AND deed = CASE NEW.kind WHEN 'withdrawn' THEN 'decision_withdrawn' ELSE 'decision_exempted' END)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN (trim(NEW.public_note) = '' OR NEW.fact_public = 0) AND EXISTS (
      SELECT 1 FROM publications WHERE decision_id = NEW.decision_id AND kind = 'notice')
      THEN RAISE(ABORT, 'guard:public_note_missing')
    -- only an exemption (S91) takes a matter out of the list; a withdrawn one stays known
    WHEN NEW.kind = 'withdrawn' AND NEW.fact_public = 0 AND EXISTS (
      SELECT 1 FROM decision_listings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
  END;
END;

-- A state that stands on a record needs the record.
CREATE TRIGGER decision_steps_stand_on_records BEFORE INSERT ON decision_steps
BEGIN
  SELECT CASE
    WHEN NEW.state = 'listed'
      AND NOT EXISTS (SELECT 1 FROM decision_listings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN NEW.state = 'plan_approved'
      AND NOT EXISTS (SELECT 1 FROM participation_plans WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN NEW.state IN ('withdrawn', 'urgent_exempt')
      AND NOT EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id AND kind = NEW.state)
      THEN RAISE(ABORT, 'guard:step_missing')
  END;
END;

-- After an ending nothing more is written, whatever the deed; what was said stays.
CREATE TRIGGER drafts_end_with_the_procedure BEFORE INSERT ON draft_versions
WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER documents_end_with_the_procedure BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER publications_end_with_the_procedure BEFORE INSERT ON publications
WHEN NEW.kind <> 'correction' AND EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER reviews_end_with_the_procedure BEFORE INSERT ON secrecy_reviews
WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

-- R6 read with S90: who is no longer asked is not heard to no purpose; letters on their way are still kept.
CREATE TRIGGER submissions_end_with_the_procedure BEFORE INSERT ON submissions
WHEN NEW.channel = 'web' AND EXISTS (
  SELECT 1 FROM decision_endings
  WHERE decision_id = (SELECT decision_id FROM intakes WHERE id = NEW.intake_id))
BEGIN
  SELECT RAISE(ABORT, 'guard:closed');
END;

CREATE TRIGGER listings_are_never_changed BEFORE UPDATE ON decision_listings
BEGIN
  SELECT RAISE(ABORT, 'listings are never changed');
END;

CREATE TRIGGER listings_are_never_deleted BEFORE DELETE ON decision_listings
BEGIN
  SELECT RAISE(ABORT, 'listings are never deleted');
END;

CREATE TRIGGER participation_plans_are_never_changed BEFORE UPDATE ON participation_plans
BEGIN
  SELECT RAISE(ABORT, 'participation plans are never changed');
END;

CREATE TRIGGER participation_plans_are_never_deleted BEFORE DELETE ON participation_plans
BEGIN
  SELECT RAISE(ABORT, 'participation plans are never deleted');
END;

CREATE TRIGGER hearing_judgements_are_never_changed BEFORE UPDATE ON hearing_judgements
BEGIN
  SELECT RAISE(ABORT, 'hearing judgements are never changed');
END;

CREATE TRIGGER hearing_judgements_are_never_deleted BEFORE DELETE ON hearing_judgements
BEGIN
  SELECT RAISE(ABORT, 'hearing judgements are never deleted');
END;

CREATE TRIGGER endings_are_never_changed BEFORE UPDATE ON decision_endings
BEGIN
  SELECT RAISE(ABORT, 'endings are never changed');
END;

CREATE TRIGGER endings_are_never_deleted BEFORE DELETE ON decision_endings
BEGIN
  SELECT RAISE(ABORT, 'endings are never deleted');
END;
