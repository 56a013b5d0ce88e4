import { sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'

/** A hearing that was announced and not cancelled, as far as the procedure asks for it. Oldest first. */
export type CalledHearing = {
  readonly id: string
  readonly ord: number
  /** R19: its record is closed; null before. */
  readonly record_closed_at: Instant | null
  /** Of the closed record: the hash, and the version of the draft that was spoken of. */
  readonly record_sha256: string | null
  readonly draft_version_id: string | null
  /** Views without an answer. */
  readonly pending: number
  /** Moves with every answer; null before the record is closed. */
  readonly revision: number | null
  /** The newest report, and whether it tells of everything that was said and answered. */
  readonly report_id: string | null
  readonly report_sha256: string | null
  readonly report_current: 0 | 1
  readonly report_reviewed: 0 | 1
  /** When a report that tells of everything was made public; null while none has been. */
  readonly published_at: Instant | null
}

/** The hearings of a decision that were called, oldest first. */
export const selectCalledHearings = (db: Database, decisionId: string) =>
  db.all<CalledHearing>(sql`SELECT c.hearing_id AS id, h.ord, c.record_closed_at, c.draft_version_id,
      (SELECT sha256 FROM record_closings WHERE hearing_id = c.hearing_id) AS record_sha256,
      c.pending, c.revision, r.id AS report_id, r.sha256 AS report_sha256,
      c.prepared AS report_current,
      EXISTS (SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions o ON o.review_id = v.id
        WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND o.opinion = 'public') AS report_reviewed,
      c.published_at
    FROM hearings_called c JOIN hearings h ON h.id = c.hearing_id
    LEFT JOIN hearing_reports r ON r.id = (SELECT x.id FROM hearing_reports x WHERE x.hearing_id = c.hearing_id
      ORDER BY EXISTS (SELECT 1 FROM publications WHERE subject_id = x.id) DESC, x.prepared_at DESC, x.rowid DESC LIMIT 1)
    WHERE c.decision_id = ${decisionId} ORDER BY h.ord`)
