import { Hono } from 'hono'
import type { Instant } from '../../src/ground/clock.ts'
import type { Visit } from '../../src/ground/house.ts'
import { deriveKeys, type Keys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import type { Result } from '../../src/ground/result.ts'
import { register } from '../../src/hearings/register.ts'
import { type RegistrationInput, registrationSchema, type SignUp } from '../../src/hearings/registration.ts'
import { api } from '../../src/hearings/registration-api.ts'
import { desk } from '../../src/hearings/registration-desk-routes.tsx'
import { routes } from '../../src/hearings/registration-routes.tsx'
import type { Desk, Officer, Role } from '../../src/people/officer.ts'
import { bindings } from '../support/fresh.ts'
import type { SeededHearing } from '../support/hearing.ts'
import { at } from '../support/seed.ts'

/** In the middle of sign-up. */
export const OPEN = at('2026-06-05 10:00')

let keys: Promise<Keys> | undefined
export const keysHere = (): Promise<Keys> => {
  keys ??= deriveKeys(bindings.WENJI_SECRET)
  return keys
}

export const visitAt = async (now: Instant = OPEN): Promise<Visit> => ({
  requestId: 't',
  now,
  db: openDatabase(bindings.DB),
  keys: await keysHere(),
  lang: 'zh',
  elder: false,
  path: '/',
  secure: false,
  development: true,
  origin: 'http://localhost',
  addressHash: null,
})

export const officerOf = (
  seeded: SeededHearing,
  roles: Role[] = ['drafter'],
  unitId = seeded.unitId,
): Officer => ({
  id: seeded.drafterId,
  unitId,
  unitName: '单位',
  email: 'a@example.cn',
  name: '林',
  roles,
  mustChangePassword: false,
})

/** What person number `n` fills in: names, numbers and words that can be looked for wherever they must not be. */
export const said = (n: number, more: Record<string, unknown> = {}) => ({
  role: 'representative',
  category: 'resident',
  name: `欧阳${String.fromCharCode(0x4e00 + n)}丰`,
  area_or_unit: `河东村${n}组`,
  contact: { phone: `1380000${String(n).padStart(4, '0')}`, email: `person${n}@mail.example` },
  reason: `想谈谈水价${n}`,
  ...more,
})

export const observer = (n: number) => said(n, { role: 'observer', category: undefined })

export const inputOf = (body: unknown): RegistrationInput => registrationSchema.parse(body)

export const keyOf = (text: string): string =>
  `key-of-a-form-${text}-`
    .replace(/[^\x21-\x7e]/g, (c) => c.codePointAt(0)?.toString(16) ?? '')
    .padEnd(20, '.')

/** Sign up from the web and give back what came, which must be a sign-up. */
export async function signUp(seeded: SeededHearing, body: ReturnType<typeof said>, now: Instant = OPEN) {
  const done = await register(
    await visitAt(now),
    seeded.hearingId,
    inputOf(body),
    keyOf(`${body.name}${now}`),
  )
  if (!done.ok) throw new Error(codeOf(done))
  if (done.value.already) throw new Error('already')
  return done.value
}

export const codeOf = (outcome: Result<unknown>): string =>
  outcome.ok ? 'ok' : outcome.refusal.problems[0].code
export const tells = (outcome: Result<SignUp>): string =>
  outcome.ok ? (outcome.value.already ? 'already' : outcome.value.status) : codeOf(outcome)

export const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<T[]> =>
  (
    await bindings.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results
export const run = (sql: string, ...values: unknown[]) =>
  bindings.DB.prepare(sql)
    .bind(...values)
    .run()

/** How often each deed was entered. */
export const deeds = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await rows<{ deed: string; n: number }>('SELECT deed, count(*) AS n FROM entries GROUP BY deed')).map(
      ({ deed, n }) => [deed, n],
    ),
  )

/** The pages, the API and the desk of signing up, at an instant; whoever is at the desk is given. */
export async function room(now: Instant = OPEN, officer?: Officer) {
  const visit = await visitAt(now)
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    c.set('visit', visit)
    if (officer) c.set('officer', officer)
    await next()
  })
  app.route('/', routes).route('/', desk).route('/', api)
  return (path: string, init?: RequestInit): Promise<Response> =>
    Promise.resolve(app.request(`http://localhost${path}`, init, bindings))
}

export const form = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: cookie ? { cookie } : {},
})

export const json = (body: unknown, key?: string): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
})

/** What a browser would send back of the cookies it was given. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ')
