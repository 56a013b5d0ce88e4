import { createHash } from 'node:crypto'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor, wayOf } from '../decisions/lifecycle.ts'
import { selectState } from '../decisions/procedure-store.ts'
import { decisionById } from '../decisions/store.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import type { HearingFile } from '../hearings/hearing.ts'
import { openHearing } from '../hearings/open-file.ts'
import { readRecord } from '../hearings/record.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { clauseTexts, selectClauses } from './clause-text.ts'
import { bodyOf, type HearingData } from './fill-hearing-report.ts'
import {
  type HearingReportInput,
  type HearingTotals,
  hearingHeadLine,
  hearingTotals,
  judgeInput,
  viewsReconcile,
} from './hearing-report.ts'
import { selectAlone, selectDrawDone, selectPublishedPapers, selectViews } from './hearing-report-reading.ts'
import { unansweredItems } from './prepare-report.ts'
import { rowFrom } from './report.ts'
import { hearingReports } from './store.ts'
import { selectTotals, totalsFrom } from './totals.ts'
import { selectWork, type Work } from './working-list.ts'
import { clearAbandoned, writeChanges, writeRows } from './write-rows.ts'

export type PreparedHearingReport = {
  readonly reportId: string
  readonly no: number
  readonly sha256: string
  readonly rows: number
}

/** Everything that a hearing report is filled from. */
export async function readHearingData(db: Database, file: HearingFile): Promise<HearingData> {
  const { id } = file.hearing
  const [[papers, [draw]], record] = await Promise.all([
    db.batch([selectPublishedPapers(db, id), selectDrawDone(db, id)]),
    readRecord(db, id),
  ])
  return { file, record, papers, draw: draw ?? null }
}

/** R7, R8, R19: what stands in the way of the report now, with links to where it can be mended. */
export async function problemsBeforeHearingReport(
  visit: Visit,
  file: HearingFile,
  work: Work | undefined,
): Promise<Problem[]> {
  const { id, decisionId } = file.hearing
  if (file.reportedAt) return [breach('R31', 'already_published')]
  if (file.cancelledAt) return [{ code: 'hearing_cancelled', link: `/desk/hearings/${id}` }]
  if (!file.recordClosedAt || !work)
    return [breach('R19', 'hearing_record_open', { link: `/desk/hearings/${id}/record` })]
  const [[stand], decision] = [
    await selectState(visit.db, decisionId),
    await decisionById(visit.db, decisionId),
  ]
  if (
    !stand ||
    !decision ||
    !transitionFor('hearing_report_prepared', stand.state, wayOf(decision.matterKind))
  )
    return [{ code: 'wrong_state', link: `/desk/decisions/${decisionId}/procedure` }]
  return unansweredItems(visit, work)
}

/** The figures of a hearing as they stand; undefined while its record is open. */
export async function readHearingTotals(db: Database, work: Work): Promise<HearingTotals> {
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  return hearingTotals(totalsFrom(await db.batch(selectTotals(db, work.intake_id)), clauses))
}

/**
 * Prepare a hearing's report (A35) over its closed record: filled from the data, with every view and its answer
 * (R8: each view not adopted has its reason) and a definite conclusion (R20, A36). Where the hearing alone asked the
 * public, the procedure goes on by it (S09). Only drafters of the unit may.
 *
 * Refuses `not_found`, `forbidden`, `already_published` (R31), `hearing_cancelled`, `hearing_record_open` (R19),
 * `wrong_state`, `items_pending` (R7) with the views that wait (R8), `missing` (A06: the summary of the views),
 * `conclusion_missing` (R20), `report_outdated` when something changed meanwhile, `report_incomplete`.
 */
export async function prepareHearingReport(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: HearingReportInput,
): Promise<Result<PreparedHearingReport>> {
  const { db, now } = visit
  const opened = await openHearing(visit, officer, hearingId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  const [work] = await selectWork(db, hearingId)
  const before = await problemsBeforeHearingReport(visit, file, work)
  const judged = judge([...before, ...(work ? judgeInput(input, work.items) : [])], input.conclusion)
  if (!judged.ok) return judged
  const conclusion = judged.value
  const data = await readHearingData(db, file)
  const head = data.record.head?.body
  if (!work || !head || conclusion === null) return refuse('report_incomplete', { rule: 'R20' })

  await clearAbandoned(db, hearingId)
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  const totals = hearingTotals(totalsFrom(await db.batch(selectTotals(db, hearingId)), clauses))
  if (!viewsReconcile(totals)) return refuse('report_incomplete', { rule: 'R7' })
  const body = bodyOf(data, head, { ...input, conclusion })
  const [reportId, no] = [newId(), file.published + 1]
  const hash = createHash('sha256').update(hearingHeadLine({ hearingId, no, body, totals }))
  const rows = await writeRows(db, reportId, hash, {
    read: (after, limit) => selectViews(db, hearingId, after, limit),
    // Who said it is told by her category; her name stands in the published list.
    row: (item, rowNo) => ({ ...rowFrom(item, rowNo, clauses, undefined), submitter: item.category ?? '' }),
  })
  await writeChanges(db, reportId, clauses, hash)
  const sha256 = hash.digest('hex')

  const { decisionId } = file.hearing
  const [ground] = await selectAlone(db, decisionId)
  const entry = await prepareEntry({
    deed: 'hearing_report_prepared',
    at: now,
    actor: officer.id,
    subject: reportId,
    data: { decision: decisionId, hearing: hearingId, no, rows, sha256, conclusion, on: beijingDate(now) },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      mayHappen('hearing_report_prepared', decisionId),
    ],
    [
      db.insert(hearingReports).values({
        id: reportId,
        hearingId,
        decisionId,
        intakeId: hearingId,
        revision: work.revision,
        no,
        body: JSON.stringify(body),
        conclusion,
        totals: JSON.stringify(totals),
        rowCount: rows,
        sha256,
        preparedBy: officer.id,
        preparedAt: now,
      }),
      ...(ground?.alone === 1
        ? [advance(db, { decisionId, deed: 'hearing_report_prepared', at: now, by: officer.id })]
        : []),
      appendEntry(db, entry),
    ],
    { rule: 'R20' },
  )
  return done.ok ? accept({ reportId, no, sha256, rows }) : done
}
