import { foldText } from './normalise.ts'
import type { Line } from './outline-lines.ts'

const PAGE_NUMBER = /(?:[.．…·•⋯‥_\-—]{2,}|\t| {2,}|　+)\s*[-—]?\s*\d{1,4}\s*[-—]?$/u
const LEADER = /[.．…·•⋯‥]{2,}|\t/u
const SENTENCE_END = /[。；：;:！？]$/u

/** Whether a line ends with a leader and a page number, as only tables of contents do. */
const endsWithPage = (raw: string): boolean => /[\d\-—]$/u.test(raw) && PAGE_NUMBER.test(raw.slice(-60))

const withoutPage = (raw: string): string =>
  foldText(endsWithPage(raw) ? raw.slice(0, -60) + raw.slice(-60).replace(PAGE_NUMBER, '') : raw)

const opensLikeStructure = (line: Line): boolean =>
  line.mark.kind === 'heading' || line.mark.kind === 'article' || line.mark.kind === 'list'

/**
 * Finds the lines of the table of contents: the word 目录 with the entries below it, up to where the first entry
 * comes again as a real heading, and any heading followed by a leader and a page number.
 *
 * @returns the indexes of those lines, in order
 */
export function findContents(lines: readonly Line[]): Set<number> {
  const found = new Set<number>()
  lines.forEach((line, i) => {
    if (opensLikeStructure(line) && endsWithPage(line.raw) && LEADER.test(line.raw.slice(-60))) found.add(i)
  })
  const title = lines.findIndex((line) => line.mark.kind === 'contents')
  if (title < 0) return found
  found.add(title)
  const first = lines[title + 1]
  if (!first) return found
  const entry = withoutPage(first.raw)
  let end = title + 1
  let again = false
  for (; end < lines.length && !again; end++) {
    const line = lines[end]
    if (!line) break
    if (end > title + 1 && withoutPage(line.raw) === entry) again = true
    if (again || !looksLikeEntry(line)) break
  }
  // Without the repeated entry nothing but page numbers proves that a line belongs to the contents.
  for (let i = title + 1; i < end; i++) {
    if (again || endsWithPage(lines[i]?.raw ?? '')) found.add(i)
  }
  return found
}

function looksLikeEntry(line: Line): boolean {
  if (endsWithPage(line.raw)) return true
  return line.raw.length <= 60 && !SENTENCE_END.test(line.raw) && line.mark.kind !== 'table'
}
