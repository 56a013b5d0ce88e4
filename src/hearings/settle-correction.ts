import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { typed } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { mayConduct, notClosed } from './day-guards.ts'
import { runDay } from './open-day.ts'
import { correctionRequests } from './store.ts'

/** What became of a wish: the record was corrected, or the wish stands beside the record as it is, and why. */
export const settlementSchema = z.object({
  outcome: z.enum(['corrected', 'noted']),
  outcome_note: typed(1000).default(''),
})
export type SettlementInput = z.output<typeof settlementSchema>

/**
 * Settle what a representative wanted put right: `corrected` once a further version of her speech, or a speech struck
 * out or added, stands in the record since she asked; `noted` with the reason why the record stays as it is. Either
 * way it takes her confirmation after it: one that she gave before she asked does not count (`standings`).
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, `nothing_corrected`, `missing` (a note without its
 * reason), `changed_meanwhile` (settled before).
 */
export async function settleCorrection(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  requestId: string,
  input: SettlementInput,
): Promise<Result<{ id: string }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, record } = opened.value
  const request = record.requests.find(({ id }) => id === requestId)
  if (!request) return refuse('not_found')
  const touched = record.speeches.some(
    (each) => each.registrationId === request.registrationId && each.recordedAt >= request.requestedAt,
  )
  if (input.outcome === 'corrected' && !touched) return refuse('nothing_corrected', { field: 'outcome' })
  if (input.outcome === 'noted' && input.outcome_note === '')
    return refuse('missing', { field: 'outcome_note' })
  const entry = await prepareEntry({
    deed: 'correction_settled',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { request: requestId, outcome: input.outcome },
  })
  const done = await commit(
    db,
    [
      ...mayConduct(officer, file),
      notClosed(hearingId),
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM correction_requests WHERE id = ${requestId} AND outcome IS NULL)`,
      },
    ],
    [
      db
        .update(correctionRequests)
        .set({
          outcome: input.outcome,
          outcomeNote: input.outcome_note,
          settledBy: officer.id,
          settledAt: now,
        })
        .where(and(eq(correctionRequests.id, requestId), isNull(correctionRequests.outcome))),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id: requestId }) : done
}
