import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LAW_PAGE, lawPage } from '../../src/commands/law.ts'
import { citations, cite } from '../../src/statute/citations.ts'
import { citedRules, duties, otherExamples, rules } from '../../src/statute/rules.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const upTo = (letter: string, n: number) => Array.from({ length: n }, (_, at) => `${letter}${at + 1}`)
const page = lawPage()

test('the page is the one that the tables make (if not: run the command in src/commands/law.ts)', () => {
  expect(read(LAW_PAGE)).toBe(page)
})

test('R1 to R33 are there, each built, or with the room that will hold it', () => {
  expect(rules.map(({ id }) => id)).toEqual(upTo('R', 33))
  const nowhere = citedRules.filter(({ code, later }) => code.length === 0 && later.length === 0)
  expect(nowhere).toEqual([])
  const untried = citedRules.filter(({ code, tests }) => code.length > 0 !== tests.length > 0)
  expect(untried).toEqual([])
})

/** A number as a word of its own; R25–R29 names R28. */
function names(text: string, id: string): boolean {
  if (new RegExp(`\\b${id}\\b`).test(text)) return true
  const [letter = '', n] = [id.slice(0, 1), Number(id.slice(1))]
  return [...text.matchAll(new RegExp(`\\b${letter}(\\d+)–${letter}(\\d+)\\b`, 'g'))].some(
    ([, from, to]) => Number(from) <= n && n <= Number(to),
  )
}

const placed = [...citedRules, ...duties, ...otherExamples].map(
  ({ id, code, tests }) => [id, [...code, ...tests]] as const,
)
test.each(placed)('%s: every file listed is there and names it', (id, paths) => {
  expect(paths.filter((path) => !existsSync(path) || !names(read(path), id))).toEqual([])
})

const tests = (readdirSync('test', { recursive: true, encoding: 'utf8' }) as string[])
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.test\.tsx?$/.test(path) && !path.endsWith('statute/law.test.ts'))
  .map(read)
  .join('\n')

test.each(upTo('E', 50))('example %s is named in a test', (id) => expect(names(tests, id)).toBe(true))
test.each(citedRules.filter(({ code }) => code.length > 0).map(({ id }) => id))(
  'rule %s is named in a test',
  (id) => expect(names(tests, id)).toBe(true),
)

describe('the page', () => {
  test('quotes every rule in its source’s own words, with the source', () => {
    for (const { id, source, quote } of citedRules) {
      expect(page, id).toContain(`### ${id}\n\n${source}：\n\n> ${quote}\n`)
      expect(cite(id)?.quote).toBe(quote)
    }
  })

  test('lists each example and each year', () => {
    for (const id of upTo('E', 50)) expect(page).toMatch(new RegExp(`^\\| ${id} \\|`, 'm'))
    for (const [year, sum] of [
      [2022, 249],
      [2023, 249],
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ])
      expect(page).toContain(`### ${year}: ${sum} working days`)
  })

  test('says how days are counted in the words of the civil code', () => {
    for (const key of ['CC200', 'CC201', 'CC202', 'CC203', 'CC204', 'CC1259'] as const)
      expect(page).toContain(citations[key].quote)
  })
})
