import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { decisions } from '../decisions/store.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { officers } from '../people/store.ts'
import { levels } from './clause.ts'

export const draftVersions = sqliteTable('draft_versions', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  explanation: text('explanation').notNull(),
  sha256: text('sha256').notNull(),
  clauseCount: integer('clause_count').notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: text('saved_at').$type<Instant>().notNull(),
})

export const clauses = sqliteTable('clauses', {
  uid: text('uid').primaryKey(),
  draftVersionId: text('draft_version_id').notNull(),
  lineageId: text('lineage_id').notNull(),
  parentUid: text('parent_uid'),
  ord: integer('ord').notNull(),
  level: text('level', {
    enum: levels,
  }).notNull(),
  label: text('label'),
  ordinal: text('ordinal'),
  heading: text('heading'),
  text: text('text').notNull(),
})

export const documents = sqliteTable('documents', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull(),
  filename: text('filename').notNull(),
  mediaType: text('media_type').notNull(),
  size: integer('size').notNull(),
  sha256: text('sha256').notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: text('added_at').$type<Instant>().notNull(),
})

export type DraftVersionRow = typeof draftVersions.$inferSelect
export type ClauseRow = typeof clauses.$inferSelect
export type DocumentRow = typeof documents.$inferSelect

// The queries below are not yet run: await them, or put them into one `db.batch`. Each answers with rows.

/** The latest version of a decision's draft; no row when none was saved. */
export const latestVersionQuery = (db: Database, decisionId: string) =>
  db
    .select()
    .from(draftVersions)
    .where(eq(draftVersions.decisionId, decisionId))
    .orderBy(desc(draftVersions.version))
    .limit(1)

/** One version by its number. */
export const versionQuery = (db: Database, decisionId: string, version: number) =>
  db
    .select()
    .from(draftVersions)
    .where(and(eq(draftVersions.decisionId, decisionId), eq(draftVersions.version, version)))
    .limit(1)

/** The clauses of the version with this number (or the latest, with null), in order. */
export const clausesByNumberQuery = (db: Database, decisionId: string, version: number | null) =>
  db
    .select()
    .from(clauses)
    .where(
      eq(
        clauses.draftVersionId,
        sql`(SELECT v.id FROM draft_versions v WHERE v.decision_id = ${decisionId}
          ${version === null ? sql`` : sql`AND v.version = ${version}`} ORDER BY v.version DESC LIMIT 1)`,
      ),
    )
    .orderBy(asc(clauses.ord))

// Notices live upstairs; that one of them is public stands in `publications`. Read here by name, never written.
const isPublished = sql<number>`EXISTS (SELECT 1 FROM notices n JOIN publications p ON p.subject_id = n.id
  WHERE n.draft_version_id = ${sql.raw('draft_versions.id')})`

/** All versions of a decision's draft, newest first, at most 100, with who saved them and whether they are public. */
export const versionsQuery = (db: Database, decisionId: string) =>
  db
    .select({
      id: draftVersions.id,
      version: draftVersions.version,
      title: draftVersions.title,
      sha256: draftVersions.sha256,
      clauseCount: draftVersions.clauseCount,
      savedBy: draftVersions.savedBy,
      savedByName: officers.name,
      savedAt: draftVersions.savedAt,
      published: isPublished,
    })
    .from(draftVersions)
    .innerJoin(officers, eq(officers.id, draftVersions.savedBy))
    .where(eq(draftVersions.decisionId, decisionId))
    .orderBy(desc(draftVersions.version))
    .limit(100)

/** The documents of a decision in the order they were added, at most 200, with who added them. */
export const documentsQuery = (db: Database, decisionId: string) =>
  db
    .select({
      id: documents.id,
      decisionId: documents.decisionId,
      filename: documents.filename,
      mediaType: documents.mediaType,
      size: documents.size,
      sha256: documents.sha256,
      addedBy: documents.addedBy,
      addedByName: officers.name,
      addedAt: documents.addedAt,
    })
    .from(documents)
    .innerJoin(officers, eq(officers.id, documents.addedBy))
    .where(eq(documents.decisionId, decisionId))
    .orderBy(asc(documents.addedAt), asc(documents.id))
    .limit(200)

// The casefile lives upstairs; that a decision or its interpretation is out stands in `publications`.
const carriedOut = (id: string) => sql`EXISTS (SELECT 1 FROM publications p
  JOIN outgoing_papers o ON o.id = p.subject_id, json_each(o.documents) j
  WHERE p.decision_id = ${documents.decisionId} AND json_extract(j.value, '$.id') = ${id})`

// Hearings live upstairs too; what a published announcement, list or cancellation carries is public.
const carriedByHearing = (id: string) => sql`EXISTS (SELECT 1 FROM publications p
  JOIN hearing_papers h ON h.id = p.subject_id, json_each(h.documents) j
  WHERE p.decision_id = ${documents.decisionId} AND json_extract(j.value, '$.id') = ${id})`

/** One document with the unit whose work it belongs to, and whether something published carries it. */
export const documentQuery = (db: Database, id: string) =>
  db
    .select({
      id: documents.id,
      filename: documents.filename,
      mediaType: documents.mediaType,
      size: documents.size,
      sha256: documents.sha256,
      unitId: decisions.draftingUnitId,
      published: sql<number>`EXISTS (SELECT 1 FROM notice_documents nd JOIN publications p ON p.subject_id = nd.notice_id
        WHERE nd.document_id = ${id}) OR ${carriedOut(id)} OR ${carriedByHearing(id)}`,
    })
    .from(documents)
    .innerJoin(decisions, eq(decisions.id, documents.decisionId))
    .where(eq(documents.id, id))
    .limit(1)
