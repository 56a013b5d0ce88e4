import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../ground/house.ts'
import type { ClauseText } from './clause-text.ts'
import { type AnsweredItem, changeLine, type ReportRow, rowLine } from './report.ts'
import { selectChanges } from './report-reading.ts'
import type { Cursor } from './working-list.ts'

/** Items read in one query. */
const PAGE = 500
/** A chunk of rows goes to the database before it grows beyond this many characters: a parameter has its limit too. */
const CHUNK = 400_000

/**
 * Remove the rows of preparations that never ended. Every one of them begins with the intake's first item, which
 * the index of items finds at once.
 */
export async function clearAbandoned(db: Database, intakeId: string): Promise<void> {
  const left = await db.all<{ id: string }>(sql`SELECT DISTINCT t.report_id AS id FROM report_rows t
    WHERE t.item_id = (SELECT id FROM items WHERE intake_id = ${intakeId} ORDER BY seq, ord LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM adoption_reports r WHERE r.id = t.report_id)
      AND NOT EXISTS (SELECT 1 FROM hearing_reports r WHERE r.id = t.report_id)`)
  for (const { id } of left)
    await db.batch([
      db.run(sql`DELETE FROM report_changes WHERE report_id = ${id}`),
      db.run(sql`DELETE FROM report_rows WHERE report_id = ${id}`),
    ])
}

type Hash = { update(text: string): unknown }

type Written<T extends AnsweredItem> = {
  /** A page of items after a place, in order. */
  readonly read: (after: Cursor, limit: number) => PromiseLike<readonly T[]>
  /** An answered item as a line of the table. */
  readonly row: (
    item: T & { disposition: NonNullable<T['disposition']> },
    rowNo: number,
  ) => ReportRow | Promise<ReportRow>
}

/** Write the public table page by page; holds one page at a time. Returns how many rows there are. */
export async function writeRows<T extends AnsweredItem>(
  db: Database,
  reportId: string,
  hash: Hash,
  { read, row: rowOf }: Written<T>,
): Promise<number> {
  let rowNo = 0
  for (let after = { seq: 0, ord: 0 }; ; ) {
    const items = await read(after, PAGE)
    let chunk: ReportRow[] = []
    let size = 0
    for (const item of items) {
      const { disposition } = item
      // Somebody took an answer's place meanwhile: the last batch will say so.
      if (disposition === null) continue
      rowNo++
      const row = await rowOf({ ...item, disposition }, rowNo)
      const line = rowLine(row)
      hash.update(line)
      if (size + line.length > CHUNK && chunk.length > 0) {
        await db.run(insertRows(reportId, chunk))
        chunk = []
        size = 0
      }
      chunk.push(row)
      size += line.length
    }
    if (chunk.length > 0) await db.run(insertRows(reportId, chunk))
    const last = items.at(-1)
    if (!last || items.length < PAGE) return rowNo
    after = { seq: last.seq, ord: last.ord }
  }
}

const insertRows = (
  reportId: string,
  rows: readonly ReportRow[],
): SQL => sql`INSERT INTO report_rows (report_id,
    row_no, item_id, item_no, clause_uid, clause_label, kind, text, suggested_wording, reason, submitter, channel,
    received_on, late, disposition, answer, changed_wording, salt, content_commitment, act_id, answer_salt)
  SELECT ${reportId}, v ->> 'row_no', v ->> 'item_id', v ->> 'item_no', v ->> 'clause_uid', v ->> 'clause_label',
    v ->> 'kind', v ->> 'text', v ->> 'suggested_wording', v ->> 'opinion_reason', v ->> 'submitter',
    v ->> 'channel', v ->> 'received_on', v ->> 'late', v ->> 'disposition', v ->> 'reason', v ->> 'changed_wording',
    v ->> 'salt', v ->> 'commitment', v ->> 'act', v ->> 'answer_salt'
  FROM (SELECT value AS v FROM json_each(${JSON.stringify(rows)}))`

/** Changed wordings, in the order of the draft: one per clause and distinct wording, with how many opinions led to it. */
export async function writeChanges(
  db: Database,
  reportId: string,
  clauses: ReadonlyMap<string, ClauseText>,
  hash: Hash,
): Promise<void> {
  const changed = await db.all<{ uid: string }>(sql`SELECT DISTINCT clause_uid AS uid FROM report_rows
    WHERE report_id = ${reportId} AND changed_wording IS NOT NULL AND clause_uid IS NOT NULL`)
  const known = changed.flatMap(({ uid }) => {
    const clause = clauses.get(uid)
    return clause ? [{ uid, ord: clause.ord, text: clause.text }] : []
  })
  const grouped = sql`SELECT t.clause_uid, t.clause_label, t.changed_wording, count(*) AS items, min(t.row_no) AS first
    FROM report_rows t WHERE t.report_id = ${reportId} AND t.changed_wording IS NOT NULL GROUP BY 1, 2, 3`
  await db.run(sql`INSERT INTO report_changes (report_id, change_no, clause_uid, clause_label, "before", "after", items)
    SELECT ${reportId}, row_number() OVER (ORDER BY COALESCE(o.ord, 1000000), g.first), g.clause_uid, g.clause_label,
      COALESCE(o.text, ''), g.changed_wording, g.items
    FROM (${grouped}) g LEFT JOIN (SELECT value ->> 'uid' AS uid, value ->> 'ord' AS ord, value ->> 'text' AS text
      FROM json_each(${JSON.stringify(known)})) o ON o.uid = g.clause_uid`)
  for (let after = 0; ; ) {
    const changes = await selectChanges(db, reportId, after, PAGE)
    for (const change of changes) hash.update(changeLine(change))
    if (changes.length < PAGE) break
    after = changes.at(-1)?.change_no ?? after
  }
}
