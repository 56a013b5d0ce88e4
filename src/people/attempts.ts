import { and, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import { type Instant, instant, msOf } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { attempts } from './store.ts'

/** So many failures are allowed within so many minutes; the next one is refused. */
export type Limit = { readonly failures: number; readonly minutes: number }

const MINUTE_MS = 60_000

// A window is counted in fifteenths, so that it slides: nobody gets twice the tries around its end.
const bucketMs = (minutes: number) => Math.max(1, Math.ceil(minutes / 15)) * MINUTE_MS
const bucketOf = (now: Instant, minutes: number) => {
  const length = bucketMs(minutes)
  return instant(Math.floor(msOf(now) / length) * length)
}
const windowStart = (now: Instant, minutes: number) => instant(msOf(now) - minutes * MINUTE_MS)

/**
 * Count one failure of `subject` (a keyed hash, 64 hexadecimal digits: never an address or an e-mail) at `now`.
 * Atomic. Put it into one batch behind `withinLimit`, BEFORE the secret is compared: then parallel tries cannot
 * slip through together. Take it back with `forgetFailures` when the secret was right.
 */
export function countFailure(db: Database, subject: string, now: Instant, windowMinutes: number): Statement {
  return db
    .insert(attempts)
    .values({ subject, windowStart: bucketOf(now, windowMinutes), failures: 1 })
    .onConflictDoUpdate({
      target: [attempts.subject, attempts.windowStart],
      set: { failures: sql`${attempts.failures} + 1` },
    })
}

/** A guard's condition: true while `subject` has failed less often than `limit` allows, as of `now`. */
export const withinLimit = (subject: string, now: Instant, limit: Limit): SQL =>
  sql`(SELECT COALESCE(SUM(failures), 0) < ${limit.failures} FROM attempts
    WHERE subject = ${subject} AND window_start > ${windowStart(now, limit.minutes)})`

/** How often `subject` failed in the `windowMinutes` before `now`. */
export async function failuresSince(
  db: Database,
  subject: string,
  now: Instant,
  windowMinutes: number,
): Promise<number> {
  const row = await db
    .select({ failures: sql<number>`COALESCE(SUM(${attempts.failures}), 0)` })
    .from(attempts)
    .where(and(eq(attempts.subject, subject), gt(attempts.windowStart, windowStart(now, windowMinutes))))
    .get()
  return row?.failures ?? 0
}

/** Forget every failure of `subject`: she got it right. */
export const forgetFailures = (db: Database, subject: string): Statement =>
  db.delete(attempts).where(eq(attempts.subject, subject))

/**
 * Take back the one failure counted at `now`, for a subject many people share (an address): the failures of
 * the others stay. Two statements, in this order.
 */
export function takeBackFailure(
  db: Database,
  subject: string,
  now: Instant,
  windowMinutes: number,
): [Statement, Statement] {
  const here = and(eq(attempts.subject, subject), eq(attempts.windowStart, bucketOf(now, windowMinutes)))
  return [
    // A count is never 0: what would get there goes.
    db.delete(attempts).where(and(here, eq(attempts.failures, 1))),
    db
      .update(attempts)
      .set({ failures: sql`${attempts.failures} - 1` })
      .where(and(here, gt(attempts.failures, 1))),
  ]
}

/** Drop what no window reaches any more (a day). A clock duty. */
export const sweepAttempts = (db: Database, now: Instant): Statement =>
  db.delete(attempts).where(lt(attempts.windowStart, windowStart(now, 24 * 60)))
