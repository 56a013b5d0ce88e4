-- A hearing of a decision (S2-9 arts 9 to 11; N713 arts 16 and 17). A further one only after the one before was
-- cancelled.
CREATE TABLE hearings (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES decisions (id),
  ord INTEGER NOT NULL CHECK (ord > 0),
  created_by TEXT NOT NULL REFERENCES officers (id),
  created_at TEXT NOT NULL CHECK (length(created_at) = 24),
  UNIQUE (decision_id, ord)
) STRICT;

INSERT INTO publication_kinds (kind, reviewed) VALUES
  ('hearing_announcement', 1), ('representative_list', 1), ('hearing_cancellation', 1), ('hearing_report', 1);

-- What is announced of a hearing (domain.md §4.2, §4.3), numbered 第1号, 第2号 … through all kinds, in the order of
-- publication. An announcement always says the whole terms as they then stand; the newest published one counts.
CREATE TABLE hearing_papers (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  kind TEXT NOT NULL CHECK (kind IN ('hearing_announcement', 'representative_list', 'hearing_cancellation')),
  no INTEGER NOT NULL CHECK (no > 0),
  -- everything that is said, as the kind's schema has it
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- JSON: [{id, sha256}], documents of this decision
  documents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(documents)),
  -- of an announcement, for SQL to judge: when and where; NULL and '' while they are not announced yet
  held_at TEXT CHECK (length(held_at) = 24),
  venue TEXT NOT NULL DEFAULT '',
  -- sign-up is taken in [registration_from, registration_to)
  registration_from TEXT CHECK (length(registration_from) = 24),
  registration_to TEXT CHECK (length(registration_to) = 24 AND registration_to > registration_from),
  observer_seats INTEGER NOT NULL DEFAULT 0 CHECK (observer_seats BETWEEN 0 AND 2000),
  -- which of the four things it says whole (E31), a JSON array out of time_and_place, content_and_basis,
  -- registration, quota
  says TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(says)),
  -- over kind, number, body and the documents' hashes
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  revision INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24)
) STRICT;

CREATE INDEX hearing_papers_by_hearing ON hearing_papers (hearing_id, no);

-- The state table's new rows (src/decisions/lifecycle.ts).
INSERT INTO lifecycle (deed, from_state, to_state, way) VALUES
  ('notice_published', 'consulting', 'consulting', 'both'),
  ('hearing_announced', 'plan_approved', 'consulting', 'major'),
  ('hearing_announced', 'proposed', 'consulting', 'minor'),
  ('hearing_announced', 'listed', 'consulting', 'minor'),
  ('hearing_announced', 'drafting', 'consulting', 'minor'),
  ('hearing_announced', 'plan_approved', 'consulting', 'minor'),
  ('hearing_announced', 'consulting', 'consulting', 'both'),
  ('hearing_announced', 'reports_ready', 'reports_ready', 'both'),
  ('hearing_conducted', 'consulting', 'consulting', 'both'),
  ('hearing_conducted', 'reports_ready', 'reports_ready', 'both'),
  ('hearing_report_prepared', 'consulting', 'reports_ready', 'both'),
  ('hearing_report_prepared', 'reports_ready', 'reports_ready', 'both'),
  ('hearing_report_prepared', 'submitted', 'submitted', 'both'),
  ('hearing_report_prepared', 'deliberating', 'deliberating', 'both'),
  ('hearing_report_prepared', 'decided', 'decided', 'both'),
  ('hearing_report_prepared', 'promulgated', 'promulgated', 'both'),
  ('hearing_report_prepared', 'executing', 'executing', 'both'),
  ('hearing_report_prepared', 'suspended', 'suspended', 'both'),
  ('hearing_report_prepared', 'adjusted', 'adjusted', 'both'),
  ('hearing_report_prepared', 'terminated', 'terminated', 'both'),
  ('hearing_report_published', 'consulting', 'consulting', 'both'),
  ('hearing_report_published', 'reports_ready', 'reports_ready', 'both'),
  ('hearing_report_published', 'submitted', 'submitted', 'both'),
  ('hearing_report_published', 'deliberating', 'deliberating', 'both'),
  ('hearing_report_published', 'decided', 'decided', 'both'),
  ('hearing_report_published', 'promulgated', 'promulgated', 'both'),
  ('hearing_report_published', 'executing', 'executing', 'both'),
  ('hearing_report_published', 'suspended', 'suspended', 'both'),
  ('hearing_report_published', 'adjusted', 'adjusted', 'both'),
  ('hearing_report_published', 'terminated', 'terminated', 'both');

-- One hearing of a decision at a time, numbered in order.
CREATE TRIGGER hearings_follow_one_another BEFORE INSERT ON hearings
BEGIN
  SELECT CASE
    WHEN NEW.ord IS NOT (SELECT COALESCE(MAX(ord), 0) + 1 FROM hearings WHERE decision_id = NEW.decision_id)
      OR EXISTS (SELECT 1 FROM hearings WHERE id = NEW.id)
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = NEW.decision_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN EXISTS (
      SELECT 1 FROM hearings h WHERE h.decision_id = NEW.decision_id AND NOT EXISTS (
        SELECT 1 FROM publications p JOIN hearing_papers c ON c.id = p.subject_id
        WHERE c.hearing_id = h.id AND c.kind = 'hearing_cancellation'))
      THEN RAISE(ABORT, 'guard:hearing_open_already')
  END;
END;

CREATE TRIGGER hearings_are_never_changed BEFORE UPDATE ON hearings
BEGIN
  SELECT RAISE(ABORT, 'hearings are never changed');
END;

CREATE TRIGGER hearings_are_never_deleted BEFORE DELETE ON hearings
BEGIN
  SELECT RAISE(ABORT, 'hearings are never deleted');
END;

-- One paper of a kind is written at a time; nothing after a cancellation or an ending. Also stops INSERT OR REPLACE.
CREATE TRIGGER hearing_papers_are_written_one_at_a_time BEFORE INSERT ON hearing_papers
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM hearing_papers WHERE id = NEW.id) THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN EXISTS (
      SELECT 1 FROM hearing_papers p WHERE p.hearing_id = NEW.hearing_id AND p.kind = NEW.kind
        AND NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = p.id))
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN EXISTS (
      SELECT 1 FROM publications p JOIN hearing_papers c ON c.id = p.subject_id
      WHERE c.hearing_id = NEW.hearing_id AND c.kind = 'hearing_cancellation')
      THEN RAISE(ABORT, 'guard:hearing_cancelled')
    WHEN EXISTS (
      SELECT 1 FROM decision_endings WHERE decision_id = (SELECT decision_id FROM hearings WHERE id = NEW.hearing_id))
      THEN RAISE(ABORT, 'guard:wrong_state')
  END;
END;

-- What is judged is what is said: the columns of an announcement are those of its text.
CREATE TRIGGER announcements_say_what_is_judged BEFORE INSERT ON hearing_papers
WHEN NEW.kind = 'hearing_announcement' AND (
  NEW.held_at IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.held_on', '-8 hours',
    '+' || substr(NEW.body ->> '$.held_time', 1, 2) || ' hours', '+' || substr(NEW.body ->> '$.held_time', 4) || ' minutes')
  OR NEW.venue IS NOT COALESCE(NEW.body ->> '$.venue', '')
  OR NEW.registration_from IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.registration_from', '-8 hours',
    '+' || substr(NEW.body ->> '$.registration_from_time', 1, 2) || ' hours',
    '+' || substr(NEW.body ->> '$.registration_from_time', 4) || ' minutes')
  OR NEW.registration_to IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.registration_to', '-8 hours',
    '+' || substr(NEW.body ->> '$.registration_to_time', 1, 2) || ' hours',
    '+' || substr(NEW.body ->> '$.registration_to_time', 4) || ' minutes')
  OR NEW.observer_seats IS NOT COALESCE(NEW.body ->> '$.observer_seats', 0))
BEGIN
  SELECT RAISE(ABORT, 'an announcement is judged by what it says');
END;

CREATE TRIGGER announcements_keep_saying_what_is_judged BEFORE UPDATE ON hearing_papers
WHEN NEW.kind = 'hearing_announcement' AND (
  NEW.held_at IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.held_on', '-8 hours',
    '+' || substr(NEW.body ->> '$.held_time', 1, 2) || ' hours', '+' || substr(NEW.body ->> '$.held_time', 4) || ' minutes')
  OR NEW.venue IS NOT COALESCE(NEW.body ->> '$.venue', '')
  OR NEW.registration_from IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.registration_from', '-8 hours',
    '+' || substr(NEW.body ->> '$.registration_from_time', 1, 2) || ' hours',
    '+' || substr(NEW.body ->> '$.registration_from_time', 4) || ' minutes')
  OR NEW.registration_to IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', NEW.body ->> '$.registration_to', '-8 hours',
    '+' || substr(NEW.body ->> '$.registration_to_time', 1, 2) || ' hours',
    '+' || substr(NEW.body ->> '$.registration_to_time', 4) || ' minutes')
  OR NEW.observer_seats IS NOT COALESCE(NEW.body ->> '$.observer_seats', 0))
BEGIN
  SELECT RAISE(ABORT, 'an announcement is judged by what it says');
END;

-- What SQL judges is what the paper says, and its documents are the decision's.
CREATE TRIGGER hearing_papers_say_what_is_there BEFORE INSERT ON hearing_papers
BEGIN
  SELECT CASE
    WHEN (instr(NEW.says, '"time_and_place"') > 0 AND (NEW.held_at IS NULL OR NEW.venue = ''))
      OR (instr(NEW.says, '"registration"') > 0 AND (NEW.registration_from IS NULL OR NEW.registration_to IS NULL))
      OR (instr(NEW.says, '"quota"') > 0 AND COALESCE(json_array_length(NEW.body, '$.quota'), 0) = 0)
      THEN RAISE(ABORT, 'guard:announcement_incomplete')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
        SELECT 1 FROM documents d JOIN hearings h ON h.id = NEW.hearing_id AND h.decision_id = d.decision_id
        WHERE d.id = j.value ->> 'id' AND d.sha256 = j.value ->> 'sha256'))
      THEN RAISE(ABORT, 'guard:document_unknown')
  END;
END;

CREATE TRIGGER hearing_papers_keep_saying_what_is_there BEFORE UPDATE ON hearing_papers
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = OLD.id)
      THEN RAISE(ABORT, 'a published hearing paper is never changed')
    WHEN NEW.id <> OLD.id OR NEW.hearing_id <> OLD.hearing_id OR NEW.kind <> OLD.kind
      OR NEW.revision <> OLD.revision + 1
      THEN RAISE(ABORT, 'a hearing paper stays what it is')
    WHEN EXISTS (
      SELECT 1 FROM publications p JOIN hearing_papers c ON c.id = p.subject_id
      WHERE c.hearing_id = OLD.hearing_id AND c.kind = 'hearing_cancellation')
      THEN RAISE(ABORT, 'guard:hearing_cancelled')
    WHEN (instr(NEW.says, '"time_and_place"') > 0 AND (NEW.held_at IS NULL OR NEW.venue = ''))
      OR (instr(NEW.says, '"registration"') > 0 AND (NEW.registration_from IS NULL OR NEW.registration_to IS NULL))
      OR (instr(NEW.says, '"quota"') > 0 AND COALESCE(json_array_length(NEW.body, '$.quota'), 0) = 0)
      THEN RAISE(ABORT, 'guard:announcement_incomplete')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
        SELECT 1 FROM documents d JOIN hearings h ON h.id = NEW.hearing_id AND h.decision_id = d.decision_id
        WHERE d.id = j.value ->> 'id' AND d.sha256 = j.value ->> 'sha256'))
      THEN RAISE(ABORT, 'guard:document_unknown')
  END;
END;

CREATE TRIGGER hearing_papers_are_never_deleted BEFORE DELETE ON hearing_papers
BEGIN
  SELECT RAISE(ABORT, 'hearing papers are never deleted');
END;

-- R28, R31 and the state table, for every numbered paper.
CREATE TRIGGER hearing_papers_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind IN ('hearing_announcement', 'representative_list', 'hearing_cancellation')
BEGIN
  SELECT CASE
    WHEN p.id IS NULL OR p.kind <> NEW.kind OR h.decision_id <> NEW.decision_id THEN RAISE(ABORT, 'guard:not_found')
    WHEN EXISTS (
      SELECT 1 FROM publications q JOIN hearing_papers c ON c.id = q.subject_id
      WHERE c.hearing_id = h.id AND c.kind = 'hearing_cancellation')
      THEN RAISE(ABORT, 'guard:hearing_cancelled')
    WHEN NOT EXISTS (
      SELECT 1 FROM lifecycle l JOIN decisions d ON d.id = NEW.decision_id
      WHERE l.deed = CASE NEW.kind WHEN 'hearing_announcement' THEN 'hearing_announced' ELSE 'hearing_conducted' END
        AND l.from_state = (SELECT state FROM decision_steps WHERE decision_id = d.id ORDER BY seq DESC LIMIT 1)
        AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END))
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN p.no <> 1 + (SELECT count(*) FROM publications q WHERE q.subject_id IN (
        SELECT id FROM hearing_papers WHERE hearing_id = h.id
        UNION ALL SELECT id FROM hearing_reports WHERE hearing_id = h.id))
      THEN RAISE(ABORT, 'guard:paper_number_taken')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
      WHERE r.subject_id = p.id AND r.bundle_sha256 = NEW.sha256 AND o.opinion = 'public'
        -- exactly these texts: the paper as it stands and each of its documents
        AND json_array_length(r.bundle) = 1 + json_array_length(p.documents)
        AND json_extract(r.bundle, '$[0].sha256') = p.sha256
        AND NOT EXISTS (
          SELECT 1 FROM json_each(p.documents) j WHERE NOT EXISTS (
            SELECT 1 FROM json_each(r.bundle) b WHERE b.value ->> 'kind' = 'document'
              AND b.value ->> 'sha256' = j.value ->> 'sha256')))
      THEN RAISE(ABORT, 'guard:review_missing')
  END
  FROM (SELECT 1) LEFT JOIN hearing_papers p ON p.id = NEW.subject_id
  LEFT JOIN hearings h ON h.id = p.hearing_id;
END;

-- A02: a hearing is in the plan, where there is one.
CREATE TRIGGER hearings_are_in_the_plan BEFORE INSERT ON publications
WHEN NEW.kind = 'hearing_announcement' AND instr((
  SELECT methods FROM participation_plans WHERE decision_id = NEW.decision_id ORDER BY version DESC LIMIT 1),
  '"hearing"') = 0
BEGIN
  SELECT RAISE(ABORT, 'guard:plan_lacks_hearing');
END;

-- What each published announcement says of the four things, and how: where `said` differs, another thing is said.
CREATE VIEW announced_items AS
SELECT a.hearing_id, a.id AS paper_id, a.no, s.value AS item, date(q.published_at, '+8 hours') AS said_on,
  CASE s.value
    WHEN 'time_and_place' THEN json_array(a.held_at, a.venue, COALESCE(a.body ->> '$.is_public', 1),
      COALESCE(a.body ->> '$.closed_ground', ''))
    WHEN 'content_and_basis' THEN json_array(a.body ->> '$.hearing_matter', a.body ->> '$.content_summary',
      a.body ->> '$.reason', a.body ->> '$.basis')
    WHEN 'registration' THEN json_array(a.body ->> '$.eligibility')
    ELSE '[]'
  END AS said
FROM hearing_papers a JOIN publications q ON q.subject_id = a.id JOIN json_each(a.says) s
WHERE a.kind = 'hearing_announcement';

-- The day on which all four things had been announced of an announcement's terms (E31): of each the first day of the
-- unbroken run of announcements up to this one that say the same of it, and the latest of these. Another date or
-- place in between begins the days anew, and coming back to the first one does as well.
CREATE VIEW hearing_terms_complete AS
SELECT t.id AS paper_id, (
  SELECT CASE WHEN count(*) = 4 THEN MAX((
    SELECT MIN(f.said_on) FROM announced_items f
    WHERE f.hearing_id = n.hearing_id AND f.item = n.item AND f.no <= n.no AND f.no > COALESCE((
      SELECT MAX(b.no) FROM hearing_papers b JOIN publications q ON q.subject_id = b.id
      WHERE b.hearing_id = n.hearing_id AND b.kind = 'hearing_announcement' AND b.no < n.no AND NOT EXISTS (
        SELECT 1 FROM announced_items x WHERE x.paper_id = b.id AND x.item = n.item AND x.said = n.said)), 0))) END
  FROM announced_items n WHERE n.paper_id = t.id) AS complete_on
FROM hearing_papers t
WHERE t.kind = 'hearing_announcement';

-- The newest published announcement of each hearing: what counts.
CREATE VIEW hearing_terms AS
SELECT p.*, q.published_at
FROM hearing_papers p JOIN publications q ON q.subject_id = p.id
WHERE p.kind = 'hearing_announcement' AND p.no = (
  SELECT MAX(n.no) FROM hearing_papers n JOIN publications m ON m.subject_id = n.id
  WHERE n.hearing_id = p.hearing_id AND n.kind = 'hearing_announcement');

-- R14 with E29 to E31, by the rules the decision was begun under; and what a later announcement may not change. That
-- the value of the draw is not known beforehand SQL sees only of a lottery's day (2, 4, 0: ssq; 1, 3, 6: dlt); the
-- number of its issue TypeScript reads.
CREATE TRIGGER hearings_are_announced_in_time AFTER INSERT ON publications
WHEN NEW.kind = 'hearing_announcement'
BEGIN
  SELECT CASE
    WHEN p.held_at <= NEW.published_at THEN RAISE(ABORT, 'guard:hearing_in_the_past')
    WHEN p.held_at IS NOT NULL AND c.complete_on IS NOT NULL
      AND julianday(date(p.held_at, '+8 hours')) - julianday(c.complete_on) < COALESCE((
        SELECT json_extract(effective, '$.hearing_notice.usual') FROM decision_profiles
        WHERE decision_id = NEW.decision_id), 10)
      THEN RAISE(ABORT, 'guard:hearing_announced_late')
    WHEN EXISTS (
      SELECT 1 FROM json_each(p.body, '$.sessions') s
      WHERE s.value ->> '$.on' < date(p.held_at, '+8 hours')
        OR (s.value ->> '$.on' = date(p.held_at, '+8 hours') AND s.value ->> '$.time' < p.body ->> '$.held_time'))
      THEN RAISE(ABORT, 'guard:session_before_hearing')
    -- a further day is announced as long before as the first one
    WHEN EXISTS (
      SELECT 1 FROM json_each(p.body, '$.sessions') s
      WHERE s.value ->> '$.on' IS NOT NULL
        AND (s.value ->> '$.kind' = 'session' OR s.value ->> '$.on' IS NOT p.body ->> '$.held_on')
        AND julianday(s.value ->> '$.on') - julianday((
          SELECT date(MIN(r.published_at), '+8 hours')
          FROM hearing_papers a JOIN publications r ON r.subject_id = a.id
          WHERE a.hearing_id = p.hearing_id AND a.kind = 'hearing_announcement' AND a.no > COALESCE((
            SELECT MAX(b.no) FROM hearing_papers b JOIN publications q ON q.subject_id = b.id
            WHERE b.hearing_id = p.hearing_id AND b.kind = 'hearing_announcement' AND b.no < p.no AND NOT EXISTS (
              SELECT 1 FROM json_each(b.body, '$.sessions') x
              WHERE x.value ->> '$.on' IS s.value ->> '$.on' AND x.value ->> '$.time' IS s.value ->> '$.time'
                AND x.value ->> '$.venue' IS s.value ->> '$.venue')), 0))) < COALESCE((
        SELECT json_extract(effective, '$.hearing_notice.usual') FROM decision_profiles
        WHERE decision_id = NEW.decision_id), 10))
      THEN RAISE(ABORT, 'guard:hearing_announced_late')
    WHEN p.body ->> '$.draw_method' = 'public_value' AND p.body ->> '$.value_kind' IN ('ssq', 'dlt')
      AND instr(CASE p.body ->> '$.value_kind' WHEN 'ssq' THEN '240' ELSE '136' END,
        strftime('%w', p.body ->> '$.value_on')) = 0
      AND EXISTS (SELECT 1 FROM json_each(p.body, '$.quota') WHERE value ->> '$.selection' = 'draw')
      THEN RAISE(ABORT, 'guard:draw_value_not_drawn_then')
    WHEN EXISTS (SELECT 1 FROM speeches WHERE hearing_id = p.hearing_id)
      OR EXISTS (SELECT 1 FROM attendances WHERE hearing_id = p.hearing_id)
      OR EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = p.hearing_id)
      OR EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = p.hearing_id)
      THEN RAISE(ABORT, 'guard:hearing_held')
  END
  FROM hearing_papers p LEFT JOIN hearing_terms_complete c ON c.paper_id = p.id
  WHERE p.id = NEW.subject_id;
  -- against the terms that counted so far
  SELECT CASE
    -- whatever was said, and is said otherwise now
    WHEN trim(COALESCE(json_extract(p.body, '$.change_reason'), '')) = '' AND EXISTS (
      SELECT 1 FROM json_each(b.body) e
      WHERE e.key <> 'change_reason' AND e.type <> 'null'
        AND NOT (e.type = 'text' AND e.value = '') AND NOT (e.type = 'integer' AND e.value = 0)
        AND NOT (e.type = 'array' AND e.value = '[]')
        -- what goes with something that had been left open
        AND NOT (e.key IN ('registration_from_time', 'registration_methods') AND b.registration_from IS NULL)
        AND NOT (e.key = 'registration_to_time' AND b.registration_to IS NULL)
        AND NOT (e.key = 'draw_method'
          AND NOT EXISTS (SELECT 1 FROM json_each(b.body, '$.quota') WHERE value ->> '$.selection' = 'draw'))
        AND (b.body -> ('$.' || e.key)) IS NOT (p.body -> ('$.' || e.key)))
      THEN RAISE(ABORT, 'guard:change_reason_missing')
    -- what people signed up by, once they no longer can; the draw's value TypeScript judges, which may come too early
    WHEN b.registration_to <= NEW.published_at AND (
      b.registration_from IS NOT p.registration_from OR b.registration_to IS NOT p.registration_to
      OR json_extract(b.body, '$.eligibility') IS NOT json_extract(p.body, '$.eligibility')
      OR json_extract(b.body, '$.fallback') IS NOT json_extract(p.body, '$.fallback')
      OR json_extract(b.body, '$.quota') IS NOT json_extract(p.body, '$.quota'))
      THEN RAISE(ABORT, 'guard:terms_closed')
    WHEN EXISTS (
      SELECT 1 FROM representatives r WHERE r.hearing_id = p.hearing_id AND r.declined_at IS NULL
      GROUP BY r.category HAVING count(*) > COALESCE((
        SELECT n.value ->> '$.seats' FROM json_each(p.body, '$.quota') n
        WHERE n.value ->> '$.category' = r.category), 0))
      AND b.body -> '$.quota' IS NOT p.body -> '$.quota'
      THEN RAISE(ABORT, 'guard:seats_given_already')
    WHEN EXISTS (
      SELECT 1 FROM json_each(b.body, '$.quota') o
      JOIN registration_counts n ON n.hearing_id = p.hearing_id AND n.what = o.value ->> '$.category'
      WHERE o.value ->> '$.selection' = 'draw' AND n.signed_up > n.withdrawn AND NOT EXISTS (
        SELECT 1 FROM json_each(p.body, '$.quota') m
        WHERE m.value ->> '$.category' = o.value ->> '$.category' AND m.value ->> '$.selection' = 'draw'))
      THEN RAISE(ABORT, 'guard:category_signed_up')
    WHEN p.observer_seats < b.observer_seats AND p.observer_seats < (
      SELECT count(*) FROM observer_seats WHERE hearing_id = p.hearing_id AND released_at IS NULL)
      THEN RAISE(ABORT, 'guard:observer_seats_given')
    WHEN EXISTS (SELECT 1 FROM draw_freezes WHERE hearing_id = p.hearing_id) AND (
      b.registration_to IS NOT p.registration_to
      OR json_extract(b.body, '$.quota') IS NOT json_extract(p.body, '$.quota')
      OR json_extract(b.body, '$.draw_method') IS NOT json_extract(p.body, '$.draw_method')
      OR json_extract(b.body, '$.value_kind') IS NOT json_extract(p.body, '$.value_kind')
      OR json_extract(b.body, '$.value_name') IS NOT json_extract(p.body, '$.value_name')
      OR json_extract(b.body, '$.value_on') IS NOT json_extract(p.body, '$.value_on')
      OR json_extract(b.body, '$.draw_arrangement') IS NOT json_extract(p.body, '$.draw_arrangement')
      OR json_extract(b.body, '$.fallback') IS NOT json_extract(p.body, '$.fallback'))
      THEN RAISE(ABORT, 'guard:terms_frozen')
  END
  FROM hearing_papers p
  JOIN hearing_papers b ON b.hearing_id = p.hearing_id AND b.kind = 'hearing_announcement' AND b.no = (
    SELECT MAX(n.no) FROM hearing_papers n JOIN publications m ON m.subject_id = n.id
    WHERE n.hearing_id = p.hearing_id AND n.kind = 'hearing_announcement' AND n.no < p.no)
  JOIN publications q ON q.subject_id = b.id
  WHERE p.id = NEW.subject_id;
END;

-- E31: nobody is listed for a hearing that has not been announced whole, and in time.
CREATE TRIGGER lists_follow_a_complete_announcement BEFORE INSERT ON publications
WHEN NEW.kind = 'representative_list'
BEGIN
  SELECT CASE
    WHEN t.id IS NULL OR t.held_at IS NULL OR c.complete_on IS NULL
      OR julianday(date(t.held_at, '+8 hours')) - julianday(c.complete_on) < COALESCE((
        SELECT json_extract(effective, '$.hearing_notice.usual') FROM decision_profiles
        WHERE decision_id = NEW.decision_id), 10)
      THEN RAISE(ABORT, 'guard:announcement_incomplete')
  END
  FROM (SELECT 1) LEFT JOIN hearing_papers p ON p.id = NEW.subject_id
  LEFT JOIN hearing_terms t ON t.hearing_id = p.hearing_id
  LEFT JOIN hearing_terms_complete c ON c.paper_id = t.id;
END;

-- Hearings in which somebody sat as a representative, by the newest attendance of each, or spoke.
CREATE VIEW hearings_sat AS
SELECT hearing_id FROM speeches
UNION ALL
SELECT hearing_id FROM attendances a
WHERE present = 1 AND NOT EXISTS (
  SELECT 1 FROM attendances b WHERE b.registration_id = a.registration_id AND b.rowid > a.rowid);

-- What was announced can be called off until the hearing was held, and the public is told why. A hearing to which
-- nobody came was not held.
CREATE TRIGGER cancellations_say_why BEFORE INSERT ON publications
WHEN NEW.kind = 'hearing_cancellation'
BEGIN
  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM hearing_terms t WHERE t.hearing_id = p.hearing_id)
      THEN RAISE(ABORT, 'guard:not_published')
    WHEN trim(COALESCE(json_extract(p.body, '$.reason'), '')) = '' THEN RAISE(ABORT, 'guard:missing')
    WHEN EXISTS (SELECT 1 FROM hearings_sat WHERE hearing_id = p.hearing_id)
      OR EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = p.hearing_id)
      THEN RAISE(ABORT, 'guard:hearing_held')
  END
  FROM hearing_papers p WHERE p.id = NEW.subject_id;
END;
