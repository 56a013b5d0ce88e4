-- Rule profiles: the numbers of the law as one place, or one special law, has them. What comes with the program is
-- version 0 and stands in src/statute; what is saved here is a further version, and the newest counts.

-- The profiles of the program, as far as SQL must know them (a test compares).
CREATE TABLE shipped_profiles (
  code TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('national', 'local', 'special'))
) STRICT;

INSERT INTO shipped_profiles (code, kind) VALUES
  ('national', 'national'), ('wuyuan', 'local'), ('stricter', 'local'), ('price_hearing', 'special');

-- What the national texts ask without exception (a test compares): no other profile goes below it, and a special
-- law not below the 10 days of R1.
CREATE TABLE law_floors (
  parameter TEXT NOT NULL,
  matter_kind TEXT NOT NULL CHECK (matter_kind IN ('major_decision', 'normative_document', 'other')),
  sense TEXT NOT NULL CHECK (sense IN ('at_least', 'at_most')),
  value INTEGER NOT NULL,
  PRIMARY KEY (parameter, matter_kind)
) STRICT;

INSERT INTO law_floors (parameter, matter_kind, sense, value) VALUES
  ('comment_days', 'major_decision', 'at_least', 10),
  ('hearing_materials', 'major_decision', 'at_least', 7),
  ('disclosure', 'major_decision', 'at_most', 20),
  ('disclosure', 'normative_document', 'at_most', 20),
  ('disclosure', 'other', 'at_most', 20);

CREATE TABLE rule_profiles (
  code TEXT NOT NULL CHECK (length(code) BETWEEN 2 AND 40 AND code NOT GLOB '*[^a-z0-9_-]*' AND code GLOB '[a-z]*'),
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('national', 'regional', 'local', 'special')),
  -- the profile above: national for a region, national or a region for a place
  parent TEXT,
  name_zh TEXT NOT NULL CHECK (length(trim(name_zh)) BETWEEN 1 AND 60),
  name_en TEXT NOT NULL CHECK (length(trim(name_en)) BETWEEN 1 AND 120),
  description_zh TEXT NOT NULL CHECK (length(description_zh) <= 500),
  description_en TEXT NOT NULL CHECK (length(description_en) <= 1000),
  -- a JSON array of {parameter, value, force, source, quote?, basis, kinds?}: each value with its text
  rules TEXT NOT NULL CHECK (json_valid(rules) AND json_type(rules) = 'array' AND json_array_length(rules) <= 200),
  -- why an earlier version was changed; '' for the first
  remark TEXT NOT NULL CHECK (length(remark) <= 500),
  saved_by TEXT NOT NULL REFERENCES officers (id),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  PRIMARY KEY (code, version),
  CHECK ((kind IN ('regional', 'local')) = (parent IS NOT NULL)),
  CHECK ((kind = 'national') = (code = 'national'))
) STRICT;

-- Also stops INSERT OR REPLACE, which the triggers on UPDATE and DELETE do not see (here and below).
CREATE TRIGGER rule_profiles_take_the_next_version BEFORE INSERT ON rule_profiles
WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version), 0) + 1 FROM rule_profiles WHERE code = NEW.code)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER rule_profiles_are_never_changed BEFORE UPDATE ON rule_profiles
BEGIN
  SELECT RAISE(ABORT, 'a rule profile is never changed');
END;

CREATE TRIGGER rule_profiles_are_never_deleted BEFORE DELETE ON rule_profiles
BEGIN
  SELECT RAISE(ABORT, 'a rule profile is never deleted');
END;

-- A profile stays what it is, and stands under one that exists.
CREATE TRIGGER rule_profiles_stay_in_their_place BEFORE INSERT ON rule_profiles
WHEN EXISTS (SELECT 1 FROM rule_profiles WHERE code = NEW.code AND (kind <> NEW.kind OR parent IS NOT NEW.parent))
  OR EXISTS (SELECT 1 FROM shipped_profiles WHERE code = NEW.code AND kind <> NEW.kind)
  OR (NEW.parent IS NOT NULL AND NEW.parent <> 'national' AND NOT (
    NEW.kind = 'local' AND EXISTS (SELECT 1 FROM rule_profiles WHERE code = NEW.parent AND kind = 'regional')))
BEGIN
  SELECT RAISE(ABORT, 'guard:profile_unknown');
END;

-- Every value has its force and the text it comes from.
CREATE TRIGGER rule_profiles_name_their_sources BEFORE INSERT ON rule_profiles
WHEN EXISTS (
  SELECT 1 FROM json_each(NEW.rules) AS v
  WHERE COALESCE(v.value ->> 'force', '') NOT IN ('must', 'in_principle')
    OR COALESCE(v.value ->> 'basis', '') NOT IN ('text', 'unverified', 'platform')
    OR trim(COALESCE(v.value ->> 'source', '')) = ''
    OR COALESCE(v.value ->> 'parameter', '') = ''
    OR v.value -> 'value' IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'guard:profile_source_missing');
END;

-- A higher law is a floor.
CREATE TRIGGER rule_profiles_respect_the_higher_law BEFORE INSERT ON rule_profiles
WHEN EXISTS (
  SELECT 1 FROM json_each(NEW.rules) AS v JOIN law_floors f ON f.parameter = v.value ->> 'parameter'
  WHERE (NEW.kind <> 'special' OR f.parameter = 'comment_days')
    AND (v.value -> 'kinds' IS NULL
      OR EXISTS (SELECT 1 FROM json_each(v.value, '$.kinds') AS k WHERE k.value = f.matter_kind))
    AND (json_type(v.value, '$.value') <> 'integer' OR CASE f.sense
      WHEN 'at_least' THEN v.value ->> 'value' < f.value ELSE v.value ->> 'value' > f.value END))
BEGIN
  SELECT RAISE(ABORT, 'guard:profile_below_higher_law');
END;

-- Where a unit belongs; a unit without a row belongs to no place of its own, and the national rules apply.
CREATE TABLE unit_jurisdictions (
  unit_id TEXT NOT NULL REFERENCES units (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  code TEXT NOT NULL,
  set_by TEXT NOT NULL REFERENCES officers (id),
  set_at TEXT NOT NULL CHECK (length(set_at) = 24),
  PRIMARY KEY (unit_id, version)
) STRICT;

CREATE TRIGGER unit_jurisdictions_take_the_next_version BEFORE INSERT ON unit_jurisdictions
WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version), 0) + 1 FROM unit_jurisdictions WHERE unit_id = NEW.unit_id)
BEGIN
  SELECT RAISE(ABORT, 'guard:changed_meanwhile');
END;

CREATE TRIGGER unit_jurisdictions_are_never_changed BEFORE UPDATE ON unit_jurisdictions
BEGIN
  SELECT RAISE(ABORT, 'a jurisdiction is never changed');
END;

CREATE TRIGGER unit_jurisdictions_are_never_deleted BEFORE DELETE ON unit_jurisdictions
BEGIN
  SELECT RAISE(ABORT, 'a jurisdiction is never deleted');
END;

CREATE TRIGGER unit_jurisdictions_name_a_place BEFORE INSERT ON unit_jurisdictions
WHEN NOT EXISTS (SELECT 1 FROM shipped_profiles WHERE code = NEW.code AND kind <> 'special')
  AND NOT EXISTS (SELECT 1 FROM rule_profiles WHERE code = NEW.code AND kind <> 'special')
BEGIN
  SELECT RAISE(ABORT, 'guard:profile_unknown');
END;

-- The rules a decision was begun under, whole: they never change under it.
CREATE TABLE decision_profiles (
  decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
  -- the special law it is under, if any
  special TEXT,
  -- JSON: [{code, version}], the highest first; version 0 came with the program
  layers TEXT NOT NULL CHECK (json_valid(layers) AND json_array_length(layers) > 0),
  -- JSON by parameter: {usual, floor, force, source, floorSource}
  effective TEXT NOT NULL CHECK (json_valid(effective)),
  -- over special, layers and effective
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pinned_at TEXT NOT NULL CHECK (length(pinned_at) = 24)
) STRICT;

-- R1: a major decision is never open to comment for fewer than 10 days, and no period has less than a day.
CREATE TRIGGER decision_profiles_keep_to_the_line BEFORE INSERT ON decision_profiles
WHEN json_type(NEW.effective, '$.comment_days.floor') IS NOT 'integer'
  OR json_type(NEW.effective, '$.comment_days.usual') IS NOT 'integer'
  OR json_extract(NEW.effective, '$.comment_days.usual') < json_extract(NEW.effective, '$.comment_days.floor')
  OR json_extract(NEW.effective, '$.comment_days.floor') < 1
  OR (json_extract(NEW.effective, '$.comment_days.floor') < 10
    AND (SELECT matter_kind FROM decisions WHERE id = NEW.decision_id) = 'major_decision')
BEGIN
  SELECT RAISE(ABORT, 'guard:profile_below_higher_law');
END;

CREATE TRIGGER decision_profiles_are_never_replaced BEFORE INSERT ON decision_profiles
WHEN EXISTS (SELECT 1 FROM decision_profiles WHERE decision_id = NEW.decision_id)
BEGIN
  SELECT RAISE(ABORT, 'the rules of a decision are never replaced');
END;

CREATE TRIGGER decision_profiles_are_never_changed BEFORE UPDATE ON decision_profiles
BEGIN
  SELECT RAISE(ABORT, 'the rules of a decision are never changed');
END;

CREATE TRIGGER decision_profiles_are_never_deleted BEFORE DELETE ON decision_profiles
BEGIN
  SELECT RAISE(ABORT, 'the rules of a decision are never deleted');
END;

-- Decisions of before were begun under the national rules, of which only the comment period was asked.
INSERT INTO decision_profiles (decision_id, special, layers, effective, sha256, pinned_at)
SELECT id, NULL, '[{"code":"national","version":0}]',
  CASE matter_kind WHEN 'major_decision' THEN '{"comment_days":{"usual":30,"floor":10}}'
    ELSE '{"comment_days":{"usual":30,"floor":1}}' END,
  CASE matter_kind WHEN 'major_decision' THEN '51a0ef1a28b18143f5a6b7b0ecbe04c9295d81781f243b0b283137594fda3615'
    ELSE '7772946a7f3d281a771faa395e92d5fd079534df13db42f02a940961e0255078' END,
  created_at
FROM decisions;
