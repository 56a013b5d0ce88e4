import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { type Instant, instant } from './clock.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { randomCode } from './ids.ts'
import { deriveKeys, type Keys, keyedHash } from './keys.ts'
import { openDatabase } from './open.ts'

/**
 * The one place that reads the clock. In development the starter may move it (`NOW`), because the law is about
 * dates and everything must be tryable on any date.
 */
export const readClock = (env: Env): Instant =>
  instant(Date.now() + (env.ENVIRONMENT === 'development' ? Number(env.CLOCK_OFFSET_MS ?? 0) : 0))

/** Throws when a switch that only development may have is set in production: the Worker refuses to run. */
export function assertSettings(env: Env): void {
  if (env.ENVIRONMENT === 'development') return
  if (env.ENVIRONMENT !== undefined && env.ENVIRONMENT !== 'production')
    throw new Error('unknown ENVIRONMENT')
  if (env.CLOCK_OFFSET_MS !== undefined || env.DEMO_PASSWORD !== undefined || 'NOW' in env)
    throw new Error('NOW, CLOCK_OFFSET_MS and DEMO_PASSWORD belong to development')
}

// Deriving takes a few milliseconds; an isolate serves one installation.
let derived: { readonly secret: string; readonly keys: Promise<Keys> } | undefined

/** The installation's keys, derived once per isolate. */
export function keysOf(env: Env): Promise<Keys> {
  const secret = env.WENJI_SECRET ?? ''
  if (derived?.secret !== secret) derived = { secret, keys: deriveKeys(secret) }
  return derived.keys
}

/** Works out, once per request, what every room may read: `c.get('visit')`. */
export const enter = createMiddleware<House>(async (c, next) => {
  const { env } = c
  assertSettings(env)
  const keys = await keysOf(env)
  const url = new URL(c.req.url)
  const address = env.ADDRESS_HEADER && c.req.header(env.ADDRESS_HEADER)
  const development = env.ENVIRONMENT === 'development'
  const asked = c.req.query('lang') ?? getCookie(c, 'lang')
  c.set('visit', {
    requestId: randomCode(12),
    now: readClock(env),
    db: openDatabase(env.DB),
    keys,
    lang: asked === 'en' ? 'en' : 'zh',
    elder: getCookie(c, 'elder') === '1',
    path: url.pathname + url.search,
    secure: !development || url.protocol === 'https:',
    development,
    origin: env.PUBLIC_ORIGIN ?? url.origin,
    addressHash: address ? await keyedHash(keys, 'address', address) : null,
  })
  await next()
})

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']

/**
 * Whether a request that changes something came from this site's own pages or from a program. A browser says
 * where a request comes from (Origin, Sec-Fetch-Site); a form that says neither is not believed, because only
 * browsers send forms, unless it brings a bearer token. JSON from elsewhere, and a token from elsewhere, need a
 * preflight, which is never granted.
 */
export function isOwnRequest(request: Request): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return site !== null || !FORMS.includes(type) || hasOwnToken(request.headers)
}

/** A token that the sender wrote herself, where no browser could have added a session: it cannot be forged. */
const hasOwnToken = (headers: Headers): boolean =>
  /^Bearer +[\w-]+$/i.test(headers.get('authorization') ?? '') &&
  !/(?:^|;)\s*(?:__Host-)?session=/.test(headers.get('cookie') ?? '')
