import type { PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { judgePeriod } from '../statute/periods.ts'
import type { Effective } from '../statute/profile.ts'
import type { CalendarYear } from '../statute/years.ts'
import { judgeJudgement } from './judgement.ts'
import { isVital, needs, type PlanBody, plannedDates, timetable, withdrawnNeeds } from './plan.ts'
import { judgeSpans } from './timetable.ts'

/** What a plan is judged against. */
export type PlanGround = {
  readonly today: PlainDate
  /** What applies by the profile the decision started under. */
  readonly rules: Effective
  readonly years: readonly CalendarYear[]
  /** The version that counts so far. */
  readonly before: PlanBody | null
  /** The notice is out: its own dates count now, and this way cannot be dropped. */
  readonly noticed: boolean
  /** The public has been asked, by a notice or to a hearing. */
  readonly consulted: boolean
  /** A hearing is announced and not cancelled: this way cannot be dropped. */
  readonly called: boolean
  /** The judgement after comments closed (R21); null before. */
  readonly closing: { readonly hearing: boolean } | null
}

const missing = (field: string, rule: 'A02' | 'R21' | 'N713_14'): Problem =>
  breach(rule, 'missing', { field })

/**
 * A02, A03: at least one way, each with its reason; and the ways the class of matter asks for. Lawful is also a plan
 * with neither comment nor hearing, but only a notice or a hearing's announcement leads on from a plan: until symposia
 * and polls have their own rooms, whoever approves it is told so now and not when nothing goes on any more.
 */
function judgeMethods(plan: PlanBody): Problem[] {
  const { methods, reasons } = plan
  if (methods.length === 0) return [missing('methods', 'A02')]
  const unreasoned = methods.filter((method) => reasons[method] === '')
  const open = methods.includes('public_comment') || methods.includes('hearing')
  return [
    ...(isVital(plan) && !open ? [breach('A03', 'plan_needs_public_way', { field: 'methods' })] : []),
    ...(!isVital(plan) && !open ? [{ code: 'plan_needs_comment', field: 'methods' } as const] : []),
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

/**
 * What was asked for is not taken back in silence: a hearing by law never, the other needs not once the public has
 * been asked under them (R21; N713 arts 12, 14, 19, 22, 29).
 */
function judgeWithdrawn(plan: PlanBody, { before, consulted }: PlanGround): Problem[] {
  const [first] = withdrawnNeeds(before, plan).filter((need) => consulted || need === 'hearing_by_law')
  return first && plan.withdrawn_needs_reason === ''
    ? [breach(needs[first], 'need_withdrawn', { field: 'withdrawn_needs_reason' })]
    : []
}

/** The dates of the chosen ways: all there, none in the past unless it stood there before, lawful (R1–R4). */
function judgeTimetable(plan: PlanBody, ground: PlanGround): Problem[] {
  const { today, rules, years, before, noticed } = ground
  const rests = (name: (typeof plannedDates)[number]) =>
    timetable[name] === 'public_comment' ? noticed : plan[name] === before?.[name]
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
  const period = { startsOn, endsOn, shortenReason, publishedOn: noticed ? undefined : today }
  const unlawful = judgePeriod(period, rules, years).map((problem) =>
    problem.field === undefined ? problem : { ...problem, field: fields[problem.field] ?? problem.field },
  )
  return [...problems, ...unlawful]
}

/**
 * Why a plan may not be approved, each problem at its field: A01 (answers that contradict each other), A02, A03,
 * A04 and R21 (hearing), `need_withdrawn` (no reason for what is no longer asked for), R1–R4 (comment period), R14, R15, R22 (what must lie before what), N713 art. 14. Empty
 * when it may.
 */
export function judgePlan(plan: PlanBody, ground: PlanGround): Problem[] {
  const problems: Problem[] = []
  if (plan.touches_interests && !plan.close_to_people)
    problems.push(breach('A01', 'answers_disagree', { field: 'touches_interests' }))
  problems.push(...judgeMethods(plan))
  if (ground.noticed && !plan.methods.includes('public_comment'))
    problems.push(breach('A02', 'plan_keeps_comment', { field: 'methods' }))
  if (ground.called && !plan.methods.includes('hearing'))
    problems.push(breach('A02', 'plan_keeps_hearing', { field: 'methods' }))
  problems.push(...judgeHearing(plan, ground.closing))
  if (plan.affects_groups && plan.groups === '') problems.push(missing('groups', 'N713_14'))
  problems.push(...judgeWithdrawn(plan, ground))
  problems.push(...judgeTimetable(plan, ground), ...judgeSpans(plan, ground.rules, ground.years))
  if (plan.head_signed_on > ground.today) problems.push({ code: 'date_in_future', field: 'head_signed_on' })
  return problems
}
