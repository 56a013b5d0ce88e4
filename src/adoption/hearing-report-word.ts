import { beijingDate } from '../ground/clock.ts'
import { formatDate } from '../paper/dates.ts'
import { type Block, type OfficialDocument, officialDocument } from '../paper/word/official.ts'
import { common } from '../paper/words/index.ts'
import type { HearingReportBody, HearingRow, HearingTotals } from './hearing-report.ts'
import type { StoredHearingReport } from './hearing-report-reading.ts'
import { headingOf, linesOfParts, partNames } from './hearing-report-text.ts'
import { words } from './hearing-report-words.ts'

/** What somebody said, with her reason and the wording she suggests, in one cell. */
export function viewText(lang: 'zh' | 'en', row: HearingRow): string {
  const t = words(lang)
  const colon = lang === 'en' ? ': ' : '：'
  return [
    `${common(lang).kinds[row.kind]}${row.text && `${colon}${row.text}`}`,
    row.opinion_reason && `${t.reason}${colon}${row.opinion_reason}`,
    row.suggested_wording && `${t.wording}${colon}${row.suggested_wording}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** What the unit answered, with the new wording, in one cell. */
export function answerText(lang: 'zh' | 'en', row: HearingRow): string {
  const colon = lang === 'en' ? ': ' : '：'
  return [row.reason, row.changed_wording && `${words(lang).changedTo}${colon}${row.changed_wording}`]
    .filter(Boolean)
    .join('\n')
}

const speakerOf = (row: HearingRow): string =>
  row.submitter === '' ? '' : words('zh').categories[row.submitter]

function attendanceTable({ attendance }: HearingReportBody): Block[] {
  const { columns, categories, sum } = words('zh')
  if (attendance.length === 0) return []
  const total = (of: 'seats' | 'listed' | 'present') =>
    String(attendance.reduce((all, each) => all + each[of], 0))
  return [
    {
      kind: 'table',
      columns: [
        { label: columns.category, share: 4 },
        { label: columns.seats, share: 1, centred: true },
        { label: columns.listed, share: 1.4, centred: true },
        { label: columns.present, share: 1, centred: true },
      ],
      rows: [
        ...attendance.map(({ category, seats, listed, present }) => [
          categories[category],
          String(seats),
          String(listed),
          String(present),
        ]),
        [sum, total('seats'), total('listed'), total('present')],
      ],
    },
  ]
}

/** A hearing report in the layout of official documents, its table as an annex laid across (domain.md §5.1, §5.4). */
export function hearingReportDocument(
  report: StoredHearingReport,
  body: HearingReportBody,
  totals: HearingTotals,
  rows: readonly HearingRow[],
): OfficialDocument {
  const t = words('zh')
  const lines = linesOfParts('zh', body, totals)
  const { columns } = t
  const parts = partNames.flatMap((part): Block[] => [
    { kind: 'level1', text: headingOf('zh', part) },
    ...lines[part].map((text): Block => ({ kind: 'paragraph', text })),
    ...(part === 'participants' ? attendanceTable(body) : []),
  ])
  return {
    title: `${body.title}\n${t.numbered(report.no)}`,
    body: parts,
    ...(rows.length > 0 && { attachments: [t.annex] }),
    signed: {
      unit: report.unit_name,
      date: formatDate('zh', beijingDate(report.published_at ?? report.prepared_at)),
    },
    note: t.note,
    ...(rows.length > 0 && {
      annexes: [
        {
          title: t.annex,
          landscape: true,
          body: [
            {
              kind: 'table' as const,
              columns: [
                { label: columns.no, share: 1, centred: true },
                { label: columns.itemNo, share: 2.6 },
                { label: columns.clause, share: 2 },
                { label: columns.view, share: 7 },
                { label: columns.speaker, share: 2.2 },
                { label: columns.disposition, share: 1.8, centred: true },
                { label: columns.answer, share: 6 },
              ],
              rows: rows.map((row) => [
                String(row.row_no),
                row.item_no,
                row.clause_label || t.whole,
                viewText('zh', row),
                speakerOf(row),
                common('zh').dispositions[row.disposition],
                answerText('zh', row),
              ]),
            },
          ],
        },
      ],
    }),
  }
}

/** The same as a Word file; the same report is the same bytes. */
export const hearingReportWord = (
  report: StoredHearingReport,
  rows: readonly HearingRow[],
): Promise<Uint8Array> =>
  officialDocument(
    hearingReportDocument(
      report,
      JSON.parse(report.body) as HearingReportBody,
      JSON.parse(report.totals) as HearingTotals,
      rows,
    ),
    report.published_at ?? report.prepared_at,
  )
