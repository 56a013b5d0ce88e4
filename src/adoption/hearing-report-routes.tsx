import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { nest } from '../ground/form.ts'
import type { Database, House } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { judge, type Refusal, refuse } from '../ground/result.ts'
import type { HearingFile } from '../hearings/hearing.ts'
import { openHearing } from '../hearings/open-file.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { WORD } from '../paper/word/official.ts'
import { common } from '../paper/words/index.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import type { Desk } from '../people/officer.ts'
import {
  HearingReportStepsPage,
  PreparedHearingReportPage,
  type TypedHearingReport,
} from './desk-hearing-report.tsx'
import { turnedAway } from './desk-routes.tsx'
import { defaultTitle, filledParts } from './fill-hearing-report.ts'
import { type HearingReportBody, type HearingRow, hearingReportSchema } from './hearing-report.ts'
import { hearingReportJson, publicHearingReportSchema } from './hearing-report-json.ts'
import { HearingReportPage } from './hearing-report-page.tsx'
import {
  publishedHearingReportId,
  type StoredHearingReport,
  selectHearingReport,
  selectHearingReports,
  selectPublishedHearingReport,
} from './hearing-report-reading.ts'
import { answerText, hearingReportWord, viewText } from './hearing-report-word.ts'
import { words } from './hearing-report-words.ts'
import {
  prepareHearingReport,
  problemsBeforeHearingReport,
  readHearingData,
  readHearingTotals,
} from './prepare-hearing-report.ts'
import { publishHearingReport, requestHearingReportReview } from './publish-hearing-report.ts'
import { reportRowOf, selectChanges, selectRows, selectRowsWithPlace } from './report-reading.ts'
import { selectWork } from './working-list.ts'

/** Anybody: the published report of a hearing. */
export const routes = new Hono<House>()
/** Officers. */
export const desk = new Hono<Desk>()

const PAGE = 50
/** All rows at once, for a document: a hearing has some dozens, the API's limit of a submission is 50 items. */
const WHOLE = 5_000

const after = (c: Context) => Number(/^\d{1,7}$/.exec(c.req.query('cursor') ?? '')?.[0] ?? 0)
const idOf = (c: Context) => c.req.param('id') ?? ''
const rowOf = (raw: Parameters<typeof reportRowOf>[0]): HearingRow => reportRowOf(raw) as HearingRow

// Anyone, once the report is published.
routes.get('/hearings/:id/report', async (c) => {
  const visit = c.get('visit')
  const { db } = visit
  const [from, id] = [after(c), publishedHearingReportId(idOf(c))]
  const [[report], rows, changes] = await db.batch([
    selectPublishedHearingReport(db, idOf(c)),
    selectRows(db, id, from, PAGE + 1),
    selectChanges(db, id, 0, from === 0 ? 500 : 0),
  ])
  if (!report) return c.notFound()
  const shown = rows.slice(0, PAGE).map(rowOf)
  const next = rows.length > PAGE ? shown.at(-1)?.row_no : undefined
  return c.html(
    <HearingReportPage visit={visit} view={{ report, rows: shown, changes, after: from, next }} />,
  )
})

// Anyone, once the report is published.
routes.get(
  '/api/v1/hearings/:id/report',
  describeRoute({
    tags: ['hearings'],
    summary: 'The report of a hearing: its conclusion, and what became of every view',
    description: 'Who may use it: anyone. `cursor` pages through the views, 50 a page.',
    responses: { 200: answered('The published report', publicHearingReportSchema), ...problemAnswers(404) },
  }),
  async (c) => {
    const { db } = c.get('visit')
    const [from, id] = [after(c), publishedHearingReportId(idOf(c))]
    const [[report], rows, changes] = await db.batch([
      selectPublishedHearingReport(db, idOf(c)),
      selectRowsWithPlace(db, id, from, PAGE + 1),
      selectChanges(db, id, 0, from === 0 ? WHOLE : 0),
    ])
    if (!report) return refuseJson(c, refuse('not_found').refusal)
    const shown = rows.slice(0, PAGE)
    return c.json({
      ...hearingReportJson(report),
      changes,
      items: shown.map((raw) => ({
        ...rowOf(raw),
        ledger: { position: raw.position, leaf_hash: raw.leaf_hash },
      })),
      next_cursor: rows.length > PAGE ? String(shown.at(-1)?.row_no) : null,
    })
  },
)

// Anyone, once the report is published.
routes.get(
  '/api/v1/hearings/:id/report.csv',
  describeRoute({
    tags: ['hearings'],
    summary: 'The views of a hearing and their answers as CSV, streamed; its last line counts the rows',
    description: 'Who may use it: anyone. UTF-8 with byte order mark.',
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } }, ...problemAnswers(404) },
  }),
  async (c) => {
    const { db, lang } = c.get('visit')
    const [report] = await selectPublishedHearingReport(db, idOf(c))
    if (!report) return refuseJson(c, refuse('not_found').refusal)
    const t = words(lang)
    const { no, itemNo, clause, view, speaker, disposition, answer } = t.columns
    let from = 0
    const nextPage = async () => {
      const rows = (await selectRows(db, report.id, from, 500)).map(rowOf)
      from = rows.at(-1)?.row_no ?? from
      return rows.map((row) => [
        row.row_no,
        row.item_no,
        row.clause_label || t.whole,
        viewText(lang, row),
        row.submitter === '' ? '' : t.categories[row.submitter],
        common(lang).dispositions[row.disposition],
        answerText(lang, row),
      ])
    }
    const closing = (rows: number) => {
      // A file that lacks a row must not look whole.
      if (rows !== report.row_count) throw new Error('the report has lost rows')
      return [t.sum, rows, '', '', '', '', '']
    }
    const { title } = JSON.parse(report.body) as HearingReportBody
    return c.body(
      csvStream([no, itemNo, clause, view, speaker, disposition, answer], nextPage, closing),
      200,
      csvHeaders(`${title}.csv`, 'hearing-report.csv'),
    )
  },
)

async function wordFile(c: Context, db: Database, report: StoredHearingReport) {
  const rows = (await selectRows(db, report.id, 0, WHOLE)).map(rowOf)
  const { title } = JSON.parse(report.body) as HearingReportBody
  const file = await hearingReportWord(report, rows)
  return c.body(new Uint8Array(file), 200, {
    ...csvHeaders(`${title}.docx`, 'hearing-report.docx'),
    'content-type': WORD,
  })
}

// Anyone, once the report is published.
routes.get(
  '/api/v1/hearings/:id/report.docx',
  describeRoute({
    tags: ['hearings'],
    summary: 'The report of a hearing as a Word file in the layout of official documents',
    description: 'Who may use it: anyone. In Chinese.',
    responses: { 200: { description: 'The file', content: { [WORD]: {} } }, ...problemAnswers(404) },
  }),
  async (c) => {
    const { db } = c.get('visit')
    const [report] = await selectPublishedHearingReport(db, idOf(c))
    return report ? wordFile(c, db, report) : refuseJson(c, refuse('not_found').refusal)
  },
)

/** All that the page of the report at the desk shows. */
export async function readHearingReportSteps(c: Context<Desk>, file: HearingFile) {
  const visit = c.get('visit')
  const { db } = visit
  const { id } = file.hearing
  const data = await readHearingData(db, file)
  const [[work], reports] = await db.batch([selectWork(db, id), selectHearingReports(db, id)])
  const missing = judge(await problemsBeforeHearingReport(visit, file, work), undefined)
  return {
    data,
    parts: data.record.head ? filledParts(data, data.record.head.body) : null,
    totals: work ? await readHearingTotals(db, work) : null,
    reports,
    missing: missing.ok ? undefined : missing.refusal,
  }
}

async function stepsPage(c: Context<Desk>, file: HearingFile, refusal?: Refusal, typed?: TypedHearingReport) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const { data, ...steps } = await readHearingReportSteps(c, file)
  return c.html(
    <HearingReportStepsPage
      {...{ visit, officer, file, title: defaultTitle(data), refusal, typed, ...steps }}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Drafters and reviewers of the unit, office, supervisors; only drafters get the form.
desk.get('/desk/hearings/:id/report', async (c) => {
  const file = await openHearing(c.get('visit'), c.get('officer'), c.req.param('id'))
  return file.ok ? stepsPage(c, file.value) : turnedAway(c, file.refusal)
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/report', async (c) => {
  const file = await openHearing(c.get('visit'), c.get('officer'), c.req.param('id'))
  if (!file.ok) return turnedAway(c, file.refusal)
  const form = nest(await c.req.formData())
  const typed = Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const input = parse(hearingReportSchema, { ...typed, conclusion: typed.conclusion || null })
  const done = input.ok
    ? await prepareHearingReport(c.get('visit'), c.get('officer'), file.value.hearing.id, input.value)
    : input
  if (done.ok) return c.redirect(`/desk/hearing-reports/${done.value.reportId}`, 303)
  if (statusOfRefusal(done.refusal) === 403) return turnedAway(c, done.refusal)
  return stepsPage(c, file.value, done.refusal, typed)
})

/** A prepared report with its hearing, for those who may see the unit's work. */
export async function seenHearingReport(c: Context<Desk>) {
  const visit = c.get('visit')
  const [report] = await selectHearingReport(visit.db, idOf(c))
  if (!report) return refuse('not_found')
  const file = await openHearing(visit, c.get('officer'), report.hearing_id)
  return file.ok ? { ok: true as const, value: { report, file: file.value } } : file
}

async function preparedPage(
  c: Context<Desk>,
  { report, file }: { report: StoredHearingReport; file: HearingFile },
  refusal?: Refusal,
) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const [rows, changes] = await visit.db.batch([
    selectRows(visit.db, report.id, 0, WHOLE),
    selectChanges(visit.db, report.id, 0, 500),
  ])
  return c.html(
    <PreparedHearingReportPage
      {...{ visit, officer, file, report, rows: rows.map(rowOf), changes, refusal }}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Drafters and reviewers of the unit, office, supervisors.
desk.get('/desk/hearing-reports/:id', async (c) => {
  const found = await seenHearingReport(c)
  return found.ok ? preparedPage(c, found.value) : turnedAway(c, found.refusal)
})

// Drafters and reviewers of the unit, office, supervisors.
desk.get('/desk/hearing-reports/:id/word', async (c) => {
  const found = await seenHearingReport(c)
  return found.ok ? wordFile(c, c.get('visit').db, found.value.report) : turnedAway(c, found.refusal)
})

// Drafters of the unit.
desk.post('/desk/hearing-reports/:id/review-request', async (c) => {
  const found = await seenHearingReport(c)
  if (!found.ok) return turnedAway(c, found.refusal)
  const { id } = found.value.report
  const done = await requestHearingReportReview(c.get('visit'), c.get('officer'), id)
  if (done.ok) return c.redirect(`/desk/hearing-reports/${id}`, 303)
  return statusOfRefusal(done.refusal) === 403
    ? turnedAway(c, done.refusal)
    : preparedPage(c, found.value, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/hearing-reports/:id/publication', async (c) => {
  const found = await seenHearingReport(c)
  if (!found.ok) return turnedAway(c, found.refusal)
  const { id } = found.value.report
  const done = await publishHearingReport(c.get('visit'), c.get('officer'), id)
  if (done.ok) return c.redirect(`/desk/hearing-reports/${id}`, 303)
  return statusOfRefusal(done.refusal) === 403
    ? turnedAway(c, done.refusal)
    : preparedPage(c, found.value, done.refusal)
})
