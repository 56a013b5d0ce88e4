import type { Nested } from '../ground/form.ts'
import { tidy } from '../ground/text.ts'
import { type Level, levels } from './clause.ts'
import { isHeading, settleParents } from './clause-tree.ts'

/** A clause while an officer is correcting the split, as it travels from page to page in the form. */
export type WorkingClause = {
  readonly level: Level
  /** Index of the parent, null at the top; undefined where it has to be worked out anew. */
  readonly parent: number | null | undefined
  readonly label: string
  readonly heading: string
  readonly text: string
}

/** Everything the correcting page knows. Nothing of it is kept on the server before it is saved. */
export type WorkingDraft = {
  readonly title: string
  readonly explanation: string
  /** The version this work began from; 0 for none. */
  readonly base: number
  /** Lines before the first clause that are no clauses: passing notes, a table of contents. */
  readonly front: string
  readonly clauses: readonly WorkingClause[]
}

const textIn = (form: Nested, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

/** The places of all clauses in one short field: `article.3` as level number, point, parent. */
export const shapeOf = (clauses: readonly WorkingClause[]): string =>
  clauses.map(({ level, parent }) => `${levels.indexOf(level)}.${parent ?? ''}`).join(' ')

/** Read the correcting page's form, whatever it holds: what cannot be saved is told when it is saved. */
export function workingDraftIn(form: Nested): WorkingDraft {
  const rows = Array.isArray(form.clauses) ? form.clauses : []
  const shape = textIn(form, 'shape').split(' ')
  const clauses = rows.flatMap((row: unknown, i): WorkingClause[] => {
    if (typeof row !== 'object' || row === null) return []
    const fields = row as Nested
    const level = levels.find((each) => each === fields.level) ?? 'paragraph'
    const [was, parent] = (shape[i] ?? '').split('.')
    const kept = levels[Number(was ?? -1)] === level && was !== ''
    return [
      {
        level,
        parent: !kept ? undefined : parent === '' || parent === undefined ? null : Number(parent),
        label: tidy(textIn(fields, 'label')),
        heading: tidy(textIn(fields, 'heading')),
        text: tidy(textIn(fields, 'text')),
      },
    ]
  })
  const base = Number(textIn(form, 'base'))
  return {
    title: textIn(form, 'title'),
    explanation: textIn(form, 'explanation'),
    base: Number.isSafeInteger(base) && base > 0 ? base : 0,
    front: textIn(form, 'front'),
    clauses: settle(clauses, shape),
  }
}

/** Work out the places that changed: a clause keeps its parent while that one keeps its level. */
function settle(clauses: readonly WorkingClause[], shape: readonly string[]): WorkingClause[] {
  const kept = clauses.map((clause) => {
    const { parent } = clause
    if (typeof parent !== 'number') return clause
    const above = clauses[parent]
    const same = above !== undefined && shape[parent]?.startsWith(`${levels.indexOf(above.level)}.`)
    return same ? clause : { ...clause, parent: undefined }
  })
  const parents = settleParents(kept)
  return kept.map((clause, i) => ({ ...clause, parent: parents[i] ?? null }))
}

/** What a button of the correcting page does to the clauses. */
export const edits = ['merge', 'split', 'delete'] as const
export type Edit = (typeof edits)[number]

/** The edit and the clause in a button's value (`merge.12`); undefined when it is none. */
export function editIn(value: string): { edit: Edit; at: number } | undefined {
  const [name, at] = value.split('.')
  const edit = edits.find((each) => each === name)
  return edit && /^\d{1,4}$/.test(at ?? '') ? { edit, at: Number(at) } : undefined
}

/**
 * Do one edit. `merge` appends a clause to the one before it, `split` makes the lines of its text clauses of
 * their own (further 款 in an article), `delete` leaves it out. An edit that cannot be done changes nothing.
 */
export function editClauses(clauses: readonly WorkingClause[], { edit, at }: { edit: Edit; at: number }) {
  const clause = clauses[at]
  const before = clauses[at - 1]
  if (!clause || (edit === 'merge' && !before)) return [...clauses]
  if (edit === 'delete') return replace(clauses, at, 1, [])
  if (edit === 'merge' && before) {
    const words = `${clause.label}${clause.heading}${clause.text}`
    if (isHeading(before.level) && before.text === '') {
      return replace(clauses, at - 1, 2, [{ ...before, heading: before.heading + words }])
    }
    const between = before.level === 'table' && clause.level === 'table' ? '\n' : ''
    return replace(clauses, at - 1, 2, [{ ...before, text: `${before.text}${between}${words}` }])
  }
  const [first = '', ...more] = clause.text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
  const level = clause.level === 'article' ? 'paragraph' : clause.level
  const rest = more.map((text) => ({ level, parent: undefined, label: '', heading: '', text }) as const)
  return replace(clauses, at, 1, [{ ...clause, text: first }, ...rest])
}

/** Put `now` in the place of `count` clauses from `at`, moving every parent along. */
function replace(
  clauses: readonly WorkingClause[],
  at: number,
  count: number,
  now: readonly WorkingClause[],
): WorkingClause[] {
  const shift = now.length - count
  const moved = (parent: number | null | undefined): number | null | undefined => {
    if (typeof parent !== 'number' || parent < at) return parent
    if (parent >= at + count) return parent + shift
    return now.length > 0 && parent === at ? at : undefined
  }
  const all = [
    ...clauses.slice(0, at),
    ...now,
    ...clauses.slice(at + count).map((clause) => ({ ...clause, parent: moved(clause.parent) })),
  ]
  const parents = settleParents(all)
  return all.map((clause, i) => ({ ...clause, parent: parents[i] ?? null }))
}

/** A label that is set off from what follows it when it is printed. */
const SET_OFF = /^(?:第|附)/

/**
 * The whole text again, a line per clause (a table has several), for correcting it by hand and splitting it anew;
 * with the line on which each clause begins, from 1.
 */
export function printDraft(draft: Pick<WorkingDraft, 'front' | 'clauses'>): {
  text: string
  lines: number[]
} {
  const printed: string[] = draft.front === '' ? [] : draft.front.split('\n')
  const lines = draft.clauses.map(({ label, heading, text }) => {
    const begins = printed.length + 1
    printed.push(...`${label}${SET_OFF.test(label) ? '　' : ''}${heading}${text}`.split('\n'))
    return begins
  })
  return { text: printed.join('\n'), lines }
}
