import type { PlainDate } from '../ground/clock.ts'
import { citations as law } from '../statute/citations.ts'
import { type Citation, forward, gap, latestAct } from '../statute/deadline.ts'
import { GENERAL_DAYS } from '../statute/periods.ts'
import { terms } from '../statute/terms.ts'
import type { CalendarYear } from '../statute/years.ts'
import {
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
  const { must, commentDays } = choices
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
    const period = forward(published, commentDays, 'day', years)
    const last = period.rolledEnd ?? period.rawEnd ?? published
    entries.push(
      entry('comment_end', last, 'until', ruled(commentDays < GENERAL_DAYS ? law.R2 : law.R1, period)),
    )
    missing = period.needsCalendar
    end = last
  }
  const met =
    missing === undefined && must.includes('hearing') ? hearing(published, end, must, years) : undefined
  entries.push(...(met?.entries ?? []))
  const sat = missing === undefined && must.includes('symposium') ? symposium(published, years) : undefined
  entries.push(...(sat?.entries ?? []))
  const latest = [end, met?.day, sat?.day].reduce<PlainDate>(
    (max, day) => (day && day > max ? day : max),
    end,
  )
  const needsCalendar = missing ?? met?.needsCalendar ?? sat?.needsCalendar
  return { entries, at: latest, reportAt, ...(needsCalendar !== undefined && { needsCalendar }) }
}

type Met = { readonly entries: PlanEntry[]; readonly day?: PlainDate; readonly needsCalendar?: number }

/** The last day for something, a working day if one is left: it never comes before there is anything to send. */
function lastDay(
  { advised, date, ...told }: ReturnType<typeof latestAct>,
  published: PlainDate,
  rule: Citation,
) {
  const day = advised !== null && advised >= published ? advised : (date ?? published)
  return [day, 'by', ruled(rule, told)] as const
}

/** R14, R15: on the last day of comments where that leaves the 10 days, otherwise on the first day that does. */
function hearing(
  published: PlainDate,
  commentsEnd: PlainDate,
  must: readonly Task[],
  years: readonly CalendarYear[],
): Met {
  const { hearing_notice, hearing_materials } = terms
  const first = forward(published, hearing_notice.n, 'day', years)
  if (first.rolledEnd === null) return { entries: [], needsCalendar: first.needsCalendar ?? 0 }
  const during = must.includes('comment') && commentsEnd > first.rolledEnd
  const day = during ? commentsEnd : first.rolledEnd
  const before = (n: number, rule: Citation, code: PlanCode) =>
    entry(code, ...lastDay(latestAct(day, n, 'day', years), published, rule))
  const room = gap(published, day, hearing_notice.n, 'day', years)
  const placed = during ? [planStep('within_comments', { date: day })] : []
  return {
    day,
    entries: [
      before(hearing_notice.n, law.R14, 'hearing_notice'),
      before(hearing_materials.n, law.R15, 'hearing_materials'),
      entry('hearing', day, 'on', ruled(law.R14, { ...room, steps: [...room.steps, ...placed] })),
    ],
  }
}

/** R22: the first day on which the papers sent with the notice have been out for 5 working days. */
function symposium(published: PlainDate, years: readonly CalendarYear[]): Met {
  const { n, unit } = terms.symposium_papers
  const first = forward(published, n, unit, years)
  if (first.rolledEnd === null) return { entries: [], needsCalendar: first.needsCalendar ?? 0 }
  const papers = latestAct(first.rolledEnd, n, unit, years)
  const room = gap(published, first.rolledEnd, n, unit, years)
  return {
    day: first.rolledEnd,
    entries: [
      entry('symposium_papers', ...lastDay(papers, published, law.R22)),
      entry('symposium', first.rolledEnd, 'on', ruled(law.R22, room)),
    ],
  }
}
