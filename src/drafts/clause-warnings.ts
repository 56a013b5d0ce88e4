import type { OutlineClause } from './clause.ts'
import { ordinalOfLabel } from './clause-tree.ts'
import { parseOutline } from './outline.ts'
import { checkArticles, checkHeadings, type WarningCode } from './outline-check.ts'
import { printDraft, type WorkingClause } from './working-draft.ts'

/** Something to look at before saving; `at` is the clause it concerns. Nothing is ever refused because of it. */
export type ClauseWarning = {
  readonly code: WarningCode
  readonly at: number
  readonly params: Readonly<Record<string, string | number>>
}

/** What only the words tell, whatever level an officer gave a clause. */
const IN_THE_WORDS: readonly WarningCode[] = [
  'list_gap',
  'duplicate_block',
  'inline_list',
  'unclosed_quote',
  'markup',
]

/**
 * The warnings for clauses as they now stand, corrected or not: numbers are judged by the levels the officer
 * gave, the rest by the words. In order of the clauses.
 */
export function clauseWarnings(clauses: readonly WorkingClause[]): ClauseWarning[] {
  const outline = clauses.map(
    (clause, at): OutlineClause => ({
      ...clause,
      parent: clause.parent ?? null,
      ordinal: ordinalOfLabel(clause.label),
      line: at,
    }),
  )
  const annex = outline.findIndex((clause) => clause.level === 'annex')
  const main = annex < 0 ? outline : outline.slice(0, annex)
  const { text, lines } = printDraft({ front: '', clauses })
  const inWords = parseOutline(text)
    .warnings.filter(({ code }) => IN_THE_WORDS.includes(code))
    .map((warning) => ({ ...warning, line: clauseAtLine(lines, warning.line) }))
  const found = [
    ...articleGroups(outline).flatMap(checkArticles),
    ...checkHeadings(main),
    ...(main.some((clause) => clause.level === 'article')
      ? []
      : [{ code: 'no_articles' as const, line: 0, params: {} }]),
    ...inWords,
  ]
  return found.map(({ code, line, params }) => ({ code, at: line, params })).sort((a, b) => a.at - b.at)
}

/** The clause that stands on a printed line. */
function clauseAtLine(lines: readonly number[], line: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle] ?? 0) <= line) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** Articles that count on: those of the main text, of each annex; in texts ordered by 一、 those of a section. */
function articleGroups(clauses: readonly OutlineClause[]): OutlineClause[][] {
  const groups = new Map<string, OutlineClause[]>()
  let annexes = 0
  for (const clause of clauses) {
    if (clause.level === 'annex') annexes++
    if (clause.level !== 'article' || clause.ordinal === null) continue
    const numbered = annexes > 0 || clause.label?.startsWith('第')
    const key = numbered ? `${annexes}` : `${annexes} ${clause.parent}`
    groups.set(key, [...(groups.get(key) ?? []), clause])
  }
  return [...groups.values()]
}
