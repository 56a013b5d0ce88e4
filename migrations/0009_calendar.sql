-- A year's holidays and make-up working days as an administrator entered or corrected them from the State
-- Council's notice. Nothing is overwritten: a correction is a further version, and the newest version of a year
-- counts, before the one that comes with the program.
CREATE TABLE calendar_years (
  year INTEGER NOT NULL CHECK (year BETWEEN 2008 AND 2099),
  version INTEGER NOT NULL CHECK (version >= 1),
  notice_no TEXT NOT NULL CHECK (length(notice_no) BETWEEN 1 AND 60),
  notice_title TEXT NOT NULL CHECK (length(notice_title) BETWEEN 1 AND 200),
  -- rest days by date: a JSON array of {"name", "first", "last"}, first and last inclusive
  off TEXT NOT NULL CHECK (json_valid(off) AND json_type(off) = 'array' AND json_array_length(off) BETWEEN 1 AND 30),
  -- Saturdays and Sundays on which people work, by date: a JSON array
  make_up TEXT NOT NULL CHECK (json_valid(make_up) AND json_type(make_up) = 'array' AND json_array_length(make_up) <= 30),
  workdays INTEGER NOT NULL CHECK (workdays BETWEEN 240 AND 262),
  -- what was wrong before; '' for the first version
  remark TEXT NOT NULL CHECK (length(remark) <= 500),
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  PRIMARY KEY (year, version)
) STRICT;

-- Also stops INSERT OR REPLACE, which the two triggers below would not see.
CREATE TRIGGER calendar_years_take_the_next_version BEFORE INSERT ON calendar_years
WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version), 0) + 1 FROM calendar_years WHERE year = NEW.year)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER calendar_years_are_never_changed BEFORE UPDATE ON calendar_years
BEGIN
  SELECT RAISE(ABORT, 'a calendar year is never changed');
END;

CREATE TRIGGER calendar_years_are_never_deleted BEFORE DELETE ON calendar_years
BEGIN
  SELECT RAISE(ABORT, 'a calendar year is never deleted');
END;

-- date() turns a day that does not exist into another one or into NULL: both differ from what was written.
CREATE TRIGGER calendar_years_hold_their_own_days BEFORE INSERT ON calendar_years
WHEN EXISTS (
    SELECT 1 FROM json_each(NEW.make_up) AS day
    WHERE date(day.value) IS NOT day.value OR substr(day.value, 1, 4) IS NOT CAST(NEW.year AS TEXT)
  )
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.off) AS rest
    WHERE date(rest.value ->> 'first') IS NOT rest.value ->> 'first'
      OR date(rest.value ->> 'last') IS NOT rest.value ->> 'last'
      OR substr(rest.value ->> 'first', 1, 4) IS NOT CAST(NEW.year AS TEXT)
      OR substr(rest.value ->> 'last', 1, 4) IS NOT CAST(NEW.year AS TEXT)
      OR rest.value ->> 'first' > rest.value ->> 'last'
      OR length(COALESCE(rest.value ->> 'name', '')) NOT BETWEEN 1 AND 40
  )
BEGIN
  SELECT RAISE(ABORT, 'guard:calendar_day_wrong');
END;

CREATE TRIGGER calendar_years_make_up_at_weekends BEFORE INSERT ON calendar_years
WHEN EXISTS (
    SELECT 1 FROM json_each(NEW.make_up) AS day WHERE strftime('%w', day.value) NOT IN ('0', '6')
  )
BEGIN
  SELECT RAISE(ABORT, 'guard:make_up_on_weekday');
END;

CREATE TRIGGER calendar_years_say_each_day_once BEFORE INSERT ON calendar_years
WHEN EXISTS (
    SELECT 1 FROM json_each(NEW.make_up) AS day JOIN json_each(NEW.off) AS rest
    WHERE day.value BETWEEN rest.value ->> 'first' AND rest.value ->> 'last'
  )
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.make_up) AS day JOIN json_each(NEW.make_up) AS other
    WHERE day.value = other.value AND day.key < other.key
  )
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.off) AS rest JOIN json_each(NEW.off) AS other
    WHERE rest.key < other.key
      AND rest.value ->> 'first' <= other.value ->> 'last' AND other.value ->> 'first' <= rest.value ->> 'last'
  )
BEGIN
  SELECT RAISE(ABORT, 'guard:calendar_day_twice');
END;

-- The sum that was confirmed is the sum of these days.
CREATE TRIGGER calendar_years_add_up BEFORE INSERT ON calendar_years
WHEN NEW.workdays IS NOT (
    WITH RECURSIVE days (day) AS (
      SELECT NEW.year || '-01-01'
      UNION ALL
      SELECT date(day, '+1 day') FROM days WHERE day < NEW.year || '-12-31'
    )
    SELECT count(*) FROM days
    WHERE day IN (SELECT value FROM json_each(NEW.make_up))
      OR strftime('%w', day) NOT IN ('0', '6') AND NOT EXISTS (
        SELECT 1 FROM json_each(NEW.off) AS rest
        WHERE day BETWEEN rest.value ->> 'first' AND rest.value ->> 'last'
      )
  )
BEGIN
  SELECT RAISE(ABORT, 'guard:calendar_sum_differs');
END;
