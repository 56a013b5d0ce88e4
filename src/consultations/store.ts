import { desc, eq, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { documents, draftVersions } from '../drafts/store.ts'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Carrier } from '../statute/publishing.ts'

export const consultations = sqliteTable('consultations', {
  id: text('id').primaryKey(),
  decisionId: text('decision_id').notNull().unique(),
  createdAt: text('created_at').$type<Instant>().notNull(),
})

export const notices = sqliteTable('notices', {
  id: text('id').primaryKey(),
  consultationId: text('consultation_id').notNull(),
  decisionId: text('decision_id').notNull(),
  roundNo: integer('round_no').notNull(),
  draftVersionId: text('draft_version_id'),
  decisionName: text('decision_name').notNull().default(''),
  legalBasis: text('legal_basis').notNull().default(''),
  draftingRationale: text('drafting_rationale').notNull().default(''),
  startsOn: text('starts_on').$type<PlainDate>(),
  endsOn: text('ends_on').$type<PlainDate>(),
  shortenReason: text('shorten_reason').notNull().default(''),
  submissionChannels: text('submission_channels').notNull().default('["web"]'),
  onsiteAddress: text('onsite_address').notNull().default(''),
  onsiteClosesAt: text('onsite_closes_at'),
  recipient: text('recipient').notNull().default(''),
  mailAddress: text('mail_address').notNull().default(''),
  postcode: text('postcode').notNull().default(''),
  email: text('email').notNull().default(''),
  fax: text('fax').notNull().default(''),
  contactPerson: text('contact_person').notNull().default(''),
  contactPhone: text('contact_phone').notNull().default(''),
  contactHours: text('contact_hours').notNull().default(''),
  /** Free text, of notices saved before carriers had kinds. */
  media: text('media').notNull().default(''),
  carriers: text('carriers', { mode: 'json' }).$type<readonly Carrier[]>(),
  other: text('other').notNull().default(''),
  sha256: text('sha256').notNull(),
  revision: integer('revision').notNull().default(1),
  savedBy: text('saved_by').notNull(),
  savedAt: text('saved_at').$type<Instant>().notNull(),
})

export const noticeDocuments = sqliteTable(
  'notice_documents',
  {
    noticeId: text('notice_id').notNull(),
    documentId: text('document_id').notNull(),
    ord: integer('ord').notNull(),
  },
  (table) => [primaryKey({ columns: [table.noticeId, table.documentId] })],
)

export const corrections = sqliteTable('corrections', {
  id: text('id').primaryKey(),
  noticeId: text('notice_id').notNull(),
  text: text('text').notNull(),
  correctedBy: text('corrected_by').notNull(),
  correctedAt: text('corrected_at').$type<Instant>().notNull(),
})

/** The notice of a decision's latest round; a statement, so that a page can put it into its batch. */
export const selectNotice = (db: Database, decisionId: string) =>
  db.select().from(notices).where(eq(notices.decisionId, decisionId)).orderBy(desc(notices.roundNo)).limit(1)

const latestNotice = (decisionId: string) =>
  sql`(SELECT id FROM notices WHERE decision_id = ${decisionId} ORDER BY round_no DESC LIMIT 1)`

/** The documents attached to the notice of a decision's latest round, in order. */
export const selectAttached = (db: Database, decisionId: string) =>
  db
    .select({
      id: documents.id,
      filename: documents.filename,
      mediaType: documents.mediaType,
      size: documents.size,
      sha256: documents.sha256,
    })
    .from(noticeDocuments)
    .innerJoin(documents, eq(documents.id, noticeDocuments.documentId))
    .where(eq(noticeDocuments.noticeId, latestNotice(decisionId)))
    .orderBy(noticeDocuments.ord)

/** The draft version that the notice of a decision's latest round names. */
export const selectNamedDraft = (db: Database, decisionId: string) =>
  db
    .select({
      id: draftVersions.id,
      version: draftVersions.version,
      title: draftVersions.title,
      sha256: draftVersions.sha256,
    })
    .from(draftVersions)
    .where(
      eq(
        draftVersions.id,
        sql`(SELECT draft_version_id FROM notices WHERE decision_id = ${decisionId} ORDER BY round_no DESC LIMIT 1)`,
      ),
    )
    .limit(1)

/** The notes on the notice of a decision's latest round, oldest first. */
export const selectCorrections = (db: Database, decisionId: string) =>
  db
    .select()
    .from(corrections)
    .where(eq(corrections.noticeId, latestNotice(decisionId)))
    .orderBy(corrections.correctedAt, corrections.id)

/** The decision that a consultation belongs to. */
export const decisionOfConsultation = async (db: Database, consultationId: string) =>
  (await db.select().from(consultations).where(eq(consultations.id, consultationId)).get())?.decisionId

/** Where the notice of a round appears. */
export const selectCarriers = (db: Database, noticeId: string) =>
  db
    .select({ carriers: notices.carriers, media: notices.media })
    .from(notices)
    .where(eq(notices.id, noticeId))
