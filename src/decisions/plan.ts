import * as z from 'zod'
import { plainDate, required, typed } from '../ground/parse.ts'

/** What a plan may ask for beside the ways of hearing, and the rule that asks. */
export const needs = {
  hearing_by_law: 'R21',
  views_diverge: 'N713_12',
  affects_groups: 'N713_14',
  technical: 'N713_19',
  risky: 'N713_22',
  affects_market: 'N713_29',
} as const
export type Need = keyof typeof needs
const needNames = Object.keys(needs) as Need[]

/** The needs that a version takes back from the one before it. */
export const withdrawnNeeds = (before: Pick<PlanInput, Need> | null, after: Pick<PlanInput, Need>): Need[] =>
  needNames.filter((need) => before?.[need] === true && !after[need])

/** A02: the ways of hearing the public, N713 art. 14 and S2-9 art. 3 together. */
export const methods = [
  'public_comment',
  'hearing',
  'symposium',
  'consultative_meeting',
  'poll',
  'field_visit',
  'written',
  'questionnaire',
] as const
export type Method = (typeof methods)[number]

/** A03: the classes of matter; any but `other` may ask for a hearing or for public comment. */
export const matterClasses = ['plan', 'reform', 'policy', 'project', 'other'] as const

/** A39: whom an enterprise-related policy is to consult. */
export const consultees = ['entrepreneurs', 'associations', 'lawyers'] as const

/** Questions that are answered yes or no. None has a default: somebody must have thought of it. */
export const questions = [
  'whole_economy',
  'close_to_people',
  'touches_interests',
  'widely_known',
  'hearing_by_law',
  'dissent',
  'attention',
  'hearing_needed',
  'views_diverge',
  'affects_groups',
  'technical',
  'risky',
  'affects_market',
  'affects_enterprises',
] as const
export type Question = (typeof questions)[number]

/** Dates of the timetable; each belongs to one way of hearing the public. */
export const timetable = {
  comment_from: 'public_comment',
  comment_to: 'public_comment',
  hearing_announced_on: 'hearing',
  hearing_materials_on: 'hearing',
  hearing_on: 'hearing',
  symposium_papers_on: 'symposium',
  symposium_on: 'symposium',
} as const satisfies Record<string, Method>
export type PlannedDate = keyof typeof timetable
export const plannedDates = Object.keys(timetable) as PlannedDate[]

const date = plainDate.nullish().transform((given) => given ?? null)
const reasons = z.object(
  Object.fromEntries(methods.map((method) => [method, typed(1000).default('')])) as Record<
    Method,
    z.ZodDefault<ReturnType<typeof typed>>
  >,
)

/**
 * A participation plan as an officer hands it in (A01–A04, R21). Whether it may be approved is judged by
 * `judgePlan`; here it only has to be readable, and every question answered.
 */
export const planInput = z.object({
  version: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta({ description: 'The version it was written on, 0 for the first' }),
  whole_economy: z.boolean().meta({ description: 'A01: 关系本地经济社会发展全局' }),
  whole_economy_reason: required(1000),
  close_to_people: z.boolean().meta({ description: 'A01: 与人民群众利益密切相关' }),
  close_to_people_reason: required(1000),
  matter_class: z.enum(matterClasses),
  touches_interests: z.boolean().meta({ description: 'A03: 涉及群众切身利益' }),
  widely_known: z.boolean().meta({ description: 'A03: 需要社会广泛知晓' }),
  methods: z.array(z.enum(methods)).max(8).default([]),
  reasons: reasons.default(reasons.parse({})),
  hearing_by_law: z.boolean().meta({ description: 'A04, R21: a law, regulation or rule demands a hearing' }),
  hearing_law: typed(500).default(''),
  dissent: z.boolean().meta({ description: 'R21: 公众对决策方案有重大分歧' }),
  attention: z.boolean().meta({ description: 'R21: 社会关注度较高' }),
  hearing_needed: z.boolean().meta({ description: 'R21: the judgement' }),
  judgement_reason: required(2000),
  judgement_signed_by: required(100),
  views_diverge: z.boolean().meta({ description: 'N713 art. 12: two or more schemes' }),
  affects_groups: z.boolean().meta({ description: 'N713 art. 14: certain groups are affected' }),
  groups: typed(1000).default(''),
  technical: z.boolean().meta({ description: 'N713 art. 19: experts review it' }),
  risky: z.boolean().meta({ description: 'N713 art. 22: risks are assessed' }),
  affects_market: z.boolean().meta({ description: 'N713 art. 29: fair-competition review' }),
  withdrawn_needs_reason: typed(2000)
    .default('')
    .meta({ description: 'Why the law no longer asks for a hearing, or a further step is no longer needed' }),
  affects_enterprises: z.boolean().meta({ description: 'A39' }),
  consultees: z.array(z.enum(consultees)).max(3).default([]),
  comment_from: date,
  comment_to: date,
  shorten_reason: typed(1000).default('').meta({ description: 'R2' }),
  hearing_announced_on: date,
  hearing_materials_on: date,
  hearing_on: date,
  symposium_papers_on: date,
  symposium_on: date,
  head_name: required(50).meta({ description: 'Who heads the drafting unit and signed' }),
  head_post: required(100),
  head_signed_on: plainDate,
})

export type PlanInput = z.output<typeof planInput>

/** What a version of the plan says: the form without the version it was written on. */
export type PlanBody = Omit<PlanInput, 'version'>

/** A03: an important plan, reform, policy or project that touches vital interests or must be widely known. */
export const isVital = (
  plan: Pick<PlanInput, 'matter_class' | 'touches_interests' | 'widely_known'>,
): boolean => plan.matter_class !== 'other' && (plan.touches_interests || plan.widely_known)

/** A plan says nothing about what it does not do: dates and reasons that belong to no chosen way are emptied. */
export function planBody({ version: _, ...plan }: PlanInput): PlanBody {
  const dropped = plannedDates.filter((name) => !plan.methods.includes(timetable[name]))
  const unused = methods.filter((method) => !plan.methods.includes(method))
  return {
    ...plan,
    ...Object.fromEntries(dropped.map((name) => [name, null])),
    methods: methods.filter((method) => plan.methods.includes(method)),
    reasons: { ...plan.reasons, ...Object.fromEntries(unused.map((method) => [method, ''])) },
    shorten_reason: plan.methods.includes('public_comment') ? plan.shorten_reason : '',
    hearing_law: plan.hearing_by_law ? plan.hearing_law : '',
    groups: plan.affects_groups ? plan.groups : '',
    consultees: consultees.filter((each) => plan.affects_enterprises && plan.consultees.includes(each)),
  }
}

const flat = ({ reasons: why, ...plan }: PlanBody): Record<string, unknown> => ({
  ...plan,
  ...Object.fromEntries(Object.entries(why).map(([method, reason]) => [`reasons.${method}`, reason])),
})

/** The names of the fields in which two versions differ; a reason is `reasons.symposium`. */
export function changedFields(before: PlanBody, after: PlanBody): string[] {
  const [old, now] = [flat(before), flat(after)]
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  return names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
}
