import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benchDraw } from '../../bench/draw.ts'
import { draw, standing } from '../../src/hearings/draw.ts'
import { normaliseValue } from '../../src/hearings/draw-value.ts'
import { type CategoryList, freeze } from '../../src/hearings/frozen-list.ts'
import { publishDraw } from '../../src/hearings/published-draw.ts'
import { accepted, lotteryText, numbersFor, valueUnder } from '../support/draws.ts'

const freezeThese = (categories: readonly CategoryList[], hearingId = 'hearing') =>
  freeze({ hearingId, announced: 'ssq 2026071', categories })
const drawThese = async (categories: readonly CategoryList[], seed = 1, hearingId = 'hearing') =>
  accepted(await draw({ frozen: await freezeThese(categories, hearingId), value: valueUnder(seed) }))
    .categories

const citizens: CategoryList = { category: 'citizens', seats: 3, numbers: numbersFor('A', 9) }
const operators: CategoryList = { category: 'operators', seats: 2, numbers: numbersFor('B', 5) }

const drawNumbers = (letter: string) =>
  fc
    .uniqueArray(fc.stringMatching(/^[0-9A-Z]{1,6}(-[0-9A-Z]{1,6}){0,2}$/), { maxLength: 25 })
    .map((all) => all.map((number) => `${letter}${number}`))
const anyCategory = (category: string, letter: string): fc.Arbitrary<CategoryList> =>
  fc.record({ category: fc.constant(category), seats: fc.nat({ max: 12 }), numbers: drawNumbers(letter) })
const anyHearing = fc.tuple(anyCategory('a', 'A'), anyCategory('b-2', 'B'), anyCategory('b_1', 'C'))
const runs = { numRuns: 60 }

describe('the draw', () => {
  test('ranks everyone once, and the first have the seats', async () => {
    await fc.assert(
      fc.asyncProperty(anyHearing, fc.integer(), async (categories, seed) => {
        const drawn = await drawThese(categories, seed)
        expect(drawn.map(({ category }) => category)).toEqual(['a', 'b-2', 'b_1'])
        for (const [i, { ranking }] of drawn.entries()) {
          const { numbers = [], seats = 0 } = categories[i] ?? {}
          expect(ranking.map(({ number }) => number).sort()).toEqual([...numbers].sort())
          expect(ranking.map(({ rank }) => rank)).toEqual(numbers.map((_, at) => at + 1))
          expect(ranking.map(({ seated }) => seated)).toEqual(numbers.map((_, at) => at < seats))
          const tickets = ranking.map(({ ticket }) => ticket)
          expect(tickets.toSorted()).toEqual(tickets)
        }
      }),
      runs,
    )
  })

  test('is the same whatever order people signed up in', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHearing.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.tuple(
              ...all.map(({ numbers }) => fc.shuffledSubarray([...numbers], { minLength: numbers.length })),
            ),
          ),
        ),
        async ([all, order, shuffled]) => {
          const others = order.map((each) => ({ ...each, numbers: shuffled[all.indexOf(each)] ?? [] }))
          expect(await freezeThese(others)).toEqual(await freezeThese(all))
          expect(await drawThese(others)).toEqual(await drawThese(all))
        },
      ),
      runs,
    )
  })

  test('of one category has nothing to do with the others', async () => {
    await fc.assert(
      fc.asyncProperty(anyHearing, fc.integer(), async ([first, second, third], seed) => {
        const [alone] = await drawThese([first], seed)
        expect((await drawThese([first, second, third], seed))[0]).toEqual(alone)
        expect((await drawThese([first, { ...second, numbers: ['B'] }], seed))[0]).toEqual(alone)
      }),
      runs,
    )
  })

  test('has another result with another hearing, category, value or list', async () => {
    const of = async (...args: Parameters<typeof drawThese>) => (await drawThese(...args))[0]?.ranking
    const before = await of([citizens])
    const others = await Promise.all([
      of([citizens], 2),
      of([citizens], 1, 'another'),
      of([{ ...citizens, category: 'residents' }]),
      of([{ ...citizens, numbers: numbersFor('A', 10) }]),
    ])
    const tickets = [before, ...others].flatMap((ranking) => ranking?.map(({ ticket }) => ticket))
    expect(new Set(tickets).size).toBe(9 * 4 + 10)
  })

  test('has another result when the value differs in one digit', async () => {
    const at = async (text: string) =>
      accepted(
        await draw({ frozen: await freezeThese([citizens]), value: accepted(normaliseValue('ssq', text)) }),
      ).categories[0]
    const [a, b] = [await at('2026071 03 08 15 22 27 31+09'), await at('2026071 03 08 15 22 27 31+08')]
    expect(a?.seed).not.toBe(b?.seed)
    const order = (drawn: typeof a) => drawn?.ranking.map(({ number }) => number)
    expect(order(a)).not.toEqual(order(b))
  })

  test('keeps the order when only the seats differ: seats are no part of the chance', async () => {
    const order = async (seats: number) =>
      (await drawThese([{ ...citizens, seats }]))[0]?.ranking.map(({ number }) => number)
    expect(await order(8)).toEqual(await order(1))
    expect((await freezeThese([{ ...citizens, seats: 8 }])).sha256).not.toBe(
      (await freezeThese([citizens])).sha256,
    )
  })

  test('of fewer applicants than seats seats them all; of none, nobody', async () => {
    const [few, none] = await drawThese([
      { category: 'few', seats: 5, numbers: ['A-1', 'A-2'] },
      { category: 'none', seats: 2, numbers: [] },
    ])
    expect(few?.ranking.every(({ seated }) => seated)).toBe(true)
    expect(none?.ranking).toEqual([])
  })

  test('refuses a value that was not announced', async () => {
    const frozen = await freezeThese([citizens])
    const value = accepted(normaliseValue('ssq', lotteryText('2026072', 1)))
    expect(await draw({ frozen, value })).toMatchObject({
      ok: false,
      refusal: { problems: [{ code: 'draw_value_not_announced', params: { announced: 'ssq 2026071' } }] },
    })
  })

  test('does not draw a list that was changed after the freeze', async () => {
    const frozen = await freezeThese([citizens, operators])
    const value = valueUnder(1)
    const [first, second] = frozen.categories
    const changed = [
      { ...frozen, categories: frozen.categories.slice(1) },
      { ...frozen, hearingId: 'another' },
      { ...frozen, announced: 'ssq 2026072' },
      { ...frozen, categories: frozen.categories.map((each) => ({ ...each, seats: 4 })) },
      { ...frozen, categories: [{ ...operators, ...first, numbers: numbersFor('A', 8) }, second] },
    ]
    for (const each of changed)
      await expect(draw({ frozen: each as typeof frozen, value })).rejects.toThrow('not the one of its hash')
    await expect(draw({ frozen, value: { ...value, canonical: '' } })).rejects.toThrow(RangeError)
  })
})

describe('freezing', () => {
  test.each<[string, CategoryList[]]>([
    ['no category', []],
    ['a category twice', [citizens, { ...operators, category: 'citizens' }]],
    ['a draw number twice', [citizens, { ...operators, numbers: ['A-001'] }]],
    ['a draw number in', [{ ...citizens, numbers: ['a-001'] }]],
    ['a draw number in', [{ ...citizens, numbers: ['A-001\n'] }]],
    ['a draw number in', [{ ...citizens, numbers: ['张三'] }]],
    ['a draw number in', [{ ...citizens, numbers: [''] }]],
    ['a draw number in', [{ ...citizens, numbers: ['A'.repeat(33)] }]],
    ['a category code', [{ ...citizens, category: '市民' }]],
    ['a category code', [{ ...citizens, category: 'a seats 1 of 1' }]],
    ['the seats of', [{ ...citizens, seats: -1 }]],
    ['the seats of', [{ ...citizens, seats: 1.5 }]],
  ])('throws on %s', async (what, categories) => {
    await expect(freezeThese(categories)).rejects.toThrow(what)
  })

  test('throws on an id or an announced value that is not of its form', async () => {
    await expect(freezeThese([citizens], 'a b')).rejects.toThrow(RangeError)
    const freezing = freeze({ hearingId: 'a', announced: 'the weather', categories: [citizens] })
    await expect(freezing).rejects.toThrow('the announced value')
  })

  test('sorts by bytes, as the C locale does', async () => {
    const numbers = ['B-1', 'A10', 'A-2', 'A1', 'A-10', '9']
    const { categories } = await freezeThese([{ ...citizens, numbers }])
    expect(categories[0]?.numbers).toEqual(['9', 'A-10', 'A-2', 'A1', 'A10', 'B-1'])
  })

  test('takes the longest list it promises to', async () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => `A${i}`)
    expect((await freezeThese([{ ...citizens, numbers }])).categories[0]?.numbers).toHaveLength(100_000)
    await expect(freezeThese([{ ...citizens, numbers: [...numbers, 'B'] }])).rejects.toThrow('applicants')
  })
})

describe('who holds a seat', () => {
  test('reserves move up in order, and nobody else changes place', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCategory('a', 'A').chain((list) => fc.tuple(fc.constant(list), fc.subarray([...list.numbers]))),
        async ([list, leaving]) => {
          const ranking = (await drawThese([list]))[0]?.ranking ?? []
          const gone = new Set(leaving)
          const { holders, reserves } = standing(ranking, gone)
          const left = ranking.filter(({ number }) => !gone.has(number)).map(({ number }) => number)
          expect([...holders, ...reserves]).toEqual(left)
          expect(holders).toHaveLength(Math.min(list.seats, list.numbers.length, left.length))
          const stayed = ranking.filter(({ number, seated }) => seated && !gone.has(number))
          expect(holders).toEqual(expect.arrayContaining(stayed.map(({ number }) => number)))
        },
      ),
      runs,
    )
  })

  test('one declines, the next reserve follows; another, and the one after', async () => {
    const ranking = (await drawThese([citizens]))[0]?.ranking ?? []
    const [first = '', second = '', third, fourth = '', fifth, sixth] = ranking.map(({ number }) => number)
    expect(standing(ranking, new Set()).holders).toEqual([first, second, third])
    expect(standing(ranking, new Set([second])).holders).toEqual([first, third, fourth])
    // A reserve who left before the draw is passed over.
    expect(standing(ranking, new Set([second, fourth])).holders).toEqual([first, third, fifth])
    expect(standing(ranking, new Set([second, fourth, first])).holders).toEqual([third, fifth, sixth])
  })
})

test('a result is not published with another list', async () => {
  const frozen = await freezeThese([citizens])
  const drawn = accepted(await draw({ frozen, value: valueUnder(1) }))
  const other = await freezeThese([operators])
  expect(() => publishDraw(other, { drawn, entered: { text: '', source: '' } })).toThrow(RangeError)
})

test('the bench draws and finds the draws even', async () => {
  expect(await benchDraw(300, 6, 2)).toMatchObject({ draws: 300, applicants: 6, seats: 2, even: true })
})
