-- Who signed up for a hearing. Name, unit, contacts and why lie sealed in `participants`; here stands what is drawn
-- and counted. A correction seals a new participant row and erases the old one.
CREATE TABLE registrations (
  id TEXT PRIMARY KEY,
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  role TEXT NOT NULL CHECK (role IN ('representative', 'observer')),
  -- S2-9 art. 10 (一) to (六)
  category TEXT CHECK (category IN ('stakeholder', 'resident', 'deputy', 'expert', 'lawyer', 'other')),
  -- by sign-up, or entered by the desk for a category that is filled by recommendation or invitation
  method TEXT NOT NULL CHECK (method IN ('sign_up', 'recommendation', 'invitation')),
  -- gap-free within hearing and role, given by SQL
  seq INTEGER NOT NULL CHECK (seq > 0),
  -- 抽签号, public: D-0001 for representatives, P-0001 for observers
  draw_no TEXT NOT NULL,
  -- a serving civil servant, as she says (R18)
  official INTEGER NOT NULL DEFAULT 0 CHECK (official IN (0, 1)),
  channel TEXT NOT NULL CHECK (channel IN ('web', 'desk')),
  keyed_by TEXT REFERENCES officers (id),
  participant_id TEXT NOT NULL UNIQUE REFERENCES participants (id),
  has_email INTEGER NOT NULL CHECK (has_email IN (0, 1)),
  -- keyed hash of the private code, bound to this row
  code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
  lang TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  revision INTEGER NOT NULL DEFAULT 1,
  registered_at TEXT NOT NULL CHECK (length(registered_at) = 24),
  -- when it reached the unit: of a telephone call or a letter that is keyed in later, what decides (E20)
  received_at TEXT NOT NULL CHECK (length(received_at) = 24 AND received_at <= registered_at),
  withdrawn_at TEXT CHECK (length(withdrawn_at) = 24),
  -- the ledger entry of the sign-up
  entry_id TEXT NOT NULL UNIQUE REFERENCES entries (id),
  UNIQUE (hearing_id, role, seq),
  UNIQUE (hearing_id, draw_no),
  CHECK ((role = 'representative') = (category IS NOT NULL)),
  CHECK ((channel = 'web') = (keyed_by IS NULL)),
  CHECK (channel = 'desk' OR received_at = registered_at),
  CHECK (method = 'sign_up' OR (channel = 'desk' AND role = 'representative'))
) STRICT;

-- Counters, so that no page counts rows; moved by triggers.
CREATE TABLE registration_counts (
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  -- a category, or 'observer'
  what TEXT NOT NULL,
  signed_up INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn BETWEEN 0 AND signed_up),
  PRIMARY KEY (hearing_id, what)
) STRICT, WITHOUT ROWID;

-- Keyed hashes of telephone numbers and addresses: who signs up twice is known, nobody else is. Those of the
-- sign-up's present revision count. Whoever was recommended or invited may share an office's number and has none here.
CREATE TABLE registration_contacts (
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  contact_hash TEXT NOT NULL CHECK (length(contact_hash) = 64),
  registration_id TEXT NOT NULL REFERENCES registrations (id),
  revision INTEGER NOT NULL,
  PRIMARY KEY (hearing_id, contact_hash, registration_id, revision)
) STRICT, WITHOUT ROWID;

-- The same form twice is one sign-up. Only keyed hashes, as in `lodgings`.
CREATE TABLE registration_lodgings (
  key_hash TEXT PRIMARY KEY CHECK (length(key_hash) = 64),
  body_hash TEXT NOT NULL CHECK (length(body_hash) = 64),
  registration_id TEXT NOT NULL UNIQUE REFERENCES registrations (id)
) STRICT;

-- Observers' places, first come first served; whoever has none waits in the order of `seq`.
CREATE TABLE observer_seats (
  hearing_id TEXT NOT NULL REFERENCES hearings (id),
  seat_no INTEGER NOT NULL CHECK (seat_no > 0),
  registration_id TEXT NOT NULL UNIQUE REFERENCES registrations (id),
  given_at TEXT NOT NULL CHECK (length(given_at) = 24),
  released_at TEXT CHECK (length(released_at) = 24),
  PRIMARY KEY (hearing_id, seat_no, registration_id)
) STRICT;

CREATE UNIQUE INDEX observer_seats_taken ON observer_seats (hearing_id, seat_no) WHERE released_at IS NULL;

-- What was done with a sign-up after it came: corrected, withdrawn, code sent again or reissued, particulars seen.
CREATE TABLE registration_acts (
  id TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL REFERENCES registrations (id),
  act TEXT NOT NULL CHECK (act IN ('corrected', 'withdrawn', 'code_resent', 'code_reissued', 'revealed')),
  -- why, as an officer states it; '' for the person herself
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
  acted_by TEXT REFERENCES officers (id),
  acted_at TEXT NOT NULL CHECK (length(acted_at) = 24)
) STRICT;

CREATE INDEX registration_acts_by_registration ON registration_acts (registration_id, acted_at);

-- What counts of a hearing for whoever signs up: its newest published announcement, and what became of it since.
CREATE VIEW registration_terms AS
SELECT h.id AS hearing_id, h.decision_id AS decision_id, a.id AS paper_id, a.body AS body, a.held_at AS held_at,
  a.registration_from AS registration_from, a.registration_to AS registration_to,
  a.observer_seats AS observer_seats,
  EXISTS (SELECT 1 FROM hearing_papers c JOIN publications p ON p.subject_id = c.id
    WHERE c.hearing_id = h.id AND c.kind = 'hearing_cancellation')
    OR EXISTS (SELECT 1 FROM decision_endings e WHERE e.decision_id = h.decision_id) AS off,
  EXISTS (SELECT 1 FROM draw_freezes f WHERE f.hearing_id = h.id) AS frozen
FROM hearings h JOIN hearing_papers a ON a.id = (
  SELECT b.id FROM hearing_papers b JOIN publications p ON p.subject_id = b.id
  WHERE b.hearing_id = h.id AND b.kind = 'hearing_announcement' ORDER BY b.no DESC LIMIT 1);

-- Sign-up is open in [registration_from, registration_to), for a category that is filled by it; whoever is
-- recommended or invited comes in the category announced for that, or as the fallback once the lists are frozen.
CREATE TRIGGER registrations_are_taken_as_announced BEFORE INSERT ON registrations
BEGIN
  SELECT CASE
    WHEN t.paper_id IS NULL THEN RAISE(ABORT, 'guard:sign_up_not_open')
    WHEN t.off THEN RAISE(ABORT, 'guard:hearing_off')
    WHEN t.held_at <= NEW.registered_at THEN RAISE(ABORT, 'guard:hearing_started')
    WHEN NEW.withdrawn_at IS NOT NULL OR NEW.revision <> 1 THEN RAISE(ABORT, 'a sign-up begins as it comes')
    WHEN NEW.role = 'observer' AND t.observer_seats = 0 THEN RAISE(ABORT, 'guard:observers_not_admitted')
    WHEN NEW.method = 'sign_up' AND (t.registration_from IS NULL OR t.registration_to IS NULL
      OR NEW.received_at < t.registration_from) THEN RAISE(ABORT, 'guard:sign_up_not_open')
    WHEN NEW.method = 'sign_up' AND NEW.received_at >= t.registration_to THEN RAISE(ABORT, 'guard:sign_up_closed')
    WHEN NEW.method = 'sign_up' AND NEW.role = 'representative' AND t.frozen
      THEN RAISE(ABORT, 'guard:lists_frozen')
    WHEN NEW.role = 'representative' AND NOT EXISTS (
      SELECT 1 FROM json_each(t.body, '$.quota') q
      WHERE q.value ->> 'category' = NEW.category AND (
        q.value ->> 'selection' = CASE NEW.method WHEN 'sign_up' THEN 'draw' ELSE NEW.method END
        OR (NEW.method <> 'sign_up' AND t.frozen)))
      THEN RAISE(ABORT, 'guard:category_not_open')
  END
  FROM (SELECT 1) LEFT JOIN registration_terms t ON t.hearing_id = NEW.hearing_id;
END;

CREATE TRIGGER registrations_take_the_next_number BEFORE INSERT ON registrations
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM registrations
    WHERE hearing_id = NEW.hearing_id AND role = NEW.role)
  OR NEW.draw_no IS NOT printf('%s-%04d', CASE NEW.role WHEN 'observer' THEN 'P' ELSE 'D' END, NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'a sign-up takes the next number');
END;

-- INSERT OR REPLACE deletes without asking the triggers below: nothing takes the place of a row that is there.
CREATE TRIGGER registrations_are_never_replaced BEFORE INSERT ON registrations
WHEN EXISTS (SELECT 1 FROM registrations WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM registrations WHERE participant_id = NEW.participant_id)
  OR EXISTS (SELECT 1 FROM registrations WHERE entry_id = NEW.entry_id)
BEGIN
  SELECT RAISE(ABORT, 'sign-ups are never replaced');
END;

CREATE TRIGGER registrations_are_never_deleted BEFORE DELETE ON registrations
BEGIN
  SELECT RAISE(ABORT, 'sign-ups are never deleted');
END;

-- A correction is a further revision with particulars sealed anew; a new code alone is none. Once sign-up is closed or
-- the lists are frozen nobody changes what is drawn by.
CREATE TRIGGER registrations_change_only_lawfully BEFORE UPDATE ON registrations
BEGIN
  SELECT CASE
    WHEN NEW.id <> OLD.id OR NEW.hearing_id <> OLD.hearing_id OR NEW.role <> OLD.role OR NEW.method <> OLD.method
      OR NEW.seq <> OLD.seq OR NEW.draw_no <> OLD.draw_no OR NEW.channel <> OLD.channel
      OR NEW.keyed_by IS NOT OLD.keyed_by OR NEW.lang <> OLD.lang OR NEW.registered_at <> OLD.registered_at
      OR NEW.received_at <> OLD.received_at OR NEW.entry_id <> OLD.entry_id
      THEN RAISE(ABORT, 'a sign-up keeps its number')
    WHEN OLD.withdrawn_at IS NOT NULL THEN RAISE(ABORT, 'guard:registration_withdrawn')
    WHEN NEW.revision NOT BETWEEN OLD.revision AND OLD.revision + 1
      OR (NEW.revision = OLD.revision) <> (NEW.participant_id = OLD.participant_id)
      OR (NEW.revision = OLD.revision AND (NEW.category IS NOT OLD.category OR NEW.official <> OLD.official
        OR NEW.has_email <> OLD.has_email))
      THEN RAISE(ABORT, 'a correction is a further revision')
    WHEN (NEW.category IS NOT OLD.category OR NEW.official <> OLD.official) AND t.frozen
      THEN RAISE(ABORT, 'guard:lists_frozen')
    -- the particulars sealed anew say when; whether the name in them is another one, only TypeScript can tell
    WHEN (NEW.category IS NOT OLD.category OR NEW.official <> OLD.official) AND OLD.method = 'sign_up'
      AND (SELECT created_at FROM participants WHERE id = NEW.participant_id) >= t.registration_to
      THEN RAISE(ABORT, 'guard:correction_closed')
    WHEN NEW.category IS NOT OLD.category AND NOT EXISTS (
      SELECT 1 FROM json_each(t.body, '$.quota') q
      WHERE q.value ->> 'category' = NEW.category
        AND q.value ->> 'selection' = CASE NEW.method WHEN 'sign_up' THEN 'draw' ELSE NEW.method END)
      THEN RAISE(ABORT, 'guard:category_not_open')
    WHEN NEW.withdrawn_at IS NOT NULL AND t.held_at <= NEW.withdrawn_at THEN RAISE(ABORT, 'guard:hearing_started')
  END
  FROM (SELECT 1) LEFT JOIN registration_terms t ON t.hearing_id = OLD.hearing_id;
END;

CREATE TRIGGER registrations_are_counted AFTER INSERT ON registrations
BEGIN
  INSERT INTO registration_counts (hearing_id, what, signed_up)
  VALUES (NEW.hearing_id, COALESCE(NEW.category, 'observer'), 1)
  ON CONFLICT (hearing_id, what) DO UPDATE SET signed_up = signed_up + 1;
END;

CREATE TRIGGER registrations_are_recounted AFTER UPDATE OF category ON registrations
WHEN NEW.category IS NOT OLD.category
BEGIN
  UPDATE registration_counts SET signed_up = signed_up - 1
  WHERE hearing_id = OLD.hearing_id AND what = OLD.category;
  INSERT INTO registration_counts (hearing_id, what, signed_up) VALUES (NEW.hearing_id, NEW.category, 1)
  ON CONFLICT (hearing_id, what) DO UPDATE SET signed_up = signed_up + 1;
END;

-- Whoever withdraws gives up her place at once.
CREATE TRIGGER registrations_withdrawn_are_counted AFTER UPDATE OF withdrawn_at ON registrations
WHEN NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL
BEGIN
  UPDATE registration_counts SET withdrawn = withdrawn + 1
  WHERE hearing_id = NEW.hearing_id AND what = COALESCE(NEW.category, 'observer');
  UPDATE observer_seats SET released_at = NEW.withdrawn_at
  WHERE registration_id = NEW.id AND released_at IS NULL;
END;

-- The counters move by one, never past the numbers that were given, and none goes: what the triggers above do and
-- nothing else. A category that is changed takes one away here before it adds it there.
CREATE TRIGGER registration_counts_begin_with_one AFTER INSERT ON registration_counts
WHEN NEW.signed_up <> 1 OR NEW.withdrawn <> 0 OR (
  SELECT SUM(signed_up) FROM registration_counts
  WHERE hearing_id = NEW.hearing_id AND (what = 'observer') = (NEW.what = 'observer')) IS NOT (
  SELECT MAX(seq) FROM registrations
  WHERE hearing_id = NEW.hearing_id AND role = CASE NEW.what WHEN 'observer' THEN 'observer' ELSE 'representative' END)
BEGIN
  SELECT RAISE(ABORT, 'counters count sign-ups');
END;

CREATE TRIGGER registration_counts_move_by_one AFTER UPDATE ON registration_counts
WHEN NEW.hearing_id <> OLD.hearing_id OR NEW.what <> OLD.what
  OR abs(NEW.signed_up - OLD.signed_up) + abs(NEW.withdrawn - OLD.withdrawn) <> 1
  -- what is not to be seen from the numbers is counted; it is rare
  OR (NEW.signed_up < OLD.signed_up AND NEW.signed_up IS NOT (
    SELECT count(*) FROM registrations WHERE hearing_id = NEW.hearing_id AND category = NEW.what))
  OR (NEW.withdrawn <> OLD.withdrawn AND NEW.withdrawn IS NOT (
    SELECT count(*) FROM registrations
    WHERE hearing_id = NEW.hearing_id AND COALESCE(category, 'observer') = NEW.what AND withdrawn_at IS NOT NULL))
  OR (
    SELECT MAX(seq) FROM registrations
    WHERE hearing_id = NEW.hearing_id AND role = CASE NEW.what WHEN 'observer' THEN 'observer' ELSE 'representative' END)
  - (
    SELECT SUM(signed_up) FROM registration_counts
    WHERE hearing_id = NEW.hearing_id AND (what = 'observer') = (NEW.what = 'observer'))
  <> CASE WHEN NEW.signed_up < OLD.signed_up THEN 1 ELSE 0 END
BEGIN
  SELECT RAISE(ABORT, 'counters count sign-ups');
END;

CREATE TRIGGER registration_counts_are_never_deleted BEFORE DELETE ON registration_counts
BEGIN
  SELECT RAISE(ABORT, 'counters count sign-ups');
END;

-- Nobody signs up twice for a hearing with one telephone number or one address.
CREATE TRIGGER registration_contacts_are_new BEFORE INSERT ON registration_contacts
BEGIN
  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM registrations WHERE id = NEW.registration_id AND hearing_id = NEW.hearing_id
        AND revision = NEW.revision AND withdrawn_at IS NULL)
      THEN RAISE(ABORT, 'a contact belongs to its sign-up')
    WHEN EXISTS (SELECT 1 FROM registration_contacts WHERE hearing_id = NEW.hearing_id
        AND contact_hash = NEW.contact_hash AND registration_id = NEW.registration_id
        AND revision = NEW.revision)
      THEN RAISE(ABORT, 'contacts are never replaced')
    WHEN EXISTS (
      SELECT 1 FROM registration_contacts c
      JOIN registrations r ON r.id = c.registration_id AND r.revision = c.revision
      WHERE c.hearing_id = NEW.hearing_id AND c.contact_hash = NEW.contact_hash
        AND c.registration_id <> NEW.registration_id AND r.withdrawn_at IS NULL)
      THEN RAISE(ABORT, 'guard:already_registered')
  END;
END;

CREATE TRIGGER registration_contacts_are_never_changed BEFORE UPDATE ON registration_contacts
BEGIN
  SELECT RAISE(ABORT, 'contacts are never changed');
END;

CREATE TRIGGER registration_contacts_are_never_deleted BEFORE DELETE ON registration_contacts
BEGIN
  SELECT RAISE(ABORT, 'contacts are never deleted');
END;

CREATE TRIGGER registration_lodgings_are_never_replaced BEFORE INSERT ON registration_lodgings
WHEN EXISTS (SELECT 1 FROM registration_lodgings
  WHERE key_hash = NEW.key_hash OR registration_id = NEW.registration_id)
BEGIN
  SELECT RAISE(ABORT, 'lodgings are never replaced');
END;

CREATE TRIGGER registration_lodgings_are_never_changed BEFORE UPDATE ON registration_lodgings
BEGIN
  SELECT RAISE(ABORT, 'lodgings are never changed');
END;

CREATE TRIGGER registration_lodgings_are_never_deleted BEFORE DELETE ON registration_lodgings
BEGIN
  SELECT RAISE(ABORT, 'lodgings are never deleted');
END;

-- Never more observers than announced, and never past somebody who waits.
CREATE TRIGGER observer_seats_are_given_in_turn BEFORE INSERT ON observer_seats
BEGIN
  SELECT CASE
    WHEN NEW.released_at IS NOT NULL OR r.id IS NULL OR r.role <> 'observer' OR r.hearing_id <> NEW.hearing_id
      OR r.withdrawn_at IS NOT NULL THEN RAISE(ABORT, 'a place is given to an observer of this hearing')
    WHEN EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = NEW.registration_id
        OR (s.hearing_id = NEW.hearing_id AND s.seat_no = NEW.seat_no AND s.released_at IS NULL))
      THEN RAISE(ABORT, 'places are never replaced')
    WHEN t.off OR t.held_at <= NEW.given_at OR NEW.seat_no > t.observer_seats
      OR (SELECT count(*) FROM observer_seats s WHERE s.hearing_id = NEW.hearing_id AND s.released_at IS NULL)
        >= t.observer_seats
      THEN RAISE(ABORT, 'no place is free')
    WHEN EXISTS (
      SELECT 1 FROM registrations w WHERE w.hearing_id = NEW.hearing_id AND w.role = 'observer' AND w.seq < r.seq
        AND w.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = w.id))
      THEN RAISE(ABORT, 'guard:changed_meanwhile')
  END
  FROM (SELECT 1) LEFT JOIN registrations r ON r.id = NEW.registration_id
  LEFT JOIN registration_terms t ON t.hearing_id = NEW.hearing_id;
END;

CREATE TRIGGER observer_seats_are_only_released BEFORE UPDATE ON observer_seats
WHEN NEW.hearing_id <> OLD.hearing_id OR NEW.seat_no <> OLD.seat_no OR NEW.registration_id <> OLD.registration_id
  OR NEW.given_at <> OLD.given_at OR OLD.released_at IS NOT NULL
  OR NEW.released_at IS NOT (SELECT withdrawn_at FROM registrations WHERE id = OLD.registration_id)
BEGIN
  SELECT RAISE(ABORT, 'a place is released only by a withdrawal');
END;

CREATE TRIGGER observer_seats_are_never_deleted BEFORE DELETE ON observer_seats
BEGIN
  SELECT RAISE(ABORT, 'places are never deleted');
END;

-- An officer says why; the person herself need not.
CREATE TRIGGER registration_acts_are_written_once BEFORE INSERT ON registration_acts
WHEN EXISTS (SELECT 1 FROM registration_acts WHERE id = NEW.id)
  OR (NEW.acted_by IS NULL) <> (trim(NEW.note) = '')
  OR (NEW.act IN ('code_reissued', 'revealed') AND NEW.acted_by IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'an act says whose it is, and why');
END;

CREATE TRIGGER registration_acts_are_never_changed BEFORE UPDATE ON registration_acts
BEGIN
  SELECT RAISE(ABORT, 'acts are never changed');
END;

CREATE TRIGGER registration_acts_are_never_deleted BEFORE DELETE ON registration_acts
BEGIN
  SELECT RAISE(ABORT, 'acts are never deleted');
END;
