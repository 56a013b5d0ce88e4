import * as z from 'zod'
import type { PlainDate } from '../ground/clock.ts'
import { typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import type { AgendaStep } from '../hearings/record.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { kinds } from '../opinions/item.ts'
import { breach } from '../statute/citations.ts'
import { type Category, conclusions, judgeReport } from '../statute/hearing.ts'
import type { ReportRow } from './report.ts'
import type { Totals } from './totals.ts'

/** Longest of each text that the unit writes itself, in characters. */
export const MAX_TITLE = 200
export const MAX_TEXT = 20_000

export type Conclusion = (typeof conclusions)[number]

/** What an officer adds to what the data say (domain.md §4.5). */
export const hearingReportSchema = z.object({
  title: typed(MAX_TITLE).default('').describe('Left out: after the matter that was heard'),
  opinions: typed(MAX_TEXT)
    .default('')
    .describe(
      'The main reasons of those for it, those against it and others; required where views were said',
    ),
  adoption: typed(MAX_TEXT).default('').describe('What became of them in sum; the table lists each'),
  conclusion: z
    .enum(conclusions)
    .nullish()
    .transform((given) => given ?? null)
    .describe('R20: 支持, 修改后实施, 暂缓, 不宜实施'),
  conclusion_text: typed(MAX_TEXT).default('').describe('R20: the recommendation in words'),
  reviewed_by: typed(100).default('').describe('Who reviewed the report, if anybody did'),
})

export type HearingReportInput = z.output<typeof hearingReportSchema>

/** Everything that a hearing report says beside its table, as it is stored, published and hashed. */
export type HearingReportBody = {
  readonly title: string
  // 一、听证事由
  readonly matter: string
  readonly content: string
  readonly reason: string
  readonly basis: string
  // 二、时间地点; times are Beijing's, HH:MM
  readonly held_on: PlainDate
  readonly started_at: string
  readonly ended_at: string
  readonly venue: string
  // 三、准备情况
  readonly papers: readonly { readonly no: number; readonly kind: string; readonly published_on: PlainDate }[]
  readonly draw: {
    readonly method: 'public_value' | 'on_the_spot' | 'not_needed'
    readonly frozen_on: PlainDate
    readonly drawn_on: PlainDate
    /** In canonical form, and where it was read; '' unless drawn by a public value. */
    readonly value: string
    readonly source: string
  } | null
  /** R15: on how many of the representatives, when, and how many exceptions. */
  readonly materials: {
    readonly served: number
    readonly first_on: PlainDate | null
    readonly last_on: PlainDate | null
    readonly exceptions: number
    readonly acknowledged: number
  }
  // 四、参加人情况; officials by name, representatives by category alone
  readonly chair: string
  readonly panel: string
  readonly presenter: string
  readonly monitor: string
  readonly recorder: string
  readonly attendance: readonly {
    readonly category: Category
    readonly seats: number
    readonly listed: number
    readonly present: number
  }[]
  readonly quorum_reason: string
  readonly observers: number
  readonly press: string
  /** R19. */
  readonly confirmed: number
  readonly refused: number
  // 五、会议议程
  readonly agenda: readonly { readonly step: AgendaStep; readonly at: string }[]
  // 六 to 八, the unit's own words
  readonly opinions: string
  readonly adoption: string
  readonly conclusion: Conclusion
  readonly conclusion_text: string
  readonly reviewed_by: string
  /** Of the closed record. */
  readonly record_sha256: string
}

/** What follows from the data alone. */
export type FilledParts = Omit<
  HearingReportBody,
  'title' | 'opinions' | 'adoption' | 'conclusion' | 'conclusion_text' | 'reviewed_by'
>

/** Every figure a hearing report prints; they reconcile (R7). */
export type HearingTotals = {
  /** Representatives who put views forward. */
  readonly speakers: number
  readonly views: number
  readonly pending: number
  readonly by_kind: Totals['by_kind']
  readonly by_disposition: Totals['by_disposition']
  readonly by_clause: Totals['by_clause']
}

export const hearingTotals = ({ submissions, items, pending, ...rest }: Totals): HearingTotals => ({
  speakers: submissions,
  views: items,
  pending,
  by_kind: rest.by_kind,
  by_disposition: rest.by_disposition,
  by_clause: rest.by_clause,
})

const sum = (figures: Readonly<Record<string, number>>) => Object.values(figures).reduce((a, b) => a + b, 0)

/** R7: whichever way the views are counted, there are as many. False means that something has been lost. */
export const viewsReconcile = (totals: HearingTotals): boolean =>
  totals.views === sum(totals.by_disposition) + totals.pending &&
  totals.views === sum(totals.by_kind) &&
  totals.views === totals.by_clause.reduce((n, { items }) => n + items, 0)

/** The stances of the views, in the order in which they are told. */
export const stances = kinds

/**
 * R20, A06: what the officer's own part lacks: a conclusion of a fixed kind with its text, and the reasons of both
 * sides in sum where anything was said. That every view not adopted has its reason is judged with the answers (R8).
 */
export function judgeInput(input: HearingReportInput, views: number): Problem[] {
  const unclear = judgeReport({
    conclusion: input.conclusion,
    conclusionText: input.conclusion_text,
    views: [],
  })
  const field = input.conclusion === null ? 'conclusion' : 'conclusion_text'
  return [
    ...(views > 0 && input.opinions === '' ? [breach('R20', 'missing', { field: 'opinions' })] : []),
    ...(unclear.length > 0 ? [breach('R20', 'conclusion_missing', { field })] : []),
  ]
}

/** What stands at the head of a hearing report and begins its hash. */
export type HearingReportHead = {
  readonly hearingId: string
  readonly no: number
  readonly body: HearingReportBody
  readonly totals: HearingTotals
}

/**
 * The first of the lines a hearing report's SHA-256 is over: canonical JSON (RFC 8785) of
 * `{v, kind, hearing, no, body, totals}`. Then comes every row and every change, as in an adoption report.
 */
export const hearingHeadLine = ({ hearingId, no, body, totals }: HearingReportHead): string =>
  `${canonical({ v: 1, kind: 'hearing_report', hearing: hearingId, no, body, totals } as unknown as Json)}\n`

/** A line of the table: who said it is told by her category alone. */
export type HearingRow = Omit<ReportRow, 'submitter'> & { readonly submitter: Category | '' }
