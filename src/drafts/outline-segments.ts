import { readNumeral } from './numerals.ts'
import type { Line } from './outline-lines.ts'

export type Segment = {
  /** Null for the main text. */
  readonly annex: { readonly label: string; readonly title: string | null; readonly line: number } | null
  readonly lines: readonly Line[]
}

const ENDS_SENTENCE = /[。；：，;:,！？]$/u

/** Lines an annex listed after a colon (附件：报名表) must at least have below it to be the annex itself. */
const SHORTEST_ANNEX = 7

/**
 * Cuts the text into the main text and its annexes, each of which numbers its own articles. The words 附件1 before
 * anything else only say that this draft was attached to a notice. `bodyAt` is where the body begins.
 */
export function cutSegments(lines: readonly Line[], bodyAt: number): Segment[] {
  const starts: number[] = []
  lines.forEach((line, i) => {
    if (line.mark.kind === 'annex' && i > bodyAt && opensAnnex(lines, i)) starts.push(i)
  })
  const segments: Segment[] = [{ annex: null, lines: lines.slice(0, starts[0] ?? lines.length) }]
  starts.forEach((start, n) => {
    segments.push(annexSegment(lines.slice(start, starts[n + 1] ?? lines.length)))
  })
  return segments
}

/**
 * An annex does not go on where the main text stopped counting: when the next article after the words 附件1 or
 * 附表1 is the main text's next one, they only stood inside it. Such marks become plain.
 */
export function settleAnnexes(lines: readonly Line[]): void {
  const next: number[] = []
  let coming = 0
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = coming
    const mark = lines[i]?.mark
    if (mark?.kind === 'article' && mark.separated && !mark.refers) coming = mark.number
    if (mark?.kind === 'annex') coming = 0
  }
  let last = 0
  lines.forEach((line, i) => {
    if (line.mark.kind === 'article' && line.mark.separated && !line.mark.refers) last = line.mark.number
    if (line.mark.kind === 'annex' && last > 0 && next[i] === last + 1) line.mark = { kind: 'plain' }
  })
}

function opensAnnex(lines: readonly Line[], at: number): boolean {
  const mark = lines[at]?.mark
  if (mark?.kind !== 'annex') return false
  if (!mark.listing) return true
  const own = lines.slice(at + 1, at + 1 + SHORTEST_ANNEX)
  return own.length === SHORTEST_ANNEX && !own.some((line) => line.mark.kind === 'annex')
}

function annexSegment(lines: readonly Line[]): Segment {
  const [first, second] = lines
  if (first?.mark.kind !== 'annex') return { annex: null, lines }
  const { label, rest } = first.mark
  if (rest !== '') return { annex: { label, title: rest, line: first.no }, lines: lines.slice(1) }
  const titled =
    second !== undefined &&
    second.mark.kind === 'plain' &&
    second.raw.length <= 60 &&
    !ENDS_SENTENCE.test(second.raw)
  return {
    annex: { label, title: titled ? second.raw : null, line: first.no },
    lines: lines.slice(titled ? 2 : 1),
  }
}

/** The number in an annex's label (附件1, 附件二), or null when it has none. */
export function annexNumber(label: string): number | null {
  return readNumeral(label.replace(/^附\s?[件表录图]/u, '').replace(/[：:.、\s]/gu, ''))
}
