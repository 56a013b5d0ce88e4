import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  Figures,
  LinkButton,
  Table,
  TextArea,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { Preview, type PreviewRow, quotedOnce, StateTag } from './desk-preview.tsx'
import { IntakePage, pathOf } from './desk-way.tsx'
import { MAX_SUMMARY, MAX_TITLE } from './report.ts'
import type { StoredReport } from './report-reading.ts'
import { TotalsTables } from './report-table.tsx'
import { reconciles, type Totals } from './totals.ts'
import { words } from './words.ts'
import type { Work } from './working-list.ts'

export type ReportSteps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly work: Work
  readonly totals: Totals
  readonly reports: readonly StoredReport[]
  /** What stands in the way of a report now. */
  readonly missing: Refusal | undefined
  /** The hearing question waits for its answer (R21): it blocks submission, not the report. */
  readonly unanswered: boolean
  readonly preview: readonly PreviewRow[]
  readonly typed?: { readonly title?: string | undefined; readonly summary?: string | undefined } | undefined
  readonly refusal?: Refusal | undefined
}

/** The report of an intake: the figures, what is missing, the form that prepares it, and how it would look. */
export function ReportStepsPage(props: ReportSteps) {
  const { visit, officer, work, totals, reports, refusal, preview } = props
  const { lang } = visit
  const t = words(lang)
  const may = mayDraftFor(officer, work.unit_id)
  return (
    <IntakePage {...props} title={t.report.title} refused={refusal !== undefined} wide>
      <ErrorSummary
        lang={lang}
        refusal={quotedOnce(refusal)}
        cite={cite}
        labels={{ title: t.report.fieldTitle, summary: t.report.fieldSummary }}
      />
      <h1>{t.report.title}</h1>
      <p>
        <a href={`${pathOf(work)}/items`}>{t.report.toItems}</a> ·{' '}
        <a href={`${pathOf(work)}/hearing-question`}>{t.hearing.to}</a>
      </p>
      {props.unanswered && (
        <Banner lang={lang} kind="warning" title={t.hearing.unanswered}>
          <p>{t.hearing.unansweredText}</p>
          <LinkButton href={`${pathOf(work)}/hearing-question`} kind="secondary">
            {t.hearing.to}
          </LinkButton>
        </Banner>
      )}
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
    </IntakePage>
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
          value={
            typed ? typed.title : (newest?.title ?? t.defaultTitle(work.decision_title).slice(0, MAX_TITLE))
          }
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
