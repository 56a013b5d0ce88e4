import { ASKING, DENIAL, DUTY, POLES, SAME, STOP, WHOLE } from './word-families.ts'

/** A character that stands for a whole family of words; none of them is ever typed by a person. */
const token = (code: number): string => String.fromCharCode(code)

/** Opens a demand: 建议, 希望, 请. What follows is what is asked for. */
export const ASK = token(0xe000)
/** Says within a sentence that something is to be done: 应当, 必须, 要. */
export const MUST = token(0xe001)
/** All ways of saying no: 不, 没有, 禁止, 不得, 不应当. */
export const NOT = token(0xe002)

const FIRST_POLE = 0xe100
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** One step into the words that begin alike; `into` is there when a word ends here. */
type Step = { readonly next: Map<number, Step>; into: string | null }

const step = (): Step => ({ next: new Map(), into: null })

const LEXICON: Step = (() => {
  const all = new Map<string, string>()
  const put = (text: string, into: string) => {
    for (const word of words(text)) all.set(word, into)
  }
  for (const word of words(WHOLE)) all.set(word, word)
  put(STOP, '')
  put(DENIAL, NOT)
  for (const line of SAME.split('\n')) {
    const [into = '', others = ''] = line.split('=')
    if (into !== '') put(`${into} ${others}`, into === '不收费' ? `${NOT}收费` : into)
  }
  POLES.forEach(([yes, no], at) => {
    put(yes, token(FIRST_POLE + 2 * at))
    put(no, token(FIRST_POLE + 2 * at + 1))
  })
  put(ASKING, ASK)
  put(DUTY, MUST)
  const root = step()
  for (const [word, into] of all) {
    let here = root
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at)
      const next = here.next.get(code) ?? step()
      here.next.set(code, next)
      here = next
    }
    here.into = into
  }
  return root
})()

/** The text with each word of the lexicon, the longest that fits, replaced by what stands for its family. */
export function reduced(text: string): string {
  let out = ''
  let kept = 0
  let at = 0
  while (at < text.length) {
    let here = LEXICON.next.get(text.charCodeAt(at))
    let into: string | null = null
    let end = at
    for (let to = at + 1; here !== undefined; to++) {
      if (here.into !== null) {
        into = here.into
        end = to
      }
      here = here.next.get(text.charCodeAt(to))
    }
    if (into === null) at++
    else {
      out += text.slice(kept, at) + into
      kept = at = end
    }
  }
  return out + text.slice(kept)
}

/** Which pair of opposites a character of reduced text belongs to, as `pair * 2 + side`; −1: none. */
export function poleOf(code: number): number {
  const pole = code - FIRST_POLE
  return pole >= 0 && pole < 2 * POLES.length ? pole : -1
}

/** The pole of agreeing with something; its opposite is the next. */
export const AGREES = 0
export const DISAGREES = 1
/** What stands for agreeing, and for disagreeing, in reduced text. */
export const AGREEMENT = token(FIRST_POLE + AGREES)
export const DISAGREEMENT = token(FIRST_POLE + DISAGREES)

/** Pairs where the denial of one side is the other: 不取消 is 保留, 不反对 is 同意. 不提高 is not yet 降低. */
const EITHER_OR = new Set([0, 7, 10, 11, 12, 13, 14, 18])

/** Takes denials together: no and no is nothing, no and one side of an either-or is its other side. */
export function folded(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) !== NOT) {
      out += text.charAt(at)
      continue
    }
    let next = at + 1
    while (text.charAt(next) === MUST) next++
    const pole = poleOf(text.charCodeAt(next))
    if (text.charAt(next) === NOT) {
      out += MUST
      at = next
    } else if (pole >= 0 && EITHER_OR.has(pole >> 1)) {
      out += MUST + token(FIRST_POLE + (pole ^ 1))
      at = next
    } else out += NOT
  }
  return out
}

/** True of words that tell nothing about what is spoken of: fillers, denials, asking, sides of opposites. */
export const isFiller = (word: string): boolean => !/[^\ue000-\uf8ff]/.test(reduced(word))
