import { canonical, type Json } from '../ledger/canonical.ts'
import type { Channel } from '../opinions/intake.ts'
import { itemNo, type Kind } from '../opinions/item.ts'
import type { ClauseText } from './clause-text.ts'
import type { Disposition } from './disposition.ts'
import { inAnswers, maskText } from './mask.ts'
import { submitterShown } from './mask-name.ts'
import type { Totals } from './totals.ts'

/** Longest title and summary of a report, in characters. */
export const MAX_TITLE = 200
export const MAX_SUMMARY = 20_000

/** How an opinion came; `hearing`: it was said at one. */
export type ItemChannel = Channel | 'hearing'

/** A line of the public table (domain.md §5.4), as it is stored, published and hashed. */
export type ReportRow = {
  readonly row_no: number
  readonly item_id: string
  readonly item_no: string
  readonly clause_uid: string | null
  /** 第七条; empty for the draft as a whole. */
  readonly clause_label: string
  readonly kind: Kind
  readonly text: string
  readonly suggested_wording: string | null
  /** Why the submitter thinks so. */
  readonly opinion_reason: string | null
  /** 张**, an organisation's name, or 匿名. */
  readonly submitter: string
  readonly channel: ItemChannel
  readonly received_on: string
  readonly late: boolean
  readonly disposition: Disposition
  /** Why the unit answered so. */
  readonly reason: string
  readonly changed_wording: string | null
  /** Opens `commitment`; null where masking changed the text, which then no longer opens it. */
  readonly salt: string | null
  readonly commitment: string
  readonly masked: boolean
  readonly act: string
  readonly answer_salt: string | null
}

/** A clause that changed, or was asked to, and by how many adopted opinions. */
export type ReportChange = {
  readonly change_no: number
  readonly clause_uid: string | null
  readonly clause_label: string
  readonly before: string
  readonly after: string
  readonly items: number
}

/** An item with its standing answer, as read for the report. */
export type AnsweredItem = {
  item_id: string
  seq: number
  ord: number
  receipt_no: string
  clause_uid: string | null
  kind: Kind
  text: string
  suggested_wording: string | null
  reason: string | null
  salt: string
  content_commitment: string
  channel: ItemChannel
  received_on: string
  late: 0 | 1
  submitter_kind: 'individual' | 'organisation'
  publish_name: 0 | 1
  /** Null when the item has no answer yet: only in a preview. */
  disposition: Disposition | null
  answer: string | null
  changed_wording: string | null
  act_id: string | null
  answer_salt: string | null
}

const masked = (text: string | null): string | null => text && maskText(text)
const maskedAnswer = (text: string | null): string | null => text && maskText(text, inAnswers)

/** Write one line of the public table: masked, with its salts only where what is printed is what was said. */
export function rowFrom(
  item: AnsweredItem & { disposition: Disposition },
  rowNo: number,
  clauses: ReadonlyMap<string, ClauseText>,
  name: string | undefined,
): ReportRow {
  const [text, wording, why] = [maskText(item.text), masked(item.suggested_wording), masked(item.reason)]
  const whole = text === item.text && wording === item.suggested_wording && why === item.reason
  const [answer, changed] = [maskedAnswer(item.answer) ?? '', maskedAnswer(item.changed_wording)]
  const answerWhole = answer === item.answer && changed === item.changed_wording
  return {
    row_no: rowNo,
    item_id: item.item_id,
    item_no: itemNo(item.receipt_no, item.ord),
    clause_uid: item.clause_uid,
    clause_label: clauses.get(item.clause_uid ?? '')?.label ?? '',
    kind: item.kind,
    text,
    suggested_wording: wording,
    opinion_reason: why,
    submitter: submitterShown(item.submitter_kind, item.publish_name === 1, name),
    channel: item.channel,
    received_on: item.received_on,
    late: item.late === 1,
    disposition: item.disposition,
    reason: answer,
    changed_wording: changed,
    salt: whole ? item.salt : null,
    commitment: item.content_commitment,
    masked: !whole,
    act: item.act_id ?? '',
    answer_salt: answerWhole ? item.answer_salt : null,
  }
}

/** What stands at the head of a report and begins its hash. */
export type ReportHead = {
  readonly intakeId: string
  readonly title: string
  readonly summary: string
  readonly totals: Totals
}

const line = (value: object): string => `${canonical(value as Json)}\n`

/**
 * The bytes a report's SHA-256 is over: canonical JSON (RFC 8785), a line each: the head
 * `{v, kind, round, title, summary, totals}`, then every row as the public JSON prints it (without `ledger`),
 * then every change. Anyone can compute it again from the published JSON.
 */
export const headLine = ({ intakeId, title, summary, totals }: ReportHead): string =>
  line({ v: 1, kind: 'adoption_report', round: intakeId, title, summary, totals })

export const rowLine = (row: ReportRow): string => line(row)
export const changeLine = (change: ReportChange): string => line(change)
