import { emptyGroups } from '../../src/adoption/grouping/groups.ts'
import type { Labelled } from './labelled.ts'

export type Figures = {
  readonly items: number
  readonly pairs: number
  readonly precision: number
  readonly recall: number
  /** Groups found that hold an opinion labelled support and one labelled oppose. */
  readonly mixed: number
  readonly wrong: readonly (readonly [string, string])[]
  readonly missed: readonly (readonly [string, string])[]
}

/** Groups the opinions in the order given, and compares every pair with its labels. */
export function measure(items: readonly Labelled[]): Figures {
  const groups = emptyGroups()
  const placed = items.map(({ kind, text, clause }) => groups.arrive({ kind, text }, clause))
  const found = placed.map(groups.headOf)
  const stances = new Map<number, Set<string>>()
  const wrong: [string, string][] = []
  const missed: [string, string][] = []
  let right = 0
  let pairs = 0
  items.forEach((a, i) => {
    const own = stances.get(found[i] ?? -1) ?? new Set()
    stances.set(found[i] ?? -1, own.add(a.stance))
    for (let j = 0; j < i; j++) {
      const b = items[j]
      if (!b) continue
      const same = a.group === b.group
      const together = found[i] === found[j]
      if (same) pairs++
      if (same && together) right++
      else if (same) missed.push([a.text, b.text])
      else if (together) wrong.push([a.text, b.text])
    }
  })
  const mixed = [...stances.values()].filter((set) => set.has('support') && set.has('oppose')).length
  return {
    items: items.length,
    pairs,
    precision: right / Math.max(1, right + wrong.length),
    recall: right / Math.max(1, pairs),
    mixed,
    wrong,
    missed,
  }
}
