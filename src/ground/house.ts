import type { DrizzleD1Database } from 'drizzle-orm/d1'
import type { Instant } from './clock.ts'
import type { Env } from './env.ts'
import type { Keys } from './keys.ts'

export type Database = DrizzleD1Database

export type Lang = 'zh' | 'en'

/** What the entrance works out once per request and every room may read. */
export type Visit = {
  readonly requestId: string
  /** The instant at which the request arrived: the one `now` of everything it causes. */
  readonly now: Instant
  readonly db: Database
  readonly keys: Keys
  readonly lang: Lang
  /** Larger type and spacing (适老化), held in a cookie. */
  readonly elder: boolean
  /** Path and query as asked for, for the language switch. */
  readonly path: string
  /** True where the session cookie must be Secure. */
  readonly secure: boolean
  readonly development: boolean
  /** The origin to print in links that leave the site (QR codes, mail). */
  readonly origin: string
  /** Keyed hash of the visitor's address; null where no trusted proxy states it. */
  readonly addressHash: string | null
}

/** The type parameter of every Hono app in the house: `new Hono<House>()`; `c.get('visit')`. */
export type House = { Bindings: Env; Variables: { visit: Visit } }
