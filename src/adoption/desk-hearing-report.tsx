import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { HearingDesk } from '../hearings/desk-frame.tsx'
import type { HearingFile } from '../hearings/hearing.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  LinkButton,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { conclusions } from '../statute/hearing.ts'
import { quotedOnce, stateOf, tones } from './desk-preview.tsx'
import {
  type FilledParts,
  type HearingReportBody,
  type HearingRow,
  type HearingTotals,
  MAX_TEXT,
  MAX_TITLE,
} from './hearing-report.ts'
import { hearingReportPath } from './hearing-report-page.tsx'
import type { StoredHearingReport } from './hearing-report-reading.ts'
import { FilledReport, ReportParts, ViewFigures, ViewTable } from './hearing-report-view.tsx'
import { words } from './hearing-report-words.ts'
import type { ReportChange } from './report.ts'
import { Changes } from './report-table.tsx'

export type TypedHearingReport = Readonly<Partial<Record<string, string>>>

export type HearingReportSteps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly file: HearingFile
  /** Null before the record has a head. */
  readonly parts: FilledParts | null
  /** Null before the record is closed. */
  readonly totals: HearingTotals | null
  readonly title: string
  readonly missing: Refusal | undefined
  readonly reports: readonly StoredHearingReport[]
  readonly typed?: TypedHearingReport | undefined
  readonly refusal?: Refusal | undefined
}

/** The report of a hearing at the desk: what is missing, what the data say, and the unit's own part. */
export function HearingReportStepsPage(props: HearingReportSteps) {
  const { visit, officer, file, parts, totals, reports, missing, refusal } = props
  const { lang } = visit
  const t = words(lang).desk
  const at = `/desk/hearings/${file.hearing.id}`
  const may = mayDraftFor(officer, file.decision.draftingUnitId)
  return (
    <HearingDesk {...{ visit, officer, file, title: t.title }} refused={refusal !== undefined} wide>
      <ErrorSummary lang={lang} refusal={quotedOnce(refusal)} cite={cite} labels={t.fields} />
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p class="actions">
        {file.recordClosedAt ? (
          <LinkButton href={`/desk/intakes/${file.hearing.id}/items`} kind="secondary">
            {t.toItems}
          </LinkButton>
        ) : (
          <LinkButton href={`${at}/record`} kind="secondary">
            {t.toRecord}
          </LinkButton>
        )}
      </p>
      {!file.recordClosedAt && <Banner lang={lang} title={t.notClosed} />}
      {!refusal && missing && !file.reportedAt && (
        <ErrorSummary lang={lang} refusal={quotedOnce(missing)} cite={cite} heading={t.missing} />
      )}
      {totals && <ViewFigures lang={lang} totals={totals} />}
      {reports.length > 0 && <Reports lang={lang} reports={reports} />}
      {may && !missing && <PrepareForm {...props} />}
      {parts && (
        <section>
          <h2>{t.filled}</h2>
          <FilledReport lang={lang} parts={parts} />
        </section>
      )}
    </HearingDesk>
  )
}

const StateTag = ({ lang, report }: { lang: Visit['lang']; report: StoredHearingReport }) => (
  <Tag tone={tones[stateOf(report)]}>{words(lang).desk.states[stateOf(report)]}</Tag>
)

const titleOf = (report: StoredHearingReport): string => (JSON.parse(report.body) as HearingReportBody).title

function Reports({ lang, reports }: { lang: Visit['lang']; reports: readonly StoredHearingReport[] }) {
  const t = words(lang).desk
  return (
    <section>
      <h2>{t.reports}</h2>
      <Table
        lang={lang}
        caption={t.reports}
        hideCaption
        columns={[
          { label: t.fields.title, kind: 'wide' },
          { label: t.no, kind: 'number' },
          { label: t.preparedAt, kind: 'tight' },
          { label: t.rows, kind: 'number' },
          { label: t.state, kind: 'tight' },
        ]}
        rows={reports.map((report) => [
          <a href={`/desk/hearing-reports/${report.id}`} lang="zh-CN">
            {titleOf(report)}
          </a>,
          report.no,
          <Time lang={lang} at={report.prepared_at} />,
          report.row_count,
          <StateTag lang={lang} report={report} />,
        ])}
      />
    </section>
  )
}

function PrepareForm({ visit: { lang }, file, reports, typed, refusal, title, totals }: HearingReportSteps) {
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const [newest] = reports
  const before = newest && (JSON.parse(newest.body) as HearingReportBody)
  const value = (name: 'opinions' | 'adoption' | 'conclusion_text' | 'reviewed_by') =>
    typed ? typed[name] : before?.[name]
  const area = (name: 'opinions' | 'adoption' | 'conclusion_text', rows: number, optional = false) => (
    <TextArea
      lang={lang}
      name={name}
      label={t.desk.fields[name]}
      hint={t.desk.hints[name]}
      value={value(name)}
      error={error(name)}
      maxlength={MAX_TEXT}
      rows={rows}
      optional={optional}
    />
  )
  return (
    <section>
      <h2>{newest ? t.desk.prepareAgain : t.desk.prepare}</h2>
      <p>{t.desk.prepareLead}</p>
      <form method="post" action={`/desk/hearings/${file.hearing.id}/report`} data-unsaved>
        <TextField
          lang={lang}
          name="title"
          label={t.desk.fields.title}
          value={typed ? typed.title : (before?.title ?? title)}
          error={error('title')}
          maxlength={MAX_TITLE}
        />
        {area('opinions', 8, totals?.views === 0)}
        {area('adoption', 5, true)}
        <Radios
          lang={lang}
          name="conclusion"
          label={t.desk.fields.conclusion}
          value={typed ? typed.conclusion : before?.conclusion}
          error={error('conclusion')}
          options={conclusions.map((each) => ({
            value: each,
            label: t.conclusions[each],
            hint: t.conclusionHints[each],
          }))}
        />
        {area('conclusion_text', 6)}
        <TextField
          lang={lang}
          name="reviewed_by"
          label={t.desk.fields.reviewed_by}
          hint={t.desk.hints.reviewed_by}
          value={value('reviewed_by')}
          error={error('reviewed_by')}
          maxlength={100}
          optional
        />
        <Button>{t.desk.submit}</Button>
      </form>
    </section>
  )
}

export type PreparedHearingReportView = {
  readonly visit: Visit
  readonly officer: Officer
  readonly file: HearingFile
  readonly report: StoredHearingReport
  readonly rows: readonly HearingRow[]
  readonly changes: readonly ReportChange[]
  readonly refusal?: Refusal | undefined
}

/** One prepared hearing report, exactly as it would go out, with the review and the publication. */
export function PreparedHearingReportPage(props: PreparedHearingReportView) {
  const { visit, officer, file, report, rows, changes, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const body = JSON.parse(report.body) as HearingReportBody
  const totals = JSON.parse(report.totals) as HearingTotals
  const title = `${body.title}${t.numbered(report.no)}`
  return (
    <HearingDesk {...{ visit, officer, file, title }} refused={refusal !== undefined} wide>
      <ErrorSummary lang={lang} refusal={quotedOnce(refusal)} cite={cite} />
      <h1 lang="zh-CN">{title}</h1>
      <p>
        <StateTag lang={lang} report={report} />{' '}
        <a href={`/desk/hearings/${report.hearing_id}/report`}>{t.desk.back}</a>
      </p>
      <Acts {...props} />
      <p>
        <a href={`/desk/hearing-reports/${report.id}/word`} download>
          {t.desk.word}
        </a>
      </p>
      <SummaryList
        rows={[
          { key: t.desk.preparedAt, value: <Time lang={lang} at={report.prepared_at} /> },
          { key: t.desk.preparedBy, value: report.prepared_by },
          { key: t.desk.rows, value: report.row_count },
          { key: t.page.hash, value: <code>{report.sha256}</code> },
        ]}
      />
      <ReportParts lang={lang} body={body} totals={totals} />
      {changes.length > 0 && (
        <section>
          <h2>{t.page.changes}</h2>
          <Changes lang={lang} changes={changes} />
        </section>
      )}
      {report.row_count > 0 && (
        <section>
          <h2 id="table">{t.table}</h2>
          <ViewTable lang={lang} rows={rows} />
        </section>
      )}
    </HearingDesk>
  )
}

/** What can be done with the report now. */
function Acts({ visit: { lang }, officer, report }: PreparedHearingReportView) {
  const t = words(lang).desk
  const state = stateOf(report)
  if (state === 'published')
    return (
      <p>
        <LinkButton href={hearingReportPath(report.hearing_id)} kind="secondary">
          {t.toPublic}
        </LinkButton>
      </p>
    )
  if (!mayDraftFor(officer, report.unit_id)) return null
  if (state === 'prepared')
    return (
      <form method="post" action={`/desk/hearing-reports/${report.id}/review-request`}>
        <Button>{t.askReview}</Button>
      </form>
    )
  if (state === 'waiting') return <Banner lang={lang} title={t.askedReview} />
  if (state === 'outdated') return <Banner lang={lang} kind="warning" title={t.outdated} />
  return (
    <form method="post" action={`/desk/hearing-reports/${report.id}/publication`} class="panel">
      <h2>{t.publish}</h2>
      <p>{t.publishLead(report.no)}</p>
      <Button>{t.publishSubmit}</Button>
    </form>
  )
}
