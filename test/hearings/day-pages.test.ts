import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import type { House } from '../../src/ground/house.ts'
import { api } from '../../src/hearings/day-api.ts'
import { routes } from '../../src/hearings/day-public-routes.tsx'
import { desk } from '../../src/hearings/day-routes.tsx'
import { openMine } from '../../src/hearings/mine-session.ts'
import { readRegistration } from '../../src/hearings/read-registrations.ts'
import {
  AFTER,
  type DayCast,
  DURING,
  doorOf,
  env,
  form,
  json,
  makeDay,
  openedDay,
  SERVED,
  say,
  serveAll,
  THE_DAY,
  value,
  visitAt,
} from './day-setting.ts'

const door = (cast: DayCast, now: Instant, who = cast.drafter) => doorOf(who, now, desk, api as never)
const at = (cast: DayCast, rest: string) => `/desk/hearings/${cast.hearingId}/${rest}`

/** The public routes with the private page of one sign-up opened, as its cookie says; null: nobody's. */
async function privately(cast: DayCast, registrationId: string | null, now: Instant) {
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('visit', await visitAt(now))
    await next()
  })
  app.get('/open', async (c) => {
    const own = registrationId && (await readRegistration(c.get('visit').db, registrationId))
    if (own) await openMine(c, own)
    return c.text('')
  })
  app.route('/', routes)
  app.onError((error) => {
    throw error
  })
  const cookie = (await app.request('/open', {}, env)).headers.get('set-cookie')?.split(';')[0] ?? ''
  return (path: string, init: RequestInit = {}) =>
    app.request(
      `/hearings/${cast.hearingId}/mine/${path}`,
      { ...init, headers: { ...init.headers, cookie } },
      env,
    )
}

test('R15: papers are chosen and served through the page; nobody of another unit sees or does it', async () => {
  const cast = await makeDay()
  const go = door(cast, SERVED)
  expect((await go(at(cast, 'materials'))).status).toBe(200)
  expect((await door(cast, SERVED, cast.stranger)(at(cast, 'materials'))).status).toBe(403)
  expect(
    (await door(cast, SERVED, cast.reviewer)(at(cast, 'materials'), form({ document_ids: cast.doc }))).status,
  ).toBe(403)
  expect((await go(at(cast, 'materials'), form({}))).status).toBe(422)
  expect((await go(at(cast, 'materials'), form({ document_ids: cast.doc }))).status).toBe(303)
  const served = await go(
    at(cast, 'materials/services'),
    form({ registration_ids: [...cast.people], served_on: '2026-06-23', manner: 'online' }),
  )
  expect(served.status).toBe(303)
  const page = await (await go(at(cast, 'materials'))).text()
  expect(page).toContain('网上送达')
  expect(page).toContain('7日')
  for (const sheet of ['sign-in', 'name-plates', 'receipts'])
    expect(await (await go(at(cast, `print/${sheet}`))).text()).toContain('代表1')
})

test('the day and the record through the pages, with what was typed still there when it is refused', async () => {
  const cast = await openedDay()
  const go = door(cast, DURING)
  const day = await (await go(at(cast, 'day'))).text()
  expect(day).toContain('data-keep')
  const typed = {
    form_key: 'page-key-000000000001',
    speaker: 'representative',
    registration_id: cast.people[0] ?? '',
    kind: 'view',
    stance: 'oppose',
    viewpoint: '太贵了',
    reason: '',
  }
  const refused = await go(at(cast, 'speeches'), form(typed))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('太贵了')
  const saved = await go(at(cast, 'speeches'), form({ ...typed, reason: '收入低' }))
  expect(saved.status).toBe(303)
  const again = await go(at(cast, 'speeches'), {
    ...form({ ...typed, reason: '收入低' }),
    headers: { accept: 'application/json' },
  })
  expect(again.status).toBe(200)
  expect(await again.json()).toMatchObject({ ord: 1, again: true })
  // Other words under the same key come back, whole, under a new one.
  const other = await go(at(cast, 'speeches'), form({ ...typed, viewpoint: '还有一句', reason: '收入低' }))
  expect(other.status).toBe(409)
  const text = await other.text()
  expect(text).toContain('还有一句')
  expect(text).not.toContain('page-key-000000000001')
  expect(await (await go(at(cast, 'record'))).text()).toContain('收入低')
  expect((await door(cast, DURING, cast.stranger)(at(cast, 'record'))).status).toBe(403)
  const spoken = (await (await go(`/api/v1/desk/hearings/${cast.hearingId}/record`)).json()) as {
    speeches: { id: string }[]
    representatives: { part: { sha256: string } | null }[]
  }
  const speech = await (await go(at(cast, `speeches/${spoken.speeches[0]?.id}`))).text()
  expect(speech).toContain('太贵了')
  expect(JSON.stringify(spoken)).not.toContain('代表1')
  const part = await go(at(cast, `record/parts/${cast.people[0]}`))
  expect(part.status).toBe(200)
})

test('R19: a representative reads her papers, acknowledges, asks for a correction and confirms on her own page', async () => {
  const cast = await makeDay({ n: 2 })
  await serveAll(cast)
  const [her = ''] = cast.people
  const mine = await privately(cast, her, THE_DAY)
  const nobody = await privately(cast, null, THE_DAY)
  expect((await nobody(`papers/${cast.doc}`)).status).toBe(303)
  expect((await nobody('confirmation', form({ outcome: 'confirmed' }))).status).toBe(303)
  const paper = await mine(`papers/${cast.doc}`)
  expect(paper.status).toBe(200)
  expect(paper.headers.get('cache-control')).toContain('no-store')
  expect(await paper.text()).toContain('供水价格')
  expect((await mine('papers/none')).status).toBe(404)
  expect((await mine('acknowledgement', { method: 'POST' })).status).toBe(303)
  const opened = await openedDay({ n: 2 })
  value(await say(opened))
  const [first = '', second = ''] = opened.people
  const own = await privately(opened, first, AFTER)
  const page = await (await own('record')).text()
  expect(page).toContain('不同意一次涨到位')
  const hash = /name="part_sha256" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  const agreed = form({ outcome: 'confirmed', part_sha256: hash, confirm: 'yes' })
  expect((await own('confirmation', agreed)).status).toBe(409)
  const go = door(opened, AFTER)
  // The head is finished through the page: before it nobody confirms.
  const head = {
    version: '1',
    held_on: '2026-06-30',
    started_at: '09:00',
    ended_at: '11:00',
    venue: '会议室',
    chair: '张',
    recorder: '王',
    'steps.introduction': '09:05',
  }
  expect(
    (await go(`/desk/hearings/${opened.hearingId}/record/head`, form({ ...head, chair: '' }))).status,
  ).toBe(422)
  expect((await go(`/desk/hearings/${opened.hearingId}/record/head`, form(head))).status).toBe(303)
  expect((await own('confirmation', form({ outcome: 'confirmed', part_sha256: hash }))).status).toBe(422)
  const bare = await own('confirmation', form({ outcome: 'refused', part_sha256: hash, refusal_reason: '' }))
  expect(bare.status).toBe(422)
  expect((await own('corrections', form({ text: '漏了一句' }))).status).toBe(303)
  const waiting = await own('confirmation', form({ outcome: 'confirmed', part_sha256: hash, confirm: 'yes' }))
  expect(waiting.status).toBe(409)
  // Somebody else's page shows nothing of hers.
  const absent = await privately(opened, second, AFTER)
  expect(await (await absent('record')).text()).not.toContain('不同意一次涨到位')
  const id = String(
    await env.DB.prepare('SELECT id FROM correction_requests WHERE hearing_id = ?')
      .bind(opened.hearingId)
      .first('id'),
  )
  const settled = await go(
    `/desk/hearings/${opened.hearingId}/record/requests/${id}`,
    form({
      registration_id: first,
      [`settle.${id}.outcome`]: 'noted',
      [`settle.${id}.outcome_note`]: '录音中没有',
    }),
  )
  expect(settled.status).toBe(303)
  expect(
    (await own('confirmation', form({ outcome: 'confirmed', part_sha256: hash, confirm: 'yes' }))).status,
  ).toBe(303)
  // And the record is closed.
  expect((await go(`/desk/hearings/${opened.hearingId}/record/closing`, form({}))).status).toBe(303)
  const closed = await (await own('record')).text()
  expect(closed).toContain('笔录已定稿')
})

test('the deeds of the day for programs: the same schemas, the same refusals', async () => {
  const cast = await makeDay({ n: 2 })
  const go = door(cast, SERVED)
  const to = (path: string) => `/api/v1/desk/hearings/${cast.hearingId}/${path}`
  expect((await go(to('materials'), json({ document_ids: [cast.doc] }))).status).toBe(201)
  const late = await door(cast, '2026-06-24T02:00:00.000Z' as Instant)(
    to('materials/services'),
    json({ registration_ids: cast.people, served_on: '2026-06-24', manner: 'courier' }),
  )
  expect(late.status).toBe(422)
  expect(await late.json()).toMatchObject({
    code: 'materials_too_late',
    rule: 'R15',
    params: { gap: 6, days: 7 },
  })
  expect((await go(to('speeches'), json({}))).status).toBe(422)
  expect((await door(cast, SERVED, cast.stranger)(to('record'))).status).toBe(403)
})
