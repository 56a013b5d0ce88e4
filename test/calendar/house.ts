import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { expect } from 'vitest'
import type * as z from 'zod'
import { api, desk, routes } from '../../src/calendar/routes.tsx'
import type { yearInput } from '../../src/calendar/year.ts'
import type { Instant } from '../../src/ground/clock.ts'
import type { Env } from '../../src/ground/env.ts'
import { newId } from '../../src/ground/ids.ts'
import { openDatabase } from '../../src/ground/open.ts'
import type { Desk, Officer, Role } from '../../src/people/officer.ts'
import { officers, units } from '../../src/people/store.ts'
import { visitAt } from '../people/house.ts'

export const bindings = env as unknown as Env
export const db = openDatabase(bindings.DB)
/** 2 March 2026, 9 in the morning in Beijing. */
export const NOW = '2026-03-02T01:00:00.000Z' as Instant

/** An officer of a unit of her own, with a role each. */
export async function officer(...roles: Role[]): Promise<Officer> {
  const unit = { id: newId(), name: `单位${newId()}`, createdAt: NOW }
  const id = newId()
  const row = {
    id,
    unitId: unit.id,
    email: `${id}@county.example`,
    name: '赵青',
    roles: JSON.stringify(roles),
  }
  await db.batch([
    db.insert(units).values(unit),
    db.insert(officers).values({ ...row, password: 'scrypt:x', createdAt: NOW }),
  ])
  return { ...row, roles, unitName: unit.name, mustChangePassword: false }
}

/** The room as worker.ts mounts it, with somebody already signed in at the desk. */
export function raise(at: Instant = NOW, signedIn?: Officer) {
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    const { pathname, search, searchParams } = new URL(c.req.url)
    const lang = searchParams.get('lang') === 'en' ? 'en' : 'zh'
    c.set('visit', await visitAt(at, { path: pathname + search, lang }))
    if (signedIn) c.set('officer', signedIn)
    await next()
  })
  app.route('/', routes)
  for (const room of [desk, api]) app.route('/', room)
  return (path: string, init?: RequestInit) =>
    Promise.resolve(app.request(`http://localhost${path}`, init, bindings))
}

export type Answer = Record<string, unknown> & {
  code?: string
  field?: string
  rule?: string
  title?: string
  steps: { code: string; params: Record<string, unknown>; text: string }[]
  citation: { source: string; quote: string }
  problems: { code: string; field?: string }[]
}

/** Ask for JSON: the status with the body. */
export async function ask(
  path: string,
  more: { at?: Instant; as?: Officer; body?: unknown } = {},
): Promise<{ status: number; body: Answer }> {
  const init =
    more.body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(more.body), headers: { 'content-type': 'application/json' } }
  const answer = await raise(more.at, more.as)(path, init)
  expect(answer.headers.get('content-type')).toContain('json')
  return { status: answer.status, body: (await answer.json()) as Answer }
}

const days = (year: number, list: string) => list.split(' ').map((day) => `${year}-${day}`)

/** A year 2027 made up for these tests: the real notice is not out. Its working days come to 248. */
export const invented2027 = (more: Partial<z.input<typeof yearInput>> = {}) => ({
  notice_no: '测试〔2026〕1号',
  notice_title: '关于2027年部分节假日安排的通知（测试）',
  off: [
    ['元旦', '01-01', '01-03'],
    ['春节', '02-05', '02-12'],
    ['清明节', '04-03', '04-05'],
    ['劳动节', '05-01', '05-05'],
    ['端午节', '06-09', '06-09'],
    ['中秋节', '09-15', '09-15'],
    ['国庆节', '10-01', '10-07'],
  ].map(([name = '', first, last]) => ({ name, first: `2027-${first}`, last: `2027-${last}` })),
  make_up: days(2027, '01-31 02-20 05-08 09-26 10-09'),
  remark: '',
  version: 0,
  ...more,
})
