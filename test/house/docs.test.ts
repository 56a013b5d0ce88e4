import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const IGNORED = new Set(['node_modules', '.git', '.wrangler', 'assets', 'coverage', 'tmp'])

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = posix.join(folder, each.name)
    if (each.isDirectory()) return IGNORED.has(each.name) ? [] : filesIn(path)
    return [path]
  })
}

const read = (path: string): string => readFileSync(path, 'utf8')
const all = filesIn('.')
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...all.filter((path) => path.startsWith('docs/') && path.endsWith('.md')),
]

/** What a page says in words: its code blocks are programs and data, not links. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '')

describe('what the documents say of the repository', () => {
  test.each(pages)('%s: every relative link leads somewhere', (page) => {
    const text = prose(read(page))
    const targets = [
      ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/\bsrc="([^"]+)"/g)].map((match) => match[1] ?? ''),
    ]
    const relative = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target))
    const missing = relative.filter((target) => !existsSync(join(dirname(page), target.split('#')[0] ?? '')))
    expect(missing).toEqual([])
  })

  test.each(pages)('%s: every script and every path it names is there', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const text = read(page)
    const named = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z-]*)/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const paths = [...text.matchAll(/`((?:src|test|bench|migrations|docs|public)\/[^`\s{}*…]+)`/g)]
    expect(paths.map((match) => match[1] ?? '').filter((path) => !existsSync(path))).toEqual([])
  })

  test('the map of rooms in the README is the house', () => {
    const mapped = [...read('README.md').matchAll(/^\| \d+ \| `src\/([a-z]+)\/` \|/gm)].map(
      (match) => match[1],
    )
    const rooms = readdirSync('src').filter((name) => statSync(`src/${name}`).isDirectory())
    expect(mapped.sort()).toEqual(rooms.sort())
  })

  test('every deed in the code is in the ledger’s table, and none besides', () => {
    const code = all
      .filter((path) => /^src\/.*\.tsx?$/.test(path))
      .map(read)
      .join('\n')
    const done = new Set([...code.matchAll(/\bdeed: '([a-z_]+)'/g)].map((match) => match[1]))
    const told = new Set(
      [...read('docs/ledger.md').matchAll(/^\| `([a-z]+_[a-z_]+)` \|/gm)].map((match) => match[1]),
    )
    expect([...told].sort()).toEqual([...done].sort())
  })

  const rules = [...read('docs/law.md').matchAll(/^\| ([ABER]\d+) \|.*\| ([^|]+) \| ([^|]+) \|$/gm)]
  test('law.md lists the rules', () => expect(rules.length).toBeGreaterThanOrEqual(20))
  test.each(rules.map((row) => [row[1] ?? '', `${row[2]} ${row[3]}`]))(
    'law.md: %s is named in each file listed beside it',
    (rule, listed) => {
      const paths = [...listed.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
      expect(paths.some((path) => path.startsWith('src/'))).toBe(true)
      expect(paths.some((path) => path.startsWith('test/'))).toBe(true)
      expect(paths.filter((path) => !names(read(path), rule))).toEqual([])
    },
  )

  test('every page of decisions says what would change our mind, and numbers have no gaps', () => {
    const decisions = pages.filter((page) => page.startsWith('docs/decisions/')).sort()
    expect(decisions.map((page) => Number(page.slice(15, 19)))).toEqual(decisions.map((_, i) => i + 1))
    expect(decisions.filter((page) => !read(page).includes('would change our mind'))).toEqual([])
  })

  test('no file names somebody’s machine or a registry', () => {
    const machine = /(?<![\w.)\]}])\/(?:work|root|home|Users)\/[\w.-]+\//
    const registry = new RegExp(
      ['registry\\.npm', 'npm' + 'mirror\\.', 'registry\\.yarn', 'artifact' + 'ory'].join('|'),
      'i',
    )
    const text = all.filter((path) => !/\.(png|jpg|ico|woff2|docx|zip)$/.test(path))
    const faults = text.filter((path) => {
      const content = read(path)
      return machine.test(content) || (path !== 'test/house/docs.test.ts' && registry.test(content))
    })
    expect(faults).toEqual([])
  })
})

/** A rule as a word of its own; R1–R4 names R2 and R3 as well. */
function names(text: string, rule: string): boolean {
  if (new RegExp(`\\b${rule}\\b`).test(text)) return true
  const [letter = '', number] = [rule.slice(0, 1), Number(rule.slice(1))]
  return [...text.matchAll(new RegExp(`\\b${letter}(\\d+)–${letter}(\\d+)\\b`, 'g'))].some(
    ([, from, to]) => Number(from) <= number && number <= Number(to),
  )
}
