import { createHash } from 'node:crypto'
import * as z from 'zod'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor, wayOf } from '../decisions/lifecycle.ts'
import { selectState } from '../decisions/procedure-store.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import type { Keys } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { itemNo } from '../opinions/item.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { openSealed } from '../people/participant.ts'
import { breach } from '../statute/citations.ts'
import { clauseTexts, selectClauses } from './clause-text.ts'
import { headLine, MAX_SUMMARY, MAX_TITLE, rowFrom } from './report.ts'
import { selectAnswered, selectPending } from './report-reading.ts'
import { adoptionReports } from './store.ts'
import { reconciles, selectTotals, totalsFrom } from './totals.ts'
import { selectWork, type Work } from './working-list.ts'
import { clearAbandoned, writeChanges, writeRows } from './write-rows.ts'

export const reportSchema = z.object({
  title: required(MAX_TITLE).describe('Title of the report'),
  summary: typed(MAX_SUMMARY)
    .default('')
    .describe("The unit's own words about how it listened; may be empty"),
})

export type ReportInput = z.output<typeof reportSchema>

export type Prepared = { readonly reportId: string; readonly sha256: string; readonly rows: number }

const LISTED = 100

/** R7, R8: what stands in the way of a report now, with links to where it can be mended. */
export async function problemsBeforeReport(visit: Visit, work: Work): Promise<Problem[]> {
  const open = visit.now < work.closes_at
  const early = open ? [breach('R6', 'still_open', { params: { ends: `${work.ends_on} 24:00` } })] : []
  return [...early, ...(await unansweredItems(visit, work))]
}

/** R7, R8: the items that wait for an answer: how many, and the first hundred by number. */
export async function unansweredItems(
  visit: Visit,
  work: Pick<Work, 'intake_id' | 'pending'>,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const list = `/desk/intakes/${work.intake_id}/items`
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
  // What was said at a hearing is told in its own report.
  if (work?.kind !== 'public_comment') return refuse('not_found')
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
  const rowCount = await writeRows(db, reportId, hash, {
    read: (after, limit) => selectAnswered(db, intakeId, after, limit),
    row: async (item, rowNo) => rowFrom(item, rowNo, clauses, await nameOf(visit.keys, item)),
  })
  await writeChanges(db, reportId, clauses, hash)
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

type Sealed = { sealed_id: string | null; key_id: string | null; nonce: string | null; sealed: string | null }

/** The name of somebody who agreed to its publication; undefined when there is none, or it has been erased. */
export async function nameOf(keys: Keys, row: Sealed): Promise<string | undefined> {
  const { sealed_id: id, key_id: keyId, nonce, sealed } = row
  if (id === null || keyId === null || nonce === null || sealed === null) return undefined
  return (await openSealed(keys, { id, keyId, nonce, sealed }))?.name
}
