import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, LinkButton, Pager, SummaryList, Time } from '../paper/elements.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import type { Carrier } from '../statute/publishing.ts'
import type { TypedCarried } from './carried.ts'
import { CarriedFields, carriedLabels, carriedLinks } from './desk-carried.tsx'
import { Preview, type PreviewRow, quotedOnce, StateTag, stateOf } from './desk-preview.tsx'
import { IntakePage, pathOf } from './desk-way.tsx'
import { adoptionPath } from './pages.tsx'
import type { ReportChange } from './report.ts'
import type { StoredReport } from './report-reading.ts'
import { Carried, Changes, TotalsTables } from './report-table.tsx'
import type { ReportCarrier } from './store.ts'
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
  /** The carriers of the notice of which something has to be said (R12), and what was typed of them. */
  readonly asked: readonly Carrier[]
  readonly typed?: readonly TypedCarried[] | undefined
  /** Where a published report appears. */
  readonly carried: readonly ReportCarrier[]
  readonly after: number
  readonly next: number | undefined
  readonly refusal?: Refusal | undefined
}

/** One prepared report, exactly as it would go out, with the review and the publication. */
export function PreparedReportPage(props: PreparedReport) {
  const { visit, report, work, rows, changes, after, next, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const path = `/desk/reports/${report.id}`
  const totals = JSON.parse(report.totals) as Totals
  return (
    <IntakePage {...props} title={report.title} here={t.report.title} refused={refusal !== undefined} wide>
      <ErrorSummary
        lang={lang}
        refusal={quotedOnce(refusal)}
        cite={cite}
        labels={carriedLabels(lang, props.asked)}
        links={carriedLinks(props.asked)}
      />
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
    </IntakePage>
  )
}

/** What can be done with the report now. */
function Acts({ visit: { lang }, officer, report, asked, typed, carried, refusal }: PreparedReport) {
  const t = words(lang).report
  const state = stateOf(report)
  if (state === 'published')
    return (
      <>
        <p>
          <LinkButton href={adoptionPath(report.consultation_id, report.id)} kind="secondary">
            {t.toPublic}
          </LinkButton>
        </p>
        <Carried lang={lang} carried={carried} />
      </>
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
      <CarriedFields lang={lang} asked={asked} typed={typed} refusal={refusal} />
      <Button>{t.publishSubmit}</Button>
    </form>
  )
}
