import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvFile, csvText } from '../../src/paper/table-files/csv.ts'
import { jsonLinesFile } from '../../src/paper/table-files/json-lines.ts'
import { visible } from '../../src/paper/table-files/visible.ts'
import { tableWords } from '../../src/paper/table-files/words.ts'
import { COLUMNS, readAll, rowAt, rowsUpTo, sheetOf, source, textOf } from './table-files.support.ts'

const words = tableWords('zh')

/** A reader of RFC 4180 that knows nothing of the writer. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]]
  let [cell, inside] = ['', false]
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (inside && char === '"' && text[i + 1] === '"') cell += text.charAt(++i)
    else if (char === '"') inside = !inside
    else if (!inside && char === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!inside && char === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      i++
      rows.push([])
    } else cell += char
  }
  expect([inside, cell, rows.pop()]).toEqual([false, '', []])
  return rows
}

const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const beijing = (utc: unknown): string =>
  typeof utc === 'string'
    ? `${new Date(Date.parse(utc) + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`
    : ''

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\r=1', `"'\r=1"`],
  ['  =1', "'  =1"],
  ['　＝1', "'　＝1"],
  ['＠x', "'＠x"],
  ['#错误', "'#错误"],
  ["'=1", "''=1"],
  ['说"好"', '"说""好"""'],
  ['a,b', '"a,b"'],
  ['a\nb', '"a\nb"'],
  ['尾 ', '"尾 "'],
  ['a\u0000b\ud800', 'a␀b\ufffd'],
  ['平常', '平常'],
])('CSV: a text %j is written %j', (text, written) => expect(csvText(text)).toBe(written))

test('CSV: every text comes back when the guard is undone, and nothing a spreadsheet runs goes out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['"=+@#,\r\n-]*$/))),
      (texts) => {
        const cells = parsed(`${texts.map(csvText).join(',')}\r\n`)[0] ?? []
        if (texts.length === 0) return
        expect(cells.map(unguarded)).toEqual(texts.map(visible))
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠#]|^[\t\r]/)
      },
    ),
  )
})

test('CSV: byte order mark, headings, every row, and a last line with their count', async () => {
  const rows = rowsUpTo(1_100)
  const { bytes } = await readAll(csvFile(sheetOf(source(rows).pages), words))
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = textOf(bytes).slice(1)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const [head, ...lines] = parsed(text)
  expect(head).toEqual(COLUMNS.map((column) => column.heading))
  expect(lines.pop()).toEqual(['#合计 1100 行'])
  expect(lines).toEqual(
    rows.map((row) => [
      row.item_no,
      beijing(row.received_at),
      row.postmarked_on ?? '',
      row.text ?? '',
      row.persons === null ? '' : String(row.persons),
    ]),
  )
})

test('CSV: a file that broke off has the rows before, and says so in its last line', async () => {
  const { bytes, error } = await readAll(csvFile(sheetOf(source(rowsUpTo(900), 300, 2).pages), words))
  expect(error).toBeInstanceOf(Error)
  const lines = parsed(textOf(bytes))
  expect(lines.length).toBe(602)
  expect(lines.at(-1)?.[0]).toMatch(/^#错误.*第 600 行之后中断.*不完整/)
  expect(textOf(bytes)).not.toContain('合计')
})

test('JSON Lines: a line that describes, every row, and a last line with count and hash of all before', async () => {
  const nasty = ['=1', '\u0000\u001f', '\ud800', '\u2028行\r\n', '"\\', '#错误', '']
  const rows = [...rowsUpTo(1_100), ...nasty.map((text, i) => rowAt(7 * i + 1, text))]
  const { bytes } = await readAll(jsonLinesFile(sheetOf(source(rows).pages), words))
  const lines = textOf(bytes).split('\n')
  expect(lines.pop()).toBe('')
  const before = `${lines.slice(0, -1).join('\n')}\n`
  expect(JSON.parse(lines.pop() ?? '')).toEqual({
    '#end': { rows: rows.length, sha256: createHash('sha256').update(before).digest('hex') },
  })
  expect(JSON.parse(lines.shift() ?? '')).toEqual({
    '#table': {
      name: '修改意见',
      title: '意见征集汇总表',
      columns: COLUMNS.map(({ key, heading, kind }) => ({ key, heading, kind })),
    },
  })
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    rows.map((row) => ({ ...row, received_at: beijing(row.received_at) })),
  )
})

test('JSON Lines: a file that broke off ends with a line that is no JSON', async () => {
  const { bytes, error } = await readAll(jsonLinesFile(sheetOf(source(rowsUpTo(900), 300, 3).pages), words))
  expect(error).toBeInstanceOf(Error)
  const lines = textOf(bytes).trimEnd().split('\n')
  expect(lines.length).toBe(902)
  expect(lines.at(-1)).toMatch(/^#错误.*第 900 行/)
  expect(() => JSON.parse(lines.at(-1) ?? '')).toThrow(SyntaxError)
  expect(textOf(bytes)).not.toContain('#end')
})

test('no rows at all: only what is said before and after them', async () => {
  const csv = await readAll(csvFile(sheetOf(source([]).pages), words))
  expect(parsed(textOf(csv.bytes)).at(-1)).toEqual(['#合计 0 行'])
  const json = await readAll(jsonLinesFile(sheetOf(source([]).pages), words))
  expect(textOf(json.bytes).split('\n').length).toBe(3)
  const broken = await readAll(csvFile(sheetOf(source([], 1, 0).pages), tableWords('en')))
  expect(textOf(broken.bytes)).toMatch(/\r\n"#错误 Error[^\r\n]*"\r\n$/)
})
