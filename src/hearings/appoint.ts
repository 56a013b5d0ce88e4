import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { mayRun, openHearing } from './open-file.ts'
import { readByDrawNo } from './read-registrations.ts'
import { normalDrawNo } from './registration.ts'
import { representatives } from './store.ts'
import { tellChosen } from './tell-chosen.ts'

/** Who is given a seat, by her number. */
export const appointInput = z.object({
  draw_no: required(20).meta({ description: 'Her draw number, D-0001' }),
  /** Says that the seat is filled by the announced fallback, and how exactly. */
  fallback: typed(1000).default('').meta({
    description: 'Where too few signed up: what the announcement says of that, and how it was done',
  }),
})
export type AppointInput = z.output<typeof appointInput>

export type Appointed = { readonly category: string; readonly how: 'recommended' | 'invited' | 'fallback' }

/**
 * Give a seat to somebody who was recommended or invited and is entered as that, or by the announced fallback to
 * anybody who signed up: the next reserve of a category whose own seats are taken, or somebody outside the drawn order
 * whose category is below its seats. Neither while the seat has reserves of its own: they move up. Its category is
 * always her own. Drafters of the unit may. Refuses `not_found`, `forbidden`, `not_an_applicant`,
 * `already_representative`, `seats_taken`, `reserves_waiting`, `not_next_in_order`, `draw_missing`, `hearing_begun`,
 * `wrong_state`.
 */
export async function appoint(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  { draw_no, fallback }: AppointInput,
): Promise<Result<Appointed>> {
  const { db, now } = visit
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayRun(officer, file)) return refuse('forbidden')
  const field = 'draw_no'
  const registration = await readByDrawNo(db, hearingId, normalDrawNo(draw_no))
  if (!registration?.category || registration.role !== 'representative' || registration.withdrawnAt)
    return refuse('not_an_applicant', { field })
  if (registration.method === 'sign_up' && fallback === '')
    return refuse('reason_missing', { field: 'fallback' })
  const how = fallback !== '' ? 'fallback' : registration.method === 'invitation' ? 'invited' : 'recommended'
  const { category } = registration
  const entry = await prepareEntry({
    deed: 'representative_appointed',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { decision: file.decision.id, registration: registration.id, category, how },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(file.decision.id)) },
      mayHappen('hearing_conducted', file.decision.id),
    ],
    [
      db.insert(representatives).values({
        registrationId: registration.id,
        hearingId,
        category,
        how,
        rank: sql`(SELECT rank FROM drawn_places WHERE registration_id = ${registration.id} AND hearing_id = ${hearingId})`,
        note: fallback,
        appointedAt: now,
        appointedBy: officer.id,
      }),
      tellChosen(db, { hearingId, at: now }),
      appendEntry(db, entry),
    ],
    { field },
  )
  return done.ok ? accept({ category, how }) : done
}
