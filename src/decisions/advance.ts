import { sql } from 'drizzle-orm'
import type { Guard, Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Deed } from './lifecycle.ts'

/** SQL for the state a decision stands in. */
export const stateOf = (decisionId: string) =>
  sql`(SELECT state FROM decision_steps WHERE decision_id = ${decisionId} ORDER BY seq DESC LIMIT 1)`

const rows = (deed: Deed, decisionId: string) => sql`lifecycle l JOIN decisions d ON d.id = ${decisionId}
  WHERE l.deed = ${deed} AND l.from_state = ${stateOf(decisionId)}
    AND l.way IN ('both', CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END)`

/** The guard that the state table allows the deed now (`wrong_state`). */
export const mayHappen = (deed: Deed, decisionId: string): Guard => ({
  code: 'wrong_state',
  holds: sql`EXISTS (SELECT 1 FROM ${rows(deed, decisionId)})`,
})

/**
 * The statement that moves a decision on by a deed, to the state its row of the table names; goes into the deed's
 * batch behind `mayHappen`. Where the row says that the state stays, nothing is written; a further adjustment is a
 * step of its own.
 */
export const advance = (
  db: Database,
  { decisionId, deed, at, by }: { decisionId: string; deed: Deed; at: Instant; by: string },
): Statement =>
  db.run(sql`INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
    SELECT d.id, (SELECT MAX(seq) + 1 FROM decision_steps WHERE decision_id = d.id), l.deed, l.to_state, ${at}, ${by}
    FROM ${rows(deed, decisionId)} AND (l.to_state <> l.from_state OR l.deed = 'decision_adjusted')`)
