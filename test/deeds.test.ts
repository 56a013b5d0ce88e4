import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { transitions } from '../src/decisions/lifecycle.ts'

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n')

const named = (wanted: (row: (typeof transitions)[number]) => boolean) => [
  ...new Set(transitions.filter(wanted).map(({ deed }) => deed)),
]
const isThere = (deed: string) => code.includes(`deed: '${deed}'`)

// The state table names every deed of domain.md §3: what it lets somebody do must be a deed of the house.
test.each(named(({ later, by }) => later === undefined && !by.includes('clock')))(
  '%s of the state table is a deed that leaves its entry in the ledger',
  (deed) => expect(isThere(deed)).toBe(true),
)

test('what the state table keeps for later is not there yet', () => {
  expect(named(({ later }) => later !== undefined).filter(isThere)).toEqual([])
})
