import { sql } from 'drizzle-orm'
import { bundleOf } from '../consultations/bundle.ts'
import { noticeFileOf, noticeFileQueries } from '../consultations/notice-file.ts'
import { judgeNotice } from '../consultations/publish-notice.ts'
import { selectMilestones } from '../decisions/milestone.ts'
import { selectReviewsToDo } from '../decisions/reviews.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import type { Facts, Running } from './desk-progress.ts'

type ReportRow = { id: string; current: number; waiting: number; reviewed: number; published: number }

const selectNewestReport = (db: Database, decisionId: string) =>
  db.all<ReportRow>(sql`SELECT r.id, r.revision = i.revision AS current,
      EXISTS (SELECT 1 FROM publications p WHERE p.subject_id = r.id) AS published,
      EXISTS (SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions o ON o.review_id = v.id
        WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND o.opinion = 'public') AS reviewed,
      EXISTS (SELECT 1 FROM secrecy_reviews v LEFT JOIN secrecy_opinions o ON o.review_id = v.id
        WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND o.review_id IS NULL) AS waiting
    FROM intakes i CROSS JOIN adoption_reports r ON r.intake_id = i.id
    WHERE i.decision_id = ${decisionId}
    ORDER BY published DESC, r.prepared_at DESC, r.rowid DESC LIMIT 1`)

/** A decision with all its checklist needs, in one batch; undefined when there is no such decision. */
export async function readOverview({ db, now }: Visit, decisionId: string) {
  const [story, reports, ...rows] = await db.batch([
    selectMilestones(db, decisionId),
    selectNewestReport(db, decisionId),
    ...noticeFileQueries(db, decisionId),
  ])
  const file = noticeFileOf(rows)
  if (!file) return undefined
  const [newest] = reports
  const facts: Facts = {
    file,
    noticeProblems: file.publication ? 0 : judgeNotice(file, beijingDate(now)).length,
    bundleSha256: (await bundleOf(file))?.sha256 ?? null,
    report: newest
      ? {
          id: newest.id,
          current: newest.current === 1,
          waiting: newest.waiting === 1,
          reviewed: newest.reviewed === 1,
          published: newest.published === 1,
        }
      : null,
  }
  return { facts, story }
}

/** The decisions whose report is not out yet, newest first, at most 200: of one unit, or of all (null). */
const selectRunning = (db: Database, unitId: string | null) =>
  db.all<Running>(sql`SELECT d.id, d.title, u.name AS unit_name,
      (SELECT count(*) FROM draft_versions v WHERE v.decision_id = d.id) AS versions,
      n.id AS notice_id,
      n.draft_version_id IS NOT NULL AND n.legal_basis <> '' AND n.drafting_rationale <> ''
        AND n.starts_on IS NOT NULL AND n.ends_on IS NOT NULL AND n.fax <> '' AND n.contact_phone <> '' AS complete,
      EXISTS (SELECT 1 FROM secrecy_reviews r LEFT JOIN secrecy_opinions o ON o.review_id = r.id
        WHERE r.subject_id = n.id AND json_extract(r.bundle, '$[0].sha256') = n.sha256
        AND o.review_id IS NULL) AS waiting,
      EXISTS (SELECT 1 FROM secrecy_reviews r JOIN secrecy_opinions o ON o.review_id = r.id
        WHERE r.subject_id = n.id AND json_extract(r.bundle, '$[0].sha256') = n.sha256
        AND o.opinion = 'public') AS reviewed,
      i.id IS NOT NULL AS published, i.opens_at, i.closes_at, i.items, i.pending,
      0 AS reported
    FROM decisions d JOIN units u ON u.id = d.drafting_unit_id
    LEFT JOIN notices n ON n.id = (
      SELECT m.id FROM notices m WHERE m.decision_id = d.id ORDER BY m.round_no DESC LIMIT 1)
    LEFT JOIN intakes i ON i.id = n.id
    WHERE ${unitId === null ? sql`1` : sql`d.drafting_unit_id = ${unitId}`}
      AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.decision_id = d.id AND p.kind = 'adoption_report')
    ORDER BY d.created_at DESC, d.id LIMIT 200`)

/** What awaits an officer, in one batch: the decisions in progress and the reviews to give. */
export async function readHome({ db }: Visit, unitId: string | null) {
  const [running, reviews] = await db.batch([selectRunning(db, unitId), selectReviewsToDo(db, unitId)])
  return { running, reviews }
}
