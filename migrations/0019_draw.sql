-- The lists at the close of sign-up (docs/draw.md, steps 1 and 2). Once per hearing, whoever or whatever does it.
CREATE TABLE draw_freezes (
  hearing_id TEXT PRIMARY KEY REFERENCES hearings (id),
  -- the canonical name of the public value; NULL where the draw is on the spot
  announced TEXT,
  -- JSON: [{category, seats, numbers: [], list_sha256}], every category filled by sign-up and draw, empty ones too
  categories TEXT NOT NULL CHECK (json_valid(categories)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  frozen_at TEXT NOT NULL CHECK (length(frozen_at) = 24),
  -- NULL: the clock
  frozen_by TEXT REFERENCES officers (id)
) STRICT;

-- What came out. Once per hearing: nobody draws twice.
CREATE TABLE draw_results (
  hearing_id TEXT PRIMARY KEY REFERENCES draw_freezes (hearing_id),
  -- not_needed: no category had more applicants than seats
  method TEXT NOT NULL CHECK (method IN ('public_value', 'on_the_spot', 'not_needed')),
  -- of a public value: as typed, in canonical form, and where it was read
  value_text TEXT,
  canonical TEXT,
  source TEXT,
  -- JSON: [{category, seed, ranking: [{rank, number, ticket, outcome}]}]; ticket and seed NULL unless by public value
  categories TEXT NOT NULL CHECK (json_valid(categories)),
  -- on the spot: the notary or the discipline office, and the minutes, JSON [{id, sha256}]
  witness TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(documents)),
  -- on the spot although a value was announced: why it never came; public
  reason TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  drawn_at TEXT NOT NULL CHECK (length(drawn_at) = 24),
  drawn_by TEXT REFERENCES officers (id),
  CHECK ((method = 'public_value') = (canonical IS NOT NULL AND value_text IS NOT NULL AND source IS NOT NULL)),
  CHECK (method <> 'on_the_spot' OR (trim(witness) <> '' AND json_array_length(documents) > 0))
) STRICT;

-- Whoever has a seat as a representative, and how she came by it; `declined_at` frees it.
CREATE TABLE representatives (
  registration_id TEXT PRIMARY KEY REFERENCES registrations (id),
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  category TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('drawn', 'admitted', 'moved_up', 'recommended', 'invited', 'fallback')),
  -- her place in the drawn order; NULL where nothing was drawn
  rank INTEGER CHECK (rank > 0),
  -- of a fallback: what was announced for it, as the desk states it
  note TEXT NOT NULL DEFAULT '',
  appointed_at TEXT NOT NULL CHECK (length(appointed_at) = 24),
  appointed_by TEXT REFERENCES officers (id),
  declined_at TEXT CHECK (length(declined_at) = 24),
  -- by herself (NULL) or as the desk was told
  declined_by TEXT REFERENCES officers (id),
  CHECK (how NOT IN ('drawn', 'moved_up') OR rank IS NOT NULL)
) STRICT;

CREATE INDEX representatives_by_hearing ON representatives (hearing_id, category, rank);

-- Hearings in which representatives may still change: announced, not cancelled, their procedure going on.
CREATE VIEW hearings_ahead AS
SELECT t.hearing_id, t.body, t.held_at, t.registration_to
FROM hearing_terms t JOIN hearings g ON g.id = t.hearing_id
WHERE EXISTS (
    SELECT 1 FROM deeds_possible WHERE decision_id = g.decision_id AND deed = 'hearing_conducted')
  AND NOT EXISTS (
    SELECT 1 FROM hearing_papers h JOIN publications p ON p.subject_id = h.id
    WHERE h.hearing_id = t.hearing_id AND h.kind = 'hearing_cancellation');

-- When the announced value may exist: a lottery closes at 20:00 Beijing on its day, rounds of the beacon come every
-- 3 seconds (docs/draw.md).
CREATE VIEW values_due AS
SELECT f.hearing_id, CASE
  WHEN f.announced GLOB 'drand quicknet [1-9]*'
    THEN strftime('%Y-%m-%dT%H:%M:%S.000Z', 1692803367 + 3 * (CAST(substr(f.announced, 16) AS INTEGER) - 1), 'unixepoch')
  ELSE (SELECT (t.body ->> '$.value_on') || 'T12:00:00.000Z' FROM hearing_terms t WHERE t.hearing_id = f.hearing_id)
END AS due_at
FROM draw_freezes f;

-- The drawn order with whom each number belongs to, one row per number, written with the result by SQL itself.
CREATE TABLE drawn_ranks (
  hearing_id TEXT NOT NULL REFERENCES draw_results (hearing_id),
  category TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK (rank > 0),
  registration_id TEXT NOT NULL UNIQUE REFERENCES registrations (id),
  PRIMARY KEY (hearing_id, category, rank)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER results_are_ranked AFTER INSERT ON draw_results
BEGIN
  INSERT INTO drawn_ranks (hearing_id, category, rank, registration_id)
  SELECT NEW.hearing_id, c.value ->> '$.category', p.value ->> '$.rank', g.id
  -- in this order: each number is looked up once
  FROM json_each(NEW.categories) c
  CROSS JOIN json_each(c.value, '$.ranking') p
  CROSS JOIN registrations g ON g.hearing_id = NEW.hearing_id AND g.draw_no = p.value ->> '$.number';
END;

CREATE TRIGGER ranks_are_those_of_the_result BEFORE INSERT ON drawn_ranks
WHEN EXISTS (SELECT 1 FROM drawn_ranks
    WHERE registration_id = NEW.registration_id
      OR (hearing_id = NEW.hearing_id AND category = NEW.category AND rank = NEW.rank))
  OR EXISTS (SELECT 1 FROM representatives WHERE hearing_id = NEW.hearing_id AND how IN ('drawn', 'moved_up', 'admitted'))
BEGIN
  SELECT RAISE(ABORT, 'ranks are written with their result');
END;

CREATE TRIGGER ranks_are_never_changed BEFORE UPDATE ON drawn_ranks
BEGIN
  SELECT RAISE(ABORT, 'ranks are never changed');
END;

CREATE TRIGGER ranks_are_never_deleted BEFORE DELETE ON drawn_ranks
BEGIN
  SELECT RAISE(ABORT, 'ranks are never deleted');
END;

CREATE VIEW drawn_places AS
SELECT r.hearing_id, r.category, r.rank, r.registration_id, g.withdrawn_at
FROM drawn_ranks r CROSS JOIN registrations g ON g.id = r.registration_id;

-- The canonical name of the value that the present terms wait for, from the digits of its typed name (full-width ones
-- too): what a freeze must name.
CREATE VIEW announced_values AS
SELECT hearing_id, CASE kind
  WHEN 'drand' THEN 'drand quicknet ' || digits
  ELSE kind || ' 20' || substr(digits, -5)
END AS announced
FROM (
  SELECT t.hearing_id, t.body ->> '$.value_kind' AS kind, (
    SELECT group_concat(digit, '') FROM (
      SELECT CASE WHEN code > 65000 THEN char(code - 65248) ELSE char(code) END AS digit
      FROM (
        SELECT i.key AS place, unicode(substr(t.body ->> '$.value_name', i.key + 1, 1)) AS code
        -- one element for each character
        FROM json_each('[' || substr(replace(hex(zeroblob(length(t.body ->> '$.value_name'))), '00', '0,'), 1,
          2 * length(t.body ->> '$.value_name') - 1) || ']') i)
      WHERE code BETWEEN 48 AND 57 OR code BETWEEN 65296 AND 65305
      ORDER BY place)) AS digits
  FROM hearing_terms t
  WHERE t.body ->> '$.draw_method' = 'public_value' AND length(t.body ->> '$.value_name') > 0);

-- Seats by category: of a drawn one as they were frozen. `taken`: by whoever holds one of them; not by a reserve who
-- fills, as the announced fallback, a seat that another category left empty. `waiting`: a reserve is left.
CREATE VIEW hearing_seats AS
SELECT t.hearing_id, q.value ->> '$.category' AS category, q.value ->> '$.selection' AS selection,
  COALESCE((
    SELECT c.value ->> '$.seats' FROM draw_freezes f JOIN json_each(f.categories) c
    WHERE f.hearing_id = t.hearing_id AND c.value ->> '$.category' = q.value ->> '$.category'),
    q.value ->> '$.seats') AS seats,
  (SELECT count(*) FROM representatives r
    WHERE r.hearing_id = t.hearing_id AND r.category = q.value ->> '$.category' AND r.declined_at IS NULL
      AND (r.how <> 'fallback' OR r.rank IS NULL)) AS taken,
  EXISTS (SELECT 1 FROM drawn_places p
    WHERE p.hearing_id = t.hearing_id AND p.category = q.value ->> '$.category' AND p.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM representatives WHERE registration_id = p.registration_id)) AS waiting
FROM hearing_terms t JOIN json_each(t.body, '$.quota') q;

-- Frozen once, after sign-up has closed and before the value can exist: exactly who is signed up then.
CREATE TRIGGER lists_are_frozen_lawfully BEFORE INSERT ON draw_freezes
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM draw_freezes WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:already_frozen')
    WHEN t.hearing_id IS NULL THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN t.registration_to IS NULL OR NEW.frozen_at < t.registration_to
      THEN RAISE(ABORT, 'guard:draw_too_early')
    WHEN t.held_at IS NOT NULL AND NEW.frozen_at >= t.held_at THEN RAISE(ABORT, 'guard:hearing_begun')
    WHEN json_type(NEW.categories) <> 'array' OR json_array_length(NEW.categories) = 0
      OR json_array_length(NEW.categories) IS NOT (
        SELECT count(*) FROM json_each(t.body, '$.quota') WHERE value ->> '$.selection' = 'draw')
      OR EXISTS (
        SELECT 1 FROM json_each(t.body, '$.quota') q
        WHERE q.value ->> '$.selection' = 'draw' AND NOT EXISTS (
          SELECT 1 FROM json_each(NEW.categories) c
          WHERE c.value ->> '$.category' = q.value ->> '$.category' AND c.value ->> '$.seats' = q.value ->> '$.seats'
            AND json_extract(c.value, '$.numbers') = (
              SELECT json_group_array(draw_no) FROM (
                SELECT draw_no FROM registrations
                WHERE hearing_id = NEW.hearing_id AND role = 'representative' AND method = 'sign_up'
                  AND category = q.value ->> '$.category' AND withdrawn_at IS NULL
                ORDER BY draw_no))))
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
    WHEN t.body ->> '$.draw_method' = 'on_the_spot' AND NEW.announced IS NOT NULL
      THEN RAISE(ABORT, 'guard:draw_value_not_announced')
    WHEN t.body ->> '$.draw_method' = 'public_value' AND (NEW.announced IS NULL OR NEW.announced IS NOT (
      SELECT announced FROM announced_values WHERE hearing_id = NEW.hearing_id))
      THEN RAISE(ABORT, 'guard:draw_value_not_announced')
  END
  FROM (SELECT 1) LEFT JOIN hearings_ahead t ON t.hearing_id = NEW.hearing_id;
END;

-- A list frozen when the value may be known could have been fitted to it; where nothing is drawn it makes no odds.
CREATE TRIGGER lists_are_frozen_in_time AFTER INSERT ON draw_freezes
WHEN NEW.announced IS NOT NULL AND EXISTS (
  SELECT 1 FROM json_each(NEW.categories)
  WHERE json_array_length(value, '$.numbers') > value ->> '$.seats')
BEGIN
  SELECT RAISE(ABORT, 'guard:draw_value_out') FROM values_due
  WHERE hearing_id = NEW.hearing_id AND (due_at IS NULL OR NEW.frozen_at >= due_at);
END;

CREATE TRIGGER frozen_lists_are_never_changed BEFORE UPDATE ON draw_freezes
BEGIN
  SELECT RAISE(ABORT, 'frozen lists are never changed');
END;

CREATE TRIGGER frozen_lists_are_never_deleted BEFORE DELETE ON draw_freezes
BEGIN
  SELECT RAISE(ABORT, 'frozen lists are never deleted');
END;

-- Drawn once, from the frozen lists, with the announced value after its time; on the spot where that was announced.
CREATE TRIGGER hearings_are_drawn_lawfully BEFORE INSERT ON draw_results
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM draw_results WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:already_drawn')
    WHEN f.hearing_id IS NULL THEN RAISE(ABORT, 'guard:draw_not_frozen')
    WHEN t.hearing_id IS NULL THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN NEW.drawn_at < f.frozen_at THEN RAISE(ABORT, 'guard:draw_not_frozen')
    WHEN t.held_at IS NOT NULL AND NEW.drawn_at >= t.held_at THEN RAISE(ABORT, 'guard:hearing_begun')
    WHEN NEW.method = 'public_value' AND (
      f.announced IS NULL OR substr(NEW.canonical, 1, length(f.announced) + 1) <> f.announced || ' ')
      THEN RAISE(ABORT, 'guard:draw_value_not_announced')
    WHEN NEW.method = 'public_value' AND NEW.drawn_at < (
      SELECT due_at FROM values_due WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:draw_value_not_due')
    -- a value that has not appeared three days after its time does not hold everything up for ever
    WHEN NEW.method = 'on_the_spot' AND f.announced IS NOT NULL AND NEW.drawn_at < COALESCE((
      SELECT strftime('%Y-%m-%dT%H:%M:%fZ', due_at, '+3 days') FROM values_due WHERE hearing_id = NEW.hearing_id), '9999')
      THEN RAISE(ABORT, 'guard:draw_not_on_the_spot')
    WHEN NEW.method = 'on_the_spot' AND (f.announced IS NOT NULL) <> (trim(NEW.reason) <> '')
      THEN RAISE(ABORT, 'guard:reason_missing')
    WHEN NEW.method = 'not_needed' AND EXISTS (
      SELECT 1 FROM json_each(f.categories)
      WHERE json_array_length(value, '$.numbers') > value ->> '$.seats')
      THEN RAISE(ABORT, 'guard:draw_missing')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.documents) WHERE NOT EXISTS (
        SELECT 1 FROM documents d JOIN hearings h ON h.decision_id = d.decision_id
        WHERE h.id = NEW.hearing_id AND d.id = value ->> '$.id' AND d.sha256 = value ->> '$.sha256'))
      THEN RAISE(ABORT, 'guard:document_unknown')
    WHEN NEW.method <> 'not_needed' AND (
      json_array_length(NEW.categories) IS NOT json_array_length(f.categories)
      OR EXISTS (
        SELECT 1 FROM json_each(f.categories) c WHERE NOT EXISTS (
          SELECT 1 FROM json_each(NEW.categories) r
          WHERE r.value ->> '$.category' = c.value ->> '$.category')))
      THEN RAISE(ABORT, 'a draw has a result for every frozen list')
    -- every number once; of a public value all of them, of a draw on the spot those that came out
    WHEN NEW.method = 'public_value' AND EXISTS (
      SELECT 1 FROM json_each(f.categories) c JOIN json_each(NEW.categories) r
        ON r.value ->> '$.category' = c.value ->> '$.category'
      WHERE json_extract(c.value, '$.numbers') IS NOT (
        SELECT json_group_array(n) FROM (
          SELECT value ->> '$.number' AS n FROM json_each(r.value, '$.ranking') ORDER BY n)))
      THEN RAISE(ABORT, 'guard:draw_order_wrong')
    WHEN NEW.method = 'on_the_spot' AND EXISTS (
      SELECT 1 FROM json_each(NEW.categories) r
      WHERE json_array_length(r.value, '$.ranking') IS NOT (
        SELECT count(DISTINCT g.id) FROM json_each(r.value, '$.ranking') p
        CROSS JOIN registrations g ON g.hearing_id = NEW.hearing_id AND g.draw_no = p.value ->> '$.number'
          AND g.role = 'representative' AND g.method = 'sign_up' AND g.category = r.value ->> '$.category'))
      THEN RAISE(ABORT, 'guard:draw_order_wrong')
    WHEN EXISTS (
      SELECT 1 FROM json_each(NEW.categories) r JOIN json_each(r.value, '$.ranking') p
      WHERE p.value ->> '$.rank' IS NOT p.key + 1)
      THEN RAISE(ABORT, 'guard:draw_order_wrong')
    -- the first of the order have the seats, as many as there are
    WHEN EXISTS (
      SELECT 1 FROM json_each(f.categories) c JOIN json_each(NEW.categories) r
        ON r.value ->> '$.category' = c.value ->> '$.category'
      CROSS JOIN json_each(r.value, '$.ranking') p
      WHERE p.value ->> '$.outcome' IS NOT CASE WHEN p.key < c.value ->> '$.seats' THEN 'seat' ELSE 'reserve' END)
      THEN RAISE(ABORT, 'guard:draw_order_wrong')
  END
  FROM (SELECT 1)
  LEFT JOIN draw_freezes f ON f.hearing_id = NEW.hearing_id
  LEFT JOIN hearings_ahead t ON t.hearing_id = NEW.hearing_id;
END;

CREATE TRIGGER drawn_results_are_never_changed BEFORE UPDATE ON draw_results
BEGIN
  SELECT RAISE(ABORT, 'drawn results are never changed');
END;

CREATE TRIGGER drawn_results_are_never_deleted BEFORE DELETE ON draw_results
BEGIN
  SELECT RAISE(ABORT, 'drawn results are never deleted');
END;

-- A seat goes to somebody who signed up, in the drawn order, while there is one.
CREATE TRIGGER representatives_take_seats_lawfully BEFORE INSERT ON representatives
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM representatives WHERE registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:already_representative')
    WHEN g.id IS NULL OR g.hearing_id <> NEW.hearing_id OR g.role <> 'representative'
      OR g.category IS NOT NEW.category OR g.withdrawn_at IS NOT NULL
      THEN RAISE(ABORT, 'guard:not_an_applicant')
    WHEN NEW.declined_at IS NOT NULL THEN RAISE(ABORT, 'a seat is taken before it is given up')
    WHEN t.hearing_id IS NULL THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN t.held_at IS NOT NULL AND NEW.appointed_at >= t.held_at THEN RAISE(ABORT, 'guard:hearing_begun')
    WHEN NEW.how IN ('recommended', 'invited') AND (
      g.method <> CASE NEW.how WHEN 'invited' THEN 'invitation' ELSE 'recommendation' END
      OR NOT EXISTS (
        SELECT 1 FROM hearing_seats WHERE hearing_id = NEW.hearing_id AND category = NEW.category AND selection = g.method))
      THEN RAISE(ABORT, 'guard:not_an_applicant')
    WHEN NEW.how IN ('drawn', 'moved_up', 'admitted') AND g.method <> 'sign_up'
      THEN RAISE(ABORT, 'guard:not_an_applicant')
    WHEN NEW.how IN ('drawn', 'moved_up', 'admitted', 'fallback')
      AND EXISTS (SELECT 1 FROM hearing_seats WHERE hearing_id = NEW.hearing_id AND selection = 'draw')
      AND NOT EXISTS (SELECT 1 FROM draw_results WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:draw_missing')
    -- where nothing had to be drawn everybody on the list is admitted, and there is no order
    WHEN NEW.how = 'admitted' AND NEW.rank IS NULL AND NOT EXISTS (
      SELECT 1 FROM draw_results WHERE hearing_id = NEW.hearing_id AND method = 'not_needed')
      THEN RAISE(ABORT, 'guard:not_next_in_order')
    WHEN NEW.rank IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM drawn_places
      WHERE hearing_id = NEW.hearing_id AND category = NEW.category AND rank = NEW.rank
        AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:not_next_in_order')
    WHEN NEW.how = 'fallback' AND trim(NEW.note) = '' THEN RAISE(ABORT, 'guard:reason_missing')
    -- a reserve who fills another category's seat is the next of her own
    WHEN NEW.how = 'fallback' AND NEW.rank IS NULL AND EXISTS (
      SELECT 1 FROM drawn_places WHERE hearing_id = NEW.hearing_id AND registration_id = NEW.registration_id)
      THEN RAISE(ABORT, 'guard:not_next_in_order')
    WHEN NEW.rank IS NOT NULL AND EXISTS (
      SELECT 1 FROM drawn_places p
      WHERE p.hearing_id = NEW.hearing_id AND p.category = NEW.category AND p.rank < NEW.rank
        AND p.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM representatives WHERE registration_id = p.registration_id))
      THEN RAISE(ABORT, 'guard:not_next_in_order')
    -- whoever is not in the drawn order comes in only where nobody of the order is left
    WHEN NEW.how = 'fallback' AND NEW.rank IS NULL AND EXISTS (
      SELECT 1 FROM hearing_seats WHERE hearing_id = NEW.hearing_id AND category = NEW.category AND waiting)
      THEN RAISE(ABORT, 'guard:reserves_waiting')
    -- never more than seats: of the category, and of all
    WHEN (NEW.how <> 'fallback' OR NEW.rank IS NULL) AND NOT EXISTS (
      SELECT 1 FROM hearing_seats
      WHERE hearing_id = NEW.hearing_id AND category = NEW.category AND taken < seats)
      THEN RAISE(ABORT, 'guard:seats_taken')
    WHEN (
      SELECT count(*) FROM representatives WHERE hearing_id = NEW.hearing_id AND declined_at IS NULL) >= (
      SELECT COALESCE(sum(seats), 0) FROM hearing_seats WHERE hearing_id = NEW.hearing_id)
      THEN RAISE(ABORT, 'guard:seats_taken')
    -- a reserve of another category: only for a seat that the reserves of its own cannot fill
    WHEN NEW.how = 'fallback' AND NEW.rank IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM hearing_seats WHERE hearing_id = NEW.hearing_id AND taken < seats AND NOT waiting)
      THEN RAISE(ABORT, 'guard:reserves_waiting')
  END
  FROM (SELECT 1)
  LEFT JOIN registrations g ON g.id = NEW.registration_id
  LEFT JOIN hearings_ahead t ON t.hearing_id = NEW.hearing_id;
END;

-- Whoever withdraws her sign-up has no seat any more, whoever writes it.
CREATE TRIGGER withdrawals_free_the_seat AFTER UPDATE OF withdrawn_at ON registrations
WHEN NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL
BEGIN
  UPDATE representatives SET declined_at = NEW.withdrawn_at
  WHERE registration_id = NEW.id AND declined_at IS NULL;
END;

-- Giving a seat up is all that can happen to it, once, before the hearing begins. Of a withdrawal that an officer was
-- told of, the officer is filled in as the act of withdrawing names her.
CREATE TRIGGER representatives_only_decline BEFORE UPDATE ON representatives
BEGIN
  SELECT CASE
    WHEN NEW.declined_at IS NULL OR (OLD.declined_at IS NOT NULL AND (
      NEW.declined_at <> OLD.declined_at OR OLD.declined_by IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM registration_acts
        WHERE registration_id = OLD.registration_id AND act = 'withdrawn' AND acted_at = OLD.declined_at
          AND acted_by = NEW.declined_by)))
      THEN RAISE(ABORT, 'guard:not_a_representative')
    WHEN (NEW.registration_id, NEW.hearing_id, NEW.category, NEW.how, NEW.rank, NEW.note, NEW.appointed_at, NEW.appointed_by)
      IS NOT (OLD.registration_id, OLD.hearing_id, OLD.category, OLD.how, OLD.rank, OLD.note, OLD.appointed_at, OLD.appointed_by)
      THEN RAISE(ABORT, 'how a seat was come by never changes')
    WHEN EXISTS (
      SELECT 1 FROM hearing_terms
      WHERE hearing_id = OLD.hearing_id AND held_at IS NOT NULL AND NEW.declined_at >= held_at)
      THEN RAISE(ABORT, 'guard:hearing_begun')
  END;
END;

CREATE TRIGGER representatives_are_never_deleted BEFORE DELETE ON representatives
BEGIN
  SELECT RAISE(ABORT, 'representatives are never deleted');
END;

-- R16, R17, R18 and E44 once more: who is on the list, when it is out, and why some are missing.
CREATE TRIGGER lists_of_representatives_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'representative_list'
BEGIN
  SELECT CASE
    WHEN l.id IS NULL THEN RAISE(ABORT, 'guard:not_found')
    -- R16: the first before the hearing, on the day before at the latest, earlier where the rules must have it; a
    -- further one after a change until the hearing begins
    WHEN t.hearing_id IS NULL THEN RAISE(ABORT, 'guard:wrong_state')
    WHEN t.held_at IS NULL OR date(f.first_at, '+8 hours') >= date(t.held_at, '+8 hours')
      THEN RAISE(ABORT, 'guard:list_not_published')
    WHEN NEW.published_at >= t.held_at THEN RAISE(ABORT, 'guard:hearing_begun')
    WHEN julianday(date(t.held_at, '+8 hours')) - julianday(date(f.first_at, '+8 hours'))
      < COALESCE(CASE p.effective ->> '$.representative_list.force'
        WHEN 'must' THEN p.effective ->> '$.representative_list.usual'
        ELSE p.effective ->> '$.representative_list.floor' END, 1)
      THEN RAISE(ABORT, 'guard:list_just_before')
    WHEN EXISTS (SELECT 1 FROM json_each(t.body, '$.quota') WHERE value ->> '$.selection' = 'draw')
      AND NOT EXISTS (SELECT 1 FROM draw_results WHERE hearing_id = l.hearing_id)
      THEN RAISE(ABORT, 'guard:draw_missing')
    WHEN json_array_length(l.body, '$.representatives') IS NOT (
        SELECT count(*) FROM representatives WHERE hearing_id = l.hearing_id AND declined_at IS NULL)
      OR EXISTS (
        SELECT 1 FROM representatives
        WHERE hearing_id = l.hearing_id AND (appointed_at > l.saved_at OR declined_at > l.saved_at))
      THEN RAISE(ABORT, 'guard:list_outdated')
    -- R17: without exception, and in principle unless the list says why there are fewer
    WHEN json_array_length(l.body, '$.representatives') < COALESCE(p.effective ->> '$.representatives.floor', 0)
      THEN RAISE(ABORT, 'guard:too_few_representatives')
    WHEN p.effective ->> '$.representatives.force' = 'in_principle'
      AND json_array_length(l.body, '$.representatives') < p.effective ->> '$.representatives.usual'
      AND trim(COALESCE(l.body ->> '$.reasons.few', '')) = ''
      THEN RAISE(ABORT, 'guard:too_few_representatives')
    -- R18
    WHEN EXISTS (
      SELECT 1 FROM json_each(p.effective, '$.categories.usual') c
      WHERE NOT EXISTS (
          SELECT 1 FROM representatives r
          WHERE r.hearing_id = l.hearing_id AND r.declined_at IS NULL AND r.category = c.value)
        AND (EXISTS (SELECT 1 FROM json_each(p.effective, '$.categories.floor') f WHERE f.value = c.value)
          OR (p.effective ->> '$.categories.force' = 'in_principle'
            AND trim(COALESCE(json_extract(l.body, '$.reasons.missing.' || c.value), '')) = '')))
      THEN RAISE(ABORT, 'guard:category_missing')
    WHEN p.effective ->> '$.civil_servants.usual' = 'forbidden' AND EXISTS (
      SELECT 1 FROM representatives r JOIN registrations g ON g.id = r.registration_id
      WHERE r.hearing_id = l.hearing_id AND r.declined_at IS NULL AND g.official = 1)
      THEN RAISE(ABORT, 'guard:official_as_representative')
  END
  FROM (SELECT 1)
  LEFT JOIN hearing_papers l ON l.id = NEW.subject_id AND l.kind = 'representative_list'
  LEFT JOIN hearings_ahead t ON t.hearing_id = l.hearing_id
  LEFT JOIN decision_profiles p ON p.decision_id = NEW.decision_id
  LEFT JOIN (SELECT COALESCE((
    SELECT MIN(e.published_at) FROM publications e JOIN hearing_papers k ON k.id = e.subject_id
    WHERE e.kind = 'representative_list' AND k.hearing_id = (SELECT hearing_id FROM hearing_papers WHERE id = NEW.subject_id)),
    NEW.published_at) AS first_at) f;
END;
