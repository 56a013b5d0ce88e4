import {
  endOfDay,
  type Instant,
  instant,
  isPlainDate,
  msOf,
  type PlainDate,
  startOfDay,
} from '../ground/clock.ts'
import { citations as law } from './citations.ts'
import { type Ending, endOn } from './ending.ts'
import { type Citation, type Step, step } from './steps.ts'
import type { CalendarYear } from './years.ts'

const HOUR_MS = 3_600_000
/** The longest span of hours that is counted: ten years. */
const MOST_HOURS = 87_600
const MOST_MONTHS = 120

function mustBeWhole(n: number, most: number, what: string): void {
  if (!Number.isSafeInteger(n) || n < 1 || n > most)
    throw new RangeError(`${what} must be a whole number from 1 to ${most}`)
}

/**
 * `hours` hours after an instant. Hours run from the event itself, through nights and holidays (CC 201②, E43).
 * Throws RangeError unless `hours` is a whole number from 1 to 87,600.
 */
export function hoursAfter(at: Instant, hours: number): Instant {
  mustBeWhole(hours, MOST_HOURS, 'hours')
  return instant(msOf(at) + hours * HOUR_MS)
}

export type HoursForward = {
  readonly from: Instant
  readonly hours: number
  readonly endsAt: Instant
  readonly steps: readonly Step[]
  readonly citations: readonly Citation[]
}

/** `hoursAfter`, explained (R30). */
export function forwardHours(at: Instant, hours: number): HoursForward {
  const endsAt = hoursAfter(at, hours)
  const steps = [step('hours_run_on', { at, hours }), step('ends_at', { at: endsAt })]
  return { from: at, hours, endsAt, steps, citations: [law.CC201_2] }
}

/**
 * The day of the month due that corresponds to `from`, or the month's last day where there is none (CC 202, E49).
 * As counted: it is not moved off a rest day (see `forwardMonths`). `months`: 1 to 120, RangeError otherwise.
 */
export function monthsAfter(from: PlainDate, months: number): PlainDate {
  mustBeWhole(months, MOST_MONTHS, 'months')
  if (!isPlainDate(from)) throw new RangeError('not a calendar date')
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
  return due.toISOString().slice(0, 10) as PlainDate
}

export type MonthsForward = Ending & { readonly from: PlainDate; readonly months: number }

/** A period of `months` months from `from`, rolled over rest days and explained (CC 201①, 202, 203; E49). */
export function forwardMonths(
  from: PlainDate,
  months: number,
  years: readonly CalendarYear[],
): MonthsForward {
  const date = monthsAfter(from, months)
  const corresponds = date.slice(8) === from.slice(8)
  const steps = [
    step('start_not_counted', { date: from }),
    step(corresponds ? 'corresponding_day' : 'month_end', { months, date }),
  ]
  return { from, months, ...endOn(date, steps, [law.CC201, law.CC202], years) }
}

/**
 * The closing time of a counter on a day (CC 203②: where there are office hours, the end of business). What
 * arrives after this instant is late; at it, in time (E22). `closes` is `HH:MM` from 00:00 to 23:59 Beijing time;
 * RangeError otherwise.
 */
export function counterDeadline(date: PlainDate, closes: string): Instant {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(closes) ?? []
  if (hour === undefined || minute === undefined) throw new RangeError('closing time must be HH:MM')
  if (!isPlainDate(date)) throw new RangeError('not a calendar date')
  return instant(msOf(startOfDay(date)) + (Number(hour) * 60 + Number(minute)) * 60_000)
}

/**
 * The two deadlines of one notice (E22): `online` takes what comes before 24:00 of its last day, `counter` what
 * is handed over up to its closing time. They are often not the same, and a notice says both.
 */
export function noticeEnds(endsOn: PlainDate, closes: string) {
  return {
    online: endOfDay(endsOn),
    counter: counterDeadline(endsOn, closes),
    steps: [step('counter_closes', { date: endsOn, time: closes }), step('ends_at_24', { date: endsOn })],
    citations: [law.CC203_2],
  } as const
}
