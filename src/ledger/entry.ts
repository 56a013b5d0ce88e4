import { sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import { beijingIso, type Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { hex } from '../ground/keys.ts'
import { canonical, type Json } from './canonical.ts'
import { leafHash } from './merkle.ts'

/**
 * A deed as the public record keeps it: which deed, when, by which officer (an opaque id; null for a member
 * of the public), about what (an opaque id), and its hashes and commitments. Never a name, a contact or a text.
 */
export type Deed = {
  readonly deed: string
  readonly at: Instant
  readonly actor: string | null
  readonly subject: string
  readonly data: { readonly [key: string]: Json }
}

export type Entry = {
  readonly id: string
  readonly at: Instant
  readonly deed: string
  readonly body: string
  readonly leafHash: string
}

/**
 * The entry of a deed: its canonical JSON (format 1, described in docs/ledger.md) and the RFC 6962 leaf hash
 * of those bytes, in hexadecimal. The position is assigned by SQL when the entry is written and is therefore
 * not part of the bytes.
 */
export async function prepareEntry(deed: Deed): Promise<Entry> {
  const id = newId()
  const body = canonical({
    v: 1,
    id,
    deed: deed.deed,
    at: beijingIso(deed.at),
    actor: deed.actor,
    subject: deed.subject,
    data: deed.data,
  })
  return {
    id,
    at: deed.at,
    deed: deed.deed,
    body,
    leafHash: hex(await leafHash(new TextEncoder().encode(body))),
  }
}

/** Append an entry at the next position; goes into the deed's own batch. */
export function appendEntry(db: Database, entry: Entry): Statement {
  return db.run(sql`INSERT INTO entries (position, id, at, deed, body, leaf_hash)
    SELECT COALESCE(MAX(position) + 1, 0), ${entry.id}, ${entry.at}, ${entry.deed}, ${entry.body}, ${entry.leafHash}
    FROM entries`)
}
