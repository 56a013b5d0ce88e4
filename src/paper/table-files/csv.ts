import { beijingIso } from '../../ground/clock.ts'
import { fill } from '../words/words.ts'
import { type Bytes, type SoFar, type TableFile, tableFile, Utf8 } from './file.ts'
import { type Column, cellOf, checkSheet, dateOf, pagesOf, type Row, type Sheet } from './table.ts'
import { visible } from './visible.ts'
import type { TableWords } from './words.ts'

// What a spreadsheet would compute, also after white space and in full width, as typed here; our own marks; and
// the apostrophe itself, so that the guard can be undone.
const GUARDED = /^(?:['#\t\r\n]|\s*[=+\-@＝＋－＠])/

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text

/**
 * A text as a cell. Where a spreadsheet might run it, an apostrophe is put before it; also before one that begins
 * with an apostrophe or `#`. So a reader undoes the guard by taking one apostrophe off every text that begins with
 * one, and a line whose first cell begins with `#` is never a row. Only what `visible` replaced cannot be undone.
 */
export function csvText(text: string): string {
  const shown = visible(text)
  return quoted(GUARDED.test(shown) ? `'${shown}` : shown)
}

function csvCell(column: Column, row: Row): string {
  const cell = cellOf(column, row)
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (column.kind === 'text') return csvText(cell)
  const date = dateOf(cell)
  return 'day' in date ? date.day : beijingIso(date.at)
}

async function* csvBytes(sheet: Sheet, words: TableWords, soFar: SoFar): AsyncGenerator<Bytes, void> {
  const text = new Utf8()
  const { columns } = sheet
  text.add(`\ufeff${columns.map((column) => csvText(column.heading)).join(',')}\r\n`)
  try {
    for await (const page of pagesOf(sheet)) {
      for (const row of page) {
        const bytes = text.add(`${columns.map((column) => csvCell(column, row)).join(',')}\r\n`)
        soFar.rows += 1
        if (bytes) yield bytes
      }
    }
  } catch (error) {
    text.add(`${quoted(fill(words.broken, { rows: soFar.rows }))}\r\n`)
    yield text.rest()
    throw error
  }
  text.add(`${quoted(`#${fill(words.totalRows, { rows: soFar.rows })}`)}\r\n`)
  yield text.rest()
}

/**
 * A sheet as CSV (RFC 4180): a byte order mark, so that Excel reads UTF-8; the headings; the rows; and a last line
 * of one cell, `#合计 <rows> 行`. Numbers and dates are bare, dates `YYYY-MM-DD` or ISO 8601 with +08:00, texts as `csvText` writes
 * them, an empty cell is an absent value. A file that broke off ends with a line `#错误…` instead. Throws RangeError
 * for a sheet that `checkSheet` refuses.
 */
export function csvFile(sheet: Sheet, words: TableWords): TableFile {
  checkSheet(sheet)
  return tableFile((soFar) => csvBytes(sheet, words, soFar))
}
