import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import {
  eraseParticipant,
  openParticipant,
  type Particulars,
  sealParticipant,
} from '../people/participant.ts'
import { contactHashes, keepContacts } from './contact-hash.ts'
import type { HearingFile } from './hearing.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration } from './read-registrations.ts'
import {
  applicantCommitment,
  incomplete,
  mayEnter,
  particularsOf,
  type Registration,
  type RegistrationInput,
} from './registration.ts'
import { registrationActs, registrations } from './store.ts'

/**
 * Correct one's own sign-up: the particulars are sealed anew and the old ones erased, the number stays. Until sign-up
 * closes everything but the role; afterwards, and once the lists are frozen, only the contacts and why; once the
 * hearing has begun nothing. Whoever was recommended or invited is not bound by the close of sign-up.
 * `revision` is the one she saw. Refuses not_found, correction_closed, registration_withdrawn, hearing_started, changed_meanwhile,
 * lists_frozen, category_not_open, already_registered (somebody else's contact), missing and contact_missing.
 */
export async function correctRegistration(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  registrationId: string,
  input: RegistrationInput,
  revision: number,
): Promise<Result<void>> {
  const { db, keys, now } = visit
  const before = await readRegistration(db, registrationId)
  const file = before && (await readHearing(db, before.hearingId))
  if (!before || !file) return refuse('not_found')
  if (before.withdrawnAt) return refuse('registration_withdrawn')
  const told = await openParticipant(db, keys, before.participantId)
  if (before.revision !== revision || !told) return refuse('changed_meanwhile')
  const asked: RegistrationInput = { ...input, role: before.role }
  const decided = judge(decide(file, before, told, asked, now), undefined)
  if (!decided.ok) return decided
  const { id, hearingId } = before
  const category = before.role === 'observer' ? null : (asked.category ?? null)
  const particulars = particularsOf(asked, newSalt())
  const participant = await sealParticipant(db, keys, now, particulars)
  const entry = await prepareEntry({
    deed: 'registration_corrected',
    at: now,
    actor: null,
    subject: id,
    data: { hearing: hearingId, category, applicant: await applicantCommitment(id, particulars) },
  })
  const hashes = before.method === 'sign_up' ? await contactHashes(keys, hearingId, asked.contact) : []
  const done = await commit(
    db,
    [
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM registrations WHERE id = ${id} AND revision = ${revision})`,
      },
    ],
    [
      participant.statement,
      db
        .update(registrations)
        .set({
          participantId: participant.id,
          hasEmail: particulars.email !== undefined,
          category,
          official: before.role === 'representative' && asked.official,
          revision: revision + 1,
        })
        .where(sql`${registrations.id} = ${id}`),
      keepContacts(db, hearingId, id, hashes),
      // A letter that still waits goes to where she is now.
      db.run(sql`UPDATE outbox SET participant_id = ${participant.id}
        WHERE participant_id = ${before.participantId} AND state = 'queued'`),
      eraseParticipant(db, before.participantId, now),
      db.insert(registrationActs).values({ id: newId(), registrationId: id, act: 'corrected', actedAt: now }),
      appendEntry(db, entry),
    ],
    { field: 'contact.phone' },
  )
  return done.ok ? accept(undefined) : done
}

/** Whether anything but the contacts and her reason would change. */
const changesWho = (before: Registration, told: Particulars, asked: RegistrationInput): boolean =>
  asked.name !== told.name ||
  asked.area_or_unit !== (told.unit ?? '') ||
  (before.role === 'representative' &&
    ((asked.category ?? null) !== before.category || asked.official !== before.official))

function decide(
  file: HearingFile,
  before: Registration,
  told: Particulars,
  asked: RegistrationInput,
  now: Visit['now'],
): Problem[] {
  if (file.terms?.heldAt && now >= file.terms.heldAt) return [{ code: 'hearing_started' }]
  const changed = changesWho(before, told, asked)
  if (changed && file.frozenAt) return [{ code: 'lists_frozen' }]
  // Another name under an old number would be a sign-up after the end (E28).
  const ended = file.terms?.registrationTo
  if (changed && before.method === 'sign_up' && ended && now >= ended) return [{ code: 'correction_closed' }]
  const { category } = asked
  const wrong =
    before.role === 'representative' &&
    category &&
    category !== before.category &&
    !mayEnter(file, category, before.method)
      ? [{ code: 'category_not_open' as const, field: 'category' }]
      : []
  return [...incomplete(asked), ...wrong]
}
