import { type SQL, sql } from 'drizzle-orm'
import { commit, type Statement } from '../ground/batch.ts'
import { beijingDate, type Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result } from '../ground/result.ts'
import { newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { queueMail } from '../people/outbox.ts'
import { sealParticipant } from '../people/participant.ts'
import { contentCommitment, submitterCommitment } from './commit-to.ts'
import { type Arrival, type Intake, isLate } from './intake.ts'
import { itemNo, type SubmissionInput } from './item.ts'
import { hashOfCode } from './lookup-code.ts'
import { lodgings, readBack } from './store.ts'

export type Lodging = {
  /** The intake's id, or SQL that finds it. */
  readonly intakeId: string | SQL
  readonly said: SubmissionInput
  /** 16 to 128 characters; the same key with the same body lodges once. */
  readonly idempotencyKey: string
  /** For an opinion that an officer keys in: who, and how it arrived. Left out: from the web, now. */
  readonly keyed?: { readonly officerId: string; readonly arrival: Arrival }
}

export type Lodged = {
  readonly receiptNo: string
  readonly lookupCode: string
  readonly submissionId: string
  readonly intakeId: string
  readonly receivedAt: Instant
  readonly items: readonly {
    readonly id: string
    readonly itemNo: string
    readonly contentCommitment: string
  }[]
  readonly entryId: string
  readonly position: number
  readonly leafHash: string
}

/** What a lodging needs of the visit. */
export type Who = Pick<Visit, 'db' | 'keys' | 'now' | 'lang'>

/** What a lodging is recognised by when it is sent again. */
export type Names = { readonly keyHash: string; readonly bodyHash: string; readonly lookupCode: string }

/**
 * Write a submission that has been decided to be in order: sealed particulars, ledger entry, submission, items,
 * lodging and receipt mail in one batch, whose guards and triggers decide once more.
 */
export async function writeSubmission(
  visit: Who,
  intake: Intake,
  lodging: Lodging,
  names: Names,
): Promise<Result<Lodged>> {
  const { db, keys, now } = visit
  const { said, keyed } = lodging
  const { submitter } = said
  const submissionId = newId()
  const who = {
    kind: submitter.kind,
    name: submitter.name || null,
    email: submitter.contact?.email || null,
    phone: submitter.contact?.phone || null,
    area: submitter.area ?? null,
  }
  const submitterSalt = newSalt()
  const participant = await sealParticipant(db, keys, now, {
    ...(who.name ? { name: who.name } : {}),
    ...(who.email ? { email: who.email } : {}),
    ...(who.phone ? { phone: who.phone } : {}),
    salt: submitterSalt,
  })
  const rows = await Promise.all(
    said.items.map(async (item, index) => {
      const id = newId()
      const salt = newSalt()
      return {
        id,
        ord: index + 1,
        clause_uid: item.clause_uid ?? null,
        kind: item.kind,
        text: item.text,
        suggested_wording: item.suggested_wording || null,
        reason: item.reason || null,
        salt,
        content: await contentCommitment(salt, {
          ...item,
          suggested_wording: item.suggested_wording || undefined,
          reason: item.reason || undefined,
        }),
        submitter: await submitterCommitment(submitterSalt, id, who),
      }
    }),
  )
  const channel = keyed ? keyed.arrival.channel : 'web'
  const late = keyed ? isLate(intake, keyed.arrival) : false
  const entry = await prepareEntry({
    deed: 'opinion_lodged',
    at: now,
    actor: keyed?.officerId ?? null,
    subject: submissionId,
    data: {
      intake: intake.id,
      channel,
      late,
      items: rows.map((row) => ({ id: row.id, content: row.content, submitter: row.submitter })),
    },
  })
  const submission = db.run(sql`INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at,
      received_on, received_time, postmarked_on, late, submitter_kind, area, publish_name, participant_id,
      keyed_by, lookup_hash, lang, item_count, entry_id)
    SELECT ${submissionId}, id, submissions + 1, receipt_prefix || '-' || printf('%05d', submissions + 1),
      ${channel}, ${now}, ${keyed?.arrival.receivedOn ?? beijingDate(now)}, ${keyed?.arrival.receivedTime ?? null},
      ${keyed?.arrival.postmarkedOn ?? null}, ${late ? 1 : 0}, ${submitter.kind}, ${who.area},
      ${submitter.publish_name && who.name ? 1 : 0}, ${participant.id}, ${keyed?.officerId ?? null},
      ${await hashOfCode(keys, submissionId, names.lookupCode)}, ${visit.lang}, ${rows.length}, ${entry.id}
    FROM intakes WHERE id = ${intake.id}`)
  const itemRows =
    db.run(sql`INSERT INTO items (id, submission_id, intake_id, seq, ord, clause_uid, kind, text,
      suggested_wording, reason, salt, content_commitment, submitter_commitment)
    SELECT j.value ->> 'id', s.id, s.intake_id, s.seq, j.value ->> 'ord', j.value ->> 'clause_uid',
      j.value ->> 'kind', j.value ->> 'text', j.value ->> 'suggested_wording', j.value ->> 'reason',
      j.value ->> 'salt', j.value ->> 'content', j.value ->> 'submitter'
    FROM submissions s, json_each(${JSON.stringify(rows)}) j WHERE s.id = ${submissionId} ORDER BY j.key`)
  const statements: Statement[] = [
    participant.statement,
    appendEntry(db, entry),
    submission,
    itemRows,
    db.insert(lodgings).values({ keyHash: names.keyHash, bodyHash: names.bodyHash, submissionId }),
  ]
  if (who.email)
    statements.push(
      queueMail(db, {
        participantId: participant.id,
        template: 'receipt',
        lang: visit.lang,
        subjectId: submissionId,
        now,
      }),
    )
  const outcome = await commit(
    db,
    [
      {
        code: 'already_lodged',
        holds: sql`NOT EXISTS (SELECT 1 FROM lodgings WHERE key_hash = ${names.keyHash})`,
      },
      keyed
        ? { code: 'not_found', holds: sql`EXISTS (SELECT 1 FROM intakes WHERE id = ${intake.id})` }
        : {
            code: 'closed',
            holds: sql`EXISTS (SELECT 1 FROM intakes WHERE id = ${intake.id} AND opens_at <= ${now} AND ${now} < closes_at
              AND NOT EXISTS (SELECT 1 FROM decision_endings e WHERE e.decision_id = intakes.decision_id))`,
          },
    ],
    [...statements, readBack(db, submissionId)],
  )
  if (!outcome.ok) return outcome
  const [row] = outcome.value.at(-1) as Awaited<ReturnType<typeof readBack>>
  if (!row) throw new Error('a submission was not written')
  return accept(
    lodgedFrom(
      row,
      rows.map((item) => ({ id: item.id, contentCommitment: item.content })),
      names.lookupCode,
    ),
  )
}

/** What was lodged, with the numbers that SQL gave it. */
export function lodgedFrom(
  row: Awaited<ReturnType<typeof readBack>>[number],
  said: readonly { readonly id: string; readonly contentCommitment: string }[],
  lookupCode: string,
): Lodged {
  const numbered = said.map(({ id, contentCommitment: commitment }, index) => ({
    id,
    itemNo: itemNo(row.receiptNo, index + 1),
    contentCommitment: commitment,
  }))
  return { ...row, lookupCode, items: numbered }
}
