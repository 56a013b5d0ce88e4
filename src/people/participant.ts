import { eq } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { base64url, bytesFromBase64url, type Keys } from '../ground/keys.ts'
import { participants } from './store.ts'

/** Who spoke, as far as she told us: kept apart from what she said, sealed. */
export type Particulars = {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  /** Of whoever signs up for a hearing: where she belongs, and why she wants to come. */
  readonly unit?: string
  readonly why?: string
  /** Opens the submitter commitments in the ledger; erased together with this row. */
  readonly salt: string
}

const additionalData = (id: string, keyId: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`wenji/v1/participant\n${id}\n${keyId}`)

/** Seal particulars (AES-256-GCM; row id and key id as additional data). Returns the row's id and its insert. */
export async function sealParticipant(
  db: Database,
  keys: Keys,
  now: Instant,
  particulars: Particulars,
): Promise<{ id: string; statement: Statement }> {
  const id = newId()
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: additionalData(id, keys.id) },
    keys.sealing,
    new TextEncoder().encode(JSON.stringify(particulars)),
  )
  const row = {
    id,
    keyId: keys.id,
    nonce: base64url(nonce),
    sealed: base64url(new Uint8Array(sealed)),
    hasEmail: particulars.email !== undefined,
    createdAt: now,
  }
  return { id, statement: db.insert(participants).values(row) }
}

/** A participant's row as it is stored. `sealed` and `nonce` are null once it has been erased. */
export type SealedRow = {
  readonly id: string
  readonly keyId: string
  readonly nonce: string | null
  readonly sealed: string | null
}

/**
 * Open one sealed row; undefined when it has been erased. Throws when it was sealed under another key or does
 * not belong to this id.
 */
export async function openSealed(keys: Keys, row: SealedRow): Promise<Particulars | undefined> {
  if (row.sealed === null || row.nonce === null) return undefined
  if (row.keyId !== keys.id) throw new Error('sealed under another key')
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytesFromBase64url(row.nonce), additionalData: additionalData(row.id, row.keyId) },
    keys.sealing,
    bytesFromBase64url(row.sealed),
  )
  return JSON.parse(new TextDecoder().decode(plain)) as Particulars
}

/** Read and open a participant's row; undefined when there is none, or it has been erased. */
export async function openParticipant(
  db: Database,
  keys: Keys,
  id: string,
): Promise<Particulars | undefined> {
  const row = await db.select().from(participants).where(eq(participants.id, id)).get()
  return row && openSealed(keys, row)
}

/**
 * Erase a participant: name, contacts and salt are gone from the row, mail not yet sent finds no address. What
 * she said stays, under its number, said by nobody.
 */
export const eraseParticipant = (db: Database, id: string, now: Instant): Statement =>
  db
    .update(participants)
    .set({ nonce: null, sealed: null, hasEmail: false, erasedAt: now })
    .where(eq(participants.id, id))
