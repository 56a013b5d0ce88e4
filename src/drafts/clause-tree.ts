import type { Level } from './clause.ts'
import { foldText } from './normalise.ts'
import { NUMERAL_CHARACTERS, ordinalOf, readNumeral } from './numerals.ts'

/** A clause whose place is known (`parent`: index or null) or is to be worked out (`parent` left out). */
export type Placed = { readonly level: Level; readonly parent?: number | null | undefined }

const HEADINGS: readonly Level[] = ['annex', 'part', 'subpart', 'chapter', 'section']

/** Whether a level heads other clauses instead of saying something itself. */
export const isHeading = (level: Level): boolean => HEADINGS.includes(level)

const NEVER_INSIDE: readonly Level[] = ['annex', 'signature', 'preamble']

/** What may carry a clause of each level, by nearness; `roof` stands for the heading above. */
const CARRIERS: Partial<Record<Level, readonly Level[]>> = {
  paragraph: ['article'],
  item: ['paragraph', 'article'],
  subitem: ['item'],
  table: ['subitem', 'item', 'paragraph', 'article'],
}

/**
 * The parent of every clause, in document order (立法法 第六十五条: 编、章、节、条、款、项、目). A given parent is kept
 * when it stands before its clause; a clause without one goes under the nearest clause that can carry its level.
 */
export function settleParents(clauses: readonly Placed[]): (number | null)[] {
  return clauses.map(({ level, parent }, index) => {
    if (parent === null) return null
    if (parent !== undefined && parent >= 0 && parent < index) return parent
    if (NEVER_INSIDE.includes(level)) return null
    const rank = HEADINGS.indexOf(level)
    if (rank >= 0) return lastHeading(clauses, index, rank)
    return lastCarrier(clauses, index, CARRIERS[level] ?? []) ?? lastHeading(clauses, index, HEADINGS.length)
  })
}

/** The nearest heading of a rank above `rank`, within the same annex. */
function lastHeading(clauses: readonly Placed[], before: number, rank: number): number | null {
  for (let i = before - 1; i >= 0; i--) {
    const found = HEADINGS.indexOf(clauses[i]?.level ?? 'preamble')
    if (found >= 0 && found < rank) return i
  }
  return null
}

/** The nearest clause of one of these levels since the last heading. */
function lastCarrier(clauses: readonly Placed[], before: number, wanted: readonly Level[]): number | null {
  for (let i = before - 1; i >= 0; i--) {
    const level = clauses[i]?.level ?? 'preamble'
    if (wanted.includes(level)) return i
    if (HEADINGS.includes(level) || NEVER_INSIDE.includes(level)) return null
    if (level === 'article') return wanted.length === 1 && wanted[0] === 'item' ? i : null
  }
  return null
}

const N = `[${NUMERAL_CHARACTERS}]`
const NUMBERED = new RegExp(`^第(${N}{1,12})(?:条|分编|编|章|节)(?:之(${N}{1,4}))?$`, 'u')
const LISTED = new RegExp(`^(?:附[件表录图])?\\(?(${N}{1,5})\\)?[、.:]?$`, 'u')

/** The number in a printed label, normalised: 第十条之一 gives `10-1`, （三） gives `3`; null when there is none. */
export function ordinalOfLabel(label: string | null): string | null {
  const plain = foldText(label ?? '').replace(/[\s⟨⟩]/gu, '')
  const match = NUMBERED.exec(plain) ?? LISTED.exec(plain)
  const number = match ? readNumeral(match[1] ?? '') : null
  if (!match || number === null) return null
  return ordinalOf(number, match[2] === undefined ? 0 : (readNumeral(match[2]) ?? 0))
}
