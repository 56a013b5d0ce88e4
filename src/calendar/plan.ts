import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import { isWorkday } from '../statute/periods.ts'
import type { CalendarYear } from '../statute/years.ts'
import type { Choices, PlanEntry, Stage, Undated } from './plan-entry.ts'
import { notesOn, type PlanNote } from './plan-notes.ts'
import { stages } from './plan-stages.ts'

export type Layout = {
  readonly starts: PlainDate
  readonly entries: readonly PlanEntry[]
  /** The day of promulgation; null when a year on the way has no calendar. */
  readonly promulgated: PlainDate | null
  /** Present exactly when `promulgated` is null; `entries` then end where it is needed. */
  readonly needsCalendar?: number
  /** What is due after promulgation and cannot be dated yet. */
  readonly undated: readonly Undated[]
}

/**
 * The whole procedure from `starts` on, each step as early as the terms allow when every reviewer takes the whole
 * time and the next step is taken on the working day after (domain.md §2.3, last paragraph). Pure.
 */
export function layOut(starts: PlainDate, choices: Choices, years: readonly CalendarYear[]): Layout {
  const entries: PlanEntry[] = []
  let at: Stage = { entries: [], at: starts, reportAt: starts }
  for (const stage of stages) {
    at = stage(at, choices, years)
    entries.push(...at.entries)
    if (at.needsCalendar !== undefined)
      return {
        starts,
        entries: inOrder(entries),
        promulgated: null,
        needsCalendar: at.needsCalendar,
        undated: [],
      }
  }
  return { starts, entries: inOrder(entries), promulgated: at.at, undated: at.undated ?? [] }
}

/** By date; what stands on one date stays in the order of the procedure. */
const inOrder = (entries: readonly PlanEntry[]): PlanEntry[] =>
  entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

/** Starting on this day is certainly too late: the end lies after `until`, whatever an unknown year will be. */
const tooLate = ({ promulgated, needsCalendar }: Layout, until: PlainDate): boolean =>
  promulgated === null ? `${needsCalendar}-01-01` > until : promulgated > until

/** No date is earlier (`isPlainDate`). */
const FIRST_DAY = '1900-01-01' as PlainDate

/**
 * The latest working day from which promulgation is possible on or before `until`, with its layout. Starting later never
 * ends earlier, so that day is searched for by halves; no procedure takes 1,024 days. The layout has
 * `needsCalendar` when the year in which that start would lie is not known.
 */
export function layOutBackward(until: PlainDate, choices: Choices, years: readonly CalendarYear[]): Layout {
  const from = (back: number) => layOut(addDays(until, -back), choices, years)
  let late = -1
  let fits = Math.min(1024, daysBetween(FIRST_DAY, until))
  while (fits - late > 1) {
    const middle = Math.floor((fits + late) / 2)
    if (tooLate(from(middle), until)) late = middle
    else fits = middle
  }
  while (isWorkday(addDays(until, -fits), years) === false) fits++
  return from(fits)
}

export type Plan = Omit<Layout, 'starts'> & {
  /** Null when the start is what was asked for and cannot be known. */
  readonly starts: PlainDate | null
  readonly notes: readonly PlanNote[]
}

export type Asked = { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined }

/**
 * The timetable that was asked for: forward from `from`, or backward from `until`, or the first checked against
 * the second. `today` decides whether a start lies in the past. Null when neither is given.
 */
export function makePlan(
  { from, until }: Asked,
  choices: Choices,
  today: PlainDate,
  years: readonly CalendarYear[],
): Plan | null {
  const notes = notesOn(choices)
  if (from !== undefined) {
    const layout = layOut(from, choices, years)
    const late = until === undefined ? [] : lateNotes(layout, until, choices, years)
    return { ...layout, notes: [...open(layout), ...late, ...restStart(from, years), ...notes] }
  }
  if (until === undefined) return null
  const layout = layOutBackward(until, choices, years)
  if (layout.needsCalendar !== undefined)
    return { ...layout, starts: null, entries: [], notes: [...open(layout), ...notes] }
  const past = pastNotes(layout, today, until, choices, years)
  return { ...layout, notes: [...open(layout), ...past, ...notes] }
}

/** What cannot be dated yet: the plan from some day on, or a duty after promulgation. */
const open = ({ needsCalendar, undated }: Layout): PlanNote[] => [
  ...(needsCalendar === undefined
    ? []
    : [{ code: 'needs_calendar' as const, params: { year: needsCalendar }, impossible: false }]),
  ...undated.map(({ code, year }) => ({
    code: 'later_needs_calendar' as const,
    params: { entry: code, year },
    impossible: false,
  })),
]

/** Begun on the day given, it cannot be promulgated by the day given: when it can, and when to begin instead. */
function lateNotes(
  layout: Layout,
  until: PlainDate,
  choices: Choices,
  years: readonly CalendarYear[],
): PlanNote[] {
  const { starts, promulgated, entries } = layout
  // Promulgation is a day of its own after everything that is dated so far.
  const late = tooLate(layout, until) || (promulgated === null && entries.some(({ date }) => date >= until))
  if (!late) return []
  const back = layOutBackward(until, choices, years)
  const params = {
    from: starts,
    until,
    ...(promulgated !== null && { earliest: promulgated }),
    ...(back.needsCalendar === undefined && { latest: back.starts }),
  }
  return [{ code: 'does_not_fit', params, impossible: true }]
}

/** The last day to begin is over: when it can be promulgated if it begins today. */
function pastNotes(
  layout: Layout,
  today: PlainDate,
  until: PlainDate,
  choices: Choices,
  years: readonly CalendarYear[],
): PlanNote[] {
  if (layout.starts >= today) return []
  const { promulgated } = layOut(today, choices, years)
  const params = { latest: layout.starts, until, ...(promulgated !== null && { earliest: promulgated }) }
  return [{ code: 'starts_in_the_past', params, impossible: true }]
}

const restStart = (from: PlainDate, years: readonly CalendarYear[]): PlanNote[] =>
  isWorkday(from, years) === false
    ? [{ code: 'starts_on_rest_day', params: { date: from }, impossible: false }]
    : []
