import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import type { Visit } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { accept, judge, type Refusal, type Result, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { type Desk, maySee } from '../people/officer.ts'
import { type ClauseText, clauseTexts, selectClauses } from './clause-text.ts'
import { PreparedReportPage, type PreviewRow, ReportStepsPage } from './desk-report.tsx'
import { seen, turnedAway } from './desk-routes.tsx'
import { nameOf, prepareReport, problemsBeforeReport, reportSchema } from './prepare-report.ts'
import { publishReport, requestReportReview } from './publish-report.ts'
import { rowFrom } from './report.ts'
import {
  reportRowOf,
  type StoredReport,
  selectAnswered,
  selectChanges,
  selectOriginals,
  selectReport,
  selectReports,
  selectRows,
} from './report-reading.ts'
import { selectTotals, type Totals, totalsFrom } from './totals.ts'
import { PAGE, selectWork, type Work } from './working-list.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

/** The first rows as they would be published now; those without an answer are shown as waiting for one. */
async function previewOf(visit: Visit, work: Work, clauses: ReadonlyMap<string, ClauseText>): Promise<PreviewRow[]> {
  const items = await selectAnswered(visit.db, work.intake_id, { seq: 0, ord: 0 }, PAGE)
  return Promise.all(
    items.map(async (item, index) => {
      const name = await nameOf(visit.keys, item)
      const row = rowFrom({ ...item, disposition: item.disposition ?? 'noted' }, index + 1, clauses, name)
      return { row: { ...row, disposition: item.disposition }, item }
    }),
  )
}

async function readSteps(visit: Visit, work: Work) {
  const { db } = visit
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  const totals = totalsFrom(await db.batch(selectTotals(db, work.intake_id)), clauses)
  const reports = await selectReports(db, work.intake_id)
  const missing = judge(await problemsBeforeReport(visit, work), undefined)
  return { clauses, totals, reports, missing: missing.ok ? undefined : missing.refusal }
}

async function stepsPage(
  c: Context<Desk>,
  work: Work,
  refusal?: Refusal,
  typed?: { title?: string | undefined; summary?: string | undefined },
) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const { clauses, ...steps } = await readSteps(visit, work)
  const preview = await previewOf(visit, work, clauses)
  return c.html(
    <ReportStepsPage {...{ visit, officer, work, preview, refusal, typed, ...steps }} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Drafters and reviewers of the unit, office, supervisors; only drafters get the form.
desk.get('/desk/intakes/:id/report', async (c) => {
  const work = await seen(c, c.req.param('id'))
  return work.ok ? stepsPage(c, work.value) : turnedAway(c, work.refusal)
})

const typedText = (value: unknown) => (typeof value === 'string' ? value : undefined)

// Drafters of the unit.
desk.post('/desk/intakes/:id/report', async (c) => {
  const work = await seen(c, c.req.param('id'))
  if (!work.ok) return turnedAway(c, work.refusal)
  const form = nest(await c.req.formData())
  const input = parse(reportSchema, form)
  const done = input.ok
    ? await prepareReport(c.get('visit'), c.get('officer'), work.value.intake_id, input.value)
    : input
  if (done.ok) return c.redirect(`/desk/reports/${done.value.reportId}`, 303)
  if (statusOfRefusal(done.refusal) === 403) return turnedAway(c, done.refusal)
  return stepsPage(c, work.value, done.refusal, { title: typedText(form.title), summary: typedText(form.summary) })
})

async function seenReport(c: Context<Desk>): Promise<Result<StoredReport>> {
  const [report] = await selectReport(c.get('visit').db, c.req.param('id') ?? '')
  if (!report) return refuse('not_found')
  return maySee(c.get('officer'), report.unit_id) ? accept(report) : refuse('forbidden')
}

async function reportPage(c: Context<Desk>, report: StoredReport, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const after = Number(/^\d{1,7}$/.exec(c.req.query('cursor') ?? '')?.[0] ?? 0)
  const [[work], rows, originals, changes] = await visit.db.batch([
    selectWork(visit.db, report.intake_id),
    selectRows(visit.db, report.id, after, PAGE + 1),
    selectOriginals(visit.db, report.id, after, PAGE),
    selectChanges(visit.db, report.id, 0, 500),
  ])
  if (!work) return c.notFound()
  const known = new Map(originals.map((each) => [each.item_id, each]))
  const shown = rows.slice(0, PAGE).map((raw) => {
    const row = reportRowOf(raw)
    return { row, item: known.get(row.item_id) ?? { text: row.text, suggested_wording: row.suggested_wording, reason: row.opinion_reason } }
  })
  const next = rows.length > PAGE ? shown.at(-1)?.row.row_no : undefined
  return c.html(
    <PreparedReportPage {...{ visit, officer, report, work, rows: shown, changes, after, next, refusal }} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Drafters and reviewers of the unit, office, supervisors.
desk.get('/desk/reports/:id', async (c) => {
  const report = await seenReport(c)
  return report.ok ? reportPage(c, report.value) : turnedAway(c, report.refusal)
})

// Drafters of the unit.
desk.post('/desk/reports/:id/review-request', async (c) => {
  const report = await seenReport(c)
  if (!report.ok) return turnedAway(c, report.refusal)
  const done = await requestReportReview(c.get('visit'), c.get('officer'), report.value.id)
  if (done.ok) return c.redirect(`/desk/reports/${report.value.id}`, 303)
  return statusOfRefusal(done.refusal) === 403 ? turnedAway(c, done.refusal) : reportPage(c, report.value, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/reports/:id/publication', async (c) => {
  const report = await seenReport(c)
  if (!report.ok) return turnedAway(c, report.refusal)
  const done = await publishReport(c.get('visit'), c.get('officer'), report.value.id)
  if (done.ok) return c.redirect(`/desk/reports/${report.value.id}`, 303)
  return statusOfRefusal(done.refusal) === 403 ? turnedAway(c, done.refusal) : reportPage(c, report.value, done.refusal)
})

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

const readers = 'drafters and reviewers of the unit, office and supervisors'

// Drafters and reviewers of the unit, office, supervisors.
api.get(
  '/api/v1/desk/intakes/:id/report',
  describeDesk({
    summary: 'The figures of a round as they stand, what is missing before a report, and the reports prepared',
    who: readers,
    answer: z.object({
      totals: storedSchema.shape.totals,
      missing: z.array(z.looseObject({ code: z.string() })),
      reports: z.array(storedSchema),
    }),
  }),
  async (c) => {
    const work = await seen(c, c.req.param('id'))
    if (!work.ok) return refuseJson(c, work.refusal)
    const { totals, reports, missing } = await readSteps(c.get('visit'), work.value)
    return c.json({ totals, missing: missing?.problems ?? [], reports: reports.map(reportJson) })
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
    summary: 'Publish a prepared and reviewed report (R7, R8, R28)',
    who: 'drafters of the unit',
    answer: z.object({ report_id: z.string(), consultation_id: z.string() }),
    status: 201,
  }),
  async (c) => {
    const done = await publishReport(c.get('visit'), c.get('officer'), c.req.param('id'))
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ report_id: done.value.reportId, consultation_id: done.value.consultationId }, 201)
  },
)
