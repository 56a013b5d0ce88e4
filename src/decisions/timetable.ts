import type { PlainDate } from '../ground/clock.ts'
import type { RefusalCode } from '../ground/refusals.ts'
import type { Problem } from '../ground/result.ts'
import { breach, type Rule } from '../statute/citations.ts'
import { type Gap, latestAct } from '../statute/gap.ts'
import type { Effective } from '../statute/profile.ts'
import { beforeEvent } from '../statute/terms.ts'
import type { CalendarYear } from '../statute/years.ts'
import type { PlannedDate } from './plan.ts'

type Term = 'hearing_notice' | 'hearing_materials' | 'symposium_papers'

/** What must lie long enough before what, and which rule says so (R14, R15, R22). */
export const spans = [
  {
    term: 'hearing_notice',
    act: 'hearing_announced_on',
    event: 'hearing_on',
    rule: 'R14',
    late: 'hearing_announced_late',
  },
  {
    term: 'hearing_materials',
    act: 'hearing_materials_on',
    event: 'hearing_on',
    rule: 'R15',
    late: 'hearing_materials_late',
  },
  {
    term: 'symposium_papers',
    act: 'symposium_papers_on',
    event: 'symposium_on',
    rule: 'R22',
    late: 'symposium_papers_late',
  },
] as const satisfies readonly {
  readonly term: Term
  readonly act: PlannedDate
  readonly event: PlannedDate
  readonly rule: Rule
  readonly late: RefusalCode
}[]
export type Span = (typeof spans)[number]

/** The dates as they are planned or typed; what is missing is null. */
export type Dates = { readonly [D in PlannedDate]: PlainDate | null }

/**
 * The days that no reason shortens, and those that are usual, by the profile a decision started under. Where no text
 * says anything the floor is one day: before is before.
 */
export function daysOf(span: Span, rules: Effective): { readonly floor: number; readonly usual: number } {
  const { floor, usual } = rules.values[span.term]
  return { floor: Math.max(floor, 1), usual: Math.max(usual, floor, 1) }
}

/**
 * How each span of the timetable is counted, for those whose two dates are there: by the usual days, and where these
 * are not kept by the floor, so that the verdict is the one that counts.
 */
export const countSpans = (
  dates: Dates,
  rules: Effective,
  years: readonly CalendarYear[],
): { readonly span: Span; readonly gap: Gap }[] =>
  spans.flatMap((span) => {
    const [act, event] = [dates[span.act], dates[span.event]]
    if (!act || !event) return []
    const { floor, usual } = daysOf(span, rules)
    const count = (days: number) => beforeEvent(span.term, act, event, years, days)
    const asUsual = count(usual)
    const kept = asUsual.verdict === 'ok' || asUsual.verdict === 'exact' || floor === usual
    return [{ span, gap: kept ? asUsual : count(floor) }]
  })

/** R14, R15, R22: every span that is too short, or that cannot be judged without a year's calendar. */
export const judgeSpans = (dates: Dates, rules: Effective, years: readonly CalendarYear[]): Problem[] =>
  countSpans(dates, rules, years).flatMap(({ span, gap }) => {
    const from = rules.values[span.term].floorSource
    const found = (code: RefusalCode, params: Record<string, string | number>): Problem => {
      const problem = breach(span.rule, code, { field: span.act, params })
      return from ? { ...problem, citation: { source: from.source, quote: from.quote ?? '' } } : problem
    }
    if (gap.verdict === null) return [found('needs_calendar', { year: gap.needsCalendar ?? 0 })]
    if (gap.verdict !== 'short') return []
    const latest = latestAct(gap.event, gap.days, gap.unit, years).date
    return [
      found(span.late, {
        days: gap.days,
        ...(gap.gap === null ? {} : { gap: Math.max(gap.gap, 0) }),
        ...(latest === null ? {} : { latest }),
      }),
    ]
  })
