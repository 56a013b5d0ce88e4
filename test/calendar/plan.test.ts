import { describe, expect, test } from 'vitest'
import { layOut, layOutBackward, makePlan } from '../../src/calendar/plan.ts'
import type { Choices, PlanCode, PlanEntry, Task } from '../../src/calendar/plan-entry.ts'
import { addDays, daysBetween, type PlainDate } from '../../src/ground/clock.ts'
import { citations } from '../../src/statute/citations.ts'
import { gap } from '../../src/statute/deadline.ts'
import { isWorkday } from '../../src/statute/periods.ts'
import { effective } from '../../src/statute/profile.ts'
import { nationalProfile, nationalRules, stricterProfile, wuyuanRules } from '../../src/statute/profiles.ts'
import { knownYears } from '../../src/statute/years.ts'

const day = (text: string) => text as PlainDate
const national: Choices = {
  rules: nationalRules(),
  must: ['secrecy', 'comment', 'hearing', 'legality'],
  commentDays: 30,
  secrecyDays: 15,
  analysisDays: 7,
  legalityDays: 7,
  interpretationDays: 3,
}
/** As in 五原: shortened with a reason, a symposium, the interpretation together with the decision. */
const wuyuan: Choices = {
  rules: wuyuanRules(),
  must: ['secrecy', 'comment', 'symposium', 'legality'],
  commentDays: 10,
  secrecyDays: 5,
  analysisDays: 3,
  legalityDays: 7,
  interpretationDays: 0,
}
const dates = ({ entries }: { entries: readonly { code: PlanCode; date: PlainDate }[] }) =>
  entries.map(({ code, date }) => `${date} ${code}`)

describe('forward', () => {
  test('the national procedure from 2 March 2026, every date counted by hand', () => {
    const plan = layOut(day('2026-03-02'), national, knownYears)
    expect(dates(plan)).toEqual([
      '2026-03-02 secrecy_request',
      '2026-03-23 secrecy_opinion', // E40
      '2026-03-24 notice',
      '2026-04-13 hearing_notice', // 10 days before the hearing
      '2026-04-16 hearing_list', // 7 days before: the platform’s default
      '2026-04-16 hearing_materials', // 7 days before the hearing
      '2026-04-23 comment_end', // 30 days
      '2026-04-23 hearing', // the last day of comments
      '2026-05-07 report', // 7 working days; 1 to 5 May rest
      '2026-05-07 legality_request',
      '2026-05-15 legality_opinion', // 7 working days; Saturday 9 May works
      '2026-05-18 discussion',
      '2026-05-27 report_review', // 15 working days from 7 May
      '2026-05-28 feedback',
      '2026-05-29 promulgation',
      '2026-06-03 interpretation', // 3 working days
      '2026-06-15 disclosure', // 20 working days from the discussion
    ])
    expect(plan.promulgated).toBe('2026-05-29')
  })

  test('a county that shortens, from 5 February 2026 into the Spring Festival', () => {
    const plan = layOut(day('2026-02-05'), wuyuan, knownYears)
    expect(dates(plan)).toEqual([
      '2026-02-05 secrecy_request',
      '2026-02-12 secrecy_opinion', // 5 working days: 6, 9, 10, 11, 12
      '2026-02-13 notice',
      '2026-02-13 symposium_papers', // E33: exact
      '2026-02-24 comment_end', // 23 February rests
      '2026-02-27 symposium', // E33: 14, 24, 25, 26, 27 February
      '2026-03-03 report', // 3 working days: Saturday 28 February works, then 2 and 3 March
      '2026-03-03 legality_request',
      '2026-03-10 report_review', // 5 working days from 3 March
      '2026-03-12 legality_opinion',
      '2026-03-13 discussion',
      '2026-03-16 feedback',
      '2026-03-17 promulgation',
      '2026-03-17 interpretation',
      '2026-04-13 disclosure', // 20 working days from 13 March, 6 April rests
    ])
  })

  const tasks: Task[][] = [
    ['comment'],
    ['hearing'],
    ['symposium', 'hearing'],
    ['secrecy', 'comment', 'hearing', 'symposium', 'legality'],
    [],
  ]
  test('from every day of three years every act keeps its distance and stands on a working day', () => {
    for (const must of tasks) {
      const choices = { ...national, must }
      let before = ''
      for (let from = day('2023-01-01'); from < '2025-09-01'; from = addDays(from, 3)) {
        const plan = layOut(from, choices, knownYears)
        const at = Object.fromEntries(plan.entries.map(({ code, date }) => [code, date])) as Record<
          string,
          PlainDate | undefined
        >
        const judged = (act: PlanCode, event: PlanCode, n: number, unit: 'day' | 'working_day') => {
          const [a, b] = [at[act], at[event]]
          if (a && b) expect([from, act, gap(a, b, n, unit, knownYears).verdict]).not.toContain('short')
        }
        judged('notice', 'comment_end', 30, 'day')
        judged('hearing_notice', 'hearing', 10, 'day')
        judged('hearing_materials', 'hearing', 7, 'day')
        judged('symposium_papers', 'symposium', 5, 'working_day')
        judged('legality_request', 'discussion', 7, 'working_day')
        // R11: strictly before.
        expect(daysBetween(at.feedback ?? from, at.promulgation ?? from)).toBeGreaterThan(0)
        for (const code of ['hearing', 'symposium', 'discussion', 'feedback', 'promulgation']) {
          const date = at[code]
          if (date) expect([from, code, isWorkday(date, knownYears)]).toEqual([from, code, true])
        }
        const order = plan.entries.map(({ date }) => date)
        expect(order).toEqual(order.toSorted())
        expect(order.every((date) => date >= from)).toBe(true)
        expect(plan.entries.every(({ steps, citations }) => steps.length > 0 && citations.length > 0)).toBe(
          true,
        )
        // Beginning later never ends earlier: what the search backward rests on.
        expect((plan.promulgated ?? '') >= before).toBe(true)
        before = plan.promulgated ?? ''
      }
    }
  })

  test('into a year without a calendar it ends where nothing can be said, and never guesses', () => {
    const plan = layOut(day('2026-11-02'), national, knownYears)
    expect([plan.promulgated, plan.needsCalendar]).toEqual([null, 2027])
    expect(plan.entries.every(({ date }) => date < '2027')).toBe(true)
    expect(plan.entries.at(-1)?.code).toBe('hearing')
  })

  test('hearing alone: the first working day that leaves 10 days', () => {
    const plan = layOut(day('2026-06-09'), { ...national, must: ['hearing'] }, knownYears)
    const at = Object.fromEntries(plan.entries.map(({ code, date }) => [code, date]))
    // 19 June, the tenth day, is the Dragon Boat Festival (E10).
    expect([at.hearing, at.hearing_notice, at.hearing_materials]).toEqual([
      '2026-06-22',
      '2026-06-12',
      '2026-06-15',
    ])
  })
})

describe('no step before the one it follows is over', () => {
  const at = (from: string, choices: Choices) =>
    Object.fromEntries(
      layOut(day(from), choices, knownYears).entries.map((each) => [each.code, each] as const),
    ) as Partial<Record<PlanCode, PlanEntry>>
  const codes = (found: PlanEntry | undefined) => found?.steps.map(({ code }) => code)

  test('comments close at 24:00: with no days for analysis the report follows on the next working day', () => {
    const found = at('2026-03-02', { ...national, analysisDays: 0 })
    expect([found.comment_end?.date, found.report?.date, found.legality_request?.date]).toEqual([
      '2026-04-23',
      '2026-04-24',
      '2026-04-24',
    ])
    expect(codes(found.report)).toEqual(['next_workday'])
    for (let from = day('2024-01-01'); from < '2025-06-01'; from = addDays(from, 1)) {
      const { comment_end, report } = at(from, { ...wuyuan, analysisDays: 0 })
      expect((report?.date ?? '') > (comment_end?.date ?? '9')).toBe(true)
    }
  })

  test('with no days for analysis, too, beginning later never ends earlier', () => {
    const every: Task[] = ['comment', 'hearing', 'symposium', 'legality']
    for (const must of [every, ['hearing'], ['symposium', 'comment']] as const)
      for (let from = day('2024-01-01'), before = ''; from < '2025-06-01'; from = addDays(from, 1)) {
        const { promulgated } = layOut(from, { ...national, must, analysisDays: 0 }, knownYears)
        expect((promulgated ?? '') >= before).toBe(true)
        before = promulgated ?? ''
      }
  })

  test('a hearing is over within its day, so that a report may be ready that evening', () => {
    const found = at('2026-06-09', { ...national, must: ['hearing'], analysisDays: 0 })
    expect([found.hearing?.date, found.report?.date]).toEqual(['2026-06-22', '2026-06-22'])
    expect(codes(found.report)).toEqual(['same_day'])
  })

  test('the first entry follows nothing', () => {
    for (const must of [[], ['legality']] as const) {
      const [first] = layOut(day('2026-03-02'), { ...national, must, analysisDays: 0 }, knownYears).entries
      expect([first?.code, first?.date, codes(first)]).toEqual(['report', '2026-03-02', ['starts']])
    }
    const after = at('2026-03-02', { ...national, must: ['secrecy'], analysisDays: 0 })
    expect(codes(after.report)).toEqual(['same_day'])
  })

  test.each([
    ['symposium', 'symposium_papers', '2026-02-23', '2026-02-15'],
    ['hearing', 'hearing_notice', '2026-02-15', '2026-02-15'],
  ] as const)('begun in the Spring Festival, a %s is not advised before it', (task, code, by, from) => {
    const found = at(from, { ...national, must: [task, 'legality'] })[code]
    expect(found?.date).toBe(by)
    const dates = found?.steps.flatMap(({ params }) => Object.values(params).map(String)) ?? []
    expect(dates.filter((text) => /^\d{4}-/.test(text) && text < from)).toEqual([])
    expect(codes(found)).toContain('only_rest_days')
    expect(codes(found)).not.toContain('act_earlier')
  })
})

describe('under a stricter profile', () => {
  const rules = effective([nationalProfile, stricterProfile], 'major_decision')
  const strict: Choices = { ...national, rules, interpretationDays: 0 }
  test('the hearing waits for its thirty days, the list for fifteen, the materials for ten', () => {
    const plan = layOut(day('2026-03-02'), { ...strict, must: ['hearing'] }, knownYears)
    const at = Object.fromEntries(plan.entries.map(({ code, date }) => [code, date]))
    expect([at.hearing, at.hearing_notice, at.hearing_list, at.hearing_materials]).toEqual([
      '2026-04-01',
      '2026-03-02',
      '2026-03-17',
      '2026-03-20', // the 22nd is a Sunday: earlier is advised
    ])
  })

  test('comments run on until twenty working days are over as well, and say so', () => {
    const plan = layOut(day('2026-01-25'), { ...strict, must: ['comment'] }, knownYears)
    const end = plan.entries.find(({ code }) => code === 'comment_end')
    // 24 February after 30 days is only the 17th working day, with Saturday 14 February; the 20th is the 27th.
    expect(end?.date).toBe('2026-02-27')
    expect(end?.citations.map(({ source }) => source).join()).toMatch(/六安.*20个工作日/)
  })
})

describe('backward', () => {
  test('gives the latest working day to start: it is in time, and the next one is not', () => {
    for (const choices of [national, wuyuan, { ...national, must: [] }])
      for (let until = day('2024-01-10'); until < '2025-12-20'; until = addDays(until, 17)) {
        const { starts, promulgated } = layOutBackward(until, choices, knownYears)
        expect((promulgated ?? '9') <= until).toBe(true)
        expect(isWorkday(starts, knownYears)).toBe(true)
        let next = addDays(starts, 1)
        while (isWorkday(next, knownYears) === false) next = addDays(next, 1)
        expect((layOut(next, choices, knownYears).promulgated ?? '9') > until).toBe(true)
      }
  })

  test('an end in a year without a calendar cannot be planned for', () => {
    const plan = makePlan({ until: day('2027-02-01') }, national, day('2026-03-02'), knownYears)
    expect(plan).toMatchObject({ starts: null, promulgated: null, entries: [], needsCalendar: 2027 })
    const before = makePlan({ until: day('2026-12-31') }, national, day('2026-03-02'), knownYears)
    expect(before?.promulgated).toBe('2026-12-31')
  })

  test('however early the end, the search does not leave the years that exist', () => {
    for (const until of ['1900-01-01', '1900-06-01', '1901-05-26', '1903-01-01'])
      expect(makePlan({ until: day(until) }, national, day('2026-03-02'), knownYears)).toMatchObject({
        starts: null,
        entries: [],
      })
  })

  test('a duty after promulgation that reaches into a year without a calendar is named with that year', () => {
    const plan = makePlan({ until: day('2026-12-31') }, national, day('2026-03-02'), knownYears)
    expect(plan?.entries.map(({ code }) => code)).not.toContain('disclosure')
    expect(plan?.notes.filter(({ code }) => code === 'later_needs_calendar')).toMatchObject([
      { params: { entry: 'interpretation', year: 2027 }, impossible: false },
      { params: { entry: 'disclosure', year: 2027 }, impossible: false },
    ])
    const whole = makePlan({ until: day('2026-11-02') }, national, day('2026-03-02'), knownYears)
    expect(whole?.notes).toEqual([])
    expect(whole?.entries.at(-1)?.code).toBe('disclosure')
  })

  test('a start that is over is said plainly, with what is possible from today', () => {
    const plan = makePlan({ until: day('2026-04-01') }, national, day('2026-03-02'), knownYears)
    expect(plan?.notes[0]).toMatchObject({
      code: 'starts_in_the_past',
      impossible: true,
      params: { until: '2026-04-01', earliest: '2026-05-29' },
    })
    expect((plan?.notes[0]?.params.latest ?? '') < '2026-03-02').toBe(true)
  })
})

describe('both ends, and what the choices entail', () => {
  const codes = (from: string, until: string, choices = national) =>
    makePlan({ from: day(from), until: day(until) }, choices, day('2026-03-01'), knownYears)?.notes.map(
      ({ code }) => code,
    )

  test('enough time, and not enough', () => {
    expect(codes('2026-03-02', '2026-05-29')).toEqual([])
    expect(codes('2026-03-02', '2026-05-28')).toEqual(['does_not_fit'])
    const late = makePlan(
      { from: day('2026-03-02'), until: day('2026-05-28') },
      national,
      day('2026-03-01'),
      knownYears,
    )
    expect(late?.notes[0]?.params).toEqual({
      from: '2026-03-02',
      until: '2026-05-28',
      earliest: '2026-05-29',
      latest: '2026-02-28',
    })
  })

  test('what certainly does not fit is said, even where nobody knows when it would', () => {
    const make = (from: string, until: string) =>
      makePlan({ from: day(from), until: day(until) }, national, day('2026-03-01'), knownYears)
    // Its comments end on 22 January 2027.
    const late = make('2026-12-01', '2026-12-31')
    expect(late?.entries.at(-1)).toMatchObject({ code: 'comment_end', date: '2027-01-22' })
    expect(late?.notes.map(({ code, impossible }) => [code, impossible])).toEqual([
      ['needs_calendar', false],
      ['does_not_fit', true],
    ])
    expect(late?.notes[1]?.params).toEqual({
      from: '2026-12-01',
      until: '2026-12-31',
      latest: layOutBackward(day('2026-12-31'), national, knownYears).starts,
    })
    expect(codes('2026-12-01', '2027-01-22')).toEqual(['needs_calendar', 'does_not_fit'])
    expect(codes('2026-12-01', '2027-01-23')).toEqual(['needs_calendar'])
  })

  test('R2, R25, R28 and A03 are named with their sources', () => {
    const shortened = { ...national, commentDays: 29, legalityDays: 6 }
    expect(codes('2026-03-02', '2026-12-01', shortened)).toEqual(['shorten_reason', 'legality_reason'])
    const bare = makePlan(
      { from: day('2026-03-01') },
      { ...national, must: ['symposium'] },
      day('2026-03-01'),
      knownYears,
    )
    expect(bare?.notes.map(({ code, impossible }) => [code, impossible])).toEqual([
      ['starts_on_rest_day', false],
      ['no_public_way', true],
      ['legality_left_out', true],
      ['secrecy_left_out', false],
    ])
    expect(bare?.notes[1]?.citation).toEqual(citations.A03)
  })

  test('neither end is no question', () =>
    expect(makePlan({}, national, day('2026-03-01'), knownYears)).toBeNull())
})
