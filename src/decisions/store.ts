import { and, desc, eq, sql } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { units } from '../people/store.ts'
import type { DecisionState } from './decision.ts'
import type { State } from './lifecycle.ts'

/** What is made public of a hearing (S2-9 art. 9 to 11). */
export const hearingKinds = [
  'hearing_announcement',
  'representative_list',
  'hearing_cancellation',
  'hearing_report',
] as const

export const decisions = sqliteTable('decisions', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  matterKind: text('matter_kind', { enum: ['major_decision', 'normative_document', 'other'] }).notNull(),
  draftingUnitId: text('drafting_unit_id').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
})

export const secrecyReviews = sqliteTable('secrecy_reviews', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  subjectKind: text('subject_kind', {
    enum: ['notice', 'adoption_report', 'decision', 'interpretation', ...hearingKinds],
  }).notNull(),
  subjectId: text('subject_id').notNull(),
  bundleSha256: text('bundle_sha256').notNull(),
  bundle: text('bundle').notNull(),
  requestedBy: text('requested_by').notNull(),
  requestedAt: text('requested_at').$type<Instant>().notNull(),
})

export const secrecyOpinions = sqliteTable('secrecy_opinions', {
  reviewId: text('review_id').primaryKey(),
  opinion: text('opinion', { enum: ['public', 'exempt', 'escalate'] }).notNull(),
  basis: text('basis').notNull(),
  reason: text('reason').notNull(),
  checks: text('checks').notNull().default('[]'),
  reviewedBy: text('reviewed_by').notNull(),
  reviewedAt: text('reviewed_at').$type<Instant>().notNull(),
})

export const publications = sqliteTable('publications', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  kind: text('kind', {
    enum: ['notice', 'correction', 'adoption_report', 'decision', 'interpretation', ...hearingKinds],
  }).notNull(),
  subjectId: text('subject_id').notNull().unique(),
  sha256: text('sha256').notNull(),
  rule: text('rule').notNull(),
  publishedAt: text('published_at').$type<Instant>().notNull(),
  publishedBy: text('published_by').notNull(),
})

export const milestones = sqliteTable('milestones', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  at: text('at').$type<Instant>().notNull(),
  code: text('code').notNull(),
  params: text('params').notNull().default('{}'),
})

const columns = {
  id: decisions.id,
  title: decisions.title,
  matterKind: decisions.matterKind,
  draftingUnitId: decisions.draftingUnitId,
  unitName: units.name,
  createdAt: decisions.createdAt,
}

/** One decision with its unit's name; a statement, so that a page can put it into its batch. */
export const selectDecision = (db: Database, id: string) =>
  db
    .select(columns)
    .from(decisions)
    .innerJoin(units, eq(units.id, decisions.draftingUnitId))
    .where(eq(decisions.id, id))

export const decisionById = (db: Database, id: string) => selectDecision(db, id).get()

const isOut = (...kinds: readonly string[]) => sql`EXISTS (SELECT 1 FROM publications p
  WHERE p.decision_id = decisions.id AND p.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)})))`

// Where only a hearing asked the public, its announcement and its report stand for notice and adoption report.
const state = sql<DecisionState>`CASE
  WHEN ${isOut('adoption_report')} OR (${isOut('hearing_report')} AND NOT ${isOut('notice')}) THEN 'reported'
  WHEN ${isOut('notice', 'hearing_announcement')} THEN 'published'
  ELSE 'preparing' END`

const stage = sql<State>`(
  SELECT s.state FROM decision_steps s WHERE s.decision_id = decisions.id ORDER BY s.seq DESC LIMIT 1)`

/**
 * Decisions, newest first: of one unit, or of all when `unitId` is null. `after` is the id of the last one of the
 * page before.
 */
export const selectDecisions = (
  db: Database,
  { unitId, after, limit }: { unitId: string | null; after?: string | undefined; limit: number },
) =>
  db
    .select({ ...columns, state, stage })
    .from(decisions)
    .innerJoin(units, eq(units.id, decisions.draftingUnitId))
    .where(
      and(
        unitId === null ? undefined : eq(decisions.draftingUnitId, unitId),
        after === undefined
          ? undefined
          : sql`EXISTS (SELECT 1 FROM decisions a WHERE a.id = ${after} AND (decisions.created_at < a.created_at
              OR (decisions.created_at = a.created_at AND decisions.id > a.id)))`,
      ),
    )
    .orderBy(desc(decisions.createdAt), decisions.id)
    .limit(limit)
