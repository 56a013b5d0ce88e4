import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../src/consultations/routes.tsx'
import type { Instant } from '../../src/ground/clock.ts'
import type { House, Visit } from '../../src/ground/house.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { routes as home } from '../../src/hall/home-routes.tsx'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { meter } from '../support/meter.ts'
import { at, type Seeded, seedConsultation, seedOpinions } from '../support/seed.ts'

let seeded: Seeded

/** The room alone, at an instant, on a database of choice. */
async function room(now: Instant, d1: D1Database = bindings.DB, more: Partial<Visit> = {}) {
  const keys = await deriveKeys(bindings.WENJI_SECRET)
  const app = new Hono<House>()
  app.use(async (c, next) => {
    const visit = {
      requestId: 't',
      now,
      db: openDatabase(d1),
      keys,
      lang: 'zh',
      elder: false,
      path: '/',
    }
    c.set('visit', {
      ...visit,
      secure: false,
      development: true,
      origin: 'http://localhost',
      addressHash: null,
      ...more,
    } as Visit)
    await next()
  })
  app.route('/', routes).route('/', home)
  return (path: string, init?: RequestInit) =>
    Promise.resolve(app.request(`http://localhost${path}`, init, bindings))
}

const OPEN = at('2026-03-05 10:00')
const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedConsultation(bindings.DB, { articles: 44 })
})

describe('the consultation page', () => {
  it('reads the same number of rows in as many calls with 10 opinions as with 10,000', async () => {
    const { db, take } = meter(bindings.DB)
    const get = await room(OPEN, db)
    await seedOpinions(bindings.DB, seeded, 10)
    const path = `/consultations/${seeded.consultationId}`
    expect((await get(path)).status).toBe(200)
    const few = take()
    await seedOpinions(bindings.DB, seeded, 9_990, 10)
    const page = await get(path)
    const many = take()
    expect(await page.text()).toContain('10000 件')
    expect(many).toEqual(few)
    expect(few.calls).toBe(1)
    expect(few.rows).toBeLessThan(400)
  })

  it('lists without reading more rows because more was said', async () => {
    const { db, take } = meter(bindings.DB)
    const get = await room(OPEN, db)
    await get('/')
    const before = take()
    await seedOpinions(bindings.DB, seeded, 2_000)
    await get('/')
    expect(take()).toEqual(before)
  })

  it('has a control at each clause and the count, but no text of an opinion', async () => {
    await seedOpinions(bindings.DB, seeded, 50)
    const html = await (await (await room(OPEN))(`/consultations/${seeded.consultationId}`)).text()
    expect(html.match(/comment\?clause=/g)).toHaveLength(44)
    expect(html).not.toContain('意见49')
  })

  it('tells its state from the dates alone', async () => {
    const status = async (now: string) => {
      const json = await (await room(at(now)))(`/api/v1/consultations/${seeded.consultationId}`)
      return ((await json.json()) as { status: string }).status
    }
    expect(await status('2026-03-01 23:59')).toBe('upcoming')
    expect(await status('2026-03-02 00:00')).toBe('open')
    expect(await status('2026-04-01 23:59:59.999')).toBe('open')
    expect(await status('2026-04-02 00:00')).toBe('closed')
  })
})

describe('commenting without script', () => {
  const path = () => `/consultations/${seeded.consultationId}/comment`
  const fields = (more: Record<string, string> = {}) => ({
    key: 'k'.repeat(32),
    'items.0.clause_uid': seeded.clauses[6] ?? '',
    'items.0.kind': 'oppose',
    'items.0.text': '收费太高',
    'submitter.kind': 'individual',
    ...more,
  })

  it('asks, adds a clause, checks, lodges, and hands the code over once in a cookie of the receipt page', async () => {
    const send = await room(OPEN)
    const asked = await (await send(`${path()}?clause=${seeded.clauses[6]}`)).text()
    expect(asked).toContain('第7条')
    const added = await (
      await send(path(), form(fields({ action: 'add', add_clause: seeded.clauses[8] ?? '' })))
    ).text()
    expect(added).toContain('收费太高')
    expect(added).toContain('第9条')
    const checked = await send(path(), form(fields({ action: 'check' })))
    expect(checked.status).toBe(200)
    expect(await checked.text()).toContain('value="lodge"')
    const lodged = await send(path(), form(fields({ action: 'lodge' })))
    expect(lodged.status).toBe(303)
    expect(lodged.headers.get('location')).toBe('/receipts/2026-a-00001')
    expect(lodged.headers.get('set-cookie')).toMatch(
      /^receipt_code=[0-9A-Z]{10};.*Path=\/receipts\/2026-a-00001;.*HttpOnly/,
    )
    const again = await send(path(), form(fields({ action: 'lodge' })))
    expect(again.headers.get('location')).toBe('/receipts/2026-a-00001')
  })

  it.each([
    ['nothing said', { 'items.0.kind': 'amend', 'items.0.text': '' }],
    ['no kind', { 'items.0.kind': '' }],
    ['100,000 characters', { 'items.0.text': '长'.repeat(100_000) }],
    ['a control character', { 'items.0.text': '响\u0007铃' }],
    ['a direction override', { 'items.0.text': '\u202e倒' }],
    ['a bad address', { 'submitter.contact.email': 'nobody' }],
  ])('refuses %s with a link to the field and loses nothing', async (_, more) => {
    const typed: Record<string, string> = fields({ 'items.0.reason': '我有理由', ...more, action: 'check' })
    const refused = await (await room(OPEN))(path(), form(typed))
    expect(refused.status).toBe(422)
    const html = await refused.text()
    const target = /<div class="error-summary".*?href="#([^"]+)"/s.exec(html)?.[1]
    expect(html).toContain(`id="${target}"`)
    expect(html).toContain('我有理由')
    expect(html).toContain(typed['items.0.text']?.slice(0, 50).replace('\u0007', '\u0007') ?? '')
  })

  it('shows markup as text', async () => {
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const page = await (await room(OPEN))(
      path(),
      form(fields({ 'items.0.text': attack, 'submitter.name': attack, action: 'check' })),
    )
    const html = await page.text()
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  it('keeps emoji and rare characters as they are', async () => {
    const text = '🏠𠮷👨‍👩‍👧 ﹝〇〕'
    await (await room(OPEN))(path(), form(fields({ 'items.0.text': text, action: 'lodge' })))
    expect(await bindings.DB.prepare('SELECT text FROM items').first('text')).toBe(text)
  })

  it('closed in mid-form: refused with its rule, the words still there to copy', async () => {
    const late = await (await room(at('2026-04-02 00:00')))(path(), form(fields({ action: 'lodge' })))
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('收费太高')
    expect(html).toContain('R6')
    expect(await bindings.DB.prepare('SELECT count(*) AS n FROM submissions').first('n')).toBe(0)
  })

  it('an unknown or unpublished consultation is not there', async () => {
    const send = await room(OPEN)
    expect((await send('/consultations/nowhere')).status).toBe(404)
    expect((await send('/consultations/nowhere/comment', form(fields({ action: 'lodge' })))).status).toBe(404)
  })
})

describe('the API', () => {
  const post = async (body: unknown, key: string | undefined = 'k'.repeat(20), now = OPEN) =>
    (await room(now))(`/api/v1/consultations/${seeded.consultationId}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  it('lodges and answers the same key and body the same', async () => {
    const body = { items: [{ clause_uid: seeded.clauses[0], kind: 'support', text: '' }] }
    const first = await post(body)
    expect(first.status).toBe(201)
    const answer = (await first.json()) as Record<string, unknown>
    expect(Object.keys(answer).sort()).toEqual([
      'items',
      'ledger',
      'lookup_code',
      'receipt',
      'receipt_no',
      'received_at',
    ])
    expect(await (await post(body)).json()).toEqual(answer)
    const other = await post({ items: [{ kind: 'support', text: '' }] })
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      422,
      'idempotency_key_reused',
    ])
  })

  it.each([
    ['no JSON', '{', 400, 'malformed'],
    ['an empty list', { items: [] }, 422, 'missing'],
    ['an unknown kind', { items: [{ kind: 'shout', text: 'x' }] }, 422, 'invalid_choice'],
    ['a list of nothing', { items: [null] }, 422, 'invalid_choice'],
    ['51 items', { items: Array.from({ length: 51 }, () => ({ kind: 'support' })) }, 422, 'too_long'],
    ['a foreign clause', { items: [{ clause_uid: 'x', kind: 'support' }] }, 422, 'clause_unknown'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await post(body)
    const problem = (await response.json()) as { code: string; status: number }
    expect([response.status, problem.status, problem.code]).toEqual([status, status, code])
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('refuses without a key, and when closed names the rule and quotes it', async () => {
    const none = await post({ items: [{ kind: 'support' }] }, '')
    expect(((await none.json()) as { code: string }).code).toBe('idempotency_key_missing')
    const closed = await post({ items: [{ kind: 'support' }] }, undefined, at('2026-04-02 00:00'))
    expect(await closed.json()).toMatchObject({
      status: 409,
      code: 'closed',
      rule: 'R6',
      citation: { source: expect.any(String) },
    })
  })

  it('pages its list by key, without a gap or a repetition', async () => {
    for (let i = 0; i < 45; i++)
      await seedConsultation(bindings.DB, { name: `n${i}`, articles: 1, endsOn: `2026-04-${10 + (i % 15)}` })
    const get = await room(OPEN)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = (await (await get(`/api/v1/consultations?cursor=${cursor}`)).json()) as {
        items: { id: string }[]
        next_cursor: string | null
      }
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(seen).toHaveLength(46)
    expect(new Set(seen).size).toBe(46)
  })
})
