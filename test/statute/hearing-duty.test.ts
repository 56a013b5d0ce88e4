import { expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import { hearingDuty, type Judgement, judgeHearingDuty, opposition } from '../../src/statute/hearing-duty.ts'

const judgement = (change: Partial<Judgement> = {}): Judgement => ({
  dissent: false,
  attention: false,
  hearing: false,
  reason: '意见集中于文字表述',
  signedBy: 'officer-1',
  at: '2026-03-13T01:00:00.000Z' as Instant,
  ...change,
})

test('R21: what the law demands needs no judgement and allows none', () => {
  expect(hearingDuty(true, null)).toBe('by_law')
  expect(hearingDuty(true, judgement())).toBe('by_law')
})

test('R21: unanswered, unreasoned or unsigned is unanswered', () => {
  expect(hearingDuty(null, judgement())).toBe('unanswered')
  expect(hearingDuty(false, null)).toBe('unanswered')
  expect(hearingDuty(false, judgement({ reason: ' ' }))).toBe('unanswered')
  expect(hearingDuty(false, judgement({ signedBy: '' }))).toBe('unanswered')
})

test('R21: both grounds leave no choice, one leaves it to the signed judgement', () => {
  expect(hearingDuty(false, judgement())).toBe('none')
  expect(hearingDuty(false, judgement({ dissent: true }))).toBe('none')
  expect(hearingDuty(false, judgement({ attention: true, hearing: true }))).toBe('by_judgement')
  expect(hearingDuty(false, judgement({ dissent: true, attention: true }))).toBe('by_judgement')
})

test('R21: nothing is submitted while the question is open or a hearing is missing', () => {
  expect(judgeHearingDuty('unanswered', true)).toMatchObject([
    { code: 'hearing_question_unanswered', severity: 'block' },
  ])
  expect(judgeHearingDuty('by_law', false)).toMatchObject([
    { code: 'hearing_missing', params: { duty: 'by_law' } },
  ])
  expect(judgeHearingDuty('by_judgement', false)).toHaveLength(1)
  expect(judgeHearingDuty('by_law', true)).toEqual([])
  expect(judgeHearingDuty('none', false)).toEqual([])
})

test('R21: the figures beside the question', () => {
  expect(opposition(62, 31, 93)).toEqual({ persons: 62, opposing: 31, share: 5000, perHead: 150 })
  expect(opposition(0, 0, 0)).toEqual({ persons: 0, opposing: 0, share: null, perHead: null })
  for (const [a, b, c] of [
    [1, 2, 1],
    [-1, 0, 0],
    [1, 0, 0.5],
  ] as const)
    expect(() => opposition(a, b, c)).toThrow(RangeError)
})
