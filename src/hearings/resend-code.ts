import { sql } from 'drizzle-orm'
import { commit, type Guard } from '../ground/batch.ts'
import { instant, msOf } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { countFailure, type Limit, withinLimit } from '../people/attempts.ts'
import { contactHashes, standingUnder } from './contact-hash.ts'
import type { LetterName } from './letters.ts'
import type { Contact } from './registration.ts'

/** So often a day one contact is asked for, whatever others are typed beside it, and so often one sign-up is written to. */
const LIMIT: Limit = { failures: 3, minutes: 24 * 60 }
const TEMPLATE: LetterName = 'hearing_code'

/**
 * Send draw number and private code to the registered address of whoever signed up under this contact. Answers the
 * same whether somebody did or not, leaves no trace in the public ledger, and changes nothing: whoever knows only
 * the contact learns nothing. Refuses contact_missing and, after three times in a day under one of the contacts,
 * too_many_attempts; a sign-up that was written to three times that day is passed over in silence, because an answer
 * would tell that two contacts are one person's.
 */
export async function resendCode(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  hearingId: string,
  contact: Contact,
): Promise<Result<void>> {
  const { db, keys, now } = visit
  const hashes = await contactHashes(keys, hearingId, contact)
  const subjects = await Promise.all(
    hashes.map((hash) => keyedHash(keys, 'attempts/registration-code', hash)),
  )
  const [first, ...others] = subjects.map(
    (subject): Guard => ({
      code: 'too_many_attempts',
      holds: withinLimit(subject, now, LIMIT),
    }),
  )
  if (first === undefined) return refuse('contact_missing', { field: 'contact' })
  const since = instant(msOf(now) - LIMIT.minutes * 60_000)
  const act = newId()
  const found = sql`SELECT r.id, r.participant_id, r.lang FROM registrations r
    JOIN participants p ON p.id = r.participant_id AND p.has_email = 1
    WHERE r.id IN (${standingUnder(hearingId, hashes)})
      AND (SELECT count(*) FROM registration_acts a
        WHERE a.registration_id = r.id AND a.act = 'code_resent' AND a.acted_at > ${since}) < ${LIMIT.failures}
    ORDER BY r.id LIMIT 1`
  const done = await commit(
    db,
    [first, ...others],
    [
      ...subjects.map((subject) => countFailure(db, subject, now, LIMIT.minutes)),
      db.run(sql`INSERT INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
        SELECT ${newId()}, f.participant_id, ${TEMPLATE}, f.lang, ${act}, 'queued', ${now}, ${now} FROM (${found}) f`),
      db.run(sql`INSERT INTO registration_acts (id, registration_id, act, acted_at)
        SELECT ${act}, f.id, 'code_resent', ${now} FROM (${found}) f`),
    ],
    { field: 'contact' },
  )
  return done.ok ? accept(undefined) : done
}
