import type { Line } from './outline-lines.ts'

/** A quotation longer than this is taken for a quotation mark that somebody forgot. */
const LONGEST_QUOTATION = 400
/** A text that forgets more marks than this is not searched for quotations any further. */
const MOST_UNCLOSED = 100

const PAIRS = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
] as const

/**
 * Amendments quote the articles they make (将第五条修改为：“第五条 ……”), often over several lines. Such lines are
 * content, not structure: their marks become plain. A quotation spanning lines must open a line or follow a
 * colon; each of its paragraphs may open with the mark again, as Chinese typesetting does.
 *
 * @returns indexes of lines where a quotation opens that never closes
 */
export function settleQuotations(lines: readonly Line[]): number[] {
  const unclosed: number[] = []
  for (const [open, close] of PAIRS) {
    if (!lines.some((line) => line.raw.includes(open))) continue
    const balance = lines.map((line) =>
      open === close ? parity(line.raw, open) : surplus(line.raw, open, close),
    )
    for (let i = 0; i < lines.length && unclosed.length < MOST_UNCLOSED; i++) {
      if ((balance[i] ?? 0) <= 0 || !opensHere(lines[i]?.raw ?? '', open, close)) continue
      const end = closingLine(lines, balance, i, open, close)
      if (end === null) unclosed.push(i)
      for (let inside = i + 1; end !== null && inside <= end; inside++) {
        const line = lines[inside]
        if (line) line.mark = { kind: 'plain' }
      }
      i = end ?? i
    }
  }
  return unclosed
}

/** How many marks a line opens more than it closes. */
function surplus(raw: string, open: string, close: string): number {
  let balance = 0
  for (const c of raw) balance += c === open ? 1 : c === close ? -1 : 0
  return balance
}

const parity = (raw: string, mark: string): number => (raw.split(mark).length - 1) % 2

/** Whether the first mark this line leaves open stands at its start or after a colon. */
function opensHere(raw: string, open: string, close: string): boolean {
  const stack: number[] = []
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === close && stack.length > 0) stack.pop()
    else if (raw[i] === open) stack.push(i)
  }
  const first = stack[0]
  return first !== undefined && (first === 0 || /[：:]\s?$/u.test(raw.slice(Math.max(0, first - 2), first)))
}

function closingLine(
  lines: readonly Line[],
  balance: readonly number[],
  from: number,
  open: string,
  close: string,
): number | null {
  const last = Math.min(lines.length - 1, from + LONGEST_QUOTATION)
  let depth = balance[from] ?? 0
  for (let i = from + 1; i <= last; i++) {
    // A repeated mark at the start of a paragraph continues the quotation and opens nothing new.
    const repeats = lines[i]?.raw.startsWith(open) ?? false
    if (open !== close) depth += (balance[i] ?? 0) - (repeats ? 1 : 0)
    else if (balance[i] === 1 && !repeats) depth = 0
    if (depth <= 0) return i
  }
  return null
}
