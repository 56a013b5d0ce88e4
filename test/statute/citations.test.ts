import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { citations, cite } from '../../src/statute/citations.ts'
import { shippedProfiles } from '../../src/statute/profiles.ts'

const folder = ['../shared'].find((path) => existsSync(`${path}/sources`))
const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' }
/** Punctuation set full-width, paragraphs run on. */
const setWide = (text: string) => text.replace(/\s+/g, '').replace(/[,;:()]/g, (mark) => wide[mark] ?? mark)

test.skipIf(!folder)('every quote is the exact words of its source', () => {
  const texts = [
    'sources/002_8cd8b14afc723241.txt',
    'sources/000_1e3b4ce27ffc474c.txt',
    'sources/003_1ba2e92e4da5facf.txt',
    'corpus/decree-713.txt',
    'corpus/disclosure-regulation.txt',
  ]
    .map((path) => setWide(readFileSync(`${folder}/${path}`, 'utf8')))
    .join('\n')
  for (const [rule, { source, quote }] of Object.entries(citations)) {
    // The civil code's general part is not among the texts at hand.
    if (source.includes('民法典')) continue
    for (const part of quote.split('……')) expect(texts.includes(part.replace(/\s+/g, '')), rule).toBe(true)
  }
  for (const { code, values } of shippedProfiles)
    for (const { parameter, basis, quote } of values) {
      expect(basis === 'text', `${code} ${parameter}: a quote is of a text that was read`).toBe(
        quote !== undefined,
      )
      expect(texts.includes((quote ?? '').replace(/\s+/g, '')), `${code} ${parameter}`).toBe(true)
    }
})

test('cites what it knows and nothing else', () => {
  expect(cite('R1')?.source).toContain('第十五条')
  expect(cite('toString')).toBeUndefined()
})
