import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../ground/clock.ts'

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
