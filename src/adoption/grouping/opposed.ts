import { amountsClash, clausesClash } from './amounts.ts'
import { DISAGREEMENT, NOT, poleOf } from './lexicon.ts'
import type { Reading, Stance } from './reading.ts'

/** 支持 and 反对 never share a group; what takes no side may stand with either. */
export const stancesClash = (a: Stance, b: Stance): boolean => a !== null && b !== null && a !== b

/** True when of some pair one text says only one side and the other text only the other. */
const polesClash = (a: Reading, b: Reading): boolean =>
  ((a.yes & ~a.no & b.no & ~b.yes) | (a.no & ~a.yes & b.yes & ~b.no)) !== 0

/** True when neither text quotes all that the other does, in the same order. */
function wordingsClash(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a]
  let at = 0
  for (const one of many) if (one === few[at]) at++
  return at < few.length
}

type Denials = {
  /** What directly follows a denial. */
  readonly denied: ReadonlySet<string>
  /** What stands near a denial, or anywhere behind 反对 in the same sentence. */
  readonly doubted: ReadonlySet<string>
  readonly plain: ReadonlySet<string>
}

const NEAR = 4
/** 湿地公园里不应建酒店 is 不应在湿地公园里建酒店: where a thing is denied, its place may stand before. */
const AHEAD = 8

/** The units of a text, a pair of characters or one that stands for a family, by how they are said. */
function denialsOf({ text, pieces }: Reading): Denials {
  const denied = new Set<string>()
  const doubted = new Set<string>()
  const plain = new Set<string>()
  for (const { from, to } of pieces) {
    let since = NEAR
    let against = false
    let next = text.indexOf(NOT, from)
    for (let at = from; at < to; at++, since++) {
      const one = text.charAt(at)
      if (one === DISAGREEMENT) against = true
      if (one === NOT) {
        since = -1
        next = text.indexOf(NOT, at + 1)
        continue
      }
      const family = poleOf(one.charCodeAt(0)) >= 0
      if (!family && at + 1 >= to) continue
      const unit = family ? one : text.slice(at, at + 2)
      if (since === 0) denied.add(unit)
      const ahead = !family && next > at && next < to && next - at <= AHEAD
      const near = since < (family ? 2 * NEAR : NEAR)
      ;(near || against || ahead ? doubted : plain).add(unit)
    }
  }
  return { denied, doubted, plain }
}

const deniesWhatIsSaid = (a: Denials, b: Denials): boolean => {
  for (const pair of a.denied) {
    if (b.plain.has(pair) && !b.doubted.has(pair) && !a.plain.has(pair)) return true
  }
  return false
}

/** Why two opinions cannot be one although they share their words. */
export type Opposition = 'stance' | 'clause' | 'amount' | 'wording' | 'opposite' | 'denial'

/** Opposite sides, different clauses or amounts, opposite words: what a text says as a whole. */
export function opposedInAll(a: Reading, b: Reading): Opposition | null {
  if (stancesClash(a.stance, b.stance)) return 'stance'
  if (clausesClash(a.figures, b.figures)) return 'clause'
  if (amountsClash(a.figures, b.figures)) return 'amount'
  if (wordingsClash(a.quoted, b.quoted)) return 'wording'
  return polesClash(a, b) ? 'opposite' : null
}

/** True when one denies what the other says; worth asking only of texts that share most of their words. */
export function opposedInPart(a: Reading, b: Reading): boolean {
  if (!a.text.includes(NOT) && !b.text.includes(NOT)) return false
  const [x, y] = [denialsOf(a), denialsOf(b)]
  return deniesWhatIsSaid(x, y) || deniesWhatIsSaid(y, x)
}
