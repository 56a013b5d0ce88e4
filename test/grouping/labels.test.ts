import { expect, test } from 'vitest'
import { measure } from './figures.ts'
import { FRESH } from './fresh.ts'
import { HELD_OUT } from './held-out.ts'
import { LABELLED, type Labelled } from './labelled.ts'
import { dice } from './noise.ts'

function shuffled(items: readonly Labelled[], seed: number): Labelled[] {
  const roll = dice(seed)
  return items
    .map((item) => ({ item, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

test.each([0, 1, 2, 3])(
  'groups near-duplicates and nothing else, in whatever order they arrive (%i)',
  (seed) => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(400)
    const found = measure(seed === 0 ? LABELLED : shuffled(LABELLED, seed))
    expect(found.precision, JSON.stringify(found.wrong.slice(0, 5))).toBeGreaterThanOrEqual(0.98)
    expect(found.recall, JSON.stringify(found.missed.slice(0, 5))).toBeGreaterThanOrEqual(0.95)
    expect(found.mixed).toBe(0)
  },
)

// Sets on other matters, with other noise. The last goes furthest in rewording and was looked at least.
test.each([
  ['held out', HELD_OUT, 0.95],
  ['fresh', FRESH, 0.93],
] as const)('does so on opinions it was not made for: %s', (_, items, recall) => {
  for (const seed of [1, 2]) {
    const found = measure(shuffled(items, seed))
    expect(found.precision, JSON.stringify(found.wrong.slice(0, 5))).toBeGreaterThanOrEqual(0.98)
    expect(found.recall, JSON.stringify(found.missed.slice(0, 5))).toBeGreaterThanOrEqual(recall)
    expect(found.mixed).toBe(0)
  }
})

test('no kinds: the words alone keep support and oppose apart', () => {
  const found = measure(
    LABELLED.filter(({ text }) => text !== '').map((item) => ({ ...item, kind: 'other' })),
  )
  expect(found.mixed).toBe(0)
  expect(found.precision).toBeGreaterThanOrEqual(0.98)
})
