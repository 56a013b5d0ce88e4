import type { Lang } from '../ground/house.ts'
import { type Parameter, parameterOf, type Value } from '../statute/parameters.ts'
import type { Effective, From } from '../statute/profile.ts'
import { profileWords as words } from './words.ts'

/** What a parameter is called. */
export const parameterName = (lang: Lang, parameter: Parameter): string => parameterOf(parameter)[lang]

const nothingIs = (value: Value | null): boolean =>
  value === null || value === 0 || (typeof value === 'object' && value.length === 0)

/** A value with its unit: `10日`, `5个工作日`, `2/3`, `可以匿名`; nothing set: so. */
export function valueText(lang: Lang, parameter: Parameter, value: Value | null): string {
  const t = words(lang)
  const { unit } = parameterOf(parameter)
  if (parameter === 'interpretation' && value === 0) return t.together
  if (value === null || nothingIs(value)) return t.nothing
  const options: Readonly<Record<string, string>> = t.options
  if (typeof value === 'object') return value.map((each) => options[each] ?? each).join(t.and)
  if (typeof value === 'number') return unit && unit !== 'share' ? t.units[unit](value) : String(value)
  return options[value] ?? value
}

/** One part of what applies: the words, and the text it stands in. */
export type Said = { readonly text: string; readonly from: From | null }

/**
 * What applies of a parameter in one or two parts, each with its text: 一般不少于30日（《条例》第十五条），
 * 写明理由的可以减少，但不得少于10日（五原县……第七条）.
 */
export function saidOf(lang: Lang, parameter: Parameter, rules: Effective): Said[] {
  const t = words(lang)
  const { sense } = parameterOf(parameter)
  const { usual, floor, force, source, floorSource } = rules.values[parameter]
  const write = (value: Value | null) => valueText(lang, parameter, value)
  const plain = { text: write(usual), from: source }
  const together = parameter === 'interpretation' && usual === 0
  if (together || nothingIs(usual) || sense === 'union' || sense === 'ordinal' || sense === 'local')
    return [plain]
  if (force === 'must')
    return [{ text: (sense === 'at_most' ? t.atMost : t.atLeast)(plain.text), from: source }]
  if (force === 'default') return [plain]
  if (sense === 'at_most') return [{ text: t.usuallyAtMost(plain.text), from: source }]
  const first = { text: t.usually(plain.text), from: source }
  return nothingIs(floor) || floorSource === null
    ? [{ text: `${first.text}${t.comma}${t.withReason}`, from: source }]
    : [first, { text: t.notUnder(write(floor)), from: floorSource }]
}

/** The same as one sentence. */
export const saidText = (lang: Lang, parameter: Parameter, rules: Effective): string =>
  saidOf(lang, parameter, rules)
    .map(({ text, from }) => `${text}${from ? words(lang).from(from.source) : ''}`)
    .join(words(lang).comma)
