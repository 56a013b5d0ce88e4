import { asc, eq, type SQL } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { beijingIso, type Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { conclusions } from '../statute/hearing.ts'

// The room's other tables (dispositions, answers, report_rows, report_changes) are written and read by the deeds and readers,
// in SQL: answer-items.ts, prepare-report.ts, working-list.ts, report-reading.ts.

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

export const hearingReports = sqliteTable('hearing_reports', {
  id: text('id').primaryKey(),
  hearingId: text('hearing_id').notNull(),
  decisionId: text('decision_id').notNull(),
  intakeId: text('intake_id').notNull(),
  revision: integer('revision').notNull(),
  no: integer('no').notNull(),
  body: text('body').notNull(),
  conclusion: text('conclusion').$type<(typeof conclusions)[number]>().notNull(),
  totals: text('totals').notNull(),
  rowCount: integer('row_count').notNull(),
  sha256: text('sha256').notNull(),
  preparedBy: text('prepared_by').notNull(),
  preparedAt: text('prepared_at').$type<Instant>().notNull(),
})

export const reportCarriers = sqliteTable(
  'report_carriers',
  {
    reportId: text('report_id').notNull(),
    ord: integer('ord').notNull(),
    kind: text('kind', { enum: ['media', 'notice_board', 'other'] }).notNull(),
    name: text('name').notNull(),
    at: text('at').$type<Instant>(),
    evidence: text('evidence').notNull(),
    replacedReason: text('replaced_reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.kind, table.name] })],
)

/** Where else a published report appears, in the order of its notice; none before it is published (R12). */
export const selectReportCarriers = (db: Database, reportId: string | SQL) =>
  db
    .select()
    .from(reportCarriers)
    .where(eq(reportCarriers.reportId, reportId))
    .orderBy(asc(reportCarriers.ord))

export type ReportCarrier = typeof reportCarriers.$inferSelect

/** The same as programs read it. */
export const carrierJson = ({ kind, name, at, evidence, replacedReason }: ReportCarrier) => ({
  kind,
  name,
  at: at && beijingIso(at),
  evidence,
  replaced_reason: replacedReason,
})
