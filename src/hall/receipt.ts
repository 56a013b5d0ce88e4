import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { hearingReportPath } from '../adoption/hearing-report-page.tsx'
import { answersForItems, type PublishedAnswer } from '../adoption/report-reading.ts'
import { beijingIso } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { itemNo } from '../opinions/item.ts'
import { signReceipt } from '../opinions/receipt.ts'
import { readItems, readSubmission } from '../opinions/store.ts'

/** A submission as its receipt tells of it: everything but the words, and the answers once they are public. */
export type Tracked = {
  readonly submission: Awaited<ReturnType<typeof readSubmission>>[number]
  /** What it was said to: a consultation, or a hearing. */
  readonly about: {
    readonly kind: 'public_comment' | 'hearing'
    readonly id: string
    readonly title: string
    readonly page: string
    /** Where the answers are read once they are public. */
    readonly report: string
  }
  readonly items: readonly {
    readonly id: string
    readonly itemNo: string
    readonly contentCommitment: string
    readonly answer: PublishedAnswer | undefined
  }[]
}

/** A receipt by its number; undefined when there is none. */
export async function readTracked(db: Database, receiptNo: string): Promise<Tracked | undefined> {
  const [[submission], [about]] = await db.batch([
    readSubmission(db, receiptNo),
    db.all<{ kind: 'public_comment' | 'hearing'; id: string; title: string }>(sql`SELECT k.kind,
        COALESCE(n.consultation_id, k.id) AS id, COALESCE(n.decision_name, d.title) AS title
      FROM submissions s JOIN intakes k ON k.id = s.intake_id JOIN decisions d ON d.id = k.decision_id
      LEFT JOIN notices n ON n.id = k.id WHERE s.receipt_no = ${receiptNo}`),
  ])
  if (!submission || !about) return undefined
  const said = await readItems(db, submission.id)
  const answers = await answersForItems(
    db,
    said.map(({ id }) => id),
  )
  return {
    submission,
    about:
      about.kind === 'hearing'
        ? { ...about, page: `/hearings/${about.id}`, report: hearingReportPath(about.id) }
        : { ...about, page: `/consultations/${about.id}`, report: `/consultations/${about.id}/adoption` },
    items: said.map(({ id, ord, contentCommitment }) => ({
      id,
      itemNo: itemNo(submission.receiptNo, ord),
      contentCommitment,
      answer: answers.get(id),
    })),
  }
}

/** The signed receipt of a tracked submission. */
export const receiptOf = (visit: Visit, { submission, items }: Tracked): Promise<string> =>
  signReceipt(visit.keys, visit.origin, {
    receiptNo: submission.receiptNo,
    submissionId: submission.id,
    intakeId: submission.intakeId,
    receivedAt: submission.receivedAt,
    items,
    entryId: submission.entryId,
    position: submission.position,
    leafHash: submission.leafHash,
  })

const instant = z.iso.datetime({ offset: true })

export const trackedSchema = z.object({
  receipt_no: z.string(),
  consultation: z.object({ id: z.string(), title: z.string() }).nullable(),
  hearing: z
    .object({ id: z.string(), title: z.string() })
    .nullable()
    .describe('Where it was said at a hearing'),
  channel: z.string(),
  received_at: instant,
  received_on: z.iso.date(),
  late: z.boolean(),
  items: z.array(
    z.object({
      item_no: z.string(),
      state: z.enum(['received', 'answered']),
      disposition: z.string().nullable(),
      reason: z.string().nullable(),
      changed_wording: z.string().nullable(),
    }),
  ),
  ledger: z.object({ position: z.int(), leaf_hash: z.string() }),
})

export const trackedJson = ({ submission, about, items }: Tracked): z.input<typeof trackedSchema> => ({
  receipt_no: submission.receiptNo,
  consultation: about.kind === 'public_comment' ? { id: about.id, title: about.title } : null,
  hearing: about.kind === 'hearing' ? { id: about.id, title: about.title } : null,
  channel: submission.channel,
  received_at: beijingIso(submission.receivedAt),
  received_on: submission.receivedOn,
  late: submission.late,
  items: items.map(({ itemNo: no, answer }) => ({
    item_no: no,
    state: answer ? ('answered' as const) : ('received' as const),
    disposition: answer?.disposition ?? null,
    reason: answer?.reason ?? null,
    changed_wording: answer?.changedWording ?? null,
  })),
  ledger: { position: submission.position, leaf_hash: submission.leafHash },
})

export const ownWordsSchema = z.object({
  receipt_no: z.string(),
  items: z.array(
    z.object({
      item_no: z.string(),
      clause_uid: z.string().nullable(),
      kind: z.string(),
      text: z.string(),
      suggested_wording: z.string().nullable(),
      reason: z.string().nullable(),
      salt: z.string(),
      content_commitment: z.string(),
    }),
  ),
  receipt: z.string(),
})

/** Her own words and the salts that open their commitments. */
export const ownWordsJson = (
  receiptNo: string,
  said: Awaited<ReturnType<typeof readItems>>,
  receipt: string,
): z.input<typeof ownWordsSchema> => ({
  receipt_no: receiptNo,
  items: said.map((item) => ({
    item_no: itemNo(receiptNo, item.ord),
    clause_uid: item.clauseUid,
    kind: item.kind,
    text: item.text,
    suggested_wording: item.suggestedWording,
    reason: item.reason,
    salt: item.salt,
    content_commitment: item.contentCommitment,
  })),
  receipt,
})
