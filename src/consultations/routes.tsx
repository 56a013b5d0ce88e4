import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { describeRoute, resolver } from 'hono-openapi'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import type { House, Visit } from '../ground/house.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { submissionSchema } from '../opinions/item.ts'
import { couldLodge, lodge } from '../opinions/lodge.ts'
import { bodyOf, newForm, type OpinionForm, pressed, readForm, renewed } from '../opinions/opinion-form.ts'
import { signReceipt } from '../opinions/receipt.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import {
  consultationJson,
  consultationSchema,
  listedJson,
  listSchema,
  lodgedJson,
  lodgedSchema,
} from './api.ts'
import { CheckPage } from './check-page.tsx'
import { CommentPage } from './comment-form.tsx'
import { listConsultations, queryOf, statuses } from './listing.ts'
import { ConsultationPage } from './pages.tsx'
import { type Consultation, latestRound, readConsultation } from './read.ts'
import { words } from './words.ts'

export const routes = new Hono<House>()

const notFound = (c: Context<House>) => refuseJson(c, refuse('not_found').refusal)

// Anyone.
routes.get(
  '/api/v1/consultations',
  describeRoute({
    tags: ['consultations'],
    summary: 'Consultations, open ones first',
    description: 'For anyone. Paged by `cursor`; `q` searches titles and units.',
    parameters: [
      { in: 'query', name: 'status', schema: { type: 'string', enum: [...statuses] } },
      { in: 'query', name: 'q', schema: { type: 'string', maxLength: 100 } },
      { in: 'query', name: 'cursor', schema: { type: 'string' } },
    ],
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: resolver(listSchema) } } },
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const query = queryOf(c.req.query())
    if (!query.ok) return refuseJson(c, query.refusal)
    const page = await listConsultations(visit.db, visit.now, query.value)
    return c.json({ items: page.items.map(listedJson), next_cursor: page.nextCursor })
  },
)

// Anyone: the whole list as a table.
routes.get(
  '/api/v1/consultations.csv',
  describeRoute({
    tags: ['consultations'],
    summary: 'The list of consultations as CSV',
    description: 'For anyone. Takes `status` and `q` as the list does; ends with the number of rows.',
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } } },
  }),
  async (c) => {
    const { db, now, lang } = c.get('visit')
    const query = queryOf(c.req.query())
    if (!query.ok) return refuseJson(c, query.refusal)
    const t = words(lang).table
    let cursor: string | null | undefined
    const nextPage = async () => {
      if (cursor === null) return []
      const page = await listConsultations(db, now, { ...query.value, cursor })
      cursor = page.nextCursor
      return page.items.map((item) => [
        item.id,
        item.title,
        item.unit,
        words(lang).statusFilter[item.status],
        beijingIso(item.opensAt),
        beijingIso(item.closesAt),
        item.submissions,
        item.items,
      ])
    }
    const body = csvStream(Object.values(t.columns), nextPage, (rows) => [t.total, rows])
    return c.body(body, 200, csvHeaders(`${t.name}.csv`, 'consultations.csv'))
  },
)

// Anyone, once it is published.
routes.get(
  '/api/v1/consultations/:id',
  describeRoute({
    tags: ['consultations'],
    summary: 'A consultation with its notice and draft',
    description: 'For anyone.',
    responses: {
      200: {
        description: 'The latest round',
        content: { 'application/json': { schema: resolver(consultationSchema) } },
      },
      404: { description: 'Unknown or not published' },
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const consultation = await readConsultation(visit.db, c.req.param('id'), visit.now)
    return consultation ? c.json(consultationJson(consultation)) : notFound(c)
  },
)

// Anyone, without account, while the consultation is open.
routes.post(
  '/api/v1/consultations/:id/submissions',
  describeRoute({
    tags: ['consultations'],
    summary: 'Lodge opinions',
    description:
      'For anyone, while the consultation is open. The same key with the same body answers as the first time and stores nothing.',
    parameters: [
      {
        in: 'header',
        name: 'Idempotency-Key',
        required: true,
        schema: { type: 'string', minLength: 16, maxLength: 128 },
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: resolver(submissionSchema, { io: 'input' }) } },
    },
    responses: {
      201: { description: 'Lodged', content: { 'application/json': { schema: resolver(lodgedSchema) } } },
      404: { description: 'not_found' },
      409: { description: 'not_yet_open, closed, draft_changed' },
      413: { description: 'too_large' },
      422: {
        description: 'A field is refused, or idempotency_key_missing, idempotency_key_reused, clause_unknown',
      },
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const body: unknown = await c.req.json().catch(() => undefined)
    if (body === undefined) return refuseJson(c, refuse('malformed').refusal)
    const said = parse(submissionSchema, body)
    if (!said.ok) return refuseJson(c, said.refusal)
    const lodged = await lodge(visit, {
      intakeId: latestRound(c.req.param('id')),
      said: said.value,
      idempotencyKey: c.req.header('Idempotency-Key') ?? '',
    })
    if (!lodged.ok) return refuseJson(c, lodged.refusal)
    const receipt = await signReceipt(visit.keys, visit.origin, lodged.value)
    return c.json(lodgedJson(lodged.value, receipt), 201)
  },
)

// Anyone, once it is published.
routes.get('/consultations/:id', async (c) => {
  const visit = c.get('visit')
  const consultation = await readConsultation(visit.db, c.req.param('id'), visit.now)
  if (!consultation) return c.notFound()
  return c.html(<ConsultationPage visit={visit} consultation={consultation} />)
})

// Anyone, without account.
routes.get('/consultations/:id/comment', async (c) => {
  const visit = c.get('visit')
  const consultation = await readConsultation(visit.db, c.req.param('id'), visit.now)
  if (!consultation) return c.notFound()
  if (consultation.status !== 'open') return c.redirect(`/consultations/${consultation.id}`, 303)
  const asked = c.req.query('clause') ?? ''
  const uid = consultation.clauses.some((clause) => clause.uid === asked) ? asked : ''
  return c.html(<CommentPage visit={visit} consultation={consultation} form={newForm(randomCode(32), uid)} />)
})

// Anyone, without account. The form's buttons: add, remove.<n>, check, edit, lodge.
routes.post('/consultations/:id/comment', async (c) => {
  const visit = c.get('visit')
  const consultation = await readConsultation(visit.db, c.req.param('id'), visit.now)
  if (!consultation) return c.notFound()
  const posted = nest(await c.req.formData())
  const action = typeof posted.action === 'string' ? posted.action : 'check'
  const more = typeof posted.add_clause === 'string' ? posted.add_clause : ''
  const form = readForm(posted, randomCode(32))
  if (action === 'lodge') return lodgeForm(c, visit, consultation, form)
  if (action !== 'check')
    return c.html(
      <CommentPage visit={visit} consultation={consultation} form={pressed(form, action, more)} />,
    )
  const said = parse(submissionSchema, bodyOf(form))
  const could = said.ok ? await couldLodge(visit, consultation.round.id, said.value) : said
  return could.ok
    ? c.html(<CheckPage visit={visit} consultation={consultation} form={form} />)
    : refused(c, visit, consultation, form, could.refusal)
})

function refused(
  c: Context<House>,
  visit: Visit,
  consultation: Consultation,
  typed: OpinionForm,
  why: Refusal,
) {
  const { form, refusal } = renewed(typed, why, randomCode(32))
  const page = <CommentPage visit={visit} consultation={consultation} form={form} refusal={refusal} />
  return c.html(page, statusOfRefusal(refusal))
}

async function lodgeForm(c: Context<House>, visit: Visit, consultation: Consultation, form: OpinionForm) {
  const said = parse(submissionSchema, bodyOf(form))
  if (!said.ok) return refused(c, visit, consultation, form, said.refusal)
  const lodged = await lodge(visit, {
    intakeId: consultation.round.id,
    said: said.value,
    idempotencyKey: form.key,
  })
  if (!lodged.ok) return refused(c, visit, consultation, form, lodged.refusal)
  // The code goes to the receipt page in a cookie that only that page can read and that it deletes.
  const path = `/receipts/${lodged.value.receiptNo}`
  setCookie(c, 'receipt_code', lodged.value.lookupCode, {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: visit.secure,
    maxAge: 600,
  })
  return c.redirect(path, 303)
}
