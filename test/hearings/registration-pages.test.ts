import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { api as hearingsApi } from '../../src/hearings/api.ts'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { freezeLists } from '../../src/hearings/freeze-lists.ts'
import { hearingLetters } from '../../src/hearings/letters.ts'
import { spokenCode } from '../../src/hearings/registration-code.ts'
import { routes as hearings } from '../../src/hearings/routes.tsx'
import type { Desk } from '../../src/people/officer.ts'
import { lotteryText } from '../support/draws.ts'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { type SeededHearing, seedHearing } from '../support/hearing.ts'
import { at } from '../support/seed.ts'
import {
  cookiesOf,
  deeds,
  form,
  json,
  keyOf,
  OPEN,
  observer,
  officerOf,
  room,
  rows,
  said,
  signUp,
  visitAt,
} from './sign-up.ts'

let seeded: SeededHearing
let here: string

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedHearing(bindings.DB)
  here = `/hearings/${seeded.hearingId}`
})

/** What person number `n` types into the form. */
const typed = (n: number, more: Record<string, string> = {}) => ({
  key: keyOf(`form-${n}`),
  role: 'representative',
  category: 'resident',
  name: said(n).name,
  area_or_unit: said(n).area_or_unit,
  'contact.phone': said(n).contact.phone,
  'contact.email': said(n).contact.email,
  reason: said(n).reason,
  ...more,
})

/** Nothing of what anybody typed. */
const PRIVATE = /欧阳|河东村|1380000|person\d|想谈谈/

describe('signing up, without account and script', () => {
  it('works: the form, then her own page with the code this once, in a cookie that no other page sees', async () => {
    const ask = await room()
    const page = await (await ask(`${here}/register`)).text()
    expect(page).toMatch(/姓名、类别、单位或者地区会公布/)
    expect(page).toMatch(/年满18周岁/)
    expect(page).not.toMatch(/<option value="deputy"/)
    const sent = await ask(`${here}/register`, form(typed(1)))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${here}/mine`])
    for (const cookie of sent.headers.getSetCookie()) {
      expect(cookie).toMatch(new RegExp(`Path=${here}/mine; HttpOnly; SameSite=Strict`))
      expect(cookie).not.toMatch(PRIVATE)
    }
    const cookie = cookiesOf(sent)
    const own = await ask(`${here}/mine`, { headers: { cookie } })
    expect(own.headers.get('cache-control')).toBe('no-store')
    const text = await own.text()
    expect(text).toMatch(/D-0001/)
    expect(text).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(text).toContain(said(1).name)
    expect(own.headers.getSetCookie().join()).toMatch(/mine_code=;/)
    const later = cookie.replace(/; mine_code=[^;]*/, '')
    const again = await (await ask(`${here}/mine`, { headers: { cookie: later } })).text()
    expect(again).not.toMatch(/[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  it('refuses with everything typed still there; the same form twice is one; already registered is kind and tells nothing', async () => {
    const ask = await room()
    const refused = await ask(
      `${here}/register`,
      form(typed(1, { 'contact.phone': '', 'contact.email': '' })),
    )
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(`value="${said(1).name}"`)
    await ask(`${here}/register`, form(typed(1)))
    expect((await ask(`${here}/register`, form(typed(1)))).status).toBe(303)
    const already = await ask(`${here}/register`, form(typed(2, { 'contact.phone': said(1).contact.phone })))
    expect(already.status).toBe(200)
    const text = await already.text()
    expect(text).toContain('您已经报过名了')
    expect(text).not.toMatch(/D-\d{4}|欧阳|河东村|person1/)
    expect(already.headers.getSetCookie()).toEqual([])
    expect(await deeds()).toEqual({ registration_made: 1 })
  })

  it('is shut before and after with a sentence and no form, and refused however it is sent', async () => {
    for (const [now, why] of [
      [at('2026-05-31 12:00'), /报名还没有开始，2026年6月1日 00:00开始/],
      [at('2026-06-15 17:30'), /报名已经截止，截止时间是2026年6月15日 17:30/],
    ] as const) {
      const ask = await room(now)
      const page = await (await ask(`${here}/register`)).text()
      expect(page).toMatch(why)
      expect(page).not.toMatch(/name="contact.phone"/)
      expect((await ask(`${here}/register`, form(typed(1)))).status).toBe(409)
      expect((await ask(`${here}/register`, form(typed(1, { name: '' })))).status).toBe(409)
    }
    expect((await (await room())('/hearings/nowhere/register')).status).toBe(404)
  })
})

describe('her own page', () => {
  it('opens with number and code, lets her correct and withdraw, and closes', async () => {
    const done = await signUp(seeded, said(1))
    const ask = await room()
    const wrong = await ask(`${here}/mine`, form({ draw_no: 'D-0001', code: '00000-0000-00000' }))
    expect(wrong.status).toBe(403)
    expect(await wrong.text()).not.toMatch(PRIVATE)
    const opened = await ask(`${here}/mine`, form({ draw_no: 'd1', code: spokenCode(done.code) }))
    const cookie = cookiesOf(opened)
    const page = await (await ask(`${here}/mine/correction`, { headers: { cookie } })).text()
    expect(page).toContain(said(1).contact.phone)
    const fields = { ...typed(1, { name: '上官丰' }), revision: '1' }
    expect((await ask(`${here}/mine/correction`, form(fields, cookie))).headers.get('location')).toBe(
      `${here}/mine?corrected`,
    )
    expect(await (await ask(`${here}/mine`, { headers: { cookie } })).text()).toContain('上官丰')
    expect((await ask(`${here}/mine/correction`, form(fields, cookie))).status).toBe(409)
    expect(await (await ask(`${here}/mine/withdrawal`, { headers: { cookie } })).text()).toContain('确认撤回')
    expect((await ask(`${here}/mine/withdrawal`, form({}, cookie))).status).toBe(303)
    const after = await (await ask(`${here}/mine?withdrawn`, { headers: { cookie } })).text()
    expect(after).toContain('报名已经撤回')
    expect(after).not.toMatch(/上官|1380000/)
    expect((await ask(`${here}/mine/leave`, form({}, cookie))).headers.getSetCookie().join()).toMatch(
      /mine=;/,
    )
  })

  it('is forbidden without the code: by number, telephone, a forged or old cookie, or another hearing’s', async () => {
    const done = await signUp(seeded, said(1))
    const ask = await room()
    const opened = cookiesOf(await ask(`${here}/mine`, form({ draw_no: done.drawNo, code: done.code })))
    const other = await seedHearing(bindings.DB, { name: 'other' })
    const half = await room(at('2026-06-05 10:30'))
    const forged = opened.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const tries: [typeof ask, string, string][] = [
      [ask, here, ''],
      [ask, here, forged],
      [ask, here, `mine=${done.registrationId}.9999999999999.${'0'.repeat(64)}`],
      [half, here, opened],
      [ask, `/hearings/${other.hearingId}`, opened],
    ]
    for (const [go, where, cookie] of tries) {
      expect(await (await go(`${where}/mine`, { headers: { cookie } })).text()).not.toMatch(PRIVATE)
      for (const path of ['correction', 'withdrawal']) {
        const got = await go(`${where}/mine/${path}`, { headers: { cookie } })
        expect([got.status, await got.text()]).toEqual([303, ''])
        expect((await go(`${where}/mine/${path}`, form(typed(1, { revision: '1' }), cookie))).status).toBe(
          303,
        )
      }
    }
    for (const contact of [said(1).contact.phone, '13999999999', said(1).contact.email]) {
      const sent = await ask(`${here}/mine/resend`, form({ contact }))
      expect([sent.status, PRIVATE.test(await sent.text())]).toEqual([200, false])
    }
    const [before] = await rows('SELECT revision, withdrawn_at FROM registrations')
    expect(before).toEqual({ revision: 1, withdrawn_at: null })
    expect(await deeds()).toEqual({ registration_made: 1 })
  })
})

it('nothing of an applicant stands on any public page, in any public file, entry or letter of a hearing', async () => {
  for (const n of [1, 2, 3]) await signUp(seeded, said(n, { category: 'other' }))
  for (const n of [11, 12, 13, 14, 15, 16]) await signUp(seeded, observer(n))
  const visit = await visitAt(at('2026-06-15 17:31'))
  expect((await freezeLists(visit, seeded.hearingId, null)).ok).toBe(true)
  const value = { value: lotteryText('2026071', 7), source: '公告' }
  const later = await visitAt(at('2026-06-16 22:00'))
  expect((await enterValue(later, officerOf(seeded), seeded.hearingId, value)).ok).toBe(true)
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    c.set('visit', later)
    await next()
  })
  app.route('/', hearings).route('/', hearingsApi)
  const paths = ['', '/draw', '/register', '/mine', '.ics'].map((end) => `${here}${end}`)
  const programs = ['', '/draw'].map((end) => `/api/v1${here}${end}`)
  for (const path of ['/hearings', '/api/v1/hearings', '/api/v1/hearings.csv', ...paths, ...programs]) {
    const got = await app.request(`http://localhost${path}`, {}, bindings)
    expect([path, got.status]).toEqual([path, 200])
    expect(await got.text()).not.toMatch(PRIVATE)
  }
  const kept = JSON.stringify(
    await Promise.all(
      ['entries', 'milestones', 'outbox', 'draw_freezes', 'draw_results', 'representatives'].map((table) =>
        rows(`SELECT * FROM ${table}`),
      ),
    ),
  )
  expect(kept).not.toMatch(PRIVATE)
  const mails = await rows<{ template: string; participant_id: string; subject_id: string }>(
    'SELECT template, participant_id, subject_id FROM outbox',
  )
  for (const { template, participant_id: participantId, subject_id: subjectId } of mails) {
    const letter = await hearingLetters[template]?.({
      ...later,
      participantId,
      subjectId,
      participant: { salt: '' },
    })
    expect(JSON.stringify(letter ?? '')).not.toMatch(PRIVATE)
  }
  expect(new Set(mails.map(({ template }) => template))).toEqual(
    new Set(['hearing_registration', 'hearing_chosen', 'hearing_reserve']),
  )
})

describe('the API', () => {
  it('signs up, opens, corrects and withdraws; a second contact is already_registered with nothing else', async () => {
    const ask = await room()
    const path = `/api/v1${here}/registrations`
    const made = await ask(path, json(said(1), keyOf('a')))
    const { code, ...rest } = (await made.json()) as { code: string }
    expect([made.status, rest]).toEqual([201, { draw_no: 'D-0001', status: 'registered', place: null }])
    expect((await ask(path, json(said(1), keyOf('a')))).status).toBe(201)
    const twice = await ask(path, json(said(1), keyOf('b')))
    expect([twice.status, await twice.json()]).toEqual([200, { status: 'already_registered' }])
    expect((await ask(path, json(said(2)))).status).toBe(422)
    const wrong = await ask(`${path}/D-0001/open`, json({ code: 'nope' }))
    expect([wrong.status, PRIVATE.test(await wrong.text())]).toEqual([403, false])
    expect(await (await ask(`${path}/D-0001/open`, json({ code }))).json()).toMatchObject({
      name: said(1).name,
      status: 'registered',
      revision: 1,
    })
    const { role: _role, ...corrected } = said(1, { reason: '' })
    const fixed = await ask(`${path}/D-0001/correction`, json({ ...corrected, code, revision: 1 }))
    expect(await fixed.json()).toMatchObject({ reason: null, revision: 2 })
    expect(await (await ask(`${path}/D-0001/withdrawal`, json({ code }))).json()).toMatchObject({
      status: 'withdrawn',
      name: null,
    })
    const sent = await ask(`${path}/resend`, json({ contact: { phone: '13999999999' } }))
    expect([sent.status, await sent.json()]).toEqual([202, { status: 'accepted' }])
    const observing = await ask(path, json(observer(5), keyOf('o')))
    expect(await observing.json()).toMatchObject({ draw_no: 'P-0001', status: 'seated' })
  })
})

describe('the desk', () => {
  const desk = () => `/desk/hearings/${seeded.hearingId}/registrations`

  it('lists with names masked and no contacts, on the page, in the table and for programs', async () => {
    const { registrationId } = await signUp(seeded, said(1))
    await signUp(seeded, observer(2))
    const ask = await room(OPEN, officerOf(seeded, ['reviewer']))
    for (const path of [desk(), `${desk()}.csv`, `${desk()}/${registrationId}`, `/api/v1${desk()}`]) {
      const got = await ask(path)
      expect([path, got.status]).toEqual([path, 200])
      const text = await got.text()
      expect(text).toContain('欧**')
      expect(text).not.toMatch(/欧阳|1380000|person\d|想谈谈/)
    }
    expect(await (await ask(`${desk()}.csv`)).text()).not.toMatch(/河东村/)
    const observers = (await (await ask(`/api/v1${desk()}?role=observer`)).json()) as { items: unknown[] }
    expect(observers.items).toHaveLength(1)
    for (const path of [`${desk()}/new`, `${desk()}/${registrationId}/contact`])
      expect((await ask(path, form({ purpose: '看看' }))).status).toBe(403)
  })

  it('enters who came offline and shows the code once; reveals, reissues and withdraws with a reason', async () => {
    const ask = await room(OPEN, officerOf(seeded))
    expect((await ask(`${desk()}/new`)).status).toBe(200)
    const missing = await ask(`${desk()}/new`, form(typed(1, { method: 'sign_up' })))
    expect(missing.status).toBe(422)
    const timed = { method: 'sign_up', received_on: '2026-06-05', received_time: '09:30' }
    const entered = await (await ask(`${desk()}/new`, form(typed(1, timed)))).text()
    expect(entered).toMatch(/D-0001[\s\S]*[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(
      await (await ask(`${desk()}/new`, form(typed(1, { ...timed, key: keyOf('z') })))).text(),
    ).toContain('没有重复登记')
    const [row] = await rows<{ id: string }>('SELECT id FROM registrations')
    const one = `${desk()}/${row?.id}`
    expect((await ask(`${one}/contact`, form({ purpose: '' }))).status).toBe(422)
    expect(await (await ask(`${one}/contact`, form({ purpose: '核实报名条件' }))).text()).toContain(
      said(1).contact.phone,
    )
    expect(await (await ask(`${one}/code`, form({ purpose: '本人到场' }))).text()).toMatch(
      /[0-9A-Z]{5}-[0-9A-Z]{4}/,
    )
    expect((await ask(`${one}/withdrawal`, form({ note: '本人来电' }))).headers.get('location')).toBe(
      `${one}?withdrawn`,
    )
    expect(await deeds()).toEqual({
      registration_made: 1,
      registration_revealed: 1,
      registration_code_reissued: 1,
      registration_withdrawn: 1,
    })
  })

  it('is forbidden to officers of other units, and hides sign-ups of other hearings', async () => {
    const { registrationId } = await signUp(seeded, said(1))
    const stranger = await room(OPEN, officerOf(seeded, ['drafter'], 'elsewhere'))
    for (const path of [
      desk(),
      `${desk()}.csv`,
      `${desk()}/new`,
      `${desk()}/${registrationId}`,
      `/api/v1${desk()}`,
    ])
      expect([path, (await stranger(path)).status]).toEqual([path, 403])
    const other = await seedHearing(bindings.DB, { name: 'other' })
    const ask = await room(OPEN, { ...officerOf(seeded), unitId: other.unitId })
    const path = `/desk/hearings/${other.hearingId}/registrations/${registrationId}`
    expect((await ask(path)).status).toBe(404)
    expect((await ask(`${path}/contact`, form({ purpose: '看看' }))).status).toBe(404)
    expect((await ask(`/api/v1${path}/code`, json({ purpose: '看看' }))).status).toBe(404)
  })
})
