import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { LetterName } from './letters.ts'

type When = { readonly hearingId: string; readonly at: Instant }

/** A letter about her own sign-up to everybody whom `which` finds among the sign-ups `g`, once each. */
const tell = (db: Database, template: LetterName, { hearingId, at }: When, which: SQL): Statement =>
  db.run(sql`INSERT INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
    SELECT lower(hex(randomblob(10))), g.participant_id, ${template}, g.lang, g.id, 'queued', ${at}, ${at}
    FROM registrations g
    WHERE g.hearing_id = ${hearingId} AND g.has_email = 1 AND g.withdrawn_at IS NULL AND ${which}
    ON CONFLICT (template, participant_id, subject_id) DO NOTHING`)

/** Tell everybody who was given a seat at this instant, as far as an address is known. */
export const tellChosen = (db: Database, when: When): Statement =>
  tell(
    db,
    'hearing_chosen',
    when,
    sql`EXISTS (SELECT 1 FROM representatives r
      WHERE r.registration_id = g.id AND r.appointed_at = ${when.at} AND r.declined_at IS NULL)`,
  )

const unseated = sql`g.role = 'representative' AND g.method = 'sign_up'
  AND NOT EXISTS (SELECT 1 FROM representatives r WHERE r.registration_id = g.id)`
const ranked = sql`EXISTS (SELECT 1 FROM drawn_places p WHERE p.hearing_id = g.hearing_id AND p.registration_id = g.id)`

/** Tell those whom the draw made reserves, and those who were not drawn at all. */
export const tellOthers = (db: Database, when: When): Statement[] => [
  tell(db, 'hearing_reserve', when, sql`${unseated} AND ${ranked}`),
  tell(db, 'hearing_not_chosen', when, sql`${unseated} AND NOT ${ranked}`),
]
