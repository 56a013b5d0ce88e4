import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { officers } from '../people/store.ts'
import type { Kind } from './kinds.ts'

/** A document that stands behind a record: one of the decision's, by its content. */
export type Paper = { readonly id: string; readonly sha256: string }

export const stepRecords = sqliteTable('step_records', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  kind: text('kind').$type<Kind>().notNull(),
  version: integer('version').notNull(),
  body: text('body', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  documents: text('documents', { mode: 'json' }).$type<readonly Paper[]>().notNull(),
  sha256: text('sha256').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').$type<Instant>().notNull(),
})

/** The deeds of the main line that leave an act on record. */
export const actDeeds = [
  'decision_submitted',
  'submission_returned',
  'deliberation_scheduled',
  'decision_deferred',
  'decision_taken',
  'decision_suspended',
  'decision_resumed',
  'decision_adjusted',
  'decision_terminated',
] as const
export type ActDeed = (typeof actDeeds)[number]

export const caseActs = sqliteTable('case_acts', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  seq: integer('seq').notNull(),
  deed: text('deed').$type<ActDeed>().notNull(),
  body: text('body', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  documents: text('documents', { mode: 'json' }).$type<readonly Paper[]>().notNull(),
  sha256: text('sha256').notNull(),
  actedBy: text('acted_by').notNull(),
  actedAt: text('acted_at').$type<Instant>().notNull(),
})

export type OutgoingKind = 'decision' | 'interpretation'
export type OutgoingDocument = Paper & { readonly role: 'text' | 'interpretation' }

/** What would go out: the sheet that stands on the public page, and the documents beside it. */
export type OutgoingBody = {
  readonly title: string
  /** N713 art. 32: how public and expert opinions were taken up. */
  readonly opinions: string
  /** S2-8 and S0: a telephone number for questions about the interpretation; '' for none. */
  readonly hotline: string
}

export const outgoingPapers = sqliteTable('outgoing_papers', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  kind: text('kind').$type<OutgoingKind>().notNull(),
  version: integer('version').notNull(),
  body: text('body', { mode: 'json' }).$type<OutgoingBody>().notNull(),
  documents: text('documents', { mode: 'json' }).$type<readonly OutgoingDocument[]>().notNull(),
  sha256: text('sha256').notNull(),
  bundleSha256: text('bundle_sha256').notNull(),
  preparedBy: text('prepared_by').notNull(),
  preparedAt: text('prepared_at').$type<Instant>().notNull(),
})

/** N713 art. 32: 公报, 政府网站, 报纸, and whatever else. */
export const promulgationCarriers = ['gazette', 'portal', 'newspaper', 'other'] as const
export type PromulgationCarrier = {
  readonly kind: (typeof promulgationCarriers)[number]
  readonly name: string
}

export const promulgations = sqliteTable('promulgations', {
  decisionId: text('decision_id').primaryKey(),
  paperId: text('paper_id').notNull(),
  docNo: text('doc_no').notNull(),
  carriers: text('carriers', { mode: 'json' }).$type<readonly PromulgationCarrier[]>().notNull(),
  promulgatedBy: text('promulgated_by').notNull(),
  promulgatedAt: text('promulgated_at').$type<Instant>().notNull(),
})

// The queries below are not yet run: each is one statement of a page's batch, answered with rows.

const recordsWithNames = (db: Database) =>
  db
    .select({
      id: stepRecords.id,
      kind: stepRecords.kind,
      version: stepRecords.version,
      body: stepRecords.body,
      documents: stepRecords.documents,
      sha256: stepRecords.sha256,
      at: stepRecords.recordedAt,
      officerName: officers.name,
    })
    .from(stepRecords)
    .innerJoin(officers, eq(officers.id, stepRecords.recordedBy))

/** The newest version of every kind of record, newest first, with who wrote it. */
export const selectRecords = (db: Database, decisionId: string) =>
  recordsWithNames(db)
    .where(
      sql`${stepRecords.decisionId} = ${decisionId} AND ${stepRecords.version} = (
        SELECT MAX(r.version) FROM step_records r WHERE r.decision_id = ${decisionId} AND r.kind = ${stepRecords.kind})`,
    )
    .orderBy(desc(stepRecords.recordedAt), desc(stepRecords.version))

/** How many versions of a record a page shows. */
export const VERSIONS = 20

/** The versions of one kind before a version, newest first: one page and one row more, if there is more. */
export const selectVersions = (db: Database, decisionId: string, kind: Kind, before?: number) =>
  recordsWithNames(db)
    .where(
      and(
        eq(stepRecords.decisionId, decisionId),
        eq(stepRecords.kind, kind),
        before === undefined ? undefined : lt(stepRecords.version, before),
      ),
    )
    .orderBy(desc(stepRecords.version))
    .limit(VERSIONS + 1)

/** A page of versions, and before which version the next one begins; null after the last. */
export async function readVersions(
  db: Database,
  decisionId: string,
  kind: Kind,
  before?: number,
): Promise<{ items: CaseRecord[]; next: number | null }> {
  const rows = await selectVersions(db, decisionId, kind, before)
  const items = rows.slice(0, VERSIONS)
  return { items, next: rows.length > VERSIONS ? (items.at(-1)?.version ?? null) : null }
}

export type CaseRecord = Awaited<ReturnType<typeof selectRecords>>[number]

/**
 * The newest hundred acts of the main line, newest first, with who did them; the decision taken is always among
 * them, however often it was suspended and resumed since.
 */
export const selectActs = (db: Database, decisionId: string) =>
  db
    .select({
      id: caseActs.id,
      seq: caseActs.seq,
      deed: caseActs.deed,
      body: caseActs.body,
      documents: caseActs.documents,
      sha256: caseActs.sha256,
      at: caseActs.actedAt,
      officerName: officers.name,
    })
    .from(caseActs)
    .innerJoin(officers, eq(officers.id, caseActs.actedBy))
    .where(
      sql`${caseActs.decisionId} = ${decisionId} AND (${caseActs.deed} = 'decision_taken' OR ${caseActs.seq} >= COALESCE(
        (SELECT a.seq FROM case_acts a WHERE a.decision_id = ${decisionId} ORDER BY a.seq DESC LIMIT 1 OFFSET 99), 0))`,
    )
    .orderBy(desc(caseActs.seq))

export type CaseAct = Awaited<ReturnType<typeof selectActs>>[number]

// Whether a paper's exact texts have been reviewed, wait for it, or are out.
const review = sql<'public' | 'exempt' | 'escalate' | 'waiting' | null>`(
  SELECT COALESCE(o.opinion, 'waiting') FROM secrecy_reviews r LEFT JOIN secrecy_opinions o ON o.review_id = r.id
  WHERE r.subject_id = outgoing_papers.id AND r.bundle_sha256 = outgoing_papers.bundle_sha256
  ORDER BY o.opinion = 'public' DESC, r.requested_at DESC LIMIT 1)`
const publishedAt = sql<Instant | null>`(
  SELECT published_at FROM publications WHERE subject_id = outgoing_papers.id)`

/** The newest paper of each kind with its review, newest first; the one that is out is always among them. */
export const selectPapers = (db: Database, decisionId: string) =>
  papersWithReview(db)
    .where(
      sql`${outgoingPapers.decisionId} = ${decisionId} AND (
        ${outgoingPapers.version} = (SELECT MAX(o.version) FROM outgoing_papers o
          WHERE o.decision_id = ${decisionId} AND o.kind = ${outgoingPapers.kind})
        OR EXISTS (SELECT 1 FROM publications p WHERE p.subject_id = ${outgoingPapers.id}))`,
    )
    .orderBy(desc(outgoingPapers.preparedAt), desc(outgoingPapers.version))

/** One paper of a decision by its id, an earlier version too; no row where it is another decision's. */
export const selectPaper = (db: Database, decisionId: string, id: string) =>
  papersWithReview(db).where(and(eq(outgoingPapers.decisionId, decisionId), eq(outgoingPapers.id, id)))

const papersWithReview = (db: Database) =>
  db
    .select({
      id: outgoingPapers.id,
      kind: outgoingPapers.kind,
      version: outgoingPapers.version,
      body: outgoingPapers.body,
      documents: outgoingPapers.documents,
      sha256: outgoingPapers.sha256,
      bundleSha256: outgoingPapers.bundleSha256,
      at: outgoingPapers.preparedAt,
      officerName: officers.name,
      review,
      publishedAt,
    })
    .from(outgoingPapers)
    .innerJoin(officers, eq(officers.id, outgoingPapers.preparedBy))

export type OutgoingPaper = Awaited<ReturnType<typeof selectPapers>>[number]

export const selectPromulgation = (db: Database, decisionId: string) =>
  db.select().from(promulgations).where(eq(promulgations.decisionId, decisionId))

export type Promulgation = typeof promulgations.$inferSelect
