import type { Context } from 'hono'
import type { Refusal } from '../ground/result.ts'
import { accept, type Result } from '../ground/result.ts'
import type { Desk } from '../people/officer.ts'
import type { DayShown } from './day-shown.tsx'
import { openDay } from './open-day.ts'
import { readParticulars } from './read-registrations.ts'

/** What every page of the day shows, for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function showDay(
  c: Context<Desk>,
  more: { readonly refusal?: Refusal | undefined; readonly done?: string | undefined } = {},
): Promise<Result<DayShown>> {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openDay(visit, officer, c.req.param('id') ?? '')
  if (!opened.ok) return opened
  const day = opened.value
  const ids = day.record.people.map(({ registrationId }) => registrationId)
  const names = await readParticulars(visit.db, visit.keys, ids)
  // Names and what people said: no cache keeps them.
  c.header('cache-control', 'no-store')
  return accept({ visit, officer, day, names, ...more })
}

/** The kind of refusal that no form can be shown for. */
export const isShut = (refusal: Refusal): boolean =>
  ['not_found', 'forbidden'].includes(refusal.problems[0].code)
