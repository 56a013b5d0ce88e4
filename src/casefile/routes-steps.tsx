import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { transitionFor } from '../decisions/lifecycle.ts'
import { readRules } from '../decisions/rule-names.ts'
import { shut } from '../decisions/shut.tsx'
import { text } from '../decisions/typed-form.ts'
import { MAX_DOCUMENT_BYTES } from '../drafts/document.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { openCase } from './case.ts'
import { ProcedurePage } from './desk-procedure.tsx'
import { RecordPage, type TypedRecord, typedFrom } from './desk-record.tsx'
import { figure } from './figure.ts'
import { isKind, type Kind } from './kinds.ts'
import { recordStep, writesAs } from './record-step.ts'
import { readVersions } from './store.ts'
import { readFormWithFile, type Sent } from './typed.ts'

export const desk = new Hono<Desk>()

export const opened = (c: Context<Desk>) =>
  openCase(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')
export const who = (c: Context<Desk>) => ({ visit: c.get('visit'), officer: c.get('officer') })

const TOO_LARGE = refuse('too_large', { field: 'file', params: { limit: '20 MB' } })

/** Room for a document and the form around it; what is larger is not read at all. */
export const formLimit = (again: (c: Context<Desk>, refusal: Refusal) => Response | Promise<Response>) =>
  bodyLimit({
    maxSize: MAX_DOCUMENT_BYTES + 1024 * 1024,
    onError: (c) => again(c as Context<Desk>, TOO_LARGE.refusal),
  })

// Whoever may see the unit's work, the legal reviewers among them.
desk.get('/desk/decisions/:id/procedure', async (c) => {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const rules = await readRules(c.get('visit').db, found.value.layers)
  return c.html(<ProcedurePage {...who(c)} file={found.value} rules={rules} />)
})

async function recordPage(c: Context<Desk>, kind: Kind, typed?: TypedRecord, refusal?: Refusal) {
  const found = await opened(c)
  if (!found.ok) return shut(c, found.refusal)
  const file = found.value
  const saved = c.req.method === 'GET' && c.req.query('saved') !== undefined
  const before = c.req.method === 'GET' ? figure(c.req.query('before')) : undefined
  const versions = await readVersions(c.get('visit').db, file.decision.id, kind, before)
  return c.html(
    <RecordPage
      {...who(c)}
      file={file}
      kind={kind}
      typed={typed ?? typedFrom(file, kind)}
      refusal={refusal}
      saved={saved}
      versions={versions}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; the form is for who supplies the kind.
desk.get('/desk/decisions/:id/steps/:kind', (c) => {
  const kind = c.req.param('kind')
  return isKind(kind) ? recordPage(c, kind) : c.notFound()
})

/** What is no part of the record's body. */
const around = ['version', 'spare', 'more', 'file', 'document_ids', 'draft_sha256']

function typedRecord({ form, typed }: Sent): TypedRecord {
  const body = Object.fromEntries(Object.entries(form).filter(([name]) => !around.includes(name)))
  return {
    body,
    documentIds: typed.documentIds,
    version: figure(form.version) ?? 0,
    spare: figure(form.spare, 60) ?? 2,
  }
}

/** One ticked box of several arrives as a text; the schema wants a list. */
const listed = (kind: Kind, body: Readonly<Record<string, unknown>>) =>
  kind === 'interpretation_plan' && typeof body.forms === 'string' ? { ...body, forms: [body.forms] } : body

// Drafters of the unit, legal reviewers for their review, the office for its own steps.
desk.post(
  '/desk/decisions/:id/steps/:kind',
  formLimit((c, refusal) => {
    const kind = c.req.param('kind') ?? ''
    return isKind(kind) ? recordPage(c, kind, undefined, refusal) : c.notFound()
  }),
  async (c) => {
    const [id, kind] = [c.req.param('id'), c.req.param('kind')]
    if (!isKind(kind)) return c.notFound()
    const { sent, kept } = await readFormWithFile(
      c,
      id,
      ({ decision, state, way }, officer) =>
        writesAs(officer, decision.draftingUnitId, kind) !== undefined &&
        transitionFor('step_recorded', state, way) !== undefined,
    )
    const typed = typedRecord(sent)
    if (sent.form.more !== undefined)
      return recordPage(c, kind, { ...typed, spare: Math.min(60, typed.spare + 3) })
    const done = kept.ok
      ? await recordStep(c.get('visit'), c.get('officer'), id, kind, {
          body: listed(kind, typed.body),
          documentIds: typed.documentIds,
          version: typed.version,
          draft: kind === 'legality_review' ? text(sent.form, 'draft_sha256') : undefined,
        })
      : kept
    if (done.ok) return c.redirect(`/desk/decisions/${id}/steps/${kind}?saved`, 303)
    const { code } = done.refusal.problems[0]
    if (code === 'forbidden' || code === 'not_found') return shut(c, done.refusal)
    return recordPage(c, kind, typed, done.refusal)
  },
)
