// What the public never sees of a person who wrote about herself or others (domain.md §8): telephone numbers,
// identity numbers, bank cards, e-mail addresses, car plates, and the door she lives behind.

export const maskKinds = ['email', 'identity', 'card', 'mobile', 'landline', 'plate', 'door'] as const
export type MaskKind = (typeof maskKinds)[number]

/** A stretch of a text as it will be read; `kind` says why it was masked, null where it was left alone. */
export type MaskedPart = { readonly text: string; readonly kind: MaskKind | null }

/**
 * What a unit's own answer is searched for. An office's number or address in an answer is meant to be read, a
 * private person's never is.
 */
export const inAnswers: readonly MaskKind[] = ['identity', 'card', 'mobile', 'plate', 'door']

// One character for one, so that every index in the shadow is an index in the text.
const shadowOf = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\u30fc\ufe58\u2500\u4e00](?=\s?\d)(?<=\d\s?.)/g, '-')

const GAP = '[ \\-.]{0,3}'
const CUE = '(?:电话|手机|座机|固话|热线|致电|拨打|联系|号码|微信|tel|phone|call)'
const HAN_DIGIT = '[〇零一二三四五六七八九幺]'
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]'
const STANDARD = '(?:GB|DB|CJ|JG|HJ|SL|NY|JT|YD|QB)'
const MEASURE = '(?![ ]?(?:元|万|亿|吨|公斤|千克|平方|立方|人次))'
const DATE = '(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'

type Finder = {
  readonly kind: MaskKind
  readonly pattern: RegExp
  readonly holds?: (found: string) => boolean
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** The check digit of ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const isCard = (found: string): boolean => {
  const digits = digitsOf(found)
  const stamp = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d/.test(digits)
  const mobile = /^861[3-9]\d{9}$/.test(digits)
  return digits.length >= 13 && digits.length <= 19 && !stamp && !mobile && passesLuhn(digits)
}

/** In this order: what one finder has claimed is not looked at again. */
const finders: readonly Finder[] = [
  { kind: 'email', pattern: /(?<![a-z0-9._%+-])[a-z0-9._%+-]+[ ]?@[ ]?[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi },
  {
    // GB 11643: six digits of area, the date of birth, three digits, a check character.
    kind: 'identity',
    pattern: new RegExp(
      `(?<!\\d)[1-9]\\d{5}${GAP}(?:18|19|20)\\d\\d${GAP}(?:0[1-9]|1[0-2])${GAP}(?:0[1-9]|[12]\\d|3[01])${GAP}\\d{3}${GAP}[\\dx](?![\\da-z])`,
      'gi',
    ),
  },
  {
    // Before 1999: fifteen digits, the year of birth in two.
    kind: 'identity',
    pattern: new RegExp(
      `(?<!\\d)[1-9]\\d{5}${GAP}\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])${GAP}\\d{3}(?![\\dx])${MEASURE}`,
      'gi',
    ),
  },
  {
    kind: 'card',
    pattern: new RegExp(
      `(?<![\\d.])(?:\\d{13,19}|\\d{4}(?:[ -]\\d{4}){2,3}(?:[ -]?\\d{1,3})?|\\d{6}[ -]\\d{10,13}|\\d{4}[ -]\\d{6}[ -]\\d{5})(?!\\d)${MEASURE}`,
      'g',
    ),
    holds: isCard,
  },
  {
    kind: 'mobile',
    pattern: new RegExp(
      `(?<!\\d|\\d\\.)(?:(?:00|\\+)?86${GAP})?1[3-9]\\d(?:${GAP}\\d{4}${GAP}\\d{4}|${GAP}\\d{8}|\\d${GAP}\\d{3}${GAP}\\d{4}|\\d${GAP}\\d{4}${GAP}\\d{3}|${GAP}\\d{3}${GAP}\\d{5})(?!\\d)${MEASURE}`,
      'g',
    ),
  },
  { kind: 'mobile', pattern: /(?<!\d)1[ \-.][3-9](?:[ \-.]\d){9}(?!\d)/g },
  {
    kind: 'mobile',
    pattern: new RegExp(`(?<!${HAN_DIGIT})[一幺][三四五六七八九]${HAN_DIGIT}{9}(?!${HAN_DIGIT})`, 'g'),
  },
  {
    kind: 'landline',
    pattern: new RegExp(
      `(?<!\\d)(?:\\+?86${GAP})?\\(?0(?:10|2\\d|[3-9]\\d\\d)\\)?${GAP}[1-9]\\d{2,3}[ -]?\\d{4}(?!\\d)(?!\\.\\d)${MEASURE}`,
      'g',
    ),
  },
  {
    // Without an area code only where the text says that it is a number to call.
    kind: 'landline',
    pattern: new RegExp(
      `(?<=${CUE}[^\\d]{0,6})(?<!\\d)(?!${DATE}(?!\\d))[2-8]\\d{2,3}[ -]?\\d{4}(?!\\d)${MEASURE}`,
      'gi',
    ),
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `${PROVINCE}(?!${STANDARD})[a-hj-np-z][ ·•.-]?(?=[a-z0-9]*\\d[a-z0-9]*\\d)[a-hj-np-z0-9]{4,5}[a-hj-np-z0-9挂学警港澳领](?![a-z0-9])`,
      'gi',
    ),
  },
  {
    kind: 'door',
    pattern:
      /(?<!\d)\d{1,4}(?:号楼|栋|幢|座|号院)[ ]?(?:\d{1,2}单元[ ]?)?\d{2,4}(?:室|号|户)?(?!\d|年)|(?<!\d)\d{1,2}单元[ ]?\d{2,4}(?:室|号|户)?(?!\d|年)/g,
  },
]

type Span = { readonly start: number; readonly end: number; readonly kind: MaskKind }

function spansOf(text: string, kinds: readonly MaskKind[]): Span[] {
  const shadow = shadowOf(text)
  const spans: Span[] = []
  for (const { kind, pattern, holds } of finders) {
    if (!kinds.includes(kind)) continue
    for (const match of shadow.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const taken = spans.some((span) => start < span.end && span.start < end)
      if (!taken && (holds?.(match[0]) ?? true)) spans.push({ start, end, kind })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** How many of the leading and trailing digits may stay; of a landline, all but the last four. */
const KEEP: Record<Exclude<MaskKind, 'email'>, readonly [number, number]> = {
  identity: [3, 2],
  card: [4, 4],
  mobile: [3, 4],
  landline: [-4, 0],
  plate: [1, 1],
  door: [0, 0],
}

const COUNTED = /[\p{Nd}〇零一二三四五六七八九幺]/u

/** Blank out the middle and leave everything between the characters as it was typed. */
function blank(text: string, kind: Exclude<MaskKind, 'email'>): string {
  const characters = [...text]
  const counts = (c: string, i: number) =>
    kind === 'plate'
      ? i > 0 && /[\p{L}\p{N}]/u.test(c)
      : COUNTED.test(c) || (kind === 'identity' && /[xXｘＸ]/.test(c))
  const prefix = /^[+＋]?(?:00|００)?(?:86|８６)/.exec(text)?.[0] ?? ''
  const skip = kind === 'mobile' || kind === 'landline' ? [...prefix].length : 0
  const places = characters.flatMap((c, i) => (i >= skip && counts(c, i) ? [i] : []))
  const [first, last] = KEEP[kind]
  const from = first < 0 ? places.length + first : first
  const hidden = new Set(places.slice(from, places.length - last))
  return characters.map((c, i) => (hidden.has(i) ? '*' : c)).join('')
}

const hide = (text: string, kind: MaskKind): string =>
  kind === 'email' ? `${text.slice(0, 1)}***${text.slice(text.search(/[@＠]/))}` : blank(text, kind)

/** The text in stretches, masked and left alone, in order. Joined they are the text as it will be read. */
export function maskParts(text: string, kinds: readonly MaskKind[] = maskKinds): MaskedPart[] {
  const parts: MaskedPart[] = []
  let at = 0
  for (const { start, end, kind } of spansOf(text, kinds)) {
    if (start > at) parts.push({ text: text.slice(at, start), kind: null })
    parts.push({ text: hide(text.slice(start, end), kind), kind })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null })
  return parts
}

/**
 * The text with every number that leads to a person masked, `138****5678`: mobile and fixed telephone numbers,
 * identity numbers (18 and 15), bank cards (13 to 19 digits that pass the Luhn check), e-mail addresses, car
 * plates, doors; in digits of either width, with blanks and dashes inside. Masking twice changes nothing more.
 */
export const maskText = (text: string, kinds: readonly MaskKind[] = maskKinds): string =>
  maskParts(text, kinds)
    .map((part) => part.text)
    .join('')
