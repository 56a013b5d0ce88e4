import type { Context } from 'hono'
import { list, text } from '../decisions/typed-form.ts'
import { addDocument } from '../drafts/add-document.ts'
import { MAX_DOCUMENT_BYTES } from '../drafts/document.ts'
import { type Nested, nest } from '../ground/form.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import type { Desk, Officer } from '../people/officer.ts'
import { type Case, openCase } from './case.ts'
import type { Typed } from './desk-frame.tsx'

/** A form of the case file: its fields nested, and as they stand in it. */
export type Sent = { readonly form: Nested; readonly typed: Typed }

const typedOf = (form: Nested): Typed => ({
  texts: Object.fromEntries(Object.keys(form).map((name) => [name, text(form, name)])),
  documentIds: list(form.document_ids),
})

/** What a form sent, its texts alone. */
export async function readForm(c: Context<Desk>): Promise<Sent> {
  const form = nest(await c.req.formData())
  return { form, typed: typedOf(form) }
}

/**
 * What a form sent; a document that came with it is kept first and chosen, so that it is not lost when the rest is
 * refused; not where the officer `may` not do the deed, or not now. Refuses what `addDocument` does, with what was typed still at hand.
 */
export async function readFormWithFile(
  c: Context<Desk>,
  decisionId: string,
  may: (file: Case, officer: Officer) => boolean,
): Promise<{ readonly sent: Sent; readonly kept: Result<undefined> }> {
  const sent = await readForm(c)
  const { file } = sent.form
  if (!(file instanceof File)) return { sent, kept: accept(undefined) }
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openCase(visit, officer, decisionId)
  // Nothing is kept for a deed that cannot be done; the deed itself says why not.
  if (!opened.ok || !may(opened.value, officer)) return { sent, kept: accept(undefined) }
  if (file.size > MAX_DOCUMENT_BYTES)
    return { sent, kept: refuse('too_large', { field: 'file', params: { limit: '20 MB' } }) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const added = await addDocument(visit, c.env.FILES, officer, decisionId, {
    name: file.name,
    bytes,
  })
  if (!added.ok) return { sent, kept: added }
  const documentIds = [...sent.typed.documentIds, added.value.id]
  return { sent: { ...sent, typed: { ...sent.typed, documentIds } }, kept: accept(undefined) }
}
