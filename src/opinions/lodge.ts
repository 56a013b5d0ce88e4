import { sql } from 'drizzle-orm'
import { commit, type Statement } from '../ground/batch.ts'
import { beijingDate, type Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { queueMail } from '../people/outbox.ts'
import { sealParticipant } from '../people/participant.ts'
import { breach } from '../statute/citations.ts'
import { contentCommitment, submitterCommitment } from './commit-to.ts'
import { type Arrival, closedBecause, type Intake, isLate } from './intake.ts'
import { emptyItems, itemNo, type SubmissionInput } from './item.ts'
import { hashOfCode, lookupCodeFor } from './lookup-code.ts'
import { clausesMissing } from './place.ts'
import {
  type KnownClause,
  lodgings,
  readBack,
  readClauses,
  readIntake,
  readItems,
  readLodging,
} from './store.ts'

export type Lodging = {
  readonly intakeId: string
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

type Who = Pick<Visit, 'db' | 'keys' | 'now' | 'lang'>

/**
 * Lodge an opinion, from the web or keyed in: submission, items, sealed particulars, counters, receipt mail
 * and ledger entry in one batch. From the web it is in time when `visit.now`, the instant of arrival, lies in
 * [opens_at, closes_at) (R6, E20); keyed in, it is stored whatever the date and flagged when late. Lodging the
 * same thing again under the same key answers as the first time and stores nothing.
 *
 * Refuses with not_found, not_yet_open, closed, nothing_said, clause_unknown, draft_changed,
 * received_in_future, idempotency_key_missing or idempotency_key_reused.
 */
export async function lodge(visit: Who, lodging: Lodging): Promise<Result<Lodged>> {
  const { db, keys } = visit
  if (!/^[\x21-\x7e]{16,128}$/.test(lodging.idempotencyKey)) return refuse('idempotency_key_missing')
  const scope = `${lodging.intakeId}\n${lodging.idempotencyKey}`
  const keyHash = await keyedHash(keys, 'lodging', scope)
  // Keyed: what was said holds contacts, and a plain hash of a telephone number can be guessed.
  const bodyHash = await keyedHash(
    keys,
    'lodging-body',
    canonical(plain({ said: lodging.said, keyed: lodging.keyed ?? null })),
  )
  const lookupCode = await lookupCodeFor(keys, `${scope}\n${bodyHash}`)

  const names = { keyHash, bodyHash, lookupCode }

  const uids = lodging.said.items.flatMap((item) => item.clause_uid ?? [])
  const [[before], [intake], known] = await db.batch([
    readLodging(db, keyHash),
    readIntake(db, lodging.intakeId),
    readClauses(db, uids),
  ])
  if (before) return sameAgain(visit, before, names)
  if (!intake) return refuse('not_found')
  const decided = await decide(visit, intake, lodging, known)
  if (!decided.ok) return decided

  const written = await write(visit, intake, lodging, names)
  if (written.ok || written.refusal.problems[0].code !== 'already_lodged') return written
  // Somebody was faster with the same key: the answer is the one she got.
  const [first] = await readLodging(db, keyHash)
  return first ? sameAgain(visit, first, names) : written
}

/**
 * Whether this could be lodged now, without lodging it: for the page on which she checks what she wrote.
 * Refuses as `lodge` does.
 */
export async function couldLodge(visit: Who, intakeId: string, said: SubmissionInput): Promise<Result<void>> {
  const uids = said.items.flatMap((item) => item.clause_uid ?? [])
  const [[intake], known] = await visit.db.batch([
    readIntake(visit.db, intakeId),
    readClauses(visit.db, uids),
  ])
  return intake ? decide(visit, intake, { said }, known) : refuse('not_found')
}

/** Plain JSON of parsed input: optional fields that are undefined are left out. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

async function decide(
  visit: Who,
  intake: Intake,
  lodging: Pick<Lodging, 'said' | 'keyed'>,
  known: readonly KnownClause[],
): Promise<Result<void>> {
  const { said, keyed } = lodging
  const shut = keyed ? undefined : closedBecause(intake, visit.now)
  if (shut) return judge([breach('R6', shut)], undefined)
  const problems: Problem[] = emptyItems(said.items)
  if (keyed && keyed.arrival.receivedOn > beijingDate(visit.now))
    problems.push({ code: 'received_in_future', field: 'received_on' })
  if (problems.length > 0) return judge(problems, undefined)
  return judge(await clausesMissing(visit.db, intake, said.items, known), undefined)
}

type Names = { readonly keyHash: string; readonly bodyHash: string; readonly lookupCode: string }

async function write(visit: Who, intake: Intake, lodging: Lodging, names: Names): Promise<Result<Lodged>> {
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
            holds: sql`EXISTS (SELECT 1 FROM intakes WHERE id = ${intake.id} AND opens_at <= ${now} AND ${now} < closes_at)`,
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

/** The second lodging under one key: the first one's answer, if it is the same thing that is said. */
async function sameAgain(
  visit: Who,
  lodging: { readonly submissionId: string; readonly bodyHash: string },
  names: Names,
): Promise<Result<Lodged>> {
  if (lodging.bodyHash !== names.bodyHash) return refuse('idempotency_key_reused')
  const [[row], said] = await visit.db.batch([
    readBack(visit.db, lodging.submissionId),
    readItems(visit.db, lodging.submissionId),
  ])
  if (!row) throw new Error('a lodging without its submission')
  return accept(lodgedFrom(row, said, names.lookupCode))
}

function lodgedFrom(
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
