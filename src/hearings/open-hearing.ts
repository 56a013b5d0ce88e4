import { sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { decisionById } from '../decisions/store.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'

/** SQL: a hearing of the decision that was not cancelled. */
const standing = (decisionId: string) => sql`SELECT 1 FROM hearings h WHERE h.decision_id = ${decisionId}
  AND NOT EXISTS (SELECT 1 FROM publications p JOIN hearing_papers c ON c.id = p.subject_id
    WHERE c.hearing_id = h.id AND c.kind = 'hearing_cancellation')`

/**
 * Begin to prepare a hearing of a decision; nothing is public of it before its first announcement. Only drafters of
 * the unit may. Refuses `not_found`, `forbidden`, `hearing_open_already` (one is under way; a further one follows
 * only a cancelled one), `wrong_state` (the procedure has ended).
 */
export async function beginHearing(
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<{ hearingId: string }>> {
  const { db, now } = visit
  const decision = await decisionById(db, decisionId)
  if (!decision) return refuse('not_found')
  if (!mayDraftFor(officer, decision.draftingUnitId)) return refuse('forbidden')
  const hearingId = newId()
  const entry = await prepareEntry({
    deed: 'hearing_begun',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { decision: decisionId },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'wrong_state',
        holds: sql`NOT EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = ${decisionId})`,
      },
      { code: 'hearing_open_already', holds: sql`NOT EXISTS (${standing(decisionId)})` },
    ],
    [
      db.run(sql`INSERT INTO hearings (id, decision_id, ord, created_by, created_at)
        SELECT ${hearingId}, ${decisionId}, COALESCE(MAX(ord), 0) + 1, ${officer.id}, ${now}
        FROM hearings WHERE decision_id = ${decisionId}`),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ hearingId }) : done
}
