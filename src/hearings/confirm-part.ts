import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { notClosed, recordOpened } from './day-guards.ts'
import type { HearingFile } from './hearing.ts'
import { readDay, runDay } from './open-day.ts'
import { readHearing } from './read-hearing.ts'
import { partHash, presentOf, type RecordFile, seenOf } from './record.ts'
import { notReissued } from './reissue-code.ts'
import { recordConfirmations } from './store.ts'

/** What she says to her part as she saw it: it is right, or she will not confirm it, and why. */
export const confirmationSchema = z.object({
  outcome: z.enum(['confirmed', 'refused']),
  refusal_reason: typed(1000).default(''),
  part_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the part that was shown'),
})
export type ConfirmationInput = z.output<typeof confirmationSchema>

/** The same on paper: signed or sealed, with the scan. */
export const paperConfirmationSchema = confirmationSchema.extend({
  registration_id: z.string().max(64),
  method: z.enum(['signature', 'seal']),
  document_id: z.string().max(64).optional().describe('The scan; a refusal may be without'),
})
export type PaperConfirmation = z.output<typeof paperConfirmationSchema>

type Act = ConfirmationInput & {
  readonly registrationId: string
  readonly method: 'code' | 'signature' | 'seal'
  readonly documentId: string | null
  readonly by: Officer | null
}

/** Nothing was said, corrected or asked for since her part was read: each is one row. */
const unchanged = (record: RecordFile, registrationId: string): Guard => ({
  code: 'part_changed',
  holds: sql`(SELECT count(*) FROM speeches
      WHERE hearing_id = ${record.hearingId} AND registration_id = ${registrationId})
    + (SELECT count(*) FROM correction_requests
      WHERE hearing_id = ${record.hearingId} AND registration_id = ${registrationId})
    = ${seenOf(record, registrationId)}`,
})

async function judgeAct(record: RecordFile, act: Act): Promise<Problem[]> {
  if (!record.head) return [{ code: 'record_not_open' }]
  if (record.closing) return [{ code: 'record_closed' }]
  const there = presentOf(record).some((each) => each.registrationId === act.registrationId)
  if (!there) return [{ code: 'not_present', field: 'registration_id' }]
  // What is confirmed is a record of something that is over: its head says when it ended, and stays (save-record.ts).
  if (record.head.body.ended_at === null) return [{ code: 'hearing_not_over' }]
  if ((await partHash(record, act.registrationId)) !== act.part_sha256) return [{ code: 'part_changed' }]
  const problems: Problem[] = []
  const waiting = record.requests.some(
    (each) => each.registrationId === act.registrationId && each.outcome === null,
  )
  if (act.outcome === 'confirmed' && waiting) problems.push({ code: 'requests_open' })
  if (act.outcome === 'refused' && act.refusal_reason === '')
    problems.push(breach('R19', 'missing', { field: 'refusal_reason' }))
  if (act.outcome === 'confirmed' && act.method !== 'code' && act.documentId === null)
    problems.push(breach('R19', 'scan_missing', { field: 'document_id' }))
  return problems
}

async function settle(
  visit: Visit,
  file: HearingFile,
  record: RecordFile,
  act: Act,
): Promise<Result<{ id: string }>> {
  const { db, now } = visit
  const judged = judge(await judgeAct(record, act), undefined)
  if (!judged.ok) return judged
  const id = newId()
  const entry = await prepareEntry({
    deed: 'part_confirmed',
    at: now,
    actor: act.by?.id ?? null,
    subject: file.hearing.id,
    data: { confirmation: id, outcome: act.outcome, method: act.method, part_sha256: act.part_sha256 },
  })
  const allowed: Guard[] = act.by
    ? [{ code: 'forbidden', holds: worksFor(act.by, 'drafter', unitOf(file.decision.id)) }]
    : [notReissued(act.registrationId)]
  const done = await commit(
    db,
    [
      notClosed(file.hearing.id),
      recordOpened(file.hearing.id),
      unchanged(record, act.registrationId),
      mayHappen('hearing_conducted', file.decision.id),
      ...allowed,
    ],
    [
      db.insert(recordConfirmations).values({
        id,
        hearingId: file.hearing.id,
        registrationId: act.registrationId,
        outcome: act.outcome,
        method: act.method,
        refusalReason: act.outcome === 'refused' ? act.refusal_reason : '',
        partSha256: act.part_sha256,
        seen: seenOf(record, act.registrationId),
        documentId: act.documentId,
        recordedBy: act.by?.id ?? null,
        confirmedAt: now,
      }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id }) : done
}

/**
 * A representative who was there confirms her part of the record on her private page, or refuses with her reason
 * (R19, A33). What she confirms is the part that she was shown, by its hash.
 *
 * Refuses `not_found`, `record_not_open`, `record_closed`, `not_present`, `hearing_not_over`, `part_changed`,
 * `requests_open` (what she wants put right is not settled yet), `missing` (a refusal without its reason) and
 * `code_reissued` (the desk has given out a code of hers: on paper only).
 */
export async function confirmPart(
  visit: Visit,
  hearingId: string,
  registrationId: string,
  input: ConfirmationInput,
): Promise<Result<{ id: string }>> {
  const file = await readHearing(visit.db, hearingId)
  if (!file) return refuse('not_found')
  const { record } = await readDay(visit.db, file)
  return settle(visit, file, record, { ...input, registrationId, method: 'code', documentId: null, by: null })
}

/**
 * The same on paper, as an officer records it: signed or sealed, with the scan; or a refusal as she was told it.
 * Refuses as `confirmPart` does, and `forbidden`, `wrong_state`, `scan_missing`, `document_unknown`.
 */
export async function recordConfirmation(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: PaperConfirmation,
): Promise<Result<{ id: string }>> {
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, record, documents } = opened.value
  const { registration_id: registrationId, document_id: documentId, ...rest } = input
  if (documentId !== undefined && !documents.some(({ id }) => id === documentId))
    return refuse('document_unknown', { field: 'document_id' })
  return settle(visit, file, record, {
    ...rest,
    registrationId,
    documentId: documentId ?? null,
    by: officer,
  })
}
