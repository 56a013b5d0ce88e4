import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText, headOf, trimLine } from '../../src/drafts/normalise.ts'
import { articleLabel, ordinalOf, readNumeral, writeNumeral } from '../../src/drafts/numerals.ts'

describe('Chinese numerals', () => {
  test('every number from 0 to 9999 reads back', () => {
    for (let n = 0; n <= 9999; n++) expect(readNumeral(writeNumeral(n))).toBe(n)
  })

  test.each([
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [452, '四百五十二'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('%i is written %s', (n, text) => expect(writeNumeral(n)).toBe(text))

  test.each([
    ['廿三', 23],
    ['卅', 30],
    ['二〇二六', 2026],
    ['一○五', 105],
    ['一百〇五', 105],
    ['一百五', 150],
    ['一十二', 12],
    ['１２', 12],
    ['0012', 12],
    ['第', null],
    ['十十', null],
    ['百', null],
    ['一百百', null],
    ['一二百', null],
    ['12345', null],
    ['', null],
  ])('%s reads as %s', (text, n) => expect(readNumeral(text)).toBe(n))

  test('refuses to write what has no numeral', () => {
    for (const n of [-1, 10_000, 1.5, Number.NaN]) expect(() => writeNumeral(n)).toThrow(RangeError)
  })

  test('ordinals and labels of articles belong together', () => {
    expect(ordinalOf(10, 1)).toBe('10-1')
    expect(articleLabel('10-1')).toBe('第十条之一')
    expect(articleLabel('120')).toBe('第一百二十条')
    expect(articleLabel('x')).toBeNull()
  })
})

describe('folding for comparison', () => {
  test.each([
    ['（一）', '(一)'],
    ['１０：', '10:'],
    ['㈠', '(一)'],
    ['①⑳㉑', '⟨1⟩⟨20⟩⟨21⟩'],
    ['一○五 零', '一〇五零'],
    ['第 \u200b十\u3000条', '第十条'],
  ])('%s folds to %s', (text, folded) => expect(foldText(text)).toBe(folded))

  test('a head leads back to the characters as printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        const head = headOf(line)
        let before = 0
        for (let i = 0; i <= head.folded.length; i++) {
          expect(head.rawEnd(i)).toBeGreaterThanOrEqual(before)
          before = head.rawEnd(i)
        }
        expect(head.rawEnd(head.folded.length)).toBeLessThanOrEqual(line.length)
      }),
    )
  })

  test('trimming takes blanks of every kind off the ends and nothing else', () => {
    expect(trimLine('\u3000\u200b\ufeff 甲\u3000乙\u00a0\t')).toBe('甲\u3000乙')
    expect(trimLine(' \u200b')).toBe('')
  })
})
