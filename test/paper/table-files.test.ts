import { createHash, randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { csvFile } from '../../src/paper/table-files/csv.ts'
import { excelFile } from '../../src/paper/table-files/excel.ts'
import type { TableFile } from '../../src/paper/table-files/file.ts'
import { jsonLinesFile } from '../../src/paper/table-files/json-lines.ts'
import { Sha256 } from '../../src/paper/table-files/sha256.ts'
import { keysetPages, type Row, type Sheet } from '../../src/paper/table-files/table.ts'
import { tableWords } from '../../src/paper/table-files/words.ts'
import { COLUMNS, readAll, rowAt, rowsUpTo, sheetOf, source } from './table-files.support.ts'

const words = tableWords('zh')
const WRITERS: readonly [string, (sheet: Sheet) => TableFile][] = [
  ['Excel', (sheet) => excelFile({ sheets: [sheet] }, words)],
  ['CSV', (sheet) => csvFile(sheet, words)],
  ['JSON Lines', (sheet) => jsonLinesFile(sheet, words)],
]
afterEach(() => void vi.useRealTimers())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('SHA-256 of bytes in pieces of every length is that of the whole', () => {
  expect(new Sha256().hex()).toBe(sha256(new Uint8Array()))
  for (const length of [1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
    const bytes = randomBytes(length)
    const hash = new Sha256()
    for (let at = 0, step = 1; at < length; at += step, step = (step * 7 + 3) % 131) {
      hash.update(bytes.subarray(at, at + step))
      hash.hex()
    }
    expect([hash.length, hash.hex()]).toEqual([length, sha256(bytes)])
  }
})

test.each(WRITERS)('%s: the ending tells rows, bytes and the hash of every byte', async (_, write) => {
  const { bytes, error, ending } = await readAll(write(sheetOf(source(rowsUpTo(1_234)).pages)))
  expect(error).toBeNull()
  expect(ending).toEqual({ state: 'finished', rows: 1_234, bytes: bytes.length, sha256: sha256(bytes) })
})

test.each(WRITERS)(
  '%s: the same rows give the same bytes, whatever the pages and the time',
  async (_, write) => {
    const rows = rowsUpTo(1_500)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 1) })
    const first = await readAll(write(sheetOf(source(rows, 500).pages)))
    vi.setSystemTime('2031-07-08T09:10:11Z')
    const second = await readAll(write(sheetOf(source(rows, 7).pages)))
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    expect(first.ending).toEqual(second.ending)
    const other = await readAll(write(sheetOf(source(rows.slice(1)).pages)))
    expect(other.ending).not.toEqual(first.ending)
  },
)

test.each(WRITERS)(
  '%s: no page is read before the reader asks, and then only what is needed',
  async (_, write) => {
    const noise = Array.from({ length: 50_000 }, (_row, i) =>
      rowAt(i, sha256(Buffer.from(String(i))).repeat(3)),
    )
    const { pages, seen } = source(noise)
    const file = write(sheetOf(pages))
    const rest = () => new Promise((resolve) => setTimeout(resolve, 30))
    await rest()
    expect(seen.pages).toBe(0)
    const reader = file.stream.getReader()
    for (let reads = 1; reads <= 12; reads++) {
      expect((await reader.read()).done).toBe(false)
      await rest()
      expect(seen.pages).toBeLessThanOrEqual(3 * reads)
    }
    await reader.cancel()
    expect(seen.closed).toBe(true)
    const ending = await file.ending
    expect(ending.state).toBe('abandoned')
    expect(ending.rows).toBeLessThanOrEqual(seen.pages * 500)
  },
)

test.each(WRITERS)(
  '%s: whatever fails breaks the stream, and nothing of the error is in the file',
  async (_, write) => {
    const bad: [string, Row][] = [
      ['a number that is none', { ...rowAt(1), persons: Number.NaN }],
      ['a text for a number', { ...rowAt(1), persons: '3' }],
      ['a date that does not exist', { ...rowAt(1), postmarked_on: '2026-02-30' }],
      ['a number for a text', { ...rowAt(1), text: 3 }],
      ['a row that lacks a column', Object.fromEntries(Object.entries(rowAt(1)).slice(1))],
    ]
    for (const [, row] of bad) {
      const { error, ending } = await readAll(write(sheetOf(source([rowAt(1), row]).pages)))
      expect(error).toBeInstanceOf(TypeError)
      expect(ending).toEqual({ state: 'broken', rows: 1, error })
    }
    const tooLong = await readAll(write(sheetOf(source(rowsUpTo(501), 501).pages)))
    expect(tooLong.ending).toMatchObject({ state: 'broken', rows: 0, error: expect.any(RangeError) })
    const failed = await readAll(write(sheetOf(source(rowsUpTo(1_200), 500, 2).pages)))
    expect(failed.ending).toMatchObject({ state: 'broken', rows: 1_000 })
    expect(Buffer.from(failed.bytes).includes('must not be in the file')).toBe(false)
  },
)

test.each(WRITERS)('%s: a sheet nobody can write is refused before it begins', (_, write) => {
  const { pages } = source([])
  const [first = { key: '', heading: '', kind: 'text', width: 1 }] = COLUMNS
  expect(() => write(sheetOf(pages, ' '))).toThrow(RangeError)
  for (const columns of [
    [],
    [first, first],
    [{ ...first, width: 0 }],
    [{ ...first, width: 256 }],
    [{ ...first, key: '#end' }],
  ])
    expect(() => write({ ...sheetOf(pages), columns })).toThrow(RangeError)
})

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

test('pages by key go on to an empty page, and stop at a key that does not advance', async () => {
  const asked: unknown[] = []
  const read = async (after: number | null) => {
    asked.push(after)
    return [1, 2, 3, 4, 5].filter((n) => n > (after ?? 0)).slice(0, 2)
  }
  const rowOf = (n: number): Row => ({ n })
  const pages = await collected(keysetPages(read, (n) => n, rowOf))
  expect(pages).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }, { n: 4 }], [{ n: 5 }]])
  expect(asked).toEqual([null, 2, 4, 5])
  const stuck = keysetPages(
    async () => [1],
    (n) => n,
    rowOf,
  )
  await expect(collected(stuck)).rejects.toThrow(RangeError)
})
