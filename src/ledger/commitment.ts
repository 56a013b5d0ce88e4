import { hex, sha256 } from '../ground/keys.ts'
import { canonical, type Json } from './canonical.ts'

/** 32 random bytes in hexadecimal: enough that a commitment says nothing about even a one-word text. */
export const newSalt = (): string => hex(crypto.getRandomValues(new Uint8Array(32)))

/**
 * A salted commitment: SHA-256 over the UTF-8 of `wenji/v1/<purpose>`, a line feed, the salt in hexadecimal,
 * a line feed, and the canonical JSON of `content`; 64 hexadecimal digits. Whoever holds salt and content can
 * check it; nobody else learns anything from it.
 *
 * `inner` seals what the public is not told of: its salt is the random id of the row (which then stands nowhere in
 * the ledger), or a salt kept in the row.
 */
export const commitTo = (
  purpose: 'content' | 'submitter' | 'answer' | 'items' | 'inner' | 'applicant',
  salt: string,
  content: Json,
): Promise<string> => sha256(`wenji/v1/${purpose}\n${salt}\n${canonical(content)}`)
