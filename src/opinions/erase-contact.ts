import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { eraseParticipant } from '../people/participant.ts'
import { openReceipt } from './open-receipt.ts'
import { readSubmission } from './store.ts'

/**
 * Erase one's own name and contacts, with the lookup code (个人信息保护法 第四十七条). What was said stays under its
 * number; its submitter commitments can never be opened again. Refuses as `openReceipt` does, and
 * already_erased.
 */
export async function eraseContact(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  receiptNo: string,
  typedCode: string,
): Promise<Result<void>> {
  const { db, now } = visit
  const opened = await openReceipt(visit, receiptNo, typedCode)
  if (!opened.ok) return opened
  const [submission] = await readSubmission(db, receiptNo)
  if (!submission) return refuse('not_found')
  const { participantId } = submission
  const entry = await prepareEntry({
    deed: 'contact_erased',
    at: now,
    actor: null,
    subject: submission.id,
    data: { intake: submission.intakeId },
  })
  const done = await commit(
    db,
    [
      {
        code: 'already_erased',
        holds: sql`EXISTS (SELECT 1 FROM participants WHERE id = ${participantId} AND erased_at IS NULL)`,
      },
    ],
    [eraseParticipant(db, participantId, now), appendEntry(db, entry)],
  )
  return done.ok ? accept(undefined) : done
}
