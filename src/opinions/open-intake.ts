import { sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Database } from '../ground/house.ts'
import type { Intake } from './intake.ts'

export type NewIntake = Omit<Intake, 'receiptPrefix' | 'submissions' | 'items' | 'pending' | 'revision'>

/**
 * The statement that opens an intake, for the batch of the deed that asks or heard the public. SQL gives it the next
 * number of `year` (Beijing, four digits): `2026-001`, and after `2026-999` `2026-1000`.
 */
export const openIntake = (db: Database, intake: NewIntake, year: string): Statement =>
  db.run(sql`INSERT INTO intakes
    (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, onsite_closes_at, receipt_prefix)
    SELECT ${intake.id}, ${intake.kind}, ${intake.decisionId}, ${intake.draftVersionId}, ${intake.opensAt},
      ${intake.closesAt}, ${intake.endsOn}, ${intake.onsiteClosesAt},
      ${year} || '-' || printf('%03d', COALESCE(MAX(CAST(substr(receipt_prefix, 6) AS INTEGER)), 0) + 1)
    FROM intakes WHERE receipt_prefix GLOB ${`${year}-*`}`)
