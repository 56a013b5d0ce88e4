import { beforeAll, describe, expect, test } from 'vitest'
import { saveYear } from '../../src/calendar/save-year.ts'
import { readYears } from '../../src/calendar/store.ts'
import { yearInput } from '../../src/calendar/year.ts'
import type { Officer } from '../../src/people/officer.ts'
import { isWorkday } from '../../src/statute/periods.ts'
import { ask, bindings, db, invented2027, NOW, officer, raise } from './house.ts'

let admin: Officer
beforeAll(async () => {
  admin = await officer('admin')
})

const input = (more: Parameters<typeof invented2027>[0] = {}) =>
  yearInput.parse(invented2027({ workdays: 248, ...more }))
const rows = () => bindings.DB.prepare('SELECT count(*) AS n FROM calendar_years').first<number>('n')
const entries = () =>
  bindings.DB.prepare("SELECT count(*) AS n FROM entries WHERE deed = 'calendar_year_saved'").first<number>(
    'n',
  )

describe('before anybody enters 2027', () => {
  test('the shipped years answer, 2026 with 248 working days', async () => {
    const { body } = await ask('/api/v1/calendar')
    const items = body.items as { year: number; workdays: number; version: number }[]
    expect(items.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026])
    expect(items.at(-1)).toMatchObject({ year: 2026, workdays: 248, version: 0 })
  })

  test('2027 is not guessed', async () => {
    expect((await ask('/api/v1/calendar/2027')).status).toBe(404)
    const page = await raise()('/calendar/2027')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('2027年的安排还没有录入')
    expect((await ask('/api/v1/deadlines/forward?from=2026-12-22&days=10&unit=working_day')).status).toBe(409)
  })
})

describe('refused', () => {
  test.each([
    ['days that do not exist', { make_up: ['2027-02-30'] }, 'invalid_date', 'make_up.0'],
    ['days of another year', { make_up: ['2026-02-28'] }, 'calendar_day_wrong', 'make_up.0'],
    ['a make-up day in the week', { make_up: ['2027-02-22'] }, 'make_up_on_weekday', 'make_up.0'],
    ['a make-up day in a holiday', { make_up: ['2027-02-06'] }, 'calendar_day_twice', 'make_up.0'],
    [
      'a make-up day named twice',
      { make_up: ['2027-02-20', '2027-02-20'] },
      'calendar_day_twice',
      'make_up.1',
    ],
    [
      'a holiday that ends before it begins',
      { off: [{ name: '元旦', first: '2027-01-03', last: '2027-01-01' }] },
      'calendar_day_wrong',
      'off.0.last',
    ],
    [
      'a holiday that begins in the year before',
      { off: [{ name: '元旦', first: '2026-12-31', last: '2027-01-02' }] },
      'calendar_day_wrong',
      'off.0.first',
    ],
    [
      'holidays that overlap',
      {
        off: [
          { name: '中秋节', first: '2027-09-30', last: '2027-10-02' },
          { name: '国庆节', first: '2027-10-01', last: '2027-10-07' },
        ],
      },
      'calendar_day_twice',
      'off.1.first',
    ],
    [
      'a year that hardly works',
      { off: [{ name: '长假', first: '2027-06-01', last: '2027-08-31' }], make_up: [] },
      'calendar_sum_implausible',
      'off.0.first',
    ],
    ['no holiday at all', { off: [] }, 'missing', 'off'],
    [
      'a holiday without a name',
      { off: [{ name: '', first: '2027-01-01', last: '2027-01-03' }] },
      'missing',
      'off.0.name',
    ],
    ['no notice', { notice_no: '' }, 'missing', 'notice_no'],
    ['a sum that is not its own', { workdays: 250 }, 'calendar_sum_differs', 'workdays'],
    ['a version that is not the latest', { version: 3 }, 'changed_meanwhile', undefined],
  ])('%s', async (_, more, code, field) => {
    const { status, body } = await ask('/api/v1/desk/calendar/2027', {
      as: admin,
      body: { ...invented2027(), workdays: 248, ...more },
    })
    expect([status, body.code, body.field]).toEqual([code === 'changed_meanwhile' ? 409 : 422, code, field])
    expect([await rows(), await entries()]).toEqual([0, 0])
  })

  test('other roles: forbidden by page, by program and by the deed itself', async () => {
    for (const role of ['drafter', 'reviewer', 'office', 'supervisor'] as const) {
      const other = await officer(role)
      for (const path of ['/desk/calendar', '/desk/calendar/2027', '/desk/calendar/open?year=2027'])
        expect([path, (await raise(NOW, other)(path)).status]).toEqual([path, 403])
      const posted = await raise(NOW, other)('/desk/calendar/2027', { method: 'POST', body: new FormData() })
      expect(posted.status).toBe(403)
      for (const path of ['/api/v1/desk/calendar/2027', '/api/v1/desk/calendar/2027/preview'])
        expect((await ask(path, { as: other, body: { ...invented2027(), workdays: 248 } })).status).toBe(403)
      for (const path of ['/api/v1/desk/calendar', '/api/v1/desk/calendar/2027'])
        expect((await ask(path, { as: other })).status).toBe(403)
      expect(await saveYear({ db, now: NOW }, other, 2027, input())).toMatchObject({ ok: false })
      // A role that is claimed and not held: SQL asks the officers' table.
      const claimed = await saveYear({ db, now: NOW }, { ...other, roles: ['admin'] }, 2027, input())
      expect(claimed).toMatchObject({ ok: false, refusal: { problems: [{ code: 'forbidden' }] } })
    }
    expect(await rows()).toBe(0)
  })

  test.each(['1999', '2100', '02027', 'x', '2027.5'])('a year %s', async (year) => {
    expect((await raise(NOW, admin)(`/desk/calendar/${year}`)).status).toBe(404)
    const sent = { as: admin, body: { ...invented2027(), workdays: 248 } }
    expect((await ask(`/api/v1/desk/calendar/${year}`, sent)).status).toBe(404)
  })
})

describe('entering 2027', () => {
  const fields = (more: Record<string, string> = {}) => {
    const typed = invented2027()
    return new URLSearchParams({
      notice_no: typed.notice_no,
      notice_title: typed.notice_title,
      version: '0',
      ...Object.fromEntries(
        typed.off.flatMap((row, index) =>
          Object.entries(row).map(([part, value]) => [`off.${index}.${part}`, value ?? '']),
        ),
      ),
      ...Object.fromEntries((typed.make_up ?? []).map((day, index) => [`make_up.${index}`, day])),
      'off.8.name': '用不上的一行',
      ...more,
    })
  }
  const post = (more: Record<string, string>) =>
    raise(NOW, admin)('/desk/calendar/2027', { method: 'POST', body: fields(more) })

  test('first the list says what is missing, from September on', async () => {
    const autumn = await raise('2026-11-05T01:00:00.000Z' as typeof NOW, admin)('/desk/calendar')
    expect(await autumn.text()).toContain('2027年的安排还没有录入')
    expect(await (await raise(NOW, admin)('/desk/calendar')).text()).not.toContain('2027年的安排还没有录入')
    const blank = await (await raise(NOW, admin)('/desk/calendar/2027')).text()
    for (const name of ['元旦', '春节', '国庆节', '国务院办公厅关于2027年部分节假日安排的通知'])
      expect(blank).toContain(`value="${name}"`)
  })

  test('a refused form comes back with what was typed and a link to the field', async () => {
    const page = await post({ step: 'preview', 'make_up.0': '2027-02-01' })
    const html = await page.text()
    expect(page.status).toBe(422)
    expect(html).toContain('href="#make_up-0"')
    expect(html).toContain('id="make_up-0"')
    expect(html).toContain('value="2027-02-01"')
    expect(html).toContain('value="2027-02-05"')
  })

  test('the preview shows the sum and the months and saves nothing', async () => {
    const page = await post({ step: 'preview' })
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('还没有保存')
    expect(html).toMatch(/全年工作日<\/dt><dd class="figure__value">248</)
    expect(html.match(/<table class="month">/g)).toHaveLength(12)
    expect(html).toContain('name="workdays" value="248"')
    expect(html).not.toContain('用不上的一行')
    expect(await rows()).toBe(0)
    const program = await ask('/api/v1/desk/calendar/2027/preview', { as: admin, body: invented2027() })
    expect([program.status, program.body.workdays]).toEqual([200, 248])
  })

  test('going back keeps what was typed', async () => {
    const html = await (await post({ step: 'change' })).text()
    expect(html).toContain('value="2027-02-05"')
    expect(html).toContain('value="测试〔2026〕1号"')
  })

  test('saved, it answers at once, for everybody, with its own notice', async () => {
    const done = await post({ step: 'save', workdays: '248' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/desk/calendar/2027?saved'])
    expect([await rows(), await entries()]).toEqual([1, 1])
    const { body } = await ask('/api/v1/deadlines/forward?from=2026-12-22&days=10&unit=day')
    expect([body.raw_end, body.rolled_end, body.code]).toEqual(['2027-01-01', '2027-01-04', undefined])
    expect(body.steps.map(({ text }) => text).join('')).toContain('元旦')
    const work = await ask('/api/v1/deadlines/forward?from=2027-02-04&days=3&unit=working_day')
    // 13 and 14 February are a weekend, 20 February is worked.
    expect(work.body.rolled_end).toBe('2027-02-17')
    expect((await ask('/api/v1/calendar/2027')).body).toMatchObject({ version: 1, workdays: 248 })
    expect(await (await raise()('/calendar/2027')).text()).toContain('测试〔2026〕1号')
  })

  test('the same form again finds that somebody was faster', async () => {
    const page = await post({ step: 'save', workdays: '248' })
    const html = await page.text()
    expect(page.status).toBe(409)
    expect(html).toContain('name="version" value="1"')
    expect(await rows()).toBe(1)
  })

  test('the ledger says that it was saved, and holds neither name nor text', async () => {
    const body = await bindings.DB.prepare(
      "SELECT body FROM entries WHERE deed = 'calendar_year_saved'",
    ).first<string>('body')
    const entry = JSON.parse(body ?? '{}')
    expect(entry).toMatchObject({ actor: admin.id, subject: '2027', data: { version: 1, workdays: 248 } })
    expect(Object.keys(entry.data).sort()).toEqual(['sha256', 'version', 'workdays'])
    expect(body).not.toContain('赵青')
  })
})

describe('a correction', () => {
  test('is a further version: the newest counts, and the history tells the days', async () => {
    const make_up = ['2027-01-31', '2027-02-21', '2027-05-08', '2027-09-26', '2027-10-09']
    const remark = '上班日期写错一天'
    const done = await saveYear({ db, now: NOW }, admin, 2027, input({ make_up, remark, version: 1 }))
    expect(done).toMatchObject({ ok: true, value: { version: 2 } })
    const years = await readYears(db)
    expect(isWorkday('2027-02-20' as never, years)).toBe(false)
    expect(isWorkday('2027-02-21' as never, years)).toBe(true)
    const html = await (await raise(NOW, admin)('/desk/calendar/2027')).text()
    expect(html).toContain('第 2 版 · 赵青保存')
    expect(html).toContain('2027年2月20日：改为休息')
    expect(html).toContain('2027年2月21日：改为上班')
    expect(html).toContain(remark)
    const file = await ask('/api/v1/desk/calendar/2027', { as: admin })
    expect((file.body.history as { version: number }[]).map(({ version }) => version)).toEqual([2, 1])
    // Who it was is for the desk; the public page says the version and the day.
    expect(await (await raise()('/calendar/2027')).text()).not.toContain('赵青')
  })

  test('of a shipped year goes before it, and names what differs', async () => {
    const current = (await ask('/api/v1/calendar/2025')).body
    const make_up = [...(current.make_up as string[]), '2025-12-27']
    const sent = { ...current, make_up, version: 0, workdays: 249, remark: '补充' }
    expect((await ask('/api/v1/desk/calendar/2025', { as: admin, body: sent })).status).toBe(201)
    expect((await ask('/api/v1/calendar/2025')).body).toMatchObject({ version: 1, workdays: 249 })
    const html = await (await raise(NOW, admin)('/desk/calendar/2025')).text()
    expect(html).toContain('与随系统提供的安排相比改动 1 天')
    const { body } = await ask('/api/v1/deadlines/forward?from=2025-12-17&days=10&unit=day')
    expect(body.rolled_end).toBe('2025-12-27')
  })
})

describe('SQL refuses when TypeScript is gone around', () => {
  const off = JSON.stringify(invented2027().off)
  const makeUp = JSON.stringify(invented2027().make_up)
  const insert = (
    more: {
      verb?: string
      year?: number
      version?: number
      off?: string
      makeUp?: string
      workdays?: number
    } = {},
  ) =>
    bindings.DB.prepare(
      `${more.verb ?? 'INSERT'} INTO calendar_years VALUES (?, ?, 'x', 'x', ?, ?, ?, '', ?, ?)`,
    )
      .bind(
        more.year ?? 2027,
        more.version ?? 3,
        more.off ?? off,
        more.makeUp ?? makeUp,
        more.workdays ?? 248,
        admin.id,
        NOW,
      )
      .run()

  test.each([
    ['a version that is not the next one', { version: 5 }, 'changed_meanwhile'],
    ['a row put in the place of another', { verb: 'INSERT OR REPLACE', version: 2 }, 'changed_meanwhile'],
    ['a sum that is not its own', { workdays: 249 }, 'calendar_sum_differs'],
    ['a sum that no year has', { workdays: 300 }, 'CHECK|calendar_sum_differs'],
    ['a make-up day in the week', { makeUp: '["2027-02-22"]' }, 'make_up_on_weekday|calendar_sum_differs'],
    [
      'a day that does not exist',
      { makeUp: '["2027-02-30"]', workdays: 243 },
      'calendar_day_wrong|make_up_on_weekday',
    ],
    ['a day of another year', { makeUp: '["2026-02-28"]', workdays: 243 }, 'calendar_day_wrong'],
    ['a make-up day in a holiday', { makeUp: '["2027-02-06"]', workdays: 244 }, 'calendar_day_twice'],
    ['no list', { makeUp: '{}' }, 'CHECK|calendar'],
    ['a year out of range', { year: 1900, version: 1 }, 'CHECK|calendar'],
  ])('%s', async (_, more, reason) => {
    await expect(insert(more)).rejects.toThrow(new RegExp(reason))
  })

  test('nothing is changed or deleted', async () => {
    await expect(bindings.DB.prepare('UPDATE calendar_years SET workdays = 250').run()).rejects.toThrow(
      'never changed',
    )
    await expect(bindings.DB.prepare('DELETE FROM calendar_years').run()).rejects.toThrow('never deleted')
  })

  test('what is right goes in', async () => {
    await insert()
    expect((await ask('/api/v1/calendar/2027')).body.version).toBe(3)
  })
})
