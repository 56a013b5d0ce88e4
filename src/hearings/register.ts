import { sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { queueMail } from '../people/outbox.ts'
import { sealParticipant } from '../people/participant.ts'
import { contactHashes, keepContacts } from './contact-hash.ts'
import type { HearingFile } from './hearing.ts'
import type { LetterName } from './letters.ts'
import { giveSeat, seatEntry } from './observer-seats.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration, readRegistrationLodging, readStanding } from './read-registrations.ts'
import {
  applicantCommitment,
  cannotEnter,
  incomplete,
  type Method,
  mayEnter,
  particularsOf,
  type RegistrationInput,
  type SignUp,
  shutBecause,
} from './registration.ts'
import { codeFor, hashOfCode } from './registration-code.ts'
import { registrationLodgings } from './store.ts'

/** Of a sign-up that an officer enters: who, how it comes, and when it reached the unit. */
export type Keyed = { readonly officer: Officer; readonly method: Method; readonly receivedAt: Instant }

type Who = Pick<Visit, 'db' | 'keys' | 'now' | 'lang'>
type Names = { readonly keyHash: string; readonly bodyHash: string; readonly code: string }

/**
 * Sign up for a hearing, as representative or observer, from the web or entered by the desk: number, sealed
 * particulars, an observer's place if one is free, ledger entry and letter in one batch. From the web `visit.now`
 * must lie in the announced window; entered by the desk it is the instant at which it reached the unit that counts,
 * and it must be entered before the lists are frozen. The same form under the same key answers as the first time.
 *
 * Somebody who has signed up already is told so, and nothing else. Refuses with not_found, forbidden,
 * sign_up_not_open, sign_up_closed, hearing_off, hearing_started, lists_frozen, category_not_open,
 * observers_not_admitted, missing, contact_missing, received_outside_window, idempotency_key_missing or
 * idempotency_key_reused.
 */
export async function register(
  visit: Who,
  hearingId: string,
  input: RegistrationInput,
  idempotencyKey: string,
  keyed?: Keyed,
): Promise<Result<SignUp>> {
  const { db, keys } = visit
  if (!/^[\x21-\x7e]{16,128}$/.test(idempotencyKey)) return refuse('idempotency_key_missing')
  const file = await readHearing(db, hearingId)
  if (!file?.terms) return refuse('not_found')
  if (keyed && !mayDraftFor(keyed.officer, file.decision.draftingUnitId)) return refuse('forbidden')
  const scope = `${hearingId}\n${idempotencyKey}`
  const body = { input, keyed: keyed ? { method: keyed.method, at: keyed.receivedAt } : null }
  const bodyHash = await keyedHash(keys, 'registration-body', canonical(plain(body)))
  const names = {
    keyHash: await keyedHash(keys, 'registration-lodging', scope),
    bodyHash,
    code: await codeFor(keys, `${scope}\n${bodyHash}`),
  }
  const decided = judge(decide(visit, file, input, keyed), undefined)
  const written = decided.ok ? await write(visit, file, input, names, keyed) : decided
  if (written.ok) return written
  // What came before under this key is answered as it was then, whatever would be said of it now.
  const first = await readRegistrationLodging(db, names.keyHash)
  if (first) return sameAgain(visit, first, names)
  return written.refusal.problems[0].code === 'already_registered' ? accept({ already: true }) : written
}

/** Plain JSON of parsed input: optional fields that are undefined are left out. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

function decide(visit: Who, file: HearingFile, input: RegistrationInput, keyed?: Keyed): Problem[] {
  const method = keyed?.method ?? 'sign_up'
  if (method === 'sign_up') {
    const shut = shutBecause(file, keyed?.receivedAt ?? visit.now, input.role)
    if (shut && keyed && (shut.code === 'sign_up_closed' || shut.code === 'sign_up_not_open'))
      return [{ ...shut, code: 'received_outside_window', field: 'received_on' }]
    if (shut) return [shut]
    if (keyed && keyed.receivedAt > visit.now) return [{ code: 'received_in_future', field: 'received_on' }]
  }
  const off = cannotEnter(file, visit.now)
  if (off) return [off]
  if (method !== 'sign_up' && input.role === 'observer') return [{ code: 'invalid_choice', field: 'role' }]
  const { category } = input
  const wrong =
    input.role === 'representative' && category && !mayEnter(file, category, method)
      ? [{ code: 'category_not_open' as const, field: 'category' }]
      : []
  return [...incomplete(input), ...wrong]
}

async function write(
  visit: Who,
  file: HearingFile,
  input: RegistrationInput,
  names: Names,
  keyed?: Keyed,
): Promise<Result<SignUp>> {
  const { db, keys, now, lang } = visit
  const hearingId = file.hearing.id
  const id = newId()
  const observer = input.role === 'observer'
  const method = keyed?.method ?? 'sign_up'
  const category = observer ? null : (input.category ?? null)
  const channel = keyed ? 'desk' : 'web'
  const particulars = particularsOf(input, newSalt())
  const participant = await sealParticipant(db, keys, now, particulars)
  const entry = await prepareEntry({
    deed: 'registration_made',
    at: now,
    actor: keyed?.officer.id ?? null,
    subject: id,
    data: {
      hearing: hearingId,
      role: input.role,
      category,
      method,
      channel,
      applicant: await applicantCommitment(id, particulars),
    },
  })
  const hasEmail = particulars.email !== undefined
  const row =
    db.run(sql`INSERT INTO registrations (id, hearing_id, role, category, method, seq, draw_no, official,
      channel, keyed_by, participant_id, has_email, code_hash, lang, registered_at, received_at, entry_id)
    SELECT ${id}, ${hearingId}, ${input.role}, ${category}, ${method}, n.seq,
      printf('%s-%04d', ${observer ? 'P' : 'D'}, n.seq), ${!observer && input.official ? 1 : 0}, ${channel},
      ${keyed?.officer.id ?? null}, ${participant.id}, ${hasEmail ? 1 : 0},
      ${await hashOfCode(keys, id, names.code)}, ${lang}, ${now}, ${keyed?.receivedAt ?? now}, ${entry.id}
    FROM (SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM registrations
      WHERE hearing_id = ${hearingId} AND role = ${input.role}) n`)
  const contacts = method === 'sign_up' ? await contactHashes(keys, hearingId, input.contact) : []
  const template: LetterName = 'hearing_registration'
  const statements: Statement[] = [
    participant.statement,
    appendEntry(db, entry),
    row,
    keepContacts(db, hearingId, id, contacts),
    db.insert(registrationLodgings).values({
      keyHash: names.keyHash,
      bodyHash: names.bodyHash,
      registrationId: id,
    }),
    ...(observer
      ? giveSeat(db, { hearingId, registrationId: id, now, entry: await seatEntry(hearingId, id, now) })
      : []),
    ...(hasEmail
      ? [queueMail(db, { participantId: participant.id, template, lang, subjectId: id, now })]
      : []),
  ]
  const done = await commit(db, guards(hearingId, names.keyHash, file, keyed), statements)
  if (!done.ok) return done
  const standing = await readStanding(db, id)
  if (!standing) throw new Error('a sign-up was not written')
  return accept({ ...standing, code: names.code, already: false })
}

function guards(
  hearingId: string,
  keyHash: string,
  file: HearingFile,
  keyed: Keyed | undefined,
): [Guard, ...Guard[]] {
  const once: Guard = {
    code: 'already_lodged',
    holds: sql`NOT EXISTS (SELECT 1 FROM registration_lodgings WHERE key_hash = ${keyHash})`,
  }
  // What the window and the seats allow, the triggers of 0018 decide at the moment of writing.
  const announced: Guard = {
    code: 'not_found',
    holds: sql`EXISTS (SELECT 1 FROM registration_terms WHERE hearing_id = ${hearingId})`,
  }
  if (!keyed) return [once, announced]
  const works = worksFor(keyed.officer, 'drafter', unitOf(file.decision.id))
  return [once, announced, { code: 'forbidden', holds: works }]
}

/** The second form under one key: the first one's answer, if it is the same thing that is said. */
async function sameAgain(
  visit: Who,
  lodging: { readonly registrationId: string; readonly bodyHash: string },
  names: Names,
): Promise<Result<SignUp>> {
  if (lodging.bodyHash !== names.bodyHash) return refuse('idempotency_key_reused')
  const [row, standing] = await Promise.all([
    readRegistration(visit.db, lodging.registrationId),
    readStanding(visit.db, lodging.registrationId),
  ])
  if (!row || !standing) throw new Error('a lodging without its sign-up')
  // After a reissue the first code is no longer hers.
  const valid = (await hashOfCode(visit.keys, row.id, names.code)) === row.codeHash
  return accept(valid ? { ...standing, code: names.code, already: false } : { already: true })
}
