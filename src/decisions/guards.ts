import { type SQL, sql } from 'drizzle-orm'
import type { Officer, Role } from '../people/officer.ts'

/**
 * SQL that is 1 while the officer is active, has the role and belongs to the unit that `unitId` yields: what the
 * session said may have changed by the time of writing.
 */
export const worksFor = (officer: Officer, role: Role, unitId: SQL): SQL => sql`EXISTS (
  SELECT 1 FROM officers o WHERE o.id = ${officer.id} AND o.deactivated_at IS NULL AND o.unit_id = ${unitId}
  AND EXISTS (SELECT 1 FROM json_each(o.roles) WHERE value = ${role}))`

/** SQL for the drafting unit of a decision. */
export const unitOf = (decisionId: string): SQL =>
  sql`(SELECT drafting_unit_id FROM decisions WHERE id = ${decisionId})`

/** SQL that is 1 while the officer is active and has the role, in whatever unit. */
export const serves = (officer: Officer, role: Role): SQL => worksFor(officer, role, sql`o.unit_id`)
