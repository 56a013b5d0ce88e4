import * as z from 'zod'
import { sha256 } from '../ground/keys.ts'
import { required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { type Level, levels } from './clause.ts'
import type { ClauseRow } from './store.ts'

/** The most clauses of one version. */
export const MAX_CLAUSES = 5000
/** The longest text of one clause, in characters. */
export const MAX_CLAUSE_TEXT = 20_000
/** The longest draft, all clauses together, in bytes of UTF-8. */
export const MAX_DRAFT_BYTES = 1024 * 1024

/** One clause as an officer hands it in. */
export const clauseInput = z.object({
  level: z.enum(levels),
  /** Index of the clause it belongs to, in the same list; left out, it is worked out from the levels. */
  parent: z.number().int().min(0).max(MAX_CLAUSES).nullable().optional(),
  label: typed(100).nullable().optional(),
  heading: typed(500).nullable().optional(),
  text: typed(MAX_CLAUSE_TEXT).optional(),
})

/** A draft as an officer hands it in: title, explanation (起草说明) and all clauses in order. */
export const draftInput = z.object({
  title: required(200),
  explanation: required(50_000),
  /** The version it was made from; 0 for the first. When another was saved since: `changed_meanwhile`. */
  base_version: z.number().int().min(0).max(1_000_000).optional(),
  clauses: z.array(clauseInput).min(1).max(MAX_CLAUSES),
})

export type ClauseInput = z.output<typeof clauseInput>
export type DraftInput = z.output<typeof draftInput>

/** A clause ready to be written; `parent` is an index into the same list. */
export type DraftClause = {
  readonly level: Level
  readonly parent: number | null
  readonly label: string | null
  readonly ordinal: string | null
  readonly heading: string | null
  readonly text: string
}

/**
 * SHA-256 of a draft, 64 hexadecimal digits: over the canonical JSON (RFC 8785) of `{title, explanation,
 * clauses: [{level, parent, label, heading, text}]}`, where `parent` is the order of the parent, from 0, or null.
 * Everything in it is public with the draft, so anyone can compute it again.
 */
export function draftHash(
  title: string,
  explanation: string,
  clauses: readonly Omit<DraftClause, 'ordinal'>[],
): Promise<string> {
  const plain = clauses.map(({ level, parent, label, heading, text }) => ({
    level,
    parent,
    label,
    heading,
    text,
  }))
  return sha256(canonical({ title, explanation, clauses: plain }))
}

/** What the schema cannot see: clauses that say nothing, parents that do not come first, and the whole size. */
export function problemsOf(clauses: readonly ClauseInput[]): Problem[] {
  const problems: Problem[] = []
  let bytes = 0
  const encoder = new TextEncoder()
  clauses.forEach(({ parent, label, heading, text }, i) => {
    const words = `${label ?? ''}${heading ?? ''}${text ?? ''}`
    bytes += encoder.encode(words).length
    if (words === '') problems.push({ code: 'missing', field: `clauses.${i}.text` })
    if (typeof parent === 'number' && parent >= i) {
      problems.push({ code: 'invalid_choice', field: `clauses.${i}.parent` })
    }
  })
  if (bytes > MAX_DRAFT_BYTES)
    problems.push({ code: 'too_large', field: 'clauses', params: { limit: '1 MB' } })
  return problems.slice(0, 50)
}

/** A clause as programs read it (design.md §4). */
export const clauseJson = (clause: ClauseRow) => ({
  uid: clause.uid,
  parent_uid: clause.parentUid,
  lineage_id: clause.lineageId,
  level: clause.level,
  label: clause.label,
  heading: clause.heading,
  text: clause.text,
  order: clause.ord,
})
