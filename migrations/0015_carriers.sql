-- A20, A21, R12: where the notice appears, a JSON array of {kind, name}, the portal first. NULL in a notice saved
-- before there were kinds: then `media` says it in free text, and the notice's hash is over that.
ALTER TABLE notices ADD COLUMN carriers TEXT CHECK (carriers IS NULL OR json_valid(carriers));

CREATE TRIGGER notices_name_their_carriers BEFORE INSERT ON notices
WHEN NEW.carriers IS NOT NULL AND (
  json_type(NEW.carriers) <> 'array' OR json_array_length(NEW.carriers) > 21
  OR json_extract(NEW.carriers, '$[0].kind') IS NOT 'portal'
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.carriers) j
    WHERE COALESCE(json_extract(j.value, '$.kind'), '') NOT IN
        ('portal', 'media', 'press_conference', 'notice_board', 'other')
      OR (json_extract(j.value, '$.kind') = 'portal') <> (j.key = 0)
      OR (j.key > 0 AND trim(COALESCE(json_extract(j.value, '$.name'), '')) = ''))
  OR EXISTS (SELECT 1 FROM json_each(NEW.carriers) GROUP BY value HAVING count(*) > 1))
BEGIN
  SELECT RAISE(ABORT, 'guard:invalid_choice');
END;

CREATE TRIGGER notices_keep_naming_their_carriers BEFORE UPDATE ON notices
WHEN NEW.carriers IS NOT OLD.carriers AND (
  NEW.carriers IS NULL OR json_type(NEW.carriers) <> 'array' OR json_array_length(NEW.carriers) > 21
  OR json_extract(NEW.carriers, '$[0].kind') IS NOT 'portal'
  OR EXISTS (
    SELECT 1 FROM json_each(NEW.carriers) j
    WHERE COALESCE(json_extract(j.value, '$.kind'), '') NOT IN
        ('portal', 'media', 'press_conference', 'notice_board', 'other')
      OR (json_extract(j.value, '$.kind') = 'portal') <> (j.key = 0)
      OR (j.key > 0 AND trim(COALESCE(json_extract(j.value, '$.name'), '')) = ''))
  OR EXISTS (SELECT 1 FROM json_each(NEW.carriers) GROUP BY value HAVING count(*) > 1))
BEGIN
  SELECT RAISE(ABORT, 'guard:invalid_choice');
END;

-- R12: where else the result appears, from when, and how one can see that it does; written with the publication.
CREATE TABLE report_carriers (
  report_id TEXT NOT NULL REFERENCES adoption_reports (id),
  ord INTEGER NOT NULL CHECK (ord > 0),
  kind TEXT NOT NULL CHECK (kind IN ('media', 'notice_board', 'other')),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  at TEXT CHECK (length(at) = 24),
  -- an address, a page, a programme
  evidence TEXT NOT NULL DEFAULT '' CHECK (length(evidence) <= 500),
  -- why it does not appear there
  replaced_reason TEXT NOT NULL DEFAULT '' CHECK (length(replaced_reason) <= 1000),
  PRIMARY KEY (report_id, kind, name),
  UNIQUE (report_id, ord),
  -- a notice board may be replaced with a recorded reason, nothing else
  CHECK (CASE WHEN at IS NULL THEN kind = 'notice_board' AND trim(replaced_reason) <> '' AND evidence = ''
    ELSE trim(evidence) <> '' AND replaced_reason = '' END)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER report_carriers_come_with_the_publication BEFORE INSERT ON report_carriers
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM publications WHERE subject_id = NEW.report_id)
      THEN RAISE(ABORT, 'guard:already_published')
    -- INSERT OR REPLACE would delete without asking the triggers below
    WHEN EXISTS (SELECT 1 FROM report_carriers WHERE report_id = NEW.report_id
        AND (ord = NEW.ord OR (kind = NEW.kind AND name = NEW.name)))
      THEN RAISE(ABORT, 'report carriers are never replaced')
    WHEN NEW.at < (SELECT prepared_at FROM adoption_reports WHERE id = NEW.report_id)
      THEN RAISE(ABORT, 'guard:carrier_too_early')
  END;
END;

CREATE TRIGGER report_carriers_are_never_changed BEFORE UPDATE ON report_carriers
BEGIN
  SELECT RAISE(ABORT, 'report carriers are never changed');
END;

CREATE TRIGGER report_carriers_are_never_deleted BEFORE DELETE ON report_carriers
BEGIN
  SELECT RAISE(ABORT, 'report carriers are never deleted');
END;

-- R12, E46: the result appears wherever the draft did; a press conference is exempt.
CREATE TRIGGER reports_appear_where_the_draft_did BEFORE INSERT ON publications
WHEN NEW.kind = 'adoption_report' AND EXISTS (
  SELECT 1 FROM adoption_reports r JOIN notices n ON n.id = r.intake_id, json_each(COALESCE(n.carriers, '[]')) j
  WHERE r.id = NEW.subject_id AND json_extract(j.value, '$.kind') NOT IN ('portal', 'press_conference')
    AND NOT EXISTS (
      SELECT 1 FROM report_carriers c
      WHERE c.report_id = r.id AND c.kind = json_extract(j.value, '$.kind')
        AND c.name = json_extract(j.value, '$.name')))
BEGIN
  SELECT RAISE(ABORT, 'guard:channel_missing');
END;

-- An appearance further off than 30 days is a mistyped year; it would hold up the promulgation.
CREATE TRIGGER reports_appear_soon BEFORE INSERT ON publications
WHEN NEW.kind = 'adoption_report' AND EXISTS (
  SELECT 1 FROM report_carriers WHERE report_id = NEW.subject_id
    AND at > strftime('%Y-%m-%dT%H:%M:%fZ', NEW.published_at, '+30 days'))
BEGIN
  SELECT RAISE(ABORT, 'guard:carrier_too_late');
END;

-- The state table once more: a report is prepared, and opinions are answered, while it allows it.
CREATE TRIGGER reports_are_prepared_in_their_state BEFORE INSERT ON adoption_reports
WHEN NOT EXISTS (
  SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id AND deed = 'report_prepared')
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER answers_are_given_in_their_state BEFORE INSERT ON dispositions
WHEN NOT EXISTS (
  SELECT 1 FROM items i JOIN intakes k ON k.id = i.intake_id
  JOIN deeds_possible p ON p.decision_id = k.decision_id
  WHERE i.id = NEW.item_id AND p.deed = 'answers_given')
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

CREATE TRIGGER drafts_are_saved_in_their_state BEFORE INSERT ON draft_versions
WHEN NOT EXISTS (
  SELECT 1 FROM deeds_possible WHERE decision_id = NEW.decision_id AND deed = 'draft_saved')
BEGIN
  SELECT RAISE(ABORT, 'guard:wrong_state');
END;

-- A18, R1, R2, R3, R28 as before; the numbers are now those of the profile that the decision keeps.
DROP TRIGGER notices_are_published_lawfully;

CREATE TRIGGER notices_are_published_lawfully BEFORE INSERT ON publications
WHEN NEW.kind = 'notice'
BEGIN
  SELECT CASE
    WHEN n.id IS NULL THEN RAISE(ABORT, 'guard:not_found')
    WHEN n.draft_version_id IS NULL OR n.decision_name = '' OR n.legal_basis = '' OR n.drafting_rationale = ''
      OR n.starts_on IS NULL OR n.ends_on IS NULL OR n.recipient = '' OR n.mail_address = '' OR n.postcode = ''
      OR n.email = '' OR n.fax = '' OR n.contact_person = '' OR n.contact_phone = ''
      OR (instr(n.submission_channels, '"onsite"') > 0 AND n.onsite_address = '')
      THEN RAISE(ABORT, 'guard:notice_incomplete')
    WHEN n.starts_on < date(NEW.published_at, '+8 hours') THEN RAISE(ABORT, 'guard:starts_in_the_past')
    WHEN n.ends_on <= n.starts_on THEN RAISE(ABORT, 'guard:ends_before_start')
    WHEN julianday(n.ends_on) - julianday(n.starts_on) < COALESCE(
      json_extract(f.effective, '$.comment_days.floor'),
      CASE d.matter_kind WHEN 'major_decision' THEN 10 ELSE 1 END)
      THEN RAISE(ABORT, 'guard:period_too_short')
    WHEN julianday(n.ends_on) - julianday(n.starts_on) < COALESCE(
      json_extract(f.effective, '$.comment_days.usual'), 30)
      AND COALESCE(json_extract(f.effective, '$.comment_days.force'), 'must') <> 'default'
      AND trim(n.shorten_reason) = ''
      THEN RAISE(ABORT, 'guard:shorten_reason_missing')
    WHEN NOT EXISTS (
      SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
      WHERE r.subject_id = n.id AND r.bundle_sha256 = NEW.sha256 AND o.opinion = 'public'
        -- exactly these texts: the notice as it stands, its draft, and each attachment
        AND json_array_length(r.bundle) = 2 + (SELECT count(*) FROM notice_documents WHERE notice_id = n.id)
        AND json_extract(r.bundle, '$[0].sha256') = n.sha256
        AND json_extract(r.bundle, '$[1].sha256') = (SELECT sha256 FROM draft_versions WHERE id = n.draft_version_id)
        AND NOT EXISTS (
          SELECT 1 FROM notice_documents a JOIN documents f ON f.id = a.document_id
          WHERE a.notice_id = n.id AND NOT EXISTS (
            SELECT 1 FROM json_each(r.bundle) WHERE json_extract(value, '$.kind') = 'document'
              AND json_extract(value, '$.sha256') = f.sha256)))
      THEN RAISE(ABORT, 'guard:review_missing')
  END
  FROM (SELECT 1) LEFT JOIN notices n ON n.id = NEW.subject_id
  LEFT JOIN decisions d ON d.id = n.decision_id
  LEFT JOIN decision_profiles f ON f.decision_id = n.decision_id;
END;
