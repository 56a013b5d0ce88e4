import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, Unzip, UnzipInflate, unzipSync } from 'fflate'
import type { Ending, TableFile } from '../../src/paper/table-files/file.ts'
import type { Column, Row, Sheet } from '../../src/paper/table-files/table.ts'

/** The internal table of §5.4, some of its columns. */
export const COLUMNS: readonly Column[] = [
  { key: 'item_no', heading: '编号', kind: 'text', width: 20 },
  { key: 'received_at', heading: '接收时间', kind: 'date', width: 20 },
  { key: 'postmarked_on', heading: '邮戳日期', kind: 'date', width: 12 },
  { key: 'text', heading: '意见原文', kind: 'text', width: 60 },
  { key: 'persons', heading: '人数', kind: 'number', width: 8 },
]

const DAY = 86_400_000

export const rowAt = (i: number, text = `第${i}条：建议“延长”投放时间，<清楚>&明白`): Row => ({
  item_no: `2026-003-${String(i).padStart(5, '0')}-01`,
  received_at: new Date(Date.UTC(2026, 2, 1, 15, 59, 59, 999) + i * 61_007).toISOString(),
  postmarked_on:
    i % 3 === 0 ? null : new Date(Date.UTC(2026, 1, 27) + (i % 40) * DAY).toISOString().slice(0, 10),
  text: i % 7 === 0 ? null : text,
  persons: i % 5 === 0 ? null : i - 0.5,
})

/** Pages of rows, counting how many were asked for; `breaksAt` a page that fails. */
export function source(rows: readonly Row[], size = 500, breaksAt = Number.POSITIVE_INFINITY) {
  const seen = { pages: 0, closed: false }
  async function* pages() {
    try {
      for (let at = 0; at < rows.length; at += size) {
        if (seen.pages === breaksAt) throw new Error('名字 must not be in the file')
        seen.pages += 1
        yield rows.slice(at, at + size)
      }
      if (seen.pages === breaksAt) throw new Error('名字 must not be in the file')
    } finally {
      seen.closed = true
    }
  }
  return { pages: pages(), seen }
}

export const sheetOf = (pages: AsyncIterable<readonly Row[]>, name = '修改意见'): Sheet => ({
  name,
  title: '意见征集汇总表',
  columns: COLUMNS,
  pages,
})

export const rowsUpTo = (count: number): Row[] => Array.from({ length: count }, (_, i) => rowAt(i + 1))

/** Read a file to its end, or to where it broke. */
export async function readAll(
  file: TableFile,
): Promise<{ bytes: Uint8Array; error: unknown; ending: Ending }> {
  const pieces: Uint8Array[] = []
  let error: unknown = null
  try {
    for await (const piece of file.stream) pieces.push(piece)
  } catch (thrown) {
    error = thrown
  }
  const bytes = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer())
  return { bytes, error, ending: await file.ending }
}

export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

type ReadCell = { kind: string; style: string; value: string }
export type ReadSheet = { name: string; xml: string; rows: Map<number, Map<string, ReadCell>> }

const all = (within: Element, tag: string): Element[] => Array.from(within.getElementsByTagName(tag))

const documentOf = (xml: string): Element => {
  const root = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(xml, 'text/xml').documentElement
  if (!root) throw new Error('no XML')
  return root
}

/** ECMA-376 part 1, 22.9.2.19. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The rows of a worksheet: inline or shared strings, numbers as they stand there. */
export function readRows(xml: string, shared: readonly string[] = []): ReadSheet['rows'] {
  const rows: ReadSheet['rows'] = new Map()
  for (const row of all(documentOf(xml), 'row')) {
    const cells = new Map<string, ReadCell>()
    for (const cell of all(row, 'c')) {
      const kind = cell.getAttribute('t') ?? 'n'
      const raw = all(cell, kind === 'inlineStr' ? 't' : 'v').map((each) => each.textContent ?? '')
      const value = kind === 's' ? (shared[Number(raw[0])] ?? '') : raw.join('')
      const letters = (cell.getAttribute('r') ?? '').replace(/\d+$/, '')
      cells.set(letters, {
        kind,
        style: cell.getAttribute('s') ?? '0',
        value: kind === 'n' ? value : unescaped(value),
      })
    }
    rows.set(Number(row.getAttribute('r')), cells)
  }
  return rows
}

/** A workbook read by relations, as a spreadsheet does. Throws for a zip without its directory. */
export function readWorkbook(bytes: Uint8Array): { sheets: ReadSheet[]; parts: Record<string, string> } {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  )
  const part = (path: string): Element => documentOf(parts[path] ?? '')
  const targets = new Map(
    all(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((each) => [
      each.getAttribute('Id'),
      each.getAttribute('Target'),
    ]),
  )
  const sheets = all(part('xl/workbook.xml'), 'sheet').map((sheet) => {
    const xml = parts[`xl/${targets.get(sheet.getAttribute('r:id'))}`] ?? ''
    return { name: sheet.getAttribute('name') ?? '', xml, rows: readRows(xml) }
  })
  return { sheets, parts }
}

/** What can be saved from a broken zip: its parts as far as they go, in their order. */
export function salvage(bytes: Uint8Array): Record<string, string> {
  const found: Record<string, string> = {}
  const unzip = new Unzip((file) => {
    const decoder = new TextDecoder()
    found[file.name] = ''
    file.ondata = (error, data) => {
      if (error) throw error
      found[file.name] += decoder.decode(data, { stream: true })
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.push(bytes, true)
  return found
}
