import { columnLetters, excelCell, STYLE, textCell } from './excel-cells.ts'
import { HEAD_ROWS, sheetFoot, sheetHead, sheetPath, type WrittenSheet } from './excel-parts.ts'
import type { Cell, Sheet } from './table.ts'
import type { ZipBytes } from './zip.ts'

/**
 * How many rows a worksheet has, after how many bytes of XML another one is begun, and how many bytes the file may
 * have: a zip without ZIP64 counts both in 32 bits, and a row can still be megabytes long.
 */
export type ExcelLimits = { readonly rows: number; readonly sheetBytes: number; readonly fileBytes: number }

/** Characters of XML collected before they are encoded. */
const CHUNK = 4 * 1024

/** A worksheet that is open in the zip. Its rows are written whole, one under the other. */
export class Worksheet {
  readonly #zip: ZipBytes
  readonly #sheet: Sheet
  readonly #name: string
  readonly #letters: readonly string[]
  #text = ''
  #row = 0
  #bytes = 0

  constructor(zip: ZipBytes, sheet: Sheet, name: string, number: number) {
    this.#zip = zip
    this.#sheet = sheet
    this.#name = name
    this.#letters = sheet.columns.map((_, i) => columnLetters(i))
    zip.begin(`xl/${sheetPath(number)}`)
    this.#text = sheetHead(sheet.columns, number === 1)
    this.#note(sheet.title, STYLE.title, ' ht="30" customHeight="1"')
    const headings = sheet.columns.map((column, i) =>
      textCell(`${this.#letters[i]}${HEAD_ROWS}`, column.heading, STYLE.heading),
    )
    this.#row = HEAD_ROWS
    this.#text += `<row r="${HEAD_ROWS}">${headings.join('')}</row>`
  }

  /** Whether so many rows still leave room for the last word. */
  hasRoom(rows: number, limits: ExcelLimits): boolean {
    return this.#row + rows + 2 <= limits.rows && this.#bytes < limits.sheetBytes
  }

  add(cells: readonly Cell[]): void {
    this.#row += 1
    let xml = `<row r="${this.#row}">`
    this.#sheet.columns.forEach((column, i) => {
      xml += excelCell(`${this.#letters[i]}${this.#row}`, column, cells[i] ?? null)
    })
    this.#text += `${xml}</row>`
    if (this.#text.length >= CHUNK) this.#flush()
  }

  /** Close it with a row that says how it ends, one row apart: filters and sorting reach as far as rows touch. */
  close(lastWord: string, style: number = STYLE.note): WrittenSheet {
    const written = { name: this.#name, columns: this.#letters.length, lastRow: this.#row }
    this.#row += 1
    this.#note(lastWord, style)
    this.#text += sheetFoot(written)
    this.#flush(true)
    return written
  }

  #note(text: string, style: number, height = ''): void {
    this.#row += 1
    this.#text += `<row r="${this.#row}"${height}>${textCell(`A${this.#row}`, text, style)}</row>`
  }

  #flush(last = false): void {
    this.#bytes += this.#zip.write(this.#text, last)
    this.#text = ''
  }
}
