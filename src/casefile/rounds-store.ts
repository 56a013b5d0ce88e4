import { sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'

// Rounds, reports, drafts and notices belong to the rooms below; here is what the procedure asks of them.

/** A round of comments with its newest report, as far as the procedure asks for it. Oldest first. */
export type Round = {
  readonly id: string
  readonly consultation_id: string
  /** The version of the draft on which the public was asked. */
  readonly draft_version_id: string
  readonly opens_at: Instant
  readonly closes_at: Instant
  readonly items: number
  readonly pending: number
  /** Moves with every opinion that comes in and every answer. */
  readonly revision: number
  /** The newest report, and whether it tells of everything that has come in. */
  readonly report_id: string | null
  readonly report_at: Instant | null
  readonly report_current: 0 | 1 | null
  readonly report_reviewed: 0 | 1 | null
  /** When the result was first made public; null while it is not. */
  readonly result_at: Instant | null
  /** When a report that tells of everything that has come in was made public; null while none has been. */
  readonly result_whole_at: Instant | null
  /** JSON: the carriers of the notice, and where and when the whole result appeared. */
  readonly draft_on: string
  readonly result_on: string
}

export const selectRounds = (db: Database, decisionId: string) =>
  db.all<Round>(sql`SELECT i.id, n.consultation_id, i.draft_version_id, i.opens_at, i.closes_at, i.items, i.pending, i.revision,
      a.id AS report_id, a.prepared_at AS report_at, a.revision = i.revision AS report_current,
      EXISTS (SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
        WHERE r.subject_id = a.id AND r.bundle_sha256 = a.sha256 AND o.opinion = 'public') AS report_reviewed,
      (SELECT MIN(p.published_at) FROM adoption_reports b JOIN publications p ON p.subject_id = b.id
        WHERE b.intake_id = i.id) AS result_at,
      (SELECT MIN(p.published_at) FROM adoption_reports b JOIN publications p ON p.subject_id = b.id
        WHERE b.intake_id = i.id AND b.revision = i.revision) AS result_whole_at,
      COALESCE(n.carriers, '[]') AS draft_on,
      (SELECT COALESCE(json_group_array(json_object('kind', c.kind, 'name', c.name, 'at', c.at,
          'replaced_reason', c.replaced_reason)), '[]')
        FROM adoption_reports b JOIN publications p ON p.subject_id = b.id JOIN report_carriers c ON c.report_id = b.id
        WHERE b.intake_id = i.id AND b.revision = i.revision) AS result_on
    FROM intakes i JOIN notices n ON n.id = i.id
    LEFT JOIN adoption_reports a ON a.id = (
      SELECT b.id FROM adoption_reports b WHERE b.intake_id = i.id ORDER BY b.prepared_at DESC, b.rowid DESC LIMIT 1)
    WHERE i.decision_id = ${decisionId} AND i.kind = 'public_comment' ORDER BY i.opens_at, i.id`)

/** The newest version of the draft. */
export type NewestDraft = {
  readonly id: string
  readonly version: number
  readonly sha256: string
  readonly saved_at: Instant
}

export const selectNewestDraft = (db: Database, decisionId: string) =>
  db.all<NewestDraft>(sql`SELECT id, version, sha256, saved_at FROM draft_versions
    WHERE decision_id = ${decisionId} ORDER BY version DESC LIMIT 1`)

/** The notice being prepared: whether its review waits or said 公开 on it as it stands. */
export type PendingNotice = {
  readonly id: string
  readonly waiting: 0 | 1
  readonly reviewed: 0 | 1
  readonly published: 0 | 1
  readonly complete: 0 | 1
}

export const selectPendingNotice = (db: Database, decisionId: string) =>
  db.all<PendingNotice>(sql`SELECT n.id,
      EXISTS (SELECT 1 FROM secrecy_reviews r LEFT JOIN secrecy_opinions o ON o.review_id = r.id
        WHERE r.subject_id = n.id AND json_extract(r.bundle, '$[0].sha256') = n.sha256
          AND o.review_id IS NULL) AS waiting,
      EXISTS (SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
        WHERE r.subject_id = n.id AND json_extract(r.bundle, '$[0].sha256') = n.sha256
          AND o.opinion = 'public') AS reviewed,
      EXISTS (SELECT 1 FROM publications p WHERE p.subject_id = n.id) AS published,
      n.draft_version_id IS NOT NULL AND n.decision_name <> '' AND n.legal_basis <> ''
        AND n.drafting_rationale <> '' AND n.starts_on IS NOT NULL AND n.ends_on IS NOT NULL
        AND n.recipient <> '' AND n.mail_address <> '' AND n.postcode <> '' AND n.email <> '' AND n.fax <> ''
        AND n.contact_person <> '' AND n.contact_phone <> '' AS complete
    FROM notices n WHERE n.decision_id = ${decisionId} ORDER BY n.round_no DESC LIMIT 1`)
