import { describe, expect, test } from 'vitest'
import { beijingDate, beijingIso, type Instant, instant, type PlainDate } from '../../src/ground/clock.ts'
import { stepText } from '../../src/paper/words/deadlines.ts'
import {
  counterDeadline,
  forward,
  forwardMonths,
  gap,
  hoursAfter,
  latestAct,
  monthsAfter,
  noticeEnds,
  type Step,
} from '../../src/statute/deadline.ts'
import { forwardExamples, gapExamples } from '../../src/statute/examples.ts'
import { completeOn, judgeAnnouncement } from '../../src/statute/hearing.ts'
import { isWorkday, judgePeriod } from '../../src/statute/periods.ts'
import { nationalRules, wuyuanRules } from '../../src/statute/profiles.ts'
import { beforeEvent, dueAt, dueOn } from '../../src/statute/terms.ts'
import { knownYears } from '../../src/statute/years.ts'

const day = (text: string) => (text.length === 5 ? `2026-${text}` : text) as PlainDate
const at = (text: string): Instant => instant(Date.parse(text))

describe('periods in calendar days', () => {
  test.each(forwardExamples.filter(({ unit, rolledEnd }) => unit === 'day' && rolledEnd !== null))(
    'E1–E17, E26–E28, E50: $id: from $from, $days days: $rawEnd, $rolledEnd',
    (each) => {
      const { from, days, rawEnd, rolledEnd } = each
      const answer = forward(from, days, 'day', knownYears)
      expect(answer).toMatchObject({ rawEnd, rolledEnd })
      expect(answer.needsCalendar).toBeUndefined()
      expect(beijingIso(answer.closesAt ?? at('1970-01-01T00:00Z'))).toMatch(/T00:00:00\.000\+08:00$/)
      expect(answer.steps.at(-1)).toEqual({ code: 'ends_at_24', params: { date: rolledEnd } })
    },
  )

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
    const announced = { startsOn: day('03-02'), endsOn: day('03-28'), shortenReason: '情况紧急' }
    expect(judgePeriod(announced, nationalRules(), knownYears)).toEqual([])
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

  test.each(gapExamples.filter(({ unit }) => unit === 'day'))(
    'E24–E27, E29–E31: $id: $act to $event against $days days is $gap: $verdict',
    (each) => {
      const { act, event, days, gap: n, verdict } = each
      expect(gap(act, event, days, 'day', knownYears)).toMatchObject({ gap: n, verdict })
      expect(gap(act, event, days, 'day', [])).toMatchObject({ gap: n, verdict })
    },
  )

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
    const judged = judgeAnnouncement([first, second], day('06-30'), wuyuanRules())
    expect(judged.gap?.gap).toBe(5)
    expect(judged.findings).toMatchObject([{ rule: 'R14', code: 'announced_too_late', severity: 'block' }])
  })

  test.each(gapExamples.filter(({ unit }) => unit === 'working_day'))(
    'E32, E33, R22: $id: papers on $act for $event: $gap working days, $verdict',
    (each) => {
      const { act, event, gap: n, verdict } = each
      const answer = beforeEvent('symposium_papers', act, event, knownYears, wuyuanRules())
      expect(answer).toMatchObject({ gap: n, verdict, days: 5, unit: 'working_day' })
      expect(answer.citations[0]?.quote).toContain('5个工作日前')
    },
  )

  test('E32, E33: the last day for the papers', () => {
    expect(latestAct(day('10-14'), 5, 'working_day', knownYears).date).toBe('2026-10-08')
    expect(latestAct(day('02-27'), 5, 'working_day', knownYears).date).toBe('2026-02-13')
  })

  const told = ({ steps }: { steps: readonly Step[] }) => steps.map((each) => stepText('zh', each)).join('')
  const list = ({ steps }: { steps: readonly Step[] }) =>
    steps.find(({ code }) => code === 'counts_back_working_days')?.params.list

  test('E32, E33: the days are counted back from the event, the day before it being the first', () => {
    const e32 = '2026-10-13 2026-10-12 2026-10-10 2026-10-09 2026-10-08'
    expect(list(latestAct(day('10-14'), 5, 'working_day', knownYears))).toBe(e32)
    expect(list(gap(day('10-08'), day('10-14'), 5, 'working_day', knownYears))).toBe(e32)
    expect(list(gap(day('09-30'), day('10-14'), 5, 'working_day', knownYears))).toBe(`${e32} 2026-09-30`)
    const e33 = '2026-02-26 2026-02-25 2026-02-24 2026-02-14 2026-02-13'
    expect(list(latestAct(day('02-27'), 5, 'working_day', knownYears))).toBe(e33)
    expect(list(gap(day('02-13'), day('02-27'), 5, 'working_day', knownYears))).toBe(e33)
    expect(told(latestAct(day('10-14'), 5, 'working_day', knownYears))).toBe(
      '自举行日2026年10月14日向前倒数，举行当日不计入，前一个工作日为第1个工作日。倒数期间，《民法典》没有直接规定，参照第二百零一条计算。2026年10月10日（星期六）是调休上班日，按工作日计算。从2026年10月13日倒数至2026年10月8日，共有5个工作日：2026年10月13日、2026年10月12日、2026年10月10日、2026年10月9日、2026年10月8日。最迟在2026年10月8日（星期四）办理，距举行日5个工作日。',
    )
  })

  test('E29, E30: in calendar days the event is not counted and the day of the act is', () => {
    const { steps } = gap(day('06-20'), day('06-30'), 10, 'day', knownYears)
    expect(steps).toEqual([
      { code: 'event_not_counted', params: { date: '2026-06-30', unit: 'day' } },
      { code: 'by_analogy', params: {} },
      { code: 'counts_days', params: { n: 10, from: '2026-06-20', to: '2026-06-29' } },
      { code: 'gap_exact', params: { gap: 10, days: 10, unit: 'day' } },
    ])
    expect(latestAct(day('10-15'), 7, 'day', knownYears).steps.slice(0, 3)).toEqual([
      { code: 'event_not_counted', params: { date: '2026-10-15', unit: 'day' } },
      { code: 'by_analogy', params: {} },
      { code: 'counts_days', params: { n: 7, from: '2026-10-08', to: '2026-10-14' } },
    ])
  })

  test('an event or an act on a rest day: the working days after the act up to the event, and it is said', () => {
    const event = latestAct(day('10-11'), 2, 'working_day', knownYears) // a Sunday after a worked Saturday
    expect(event).toMatchObject({ date: '2026-10-08' })
    expect(event.steps.map(({ code }) => code)).toEqual([
      'by_analogy',
      'falls_on_rest_day',
      'counts_until_event',
      'makeup_workday',
      'counts_working_days',
      'latest_act',
    ])
    expect(told(event)).toContain('计算的是办理的次日起到举行日2026年10月11日为止的工作日。')
    expect(gap(day('10-08'), day('10-11'), 2, 'working_day', knownYears)).toMatchObject({ verdict: 'exact' })
    expect(gap(day('10-09'), day('10-11'), 2, 'working_day', knownYears)).toMatchObject({ verdict: 'short' })
    const monday = latestAct(day('10-12'), 1, 'working_day', knownYears)
    expect(monday).toMatchObject({ date: '2026-10-11', advised: '2026-10-10' })
    expect(monday.steps.filter(({ code }) => code === 'falls_on_rest_day')).toHaveLength(1)
    // The other way about: done on Sunday 11 October for Monday the 12th.
    const act = gap(day('10-11'), day('10-12'), 1, 'working_day', knownYears)
    expect(act.verdict).toBe('exact')
    expect(act.steps.map(({ code }) => code)).toEqual([
      'by_analogy',
      'falls_on_rest_day',
      'counts_until_event',
      'counts_working_days',
      'gap_exact',
    ])
  })

  test('E29–E33: the texts on counting are cited by analogy, never as if they regulated it', () => {
    for (const each of gapExamples) {
      const { citations } = gap(each.act, each.event, each.days, each.unit, knownYears)
      expect(citations.slice(0, 2).map(({ source }) => source)).toEqual([
        '参照《中华人民共和国民法典》第二百零一条',
        '参照《中华人民共和国民法典》第一千二百五十九条',
      ])
    }
  })
})

describe('terms in working days', () => {
  const due = (id: string) =>
    forwardExamples
      .filter((each) => each.id === id && each.unit === 'working_day')
      .map(({ from, rolledEnd }) => [from, rolledEnd] as const)

  test.each([
    ['E34', 'R26', 'interpretation', nationalRules()],
    ['E35', 'R26', 'interpretation', nationalRules()],
    ['E36', 'R26', 'interpretation', nationalRules()],
    ['E37', 'R26', 'interpretation', nationalRules()],
    ['E38', 'R27', 'disclosure', nationalRules()],
    ['E39', 'R27', 'disclosure', wuyuanRules()],
    ['E40', 'R28', 'secrecy_review', wuyuanRules()],
    ['E41', 'R30', 'hot_question', wuyuanRules()],
    ['E41', 'R29', 'nondisclosure_report', wuyuanRules()],
    ['E42', 'R25', 'legality_review', nationalRules()],
  ] as const)('%s, %s: %s', (id, _, term, rules) => {
    expect(due(id).length).toBeGreaterThan(0)
    for (const [from, rolledEnd] of due(id)) {
      const answer = dueOn(term, from, rules, knownYears)
      expect(answer.rolledEnd).toBe(rolledEnd)
      expect(answer.citations[0]?.source).toBe(rules.values[term].source?.source)
    }
  })

  test('R26: what is due in the same moment has no term', () =>
    expect(() => dueOn('interpretation', day('03-02'), wuyuanRules(), knownYears)).toThrow(RangeError))
})

describe('hours and months', () => {
  test('E43, R30: 48 hours end inside the holiday, 5 hours after midnight', () => {
    expect(hoursAfter(at('2026-02-13T20:00:00+08:00'), 48)).toBe(at('2026-02-15T20:00:00+08:00'))
    expect(dueAt('public_concern', at('2026-02-13T20:00:00+08:00'), wuyuanRules()).endsAt).toBe(
      at('2026-02-15T20:00:00+08:00'),
    )
    expect(dueAt('grave_incident', at('2026-03-02T23:30:00+08:00'), wuyuanRules()).endsAt).toBe(
      at('2026-03-03T04:30:00+08:00'),
    )
    expect(dueAt('press_conference', at('2026-03-02T23:30:00+08:00'), wuyuanRules()).endsAt).toBe(
      at('2026-03-03T23:30:00+08:00'),
    )
    expect(dueAt('first_release', at('2026-03-02T23:30:00+08:00'), wuyuanRules()).endsAt).toBe(
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
