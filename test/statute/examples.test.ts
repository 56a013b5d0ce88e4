import { describe, expect, test } from 'vitest'
import { beijingDate, beijingIso, type Instant, instant, type PlainDate } from '../../src/ground/clock.ts'
import {
  counterDeadline,
  forward,
  forwardMonths,
  gap,
  hoursAfter,
  latestAct,
  monthsAfter,
  noticeEnds,
} from '../../src/statute/deadline.ts'
import { forwardExamples, gapExamples } from '../../src/statute/examples.ts'
import { completeOn, judgeAnnouncement } from '../../src/statute/hearing.ts'
import { isWorkday, judgePeriod } from '../../src/statute/periods.ts'
import { beforeEvent, dueAt, dueOn } from '../../src/statute/terms.ts'
import { knownYears } from '../../src/statute/years.ts'

const day = (text: string) => (text.length === 5 ? `2026-${text}` : text) as PlainDate
const at = (text: string): Instant => instant(Date.parse(text))

describe('periods in calendar days', () => {
  test.each([
    ['E1', '03-02', 10, '03-12', '03-12'],
    ['E2', '03-05', 10, '03-15', '03-16'],
    ['E3', '02-04', 10, '02-14', '02-14'],
    ['E4', '02-05', 10, '02-15', '02-24'],
    ['E5', '02-10', 10, '02-20', '02-24'],
    ['E6', '02-18', 10, '02-28', '02-28'],
    ['E7', '04-24', 10, '05-04', '05-06'],
    ['E8', '04-29', 10, '05-09', '05-09'],
    ['E9', '03-25', 10, '04-04', '04-07'],
    ['E10', '06-09', 10, '06-19', '06-22'],
    ['E11', '09-10', 10, '09-20', '09-20'],
    ['E12', '09-21', 10, '10-01', '10-08'],
    ['E13', '09-30', 10, '10-10', '10-10'],
    ['E14', '01-15', 30, '02-14', '02-14'],
    ['E15', '01-24', 30, '02-23', '02-24'],
    ['E16', '09-01', 30, '10-01', '10-08'],
    ['E17', '08-26', 30, '09-25', '09-28'],
    ['E27', '2024-09-19', 10, '2024-09-29', '2024-09-29'],
  ])('%s: from %s, %i days: raw end %s, rolled end %s', (_, from, days, rawEnd, rolledEnd) => {
    const answer = forward(day(from), days, 'day', knownYears)
    expect(answer).toMatchObject({ rawEnd: day(rawEnd), rolledEnd: day(rolledEnd) })
    expect(answer.needsCalendar).toBeUndefined()
    expect(beijingIso(answer.closesAt ?? at('1970-01-01T00:00Z'))).toMatch(/T00:00:00\.000\+08:00$/)
    expect(answer.steps.at(-1)).toEqual({ code: 'ends_at_24', params: { date: day(rolledEnd) } })
  })

  test('E1: an announced end one day earlier is short, on the day it is exact', () => {
    expect(gap(day('03-02'), day('03-11'), 10, 'day', []).verdict).toBe('short')
    expect(gap(day('03-02'), day('03-12'), 10, 'day', []).verdict).toBe('exact')
  })

  test('E4: each step as a clerk would take it', () => {
    expect(forward(day('02-05'), 10, 'day', knownYears)).toMatchObject({
      closesAt: '2026-02-24T16:00:00.000Z',
      steps: [
        { code: 'start_not_counted', params: { date: '2026-02-05' } },
        { code: 'nth_day', params: { n: 10, date: '2026-02-15' } },
        { code: 'falls_on_rest_day', params: { date: '2026-02-15', why: 'holiday', name: '春节' } },
        { code: 'rolls_to', params: { date: '2026-02-24' } },
        { code: 'ends_at_24', params: { date: '2026-02-24' } },
      ],
    })
  })

  test('E3, E11: a make-up day is named as one; E2: a weekend is no holiday', () => {
    const codes = (from: string) => forward(day(from), 10, 'day', knownYears).steps.map(({ code }) => code)
    expect(codes('02-04')).toContain('makeup_workday')
    expect(codes('09-10')).not.toContain('rolls_to')
    const sunday = forward(day('03-05'), 10, 'day', knownYears)
    expect(sunday.steps[2]).toEqual({
      code: 'falls_on_rest_day',
      params: { date: '2026-03-15', why: 'weekend' },
    })
    expect(sunday.citations.map(({ source }) => source).join()).not.toContain('节假日')
  })

  test('E18: the raw end stands, the rolled end needs the calendar of 2027, and nothing is guessed', () => {
    const answer = forward(day('12-22'), 10, 'day', knownYears)
    expect(answer).toMatchObject({ rawEnd: '2027-01-01', rolledEnd: null, needsCalendar: 2027 })
    expect(answer.closesAt).toBe('2027-01-01T16:00:00.000Z')
    expect(answer.steps.at(-1)).toEqual({ code: 'ends_not_before', params: { date: '2027-01-01' } })
    expect(forward(day('12-22'), 10, 'working_day', knownYears)).toMatchObject({
      rawEnd: null,
      rolledEnd: null,
      closesAt: null,
      needsCalendar: 2027,
    })
  })

  test('E19: an end on a rest day that the agency announced itself stands', () => {
    const announced = { matterKind: 'major_decision', shortenReason: '情况紧急' } as const
    expect(judgePeriod({ ...announced, startsOn: day('03-02'), endsOn: day('03-28') })).toEqual([])
    expect(isWorkday(day('03-28'), knownYears)).toBe(false)
  })

  test('E20: the last instant is before 24:00', () => {
    const { closesAt } = forward(day('03-02'), 10, 'day', knownYears)
    expect(at('2026-03-12T23:59:59.999+08:00') < String(closesAt)).toBe(true)
    expect(at('2026-03-13T00:00:00+08:00') < String(closesAt)).toBe(false)
    expect(at('2026-03-12T15:59:59Z') < String(closesAt)).toBe(true)
    expect(at('2026-03-12T16:00:00Z') < String(closesAt)).toBe(false)
  })

  test('E21, R4: one minute before midnight is the same day, ten past it the next', () => {
    expect(beijingDate(at('2026-03-02T23:59:00+08:00'))).toBe('2026-03-02')
    expect(beijingDate(at('2026-03-02T16:10:00Z'))).toBe('2026-03-03')
    expect(forward(day('03-03'), 10, 'day', knownYears).rawEnd).toBe('2026-03-13')
  })

  test('E22: two deadlines in one notice', () => {
    const { online, counter } = noticeEnds(day('03-12'), '17:30')
    const handedOver = at('2026-03-12T17:45:00+08:00')
    expect(handedOver > counter).toBe(true)
    expect(handedOver < online).toBe(true)
    expect(counterDeadline(day('03-12'), '17:30')).toBe('2026-03-12T09:30:00.000Z')
    expect(at('2026-03-12T17:30:00+08:00') > counter).toBe(false)
    for (const odd of ['24:00', '7:30', '17:60', '', '17:30:00', '下午5点'])
      expect(() => counterDeadline(day('03-12'), odd)).toThrow(RangeError)
  })

  test('E23: a letter’s day is its postmark’s, which needs no clock', () => {
    expect(day('03-12') <= beijingDate(at('2026-03-12T23:59:59+08:00'))).toBe(true)
  })

  test.each([
    ['E24', '2025-07-24', '2025-08-22', 30, 29, 'short'],
    ['E24', '2023-06-26', '2023-07-26', 30, 30, 'exact'],
    ['E24', '2025-11-19', '2025-12-19', 30, 30, 'exact'],
    ['E25', '2022-11-18', '2022-11-24', 10, 6, 'short'],
    ['E26', '2026-01-12', '2026-01-31', 10, 19, 'ok'],
    ['E26', '2026-01-12', '2026-01-31', 30, 19, 'short'],
    ['E27', '2024-09-19', '2024-10-03', 10, 14, 'ok'],
  ])('%s: %s to %s against %i days is %i: %s', (_, from, to, days, n, verdict) => {
    expect(gap(day(from), day(to), days, 'day', [])).toMatchObject({ gap: n, verdict })
  })

  test('E28: registration that ends on Sunday 2023-10-08 ends on a working day', () => {
    expect(isWorkday(day('2023-10-08'), knownYears)).toBe(true)
    expect(isWorkday(day('2023-10-06'), knownYears)).toBe(false)
  })

  test('E50, R5: the round that replaces the text on 03-09 has its own full period', () => {
    expect(forward(day('03-09'), 10, 'day', knownYears).rawEnd).toBe('2026-03-19')
    expect(forward(day('03-02'), 10, 'day', knownYears).rawEnd).toBe('2026-03-12')
  })
})

describe('back from an event', () => {
  test.each([
    ['E29', '06-19', '06-30', 10, 11, 'ok'],
    ['E29', '06-20', '06-30', 10, 10, 'exact'],
    ['E29', '06-21', '06-30', 10, 9, 'short'],
    ['E30', '10-05', '10-15', 10, 10, 'exact'],
    ['E30', '10-06', '10-15', 10, 9, 'short'],
    ['E30', '10-07', '10-15', 7, 8, 'ok'],
    ['E30', '10-08', '10-15', 7, 7, 'exact'],
    ['E30', '10-09', '10-15', 7, 6, 'short'],
  ])('%s: %s before %s against %i days is %i: %s', (_, act, event, days, n, verdict) => {
    expect(gap(day(act), day(event), days, 'day', knownYears)).toMatchObject({ gap: n, verdict })
    expect(gap(day(act), day(event), days, 'day', [])).toMatchObject({ gap: n, verdict })
  })

  test('E29: the last day is a holiday and does not move; acting earlier is advised', () => {
    expect(latestAct(day('06-30'), 10, 'day', knownYears)).toMatchObject({
      date: '2026-06-20',
      advised: '2026-06-18',
    })
    expect(latestAct(day('10-15'), 7, 'day', knownYears)).toMatchObject({
      date: '2026-10-08',
      advised: '2026-10-08',
    })
  })

  test('E31, R14: an announcement without a place starts nothing', () => {
    const first = { on: day('05-20'), items: ['content_and_basis', 'registration', 'quota'] } as const
    const second = { on: day('06-25'), items: ['time_and_place'] } as const
    expect(completeOn([first])).toBeNull()
    expect(completeOn([first, second])).toBe('2026-06-25')
    const judged = judgeAnnouncement([first, second], day('06-30'))
    expect(judged.gap?.gap).toBe(5)
    expect(judged.findings).toMatchObject([{ rule: 'R14', code: 'announced_too_late', severity: 'block' }])
  })

  test.each([
    ['E32', '09-30', '10-14', 6, 'ok'],
    ['E32', '10-08', '10-14', 5, 'exact'],
    ['E32', '10-09', '10-14', 4, 'short'],
    ['E33', '02-12', '02-27', 6, 'ok'],
    ['E33', '02-13', '02-27', 5, 'exact'],
    ['E33', '02-24', '02-27', 3, 'short'],
  ])('%s, R22: papers on %s for %s: %i working days, %s', (_, act, event, n, verdict) => {
    const answer = beforeEvent('symposium_papers', day(act), day(event), knownYears)
    expect(answer).toMatchObject({ gap: n, verdict, days: 5, unit: 'working_day' })
    expect(answer.citations[0]?.quote).toContain('5个工作日前')
  })

  test('E32, E33: the last day for the papers', () => {
    expect(latestAct(day('10-14'), 5, 'working_day', knownYears).date).toBe('2026-10-08')
    expect(latestAct(day('02-27'), 5, 'working_day', knownYears).date).toBe('2026-02-13')
  })
})

describe('terms in working days', () => {
  test.each([
    ['E34', '04-03', '04-09'],
    ['E35', '09-30', '10-10'],
    ['E36', '02-13', '02-25'],
    ['E37', '04-30', '05-08'],
  ])('%s, R26: out %s, interpretation due %s', (_, from, due) => {
    expect(dueOn('interpretation', day(from), knownYears).rolledEnd).toBe(day(due))
  })

  test.each([
    ['E38', '02-10', '03-16'],
    ['E39', '09-18', '10-22'],
  ])('%s, R27: formed %s, disclosed by %s', (_, from, due) => {
    expect(dueOn('disclosure', day(from), knownYears).rolledEnd).toBe(day(due))
  })

  test.each([
    ['09-16', '10-13'],
    ['03-02', '03-23'],
    ['02-09', '03-06'],
  ])('E40, R28: received %s, opinion due %s', (from, due) => {
    expect(dueOn('secrecy_review', day(from), knownYears).rolledEnd).toBe(day(due))
  })

  test.each([
    ['09-28', '10-10'],
    ['02-12', '02-26'],
  ])('E41, R30 and R29: from %s, five working days end on %s', (from, due) => {
    expect(dueOn('hot_question', day(from), knownYears).rolledEnd).toBe(day(due))
    expect(dueOn('nondisclosure_report', day(from), knownYears).rolledEnd).toBe(day(due))
  })

  test.each([
    ['04-27', '05-09'],
    ['02-11', '02-27'],
  ])('E42, R25: received %s, the seventh working day is %s', (from, due) => {
    expect(dueOn('legality_review', day(from), knownYears).rolledEnd).toBe(day(due))
  })
})

describe('hours and months', () => {
  test('E43, R30: 48 hours end inside the holiday, 5 hours after midnight', () => {
    expect(hoursAfter(at('2026-02-13T20:00:00+08:00'), 48)).toBe(at('2026-02-15T20:00:00+08:00'))
    expect(dueAt('public_concern', at('2026-02-13T20:00:00+08:00')).endsAt).toBe(
      at('2026-02-15T20:00:00+08:00'),
    )
    expect(dueAt('grave_incident', at('2026-03-02T23:30:00+08:00')).endsAt).toBe(
      at('2026-03-03T04:30:00+08:00'),
    )
    expect(dueAt('press_conference', at('2026-03-02T23:30:00+08:00')).endsAt).toBe(
      at('2026-03-03T23:30:00+08:00'),
    )
    expect(dueAt('first_release', at('2026-03-02T23:30:00+08:00')).endsAt).toBe(
      at('2026-03-03T01:30:00+08:00'),
    )
  })

  test('E49: three months from 30 November end on the last of February, a working Saturday', () => {
    expect(monthsAfter(day('2025-11-30'), 3)).toBe('2026-02-28')
    expect(forwardMonths(day('2025-11-30'), 3, knownYears)).toMatchObject({
      rawEnd: '2026-02-28',
      rolledEnd: '2026-02-28',
    })
    expect(monthsAfter(day('2023-11-30'), 3)).toBe('2024-02-29')
    expect(monthsAfter(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(monthsAfter(day('10-31'), 3)).toBe('2027-01-31')
    expect(forwardMonths(day('01-10'), 1, knownYears).steps[1]?.code).toBe('corresponding_day')
  })
})

test('what law.md recounts is recounted here', () => {
  const told = [...forwardExamples, ...gapExamples]
  expect(new Set(told.map(({ id }) => id)).size).toBeGreaterThanOrEqual(35)
  for (const each of told) {
    const answer =
      'from' in each
        ? forward(each.from, each.days, each.unit, knownYears)
        : gap(each.act, each.event, each.days, each.unit, knownYears)
    expect(answer.needsCalendar, each.id).toBe(each.id === 'E18' ? 2027 : undefined)
  }
})
