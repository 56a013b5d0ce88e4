import { sql } from 'drizzle-orm'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { type Entry, prepareEntry } from '../ledger/entry.ts'
import { notifyWhen } from './letters-queue.ts'

const seated = (registrationId: string) =>
  sql`EXISTS (SELECT 1 FROM observer_seats WHERE registration_id = ${registrationId} AND released_at IS NULL)`

/** The entry of a place given to one observer. */
export const seatEntry = (hearingId: string, registrationId: string, at: Instant): Promise<Entry> =>
  prepareEntry({ deed: 'seat_given', at, actor: null, subject: registrationId, data: { hearing: hearingId } })

/**
 * Give an observer a place if one is free and nobody waits before her, and the entry of it only then: found by SQL
 * at the moment of writing, so that any number of people at once get as many places as there are. Numbers of places
 * that were given up are given again.
 */
export function giveSeat(
  db: Database,
  seat: {
    readonly hearingId: string
    readonly registrationId: string
    readonly now: Instant
    readonly entry: Entry
  },
): [Statement, Statement] {
  const { hearingId, registrationId, now, entry } = seat
  const taken = sql`SELECT 1 FROM observer_seats s WHERE s.hearing_id = ${hearingId} AND s.released_at IS NULL`
  return [
    db.run(sql`INSERT INTO observer_seats (hearing_id, seat_no, registration_id, given_at)
      SELECT r.hearing_id,
        (SELECT MIN(n) FROM (
          SELECT 1 AS n WHERE NOT EXISTS (${taken} AND s.seat_no = 1)
          UNION ALL
          SELECT o.seat_no + 1 FROM observer_seats o WHERE o.hearing_id = r.hearing_id AND o.released_at IS NULL
            AND NOT EXISTS (${taken} AND s.seat_no = o.seat_no + 1))),
        r.id, ${now}
      FROM registrations r JOIN registration_terms t ON t.hearing_id = r.hearing_id
      WHERE r.id = ${registrationId} AND r.role = 'observer' AND r.withdrawn_at IS NULL AND t.off = 0
        AND (SELECT count(*) FROM observer_seats s WHERE s.hearing_id = r.hearing_id AND s.released_at IS NULL)
          < t.observer_seats
        AND NOT EXISTS (
          SELECT 1 FROM registrations w WHERE w.hearing_id = r.hearing_id AND w.role = 'observer' AND w.seq < r.seq
            AND w.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = w.id))`),
    db.run(sql`INSERT INTO entries (position, id, at, deed, body, leaf_hash)
      SELECT e.position, ${entry.id}, ${entry.at}, ${entry.deed}, ${entry.body}, ${entry.leafHash}
      FROM (SELECT COALESCE(MAX(position) + 1, 0) AS position FROM entries) e WHERE ${seated(registrationId)}`),
  ]
}

/** Who is next on the waiting list, besides `except`; undefined when nobody waits. */
export async function nextInLine(db: Database, hearingId: string, except = ''): Promise<string | undefined> {
  const [next] = await db.all<{ id: string }>(sql`SELECT r.id AS id FROM registrations r
    WHERE r.hearing_id = ${hearingId} AND r.role = 'observer' AND r.withdrawn_at IS NULL AND r.id <> ${except}
      AND NOT EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = r.id)
    ORDER BY r.seq LIMIT 1`)
  return next?.id
}

/** A guard: this is still who is next in line (undefined: nobody is). */
export const stillNext = (hearingId: string, next: string | undefined, except = ''): Guard => ({
  code: 'changed_meanwhile',
  holds: sql`(SELECT r.id FROM registrations r
    WHERE r.hearing_id = ${hearingId} AND r.role = 'observer' AND r.withdrawn_at IS NULL AND r.id <> ${except}
      AND NOT EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = r.id)
    ORDER BY r.seq LIMIT 1) IS ${next ?? null}`,
})

/** The statements by which somebody who waited gets a free place, with its entry and a letter. */
export async function moveUp(
  db: Database,
  hearingId: string,
  registrationId: string,
  now: Instant,
): Promise<Statement[]> {
  const entry = await seatEntry(hearingId, registrationId, now)
  return [
    ...giveSeat(db, { hearingId, registrationId, now, entry }),
    notifyWhen(db, registrationId, 'hearing_seat', now, seated(registrationId)),
  ]
}

/** At most so many in one run of the clock, so that a run stays short. */
const PER_RUN = 50

/**
 * A clock duty: where a later announcement has more places than the one before, whoever waits gets them, in order.
 * Returns how many were given.
 */
export async function seatObserversDue(hands: {
  readonly db: Database
  readonly now: Instant
}): Promise<number> {
  const { db, now } = hands
  for (let given = 0; given < PER_RUN; given++) {
    const [due] = await db.all<{ id: string }>(sql`SELECT t.hearing_id AS id FROM registration_terms t
      WHERE t.off = 0 AND (t.held_at IS NULL OR t.held_at > ${now})
        AND (SELECT count(*) FROM observer_seats s WHERE s.hearing_id = t.hearing_id AND s.released_at IS NULL)
          < t.observer_seats
        AND EXISTS (SELECT 1 FROM registrations r WHERE r.hearing_id = t.hearing_id AND r.role = 'observer'
          AND r.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = r.id))
      LIMIT 1`)
    const next = due && (await nextInLine(db, due.id))
    if (!due || !next) return given
    const done = await commit(db, [stillNext(due.id, next)], await moveUp(db, due.id, next, now))
    if (!done.ok) return given
  }
  return PER_RUN
}
