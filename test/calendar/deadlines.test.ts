import { describe, expect, test } from 'vitest'
import { forwardExamples, gapExamples } from '../../src/statute/examples.ts'
import { ask } from './house.ts'

const year = (date: string) => (date.length === 5 ? `2026-${date}` : date)
const forward = (from: string, days: number | string, unit = 'day') =>
  ask(`/api/v1/deadlines/forward?from=${year(from)}&days=${days}&unit=${unit}`)
const gap = (act: string, event: string, days: number, unit = 'day') =>
  ask(`/api/v1/deadlines/gap?act=${year(act)}&event=${year(event)}&days=${days}&unit=${unit}`)

describe('GET /api/v1/deadlines/forward, by anyone', () => {
  const known = forwardExamples.filter(({ rolledEnd }) => rolledEnd !== null)
  test.each(known.filter(({ unit }) => unit === 'day'))(
    'E1–E17, E26–E28, E50: $id: $from and $days days',
    async (each) => {
      const { status, body } = await forward(each.from, each.days)
      const rolled = each.rolledEnd ?? ''
      expect([status, body.raw_end, body.rolled_end]).toEqual([200, each.rawEnd, rolled])
      const next = new Date(Date.parse(`${rolled}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
      expect(body.closes_at).toBe(`${next}T00:00:00.000+08:00`)
      expect(body.steps.at(-1)).toMatchObject({ code: 'ends_at_24', params: { date: rolled } })
      expect(body.citation.source).toContain('民法典')
      expect(body.code).toBeUndefined()
    },
  )

  test('E18: days in a year without a calendar: the raw end stands, nothing is guessed', async () => {
    const { status, body } = await forward('12-22', 10)
    expect([status, body.raw_end, body.rolled_end]).toEqual([200, '2027-01-01', null])
    expect([body.code, body.year]).toEqual(['needs_calendar', 2027])
  })

  test('E18: working days there are 409 needs_calendar', async () => {
    const { status, body } = await forward('12-22', 10, 'working_day')
    expect([status, body.code, body.params]).toEqual([409, 'needs_calendar', { year: 2027 }])
    expect(body.title).toContain('2027年')
  })

  test.each(known.filter(({ unit }) => unit === 'working_day'))(
    'E34–E42: $id: $from and $days working days',
    async (each) => {
      const { status, body } = await forward(each.from, each.days, 'working_day')
      expect([status, body.raw_end, body.rolled_end]).toEqual([200, each.rawEnd, each.rolledEnd])
    },
  )

  test('says its steps in the language asked for, with code and params beside the sentence', async () => {
    const path = '/api/v1/deadlines/forward?from=2026-02-05&days=10&unit=day'
    const [zh, en] = [await ask(path), await ask(`${path}&lang=en`)]
    const told = zh.body.steps.map(({ text }) => text).join('')
    for (const part of ['2026年2月5日', '当日不计入', '第10日', '春节', '2026年2月24日24时'])
      expect(told).toContain(part)
    expect(en.body.steps.map(({ text }) => text).join(' ')).toMatch(/Spring Festival.*24 February 2026/)
    expect(en.body.steps.map(({ code }) => code)).toEqual(zh.body.steps.map(({ code }) => code))
  })

  test.each([
    ['a day that does not exist', { from: '2026-02-30' }, 'invalid_date', 'from'],
    ['29 February of a common year', { from: '2026-02-29' }, 'invalid_date', 'from'],
    ['29 February of year 1', { from: '0001-02-29' }, 'invalid_date', 'from'],
    ['year 1', { from: '0001-01-01' }, 'date_out_of_range', 'from'],
    ['year 9999', { from: '9999-12-31' }, 'date_out_of_range', 'from'],
    ['an end after 2999', { from: '2999-12-30' }, 'date_out_of_range', 'from'],
    ['a time of day', { from: '2026-03-02T08:00:00' }, 'date_with_time', 'from'],
    ['a time zone', { from: '2026-03-02+08:00' }, 'date_with_time', 'from'],
    ['UTC', { from: '2026-03-02T00:00:00Z' }, 'date_with_time', 'from'],
    ['a date of another shape', { from: '2026/3/2' }, 'invalid_date', 'from'],
    ['words', { from: '明天' }, 'invalid_date', 'from'],
    ['no date', { from: '' }, 'missing', 'from'],
    ['negative N', { days: '-1' }, 'days_out_of_range', 'days'],
    ['zero', { days: '0' }, 'days_out_of_range', 'days'],
    ['huge N', { days: '3651' }, 'days_out_of_range', 'days'],
    ['N beyond every number', { days: '9'.repeat(400) }, 'days_out_of_range', 'days'],
    ['half a day', { days: '1.5' }, 'days_out_of_range', 'days'],
    ['an exponent', { days: '1e3' }, 'days_out_of_range', 'days'],
    ['no N', { days: '' }, 'missing', 'days'],
    ['months', { unit: 'month' }, 'invalid_choice', 'unit'],
    ['hours', { unit: 'hour' }, 'invalid_choice', 'unit'],
    ['a property of every object', { unit: 'toString' }, 'invalid_choice', 'unit'],
    ['no unit', { unit: '' }, 'missing', 'unit'],
  ])('refuses %s with its field', async (_, wrong, code, field) => {
    const query = new URLSearchParams({ from: '2026-03-02', days: '10', unit: 'day', ...wrong })
    const { status, body } = await ask(`/api/v1/deadlines/forward?${query}`)
    expect([status, body.code, body.field]).toEqual([422, code, field])
    expect(JSON.stringify(body)).not.toContain('明天')
  })

  test('refuses what is said twice, and names every problem at once', async () => {
    const twice = await ask('/api/v1/deadlines/forward?from=2026-03-02&from=2026-03-03&days=10&unit=day')
    expect([twice.status, twice.body.code, twice.body.field]).toEqual([422, 'repeated', 'from'])
    const none = await ask('/api/v1/deadlines/forward')
    expect(none.body.problems.map(({ code, field }) => [code, field])).toEqual([
      ['missing', 'from'],
      ['missing', 'days'],
      ['missing', 'unit'],
    ])
  })

  test('29 February of a leap year is a day like any other', async () => {
    const { status, body } = await forward('2024-02-29', 10)
    expect([status, body.raw_end]).toEqual([200, '2024-03-10'])
  })
})

describe('GET /api/v1/deadlines/gap, by anyone', () => {
  const more = [
    { id: 'E1', act: '2026-03-02', event: '2026-03-11', days: 10, unit: 'day', gap: 9, verdict: 'short' },
    { id: 'E19', act: '2026-03-02', event: '2026-03-28', days: 10, unit: 'day', gap: 26, verdict: 'ok' },
  ] as const
  test.each([...more, ...gapExamples])(
    'E1, E19, E24–E27, E29–E33: $id: $act before $event, $days in $unit',
    async (each) => {
      const { act, event, days, unit, gap: n, verdict } = each
      const { status, body } = await gap(act, event, days, unit)
      expect([status, body.gap, body.verdict]).toEqual([200, n, verdict])
      expect(body.steps.at(-1)?.code).toBe(`gap_${verdict}`)
      expect(body.steps.at(-1)?.text).not.toBe('')
    },
  )

  test('in calendar days no calendar is needed, and after the event the gap is negative', async () => {
    expect((await gap('2031-05-01', '2031-05-31', 30)).body).toMatchObject({ gap: 30, verdict: 'exact' })
    expect((await gap('03-12', '03-02', 10)).body).toMatchObject({ gap: -10, verdict: 'short' })
  })

  test('working days in an unknown year: 409, unless the verdict holds whatever that year brings', async () => {
    const open = await gap('2026-12-28', '2027-01-08', 5, 'working_day')
    expect([open.status, open.body.code]).toEqual([409, 'needs_calendar'])
    const ok = await gap('2026-12-01', '2027-03-01', 5, 'working_day')
    expect(ok.body).toMatchObject({ gap: null, verdict: 'ok', code: 'needs_calendar', year: 2027 })
    const short = await gap('2027-01-04', '2027-01-06', 5, 'working_day')
    expect(short.body).toMatchObject({ gap: null, verdict: 'short', code: 'needs_calendar' })
  })

  test('names every year that is missing', async () => {
    const { status, body } = await gap('2026-12-28', '2028-01-10', 260, 'working_day')
    expect(status).toBe(409)
    expect(body.problems).toMatchObject([
      { code: 'needs_calendar', params: { year: 2027 } },
      { code: 'needs_calendar', params: { year: 2028 } },
    ])
    const ok = await gap('2026-12-28', '2028-01-10', 20, 'working_day')
    expect(
      ok.body.steps.filter(({ code }) => code === 'calendar_missing').map(({ params }) => params),
    ).toEqual([{ year: 2027 }, { year: 2028 }])
  })

  test.each([
    ['act', { act: '2026-02-29' }, 'invalid_date'],
    ['event', { event: '2026-06-31' }, 'invalid_date'],
    ['event', { event: '2026-06-30T09:00+08:00' }, 'date_with_time'],
    ['act', { act: '' }, 'missing'],
    ['act', { act: '0001-01-01' }, 'date_out_of_range'],
    ['event', { event: '9999-12-31' }, 'date_out_of_range'],
    ['act', { act: '2026-06-19T00:00:00Z' }, 'date_with_time'],
    ['days', { days: '0' }, 'days_out_of_range'],
    ['days', { days: '-10' }, 'days_out_of_range'],
    ['days', { days: '9'.repeat(400) }, 'days_out_of_range'],
    ['unit', { unit: 'week' }, 'invalid_choice'],
    ['unit', { unit: '工作日' }, 'invalid_choice'],
  ])('refuses a wrong %s with its field', async (field, wrong, code) => {
    const query = new URLSearchParams({
      act: '2026-06-19',
      event: '2026-06-30',
      days: '10',
      unit: 'day',
      ...wrong,
    })
    const { status, body } = await ask(`/api/v1/deadlines/gap?${query}`)
    expect([status, body.code, body.field]).toEqual([422, code, field])
  })
})
