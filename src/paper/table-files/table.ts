// A table that is written to a file: what its columns hold, and its rows page by page, so that a table of any
// length needs the memory of one page.

import { type Instant, isInstant, isPlainDate, type PlainDate } from '../../ground/clock.ts'

/** At most this many rows are in memory at a time. */
export const PAGE_ROWS = 500

/** A date is a `PlainDate` (a day) or an `Instant` (written in Beijing time); null is an empty cell. */
export type Cell = string | number | null

/** `width` in characters of a spreadsheet's ordinary type; a Chinese character takes two. */
export type Column = {
  readonly key: string
  readonly heading: string
  readonly kind: 'text' | 'number' | 'date'
  readonly width: number
}

/** The cells of one row by the keys of their columns. What no column names is not written. */
export type Row = Readonly<Record<string, Cell>>

/** One kind of rows. `pages` is read once, from the beginning, and each page only when the last is written. */
export type Sheet = {
  readonly name: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly pages: AsyncIterable<readonly Row[]>
}

export type Table = { readonly sheets: readonly [Sheet, ...Sheet[]] }

/** Throws RangeError for a sheet nobody can write: no name, no columns, keys twice, widths a spreadsheet refuses. */
export function checkSheet(sheet: Sheet): void {
  const keys = sheet.columns.map((column) => column.key)
  if (sheet.name.trim() === '') throw new RangeError('a sheet without a name')
  if (keys.length === 0 || keys.length > 16_384) throw new RangeError('a sheet of 1 to 16,384 columns')
  if (new Set(keys).size !== keys.length) throw new RangeError('two columns of one key')
  if (!keys.every((key) => /^[a-z][a-z0-9_]*$/.test(key))) throw new RangeError('a key in snake_case')
  if (!sheet.columns.every(({ width }) => width > 0 && width <= 255))
    throw new RangeError('a width of 1 to 255')
}

/**
 * What stands in a column of a row, of the column's kind. Throws TypeError for anything else: a row that lacks a
 * column, a number that is none, a date that does not exist. The message names the column, never the content.
 */
export function cellOf(column: Column, row: Row): Cell {
  const value = row[column.key]
  if (value === null) return null
  const fits =
    column.kind === 'number'
      ? Number.isFinite(value)
      : typeof value === 'string' && (column.kind === 'text' || isPlainDate(value) || isInstant(value))
  if (value === undefined || !fits) throw new TypeError(`column ${column.key}: not a ${column.kind}`)
  return value
}

/** The day or the instant of a cell of a date column, as `cellOf` let it through. */
export const dateOf = (cell: string): { day: PlainDate } | { at: Instant } =>
  cell.length === 10 ? { day: cell as PlainDate } : { at: cell as Instant }

/** The pages of a sheet. Throws RangeError for one of more than `PAGE_ROWS` rows. */
export async function* pagesOf(sheet: Sheet): AsyncGenerator<readonly Row[], void> {
  for await (const page of sheet.pages) {
    if (page.length > PAGE_ROWS) throw new RangeError(`a page of more than ${PAGE_ROWS} rows`)
    yield page
  }
}

/**
 * Pages by key: `read` hands over the rows after a key (null: from the beginning), at most `limit` of them, in the
 * order of their keys. Ends at an empty page and not at a short one, so that no reader with a smaller limit of its
 * own can end a file early. Throws RangeError when the key does not advance.
 */
export async function* keysetPages<T, K extends string | number>(
  read: (after: K | null, limit: number) => Promise<readonly T[]>,
  keyOf: (item: T) => K,
  rowOf: (item: T) => Row,
): AsyncGenerator<readonly Row[], void> {
  let after: K | null = null
  for (;;) {
    const items: readonly T[] = await read(after, PAGE_ROWS)
    const last = items.at(-1)
    if (last === undefined) return
    yield items.map(rowOf)
    const key = keyOf(last)
    if (key === after) throw new RangeError('a page that ends where the last one ended')
    after = key
  }
}
