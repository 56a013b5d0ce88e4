import { commonOf } from './common.ts'
import { demandsDiffer } from './demands.ts'
import { type Opposition, opposedInAll, opposedInPart } from './opposed.ts'
import type { Reading } from './reading.ts'

/** Up to this many reduced characters a text is very short: it is like another only when equal to it. */
export const VERY_SHORT = 7
/** Below this length pairs of characters are compared, not triples: three differences would leave nothing. */
const SHORT = 20

/** Shares of each text in the other from which two are alike: both of this … */
const MUTUAL = 0.55
/** … or nearly all of one, and of the longer one enough that what was added does not bury it. */
const WHOLE = 0.8
const ENOUGH = 0.3
/** Shorter texts are found inside others by chance. */
const CONTAINABLE = 14

/** A text in an order that does not depend on the order of its sentences or, when very short, of its words. */
export const inOrder = ({ text, pieces }: Reading): string =>
  (text.length <= VERY_SHORT
    ? (text.match(/[\d.]+|./gsu) ?? [])
    : pieces.map(({ from, to }) => text.slice(from, to))
  )
    .toSorted()
    .join('')

/** How alike two opinions are, from 0 to 1, and if they are not to stand in one group, why not. */
export type Likeness = {
  readonly likeness: number
  readonly apart: Opposition | 'short' | 'words' | 'demand' | null
}

const apart = (why: Exclude<Likeness['apart'], null>): Likeness => ({ likeness: 0, apart: why })

/**
 * Compares two opinions word by word.
 *
 * Alike are texts of which each is for the better part in the other, or of which one is nearly whole in the
 * other, with something added; unless they are opposed, or what is left of both are two different demands.
 */
export function likeness(a: Reading, b: Reading): Likeness {
  const shorter = Math.min(a.text.length, b.text.length)
  const same = a.text === b.text || (a.text.length === b.text.length && inOrder(a) === inOrder(b))
  if (shorter <= VERY_SHORT && !same) return apart('short')
  const opposition = opposedInAll(a, b)
  if (opposition) return apart(opposition)
  if (same) return { likeness: 1, apart: null }
  const [inB, inA] = commonOf(a, b, shorter < SHORT ? 2 : 3)
  const low = Math.min(inA.share, inB.share)
  const high = Math.max(inA.share, inB.share)
  if (low < MUTUAL && !(high >= WHOLE && low >= ENOUGH && shorter >= CONTAINABLE)) return apart('words')
  if (opposedInPart(a, b)) return apart('denial')
  if (demandsDiffer(a, b, inB.marks, inA.marks)) return apart('demand')
  return { likeness: (low + high) / 2, apart: null }
}
