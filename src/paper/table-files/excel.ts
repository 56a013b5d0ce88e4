// Why the worksheets are written here and not by hucre's `writeXlsxStream` (1.0.0), and zipped by fflate:
// - hucre streams one run of rows under one heading row: no second sheet of another kind, no title, no filter, no
//   styles for headings, no last row, no `quotePrefix`, no print set-up.
// - It writes `_x0041_` as it was typed, which every spreadsheet reads as `A`, and cells that are too long as they are.
// - When its source fails it drops up to 64 KB of rows that it still holds, and the compressor what that still
//   holds: no row could say that the file broke off.
// - It compresses with `CompressionStream`, whose bytes are zlib's of this platform and processor. An export must
//   come out the same elsewhere, for its hash stands in the ledger.

import { fill } from '../words/words.ts'
import { CELL_LIMIT, cellPieces, STYLE } from './excel-cells.ts'
import { sheetNamer } from './excel-names.ts'
import { type WrittenSheet, workbookParts } from './excel-parts.ts'
import { type ExcelLimits, Worksheet } from './excel-sheet.ts'
import { type Bytes, type SoFar, type TableFile, tableFile } from './file.ts'
import {
  type Cell,
  type Column,
  cellOf,
  checkSheet,
  pagesOf,
  type Row,
  type Sheet,
  type Table,
} from './table.ts'
import type { TableWords } from './words.ts'
import { ZipBytes } from './zip.ts'

const EXCEL: ExcelLimits = { rows: 1_048_576, sheetBytes: 2 ** 31, fileBytes: 2 ** 32 - 2 ** 26 }

/**
 * A row as one line of cells, and one more for every further piece of its longest text: such a line has the first
 * column's cell again, so that it is known whose it is wherever sorting takes it.
 */
function linesOf(columns: readonly Column[], row: Row, words: TableWords): readonly (readonly Cell[])[] {
  const cells = columns.map((column) => cellOf(column, row))
  if (!cells.some((cell) => typeof cell === 'string' && cell.length > CELL_LIMIT)) return [cells]
  const pieces = cells.map((cell) => (typeof cell === 'string' ? cellPieces(cell, words) : [cell]))
  const lines = Math.max(...pieces.map((each) => each.length))
  return Array.from({ length: lines }, (_, line) =>
    pieces.map((each, i) => each[line] ?? (i === 0 && each.length === 1 ? (each[0] ?? null) : null)),
  )
}

type Book = {
  readonly zip: ZipBytes
  readonly written: WrittenSheet[]
  readonly nameFor: (name: string) => string
}

async function* sheetBytes(
  { zip, written, nameFor }: Book,
  sheet: Sheet,
  name: string,
  words: TableWords,
  soFar: SoFar,
  limits: ExcelLimits,
): AsyncGenerator<Bytes, void> {
  let open = new Worksheet(zip, sheet, name, written.length + 1)
  let rows = 0
  try {
    for await (const page of pagesOf(sheet)) {
      for (const row of page) {
        if (zip.made > limits.fileBytes) throw new RangeError('a workbook of more than 4 GiB')
        const lines = linesOf(sheet.columns, row, words)
        if (!open.hasRoom(lines.length, limits)) {
          const next = nameFor(sheet.name)
          written.push(open.close(fill(words.nextSheet, { sheet: next })))
          open = new Worksheet(zip, sheet, next, written.length + 1)
        }
        for (const line of lines) open.add(line)
        rows += 1
        soFar.rows += 1
        if (zip.full) yield zip.take()
      }
    }
  } catch (error) {
    // The worksheet is closed, so that whoever mends the file sees this row; the zip is not.
    open.close(fill(words.broken, { rows }), STYLE.broken)
    yield zip.take()
    throw error
  }
  written.push(open.close(fill(words.totalRows, { rows })))
}

async function* workbookBytes(
  table: Table,
  words: TableWords,
  soFar: SoFar,
  limits: ExcelLimits,
): AsyncGenerator<Bytes, void> {
  const nameFor = sheetNamer()
  const book: Book = { zip: new ZipBytes(), written: [], nameFor }
  const named = table.sheets.map((sheet) => [sheet, nameFor(sheet.name)] as const)
  for (const [sheet, name] of named) yield* sheetBytes(book, sheet, name, words, soFar, limits)
  for (const [path, text] of workbookParts(book.written)) book.zip.whole(path, text)
  book.zip.finish()
  yield book.zip.take()
}

/**
 * A table as an Excel workbook (ECMA-376), a worksheet for each sheet: title, headings that stay in sight with
 * filters, the rows, and a last row with their count. Numbers are numbers, dates dates (instants in Beijing time, to the second),
 * texts can never run as formulas; a text longer than a cell goes on in the next row, a sheet longer than `limits`
 * on another worksheet, both saying so. A workbook that broke off has a last row `#错误…` and is no finished zip.
 * Throws RangeError for a sheet that `checkSheet` refuses.
 */
export function excelFile(table: Table, words: TableWords, limits: ExcelLimits = EXCEL): TableFile {
  for (const sheet of table.sheets) checkSheet(sheet)
  return tableFile((soFar) => workbookBytes(table, words, soFar, limits))
}
