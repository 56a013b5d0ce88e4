/**
 * Draft texts come from Word, from web pages and from scanned paper, so that one and the same label is written
 * in many ways. Everything here makes a copy for comparing; what people read is always the text as it came.
 */

/** Blanks of every kind that carry no text: spaces, full-width and no-break spaces, zero-width characters, BOM. */
const BLANK = /[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]/u
const ALL_BLANKS = /[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]+/gu
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/u

/** Takes indentation and trailing blanks off a line; characters inside stay. */
export const trimLine = (line: string): string => {
  let start = 0
  let end = line.length
  while (start < end && isBlank(line.charCodeAt(start))) start++
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--
  return line.slice(start, end)
}

const isBlank = (code: number): boolean =>
  code > 0x20 && code < 0x80 ? false : BLANK.test(String.fromCharCode(code))

/** Without blanks of any kind, for comparing texts. */
export const withoutBlanks = (text: string): string => text.replace(ALL_BLANKS, '')

/**
 * One character as it is compared: full width becomes half width, ㈠ becomes (一), ○ becomes 〇.
 * Circled numbers keep a form of their own, ⟨1⟩, because NFKC would turn ① into a bare 1.
 */
export function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code > 0x20 && code < 0x7f) return character
  if (code >= 0x4e00 && code <= 0x9fff) return character
  if (character === '○' || character === '◯') return '〇'
  if (code >= 0x2460 && code <= 0x2473) return `⟨${code - 0x245f}⟩`
  if (code >= 0x3251 && code <= 0x325f) return `⟨${code - 0x3250 + 20}⟩`
  if (code >= 0x32b1 && code <= 0x32bf) return `⟨${code - 0x32b0 + 35}⟩`
  if (code >= 0x2776 && code <= 0x277f) return `⟨${code - 0x2775}⟩`
  if (INVISIBLE.test(character)) return ''
  return character.normalize('NFKC').replace(/\s/gu, ' ')
}

/** A text as it is compared and searched: each character folded, all blanks gone. */
export const foldText = (text: string): string => withoutBlanks(Array.from(text, foldCharacter).join(''))

/** The beginning of a line in comparable form, with the way back to the characters as printed. */
export type Head = {
  readonly folded: string
  /** Index into the raw line of the first character after the folded prefix of this length. */
  rawEnd(foldedLength: number): number
}

/** Folds the first `limit` characters of a line. Labels are short, so a bounded head is enough and stays linear. */
export function headOf(line: string, limit = 80): Head {
  let folded = ''
  const ends: number[] = [0]
  let at = 0
  while (at < line.length && at < limit) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0)
    const piece = foldCharacter(character)
    at += character.length
    for (let i = 0; i < piece.length; i++) ends.push(at)
    if (piece.length === 0) ends[ends.length - 1] = at
    folded += piece
  }
  return { folded, rawEnd: (length) => ends[length] ?? at }
}
