import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import { isWorkday } from './periods.ts'
import { type Citation, once, type Step, step } from './steps.ts'
import { type CalendarYear, noticeTitle } from './years.ts'

const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
const known = (date: PlainDate, years: readonly CalendarYear[]): CalendarYear | undefined =>
  years.find(({ year }) => year === yearOf(date))

/** What a Beijing date is by its year's notice. `weekend` is a rest day that no holiday's arrangement names. */
export type DayKind =
  | { readonly kind: 'workday' | 'makeup' | 'weekend' }
  | { readonly kind: 'holiday'; readonly name?: string }
  | { readonly kind: 'unknown'; readonly year: number }

/** The kind of a day, `unknown` when its year's arrangement is (never a guess; domain.md §2.0). */
export function dayKind(date: PlainDate, years: readonly CalendarYear[]): DayKind {
  const works = isWorkday(date, years)
  if (typeof works === 'object') return { kind: 'unknown', year: works.needsCalendar }
  if (works) return { kind: known(date, years)?.makeUp.includes(date) ? 'makeup' : 'workday' }
  const range = known(date, years)?.off.find(([first, last]) => first <= date && date <= last)
  if (!range) return { kind: 'weekend' }
  return range[2] === undefined ? { kind: 'holiday' } : { kind: 'holiday', name: range[2] }
}

/** The step that says why a rest day is one; undefined for a working day or an unknown one. */
export function restDayStep(date: PlainDate, years: readonly CalendarYear[]): Step | undefined {
  const day = dayKind(date, years)
  if (day.kind === 'weekend') return step('falls_on_rest_day', { date, why: 'weekend' })
  if (day.kind !== 'holiday') return undefined
  return step('falls_on_rest_day', { date, why: 'holiday', ...(day.name && { name: day.name }) })
}

/** The step that says that a Saturday or Sunday is worked; none for every other day. */
export const makeUpSteps = (date: PlainDate, years: readonly CalendarYear[]): Step[] =>
  dayKind(date, years).kind === 'makeup' ? [step('makeup_workday', { date })] : []

/** Does the sentence say that this day is worked? `M月D日` as a notice writes it, not the tail of another date. */
const saysWorked = (sentence: string, date: PlainDate): boolean =>
  new RegExp(`(?<!\\d)${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（[^）]*）[^至]*上班`).test(
    sentence,
  )

/**
 * The notice on a holiday's day or a make-up day: its sentence, or its title and number alone where its words were
 * not copied. None for ordinary days, and for rest days that no holiday's arrangement names.
 */
export function noticeCitations(date: PlainDate, years: readonly CalendarYear[]): Citation[] {
  const year = known(date, years)
  const day = dayKind(date, years)
  if (!year || (day.kind !== 'makeup' && day.kind !== 'holiday')) return []
  const quote = year.quotes?.find((sentence) =>
    day.kind === 'holiday'
      ? day.name !== undefined && sentence.startsWith(`${day.name}：`)
      : saysWorked(sentence, date),
  )
  return [{ source: noticeTitle(year), quote: quote ?? '' }]
}

/**
 * The sentences of `before` that say of `after` what it does: the same notice, the same rest days, and every day
 * that the sentence calls worked still worked. A correction drops only the sentences it contradicts.
 */
export function quotesKept(before: CalendarYear, after: CalendarYear): readonly string[] {
  if (before.source !== after.source) return []
  const runs = new Set(after.off.map((range) => range.join()))
  return (before.quotes ?? []).filter(
    (sentence) =>
      before.off.some((range) => sentence.startsWith(`${range[2]}：`) && runs.has(range.join())) &&
      before.makeUp.every((day) => !saysWorked(sentence, day) || after.makeUp.includes(day)),
  )
}

const LISTED = 20

/**
 * How the working days from `first` to `last` (both inclusive, their years known) were counted: the holidays
 * passed over, the make-up days counted in, and the days themselves when they are 20 or fewer. `back`: they are
 * told from the last to the first.
 */
export function countingSteps(
  first: PlainDate,
  last: PlainDate,
  counted: readonly PlainDate[],
  years: readonly CalendarYear[],
  back = false,
): { steps: Step[]; citations: readonly Citation[] } {
  const passed = years
    .flatMap(({ off }) => off)
    .filter(([from, to]) => from <= last && first <= to)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const makeUps = years
    .flatMap(({ makeUp }) => makeUp)
    .filter((date) => first <= date && date <= last)
    .sort()
  const listed = back ? counted.toReversed() : counted
  const list = counted.length > 0 && counted.length <= LISTED ? { list: listed.join(' ') } : {}
  const count = back
    ? step('counts_back_working_days', { n: counted.length, from: last, to: first, ...list })
    : step('counts_working_days', { n: counted.length, from: first, to: last, ...list })
  return {
    steps: [
      ...passed.map(([from, to, name]) => step('skips_holiday', { from, to, ...(name && { name }) })),
      ...makeUps.map((date) => step('makeup_workday', { date })),
      count,
    ],
    citations: once(
      [...passed.map(([from]) => from), ...makeUps].flatMap((date) => noticeCitations(date, years)),
    ),
  }
}

/** A run of days whose years are all known, or all unknown. */
export type Stretch = { readonly first: PlainDate; readonly last: PlainDate; readonly known: boolean }

/** The days from `first` to `last` cut into stretches of known and unknown years; none when last < first. */
export function stretches(first: PlainDate, last: PlainDate, years: readonly CalendarYear[]): Stretch[] {
  const found: Stretch[] = []
  for (let day = first; day <= last; ) {
    const ends = `${day.slice(0, 4)}-12-31` as PlainDate
    const until = ends < last ? ends : last
    const isKnown = known(day, years) !== undefined
    const before = found.at(-1)
    if (before && before.known === isKnown) found[found.length - 1] = { ...before, last: until }
    else found.push({ first: day, last: until, known: isKnown })
    day = addDays(until, 1)
  }
  return found
}

/** The working days of a stretch of known years, in order. */
export function workdaysIn({ first, last }: Stretch, years: readonly CalendarYear[]): PlainDate[] {
  const found: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    if (isWorkday(day, years) === true) found.push(day)
  return found
}

/**
 * Rest days that a year's arrangement has taken off Mondays to Fridays, net of make-up days, in any run of up to
 * 120 days so far: at most 10 (domain.md §2.0: "10 further rest days taken off"; a test recounts 2022–2026).
 */
export const FURTHER_REST_DAYS = 10
const RUN = 120

/** The fewest working days an unknown stretch can have: its Mondays to Fridays less 10 for each 120 days begun. */
export function fewestWorkdays({ first, last }: Stretch): number {
  const days = daysBetween(first, last) + 1
  const start = new Date(`${first}T00:00:00Z`).getUTCDay()
  let weekdays = Math.floor(days / 7) * 5
  for (let at = 0; at < days % 7; at++) if ((start + at) % 7 !== 0 && (start + at) % 7 !== 6) weekdays++
  return Math.max(0, weekdays - FURTHER_REST_DAYS * Math.ceil(days / RUN))
}
