import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { required } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { notClosed, recordOpened } from './day-guards.ts'
import type { HearingFile } from './hearing.ts'
import { readDay, runDay } from './open-day.ts'
import { readHearing } from './read-hearing.ts'
import { partOf, presentOf, type RecordFile } from './record.ts'
import { correctionRequests } from './store.ts'

/** What she wants put right in her part, and in which speech; left out: her part as a whole. */
export const correctionRequestSchema = z.object({
  speech_id: z.string().max(64).optional(),
  text: required(5000),
})
export type CorrectionRequestInput = z.output<typeof correctionRequestSchema>

async function ask(
  visit: Visit,
  file: HearingFile,
  record: RecordFile,
  registrationId: string,
  input: CorrectionRequestInput,
  by: Officer | null,
): Promise<Result<{ id: string }>> {
  const { db, now } = visit
  const hearingId = file.hearing.id
  if (!presentOf(record).some((each) => each.registrationId === registrationId))
    return refuse('not_present', { field: 'registration_id' })
  if (input.speech_id && !partOf(record, registrationId).some(({ id }) => id === input.speech_id))
    return refuse('invalid_choice', { field: 'speech_id' })
  const id = newId()
  const entry = await prepareEntry({
    deed: 'correction_requested',
    at: now,
    actor: by?.id ?? null,
    subject: hearingId,
    data: { request: id, ...(input.speech_id && { speech: input.speech_id }) },
  })
  const allowed: Guard[] = by
    ? [{ code: 'forbidden', holds: worksFor(by, 'drafter', unitOf(file.decision.id)) }]
    : []
  const done = await commit(
    db,
    [
      notClosed(hearingId),
      recordOpened(hearingId),
      mayHappen('hearing_conducted', file.decision.id),
      ...allowed,
    ],
    [
      db.insert(correctionRequests).values({
        id,
        hearingId,
        registrationId,
        speechId: input.speech_id ?? null,
        text: input.text,
        recordedBy: by?.id ?? null,
        requestedAt: now,
      }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id }) : done
}

/**
 * A representative says on her private page what is to be put right in her part of the record, before she confirms
 * it or afterwards: what she confirmed before counts no more then, and she is asked again once it is settled (R19).
 * Refuses `not_found`, `not_present`, `invalid_choice`, `record_not_open`, `record_closed`, `wrong_state`.
 */
export async function requestCorrection(
  visit: Visit,
  hearingId: string,
  registrationId: string,
  input: CorrectionRequestInput,
): Promise<Result<{ id: string }>> {
  const file = await readHearing(visit.db, hearingId)
  if (!file) return refuse('not_found')
  const { record } = await readDay(visit.db, file)
  return ask(visit, file, record, registrationId, input, null)
}

/** The same as an officer was told it, at the table or by telephone. Refuses `forbidden` too. */
export async function recordCorrectionRequest(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: CorrectionRequestInput & { readonly registration_id: string },
): Promise<Result<{ id: string }>> {
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, record } = opened.value
  return ask(visit, file, record, input.registration_id, input, officer)
}
