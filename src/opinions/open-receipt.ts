import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { countFailure, forgetFailures, type Limit, withinLimit } from '../people/attempts.ts'
import { hashOfCode, normaliseCode } from './lookup-code.ts'
import { readItems, readSubmission } from './store.ts'

/** Wrong lookup codes allowed per receipt. With 50 bits to guess, ten an hour is kind and safe. */
const LIMIT: Limit = { failures: 10, minutes: 60 }

export type OwnWords = Awaited<ReturnType<typeof readItems>>

/**
 * Open a receipt with its lookup code: her own words and salts. Refuses not_found, lookup_code_wrong and, after
 * too many wrong codes, too_many_attempts; the try is counted before the code is compared, so that parallel
 * tries cannot slip through.
 */
export async function openReceipt(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  receiptNo: string,
  typedCode: string,
): Promise<Result<OwnWords>> {
  const { db, keys, now } = visit
  const [submission] = await readSubmission(db, receiptNo)
  if (!submission) return refuse('not_found')
  const subject = await keyedHash(keys, 'attempts/receipt', submission.id)
  const counted = await commit(
    db,
    [{ code: 'too_many_attempts', holds: withinLimit(subject, now, LIMIT) }],
    [countFailure(db, subject, now, LIMIT.minutes)],
    { field: 'lookup_code' },
  )
  if (!counted.ok) return counted
  const hash = await hashOfCode(keys, submission.id, normaliseCode(typedCode))
  if (hash !== submission.lookupHash) return refuse('lookup_code_wrong', { field: 'lookup_code' })
  const forgotten = await commit(db, [{ code: 'internal', holds: sql`1` }], [forgetFailures(db, subject)])
  return forgotten.ok ? accept(await readItems(db, submission.id)) : forgotten
}
