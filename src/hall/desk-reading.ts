import { sql } from 'drizzle-orm'
import { readCase } from '../casefile/case.ts'
import { bundleOf } from '../consultations/bundle.ts'
import { noticeFileOf, noticeFileQueries } from '../consultations/notice-file.ts'
import { judgeNotice } from '../consultations/publish-notice.ts'
import { selectMilestones } from '../decisions/milestone.ts'
import { selectReviewsToDo } from '../decisions/reviews.ts'
import { readRules } from '../decisions/rule-names.ts'
import { beijingDate, type Instant } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import type { HearingState } from '../hearings/hearing.ts'
import { stateSql } from '../hearings/list-hearings.ts'
import type { Facts } from './desk-progress.ts'
import type { Running } from './desk-stage.ts'
import { hearingStanding } from './standing.ts'

type ReportRow = { id: string; current: number; waiting: number; reviewed: number; published: number }

const selectNewestReport = (db: Database, decisionId: string) =>
  db.all<ReportRow>(sql`SELECT r.id, r.revision = i.revision AS current,
      EXISTS (SELECT 1 FROM publications p WHERE p.subject_id = r.id) AS published,
      EXISTS (SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions o ON o.review_id = v.id
        WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND o.opinion = 'public') AS reviewed,
      EXISTS (SELECT 1 FROM secrecy_reviews v LEFT JOIN secrecy_opinions o ON o.review_id = v.id
        WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND o.review_id IS NULL) AS waiting
    FROM intakes i CROSS JOIN adoption_reports r ON r.intake_id = i.id
    WHERE i.decision_id = ${decisionId} AND i.kind = 'public_comment'
    ORDER BY published DESC, r.prepared_at DESC, r.rowid DESC LIMIT 1`)

/** A decision with its whole procedure and all its checklist needs, in two batches; undefined when there is none. */
export async function readOverview(visit: Visit, decisionId: string) {
  const { db, now } = visit
  const procedure = readCase(visit, decisionId)
  const [story, reports, ...rows] = await db.batch([
    selectMilestones(db, decisionId),
    selectNewestReport(db, decisionId),
    ...noticeFileQueries(db, decisionId),
  ])
  const [file, whole] = [noticeFileOf(rows), await procedure]
  if (!file || !whole) return undefined
  const [newest] = reports
  const facts: Facts = {
    file,
    noticeProblems: file.publication ? 0 : judgeNotice(file, beijingDate(now)).length,
    // Once it is published nothing is compared with it any more.
    bundleSha256: file.publication ? null : ((await bundleOf(file))?.sha256 ?? null),
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
  return { file: whole, facts, story, rules: await readRules(db, whole.layers) }
}

/** States after which the procedure asks for nothing more at this desk. */
const over = sql`('promulgated', 'executing', 'suspended', 'adjusted', 'terminated', 'post_evaluating', 'archived',
  'withdrawn', 'urgent_exempt')`

/** The decisions that are under way, newest first, at most 200: of one unit, or of all (null). */
const selectRunning = (db: Database, unitId: string | null) =>
  db.all<Running>(sql`SELECT d.id, d.title, u.name AS unit_name,
      CASE d.matter_kind WHEN 'major_decision' THEN 'major' ELSE 'minor' END AS way, s.state,
      (SELECT json_extract(a.body, '$.outcome') FROM case_acts a
        WHERE a.decision_id = d.id AND a.deed = 'decision_taken' ORDER BY a.seq DESC LIMIT 1) AS outcome,
      EXISTS (SELECT 1 FROM legality_passed p WHERE p.decision_id = d.id) AS lawful,
      EXISTS (SELECT 1 FROM outgoing_papers o WHERE o.decision_id = d.id AND o.kind = 'decision') AS text,
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
      EXISTS (SELECT 1 FROM publications p WHERE p.decision_id = d.id AND p.kind = 'adoption_report') AS reported,
      COALESCE(instr(m.methods, '"hearing"'), 0) > 0 AS plans_hearing,
      COALESCE(instr(m.methods, '"public_comment"'), 1) > 0 AS plans_comment,
      ${hearingStanding(sql`d.id`)} AS hearing, c.hearing_id, c.pending AS hearing_pending
    FROM decisions d JOIN units u ON u.id = d.drafting_unit_id
    JOIN decision_steps s ON s.decision_id = d.id
      AND s.seq = (SELECT MAX(seq) FROM decision_steps WHERE decision_id = d.id)
    LEFT JOIN notices n ON n.id = (
      SELECT y.id FROM notices y WHERE y.decision_id = d.id ORDER BY y.round_no DESC LIMIT 1)
    LEFT JOIN intakes i ON i.id = n.id
    LEFT JOIN participation_plans m ON m.decision_id = d.id
      AND m.version = (SELECT MAX(version) FROM participation_plans WHERE decision_id = d.id)
    LEFT JOIN hearings_called c ON c.hearing_id = (
      SELECT x.hearing_id FROM hearings_called x WHERE x.decision_id = d.id
      ORDER BY x.published_at IS NOT NULL, x.hearing_id LIMIT 1)
    WHERE ${unitId === null ? sql`1` : sql`d.drafting_unit_id = ${unitId}`}
      AND s.state NOT IN ${over}
    ORDER BY d.created_at DESC, d.id LIMIT 200`)

/** A hearing that is being prepared, held or written up. */
export type LiveHearing = {
  readonly id: string
  readonly title: string
  readonly state: HearingState
  readonly heldAt: Instant | null
}

/** The hearings that are neither cancelled nor reported, the soonest first, at most 50: of one unit, or of all. */
const selectLiveHearings = (db: Database, unitId: string | null, now: Instant) =>
  db.all<LiveHearing>(sql`SELECT * FROM (
      SELECT h.id, d.title, ${stateSql(now)} AS state, t.held_at AS heldAt
      FROM hearings h JOIN decisions d ON d.id = h.decision_id
      LEFT JOIN hearing_terms t ON t.hearing_id = h.id
      WHERE ${unitId === null ? sql`1` : sql`d.drafting_unit_id = ${unitId}`})
    WHERE state NOT IN ('cancelled', 'reported') ORDER BY heldAt IS NULL, heldAt, id LIMIT 50`)

/** What awaits an officer, in one batch: the decisions in progress, the hearings and the reviews to give. */
export async function readHome({ db, now }: Visit, unitId: string | null) {
  const [running, hearings, reviews] = await db.batch([
    selectRunning(db, unitId),
    selectLiveHearings(db, unitId, now),
    selectReviewsToDo(db, unitId),
  ])
  return { running, hearings, reviews }
}
