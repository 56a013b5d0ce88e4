import { chiSquareRange, drawing, rankStatistic, seatStatistic } from '../test/support/draws.ts'

/** What `benchDraw` found. Both statistics must lie in their range: see `chiSquareRange`. */
export type DrawFigures = {
  readonly draws: number
  readonly applicants: number
  readonly seats: number
  readonly per_second: number
  readonly ranks: { readonly chi_square: number; readonly range: readonly [number, number] }
  readonly seated: { readonly chi_square: number; readonly range: readonly [number, number] }
  readonly even: boolean
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/**
 * Draw many times, under as many different results of the lottery, for the same list: how many draws a second,
 * and whether every applicant comes to every rank, and to a seat, equally often.
 */
export async function benchDraw(draws = 20_000, applicants = 24, seats = 5): Promise<DrawFigures> {
  const { frozen, rankingUnder } = await drawing(applicants, seats)
  const numbers = frozen.categories[0]?.numbers ?? []
  const table = numbers.map(() => numbers.map(() => 0))
  const begun = performance.now()
  for (let seed = 0; seed < draws; seed++) {
    const ranking = await rankingUnder(seed)
    ranking.forEach((number, rank) => {
      const row = table[numbers.indexOf(number)]
      if (row) row[rank] = (row[rank] ?? 0) + 1
    })
  }
  const seconds = (performance.now() - begun) / 1000
  const seated = table.map((row) => row.slice(0, seats).reduce((a, b) => a + b, 0))
  const figure = (statistic: number, degrees: number) => {
    const [low, high] = chiSquareRange(degrees)
    return { chi_square: rounded(statistic), range: [rounded(low), rounded(high)] as const }
  }
  const found = {
    ranks: figure(rankStatistic(table, draws), (applicants - 1) ** 2),
    seated: figure(seatStatistic(seated, seats, draws), applicants - 1),
  }
  const even = Object.values(found).every(
    ({ chi_square, range: [low, high] }) => chi_square > low && chi_square < high,
  )
  return { draws, applicants, seats, per_second: Math.round(draws / seconds), ...found, even }
}
