import { headOf, trimLine } from './normalise.ts'
import { NUMERAL_CHARACTERS, readNumeral } from './numerals.ts'

export type HeadingLevel = 'part' | 'subpart' | 'chapter' | 'section'
export type ListStyle = 'han' | 'han_paren' | 'digit' | 'digit_paren' | 'digit_half' | 'circled'

/** What the beginning of a line looks like, taken by itself. Whether it is what it looks like is settled later. */
export type Mark =
  | { readonly kind: 'plain' }
  | { readonly kind: 'table' }
  | { readonly kind: 'contents' }
  | { readonly kind: 'annex'; readonly label: string; readonly rest: string; readonly listing: boolean }
  | {
      readonly kind: 'heading'
      readonly level: HeadingLevel
      readonly number: number
      readonly label: string
      readonly rest: string
    }
  | {
      readonly kind: 'article'
      readonly number: number
      readonly inserted: number
      readonly label: string
      readonly rest: string
      /** Something stands between label and text (a blank, a colon, a bracket, the line's end). */
      readonly separated: boolean
      /** The words after the label read like a reference to that article: 规定的, 第一款, 、第十二条. */
      readonly refers: boolean
    }
  | {
      readonly kind: 'list'
      readonly style: ListStyle
      readonly number: number
      readonly label: string
      readonly rest: string
      /** The next label of the list stands on the same line. */
      readonly inline: boolean
    }

export type Line = {
  /** Line number in the text, from 1. */
  readonly no: number
  readonly raw: string
  readonly afterBlank: boolean
  mark: Mark
}

const N = `[${NUMERAL_CHARACTERS}]`
const ARTICLE = new RegExp(`^第 {0,3}((?:${N} {0,2}){1,12})条(?: {0,2}之 {0,2}(${N}{1,4}))?`, 'u')
const HEADING = new RegExp(`^第 {0,3}((?:${N} {0,2}){1,12})(编|分 {0,2}编|章|节)`, 'u')
const REFERS =
  /^(?:第.{1,6}[款项]|[款项的之和及至或与、,中所]|规定|以及|关于|情形|修改|删[除去]|增加|以[外下上内])/u
const REFERS_AFTER_BLANK = /^(?:第.{1,6}[款项]|规定的|的规定|所[列称规]|[、,])/u
const ANNEX = new RegExp(`^附 ?(?:件|表|录|图) {0,2}(${N}{0,4}) {0,2}([:.、]?) {0,4}`, 'u')
const SENTENCE = /[。；，！？;,!?]/u
const HEADING_LEVELS: Readonly<Record<string, HeadingLevel>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
}

const LISTS: readonly (readonly [ListStyle, RegExp])[] = [
  ['han', /^([零〇一二三四五六七八九十百]{1,5}) ?[、.]/u],
  ['han_paren', /^\( ?([零〇一二三四五六七八九十百]{1,5}) ?\) ?[、.]?/u],
  ['digit', /^(\d{1,3}) ?[.、](?!\d)/u],
  ['digit_paren', /^\( ?(\d{1,3}) ?\) ?[、.]?/u],
  ['digit_half', /^(\d{1,2})\) ?/u],
  ['circled', /^⟨(\d{1,2})⟩ ?[、.]?/u],
]

/** Splits a text into its lines that are not blank, each with the look of its beginning. Linear in the text. */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = false
  text.split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/).forEach((whole, index) => {
    const raw = trimLine(whole)
    if (raw === '') {
      afterBlank = true
      return
    }
    lines.push({ no: index + 1, raw, afterBlank, mark: markOf(raw) })
    afterBlank = false
  })
  return lines
}

function markOf(raw: string): Mark {
  if (raw.startsWith('|') && raw.length > 2 && raw.endsWith('|')) return { kind: 'table' }
  const head = headOf(raw)
  const first = head.folded[0]
  if (first === undefined) return { kind: 'plain' }
  if (first === '第') return articleMark(raw, head) ?? headingMark(raw, head) ?? { kind: 'plain' }
  if (first === '目' && /^目 *[录次]$/u.test(head.folded)) return { kind: 'contents' }
  if (first === '附') return annexMark(raw, head) ?? { kind: 'plain' }
  return listMark(raw, head) ?? { kind: 'plain' }
}

type Head = ReturnType<typeof headOf>

const cut = (raw: string, head: Head, length: number): [label: string, rest: string] => {
  const end = head.rawEnd(length)
  return [trimLine(raw.slice(0, end)), trimLine(raw.slice(end))]
}

function articleMark(raw: string, head: Head): Mark | null {
  const match = ARTICLE.exec(head.folded)
  if (!match) return null
  const number = readNumeral(match[1] ?? '')
  const inserted = match[2] === undefined ? 0 : readNumeral(match[2])
  if (number === null || inserted === null) return null
  const [label, rest] = cut(raw, head, match[0].length)
  const after = head.folded.slice(match[0].length)
  const separator = /^(?: *: *| +)/u.exec(after)
  const words = after.slice(separator?.[0].length ?? 0)
  return {
    kind: 'article',
    number,
    inserted,
    label,
    rest: separator ? trimLine(rest.replace(/^[:：]/u, '')) : rest,
    separated: separator !== null || after === '' || /^[([【〔]/u.test(after),
    refers: separator ? REFERS_AFTER_BLANK.test(words) : REFERS.test(words),
  }
}

function headingMark(raw: string, head: Head): Mark | null {
  const match = HEADING.exec(head.folded)
  const level = HEADING_LEVELS[(match?.[2] ?? '').replaceAll(' ', '')]
  const number = readNumeral(match?.[1] ?? '')
  if (!match || !level || number === null) return null
  const [label, rest] = cut(raw, head, match[0].length)
  if (rest.length > 60 || SENTENCE.test(rest) || /[：:]$/u.test(rest)) return null
  const after = head.folded.slice(match[0].length)
  if (!after.startsWith(' ') && REFERS.test(after)) return null
  return { kind: 'heading', level, number, label, rest: trimLine(rest.replace(/^[:：]/u, '')) }
}

function annexMark(raw: string, head: Head): Mark | null {
  const match = ANNEX.exec(head.folded)
  if (!match) return null
  const [label, rest] = cut(raw, head, match[0].length)
  const glued = match[1] === '' && match[2] === '' && !match[0].endsWith(' ')
  if (rest.length > 60 || SENTENCE.test(rest) || (glued && rest !== '' && !/^[(（《]/u.test(rest)))
    return null
  return { kind: 'annex', label, rest, listing: match[1] === '' && match[2] === ':' && rest !== '' }
}

function listMark(raw: string, head: Head): Mark | null {
  for (const [style, pattern] of LISTS) {
    const match = pattern.exec(head.folded)
    if (!match) continue
    const number = readNumeral(match[1] ?? '')
    if (number === null || number === 0) return null
    const [label, rest] = cut(raw, head, match[0].length)
    // 一、二级保护动物 counts kinds, and （三）项所列 refers: neither opens a list.
    if (style === 'han' && number === 1 && /^二/u.test(rest)) return null
    if (style.endsWith('paren') && /^[款项目](?:[所规的、至和])/u.test(rest)) return null
    return { kind: 'list', style, number, label, rest, inline: followedInline(style, number, rest) }
  }
  return null
}

/** Whether the number after `number` opens within the same line, as in （一）信函；（二）传真. */
function followedInline(style: ListStyle, number: number, rest: string): boolean {
  const folded = headOf(rest, 4000).folded
  const next = number + 1
  const han = /^han/u.test(style)
  for (const match of folded.matchAll(han ? HAN_INLINE : DIGIT_INLINE)) {
    if (readNumeral(match[1] ?? match[2] ?? '') === next) return true
  }
  return false
}

const HAN_INLINE = /[;,。 ]\(([零〇一二三四五六七八九十]{1,3})\)|[;。 ]([零〇一二三四五六七八九十]{1,3})、/gu
const DIGIT_INLINE = /[;,。 ]\(?(\d{1,3})[.、)](?!\d)|⟨(\d{1,2})⟩/gu
