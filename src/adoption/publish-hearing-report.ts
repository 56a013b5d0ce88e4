import { sql } from 'drizzle-orm'
import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor, wayOf } from '../decisions/lifecycle.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { selectState } from '../decisions/procedure-store.ts'
import { publish } from '../decisions/publication.ts'
import { requestReview } from '../decisions/request-review.ts'
import { decisionById } from '../decisions/store.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Database, Visit } from '../ground/house.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import type { HearingReportBody } from './hearing-report.ts'
import { type StoredHearingReport, selectHearingReport } from './hearing-report-reading.ts'
import { unansweredItems } from './prepare-report.ts'

const current = (id: string): Guard => ({
  code: 'report_outdated',
  holds: sql`EXISTS (SELECT 1 FROM hearing_reports r JOIN intakes k ON k.id = r.intake_id
    WHERE r.id = ${id} AND k.revision = r.revision)`,
})

async function readable(visit: Visit, officer: Officer, id: string): Promise<Result<StoredHearingReport>> {
  const [report] = await selectHearingReport(visit.db, id)
  if (!report) return refuse('not_found')
  return mayDraftFor(officer, report.unit_id) ? accept(report) : refuse('forbidden')
}

/** Ask for the secrecy review of a prepared hearing report (R28). Refuses what `requestReview` does, and `report_outdated` (R7). */
export async function requestHearingReportReview(
  visit: Visit,
  officer: Officer,
  id: string,
): Promise<Result<{ reviewId: string }>> {
  const found = await readable(visit, officer, id)
  if (!found.ok) return found
  const report = found.value
  if (!report.current) return judge([breach('R7', 'report_outdated')], { reviewId: '' })
  const { title } = JSON.parse(report.body) as HearingReportBody
  return requestReview(visit, officer, {
    decisionId: report.decision_id,
    subjectKind: 'hearing_report',
    subjectId: report.id,
    bundle: [
      { kind: 'report', name: title, sha256: report.sha256, link: `/desk/hearing-reports/${report.id}` },
    ],
    guards: [current(report.id)],
  })
}

/** Why a hearing report cannot be published now, each reason with its rule and where to mend it. */
export async function problemsBeforeHearingPublication(
  visit: Visit,
  report: StoredHearingReport,
): Promise<Problem[]> {
  if (report.published_at) return [breach('R31', 'already_published')]
  const [[stand], decision] = [
    await selectState(visit.db, report.decision_id),
    await decisionById(visit.db, report.decision_id),
  ]
  const way = decision && wayOf(decision.matterKind)
  if (!stand || !way || !transitionFor('hearing_report_published', stand.state, way))
    return [{ code: 'wrong_state', link: `/desk/decisions/${report.decision_id}` }]
  const problems = await unansweredItems(visit, { intake_id: report.hearing_id, pending: report.pending })
  if (!report.current)
    problems.push(breach('R7', 'report_outdated', { link: `/desk/hearings/${report.hearing_id}/report` }))
  if (!report.reviewed)
    problems.push(breach('R28', 'review_missing', { link: `/desk/hearing-reports/${report.id}` }))
  return problems
}

/**
 * Every representative who left an e-mail is told that the report is out (A08): once. Who was there and who was only
 * on the list is told apart, by the newest row of the attendance.
 */
const tellRepresentatives = (db: Database, hearingId: string, now: string): Statement =>
  db.run(sql`INSERT OR IGNORE INTO outbox (id, participant_id, template, lang, subject_id, state, queued_at, next_at)
    SELECT lower(hex(randomblob(8))), g.participant_id,
      CASE WHEN t.registration_id IS NULL THEN 'hearing_reported_absent' ELSE 'hearing_reported' END,
      g.lang, g.hearing_id, 'queued', ${now}, ${now}
    FROM representatives r JOIN registrations g ON g.id = r.registration_id
    LEFT JOIN those_present t ON t.hearing_id = r.hearing_id AND t.registration_id = r.registration_id
    WHERE r.hearing_id = ${hearingId} AND r.declined_at IS NULL AND g.has_email = 1`)

/**
 * Publish a prepared and reviewed hearing report, under the next number of the hearing: publication, milestone,
 * ledger entry and the letters to the representatives, in one batch. Only drafters of the unit may.
 *
 * Refuses `not_found`, `forbidden`, `already_published` (R31), `wrong_state`, `items_pending` (R7, R8),
 * `report_outdated` (R7), `review_missing` (R28). SQL refuses the same.
 */
export async function publishHearingReport(
  visit: Visit,
  officer: Officer,
  id: string,
): Promise<Result<{ reportId: string; hearingId: string }>> {
  const { db, now } = visit
  const found = await readable(visit, officer, id)
  if (!found.ok) return found
  const report = found.value
  const judged = judge(await problemsBeforeHearingPublication(visit, report), undefined)
  if (!judged.ok) return judged
  const { decision_id: decisionId, hearing_id: hearingId } = report
  const entry = await prepareEntry({
    deed: 'hearing_report_published',
    at: now,
    actor: officer.id,
    subject: report.id,
    data: {
      decision: decisionId,
      hearing: hearingId,
      no: report.no,
      rows: report.row_count,
      sha256: report.sha256,
      conclusion: report.conclusion,
    },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'already_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM publications p JOIN hearing_reports r ON r.id = p.subject_id
          WHERE r.hearing_id = ${hearingId})`,
      },
      current(report.id),
      mayHappen('hearing_report_published', decisionId),
    ],
    [
      publish(db, {
        decisionId,
        kind: 'hearing_report',
        subjectId: report.id,
        sha256: report.sha256,
        rule: 'R7,R8,R20,R28',
        publishedAt: now,
        publishedBy: officer.id,
      }),
      recordMilestone(db, {
        decisionId,
        at: now,
        code: 'hearing_report_published',
        params: { no: report.no },
      }),
      appendEntry(db, entry),
      tellRepresentatives(db, hearingId, now),
    ],
  )
  return done.ok ? accept({ reportId: report.id, hearingId }) : done
}
