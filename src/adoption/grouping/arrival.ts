import { type Likeness, likeness } from './likeness.ts'
import { stancesClash } from './opposed.ts'
import type { Reading, Stance } from './reading.ts'

/** An earlier opinion that shares a band with the one that arrives, or is equal to it. */
export type Candidate<Group> = { readonly group: Group; readonly reading: Reading }

/** Where an arrival belongs. */
export type Place<Group> = {
  /** The group it joins; null: it stands alone for now. */
  readonly group: Group | null
  /** How alike it is to its nearest neighbour there, 0 to 1. */
  readonly likeness: number
  /** Other groups it is as near to, and that are not opposed to its own: it shows that they are one. */
  readonly near: readonly Group[]
}

/** How many candidates are worth reading, those with most bands in common first … */
export const CANDIDATES = 12
/** … and how many of one group: a crowd of near ones must not hide that there is a second group as near. */
export const PER_GROUP = 4
/** From here on an arrival tells later ones nothing that its neighbour does not: its bands need not be kept. */
export const REDUNDANT = 0.96
/** How many members of one group keep their bands. */
export const EXEMPLARS = 12

/** Told by figures and marks, so that one exemplar is enough to keep an arrival out. */
const PLAIN: ReadonlySet<Likeness['apart']> = new Set(['stance', 'clause', 'amount', 'wording'])
/** Told by words, where a slip of the pen can deceive: weighed against the exemplars that agree. */
const BY_WORDS: ReadonlySet<Likeness['apart']> = new Set(['opposite', 'denial'])

/** Of candidates in order, most bands in common first, those worth reading. */
export function worthReading<C extends { readonly group: unknown }>(candidates: readonly C[]): C[] {
  const taken = new Map<unknown, number>()
  const worth: C[] = []
  for (const candidate of candidates) {
    const before = taken.get(candidate.group) ?? 0
    if (before >= PER_GROUP) continue
    taken.set(candidate.group, before + 1)
    worth.push(candidate)
    if (worth.length === CANDIDATES) break
  }
  return worth
}

type Met = { likeness: number; votes: number; readonly readings: Reading[] }

const opposedGroups = (a: Met, b: Met): boolean =>
  a.readings.some((x) =>
    b.readings.some((y) => {
      const { apart } = likeness(x, y)
      return PLAIN.has(apart) || BY_WORDS.has(apart)
    }),
  )

/**
 * Finds the place of one arrival among its candidates; nobody else moves.
 *
 * It joins the group of the member it is most like, unless the group has a side and the arrival the other one,
 * or the arrival names other figures than an exemplar of it, or says the opposite of half as many exemplars as
 * it agrees with.
 *
 * @param sideOf the side of a group: that of the first member who took one
 */
export function placeOf<Group>(
  arrival: Reading,
  candidates: readonly Candidate<Group>[],
  sideOf: (group: Group) => Stance,
): Place<Group> {
  const groups = new Map<Group, Met>()
  for (const { group, reading } of candidates) {
    if (stancesClash(arrival.stance, sideOf(group))) continue
    const found = likeness(arrival, reading)
    const met = groups.get(group) ?? { likeness: 0, votes: 0, readings: [] }
    groups.set(group, met)
    met.readings.push(reading)
    met.likeness = Math.max(met.likeness, found.likeness)
    if (PLAIN.has(found.apart)) met.votes = Number.NEGATIVE_INFINITY
    else if (BY_WORDS.has(found.apart)) met.votes -= 2
    else if (found.likeness > 0) met.votes += 1
  }
  const ranked = [...groups]
    .filter(([, met]) => met.votes > 0)
    .sort(([, a], [, b]) => b.likeness - a.likeness)
  const [best, ...others] = ranked
  if (!best) return { group: null, likeness: 0, near: [] }
  const near = others.filter(
    ([group, met]) => !stancesClash(sideOf(best[0]), sideOf(group)) && !opposedGroups(best[1], met),
  )
  return { group: best[0], likeness: best[1].likeness, near: near.map(([group]) => group) }
}
