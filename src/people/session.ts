import { eq, lte, or } from 'drizzle-orm'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Statement } from '../ground/batch.ts'
import { type Instant, instant, msOf } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { base64url, sha256 } from '../ground/keys.ts'
import { refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import { SignInPage } from './desk.tsx'
import { ForbiddenPage } from './desk-nav.tsx'
import { type Desk, hasRole, type Officer, type Role } from './officer.ts'
import { carriedForm, deskPath } from './resume.tsx'
import { asOfficer, sessionRow } from './roster.ts'
import { sessions } from './store.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 120 * MINUTE_MS
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS
/** A session is renewed at most this often, so that reading pages rarely writes. */
const RENEW_MS = 5 * MINUTE_MS

export type Session = {
  readonly officer: Officer
  /** SHA-256 of the token: what the database keeps. */
  readonly tokenHash: string
  /** When it ends unless it is used before; never later than 12 hours after sign-in. */
  readonly expiresAt: Instant
}

/**
 * Open a session: a random 256-bit token for the officer's browser or program, and the statement that keeps
 * its SHA-256. It ends 2 hours after its last use and 12 hours after `visit.now` at the latest.
 */
export async function openSession(
  visit: Pick<Visit, 'db' | 'now'>,
  officerId: string,
): Promise<{ token: string; tokenHash: string; expiresAt: Instant; statement: Statement }> {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const tokenHash = await sha256(token)
  const now = msOf(visit.now)
  const expiresAt = instant(now + IDLE_MS)
  const row = {
    tokenHash,
    officerId,
    createdAt: visit.now,
    idleUntil: expiresAt,
    endsAt: instant(now + ABSOLUTE_MS),
  }
  return { token, tokenHash, expiresAt, statement: visit.db.insert(sessions).values(row) }
}

/**
 * Who holds this token, at `visit.now`. Undefined when it is unknown or expired, when the officer has been
 * deactivated, and for demo accounts outside development. Renews the session when it is due.
 */
export async function officerOf(
  visit: Pick<Visit, 'db' | 'now' | 'development'>,
  token: string,
): Promise<Session | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const tokenHash = await sha256(token)
  const row = await sessionRow(visit.db, tokenHash)
  if (!row || row.deactivatedAt !== null || (row.demo && !visit.development)) return undefined
  if (visit.now >= row.idleUntil || visit.now >= row.endsAt) return undefined
  const renewed = instant(Math.min(msOf(visit.now) + IDLE_MS, msOf(row.endsAt)))
  const due = msOf(renewed) - msOf(row.idleUntil) >= RENEW_MS
  if (due)
    await visit.db.update(sessions).set({ idleUntil: renewed }).where(eq(sessions.tokenHash, tokenHash))
  return { officer: asOfficer(row), tokenHash, expiresAt: due ? renewed : row.idleUntil }
}

/** End one session. */
export const endSession = (db: Database, tokenHash: string): Statement =>
  db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))

/** Drop the sessions that are over. A clock duty. */
export const sweepSessions = (db: Database, now: Instant): Statement =>
  db.delete(sessions).where(or(lte(sessions.idleUntil, now), lte(sessions.endsAt, now)))

// The prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis §4.1.3.2).
const cookieName = (visit: Visit): string => (visit.secure ? '__Host-session' : 'session')

// A request before or behind `requireOfficer`: either way it carries the visit.
const visitOf = (c: Context): Visit => c.get('visit')

/** Hand the token to the browser, for as long as it stays open; without a token take it away. */
export function keepToken(c: Context, token: string | undefined): void {
  const visit = visitOf(c)
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure: visit.secure } as const
  setCookie(
    c,
    cookieName(visit),
    token ?? '',
    token === undefined ? { ...attributes, maxAge: 0 } : attributes,
  )
}

/** The token a request carries: `Authorization: Bearer` before the cookie. */
function tokenOf(c: Context): string | undefined {
  const header = c.req.header('authorization')
  if (header !== undefined) return /^Bearer +([\w-]+)$/i.exec(header)?.[1]
  return getCookie(c, cookieName(visitOf(c)))
}

/** The session a request carries, if any. */
export async function sessionOf(c: Context): Promise<Session | undefined> {
  const token = tokenOf(c)
  return token === undefined ? undefined : officerOf(visitOf(c), token)
}

const WAYS_IN = new Set(['/desk/sign-in', '/desk/sign-out', '/api/v1/desk/session'])
const OWN_PASSWORD = new Set(['/desk/password', '/api/v1/desk/password'])

/**
 * Lets signed-in officers through, with any of `roles` when some are named, and says who it is in
 * `c.get('officer')`. Everyone else is led to sign in, without losing what was typed. What comes back is never
 * cached. The ways in themselves stay open.
 */
export const requireOfficer = (...roles: readonly Role[]) =>
  createMiddleware<Desk>(async (c, next) => {
    const { path, method } = c.req
    c.header('cache-control', 'no-store')
    if (WAYS_IN.has(path)) return next()
    const known = c.get('officer') as Officer | undefined
    if (known && (roles.length === 0 || hasRole(known, ...roles))) return next()
    const visit = c.get('visit')
    const program = path.startsWith('/api/')
    const session = await sessionOf(c)
    if (!session) {
      if (program) {
        c.header('www-authenticate', 'Bearer')
        return refuseJson(c, refuse('sign_in_needed').refusal)
      }
      if (method === 'GET' || method === 'HEAD') {
        return c.redirect(`/desk/sign-in?next=${encodeURIComponent(deskPath(visit.path) ?? '/desk')}`, 303)
      }
      return c.html(SignInPage({ visit, carried: await carriedForm(c) }), 401)
    }
    const { officer } = session
    if (officer.mustChangePassword && !OWN_PASSWORD.has(path)) {
      if (program) return refuseJson(c, refuse('password_change_needed', { link: '/desk/password' }).refusal)
      return c.redirect(`/desk/password?next=${encodeURIComponent(deskPath(visit.path) ?? '/desk')}`, 303)
    }
    if (roles.length > 0 && !hasRole(officer, ...roles)) {
      if (program) return refuseJson(c, refuse('forbidden').refusal)
      return c.html(ForbiddenPage({ visit, officer }), 403)
    }
    c.set('officer', officer)
    return next()
  })
