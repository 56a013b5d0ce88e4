import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import { addDays, beijingDate, type Instant, instant, msOf } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { LetterName } from './letters.ts'

/** One row of the outbox per sign-up that `rows` yields as `r`: whoever left an address, once per subject. */
const queue = (db: Database, template: LetterName, subject: SQL, now: Instant, rows: SQL): Statement =>
  db.run(sql`INSERT INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
    SELECT lower(hex(randomblob(10))), r.participant_id, ${template}, r.lang, ${subject}, 'queued', ${now}, ${now}
    FROM registrations r JOIN participants p ON p.id = r.participant_id AND p.has_email = 1
    ${rows}
    ON CONFLICT (template, participant_id, subject_id) DO NOTHING`)

/**
 * A letter to everyone who is still signed up for a hearing and left an address, in one statement: for the batch of
 * the deed it tells of. The same letter about the same subject (an id) goes to each once.
 */
export const notifySignedUp = (
  db: Database,
  hearingId: string,
  template: LetterName,
  subjectId: string,
  now: Instant,
): Statement =>
  queue(
    db,
    template,
    sql`${subjectId}`,
    now,
    sql`WHERE r.hearing_id = ${hearingId} AND r.withdrawn_at IS NULL`,
  )

/** A letter to one sign-up, about itself, if something holds when it is written. */
export const notifyWhen = (
  db: Database,
  registrationId: string,
  template: LetterName,
  now: Instant,
  holds: SQL,
): Statement =>
  queue(
    db,
    template,
    sql`r.id`,
    now,
    sql`WHERE r.id = ${registrationId} AND r.withdrawn_at IS NULL AND ${holds}`,
  )

/**
 * A clock duty: the day before a hearing (Beijing), a letter to everyone who has a place, as representative or as
 * observer. One for each date: whoever was reminded before a postponement is reminded again.
 */
export async function remindOfHearings(hands: {
  readonly db: Database
  readonly now: Instant
}): Promise<void> {
  const { db, now } = hands
  const tomorrow = addDays(beijingDate(now), 1)
  await db.batch([
    queue(
      db,
      'hearing_reminder',
      sql`r.hearing_id || '/' || ${tomorrow}`,
      now,
      sql`JOIN registration_terms t ON t.hearing_id = r.hearing_id
        WHERE t.off = 0 AND date(t.held_at, '+8 hours') = ${tomorrow} AND r.withdrawn_at IS NULL
          AND (EXISTS (SELECT 1 FROM observer_seats s WHERE s.registration_id = r.id AND s.released_at IS NULL)
            OR EXISTS (SELECT 1 FROM representatives x WHERE x.registration_id = r.id AND x.declined_at IS NULL))`,
    ) as never,
  ])
}

const TOLD_FOR_DAYS = 30

/**
 * A clock duty: where the whole procedure has ended (S90, S91) before its hearing was held, a letter to everyone who
 * is still signed up. The end is decided in a room that knows of no hearing. Each is told once; an end of more than
 * 30 days ago is old news.
 */
export async function tellOfEnded(hands: { readonly db: Database; readonly now: Instant }): Promise<void> {
  const { db, now } = hands
  const since = instant(msOf(now) - TOLD_FOR_DAYS * 86_400_000)
  await db.batch([
    queue(
      db,
      'hearing_ended',
      sql`r.hearing_id`,
      now,
      // The few hearings first: nothing is looked through that did not end lately.
      sql`WHERE r.withdrawn_at IS NULL AND r.hearing_id IN (
          SELECT h.id FROM decision_endings e CROSS JOIN hearings h ON h.decision_id = e.decision_id
          CROSS JOIN hearing_terms t ON t.hearing_id = h.id
          WHERE e.ended_at >= ${since} AND (t.held_at IS NULL OR t.held_at > e.ended_at)
            AND NOT EXISTS (SELECT 1 FROM hearing_papers c JOIN publications q ON q.subject_id = c.id
              WHERE c.hearing_id = h.id AND c.kind = 'hearing_cancellation')
            AND NOT EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = h.id))
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.template = 'hearing_ended'
          AND o.participant_id = r.participant_id AND o.subject_id = r.hearing_id)`,
    ) as never,
  ])
}
