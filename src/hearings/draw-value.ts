import { type Result, refuse } from '../ground/result.ts'

// The public value of a draw: a number that the announcement names beforehand, that does not exist yet when the
// list is frozen, and that nobody in the house can choose. What an officer copies from a newspaper or a web page
// differs in spaces, commas and full-width digits; what the draw hashes must not. So every kind has one
// canonical line of ASCII, and a text that is not certainly that line is refused, never guessed.

/**
 * The kinds of public value a draw may wait for.
 *
 * - `ssq`: 双色球, the national welfare lottery: 6 of 33 and 1 of 16, 17,721,088 results
 * - `dlt`: 大乐透, the national sports lottery: 5 of 35 and 2 of 12, 21,425,712 results
 * - `drand`: a round of the randomness beacon "quicknet" of the League of Entropy, 256 bits
 *
 * Games with few results (福彩3D: 1,000) are left out on purpose: whoever can still change the list before it is
 * frozen could try lists until one suits many of the results. docs/draw.md says how much that could move.
 */
export const VALUE_KINDS = ['ssq', 'dlt', 'drand'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

/** A public value in canonical form. */
export type PublicValue = {
  readonly kind: ValueKind
  /** Which value it is, as it can be named before it exists: `ssq 2026071`, `drand quicknet 12345678`. */
  readonly announced: string
  /** `announced`, a space and the outcome, as in `ssq 2026071 03 08 15 22 27 31+09`. ASCII, one line. */
  readonly canonical: string
}

/** A zone of a lottery: so many different numbers of two digits, from 01 to `of`, in whatever order. */
type Zone = { readonly pick: number; readonly of: number }
type Game = { readonly name: string; readonly front: Zone; readonly back: Zone }

const GAMES: Readonly<Record<'ssq' | 'dlt', Game>> = {
  ssq: { name: 'ssq|双色球', front: { pick: 6, of: 33 }, back: { pick: 1, of: 16 } },
  dlt: { name: 'dlt|(?:超级)?大乐透', front: { pick: 5, of: 35 }, back: { pick: 2, of: 12 } },
}

// Year and running number of an issue. 体彩 prints 26071 where 福彩 prints 2026071; both mean the same issue.
const ISSUE = '(?:20)?([0-9]{2}) ?([0-9]{3})'
const ROUND = '(?:drand )?(?:quicknet )?(?:round )?([1-9][0-9]{0,9})'

/** Longer than any value, however it is spaced. */
const LIMIT = 200

/** The characters that only keep numbers apart, and the three words that surround the number of an issue. */
const SEPARATORS = /[ \t\r\n\u00a0,;:./\-–—·、年第期]+/g

/**
 * What is the same however it is typed: full-width forms (U+FF01–FF5E, U+3000) as ASCII, letters small, each run
 * of separators as one space, none at the ends or around a plus sign. Every other character stays as it is, and
 * is refused because no pattern has a place for it.
 */
function fold(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll(/[A-Z]/g, (char) => char.toLowerCase())
    .replaceAll(SEPARATORS, ' ')
    .replaceAll(/ ?\+ ?/g, '+')
    .trim()
}

/** Numbers of two digits, one space apart. */
const numbersOf = ({ pick }: Zone): string => `([0-9]{2}(?: [0-9]{2}){${pick - 1}})`

/**
 * The numbers of a zone in ascending order, or null when the lottery cannot have drawn them. A result is a set:
 * newspapers print it ascending, the broadcast in the order the balls fell, and both must mean the same.
 */
function zoneOf(text: string, { pick, of }: Zone): string | null {
  const numbers = text.split(' ').sort()
  const possible = numbers.every((number) => Number(number) >= 1 && Number(number) <= of)
  return possible && new Set(numbers).size === pick ? numbers.join(' ') : null
}

const unclear = (kind: ValueKind) => refuse('draw_value_unclear', { field: 'value', params: { kind } })
const impossible = (kind: ValueKind) => refuse('draw_value_impossible', { field: 'value', params: { kind } })

const match = (pattern: string, text: string): RegExpExecArray | null =>
  text.length > LIMIT ? null : new RegExp(`^${pattern}$`).exec(fold(text))

/**
 * Which value the announcement names, in canonical form: the issue of a lottery (`双色球第2026071期`, `2026-071`,
 * `26071`) as `ssq 2026071`, the round of the beacon (`12345678`) as `drand quicknet 12345678`. Refuses
 * `draw_value_unclear` for anything else, and `draw_value_impossible` for issue 000.
 */
export function announceValue(kind: ValueKind, text: string): Result<string> {
  if (kind === 'drand') {
    const round = match(ROUND, text)?.[1]
    return round ? { ok: true, value: `drand quicknet ${round}` } : unclear(kind)
  }
  const [, year, number] = match(`(?:(?:${GAMES[kind].name}) ?)?${ISSUE}`, text) ?? []
  if (!year || !number) return unclear(kind)
  return number === '000' ? impossible(kind) : { ok: true, value: `${kind} 20${year}${number}` }
}

/**
 * The canonical form of a public value as typed or copied. `text` has at most 200 characters and holds:
 *
 * - `ssq`, `dlt`: the name of the game (may be left out), the issue, the numbers of the front zone, a plus sign
 *   (＋ or +), the numbers of the back zone; every number with two digits, as the lottery prints it
 * - `drand`: the names `drand` and `quicknet` (may be left out), the round in decimal, and its randomness, 64
 *   hexadecimal digits in one run (the field `randomness`, which is SHA-256 of the field `signature`)
 *
 * Full-width digits, capital letters, spaces, separators and the order of a zone's numbers make no difference.
 * Refuses `draw_value_unclear` when the text is not certainly of that form (a missing plus sign, `3` for `03`, a
 * number too many, a word it does not know, a digit of another script) and `draw_value_impossible` when the
 * lottery cannot have drawn it (a number out of range, or twice). Source: docs/draw.md, step 3.
 */
export function normaliseValue(kind: ValueKind, text: string): Result<PublicValue> {
  if (kind === 'drand') {
    const [, round, randomness] = match(`${ROUND} ([0-9a-f]{64})`, text) ?? []
    if (!round || !randomness) return unclear(kind)
    const announced = `drand quicknet ${round}`
    return { ok: true, value: { kind, announced, canonical: `${announced} ${randomness}` } }
  }
  const { name, front, back } = GAMES[kind]
  const form = `(?:(?:${name}) ?)?${ISSUE} ${numbersOf(front)}\\+${numbersOf(back)}`
  const [, year, number, first, second] = match(form, text) ?? []
  if (!year || !number || !first || !second) return unclear(kind)
  const [ahead, behind] = [zoneOf(first, front), zoneOf(second, back)]
  if (number === '000' || !ahead || !behind) return impossible(kind)
  const announced = `${kind} 20${year}${number}`
  return { ok: true, value: { kind, announced, canonical: `${announced} ${ahead}+${behind}` } }
}
