import type { Line, ListStyle } from './outline-lines.ts'

/**
 * How a text without 条 is ordered.
 *
 * - `policy`: 一、 is a heading of its own (意见、方案、要点); it becomes a section, and the next list below it,
 *   usually （一）, its articles.
 * - `plain`: 一、二、三、 are whole sentences (制度、通告); each becomes an article, （一） below it an item.
 * - `none`: no list at all, only paragraphs.
 */
export type ListOrder =
  | { readonly kind: 'policy'; readonly top: ListStyle; readonly inner: ListStyle }
  | { readonly kind: 'plain'; readonly top: ListStyle }
  | { readonly kind: 'none' }

/** The outermost list comes first in this order; a text's top style is the first of these that it uses. */
const OUTERMOST: readonly ListStyle[] = ['han', 'han_paren', 'digit', 'digit_paren', 'digit_half', 'circled']

const SENTENCE_MARK = /[。；：，;:,！？]/u
const LONGEST_HEADING = 45

/** Finds out how a text without 条 is ordered. */
export function listOrder(lines: readonly Line[]): ListOrder {
  const styles = new Set<ListStyle>()
  for (const line of lines) if (line.mark.kind === 'list' && !line.mark.inline) styles.add(line.mark.style)
  const top = OUTERMOST.find((style) => styles.has(style))
  if (!top) return { kind: 'none' }
  const inner = OUTERMOST.find((style) => style !== top && styles.has(style))
  if (top !== 'han' || !inner) return { kind: 'plain', top }
  let all = 0
  let headings = 0
  for (const line of lines) {
    if (line.mark.kind !== 'list' || line.mark.style !== top) continue
    all++
    if (isListHeading(line)) headings++
  }
  return headings * 2 >= all ? { kind: 'policy', top, inner } : { kind: 'plain', top }
}

/** Whether the words after the label are a heading: short, and no sentence. */
export function isListHeading(line: Line): boolean {
  if (line.mark.kind !== 'list') return false
  const { rest } = line.mark
  return (
    rest !== '' && rest.length <= LONGEST_HEADING && !/[。；：;:！？]/u.test(rest) && !/[，,]$/u.test(rest)
  )
}

/**
 * Splits a run-in heading from its text: 指导思想。认真落实…… A heading is one short sentence without a comma.
 * A line that is nothing but such a sentence stays text.
 */
export function splitRunIn(rest: string): { heading: string | null; text: string } {
  const stop = rest.slice(0, LONGEST_HEADING).indexOf('。')
  const head = rest.slice(0, stop + 1)
  if (stop < 1 || stop === rest.length - 1 || SENTENCE_MARK.test(head.slice(0, -1)))
    return { heading: null, text: rest }
  return { heading: head, text: rest.slice(stop + 1) }
}
