import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { categories, conclusions } from '../statute/hearing.ts'
import type { HearingReportBody, HearingTotals } from './hearing-report.ts'
import type { StoredHearingReport } from './hearing-report-reading.ts'
import { adoptionSchema } from './public-json.ts'

const instant = z.iso.datetime({ offset: true })

/** A hearing report's own data as programs read them, without its table. */
export const hearingReportDataSchema = z.object({
  id: z.string(),
  hearing_id: z.string(),
  decision_id: z.string(),
  no: z.int().describe('第N号'),
  body: z
    .looseObject({
      title: z.string(),
      conclusion: z.enum(conclusions),
      conclusion_text: z.string(),
      attendance: z.array(
        z.object({
          category: z.enum(categories),
          seats: z.int(),
          listed: z.int(),
          present: z.int(),
        }),
      ),
      record_sha256: z.string(),
    })
    .describe('Everything the report says beside its table (domain.md §4.5)'),
  totals: z.looseObject({ speakers: z.int(), views: z.int(), pending: z.int() }),
  row_count: z.int(),
  drafting_unit: z.string(),
  sha256: z
    .string()
    .length(64)
    .describe(
      'Over lines of canonical JSON: {v:1, kind:"hearing_report", hearing, no, body, totals}, each item without `ledger`, each change',
    ),
  published_at: instant.nullable(),
})

/** The published report of a hearing as programs read it. */
export const publicHearingReportSchema = hearingReportDataSchema.extend({
  changes: adoptionSchema.shape.changes,
  items: z
    .array(
      adoptionSchema.shape.items.element.extend({
        submitter: z.enum([...categories, '']).describe('The category of the representative'),
      }),
    )
    .describe('A page of the views'),
  next_cursor: z.string().nullable(),
})

export const hearingReportJson = (report: StoredHearingReport) => ({
  id: report.id,
  hearing_id: report.hearing_id,
  decision_id: report.decision_id,
  no: report.no,
  body: JSON.parse(report.body) as HearingReportBody,
  totals: JSON.parse(report.totals) as HearingTotals,
  row_count: report.row_count,
  drafting_unit: report.unit_name,
  sha256: report.sha256,
  published_at: report.published_at && beijingIso(report.published_at),
})
