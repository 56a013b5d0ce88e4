import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, beijingDate, daysBetween, type Instant, type PlainDate } from '../../src/ground/clock.ts'
import { forwardExamples } from '../../src/statute/examples.ts'
import {
  advisePeriod,
  forwardDays,
  forwardWorkdays,
  isWorkday,
  judgePeriod,
  type MatterKind,
  periodDays,
} from '../../src/statute/periods.ts'
import { effective } from '../../src/statute/profile.ts'
import { nationalProfile, nationalRules, stricterProfile } from '../../src/statute/profiles.ts'
import { knownYears } from '../../src/statute/years.ts'

const day = (text: string) => (text.length === 5 ? `2026-${text}` : text) as PlainDate
const announced = (
  startsOn: string,
  endsOn: string,
  shortenReason = '',
  matterKind: MatterKind = 'major_decision',
  publishedOn?: string,
) => ({
  kind: matterKind,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  shortenReason,
  ...(publishedOn && { publishedOn: day(publishedOn) }),
})
type Announced = ReturnType<typeof announced>
/** The national rules, 30 in principle and never under 10, are what the examples go by. */
const judged = (period: Announced) => judgePeriod(period, nationalRules(period.kind), knownYears)
const advised = (period: Announced) => advisePeriod(period, nationalRules(period.kind), knownYears)
const codes = (period: Announced) => judged(period).map(({ code }) => code)
const rules = (period: Announced) => judged(period).map(({ rule }) => rule)

describe('the calendar', () => {
  test.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, sum) => {
    let [n, date] = [0, `${year}-01-01` as PlainDate]
    for (; date.startsWith(String(year)); date = addDays(date, 1))
      if (isWorkday(date, knownYears) === true) n++
    expect(n).toBe(sum)
  })

  test('every make-up day is a weekend, and no rest day', () => {
    for (const { makeUp, off } of knownYears)
      for (const date of makeUp) {
        expect(new Date(`${date}T00:00:00Z`).getUTCDay() % 6).toBe(0)
        expect(off.some(([first, last]) => first <= date && date <= last)).toBe(false)
      }
  })

  test('a year without a table is never guessed', () => {
    expect(isWorkday('2027-06-01' as PlainDate, knownYears)).toEqual({ needsCalendar: 2027 })
    expect(isWorkday(day('06-01'), [])).toEqual({ needsCalendar: 2026 })
  })
})

describe('forward periods in calendar days (CC 201, 203)', () => {
  test.each(forwardExamples.filter(({ unit, rolledEnd }) => unit === 'day' && rolledEnd !== null))(
    'E1–E17, E26–E28, E50: $id: from $from, $days days: $rawEnd, $rolledEnd',
    (each) => {
      const { from, days, rawEnd, rolledEnd } = each
      expect(forwardDays(from, days, knownYears)).toEqual({ rawEnd, rolledEnd })
    },
  )

  test('E18: raw_end stands, rolled_end needs the calendar of 2027', () => {
    expect(forwardDays(day('12-22'), 10, knownYears)).toEqual({
      rawEnd: '2027-01-01',
      rolledEnd: null,
      needsCalendar: 2027,
    })
    expect(advised(announced('12-22', '2027-01-01', '情况紧急'))).toEqual({
      kind: 'needs_calendar',
      year: 2027,
    })
  })

  test('rolling never goes back, ends on a working day and passes only rest days', () => {
    const from = fc.integer({ min: 0, max: 340 }).map((n) => addDays(day('01-01'), n))
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 20 }), (start, days) => {
        const { rawEnd, rolledEnd } = forwardDays(start, days, knownYears)
        expect(daysBetween(start, rawEnd)).toBe(days)
        if (!rolledEnd) return
        expect(rolledEnd >= rawEnd).toBe(true)
        expect(isWorkday(rolledEnd, knownYears)).toBe(true)
        for (let date = rawEnd; date < rolledEnd; date = addDays(date, 1))
          expect(isWorkday(date, knownYears)).toBe(false)
      }),
    )
  })

  test('refuses days that are no whole number', () => {
    expect(() => forwardDays(day('03-02'), 1.5, knownYears)).toThrow(RangeError)
    expect(() => forwardWorkdays(day('03-02'), 0, knownYears)).toThrow(RangeError)
  })
})

describe('R28: 15 working days for a secrecy review', () => {
  test.each([
    ['09-16', '10-13'],
    ['03-02', '03-23'],
    ['02-09', '03-06'],
  ])('E40: received %s, due %s', (from, due) => {
    expect(forwardWorkdays(day(from), 15, knownYears)).toBe(day(due))
  })

  test('needs the calendar of the year it runs into', () => {
    expect(forwardWorkdays(day('12-20'), 15, knownYears)).toEqual({ needsCalendar: 2027 })
  })
})

describe('R1, R2, R3: an announced comment period', () => {
  test('E1: ten days with a reason are lawful, nine are not', () => {
    expect(codes(announced('03-02', '03-12', '情况紧急'))).toEqual([])
    expect(codes(announced('03-02', '03-11', '情况紧急'))).toEqual(['period_too_short'])
  })

  test('R3: no reason goes under ten days; R1 and R2 without one', () => {
    expect(rules(announced('03-02', '03-11', '情况紧急'))).toEqual(['R3'])
    expect(rules(announced('03-02', '03-11'))).toEqual(['R1', 'R2'])
  })

  test('R2: 29 days need a printed reason, 30 do not; a blank is no reason', () => {
    expect(codes(announced('03-02', '03-31'))).toEqual(['shorten_reason_missing'])
    expect(codes(announced('03-02', '03-31', ' \n'))).toEqual(['shorten_reason_missing'])
    expect(codes(announced('03-02', '04-01'))).toEqual([])
  })

  test('the floor of ten days is that of a major decision; never under one day', () => {
    expect(nationalRules('normative_document').values.comment_days.floor).toBe(1)
    expect(codes(announced('03-02', '03-09', '情况紧急', 'normative_document'))).toEqual([])
    expect(codes(announced('03-02', '03-09', '', 'other'))).toEqual(['shorten_reason_missing'])
    expect(codes(announced('03-02', '03-02', '情况紧急', 'other'))).toEqual(['ends_before_start'])
    expect(codes(announced('03-02', '03-01', '情况紧急'))).toEqual(['ends_before_start'])
  })

  test('every breach quotes its source and names its field', () => {
    for (const problem of judged(announced('03-02', '03-11'))) {
      expect(JSON.stringify(problem.citation)).toMatch(/30日|10日/)
      expect(problem.field).toMatch(/^(ends_on|shorten_reason)$/)
    }
  })

  test('E19: a longer end of its own choice stands on a rest day', () => {
    const period = announced('03-02', '03-28', '情况紧急')
    expect(codes(period)).toEqual([])
    expect(advised(period)).toBeNull()
  })

  test('E21: the day of publication is the Beijing day', () => {
    expect(beijingDate('2026-03-02T15:59:00.000Z' as Instant)).toBe(day('03-02'))
    expect(beijingDate('2026-03-02T16:10:00.000Z' as Instant)).toBe(day('03-03'))
    expect(forwardDays(day('03-03'), 10, knownYears).rawEnd).toBe(day('03-13'))
  })

  test('E24: 九原区 29 days, 鄂尔多斯 and 普陀 30', () => {
    expect(codes(announced('2025-07-24', '2025-08-22'))).toEqual(['shorten_reason_missing'])
    expect(codes(announced('2023-06-26', '2023-07-26'))).toEqual([])
    expect(codes(announced('2025-11-19', '2025-12-19'))).toEqual([])
  })

  test('E25: 湘阴 6 days are short for a major decision', () => {
    expect(codes(announced('2022-11-18', '2022-11-24', '情况紧急'))).toEqual(['period_too_short'])
    expect(codes(announced('2022-11-18', '2022-11-24', '情况紧急', 'normative_document'))).toEqual([])
  })

  test('E26, R4: the later of publication and announced start counts', () => {
    const early = announced('01-12', '01-31', '', 'major_decision', '01-10')
    expect(periodDays(early)).toBe(19)
    expect(codes(early)).toEqual(['shorten_reason_missing'])
    const late = announced('01-12', '01-31', '情况紧急', 'major_decision', '01-14')
    expect(periodDays(late)).toBe(17)
    expect(codes(late)).toEqual(['starts_in_the_past'])
  })

  test('E27: 广州 ends on a holiday that the agency announced itself', () => {
    expect(forwardDays(day('2024-09-19'), 10, knownYears)).toEqual({
      rawEnd: '2024-09-29',
      rolledEnd: '2024-09-29',
    })
    expect(codes(announced('2024-09-19', '2024-10-03', '情况紧急'))).toEqual([])
  })

  test('E28: 2023-10-08, a Sunday, is a working day', () => {
    expect(isWorkday(day('2023-10-08'), knownYears)).toBe(true)
  })

  test('advice to run to the next working day, for the period that is the minimum', () => {
    expect(advised(announced('03-05', '03-15', '情况紧急'))).toEqual({
      kind: 'run_to',
      date: day('03-16'),
      days: 10,
    })
    expect(advised(announced('01-24', '02-23'))).toEqual({
      kind: 'run_to',
      date: day('02-24'),
      days: 30,
    })
    expect(advised(announced('03-02', '04-01'))).toBeNull()
  })
})

describe('R1, R2, R3 under a stricter profile', () => {
  const strict = effective([nationalProfile, stricterProfile], 'major_decision')
  const found = (period: Announced, years = knownYears) =>
    judgePeriod(period, strict, years).map(({ code, rule, params }) => [code, rule, params])

  test('R3: 29 days are short whatever the reason; the text of the place is cited', () => {
    const [problem] = judgePeriod(announced('03-02', '03-31', '情况紧急'), strict, knownYears)
    expect(problem).toMatchObject({ code: 'period_too_short', rule: 'R3', params: { days: 29, min: 30 } })
    expect(problem?.citation?.source).toContain('六安')
  })

  test('R1: working days are counted as well: 30 days over the Spring Festival have too few', () => {
    // 25 January to 24 February 2026: 14 February works, 15 to 23 February rest.
    expect(found(announced('01-25', '02-24'))).toEqual([
      ['period_workdays_too_short', 'R1', { days: 17, min: 20 }],
    ])
    expect(found(announced('03-02', '04-01'))).toEqual([])
  })

  test('a year that is not known: needs_calendar, unless it cannot matter', () => {
    const [problem] = found(announced('12-10', '2027-01-09'))
    expect(problem?.[0]).toBe('needs_calendar')
    expect(found(announced('12-10', '2027-03-31'))).toEqual([])
  })

  test('R1: a last day that is a rest day is refused, not only advised against', () => {
    // 23 February rests, the 24th works.
    const codes = found(announced('01-24', '02-23')).map(([code]) => code)
    expect(codes).toContain('period_ends_on_rest_day')
    expect(found(announced('01-24', '03-06'))).toEqual([])
  })

  test('R2: where 20 working days are asked in principle, fewer need a reason', () => {
    const layer = {
      ...stricterProfile,
      code: 'mild',
      values: [
        {
          parameter: 'comment_workdays' as const,
          value: 20,
          force: 'in_principle' as const,
          source: '某县规定第五条',
          basis: 'text' as const,
        },
      ],
    }
    const mild = effective([nationalProfile, layer], 'major_decision')
    const judge = (reason: string) => judgePeriod(announced('01-25', '02-24', reason), mild, knownYears)
    expect(judge('')).toMatchObject([
      { code: 'shorten_reason_missing', rule: 'R2', citation: { source: '某县规定第五条' } },
    ])
    expect(judge('春节前后办理')).toEqual([])
  })
})
