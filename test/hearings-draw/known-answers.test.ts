import { execFileSync } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draw } from '../../src/hearings/draw.ts'
import { announceValue, normaliseValue } from '../../src/hearings/draw-value.ts'
import { freeze } from '../../src/hearings/frozen-list.ts'
import { METHOD, publishDraw } from '../../src/hearings/published-draw.ts'
import { replay } from '../../src/hearings/replay-draw.ts'
import { accepted } from '../support/draws.ts'
import { runScript } from './script.ts'

const page = readFileSync('docs/draw.md', 'utf8')

/** The worked example: its commands, and what the page says they print. */
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '').join('')
const stated = [...commands.matchAll(/^# (.*)$/gm)].map((match) => match[1] ?? '')
const [listA, listB, frozenSha, seedA, seedB] = stated
const published = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(page)?.[1] ?? '{}')

const given = (name: string): string[] =>
  (new RegExp(`^${name}='(.*)'$`, 'm').exec(commands)?.[1] ?? '').split(' ')
const [citizens, operators] = [given('CITIZENS'), given('OPERATORS')]
const typed = '双色球 2026-071 03,08,15,22,27,31+09'

const hasTools = (() => {
  try {
    execFileSync('sh', ['-c', 'command -v openssl && command -v sha256sum'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

// The method once more, written from the page and with Node's own functions.
const sha256 = (text: string): string => createHash('sha256').update(text, 'ascii').digest('hex')
const hmac = (key: string | Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex')
const ended = (text: string[]): string => `${text.join('\n')}\n`
const rankingOf = (seed: string, numbers: string[]): string[] =>
  numbers.map((number) => `${hmac(Buffer.from(seed, 'hex'), number)} ${number}`).toSorted()

describe('the worked example of docs/draw.md', () => {
  const frozen = () =>
    freeze({
      hearingId: 'h7k2m9q4x1c8v5t3',
      announced: accepted(announceValue('ssq', '2026071')),
      categories: [
        { category: 'operators', seats: 2, numbers: operators.toReversed() },
        { category: 'citizens', seats: 3, numbers: citizens },
      ],
    })

  test('its figures are those of code written from the page', () => {
    expect([listA, listB]).toEqual([sha256(ended(citizens)), sha256(ended(operators))])
    const bound = ['wenji/v1/draw-freeze', 'hearing h7k2m9q4x1c8v5t3', 'value ssq 2026071']
    bound.push(
      `category citizens seats 3 of 7 list ${listA}`,
      `category operators seats 2 of 5 list ${listB}`,
    )
    expect(frozenSha).toBe(sha256(ended(bound)))
    const seed = (value: string, category: string, list = '') =>
      hmac(value, ended(['wenji/v1/draw-seed', 'h7k2m9q4x1c8v5t3', category, list]))
    const value = 'ssq 2026071 03 08 15 22 27 31+09'
    expect([seedA, seedB]).toEqual([seed(value, 'citizens', listA), seed(value, 'operators', listB)])
    expect(stated.slice(5, 12)).toEqual(rankingOf(seedA ?? '', citizens))
    expect(stated.slice(12, 17)).toEqual(rankingOf(seedB ?? '', operators))
    const beacon = seed(
      'drand quicknet 123 fb8f7bc29bf24db51871ec8c79f3a1e4bd0557bc0dfcee9ed1d924e69d1c60dc',
      'citizens',
      listA,
    )
    expect(stated.slice(17)).toEqual([
      beacon,
      rankingOf(beacon, citizens)
        .map((line) => line.slice(65))
        .join(' '),
    ])
  })

  test.skipIf(!hasTools)('a shell says the same', () => {
    const output = execFileSync('sh', ['-c', commands], { encoding: 'utf8' })
    expect(output.split('\n').map((line) => line.trimEnd())).toEqual([...stated, ''])
  })

  test('and so does the code, which publishes what the page publishes', async () => {
    const list = await frozen()
    expect(list.sha256).toBe(frozenSha)
    const drawn = accepted(await draw({ frozen: list, value: accepted(normaliseValue('ssq', typed)) }))
    const entered = { text: typed, source: published.value.source }
    expect(publishDraw(list, { drawn, entered })).toEqual(published)
    expect(drawn.categories.map(({ ranking }) => ranking.map((p) => `${p.ticket} ${p.number}`))).toEqual([
      stated.slice(5, 12),
      stated.slice(12, 17),
    ])
    expect(published.method).toBe(METHOD)
    expect(await replay(published, { frozenSha256: frozenSha ?? '', value: typed })).toEqual([])
  })

  test('and so does the program, before the value is known too', async () => {
    const { code, output } = await runScript(published, frozenSha ?? '', 'ssq 26071 31 03 08 15 22 27+09')
    expect(output.split('\n')).toEqual([
      `frozen ${frozenSha}`,
      'value  ssq 2026071 03 08 15 22 27 31+09',
      'citizens: 3 seats',
      ...stated.slice(5, 12).map((line, i) => `  ${i + 1} ${line} ${i < 3 ? 'seat' : 'reserve'}`),
      'operators: 2 seats',
      ...stated.slice(12, 17).map((line, i) => `  ${i + 1} ${line} ${i < 2 ? 'seat' : 'reserve'}`),
      'everything fits',
      '',
    ])
    expect(code).toBe(0)
    const early = publishDraw(await frozen(), null)
    expect(await replay(early)).toEqual([])
    expect((await runScript(early)).output).toBe(
      `frozen ${frozenSha}\nvalue  not there yet\neverything fits\n`,
    )
  })

  test('the value of the beacon is the real one of its round', () => {
    // Round 123 of quicknet; its randomness is the hash of its signature.
    const signature =
      'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92'
    const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex')
    const { canonical } = accepted(normaliseValue('drand', `123 ${randomness}`))
    expect(page).toContain(`\`${canonical}\``)
    expect(commands).toContain(`'${canonical}'`)
  })
})

test('the program is short enough to be read, and imports nothing but Node', () => {
  const program = readFileSync('public/replay-draw.mjs', 'utf8')
  expect(program.split('\n').length).toBeLessThanOrEqual(82)
  expect([...program.matchAll(/from '([^']+)'/g)].map((match) => match[1])).toEqual([
    'node:crypto',
    'node:fs',
  ])
  expect(program).not.toMatch(/\bimport\(|\brequire\(/)
})

test('the draw stands on ground and Web Crypto alone, so that it runs anywhere', () => {
  for (const name of ['frozen-list', 'draw-value', 'draw', 'published-draw', 'replay-draw']) {
    const source = readFileSync(`src/hearings/${name}.ts`, 'utf8')
    const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '')
    expect(
      imports.filter((each) => !/^(\.\.\/ground\/(keys|result)\.ts|\.\/[a-z-]+\.ts|zod)$/.test(each)),
    ).toEqual([])
    expect(source).not.toMatch(/\b(Buffer|process|Date|Math\.random|getRandomValues)\b/)
  }
})

test('the page names every fault and gives every kind of value as the code writes it', () => {
  const source = readFileSync('src/hearings/replay-draw.ts', 'utf8')
  const codes = [...source.matchAll(/^ {2}\| '([a-z_]+)'$/gm)].map((match) => match[1])
  const told = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map((match) => match[1])
  expect(told).toEqual(codes)
  const rows = [...page.matchAll(/^\| `((?:ssq|dlt|drand) [^`]*)` \| `([^`]*)` \|/gm)]
  expect(rows).toHaveLength(3)
  for (const [, announced = '', canonical = ''] of rows) {
    const kind = announced.split(' ')[0] as 'ssq' | 'dlt' | 'drand'
    expect(accepted(announceValue(kind, announced))).toBe(announced)
    expect(accepted(normaliseValue(kind, canonical))).toEqual({ kind, announced, canonical })
  }
})
