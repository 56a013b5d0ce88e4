import {
  addDays,
  DAY_MS,
  type Instant,
  instant,
  msOf,
  type PlainDate,
  startOfDay,
} from '../../ground/clock.ts'
import type { Visit } from '../../ground/house.ts'

/** A day counted from the demo's today (-3 is three days ago) and a Beijing time, `HH:MM`. */
export type When = readonly [day: number, time: string]

/** One deed of the demo and the instant at which it was done. */
export type Act = { readonly at: Instant; readonly deed: (visit: Visit) => Promise<void> }

/** The instant of a day and time, Beijing. */
export function momentOf(today: PlainDate, [day, time]: When): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instant(msOf(startOfDay(addDays(today, day))) + (hours * 60 + minutes) * 60_000)
}

const isWeekend = (today: PlainDate, day: number): boolean =>
  new Date(Date.parse(`${today}T00:00:00Z`) + day * DAY_MS).getUTCDay() % 6 === 0

/**
 * The last day from Monday to Friday that is not later than `day`: offices keep office days. Holidays are not
 * looked up, so that the demo can be made in a year whose calendar is not known. Keeps the order of days.
 */
export function officeDay(today: PlainDate, day: number): number {
  let found = day
  while (isWeekend(today, found)) found--
  return found
}

/** The first day from Monday to Friday that is not earlier; `day` itself when that would pass `last`. */
export function nextOfficeDay(today: PlainDate, day: number, last: number): number {
  let found = day
  while (isWeekend(today, found)) found++
  return found > last ? day : found
}

/**
 * All acts in the order of their instants: there is one ledger, and what was done earlier stands earlier in it.
 * Acts of the same instant keep the order they were given in. Throws RangeError for an act that is yet to come.
 */
export function inOrder(acts: readonly Act[], now: Instant): Act[] {
  const ordered = [...acts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const last = ordered.at(-1)
  if (last && last.at >= now) throw new RangeError('the demo has no future')
  return ordered
}
