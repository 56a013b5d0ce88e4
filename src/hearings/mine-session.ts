import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Env } from '../ground/env.ts'
import type { Visit } from '../ground/house.ts'
import { keyedHash } from '../ground/keys.ts'
import { readRegistration } from './read-registrations.ts'
import type { Registration } from './registration.ts'

/** The type parameter of apps behind `requireRegistration`: `c.get('registration')` is whose page this is. */
export type Mine = { Bindings: Env; Variables: { visit: Visit; registration: Registration } }

const COOKIE = 'mine'
const ONCE = 'mine_code'
const MINUTES = 30

const visitOf = (c: Context): Visit => c.get('visit')
const pathOf = (hearingId: string): string => `/hearings/${hearingId}/mine`

// Bound to the code as it is stored: a reissue ends every session that was opened before it.
const sign = (visit: Visit, { id, hearingId, codeHash }: Registration, until: number): Promise<string> =>
  keyedHash(visit.keys, 'registration-session', [hearingId, id, codeHash, until].join('\n'))

const attributes = (visit: Visit, hearingId: string) =>
  ({ path: pathOf(hearingId), httpOnly: true, sameSite: 'Strict', secure: visit.secure }) as const

/** Let a browser that has shown the code see this one sign-up, for half an hour after its last use, and nothing else. */
export async function openMine(c: Context, registration: Registration): Promise<void> {
  const visit = visitOf(c)
  const until = Date.parse(visit.now) + MINUTES * 60_000
  const value = `${registration.id}.${until}.${await sign(visit, registration, until)}`
  setCookie(c, COOKIE, value, { ...attributes(visit, registration.hearingId), maxAge: MINUTES * 60 })
}

/** Hand the code to the next page, which shows it once and takes it away. */
export function showCodeOnce(c: Context, hearingId: string, code: string): void {
  setCookie(c, ONCE, code, { ...attributes(visitOf(c), hearingId), maxAge: 600 })
}

/** The code to be shown now, this once. */
export function takeCode(c: Context, hearingId: string): string | undefined {
  const code = getCookie(c, ONCE)
  if (code !== undefined) deleteCookie(c, ONCE, attributes(visitOf(c), hearingId))
  return code
}

/** Close her page again, on a computer that others use. */
export function closeMine(c: Context, hearingId: string): void {
  deleteCookie(c, COOKIE, attributes(visitOf(c), hearingId))
}

/** Whose page a request may see: undefined without a cookie, after its half hour, or after a reissue. */
export async function mineOf(c: Context, hearingId: string): Promise<Registration | undefined> {
  const [, id, until = '', mac] =
    /^([a-z0-9]{16})\.(\d{13})\.([0-9a-f]{64})$/.exec(getCookie(c, COOKIE) ?? '') ?? []
  const visit = visitOf(c)
  if (id === undefined || mac === undefined || Date.parse(visit.now) >= Number(until)) return undefined
  const registration = await readRegistration(visit.db, id)
  if (!registration || registration.hearingId !== hearingId) return undefined
  return (await sign(visit, registration, Number(until))) === mac ? registration : undefined
}

/**
 * Lets whoever has opened her own sign-up through and says in `c.get('registration')` which it is. Everyone else is
 * led to where number and code are asked for. Nothing behind it is ever kept by a cache.
 */
export const requireRegistration = createMiddleware<Mine>(async (c, next) => {
  c.header('cache-control', 'no-store')
  const hearingId = c.req.param('id') ?? ''
  const registration = await mineOf(c, hearingId)
  if (!registration) return c.redirect(`${pathOf(hearingId)}?over`, 303)
  c.set('registration', registration)
  // Half an hour from the last use.
  await openMine(c, registration)
  return next()
})
