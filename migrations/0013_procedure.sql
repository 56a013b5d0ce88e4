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
  ground TEXT NOT NULL CHECK (length(trim(ground)) > 0),
  -- what the public reads; '' where nothing may be said but the fact
  public_note TEXT NOT NULL DEFAULT '',
  ended_by TEXT NOT NULL REFERENCES officers (id),
  ended_at TEXT NOT NULL CHECK (length(ended_at) = 24)
) STRICT;
