import { describe, expect, test } from 'vitest'
import { ask } from './house.ts'

const year = (date: string) => (date.length === 5 ? `2026-${date}` : date)
const forward = (from: string, days: number | string, unit = 'day') =>
  ask(`/api/v1/deadlines/forward?from=${year(from)}&days=${days}&unit=${unit}`)
const gap = (act: string, event: string, days: number, unit = 'day') =>
  ask(`/api/v1/deadlines/gap?act=${year(act)}&event=${year(event)}&days=${days}&unit=${unit}`)

describe('GET /api/v1/deadlines/forward, by anyone', () => {
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
    ['E26', '01-12', 10, '01-22', '01-22'],
    ['E27', '2024-09-19', 10, '2024-09-29', '2024-09-29'],
    ['E28', '2023-09-28', 10, '2023-10-08', '2023-10-08'],
  ])('%s: %s and %i days', async (_, from, days, raw, rolled) => {
    const { status, body } = await forward(from, days)
    expect([status, body.raw_end, body.rolled_end]).toEqual([200, year(raw), year(rolled)])
    const next = new Date(Date.parse(`${year(rolled)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    expect(body.closes_at).toBe(`${next}T00:00:00.000+08:00`)
    expect(body.steps.at(-1)).toMatchObject({ code: 'ends_at_24', params: { date: year(rolled) } })
    expect(body.citation.source).toContain('民法典')
    expect(body.code).toBeUndefined()
  })

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

  test.each([
    ['E34', '04-03', 3, '04-09'],
    ['E35', '09-30', 3, '10-10'],
    ['E36', '02-13', 3, '02-25'],
    ['E37', '04-30', 3, '05-08'],
    ['E38', '02-10', 20, '03-16'],
    ['E39', '09-18', 20, '10-22'],
    ['E40', '09-16', 15, '10-13'],
    ['E40', '03-02', 15, '03-23'],
    ['E40', '02-09', 15, '03-06'],
    ['E41', '09-28', 5, '10-10'],
    ['E41', '02-12', 5, '02-26'],
    ['E42', '04-27', 7, '05-09'],
    ['E42', '02-11', 7, '02-27'],
  ])('%s: %s and %i working days', async (_, from, days, due) => {
    const { status, body } = await forward(from, days, 'working_day')
    expect([status, body.raw_end, body.rolled_end]).toEqual([200, year(due), year(due)])
  })

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
  test.each([
    ['E1', '03-02', '03-11', 10, 'day', 9, 'short'],
    ['E19', '03-02', '03-28', 10, 'day', 26, 'ok'],
    ['E24', '2025-07-24', '2025-08-22', 30, 'day', 29, 'short'],
    ['E24', '2023-06-26', '2023-07-26', 30, 'day', 30, 'exact'],
    ['E24', '2025-11-19', '2025-12-19', 30, 'day', 30, 'exact'],
    ['E25', '2022-11-18', '2022-11-24', 10, 'day', 6, 'short'],
    ['E26', '01-12', '01-31', 10, 'day', 19, 'ok'],
    ['E26', '01-12', '01-31', 30, 'day', 19, 'short'],
    ['E27', '2024-09-19', '2024-10-03', 10, 'day', 14, 'ok'],
    ['E29', '06-19', '06-30', 10, 'day', 11, 'ok'],
    ['E29', '06-20', '06-30', 10, 'day', 10, 'exact'],
    ['E29', '06-21', '06-30', 10, 'day', 9, 'short'],
    ['E30', '10-05', '10-15', 10, 'day', 10, 'exact'],
    ['E30', '10-06', '10-15', 10, 'day', 9, 'short'],
    ['E30', '10-07', '10-15', 7, 'day', 8, 'ok'],
    ['E30', '10-08', '10-15', 7, 'day', 7, 'exact'],
    ['E30', '10-09', '10-15', 7, 'day', 6, 'short'],
    ['E31', '06-25', '06-30', 10, 'day', 5, 'short'],
    ['E32', '09-30', '10-14', 5, 'working_day', 6, 'ok'],
    ['E32', '10-08', '10-14', 5, 'working_day', 5, 'exact'],
    ['E32', '10-09', '10-14', 5, 'working_day', 4, 'short'],
    ['E33', '02-12', '02-27', 5, 'working_day', 6, 'ok'],
    ['E33', '02-13', '02-27', 5, 'working_day', 5, 'exact'],
    ['E33', '02-24', '02-27', 5, 'working_day', 3, 'short'],
  ])('%s: %s before %s, %i in %s', async (_, act, event, days, unit, n, verdict) => {
    const { status, body } = await gap(act, event, days, unit)
    expect([status, body.gap, body.verdict]).toEqual([200, n, verdict])
    expect(body.steps.at(-1)?.code).toBe(`gap_${verdict}`)
    expect(body.steps.at(-1)?.text).not.toBe('')
  })

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

  test.each([
    ['act', { act: '2026-02-29' }, 'invalid_date'],
    ['event', { event: '2026-06-31' }, 'invalid_date'],
    ['event', { event: '2026-06-30T09:00+08:00' }, 'date_with_time'],
    ['act', { act: '' }, 'missing'],
    ['days', { days: '0' }, 'days_out_of_range'],
    ['unit', { unit: 'week' }, 'invalid_choice'],
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
