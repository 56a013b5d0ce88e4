import { sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { AnsweredItem } from './report.ts'
import type { Cursor } from './working-list.ts'

/** A prepared hearing report with where it stands. */
export type StoredHearingReport = {
  id: string
  hearing_id: string
  decision_id: string
  decision_title: string
  unit_id: string
  unit_name: string
  no: number
  /** JSON: `HearingReportBody`. */
  body: string
  conclusion: string
  /** JSON: `HearingTotals`. */
  totals: string
  row_count: number
  sha256: string
  prepared_at: Instant
  prepared_by: string
  pending: number
  /** 1 while nothing that it tells of has changed since, and its number is still the next one. */
  current: 0 | 1
  published_at: Instant | null
  reviewed: 0 | 1
  /** 1 while a review of it is asked for and not given. */
  waiting: 0 | 1
}

/** SQL: how many numbered papers of a hearing are public. */
const published = sql`(SELECT count(*) FROM publications q WHERE q.subject_id IN (
  SELECT id FROM hearing_papers WHERE hearing_id = r.hearing_id
  UNION ALL SELECT id FROM hearing_reports WHERE hearing_id = r.hearing_id))`

const columns = sql`r.id, r.hearing_id, r.decision_id, d.title AS decision_title, u.id AS unit_id,
  u.name AS unit_name, r.no, r.body, r.conclusion, r.totals, r.row_count, r.sha256, r.prepared_at,
  o.name AS prepared_by, k.pending,
  k.revision = r.revision AND (p.published_at IS NOT NULL OR r.no = ${published} + 1) AS current, p.published_at,
  EXISTS (SELECT 1 FROM secrecy_reviews v JOIN secrecy_opinions w ON w.review_id = v.id
    WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND w.opinion = 'public') AS reviewed,
  EXISTS (SELECT 1 FROM secrecy_reviews v LEFT JOIN secrecy_opinions w ON w.review_id = v.id
    WHERE v.subject_id = r.id AND v.bundle_sha256 = r.sha256 AND w.review_id IS NULL) AS waiting`

const tables = sql`hearing_reports r JOIN decisions d ON d.id = r.decision_id
  JOIN units u ON u.id = d.drafting_unit_id JOIN intakes k ON k.id = r.intake_id
  JOIN officers o ON o.id = r.prepared_by LEFT JOIN publications p ON p.subject_id = r.id`

/** One prepared report, published or not: for the desk. */
export const selectHearingReport = (db: Database, id: string) =>
  db.all<StoredHearingReport>(sql`SELECT ${columns} FROM ${tables} WHERE r.id = ${id}`)

/** The reports prepared of a hearing, newest first, 20 at most. */
export const selectHearingReports = (db: Database, hearingId: string) =>
  db.all<StoredHearingReport>(sql`SELECT ${columns} FROM ${tables} WHERE r.hearing_id = ${hearingId}
    ORDER BY p.published_at IS NULL, r.prepared_at DESC, r.rowid DESC LIMIT 20`)

/** The published report of a hearing; no row while there is none. */
export const selectPublishedHearingReport = (db: Database, hearingId: string) =>
  db.all<StoredHearingReport>(sql`SELECT ${columns} FROM ${tables}
    WHERE r.hearing_id = ${hearingId} AND p.published_at IS NOT NULL LIMIT 1`)

/** SQL for the id of the published report of a hearing; null when there is none. */
export const publishedHearingReportId = (hearingId: string) => sql`(SELECT r.id FROM hearing_reports r
  JOIN publications p ON p.subject_id = r.id WHERE r.hearing_id = ${hearingId} LIMIT 1)`

/** SQL: the category of the representative who made submission `s`; null where it was none. */
export const speakerCategory = sql`(SELECT g.category FROM registrations g
  WHERE g.hearing_id = s.intake_id AND s.channel = 'hearing'
    AND g.participant_id = s.participant_id)`

/** The views of a hearing with their standing answers, in order, each with the category of who said it. */
export const selectViews = (db: Database, hearingId: string, after: Cursor, limit: number) =>
  db.all<
    AnsweredItem & { category: string | null }
  >(sql`SELECT i.id AS item_id, i.seq, i.ord, s.receipt_no, i.clause_uid, i.kind, i.text,
      i.suggested_wording, i.reason, i.salt, i.content_commitment, s.channel, s.received_on, s.late,
      s.submitter_kind, 0 AS publish_name, d.disposition, d.reason AS answer, d.changed_wording, d.act_id,
      d.salt AS answer_salt, ${speakerCategory} AS category
    FROM items i CROSS JOIN submissions s ON s.id = i.submission_id
    LEFT JOIN answers a ON a.item_id = i.id LEFT JOIN dispositions d ON d.id = a.disposition_id
    WHERE i.intake_id = ${hearingId} AND (i.seq, i.ord) > (${after.seq}, ${after.ord})
    ORDER BY i.seq, i.ord LIMIT ${limit}`)

export type PublishedPaper = { no: number; kind: string; published_at: Instant }

/** The numbered papers of a hearing that are public, in order. */
export const selectPublishedPapers = (db: Database, hearingId: string) =>
  db.all<PublishedPaper>(sql`SELECT h.no, h.kind, p.published_at FROM hearing_papers h
    JOIN publications p ON p.subject_id = h.id WHERE h.hearing_id = ${hearingId} ORDER BY h.no`)

export type DrawDone = {
  method: 'public_value' | 'on_the_spot' | 'not_needed'
  canonical: string | null
  source: string | null
  frozen_at: Instant
  drawn_at: Instant
}

/** How the representatives were drawn; no row where nothing was. */
export const selectDrawDone = (db: Database, hearingId: string) =>
  db.all<DrawDone>(sql`SELECT r.method, r.canonical, r.source, f.frozen_at, r.drawn_at
    FROM draw_results r JOIN draw_freezes f ON f.hearing_id = r.hearing_id WHERE r.hearing_id = ${hearingId}`)

/** Whether the hearing alone asked the public: then its report leads the procedure on (S09). */
export const selectAlone = (db: Database, decisionId: string) =>
  db.all<{ alone: 0 | 1 }>(sql`SELECT NOT EXISTS (
      SELECT 1 FROM intakes WHERE decision_id = ${decisionId} AND kind = 'public_comment')
    AND COALESCE(instr((SELECT methods FROM participation_plans WHERE decision_id = ${decisionId}
      ORDER BY version DESC LIMIT 1), '"public_comment"'), 0) = 0 AS alone`)
