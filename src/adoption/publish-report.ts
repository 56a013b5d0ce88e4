import { sql } from 'drizzle-orm'
import { carriersOf } from '../consultations/carrier.ts'
import { selectCarriers } from '../consultations/store.ts'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor, wayOf } from '../decisions/lifecycle.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { selectState } from '../decisions/procedure-store.ts'
import { publish } from '../decisions/publication.ts'
import { requestReview } from '../decisions/request-review.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Database, Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { type Carried, judgeCarried, type PublicationInput } from './carried.ts'
import { problemsBeforeReport } from './prepare-report.ts'
import { type StoredReport, selectReport } from './report-reading.ts'
import { carrierJson, reportCarriers } from './store.ts'
import { selectWork } from './working-list.ts'

export type Published = { readonly reportId: string; readonly consultationId: string }

const unpublished = (id: string): Guard => ({
  code: 'already_published',
  holds: sql`NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = ${id})`,
})

const current = (id: string): Guard => ({
  code: 'report_outdated',
  holds: sql`EXISTS (SELECT 1 FROM adoption_reports r JOIN intakes k ON k.id = r.intake_id
    WHERE r.id = ${id} AND k.revision = r.revision)`,
})

async function readable(visit: Visit, officer: Officer, reportId: string): Promise<Result<StoredReport>> {
  const [report] = await selectReport(visit.db, reportId)
  if (!report) return refuse('not_found')
  return mayDraftFor(officer, report.unit_id) ? accept(report) : refuse('forbidden')
}

/** Ask for the secrecy review of a prepared report (R28). Refuses what `requestReview` does, and `report_outdated` (R7). */
export async function requestReportReview(
  visit: Visit,
  officer: Officer,
  reportId: string,
): Promise<Result<{ reviewId: string }>> {
  const found = await readable(visit, officer, reportId)
  if (!found.ok) return found
  const report = found.value
  if (!report.current) return judge([breach('R7', 'report_outdated')], { reviewId: '' })
  const link = `/desk/reports/${report.id}`
  return requestReview(visit, officer, {
    decisionId: report.decision_id,
    subjectKind: 'adoption_report',
    subjectId: report.id,
    bundle: [{ kind: 'report', name: report.title, sha256: report.sha256, link }],
    guards: [current(report.id)],
  })
}

/** Why a report cannot be published now, each reason with its rule and where to mend it. */
export async function problemsBeforePublication(visit: Visit, report: StoredReport): Promise<Problem[]> {
  const [work] = await selectWork(visit.db, report.intake_id)
  if (!work) return [{ code: 'not_found' }]
  if (report.published_at) return [breach('R31', 'already_published')]
  const [stand] = await selectState(visit.db, work.decision_id)
  if (!stand || !transitionFor('report_published', stand.state, wayOf(work.matter_kind)))
    return [{ code: 'wrong_state', link: `/desk/decisions/${work.decision_id}` }]
  const problems = await problemsBeforeReport(visit, work)
  if (!report.current)
    problems.push(breach('R7', 'report_outdated', { link: `/desk/intakes/${report.intake_id}/report` }))
  if (!report.reviewed) problems.push(breach('R28', 'review_missing', { link: `/desk/reports/${report.id}` }))
  return problems
}

/** The carriers of the notice that a report answers, the portal first (R12). */
export async function carriersOfReport({ db }: Visit, report: StoredReport) {
  const [notice] = await selectCarriers(db, report.intake_id)
  return notice ? carriersOf(notice) : []
}

const rowOf = (reportId: string, { kind, name, at, evidence, replaced_reason }: Carried, index: number) => ({
  reportId,
  ord: index + 1,
  kind: kind as 'media' | 'notice_board' | 'other',
  name,
  at,
  evidence,
  replacedReason: replaced_reason,
})

/** Everyone who left an e-mail is told that the answers are out: once, whatever is published later (R13). */
const queueAnswers = (db: Database, intakeId: string, now: string): Statement =>
  db.run(sql`INSERT OR IGNORE INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
    SELECT lower(hex(randomblob(8))), p.id, 'answers_published', s.lang, s.id, 'queued', ${now}, ${now}
    FROM submissions s JOIN participants p ON p.id = s.participant_id
    WHERE s.intake_id = ${intakeId} AND p.has_email = 1`)

/**
 * Publish a prepared adoption report: publication, milestone, ledger entry and the mails to everyone who left an
 * address, in one batch; with it what the officer says about each other carrier of the notice (R12). Only drafters
 * of the unit may.
 *
 * Refuses `not_found`, `forbidden`, `already_published` (R31), `still_open` (R6), `items_pending` (R7) and
 * `item_unanswered` (R8) with links, `report_outdated` (R7), `review_missing` (R28), `wrong_state`, and what
 * `judgeCarried` finds (R12, E46). SQL refuses the same.
 */
export async function publishReport(
  visit: Visit,
  officer: Officer,
  reportId: string,
  input: PublicationInput = { carriers: [] },
): Promise<Result<Published>> {
  const { db, now } = visit
  const found = await readable(visit, officer, reportId)
  if (!found.ok) return found
  const report = found.value
  const before = await problemsBeforePublication(visit, report)
  const draftOn = await carriersOfReport(visit, report)
  const carriers = report.published_at ? [] : judgeCarried(draftOn, input.carriers, report.prepared_at, now)
  const judged = judge([...before, ...carriers], undefined)
  if (!judged.ok) return judged
  const carried = input.carriers.map((each, index) => rowOf(report.id, each, index))
  const entry = await prepareEntry({
    deed: 'report_published',
    at: now,
    actor: officer.id,
    subject: report.id,
    data: {
      intake: report.intake_id,
      report: report.id,
      sha256: report.sha256,
      rows: report.row_count,
      // Over what the public JSON says under `carriers`.
      carriers_sha256: await sha256(canonical(carried.map(carrierJson))),
    },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(report.decision_id)) },
      unpublished(report.id),
      current(report.id),
      mayHappen('report_published', report.decision_id),
    ],
    [
      ...carried.map((row) => db.insert(reportCarriers).values(row)),
      publish(db, {
        decisionId: report.decision_id,
        kind: 'adoption_report',
        subjectId: report.id,
        sha256: report.sha256,
        rule: report.row_count === 0 ? 'R7,R8,R10,R12,R28' : 'R7,R8,R12,R28',
        publishedAt: now,
        publishedBy: officer.id,
      }),
      recordMilestone(db, { decisionId: report.decision_id, at: now, code: 'report_published' }),
      appendEntry(db, entry),
      queueAnswers(db, report.intake_id, now),
    ],
  )
  return done.ok ? accept({ reportId: report.id, consultationId: report.consultation_id }) : done
}
