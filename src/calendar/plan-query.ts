import type { PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { judge, type Problem, type Result } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { type MatterKind, matterKinds } from '../statute/matter.ts'
import { type Effective, effective, type RuleProfile } from '../statute/profile.ts'
import { ask, type Fields } from './asked.ts'
import type { Asked } from './plan.ts'
import { type Choices, type Task, tasks } from './plan-entry.ts'
import { layersOf, NATIONAL } from './profiles-store.ts'
import { FIRST_YEAR, LAST_YEAR } from './year.ts'

/** Which rules a plan goes by. */
export type Under = {
  readonly profile: string
  /** A special law, '' for none. */
  readonly special: string
  readonly kind: MatterKind
  /** What these come to, the highest first. */
  readonly layers: readonly RuleProfile[]
  readonly rules: Effective
}

export const daysFields = [
  'comment_days',
  'secrecy_days',
  'analysis_days',
  'legality_days',
  'interpretation',
] as const
export type DaysField = (typeof daysFields)[number]
type Bounds = Readonly<
  Record<DaysField, { readonly min: number; readonly max: number; readonly usual: number }>
>

/** The numbers the form begins with, and their bounds; the days of analysis are only a suggestion. */
export function boundsOf({ values }: Effective): Bounds {
  const { comment_days, secrecy_review, legality_review, interpretation } = values
  return {
    comment_days: { min: comment_days.floor, max: 365, usual: comment_days.usual },
    secrecy_days: { min: 1, max: secrecy_review.usual, usual: secrecy_review.usual },
    analysis_days: { min: 0, max: 60, usual: 7 },
    legality_days: { min: Math.max(legality_review.floor, 1), max: 60, usual: legality_review.usual },
    interpretation: { min: 0, max: interpretation.usual, usual: interpretation.usual },
  }
}

const USUAL: readonly Task[] = ['secrecy', 'comment', 'legality']

/** What the form shows: as it was asked, otherwise the usual choice under these rules. */
export type TypedPlan = {
  readonly under: Under
  readonly must: readonly string[]
  readonly days: Readonly<Record<DaysField, string>>
  readonly from: string
  readonly until: string
}

/** What was given for a field; empty texts, as forms send them, are absent. */
const given = (fields: Fields, name: string): readonly string[] =>
  (Object.hasOwn(fields, name) ? (fields[name] ?? []) : []).filter((each) => each !== '')

const first = (fields: Fields, name: string): string =>
  (Object.hasOwn(fields, name) ? fields[name]?.[0] : undefined) ?? ''

/** `must` may be repeated or separated by commas; left out it is the usual choice, empty it is nothing. */
const mustOf = (fields: Fields): readonly string[] =>
  Object.hasOwn(fields, 'must')
    ? (fields.must ?? []).flatMap((each) => each.split(',')).filter((each) => each !== '')
    : USUAL

/**
 * The rules that a query names with `profile`, `special` and `kind`, national ones for a major decision where it
 * names none; what is wrong with the names comes back as problems (`profile_unknown`), under national rules.
 */
export function underOf(
  fields: Fields,
  profiles: readonly RuleProfile[],
): { readonly under: Under; readonly problems: readonly Problem[] } {
  const [profile, special] = [first(fields, 'profile') || NATIONAL, first(fields, 'special')]
  const asked = ask(fields)
  const kind = asked.choice('kind', matterKinds, 'major_decision') ?? 'major_decision'
  const problems = [...asked.problems]
  for (const name of ['profile', 'special'] as const)
    if ((fields[name] ?? []).filter((each) => each !== '').length > 1)
      problems.push({ code: 'repeated', field: name })
  const own = layersOf(profiles, profile)
  if (!own) problems.push({ code: 'profile_unknown', field: 'profile' })
  const known = layersOf(profiles, NATIONAL, special || null)
  if (!known) problems.push({ code: 'profile_unknown', field: 'special' })
  const named = own && known ? { profile, special } : { profile: NATIONAL, special: '' }
  const layers = layersOf(profiles, named.profile, named.special || null) ?? []
  return { under: { ...named, kind, layers, rules: effective(layers, kind) }, problems }
}

export function typedPlan(fields: Fields, under: Under): TypedPlan {
  const bounds = boundsOf(under.rules)
  return {
    under,
    must: mustOf(fields),
    days: Object.fromEntries(
      daysFields.map((field) => [field, first(fields, field) || String(bounds[field].usual)]),
    ) as Record<DaysField, string>,
    from: first(fields, 'from'),
    until: first(fields, 'until'),
  }
}

/** A plan stands on working days, which can be known of these years only. */
const PLANNED = { first: FIRST_YEAR, last: LAST_YEAR }

export type PlanQuery = { readonly asked: Asked; readonly choices: Choices; readonly under: Under }

/** A query as the planner understands it; comments under the floor are refused by R3, whatever the reason. */
export function planQuery(fields: Fields, under: Under): Result<PlanQuery> {
  const asked = ask(fields)
  const { problems } = asked
  const bounds = boundsOf(under.rules)
  const from: PlainDate | undefined = asked.date('from', true, PLANNED)
  const until: PlainDate | undefined = asked.date('until', true, PLANNED)
  if (from === undefined && until === undefined && problems.length === 0)
    problems.push({ code: 'missing', field: 'from' })
  const must = tasks.filter((task) => mustOf(fields).includes(task))
  if (mustOf(fields).some((each) => !tasks.some((task) => task === each)))
    problems.push({ code: 'invalid_choice', field: 'must' })
  const days = (field: DaysField) =>
    asked.whole(field, bounds[field].min, bounds[field].max, bounds[field].usual) ?? bounds[field].usual
  const { floor, usual, floorSource } = under.rules.values.comment_days
  const typed = given(fields, 'comment_days')
  const comment = typed.length === 1 && /^\d{1,9}$/.test(typed[0] ?? '') ? Number(typed[0]) : usual
  const short = comment > 0 && comment < floor
  if (short) {
    const found = breach('R3', 'period_too_short', {
      field: 'comment_days',
      params: { days: comment, min: floor },
    })
    const { source, quote = '' } = floorSource ?? found.citation ?? { source: '' }
    problems.push({ ...found, citation: { source, quote } })
  }
  const choices: Choices = {
    rules: under.rules,
    must,
    commentDays: short ? floor : days('comment_days'),
    secrecyDays: days('secrecy_days'),
    analysisDays: days('analysis_days'),
    legalityDays: days('legality_days'),
    interpretationDays: days('interpretation'),
  }
  return judge(problems, { asked: { from, until }, choices, under })
}

/** The same question as a query string, in a fixed order. */
export function queryOf({ asked, choices, under }: PlanQuery): URLSearchParams {
  const query = new URLSearchParams()
  query.append('must', choices.must.join(','))
  query.append('profile', under.profile)
  if (under.special !== '') query.append('special', under.special)
  query.append('kind', under.kind)
  query.append('comment_days', String(choices.commentDays))
  query.append('secrecy_days', String(choices.secrecyDays))
  query.append('analysis_days', String(choices.analysisDays))
  query.append('legality_days', String(choices.legalityDays))
  query.append('interpretation', String(choices.interpretationDays))
  if (asked.from) query.append('from', asked.from)
  if (asked.until) query.append('until', asked.until)
  return query
}

/** The same as a link for a reader: it stays in her language. */
export function searchOf(query: PlanQuery, lang: Lang): URLSearchParams {
  const search = queryOf(query)
  if (lang === 'en') search.append('lang', lang)
  return search
}
