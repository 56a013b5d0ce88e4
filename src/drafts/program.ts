import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { levels } from './clause.ts'
import type { Outline } from './outline.ts'
import type { ClauseRow, DocumentRow, DraftVersionRow } from './store.ts'
import { clauseJson } from './version.ts'

/** A clause as programs read it (design.md §4). */
export const clauseSchema = z.object({
  uid: z.string(),
  parent_uid: z.string().nullable(),
  lineage_id: z.string(),
  level: z.enum(levels),
  label: z.string().nullable(),
  heading: z.string().nullable(),
  text: z.string(),
  order: z.int().min(0),
})

const sha256 = z.string().length(64)
const at = z.iso.datetime({ offset: true })

/** What saving answers with. */
export const savedSchema = z.object({ id: z.string(), version: z.int(), sha256, clause_count: z.int() })

/** A saved version with its clauses. */
export const versionSchema = savedSchema.extend({
  title: z.string(),
  explanation: z.string(),
  saved_at: at,
  clauses: z.array(clauseSchema),
})

export const versionJson = (version: DraftVersionRow, clauses: readonly ClauseRow[]) => ({
  id: version.id,
  version: version.version,
  sha256: version.sha256,
  clause_count: version.clauseCount,
  title: version.title,
  explanation: version.explanation,
  saved_at: beijingIso(version.savedAt),
  clauses: clauses.map(clauseJson),
})

const params = z.record(z.string(), z.union([z.string(), z.number()]))

/** A text as it was split, not stored. `parent` is an index into `clauses`; `line` is a line of the text, from 1. */
export const outlineSchema = z.object({
  title: z.string().nullable(),
  front: z.array(z.string()),
  contents: z.array(z.string()),
  counts: z.record(z.string(), z.int()),
  labels: z.array(z.string()),
  annexes: z.array(z.string()),
  clauses: z.array(
    z.object({
      level: z.enum(levels),
      parent: z.int().nullable(),
      label: z.string().nullable(),
      ordinal: z.string().nullable(),
      heading: z.string().nullable(),
      text: z.string(),
      line: z.int(),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), line: z.int(), params })),
  notes: z.array(z.object({ code: z.string(), params })),
})

export const outlineJson = (
  outline: Outline,
  notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[],
) => ({ ...outline, notes })

export const documentSchema = z.object({
  id: z.string(),
  filename: z.string(),
  media_type: z.string(),
  size: z.int(),
  sha256,
  added_at: at,
})

export const documentJson = (document: Omit<DocumentRow, 'addedBy' | 'decisionId'>) => ({
  id: document.id,
  filename: document.filename,
  media_type: document.mediaType,
  size: document.size,
  sha256: document.sha256,
  added_at: beijingIso(document.addedAt),
})
