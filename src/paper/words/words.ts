import type { Lang } from '../../ground/house.ts'

/**
 * The shape another language must have to match the Chinese dictionary `T`: the same keys, a string for a
 * string, a function of the same parameters for a function, and so on downwards.
 */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Words<T[K]>
}

/** The dictionary of the visitor's language. A missing or surplus English entry is a type error. */
export const pick = <T>(lang: Lang, zh: T, en: Words<T>): Words<T> => (lang === 'en' ? en : (zh as Words<T>))

/** `const words = chooser(zh, en)` once per room, then `words(lang).title` in its pages. */
export const chooser =
  <T>(zh: T, en: Words<T>) =>
  (lang: Lang): Words<T> =>
    pick(lang, zh, en)

const englishPlurals = new Intl.PluralRules('en')

/** `plural(1, 'day', 'days')` is `1 day`. For English only: Chinese has no plural. */
export const plural = (n: number, one: string, other: string): string =>
  `${n} ${englishPlurals.select(n) === 'one' ? one : other}`

/**
 * Put `params` into a sentence: `{limit}` becomes its value. A part in square brackets is left out when one of
 * its parameters is not given: `too long[ (at most {limit} characters)]`.
 */
export function fill(sentence: string, params: Readonly<Record<string, string | number>> = {}): string {
  const value = (name: string) => (Object.hasOwn(params, name) ? String(params[name]) : undefined)
  // One pass, so that a value that looks like a placeholder is not filled again.
  return sentence.replace(
    /\[([^\]]*)\]|\{(\w+)\}/g,
    (_, part: string | undefined, name: string | undefined) => {
      if (part === undefined) return value(name ?? '') ?? ''
      const names = [...part.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
      return names.every((each) => value(each) !== undefined)
        ? part.replace(/\{(\w+)\}/g, (_whole, each: string) => value(each) ?? '')
        : ''
    },
  )
}
