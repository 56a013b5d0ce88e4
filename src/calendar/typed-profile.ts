import type { Nested } from '../ground/form.ts'
import { type Parameter, parameterCodes, parameterOf } from '../statute/parameters.ts'
import type { RuleProfile } from '../statute/profile.ts'

/** One value as typed. */
export type TypedRule = {
  readonly parameter: string
  readonly value: string | readonly string[]
  readonly force: string
  readonly source: string
  readonly quote: string
  readonly basis: string
  readonly kinds: readonly string[]
}

/** The form of a profile as typed, so that a refused one is shown again as it was. */
export type TypedProfile = {
  readonly code: string
  readonly kind: string
  readonly parent: string
  readonly name_zh: string
  readonly name_en: string
  readonly description_zh: string
  readonly description_en: string
  readonly rules: readonly TypedRule[]
  readonly remark: string
  readonly version: string
}

const blank = (parameter: Parameter): TypedRule => ({
  parameter,
  value: '',
  force: 'must',
  source: '',
  quote: '',
  basis: 'text',
  kinds: [],
})

export const isEmpty = ({ value }: TypedRule): boolean => value.length === 0

/** In the order of the table, with one empty row for each parameter. */
const roomy = (rules: readonly TypedRule[]): TypedRule[] =>
  parameterCodes.flatMap((parameter) => [
    ...rules.filter((each) => each.parameter === parameter && !isEmpty(each)),
    blank(parameter),
  ])

/** The form before anybody typed: the profile as it counts now, or an empty one. */
export const emptyProfile = (current: RuleProfile | undefined): TypedProfile => ({
  code: current?.code ?? '',
  kind: current?.kind ?? 'local',
  parent: current?.parent ?? 'national',
  name_zh: current?.name.zh ?? '',
  name_en: current?.name.en ?? '',
  description_zh: current?.description.zh ?? '',
  description_en: current?.description.en ?? '',
  rules: roomy(
    (current?.values ?? []).map(({ parameter, value, force, source, quote = '', basis, kinds = [] }) => ({
      parameter,
      value: typeof value === 'object' ? value : String(value),
      force,
      source,
      quote,
      basis,
      kinds,
    })),
  ),
  remark: '',
  version: String(current?.version ?? 0),
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text) : text(value) === '' ? [] : [text(value)]

/** What a form sent; rows without a value were not needed and are left out. */
export function typedProfile(form: Nested): TypedProfile {
  const rows = Array.isArray(form.rules) ? form.rules : []
  const rules = rows.map((row): TypedRule => {
    const { parameter, value, force, source, quote, basis, kinds } = (
      typeof row === 'object' && row !== null ? row : {}
    ) as Nested
    return {
      parameter: text(parameter),
      value: Array.isArray(value) ? value.map(text) : text(value).trim(),
      force: text(force) || 'must',
      source: text(source),
      quote: text(quote),
      basis: text(basis) || 'text',
      kinds: list(kinds),
    }
  })
  return {
    code: text(form.code),
    kind: text(form.kind),
    parent: text(form.parent),
    name_zh: text(form.name_zh),
    name_en: text(form.name_en),
    description_zh: text(form.description_zh),
    description_en: text(form.description_en),
    rules: rules.filter((each) => !isEmpty(each)),
    remark: text(form.remark),
    version: text(form.version) || '0',
  }
}

/** For showing a form once more; the rows keep the numbers under which problems were reported. */
export const shownAgain = (typed: TypedProfile): TypedProfile => {
  const named = typed.rules.filter(({ parameter }) => parameterCodes.some((each) => each === parameter))
  return { ...typed, rules: [...named, ...parameterCodes.map(blank)] }
}

/** What goes to the schema: numbers as numbers, lists as lists. */
export const sentProfile = (typed: TypedProfile) => ({
  ...typed,
  kind: typed.kind === 'regional' ? 'regional' : 'local',
  rules: typed.rules.map((rule) => {
    const known = parameterCodes.find((each) => each === rule.parameter)
    const row = known && parameterOf(known)
    const value =
      row?.sense === 'union'
        ? typeof rule.value === 'string'
          ? [rule.value]
          : rule.value
        : row && row.options === undefined && row.unit !== 'share' && /^\d{1,9}$/.test(String(rule.value))
          ? Number(rule.value)
          : rule.value
    return { ...rule, value }
  }),
})
