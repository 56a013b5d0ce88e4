import { type SQL, sql } from 'drizzle-orm'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Kind } from '../opinions/item.ts'
import type { Category } from '../statute/hearing.ts'
import type { MatterKind } from '../statute/matter.ts'
import type { ClauseText } from './clause-text.ts'
import type { Disposition } from './disposition.ts'
import { speakerCategory } from './hearing-report-reading.ts'
import { conditionOf, type ItemFilter } from './item-filter.ts'
import type { ItemChannel } from './report.ts'

export const PAGE = 50

/** The intake an officer works on, with its decision and unit. */
export type Work = {
  intake_id: string
  /** Of a hearing the id is the hearing's. */
  kind: 'public_comment' | 'hearing'
  decision_id: string
  decision_title: string
  matter_kind: MatterKind
  unit_id: string
  unit_name: string
  draft_version_id: string
  opens_at: Instant
  closes_at: Instant
  ends_on: PlainDate
  receipt_prefix: string
  submissions: number
  items: number
  pending: number
  revision: number
}

/** What an intake's desk pages are about; a statement, so that a page can put it into its batch. */
export const selectWork = (db: Database, intakeId: string) =>
  db.all<Work>(sql`SELECT k.id AS intake_id, k.kind, k.decision_id, d.title AS decision_title, d.matter_kind,
      u.id AS unit_id,
      u.name AS unit_name, k.draft_version_id, k.opens_at, k.closes_at, k.ends_on, k.receipt_prefix,
      k.submissions, k.items, k.pending, k.revision
    FROM intakes k JOIN decisions d ON d.id = k.decision_id JOIN units u ON u.id = d.drafting_unit_id
    WHERE k.id = ${intakeId}`)

/** What an officer sees of who sent it: never a name, never a contact. */
type Sender = {
  submission_id: string
  receipt_no: string
  channel: ItemChannel
  received_on: PlainDate
  late: 0 | 1
  submitter_kind: 'individual' | 'organisation'
  area: string | null
  /** Of what was said at a hearing: the category of the representative. */
  category: Category | null
}

export type ListedItem = Sender & {
  id: string
  seq: number
  ord: number
  clause_uid: string | null
  kind: Kind
  text: string
  suggested_wording: string | null
  reason: string | null
  disposition: Disposition | null
}

const sender = sql`s.id AS submission_id, s.receipt_no, s.channel, s.received_on, s.late, s.submitter_kind, s.area,
  ${speakerCategory} AS category`

/** Answered ones are read off the index of answers in order; all others walk the items in order. */
const source = (filter: ItemFilter): SQL =>
  filter.state && filter.state !== 'unanswered'
    ? sql`answers a CROSS JOIN items i ON i.id = a.item_id CROSS JOIN submissions s ON s.id = i.submission_id`
    : sql`items i CROSS JOIN submissions s ON s.id = i.submission_id LEFT JOIN answers a ON a.item_id = i.id`

/** Where a page of the list begins: after the item with this place, `12-1`. */
export type Cursor = { readonly seq: number; readonly ord: number }

export function cursorFrom(text: string | undefined): Cursor | undefined {
  const [, seq, ord] = /^(\d{1,9})-(\d{1,4})$/.exec(text ?? '') ?? []
  return seq && ord ? { seq: Number(seq), ord: Number(ord) } : undefined
}

export const cursorOf = ({ seq, ord }: Cursor): string => `${seq}-${ord}`

/** Items of an intake that match, in the order of their numbers. */
export function selectItems(
  db: Database,
  intakeId: string,
  filter: ItemFilter,
  clauses: ReadonlyMap<string, ClauseText>,
  { after, limit = PAGE + 1 }: { after?: Cursor | undefined; limit?: number },
) {
  const place = filter.state && filter.state !== 'unanswered' ? sql`(a.seq, a.ord)` : sql`(i.seq, i.ord)`
  const order = filter.state && filter.state !== 'unanswered' ? sql`a.seq, a.ord` : sql`i.seq, i.ord`
  return db.all<ListedItem>(sql`SELECT i.id, i.seq, i.ord, i.clause_uid, i.kind, i.text, i.suggested_wording,
      i.reason, a.disposition, ${sender}
    FROM ${source(filter)}
    WHERE ${conditionOf(intakeId, filter, clauses)}
      AND ${after ? sql`${place} > (${after.seq}, ${after.ord})` : sql`1`}
    ORDER BY ${order} LIMIT ${limit}`)
}

/** The ids alone of all that match, in order, `limit` at most. */
export const selectItemIds = (
  db: Database,
  intakeId: string,
  filter: ItemFilter,
  clauses: ReadonlyMap<string, ClauseText>,
  limit: number,
) =>
  db.all<{
    id: string
  }>(sql`SELECT i.id FROM ${source(filter)} WHERE ${conditionOf(intakeId, filter, clauses)}
    ORDER BY i.seq, i.ord LIMIT ${limit}`)

/** SQL for how many items match. */
export const countOf = (
  intakeId: string,
  filter: ItemFilter,
  clauses: ReadonlyMap<string, ClauseText>,
): SQL => sql`(SELECT count(*) FROM ${source(filter)} WHERE ${conditionOf(intakeId, filter, clauses)})`

/** SQL for how many of these items match. */
export const matchesOf = (
  intakeId: string,
  filter: ItemFilter,
  clauses: ReadonlyMap<string, ClauseText>,
  ids: readonly string[],
): SQL => sql`(SELECT count(*) FROM ${source(filter)} WHERE ${conditionOf(intakeId, filter, clauses)}
  AND i.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`

export type SubmissionItem = ListedItem & { received_at: Instant; keyed: 0 | 1 }

/** The whole submission that an item came with: every item of it, in order. */
export const selectSubmissionOf = (db: Database, intakeId: string, itemId: string) =>
  db.all<SubmissionItem>(sql`SELECT i.id, i.seq, i.ord, i.clause_uid, i.kind, i.text, i.suggested_wording, i.reason,
      a.disposition, s.received_at, s.keyed_by IS NOT NULL AS keyed, ${sender}
    FROM items chosen JOIN submissions s ON s.id = chosen.submission_id
    JOIN items i ON i.submission_id = s.id LEFT JOIN answers a ON a.item_id = i.id
    WHERE chosen.id = ${itemId} AND chosen.intake_id = ${intakeId} ORDER BY i.ord`)

export type GivenAnswer = {
  id: string
  disposition: Disposition
  reason: string
  changed_wording: string | null
  answered_at: Instant
  answered_by: string
  items: number
  published: 0 | 1
}

/** Every answer ever given to an item, newest first, by whom, and how many items the same act answered. */
export const selectAnswersTo = (db: Database, itemId: string) =>
  db.all<GivenAnswer>(sql`SELECT d.id, d.disposition, d.reason, d.changed_wording, d.answered_at,
      o.name AS answered_by, (SELECT count(*) FROM dispositions x WHERE x.act_id = d.act_id) AS items,
      EXISTS (SELECT 1 FROM report_rows r JOIN publications p ON p.subject_id = r.report_id
        WHERE r.item_id = d.item_id) AS published
    FROM dispositions d JOIN officers o ON o.id = d.answered_by
    WHERE d.item_id = ${itemId} ORDER BY d.answered_at DESC, d.rowid DESC`)
