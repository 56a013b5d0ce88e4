import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { excelFile } from '../../src/paper/table-files/excel.ts'
import { cellPieces, columnLetters } from '../../src/paper/table-files/excel-cells.ts'
import type { ExcelLimits } from '../../src/paper/table-files/excel-sheet.ts'
import type { Row } from '../../src/paper/table-files/table.ts'
import { visible } from '../../src/paper/table-files/visible.ts'
import { tableWords } from '../../src/paper/table-files/words.ts'
import {
  COLUMNS,
  type ReadSheet,
  readAll,
  readRows,
  readWorkbook,
  rowAt,
  rowsUpTo,
  salvage,
  sheetOf,
  source,
} from './table-files.support.ts'

const words = tableWords('zh')
const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const
const DAY = 86_400_000
const limits = (some: Partial<ExcelLimits>): ExcelLimits => ({
  rows: 1_048_576,
  sheetBytes: 2 ** 31,
  fileBytes: 2 ** 31,
  ...some,
})
const workbook = async (rows: readonly Row[], some: Partial<ExcelLimits> = {}) =>
  readWorkbook(
    (await readAll(excelFile({ sheets: [sheetOf(source(rows).pages)] }, words, limits(some)))).bytes,
  )
const valueAt = (sheet: ReadSheet | undefined, row: number, letter = 'A') =>
  sheet?.rows.get(row)?.get(letter)?.value

/** A serial number of Excel as the instant that it means in UTC. */
const utc = (serial: string | undefined): number => Math.round((Number(serial) - 25_569) * DAY)

function expectRow(sheet: ReadSheet | undefined, at: number, row: Row): void {
  const cells = LETTERS.map((letter) => sheet?.rows.get(at)?.get(letter))
  expect(cells[0]).toEqual({ kind: 'inlineStr', style: '1', value: row.item_no })
  expect([cells[1]?.kind, cells[1]?.style]).toEqual(['n', '4'])
  const shown = Date.parse(String(row.received_at).replace(/\.\d{3}Z$/, 'Z')) + 8 * 3_600_000
  expect(utc(cells[1]?.value)).toBe(shown)
  const posted = cells[2] && new Date(utc(cells[2].value)).toISOString().slice(0, 10)
  expect(posted ?? null).toBe(row.postmarked_on)
  if (cells[2]) expect([cells[2].kind, cells[2].style]).toEqual(['n', '3'])
  expect(cells[3]?.value ?? null).toBe(row.text)
  if (cells[3]) expect([cells[3].kind, cells[3].style]).toEqual(['inlineStr', '1'])
  expect(cells[4] ? Number(cells[4].value) : null).toBe(row.persons)
  if (cells[4]) expect([cells[4].kind, cells[4].style]).toEqual(['n', '2'])
}

test('every row is there, read by two readers of other makes', async () => {
  const [rows, others] = [rowsUpTo(1_700), rowsUpTo(3)]
  const sheets = [
    sheetOf(source(rows).pages, '修改意见'),
    sheetOf(source(others).pages, '赞成/反对'),
  ] as const
  const { bytes, ending } = await readAll(excelFile({ sheets }, words))
  expect(ending).toMatchObject({ state: 'finished', rows: 1_703 })
  const read = readWorkbook(bytes).sheets
  expect(read.map((sheet) => sheet.name)).toEqual(['修改意见', '赞成／反对'])
  for (const [sheet, written] of [
    [read[0], rows],
    [read[1], others],
  ] as const) {
    expect(valueAt(sheet, 1)).toBe('意见征集汇总表')
    expect(LETTERS.map((letter) => valueAt(sheet, 2, letter))).toEqual(COLUMNS.map(({ heading }) => heading))
    for (const [i, row] of written.entries()) expectRow(sheet, i + 3, row)
    expect(sheet?.rows.size).toBe(written.length + 3)
    expect(valueAt(sheet, written.length + 4)).toBe(`合计 ${written.length} 行`)
  }
  const theirs = (await readXlsx(bytes)).sheets[0]?.rows.slice(2, -2) ?? []
  expect(theirs.length).toBe(rows.length)
  for (const [i, cells] of theirs.entries()) {
    const row = rows[i] ?? {}
    const posted = cells[2] instanceof Date ? cells[2].toISOString().slice(0, 10) : null
    expect([cells[0], posted, cells[3] ?? null, cells[4] ?? null]).toEqual([
      row.item_no,
      row.postmarked_on,
      row.text,
      row.persons,
    ])
  }
})

test('title, frozen headings, filter, widths, wrapping, A4 landscape with repeated headings', async () => {
  const { sheets, parts } = await workbook(rowsUpTo(10))
  const xml = sheets[0]?.xml ?? ''
  expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>')
  expect(xml).toContain('<autoFilter ref="A2:E12"/><mergeCells count="1"><mergeCell ref="A1:E1"/>')
  expect(xml).toContain('<col min="4" max="4" width="60" customWidth="1"/>')
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>')
  expect(parts['xl/workbook.xml']).toContain('localSheetId="0">\'修改意见\'!$1:$2</definedName>')
  expect(parts['xl/workbook.xml']).toContain('hidden="1">\'修改意见\'!$A$2:$E$12</definedName>')
  const styles = new DOMParser().parseFromString(parts['xl/styles.xml'] ?? '', 'text/xml')
  const formats = Array.from(styles.getElementsByTagName('cellXfs')[0]?.getElementsByTagName('xf') ?? [])
  expect(formats.length).toBe(9)
  expect(formats[1]?.getAttribute('quotePrefix')).toBe('1')
  expect(formats[1]?.getElementsByTagName('alignment')[0]?.getAttribute('wrapText')).toBe('1')
  expect(Object.keys(parts).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ])
})

test('no text is ever a formula, and every text comes back', async () => {
  const texts = [
    ...[
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      "'x",
      '=HYPERLINK("http://x","点")',
      '=cmd|x!A1',
    ],
    ...[
      '0012',
      '1/2',
      '1e5',
      '',
      ' 前后 ',
      'a\r\nb\tc',
      ']]>',
      '&lt;',
      '_x0041_x0042_',
      '_x005F_',
      '𠮷_x000D_',
    ],
  ]
  const { sheets } = await workbook(texts.map((text, i) => rowAt(7 * i + 1, text)))
  expect(texts.map((_, i) => sheets[0]?.rows.get(i + 3)?.get('D'))).toEqual(
    texts.map((value) => ({ kind: 'inlineStr', style: '1', value })),
  )
  expect(sheets[0]?.xml).not.toMatch(/<f[\s>]/)
})

test('what XML forbids is replaced by something that can be seen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1 }),
      async (texts) => {
        const bad = [...texts, '\u0000a\u0008\u000b\u001f', '\ud800x\udc00', '\ufffe\uffff', '\u0085\u2028']
        const { sheets } = await workbook(bad.map((text, i) => rowAt(7 * i + 1, text)))
        expect(bad.map((_, i) => valueAt(sheets[0], i + 3, 'D'))).toEqual(bad.map(visible))
      },
    ),
    { numRuns: 30 },
  )
  expect(visible('\u0000a\u0008\u000b\ud800\ufffe𠮷\t\n\r')).toBe('␀a␈␋\ufffd\ufffd𠮷\t\n\r')
})

test('days and instants at the edges of Excel’s calendar; an instant is never shown as a later second', async () => {
  const days = ['1900-01-01', '1900-02-28', '1900-03-01', '2000-02-29', '2999-12-31']
  const times = [
    '1899-12-31T15:59:59.999Z',
    '1899-12-31T16:00:00.000Z',
    '2026-03-12T15:59:59.999Z',
    '2026-03-12T16:00:00.000Z',
  ]
  const { sheets } = await workbook([
    ...days.map((day) => ({ ...rowAt(1), postmarked_on: day })),
    ...times.map((at) => ({ ...rowAt(1), received_at: at })),
  ])
  expect(days.map((_, i) => valueAt(sheets[0], i + 3, 'C'))).toEqual(['1', '59', '61', '36585', '401768'])
  expect(times.map((_, i) => valueAt(sheets[0], i + 8, 'B'))).toEqual([
    '1899-12-31T23:59:59.999+08:00',
    '1',
    '46093.99998842593',
    '46094',
  ])
})

test('a text longer than a cell goes on in the next row, with its row’s number, and nothing is lost', async () => {
  const long = Array.from({ length: 40_000 }, (_, i) => (i % 3 ? '意' : '𠮷')).join('')
  const rows = [rowAt(1), { ...rowAt(2), text: long }, rowAt(3)]
  const sheet = (await workbook(rows)).sheets[0]
  expectRow(sheet, 3, rows[0] ?? {})
  expectRow(sheet, 6, rows[2] ?? {})
  const pieces = [4, 5].map((row) => valueAt(sheet, row, 'D') ?? '')
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(32_767)
  expect(pieces[0]).toMatch(/（未完，接下一行）$/)
  expect(pieces[1]).toMatch(/^（接上一行）/)
  expect(pieces.join('').replace('（未完，接下一行）（接上一行）', '')).toBe(long)
  expect([valueAt(sheet, 5), valueAt(sheet, 5, 'B'), valueAt(sheet, 5, 'E')]).toEqual([
    rows[1]?.item_no,
    undefined,
    undefined,
  ])
  expect(valueAt(sheet, 8)).toBe('合计 3 行')
  expect(cellPieces('x'.repeat(32_767), words)).toEqual(['x'.repeat(32_767)])
})

test('a sheet that is full goes on in another one, and says where', async () => {
  const rows = rowsUpTo(20)
  const { sheets, parts } = await workbook(rows, { rows: 10 })
  expect(sheets.map(({ name }) => name)).toEqual(['修改意见', '修改意见 (2)', '修改意见 (3)', '修改意见 (4)'])
  for (const [i, row] of rows.entries()) expectRow(sheets[Math.floor(i / 6)], (i % 6) + 3, row)
  expect(sheets.slice(0, 3).map((sheet) => valueAt(sheet, 10))).toEqual(
    [2, 3, 4].map((n) => `（未完，续见工作表“修改意见 (${n})”）`),
  )
  for (const sheet of sheets) expect(Math.max(...sheet.rows.keys())).toBeLessThanOrEqual(10)
  expect(valueAt(sheets[3], 2, 'D')).toBe('意见原文')
  expect(valueAt(sheets[3], 6)).toBe('合计 20 行')
  expect(parts['[Content_Types].xml']?.match(/worksheet\+xml/g)?.length).toBe(4)
  expect(sheets.map(({ xml }) => xml.includes('tabSelected'))).toEqual([true, false, false, false])
})

test('a sheet of too many bytes goes on in another one; a file of too many breaks off', async () => {
  const { sheets } = await workbook(rowsUpTo(1_000), { sheetBytes: 100_000 })
  expect(sheets.length).toBeGreaterThan(2)
  expect(sheets.map(({ rows }) => rows.size - 3).reduce((a, b) => a + b, 0)).toBe(1_000)
  const sheet = sheetOf(source(rowsUpTo(1_000)).pages)
  const tooBig = await readAll(excelFile({ sheets: [sheet] }, words, limits({ fileBytes: 10_000 })))
  expect(tooBig.ending).toMatchObject({ state: 'broken', error: expect.any(RangeError) })
})

test('names that Excel refuses are mended, and no two are alike', async () => {
  const names = [
    'a[b]:c*d?e/f\\g',
    "'引'",
    'History',
    '长'.repeat(40),
    '长'.repeat(31),
    'Ab',
    'aB',
    `${'x'.repeat(30)}𠮷`,
  ]
  const [first, ...rest] = names.map((name) => sheetOf(source(rowsUpTo(1)).pages, name))
  if (!first) throw new Error('no sheet')
  const { bytes } = await readAll(excelFile({ sheets: [first, ...rest] }, words))
  expect(readWorkbook(bytes).sheets.map(({ name }) => name)).toEqual([
    'a［b］：c＊d？e／f＼g',
    '’引’',
    'History (2)',
    '长'.repeat(31),
    `${'长'.repeat(27)} (2)`,
    'Ab',
    'aB (2)',
    'x'.repeat(30),
  ])
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
})

test('a workbook that broke off has no directory, and its last visible row says so', async () => {
  const whole = sheetOf(source(rowsUpTo(4)).pages, '赞成')
  const broken = sheetOf(source(rowsUpTo(900), 300, 2).pages, '反对')
  const { bytes, error, ending } = await readAll(excelFile({ sheets: [whole, broken] }, words))
  expect(error).toBeInstanceOf(Error)
  expect(ending).toEqual({ state: 'broken', rows: 604, error })
  expect(() => readWorkbook(bytes)).toThrow()
  await expect(readXlsx(bytes)).rejects.toThrow()
  expect(Buffer.from(bytes).includes('PK\u0001\u0002')).toBe(false)
  expect(Buffer.from(bytes).includes('PK\u0005\u0006')).toBe(false)
  const saved = salvage(bytes)
  expect(Object.keys(saved)).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
  const rows = readRows(saved['xl/worksheets/sheet2.xml'] ?? '')
  expect(rows.size).toBe(603)
  expect(rows.get(604)?.get('A')).toEqual({
    kind: 'inlineStr',
    style: '8',
    value: '#错误：导出在第 600 行之后中断，本文件不完整，请勿使用，请重新导出。',
  })
})

test('an empty sheet has headings, a filter over them and a count of nothing', async () => {
  const { sheets } = await workbook([])
  expect(sheets[0]?.xml).toContain('<autoFilter ref="A2:E2"/>')
  expect(valueAt(sheets[0], 4)).toBe('合计 0 行')
})
