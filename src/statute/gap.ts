import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import { backFrom, betweenThem, GROUNDS, told } from './counting-back.ts'
import { fewestWorkdays, noticeCitations, restDayStep, type Stretch, stretches, workdaysIn } from './day.ts'
import { isWorkday } from './periods.ts'
import { type Citation, once, type Step, step } from './steps.ts'
import { mustCount, type Unit } from './unit.ts'
import type { CalendarYear } from './years.ts'

/** `exact` is lawful, with no day to spare (本数 is included: CC 1259); `short` is not. */
export type Verdict = 'ok' | 'exact' | 'short'

export type Gap = {
  readonly act: PlainDate
  readonly event: PlainDate
  readonly days: number
  readonly unit: Unit
  /** Days from the act to the event, in `unit`; negative when it came later. Null exactly when `needsCalendar`. */
  readonly gap: number | null
  /** Null when it depends on the missing calendar. */
  readonly verdict: Verdict | null
  readonly needsCalendar?: number
  readonly steps: readonly Step[]
  readonly citations: readonly Citation[]
}

const judge = (gap: number, days: number): Verdict => (gap > days ? 'ok' : gap === days ? 'exact' : 'short')

/**
 * Was the act done `days` days (or working days) before the event (…日前, …个工作日前; E29–E33)? Counted back from
 * the event, the day before it being 1: the gap is the number of days, or of working days, in (act, event]. Where
 * both are working days these are as many as in [act, event), and those are listed, the latest first; where one is
 * a rest day the formula decides and is said. It never moves: a last day that is a rest day asks for an earlier
 * act, never a later one (domain.md §2.0; the civil code counts only forward, art. 201 is applied by analogy).
 * Working days in a year without a calendar: `gap` is null and `needsCalendar` names the year; the verdict is
 * still `ok` when it holds with 10 further rest days taken off (for each 120 unknown days begun), still `short`
 * when even every day would not be enough, null otherwise.
 * Throws RangeError for days outside 1…3650 and for dates that do not exist.
 */
export function gap(
  act: PlainDate,
  event: PlainDate,
  days: number,
  unit: Unit,
  years: readonly CalendarYear[],
): Gap {
  mustCount(days, act, event)
  const asked = { act, event, days, unit }
  const after = step('act_not_before_event', { act, event })
  if (unit === 'day') {
    const n = daysBetween(act, event)
    const counted = step('counts_days', { n, from: act, to: addDays(event, -1) })
    const told = act < event ? [...backFrom(event, unit), counted] : [after]
    return { ...asked, ...decided(n, asked, told), citations: GROUNDS }
  }
  const [first, last] = act < event ? [addDays(act, 1), event] : [addDays(event, 1), act]
  const parts = stretches(first, last, years)
  const counted = parts.filter((part) => part.known).flatMap((part) => workdaysIn(part, years))
  const unknown = parts.filter((part) => !part.known)
  if (unknown.length > 0) {
    const start = act < event ? betweenThem(undefined, event) : [after]
    return { ...asked, ...undecided(asked, start, counted.length, unknown), citations: GROUNDS }
  }
  if (act >= event) return { ...asked, ...decided(0 - counted.length, asked, [after]), citations: GROUNDS }
  const { steps, citations } = told(act, event, counted, years)
  return {
    ...asked,
    ...decided(counted.length, asked, steps),
    citations: once([...GROUNDS, ...citations]),
  }
}

type Asked = {
  readonly act: PlainDate
  readonly event: PlainDate
  readonly days: number
  readonly unit: Unit
}

function decided(n: number, { days, unit }: Asked, before: readonly Step[]) {
  const verdict = judge(n, days)
  return { gap: n, verdict, steps: [...before, step(`gap_${verdict}`, { gap: n, days, unit })] }
}

/** What can be said without the missing calendar: the bounds between which the gap lies. */
function undecided(asked: Asked, start: readonly Step[], known: number, unknown: readonly Stretch[]) {
  const { act, event, days, unit } = asked
  const missing = yearsOf(unknown)
  const ahead = act < event
  const least = ahead ? unknown.reduce((sum, part) => sum + fewestWorkdays(part), known) : 0
  const most = ahead ? unknown.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, known) : 0
  const verdict: Verdict | null = least >= days ? 'ok' : most < days ? 'short' : null
  const last =
    verdict === 'ok'
      ? step('gap_ok_without_calendar', { at_least: least, days, unit })
      : verdict === 'short'
        ? step('gap_short_without_calendar', { at_most: most, days, unit })
        : step('gap_undecided', { years: missing.join(' '), days, unit })
  const steps = [...start, ...missing.map((year) => step('calendar_missing', { year })), last]
  return { gap: null, verdict, needsCalendar: missing[0] ?? 0, steps }
}

/** Every year of these stretches, in order. */
function yearsOf(unknown: readonly Stretch[]): number[] {
  const years: number[] = []
  for (const { first, last } of unknown)
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) years.push(year)
  return years
}

export type LatestAct = {
  readonly event: PlainDate
  readonly days: number
  readonly unit: Unit
  /** The last lawful day; null for working days that lie in a year without a calendar. */
  readonly date: PlainDate | null
  /** The last working day on or before `date`: advice, since few offices serve papers on a holiday. */
  readonly advised: PlainDate | null
  /** The year whose calendar is missing for `date` or `advised`; present exactly when one of them is null. */
  readonly needsCalendar?: number
  readonly steps: readonly Step[]
  readonly citations: readonly Citation[]
}

/**
 * The last day on which an act is still `days` days (or working days) before the event: the day for which `gap`
 * answers `exact`. Never rolled later (E29, E30); when it is a rest day, `advised` is the working day before.
 * Throws RangeError as `gap` does.
 */
export function latestAct(
  event: PlainDate,
  days: number,
  unit: Unit,
  years: readonly CalendarYear[],
): LatestAct {
  mustCount(days, event)
  const asked = { event, days, unit }
  if (unit === 'day') {
    const date = addDays(event, -days)
    const counted = step('counts_days', { n: days, from: date, to: addDays(event, -1) })
    return { ...asked, ...latest(date, asked, [...backFrom(event, unit), counted], GROUNDS, years) }
  }
  const counted: PlainDate[] = []
  let day = addDays(event, 1)
  while (counted.length < days) {
    day = addDays(day, -1)
    const works = isWorkday(day, years)
    if (typeof works === 'object') {
      const { needsCalendar } = works
      const steps = [...backFrom(event, unit), step('calendar_missing', { year: needsCalendar })]
      return { ...asked, date: null, advised: null, needsCalendar, steps, citations: GROUNDS }
    }
    if (works) counted.unshift(day)
  }
  const date = addDays(day, -1)
  const { steps, citations } = told(date, event, counted, years)
  return { ...asked, ...latest(date, asked, steps, [...GROUNDS, ...citations], years) }
}

function latest(
  date: PlainDate,
  { days, unit }: Omit<Asked, 'act' | 'event'>,
  before: readonly Step[],
  grounds: readonly Citation[],
  years: readonly CalendarYear[],
) {
  let advised = date
  let works = isWorkday(advised, years)
  while (works === false) {
    advised = addDays(advised, -1)
    works = isWorkday(advised, years)
  }
  const rest = restDayStep(date, years)
  const steps = [
    ...before,
    ...(rest && !before.some((each) => each.code === rest.code && each.params.date === date) ? [rest] : []),
    ...(rest && works === true ? [step('act_earlier', { date: advised })] : []),
    ...(typeof works === 'object' ? [step('calendar_missing', { year: works.needsCalendar })] : []),
    step('latest_act', { date, days, unit }),
  ]
  const citations = once([...grounds, ...noticeCitations(date, years)])
  return typeof works === 'object'
    ? { date, advised: null, needsCalendar: works.needsCalendar, steps, citations }
    : { date, advised, steps, citations }
}
