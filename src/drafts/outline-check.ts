import type { OutlineClause } from './clause.ts'
import { foldText } from './normalise.ts'
import type { Line } from './outline-lines.ts'

/**
 * What an officer should look at before saving. Nothing is repaired by itself.
 *
 * gap: numbers are missing · duplicate_label: a number comes twice · out_of_order: a number goes back ·
 * list_gap: the same within a list · duplicate_block: the same paragraphs stand twice · no_articles: no 条 or
 * list to comment on · inline_list: several 项 on one line were left together · unclosed_quote · markup: remains
 * of a web page.
 */
export type WarningCode =
  | 'gap'
  | 'duplicate_label'
  | 'out_of_order'
  | 'list_gap'
  | 'duplicate_block'
  | 'no_articles'
  | 'inline_list'
  | 'unclosed_quote'
  | 'markup'

export type OutlineWarning = {
  readonly code: WarningCode
  /** Line of the text, from 1. */
  readonly line: number
  readonly params: Readonly<Record<string, string | number>>
}

/** Texts with more warnings than this are not legal drafts; the rest is left out. */
const MOST_WARNINGS = 500

/** Compares the numbers of neighbouring articles: within the main text, or within one annex or section. */
export function checkArticles(articles: readonly OutlineClause[]): OutlineWarning[] {
  const warnings: OutlineWarning[] = []
  const seen = new Map<string, OutlineClause>()
  let previous: OutlineClause | null = null
  for (const article of articles) {
    const ordinal = article.ordinal ?? ''
    const twin = seen.get(ordinal)
    const label = article.label ?? ''
    if (twin) {
      warnings.push({ code: 'duplicate_label', line: article.line, params: { label, first_line: twin.line } })
    } else if (previous) {
      const [from, to] = [numbers(previous), numbers(article)]
      const step = to.number - from.number
      const params = { label, previous: previous.label ?? '' }
      if (step < 0 || (step === 0 && to.inserted < from.inserted)) {
        warnings.push({ code: 'out_of_order', line: article.line, params })
      } else if (step > 1 || (step === 1 ? to.inserted > 0 : to.inserted > from.inserted + 1)) {
        warnings.push({ code: 'gap', line: article.line, params })
      }
    }
    if (!twin) seen.set(ordinal, article)
    previous = article
  }
  return warnings
}

const numbers = (clause: OutlineClause): { number: number; inserted: number } => {
  const [number = 0, inserted = 0] = (clause.ordinal ?? '').split('-').map(Number)
  return { number, inserted }
}

/** Headings of one level under one parent must count on, or start again at one. */
export function checkHeadings(clauses: readonly OutlineClause[]): OutlineWarning[] {
  const warnings: OutlineWarning[] = []
  const last = new Map<string, number>()
  for (const clause of clauses) {
    if (!['part', 'subpart', 'chapter', 'section'].includes(clause.level) || clause.ordinal === null) continue
    const number = Number(clause.ordinal)
    const key = clause.level === 'section' ? `section ${clause.parent}` : clause.level
    const previous = last.get(key) ?? 0
    last.set(key, number)
    if (number === previous + 1 || (number === 1 && clause.level !== 'section')) continue
    const code = number === previous ? 'duplicate_label' : number < previous ? 'out_of_order' : 'gap'
    const label = clause.label ?? ''
    warnings.push({ code, line: clause.line, params: { label, level: clause.level } })
  }
  return warnings
}

const SHORTEST_PARAGRAPH = 12
const SHORTEST_BLOCK = 80

/** Finds paragraphs that stand twice in a row in the same order (a block pasted again). Linear in the text. */
export function checkBlocks(lines: readonly Line[]): OutlineWarning[] {
  const warnings: OutlineWarning[] = []
  const first = new Map<string, number>()
  let run = { start: 0, source: 0, lines: 0, length: 0 }
  const flush = (): void => {
    const [line, source] = [lines[run.start]?.no ?? 0, lines[run.source]?.no ?? 0]
    if (run.length >= SHORTEST_BLOCK) {
      warnings.push({ code: 'duplicate_block', line, params: { first_line: source, lines: run.lines } })
    }
    run = { start: 0, source: 0, lines: 0, length: 0 }
  }
  for (const [i, line] of lines.entries()) {
    const folded = foldText(line.raw)
    const source = first.get(folded)
    if (source === undefined) first.set(folded, i)
    if (source === undefined || (folded.length < SHORTEST_PARAGRAPH && run.lines === 0)) {
      flush()
      continue
    }
    if (run.lines > 0 && source !== run.source + run.lines) flush()
    if (run.lines === 0) run = { start: i, source, lines: 0, length: 0 }
    run.lines++
    run.length += folded.length
  }
  flush()
  return warnings
}

/** Sorted by line, and bounded. */
export const inOrder = (warnings: readonly OutlineWarning[]): OutlineWarning[] =>
  [...warnings].sort((a, b) => a.line - b.line).slice(0, MOST_WARNINGS)
