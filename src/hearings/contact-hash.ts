import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Database } from '../ground/house.ts'
import { type Keys, keyedHash } from '../ground/keys.ts'
import { type Contact, normalPhone } from './registration.ts'
import { registrationContacts } from './store.ts'

/** The keyed hashes of a contact, each bound to its hearing: the same number tells nothing across hearings. */
export async function contactHashes(keys: Keys, hearingId: string, contact: Contact): Promise<string[]> {
  const values = [
    ...(contact.phone ? [`phone\n${normalPhone(contact.phone)}`] : []),
    ...(contact.email ? [`email\n${contact.email}`] : []),
  ]
  return Promise.all(values.map((value) => keyedHash(keys, 'registration-contact', `${hearingId}\n${value}`)))
}

/** Keeps the hashes of a sign-up's present revision. SQL refuses a hash that another sign-up stands under. */
export const keepContacts = (
  db: Database,
  hearingId: string,
  registrationId: string,
  hashes: readonly string[],
): Statement =>
  db.run(sql`INSERT INTO ${registrationContacts} (hearing_id, contact_hash, registration_id, revision)
    SELECT ${hearingId}, j.value, r.id, r.revision FROM registrations r, json_each(${JSON.stringify(hashes)}) j
    WHERE r.id = ${registrationId}`)

/** SQL for the ids of the sign-ups that stand under one of these hashes now. */
export const standingUnder = (hearingId: string, hashes: readonly string[]): SQL =>
  sql`SELECT r.id FROM ${registrationContacts} c
    JOIN registrations r ON r.id = c.registration_id AND r.revision = c.revision AND r.withdrawn_at IS NULL
    WHERE c.hearing_id = ${hearingId} AND c.contact_hash IN (SELECT value FROM json_each(${JSON.stringify(hashes)}))`
