import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'

export const dispositions = sqliteTable('dispositions', {
  id: text('id').primaryKey(),
  itemId: text('item_id').notNull(),
  actId: text('act_id').notNull(),
  disposition: text('disposition', {
    enum: ['adopted', 'partially_adopted', 'not_adopted', 'noted', 'not_relevant'],
  }).notNull(),
  reason: text('reason').notNull(),
  changedWording: text('changed_wording'),
  answeredBy: text('answered_by').notNull(),
  answeredAt: text('answered_at').$type<Instant>().notNull(),
  salt: text('salt').notNull(),
})

export const answers = sqliteTable('answers', {
  itemId: text('item_id').primaryKey(),
  intakeId: text('intake_id').notNull(),
  seq: integer('seq').notNull(),
  ord: integer('ord').notNull(),
  dispositionId: text('disposition_id').notNull(),
  disposition: text('disposition').notNull(),
})

export const adoptionReports = sqliteTable('adoption_reports', {
  id: text('id').primaryKey(),
  intakeId: text('intake_id').notNull(),
  decisionId: text('decision_id').notNull(),
  revision: integer('revision').notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  totals: text('totals').notNull(),
  rowCount: integer('row_count').notNull(),
  sha256: text('sha256').notNull(),
  preparedBy: text('prepared_by').notNull(),
  preparedAt: text('prepared_at').$type<Instant>().notNull(),
})

export const reportRows = sqliteTable(
  'report_rows',
  {
    reportId: text('report_id').notNull(),
    rowNo: integer('row_no').notNull(),
    itemId: text('item_id').notNull(),
    itemNo: text('item_no').notNull(),
    clauseUid: text('clause_uid'),
    clauseLabel: text('clause_label').notNull(),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    suggestedWording: text('suggested_wording'),
    reason: text('reason'),
    submitter: text('submitter').notNull(),
    channel: text('channel').notNull(),
    receivedOn: text('received_on').notNull(),
    late: integer('late').notNull(),
    disposition: text('disposition').notNull(),
    answer: text('answer').notNull(),
    changedWording: text('changed_wording'),
    salt: text('salt'),
    contentCommitment: text('content_commitment').notNull(),
    actId: text('act_id').notNull(),
    answerSalt: text('answer_salt'),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.rowNo] })],
)

export const reportChanges = sqliteTable(
  'report_changes',
  {
    reportId: text('report_id').notNull(),
    changeNo: integer('change_no').notNull(),
    clauseUid: text('clause_uid'),
    clauseLabel: text('clause_label').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    items: integer('items').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.changeNo] })],
)
