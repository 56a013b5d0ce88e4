import type { Lang } from '../ground/house.ts'
import { DispositionTag, Figures, Table } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import type { FilledParts, HearingReportBody, HearingRow, HearingTotals } from './hearing-report.ts'
import { filledLines, headingOf, linesOfParts, type PartName, partNames } from './hearing-report-text.ts'
import { words } from './hearing-report-words.ts'
import { rowAnchor } from './report-table.tsx'

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p class="prose said">{line}</p>
    ))}
  </>
)

/** Who was to come and who came, by category. */
export function Attendance({
  lang,
  attendance,
}: {
  lang: Lang
  attendance: HearingReportBody['attendance']
}) {
  const { columns, categories, sum, attendance: caption } = words(lang)
  const total = (of: 'seats' | 'listed' | 'present') => attendance.reduce((all, each) => all + each[of], 0)
  return (
    <Table
      lang={lang}
      caption={caption}
      dense
      scroll
      columns={[
        { label: columns.category },
        { label: columns.seats, kind: 'number' },
        { label: columns.listed, kind: 'number' },
        { label: columns.present, kind: 'number' },
      ]}
      rows={[
        ...attendance.map(({ category, seats, listed, present }) => [
          categories[category],
          seats,
          listed,
          present,
        ]),
        [sum, total('seats'), total('listed'), total('present')],
      ]}
    />
  )
}

/** The parts that follow from the data, before anything was added (一 to 五). */
export function FilledReport({ lang, parts }: { lang: Lang; parts: FilledParts }) {
  const lines = filledLines(lang, parts)
  return (
    <>
      {partNames
        .filter((part) => lines[part].length > 0)
        .map((part) => (
          <section>
            <h3>{headingOf(lang, part)}</h3>
            <Lines lines={lines[part]} />
            {part === 'participants' && <Attendance lang={lang} attendance={parts.attendance} />}
          </section>
        ))}
    </>
  )
}

/** Figures of a hearing: who spoke, how many views, how they were answered. */
export const ViewFigures = ({ lang, totals }: { lang: Lang; totals: HearingTotals }) => {
  const c = common(lang)
  const there = Object.entries(totals.by_disposition).filter(([, n]) => n > 0)
  const names: Readonly<Record<string, string>> = c.dispositions
  return (
    <Figures
      items={[
        { value: totals.views, label: words(lang).columns.count },
        ...there.map(([code, value]) => ({ value, label: names[code] ?? code })),
        ...(totals.pending > 0 ? [{ value: totals.pending, label: c.pending }] : []),
      ]}
    />
  )
}

/** The eight parts of a report, as anybody reads them. */
export function ReportParts(props: { lang: Lang; body: HearingReportBody; totals: HearingTotals }) {
  const { lang, body, totals } = props
  const lines = linesOfParts(lang, body, totals)
  const more = (part: PartName) => {
    if (part === 'participants') return <Attendance lang={lang} attendance={body.attendance} />
    return part === 'opinions' && totals.views > 0 ? <ViewFigures lang={lang} totals={totals} /> : null
  }
  return (
    <>
      {partNames.map((part) => (
        <section>
          <h2 id={part}>{headingOf(lang, part)}</h2>
          <Lines lines={lines[part]} />
          {more(part)}
        </section>
      ))}
    </>
  )
}

/** Every view with its answer; on a phone each row is a card. */
export function ViewTable({ lang, rows }: { lang: Lang; rows: readonly HearingRow[] }) {
  const t = words(lang)
  const c = common(lang)
  const { columns } = t
  return (
    <Table
      lang={lang}
      caption={t.table}
      hideCaption
      dense
      columns={[
        { label: columns.no, kind: 'number' },
        { label: columns.itemNo, kind: 'tight' },
        { label: columns.clause },
        { label: columns.view, kind: 'wide' },
        { label: columns.speaker },
        { label: columns.disposition, kind: 'tight' },
        { label: columns.answer, kind: 'wide' },
      ]}
      rows={rows.map((row) => [
        <span id={rowAnchor(row.row_no)}>{row.row_no}</span>,
        <span class="mono">{row.item_no}</span>,
        <span lang="zh-CN">{row.clause_label || t.whole}</span>,
        <>
          <p>
            <strong>{c.kinds[row.kind]}</strong>
          </p>
          {row.text && <p class="said">{row.text}</p>}
          {row.opinion_reason && (
            <p class="said">
              <strong>{t.reason}</strong> {row.opinion_reason}
            </p>
          )}
          {row.suggested_wording && (
            <p class="said">
              <strong>{t.wording}</strong> {row.suggested_wording}
            </p>
          )}
        </>,
        row.submitter === '' ? '' : t.categories[row.submitter],
        <DispositionTag lang={lang} disposition={row.disposition} />,
        <>
          {row.reason && <p class="said">{row.reason}</p>}
          {row.changed_wording && (
            <p class="said">
              <strong>{t.changedTo}</strong> <ins>{row.changed_wording}</ins>
            </p>
          )}
        </>,
      ])}
    />
  )
}
