import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import { openHearing } from '../hearings/open-file.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { hearingReportSchema } from './hearing-report.ts'
import { hearingReportDataSchema, hearingReportJson } from './hearing-report-json.ts'
import type { StoredHearingReport } from './hearing-report-reading.ts'
import { readHearingReportSteps, seenHearingReport } from './hearing-report-routes.tsx'
import { prepareHearingReport } from './prepare-hearing-report.ts'
import { publishHearingReport, requestHearingReportReview } from './publish-hearing-report.ts'

/** The hearing report's pages on the desk, for programs. */
export const api = new Hono<Desk>()

const readers = 'drafters and reviewers of the unit, legal reviewers, office and supervisors'

const stored = hearingReportDataSchema.extend({
  prepared_at: z.iso.datetime({ offset: true }),
  current: z.boolean().describe('Nothing that it tells of has changed since'),
  reviewed: z.boolean(),
})

const storedJson = (report: StoredHearingReport): z.input<typeof stored> =>
  ({
    ...hearingReportJson(report),
    prepared_at: beijingIso(report.prepared_at),
    current: report.current === 1,
    reviewed: report.reviewed === 1,
  }) as unknown as z.input<typeof stored>

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/hearings/:id/report',
  describeDesk({
    summary: 'The parts of a hearing report that the data fill, what is missing, and the reports prepared',
    who: readers,
    answer: z.object({
      filled: z.record(z.string(), z.unknown()).nullable(),
      totals: hearingReportDataSchema.shape.totals.nullable(),
      missing: z.array(z.looseObject({ code: z.string() })),
      reports: z.array(stored),
    }),
  }),
  async (c: Context<Desk>) => {
    const file = await openHearing(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')
    if (!file.ok) return refuseJson(c, file.refusal)
    const { parts, totals, missing, reports } = await readHearingReportSteps(c, file.value)
    return c.json({
      filled: parts,
      totals,
      missing: missing?.problems ?? [],
      reports: reports.map(storedJson),
    })
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/hearings/:id/report',
  describeDesk({
    summary: 'Prepare the report of a hearing (R7, R8, R20)',
    who: 'drafters of the unit',
    body: hearingReportSchema,
    answer: z.object({ report_id: z.string(), no: z.int(), sha256: z.string(), row_count: z.int() }),
    status: 201,
  }),
  async (c) => {
    const input = await readBody(c, hearingReportSchema)
    const done = input.ok
      ? await prepareHearingReport(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { reportId, no, sha256, rows } = done.value
    return c.json({ report_id: reportId, no, sha256, row_count: rows }, 201)
  },
)

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/hearing-reports/:id',
  describeDesk({ summary: 'A prepared hearing report', who: readers, answer: stored }),
  async (c) => {
    const found = await seenHearingReport(c)
    return found.ok ? c.json(storedJson(found.value.report)) : refuseJson(c, found.refusal)
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/hearing-reports/:id/review-request',
  describeDesk({
    summary: 'Ask for the secrecy review of a prepared hearing report (R28)',
    who: 'drafters of the unit',
    answer: z.object({ review_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const done = await requestHearingReportReview(c.get('visit'), c.get('officer'), c.req.param('id'))
    return done.ok ? c.json({ review_id: done.value.reviewId }, 201) : refuseJson(c, done.refusal)
  },
)

// Drafters of the unit.
api.post(
  '/api/v1/desk/hearing-reports/:id/publication',
  describeDesk({
    summary: 'Publish a prepared and reviewed hearing report (R7, R8, R20, R28)',
    who: 'drafters of the unit',
    answer: z.object({ report_id: z.string(), hearing_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const done = await publishHearingReport(c.get('visit'), c.get('officer'), c.req.param('id'))
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ report_id: done.value.reportId, hearing_id: done.value.hearingId }, 201)
  },
)
