import { writeNumeral } from './numerals.ts'

const TRADITIONAL_LEGAL = '零壹貳參肆伍陸柒捌玖'
const SIMPLE_LEGAL = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/**
 * Writes an automatic number as Word shows it (ECMA-376 Part 1, 17.18.59 ST_NumberFormat). Formats of other
 * languages fall back to decimal.
 *
 * @param value 0 to 9999; beyond that decimal
 * @param format the value of w:numFmt
 */
export function formatNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value)
  return FORMATS[format]?.(value) ?? String(value)
}

const digits = (value: number, zero: string): string =>
  String(value).replace(/\d/g, (d) => (d === '0' ? zero : writeNumeral(Number(d))))

/** Counted up to 99, digit by digit from 100 on: 九十九, 一○○. */
const counting = (value: number): string => (value < 100 ? writeNumeral(value) : digits(value, '○'))

const shifted =
  (base: number, last: number) =>
  (value: number): string =>
    value >= 1 && value <= last ? String.fromCodePoint(base + value - 1) : String(value)

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x245f + value)
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3250 + value - 20)
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b0 + value - 35)
  return String(value)
}

/** a … z, aa, bb: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [step, sign] of ROMAN) {
    while (rest >= step) {
      text += sign
      rest -= step
    }
  }
  return text
}

function legal(value: number, numerals: string): string {
  const units: Record<string, string> = { 十: '拾', 百: '佰', 千: '仟' }
  const counted = value >= 10 && value < 20 ? `一${writeNumeral(value)}` : writeNumeral(value)
  return Array.from(counted, (c) => units[c] ?? numerals['零一二三四五六七八九'.indexOf(c)] ?? c).join('')
}

const oneOf =
  (signs: string) =>
  (value: number): string =>
    value >= 1 && value <= signs.length ? (signs[value - 1] ?? '') : String(value)

const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: shifted(0x2488, 20),
  decimalEnclosedParen: shifted(0x2474, 20),
  numberInDash: (value) => `- ${value} -`,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  chineseCounting: counting,
  taiwaneseCounting: counting,
  chineseCountingThousand: writeNumeral,
  taiwaneseCountingThousand: writeNumeral,
  japaneseCounting: writeNumeral,
  ideographDigital: (value) => digits(value, '〇'),
  japaneseDigitalTenThousand: (value) => digits(value, '〇'),
  taiwaneseDigital: (value) => digits(value, '○'),
  chineseLegalSimplified: (value) => legal(value, SIMPLE_LEGAL),
  ideographLegalTraditional: (value) => legal(value, TRADITIONAL_LEGAL),
  ideographTraditional: oneOf(STEMS),
  ideographZodiac: oneOf(BRANCHES),
  ideographEnclosedCircle: shifted(0x3220, 10),
  none: () => '',
}
