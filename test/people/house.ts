import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { type Instant, instant, msOf } from '../../src/ground/clock.ts'
import type { Env } from '../../src/ground/env.ts'
import type { Visit } from '../../src/ground/house.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { makeFirstAdmin } from '../../src/people/new-installation.ts'
import type { Desk, Officer } from '../../src/people/officer.ts'
import { api, desk, routes } from '../../src/people/routes.tsx'
import { requireOfficer } from '../../src/people/session.ts'

export const bindings = env as unknown as Env
export const db = openDatabase(bindings.DB)
export const NOW = '2026-03-02T01:00:00.000Z' as Instant
export const PASSWORD = 'a quiet river in spring'

export const later = (minutes: number): Instant => instant(msOf(NOW) + minutes * 60_000)

export async function visitAt(now: Instant = NOW, more: Partial<Visit> = {}): Promise<Visit> {
  return {
    requestId: 'test',
    now,
    db,
    keys: await deriveKeys(bindings.WENJI_SECRET),
    lang: 'zh',
    elder: false,
    path: '/',
    secure: false,
    development: false,
    origin: 'http://localhost',
    addressHash: null,
    ...more,
  }
}

/** Rows counted straight from the database. */
export const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await bindings.DB.prepare(sql)
    .bind(...values)
    .first<number>('n')) ?? -1

/** The first administrator of the test file's database. */
export async function install(): Promise<Officer> {
  const done = await makeFirstAdmin(
    { db, now: NOW },
    { name: '王建国', email: 'wang@county.example', unit: '县人民政府办公室', password: PASSWORD },
  )
  if (!done.ok) throw new Error(done.refusal.problems[0].code)
  return done.value
}

/** The room behind its entrance, as worker.ts mounts it, with one page of another room. */
export function raise(now: () => Instant, more: Partial<Visit> = {}) {
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('visit', await visitAt(now(), { path: pathname + search, ...more }))
    await next()
  })
  app.use('/desk/*', requireOfficer())
  app.use('/api/v1/desk/*', requireOfficer())
  app.route('/', routes)
  app.route('/', desk)
  app.route('/', api)
  app.get('/desk', (c) => c.text(`desk of ${c.get('officer').name}`))
  app.post('/desk/decisions/new', async (c) => c.json([...(await c.req.formData())]))
  return (path: string, init?: RequestInit) =>
    Promise.resolve(app.request(`http://localhost${path}`, init, bindings))
}

export const form = (fields: Record<string, string>, cookie?: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: cookie === undefined ? {} : { cookie },
})

export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? ''
