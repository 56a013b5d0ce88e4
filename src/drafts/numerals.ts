const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  Ｏ: 0,
  O: 0,
  o: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }
const TENS: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十', 卌: '四十' }
const HAN = '零一二三四五六七八九'

/** The characters a number in a label may consist of, for use inside a character class. */
export const NUMERAL_CHARACTERS = '0-9０-９零〇○ＯOo一二三四五六七八九十百千廿卅卌'

/**
 * Reads a number as legal texts write it: counted (一百零五, 廿三), digit by digit (二〇二六) or in Arabic
 * digits of either width. Blanks inside are ignored.
 *
 * @returns 0 to 9999, or null when it is no number in that range
 */
export function readNumeral(text: string): number | null {
  const plain = text
    .replace(/\s/gu, '')
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  if (plain === '' || plain.length > 12) return null
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  const spread = plain.replace(/[廿卅卌]/g, (c) => TENS[c] ?? c)
  return /[十百千拾佰仟]/.test(spread) ? readCounted(spread) : readDigits(spread)
}

function readDigits(text: string): number | null {
  if (text.length > 4) return null
  let value = 0
  for (const c of text) {
    const digit = DIGITS[c]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function readCounted(text: string): number | null {
  let value = 0
  let digit: number | null = null
  let lastUnit = 10_000
  let zero = false
  for (const c of text) {
    const unit = UNITS[c]
    if (unit === undefined) {
      const next = DIGITS[c]
      if (next === undefined || digit !== null) return null
      if (next === 0) zero = true
      else digit = next
      continue
    }
    if (unit >= lastUnit || (digit === null && (unit !== 10 || value % 100 !== 0))) return null
    value += (digit ?? 1) * unit
    digit = null
    zero = false
    lastUnit = unit
  }
  // 一百五 is said for 150; 一百零五 is 105.
  if (digit !== null) value += digit * (zero || lastUnit === 10 ? 1 : lastUnit / 10)
  return value
}

/**
 * Writes a number as legal texts count: 十, 十二, 二十, 一百零五, 一百一十.
 *
 * @param value an integer from 0 to 9999
 * @throws RangeError outside that range
 */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError(`no Chinese numeral for ${value}`)
  if (value === 0) return '零'
  let text = ''
  let owed = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      owed = text !== ''
      continue
    }
    text += (owed ? '零' : '') + (HAN[digit] ?? '') + name
    owed = false
  }
  return value >= 10 && value < 20 ? text.slice(1) : text
}

/** The normalised number of a label: `12`, or `10-1` for an article inserted after the tenth (第十条之一). */
export function ordinalOf(number: number, inserted = 0): string {
  return inserted === 0 ? String(number) : `${number}-${inserted}`
}

/**
 * The printed label of an article from its ordinal: `12` gives 第十二条, `10-1` gives 第十条之一.
 *
 * @returns null when the ordinal is not of that form
 */
export function articleLabel(ordinal: string): string | null {
  const parts = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(ordinal)
  if (!parts) return null
  const inserted = parts[2] === undefined ? '' : `之${writeNumeral(Number(parts[2]))}`
  return `第${writeNumeral(Number(parts[1]))}条${inserted}`
}
