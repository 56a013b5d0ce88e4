import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { decisionEndings } from '../decisions/procedure-store.ts'
import { decisions } from '../decisions/store.ts'
import { clauses } from '../drafts/store.ts'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { entries } from '../ledger/store.ts'

export const intakes = sqliteTable('intakes', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['public_comment', 'hearing'] }).notNull(),
  decisionId: text('decision_id').notNull(),
  draftVersionId: text('draft_version_id').notNull(),
  opensAt: text('opens_at').$type<Instant>().notNull(),
  closesAt: text('closes_at').$type<Instant>().notNull(),
  endsOn: text('ends_on').$type<PlainDate>().notNull(),
  onsiteClosesAt: text('onsite_closes_at'),
  receiptPrefix: text('receipt_prefix').notNull().unique(),
  submissions: integer('submissions').notNull().default(0),
  items: integer('items').notNull().default(0),
  pending: integer('pending').notNull().default(0),
  revision: integer('revision').notNull().default(0),
})

export const submissions = sqliteTable('submissions', {
  id: text('id').primaryKey(),
  intakeId: text('intake_id').notNull(),
  seq: integer('seq').notNull(),
  receiptNo: text('receipt_no').notNull().unique(),
  channel: text('channel', {
    enum: ['web', 'phone', 'letter', 'email', 'fax', 'onsite', 'hearing'],
  }).notNull(),
  receivedAt: text('received_at').$type<Instant>().notNull(),
  receivedOn: text('received_on').$type<PlainDate>().notNull(),
  receivedTime: text('received_time'),
  postmarkedOn: text('postmarked_on').$type<PlainDate>(),
  late: integer('late', { mode: 'boolean' }).notNull(),
  submitterKind: text('submitter_kind', { enum: ['individual', 'organisation'] }).notNull(),
  area: text('area', { enum: ['same_town', 'same_county', 'same_city', 'same_province', 'elsewhere'] }),
  publishName: integer('publish_name', { mode: 'boolean' }).notNull(),
  participantId: text('participant_id').notNull().unique(),
  keyedBy: text('keyed_by'),
  lookupHash: text('lookup_hash').notNull(),
  lang: text('lang', { enum: ['zh', 'en'] }).notNull(),
  itemCount: integer('item_count').notNull(),
  entryId: text('entry_id').notNull().unique(),
})

export const items = sqliteTable('items', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  intakeId: text('intake_id').notNull(),
  seq: integer('seq').notNull(),
  ord: integer('ord').notNull(),
  clauseUid: text('clause_uid'),
  kind: text('kind', { enum: ['support', 'oppose', 'amend', 'question', 'other'] }).notNull(),
  text: text('text').notNull(),
  suggestedWording: text('suggested_wording'),
  reason: text('reason'),
  salt: text('salt').notNull(),
  contentCommitment: text('content_commitment').notNull(),
  submitterCommitment: text('submitter_commitment').notNull(),
})

export const clauseCounts = sqliteTable(
  'clause_counts',
  {
    intakeId: text('intake_id').notNull(),
    clauseUid: text('clause_uid').notNull(),
    items: integer('items').notNull(),
  },
  (table) => [primaryKey({ columns: [table.intakeId, table.clauseUid] })],
)

export const lodgings = sqliteTable('lodgings', {
  keyHash: text('key_hash').primaryKey(),
  bodyHash: text('body_hash').notNull(),
  submissionId: text('submission_id').notNull().unique(),
})

export const contactReveals = sqliteTable('contact_reveals', {
  id: text('id').primaryKey(),
  submissionId: text('submission_id').notNull(),
  revealedTo: text('revealed_to').notNull(),
  purpose: text('purpose').notNull(),
  revealedAt: text('revealed_at').$type<Instant>().notNull(),
})

/** Whose submission it is to answer, and whose particulars belong to it. */
export const readSender = (db: Database, submissionId: string) =>
  db
    .select({
      receiptNo: submissions.receiptNo,
      intakeId: submissions.intakeId,
      participantId: submissions.participantId,
      unitId: decisions.draftingUnitId,
    })
    .from(submissions)
    .innerJoin(intakes, eq(intakes.id, submissions.intakeId))
    .innerJoin(decisions, eq(decisions.id, intakes.decisionId))
    .where(eq(submissions.id, submissionId))
    .get()

/** One intake, and when its decision's procedure was ended, if it was. `id` may be SQL that finds it. */
export const readIntake = (db: Database, id: string | SQL) =>
  db
    .select({ ...getTableColumns(intakes), endedAt: decisionEndings.endedAt })
    .from(intakes)
    .leftJoin(decisionEndings, eq(decisionEndings.decisionId, intakes.decisionId))
    .where(eq(intakes.id, id))

/** Which of these clauses exist, with the draft version each belongs to and its lineage. */
export const readClauses = (db: Database, uids: readonly string[]) =>
  db
    .select({ uid: clauses.uid, draftVersionId: clauses.draftVersionId, lineageId: clauses.lineageId })
    .from(clauses)
    .where(sql`${clauses.uid} IN (SELECT value FROM json_each(${JSON.stringify(uids)}))`)

export type KnownClause = Awaited<ReturnType<typeof readClauses>>[number]

/** The clause of a version that carries on a lineage, if the version still has it. */
export const readSuccessor = (db: Database, draftVersionId: string, lineageId: string) =>
  db
    .select({ uid: clauses.uid })
    .from(clauses)
    .where(and(eq(clauses.draftVersionId, draftVersionId), eq(clauses.lineageId, lineageId)))
    .get()

/** A lodging by the hash of its scope and key. */
export const readLodging = (db: Database, keyHash: string) =>
  db.select().from(lodgings).where(eq(lodgings.keyHash, keyHash))

/** A submission by its receipt number, with its place in the ledger. */
export const readSubmission = (db: Database, receiptNo: string) =>
  db
    .select({ ...getTableColumns(submissions), position: entries.position, leafHash: entries.leafHash })
    .from(submissions)
    .innerJoin(entries, eq(entries.id, submissions.entryId))
    .where(eq(submissions.receiptNo, receiptNo))

/** The items of a submission, in order. */
export const readItems = (db: Database, submissionId: string) =>
  db.select().from(items).where(eq(items.submissionId, submissionId)).orderBy(items.ord)

/** What the lodging's answer needs to know of the rows it wrote: the numbers that SQL assigned. */
export const readBack = (db: Database, submissionId: string) =>
  db
    .select({
      receiptNo: submissions.receiptNo,
      submissionId: submissions.id,
      intakeId: submissions.intakeId,
      receivedAt: submissions.receivedAt,
      entryId: submissions.entryId,
      position: entries.position,
      leafHash: entries.leafHash,
    })
    .from(submissions)
    .innerJoin(entries, eq(entries.id, submissions.entryId))
    .where(eq(submissions.id, submissionId))

/** An intake with the decision it serves and the unit that may key in for it. */
export const readSubject = (db: Database, id: string) =>
  db
    .select({ ...getTableColumns(intakes), unitId: decisions.draftingUnitId, title: decisions.title })
    .from(intakes)
    .innerJoin(decisions, eq(decisions.id, intakes.decisionId))
    .where(eq(intakes.id, id))
    .get()

const spokenClause = {
  uid: clauses.uid,
  parentUid: clauses.parentUid,
  level: clauses.level,
  label: clauses.label,
  heading: clauses.heading,
  text: clauses.text,
}

/** These clauses as they are spoken of. */
export const readSpokenOf = (db: Database, uids: readonly string[]) =>
  db
    .select(spokenClause)
    .from(clauses)
    .where(sql`${clauses.uid} IN (SELECT value FROM json_each(${JSON.stringify(uids)}))`)

/** The clauses of a version as they are spoken of, in order. */
export const readSpoken = (db: Database, draftVersionId: string) =>
  db.select(spokenClause).from(clauses).where(eq(clauses.draftVersionId, draftVersionId)).orderBy(clauses.ord)
