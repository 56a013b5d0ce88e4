import { expect, test } from 'vitest'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { daysLeftText, formatDate, formatEnd, formatInstant } from '../../src/paper/dates.ts'
import { Time } from '../../src/paper/elements.tsx'

const date = '2026-03-12' as PlainDate
/** 23:59:59.999 in Beijing on 12 March: a minute later it is the 13th. */
const last = '2026-03-12T15:59:59.999Z' as Instant
const next = '2026-03-12T16:00:00.000Z' as Instant

test('dates are written as people write them', () => {
  expect(formatDate('zh', date)).toBe('2026年3月12日')
  expect(formatDate('en', date)).toBe('12 March 2026')
})

test('instants are Beijing time, to the minute, never rounded into the next day', () => {
  expect(formatInstant('zh', last)).toBe('2026年3月12日 23:59')
  expect(formatInstant('en', next)).toBe('13 March 2026, 00:00')
})

test('E20: the end of a period is 24:00 of its last day', () => {
  expect(formatEnd('zh', date)).toBe('2026年3月12日24时')
  expect(formatEnd('en', date)).toBe('12 March 2026, 24:00 (Beijing time)')
})

test('days left count down to the last day itself', () => {
  expect([-1, 0, 1, 2].map((n) => daysLeftText('zh', n))).toEqual([
    '已截止',
    '今天24时截止',
    '还剩 1 天',
    '还剩 2 天',
  ])
  expect([-1, 0, 1, 2].map((n) => daysLeftText('en', n))).toEqual([
    'Closed',
    'Closes tonight at 24:00',
    '1 day left',
    '2 days left',
  ])
})

test('a time element says the same to programs', () => {
  expect(String(<Time lang="zh" at={date} />)).toBe('<time datetime="2026-03-12">2026年3月12日</time>')
  expect(String(<Time lang="en" at={last} />)).toContain('datetime="2026-03-12T23:59:59.999+08:00"')
})
