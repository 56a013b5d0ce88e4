import type { OutlineClause } from './clause.ts'
import { foldText, withoutBlanks } from './normalise.ts'
import { settleArticles } from './outline-articles.ts'
import { ClauseWriter } from './outline-build.ts'
import { checkArticles, checkBlocks, checkHeadings, inOrder, type OutlineWarning } from './outline-check.ts'
import { findContents } from './outline-contents.ts'
import { readFront, signatureStart } from './outline-front.ts'
import { type Line, readLines } from './outline-lines.ts'
import { type ListOrder, listOrder } from './outline-lists.ts'
import { settleQuotations } from './outline-quotes.ts'
import { annexNumber, cutSegments, type Segment, settleAnnexes } from './outline-segments.ts'

export type Outline = {
  readonly title: string | null
  /** 题注 and other lines between title and body: dates, passing notes, document number, addressee. */
  readonly front: readonly string[]
  /** The lines of the table of contents, kept but no clauses. */
  readonly contents: readonly string[]
  readonly clauses: readonly OutlineClause[]
  /** Of the main text, without its annexes. Headings without a number (附则 alone) are not counted. */
  readonly counts: Readonly<Record<'part' | 'subpart' | 'chapter' | 'section' | 'article', number>>
  /** Labels of the main text's articles, in order, without inner blanks. */
  readonly labels: readonly string[]
  /** Label and title of each annex. */
  readonly annexes: readonly string[]
  readonly warnings: readonly OutlineWarning[]
}

const PROLOGUE = /^(?:序言|引言|前言|序)$/u

/**
 * Splits a legal draft into its clauses (立法法 第六十五条: 编、章、节、条、款、项、目), as far as its own numbers tell.
 * Nothing is lost and nothing altered: every line that is not blank is in `title`, `front`, `contents` or exactly
 * one clause. What looks wrong is said in `warnings`. Takes any text and never fails; linear in its length.
 *
 * Texts without 条 are ordered by their lists: see {@link ListOrder}.
 */
export function parseOutline(text: string): Outline {
  const all = readLines(text)
  const unclosed = settleQuotations(all)
  const inContents = findContents(all)
  const lines = all.filter((_, i) => !inContents.has(i))
  const hasArticles = settleSegments(lines)
  const order: ListOrder = hasArticles ? { kind: 'none' } : listOrder(lines)
  const bodyAt = bodyStart(lines, order, hasArticles)
  const front = readFront(lines.slice(0, bodyAt))
  const [main, ...annexes] = cutSegments(lines.slice(bodyAt), hasArticles || order.kind !== 'none' ? 0 : -1)

  const clauses: OutlineClause[] = []
  const gaps: OutlineWarning[] = []
  for (const line of front.preamble) clauses.push(plainClause('preamble', line, null))
  if (main) writeMain(clauses, gaps, main, order)
  const mainEnd = clauses.length
  for (const annex of annexes) writeAnnex(clauses, gaps, annex)

  const own = clauses.slice(0, mainEnd)
  const articles = own.filter((clause) => clause.level === 'article')
  const count = (level: OutlineClause['level']): number =>
    own.filter((clause) => clause.level === level && clause.label !== null).length
  return {
    title: front.title,
    front: front.notes,
    contents: all.filter((_, i) => inContents.has(i)).map((line) => line.raw),
    clauses,
    counts: {
      part: count('part'),
      subpart: count('subpart'),
      chapter: count('chapter'),
      section: count('section'),
      article: articles.length,
    },
    labels: articles.map((clause) => withoutBlanks(clause.label ?? '')),
    annexes: clauses
      .filter((c) => c.level === 'annex')
      .map((c) => [c.label, c.heading].filter(Boolean).join(' ')),
    warnings: inOrder([
      ...gaps,
      ...(articles.length === 0 ? [{ code: 'no_articles' as const, line: 1, params: {} }] : []),
      ...groups(clauses, mainEnd).flatMap(checkArticles),
      ...checkHeadings(own),
      ...checkBlocks(lines),
      ...unclosed.map((i) => ({ code: 'unclosed_quote' as const, line: all[i]?.no ?? 1, params: {} })),
      ...lines.flatMap(lineWarnings),
    ]),
  }
}

/** Settles articles per annex, because each numbers its own. Says whether the text has any 条 before its annexes. */
function settleSegments(lines: readonly Line[]): boolean {
  settleAnnexes(lines)
  let start = 0
  lines.forEach((line, i) => {
    if (line.mark.kind !== 'annex' || line.mark.listing) return
    settleArticles(lines.slice(start, i))
    start = i
  })
  settleArticles(lines.slice(start))
  return lines.some((line) => line.mark.kind === 'article')
}

/** Where the body begins: the first heading, article, prologue, or list that carries the structure. */
function bodyStart(lines: readonly Line[], order: ListOrder, hasArticles: boolean): number {
  const at = lines.findIndex(({ raw, mark }) => {
    if (mark.kind === 'heading' || mark.kind === 'article') return true
    if (PROLOGUE.test(foldText(raw.slice(0, 12)))) return true
    return order.kind !== 'none' && mark.kind === 'list' && mark.style === order.top
  })
  if (at >= 0) return at
  if (hasArticles) return 0
  // Without any structure everything after the title is body.
  const second = lines.findIndex(
    (line, i) => i > 0 && (line.afterBlank || line.raw.length > 40 || /[。；：:]$/u.test(line.raw)),
  )
  return lines.length > 1 && lines[0] && lines[0].raw.length <= 80 && second > 0 ? second : 0
}

function plainClause(level: OutlineClause['level'], line: Line, parent: number | null): OutlineClause {
  return { level, parent, label: null, ordinal: null, heading: null, text: line.raw, line: line.no }
}

function writeMain(clauses: OutlineClause[], gaps: OutlineWarning[], main: Segment, order: ListOrder): void {
  let lines = main.lines
  const first = lines[0]
  if (first && PROLOGUE.test(foldText(first.raw.slice(0, 12)))) {
    const end = lines.findIndex((line) => line.mark.kind === 'heading' || line.mark.kind === 'article')
    const index = clauses.push({ ...plainClause('preamble', first, null), heading: first.raw, text: '' }) - 1
    const prologue = lines.slice(1, end < 0 ? lines.length : end)
    for (const line of prologue) clauses.push(plainClause('preamble', line, index))
    lines = end < 0 ? [] : lines.slice(end)
  }
  const signature = signatureStart(lines)
  write(clauses, gaps, null, order, lines.slice(0, signature))
  for (const line of lines.slice(signature)) clauses.push(plainClause('signature', line, null))
}

function writeAnnex(clauses: OutlineClause[], gaps: OutlineWarning[], { annex, lines }: Segment): void {
  if (!annex) return
  const number = annexNumber(annex.label)
  clauses.push({
    level: 'annex',
    parent: null,
    label: annex.label,
    ordinal: number === null ? null : String(number),
    heading: annex.title,
    text: '',
    line: annex.line,
  })
  // An annex without 条 keeps its lists as 项: articles would suggest that it rules like the main text.
  write(clauses, gaps, clauses.length - 1, { kind: 'none' }, lines)
}

function write(
  clauses: OutlineClause[],
  gaps: OutlineWarning[],
  base: number | null,
  order: ListOrder,
  lines: readonly Line[],
): void {
  const writer = new ClauseWriter(clauses, base, order)
  writer.write(lines)
  for (const { line, expected, found } of writer.gaps)
    gaps.push({ code: 'list_gap', line, params: { expected, found } })
}

/** Articles that count together: those of the main text, those of each annex; in policy texts those of a section. */
function groups(clauses: readonly OutlineClause[], mainEnd: number): OutlineClause[][] {
  const found = new Map<string, OutlineClause[]>()
  let annex = 0
  clauses.forEach((clause, i) => {
    if (clause.level === 'annex') annex++
    if (clause.level !== 'article') return
    const numbered = clause.label?.startsWith('第') ?? false
    const key = numbered || i >= mainEnd ? `${annex}` : `${annex} ${clause.parent}`
    const group = found.get(key)
    if (group) group.push(clause)
    else found.set(key, [clause])
  })
  return [...found.values()]
}

function lineWarnings(line: Line): OutlineWarning[] {
  const { mark, no, raw } = line
  if (mark.kind === 'list' && mark.inline)
    return [{ code: 'inline_list', line: no, params: { label: mark.label } }]
  return /^<[!/a-z]/iu.test(raw) ? [{ code: 'markup', line: no, params: {} }] : []
}
