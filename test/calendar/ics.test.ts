import { describe, expect, test } from 'vitest'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { calendarFile, type DayEvent } from '../../src/paper/ics.ts'
import { readCalendar } from './ics.ts'

const event = (more: Partial<DayEvent> = {}): DayEvent => ({
  uid: 'a@b',
  on: '2026-03-12' as PlainDate,
  summary: '征求意见截止',
  description: '到24时为止',
  ...more,
})
const file = (...events: DayEvent[]) =>
  calendarFile({ name: '时间表', made: '2026-03-02T01:00:00.123Z' as Instant, events })

describe('a calendar file', () => {
  test('says what RFC 5545 asks of every calendar and every event', () => {
    const { head, events } = readCalendar(file(event(), event({ uid: 'c@d', on: '2026-12-31' as PlainDate })))
    expect(head).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': '时间表' })
    expect(head.PRODID).toBeTruthy()
    expect(events[0]).toEqual({
      UID: 'a@b',
      DTSTAMP: '20260302T010000Z',
      'DTSTART;VALUE=DATE': '20260312',
      'DTEND;VALUE=DATE': '20260313',
      SUMMARY: '征求意见截止',
      DESCRIPTION: '到24时为止',
      TRANSP: 'TRANSPARENT',
    })
    expect(events[1]).toMatchObject({ 'DTSTART;VALUE=DATE': '20261231', 'DTEND;VALUE=DATE': '20270101' })
  })

  test('escapes what would end a value or begin another line', () => {
    const hostile = 'a;b,c\\d\ne\r\nEND:VCALENDAR\rBEGIN:VEVENT\u0000\\n'
    const text = file(event({ summary: hostile, description: hostile }))
    const { events } = readCalendar(text)
    expect(events).toHaveLength(1)
    expect(events[0]?.SUMMARY).toBe('a;b,c\\d\ne\nEND:VCALENDAR\nBEGIN:VEVENT\\n')
    expect(text.match(/\r\nEND:VCALENDAR/g)).toHaveLength(1)
  })

  test('folds at 75 octets without cutting a character in two', () => {
    const long = '征求意见𠮷，截止。'.repeat(60)
    const text = file(event({ description: long }))
    const lines = text.split('\r\n')
    const sizes = lines.map((line) => new TextEncoder().encode(line).length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(75)
    expect(Math.max(...sizes)).toBeGreaterThan(70)
    expect(text.isWellFormed()).toBe(true)
    expect(readCalendar(text).events[0]?.DESCRIPTION).toBe(long)
  })

  test('a line of exactly 75 octets is not folded', () => {
    const text = file(event({ summary: 'x'.repeat(75 - 'SUMMARY:'.length) }))
    expect(text).toContain(`\r\nSUMMARY:${'x'.repeat(67)}\r\n`)
    expect(file(event({ summary: 'x'.repeat(68) }))).toContain(`\r\nSUMMARY:${'x'.repeat(67)}\r\n x\r\n`)
  })
})
