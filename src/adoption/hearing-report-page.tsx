import type { Visit } from '../ground/house.ts'
import { Breadcrumb, Pager, SummaryList, Time } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import type { HearingReportBody, HearingRow, HearingTotals } from './hearing-report.ts'
import type { StoredHearingReport } from './hearing-report-reading.ts'
import { ReportParts, ViewTable } from './hearing-report-view.tsx'
import { words } from './hearing-report-words.ts'
import type { ReportChange } from './report.ts'
import { Changes } from './report-table.tsx'

export type PublicHearingReport = {
  readonly report: StoredHearingReport
  readonly rows: readonly HearingRow[]
  /** Only on the first page. */
  readonly changes: readonly ReportChange[]
  readonly after: number
  readonly next: number | undefined
}

/** Where a hearing's report is read. */
export const hearingReportPath = (hearingId: string, after?: number): string =>
  `/hearings/${hearingId}/report${after ? `?cursor=${after}` : ''}`

/** A hearing's report as anybody reads it (A34 to A36): the eight parts, and what became of every view. */
export function HearingReportPage({ visit, view }: { visit: Visit; view: PublicHearingReport }) {
  const { lang } = visit
  const { report, rows, changes, after, next } = view
  const t = words(lang)
  const body = JSON.parse(report.body) as HearingReportBody
  const totals = JSON.parse(report.totals) as HearingTotals
  const hearing = `/hearings/${report.hearing_id}`
  const last = rows.at(-1)?.row_no ?? after
  return (
    <Page visit={visit} title={body.title} description={body.title} current="/hearings" wide>
      <Breadcrumb
        lang={lang}
        items={[
          { label: t.page.hearings, href: '/hearings' },
          { label: <span lang="zh-CN">{body.matter}</span>, href: hearing },
          { label: t.page.crumb },
        ]}
      />
      <h1 lang="zh-CN">{body.title}</h1>
      {after === 0 && (
        <>
          <p class="lead">{t.page.lead(report.no)}</p>
          <SummaryList
            rows={[
              { key: t.page.unit, value: <span lang="zh-CN">{report.unit_name}</span> },
              {
                key: t.page.publishedOn,
                value: report.published_at && <Time lang={lang} at={report.published_at} />,
              },
              {
                key: t.desk.fields.conclusion,
                value: <a href="#conclusion">{t.conclusions[body.conclusion]}</a>,
              },
            ]}
          />
          {report.row_count > 0 && (
            <p>
              <a href="#table">{t.table}</a>
            </p>
          )}
          <ReportParts lang={lang} body={body} totals={totals} />
          {changes.length > 0 && (
            <section>
              <h2>{t.page.changes}</h2>
              <p>{t.page.changesLead}</p>
              <Changes lang={lang} changes={changes} />
            </section>
          )}
        </>
      )}
      {report.row_count > 0 && (
        <section>
          <h2 id="table">{t.table}</h2>
          <p class="muted">{t.page.range(after + 1, last, report.row_count)}</p>
          <ViewTable lang={lang} rows={rows} />
          <Pager
            lang={lang}
            next={next === undefined ? undefined : `${hearingReportPath(report.hearing_id, next)}#table`}
            first={after === 0 ? undefined : hearingReportPath(report.hearing_id)}
          />
        </section>
      )}
      {after === 0 && <Checking visit={visit} report={report} record={body.record_sha256} />}
      <p>
        <a href={hearing}>{t.page.toHearing}</a>
      </p>
    </Page>
  )
}

function Checking(props: { visit: Visit; report: StoredHearingReport; record: string }) {
  const { report, record, visit } = props
  const t = words(visit.lang)
  const data = `/api/v1/hearings/${report.hearing_id}/report`
  return (
    <section>
      <h2>{t.page.downloads}</h2>
      <ul>
        <li>
          <a href={`${data}.docx`} download>
            {t.page.word}
          </a>
        </li>
        <li>
          <a href={`${data}.csv`} download>
            {t.page.csv}
          </a>
        </li>
        <li>
          <a href={data}>{t.page.json}</a>
        </li>
      </ul>
      <p>{t.page.verify}</p>
      <p>
        {t.page.hash}
        <br />
        <code>{report.sha256}</code>
      </p>
      <p>
        {t.text.record}
        <br />
        <code>{record}</code>
      </p>
    </section>
  )
}
