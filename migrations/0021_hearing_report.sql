-- The hearing report (听证报告, domain.md §4.5; R20): filled from the data, with every view and its answer. The rows of
-- its table stand in `report_rows` under this id.
CREATE TABLE hearing_reports (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  -- the intake's revision that it tells of: anything later makes it out of date
  revision INTEGER NOT NULL,
  -- 第N号, where the report is published as one of the hearing's announcements
  no INTEGER NOT NULL CHECK (no > 0),
  -- the eight parts, as the schema has them
  body TEXT NOT NULL CHECK (json_valid(body)),
  conclusion TEXT NOT NULL CHECK (conclusion IN ('carry_out', 'carry_out_amended', 'postpone', 'do_not')),
  -- JSON: every figure printed
  totals TEXT NOT NULL CHECK (json_valid(totals)),
  row_count INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  prepared_by TEXT NOT NULL REFERENCES officers (id),
  prepared_at TEXT NOT NULL CHECK (length(prepared_at) = 24)
) STRICT;

CREATE INDEX hearing_reports_by_hearing ON hearing_reports (hearing_id, prepared_at DESC);

-- The hearings of a decision that were announced and not cancelled: what they owe, and what there is of it.
CREATE VIEW hearings_called AS
SELECT h.decision_id, h.id AS hearing_id,
  (SELECT closed_at FROM record_closings WHERE hearing_id = h.id) AS record_closed_at,
  k.revision, COALESCE(k.pending, 0) AS pending, k.draft_version_id,
  EXISTS (SELECT 1 FROM hearing_reports r WHERE r.hearing_id = h.id AND r.revision = k.revision) AS prepared,
  -- when a report that tells of everything said was made public
  (SELECT MIN(p.published_at) FROM hearing_reports r JOIN publications p ON p.subject_id = r.id
    WHERE r.hearing_id = h.id AND r.revision = k.revision) AS published_at
FROM hearings h LEFT JOIN intakes k ON k.id = h.id AND k.kind = 'hearing'
WHERE EXISTS (SELECT 1 FROM hearing_papers a JOIN publications p ON p.subject_id = a.id
    WHERE a.hearing_id = h.id AND p.kind = 'hearing_announcement')
  AND NOT EXISTS (SELECT 1 FROM hearing_papers a JOIN publications p ON p.subject_id = a.id
    WHERE a.hearing_id = h.id AND p.kind = 'hearing_cancellation');

-- R7, R8, R19, R20: over a closed record, every view answered, with a conclusion in words.
CREATE TRIGGER hearing_reports_are_whole BEFORE INSERT ON hearing_reports
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM hearing_reports WHERE id = NEW.id)
      THEN RAISE(ABORT, 'hearing reports are never replaced')
    WHEN h.id IS NULL OR i.id IS NULL OR i.kind <> 'hearing' OR NEW.intake_id <> h.id
      OR h.decision_id <> NEW.decision_id OR i.decision_id <> NEW.decision_id
      THEN RAISE(ABORT, 'guard:not_found')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_called WHERE hearing_id = h.id)
      OR NOT EXISTS (SELECT 1 FROM deeds_possible
        WHERE decision_id = NEW.decision_id AND deed = 'hearing_report_prepared')
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = h.id)
      THEN RAISE(ABORT, 'guard:hearing_record_open')
    WHEN i.revision <> NEW.revision THEN RAISE(ABORT, 'guard:report_outdated')
    WHEN i.pending <> 0 THEN RAISE(ABORT, 'guard:items_pending')
    WHEN i.items <> NEW.row_count
      OR NEW.row_count <> (SELECT count(*) FROM report_rows WHERE report_id = NEW.id)
      THEN RAISE(ABORT, 'guard:report_incomplete')
    WHEN EXISTS (SELECT 1 FROM report_rows WHERE report_id = NEW.id AND disposition <> 'adopted' AND trim(answer) = '')
      THEN RAISE(ABORT, 'guard:reason_missing')
    WHEN trim(COALESCE(json_extract(NEW.body, '$.conclusion_text'), '')) = ''
      THEN RAISE(ABORT, 'guard:conclusion_missing')
  END
  FROM (SELECT 1) LEFT JOIN hearings h ON h.id = NEW.hearing_id
  LEFT JOIN intakes i ON i.id = NEW.intake_id;
END;

CREATE TRIGGER hearing_reports_are_never_changed BEFORE UPDATE ON hearing_reports
BEGIN
  SELECT RAISE(ABORT, 'hearing reports are never changed');
END;

CREATE TRIGGER hearing_reports_are_never_deleted BEFORE DELETE ON hearing_reports
BEGIN
  SELECT RAISE(ABORT, 'hearing reports are never deleted');
END;

CREATE TRIGGER rows_come_before_the_hearing_report BEFORE INSERT ON report_rows
WHEN EXISTS (SELECT 1 FROM hearing_reports WHERE id = NEW.report_id)
BEGIN
  SELECT RAISE(ABORT, 'a prepared report takes no more rows');
END;

CREATE TRIGGER rows_of_a_hearing_report_are_never_deleted BEFORE DELETE ON report_rows
WHEN EXISTS (SELECT 1 FROM hearing_reports WHERE id = OLD.report_id)
BEGIN
  SELECT RAISE(ABORT, 'report rows are never deleted');
END;

CREATE TRIGGER changes_come_before_the_hearing_report BEFORE INSERT ON report_changes
WHEN EXISTS (SELECT 1 FROM hearing_reports WHERE id = NEW.report_id)
BEGIN
  SELECT RAISE(ABORT, 'a prepared report takes no more changes');
END;

CREATE TRIGGER changes_of_a_hearing_report_are_never_deleted BEFORE DELETE ON report_changes
WHEN EXISTS (SELECT 1 FROM hearing_reports WHERE id = OLD.report_id)
BEGIN
  SELECT RAISE(ABORT, 'report changes are never deleted');
END;

-- What was said at a hearing is told in its own report, with a conclusion; an adoption report is of comments.
CREATE TRIGGER adoption_reports_are_of_comments BEFORE INSERT ON adoption_reports
WHEN EXISTS (SELECT 1 FROM intakes WHERE id = NEW.intake_id AND kind <> 'public_comment')
BEGIN
  SELECT RAISE(ABORT, 'guard:not_found');
END;

-- R7, R8, R20, R28 once more: nothing pending, nothing changed since, reviewed as it stands, under the next number.
CREATE TRIGGER hearing_reports_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'hearing_report'
BEGIN
  SELECT CASE
    WHEN r.id IS NULL OR r.sha256 <> NEW.sha256 OR r.decision_id <> NEW.decision_id
      THEN RAISE(ABORT, 'guard:not_found')
    WHEN NOT EXISTS (SELECT 1 FROM deeds_possible
      WHERE decision_id = NEW.decision_id AND deed = 'hearing_report_published')
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN EXISTS (SELECT 1 FROM publications p JOIN hearing_reports o ON o.id = p.subject_id
        WHERE o.hearing_id = r.hearing_id)
      THEN RAISE(ABORT, 'guard:already_published')
    WHEN i.pending <> 0 THEN RAISE(ABORT, 'guard:items_pending')
    WHEN i.revision <> r.revision OR r.no IS NOT 1 + (SELECT count(*) FROM publications WHERE subject_id IN (
        SELECT id FROM hearing_papers WHERE hearing_id = r.hearing_id
        UNION ALL SELECT id FROM hearing_reports WHERE hearing_id = r.hearing_id))
      THEN RAISE(ABORT, 'guard:report_outdated')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions o ON o.review_id = v.id
      WHERE v.subject_id = r.id AND v.bundle_sha256 = NEW.sha256 AND o.opinion = 'public')
      THEN RAISE(ABORT, 'guard:review_missing')
  END
  FROM (SELECT 1) LEFT JOIN hearing_reports r ON r.id = NEW.subject_id
  LEFT JOIN intakes i ON i.id = r.intake_id;
END;

-- Where the public was, or is to be, asked for comments too, their report leads on (S09); elsewhere the hearing's.
CREATE TRIGGER hearing_reports_lead_on_alone BEFORE INSERT ON decision_steps
WHEN NEW.deed = 'hearing_report_prepared' AND (
  NOT EXISTS (SELECT 1 FROM hearing_reports WHERE decision_id = NEW.decision_id)
  OR EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment')
  OR instr((SELECT methods FROM participation_plans WHERE decision_id = NEW.decision_id
    ORDER BY version DESC LIMIT 1), '"public_comment"') > 0)
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

-- A35: the report comes out of the hearing itself; those that were handed in as a paper before stay on record.
CREATE TRIGGER hearing_reports_come_from_the_hearing BEFORE INSERT ON step_records
WHEN NEW.kind = 'hearing_report'
BEGIN
  SELECT RAISE(ABORT, 'guard:report_from_hearing');
END;

-- R21: it is the comments that close.
DROP TRIGGER judgements_are_given_in_time;

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
      NOT EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment')
      OR EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment'
        AND closes_at > NEW.recorded_at))
      THEN RAISE(ABORT, 'guard:still_open')
    WHEN NEW.hearing = 0 AND NEW.asked = 'close' AND (
      SELECT hearing_by_law FROM participation_plans
      WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1) = 1
      THEN RAISE(ABORT, 'guard:hearing_no_choice')
    WHEN NEW.opposing > NEW.persons OR NEW.persons < 0 OR NEW.opposing < 0 OR NEW.opinions < 0
      THEN RAISE(ABORT, 'the figures contradict one another')
  END;
END;

-- A01 to A04, N713 art. 12, as before: a hearing alone leads on as well.
DROP TRIGGER plans_follow_one_another;

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
          AND EXISTS (SELECT 1 FROM publications WHERE decision_id = NEW.decision_id
            AND kind IN ('notice', 'hearing_announcement')))))
      THEN RAISE(ABORT, 'guard:need_withdrawn')
    -- a hearing that has been announced is held or cancelled; the plan does not pass over it
    WHEN instr(NEW.methods, '"hearing"') = 0 AND EXISTS (
      SELECT 1 FROM hearings_called WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:plan_keeps_hearing')
    -- lawful without (A03), but only a notice or a hearing's announcement leads on from a plan
    WHEN instr(NEW.methods, '"public_comment"') = 0 AND instr(NEW.methods, '"hearing"') = 0
      THEN RAISE(ABORT, 'guard:plan_needs_comment')
  END;
END;

-- S90: who has asked the public, by a hearing too, tells the public why it ends.
DROP TRIGGER endings_say_why;

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
      SELECT 1 FROM publications WHERE decision_id = NEW.decision_id
        AND kind IN ('notice', 'hearing_announcement'))
      THEN RAISE(ABORT, 'guard:public_note_missing')
    -- only an exemption (S91) takes a matter out of the list; a withdrawn one stays known
    WHEN NEW.kind = 'withdrawn' AND NEW.fact_public = 0 AND EXISTS (
      SELECT 1 FROM decision_listings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
  END;
END;

-- A05, A10, R21, R24: as before; the hearing's report comes from the hearing.
DROP TRIGGER submissions_are_whole;

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
    WHEN d.matter_kind = 'major_decision' AND EXISTS (
      SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND kind = 'public_comment')
      AND NOT EXISTS (
      SELECT 1 FROM hearing_judgements h WHERE h.decision_id = NEW.decision_id AND h.asked = 'close'
        AND h.recorded_at >= (SELECT MAX(i.closes_at) FROM intakes i
          WHERE i.decision_id = NEW.decision_id AND i.kind = 'public_comment'))
      THEN RAISE(ABORT, 'guard:step_missing')
    -- A04, A35: each hearing that was called has its report; where one is owed, there is one
    WHEN EXISTS (SELECT 1 FROM hearings_called WHERE decision_id = NEW.decision_id AND prepared = 0)
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN (COALESCE(p.hearing_by_law, 0) = 1 OR instr(COALESCE(p.methods, ''), '"hearing"') > 0
        OR (SELECT h.hearing FROM hearing_judgements h WHERE h.decision_id = NEW.decision_id AND h.asked = 'close'
          ORDER BY h.recorded_at DESC, h.rowid DESC LIMIT 1) = 1)
      AND NOT EXISTS (SELECT 1 FROM hearings_called WHERE decision_id = NEW.decision_id)
      AND NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'hearing_report')
      THEN RAISE(ABORT, 'guard:step_missing')
    -- A10: somebody was asked
    WHEN NOT EXISTS (SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:step_missing')
    WHEN (COALESCE(p.risky, 0) = 1 AND NOT EXISTS (
        SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'risk_assessment'))
      OR (COALESCE(p.technical, 0) = 1 AND NOT EXISTS (
        SELECT 1 FROM step_records WHERE decision_id = NEW.decision_id AND kind = 'expert_review'))
      THEN RAISE(ABORT, 'guard:step_missing')
    -- R5: a draft changed after the public was asked, with the question whether that is material answered
    WHEN (SELECT id FROM draft_versions WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1) <> (
        SELECT draft_version_id FROM intakes WHERE decision_id = NEW.decision_id
        ORDER BY kind = 'public_comment' DESC, opens_at DESC, id DESC LIMIT 1)
      AND (json_extract(NEW.body, '$.material') IS NOT 'no'
        OR trim(COALESCE(json_extract(NEW.body, '$.material_reason'), '')) = '')
      THEN RAISE(ABORT, 'guard:material_unanswered')
  END
  FROM decisions d LEFT JOIN participation_plans p ON p.decision_id = d.id
    AND p.version = (SELECT MAX(version) FROM participation_plans WHERE decision_id = d.id)
  WHERE d.id = NEW.decision_id;
END;

-- N713 art. 24, 30.
DROP TRIGGER decisions_are_taken_lawfully;

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
    -- R7, A07: a letter posted in time, a view of the hearing, is answered first
    WHEN json_extract(NEW.body, '$.outcome') <> 'reject' AND EXISTS (
      SELECT 1 FROM intakes WHERE decision_id = NEW.decision_id AND pending > 0)
      THEN RAISE(ABORT, 'guard:items_pending')
  END;
END;

-- R11, R12, R26, R28, N713 art. 31 and 32, as before, with the results of hearings.
DROP TRIGGER decisions_are_promulgated_lawfully;

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
      SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.pending > 0)
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
    -- where the public was asked by a hearing, its report is the result, or belongs to it
    WHEN (NOT EXISTS (SELECT 1 FROM intakes i WHERE i.decision_id = d.id AND i.kind = 'public_comment')
        AND NOT EXISTS (SELECT 1 FROM hearings_called c WHERE c.decision_id = d.id))
      OR EXISTS (SELECT 1 FROM hearings_called c WHERE c.decision_id = d.id AND c.record_closed_at IS NOT NULL
        AND (c.published_at IS NULL OR c.published_at >= NEW.published_at))
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
        AND NOT EXISTS (SELECT 1 FROM step_records WHERE decision_id = d.id AND kind = k.value)
        AND NOT (k.value = 'hearing_report' AND EXISTS (SELECT 1 FROM hearings_called WHERE decision_id = d.id)))
      THEN RAISE(ABORT, 'guard:step_missing')
    -- a hearing that was called is held and reported, or cancelled
    WHEN EXISTS (SELECT 1 FROM hearings_called c WHERE c.decision_id = d.id AND c.prepared = 0)
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
