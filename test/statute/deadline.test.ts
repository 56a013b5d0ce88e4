import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, endOfDay, type Instant, type PlainDate } from '../../src/ground/clock.ts'
import {
  type Citation,
  forward,
  forwardHours,
  forwardMonths,
  gap,
  hoursAfter,
  latestAct,
  MOST_DAYS,
  monthsAfter,
  type Unit,
  units,
  type Verdict,
} from '../../src/statute/deadline.ts'
import { forwardWorkdays, isWorkday } from '../../src/statute/periods.ts'
import { type CalendarYear, knownYears } from '../../src/statute/years.ts'

const first = '2022-01-01' as PlainDate
const date = fc.integer({ min: 0, max: 365 * 5 }).map((n) => addDays(first, n))
const unit = fc.constantFrom(...units)
const days = fc.integer({ min: 1, max: 40 })
const RANK: Record<Verdict, number> = { short: 0, exact: 1, ok: 2 }
const shown = (citation: Citation) => `${citation.source}：${citation.quote}`

describe('forward, over 2022–2026', () => {
  test('a rolled end is a working day, never before the raw end, with rest days between', () => {
    fc.assert(
      fc.property(date, days, unit, (from, n, u) => {
        const { rawEnd, rolledEnd, closesAt, needsCalendar } = forward(from, n, u, knownYears)
        expect(rolledEnd === null).toBe(needsCalendar !== undefined)
        if (rawEnd === null || rolledEnd === null) return
        expect(isWorkday(rolledEnd, knownYears)).toBe(true)
        expect(rolledEnd >= rawEnd).toBe(true)
        expect(closesAt).toBe(endOfDay(rolledEnd))
        for (let day = rawEnd; day < rolledEnd; day = addDays(day, 1))
          expect(isWorkday(day, knownYears)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('both ends are monotone in the start', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 30 }), days, unit, (from, later, n, u) => {
        const [a, b] = [forward(from, n, u, knownYears), forward(addDays(from, later), n, u, knownYears)]
        if (a.rawEnd !== null && b.rawEnd !== null) expect(a.rawEnd <= b.rawEnd).toBe(true)
        if (a.rolledEnd !== null && b.rolledEnd !== null) expect(a.rolledEnd <= b.rolledEnd).toBe(true)
        // Once a calendar is missing, it is missing for every later start.
        if (a.rolledEnd === null) expect(b.rolledEnd).toBeNull()
      }),
    )
  })

  test('the steps end in the answer, and every answer is cited', () => {
    fc.assert(
      fc.property(date, days, unit, (from, n, u) => {
        const { rawEnd, rolledEnd, needsCalendar, steps, citations } = forward(from, n, u, knownYears)
        const last = steps.at(-1)
        expect(steps[0]).toEqual({ code: 'start_not_counted', params: { date: from } })
        if (rolledEnd !== null) expect(last).toEqual({ code: 'ends_at_24', params: { date: rolledEnd } })
        else if (rawEnd !== null) expect(last).toEqual({ code: 'ends_not_before', params: { date: rawEnd } })
        else expect(last).toEqual({ code: 'calendar_missing', params: { year: needsCalendar } })
        expect(citations[0]?.source).toContain('第二百零一条')
        expect(new Set(citations.map(shown)).size).toBe(citations.length)
      }),
    )
  })

  test('agrees with the functions the desks already use', () => {
    fc.assert(
      fc.property(date, days, (from, n) => {
        const due = forwardWorkdays(from, n, knownYears)
        expect(forward(from, n, 'working_day', knownYears).rolledEnd).toBe(
          typeof due === 'string' ? due : null,
        )
      }),
    )
  })

  test('lists the working days it counted when they are few, names holidays and make-up days', () => {
    const { steps, citations } = forward('2026-09-18' as PlainDate, 20, 'working_day', knownYears)
    const counted = steps.find(({ code }) => code === 'counts_working_days')
    expect(String(counted?.params.list).split(' ')).toHaveLength(20)
    expect(steps.filter(({ code }) => code === 'makeup_workday').map(({ params }) => params.date)).toEqual([
      '2026-09-20',
      '2026-10-10',
    ])
    expect(steps.filter(({ code }) => code === 'skips_holiday').map(({ params }) => params.name)).toEqual([
      '中秋节',
      '国庆节',
    ])
    expect(citations.filter(({ source }) => source.includes('2026年部分节假日'))).toHaveLength(2)
    const long = forward('2024-01-01' as PlainDate, 300, 'working_day', knownYears)
    expect(long.steps.find(({ code }) => code === 'counts_working_days')?.params.list).toBeUndefined()
  })

  test('a calendar without names or sentences cites its notice by title and number', () => {
    const bare: CalendarYear = {
      year: 2027,
      source: '某号',
      off: [['2027-02-06', '2027-02-12']] as never,
      makeUp: [],
    }
    const { rolledEnd, steps, citations } = forward('2027-02-01' as PlainDate, 7, 'day', [bare])
    expect(rolledEnd).toBe('2027-02-15')
    expect(steps[2]?.params).toEqual({ date: '2027-02-08', why: 'holiday' })
    expect(citations.filter(({ source }) => !source.includes('民法典'))).toEqual([
      { source: '《国务院办公厅关于2027年部分节假日安排的通知》（某号）', quote: '' },
    ])
    const titled = forward('2027-02-01' as PlainDate, 7, 'day', [{ ...bare, title: '《某通知》' }])
    expect(titled.citations[2]).toEqual({ source: '《某通知》（某号）', quote: '' })
  })

  test('a rest day at the end of the last known year: the raw end stands, the rolled end is not guessed', () => {
    const only2023 = knownYears.filter(({ year }) => year === 2023)
    const answer = forward('2023-12-20' as PlainDate, 10, 'day', only2023)
    expect(answer).toMatchObject({ rawEnd: '2023-12-30', rolledEnd: null, needsCalendar: 2024 })
    expect(answer.steps.map(({ code }) => code)).toContain('falls_on_rest_day')
  })
})

describe('gap, over 2022–2026', () => {
  test('a verdict never improves when the act moves later', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: 0, max: 20 }), days, unit, (act, event, later, n, u) => {
        const [a, b] = [gap(act, event, n, u, knownYears), gap(addDays(act, later), event, n, u, knownYears)]
        if (a.verdict && b.verdict) expect(RANK[b.verdict]).toBeLessThanOrEqual(RANK[a.verdict])
        // What cannot be decided may turn out short later on, never lawful.
        if (a.verdict === null) expect(['short', null]).toContain(b.verdict)
      }),
      { numRuns: 500 },
    )
  })

  test('the same, on both sides of the last known year', () => {
    const near = fc.integer({ min: -40, max: 60 }).map((n) => addDays('2026-12-31' as PlainDate, n))
    const lawful = (verdict: string | null) => (verdict === null ? 0.5 : verdict === 'short' ? 0 : 1)
    fc.assert(
      fc.property(near, near, fc.integer({ min: 0, max: 20 }), days, (act, event, later, n) => {
        const [a, b] = [act, addDays(act, later)].map((day) => gap(day, event, n, 'working_day', knownYears))
        if (a?.gap === null && b?.gap === null)
          expect(lawful(b.verdict)).toBeLessThanOrEqual(lawful(a.verdict))
        expect(a?.gap === null).toBe(a?.needsCalendar !== undefined)
      }),
      { numRuns: 500 },
    )
  })

  test('forward and gap are each other’s inverse', () => {
    fc.assert(
      fc.property(date, days, unit, (from, n, u) => {
        const { rawEnd } = forward(from, n, u, knownYears)
        if (rawEnd === null) return
        expect(gap(from, rawEnd, n, u, knownYears)).toMatchObject({ gap: n, verdict: 'exact' })
        if (addDays(rawEnd, -1) > from)
          expect(gap(from, addDays(rawEnd, -1), n, u, knownYears).verdict).toBe('short')
      }),
    )
  })

  test('the latest act is exact, one day later is short; advice is a working day no later', () => {
    fc.assert(
      fc.property(date, days, unit, (event, n, u) => {
        const { date: latest, advised, needsCalendar, steps } = latestAct(event, n, u, knownYears)
        expect(latest === null || advised === null).toBe(needsCalendar !== undefined)
        if (latest === null) return
        expect(steps.at(-1)).toEqual({ code: 'latest_act', params: { date: latest, days: n, unit: u } })
        const judged = (act: PlainDate) => gap(act, event, n, u, knownYears)
        if (judged(latest).gap !== null) expect(judged(latest).verdict).toBe('exact')
        if (judged(addDays(latest, 1)).gap !== null) expect(judged(addDays(latest, 1)).verdict).toBe('short')
        if (advised === null) return
        expect(advised <= latest).toBe(true)
        expect(isWorkday(advised, knownYears)).toBe(true)
      }),
    )
  })

  test('the steps end in the verdict', () => {
    fc.assert(
      fc.property(date, date, days, unit, (act, event, n, u) => {
        const answer = gap(act, event, n, u, knownYears)
        expect(answer.steps.at(-1)?.code).toMatch(
          answer.gap === null ? /^gap_(undecided|(ok|short)_without_calendar)$/ : `gap_${answer.verdict}`,
        )
      }),
    )
  })

  test('an act on or after the event is short, by a negative number', () => {
    const [act, event] = ['2026-03-05', '2026-03-02'] as PlainDate[]
    if (!act || !event) throw new Error()
    expect(gap(act, event, 1, 'day', knownYears)).toMatchObject({ gap: -3, verdict: 'short' })
    expect(gap(act, event, 1, 'working_day', knownYears)).toMatchObject({ gap: -3, verdict: 'short' })
    expect(gap(act, act, 1, 'working_day', knownYears)).toMatchObject({ gap: 0, verdict: 'short' })
  })

  test('working days in a year without a calendar: passes with 10 further rest days taken off, or is not decided', () => {
    const ask = (act: string, event: string, n: number, years = knownYears) =>
      gap(act as PlainDate, event as PlainDate, n, 'working_day', years)
    // 2027-03-01 … 04-01: 23 Mondays to Fridays after the act, 13 with ten taken off.
    expect(ask('2027-03-01', '2027-04-01', 13)).toMatchObject({
      gap: null,
      verdict: 'ok',
      needsCalendar: 2027,
    })
    expect(ask('2027-03-01', '2027-04-01', 14)).toMatchObject({
      gap: null,
      verdict: null,
      needsCalendar: 2027,
    })
    expect(ask('2027-03-01', '2027-03-05', 5)).toMatchObject({
      gap: null,
      verdict: 'short',
      needsCalendar: 2027,
    })
    // Working days that are known count in full: 2026-12-21 … 31 has eight after the act.
    expect(ask('2026-12-21', '2027-01-05', 8)).toMatchObject({ gap: null, verdict: 'ok' })
    expect(ask('2026-12-21', '2027-01-05', 9)).toMatchObject({ gap: null, verdict: null })
  })

  test('what passes without a calendar passes with every calendar so far', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 400 }),
        (act, span, n) => {
          const event = addDays(act, span)
          const [blind, seeing] = [
            gap(act, event, n, 'working_day', []),
            gap(act, event, n, 'working_day', knownYears),
          ]
          if (seeing.verdict === null || blind.verdict === null) return
          expect(blind.verdict === 'short').toBe(seeing.verdict === 'short')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('calendar days need no calendar at all', () => {
    expect(gap('1999-12-31' as PlainDate, '2999-01-01' as PlainDate, 10, 'day', [])).toMatchObject({
      verdict: 'ok',
      citations: [{}, {}],
    })
  })
})

describe('refuses', () => {
  const today = '2026-03-02' as PlainDate
  test.each([0, -1, 1.5, MOST_DAYS + 1, Number.NaN, Number.POSITIVE_INFINITY, 1e21])('%d days', (n) => {
    for (const u of units as readonly Unit[]) {
      expect(() => forward(today, n, u, knownYears)).toThrow(RangeError)
      expect(() => gap(today, today, n, u, knownYears)).toThrow(RangeError)
      expect(() => latestAct(today, n, u, knownYears)).toThrow(RangeError)
    }
    expect(() => monthsAfter(today, n)).toThrow(RangeError)
  })

  test.each([
    '2026-02-30',
    '2026-02-29',
    '0001-01-01',
    '9999-12-31',
    '2026-3-2',
    '2026-03-02T00:00+08:00',
    '',
  ])('the date "%s"', (text) => {
    expect(() => forward(text as PlainDate, 10, 'day', knownYears)).toThrow(RangeError)
    expect(() => gap(today, text as PlainDate, 10, 'day', knownYears)).toThrow(RangeError)
    expect(() => latestAct(text as PlainDate, 10, 'day', knownYears)).toThrow(RangeError)
    expect(() => monthsAfter(text as PlainDate, 1)).toThrow(RangeError)
  })

  test('hours that are no whole number', () => {
    const at = '2026-03-02T00:00:00.000Z' as Instant
    for (const n of [0, -1, 0.5, 87_601]) expect(() => hoursAfter(at, n)).toThrow(RangeError)
    expect(forwardHours(at, 1).steps.at(-1)).toEqual({
      code: 'ends_at',
      params: { at: '2026-03-02T01:00:00.000Z' },
    })
  })

  test('nothing at the edges of what is allowed', () => {
    expect(forward('1900-01-01' as PlainDate, MOST_DAYS, 'day', []).rawEnd).toBe('1909-12-30')
    expect(forward('2999-12-31' as PlainDate, MOST_DAYS, 'day', []).closesAt).toContain('3009-')
    expect(forward('2024-02-29' as PlainDate, 1, 'day', knownYears).rolledEnd).toBe('2024-03-01')
    expect(forwardMonths('2026-12-01' as PlainDate, 1, knownYears)).toMatchObject({
      rolledEnd: null,
      needsCalendar: 2027,
    })
  })
})
