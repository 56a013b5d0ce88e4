import { accept, type Result, refuse } from '../ground/result.ts'
import type { FileNote } from './docx.ts'
import { type Outline, parseOutline } from './outline.ts'
import { MAX_DRAFT_FILE_BYTES, MAX_DRAFT_TEXT_BYTES, readDraftFile } from './read-file.ts'
import type { WorkingClause } from './working-draft.ts'

export type BroughtText = { readonly outline: Outline; readonly notes: readonly FileNote[] }

/**
 * Split what an officer brought: a text or a file, one of them. Nothing is stored.
 *
 * Refuses: `missing`, `text_or_file` (both), `too_large`, and whatever `readDraftFile` says of the file.
 */
export async function bringText(text: string, file: File | undefined): Promise<Result<BroughtText>> {
  if (!file) {
    if (text.trim() === '') return refuse('missing', { field: 'text' })
    if (new TextEncoder().encode(text).length > MAX_DRAFT_TEXT_BYTES) {
      return refuse('too_large', { field: 'text', params: { limit: '1 MB' } })
    }
    return accept({ outline: parseOutline(text), notes: [] })
  }
  if (text.trim() !== '') return refuse('text_or_file', { field: 'file' })
  if (file.size > MAX_DRAFT_FILE_BYTES) {
    return refuse('file_too_large', { field: 'file', params: { max_mb: MAX_DRAFT_FILE_BYTES / 1024 / 1024 } })
  }
  const read = await readDraftFile(file.name, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) {
    const [first, ...rest] = read.refusal.problems
    return { ok: false, refusal: { problems: [{ ...first, field: 'file' }, ...rest] } }
  }
  return accept({ outline: parseOutline(read.value.text), notes: read.value.notes })
}

/** The clauses of an outline, to be corrected. */
export const workingClauses = (outline: Outline): WorkingClause[] =>
  outline.clauses.map(({ level, parent, label, heading, text }) => ({
    level,
    parent,
    label: label ?? '',
    heading: heading ?? '',
    text,
  }))
