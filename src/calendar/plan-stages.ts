import type { PlainDate } from '../ground/clock.ts'
import { citations as law } from '../statute/citations.ts'
import { type Citation, type Forward, forward } from '../statute/deadline.ts'
import { terms } from '../statute/terms.ts'
import type { CalendarYear } from '../statute/years.ts'
import {
  entry,
  type Next,
  type PlanCode,
  type PlanEntry,
  planStep,
  ruled,
  type Stage,
  takenUp,
} from './plan-entry.ts'
import { planLaw } from './plan-law.ts'
import { listening } from './plan-listening.ts'

const secrecy: Next = ({ at, reportAt }, { must, secrecyDays }, years) => {
  if (!must.includes('secrecy')) return { entries: [], at, reportAt }
  const request = entry('secrecy_request', at, 'on', {
    steps: [planStep('starts', { date: at })],
    citations: [law.R28],
  })
  const due = forward(at, secrecyDays, 'working_day', years)
  if (due.rolledEnd === null)
    return { entries: [request], at, reportAt, needsCalendar: due.needsCalendar ?? 0 }
  const opinion = entry('secrecy_opinion', due.rolledEnd, 'by', ruled(law.R28_15, due))
  return { entries: [request, opinion], at: due.rolledEnd, reportAt }
}

/** What was said is analysed and the report is made; the days are the unit's own estimate. */
const analysis: Next = ({ at }, { analysisDays }, years) => {
  if (analysisDays === 0) {
    const told = { steps: [planStep('same_day', { date: at })], citations: [law.R9] }
    return { entries: [entry('report', at, 'by', told)], at, reportAt: at }
  }
  const due = forward(at, analysisDays, 'working_day', years)
  if (due.rolledEnd === null) return { entries: [], at, reportAt: at, needsCalendar: due.needsCalendar ?? 0 }
  const told = { ...due, steps: [...due.steps, planStep('estimate', { days: analysisDays })] }
  return {
    entries: [entry('report', due.rolledEnd, 'by', ruled(law.R9, told))],
    at: due.rolledEnd,
    reportAt: due.rolledEnd,
  }
}

const legality: Next = ({ at, reportAt }, { must, legalityDays }, years) => {
  if (!must.includes('legality')) return { entries: [], at, reportAt }
  const request = entry('legality_request', at, 'on', {
    steps: [planStep('same_day', { date: at })],
    citations: [law.R25],
  })
  const due = forward(at, legalityDays, 'working_day', years)
  if (due.rolledEnd === null)
    return { entries: [request], at, reportAt, needsCalendar: due.needsCalendar ?? 0 }
  const opinion = entry('legality_opinion', due.rolledEnd, 'until', ruled(law.R25, due))
  return { entries: [request, opinion], at: due.rolledEnd, reportAt }
}

/** The discussion, then the feedback (its report reviewed meanwhile), then promulgation, a working day apart. */
const deciding: Next = ({ at, reportAt }, { must, secrecyDays, interpretationDays }, years) => {
  const entries: PlanEntry[] = []
  const lacking = (needsCalendar: number): Stage => ({ entries, at, reportAt, needsCalendar })
  let reviewed: Forward | undefined
  if (must.includes('secrecy')) {
    reviewed = forward(reportAt, secrecyDays, 'working_day', years)
    if (reviewed.rolledEnd === null) return lacking(reviewed.needsCalendar ?? 0)
    entries.push(entry('report_review', reviewed.rolledEnd, 'by', ruled(law.R28_15, reviewed)))
  }
  const discussed = takenUp(at, years)
  if (!('day' in discussed)) return lacking(discussed.needsCalendar)
  entries.push(
    entry('discussion', discussed.day, 'on', { steps: discussed.steps, citations: [planLaw.discussion] }),
  )
  const ready = reviewed?.rolledEnd
  const waits = ready !== undefined && ready !== null && ready > discussed.day
  const told = takenUp(waits ? ready : discussed.day, years)
  if (!('day' in told)) return lacking(told.needsCalendar)
  const why = waits ? [planStep('after_review', { date: ready })] : []
  entries.push(
    entry('feedback', told.day, 'on', { steps: [...why, ...told.steps], citations: [law.R11, law.R12] }),
  )
  const out = takenUp(told.day, years)
  if (!('day' in out)) return lacking(out.needsCalendar)
  entries.push(
    entry('promulgation', out.day, 'on', { steps: out.steps, citations: [law.R11, planLaw.promulgation] }),
  )
  entries.push(...afterwards(out.day, discussed.day, interpretationDays, years))
  return { entries, at: out.day, reportAt }
}

/** What falls due after promulgation; where its year is not known it is left out, for the plan stands without it. */
function afterwards(
  promulgated: PlainDate,
  decided: PlainDate,
  interpretationDays: 0 | 3,
  years: readonly CalendarYear[],
): PlanEntry[] {
  const together = entry('interpretation', promulgated, 'on', {
    steps: [planStep('same_day', { date: promulgated })],
    citations: [law.R26],
  })
  const due = (code: PlanCode, from: PlainDate, n: number, rule: Citation): PlanEntry[] => {
    const found = forward(from, n, 'working_day', years)
    return found.rolledEnd === null ? [] : [entry(code, found.rolledEnd, 'by', ruled(rule, found))]
  }
  return [
    ...(interpretationDays === 0
      ? [together]
      : due('interpretation', promulgated, interpretationDays, planLaw.interpretation)),
    ...due('disclosure', decided, terms.disclosure.n, law.R27),
  ]
}

/** The stages in the order of the procedure (domain.md §3). */
export const stages: readonly Next[] = [secrecy, listening, analysis, legality, deciding]
