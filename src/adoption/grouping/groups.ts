import { EXEMPLARS, placeOf, REDUNDANT, worthReading } from './arrival.ts'
import { stancesClash } from './opposed.ts'
import { type Opinion, type Reading, read, type Stance } from './reading.ts'
import { signatureOf } from './signature.ts'

/** How far a crowded band is looked through, and how many exemplars are met in all. */
const PER_BAND = 64
const LOOKED_AT = 60

/** Groups kept in memory, built up by one arrival after the other, as the tables do it. */
export type Groups = {
  /**
   * Places one opinion.
   *
   * @param scope what keeps apart from the start, such as intake and clause
   * @returns the number of its group; a new one when it stands alone
   */
  readonly arrive: (opinion: Opinion, scope: string) => number
  /** The number of the group into which a group has gone since; its own while it stands. */
  readonly headOf: (group: number) => number
  /** How many opinions have been compared word by word so far, and how many bands are kept. */
  readonly work: () => { readonly compared: number; readonly bands: number; readonly groups: number }
}

/** An empty set of groups. */
export function emptyGroups(): Groups {
  const byExact = new Map<number, number[]>()
  const byBand = new Map<number, number[]>()
  const exemplars: { group: number; reading: Reading }[] = []
  const sides: Stance[] = []
  const into: number[] = []
  const kept: number[] = []
  let compared = 0
  let bandCount = 0

  const candidatesOf = (bands: readonly number[]) => {
    const hits = new Map<number, number>()
    for (const band of bands) {
      for (const at of (byBand.get(band) ?? []).slice(0, PER_BAND)) hits.set(at, (hits.get(at) ?? 0) + 1)
    }
    const ranked = [...hits].sort(([a, x], [b, y]) => y - x || a - b).slice(0, LOOKED_AT)
    return worthReading(
      ranked.flatMap(([at]) => {
        const found = exemplars[at]
        return found ? [{ group: headOf(found.group), reading: found.reading }] : []
      }),
    )
  }

  const found = (stance: Stance): number => {
    kept.push(0)
    into.push(into.length)
    return sides.push(stance) - 1
  }
  const headOf = (group: number): number => {
    let head = group
    while (into[head] !== head) head = into[head] ?? head
    return head
  }
  const join = (other: number, group: number) => {
    if (stancesClash(sides[group] ?? null, sides[other] ?? null)) return
    into[other] = group
    sides[group] ??= sides[other] ?? null
    kept[group] = (kept[group] ?? 0) + (kept[other] ?? 0)
  }

  return {
    arrive: (opinion, scope) => {
      const reading = read(opinion)
      const signature = signatureOf(reading, scope)
      if (!signature) return found(reading.stance)
      const equals = (byExact.get(signature.exact) ?? []).map(headOf)
      const twin =
        equals.find((group) => sides[group] === reading.stance) ??
        equals.find((group) => sides[group] === null || reading.stance === null)
      if (twin !== undefined) {
        sides[twin] ??= reading.stance
        return twin
      }
      const candidates = candidatesOf(signature.bands)
      compared += candidates.length
      const place = placeOf(reading, candidates, (group) => sides[group] ?? null)
      const group = place.group ?? found(reading.stance)
      sides[group] ??= reading.stance
      for (const other of place.near) join(other, group)
      byExact.set(signature.exact, [...equals, group])
      if (place.likeness < REDUNDANT && (kept[group] ?? 0) < EXEMPLARS) {
        kept[group] = (kept[group] ?? 0) + 1
        const at = exemplars.push({ group, reading }) - 1
        for (const band of signature.bands) {
          const list = byBand.get(band)
          if (list) list.push(at)
          else byBand.set(band, [at])
          bandCount++
        }
      }
      return group
    },
    headOf,
    work: () => ({ compared, bands: bandCount, groups: sides.length }),
  }
}
