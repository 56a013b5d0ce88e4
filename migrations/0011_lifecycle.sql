-- The state table of domain.md §3 as the code has it (src/decisions/lifecycle.ts; a test compares), a row for each
-- state a deed starts from. `to_state` = `from_state` where the deed is allowed and the state stays.
CREATE TABLE lifecycle (
  deed TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  -- 'major': 重大行政决策; 'minor': 行政规范性文件 and others
  way TEXT NOT NULL CHECK (way IN ('major', 'minor', 'both')),
  PRIMARY KEY (deed, from_state, way)
) STRICT;

INSERT INTO lifecycle (deed, from_state, to_state, way) VALUES
  ('decision_listed', 'proposed', 'listed', 'both'),
  ('draft_saved', 'listed', 'drafting', 'both'),
  ('draft_saved', 'proposed', 'proposed', 'both'),
  ('draft_saved', 'drafting', 'drafting', 'both'),
  ('draft_saved', 'plan_approved', 'plan_approved', 'both'),
  ('draft_saved', 'consulting', 'consulting', 'both'),
  ('draft_saved', 'reports_ready', 'reports_ready', 'both'),
  ('step_recorded', 'proposed', 'proposed', 'both'),
  ('step_recorded', 'listed', 'listed', 'both'),
  ('step_recorded', 'drafting', 'drafting', 'both'),
  ('step_recorded', 'plan_approved', 'plan_approved', 'both'),
  ('step_recorded', 'consulting', 'consulting', 'both'),
  ('step_recorded', 'reports_ready', 'reports_ready', 'both'),
  ('step_recorded', 'submitted', 'submitted', 'both'),
  ('step_recorded', 'deliberating', 'deliberating', 'both'),
  ('step_recorded', 'decided', 'decided', 'both'),
  ('step_recorded', 'promulgated', 'promulgated', 'both'),
  ('step_recorded', 'executing', 'executing', 'both'),
  ('step_recorded', 'suspended', 'suspended', 'both'),
  ('step_recorded', 'adjusted', 'adjusted', 'both'),
  ('plan_approved', 'listed', 'plan_approved', 'major'),
  ('plan_approved', 'drafting', 'plan_approved', 'major'),
  ('plan_approved', 'proposed', 'plan_approved', 'minor'),
  ('plan_approved', 'listed', 'plan_approved', 'minor'),
  ('plan_approved', 'drafting', 'plan_approved', 'minor'),
  ('plan_approved', 'plan_approved', 'plan_approved', 'both'),
  ('plan_approved', 'consulting', 'consulting', 'both'),
  ('plan_approved', 'reports_ready', 'reports_ready', 'both'),
  ('review_given', 'proposed', 'proposed', 'both'),
  ('review_given', 'listed', 'listed', 'both'),
  ('review_given', 'drafting', 'drafting', 'both'),
  ('review_given', 'plan_approved', 'plan_approved', 'both'),
  ('review_given', 'consulting', 'consulting', 'both'),
  ('review_given', 'reports_ready', 'reports_ready', 'both'),
  ('review_given', 'submitted', 'submitted', 'both'),
  ('review_given', 'deliberating', 'deliberating', 'both'),
  ('review_given', 'decided', 'decided', 'both'),
  ('review_given', 'promulgated', 'promulgated', 'both'),
  ('review_given', 'executing', 'executing', 'both'),
  ('review_given', 'suspended', 'suspended', 'both'),
  ('review_given', 'adjusted', 'adjusted', 'both'),
  ('review_given', 'terminated', 'terminated', 'both'),
  ('notice_published', 'plan_approved', 'consulting', 'major'),
  ('notice_published', 'proposed', 'consulting', 'minor'),
  ('notice_published', 'listed', 'consulting', 'minor'),
  ('notice_published', 'drafting', 'consulting', 'minor'),
  ('notice_published', 'plan_approved', 'consulting', 'minor'),
  ('comments_closed', 'consulting', 'consulting', 'both'),
  ('hearing_question_answered', 'consulting', 'consulting', 'both'),
  ('hearing_question_answered', 'reports_ready', 'reports_ready', 'both'),
  ('answers_given', 'consulting', 'consulting', 'both'),
  ('answers_given', 'reports_ready', 'reports_ready', 'both'),
  ('answers_given', 'submitted', 'submitted', 'both'),
  ('answers_given', 'deliberating', 'deliberating', 'both'),
  ('answers_given', 'decided', 'decided', 'both'),
  ('answers_given', 'promulgated', 'promulgated', 'both'),
  ('answers_given', 'executing', 'executing', 'both'),
  ('answers_given', 'suspended', 'suspended', 'both'),
  ('answers_given', 'adjusted', 'adjusted', 'both'),
  ('answers_given', 'terminated', 'terminated', 'both'),
  ('further_round_opened', 'consulting', 'consulting', 'both'),
  ('further_round_opened', 'reports_ready', 'consulting', 'both'),
  ('further_round_opened', 'decided', 'consulting', 'both'),
  ('report_prepared', 'consulting', 'reports_ready', 'both'),
  ('report_prepared', 'reports_ready', 'reports_ready', 'both'),
  ('report_prepared', 'submitted', 'submitted', 'both'),
  ('report_prepared', 'deliberating', 'deliberating', 'both'),
  ('report_prepared', 'decided', 'decided', 'both'),
  ('report_prepared', 'promulgated', 'promulgated', 'both'),
  ('report_prepared', 'executing', 'executing', 'both'),
  ('report_prepared', 'suspended', 'suspended', 'both'),
  ('report_prepared', 'adjusted', 'adjusted', 'both'),
  ('report_prepared', 'terminated', 'terminated', 'both'),
  ('report_published', 'reports_ready', 'reports_ready', 'both'),
  ('report_published', 'submitted', 'submitted', 'both'),
  ('report_published', 'deliberating', 'deliberating', 'both'),
  ('report_published', 'decided', 'decided', 'both'),
  ('report_published', 'promulgated', 'promulgated', 'both'),
  ('report_published', 'executing', 'executing', 'both'),
  ('report_published', 'suspended', 'suspended', 'both'),
  ('report_published', 'adjusted', 'adjusted', 'both'),
  ('report_published', 'terminated', 'terminated', 'both'),
  ('decision_submitted', 'reports_ready', 'submitted', 'both'),
  ('submission_returned', 'submitted', 'reports_ready', 'both'),
  ('deliberation_scheduled', 'submitted', 'deliberating', 'both'),
  ('decision_deferred', 'deliberating', 'submitted', 'both'),
  ('decision_taken', 'deliberating', 'decided', 'both'),
  ('decision_promulgated', 'decided', 'promulgated', 'both'),
  ('decision_promulgated', 'reports_ready', 'promulgated', 'minor'),
  ('execution_begun', 'promulgated', 'executing', 'both'),
  ('decision_suspended', 'promulgated', 'suspended', 'both'),
  ('decision_suspended', 'executing', 'suspended', 'both'),
  ('decision_suspended', 'adjusted', 'suspended', 'both'),
  ('decision_resumed', 'suspended', 'executing', 'both'),
  ('decision_adjusted', 'promulgated', 'adjusted', 'both'),
  ('decision_adjusted', 'executing', 'adjusted', 'both'),
  ('decision_adjusted', 'suspended', 'adjusted', 'both'),
  ('decision_adjusted', 'adjusted', 'adjusted', 'both'),
  ('decision_terminated', 'promulgated', 'terminated', 'both'),
  ('decision_terminated', 'executing', 'terminated', 'both'),
  ('decision_terminated', 'suspended', 'terminated', 'both'),
  ('decision_terminated', 'adjusted', 'terminated', 'both'),
  ('evaluation_begun', 'promulgated', 'post_evaluating', 'both'),
  ('evaluation_begun', 'executing', 'post_evaluating', 'both'),
  ('evaluation_begun', 'suspended', 'post_evaluating', 'both'),
  ('decision_archived', 'promulgated', 'archived', 'both'),
  ('decision_archived', 'executing', 'archived', 'both'),
  ('decision_archived', 'adjusted', 'archived', 'both'),
  ('decision_archived', 'terminated', 'archived', 'both'),
  ('decision_archived', 'post_evaluating', 'archived', 'both'),
  ('decision_archived', 'withdrawn', 'archived', 'both'),
  ('decision_withdrawn', 'proposed', 'withdrawn', 'both'),
  ('decision_withdrawn', 'listed', 'withdrawn', 'both'),
  ('decision_withdrawn', 'drafting', 'withdrawn', 'both'),
  ('decision_withdrawn', 'plan_approved', 'withdrawn', 'both'),
  ('decision_withdrawn', 'consulting', 'withdrawn', 'both'),
  ('decision_withdrawn', 'reports_ready', 'withdrawn', 'both'),
  ('decision_withdrawn', 'submitted', 'withdrawn', 'both'),
  ('decision_withdrawn', 'deliberating', 'withdrawn', 'both'),
  ('decision_exempted', 'proposed', 'urgent_exempt', 'both'),
  ('decision_exempted', 'listed', 'urgent_exempt', 'both'),
  ('decision_exempted', 'drafting', 'urgent_exempt', 'both'),
  ('decision_exempted', 'plan_approved', 'urgent_exempt', 'both');

-- The states a decision has gone through; the newest row is the one it stands in.
CREATE TABLE decision_steps (
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  deed TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL CHECK (length(at) = 24),
  officer_id TEXT NOT NULL REFERENCES officers (id),
  PRIMARY KEY (decision_id, seq)
) STRICT;

-- Decisions of before: as far as their publications tell.
INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
SELECT id, 0, 'decision_created', 'proposed', created_at, created_by FROM decisions;

INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
SELECT decision_id, 1, 'notice_published', 'consulting', published_at, published_by
FROM publications WHERE kind = 'notice' ORDER BY published_at;

INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
SELECT r.decision_id, 2, 'report_prepared', 'reports_ready', MIN(r.prepared_at), r.prepared_by
FROM (SELECT i.decision_id, a.prepared_at, a.prepared_by FROM adoption_reports a JOIN intakes i ON i.id = a.intake_id) r
GROUP BY r.decision_id;

-- Every decision begins as a proposal.
CREATE TRIGGER decisions_begin_as_proposals AFTER INSERT ON decisions
BEGIN
  INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
  VALUES (NEW.id, 0, 'decision_created', 'proposed', NEW.created_at, NEW.created_by);
END;

-- Also stops INSERT OR REPLACE, which the two triggers below would not see.
CREATE TRIGGER decision_steps_follow_one_another BEFORE INSERT ON decision_steps
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), -1) + 1 FROM decision_steps WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER decision_steps_follow_the_table BEFORE INSERT ON decision_steps
WHEN NEW.seq > 0 AND NOT EXISTS (
  SELECT 1 FROM lifecycle l JOIN decisions d ON d.id = NEW.decision_id
  WHERE l.deed = NEW.deed AND l.to_state = NEW.state
    AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = NEW.decision_id ORDER BY seq DESC LIMIT 1)
    AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END))
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER decision_steps_are_never_changed BEFORE UPDATE ON decision_steps
BEGIN
  SELECT RAISE(ABORT, 'decision steps are never changed');
END;

CREATE TRIGGER decision_steps_are_never_deleted BEFORE DELETE ON decision_steps
BEGIN
  SELECT RAISE(ABORT, 'decision steps are never deleted');
END;

-- What is made public is made public in its state.
CREATE TRIGGER notices_are_published_in_their_state BEFORE INSERT ON publications
WHEN NEW.kind = 'notice' AND NOT EXISTS (
  SELECT 1 FROM lifecycle l JOIN decisions d ON d.id = NEW.decision_id
  WHERE l.deed = 'notice_published'
    AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = d.id ORDER BY seq DESC LIMIT 1)
    AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END))
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER reports_are_published_in_their_state BEFORE INSERT ON publications
WHEN NEW.kind = 'adoption_report' AND NOT EXISTS (
  SELECT 1 FROM lifecycle l
  WHERE l.deed = 'report_published'
    AND l.from_state = (
      SELECT state FROM decision_steps WHERE decision_id = NEW.decision_id ORDER BY seq DESC LIMIT 1))
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;
