/** What must be known of a clause to speak of it. */
export type SpokenClause = {
  readonly uid: string
  readonly parentUid: string | null
  readonly level: string
  readonly label: string | null
  readonly heading: string | null
  readonly text: string
}

/**
 * Which clauses people are asked to comment on: articles, annexes and the preamble; where a text has no
 * articles around it, every clause that says something.
 */
export function commentable(clauses: readonly SpokenClause[]): Set<string> {
  const levelOf = new Map(clauses.map((clause) => [clause.uid, clause.level]))
  const inArticle = new Set<string>()
  const chosen = new Set<string>()
  for (const clause of clauses) {
    const parent = clause.parentUid ?? ''
    if (levelOf.get(parent) === 'article' || inArticle.has(parent)) inArticle.add(clause.uid)
    else if (['article', 'annex', 'preamble'].includes(clause.level)) chosen.add(clause.uid)
    else if (clause.text !== '' && clause.level !== 'signature') chosen.add(clause.uid)
  }
  return chosen
}

/** Opinions per commentable clause, those on its 款 and 项 included. */
export function countsByClause(
  clauses: readonly { readonly uid: string; readonly parentUid: string | null; readonly items: number }[],
  chosen: ReadonlySet<string>,
): Map<string, number> {
  const home = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { uid, parentUid, items } of clauses) {
    const at = chosen.has(uid) ? uid : home.get(parentUid ?? '')
    if (!at) continue
    home.set(uid, at)
    counts.set(at, (counts.get(at) ?? 0) + items)
  }
  return counts
}

/** A clause by its label and first words, to tell it from the others in a list. */
export function glimpse(clause: SpokenClause): string {
  const name = [clause.label, clause.heading].filter(Boolean).join(' ')
  const begin = [...clause.text.replaceAll('\n', ' ')].slice(0, name ? 18 : 24).join('')
  return [name, begin && `${begin}…`].filter(Boolean).join(' ')
}

/** How a clause is called in a sentence. */
export const nameOf = (clause: SpokenClause | undefined, wholeDraft: string): string =>
  clause ? clause.label || clause.heading || glimpse(clause) : wholeDraft

/** A clause with what hangs below it, as plain lines. */
export function quoteOf(clauses: readonly SpokenClause[], uid: string): string[] {
  const inside = new Set([uid])
  return clauses.flatMap((clause) => {
    if (clause.uid !== uid && !inside.has(clause.parentUid ?? '')) return []
    inside.add(clause.uid)
    return `${clause.label ? `${clause.label}　` : ''}${clause.heading ?? ''}${clause.text}`
  })
}
