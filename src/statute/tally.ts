import { type Finding, find } from './finding.ts'

/** What became of the items of a round. An item that a split replaced is no longer one. */
export type Tally = {
  readonly items: number
  readonly adopted: number
  readonly partially_adopted: number
  readonly not_adopted: number
  readonly noted: number
  readonly not_relevant: number
  readonly pending: number
}

/** R7: no feedback while an item is open, and none when the sum does not come out: then something is lost (E47). */
export function judgeTally(tally: Tally): Finding[] {
  const { items, pending, adopted, partially_adopted, not_adopted, noted, not_relevant } = tally
  const sum = adopted + partially_adopted + not_adopted + noted + not_relevant + pending
  return [
    ...(pending > 0 ? [find('R7', 'items_pending', 'block', { pending })] : []),
    ...(sum === items ? [] : [find('R7', 'items_lost', 'block', { items, sum })]),
  ]
}

export const grades = ['excellent', 'good', 'qualified', 'unqualified'] as const

/** R33: the grade of a score from 0 to 100; each lower bound is included (E48). RangeError outside. */
export function grade(score: number): (typeof grades)[number] {
  if (!(score >= 0 && score <= 100)) throw new RangeError('a score is from 0 to 100')
  return score >= 95 ? 'excellent' : score >= 85 ? 'good' : score >= 75 ? 'qualified' : 'unqualified'
}
