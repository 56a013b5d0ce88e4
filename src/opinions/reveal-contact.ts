import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { openParticipant } from '../people/participant.ts'
import { contactReveals, readSender } from './store.ts'

/** Who said it, as far as she told; every field null once she has erased it. */
export type Contact = {
  readonly receiptNo: string
  readonly intakeId: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/**
 * Show an officer who sent a submission, to call her back: for a stated purpose, kept on record and entered in
 * the ledger before anything is shown. Only drafters of the decision's unit may. Refuses not_found, forbidden
 * and missing (no purpose). Domain.md §8: masked by default, unmasking is logged.
 */
export async function revealContact(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  officer: Officer,
  submissionId: string,
  purpose: string,
): Promise<Result<Contact>> {
  const { db, keys, now } = visit
  const sender = await readSender(db, submissionId)
  if (!sender) return refuse('not_found')
  if (!mayDraftFor(officer, sender.unitId)) return refuse('forbidden')
  if (purpose === '') return refuse('missing', { field: 'purpose' })
  const entry = await prepareEntry({
    deed: 'contact_revealed',
    at: now,
    actor: officer.id,
    subject: submissionId,
    data: { intake: sender.intakeId },
  })
  const reveal = { id: newId(), submissionId, revealedTo: officer.id, purpose, revealedAt: now }
  const done = await commit(
    db,
    [{ code: 'not_found', holds: sql`EXISTS (SELECT 1 FROM submissions WHERE id = ${submissionId})` }],
    [db.insert(contactReveals).values(reveal), appendEntry(db, entry)],
  )
  if (!done.ok) return done
  const particulars = await openParticipant(db, keys, sender.participantId)
  return accept({
    receiptNo: sender.receiptNo,
    intakeId: sender.intakeId,
    name: particulars?.name ?? null,
    email: particulars?.email ?? null,
    phone: particulars?.phone ?? null,
  })
}
