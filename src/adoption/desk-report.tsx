import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  Figures,
  LinkButton,
  Pager,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { pathOf, Way } from './desk-way.tsx'
import { maskParts } from './mask.ts'
import { type AnsweredItem, MAX_SUMMARY, MAX_TITLE, type ReportChange } from './report.ts'
import { adoptionPath } from './pages.tsx'
import type { StoredReport } from './report-reading.ts'
import { Changes, ReportTable, type ShownRow, type ShowText, TotalsTables } from './report-table.tsx'
import { reconciles, type Totals } from './totals.ts'
import type { Work } from './working-list.ts'
import { words } from './words.ts'

/** A line of a preview, with what it was written from. */
export type PreviewRow = { readonly row: ShownRow; readonly item: Pick<AnsweredItem, 'text' | 'suggested_wording' | 'reason'> }

/** What was masked is marked, so that an officer sees at a glance what was found, and what was not. */
function marking(rows: readonly PreviewRow[], mark: string): ShowText {
  const originals = new Map(rows.map(({ row, item }) => [row.item_id, item]))
  return (row, field) => {
    const item = originals.get(row.item_id)
    const text = item?.[field === 'opinion_reason' ? 'reason' : field]
    if (!text) return row[field]
    return maskParts(text).map((part) =>
      part.kind === null ? part.text : <mark title={mark}>{part.text}</mark>,
    ) as unknown as Child
  }
}

export function Preview({ visit: { lang }, rows }: { visit: Visit; rows: readonly PreviewRow[] }) {
  const t = words(lang)
  return (
    <ReportTable
      lang={lang}
      rows={rows.map(({ row }) => row)}
      show={marking(rows, t.report.maskedMark)}
      empty={t.page.zero}
    />
  )
}

/** Items that wait for an answer all break the same rule: it is quoted beside the first of them. */
function quotedOnce(refusal: Refusal | undefined): Refusal | undefined {
  if (!refusal) return undefined
  const [first, ...rest] = refusal.problems
  const once = rest.map((problem, i) => {
    if (problem.code !== 'item_unanswered' || rest[i - 1]?.code !== 'item_unanswered') return problem
    const { rule: _rule, citation: _citation, ...brief } = problem
    return brief
  })
  return { problems: [first, ...once] }
}

export type ReportSteps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly work: Work
  readonly totals: Totals
  readonly changes?: readonly ReportChange[]
  readonly reports: readonly StoredReport[]
  /** What stands in the way of a report now. */
  readonly missing: Refusal | undefined
  readonly preview: readonly PreviewRow[]
  readonly typed?: { readonly title?: string | undefined; readonly summary?: string | undefined } | undefined
  readonly refusal?: Refusal | undefined
}

const tones = { outdated: 'plain', prepared: 'amber', waiting: 'amber', reviewed: 'green', published: 'blue' } as const

const stateOf = (report: StoredReport): keyof typeof tones => {
  if (report.published_at) return 'published'
  if (!report.current) return 'outdated'
  if (report.reviewed) return 'reviewed'
  return report.waiting ? 'waiting' : 'prepared'
}

const StateTag = ({ visit: { lang }, report }: { visit: Visit; report: StoredReport }) => (
  <Tag tone={tones[stateOf(report)]}>{words(lang).report.states[stateOf(report)]}</Tag>
)

/** The report of an intake: the figures, what is missing, the form that prepares it, and how it would look. */
export function ReportStepsPage(props: ReportSteps) {
  const { visit, officer, work, totals, reports, refusal, preview } = props
  const { lang } = visit
  const t = words(lang)
  const may = mayDraftFor(officer, work.unit_id)
  return (
    <DeskPage visit={visit} officer={officer} title={t.report.title} current="/desk/decisions" refused={refusal !== undefined} wide>
      <Way visit={visit} work={work} here={t.report.title} />
      <ErrorSummary
        lang={lang}
        refusal={quotedOnce(refusal)}
        cite={cite}
        labels={{ title: t.report.fieldTitle, summary: t.report.fieldSummary }}
      />
      <h1>{t.report.title}</h1>
      <p>
        <a href={`${pathOf(work)}/items`}>{t.report.toItems}</a>
      </p>
      <Steps {...props} />
      {!refusal && <Missing {...props} />}
      <section>
        <h2>{t.totals.title}</h2>
        <Figures
          items={[
            { value: totals.submissions, label: t.totals.submissions },
            { value: totals.items, label: t.totals.items, href: `${pathOf(work)}/items` },
            {
              value: totals.pending,
              label: t.totals.pending,
              ...(totals.pending > 0 && { href: `${pathOf(work)}/items?state=unanswered` }),
            },
            { value: totals.late, label: t.totals.late },
          ]}
        />
        <TotalsTables lang={lang} totals={totals} />
        {reconciles(totals) ? (
          <p class="muted">{t.totals.reconciled}</p>
        ) : (
          <Banner lang={lang} kind="warning" title={t.totals.unreconciled} />
        )}
      </section>
      {reports.length > 0 && <Reports {...props} />}
      {may && !props.missing && <PrepareForm {...props} />}
      <section>
        <h2>{t.report.preview}</h2>
        {totals.items > 0 && <p>{t.report.previewLead}</p>}
        <Preview visit={visit} rows={preview} />
        {totals.items > preview.length && <p class="muted">{t.report.previewMore}</p>}
      </section>
    </DeskPage>
  )
}

function Steps({ visit: { lang, now }, work, reports }: ReportSteps) {
  const t = words(lang).report
  const [newest] = reports
  const steps = {
    closed: now >= work.closes_at,
    answered: work.pending === 0,
    prepared: newest?.current === 1,
    reviewed: newest?.current === 1 && newest.reviewed === 1,
    published: newest !== undefined && newest.published_at !== null,
  }
  return (
    <section>
      <h2>{t.steps}</h2>
      <ul class="checklist">
        {(Object.keys(steps) as (keyof typeof steps)[]).map((name) => (
          <li class={steps[name] ? 'done' : 'missing'}>
            <span class="vh">{steps[name] ? t.done : t.notDone} </span>
            {t.step[name]}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Missing({ visit: { lang }, missing }: ReportSteps) {
  const t = words(lang).report
  if (!missing) return null
  return <ErrorSummary lang={lang} refusal={quotedOnce(missing)} cite={cite} heading={t.missing} />
}

function Reports({ visit, reports }: ReportSteps) {
  const { lang } = visit
  const t = words(lang).report
  return (
    <section>
      <h2>{t.reports}</h2>
      <Table
        lang={lang}
        caption={t.reports}
        hideCaption
        columns={[
          { label: t.fieldTitle, kind: 'wide' },
          { label: t.preparedAt, kind: 'tight' },
          { label: t.rows, kind: 'number' },
          { label: t.state, kind: 'tight' },
        ]}
        rows={reports.map((report) => [
          <a href={`/desk/reports/${report.id}`} lang="zh-CN">
            {report.title}
          </a>,
          <Time lang={lang} at={report.prepared_at} />,
          report.row_count,
          <StateTag visit={visit} report={report} />,
        ])}
      />
    </section>
  )
}

function PrepareForm({ visit: { lang }, work, reports, typed, refusal }: ReportSteps) {
  const t = words(lang).report
  const error = errorsOf(lang, refusal)
  const [newest] = reports
  return (
    <section>
      <h2>{newest ? t.prepareAgain : t.prepare}</h2>
      <p>{t.prepareLead}</p>
      <form method="post" action={`${pathOf(work)}/report`} data-unsaved>
        <TextField
          lang={lang}
          name="title"
          label={t.fieldTitle}
          value={typed ? typed.title : (newest?.title ?? t.defaultTitle(work.decision_title).slice(0, MAX_TITLE))}
          error={error('title')}
          maxlength={MAX_TITLE}
        />
        <TextArea
          lang={lang}
          name="summary"
          label={t.fieldSummary}
          hint={t.fieldSummaryHint}
          value={typed ? typed.summary : newest?.summary}
          error={error('summary')}
          maxlength={MAX_SUMMARY}
          rows={8}
          optional
        />
        <Button>{t.prepareSubmit}</Button>
      </form>
    </section>
  )
}

export type PreparedReport = {
  readonly visit: Visit
  readonly officer: Officer
  readonly report: StoredReport
  readonly work: Work
  readonly rows: readonly PreviewRow[]
  readonly changes: readonly ReportChange[]
  readonly after: number
  readonly next: number | undefined
  readonly refusal?: Refusal | undefined
}

/** One prepared report, exactly as it would go out, with the review and the publication. */
export function PreparedReportPage(props: PreparedReport) {
  const { visit, officer, report, work, rows, changes, after, next, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const path = `/desk/reports/${report.id}`
  const totals = JSON.parse(report.totals) as Totals
  return (
    <DeskPage visit={visit} officer={officer} title={report.title} current="/desk/decisions" refused={refusal !== undefined} wide>
      <Way visit={visit} work={work} here={t.report.title} />
      <ErrorSummary lang={lang} refusal={quotedOnce(refusal)} cite={cite} />
      <h1 lang="zh-CN">{report.title}</h1>
      <p>
        <StateTag visit={visit} report={report} /> <a href={`${pathOf(work)}/report`}>{t.report.intake}</a>
      </p>
      <Acts {...props} />
      {after === 0 && (
        <>
          <SummaryList
            rows={[
              { key: t.report.preparedAt, value: <Time lang={lang} at={report.prepared_at} /> },
              { key: t.report.preparedBy, value: report.prepared_by },
              { key: t.report.rows, value: report.row_count },
              { key: t.report.hash, value: <code>{report.sha256}</code> },
            ]}
          />
          {report.summary !== '' && (
            <section>
              <h2>{t.page.summary}</h2>
              <p class="prose said" lang="zh-CN">
                {report.summary}
              </p>
            </section>
          )}
          <TotalsTables lang={lang} totals={totals} />
          {changes.length > 0 && (
            <section>
              <h2>{t.page.changes}</h2>
              <Changes lang={lang} changes={changes} />
            </section>
          )}
        </>
      )}
      <section>
        <h2 id="table">{t.page.table}</h2>
        {report.row_count > 0 && <p>{t.report.previewLead}</p>}
        <Preview visit={visit} rows={rows} />
        <Pager
          lang={lang}
          next={next === undefined ? undefined : `${path}?cursor=${next}#table`}
          first={after === 0 ? undefined : path}
        />
      </section>
    </DeskPage>
  )
}

/** What can be done with the report now. */
function Acts({ visit: { lang }, officer, report }: PreparedReport) {
  const t = words(lang).report
  const state = stateOf(report)
  if (state === 'published')
    return (
      <p>
        <LinkButton href={adoptionPath(report.consultation_id, report.id)} kind="secondary">
          {t.toPublic}
        </LinkButton>
      </p>
    )
  if (!mayDraftFor(officer, report.unit_id)) return null
  if (state === 'prepared')
    return (
      <form method="post" action={`/desk/reports/${report.id}/review-request`}>
        <Button>{t.askReview}</Button>
      </form>
    )
  if (state === 'waiting') return <Banner lang={lang} title={t.askedReview} />
  if (state === 'outdated') return <Banner lang={lang} kind="warning" title={t.states.outdated}>{t.prepareLead}</Banner>
  return (
    <form method="post" action={`/desk/reports/${report.id}/publication`} class="panel">
      <h2>{t.publish}</h2>
      <p>{t.publishLead}</p>
      <Button>{t.publishSubmit}</Button>
    </form>
  )
}
