// RFC 4180 with what spreadsheets need on top: a byte order mark, so that Excel reads UTF-8, and a guard, so that
// no cell that somebody typed is ever run as a formula.

export type Cell = string | number | null

/** Characters at the start of a cell that make a spreadsheet compute it; also in full width, as typed here. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** One cell: quoted where it must be, an apostrophe put before what a spreadsheet would run. */
export function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const guarded = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded
}

/** One line with its CRLF. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

const BOM = '\ufeff'

/**
 * A CSV file as a stream: byte order mark, header, then every page that `nextPage` hands over until it hands over
 * an empty one, then `closing(rows)` with the number of rows written. Never holds more than one page.
 */
export function csvStream(
  header: readonly string[],
  nextPage: () => Promise<readonly (readonly Cell[])[]>,
  closing: (rows: number) => readonly Cell[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let rows = 0
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(BOM + csvLine(header))),
    async pull(controller) {
      const page = await nextPage()
      rows += page.length
      const last = page.length === 0
      controller.enqueue(encoder.encode(last ? csvLine(closing(rows)) : page.map(csvLine).join('')))
      if (last) controller.close()
    },
  })
}

/** The headers of a CSV download called `filename` (which may be Chinese, RFC 6266), `plain` where it cannot be. */
export const csvHeaders = (filename: string, plain: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
})
