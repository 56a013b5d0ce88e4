import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announceValue, normaliseValue, type ValueKind } from '../../src/hearings/draw-value.ts'
import { accepted, lotteryText } from '../support/draws.ts'
import { runScript } from './script.ts'

const outcome = (kind: ValueKind, text: string): string => {
  const result = normaliseValue(kind, text)
  return result.ok ? result.value.canonical : result.refusal.problems[0].code
}
const HEX = 'fb8f7bc29bf24db51871ec8c79f3a1e4bd0557bc0dfcee9ed1d924e69d1c60dc'
const SSQ = 'ssq 2026071 03 08 15 22 27 31+09'
const DLT = 'dlt 2026071 01 12 19 28 35+03 11'
const DRAND = `drand quicknet 123 ${HEX}`

const alike: [ValueKind, string, string][] = [
  ['ssq', '双色球 2026-071 03,08,15,22,27,31+09', SSQ],
  ['ssq', '双色球第2026071期：03 08 15 22 27 31 + 09', SSQ],
  ['ssq', '双色球２０２６０７１期　０３、０８、１５、２２、２７、３１＋０９', SSQ],
  ['ssq', '2026年第071期 03·08·15·22·27·31+09', SSQ],
  ['ssq', 'SSQ 26071; 31/27/22/15/08/03 + 09', SSQ],
  ['ssq', '  ssq\t2026071\r\n03\n08\n15\n22\n27\n31\u00a0+\u00a009\n', SSQ],
  ['ssq', SSQ, SSQ],
  ['dlt', '大乐透 第26071期 01 12 19 28 35 + 03 11', DLT],
  ['dlt', '超级大乐透2026071：35—28—19—12—01＋11，03', DLT],
  ['dlt', DLT, DLT],
  ['drand', `123 ${HEX}`, DRAND],
  ['drand', `Drand/Quicknet round: 123, ${HEX.toUpperCase()}`, DRAND],
  ['drand', `１２３　${HEX}`, DRAND],
  ['drand', DRAND, DRAND],
]

const unclear: [why: string, kind: ValueKind, text: string][] = [
  ['nothing', 'ssq', ''],
  ['no plus sign', 'ssq', '2026071 03 08 15 22 27 31 09'],
  ['two plus signs', 'ssq', '2026071 03 08 15 22 27 31++09'],
  ['a plus sign elsewhere', 'ssq', '2026071 03 08 15 22 27+31 09'],
  ['a digit left out', 'ssq', '2026071 3 08 15 22 27 31+09'],
  ['a digit too many', 'ssq', '2026071 003 08 15 22 27 31+09'],
  ['numbers run together', 'ssq', '2026071 030815222731+09'],
  ['issue and number run together', 'ssq', '202607103 08 15 22 27 31+09'],
  ['five numbers', 'ssq', '2026071 03 08 15 22 27+09'],
  ['seven numbers', 'ssq', '2026071 03 08 15 22 27 31 32+09'],
  ['two blue ones', 'ssq', '2026071 03 08 15 22 27 31+09 10'],
  ['no issue', 'ssq', '双色球 03 08 15 22 27 31+09'],
  ['a date for an issue', 'ssq', '双色球 2026-06-23 03 08 15 22 27 31+09'],
  ['a date besides the issue', 'ssq', '2026-06-23 2026071 03 08 15 22 27 31+09'],
  ['an issue of two digits', 'ssq', '2026-71 03 08 15 22 27 31+09'],
  ['another century', 'ssq', '1926071 03 08 15 22 27 31+09'],
  ['another game’s name', 'ssq', '大乐透 2026071 03 08 15 22 27 31+09'],
  ['another game', 'dlt', '2026071 03 08 15 22 27 31+09'],
  ['words after it', 'ssq', `${SSQ} 一等奖5注`],
  ['a circled digit', 'ssq', '2026071 03 08 15 22 27 3①+09'],
  ['a digit of another script', 'ssq', '2026071 0٣ 08 15 22 27 31+09'],
  ['a Chinese digit', 'ssq', '2026071 〇三 08 15 22 27 31+09'],
  ['the letter O', 'ssq', '2026071 O3 08 15 22 27 31+09'],
  ['a character nobody sees', 'ssq', '2026071 03\u200b08 15 22 27 31+09'],
  ['a text without end', 'ssq', `${SSQ}${' '.repeat(200)}`],
  ['no round', 'drand', HEX],
  ['a digit too few', 'drand', `123 ${HEX.slice(1)}`],
  ['a digit too many', 'drand', `123 ${HEX}0`],
  ['a broken run', 'drand', `123 ${HEX.slice(0, 32)} ${HEX.slice(32)}`],
  ['a letter past f', 'drand', `123 g${HEX.slice(1)}`],
  ['a round from 0', 'drand', `0123 ${HEX}`],
  ['a round with separators', 'drand', `12,345 ${HEX}`],
  ['a sign', 'drand', `+123 ${HEX}`],
  ['another chain', 'drand', `drand default 123 ${HEX}`],
  ['a lottery', 'drand', SSQ],
]

const impossible: [why: string, kind: ValueKind, text: string][] = [
  ['34 of 33', 'ssq', '2026071 03 08 15 22 27 34+09'],
  ['00', 'ssq', '2026071 00 08 15 22 27 31+09'],
  ['17 of 16', 'ssq', '2026071 03 08 15 22 27 31+17'],
  ['a number twice', 'ssq', '2026071 03 03 15 22 27 31+09'],
  ['issue 000', 'ssq', '2026000 03 08 15 22 27 31+09'],
  ['36 of 35', 'dlt', '26071 01 12 19 28 36+03 11'],
  ['13 of 12', 'dlt', '26071 01 12 19 28 35+03 13'],
  ['a back number twice', 'dlt', '26071 01 12 19 28 35+03 03'],
]

describe('a public value', () => {
  test.each(alike)('%s %j', (kind, text, canonical) => expect(outcome(kind, text)).toBe(canonical))

  test('names what was announced', () => {
    const { announced } = accepted(normaliseValue('dlt', '26071 35 28 19 12 01+11 03'))
    expect(announced).toBe('dlt 2026071')
  })

  test.each(unclear)('is refused, not guessed, with %s', (_, kind, text) => {
    expect(outcome(kind, text)).toBe('draw_value_unclear')
  })

  test.each(impossible)('cannot be: %s', (_, kind, text) => {
    expect(outcome(kind, text)).toBe('draw_value_impossible')
  })

  test('never says in a refusal what was typed', () => {
    const result = normaliseValue('ssq', '13812345678')
    expect(JSON.stringify(result)).not.toContain('138')
  })

  test('the same result reads the same, however it is typed', () => {
    const gap = fc.constantFrom(' ', ', ', '，', '、', '　', '-', ' · ', '\t', '；', '\n', '/')
    const name = fc.constantFrom('', '双色球', '双色球 ', 'SSQ:', 'ｓｓｑ ')
    const issue = fc.constantFrom('2026071', '2026-071', '26071', '第2026071期', '２０２６０７１')
    const plus = fc.constantFrom('+', ' + ', '＋', '　＋')
    const reds = fc.shuffledSubarray(['03', '08', '15', '22', '27', '31'], { minLength: 6 })
    fc.assert(
      fc.property(name, issue, gap, reds, plus, fc.boolean(), (word, which, between, red, and, wide) => {
        const text = `${word}${which}${between}${red.join(between)}${and}09`
        const typed = wide
          ? text.replaceAll(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
          : text
        expect(outcome('ssq', typed)).toBe(SSQ)
      }),
    )
  })

  test('what is accepted is canonical: read again it is the same, and it is one line of ASCII', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { canonical, announced } = accepted(normaliseValue('ssq', lotteryText('2026071', seed)))
        expect(outcome('ssq', canonical)).toBe(canonical)
        expect(canonical).toMatch(/^[ -~]+$/)
        expect(canonical.startsWith(`${announced} `)).toBe(true)
      }),
    )
  })

  test('no digit of a result can be changed without changing the value or being refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: SSQ.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = SSQ[at] ?? ''
        fc.pre(/[0-9]/.test(digit))
        const other = SSQ.slice(0, at) + String((Number(digit) + by) % 10) + SSQ.slice(at + 1)
        expect(outcome('ssq', other)).not.toBe(SSQ)
      }),
    )
  })

  test('whatever is typed is answered, and never takes long', () => {
    const shreds = fc.array(
      fc.constantFrom(
        '0',
        '03',
        '2026071',
        ' ',
        '+',
        '期',
        '第',
        '双色球',
        'f',
        '１',
        'drand ',
        '\u3000',
        '.',
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          shreds.map((s) => s.join('')),
        ),
        (text) => {
          for (const kind of ['ssq', 'dlt', 'drand'] as const)
            expect(outcome(kind, text)).toMatch(/^(draw_value_(unclear|impossible)|(ssq|dlt|drand) .*)$/)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the program reads values as the code does', async () => {
    const all = [
      ...alike.map(([kind, text]) => [kind, text] as const),
      ...unclear.map(([, kind, text]) => [kind, text] as const),
      ...impossible.map(([, kind, text]) => [kind, text] as const),
    ].filter(([, text]) => text.length <= 200)
    const announced = { ssq: 'ssq 2026071', dlt: 'dlt 2026071', drand: 'drand quicknet 123' }
    const readings = await Promise.all(
      all.map(async ([kind, text]) => {
        const value = { text, canonical: '', source: '' }
        const empty = { method: 'wenji/v1/draw', hearing: 'h', frozen_sha256: '', value, categories: [] }
        const { output } = await runScript({ ...empty, announced: announced[kind] })
        return [kind, text, /^value {2}(.*)$/m.exec(output)?.[1]]
      }),
    )
    expect(readings).toEqual(
      all.map(([kind, text]) => {
        const line = outcome(kind, text)
        return [kind, text, line.startsWith('draw_') ? 'not there yet' : line]
      }),
    )
  })
})

describe('an announced value', () => {
  test.each<[ValueKind, string, string]>([
    ['ssq', '双色球第2026071期', 'ssq 2026071'],
    ['ssq', '2026-071', 'ssq 2026071'],
    ['dlt', '２６０７１', 'dlt 2026071'],
    ['drand', '12345678', 'drand quicknet 12345678'],
    ['drand', 'drand quicknet 12345678', 'drand quicknet 12345678'],
    ['drand', 'round-12345678', 'drand quicknet 12345678'],
  ])('%s %j', (kind, text, announced) => expect(accepted(announceValue(kind, text))).toBe(announced))

  test.each<[ValueKind, string, string]>([
    ['ssq', '2026-06-23', 'draw_value_unclear'],
    ['ssq', SSQ, 'draw_value_unclear'],
    ['ssq', '大乐透 26071', 'draw_value_unclear'],
    ['ssq', '2026000', 'draw_value_impossible'],
    ['drand', '0', 'draw_value_unclear'],
    ['drand', '5.5', 'draw_value_unclear'],
    ['drand', '12,345', 'draw_value_unclear'],
    ['drand', '123456789012', 'draw_value_unclear'],
  ])('%s %j is refused', (kind, text, code) => {
    expect(announceValue(kind, text)).toMatchObject({ refusal: { problems: [{ code }] } })
  })
})
