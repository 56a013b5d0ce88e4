import { sql } from 'drizzle-orm'
import { type Instant, msOf } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { announcementSchema } from './announcement.ts'
import { freezeLists } from './freeze-lists.ts'
import { valueDueAt } from './value-due.ts'

const HOUR_MS = 3_600_000

/**
 * From when the clock freezes, in milliseconds since 1970: two hours after the close, in which what reached the unit
 * in time by letter or telephone can still be entered; where the value comes sooner, half way to it.
 */
export function clockFreezesFrom(closesAt: Instant, valueAt: Instant | null): number {
  const closes = msOf(closesAt)
  const left = valueAt === null ? Number.POSITIVE_INFINITY : (msOf(valueAt) - closes) / 2
  return closes + Math.min(2 * HOUR_MS, Math.max(0, left))
}

/**
 * A clock duty: freeze the lists of every hearing whose sign-up closed a while ago and whose value is still to come.
 * It opens and closes nothing; where it did not run in time, the desk freezes, or announces a later value. Returns
 * how many it froze.
 */
export async function freezeDue({
  db,
  now,
}: {
  readonly db: Database
  readonly now: Instant
}): Promise<number> {
  const closed = await db.all<{ id: string; closesAt: Instant; body: string }>(
    sql`SELECT hearing_id AS id, registration_to AS closesAt, body FROM hearings_ahead
      WHERE registration_to <= ${now} AND (held_at IS NULL OR held_at > ${now})
        AND NOT EXISTS (SELECT 1 FROM draw_freezes f WHERE f.hearing_id = hearings_ahead.hearing_id)
        AND EXISTS (SELECT 1 FROM json_each(body, '$.quota') WHERE value ->> '$.selection' = 'draw')
      ORDER BY registration_to DESC LIMIT 20`,
  )
  let frozen = 0
  for (const { id, closesAt, body } of closed) {
    const valueAt = valueDueAt(announcementSchema.parse(JSON.parse(body)))
    if (msOf(now) < clockFreezesFrom(closesAt, valueAt)) continue
    if ((await freezeLists({ db, now }, id, null)).ok) frozen += 1
  }
  return frozen
}
