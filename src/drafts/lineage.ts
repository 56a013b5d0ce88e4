import type { OutlineClause } from './clause.ts'
import { foldText } from './normalise.ts'

/** A clause of the earlier version, with the lineage it carries through all versions. */
export type LineageClause = OutlineClause & { readonly lineageId: string }

/** Texts less alike than this share no lineage unless their labels agree. */
const ALIKE = 0.5
/** With the same place and label, hardly anything of the text need remain. */
const ALIKE_IN_PLACE = 0.2
/** Above this many possible pairs per level only equal texts and equal places are compared. */
const MOST_PAIRS = 400_000

/**
 * Carries lineage from one version of a draft to the next, so that what people said on an article stays with it
 * when it is edited or renumbered. In this order: the same text at the same place; the same text elsewhere; the
 * same place with a similar text; the most similar text left. Each lineage goes to one clause at most.
 *
 * @returns for each clause of `next` its lineage, or null where a new one begins
 */
export function carryLineage(
  previous: readonly LineageClause[],
  next: readonly OutlineClause[],
): (string | null)[] {
  const carried: (string | null)[] = next.map(() => null)
  const taken = new Set<number>()
  const old = places(previous)
  const now = places(next)
  const give = (to: number, from: number): void => {
    carried[to] = previous[from]?.lineageId ?? null
    taken.add(from)
  }
  const match = (key: (place: Place) => string | null, agree: (from: Place, to: Place) => boolean): void => {
    const waiting = new Map<string, number[]>()
    old.forEach((place, i) => {
      const at = taken.has(i) ? null : key(place)
      if (at === null) return
      const queue = waiting.get(at)
      if (queue) queue.push(i)
      else waiting.set(at, [i])
    })
    now.forEach((place, i) => {
      const at = carried[i] === null ? key(place) : null
      const queue = at === null ? undefined : waiting.get(at)
      const from = queue?.[0]
      const source = from === undefined ? undefined : old[from]
      if (from === undefined || !source || !agree(source, place)) return
      queue?.shift()
      give(i, from)
    })
  }
  match(
    (p) => `${p.path} ${p.words}`,
    () => true,
  )
  match(
    (p) => (p.words === '' ? null : `${p.level} ${p.words}`),
    () => true,
  )
  match(
    (p) => p.path,
    (from, to) => from.words === to.words || similarity(from.grams, to.grams) >= ALIKE_IN_PLACE,
  )
  matchAlike(old, now, taken, carried, give)
  return carried
}

type Place = {
  readonly level: string
  readonly path: string
  readonly words: string
  readonly grams: Set<string>
}

/** Where each clause stands: its own label and those above it; without a label its position among its like. */
function places(clauses: readonly OutlineClause[]): Place[] {
  const paths: string[] = []
  const among = new Map<string, number>()
  return clauses.map((clause, i) => {
    // An article is at home in the whole text: moving it to another chapter does not make it another article.
    const parent = clause.level === 'article' ? annexOf(clauses, clause) : (paths[clause.parent ?? -1] ?? '')
    const bare = `${parent}/${clause.level}:${clause.ordinal ?? ''}`
    const turn = among.get(bare) ?? 0
    among.set(bare, turn + 1)
    paths[i] = `${bare}#${turn}`
    const words = foldText(`${clause.heading ?? ''}${clause.text}`)
    return { level: clause.level, path: paths[i] ?? bare, words, grams: bigrams(words) }
  })
}

function annexOf(clauses: readonly OutlineClause[], clause: OutlineClause): string {
  let above = clause.parent === null ? undefined : clauses[clause.parent]
  while (above && above.level !== 'annex') above = above.parent === null ? undefined : clauses[above.parent]
  return above ? `annex ${above.ordinal ?? above.label ?? ''}` : ''
}

function bigrams(words: string): Set<string> {
  const grams = new Set<string>()
  for (let i = 0; i + 1 < words.length; i++) grams.add(words.slice(i, i + 2))
  return grams
}

/** Dice coefficient of two sets of bigrams: 1 for equal sets, 0 for nothing in common. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let common = 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const gram of small) if (large.has(gram)) common++
  return (2 * common) / (a.size + b.size)
}

function matchAlike(
  old: readonly Place[],
  now: readonly Place[],
  taken: ReadonlySet<number>,
  carried: readonly (string | null)[],
  give: (to: number, from: number) => void,
): void {
  const pairs: { to: number; from: number; alike: number }[] = []
  const left = old.flatMap((place, from) => (taken.has(from) ? [] : [{ place, from }]))
  const open = now.flatMap((place, to) => (carried[to] === null ? [{ place, to }] : []))
  if (left.length * open.length > MOST_PAIRS) return
  for (const { place, to } of open) {
    for (const { place: source, from } of left) {
      if (place.level !== source.level) continue
      const alike = similarity(source.grams, place.grams)
      if (alike >= ALIKE) pairs.push({ to, from, alike })
    }
  }
  pairs.sort((a, b) => b.alike - a.alike || a.to - b.to || a.from - b.from)
  for (const { to, from } of pairs) if (carried[to] === null && !taken.has(from)) give(to, from)
}
