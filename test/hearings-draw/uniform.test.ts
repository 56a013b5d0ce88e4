import { describe, expect, test } from 'vitest'
import { chiSquareRange, drawing, evenStatistic, rankStatistic, seatStatistic } from '../support/draws.ts'

// The seeds are fixed, so these tests say the same every time. Each holds with probability 0.998 for a fair draw;
// the seeds were not chosen, they are 0, 1, 2 …

/** The rankings under the first `draws` results of the lottery. */
const inTurn = (draws: number, rankingUnder: (seed: number) => Promise<string[]>): Promise<string[][]> =>
  Promise.all(Array.from({ length: draws }, (_, seed) => rankingUnder(seed)))

/** How often each number (row) came to each rank (column), over the first `draws` results of the lottery. */
async function tableOf(applicants: number, draws: number): Promise<number[][]> {
  const { frozen, rankingUnder } = await drawing(applicants, 1)
  const numbers = frozen.categories[0]?.numbers ?? []
  return count(numbers, await inTurn(draws, rankingUnder))
}

function count(numbers: readonly string[], rankings: readonly (readonly string[])[]): number[][] {
  const table = numbers.map(() => numbers.map(() => 0))
  for (const ranking of rankings) {
    ranking.forEach((number, rank) => {
      const row = table[numbers.indexOf(number)]
      if (row) row[rank] = (row[rank] ?? 0) + 1
    })
  }
  return table
}

function expectWithin(statistic: number, degrees: number): void {
  const [low, high] = chiSquareRange(degrees)
  expect(statistic).toBeGreaterThan(low)
  expect(statistic).toBeLessThan(high)
}

describe('over thousands of draws', () => {
  test.each([
    [2, 4000],
    [7, 3000],
    [12, 3000],
    [25, 3000],
  ])(
    'of %i applicants, each comes to each rank equally often, seats and reserves alike',
    async (n, draws) => {
      const table = await tableOf(n, draws)
      expect(table.flat().reduce((a, b) => a + b, 0)).toBe(n * draws)
      // χ² with one degree of freedom has no lower end to speak of.
      if (n === 2) expect(rankStatistic(table, draws)).toBeLessThan(10.83)
      else expectWithin(rankStatistic(table, draws), (n - 1) ** 2)
      for (const seats of [1, 3, 5, n - 2].filter((k) => k > 0 && k < n && n > 6)) {
        const seated = table.map((row) => row.slice(0, seats).reduce((a, b) => a + b, 0))
        expectWithin(seatStatistic(seated, seats, draws), n - 1)
        // The order of the reserves among themselves.
        const reserve = table.map((row) => row[seats] ?? 0)
        expectWithin(seatStatistic(reserve, 1, draws), n - 1)
      }
    },
  )

  test('of four applicants, each of the 24 orders comes equally often', async () => {
    const { rankingUnder } = await drawing(4, 2)
    const orders = new Map<string, number>()
    for (const ranking of await inTurn(4800, rankingUnder)) {
      const order = ranking.join()
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(24)
    expectWithin(evenStatistic([...orders.values()]), 23)
  })

  test('whoever is seated in one category says nothing of another under the same values', async () => {
    const [six, seven] = [await drawing(6, 1), await drawing(7, 1)]
    const pairs = new Map<string, number>()
    const seated = await inTurn(4200, seven.rankingUnder)
    for (const [seed, [first]] of (await inTurn(4200, six.rankingUnder)).entries()) {
      const pair = `${first} ${seated[seed]?.[0]}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    expect(pairs.size).toBe(42)
    expectWithin(evenStatistic([...pairs.values()]), 41)
  })
})

describe('the measure itself', () => {
  const numbers = Array.from({ length: 8 }, (_, i) => `A-00${i + 1}`)
  const draws = 3000
  /** Numbers from 0 up to 1, always the same (mulberry32). */
  function dice(): () => number {
    let state = 7
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    }
  }
  const rankings = (shuffle: (roll: () => number) => string[]) => {
    const roll = dice()
    return Array.from({ length: draws }, () => shuffle(roll))
  }
  const statisticOf = (shuffle: (roll: () => number) => string[]) =>
    rankStatistic(count(numbers, rankings(shuffle)), draws)
  const [, high] = chiSquareRange(49)
  const swap = (all: string[], i: number, j: number) => {
    const [a = '', b = ''] = [all[i], all[j]]
    all[i] = b
    all[j] = a
  }

  test('finds a fair shuffle fair', () => {
    const fair = (roll: () => number) => {
      const all = [...numbers]
      for (let i = all.length - 1; i > 0; i--) swap(all, i, Math.floor(roll() * (i + 1)))
      return all
    }
    expectWithin(statisticOf(fair), 49)
  })

  test('finds the shuffle that swaps with any place biased', () => {
    const naive = (roll: () => number) => {
      const all = [...numbers]
      for (let i = 0; i < all.length; i++) swap(all, i, Math.floor(roll() * all.length))
      return all
    }
    expect(statisticOf(naive)).toBeGreaterThan(high)
  })

  test('finds tickets of four bits biased, whose ties go to the smaller number', () => {
    const short = (roll: () => number) => {
      const tickets = numbers.map((number) => [Math.floor(roll() * 16), number] as const)
      return tickets.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)).map(([, number]) => number)
    }
    expect(statisticOf(short)).toBeGreaterThan(high)
  })

  test('finds a draw too even to be random', () => {
    let turn = 0
    const round = () => {
      turn += 1
      return numbers.map((_, i) => numbers[(i + turn) % 8] ?? '')
    }
    const [low] = chiSquareRange(49)
    expect(statisticOf(round)).toBeLessThan(low)
  })
})
