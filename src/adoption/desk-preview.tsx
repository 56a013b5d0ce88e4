import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Tag } from '../paper/elements.tsx'
import { maskParts } from './mask.ts'
import type { AnsweredItem } from './report.ts'
import type { StoredReport } from './report-reading.ts'
import { ReportTable, type ShownRow, type ShowText } from './report-table.tsx'
import { words } from './words.ts'

/** A line of a preview, with what it was written from. */
export type PreviewRow = {
  readonly row: ShownRow
  readonly item: Pick<AnsweredItem, 'text' | 'suggested_wording' | 'reason'>
}

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
export function quotedOnce(refusal: Refusal | undefined): Refusal | undefined {
  if (!refusal) return undefined
  const [first, ...rest] = refusal.problems
  const once = rest.map((problem, i) => {
    if (problem.code !== 'item_unanswered' || rest[i - 1]?.code !== 'item_unanswered') return problem
    const { rule: _rule, citation: _citation, ...brief } = problem
    return brief
  })
  return { problems: [first, ...once] }
}

export const tones = {
  outdated: 'plain',
  prepared: 'amber',
  waiting: 'amber',
  reviewed: 'green',
  published: 'blue',
} as const

export const stateOf = (
  report: Pick<StoredReport, 'published_at' | 'current' | 'reviewed' | 'waiting'>,
): keyof typeof tones => {
  if (report.published_at) return 'published'
  if (!report.current) return 'outdated'
  if (report.reviewed) return 'reviewed'
  return report.waiting ? 'waiting' : 'prepared'
}

export const StateTag = ({ visit: { lang }, report }: { visit: Visit; report: StoredReport }) => (
  <Tag tone={tones[stateOf(report)]}>{words(lang).report.states[stateOf(report)]}</Tag>
)
