import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from './citations.ts'
import type { CalendarYear } from './years.ts'

/** What is being decided; it says which minimum period applies (R1). */
export type MatterKind = 'major_decision' | 'normative_document' | 'other'

/** N713 art. 15: the period in general, in calendar days; fewer need a printed reason (R2). */
export const GENERAL_DAYS = 30

/**
 * The fewest calendar days that no reason can shorten. For a major decision 10 (S2-9 art. 7: R1, R3); for other
 * matters no number is set, so at least one whole day must follow the start day.
 */
export const floorDays = (kind: MatterKind): number => (kind === 'major_decision' ? 10 : 1)

/** A year whose arrangement is not known: nothing may be said about its working days. */
export type NeedsCalendar = { readonly needsCalendar: number }

const weekday = (date: PlainDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/**
 * Is this Beijing date a working day? Make-up days first, then the arranged rest days, then the week
 * (domain.md §2.0; 法定休假日 of CC art. 203 is every day that is not one). For a year that is not among `years`
 * the answer is `needsCalendar`, never a guess.
 */
export function isWorkday(date: PlainDate, years: readonly CalendarYear[]): boolean | NeedsCalendar {
  const number = Number(date.slice(0, 4))
  const year = years.find((each) => each.year === number)
  if (!year) return { needsCalendar: number }
  if (year.makeUp.includes(date)) return true
  if (year.off.some(([first, last]) => first <= date && date <= last)) return false
  return weekday(date) % 6 !== 0
}

/**
 * The first working day on or after `date` (CC art. 203 ①), or `needsCalendar` for the first year on the way
 * that is not known.
 */
export function rollForward(date: PlainDate, years: readonly CalendarYear[]): PlainDate | NeedsCalendar {
  for (let day = date; ; day = addDays(day, 1)) {
    const works = isWorkday(day, years)
    if (works === true) return day
    if (works !== false) return works
  }
}

/** The end of a period counted forward: see `forwardDays`. */
export type ForwardEnd = {
  readonly rawEnd: PlainDate
  readonly rolledEnd: PlainDate | null
  /** The year whose arrangement is missing; present exactly when `rolledEnd` is null. */
  readonly needsCalendar?: number
}

/**
 * A period of `days` calendar days from `from`, whose start day is not counted (CC art. 201): `rawEnd` is its
 * last day and needs no calendar; `rolledEnd` is `rawEnd` moved to the next working day when it is a rest day
 * (CC art. 203), null when that year's arrangement is unknown. Both days end at 24:00 Beijing time.
 * `days` is a whole number, 0 or more; throws RangeError otherwise.
 */
export function forwardDays(from: PlainDate, days: number, years: readonly CalendarYear[]): ForwardEnd {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError('days must be a whole number, 0 or more')
  const rawEnd = addDays(from, days)
  const rolled = rollForward(rawEnd, years)
  return typeof rolled === 'string'
    ? { rawEnd, rolledEnd: rolled }
    : { rawEnd, rolledEnd: null, needsCalendar: rolled.needsCalendar }
}

/**
 * The `days`-th working day after `from` (the next working day is day 1; domain.md §2.0), or `needsCalendar` for
 * the first year on the way that is not known. For terms such as the 15 working days of a secrecy review (R28,
 * E40). `days` is a whole number, 1 or more; throws RangeError otherwise.
 */
export function forwardWorkdays(
  from: PlainDate,
  days: number,
  years: readonly CalendarYear[],
): PlainDate | NeedsCalendar {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError('days must be a whole number, 1 or more')
  let day = from
  for (let left = days; left > 0; left--) {
    const next = rollForward(addDays(day, 1), years)
    if (typeof next !== 'string') return next
    day = next
  }
  return day
}

/** A comment period as announced. */
export type AnnouncedPeriod = {
  readonly matterKind: MatterKind
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** As it will be printed in the notice; '' for none. */
  readonly shortenReason: string
  /**
   * The Beijing day on which the whole notice is on the portal (R4). Left out while it is not being
   * published: the announced start is then taken as the day.
   */
  readonly publishedOn?: PlainDate | undefined
}

/** The day the period is counted from: the later of publication on the portal (R4, E21, E26) and announced start. */
export const countedFrom = ({ startsOn, publishedOn }: AnnouncedPeriod): PlainDate =>
  publishedOn !== undefined && publishedOn > startsOn ? publishedOn : startsOn

/** Calendar days of an announced period, its first day not counted (CC art. 201; E24: both dates of
 * 2025-07-24 … 08-22 are 29 days apart). Negative when it ends before it starts. */
export const periodDays = (period: AnnouncedPeriod): number => daysBetween(countedFrom(period), period.endsOn)

/**
 * Everything unlawful about an announced comment period, each with its rule, in the notice's own field names:
 * `starts_in_the_past` (R4), `ends_before_start`, `period_too_short` (R1; R3 when a reason was given: no reason
 * shortens it further), `shorten_reason_missing` (R2). Empty when it is lawful. An end on a rest day that the
 * agency announces itself stands (E19, E27).
 */
export function judgePeriod(period: AnnouncedPeriod): Problem[] {
  const problems: Problem[] = []
  const days = periodDays(period)
  const from = countedFrom(period)
  const reasoned = period.shortenReason.trim() !== ''
  const floor = floorDays(period.matterKind)
  if (from > period.startsOn) {
    problems.push(breach('R4', 'starts_in_the_past', { field: 'starts_on', params: { today: from } }))
  }
  if (days < 1) problems.push(breach('R1', 'ends_before_start', { field: 'ends_on' }))
  else if (days < floor) {
    const params = { days, min: floor, earliest: addDays(from, floor) }
    problems.push(breach(reasoned ? 'R3' : 'R1', 'period_too_short', { field: 'ends_on', params }))
  }
  if (days >= 1 && days < GENERAL_DAYS && !reasoned) {
    problems.push(breach('R2', 'shorten_reason_missing', { field: 'shorten_reason', params: { days } }))
  }
  return problems
}

/**
 * Lawful, and yet advisable to run longer: the last day that the law asks for is a rest day, and the announced
 * end lies before the working day that follows it (CC art. 203; domain.md §2.0). `needsCalendar`: nothing can
 * be advised without that year's arrangement.
 */
export type PeriodAdvice =
  | { readonly kind: 'run_to'; readonly date: PlainDate; readonly days: number }
  | { readonly kind: 'needs_calendar'; readonly year: number }

/** Advice on a lawful period, or null. The minimum is 30 days, or the floor when the period is shortened. */
export function advisePeriod(period: AnnouncedPeriod, years: readonly CalendarYear[]): PeriodAdvice | null {
  const days = periodDays(period)
  const least = days >= GENERAL_DAYS ? GENERAL_DAYS : floorDays(period.matterKind)
  if (days < least) return null
  const { rolledEnd, needsCalendar } = forwardDays(countedFrom(period), least, years)
  if (needsCalendar !== undefined) return { kind: 'needs_calendar', year: needsCalendar }
  return rolledEnd !== null && period.endsOn < rolledEnd
    ? { kind: 'run_to', date: rolledEnd, days: least }
    : null
}
