import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { required } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { movesUpStatements } from './move-up.ts'
import { mayRun, openHearing } from './open-file.ts'
import { readRepresentatives } from './read-draw.ts'
import { normalDrawNo } from './registration.ts'

/** Who gives her seat up, as the desk was told. */
export const declineInput = z.object({
  draw_no: required(20).meta({ description: 'Her draw number, D-0001' }),
})

/** What followed: the number that moved up, or null where no reserve is left. */
export type Declined = { readonly movedUp: string | null }

/**
 * A representative gives her seat up, as she told the desk; the next reserve of her category moves up in the same
 * batch. She stays signed up, and cannot be appointed again. Drafters of the unit may. Refuses `not_found`,
 * `forbidden`, `not_a_representative`, `hearing_begun`, `wrong_state`.
 */
export async function decline(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  { draw_no }: z.output<typeof declineInput>,
): Promise<Result<Declined>> {
  const { db, now } = visit
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayRun(officer, file)) return refuse('forbidden')
  const before = await readRepresentatives(db, hearingId)
  const seat = before.find(({ drawNo }) => drawNo === normalDrawNo(draw_no))
  if (!seat) return refuse('not_a_representative', { field: 'draw_no' })
  const { registrationId } = seat
  const entry = await prepareEntry({
    deed: 'representative_declined',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { decision: file.decision.id, registration: registrationId, category: seat.category },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(file.decision.id)) },
      {
        code: 'not_a_representative',
        holds: sql`EXISTS (SELECT 1 FROM representatives
          WHERE registration_id = ${registrationId} AND declined_at IS NULL)`,
      },
      mayHappen('hearing_conducted', file.decision.id),
    ],
    [
      ...movesUpStatements(db, { hearingId, registrationId, at: now, by: officer.id }),
      appendEntry(db, entry),
    ],
    { field: 'draw_no' },
  )
  if (!done.ok) return done
  const seated = new Set(before.map((each) => each.registrationId))
  const after = await readRepresentatives(db, hearingId)
  const next = after.find((each) => each.how === 'moved_up' && !seated.has(each.registrationId))
  return accept({ movedUp: next?.drawNo ?? null })
}
