import type { PlainDate } from '../ground/clock.ts'
import { judge, type Result } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { floorDays, GENERAL_DAYS } from '../statute/periods.ts'
import { terms } from '../statute/terms.ts'
import { ask, type Fields } from './asked.ts'
import type { Asked } from './plan.ts'
import { type Choices, type Task, tasks } from './plan-entry.ts'

/** The numbers the form begins with, and their bounds; a week and a half of analysis is only a suggestion. */
export const bounds = {
  comment_days: { min: floorDays('major_decision'), max: 365, usual: GENERAL_DAYS },
  secrecy_days: { min: 1, max: terms.secrecy_review.n, usual: terms.secrecy_review.n },
  analysis_days: { min: 0, max: 60, usual: 7 },
  legality_days: { min: 1, max: 60, usual: terms.legality_review.n },
} as const
export type DaysField = keyof typeof bounds
export const daysFields = Object.keys(bounds) as DaysField[]

const USUAL: readonly Task[] = ['secrecy', 'comment', 'legality']

/** What the form shows: as it was asked, otherwise the usual choice. */
export type TypedPlan = {
  readonly must: readonly string[]
  readonly days: Readonly<Record<DaysField, string>>
  readonly interpretation: string
  readonly from: string
  readonly until: string
}

const first = (fields: Fields, name: string): string =>
  (Object.hasOwn(fields, name) ? fields[name]?.[0] : undefined) ?? ''

/** `must` may be repeated or separated by commas; left out it is the usual choice, empty it is nothing. */
const mustOf = (fields: Fields): readonly string[] =>
  Object.hasOwn(fields, 'must')
    ? (fields.must ?? []).flatMap((each) => each.split(',')).filter((each) => each !== '')
    : USUAL

export const typedPlan = (fields: Fields): TypedPlan => ({
  must: mustOf(fields),
  days: Object.fromEntries(
    daysFields.map((field) => [field, first(fields, field) || String(bounds[field].usual)]),
  ) as Record<DaysField, string>,
  interpretation: first(fields, 'interpretation') || '0',
  from: first(fields, 'from'),
  until: first(fields, 'until'),
})

export type PlanQuery = { readonly asked: Asked; readonly choices: Choices }

/** A query as the planner understands it; under 10 days of comments are refused by R3, whatever the reason. */
export function planQuery(fields: Fields): Result<PlanQuery> {
  const asked = ask(fields)
  const { problems } = asked
  const from: PlainDate | undefined = asked.date('from', true)
  const until: PlainDate | undefined = asked.date('until', true)
  if (from === undefined && until === undefined && problems.length === 0)
    problems.push({ code: 'missing', field: 'from' })
  const must = tasks.filter((task) => mustOf(fields).includes(task))
  if (mustOf(fields).some((each) => !tasks.some((task) => task === each)))
    problems.push({ code: 'invalid_choice', field: 'must' })
  const days = (field: DaysField) =>
    asked.whole(field, bounds[field].min, bounds[field].max, bounds[field].usual) ?? bounds[field].usual
  const comment = Number(first(fields, 'comment_days') || GENERAL_DAYS)
  const least = bounds.comment_days.min
  const short = Number.isSafeInteger(comment) && comment > 0 && comment < least
  if (short) {
    const params = { days: comment, min: least }
    problems.push(breach('R3', 'period_too_short', { field: 'comment_days', params }))
  }
  const choices: Choices = {
    must,
    commentDays: short ? least : days('comment_days'),
    secrecyDays: days('secrecy_days'),
    analysisDays: days('analysis_days'),
    legalityDays: days('legality_days'),
    interpretationDays: asked.choice('interpretation', ['0', '3'], '0') === '3' ? 3 : 0,
  }
  return judge(problems, { asked: { from, until }, choices })
}

/** The same question as a query string, in a fixed order. */
export function queryOf({ asked, choices }: PlanQuery): URLSearchParams {
  const query = new URLSearchParams()
  query.append('must', choices.must.join(','))
  query.append('comment_days', String(choices.commentDays))
  query.append('secrecy_days', String(choices.secrecyDays))
  query.append('analysis_days', String(choices.analysisDays))
  query.append('legality_days', String(choices.legalityDays))
  query.append('interpretation', String(choices.interpretationDays))
  if (asked.from) query.append('from', asked.from)
  if (asked.until) query.append('until', asked.until)
  return query
}
