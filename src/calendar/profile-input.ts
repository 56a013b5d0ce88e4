import * as z from 'zod'
import { required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { matterKinds } from '../statute/matter.ts'
import { isParameter, isValue, type Parameter, parameterOf, type Value } from '../statute/parameters.ts'
import { bases, belowHigherLaw, type ProfileValue, type RuleProfile } from '../statute/profile.ts'
import { whole } from './typed-values.ts'

/** What can be created at the desk; the national rules and the special laws come with the program. */
export const newKinds = ['local', 'regional'] as const

const valueInput = z.object({
  parameter: z.string().refine(isParameter, { params: { code: 'invalid_choice' } }),
  value: z
    .union([z.int(), z.string().max(40), z.array(z.string().max(40)).max(20)])
    .describe('A whole number, a share such as 2/3, an option, or a list of options'),
  force: z.enum(['must', 'in_principle']),
  source: typed(200).default('').describe('The text and the article'),
  quote: typed(500).default('').describe('Its words'),
  basis: z.enum(bases).default('text'),
  kinds: z.array(z.enum(matterKinds)).default([]).describe('The matters it applies to; empty: all'),
})

/** A profile as an administrator states it. */
export const profileInput = z.object({
  name_zh: required(60),
  name_en: required(120),
  description_zh: typed(500).default(''),
  description_en: typed(1000).default(''),
  kind: z.enum(newKinds).default('local').describe('Of a new profile; an existing one stays what it is'),
  parent: typed(40).default('national').describe('Of a new profile: the one above'),
  rules: z.array(valueInput).max(200).default([]),
  remark: typed(500).default('').describe('Why an earlier version is changed'),
  version: whole.default(0).describe('The version this one follows; 0: none'),
})

export type ProfileInput = z.output<typeof profileInput>

/** The values as the law computes with them; only after `judgeProfile` found nothing. */
export const valuesOf = ({ rules }: Pick<ProfileInput, 'rules'>): ProfileValue[] =>
  rules.map(
    ({ parameter, value, force, source, quote, basis, kinds }) =>
      ({
        parameter,
        value,
        force,
        source,
        ...(quote !== '' && { quote }),
        basis,
        ...(kinds.length > 0 && { kinds }),
      }) as ProfileValue,
  )

/**
 * What cannot be saved, in the field names of `profileInput`: a value that is none or lies outside what can be
 * meant (`profile_value_wrong`), one without its text (`profile_source_missing`), one below what stands above
 * (`profile_below_higher_law`, with that text).
 */
export function judgeProfile(
  input: Pick<ProfileInput, 'rules'>,
  above: readonly RuleProfile[],
  special: boolean,
): Problem[] {
  const problems = input.rules.flatMap(({ parameter, value, source }, index): Problem[] => {
    const { min, max } = parameterOf(parameter as Parameter)
    const bounds = min === undefined || max === undefined ? {} : { params: { min, max } }
    return [
      ...(isValue(parameter as Parameter, value)
        ? []
        : [{ code: 'profile_value_wrong' as const, field: `rules.${index}.value`, ...bounds }]),
      ...(source === '' ? [{ code: 'profile_source_missing' as const, field: `rules.${index}.source` }] : []),
    ]
  })
  if (problems.length > 0) return problems
  return belowHigherLaw(valuesOf(input), above, special).map(({ index, floor, from }) => ({
    code: 'profile_below_higher_law',
    field: `rules.${index}.value`,
    params: { ...(from && { source: from.source }), ...(floor !== undefined && { floor: plain(floor) }) },
    ...(from && { citation: { source: from.source, quote: from.quote ?? '' } }),
  }))
}

const plain = (value: Value): string | number => (typeof value === 'object' ? value.join() : value)
