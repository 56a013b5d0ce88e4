import { beijingIso } from '../../ground/clock.ts'
import { fill } from '../words/words.ts'
import { type Bytes, type SoFar, type TableFile, tableFile, Utf8 } from './file.ts'
import { type Column, cellOf, checkSheet, dateOf, pagesOf, type Row, type Sheet } from './table.ts'
import type { TableWords } from './words.ts'

function jsonCell(column: Column, row: Row): string {
  const cell = cellOf(column, row)
  if (cell === null || column.kind !== 'date' || typeof cell !== 'string') return JSON.stringify(cell)
  const date = dateOf(cell)
  return JSON.stringify('day' in date ? date.day : beijingIso(date.at))
}

function description({ name, title, columns }: Sheet): string {
  const described = columns.map(({ key, heading, kind }) => ({ key, heading, kind }))
  return JSON.stringify({ '#table': { name, title, columns: described } })
}

async function* jsonBytes(sheet: Sheet, words: TableWords, soFar: SoFar): AsyncGenerator<Bytes, void> {
  const text = new Utf8()
  const fields = sheet.columns.map((column) => [column, `${JSON.stringify(column.key)}:`] as const)
  text.add(`${description(sheet)}\n`)
  try {
    for await (const page of pagesOf(sheet)) {
      for (const row of page) {
        const line = fields.map(([column, key]) => key + jsonCell(column, row)).join(',')
        const bytes = text.add(`{${line}}\n`)
        soFar.rows += 1
        if (bytes) yield bytes
      }
    }
  } catch (error) {
    text.add(`${fill(words.broken, { rows: soFar.rows })}\n`)
    yield text.rest()
    throw error
  }
  // Handed over first, so that the hash covers every line before the last one.
  const before = text.rest()
  if (before.length > 0) yield before
  text.add(`${JSON.stringify({ '#end': { rows: soFar.rows, sha256: soFar.sha256() } })}\n`)
  yield text.rest()
}

/**
 * A sheet as JSON Lines (UTF-8, LF). First `{"#table": {name, title, columns: [{key, heading, kind}]}}`, then one
 * object for each row with every column's key (dates `YYYY-MM-DD` or ISO 8601 with +08:00), last
 * `{"#end": {rows, sha256}}`, whose hash is over the bytes of all lines before it. No column's key can begin with `#`.
 * A file that broke off ends with a line `#错误…`, which is no JSON: a reader that does not look stops there. Throws
 * RangeError for a sheet that `checkSheet` refuses.
 */
export function jsonLinesFile(sheet: Sheet, words: TableWords): TableFile {
  checkSheet(sheet)
  return tableFile((soFar) => jsonBytes(sheet, words, soFar))
}
