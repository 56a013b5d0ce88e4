import { asc, eq } from 'drizzle-orm'
import { writeNumeral } from '../drafts/numerals.ts'
import { clauses } from '../drafts/store.ts'
import type { Database } from '../ground/house.ts'

/** The clauses of a draft version in order; a statement, so that a page can put it into its batch. */
export const selectClauses = (db: Database, draftVersionId: string) =>
  db
    .select({
      uid: clauses.uid,
      parentUid: clauses.parentUid,
      level: clauses.level,
      label: clauses.label,
      heading: clauses.heading,
      text: clauses.text,
    })
    .from(clauses)
    .where(eq(clauses.draftVersionId, draftVersionId))
    .orderBy(asc(clauses.ord))

type Row = Awaited<ReturnType<typeof selectClauses>>[number]

/** A clause as an officer cites it: how it is called, and the whole of its wording with what belongs to it. */
export type ClauseText = {
  readonly uid: string
  /** 第七条第二款; 附件1 第三条. */
  readonly label: string
  readonly text: string
  /** This clause and everything under it. */
  readonly uids: readonly string[]
  readonly ord: number
}

const INSIDE: readonly string[] = ['paragraph', 'item', 'subitem', 'table']

/** Cite every clause of a version. The rows must be in the order of the document. */
export function clauseTexts(rows: readonly Row[]): Map<string, ClauseText> {
  const known = new Map(rows.map((row) => [row.uid, row]))
  const children = new Map<string, Row[]>()
  for (const row of rows) {
    if (row.parentUid === null) continue
    const siblings = children.get(row.parentUid)
    if (siblings) siblings.push(row)
    else children.set(row.parentUid, [row])
  }
  const below = (row: Row): Row[] =>
    (children.get(row.uid) ?? []).flatMap((child) => [child, ...below(child)])

  const own = (row: Row): string => {
    if (row.level === 'paragraph') {
      const parent = known.get(row.parentUid ?? '')
      const siblings = children.get(row.parentUid ?? '')?.filter(({ level }) => level === 'paragraph') ?? []
      const number = siblings.indexOf(row) + (parent?.text === '' ? 1 : 2)
      return parent?.level === 'article' ? `第${writeNumeral(number)}款` : ''
    }
    const label = row.label?.trim() ?? ''
    if (row.level === 'item') return label && `第${label.replace(/[、.．]$/, '')}项`
    if (row.level === 'subitem') return label && `第${label.replace(/[、.．]$/, '')}目`
    return label || row.heading || row.text.slice(0, 20)
  }
  const cite = (row: Row): string => {
    const parent = known.get(row.parentUid ?? '')
    if (parent && INSIDE.includes(row.level)) return `${cite(parent)}${own(row)}`
    const annex = annexOf(row)
    return annex && annex !== row ? `${own(annex)} ${own(row)}` : own(row)
  }
  const annexOf = (row: Row): Row | undefined => {
    for (let at: Row | undefined = row; at; at = known.get(at.parentUid ?? ''))
      if (at.level === 'annex') return at
    return undefined
  }
  const line = (row: Row): string =>
    `${row.label ?? ''}${row.label && INSIDE.includes(row.level) ? '' : row.label ? '　' : ''}${row.heading ?? ''}${row.text}`

  return new Map(
    rows.map((row, ord) => {
      const inside = below(row)
      // An article's own text stands first and without its label, which is shown beside it.
      const text = [`${row.heading ?? ''}${row.text}`, ...inside.map(line)].filter(Boolean).join('\n')
      return [
        row.uid,
        { uid: row.uid, label: cite(row), text, uids: [row.uid, ...inside.map(({ uid }) => uid)], ord },
      ]
    }),
  )
}
