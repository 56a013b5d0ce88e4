import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { describeDesk, readBody } from '../decisions/program.ts'
import { type Result, refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { type BroughtText, bringText } from './bring-text.ts'
import { openDraftDesk } from './draft-desk.ts'
import {
  documentJson,
  documentSchema,
  outlineJson,
  outlineSchema,
  savedSchema,
  versionJson,
  versionSchema,
} from './program.ts'
import { MAX_DRAFT_FILE_BYTES } from './read-file.ts'
import { documentLimit, upload } from './routes-documents.tsx'
import { saveDraft } from './save-draft.ts'
import { clausesByNumberQuery, documentsQuery, versionQuery } from './store.ts'
import { draftInput } from './version.ts'

export const api = new Hono<Desk>()

const tooLarge = (c: Context) =>
  refuseJson(c as Context<Desk>, refuse('too_large', { params: { limit: '10 MB' } }).refusal)

const limit = bodyLimit({ maxSize: MAX_DRAFT_FILE_BYTES + 4 * 1024 * 1024, onError: tooLarge })

const outlineInput = z.object({ text: z.string().meta({ description: 'At most 1 MB of UTF-8' }) })

/** A text in JSON, or a form with `text` or `file`. */
async function broughtIn(c: Context<Desk>): Promise<Result<BroughtText>> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) {
    const input = await readBody(c, outlineInput)
    return input.ok ? bringText(input.value.text, undefined) : input
  }
  const form = await c.req.formData()
  const [text, file] = [form.get('text'), form.get('file')]
  return bringText(typeof text === 'string' ? text : '', file instanceof File ? file : undefined)
}

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/outline',
  limit,
  describeDesk({
    summary:
      'Split a draft into clauses, storing nothing; also takes multipart/form-data with `file` (.docx, .txt)',
    who: 'drafters, for their own unit',
    body: outlineInput,
    answer: outlineSchema,
  }),
  async (c) => {
    const opened = await openDraftDesk(c.get('visit').db, c.get('officer'), c.req.param('id'))
    if (!opened.ok) return refuseJson(c, opened.refusal)
    if (!opened.value.mayDraft) return refuseJson(c, refuse('forbidden').refusal)
    const done = await broughtIn(c)
    return done.ok ? c.json(outlineJson(done.value.outline, done.value.notes)) : refuseJson(c, done.refusal)
  },
)

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/draft-versions',
  limit,
  describeDesk({
    summary: 'Save a draft as a new version; the same draft again answers with the version that is there',
    who: 'drafters, for their own unit',
    body: draftInput,
    answer: savedSchema,
    status: 201,
  }),
  async (c) => {
    const id = c.req.param('id')
    const input = await readBody(c, draftInput)
    const done = input.ok ? await saveDraft(c.get('visit'), c.get('officer'), id, input.value) : input
    if (!done.ok) return refuseJson(c, done.refusal)
    const { clauses, ...saved } = done.value
    return c.json({ ...saved, clause_count: clauses }, 201, {
      location: `/api/v1/desk/decisions/${id}/draft-versions/${saved.version}`,
    })
  },
)

// Those who may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/draft-versions/:version{[0-9]{1,6}}',
  describeDesk({
    summary: 'Read one version of a draft with its clauses',
    who: 'drafters and reviewers (their unit), legal reviewers, office and supervisors (all)',
    answer: versionSchema,
  }),
  async (c) => {
    const { db } = c.get('visit')
    const id = c.req.param('id')
    const version = Number(c.req.param('version'))
    const opened = await openDraftDesk(db, c.get('officer'), id)
    if (!opened.ok) return refuseJson(c, opened.refusal)
    const [[found], clauses] = await db.batch([
      versionQuery(db, id, version),
      clausesByNumberQuery(db, id, version),
    ])
    return found ? c.json(versionJson(found, clauses)) : refuseJson(c, refuse('not_found').refusal)
  },
)

// Those who may see the unit's work.
api.get(
  '/api/v1/desk/decisions/:id/documents',
  describeDesk({
    summary: 'List the documents of a decision (all of them: there are never more than 100)',
    who: 'drafters and reviewers (their unit), legal reviewers, office and supervisors (all)',
    answer: z.object({ items: z.array(documentSchema), next_cursor: z.null() }),
  }),
  async (c) => {
    const { db } = c.get('visit')
    const opened = await openDraftDesk(db, c.get('officer'), c.req.param('id'))
    if (!opened.ok) return refuseJson(c, opened.refusal)
    const items = await documentsQuery(db, c.req.param('id'))
    return c.json({ items: items.map(documentJson), next_cursor: null })
  },
)

// Drafters of the decision's unit.
api.post(
  '/api/v1/desk/decisions/:id/documents',
  documentLimit((c) =>
    refuseJson(c, refuse('too_large', { field: 'file', params: { limit: '20 MB' } }).refusal),
  ),
  describeDesk({
    summary:
      'Add a document: multipart/form-data with `file` (pdf, docx, xlsx, doc, xls, jpg, png, txt; at most 20 MB)',
    who: 'drafters, for their own unit',
    answer: documentSchema,
    status: 201,
  }),
  async (c) => {
    const done = await upload(c, c.req.param('id'))
    return done.ok ? c.json(documentJson(done.value), 201) : refuseJson(c, done.refusal)
  },
)
