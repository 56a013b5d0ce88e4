import { Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import { parse } from '../ground/parse.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { publicationInput } from './carried.ts'
import { seenRound } from './desk-routes.tsx'
import { prepareReport, reportSchema } from './prepare-report.ts'
import { publishReport, requestReportReview } from './publish-report.ts'
import type { StoredReport } from './report-reading.ts'
import { readSteps, seenReport } from './report-routes.tsx'
import type { Totals } from './totals.ts'

/** The report's pages on the desk, for programs. */
export const api = new Hono<Desk>()

const reportJson = (report: StoredReport) => ({
  id: report.id,
  round_id: report.intake_id,
  consultation_id: report.consultation_id,
  title: report.title,
  summary: report.summary,
  totals: JSON.parse(report.totals) as Totals,
  row_count: report.row_count,
  sha256: report.sha256,
  prepared_at: beijingIso(report.prepared_at),
  current: report.current === 1,
  reviewed: report.reviewed === 1,
  published_at: report.published_at && beijingIso(report.published_at),
})

const storedSchema = z.object({
  id: z.string(),
  round_id: z.string(),
  consultation_id: z.string(),
  title: z.string(),
  summary: z.string(),
  totals: z.looseObject({ submissions: z.int(), items: z.int(), pending: z.int() }),
  row_count: z.int(),
  sha256: z.string().length(64),
  prepared_at: z.iso.datetime({ offset: true }),
  current: z.boolean().describe('Nothing that it tells of has changed since'),
  reviewed: z.boolean(),
  published_at: z.iso.datetime({ offset: true }).nullable(),
})

const readers = 'drafters and reviewers of the unit, legal reviewers, office and supervisors'

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/intakes/:id/report',
  describeDesk({
    summary:
      'The figures of a round as they stand, what is missing before a report, and the reports prepared',
    who: readers,
    answer: z.object({
      totals: storedSchema.shape.totals,
      missing: z.array(z.looseObject({ code: z.string() })),
      hearing_question_unanswered: z.boolean().describe('R21: blocks submission, not the report'),
      reports: z.array(storedSchema),
    }),
  }),
  async (c) => {
    const work = await seenRound(c)
    if (!work.ok) return refuseJson(c, work.refusal)
    const { totals, reports, missing, unanswered } = await readSteps(c.get('visit'), work.value)
    return c.json({
      totals,
      missing: missing?.problems ?? [],
      hearing_question_unanswered: unanswered,
      reports: reports.map(reportJson),
    })
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/intakes/:id/report',
  describeDesk({
    summary: 'Prepare the adoption report (R7, R8, R10)',
    who: 'drafters of the unit',
    body: reportSchema,
    answer: z.object({ report_id: z.string(), sha256: z.string(), row_count: z.int() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, reportSchema)
    const done = input.ok
      ? await prepareReport(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { reportId, sha256, rows } = done.value
    return c.json({ report_id: reportId, sha256, row_count: rows }, 201)
  },
)

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/reports/:id',
  describeDesk({ summary: 'A prepared report', who: readers, answer: storedSchema }),
  async (c) => {
    const report = await seenReport(c)
    return report.ok ? c.json(reportJson(report.value)) : refuseJson(c, report.refusal)
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/reports/:id/review-request',
  describeDesk({
    summary: 'Ask for the secrecy review of a prepared report (R28)',
    who: 'drafters of the unit',
    answer: z.object({ review_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const done = await requestReportReview(c.get('visit'), c.get('officer'), c.req.param('id'))
    return done.ok ? c.json({ review_id: done.value.reviewId }, 201) : refuseJson(c, done.refusal)
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/reports/:id/publication',
  describeDesk({
    summary:
      'Publish a prepared and reviewed report, saying where else it appears (R7, R8, R12, R28). The body may be left out where the notice names the portal alone',
    who: 'drafters of the unit',
    body: publicationInput,
    answer: z.object({ report_id: z.string(), consultation_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const input = c.req.header('content-type')
      ? await readBody(c, publicationInput)
      : parse(publicationInput, {})
    const done = input.ok
      ? await publishReport(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ report_id: done.value.reportId, consultation_id: done.value.consultationId }, 201)
  },
)
