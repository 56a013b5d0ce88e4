import { createHash } from 'node:crypto'
import { draw } from '../../src/hearings/draw.ts'
import { normaliseValue, type PublicValue } from '../../src/hearings/draw-value.ts'
import { type Frozen, freeze } from '../../src/hearings/frozen-list.ts'

/** What is in a Result that must be an acceptance. */
export function accepted<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** Draw numbers `A-001` and so on. */
export const numbersFor = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(3, '0')}`)

/** `size` different numbers of 1 to `of` with two digits, following from `seed`. */
function pick(seed: string, size: number, of: number): string[] {
  const balls = Array.from({ length: of }, (_, i) => String(i + 1).padStart(2, '0'))
  const weight = (ball: string) => createHash('sha256').update(`${seed} ${ball}`).digest('hex')
  return balls
    .map((ball) => [weight(ball), ball] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, size)
    .map(([, ball]) => ball)
}

/** A possible result of 双色球 as a newspaper would print it; the same seed gives the same result. */
export const lotteryText = (issue: string, seed: number): string =>
  `双色球 第${issue}期 ${pick(`red ${seed}`, 6, 33).join('、')} + ${pick(`blue ${seed}`, 1, 16)}`

const values = new Map<number, PublicValue>()

/** The value of issue 2026071 that follows from `seed`. */
export function valueUnder(seed: number): PublicValue {
  const value = values.get(seed) ?? accepted(normaliseValue('ssq', lotteryText('2026071', seed)))
  values.set(seed, value)
  return value
}

/** One frozen category and a way to draw it under the lottery's result number `seed`. */
export async function drawing(applicants: number, seats: number) {
  const categories = [{ category: 'citizens', seats, numbers: numbersFor('A', applicants) }]
  const frozen: Frozen = await freeze({
    hearingId: `size-${applicants}`,
    announced: 'ssq 2026071',
    categories,
  })
  const rankingUnder = async (seed: number): Promise<string[]> => {
    const [drawn] = accepted(await draw({ frozen, value: valueUnder(seed) })).categories
    return drawn?.ranking.map(({ number }) => number) ?? []
  }
  return { frozen, rankingUnder }
}

/**
 * Pearson's statistic of a table that counts, over `draws` rankings of n, how often each number came to each
 * rank. Rows and columns have fixed sums and a ranking fills n cells at once, so it is the statistic times
 * (n−1)/n that is distributed as χ² with (n−1)² degrees of freedom.
 */
export function rankStatistic(table: readonly (readonly number[])[], draws: number): number {
  const n = table.length
  const expected = draws / n
  const sum = table.flat().reduce((total, count) => total + (count - expected) ** 2 / expected, 0)
  return (sum * (n - 1)) / n
}

/** The same of how often each of n numbers was among the first k of a ranking; n−1 degrees of freedom. */
export function seatStatistic(counts: readonly number[], seats: number, draws: number): number {
  const n = counts.length
  const share = seats / n
  const variance = draws * share * (1 - share)
  const sum = counts.reduce((total, count) => total + (count - draws * share) ** 2 / variance, 0)
  return (sum * (n - 1)) / n
}

/** Pearson's statistic of counts that should all be alike; one degree of freedom fewer than counts. */
export function evenStatistic(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0)
}

/**
 * Where χ² with `degrees` of freedom falls with probability 0.999 from below and from above: more would be
 * biased, less would be too even to be random (Wilson and Hilferty 1931, good to 1 % from 5 degrees on).
 */
export function chiSquareRange(degrees: number): [low: number, high: number] {
  const at = (z: number) => degrees * (1 - 2 / (9 * degrees) + z * Math.sqrt(2 / (9 * degrees))) ** 3
  return [at(-3.0902), at(3.0902)]
}
