import { expect, test } from 'vitest'
import { grade, judgeTally } from '../../src/statute/tally.ts'

const none = {
  items: 0,
  adopted: 0,
  partially_adopted: 0,
  not_adopted: 0,
  noted: 0,
  not_relevant: 0,
  pending: 0,
}

test('E47, R7: 62 received, 55 adopted, 7 without a disposition: no feedback', () => {
  expect(judgeTally({ ...none, items: 62, adopted: 55, pending: 7 })).toMatchObject([
    { rule: 'R7', code: 'items_pending', severity: 'block', params: { pending: 7 } },
  ])
  expect(judgeTally({ ...none, items: 62, adopted: 55 })).toMatchObject([
    { code: 'items_lost', params: { items: 62, sum: 55 } },
  ])
  expect(judgeTally({ ...none, items: 62, adopted: 55, noted: 7 })).toEqual([])
})

test('R7: no opinions reconcile too', () => {
  expect(judgeTally(none)).toEqual([])
})

test.each([
  [100, 'excellent'],
  [95, 'excellent'],
  [94.9, 'good'],
  [85, 'good'],
  [84.9, 'qualified'],
  [75, 'qualified'],
  [74.9, 'unqualified'],
  [0, 'unqualified'],
])('E48, R33: a score of %d is %s', (score, name) => {
  expect(grade(score)).toBe(name)
})

test.each([-0.1, 100.1, Number.NaN])('R33 refuses a score of %d', (score) => {
  expect(() => grade(score)).toThrow(RangeError)
})
