import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, LinkButton, Pager, SummaryList, Time } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { Preview, type PreviewRow, quotedOnce, StateTag, stateOf } from './desk-preview.tsx'
import { pathOf, Way } from './desk-way.tsx'
import { adoptionPath } from './pages.tsx'
import type { ReportChange } from './report.ts'
import type { StoredReport } from './report-reading.ts'
import { Changes, TotalsTables } from './report-table.tsx'
import type { Totals } from './totals.ts'
import { words } from './words.ts'
import type { Work } from './working-list.ts'

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
    <DeskPage
      visit={visit}
      officer={officer}
      title={report.title}
      current="/desk/decisions"
      refused={refusal !== undefined}
      wide
    >
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
  if (state === 'outdated')
    return (
      <Banner lang={lang} kind="warning" title={t.states.outdated}>
        {t.prepareLead}
      </Banner>
    )
  return (
    <form method="post" action={`/desk/reports/${report.id}/publication`} class="panel">
      <h2>{t.publish}</h2>
      <p>{t.publishLead}</p>
      <Button>{t.publishSubmit}</Button>
    </form>
  )
}
