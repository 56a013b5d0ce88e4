import { beforeAll, describe, expect, test } from 'vitest'
import { doubtsOf, expectedWorkdays } from '../../src/calendar/doubts.ts'
import { saveYear } from '../../src/calendar/save-year.ts'
import { readYears } from '../../src/calendar/store.ts'
import { arrangementOf, shippedArrangement, yearInput } from '../../src/calendar/year.ts'
import type { Officer } from '../../src/people/officer.ts'
import { isWorkday } from '../../src/statute/periods.ts'
import { knownYears } from '../../src/statute/years.ts'
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

describe('what a year is expected to be', () => {
  test('Mondays to Fridays less the days off by law: 11 to 2024, 13 from 2025', () => {
    const sums = knownYears.map(({ year }) => [year, expectedWorkdays(year)])
    expect(sums).toEqual([
      [2022, 249],
      [2023, 249],
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ])
  })

  test('no year so far raises a doubt', () => {
    for (const year of knownYears) expect(doubtsOf(shippedArrangement(year))).toEqual([])
    expect(doubtsOf(arrangementOf(2027, input()))).toEqual([])
  })

  test.each(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'])(
    '%s left out is named',
    (name) => {
      const typed = arrangementOf(2027, input())
      const off = typed.off.filter((row) => row.name !== name)
      expect(doubtsOf({ ...typed, off })).toContainEqual({ code: 'festival_missing', params: { name } })
      const moved = typed.off.map((row) =>
        row.name === name ? { ...row, first: '2027-07-05' as never, last: '2027-07-05' as never } : row,
      )
      expect(doubtsOf({ ...typed, off: moved })).toContainEqual({
        code: 'festival_misplaced',
        params: { name },
      })
    },
  )
})

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
      'calendar_day_other_year',
      'off.0.first',
    ],
    [
      'a make-up day of the January after',
      { make_up: ['2028-01-08'] },
      'calendar_day_other_year',
      'make_up.0',
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
    ['a notice of a space without width', { notice_no: '\u200b' }, 'missing', 'notice_no'],
    ['a title that says nothing', { notice_title: '\u2060 —' }, 'missing', 'notice_title'],
    ['a version that is nothing', { version: null }, 'invalid_choice', 'version'],
    ['a version that is true', { version: true }, 'invalid_choice', 'version'],
    ['a version that is a list', { version: [] }, 'invalid_choice', 'version'],
    ['a version in hexadecimal', { version: '0x0' }, 'invalid_choice', 'version'],
    ['a sum in hexadecimal', { workdays: '0xf8' }, 'invalid_choice', 'workdays'],
    [
      'more rows than a year has holidays',
      { off: Array(31).fill({ name: '元旦', first: '2027-01-01', last: '2027-01-01' }) },
      'too_many_rows',
      'off',
    ],
    [
      'more make-up days than there can be',
      { make_up: Array(31).fill('2027-01-31') },
      'too_many_rows',
      'make_up',
    ],
    [
      'a National Day that was forgotten',
      { off: invented2027().off.slice(0, 6), make_up: invented2027().make_up?.slice(0, 3), workdays: 251 },
      'festival_missing',
      'doubts_confirmed',
    ],
    [
      'a Spring Festival in March',
      {
        off: invented2027().off.map((row) =>
          row.name === '春节' ? { ...row, first: '2027-03-05', last: '2027-03-12' } : row,
        ),
      },
      'festival_misplaced',
      'doubts_confirmed',
    ],
    [
      'a make-up day that was forgotten',
      { make_up: invented2027().make_up?.slice(1), workdays: 247 },
      'calendar_sum_unexpected',
      'doubts_confirmed',
    ],
    [
      'a doubt confirmed without a reason',
      { make_up: invented2027().make_up?.slice(1), workdays: 247, doubts_confirmed: true },
      'reason_missing',
      'remark',
    ],
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

  test('the preview says what is unusual and asks for a confirmation with a reason', async () => {
    const usual = await (await post({ step: 'preview' })).text()
    expect(usual).toContain('按法定节假日推算为 248 天')
    expect(usual).not.toContain('name="doubts_confirmed"')
    const odd = {
      'off.6.first': '',
      'off.6.last': '',
      'off.1.first': '2027-03-05',
      'off.1.last': '2027-03-12',
    }
    const page = await post({ step: 'preview', ...odd })
    const html = await page.text()
    expect(page.status).toBe(200)
    for (const part of [
      '没有国庆节的放假安排',
      '春节的放假日期不在',
      'name="doubts_confirmed"',
      'id="remark"',
    ])
      expect(html).toContain(part)
    const [, sum = ''] = /name="workdays" value="(\d+)"/.exec(html) ?? []
    expect(sum).not.toBe('248')
    const unconfirmed = await post({ step: 'save', workdays: sum, remark: '原文如此', ...odd })
    const again = await unconfirmed.text()
    expect(unconfirmed.status).toBe(422)
    expect(again).toContain('href="#doubts_confirmed"')
    expect(again).toContain('原文如此')
    expect(await rows()).toBe(0)
    const { body } = await ask('/api/v1/desk/calendar/2027/preview', {
      as: admin,
      body: invented2027({ off: invented2027().off.slice(0, 6) }),
    })
    expect(body).toMatchObject({
      workdays: 253,
      expected_workdays: 248,
      doubts: [
        { code: 'festival_missing', params: { name: '国庆节' } },
        { code: 'calendar_sum_unexpected', params: { days: 253, expected: 248 } },
      ],
    })
  })

  test('days of the year before are entered in the year before, which is named and linked', async () => {
    const page = await post({ step: 'preview', 'off.0.first': '2026-12-31' })
    const html = await page.text()
    expect(page.status).toBe(422)
    expect(html).toContain('这一天属于2026年')
    expect(html).toContain('href="/desk/calendar/2026"')
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
    // The notice as it was typed, without words that nobody typed.
    expect(body.citations).toContainEqual({
      source: '《关于2027年部分节假日安排的通知（测试）》（测试〔2026〕1号）',
      quote: '',
    })
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
    const sent = { ...current, make_up, version: 0, workdays: 249, remark: '补充', doubts_confirmed: true }
    expect((await ask('/api/v1/desk/calendar/2025', { as: admin, body: sent })).status).toBe(201)
    expect((await ask('/api/v1/calendar/2025')).body).toMatchObject({ version: 1, workdays: 249 })
    const html = await (await raise(NOW, admin)('/desk/calendar/2025')).text()
    expect(html).toContain('与随系统提供的安排相比改动 1 天')
    const { body } = await ask('/api/v1/deadlines/forward?from=2025-12-17&days=10&unit=day')
    expect(body.rolled_end).toBe('2025-12-27')
  })
})

describe('a correction of 2026, which comes with its notice’s own sentences', () => {
  const cited = async (from: string) => {
    const { body } = await ask(`/api/v1/deadlines/forward?from=${from}&days=10&unit=day`)
    return (body.citations as { source: string; quote: string }[]).filter(
      ({ source }) => !source.includes('民法典'),
    )
  }
  const notice = '《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）'

  test('keeps the sentences of the holidays that stay, and names the notice for the one that does not', async () => {
    const spring = await cited('2026-02-05') // E4
    expect(spring).toEqual([{ source: notice, quote: expect.stringContaining('春节：2月15日') }])
    const current = (await ask('/api/v1/calendar/2026')).body
    // Qingming moved by a day; nothing else changes.
    const off = (current.off as { name: string; first: string; last: string }[]).map((each) =>
      each.name === '清明节' ? { ...each, first: '2026-04-05', last: '2026-04-07' } : each,
    )
    const sent = { ...current, off, version: 0, workdays: 247, remark: '测试', doubts_confirmed: true }
    expect((await ask('/api/v1/desk/calendar/2026', { as: admin, body: sent })).status).toBe(201)
    expect(await cited('2026-02-05')).toEqual(spring)
    expect(await cited('2026-03-25')).toEqual([]) // 4 April is an ordinary Saturday now
    expect(await cited('2026-03-27')).toEqual([{ source: notice, quote: '' }])
  })

  test('drops a sentence whose make-up day moved, and all of them where another notice is named', async () => {
    const current = (await ask('/api/v1/calendar/2026')).body
    const make_up = (current.make_up as string[]).map((day) => (day === '2026-02-28' ? '2026-03-01' : day))
    const sent = { ...current, make_up, version: 1, workdays: 247, remark: '测试', doubts_confirmed: true }
    expect((await ask('/api/v1/desk/calendar/2026', { as: admin, body: sent })).status).toBe(201)
    expect(await cited('2026-02-05')).toEqual([{ source: notice, quote: '' }])
    expect((await cited('2026-09-21'))[0]?.quote).toContain('国庆节：10月1日')
    const other = { ...sent, version: 2, notice_no: '测试〔2026〕2号' }
    expect((await ask('/api/v1/desk/calendar/2026', { as: admin, body: other })).status).toBe(201)
    expect((await cited('2026-09-21')).map(({ source, quote }) => [source, quote])).toEqual([
      [notice.replace('国办发明电〔2025〕7号', '测试〔2026〕2号'), ''],
    ])
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
