import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { beijingIso } from '../ground/clock.ts'
import type { House } from '../ground/house.ts'
import { refuse } from '../ground/result.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson } from '../paper/problem.ts'
import { common } from '../paper/words/index.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import type { Desk } from '../people/officer.ts'
import { api as answersApi, desk as answersDesk } from './desk-routes.tsx'
import { api as hearingReportApi } from './hearing-report-api.ts'
import { routes as hearingReport, desk as hearingReportDesk } from './hearing-report-routes.tsx'
import { api as hearingApi, desk as hearingDesk } from './hearing-routes.tsx'
import { ANONYMOUS } from './mask-name.ts'
import { AdoptionPage, adoptionPath } from './pages.tsx'
import { adoptionSchema } from './public-json.ts'
import type { ReportRow } from './report.ts'
import { api as reportApi } from './report-program.ts'
import {
  publishedReportId,
  reportRowOf,
  selectChanges,
  selectPublished,
  selectRows,
  selectRowsWithPlace,
} from './report-reading.ts'
import { desk as reportDesk } from './report-routes.tsx'
import { carrierJson, selectReportCarriers } from './store.ts'
import type { Totals } from './totals.ts'
import { words } from './words.ts'

/** Anybody: the published report. */
export const routes = new Hono<House>().route('/', hearingReport)
/** Officers. */
export const desk = new Hono<Desk>()
  .route('/', answersDesk)
  .route('/', hearingDesk)
  .route('/', reportDesk)
  .route('/', hearingReportDesk)
export const api = new Hono<Desk>()
  .route('/', answersApi)
  .route('/', hearingApi)
  .route('/', reportApi)
  .route('/', hearingReportApi)

const PAGE = 50
/** Rows a query of the CSV reads: 250,000 take 500 queries, and an invocation may make about 1,000. */
const CSV_PAGE = 500

const idOf = (text: string | undefined): string | undefined =>
  /^[0-9a-z]{1,32}$/.test(text ?? '') ? text : undefined

const asked = (c: Context<House>) => ({
  id: c.req.param('id') ?? '',
  report: idOf(c.req.query('report')),
  after: Number(/^\d{1,7}$/.exec(c.req.query('cursor') ?? '')?.[0] ?? 0),
})

// Anyone, once a report is published.
routes.get('/consultations/:id/adoption', async (c) => {
  const visit = c.get('visit')
  const { id, report: wanted, after } = asked(c)
  const reportId = publishedReportId(id, wanted)
  const [published, carried, rows, changes] = await visit.db.batch([
    selectPublished(visit.db, id),
    selectReportCarriers(visit.db, reportId),
    selectRows(visit.db, reportId, after, PAGE + 1),
    selectChanges(visit.db, reportId, 0, after === 0 ? 500 : 0),
  ])
  const report = wanted ? published.find((each) => each.id === wanted) : published[0]
  if (!report) return c.notFound()
  const shown = rows.slice(0, PAGE).map(reportRowOf)
  const next = rows.length > PAGE ? shown.at(-1)?.row_no : undefined
  return c.html(
    <AdoptionPage visit={visit} view={{ report, carried, rows: shown, changes, published, after, next }} />,
  )
})

// Anyone, once a report is published.
routes.get(
  '/api/v1/consultations/:id/adoption',
  describeRoute({
    tags: ['consultations'],
    summary: 'The adoption report: what became of every opinion',
    description:
      'Who may use it: anyone. `cursor` pages through the items, 50 a page; `report` asks for an earlier report.',
    responses: { 200: answered('The published report', adoptionSchema), ...problemAnswers(404) },
  }),
  async (c) => {
    const { db } = c.get('visit')
    const { id, report: wanted, after } = asked(c)
    const reportId = publishedReportId(id, wanted)
    const [published, carried, rows, changes] = await db.batch([
      selectPublished(db, id),
      selectReportCarriers(db, reportId),
      selectRowsWithPlace(db, reportId, after, PAGE + 1),
      selectChanges(db, reportId, 0, after === 0 ? 5_000 : 0),
    ])
    const report = wanted ? published.find((each) => each.id === wanted) : published[0]
    if (!report) return refuseJson(c, refuse('not_found').refusal)
    const shown = rows.slice(0, PAGE)
    return c.json({
      id: report.id,
      consultation_id: id,
      round_id: report.intake_id,
      title: report.title,
      summary: report.summary,
      drafting_unit: report.unit_name,
      closed_on: report.ends_on,
      published_at: report.published_at && beijingIso(report.published_at),
      zero_opinions: report.row_count === 0,
      totals: JSON.parse(report.totals) as Totals,
      row_count: report.row_count,
      sha256: report.sha256,
      carriers: carried.map(carrierJson),
      changes,
      reports: published.map((each) => ({
        id: each.id,
        published_at: each.published_at && beijingIso(each.published_at),
        url: adoptionPath(id, each.id),
      })),
      items: shown.map((raw) => ({
        ...reportRowOf(raw),
        ledger: { position: raw.position, leaf_hash: raw.leaf_hash },
      })),
      next_cursor: rows.length > PAGE ? String(shown.at(-1)?.row_no) : null,
    })
  },
)

// Anyone, once a report is published.
routes.get(
  '/api/v1/consultations/:id/adoption.csv',
  describeRoute({
    tags: ['consultations'],
    summary: 'The table of the adoption report as CSV, streamed; its last line counts the rows',
    description: 'Who may use it: anyone. UTF-8 with byte order mark; `report` asks for an earlier report.',
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } }, ...problemAnswers(404) },
  }),
  async (c) => {
    const { db, lang } = c.get('visit')
    const { id, report: wanted } = asked(c)
    const published = await selectPublished(db, id)
    const report = wanted ? published.find((each) => each.id === wanted) : published[0]
    if (!report) return refuseJson(c, refuse('not_found').refusal)
    const t = words(lang)
    const names = common(lang)
    const line = (row: ReportRow) => [
      row.row_no,
      row.item_no,
      row.clause_label || t.whole,
      [
        `${names.kinds[row.kind]}${row.text && `${lang === 'en' ? ': ' : '：'}${row.text}`}`,
        row.suggested_wording && `${t.list.wording}${lang === 'en' ? ': ' : '：'}${row.suggested_wording}`,
        row.opinion_reason && `${t.list.reason}${lang === 'en' ? ': ' : '：'}${row.opinion_reason}`,
      ]
        .filter(Boolean)
        .join('\n'),
      row.submitter === ANONYMOUS ? t.anonymous : row.submitter,
      `${names.channels[row.channel]}${row.late ? ` (${t.late})` : ''}`,
      names.dispositions[row.disposition],
      [
        row.reason,
        row.changed_wording && `${t.page.changedTo}${lang === 'en' ? ': ' : '：'}${row.changed_wording}`,
      ]
        .filter(Boolean)
        .join('\n'),
    ]
    let after = 0
    const nextPage = async () => {
      const rows = (await selectRows(db, report.id, after, CSV_PAGE)).map(reportRowOf)
      after = rows.at(-1)?.row_no ?? after
      return rows.map(line)
    }
    const closing = (rows: number) => {
      // A file that lacks a row must not look whole.
      if (rows !== report.row_count) throw new Error('the report has lost rows')
      return [t.page.total, rows, ...Array(6).fill('')]
    }
    return c.body(
      csvStream(Object.values(t.page.columns), nextPage, closing),
      200,
      csvHeaders(`${report.title}.csv`, 'adoption.csv'),
    )
  },
)
