import type { PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { judgePeriod } from '../statute/periods.ts'
import type { Effective } from '../statute/profile.ts'
import type { CalendarYear } from '../statute/years.ts'
import { judgeJudgement } from './judgement.ts'
import { isVital, type PlanBody, plannedDates, timetable } from './plan.ts'
import { judgeSpans } from './timetable.ts'

/** What a plan is judged against. */
export type PlanGround = {
  readonly today: PlainDate
  /** What applies by the profile the decision started under. */
  readonly rules: Effective
  readonly years: readonly CalendarYear[]
  /** The version that counts so far. */
  readonly before: PlanBody | null
  /** The public has been asked: the notice's own dates count now, and this way cannot be dropped. */
  readonly consulted: boolean
  /** The judgement after comments closed (R21); null before. */
  readonly closing: { readonly hearing: boolean } | null
}

const missing = (field: string, rule: 'A02' | 'R21' | 'N713_14'): Problem =>
  breach(rule, 'missing', { field })

/** A02, A03: at least one way, each with its reason; and the ways the class of matter asks for. */
function judgeMethods(plan: PlanBody): Problem[] {
  const { methods, reasons } = plan
  if (methods.length === 0) return [missing('methods', 'A02')]
  const unreasoned = methods.filter((method) => reasons[method] === '')
  const open = methods.includes('public_comment') || methods.includes('hearing')
  return [
    ...(isVital(plan) && !open ? [breach('A03', 'plan_needs_public_way', { field: 'methods' })] : []),
    ...unreasoned.map((method) => missing(`reasons.${method}`, 'A02')),
  ]
}

/** A04, R21: a hearing that the law, the judgement at planning or the one at close demands is in the plan. */
function judgeHearing(plan: PlanBody, closing: PlanGround['closing']): Problem[] {
  const byLaw = plan.hearing_by_law
  const problems = judgeJudgement({ ...plan, hearing: plan.hearing_needed }, byLaw, 'hearing_needed')
  if (byLaw && plan.hearing_law === '') problems.push(missing('hearing_law', 'R21'))
  const due = byLaw || plan.hearing_needed || (plan.dissent && plan.attention) || closing?.hearing === true
  if (due && !plan.methods.includes('hearing'))
    problems.push(breach('R21', 'plan_needs_hearing', { field: 'methods' }))
  return problems
}

/** The dates of the chosen ways: all there, none in the past unless it stood there before, lawful (R1–R4). */
function judgeTimetable(plan: PlanBody, ground: PlanGround): Problem[] {
  const { today, rules, years, before, consulted } = ground
  const rests = (name: (typeof plannedDates)[number]) =>
    timetable[name] === 'public_comment' ? consulted : plan[name] === before?.[name]
  const asked = plannedDates.filter((name) => plan.methods.includes(timetable[name]))
  const problems = asked.flatMap((name): Problem[] => {
    const date = plan[name]
    if (date === null) return [missing(name, 'A02')]
    const past = date < today && name !== 'comment_from' && name !== 'comment_to' && !rests(name)
    return past ? [{ code: 'planned_in_the_past', field: name }] : []
  })
  const { comment_from: startsOn, comment_to: endsOn, shorten_reason: shortenReason } = plan
  if (startsOn === null || endsOn === null || !asked.includes('comment_from')) return problems
  const fields: Readonly<Record<string, string>> = { starts_on: 'comment_from', ends_on: 'comment_to' }
  const period = { startsOn, endsOn, shortenReason, publishedOn: consulted ? undefined : today }
  const unlawful = judgePeriod(period, rules, years).map((problem) =>
    problem.field === undefined ? problem : { ...problem, field: fields[problem.field] ?? problem.field },
  )
  return [...problems, ...unlawful]
}

/**
 * Why a plan may not be approved, each problem at its field: A01 (answers that contradict each other), A02, A03,
 * A04 and R21 (hearing), R1–R4 (comment period), R14, R15, R22 (what must lie before what), N713 art. 14. Empty
 * when it may.
 */
export function judgePlan(plan: PlanBody, ground: PlanGround): Problem[] {
  const problems: Problem[] = []
  if (plan.touches_interests && !plan.close_to_people)
    problems.push(breach('A01', 'answers_disagree', { field: 'touches_interests' }))
  problems.push(...judgeMethods(plan))
  if (ground.consulted && !plan.methods.includes('public_comment'))
    problems.push(breach('A02', 'plan_keeps_comment', { field: 'methods' }))
  problems.push(...judgeHearing(plan, ground.closing))
  if (plan.affects_groups && plan.groups === '') problems.push(missing('groups', 'N713_14'))
  problems.push(...judgeTimetable(plan, ground), ...judgeSpans(plan, ground.rules, ground.years))
  if (plan.head_signed_on > ground.today) problems.push({ code: 'date_in_future', field: 'head_signed_on' })
  return problems
}
