import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { formatDate, formatEnd } from '../paper/dates.ts'
import { Banner, Breadcrumb, Details, Figures, Pager, SummaryList, Time } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import type { ReportChange, ReportRow } from './report.ts'
import type { StoredReport } from './report-reading.ts'
import { Carried, Changes, ReportTable, TotalsTables } from './report-table.tsx'
import type { ReportCarrier } from './store.ts'
import type { Totals } from './totals.ts'
import { words } from './words.ts'

export type PublicReport = {
  readonly report: StoredReport
  /** Where else it appears. */
  readonly carried: readonly ReportCarrier[]
  readonly rows: readonly ReportRow[]
  /** Only on the first page. */
  readonly changes: readonly ReportChange[]
  /** All published reports of the consultation, newest first. */
  readonly published: readonly StoredReport[]
  /** The rows of this page begin after this one. */
  readonly after: number
  readonly next: number | undefined
}

/** Where a report, or a page of it, is read; the newest report needs no id. */
export function adoptionPath(consultationId: string, report?: string, after?: number): string {
  const query = new URLSearchParams()
  if (report) query.set('report', report)
  if (after) query.set('cursor', String(after))
  return `/consultations/${consultationId}/adoption${query.size > 0 ? `?${query}` : ''}`
}

/** The adoption report as anybody reads it. */
export function AdoptionPage({ visit, view }: { visit: Visit; view: PublicReport }) {
  const { lang } = visit
  const { report, rows, published, after, next } = view
  const t = words(lang).page
  const totals = JSON.parse(report.totals) as Totals
  const newest = published[0]?.id === report.id
  const older = newest ? undefined : report.id
  const consultation = `/consultations/${report.consultation_id}`
  const last = rows.at(-1)?.row_no ?? after
  return (
    <Page visit={visit} title={report.title} description={report.title} current="/" wide>
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).nav.consultations, href: '/' },
          { label: report.decision_title, href: consultation },
          { label: t.crumb },
        ]}
      />
      {!newest && (
        <Banner lang={lang} kind="warning" title={t.newer}>
          <a href={adoptionPath(report.consultation_id)}>{t.toNewest}</a>
        </Banner>
      )}
      <h1 lang="zh-CN">{report.title}</h1>
      {after === 0 && <Facts visit={visit} view={view} totals={totals} />}
      <section>
        <h2 id="table">{t.table}</h2>
        {report.row_count === 0 ? (
          <p>{t.zero}</p>
        ) : (
          <>
            <p class="muted">{t.range(after + 1, last, report.row_count)}</p>
            <ReportTable lang={lang} rows={rows} />
            <Pager
              lang={lang}
              next={
                next === undefined ? undefined : `${adoptionPath(report.consultation_id, older, next)}#table`
              }
              first={after === 0 ? undefined : adoptionPath(report.consultation_id, older)}
            />
          </>
        )}
      </section>
      {after === 0 && <Checking visit={visit} view={view} older={older} />}
      <p>
        <a href={consultation}>{t.toConsultation}</a>
      </p>
    </Page>
  )
}

function Facts({ visit, view, totals }: { visit: Visit; view: PublicReport; totals: Totals }) {
  const { lang } = visit
  const { report, changes } = view
  const t = words(lang)
  return (
    <>
      <p class="lead">{totals.items === 0 ? t.page.zero : t.page.answered(totals.items)}</p>
      <SummaryList
        rows={[
          { key: t.page.unit, value: <span lang="zh-CN">{report.unit_name}</span> },
          {
            key: t.page.period,
            value: `${formatDate(lang, beijingDate(report.opens_at))} – ${formatEnd(lang, report.ends_on)}`,
          },
          {
            key: t.page.publishedOn,
            value: report.published_at && <Time lang={lang} at={report.published_at} />,
          },
        ]}
      />
      <Carried lang={lang} carried={view.carried} />
      {report.summary !== '' && (
        <section>
          <h2>{t.page.summary}</h2>
          <p class="prose said" lang="zh-CN">
            {report.summary}
          </p>
        </section>
      )}
      {totals.items > 0 && (
        <section>
          <h2>{t.totals.title}</h2>
          <Figures
            items={[
              { value: totals.submissions, label: t.totals.submissions },
              { value: totals.items, label: t.totals.items },
              { value: totals.items - totals.pending, label: t.totals.answered },
              ...(totals.late > 0 ? [{ value: totals.late, label: t.totals.late }] : []),
            ]}
          />
          <TotalsTables lang={lang} totals={totals} />
          <p class="muted">{t.totals.reconciled}</p>
        </section>
      )}
      {changes.length > 0 && (
        <section>
          <h2>{t.page.changes}</h2>
          <p>{t.page.changesLead}</p>
          <Changes lang={lang} changes={changes} />
        </section>
      )}
    </>
  )
}

function Checking({ visit, view, older }: { visit: Visit; view: PublicReport; older: string | undefined }) {
  const { lang } = visit
  const { report, published } = view
  const t = words(lang)
  const data = `/api/v1/consultations/${report.consultation_id}/adoption`
  const asked = older ? `?report=${older}` : ''
  const others = published.filter(({ id }) => id !== report.id)
  return (
    <section>
      <h2>{t.page.downloads}</h2>
      <ul>
        <li>
          <a href={`${data}.csv${asked}`} download>
            {t.page.csv}
          </a>
        </li>
        <li>
          <a href={`${data}${asked}`}>{t.page.json}</a>
        </li>
      </ul>
      <p>{t.page.verify}</p>
      <p>
        {t.report.hash}
        <br />
        <code>{report.sha256}</code>
      </p>
      {others.length > 0 && (
        <Details summary={t.page.earlier}>
          <ul>
            {others.map((other) => (
              <li>
                <a href={adoptionPath(report.consultation_id, other.id)} lang="zh-CN">
                  {other.title}
                </a>{' '}
                {other.published_at && <Time lang={lang} at={other.published_at} />}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
