import type { Child } from 'hono/jsx'
import type { Lang } from '../ground/house.ts'
import { DispositionTag, Table, Tag, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { ANONYMOUS } from './mask-name.ts'
import type { ReportChange, ReportRow } from './report.ts'
import type { ReportCarrier } from './store.ts'
import type { Totals } from './totals.ts'
import { words } from './words.ts'

/** A line of the table; in a preview the disposition may still be missing. */
export type ShownRow = Omit<ReportRow, 'disposition'> & {
  readonly disposition: ReportRow['disposition'] | null
}

/** How a text is shown: plainly to the public, with what was masked marked on the desk. */
export type ShowText = (row: ShownRow, field: 'text' | 'suggested_wording' | 'opinion_reason') => Child

export const rowAnchor = (rowNo: number): string => `r-${rowNo}`

const plainly: ShowText = (row, field) => row[field]

/** The public table of domain.md §5.4; on a phone each row is a card. */
export function ReportTable(props: {
  lang: Lang
  rows: readonly ShownRow[]
  show?: ShowText
  empty?: string
}) {
  const { lang, rows, show = plainly } = props
  const t = words(lang)
  const columns = t.page.columns
  return (
    <Table
      lang={lang}
      caption={t.page.table}
      hideCaption
      dense
      empty={props.empty}
      columns={[
        { label: columns.no, kind: 'tight' },
        { label: columns.itemNo, kind: 'tight' },
        { label: columns.clause },
        { label: columns.opinion, kind: 'wide' },
        { label: columns.submitter },
        { label: columns.channel, kind: 'tight' },
        { label: columns.disposition, kind: 'tight' },
        { label: columns.answer, kind: 'wide' },
      ]}
      rows={rows.map((row) => [
        <span id={rowAnchor(row.row_no)}>{row.row_no}</span>,
        row.item_no,
        <span lang="zh-CN">{row.clause_label || t.whole}</span>,
        <Opinion lang={lang} row={row} show={show} />,
        row.submitter === ANONYMOUS ? t.anonymous : row.submitter,
        <>
          {common(lang).channels[row.channel]}
          <br />
          <small>
            <Time lang={lang} at={row.received_on as never} />
          </small>{' '}
          {row.late && <Tag tone="amber">{t.late}</Tag>}
        </>,
        <DispositionTag lang={lang} disposition={row.disposition} />,
        <div>
          {row.reason && <p class="said">{row.reason}</p>}
          {row.changed_wording && (
            <>
              <p class="muted">{t.page.changedTo}</p>
              <p class="said">{row.changed_wording}</p>
            </>
          )}
        </div>,
      ])}
    />
  )
}

function Opinion({ lang, row, show }: { lang: Lang; row: ShownRow; show: ShowText }) {
  const t = words(lang).list
  return (
    <div>
      <p class="said">
        <Tag>{common(lang).kinds[row.kind]}</Tag> {show(row, 'text')}
      </p>
      {row.suggested_wording && (
        <p class="said">
          <span class="muted">{t.wording}</span> {show(row, 'suggested_wording')}
        </p>
      )}
      {row.opinion_reason && (
        <p class="said">
          <span class="muted">{t.reason}</span> {show(row, 'opinion_reason')}
        </p>
      )}
    </div>
  )
}

/** Changed wordings, each beside what stood there before. */
export function Changes({ lang, changes }: { lang: Lang; changes: readonly ReportChange[] }) {
  const t = words(lang).page
  return (
    <Table
      lang={lang}
      caption={t.changes}
      hideCaption
      columns={[
        { label: t.columns.clause, kind: 'tight' },
        { label: t.before, kind: 'wide' },
        { label: t.after, kind: 'wide' },
      ]}
      rows={changes.map((change) => [
        <div>
          <span lang="zh-CN">{change.clause_label || words(lang).whole}</span>
          <br />
          <small>{t.becauseOf(change.items)}</small>
        </div>,
        <p class="said" lang="zh-CN">
          {change.before && <del>{change.before}</del>}
        </p>,
        <p class="said" lang="zh-CN">
          <ins>{change.after}</ins>
        </p>,
      ])}
    />
  )
}

/** Every way of counting, each as a small table. Nothing that is zero is listed. */
export function TotalsTables({ lang, totals }: { lang: Lang; totals: Totals }) {
  const t = words(lang)
  const c = common(lang)
  const tables: (readonly [string, (readonly [string, number])[]])[] = [
    [t.totals.byDisposition, named(totals.by_disposition, c.dispositions, c.pending, totals.pending)],
    [t.totals.byKind, named(totals.by_kind, c.kinds)],
    [t.totals.byChannel, named(totals.by_channel, c.channels)],
    [t.totals.bySubmitter, named(totals.by_submitter, t.people)],
    [
      t.totals.byClause,
      totals.by_clause.map(({ clause_label, items }) => [clause_label || t.whole, items] as const),
    ],
  ]
  return (
    <div class="board">
      {tables.map(
        ([caption, rows]) =>
          rows.length > 0 && (
            <Table
              lang={lang}
              caption={caption}
              dense
              scroll
              columns={[{ label: t.totals.what }, { label: t.totals.count, kind: 'number' }]}
              rows={rows}
            />
          ),
      )}
    </div>
  )
}

function named(
  figures: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>>,
  more?: string,
  n = 0,
): (readonly [string, number])[] {
  const rows = Object.entries(figures).map(([code, count]) => [names[code] ?? code, count] as const)
  return [...rows, ...(more ? [[more, n] as const] : [])].filter(([, count]) => count > 0)
}

/** Where else a published report appears, and since when; nothing when the portal is all (R12). */
export function Carried({ lang, carried }: { lang: Lang; carried: readonly ReportCarrier[] }) {
  const t = words(lang).carried
  if (carried.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <Table
        lang={lang}
        caption={t.title}
        hideCaption
        columns={[
          { label: t.carrier, kind: 'wide' },
          { label: t.at, kind: 'tight' },
          { label: t.evidence, kind: 'wide' },
        ]}
        rows={carried.map(({ kind, name, at, evidence, replacedReason }) => [
          <>
            <span lang="zh-CN">{name}</span> <span class="small">{common(lang).carriers[kind]}</span>
          </>,
          at ? <Time lang={lang} at={at} /> : t.notThere,
          at ? <Evidence text={evidence} /> : <span lang="zh-CN">{t.because(replacedReason)}</span>,
        ])}
      />
    </section>
  )
}

const Evidence = ({ text }: { text: string }) =>
  /^https?:\/\/\S+$/.test(text) ? (
    <a href={text} rel="nofollow">
      {text}
    </a>
  ) : (
    <span lang="zh-CN">{text}</span>
  )
