import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from '../../src/ground/house.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { api, desk } from '../../src/opinions/routes.tsx'
import type { Desk, Officer, Role } from '../../src/people/officer.ts'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { at, type Seeded, seedConsultation } from '../support/seed.ts'

let seeded: Seeded

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedConsultation(bindings.DB, { onsiteClosesAt: '17:30' })
})

/** The room behind a signed-in officer of the seeded unit, or of another. */
async function signedIn(roles: Role[] = ['drafter'], unitId = seeded.unitId) {
  const keys = await deriveKeys(bindings.WENJI_SECRET)
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    c.set('visit', {
      requestId: 't',
      now: at('2026-04-03 09:00'),
      db: openDatabase(bindings.DB),
      keys,
      lang: 'zh',
      elder: false,
      path: '/',
      secure: false,
      development: true,
      origin: 'http://localhost',
      addressHash: null,
    } satisfies Visit)
    c.set('officer', {
      id: seeded.drafterId,
      unitId,
      unitName: '单位',
      email: 'a@example.cn',
      name: '林',
      roles,
      mustChangePassword: false,
    } satisfies Officer)
    await next()
  })
  app.route('/', desk)
  app.route('/', api)
  return (path: string, init?: RequestInit) =>
    Promise.resolve(app.request(`http://localhost${path}`, init, bindings))
}

const path = () => `/desk/intakes/${seeded.intakeId}/opinions/new`
const fields = (more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({
    key: 'k'.repeat(32),
    action: 'lodge',
    'arrival.channel': 'phone',
    'arrival.received_on': '2026-04-01',
    'items.0.clause_uid': seeded.clauses[1] ?? '',
    'items.0.kind': 'oppose',
    'items.0.text': '电话里说：不同意涨价。',
    'submitter.kind': 'individual',
    'submitter.name': '王大娘',
    ...more,
  }),
})
const rows = () => bindings.DB.prepare('SELECT count(*) AS n FROM submissions').first<number>('n')

describe('keying in what came by telephone, letter or in person', () => {
  it('records it as an equal, and shows number and code once', async () => {
    const send = await signedIn()
    expect((await send(path())).status).toBe(200)
    const done = await (await send(path(), fields())).text()
    expect(done).toContain('2026-a-00001')
    expect(done).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
    const row = await bindings.DB.prepare(
      'SELECT channel, late, keyed_by, received_on FROM submissions',
    ).first()
    expect(row).toEqual({ channel: 'phone', late: 0, keyed_by: seeded.drafterId, received_on: '2026-04-01' })
    const entry = await bindings.DB.prepare('SELECT body FROM entries').first<string>('body')
    expect(JSON.parse(entry ?? '')).toMatchObject({ deed: 'opinion_lodged', actor: seeded.drafterId })
  })

  it('E22: says that a visit after the counter closed is late', async () => {
    const visit = { 'arrival.channel': 'onsite', 'arrival.received_time': '17:45' }
    expect(await (await (await signedIn())(path(), fields(visit))).text()).toContain('逾期收到')
  })

  it.each([
    ['no channel', { 'arrival.channel': '' }],
    ['a date that does not exist', { 'arrival.received_on': '2026-02-30' }],
    ['a day that has not come', { 'arrival.received_on': '2026-04-04' }],
    ['no words', { 'items.0.kind': 'question', 'items.0.text': '' }],
  ])('refuses %s and loses nothing typed', async (_, more) => {
    const refused = await (await signedIn())(path(), fields(more))
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('王大娘')
    const target = /<div class="error-summary".*?href="#([^"]+)"/s.exec(html)?.[1]
    expect(html).toContain(`id="${target}"`)
    expect(await rows()).toBe(0)
  })

  it.each([
    ['a reviewer', ['reviewer']],
    ['a supervisor', ['supervisor']],
    ['an administrator', ['admin']],
  ] as [string, Role[]][])('is forbidden to %s', async (_, roles) => {
    expect((await (await signedIn(roles))(path(), fields())).status).toBe(403)
    expect(await rows()).toBe(0)
  })

  it('is forbidden to a drafter of another unit, on the page and through the API', async () => {
    const send = await signedIn(['drafter'], 'elsewhere')
    expect((await send(path())).status).toBe(403)
    const api = await send(`/api/v1/desk/intakes/${seeded.intakeId}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(20) },
      body: JSON.stringify({ channel: 'phone', received_on: '2026-04-01', items: [{ kind: 'support' }] }),
    })
    expect(api.status).toBe(403)
    expect(await rows()).toBe(0)
  })

  it('does the same for a program', async () => {
    const answer = await (await signedIn())(`/api/v1/desk/intakes/${seeded.intakeId}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(20) },
      body: JSON.stringify({
        channel: 'letter',
        received_on: '2026-04-03',
        postmarked_on: '2026-04-02',
        items: [{ kind: 'support' }],
      }),
    })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ late: true, receipt_no: '2026-a-00001' })
  })
})
