import { sql } from 'drizzle-orm'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { AnsweredItem, ReportChange, ReportRow } from './report.ts'
import type { Cursor } from './working-list.ts'

type Sealed = { sealed_id: string | null; key_id: string | null; nonce: string | null; sealed: string | null }

/**
 * Items of an intake with their standing answers, in order, and the sealed particulars of those alone who agreed
 * to their name being published.
 */
export const selectAnswered = (db: Database, intakeId: string, after: Cursor, limit: number) =>
  db.all<
    AnsweredItem & Sealed
  >(sql`SELECT i.id AS item_id, i.seq, i.ord, s.receipt_no, i.clause_uid, i.kind, i.text,
      i.suggested_wording, i.reason, i.salt, i.content_commitment, s.channel, s.received_on, s.late,
      s.submitter_kind, s.publish_name, d.disposition, d.reason AS answer, d.changed_wording, d.act_id,
      d.salt AS answer_salt, p.id AS sealed_id, p.key_id, p.nonce, p.sealed
    FROM items i CROSS JOIN submissions s ON s.id = i.submission_id
    LEFT JOIN answers a ON a.item_id = i.id LEFT JOIN dispositions d ON d.id = a.disposition_id
    LEFT JOIN participants p ON p.id = s.participant_id AND s.publish_name = 1
    WHERE i.intake_id = ${intakeId} AND (i.seq, i.ord) > (${after.seq}, ${after.ord})
    ORDER BY i.seq, i.ord LIMIT ${limit}`)

export type PendingItem = { id: string; receipt_no: string; ord: number }

/** Items without an answer, the first `limit` in order. */
export const selectPending = (db: Database, intakeId: string, limit: number) =>
  db.all<PendingItem>(sql`SELECT i.id, s.receipt_no, i.ord FROM items i CROSS JOIN submissions s ON s.id = i.submission_id
    LEFT JOIN answers a ON a.item_id = i.id
    WHERE i.intake_id = ${intakeId} AND a.item_id IS NULL ORDER BY i.seq, i.ord LIMIT ${limit}`)

/** A report with where it stands. */
export type StoredReport = {
  id: string
  intake_id: string
  decision_id: string
  decision_title: string
  unit_id: string
  unit_name: string
  consultation_id: string
  title: string
  summary: string
  totals: string
  row_count: number
  sha256: string
  prepared_at: Instant
  prepared_by: string
  opens_at: Instant
  closes_at: Instant
  ends_on: PlainDate
  pending: number
  /** 1 while nothing that it tells of has changed since. */
  current: 0 | 1
  published_at: Instant | null
  reviewed: 0 | 1
  /** 1 while a review of it is asked for and not given. */
  waiting: 0 | 1
}

const reportColumns = sql`r.id, r.intake_id, r.decision_id, d.title AS decision_title, u.id AS unit_id,
  u.name AS unit_name, c.id AS consultation_id, r.title, r.summary, r.totals, r.row_count, r.sha256, r.prepared_at,
  o.name AS prepared_by, k.opens_at, k.closes_at, k.ends_on, k.pending, k.revision = r.revision AS current,
  p.published_at,
  EXISTS (SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions w ON w.review_id = v.id
    WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND w.opinion = 'public') AS reviewed,
  EXISTS (SELECT 1 FROM secrecy_reviews v LEFT JOIN secrecy_opinions w ON w.review_id = v.id
    WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND w.review_id IS NULL) AS waiting`

const reportTables = sql`adoption_reports r JOIN decisions d ON d.id = r.decision_id
  JOIN units u ON u.id = d.drafting_unit_id JOIN consultations c ON c.decision_id = r.decision_id
  JOIN intakes k ON k.id = r.intake_id JOIN officers o ON o.id = r.prepared_by
  LEFT JOIN publications p ON p.subject_id = r.id`

/** One prepared report, published or not: for the desk. */
export const selectReport = (db: Database, id: string) =>
  db.all<StoredReport>(sql`SELECT ${reportColumns} FROM ${reportTables} WHERE r.id = ${id}`)

/** The reports prepared for an intake, newest first, 20 at most. */
export const selectReports = (db: Database, intakeId: string) =>
  db.all<StoredReport>(sql`SELECT ${reportColumns} FROM ${reportTables} WHERE r.intake_id = ${intakeId}
    ORDER BY r.prepared_at DESC, r.rowid DESC LIMIT 20`)

/** Published reports of a consultation, newest first. */
export const selectPublished = (db: Database, consultationId: string) =>
  db.all<StoredReport>(sql`SELECT ${reportColumns} FROM ${reportTables}
    WHERE c.id = ${consultationId} AND p.published_at IS NOT NULL ORDER BY p.published_at DESC, p.rowid DESC`)

/** SQL for the id of the published report asked for, or of the newest one. Null when there is none. */
export const publishedReportId = (consultationId: string, reportId: string | undefined) => sql`(SELECT r.id
  FROM adoption_reports r JOIN consultations c ON c.decision_id = r.decision_id
  JOIN publications p ON p.subject_id = r.id
  WHERE c.id = ${consultationId} AND ${reportId === undefined ? sql`1` : sql`r.id = ${reportId}`}
  ORDER BY p.published_at DESC, p.rowid DESC LIMIT 1)`

type RawRow = Omit<ReportRow, 'late' | 'masked'> & { late: 0 | 1; position?: number; leaf_hash?: string }

/** A row as it was hashed, from its columns. */
export const reportRowOf = (raw: RawRow): ReportRow => {
  const { position: _position, leaf_hash: _leaf, ...row } = raw
  return { ...row, late: raw.late === 1, masked: raw.salt === null }
}

const rowColumns = sql`t.row_no, t.item_id, t.item_no, t.clause_uid, t.clause_label, t.kind, t.text,
  t.suggested_wording, t.reason AS opinion_reason, t.submitter, t.channel, t.received_on, t.late, t.disposition,
  t.answer AS reason, t.changed_wording, t.salt, t.content_commitment AS commitment, t.act_id AS act, t.answer_salt`

/** Rows of a report after `after`, in order; `report` is its id or SQL for it. */
export const selectRows = (
  db: Database,
  report: ReturnType<typeof sql> | string,
  after: number,
  limit: number,
) =>
  db.all<RawRow>(sql`SELECT ${rowColumns} FROM report_rows t
    WHERE t.report_id = ${report} AND t.row_no > ${after} ORDER BY t.row_no LIMIT ${limit}`)

/** The same with the place in the ledger of the lodging each row goes back to. */
export const selectRowsWithPlace = (
  db: Database,
  report: ReturnType<typeof sql> | string,
  after: number,
  limit: number,
) =>
  db.all<RawRow & { position: number; leaf_hash: string }>(sql`SELECT ${rowColumns}, e.position, e.leaf_hash
    FROM report_rows t CROSS JOIN items i ON i.id = t.item_id CROSS JOIN submissions s ON s.id = i.submission_id
    CROSS JOIN entries e ON e.id = s.entry_id
    WHERE t.report_id = ${report} AND t.row_no > ${after} ORDER BY t.row_no LIMIT ${limit}`)

/** What the rows were written from, for marking what was masked. */
export const selectOriginals = (db: Database, reportId: string, after: number, limit: number) =>
  db.all<{
    item_id: string
    text: string
    suggested_wording: string | null
    reason: string | null
  }>(sql`SELECT
      i.id AS item_id, i.text, i.suggested_wording, i.reason
    FROM report_rows t CROSS JOIN items i ON i.id = t.item_id
    WHERE t.report_id = ${reportId} AND t.row_no > ${after} ORDER BY t.row_no LIMIT ${limit}`)

/** Changes of a report after `after`, in order. */
export const selectChanges = (
  db: Database,
  report: ReturnType<typeof sql> | string,
  after = 0,
  limit = 5_000,
) =>
  db.all<ReportChange>(sql`SELECT change_no, clause_uid, clause_label, "before", "after", items FROM report_changes
    WHERE report_id = ${report} AND change_no > ${after} ORDER BY change_no LIMIT ${limit}`)

export type PublishedAnswer = {
  readonly disposition: AnsweredItem['disposition'] & string
  readonly reason: string
  readonly changedWording: string | null
  readonly reportId: string
  /** Its line in the public table: `/consultations/…/adoption?cursor=<rowNo - 1>#r-<rowNo>`. */
  readonly rowNo: number
  readonly publishedAt: Instant
}

/**
 * The published answers to these items, by item id: what a receipt's tracking page may show. An item whose answer
 * is not published is not in the map.
 */
export async function answersForItems(
  db: Database,
  itemIds: readonly string[],
): Promise<Map<string, PublishedAnswer>> {
  const rows = await db.all<
    { item_id: string } & PublishedAnswer
  >(sql`SELECT t.item_id, t.disposition, t.answer AS reason,
      t.changed_wording AS changedWording, t.report_id AS reportId, t.row_no AS rowNo, p.published_at AS publishedAt
    FROM report_rows t JOIN publications p ON p.subject_id = t.report_id
    WHERE t.item_id IN (SELECT value FROM json_each(${JSON.stringify(itemIds)})) ORDER BY p.published_at, p.rowid`)
  return new Map(rows.map(({ item_id, ...answer }) => [item_id, answer]))
}
