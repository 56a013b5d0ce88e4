import { type Context, Hono } from 'hono'
import { readProcedure } from '../decisions/procedure.ts'
import { nest } from '../ground/form.ts'
import type { Visit } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { accept, judge, type Refusal, type Result, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { type Desk, maySee } from '../people/officer.ts'
import { askedOf, formOfCarried, publicationInput, type TypedCarried } from './carried.ts'
import { type ClauseText, clauseTexts, selectClauses } from './clause-text.ts'
import { PreparedReportPage } from './desk-prepared.tsx'
import type { PreviewRow } from './desk-preview.tsx'
import { ReportStepsPage } from './desk-report.tsx'
import { seen, seenRound, turnedAway } from './desk-routes.tsx'
import { waitsForAnswer } from './hearing-question.ts'
import { nameOf, prepareReport, problemsBeforeReport, reportSchema } from './prepare-report.ts'
import { carriersOfReport, publishReport, requestReportReview } from './publish-report.ts'
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
import { selectReportCarriers } from './store.ts'
import { selectTotals, totalsFrom } from './totals.ts'
import { PAGE, selectWork, type Work } from './working-list.ts'

export const desk = new Hono<Desk>()

/** The first rows as they would be published now; those without an answer are shown as waiting for one. */
async function previewOf(
  visit: Visit,
  work: Work,
  clauses: ReadonlyMap<string, ClauseText>,
): Promise<PreviewRow[]> {
  const items = await selectAnswered(visit.db, work.intake_id, { seq: 0, ord: 0 }, PAGE)
  return Promise.all(
    items.map(async (item, index) => {
      const name = await nameOf(visit.keys, item)
      const row = rowFrom({ ...item, disposition: item.disposition ?? 'noted' }, index + 1, clauses, name)
      return { row: { ...row, disposition: item.disposition }, item }
    }),
  )
}

export async function readSteps(visit: Visit, work: Work) {
  const { db } = visit
  const clauses = clauseTexts(await selectClauses(db, work.draft_version_id))
  const totals = totalsFrom(await db.batch(selectTotals(db, work.intake_id)), clauses)
  const reports = await selectReports(db, work.intake_id)
  const missing = judge(await problemsBeforeReport(visit, work), undefined)
  const procedure = await readProcedure(db, work.decision_id)
  const unanswered =
    procedure !== undefined && waitsForAnswer({ procedure, closed: visit.now >= work.closes_at })
  return { clauses, totals, reports, missing: missing.ok ? undefined : missing.refusal, unanswered }
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
  if (!work.ok) return turnedAway(c, work.refusal)
  // What was said at a hearing is told in its own report.
  if (work.value.kind === 'hearing') return c.redirect(`/desk/hearings/${work.value.intake_id}/report`, 303)
  return stepsPage(c, work.value)
})

const typedText = (value: unknown) => (typeof value === 'string' ? value : undefined)

// Drafters of the unit.
desk.post('/desk/intakes/:id/report', async (c) => {
  const work = await seenRound(c)
  if (!work.ok) return turnedAway(c, work.refusal)
  const form = nest(await c.req.formData())
  const input = parse(reportSchema, form)
  const done = input.ok
    ? await prepareReport(c.get('visit'), c.get('officer'), work.value.intake_id, input.value)
    : input
  if (done.ok) return c.redirect(`/desk/reports/${done.value.reportId}`, 303)
  if (statusOfRefusal(done.refusal) === 403) return turnedAway(c, done.refusal)
  return stepsPage(c, work.value, done.refusal, {
    title: typedText(form.title),
    summary: typedText(form.summary),
  })
})

export async function seenReport(c: Context<Desk>): Promise<Result<StoredReport>> {
  const [report] = await selectReport(c.get('visit').db, c.req.param('id') ?? '')
  if (!report) return refuse('not_found')
  return maySee(c.get('officer'), report.unit_id) ? accept(report) : refuse('forbidden')
}

async function reportPage(
  c: Context<Desk>,
  report: StoredReport,
  refusal?: Refusal,
  typed?: readonly TypedCarried[],
) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const after = Number(/^\d{1,7}$/.exec(c.req.query('cursor') ?? '')?.[0] ?? 0)
  const asked = askedOf(await carriersOfReport(visit, report))
  const [[work], rows, originals, changes, carried] = await visit.db.batch([
    selectWork(visit.db, report.intake_id),
    selectRows(visit.db, report.id, after, PAGE + 1),
    selectOriginals(visit.db, report.id, after, PAGE),
    selectChanges(visit.db, report.id, 0, 500),
    selectReportCarriers(visit.db, report.id),
  ])
  if (!work) return c.notFound()
  const known = new Map(originals.map((each) => [each.item_id, each]))
  const shown = rows.slice(0, PAGE).map((raw) => {
    const row = reportRowOf(raw)
    return {
      row,
      item: known.get(row.item_id) ?? {
        text: row.text,
        suggested_wording: row.suggested_wording,
        reason: row.opinion_reason,
      },
    }
  })
  const next = rows.length > PAGE ? shown.at(-1)?.row.row_no : undefined
  return c.html(
    <PreparedReportPage
      {...{ visit, officer, report, work, rows: shown, changes, after, next, refusal, asked, typed, carried }}
    />,
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
  return statusOfRefusal(done.refusal) === 403
    ? turnedAway(c, done.refusal)
    : reportPage(c, report.value, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/reports/:id/publication', async (c) => {
  const report = await seenReport(c)
  if (!report.ok) return turnedAway(c, report.refusal)
  const { typed, body } = formOfCarried(nest(await c.req.formData()))
  const input = parse(publicationInput, body)
  const done = input.ok
    ? await publishReport(c.get('visit'), c.get('officer'), report.value.id, input.value)
    : input
  if (done.ok) return c.redirect(`/desk/reports/${report.value.id}`, 303)
  return statusOfRefusal(done.refusal) === 403
    ? turnedAway(c, done.refusal)
    : reportPage(c, report.value, done.refusal, typed)
})
