import { csvFile } from '../src/paper/table-files/csv.ts'
import { excelFile } from '../src/paper/table-files/excel.ts'
import type { TableFile } from '../src/paper/table-files/file.ts'
import { jsonLinesFile } from '../src/paper/table-files/json-lines.ts'
import { type Column, PAGE_ROWS, type Row, type Sheet } from '../src/paper/table-files/table.ts'
import { tableWords } from '../src/paper/table-files/words.ts'

const KINDS = { received_at: 'date', postmarked_on: 'date', persons: 'number' } as const
const LENGTHS: Readonly<Record<string, number>> = {
  original: 40,
  text: 90,
  wording: 30,
  reason: 25,
  answer: 30,
}
const KEYS = [
  ...['item_no', 'received_at', 'channel', 'submitter', 'contact', 'clause', 'original', 'text', 'wording'],
  ...[
    'reason',
    'stance',
    'lawful',
    'persons',
    'postmarked_on',
    'disposition',
    'answer',
    'handler',
    'checker',
  ],
]
const COLUMNS: readonly Column[] = KEYS.map((key) => ({
  key,
  heading: `列 ${key}`,
  kind: KINDS[key as keyof typeof KINDS] ?? 'text',
  width: key in LENGTHS ? 40 : 12,
}))

const HAN =
  '关于公开征求县城生活垃圾分类管理办法意见的建议第七条应当明确居民小区投放时间和地点不得随意变更以方便老年人出行'

/** Numbers that look drawn and are the same every time (a linear congruence; modulus 2^32). */
function drawing(): (n: number) => number {
  let state = 1
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % n
  }
}

/** A text to cut cells from, so that making rows costs as little memory as it can. */
const POOL = (() => {
  const below = drawing()
  const words = Array.from({ length: 8_000 }, () => {
    const at = below(HAN.length - 8)
    return HAN.slice(at, at + 1 + below(7))
  })
  return words.join('')
})()

/** `count` rows of the internal table (18 columns): the same every time, no two alike. */
export async function* rows(count: number): AsyncGenerator<Row[], void> {
  const below = drawing()
  const words = (length: number): string => {
    const at = below(POOL.length - length)
    return POOL.slice(at, at + length)
  }
  const cell = (key: string, i: number) => {
    if (key === 'item_no') return `2026-003-${String(i).padStart(6, '0')}-01`
    if (key === 'received_at') return new Date(Date.UTC(2026, 2, 1) + i * 26_003).toISOString()
    if (key === 'postmarked_on') return i % 4 ? null : `2026-03-${String(1 + below(28)).padStart(2, '0')}`
    return key === 'persons' ? 1 + below(900) : words(LENGTHS[key] ?? 4)
  }
  for (let at = 0; at < count; at += PAGE_ROWS) {
    const size = Math.min(PAGE_ROWS, count - at)
    yield Array.from({ length: size }, (_, i) =>
      Object.fromEntries(KEYS.map((key) => [key, cell(key, at + i)])),
    )
  }
}

const sheet = (count: number): Sheet => ({
  name: '意见',
  title: '意见征集汇总表',
  columns: COLUMNS,
  pages: rows(count),
})
const words = tableWords('zh')
export const FORMATS: readonly [string, (count: number) => TableFile][] = [
  ['Excel', (count) => excelFile({ sheets: [sheet(count)] }, words)],
  ['CSV', (count) => csvFile(sheet(count), words)],
  ['JSON Lines', (count) => jsonLinesFile(sheet(count), words)],
]

/** As a Worker: `?format=CSV&rows=1000` answers with the file. */
export default {
  fetch(request: Request): Response {
    const asked = new URL(request.url).searchParams
    const [, write] = FORMATS.find(([format]) => format === asked.get('format')) ?? []
    return write ? new Response(write(Number(asked.get('rows'))).stream) : new Response(null, { status: 404 })
  },
}
