import type { PlainDate } from '../ground/clock.ts'
import { citations as law } from '../statute/citations.ts'
import { type Forward, forward } from '../statute/deadline.ts'
import type { From } from '../statute/profile.ts'
import type { CalendarYear } from '../statute/years.ts'
import {
  type Choices,
  entry,
  type Next,
  type PlanCode,
  type PlanEntry,
  planStep,
  ruled,
  type Stage,
  type Task,
  takenUp,
  type Undated,
} from './plan-entry.ts'
import { listening } from './plan-listening.ts'

const secrecy: Next = ({ at, reportAt }, { must, secrecyDays, rules }, years) => {
  if (!must.includes('secrecy')) return { entries: [], at, reportAt }
  const request = entry('secrecy_request', at, 'on', {
    steps: [planStep('starts', { date: at })],
    citations: [law.R28],
  })
  const due = forward(at, secrecyDays, 'working_day', years)
  if (due.rolledEnd === null)
    return { entries: [request], at, reportAt, needsCalendar: due.needsCalendar ?? 0 }
  const opinion = entry(
    'secrecy_opinion',
    due.rolledEnd,
    'by',
    ruled([rules.values.secrecy_review.source], due, law.R28),
  )
  return { entries: [request, opinion], at: due.rolledEnd, reportAt }
}

/** On the day of the step before; the first step of all follows none (legality review comes later). */
const soon = (date: PlainDate, must: readonly Task[]) =>
  planStep(must.some((task) => task !== 'legality') ? 'same_day' : 'starts', { date })

/** What was said is analysed and the report is made; the days are the unit's own estimate. */
const analysis: Next = ({ at, until24 }, { analysisDays, must }, years) => {
  if (analysisDays === 0) {
    // Comments that come in until 24:00 are not analysed on the same day.
    const ready = until24 ? takenUp(at, years) : { day: at, steps: [soon(at, must)] }
    if (!('day' in ready)) return { entries: [], at, reportAt: at, needsCalendar: ready.needsCalendar }
    const told = { steps: ready.steps, citations: [law.R9] }
    return { entries: [entry('report', ready.day, 'by', told)], at: ready.day, reportAt: ready.day }
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

const legality: Next = ({ at, reportAt }, { must, legalityDays, rules }, years) => {
  if (!must.includes('legality')) return { entries: [], at, reportAt }
  const request = entry('legality_request', at, 'on', {
    steps: [planStep('same_day', { date: at })],
    citations: [law.R25],
  })
  const due = forward(at, legalityDays, 'working_day', years)
  if (due.rolledEnd === null)
    return { entries: [request], at, reportAt, needsCalendar: due.needsCalendar ?? 0 }
  const told = ruled([rules.values.legality_review.source], due, law.R25)
  const opinion = entry('legality_opinion', due.rolledEnd, 'until', told)
  return { entries: [request, opinion], at: due.rolledEnd, reportAt }
}

/** The discussion, then the feedback (its report reviewed meanwhile), then promulgation, a working day apart. */
const deciding: Next = ({ at, reportAt }, choices, years) => {
  const { must, secrecyDays, rules } = choices
  const entries: PlanEntry[] = []
  const lacking = (needsCalendar: number): Stage => ({ entries, at, reportAt, needsCalendar })
  let reviewed: Forward | undefined
  if (must.includes('secrecy')) {
    reviewed = forward(reportAt, secrecyDays, 'working_day', years)
    if (reviewed.rolledEnd === null) return lacking(reviewed.needsCalendar ?? 0)
    const told = ruled([rules.values.secrecy_review.source], reviewed, law.R28)
    entries.push(entry('report_review', reviewed.rolledEnd, 'by', told))
  }
  const discussed = takenUp(at, years)
  if (!('day' in discussed)) return lacking(discussed.needsCalendar)
  entries.push(entry('discussion', discussed.day, 'on', { steps: discussed.steps, citations: [law.N713_30] }))
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
  entries.push(entry('promulgation', out.day, 'on', { steps: out.steps, citations: [law.R11, law.N713_32] }))
  const after = afterwards(out.day, discussed.day, choices, years)
  entries.push(...after.entries)
  return { entries, at: out.day, reportAt, undated: after.undated }
}

/** What falls due after promulgation. The plan stands without a date whose year is not known; the duty is named. */
function afterwards(
  promulgated: PlainDate,
  decided: PlainDate,
  { interpretationDays, rules: { values } }: Choices,
  years: readonly CalendarYear[],
) {
  const { interpretation, disclosure } = values
  const entries: PlanEntry[] = []
  const undated: Undated[] = []
  const due = (code: PlanCode, from: PlainDate, n: number, text: From | null) => {
    const found = forward(from, n, 'working_day', years)
    if (found.rolledEnd === null) undated.push({ code, year: found.needsCalendar ?? 0 })
    else entries.push(entry(code, found.rolledEnd, 'by', ruled([text], found)))
  }
  const same = { steps: [planStep('same_day', { date: promulgated })], citations: [] }
  if (interpretationDays === 0)
    entries.push(entry('interpretation', promulgated, 'on', ruled([interpretation.source], same, law.R26)))
  else due('interpretation', promulgated, interpretationDays, interpretation.source)
  due('disclosure', decided, disclosure.usual, disclosure.source)
  return { entries, undated }
}

/** The stages in the order of the procedure (domain.md §3). */
export const stages: readonly Next[] = [secrecy, listening, analysis, legality, deciding]
