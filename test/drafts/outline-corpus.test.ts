import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseOutline } from '../../src/drafts/outline.ts'

/** Real laws, which are not part of this repository. */
const folder = new URL('../../../shared/corpus/', import.meta.url)
const present = existsSync(new URL('expected.json', folder))

type Expected = {
  title: string
  part: number
  subpart: number
  chapter: number
  section: number
  articles: number
  first: string[]
  last: string[]
  inserted: string[]
}

const expected: Record<string, Expected> = present
  ? JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
  : {}

if (!present) console.info('skipped: the folder of real laws (../shared/corpus) is not here')

describe('real laws', () => {
  test.skipIf(!present)('are there', () => expect(Object.keys(expected).length).toBeGreaterThan(0))

  for (const [file, law] of Object.entries(expected)) {
    test(file, () => {
      const { title, counts, labels } = parseOutline(readFileSync(new URL(file, folder), 'utf8'))
      expect(title).toBe(law.title)
      const { part, subpart, chapter, section, articles } = law
      expect(counts).toEqual({ part, subpart, chapter, section, article: articles })
      expect(labels.slice(0, law.first.length)).toEqual(law.first)
      expect(labels.slice(-law.last.length)).toEqual(law.last)
      expect(labels.filter((label) => label.includes('之'))).toEqual(law.inserted)
    })
  }
})
