-- R15: the papers of a hearing, and on whom they were served.
CREATE TABLE hearing_materials (
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  ord INTEGER NOT NULL CHECK (ord > 0),
  added_by TEXT NOT NULL REFERENCES officers (id),
  added_at TEXT NOT NULL CHECK (length(added_at) = 24),
  PRIMARY KEY (hearing_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE material_services (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  registration_id TEXT NOT NULL REFERENCES representatives (registration_id),
  -- Beijing date and time at which they reached her
  served_on TEXT NOT NULL CHECK (date(served_on) IS served_on),
  served_time TEXT CHECK (served_time IS NULL OR served_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  -- online: put on her private page, and told to her
  manner TEXT NOT NULL CHECK (manner IN ('in_person', 'post', 'courier', 'email', 'online')),
  -- JSON: [{id, sha256}], what was served
  documents TEXT NOT NULL CHECK (json_valid(documents) AND json_array_length(documents) > 0),
  -- R15: a reserve who moved up too late for the usual gap
  exception INTEGER NOT NULL DEFAULT 0 CHECK (exception IN (0, 1)),
  -- NULL: put on her page when somebody withdrew by herself and she moved up
  recorded_by TEXT REFERENCES officers (id),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
  CHECK (recorded_by IS NOT NULL OR manner = 'online')
) STRICT;

CREATE INDEX material_services_by_hearing ON material_services (hearing_id, registration_id, served_on);

CREATE TABLE material_acknowledgements (
  service_id TEXT PRIMARY KEY REFERENCES material_services (id),
  how TEXT NOT NULL CHECK (how IN ('code', 'signature')),
  -- of a signature: who recorded it
  recorded_by TEXT REFERENCES officers (id),
  acknowledged_at TEXT NOT NULL CHECK (length(acknowledged_at) = 24),
  CHECK ((how = 'code') = (recorded_by IS NULL))
) STRICT;

-- The head of the record (听证笔录, domain.md §4.4): who, when, the order of N713 art. 17, observers, press, closing
-- words. The newest version counts; every version stays.
CREATE TABLE hearing_records (
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- recordings and signed sheets, JSON [{id, sha256}]
  documents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(documents)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  PRIMARY KEY (hearing_id, version)
) STRICT;

-- Who of the list was there; the newest row counts.
CREATE TABLE attendances (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  registration_id TEXT NOT NULL REFERENCES representatives (registration_id),
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  -- why not, as far as known
  reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  recorded_by TEXT NOT NULL REFERENCES officers (id),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24)
) STRICT;

CREATE INDEX attendances_by_hearing ON attendances (hearing_id, registration_id, recorded_at);

-- What was said, in order (A32: viewpoint and reason apart). A correction is a further version; all stay.
CREATE TABLE speeches (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  ord INTEGER NOT NULL CHECK (ord > 0),
  speaker TEXT NOT NULL CHECK (speaker IN ('representative', 'presenter', 'chair', 'expert', 'other')),
  registration_id TEXT REFERENCES representatives (registration_id),
  -- of officials and experts, who are named in the list
  speaker_name TEXT NOT NULL DEFAULT '' CHECK (length(speaker_name) <= 100),
  kind TEXT NOT NULL CHECK (kind IN ('view', 'question', 'answer', 'statement', 'written')),
  -- of a view or a question: what the item will be
  stance TEXT CHECK (stance IN ('support', 'oppose', 'amend', 'question', 'other')),
  clause_uid TEXT REFERENCES clauses (uid),
  viewpoint TEXT NOT NULL CHECK (length(viewpoint) BETWEEN 1 AND 5000),
  reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 5000),
  suggested_wording TEXT NOT NULL DEFAULT '' CHECK (length(suggested_wording) <= 5000),
  -- of an answer: which speech it answers
  answers TEXT,
  said_at TEXT NOT NULL CHECK (length(said_at) = 24),
  -- taken out of the record with a reason, never out of the table
  struck_reason TEXT NOT NULL DEFAULT '' CHECK (length(struck_reason) <= 500),
  -- the form's own key: the same form twice is one version (a line that dropped may have sent it)
  form_key TEXT NOT NULL CHECK (length(form_key) BETWEEN 16 AND 128),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  recorded_by TEXT NOT NULL REFERENCES officers (id),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
  PRIMARY KEY (id, version),
  UNIQUE (hearing_id, ord, version),
  UNIQUE (hearing_id, form_key),
  CHECK ((speaker = 'representative') = (registration_id IS NOT NULL)),
  CHECK (speaker = 'representative' OR trim(speaker_name) <> ''),
  CHECK ((kind = 'answer') = (answers IS NOT NULL)),
  CHECK ((kind IN ('view', 'question', 'written') AND speaker = 'representative') = (stance IS NOT NULL))
) STRICT;

-- What a representative wants put right in her part, before she confirms it.
CREATE TABLE correction_requests (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  registration_id TEXT NOT NULL REFERENCES representatives (registration_id),
  speech_id TEXT,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  -- NULL: by herself with her code
  recorded_by TEXT REFERENCES officers (id),
  requested_at TEXT NOT NULL CHECK (length(requested_at) = 24),
  outcome TEXT CHECK (outcome IN ('corrected', 'noted')),
  outcome_note TEXT NOT NULL DEFAULT '' CHECK (length(outcome_note) <= 1000),
  settled_by TEXT REFERENCES officers (id),
  settled_at TEXT CHECK (length(settled_at) = 24),
  CHECK ((outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL))
) STRICT;

-- R19: each representative who was there has signed or sealed her part as it stands, or refused with a reason.
CREATE TABLE record_confirmations (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  registration_id TEXT NOT NULL REFERENCES representatives (registration_id),
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
  method TEXT NOT NULL CHECK (method IN ('code', 'signature', 'seal')),
  refusal_reason TEXT NOT NULL DEFAULT '' CHECK (length(refusal_reason) <= 1000),
  -- over her speeches as they stood
  part_sha256 TEXT NOT NULL CHECK (length(part_sha256) = 64),
  -- how many versions of her speeches and how many wishes of hers there were: one more, and it counts no more. SQL
  -- works out no hash; by this number it knows that what was confirmed is still all there is.
  seen INTEGER NOT NULL CHECK (seen >= 0),
  -- of paper: the scan
  document_id TEXT REFERENCES documents (id),
  recorded_by TEXT REFERENCES officers (id),
  confirmed_at TEXT NOT NULL CHECK (length(confirmed_at) = 24),
  CHECK ((outcome = 'refused') = (trim(refusal_reason) <> '')),
  CHECK ((method = 'code') = (recorded_by IS NULL)),
  CHECK (outcome = 'refused' OR method = 'code' OR document_id IS NOT NULL)
) STRICT;

CREATE INDEX record_confirmations_by_hearing ON record_confirmations (hearing_id, registration_id, confirmed_at);

-- The record is closed: its speeches are lodged as opinions in the hearing's intake, whose id is the hearing's.
CREATE TABLE record_closings (
  hearing_id TEXT PRIMARY KEY REFERENCES hearings (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  closed_by TEXT NOT NULL REFERENCES officers (id),
  closed_at TEXT NOT NULL CHECK (length(closed_at) = 24)
) STRICT;

-- What a hearing is done with, while it may be held at all: not cancelled, its decision where hearings are held, its
-- record not closed.
CREATE VIEW hearings_in_hand AS
SELECT h.id AS hearing_id, h.decision_id
FROM hearings h
JOIN deeds_possible p ON p.decision_id = h.decision_id AND p.deed = 'hearing_conducted'
WHERE NOT EXISTS (
    SELECT 1 FROM publications c JOIN hearing_papers k ON k.id = c.subject_id
    WHERE k.hearing_id = h.id AND c.kind = 'hearing_cancellation')
  AND NOT EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = h.id);

-- When a hearing is announced for (the newest published announcement counts), and how many days before it the papers
-- must be there at the least: the profile that the decision keeps, without one the decree's seven. And how many before
-- it the first list must be public.
CREATE VIEW hearings_held AS
SELECT h.id AS hearing_id, k.held_at, date(k.held_at, '+8 hours') AS held_on,
  MAX(1, COALESCE(json_extract(f.effective, '$.hearing_materials.floor'),
    CASE d.matter_kind WHEN 'major_decision' THEN 7 ELSE 1 END)) AS papers_before,
  COALESCE(CASE f.effective ->> '$.representative_list.force'
    WHEN 'must' THEN f.effective ->> '$.representative_list.usual'
    ELSE f.effective ->> '$.representative_list.floor' END, 1) AS list_before
FROM hearings h
JOIN decisions d ON d.id = h.decision_id
LEFT JOIN decision_profiles f ON f.decision_id = h.decision_id
JOIN hearing_papers k ON k.hearing_id = h.id AND k.kind = 'hearing_announcement'
JOIN publications p ON p.subject_id = k.id
WHERE k.no = (
  SELECT MAX(l.no) FROM hearing_papers l JOIN publications q ON q.subject_id = l.id
  WHERE l.hearing_id = h.id AND l.kind = 'hearing_announcement');

-- R15: papers are documents of the decision; what was served on somebody stays.
CREATE TRIGGER materials_are_documents_of_the_decision BEFORE INSERT ON hearing_materials
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM documents d JOIN hearings h ON h.decision_id = d.decision_id
      WHERE d.id = NEW.document_id AND h.id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:document_unknown')
    WHEN EXISTS (
      SELECT 1 FROM hearing_materials WHERE hearing_id = NEW.hearing_id AND document_id = NEW.document_id)
      THEN RAISE(ABORT, 'materials are never replaced')
  END;
END;

CREATE TRIGGER materials_are_never_changed BEFORE UPDATE ON hearing_materials
BEGIN
  SELECT RAISE(ABORT, 'materials are never changed');
END;

CREATE TRIGGER materials_that_were_served_stay BEFORE DELETE ON hearing_materials
WHEN EXISTS (
  SELECT 1 FROM material_services s, json_each(s.documents) j
  WHERE s.hearing_id = OLD.hearing_id AND json_extract(j.value, '$.id') = OLD.document_id)
  OR EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = OLD.hearing_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:material_served');
END;

-- R15: on a representative of this hearing, papers of this hearing, not before there were either; in time for the
-- announced day by the rules of the decision, or, for a reserve who moved up, on the day she did or the day after.
CREATE TRIGGER services_are_lawful BEFORE INSERT ON material_services
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM material_services WHERE id = NEW.id)
      THEN RAISE(ABORT, 'services are never replaced')
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM representatives
      WHERE registration_id = NEW.registration_id AND hearing_id = NEW.hearing_id AND declined_at IS NULL)
      THEN RAISE(ABORT, 'guard:not_a_representative')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
        SELECT 1 FROM hearing_materials m JOIN documents d ON d.id = m.document_id
        WHERE m.hearing_id = NEW.hearing_id AND d.id = json_extract(j.value, '$.id')
          AND d.sha256 = json_extract(j.value, '$.sha256')))
      THEN RAISE(ABORT, 'guard:document_unknown')
    WHEN NEW.served_on > date(NEW.recorded_at, '+8 hours') THEN RAISE(ABORT, 'guard:date_in_future')
    WHEN NEW.manner = 'online' AND NEW.served_on <> date(NEW.recorded_at, '+8 hours')
      THEN RAISE(ABORT, 'guard:served_online_today')
    WHEN NEW.served_on < (
      SELECT date(appointed_at, '+8 hours') FROM representatives WHERE registration_id = NEW.registration_id)
      OR NEW.served_on < (
        SELECT MAX(date(m.added_at, '+8 hours')) FROM json_each(NEW.documents) j
        JOIN hearing_materials m ON m.hearing_id = NEW.hearing_id AND m.document_id = json_extract(j.value, '$.id'))
      THEN RAISE(ABORT, 'guard:served_too_early')
    WHEN NEW.recorded_by IS NULL AND NOT EXISTS (
      SELECT 1 FROM representatives
      WHERE registration_id = NEW.registration_id AND how = 'moved_up' AND appointed_at = NEW.recorded_at)
      THEN RAISE(ABORT, 'a service has somebody who records it')
  END;
  SELECT RAISE(ABORT, 'guard:materials_too_late')
  FROM hearings_held t
  JOIN representatives r ON r.registration_id = NEW.registration_id
  WHERE t.hearing_id = NEW.hearing_id AND t.held_on IS NOT NULL
    AND julianday(t.held_on) - julianday(NEW.served_on) < t.papers_before
    AND NOT (NEW.exception = 1 AND r.how = 'moved_up' AND NEW.recorded_at < t.held_at
      AND NEW.served_on <= date(r.appointed_at, '+8 hours', '+1 day'));
  SELECT RAISE(ABORT, 'an exception is for a reserve who moved up')
  FROM representatives r
  WHERE r.registration_id = NEW.registration_id AND NEW.exception = 1 AND r.how <> 'moved_up';
END;

CREATE TRIGGER services_are_never_changed BEFORE UPDATE ON material_services
BEGIN
  SELECT RAISE(ABORT, 'services are never changed');
END;

CREATE TRIGGER services_are_never_deleted BEFORE DELETE ON material_services
BEGIN
  SELECT RAISE(ABORT, 'services are never deleted');
END;

CREATE TRIGGER acknowledgements_are_never_replaced BEFORE INSERT ON material_acknowledgements
WHEN EXISTS (SELECT 1 FROM material_acknowledgements WHERE service_id = NEW.service_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:already_acknowledged');
END;

-- A code that the desk has seen signs nothing.
CREATE TRIGGER acknowledgements_by_code_are_her_own BEFORE INSERT ON material_acknowledgements
WHEN NEW.how = 'code' AND EXISTS (
  SELECT 1 FROM material_services s JOIN registration_acts a ON a.registration_id = s.registration_id
  WHERE s.id = NEW.service_id AND a.act = 'code_reissued')
BEGIN
  SELECT RAISE(ABORT, 'guard:code_reissued');
END;

CREATE TRIGGER acknowledgements_are_never_changed BEFORE UPDATE ON material_acknowledgements
BEGIN
  SELECT RAISE(ABORT, 'acknowledgements are never changed');
END;

CREATE TRIGGER acknowledgements_are_never_deleted BEFORE DELETE ON material_acknowledgements
BEGIN
  SELECT RAISE(ABORT, 'acknowledgements are never deleted');
END;

-- The record opens on the day, with the list public before it (R16) and of those who sit, and every paper in the hands
-- of everyone of the list (R15); who left and who moved up on the day before or on the day stands in the draw, and is
-- the exception that both rules leave. Its versions run on; none is changed.
CREATE TRIGGER records_take_the_next_version BEFORE INSERT ON hearing_records
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NEW.version IS NOT (
      SELECT COALESCE(MAX(version), 0) + 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'a record takes the next version')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.documents) j WHERE NOT EXISTS (
        SELECT 1 FROM documents d JOIN hearings h ON h.decision_id = d.decision_id
        WHERE h.id = NEW.hearing_id AND d.id = json_extract(j.value, '$.id')
          AND d.sha256 = json_extract(j.value, '$.sha256')))
      THEN RAISE(ABORT, 'guard:document_unknown')
    WHEN NOT EXISTS (
      SELECT 1 FROM draft_versions v JOIN hearings h ON h.decision_id = v.decision_id
      WHERE h.id = NEW.hearing_id AND v.id = json_extract(NEW.body, '$.draft_version_id'))
      THEN RAISE(ABORT, 'guard:draft_missing')
    WHEN EXISTS (
      SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id AND version = 1
        AND json_extract(body, '$.draft_version_id') <> json_extract(NEW.body, '$.draft_version_id'))
      THEN RAISE(ABORT, 'a record keeps its draft')
    -- R19: what somebody confirmed keeps the head under which she did
    WHEN EXISTS (SELECT 1 FROM record_confirmations WHERE hearing_id = NEW.hearing_id)
      AND json_remove(NEW.body, '$.note', '$.press', '$.observers', '$.quorum_reason') IS NOT (
        SELECT json_remove(body, '$.note', '$.press', '$.observers', '$.quorum_reason')
        FROM hearing_records WHERE hearing_id = NEW.hearing_id ORDER BY version DESC LIMIT 1)
      THEN RAISE(ABORT, 'guard:head_confirmed')
  END;
  -- Of the announced day, opened two hours before the announced time at the earliest, and ended in the past.
  SELECT CASE
    WHEN json_extract(NEW.body, '$.held_on') IS NOT t.held_on THEN RAISE(ABORT, 'guard:head_of_another_day')
    WHEN NEW.version = 1 AND NEW.saved_at < strftime('%Y-%m-%dT%H:%M:%fZ', t.held_at, '-2 hours')
      THEN RAISE(ABORT, 'guard:record_too_early')
    WHEN strftime('%Y-%m-%dT%H:%M:%fZ', t.held_on || ' ' || json_extract(NEW.body, '$.ended_at'), '-8 hours')
      > NEW.saved_at THEN RAISE(ABORT, 'guard:time_in_future')
  END
  FROM hearings_held t WHERE t.hearing_id = NEW.hearing_id AND t.held_on <= date(NEW.saved_at, '+8 hours');
END;

CREATE TRIGGER records_open_on_the_day BEFORE INSERT ON hearing_records
WHEN NEW.version = 1
BEGIN
  SELECT CASE
    WHEN t.held_on IS NULL THEN RAISE(ABORT, 'guard:hearing_has_no_date')
    WHEN date(NEW.saved_at, '+8 hours') < t.held_on THEN RAISE(ABORT, 'guard:not_the_day_yet')
    WHEN NOT EXISTS (
      SELECT 1 FROM publications p JOIN hearing_papers k ON k.id = p.subject_id
      WHERE k.hearing_id = NEW.hearing_id AND p.kind = 'representative_list'
        AND date(p.published_at, '+8 hours') < t.held_on
        AND julianday(t.held_on) - julianday(date(p.published_at, '+8 hours')) >= t.list_before)
      THEN RAISE(ABORT, 'guard:list_not_published')
    WHEN EXISTS (
      SELECT 1 FROM representatives r
      JOIN hearing_papers l ON l.id = (
        SELECT k.id FROM publications p JOIN hearing_papers k ON k.id = p.subject_id
        WHERE k.hearing_id = NEW.hearing_id AND p.kind = 'representative_list' ORDER BY k.no DESC LIMIT 1)
      WHERE r.hearing_id = NEW.hearing_id AND (
        (r.declined_at IS NULL AND r.appointed_at > l.saved_at
          AND NOT (r.how = 'moved_up' AND date(r.appointed_at, '+8 hours') >= date(t.held_on, '-1 day')))
        OR (r.appointed_at <= l.saved_at AND r.declined_at > l.saved_at
          AND date(r.declined_at, '+8 hours') < date(t.held_on, '-1 day'))))
      THEN RAISE(ABORT, 'guard:list_outdated')
    WHEN NOT EXISTS (
      SELECT 1 FROM representatives WHERE hearing_id = NEW.hearing_id AND declined_at IS NULL)
      THEN RAISE(ABORT, 'guard:no_representatives')
    WHEN NOT EXISTS (SELECT 1 FROM hearing_materials WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:materials_missing')
    WHEN EXISTS (
      SELECT 1 FROM representatives r, hearing_materials m
      WHERE r.hearing_id = NEW.hearing_id AND r.declined_at IS NULL AND m.hearing_id = NEW.hearing_id
        AND NOT (r.how = 'moved_up' AND date(r.appointed_at, '+8 hours') >= date(t.held_on, '-1 day'))
        AND NOT EXISTS (
          SELECT 1 FROM material_services s, json_each(s.documents) j
          WHERE s.registration_id = r.registration_id AND json_extract(j.value, '$.id') = m.document_id
            AND s.served_on < t.held_on
            AND (julianday(t.held_on) - julianday(s.served_on) >= t.papers_before
              OR (r.how = 'moved_up' AND s.served_on <= date(r.appointed_at, '+8 hours', '+1 day')))))
      THEN RAISE(ABORT, 'guard:materials_not_served')
  END
  FROM (SELECT 1) LEFT JOIN hearings_held t ON t.hearing_id = NEW.hearing_id;
END;

CREATE TRIGGER records_are_never_changed BEFORE UPDATE ON hearing_records
BEGIN
  SELECT RAISE(ABORT, 'records are never changed');
END;

CREATE TRIGGER records_are_never_deleted BEFORE DELETE ON hearing_records
BEGIN
  SELECT RAISE(ABORT, 'records are never deleted');
END;

-- From the opening of the record on the list stays as it is.
CREATE TRIGGER representatives_stay_from_the_opening_on BEFORE UPDATE ON representatives
WHEN EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:hearing_begun');
END;

CREATE TRIGGER representatives_come_before_the_opening BEFORE INSERT ON representatives
WHEN EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:hearing_begun');
END;

CREATE TRIGGER attendances_are_of_the_list BEFORE INSERT ON attendances
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM attendances WHERE id = NEW.id)
      THEN RAISE(ABORT, 'attendances are never replaced')
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_not_open')
    WHEN NOT EXISTS (
      SELECT 1 FROM representatives
      WHERE registration_id = NEW.registration_id AND hearing_id = NEW.hearing_id AND declined_at IS NULL)
      THEN RAISE(ABORT, 'guard:not_a_representative')
    -- R19: nobody who took part is made absent, so that her confirmation is not asked for
    WHEN NEW.present = 0 AND (EXISTS (
        SELECT 1 FROM speeches s WHERE s.hearing_id = NEW.hearing_id AND s.registration_id = NEW.registration_id
          AND s.kind <> 'written')
      OR EXISTS (SELECT 1 FROM record_confirmations
        WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id)
      OR EXISTS (SELECT 1 FROM correction_requests
        WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id))
      THEN RAISE(ABORT, 'guard:present_who_spoke')
  END;
END;

CREATE TRIGGER attendances_are_never_changed BEFORE UPDATE ON attendances
BEGIN
  SELECT RAISE(ABORT, 'attendances are never changed');
END;

CREATE TRIGGER attendances_are_never_deleted BEFORE DELETE ON attendances
BEGIN
  SELECT RAISE(ABORT, 'attendances are never deleted');
END;

-- How much there is of somebody's part: every version of a speech and every wish is a row, and none goes.
CREATE VIEW parts_seen AS
SELECT r.hearing_id, r.registration_id,
  (SELECT count(*) FROM speeches WHERE hearing_id = r.hearing_id AND registration_id = r.registration_id)
  + (SELECT count(*) FROM correction_requests
    WHERE hearing_id = r.hearing_id AND registration_id = r.registration_id) AS seen
FROM representatives r;

-- Who is there by the newest row.
CREATE VIEW those_present AS
SELECT a.hearing_id, a.registration_id
FROM attendances a
WHERE a.present = 1 AND a.rowid = (
  SELECT MAX(rowid) FROM attendances
  WHERE hearing_id = a.hearing_id AND registration_id = a.registration_id);

-- A32: taken down while the record is open, of somebody who is there; a further version keeps whose it is and where it
-- stands, and is made of the newest one.
CREATE TRIGGER speeches_are_of_their_hearing BEFORE INSERT ON speeches
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_not_open')
    WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version), 0) + 1 FROM speeches WHERE id = NEW.id)
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN EXISTS (SELECT 1 FROM speeches WHERE hearing_id = NEW.hearing_id AND form_key = NEW.form_key)
      THEN RAISE(ABORT, 'guard:already_lodged')
    WHEN NEW.version = 1 AND NEW.ord IS NOT (
      SELECT COALESCE(MAX(ord), 0) + 1 FROM speeches WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'a speech takes the next place')
    WHEN NEW.version > 1 AND NOT EXISTS (
      SELECT 1 FROM speeches s WHERE s.id = NEW.id AND s.version = NEW.version - 1
        AND s.hearing_id = NEW.hearing_id AND s.ord = NEW.ord AND s.speaker = NEW.speaker
        AND s.registration_id IS NEW.registration_id AND s.speaker_name = NEW.speaker_name
        AND s.said_at = NEW.said_at AND s.struck_reason = '')
      THEN RAISE(ABORT, 'a speech keeps its speaker and its place')
    WHEN NEW.version = 1 AND NEW.struck_reason <> '' THEN RAISE(ABORT, 'nothing is struck out before it stands')
    WHEN NEW.said_at > NEW.recorded_at THEN RAISE(ABORT, 'guard:time_in_future')
    WHEN NEW.registration_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM representatives
      WHERE registration_id = NEW.registration_id AND hearing_id = NEW.hearing_id AND declined_at IS NULL)
      THEN RAISE(ABORT, 'guard:not_a_representative')
    WHEN NEW.registration_id IS NOT NULL AND NEW.kind <> 'written' AND NEW.struck_reason = '' AND NOT EXISTS (
      SELECT 1 FROM those_present
      WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:not_present')
    WHEN NEW.clause_uid IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM clauses c JOIN hearing_records r ON r.hearing_id = NEW.hearing_id AND r.version = 1
      WHERE c.uid = NEW.clause_uid AND c.draft_version_id = json_extract(r.body, '$.draft_version_id'))
      THEN RAISE(ABORT, 'guard:clause_unknown')
    WHEN NEW.answers IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM speeches WHERE id = NEW.answers AND hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:invalid_choice')
  END;
END;

CREATE TRIGGER speeches_are_never_changed BEFORE UPDATE ON speeches
BEGIN
  SELECT RAISE(ABORT, 'speeches are never changed');
END;

CREATE TRIGGER speeches_are_never_deleted BEFORE DELETE ON speeches
BEGIN
  SELECT RAISE(ABORT, 'speeches are never deleted');
END;

CREATE TRIGGER correction_requests_are_asked_for_while_open BEFORE INSERT ON correction_requests
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM correction_requests WHERE id = NEW.id)
      THEN RAISE(ABORT, 'requests are never replaced')
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NEW.outcome IS NOT NULL THEN RAISE(ABORT, 'a request is settled after it was made')
    WHEN NOT EXISTS (
      SELECT 1 FROM those_present WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:not_present')
    WHEN NEW.speech_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM speeches WHERE id = NEW.speech_id AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:invalid_choice')
  END;
END;

CREATE TRIGGER correction_requests_are_settled_once BEFORE UPDATE ON correction_requests
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = OLD.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN OLD.outcome IS NOT NULL OR NEW.outcome IS NULL THEN RAISE(ABORT, 'a request is settled once')
    WHEN NEW.id <> OLD.id OR NEW.hearing_id <> OLD.hearing_id OR NEW.registration_id <> OLD.registration_id
      OR NEW.speech_id IS NOT OLD.speech_id OR NEW.text <> OLD.text OR NEW.recorded_by IS NOT OLD.recorded_by
      OR NEW.requested_at <> OLD.requested_at THEN RAISE(ABORT, 'a request keeps its words')
    WHEN NEW.outcome = 'noted' AND trim(NEW.outcome_note) = '' THEN RAISE(ABORT, 'guard:missing')
  END;
END;

CREATE TRIGGER correction_requests_are_never_deleted BEFORE DELETE ON correction_requests
BEGIN
  SELECT RAISE(ABORT, 'requests are never deleted');
END;

-- R19: of somebody who was there, of her whole part as it stands, once the record says when it ended and while it is
-- open; with a code that nobody but she has seen; the scan is a document of the decision.
CREATE TRIGGER confirmations_are_of_those_present BEFORE INSERT ON record_confirmations
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_confirmations WHERE id = NEW.id)
      THEN RAISE(ABORT, 'confirmations are never replaced')
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (
      SELECT 1 FROM those_present WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:not_present')
    WHEN NEW.document_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM documents d JOIN hearings h ON h.decision_id = d.decision_id
      WHERE d.id = NEW.document_id AND h.id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:document_unknown')
    WHEN NEW.outcome = 'confirmed' AND EXISTS (
      SELECT 1 FROM correction_requests
      WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id AND outcome IS NULL)
      THEN RAISE(ABORT, 'guard:requests_open')
    WHEN (SELECT json_extract(body, '$.ended_at') FROM hearing_records
      WHERE hearing_id = NEW.hearing_id ORDER BY version DESC LIMIT 1) IS NULL
      THEN RAISE(ABORT, 'guard:hearing_not_over')
    WHEN NEW.method = 'code' AND EXISTS (
      SELECT 1 FROM registration_acts WHERE registration_id = NEW.registration_id AND act = 'code_reissued')
      THEN RAISE(ABORT, 'guard:code_reissued')
    WHEN NEW.seen IS NOT (SELECT seen FROM parts_seen WHERE registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:part_changed')
  END;
END;

CREATE TRIGGER confirmations_are_never_changed BEFORE UPDATE ON record_confirmations
BEGIN
  SELECT RAISE(ABORT, 'confirmations are never changed');
END;

CREATE TRIGGER confirmations_are_never_deleted BEFORE DELETE ON record_confirmations
BEGIN
  SELECT RAISE(ABORT, 'confirmations are never deleted');
END;

-- A35, R19: somebody was there; everybody who was has confirmed or refused her part, and nothing was said, corrected
-- or asked for since; it has begun, and ended after the announced time.
CREATE TRIGGER records_close_when_confirmed BEFORE INSERT ON record_closings
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_closed')
    WHEN NOT EXISTS (SELECT 1 FROM hearings_in_hand WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NOT EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:record_not_open')
    WHEN (SELECT json_extract(body, '$.ended_at') FROM hearing_records
      WHERE hearing_id = NEW.hearing_id ORDER BY version DESC LIMIT 1) IS NULL
      THEN RAISE(ABORT, 'guard:record_unfinished')
    WHEN EXISTS (
      SELECT 1 FROM hearings_held t, (SELECT body FROM hearing_records
        WHERE hearing_id = NEW.hearing_id ORDER BY version DESC LIMIT 1) h
      WHERE t.hearing_id = NEW.hearing_id AND (NEW.closed_at < t.held_at OR t.held_at >
        strftime('%Y-%m-%dT%H:%M:%fZ', t.held_on || ' ' || json_extract(h.body, '$.ended_at'), '-8 hours')))
      THEN RAISE(ABORT, 'guard:ended_before_announced')
    WHEN EXISTS (
      SELECT 1 FROM representatives r WHERE r.hearing_id = NEW.hearing_id AND r.declined_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM attendances WHERE registration_id = r.registration_id))
      THEN RAISE(ABORT, 'guard:attendance_missing')
    WHEN NOT EXISTS (SELECT 1 FROM those_present WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:nobody_present')
    WHEN EXISTS (SELECT 1 FROM correction_requests WHERE hearing_id = NEW.hearing_id AND outcome IS NULL)
      THEN RAISE(ABORT, 'guard:requests_open')
    WHEN EXISTS (
      SELECT 1 FROM those_present t WHERE t.hearing_id = NEW.hearing_id AND NOT EXISTS (
        SELECT 1 FROM record_confirmations c
        WHERE c.hearing_id = t.hearing_id AND c.registration_id = t.registration_id
          AND c.rowid = (SELECT MAX(rowid) FROM record_confirmations
            WHERE hearing_id = t.hearing_id AND registration_id = t.registration_id)
          AND c.seen = (SELECT seen FROM parts_seen WHERE registration_id = t.registration_id)))
      THEN RAISE(ABORT, 'guard:record_unconfirmed')
  END;
END;

CREATE TRIGGER closings_are_never_changed BEFORE UPDATE ON record_closings
BEGIN
  SELECT RAISE(ABORT, 'closings are never changed');
END;

CREATE TRIGGER closings_are_never_deleted BEFORE DELETE ON record_closings
BEGIN
  SELECT RAISE(ABORT, 'closings are never deleted');
END;

-- The intake of a hearing opens with its closed record and holds nothing but its speeches.
CREATE TRIGGER hearing_intakes_open_with_their_record BEFORE INSERT ON intakes
WHEN NEW.kind = 'hearing' AND NOT EXISTS (
  SELECT 1 FROM record_closings c JOIN hearings h ON h.id = c.hearing_id
  JOIN hearing_records r ON r.hearing_id = h.id AND r.version = 1
  WHERE c.hearing_id = NEW.id AND h.decision_id = NEW.decision_id AND c.closed_at = NEW.closes_at
    AND json_extract(r.body, '$.draft_version_id') = NEW.draft_version_id)
BEGIN
  SELECT RAISE(ABORT, 'an intake of a hearing opens with its closed record');
END;

CREATE TRIGGER speeches_are_lodged_at_the_closing BEFORE INSERT ON submissions
WHEN (NEW.channel = 'hearing') <> ((SELECT kind FROM intakes WHERE id = NEW.intake_id) = 'hearing')
  OR (NEW.channel = 'hearing' AND NOT EXISTS (
    SELECT 1 FROM record_closings c JOIN registrations g ON g.hearing_id = c.hearing_id
    WHERE c.hearing_id = NEW.intake_id AND c.closed_at = NEW.received_at AND c.closed_by = NEW.keyed_by
      AND g.participant_id = NEW.participant_id))
BEGIN
  SELECT RAISE(ABORT, 'guard:closed');
END;

CREATE TRIGGER items_of_a_hearing_were_said BEFORE INSERT ON items
WHEN EXISTS (SELECT 1 FROM intakes WHERE id = NEW.intake_id AND kind = 'hearing')
  AND NOT EXISTS (
    SELECT 1 FROM speeches s JOIN registrations g ON g.id = s.registration_id
    JOIN submissions u ON u.participant_id = g.participant_id
    WHERE s.hearing_id = NEW.intake_id AND u.id = NEW.submission_id AND s.struck_reason = ''
      AND s.version = (SELECT MAX(version) FROM speeches WHERE id = s.id)
      AND s.stance = NEW.kind AND s.viewpoint = NEW.text AND s.reason = COALESCE(NEW.reason, '')
      AND s.suggested_wording = COALESCE(NEW.suggested_wording, '') AND s.clause_uid IS NEW.clause_uid)
BEGIN
  SELECT RAISE(ABORT, 'an item of a hearing is what was said at it');
END;
