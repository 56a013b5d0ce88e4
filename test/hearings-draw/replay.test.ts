import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../../src/hearings/draw.ts'
import { normaliseValue } from '../../src/hearings/draw-value.ts'
import { freeze } from '../../src/hearings/frozen-list.ts'
import { type PublishedDraw, publishDraw } from '../../src/hearings/published-draw.ts'
import { type Fault, type FaultCode, type Known, replay } from '../../src/hearings/replay-draw.ts'
import { accepted, numbersFor } from '../support/draws.ts'
import { runScript } from './script.ts'

const TEXT = '双色球 2026-071 03,08,15,22,27,31+09'

/** Published data are plain data: here they may be tampered with. */
type Open<T> = T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T
type Loose = Open<PublishedDraw>

async function made(text = TEXT, numbers = numbersFor('A', 8)): Promise<Loose> {
  const frozen = await freeze({
    hearingId: 'h7k2m9q4x1c8v5t3',
    announced: 'ssq 2026071',
    categories: [
      { category: 'citizens', seats: 3, numbers },
      { category: 'operators', seats: 2, numbers: numbersFor('B', 5) },
      { category: 'nobody', seats: 1, numbers: [] },
    ],
  })
  const drawn = accepted(await draw({ frozen, value: accepted(normaliseValue('ssq', text)) }))
  return publishDraw(frozen, { drawn, entered: { text, source: 'the newspaper of that day' } })
}

let published: Loose
let citizens: Loose['categories'][number]
beforeAll(async () => {
  published = await made()
})

/** A copy in which `citizens` and `published` may be changed. */
function tampered(change: (copy: Loose) => void): Loose {
  const copy = structuredClone(published)
  const found = copy.categories.find(({ category }) => category === 'citizens')
  if (!found) throw new Error('no citizens')
  citizens = found
  change(copy)
  return copy
}

const codesOf = (faults: readonly Fault[]): FaultCode[] => [...new Set(faults.map(({ code }) => code))]
const swap = <T>(all: T[], i: number, j: number) => {
  const [a, b] = [all[i], all[j]]
  if (a === undefined || b === undefined) throw new Error('nothing to swap')
  all[i] = b
  all[j] = a
}
const at = <T>(all: readonly T[], i: number): T => {
  const one = all[i]
  if (one === undefined) throw new Error(`nothing at ${i}`)
  return one
}
const listHashOf = (numbers: string[]) =>
  createHash('sha256')
    .update(numbers.map((number) => `${number}\n`).join(''))
    .digest('hex')

type Case = [what: string, change: (copy: Loose) => void, codes: FaultCode[]]
const cases: Case[] = [
  [
    'a changed number in the list',
    () => {
      citizens.numbers[4] = 'A-0055'
    },
    ['list_changed', 'number_missing', 'number_added'],
  ],
  [
    'a changed number in the ranking',
    () => {
      at(citizens.ranking, 5).number = 'A-055'
    },
    ['number_missing', 'number_added', 'ticket_changed'],
  ],
  [
    'a number exchanged in list and ranking alike',
    () => {
      const last = at(citizens.ranking, 7)
      citizens.numbers[citizens.numbers.indexOf(last.number)] = 'A-999'
      last.number = 'A-999'
      citizens.numbers.sort()
    },
    ['list_changed', 'ticket_changed'],
  ],
  ['a list in another order', () => swap(citizens.numbers, 2, 3), ['list_not_sorted', 'list_changed']],
  [
    'a number taken out of the list',
    () => {
      citizens.numbers.pop()
    },
    ['list_changed', 'frozen_changed', 'number_added'],
  ],
  [
    'a number added to the list',
    () => {
      citizens.numbers.push('A-009')
    },
    ['list_changed', 'frozen_changed', 'number_missing'],
  ],
  [
    'a number that is twice in the list',
    () => {
      citizens.numbers.push('A-008')
    },
    ['number_twice', 'list_changed', 'frozen_changed'],
  ],
  [
    'one person in two categories',
    (copy) => {
      const operators = at(copy.categories, 2)
      operators.numbers.unshift('A-001')
    },
    ['number_twice', 'list_changed', 'frozen_changed', 'number_missing'],
  ],
  [
    'an applicant left out of list, hash and ranking',
    () => {
      const { number } = at(citizens.ranking, 7)
      citizens.numbers.splice(citizens.numbers.indexOf(number), 1)
      citizens.ranking.pop()
      citizens.list_sha256 = listHashOf(citizens.numbers)
    },
    ['frozen_changed', 'seed_changed'],
  ],
  [
    'another list hash',
    () => {
      citizens.list_sha256 = '0'.repeat(64)
    },
    ['list_changed', 'frozen_changed', 'seed_changed'],
  ],
  [
    'another frozen hash',
    (copy) => {
      copy.frozen_sha256 = '0'.repeat(64)
    },
    ['frozen_changed'],
  ],
  [
    'more seats',
    () => {
      citizens.seats = 4
    },
    ['frozen_changed', 'seats_changed'],
  ],
  [
    'more seats, and somebody in them',
    () => {
      citizens.seats = 4
      at(citizens.ranking, 3).outcome = 'seat'
    },
    ['frozen_changed'],
  ],
  [
    'a reserve with a seat',
    () => {
      at(citizens.ranking, 5).outcome = 'seat'
    },
    ['seats_changed'],
  ],
  [
    'two people who changed places',
    () => {
      const [third, fourth] = [at(citizens.ranking, 2), at(citizens.ranking, 3)]
      ;[third.number, fourth.number] = [fourth.number, third.number]
    },
    ['ticket_changed'],
  ],
  [
    'two people who changed places with their tickets',
    () => {
      const [third, fourth] = [at(citizens.ranking, 2), at(citizens.ranking, 3)]
      ;[third.number, fourth.number] = [fourth.number, third.number]
      ;[third.ticket, fourth.ticket] = [fourth.ticket, third.ticket]
    },
    ['order_changed'],
  ],
  ['a ranking printed in another order', () => swap(citizens.ranking, 6, 7), ['order_changed']],
  [
    'a rank left out',
    () => {
      at(citizens.ranking, 7).rank = 9
    },
    ['order_changed'],
  ],
  [
    'a ticket made smaller',
    () => {
      at(citizens.ranking, 0).ticket = '0'.repeat(64)
    },
    ['ticket_changed'],
  ],
  [
    'somebody missing from the ranking',
    () => {
      citizens.ranking.pop()
    },
    ['number_missing'],
  ],
  [
    'somebody twice in the ranking',
    () => {
      citizens.ranking.push({ ...at(citizens.ranking, 7), rank: 9 })
    },
    ['number_twice'],
  ],
  [
    'another seed',
    () => {
      citizens.seed = '0'.repeat(64)
    },
    ['seed_changed', 'ticket_changed'],
  ],
  [
    'no seed',
    () => {
      citizens.seed = null
    },
    ['seed_changed'],
  ],
  [
    'a value typed otherwise',
    (copy) => {
      if (copy.value) copy.value.text = '双色球 2026-071 03,08,15,22,27,31+08'
    },
    ['value_changed'],
  ],
  [
    'a value hashed otherwise',
    (copy) => {
      if (copy.value) copy.value.canonical = 'ssq 2026071 03 08 15 22 27 31+08'
    },
    ['value_changed', 'seed_changed'],
  ],
  [
    'another value',
    (copy) => {
      const canonical = 'ssq 2026071 03 08 15 22 27 32+09'
      if (copy.value) copy.value = { ...copy.value, text: canonical, canonical }
    },
    ['seed_changed'],
  ],
  [
    'another issue of the lottery',
    (copy) => {
      const canonical = 'ssq 2026072 03 08 15 22 27 31+09'
      if (copy.value) copy.value = { ...copy.value, text: canonical, canonical }
    },
    ['value_not_announced', 'seed_changed'],
  ],
  [
    'another announcement',
    (copy) => {
      copy.announced = 'ssq 2026072'
    },
    ['frozen_changed', 'value_not_announced'],
  ],
  [
    'another kind of value',
    (copy) => {
      copy.announced = 'dlt 2026071'
    },
    ['frozen_changed', 'value_unclear', 'value_not_announced'],
  ],
  [
    'a value nobody can read',
    (copy) => {
      if (copy.value) copy.value.text = '03 08 15 22 27 31 09'
    },
    ['value_unclear'],
  ],
  [
    'a result without its value',
    (copy) => {
      copy.value = null
    },
    ['value_missing'],
  ],
  [
    'another hearing',
    (copy) => {
      copy.hearing = 'another'
    },
    ['frozen_changed', 'seed_changed'],
  ],
  [
    'another category',
    () => {
      citizens.category = 'residents'
    },
    ['frozen_changed', 'seed_changed'],
  ],
  [
    'a category left out',
    (copy) => {
      copy.categories.pop()
    },
    ['frozen_changed'],
  ],
  [
    'a category twice',
    (copy) => {
      copy.categories.push(structuredClone(at(copy.categories, 1)))
    },
    ['category_twice', 'frozen_changed'],
  ],
  [
    'a line smuggled into a category’s code',
    () => {
      citizens.category = `citizens seats 3 of 8 list ${'0'.repeat(64)}\ncategory more`
    },
    ['unreadable'],
  ],
  [
    'a draw number with a line feed',
    () => {
      citizens.numbers.splice(0, 2, 'A-001\nA-002')
    },
    ['unreadable'],
  ],
  [
    'seats that are no number',
    (copy) => {
      Object.assign(at(copy.categories, 0), { seats: '3' })
    },
    ['unreadable'],
  ],
  [
    'another method',
    (copy) => {
      Object.assign(copy, { method: 'wenji/v2/draw' })
    },
    ['unreadable'],
  ],
]

describe('a published draw', () => {
  test('fits as it is, and with another order of categories', async () => {
    expect(await replay(published)).toEqual([])
    expect((await runScript(published)).code).toBe(0)
    const turned = tampered((copy) => copy.categories.reverse())
    expect(await replay(turned)).toEqual([])
    expect((await runScript(turned)).code).toBe(0)
  })

  test.each(cases)('does not fit with %s', async (_, change, codes) => {
    const copy = tampered(change)
    expect(codesOf(await replay(copy)).toSorted()).toEqual(codes.toSorted())
    const { code, output } = await runScript(copy)
    expect(output).toContain('DOES NOT FIT: ')
    expect(output).not.toContain('everything fits')
    expect(code).toBe(1)
  })

  test('every kind of fault occurs in these tests', () => {
    const elsewhere: FaultCode[] = ['frozen_differs', 'value_differs']
    const seen = new Set([...cases.flatMap(([, , codes]) => codes), ...elsewhere])
    expect(seen.size).toBe(18)
  })

  test('says where: which category, which number', async () => {
    const copy = tampered(() => {
      citizens.numbers[4] = 'A-0055'
    })
    expect(await replay(copy)).toEqual([
      { code: 'list_changed', category: 'citizens' },
      { code: 'number_missing', category: 'citizens', number: 'A-0055' },
      { code: 'number_added', category: 'citizens', number: 'A-005' },
    ])
    const broken = tampered((each) => Object.assign(at(each.categories, 0), { seats: -1 }))
    expect(await replay(broken)).toEqual([{ code: 'unreadable', path: 'categories.0.seats' }])
  })

  test('that was exchanged as a whole shows in what is known from elsewhere', async () => {
    const otherList = await made(TEXT, numbersFor('A', 7))
    const otherValue = await made('ssq 2026071 03 08 15 22 27 31+08')
    const known: Known = { frozenSha256: published.frozen_sha256, value: TEXT }
    expect(await replay(otherList)).toEqual([])
    expect(await replay(otherValue)).toEqual([])
    expect(await replay(otherList, known)).toEqual([{ code: 'frozen_differs' }])
    expect(await replay(otherValue, known)).toEqual([{ code: 'value_differs' }])
    expect(await replay(published, known)).toEqual([])
    expect(await replay(published, { value: 'I do not know' })).toEqual([{ code: 'value_differs' }])

    const noted = published.frozen_sha256
    expect((await runScript(otherList, noted, TEXT)).output).toContain('not the one you noted')
    expect((await runScript(otherValue, noted, TEXT)).output).toContain('you read another value')
    expect((await runScript(published, noted, TEXT)).output).toContain('everything fits')
  })

  test.each([null, undefined, 'text', 5, [], {}, { method: 'wenji/v1/draw' }])(
    'is not %j, which is unreadable but breaks nothing',
    async (data) => {
      expect(codesOf(await replay(data))).toEqual(['unreadable'])
      expect(await runScript(data ?? null)).toMatchObject({ code: 1 })
    },
  )
})

/** Everything computed anew so that it fits, from lists, hashes and a value that are not what they should be. */
function forged(
  lists: { category: string; numbers: string[]; hash?: string }[],
  { announced = 'ssq 2026071', canonical = 'ssq 2026071 03 08 15 22 27 31+09' } = {},
): Loose {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('hex')
  const categories = lists.map(({ category, numbers, hash: claimed }) => {
    const list = claimed ?? listHashOf(numbers)
    const seed = hmac(canonical, `wenji/v1/draw-seed\nforged\n${category}\n${list}\n`)
    const tickets = numbers.map((number) => ({ number, ticket: hmac(Buffer.from(seed, 'hex'), number) }))
    const ranking = tickets
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .map((place, i) => ({
        rank: i + 1,
        ...place,
        outcome: i < 2 ? ('seat' as const) : ('reserve' as const),
      }))
    return { category, seats: 2, list_sha256: list, numbers, seed, ranking }
  })
  const bound = categories
    .map((c) => `category ${c.category} seats 2 of ${c.numbers.length} list ${c.list_sha256}\n`)
    .toSorted()
  const frozen = `wenji/v1/draw-freeze\nhearing forged\nvalue ${announced}\n${bound.join('')}`
  return {
    method: 'wenji/v1/draw',
    hearing: 'forged',
    announced,
    frozen_sha256: hash(frozen),
    value: { text: canonical, canonical, source: '' },
    categories,
  }
}

describe('a forged draw that is consistent in itself', () => {
  const sound = { category: 'a', numbers: numbersFor('A', 5) }
  const cases: [what: string, () => Loose, FaultCode[], told: string][] = [
    [
      'a person with two chances',
      () => forged([{ category: 'a', numbers: ['A-001', 'A-002', 'A-002', 'A-003'] }]),
      ['number_twice'],
      'a draw number is listed twice',
    ],
    [
      'a person in two categories',
      () => forged([sound, { category: 'b', numbers: ['A-001', 'B-001'] }]),
      ['number_twice'],
      'a draw number is listed twice',
    ],
    [
      'a category drawn twice',
      () => forged([sound, { category: 'a', numbers: numbersFor('B', 4) }]),
      ['category_twice'],
      'a category is there twice',
    ],
    [
      'an order of the list that was tried out',
      () => forged([{ category: 'a', numbers: numbersFor('A', 5).reverse() }]),
      ['list_not_sorted'],
      'the list is not in order',
    ],
    [
      'a list hash that was tried out',
      () => forged([{ ...sound, hash: '7'.repeat(64) }]),
      ['list_changed'],
      'the list is not the one of its hash',
    ],
    [
      'a value of another day',
      () => forged([sound], { canonical: 'ssq 2026072 03 08 15 22 27 31+09' }),
      ['value_not_announced'],
      'the value is not the one announced',
    ],
    [
      'a value whose numbers stand in an order that was tried out',
      () => forged([sound], { canonical: 'ssq 2026071 08 03 15 22 27 31+09' }),
      ['value_changed'],
      'the value is not what was typed',
    ],
  ]

  test('the forger knows the method: what should fit, fits', async () => {
    const honest = forged([sound, { category: 'b', numbers: numbersFor('B', 3) }])
    expect(await replay(honest)).toEqual([])
    expect((await runScript(honest)).output).toContain('everything fits')
  })

  test.each(cases)('is found: %s', async (_, forge, codes, told) => {
    expect(codesOf(await replay(forge()))).toEqual(codes)
    const { code, output } = await runScript(forge())
    expect(output.split('\n').filter((line) => line.startsWith('DOES NOT FIT'))).toEqual([
      expect.stringContaining(told),
    ])
    expect(code).toBe(1)
  })
})

/** Every place in the data that may be changed: paths to texts, numbers and lists. */
function places(data: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof data !== 'object' || data === null) return [path]
  const inside = Object.entries(data).flatMap(([key, value]) =>
    places(value, [...path, Array.isArray(data) ? Number(key) : key]),
  )
  return path.length === 0 ? inside : [path, ...inside]
}

/** `data` with what is at `path` changed a little, or taken out. */
function changedAt(data: unknown, path: (string | number)[], how: number): unknown {
  const copy = structuredClone(data) as Record<string | number, never>
  const parent = path
    .slice(0, -1)
    .reduce((node, key) => node[key] as never, copy as Record<string | number, never>)
  const key = path.at(-1) ?? ''
  const value: unknown = parent[key]
  if (how === 0 && Array.isArray(parent)) parent.splice(Number(key), 1)
  else if (how === 0) delete parent[key]
  else if (how === 1 && Array.isArray(value)) value.push(value[0] ?? 'A-777')
  else if (how === 1 && Array.isArray(parent)) parent.splice(Number(key), 0, value as never)
  else if (typeof value === 'number') parent[key] = (value + how) as never
  else if (typeof value === 'string' && value !== '') {
    const i = (how * 31) % value.length
    const other = value[i] === '1' ? '2' : '1'
    parent[key] = (value.slice(0, i) + other + value.slice(i + 1)) as never
  } else parent[key] = 'something' as never
  return copy
}

describe('whatever is changed anywhere', () => {
  const anywhere = () =>
    fc
      .tuple(fc.constantFrom(...places(published)), fc.nat({ max: 40 }))
      // Where the value was published is said in words, which nothing follows from.
      .filter(([path]) => path.join('.') !== 'value.source')
      .map(([path, how]) => changedAt(published, path, how))
      .filter((changed) => JSON.stringify(changed) !== JSON.stringify(published))

  /** A value that is typed in another way and means the same is no fault. */
  const sameValue = (changed: unknown): boolean => {
    const { value } = changed as Loose
    const read = normaliseValue('ssq', value?.text ?? '')
    return read.ok && read.value.canonical === published.value?.canonical && value?.text !== TEXT
  }

  test('is found', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere(), async (changed) => {
        fc.pre(!sameValue(changed))
        expect(await replay(changed)).not.toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('is found by the program too', async () => {
    const samples = fc.sample(anywhere(), { numRuns: 40, seed: 4 }).filter((changed) => !sameValue(changed))
    const codes = await Promise.all(samples.map(async (changed) => (await runScript(changed)).code))
    expect(codes.filter((code) => code !== 1)).toEqual([])
    expect(samples.length).toBeGreaterThan(30)
  })
})
