import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor, wayOf } from '../decisions/lifecycle.ts'
import { selectState } from '../decisions/procedure-store.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import type { Keys } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { itemNo } from '../opinions/item.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { openSealed } from '../people/participant.ts'
import { breach } from '../statute/citations.ts'
import { type ClauseText, clauseTexts, selectClauses } from './clause-text.ts'
import { changeLine, headLine, MAX_SUMMARY, MAX_TITLE, type ReportRow, rowFrom, rowLine } from './report.ts'
import { selectAnswered, selectChanges, selectPending } from './report-reading.ts'
import { adoptionReports } from './store.ts'
import { reconciles, selectTotals, totalsFrom } from './totals.ts'
import { selectWork, type Work } from './working-list.ts'

export const reportSchema = z.object({
  title: required(MAX_TITLE).describe('Title of the report'),
  summary: typed(MAX_SUMMARY)
    .default('')
    .describe("The unit's own words about how it listened; may be empty"),
})

export type ReportInput = z.output<typeof reportSchema>

export type Prepared = { readonly reportId: string; readonly sha256: string; readonly rows: number }

/** Items read in one query. */
const PAGE = 500
/** A chunk of rows goes to the database before it grows beyond this many characters: a parameter has its limit too. */
const CHUNK = 400_000
const LISTED = 100

/** R7, R8: what stands in the way of a report now, with links to where it can be mended. */
export async function problemsBeforeReport(visit: Visit, work: Work): Promise<Problem[]> {
  const problems: Problem[] = []
  const list = `/desk/intakes/${work.intake_id}/items`
  if (visit.now < work.closes_at)
    problems.push(breach('R6', 'still_open', { params: { ends: `${work.ends_on} 24:00` } }))
  if (work.pending > 0) {
    const pending = await selectPending(visit.db, work.intake_id, LISTED)
    problems.push(
      breach('R7', 'items_pending', { params: { count: work.pending }, link: `${list}?state=unanswered` }),
    )
    for (const { id, receipt_no, ord } of pending)
      problems.push(
        breach('R8', 'item_unanswered', {
          params: { item_no: itemNo(receipt_no, ord) },
          link: `${list}?item=${id}`,
        }),
      )
  }
  return problems
}

/**
 * Prepare an adoption report over every item received so far: the public table is written row by row, masked,
 * then one batch says that it is whole. Anything that changes afterwards makes it out of date. With no opinions
 * at all it is prepared just the same (R10). Only drafters of the unit may.
 *
 * Refuses `not_found`, `forbidden`, `still_open` (R6), `items_pending` (R7) with the items that wait for an answer
 * (R8), `report_outdated` when an opinion or answer arrived meanwhile, `report_incomplete`, `wrong_state`.
 */
export async function prepareReport(
  visit: Visit,
  officer: Officer,
  intakeId: string,
  input: ReportInput,
): Promise<Result<Prepared>> {
  const { db, now } = visit
  const [work] = await selectWork(db, intakeId)
  if (!work) return refuse('not_found')
  if (!mayDraftFor(officer, work.unit_id)) return refuse('forbidden')
  const judged = judge(await problemsBeforeReport(visit, work), undefined)
  if (!judged.ok) return judged
  const [stand] = await selectState(db, work.decision_id)
  if (!stand || !transitionFor('report_prepared', stand.state, wayOf(work.matter_kind)))
    return refuse('wrong_state')

  await clearAbandoned(db, intakeId)
  const [rows, counted] = [
    await selectClauses(db, work.draft_version_id),
    await db.batch(selectTotals(db, intakeId)),
  ]
  const clauses = clauseTexts(rows)
  const totals = totalsFrom(counted, clauses)
  if (!reconciles(totals)) return refuse('report_incomplete', { rule: 'R7' })
  const reportId = newId()
  const hash = createHash('sha256').update(headLine({ intakeId, ...input, totals }))
  const rowCount = await writeRows(visit, reportId, intakeId, clauses, hash)
  await writeChanges(db, reportId, clauses)
  for (let after = 0; ; ) {
    const changes = await selectChanges(db, reportId, after, PAGE)
    for (const change of changes) hash.update(changeLine(change))
    if (changes.length < PAGE) break
    after = changes.at(-1)?.change_no ?? after
  }
  const sha256 = hash.digest('hex')

  const entry = await prepareEntry({
    deed: 'report_prepared',
    at: now,
    actor: officer.id,
    subject: reportId,
    data: { intake: intakeId, rows: rowCount, sha256, on: beijingDate(now) },
  })
  const report = {
    id: reportId,
    intakeId,
    decisionId: work.decision_id,
    revision: work.revision,
    title: input.title,
    summary: input.summary,
    totals: JSON.stringify(totals),
    rowCount,
    sha256,
    preparedBy: officer.id,
    preparedAt: now,
  }
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(work.decision_id)) },
      mayHappen('report_prepared', work.decision_id),
    ],
    [
      db.insert(adoptionReports).values(report),
      advance(db, { decisionId: work.decision_id, deed: 'report_prepared', at: now, by: officer.id }),
      appendEntry(db, entry),
    ],
    { rule: 'R7' },
  )
  return done.ok ? accept({ reportId, sha256, rows: rowCount }) : done
}

/**
 * Remove the rows of preparations that never ended. Every one of them begins with the intake's first item, which
 * the index of items finds at once.
 */
async function clearAbandoned(db: Database, intakeId: string): Promise<void> {
  const left = await db.all<{ id: string }>(sql`SELECT DISTINCT t.report_id AS id FROM report_rows t
    WHERE t.item_id = (SELECT id FROM items WHERE intake_id = ${intakeId} ORDER BY seq, ord LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM adoption_reports r WHERE r.id = t.report_id)`)
  for (const { id } of left)
    await db.batch([
      db.run(sql`DELETE FROM report_changes WHERE report_id = ${id}`),
      db.run(sql`DELETE FROM report_rows WHERE report_id = ${id}`),
    ])
}

type Hash = { update(text: string): unknown }

/** Write the public table page by page; holds one page at a time. Returns how many rows there are. */
async function writeRows(
  { db, keys }: Visit,
  reportId: string,
  intakeId: string,
  clauses: ReadonlyMap<string, ClauseText>,
  hash: Hash,
): Promise<number> {
  let rowNo = 0
  for (let after = { seq: 0, ord: 0 }; ; ) {
    const items = await selectAnswered(db, intakeId, after, PAGE)
    let chunk: ReportRow[] = []
    let size = 0
    for (const item of items) {
      const { disposition } = item
      // Somebody took an answer's place meanwhile: the last batch will say so.
      if (disposition === null) continue
      rowNo++
      const row = rowFrom({ ...item, disposition }, rowNo, clauses, await nameOf(keys, item))
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

type Sealed = { sealed_id: string | null; key_id: string | null; nonce: string | null; sealed: string | null }

/** The name of somebody who agreed to its publication; undefined when there is none, or it has been erased. */
export async function nameOf(keys: Keys, row: Sealed): Promise<string | undefined> {
  const { sealed_id: id, key_id: keyId, nonce, sealed } = row
  if (id === null || keyId === null || nonce === null || sealed === null) return undefined
  return (await openSealed(keys, { id, keyId, nonce, sealed }))?.name
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
async function writeChanges(
  db: Database,
  reportId: string,
  clauses: ReadonlyMap<string, ClauseText>,
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
}
