import { env as bindings } from 'cloudflare:workers'
import { Hono } from 'hono'
import { type Instant, instant } from '../../src/ground/clock.ts'
import type { Env } from '../../src/ground/env.ts'
import type { Visit } from '../../src/ground/house.ts'
import { newId } from '../../src/ground/ids.ts'
import { openDatabase } from '../../src/ground/open.ts'
import type { Result } from '../../src/ground/result.ts'
import { keysOf } from '../../src/ground/visit.ts'
import type { Desk, Officer, Role } from '../../src/people/officer.ts'

export const env = bindings as unknown as Env
export const db = openDatabase(env.DB)

/** An instant from Beijing's date and time: `at('2026-03-02 09:00')`. */
export const at = (text: string): Instant => instant(Date.parse(`${text.replace(' ', 'T')}:00+08:00`))
export const NOW = at('2026-03-02 09:00')

export const visitAt = async (now: Instant = NOW, more: Partial<Visit> = {}): Promise<Visit> => ({
  requestId: 'test',
  now,
  db,
  keys: await keysOf(env),
  lang: 'zh',
  elder: false,
  path: '/',
  secure: false,
  development: true,
  origin: 'http://localhost',
  addressHash: null,
  ...more,
})

export const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

export const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${sql}`)
    .bind(...values)
    .first<number>('n')) ?? -1

export async function makeUnit(): Promise<string> {
  const id = newId()
  await run('INSERT INTO units (id, name, created_at) VALUES (?, ?, ?)', id, `水务局${id}`, NOW)
  return id
}

export async function makeOfficer(unitId: string, ...roles: Role[]): Promise<Officer> {
  const id = newId()
  const email = `${id}@example.cn`
  await run(
    `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at)
     VALUES (?, ?, ?, '李经办', ?, 'scrypt:none', ?)`,
    id,
    unitId,
    email,
    JSON.stringify(roles),
    NOW,
  )
  return { id, unitId, unitName: `水务局${unitId}`, email, name: '李经办', roles, mustChangePassword: false }
}

/** A unit with a drafter and a reviewer, and a reviewer of another unit. */
export async function makePeople() {
  const unitId = await makeUnit()
  return {
    unitId,
    drafter: await makeOfficer(unitId, 'drafter'),
    reviewer: await makeOfficer(unitId, 'reviewer'),
    both: await makeOfficer(unitId, 'drafter', 'reviewer'),
    stranger: await makeOfficer(await makeUnit(), 'drafter', 'reviewer'),
  }
}

/** What was accepted; fails the test with the refusal otherwise. */
export function value<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.refusal.problems.map(({ code, field }) => `${code} ${field}`).join(', '))
  return result.value
}

/** The codes of a refusal, in order; empty when it was accepted. */
export const codes = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.refusal.problems.map(({ code }) => code)

/** Sub-apps behind somebody who is signed in. */
export function doorOf(officer: Officer, now: Instant, ...rooms: Hono<Desk>[]) {
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('visit', await visitAt(now, { path: pathname + search }))
    c.set('officer', officer)
    await next()
  })
  for (const room of rooms) app.route('/', room)
  // A broken promise fails the test that meets it.
  app.onError((error) => {
    throw error
  })
  return async (path: string, init?: RequestInit) => app.request(path, init, env)
}

export const form = (fields: Readonly<Record<string, string | readonly string[]>>): RequestInit => {
  const body = new FormData()
  for (const [name, given] of Object.entries(fields))
    for (const each of typeof given === 'string' ? [given] : given) body.append(name, each)
  return { method: 'POST', body }
}

export const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})
