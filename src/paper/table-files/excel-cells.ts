import { beijingIso, DAY_MS, type Instant, type PlainDate } from '../../ground/clock.ts'
import { type Cell, type Column, dateOf } from './table.ts'
import { visible } from './visible.ts'

/** The styles of `excel-parts.ts`, by their place in `cellXfs`. */
export const STYLE = {
  text: 1,
  number: 2,
  day: 3,
  time: 4,
  title: 5,
  heading: 6,
  note: 7,
  broken: 8,
} as const

/** What a cell can hold, in UTF-16 units (Excel's specifications). */
export const CELL_LIMIT = 32_767

/** `A`, `Z`, `AA`, … of the column with this index from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

// `_xHHHH_` is how a spreadsheet's XML writes a character (ECMA-376 part 1, 22.9.2.19): where somebody typed just
// that, its underscore is written so, or the reader would see another text. The line ends are those that a reader
// of XML may make a line feed of.
const MARKUP = /[&<>\r\u0085\u2028]|_(?=x[0-9A-Fa-f]{4}_)/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
  _: '_x005F_',
}

/** Text as XML content that a spreadsheet reads back as it was, except what `visible` replaced. */
export const xmlText = (text: string): string =>
  visible(text).replace(MARKUP, (char) => ENTITIES[char] ?? char)

/** Text as the value of an XML attribute. */
export const xmlAttribute = (text: string): string =>
  xmlText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, ' ')

/** A text cell. It is of type text, and its style says so too: it stays text when somebody edits it. */
export function textCell(place: string, text: string, style: number = STYLE.text): string {
  const kept = /\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${kept}>${xmlText(text)}</t></is></c>`
}

const numberCell = (place: string, value: number, style: number): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`

/**
 * Days since 31 December 1899 as Excel counts them: with a 29 February 1900 that never was. Null where its
 * calendar has no day (before 1900, after 9999).
 */
function serial(days: number): number | null {
  const counted = days + 25_569 < 61 ? days + 25_568 : days + 25_569
  return counted >= 1 && counted < 2_958_466 ? counted : null
}

function dayCell(place: string, day: PlainDate): string {
  const value = serial(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
  return value === null ? textCell(place, day) : numberCell(place, value, STYLE.day)
}

/** To the whole second before it: a spreadsheet rounds what it shows, and 23:59:59.999 would be the next day. */
function timeCell(place: string, at: Instant): string {
  const iso = beijingIso(at)
  const value = serial(Date.parse(`${iso.slice(0, 19)}Z`) / DAY_MS)
  return value === null ? textCell(place, iso) : numberCell(place, value, STYLE.time)
}

/** The cell at a place, or nothing where there is none. */
export function excelCell(place: string, column: Column, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return numberCell(place, cell, STYLE.number)
  if (column.kind === 'text') return textCell(place, cell)
  const date = dateOf(cell)
  return 'day' in date ? dayCell(place, date.day) : timeCell(place, date.at)
}

/**
 * A text in pieces that each fit into a cell: every piece but the last ends with `goesOn`, every piece but the first
 * begins with `wentBefore`. No character is cut in two.
 */
export function cellPieces(
  text: string,
  marks: { readonly goesOn: string; readonly wentBefore: string },
  limit: number = CELL_LIMIT,
): readonly string[] {
  if (text.length <= limit) return [text]
  const pieces: string[] = []
  const room = limit - marks.goesOn.length - marks.wentBefore.length
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + room, text.length)
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1
    const piece = text.slice(at, end)
    pieces.push(`${at > 0 ? marks.wentBefore : ''}${piece}${end < text.length ? marks.goesOn : ''}`)
    at = end
  }
  return pieces
}
