import { describe, expect, test } from 'vitest'
import { ask, type NOW, raise } from './house.ts'
import { readCalendar } from './ics.ts'

const NATIONAL = 'must=secrecy&must=comment&must=hearing&must=legality&interpretation=3&from=2026-03-02'
const WUYUAN =
  'must=secrecy,comment,symposium,legality&comment_days=10&secrecy_days=5&analysis_days=3&from=2026-02-05'

type Planned = { code: string; date: string; title: string; steps: { code: string; text: string }[] }[]

describe('the planner, by anyone', () => {
  test('as JSON: a national choice', async () => {
    const { status, body } = await ask(`/api/v1/planner?${NATIONAL}`)
    expect([status, body.possible, body.starts_on, body.promulgated_on]).toEqual([
      200,
      true,
      '2026-03-02',
      '2026-05-29',
    ])
    const entries = body.entries as Planned
    expect(entries.find(({ code }) => code === 'comment_end')?.date).toBe('2026-04-23')
    for (const { steps } of entries) for (const { text } of steps) expect(text).toMatch(/[。]$/)
    const en = (await ask(`/api/v1/planner?${NATIONAL}&lang=en`)).body.entries as Planned
    expect(en.map(({ code, date }) => [code, date])).toEqual(entries.map(({ code, date }) => [code, date]))
    for (const { title, steps } of en)
      expect(title + steps.map(({ text }) => text).join('')).not.toMatch(/[\u4e00-\u9fff{}]/)
  })

  test('as JSON: a choice as in 五原, with the reason that R2 asks for', async () => {
    const { body } = await ask(`/api/v1/planner?${WUYUAN}`)
    expect([body.possible, body.promulgated_on]).toEqual([true, '2026-03-17'])
    expect(body.notes).toMatchObject([
      { code: 'shorten_reason', citation: { source: '《重大行政决策程序暂行条例》第十五条' } },
    ])
  })

  test('as a page: the form alone, then the timetable, in both languages, nothing in script', async () => {
    const form = await raise()('/planner')
    const blank = await form.text()
    expect(form.status).toBe(200)
    expect(blank).toContain('<form method="get" action="/planner"')
    expect(blank).not.toContain('最早可以公布')
    const page = await (await raise()(`/planner?${NATIONAL}`)).text()
    for (const part of [
      '最早可以公布',
      'datetime="2026-05-29"',
      '2026年4月23日',
      '听证材料送达参加人',
      '第二十六条',
    ])
      expect(page).toContain(part)
    expect(page).toContain('/planner.ics?must=secrecy%2Ccomment%2Chearing%2Clegality')
    const en = await (await raise()(`/planner?${NATIONAL}&lang=en`)).text()
    expect(en).toContain('Earliest promulgation')
    expect(en).toContain('29 May 2026')
  })

  test('with the rules of a place and a special law: their numbers, and the text that sets each', async () => {
    const where = 'must=comment,hearing&from=2026-03-02&profile=wuyuan'
    const { body } = await ask(`/api/v1/planner?${where}`)
    expect(body.rules).toMatchObject([
      { code: 'national', version: 0 },
      { code: 'wuyuan', version: 0, name: '五原县' },
    ])
    const of = (answer: typeof body, code: string) =>
      (answer.entries as { code: string; date: string; citations: { source: string }[] }[]).find(
        (entry) => entry.code === code,
      )
    expect(of(body, 'hearing_notice')?.citations[0]?.source).toBe('五原县《重大决策公众参与制度》第九条')
    expect(of(body, 'interpretation')?.date).toBe(of(body, 'promulgation')?.date)
    const prices = (await ask(`/api/v1/planner?${where}&special=price_hearing`)).body
    expect(of(prices, 'hearing_notice')?.citations[0]?.source).toContain('《政府制定价格听证办法》')
    const page = await (await raise()(`/planner?${where}&special=price_hearing`)).text()
    expect(page).toContain('按国家、五原县、政府制定价格听证的规则测算')
    expect(page).toContain('href="/profiles/wuyuan"')
    const chosen = await raise()('/planner?step=rules&must=comment&from=&until=&profile=stricter')
    expect(chosen.status).toBe(200)
    expect(await chosen.text()).toContain('30日以上')
  })

  test('backward, and impossible, said plainly', async () => {
    const back = await raise()('/planner?must=&until=2026-12-01')
    expect(await back.text()).toContain('最迟应当开始')
    const late = await (await raise()(`/planner?${NATIONAL}&until=2026-05-01`)).text()
    expect(late).toContain('这样排不行')
    expect(late).toContain('赶不上2026年5月1日')
    expect((await ask(`/api/v1/planner?${NATIONAL}&until=2026-05-01`)).body.possible).toBe(false)
    const past = await ask('/api/v1/planner?until=2026-03-10')
    expect(past.body.notes).toMatchObject([{ code: 'starts_in_the_past', impossible: true }])
  })

  test('a year without a calendar: what is known, and which year is missing', async () => {
    const { status, body } = await ask('/api/v1/planner?from=2026-12-01')
    expect([status, body.promulgated_on, body.code, body.year, body.possible]).toEqual([
      200,
      null,
      'needs_calendar',
      2027,
      false,
    ])
    expect(body.entries).not.toEqual([])
    const back = await raise()('/planner.ics?until=2027-06-01')
    expect(back.status).toBe(409)
  })

  test('what is said of a plan agrees: impossible has its reason, a duty without a date its note', async () => {
    const late = (await ask('/api/v1/planner?from=2026-12-01&until=2026-12-31')).body
    expect(late).toMatchObject({ possible: false, code: 'needs_calendar' })
    const notes = late.notes as { code: string; text: string; impossible: boolean }[]
    expect(notes.some(({ impossible }) => impossible)).toBe(true)
    expect(notes.find(({ code }) => code === 'does_not_fit')?.text).toMatch(
      /^从2026年12月1日开始，赶不上2026年12月31日。要赶上，最迟应当在2026年\d+月\d+日开始。$/,
    )
    const kept = (await ask('/api/v1/planner?until=2026-12-31')).body
    expect([kept.possible, kept.code]).toEqual([true, undefined])
    expect((kept.notes as { text: string }[]).map(({ text }) => text)).toContain(
      '“决策文件主动公开”的最迟日期，要等2027年的放假安排录入以后才能确定。',
    )
    const en = await (await raise()('/planner?until=2026-12-31&lang=en')).text()
    expect(en).toContain('“Documents of the decision disclosed” can be dated once the holidays of 2027')
    expect((await raise()('/planner.ics?until=1900-01-01')).status).toBe(422)
  })

  test.each([
    ['neither end', '', 'missing', 'from'],
    ['a day that does not exist', 'from=2026-02-29', 'invalid_date', 'from'],
    ['a time zone', 'until=2026-05-01T00:00:00%2B08:00', 'date_with_time', 'until'],
    ['an end in 1900', 'until=1900-01-01', 'date_out_of_range', 'until'],
    ['an end that would begin before 1900', 'until=1901-05-26', 'date_out_of_range', 'until'],
    ['such an end with a start', 'from=2026-03-02&until=1901-05-26', 'date_out_of_range', 'until'],
    ['a start that would end after 2999', 'from=2999-12-10&must=comment', 'date_out_of_range', 'from'],
    ['year 9999', 'from=9999-01-01', 'date_out_of_range', 'from'],
    ['two starts', 'from=2026-03-02&from=2026-03-03', 'repeated', 'from'],
    ['nine days of comments (R3)', 'from=2026-03-02&comment_days=9', 'period_too_short', 'comment_days'],
    ...['0x5', '1e0', '4.0', '%205', '5%20', '%2B5', '-5', '五'].map(
      (text) =>
        [
          `days written as ${text}`,
          `from=2026-03-02&comment_days=${text}`,
          'days_out_of_range',
          'comment_days',
        ] as [string, string, string, string],
    ),
    ['days given twice', 'from=2026-03-02&comment_days=5&comment_days=40', 'repeated', 'comment_days'],
    ['days given twice over', 'from=2026-03-02&comment_days=40&comment_days=5', 'repeated', 'comment_days'],
    ['no days of comments', 'from=2026-03-02&comment_days=0', 'days_out_of_range', 'comment_days'],
    [
      'more than 15 days of secrecy review',
      'from=2026-03-02&secrecy_days=16',
      'days_out_of_range',
      'secrecy_days',
    ],
    ['days that are none', 'from=2026-03-02&legality_days=seven', 'days_out_of_range', 'legality_days'],
    ['huge N', 'from=2026-03-02&analysis_days=99999999999', 'days_out_of_range', 'analysis_days'],
    ['rules that are none', 'from=2026-03-02&profile=atlantis', 'profile_unknown', 'profile'],
    ['a special law as a place', 'from=2026-03-02&profile=price_hearing', 'profile_unknown', 'profile'],
    ['a place as a special law', 'from=2026-03-02&special=wuyuan', 'profile_unknown', 'special'],
    ['two rules', 'from=2026-03-02&profile=wuyuan&profile=national', 'repeated', 'profile'],
    ['a kind that is none', 'from=2026-03-02&kind=law', 'invalid_choice', 'kind'],
    [
      'an interpretation later than the county’s own',
      'from=2026-03-02&profile=wuyuan&interpretation=3',
      'days_out_of_range',
      'interpretation',
    ],
    [
      'ten days where thirty are the floor (R3)',
      'from=2026-03-02&profile=stricter&comment_days=10',
      'period_too_short',
      'comment_days',
    ],
    ['a task that is none', 'from=2026-03-02&must=party', 'invalid_choice', 'must'],
    [
      'an interpretation after a week',
      'from=2026-03-02&interpretation=7',
      'days_out_of_range',
      'interpretation',
    ],
  ])('refuses %s with its field, on the page too', async (_, query, code, field) => {
    const { status, body } = await ask(`/api/v1/planner?${query}`)
    expect([status, body.code, body.field]).toEqual([422, code, field])
    if (query === '') return
    const page = await raise()(`/planner?${query}`)
    expect(page.status).toBe(422)
    const html = await page.text()
    expect(html).toContain(`href="#${field}"`)
    expect(html).toContain(`id="${field}"`)
  })

  test('R3 is quoted from its source', async () => {
    const { body } = await ask('/api/v1/planner?from=2026-03-02&comment_days=9&profile=wuyuan')
    expect(body).toMatchObject({ rule: 'R3', citation: { quote: expect.stringContaining('不少于10日') } })
    const national = await ask('/api/v1/planner?from=2026-03-02&comment_days=9')
    expect(national.body.citation.source).toContain('平台底线')
  })

  test('as a calendar file: one whole day for each entry, the same UIDs each time', async () => {
    const answer = await raise()(`/planner.ics?${NATIONAL}`)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const { head, events } = readCalendar(await answer.text())
    const entries = (await ask(`/api/v1/planner?${NATIONAL}`)).body.entries as Planned
    expect(head['X-WR-CALNAME']).toBe('重大行政决策时间表')
    expect(events.map((event) => event['DTSTART;VALUE=DATE'])).toEqual(
      entries.map(({ date }) => date.replaceAll('-', '')),
    )
    expect(events.every(({ DTSTAMP }) => DTSTAMP === '20260302T010000Z')).toBe(true)
    const uids = events.map(({ UID }) => UID)
    expect(new Set(uids).size).toBe(uids.length)
    const hearing = events.find(({ SUMMARY }) => SUMMARY?.startsWith('举行听证会'))
    expect(hearing?.DESCRIPTION).toContain('平台默认')
    const later = await raise('2026-03-05T01:00:00.000Z' as typeof NOW)(`/planner.ics?${NATIONAL}`)
    expect(readCalendar(await later.text()).events.map(({ UID }) => UID)).toEqual(uids)
  })

  test('an impossible plan says so in its calendar file, on every day of it', async () => {
    const file = async (more: string) =>
      readCalendar(await (await raise()(`/planner.ics?${NATIONAL}${more}`)).text())
    const { head, events } = await file('&until=2026-05-01')
    expect(head.DESCRIPTION).toContain('赶不上2026年5月1日')
    for (const event of events) expect(event.DESCRIPTION).toMatch(/^这样排不行：从2026年3月2日开始/)
    const fine = await file('&comment_days=20')
    expect(fine.head.DESCRIPTION).toContain('征求意见20日，少于30日')
    for (const event of fine.events) expect(event.DESCRIPTION).not.toContain('这样排不行')
    expect((await file('')).head).not.toHaveProperty('DESCRIPTION')
    // A METHOD belongs to an exchange between an organizer and those invited (RFC 5546).
    expect(head).not.toHaveProperty('METHOD')
  })

  test('the links of an English answer stay English', async () => {
    const { body } = await ask(`/api/v1/planner?${NATIONAL}&lang=en`)
    expect(body.ics).toMatch(/^\/planner\.ics\?.*&lang=en$/)
    const page = await (await raise()(`/planner?${NATIONAL}&lang=en`)).text()
    expect(page).toMatch(/href="\/planner\.ics\?[^"]*&amp;lang=en"/)
    expect(page).toMatch(/href="\/api\/v1\/planner\?[^"]*&amp;lang=en"/)
    const en = readCalendar(await (await raise()(String(body.ics))).text())
    expect(en.events[0]?.SUMMARY).toMatch(/^Notice and draft/)
    const zh = (await ask(`/api/v1/planner?${NATIONAL}`)).body
    expect(zh.ics).not.toContain('lang=')
    const same = readCalendar(await (await raise()(String(zh.ics))).text())
    expect(same.events.map(({ UID }) => UID)).toEqual(en.events.map(({ UID }) => UID))
  })

  test('hostile queries are shown as text', async () => {
    const hostile = encodeURIComponent('"><script>alert(1)</script>')
    const html = await (
      await raise()(`/planner?from=${hostile}&must=${hostile}&comment_days=${hostile}`)
    ).text()
    expect(html).not.toContain('<script>alert')
  })
})
