import type { PlainDate } from '../ground/clock.ts'
import { citations as law } from '../statute/citations.ts'
import { forward, gap, latestAct } from '../statute/deadline.ts'
import type { Effective, From } from '../statute/profile.ts'
import type { CalendarYear } from '../statute/years.ts'
import {
  type Choices,
  entry,
  type Next,
  type PlanCode,
  type PlanEntry,
  planStep,
  ruled,
  type Task,
  takenUp,
} from './plan-entry.ts'

/** Comments, hearing and symposium side by side, all from the day of the notice. */
export const listening: Next = ({ at, reportAt }, choices, years) => {
  const { must, rules } = choices
  if (!must.some((task) => task === 'comment' || task === 'hearing' || task === 'symposium'))
    return { entries: [], at, reportAt }
  const up = must.includes('secrecy')
    ? takenUp(at, years)
    : { day: at, steps: [planStep('starts', { date: at })] }
  if (!('day' in up)) return { entries: [], at, reportAt, needsCalendar: up.needsCalendar }
  const published = up.day
  const entries: PlanEntry[] = []
  let end = published
  let missing: number | undefined
  if (must.includes('comment')) {
    entries.push(entry('notice', published, 'on', { steps: up.steps, citations: [law.R4] }))
    const period = commentPeriod(published, choices, years)
    entries.push(period.entry)
    missing = period.needsCalendar
    end = period.entry.date
  }
  const met =
    missing === undefined && must.includes('hearing')
      ? hearing(published, end, must, rules, years)
      : undefined
  entries.push(...(met?.entries ?? []))
  const sat =
    missing === undefined && must.includes('symposium') ? symposium(published, rules, years) : undefined
  entries.push(...(sat?.entries ?? []))
  const latest = [end, met?.day, sat?.day].reduce<PlainDate>(
    (max, day) => (day && day > max ? day : max),
    end,
  )
  const needsCalendar = missing ?? met?.needsCalendar ?? sat?.needsCalendar
  return {
    entries,
    at: latest,
    reportAt,
    until24: must.includes('comment') && latest === end,
    ...(needsCalendar !== undefined && { needsCalendar }),
  }
}

/** R1, R2: the last day of comments, rolled; the later one where the rules ask for working days as well. */
function commentPeriod(
  published: PlainDate,
  { commentDays, rules }: Choices,
  years: readonly CalendarYear[],
): { readonly entry: PlanEntry; readonly needsCalendar?: number } {
  const { comment_days: asked, comment_workdays: worked } = rules.values
  const shortened = commentDays < asked.usual
  const period = forward(published, commentDays, 'day', years)
  const last = period.rolledEnd ?? period.rawEnd ?? published
  const sources = shortened ? [asked.source, asked.floorSource] : [asked.source]
  const plain = entry('comment_end', last, 'until', ruled(sources, period, law.R1))
  const missing = (year: number | undefined) => (year === undefined ? {} : { needsCalendar: year })
  const n = shortened ? worked.floor : worked.usual
  if (n === 0) return { entry: plain, ...missing(period.needsCalendar) }
  const also = forward(published, n, 'working_day', years)
  if (also.rolledEnd === null || also.rolledEnd <= last)
    return { entry: plain, ...missing(period.needsCalendar ?? also.needsCalendar) }
  const told = ruled([...sources, shortened ? worked.floorSource : worked.source], also)
  return { entry: entry('comment_end', also.rolledEnd, 'until', told), ...missing(period.needsCalendar) }
}

type Met = { readonly entries: PlanEntry[]; readonly day?: PlainDate; readonly needsCalendar?: number }

/**
 * The last day for something, a working day if one is left. It never comes before there is anything to send:
 * begun within a run of rest days, what is due in the same run is due on its lawful day, and is said to be.
 */
function lastDay(
  { advised, date, steps, citations }: ReturnType<typeof latestAct>,
  published: PlainDate,
  from: From | null,
) {
  if (advised === null || advised >= published)
    return [advised ?? date ?? published, 'by', ruled([from], { steps, citations })] as const
  const day = date ?? published
  const rest = planStep('only_rest_days', published < day ? { from: published, to: day } : { from: day })
  const told = steps.map((step) => (step.code === 'act_earlier' ? rest : step))
  return [day, 'by', ruled([from], { steps: told, citations })] as const
}

/**
 * R14, R15, R16: on the last day of comments where that leaves the days that the rules ask for, otherwise on the
 * first day that does.
 */
function hearing(
  published: PlainDate,
  commentsEnd: PlainDate,
  must: readonly Task[],
  { values }: Effective,
  years: readonly CalendarYear[],
): Met {
  const { hearing_notice, representative_list, hearing_materials } = values
  const longest = [hearing_notice, representative_list, hearing_materials].reduce((most, each) =>
    each.usual > most.usual ? each : most,
  )
  const first = forward(published, Math.max(longest.usual, 1), 'day', years)
  if (first.rolledEnd === null) return { entries: [], needsCalendar: first.needsCalendar ?? 0 }
  const during = must.includes('comment') && commentsEnd > first.rolledEnd
  const day = during ? commentsEnd : first.rolledEnd
  const before = ({ usual, source }: typeof longest, code: PlanCode) =>
    entry(code, ...lastDay(latestAct(day, Math.max(usual, 1), 'day', years), published, source))
  const room = gap(published, day, Math.max(longest.usual, 1), 'day', years)
  const placed = during ? [planStep('within_comments', { date: day })] : []
  return {
    day,
    entries: [
      before(hearing_notice, 'hearing_notice'),
      before(representative_list, 'hearing_list'),
      before(hearing_materials, 'hearing_materials'),
      entry(
        'hearing',
        day,
        'on',
        ruled([longest.source], { ...room, steps: [...room.steps, ...placed] }, law.R14),
      ),
    ],
  }
}

/** R22: the first day on which the papers sent with the notice have been out for as long as the rules ask. */
function symposium(published: PlainDate, { values }: Effective, years: readonly CalendarYear[]): Met {
  const { usual, source } = values.symposium_papers
  const n = Math.max(usual, 1)
  const first = forward(published, n, 'working_day', years)
  if (first.rolledEnd === null) return { entries: [], needsCalendar: first.needsCalendar ?? 0 }
  const papers = latestAct(first.rolledEnd, n, 'working_day', years)
  const room = gap(published, first.rolledEnd, n, 'working_day', years)
  return {
    day: first.rolledEnd,
    entries: [
      entry('symposium_papers', ...lastDay(papers, published, source)),
      entry('symposium', first.rolledEnd, 'on', ruled([source], room, law.R22)),
    ],
  }
}
