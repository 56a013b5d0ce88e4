import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { House } from '../ground/house.ts'
import { type Refusal, type Result, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { type Desk, maySee } from '../people/officer.ts'
import { addDocument } from './add-document.ts'
import { RefusedPage } from './desk.tsx'
import { DocumentsPage } from './desk-documents.tsx'
import { documentPath, MAX_DOCUMENT_BYTES } from './document.ts'
import { openDraftDesk } from './draft-desk.ts'
import { serveDocument } from './serve-document.ts'
import { type DocumentRow, documentQuery, documentsQuery } from './store.ts'

export const routes = new Hono<House>()
export const desk = new Hono<Desk>()

const TOO_LARGE = refuse('too_large', { field: 'file', params: { limit: '20 MB' } })

const shown = (c: Context<Desk>) => ({ visit: c.get('visit'), officer: c.get('officer') })

const refused = (c: Context<Desk>, refusal: Refusal) =>
  c.html(<RefusedPage {...shown(c)} refusal={refusal} />, statusOfRefusal(refusal))

/** The list again, with what stood in the way of an upload. */
async function listAgain(c: Context<Desk>, decisionId: string, refusal?: Refusal): Promise<Response> {
  const { db } = c.get('visit')
  const opened = await openDraftDesk(db, c.get('officer'), decisionId)
  if (!opened.ok) return refused(c, opened.refusal)
  const documents = await documentsQuery(db, decisionId)
  const added = c.req.query('added') !== undefined
  return c.html(
    <DocumentsPage {...shown(c)} desk={opened.value} documents={documents} refusal={refusal} added={added} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

/** Room for the file and the form around it; what is larger is not read at all. */
export const documentLimit = (onError: (c: Context<Desk>) => Response | Promise<Response>) =>
  bodyLimit({ maxSize: MAX_DOCUMENT_BYTES + 64 * 1024, onError: (c) => onError(c as Context<Desk>) })

/** Take the uploaded file out of a form and keep it. */
export async function upload(c: Context<Desk>, decisionId: string): Promise<Result<DocumentRow>> {
  const file = (await c.req.formData()).get('file')
  if (!(file instanceof File) || (file.size === 0 && file.name === ''))
    return refuse('missing', { field: 'file' })
  if (file.size > MAX_DOCUMENT_BYTES) return TOO_LARGE
  const bytes = new Uint8Array(await file.arrayBuffer())
  return addDocument(c.get('visit'), c.env.FILES, c.get('officer'), decisionId, { name: file.name, bytes })
}

// Those who may see the unit's work.
desk.get('/desk/decisions/:id/documents', (c) => listAgain(c, c.req.param('id')))

// Drafters of the decision's unit.
desk.post(
  '/desk/decisions/:id/documents',
  documentLimit((c) => listAgain(c, c.req.param('id') ?? '', TOO_LARGE.refusal)),
  async (c) => {
    const id = c.req.param('id')
    const done = await upload(c, id)
    if (done.ok) return c.redirect(`/desk/decisions/${id}/documents?added`, 303)
    const { code } = done.refusal.problems[0]
    return code === 'not_found' || code === 'forbidden'
      ? refused(c, done.refusal)
      : listAgain(c, id, done.refusal)
  },
)

// Those who may see the unit's work; also for programs, with the bearer token.
desk.get('/desk/documents/:id', async (c) => {
  const [document] = await documentQuery(c.get('visit').db, c.req.param('id'))
  if (!document) return refused(c, refuse('not_found').refusal)
  if (!maySee(c.get('officer'), document.unitId)) return refused(c, refuse('forbidden').refusal)
  return serveDocument(c.env.FILES, document, c.req.raw, 'private, no-store')
})

// Anyone, once a published notice, hearing paper, decision or interpretation carries it; before that nobody learns that it is there.
routes.get('/documents/:id/:filename?', async (c) => {
  const [document] = await documentQuery(c.get('visit').db, c.req.param('id'))
  if (!document?.published) return refuseDocument(c)
  const path = documentPath(document)
  if (c.req.param('filename')?.normalize('NFC') !== document.filename) return c.redirect(path, 308)
  return serveDocument(c.env.FILES, document, c.req.raw, 'public, max-age=3600')
})

const refuseDocument = (c: Context<House>) =>
  c.req.header('accept')?.includes('json') ? refuseJson(c, refuse('not_found').refusal) : c.notFound()
