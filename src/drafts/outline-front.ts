import { foldText } from './normalise.ts'
import type { Line } from './outline-lines.ts'

const DATE_FIRST = /^\(?(?:\d{4}|[一二三四五六七八九〇]{4})年\d{0,2}/u
const ENACTED = /通过|公布|施行|修订|修正|发布|批准|印发|令第/u
const DOCUMENT_NUMBER = /[〔[（(]\d{4}[〕\])）]第?\d{1,5}号$/u
const DRAFT_STAGE = /^[（(〔]?(?:征求意见稿|草案|送审稿|试行|暂行|修订|修正|讨论稿|审议稿|公开征求)/u
const ENDS_SENTENCE = /[。；;！？!?]$/u
const UNIT = /(?:政府|委员会|办公室|局|厅|部|院|会)$/u
const LONGEST_TITLE_LINE = 80
const MOST_TITLE_LINES = 4

export type Front = {
  readonly title: string | null
  /** Dates and passing notes (题注), document number, addressee: what stands between title and body. */
  readonly notes: readonly string[]
  /** Whole sentences before the body (引言), still to become clauses. */
  readonly preamble: readonly Line[]
}

/**
 * Reads what stands before the body: the title, the notes on how it was passed, and the sentences that introduce
 * it. A title on several lines is joined with a blank, or without one where a bracket or 《 runs on.
 */
export function readFront(lines: readonly Line[]): Front {
  const notes: string[] = []
  const preamble: Line[] = []
  let at = 0
  while (at < lines.length && isBeforeTitle(lines[at])) notes.push(lines[at++]?.raw ?? '')
  let title: string | null = null
  for (let taken = 0; at < lines.length && taken < MOST_TITLE_LINES; at++, taken++) {
    const line = lines[at]
    if (!line || !(title === null ? canOpenTitle(line) : continuesTitle(title, line))) break
    title = title === null ? line.raw : joinTitle(title, line.raw)
  }
  for (const line of lines.slice(at)) {
    if (isNote(line.raw)) notes.push(line.raw)
    else preamble.push(line)
  }
  return { title, notes, preamble }
}

const isBeforeTitle = (line: Line | undefined): boolean =>
  line !== undefined && (line.mark.kind === 'annex' || DOCUMENT_NUMBER.test(line.raw))

const canOpenTitle = (line: Line): boolean =>
  line.raw.length <= LONGEST_TITLE_LINE &&
  !ENDS_SENTENCE.test(line.raw) &&
  !/[：:，,]$/u.test(line.raw) &&
  (line.mark.kind === 'plain' || line.mark.kind === 'list')

function continuesTitle(title: string, line: Line): boolean {
  if (DRAFT_STAGE.test(line.raw) && line.raw.length <= 20) return true
  if (line.afterBlank || line.raw.length > 40 || line.mark.kind !== 'plain') return false
  if (/[。；;：:，,]$/u.test(line.raw) || isEnactment(line.raw) || DOCUMENT_NUMBER.test(line.raw))
    return false
  return runsOn(title) || !UNIT.test(line.raw)
}

const runsOn = (title: string): boolean => title.split('《').length > title.split('》').length

const joinTitle = (title: string, next: string): string =>
  runsOn(title) || /^[（(〔》]/u.test(next) || UNIT.test(title) ? title + next : `${title} ${next}`

function isEnactment(raw: string): boolean {
  const folded = foldText(raw.slice(0, 300))
  if (/^[（(]/u.test(raw) && /[）)]$/u.test(raw)) return ENACTED.test(folded) || DATE_FIRST.test(folded)
  return DATE_FIRST.test(folded) && (ENACTED.test(folded) || folded.length <= 16) && !ENDS_SENTENCE.test(raw)
}

const isNote = (raw: string): boolean =>
  isEnactment(raw) || DOCUMENT_NUMBER.test(raw) || (raw.length <= 40 && !ENDS_SENTENCE.test(raw))

const DATE_ONLY =
  /^(?:\d{4}|[一二三四五六七八九〇]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/u
const PUBLICITY_NOTE = /^[（(]此件.{2,16}[）)]$/u
const ANNEX_LIST = /^附件?[：:]/u

/**
 * Where the closing block begins: annex list, unit, date and publicity note (署名、日期、附件说明、附注), which belong
 * to no article. Without a date or a publicity note there is no such block.
 *
 * @returns an index into `lines`, or their number when nothing closes the text
 */
export function signatureStart(lines: readonly Line[]): number {
  let at = lines.length
  if (PUBLICITY_NOTE.test(lines[at - 1]?.raw ?? '')) at--
  const date = lines[at - 1]
  if (!date || !DATE_ONLY.test(foldText(date.raw.slice(0, 40)))) return at
  at--
  for (let units = 0; units < 3 && isUnitLine(lines[at - 1]); units++) at--
  for (let back = 1; back <= 20 && at - back >= 0; back++) {
    const line = lines[at - back]
    if (line && ANNEX_LIST.test(line.raw)) return at - back
    if (line?.mark.kind !== 'list' || line.raw.length > 60) break
  }
  return at
}

const isUnitLine = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.mark.kind === 'plain' &&
  line.raw.length <= 30 &&
  !/[。；：，;:,）)]$/u.test(line.raw)
