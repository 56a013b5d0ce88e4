-- N713 chapters 2 and 3: what is done on the way to a decision, as records with their documents. The newest version
-- of a kind counts; every version stays.
CREATE TABLE step_records (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('proposal', 'units', 'costs', 'schemes', 'departments', 'groups', 'expert_review',
    'risk_assessment', 'fair_competition', 'legality_review', 'unit_discussion', 'interpretation_plan',
    'participation_statement', 'symposium_report', 'poll_report', 'hearing_report', 'party_report')),
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- JSON: [{id, sha256}], documents of this decision
  documents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(documents)),
  -- over kind, body and the documents' hashes
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  recorded_by TEXT NOT NULL REFERENCES officers (id),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
  UNIQUE (decision_id, kind, version)
) STRICT;

-- R25: a legality review is of one draft, the newest.
CREATE TRIGGER legality_reviews_name_their_draft BEFORE INSERT ON step_records
WHEN NEW.kind = 'legality_review' AND COALESCE(json_extract(NEW.body, '$.draft_sha256'), '') IS NOT (
  SELECT sha256 FROM draft_versions WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

-- Also stops INSERT OR REPLACE, which the triggers on UPDATE and DELETE do not see (here and below).
CREATE TRIGGER step_records_take_the_next_number BEFORE INSERT ON step_records
WHEN NEW.version IS NOT (
  SELECT COALESCE(MAX(version), 0) + 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = NEW.kind)
  OR EXISTS (SELECT 1 FROM step_records WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER step_records_are_kept_in_their_state BEFORE INSERT ON step_records
WHEN NOT EXISTS (
  SELECT 1 FROM lifecycle l WHERE l.deed = 'step_recorded'
    AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = NEW.decision_id ORDER BY seq DESC LIMIT 1))
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

-- N713 art. 25 and 31: the legality review is the legal reviewer's, the report to the Party committee the office's.
CREATE TRIGGER step_records_come_from_who_supplies_them BEFORE INSERT ON step_records
WHEN NOT EXISTS (
  SELECT 1 FROM officers o JOIN decisions d ON d.id = NEW.decision_id, json_each(o.roles) role
  WHERE o.id = NEW.recorded_by AND CASE NEW.kind
    WHEN 'legality_review' THEN role.value = 'legal'
    WHEN 'party_report' THEN role.value = 'office'
    WHEN 'proposal' THEN role.value = 'office' OR (role.value = 'drafter' AND o.unit_id = d.drafting_unit_id)
    WHEN 'units' THEN role.value = 'office' OR (role.value = 'drafter' AND o.unit_id = d.drafting_unit_id)
    ELSE role.value = 'drafter' AND o.unit_id = d.drafting_unit_id END)
BEGIN
  SELECT RAISE(ABORT, 'guard:forbidden');
END;

CREATE TRIGGER step_records_bring_documents_of_their_decision BEFORE INSERT ON step_records
WHEN EXISTS (
  SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
    SELECT 1 FROM documents f WHERE f.id = json_extract(j.value, '$.id') AND f.decision_id = NEW.decision_id
      AND f.sha256 = json_extract(j.value, '$.sha256')))
BEGIN
  SELECT RAISE(ABORT, 'guard:document_unknown');
END;

-- N713 art. 19 and 23, A10, A14, A16, A35, B12: no record of these without its paper.
CREATE TRIGGER step_records_bring_their_paper BEFORE INSERT ON step_records
WHEN NEW.kind IN ('expert_review', 'risk_assessment', 'interpretation_plan', 'participation_statement',
  'symposium_report', 'poll_report', 'hearing_report') AND json_array_length(NEW.documents) = 0
BEGIN
  SELECT RAISE(ABORT, 'guard:document_missing');
END;

CREATE TRIGGER step_records_are_never_changed BEFORE UPDATE ON step_records
BEGIN
  SELECT RAISE(ABORT, 'step records are never changed');
END;

CREATE TRIGGER step_records_are_never_deleted BEFORE DELETE ON step_records
BEGIN
  SELECT RAISE(ABORT, 'step records are never deleted');
END;

-- R25: whose newest legality review lets the newest draft be discussed, and from which day.
CREATE VIEW legality_passed AS
SELECT r.decision_id, json_extract(r.body, '$.concluded_on') AS concluded_on
FROM step_records r
WHERE r.kind = 'legality_review'
  AND r.version = (
    SELECT MAX(version) FROM step_records WHERE decision_id = r.decision_id AND kind = 'legality_review')
  AND json_extract(r.body, '$.draft_sha256') = (
    SELECT sha256 FROM draft_versions WHERE decision_id = r.decision_id ORDER BY version DESC LIMIT 1)
  AND (json_extract(r.body, '$.verdict') = 'lawful'
    -- N713 art. 25: stated to be an exploratory reform, in a plan that says reform, with its legal risks
    OR (json_extract(r.body, '$.verdict') = 'unlawful' AND json_extract(r.body, '$.exploratory') = 'yes'
      AND trim(COALESCE(json_extract(r.body, '$.exploratory_risks'), '')) <> ''
      AND (SELECT json_extract(body, '$.matter_class') FROM participation_plans
        WHERE decision_id = r.decision_id ORDER BY version DESC LIMIT 1) = 'reform'));

-- What was said when the main line moved: the package handed in, the meeting, the decision taken, a suspension.
-- `seq` is the step that it makes.
CREATE TABLE case_acts (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  deed TEXT NOT NULL CHECK (deed IN ('decision_submitted', 'submission_returned', 'deliberation_scheduled',
    'decision_deferred', 'decision_taken', 'decision_suspended', 'decision_resumed', 'decision_adjusted',
    'decision_terminated')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  documents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(documents)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  acted_by TEXT NOT NULL REFERENCES officers (id),
  acted_at TEXT NOT NULL CHECK (length(acted_at) = 24),
  UNIQUE (decision_id, seq)
) STRICT;

-- A meeting is not before what it meets on was handed in, an act of execution not before the one before it; what is
-- told of has happened.
CREATE TRIGGER case_acts_keep_the_order_of_days BEFORE INSERT ON case_acts
BEGIN
  SELECT CASE
    WHEN NEW.deed IN ('deliberation_scheduled', 'decision_deferred', 'decision_taken')
      AND json_extract(NEW.body, '$.meets_on') < (SELECT date(MAX(acted_at), '+8 hours') FROM case_acts
        WHERE decision_id = NEW.decision_id AND deed = 'decision_submitted')
      THEN RAISE(ABORT, 'guard:date_before')
    WHEN NEW.deed IN ('decision_deferred', 'decision_taken')
      AND json_extract(NEW.body, '$.meets_on') > date(NEW.acted_at, '+8 hours')
      THEN RAISE(ABORT, 'guard:date_in_future')
    WHEN NEW.deed IN ('decision_suspended', 'decision_resumed', 'decision_adjusted', 'decision_terminated') AND (
      json_extract(NEW.body, '$.decided_on') < (SELECT MAX(json_extract(body, '$.decided_on')) FROM case_acts
        WHERE decision_id = NEW.decision_id AND deed IN ('decision_suspended', 'decision_resumed',
          'decision_adjusted', 'decision_terminated'))
      OR json_extract(NEW.body, '$.decided_on') < (SELECT date(published_at, '+8 hours') FROM publications
        WHERE decision_id = NEW.decision_id AND kind = 'decision'))
      THEN RAISE(ABORT, 'guard:date_before')
    WHEN json_extract(NEW.body, '$.decided_on') > date(NEW.acted_at, '+8 hours')
      THEN RAISE(ABORT, 'guard:date_in_future')
  END;
END;

CREATE TRIGGER case_acts_follow_the_table BEFORE INSERT ON case_acts
WHEN NOT EXISTS (
  SELECT 1 FROM lifecycle l JOIN decisions d ON d.id = NEW.decision_id
  WHERE l.deed = NEW.deed
    AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = d.id ORDER BY seq DESC LIMIT 1)
    AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END))
  OR NEW.seq IS NOT (SELECT MAX(seq) + 1 FROM decision_steps WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER case_acts_come_from_who_may BEFORE INSERT ON case_acts
WHEN NOT EXISTS (
  SELECT 1 FROM officers o JOIN decisions d ON d.id = NEW.decision_id, json_each(o.roles) role
  WHERE o.id = NEW.acted_by AND CASE NEW.deed
    WHEN 'decision_submitted' THEN role.value = 'drafter' AND o.unit_id = d.drafting_unit_id
    ELSE role.value = 'office' END)
BEGIN
  SELECT RAISE(ABORT, 'guard:forbidden');
END;

CREATE TRIGGER case_acts_bring_documents_of_their_decision BEFORE INSERT ON case_acts
WHEN EXISTS (
  SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
    SELECT 1 FROM documents f WHERE f.id = json_extract(j.value, '$.id') AND f.decision_id = NEW.decision_id
      AND f.sha256 = json_extract(j.value, '$.sha256')))
BEGIN
  SELECT RAISE(ABORT, 'guard:document_unknown');
END;

CREATE TRIGGER case_acts_are_never_replaced BEFORE INSERT ON case_acts
WHEN EXISTS (SELECT 1 FROM case_acts WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'case acts are never replaced');
END;

CREATE TRIGGER case_acts_are_never_changed BEFORE UPDATE ON case_acts
BEGIN
  SELECT RAISE(ABORT, 'case acts are never changed');
END;

CREATE TRIGGER case_acts_are_never_deleted BEFORE DELETE ON case_acts
BEGIN
  SELECT RAISE(ABORT, 'case acts are never deleted');
END;

-- A05, A10, R21, R24: what a draft that is handed in cannot be without.
CREATE TRIGGER submissions_are_whole BEFORE INSERT ON case_acts
WHEN NEW.deed = 'decision_submitted'
BEGIN
  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM draft_versions WHERE decision_id = NEW.decision_id)
      OR NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'unit_discussion')
      OR NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'interpretation_plan')
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN d.matter_kind = 'major_decision' AND NOT EXISTS (
      SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'participation_statement')
      THEN RAISE(ABORT, 'guard:step_missing')
    -- the hearing question, answered after the comments closed
    WHEN d.matter_kind = 'major_decision' AND NOT EXISTS (
      SELECT 1 FROM hearing_judgements h WHERE h.decision_id = NEW.decision_id AND h.asked = 'close'
        AND h.recorded_at >= (SELECT MAX(i.closes_at) FROM intakes i
          WHERE i.decision_id = NEW.decision_id AND i.kind = 'public_comment'))
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN (COALESCE(p.hearing_by_law, 0) = 1 OR instr(COALESCE(p.methods, ''), '"hearing"') > 0
        OR (SELECT h.hearing FROM hearing_judgements h WHERE h.decision_id = NEW.decision_id AND h.asked = 'close'
          ORDER BY h.recorded_at DESC, h.rowid DESC LIMIT 1) = 1)
      AND NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'hearing_report')
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN (COALESCE(p.risky, 0) = 1 AND NOT EXISTS (
        SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'risk_assessment'))
      OR (COALESCE(p.technical, 0) = 1 AND NOT EXISTS (
        SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'expert_review'))
      THEN RAISE(ABORT, 'guard:step_missing')
    -- R5: a draft changed after the public was asked, with the question whether that is material answered
    WHEN (SELECT id FROM draft_versions WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1) <> (
        SELECT draft_version_id FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment'
        ORDER BY opens_at DESC, id DESC LIMIT 1)
      AND (json_extract(NEW.body, '$.material') IS NOT 'no'
        OR trim(COALESCE(json_extract(NEW.body, '$.material_reason'), '')) = '')
      THEN RAISE(ABORT, 'guard:material_unanswered')
  END
  FROM decisions d LEFT JOIN participation_plans p ON p.decision_id = d.id
    AND p.version = (SELECT MAX(version) FROM participation_plans WHERE decision_id = d.id)
  WHERE d.id = NEW.decision_id;
END;

-- R25 once more: nothing is discussed or decided that was not found lawful before.
CREATE TRIGGER only_lawful_drafts_are_discussed BEFORE INSERT ON case_acts
WHEN NEW.deed IN ('deliberation_scheduled', 'decision_taken') AND NOT EXISTS (
  SELECT 1 FROM legality_passed l WHERE l.decision_id = NEW.decision_id
    AND l.concluded_on <= json_extract(NEW.body, '$.meets_on'))
BEGIN
  SELECT RAISE(ABORT, 'guard:not_lawful');
END;

-- N713 art. 24, 30.
CREATE TRIGGER decisions_are_taken_lawfully BEFORE INSERT ON case_acts
WHEN NEW.deed = 'decision_taken'
BEGIN
  SELECT CASE
    WHEN json_array_length(NEW.documents) = 0 OR COALESCE(json_extract(NEW.body, '$.dissent'), '') = ''
      OR COALESCE(json_extract(NEW.body, '$.outcome'), '') NOT IN ('pass', 'pass_with_changes', 'reject')
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN json_extract(NEW.body, '$.outcome') <> 'reject'
      -- a verdict stays one, whatever a later plan says
      AND COALESCE((SELECT json_extract(body, '$.verdict') FROM step_records
          WHERE decision_id = NEW.decision_id AND kind = 'risk_assessment' ORDER BY version DESC LIMIT 1),
        CASE (SELECT risky FROM participation_plans WHERE decision_id = NEW.decision_id
          ORDER BY version DESC LIMIT 1) WHEN 1 THEN '' ELSE 'controllable' END) <> 'controllable'
      THEN RAISE(ABORT, 'guard:risk_not_controllable')
    -- R7, A07: a letter posted in time is answered first
    WHEN json_extract(NEW.body, '$.outcome') <> 'reject' AND EXISTS (
      SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment' AND pending > 0)
      THEN RAISE(ABORT, 'guard:items_pending')
  END;
END;

-- What would go out with the decision, or as its interpretation: the exact texts that are reviewed (R28).
CREATE TABLE outgoing_papers (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'interpretation')),
  version INTEGER NOT NULL CHECK (version > 0),
  -- JSON: the title, and how opinions were taken up
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- JSON: [{id, sha256, role}], role 'text' or 'interpretation'
  documents TEXT NOT NULL CHECK (json_array_length(documents) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- over the sheet and its documents, as reviewed and published
  bundle_sha256 TEXT NOT NULL CHECK (length(bundle_sha256) = 64),
  prepared_by TEXT NOT NULL REFERENCES officers (id),
  prepared_at TEXT NOT NULL CHECK (length(prepared_at) = 24),
  UNIQUE (decision_id, kind, version)
) STRICT;

CREATE TRIGGER outgoing_papers_take_the_next_number BEFORE INSERT ON outgoing_papers
WHEN NEW.version IS NOT (
  SELECT COALESCE(MAX(version), 0) + 1 FROM outgoing_papers WHERE decision_id = NEW.decision_id AND kind = NEW.kind)
  OR EXISTS (SELECT 1 FROM outgoing_papers WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER outgoing_papers_bring_documents_of_their_decision BEFORE INSERT ON outgoing_papers
WHEN EXISTS (
  SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
    SELECT 1 FROM documents f WHERE f.id = json_extract(j.value, '$.id') AND f.decision_id = NEW.decision_id
      AND f.sha256 = json_extract(j.value, '$.sha256')))
BEGIN
  SELECT RAISE(ABORT, 'guard:document_unknown');
END;

CREATE TRIGGER outgoing_papers_come_before_publication BEFORE INSERT ON outgoing_papers
WHEN EXISTS (SELECT 1 FROM publications p JOIN outgoing_papers o ON o.id = p.subject_id
  WHERE p.decision_id = NEW.decision_id AND (o.kind = NEW.kind
    -- R26: an interpretation that went out with the decision is the interpretation
    OR (NEW.kind = 'interpretation' AND EXISTS (
      SELECT 1 FROM json_each(o.documents) f WHERE json_extract(f.value, '$.role') = 'interpretation'))))
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER outgoing_papers_are_never_changed BEFORE UPDATE ON outgoing_papers
BEGIN
  SELECT RAISE(ABORT, 'outgoing papers are never changed');
END;

CREATE TRIGGER outgoing_papers_are_never_deleted BEFORE DELETE ON outgoing_papers
BEGIN
  SELECT RAISE(ABORT, 'outgoing papers are never deleted');
END;

-- S17: number, places and what was stated when the decision went out.
CREATE TABLE promulgations (
  decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
  paper_id TEXT NOT NULL UNIQUE REFERENCES outgoing_papers (id),
  doc_no TEXT NOT NULL CHECK (length(trim(doc_no)) > 0),
  -- N713 art. 32, JSON: [{kind, name}] of gazette, portal, newspaper and others
  carriers TEXT NOT NULL CHECK (json_valid(carriers)),
  promulgated_by TEXT NOT NULL REFERENCES officers (id),
  promulgated_at TEXT NOT NULL CHECK (length(promulgated_at) = 24),
  -- 公报, 政府网站, 报纸: the way is stated for each
  CHECK (instr(carriers, '"gazette"') > 0 AND instr(carriers, '"portal"') > 0 AND instr(carriers, '"newspaper"') > 0)
) STRICT;

CREATE TRIGGER promulgations_are_never_replaced BEFORE INSERT ON promulgations
WHEN EXISTS (SELECT 1 FROM promulgations WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_published');
END;

CREATE TRIGGER promulgations_are_never_changed BEFORE UPDATE ON promulgations
BEGIN
  SELECT RAISE(ABORT, 'promulgations are never changed');
END;

CREATE TRIGGER promulgations_are_never_deleted BEFORE DELETE ON promulgations
BEGIN
  SELECT RAISE(ABORT, 'promulgations are never deleted');
END;

INSERT INTO publication_kinds (kind, reviewed) VALUES ('interpretation', 1);

-- R11, R12, R26, R28, N713 art. 31 and 32 once more, where no code path can go around them.
CREATE TRIGGER decisions_are_promulgated_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'decision'
BEGIN
  SELECT CASE
    WHEN o.id IS NULL OR o.kind <> 'decision' OR o.decision_id <> NEW.decision_id
      OR o.bundle_sha256 <> NEW.sha256 OR m.decision_id IS NULL OR m.promulgated_at <> NEW.published_at
      THEN RAISE(ABORT, 'guard:not_found')
    WHEN NOT EXISTS (
      SELECT 1 FROM lifecycle l WHERE l.deed = 'decision_promulgated'
        AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = d.id ORDER BY seq DESC LIMIT 1)
        AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END))
      THEN RAISE(ABORT, 'guard:wrong_state')
    -- R7, A07: nothing that came in waits for its answer
    WHEN EXISTS (
      SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.kind = 'public_comment' AND i.pending > 0)
      THEN RAISE(ABORT, 'guard:items_pending')
    -- R7: what came in after the report was out is in a supplementary one
    WHEN EXISTS (
      SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.kind = 'public_comment'
        AND EXISTS (SELECT 1 FROM adoption_reports a JOIN publications p ON p.subject_id = a.id
          WHERE a.intake_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM adoption_reports a JOIN publications p ON p.subject_id = a.id
          WHERE a.intake_id = i.id AND a.revision = i.revision))
      THEN RAISE(ABORT, 'guard:supplement_missing')
    -- R11: the whole result of every round is out, strictly before; the same instant is not before
    WHEN NOT EXISTS (SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.kind = 'public_comment')
      OR EXISTS (
        SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.kind = 'public_comment' AND NOT EXISTS (
          SELECT 1 FROM adoption_reports a JOIN publications p ON p.subject_id = a.id
          WHERE a.intake_id = i.id AND a.revision = i.revision AND p.published_at < NEW.published_at))
      THEN RAISE(ABORT, 'guard:result_not_before_promulgation')
    -- R12: on each carrier of the notice by now, or a notice board replaced with a reason
    WHEN EXISTS (
      SELECT 1 FROM intakes i JOIN notices n ON n.id = i.id, json_each(COALESCE(n.carriers, '[]')) j
      WHERE i.decision_id = d.id AND i.kind = 'public_comment'
        AND json_extract(j.value, '$.kind') NOT IN ('portal', 'press_conference')
        AND NOT EXISTS (
          SELECT 1 FROM report_carriers c JOIN adoption_reports a ON a.id = c.report_id
          JOIN publications p ON p.subject_id = a.id
          WHERE a.intake_id = i.id AND a.revision = i.revision
            AND c.kind = json_extract(j.value, '$.kind') AND c.name = json_extract(j.value, '$.name')
            AND (c.at < NEW.published_at OR c.at IS NULL)))
      THEN RAISE(ABORT, 'guard:channel_missing')
    -- N713 art. 12, 14, 19, 22, 29, R21: what the plan of another matter says it needs
    WHEN d.matter_kind <> 'major_decision' AND EXISTS (
      SELECT 1 FROM json_each('["hearing_report","expert_review","risk_assessment","groups","fair_competition",'
        || '"schemes","poll_report","symposium_report"]') k
      LEFT JOIN participation_plans p ON p.decision_id = d.id
        AND p.version = (SELECT MAX(version) FROM participation_plans WHERE decision_id = d.id)
      WHERE CASE k.value
          WHEN 'hearing_report' THEN p.hearing_by_law = 1 OR instr(p.methods, '"hearing"') > 0
            OR (SELECT h.hearing FROM hearing_judgements h WHERE h.decision_id = d.id AND h.asked = 'close'
              ORDER BY h.recorded_at DESC, h.rowid DESC LIMIT 1) = 1
          WHEN 'expert_review' THEN p.technical
          WHEN 'risk_assessment' THEN p.risky
          WHEN 'groups' THEN p.affects_groups
          WHEN 'fair_competition' THEN p.affects_market
          WHEN 'schemes' THEN p.views_diverge
          WHEN 'poll_report' THEN instr(p.methods, '"poll"') > 0
          WHEN 'symposium_report' THEN instr(p.methods, '"symposium"') + instr(p.methods, '"consultative_meeting"') > 0
        END = 1
        AND NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = d.id AND kind = k.value))
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN d.matter_kind <> 'major_decision' AND (
        SELECT json_extract(body, '$.verdict') FROM step_records
        WHERE decision_id = d.id AND kind = 'risk_assessment' ORDER BY version DESC LIMIT 1) <> 'controllable'
      THEN RAISE(ABORT, 'guard:risk_not_controllable')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions s ON s.review_id = v.id
      WHERE v.subject_id = o.id AND v.bundle_sha256 = NEW.sha256 AND s.opinion = 'public'
        AND json_array_length(v.bundle) = 1 + json_array_length(o.documents)
        AND json_extract(v.bundle, '$[0].sha256') = o.sha256
        AND NOT EXISTS (
          SELECT 1 FROM json_each(o.documents) f WHERE NOT EXISTS (
            SELECT 1 FROM json_each(v.bundle) b
            WHERE json_extract(b.value, '$.sha256') = json_extract(f.value, '$.sha256'))))
      THEN RAISE(ABORT, 'guard:review_missing')
    -- R26: together with the decision where the pinned profile says so
    WHEN COALESCE((SELECT json_extract(effective, '$.interpretation.floor') FROM decision_profiles
        WHERE decision_id = d.id), 3) = 0
      AND NOT EXISTS (SELECT 1 FROM json_each(o.documents) f WHERE json_extract(f.value, '$.role') = 'interpretation')
      THEN RAISE(ABORT, 'guard:interpretation_late')
    WHEN d.matter_kind = 'major_decision' AND (
      COALESCE((SELECT json_extract(body, '$.outcome') FROM case_acts WHERE decision_id = d.id
        AND deed = 'decision_taken' ORDER BY seq DESC LIMIT 1), '') NOT IN ('pass', 'pass_with_changes')
      OR NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = d.id AND kind = 'party_report')
      OR trim(COALESCE(json_extract(o.body, '$.opinions'), '')) = '')
      THEN RAISE(ABORT, 'guard:step_missing')
  END
  FROM (SELECT 1) LEFT JOIN outgoing_papers o ON o.id = NEW.subject_id
  LEFT JOIN decisions d ON d.id = NEW.decision_id
  LEFT JOIN promulgations m ON m.paper_id = o.id;
END;

CREATE TRIGGER interpretations_follow_their_decision BEFORE INSERT ON publications
WHEN NEW.kind = 'interpretation'
BEGIN
  SELECT CASE
    WHEN o.id IS NULL OR o.kind <> 'interpretation' OR o.decision_id <> NEW.decision_id
      OR o.bundle_sha256 <> NEW.sha256 THEN RAISE(ABORT, 'guard:not_found')
    WHEN NOT EXISTS (SELECT 1 FROM publications WHERE decision_id = NEW.decision_id AND kind = 'decision')
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions s ON s.review_id = v.id
      WHERE v.subject_id = o.id AND v.bundle_sha256 = NEW.sha256 AND s.opinion = 'public')
      THEN RAISE(ABORT, 'guard:review_missing')
    WHEN EXISTS (SELECT 1 FROM publications p JOIN outgoing_papers q ON q.id = p.subject_id, json_each(q.documents) f
      WHERE p.decision_id = NEW.decision_id AND json_extract(f.value, '$.role') = 'interpretation')
      THEN RAISE(ABORT, 'guard:already_published')
  END
  FROM (SELECT 1) LEFT JOIN outgoing_papers o ON o.id = NEW.subject_id;
END;

-- The main line moves by a deed of this room only with what it leaves on record.
CREATE TRIGGER decision_steps_stand_on_their_act BEFORE INSERT ON decision_steps
WHEN NEW.deed IN ('decision_submitted', 'submission_returned', 'deliberation_scheduled', 'decision_deferred',
  'decision_taken', 'decision_suspended', 'decision_resumed', 'decision_adjusted', 'decision_terminated')
  AND NOT EXISTS (
    SELECT 1 FROM case_acts WHERE decision_id = NEW.decision_id AND seq = NEW.seq AND deed = NEW.deed)
BEGIN
  SELECT RAISE(ABORT, 'guard:step_missing');
END;

CREATE TRIGGER promulgated_is_what_is_published BEFORE INSERT ON decision_steps
WHEN NEW.deed = 'decision_promulgated' AND NOT EXISTS (
  SELECT 1 FROM publications WHERE decision_id = NEW.decision_id AND kind = 'decision' AND published_at = NEW.at)
BEGIN
  SELECT RAISE(ABORT, 'guard:step_missing');
END;
