import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach, type Rule } from './citations.ts'
import { FURTHER_REST_DAYS } from './day.ts'
import { gap } from './gap.ts'
import type { Effective, From } from './profile.ts'
import type { CalendarYear } from './years.ts'

export type { MatterKind } from './matter.ts'

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

/** A problem with the words of the text that set the number, where it has any. */
const breachOf = (
  rule: Rule,
  from: From | null,
  ...rest: [Problem['code'], Omit<Problem, 'code' | 'rule'>]
) => {
  const [code, detail] = rest
  const found = breach(rule, code, detail)
  return from ? { ...found, citation: { source: from.source, quote: from.quote ?? '' } } : found
}

/**
 * Everything unlawful about an announced comment period under the rules of its decision, each with its rule, in
 * the notice's own field names: `starts_in_the_past` (R4), `ends_before_start`, `period_too_short` and
 * `period_workdays_too_short` (R1; R3 when a reason was given: no reason shortens it further),
 * `shorten_reason_missing` (R2), and, where the profile refuses it, `period_ends_on_rest_day`. Empty when it is
 * lawful. An end on a rest day that the agency announces itself stands (E19, E27). `needs_calendar` only where the
 * profile asks for working days, or for a rolled end, that cannot be counted without a missing year.
 */
export function judgePeriod(
  period: AnnouncedPeriod,
  rules: Effective,
  years: readonly CalendarYear[],
): Problem[] {
  const problems: Problem[] = []
  const { comment_days: asked, comment_workdays: workdays } = rules.values
  const days = periodDays(period)
  const from = countedFrom(period)
  const reasoned = period.shortenReason.trim() !== ''
  const short = reasoned ? 'R3' : 'R1'
  if (from > period.startsOn) {
    problems.push(breach('R4', 'starts_in_the_past', { field: 'starts_on', params: { today: from } }))
  }
  if (days < 1) return [...problems, breach('R1', 'ends_before_start', { field: 'ends_on' })]
  if (days < asked.floor) {
    const params = { days, min: asked.floor, earliest: addDays(from, asked.floor) }
    problems.push(breachOf(short, asked.floorSource, 'period_too_short', { field: 'ends_on', params }))
  }
  const counted = workdays.usual === 0 ? null : gap(from, period.endsOn, workdays.usual, 'working_day', years)
  const worked = counted?.gap ?? null
  if (counted && counted.verdict === null)
    problems.push({ code: 'needs_calendar', field: 'ends_on', params: { year: counted.needsCalendar ?? 0 } })
  const bound = workdays.floor === 0 ? null : gap(from, period.endsOn, workdays.floor, 'working_day', years)
  if (bound?.verdict === 'short') {
    const params = { min: workdays.floor, ...(worked !== null && { days: worked }) }
    problems.push(
      breachOf(short, workdays.floorSource, 'period_workdays_too_short', { field: 'ends_on', params }),
    )
  }
  const few = asked.force === 'default' ? false : days < asked.usual
  const fewWorked = counted?.verdict === 'short' && bound?.verdict !== 'short'
  if ((few || fewWorked) && !reasoned) {
    const source = few ? asked.source : workdays.source
    const params = { days, ...(few ? { usual: asked.usual } : { workdays: workdays.usual }) }
    problems.push(breachOf('R2', source, 'shorten_reason_missing', { field: 'shorten_reason', params }))
  }
  if (rules.values.roll_end.usual === 'refuse' && days >= asked.floor)
    problems.push(...restDayEnd(period, rules, years))
  return problems
}

/** Where a profile hardens the advice (`roll_end: refuse`): the end lies before the working day that follows. */
function restDayEnd(period: AnnouncedPeriod, rules: Effective, years: readonly CalendarYear[]): Problem[] {
  const advice = advisePeriod(period, rules, years)
  if (advice === null) return []
  if (advice.kind === 'run_to') {
    const params = { date: advice.date, days: advice.days }
    const { source } = rules.values.roll_end
    return [breachOf('R1', source, 'period_ends_on_rest_day', { field: 'ends_on', params })]
  }
  // No run of rest days is as long as this: the end is late enough whatever that year will be.
  const sure = addDays(countedFrom(period), leastOf(period, rules) + FURTHER_REST_DAYS)
  if (period.endsOn >= sure) return []
  return [{ code: 'needs_calendar', field: 'ends_on', params: { year: advice.year } }]
}

/** The minimum that this period goes by: the usual one, or the floor when it is shortened. Calendar days. */
function leastOf(period: AnnouncedPeriod, { values }: Effective): number {
  const { usual, floor } = values.comment_days
  return periodDays(period) >= usual ? usual : floor
}

/**
 * Lawful, and yet advisable to run longer: the last day that the law asks for is a rest day, and the announced
 * end lies before the working day that follows it (CC art. 203; domain.md §2.0). `needsCalendar`: nothing can
 * be advised without that year's arrangement.
 */
export type PeriodAdvice =
  | { readonly kind: 'run_to'; readonly date: PlainDate; readonly days: number }
  | { readonly kind: 'needs_calendar'; readonly year: number }

/** Advice on a lawful period, or null. The minimum is the usual one, or the floor when the period is shortened. */
export function advisePeriod(
  period: AnnouncedPeriod,
  rules: Effective,
  years: readonly CalendarYear[],
): PeriodAdvice | null {
  const least = leastOf(period, rules)
  if (periodDays(period) < least) return null
  const { rolledEnd, needsCalendar } = forwardDays(countedFrom(period), least, years)
  if (needsCalendar !== undefined) return { kind: 'needs_calendar', year: needsCalendar }
  return rolledEnd !== null && period.endsOn < rolledEnd
    ? { kind: 'run_to', date: rolledEnd, days: least }
    : null
}
