import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { citations, cite } from '../../src/statute/citations.ts'

const folder = ['../shared'].find((path) => existsSync(`${path}/sources`))
const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' }
const setWide = (text: string) => text.replace(/[,;:()]/g, (mark) => wide[mark] ?? mark)

test.skipIf(!folder)('every quote is the exact words of its source', () => {
  const texts = [
    'sources/002_8cd8b14afc723241.txt',
    'sources/000_1e3b4ce27ffc474c.txt',
    'corpus/decree-713.txt',
  ]
    .map((path) => setWide(readFileSync(`${folder}/${path}`, 'utf8')))
    .join('\n')
  for (const [rule, { source, quote }] of Object.entries(citations)) {
    // The civil code's general part is not among the texts at hand.
    if (source.includes('民法典')) continue
    for (const part of quote.split('……')) expect(texts, rule).toContain(part)
  }
})

test('cites what it knows and nothing else', () => {
  expect(cite('R1')?.source).toContain('第十五条')
  expect(cite('toString')).toBeUndefined()
})
