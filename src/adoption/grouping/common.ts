import type { Reading } from './reading.ts'

// A set of codes kept in place from one comparison to the next: a slot counts only when it bears this turn's number.
// Far more slots than a reading has characters, so that there is always a free one.
const SLOTS = 1 << 13
const slots = new Uint32Array(SLOTS)
const turns = new Uint32Array(SLOTS)
let turn = 0

function remember(codes: Uint32Array): void {
  turn = (turn + 1) >>> 0
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    let slot = code & (SLOTS - 1)
    while (turns[slot] === turn && slots[slot] !== code) slot = (slot + 1) & (SLOTS - 1)
    turns[slot] = turn
    slots[slot] = code
  }
}

function remembered(code: number): boolean {
  let slot = code & (SLOTS - 1)
  while (turns[slot] === turn) {
    if (slots[slot] === code) return true
    slot = (slot + 1) & (SLOTS - 1)
  }
  return false
}

function marksOf(length: number, codes: Uint32Array, others: Uint32Array, size: number): Uint8Array {
  remember(others)
  const marks = new Uint8Array(length)
  for (let at = 0; at < codes.length; at++) {
    if (remembered(codes[at] ?? 0)) for (let k = 0; k < size; k++) marks[at + k] = 1
  }
  return marks
}

const shareOf = (marks: Uint8Array): number => {
  let sum = 0
  for (let at = 0; at < marks.length; at++) sum += marks[at] ?? 0
  return sum / marks.length
}

/** Which places of a text lie in a run of characters that the other text has as well, and what share they are. */
export type Common = { readonly marks: Uint8Array; readonly share: number }

/**
 * What two texts have in common, wherever it stands in them.
 *
 * @param size length of the runs looked for: 3, or 2 for short texts, where three differences would leave nothing
 */
export function commonOf(a: Reading, b: Reading, size: 2 | 3): readonly [Common, Common] {
  const [codesA, codesB] = size === 2 ? [a.pairs, b.pairs] : [a.triples, b.triples]
  const marksA = marksOf(a.text.length, codesA, codesB, size)
  const marksB = marksOf(b.text.length, codesB, codesA, size)
  return [
    { marks: marksA, share: shareOf(marksA) },
    { marks: marksB, share: shareOf(marksB) },
  ]
}

/** How many characters two strings have in common, however ordered. */
export function sharedCount(a: string, b: string): number {
  const left = new Map<string, number>()
  for (const one of b) left.set(one, (left.get(one) ?? 0) + 1)
  let shared = 0
  for (const one of a) {
    const times = left.get(one) ?? 0
    if (times === 0) continue
    left.set(one, times - 1)
    shared++
  }
  return shared
}
