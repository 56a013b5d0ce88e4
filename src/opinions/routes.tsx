import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { beijingDate, beijingIso } from '../ground/clock.ts'
import { type Nested, nest } from '../ground/form.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, type Result, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { problemAnswers } from '../people/answers.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, mayDraftFor } from '../people/officer.ts'
import { api as contactApi, desk as contactDesk } from './contact-routes.tsx'
import { KeyedInPage, KeyInPage, type TypedArrival } from './desk.tsx'
import { type Intake, isLate } from './intake.ts'
import { arrivalOf, keyedInSchema, keyedSchema } from './key-in.ts'
import { lodge } from './lodge.ts'
import { bodyOf, newForm, type OpinionForm, pressed, readForm, renewed, str } from './opinion-form.ts'
import { readSpoken, readSubject } from './store.ts'

export const desk = new Hono<Desk>().route('/', contactDesk)
export const api = new Hono<Desk>().route('/', contactApi)

/** The intake, if this officer may key in for it: a drafter of the decision's unit. */
async function intakeFor(c: Context<Desk>, id: string): Promise<Result<{ intake: Intake; title: string }>> {
  const subject = await readSubject(c.get('visit').db, id)
  if (!subject) return refuse('not_found')
  const { unitId, title, ...intake } = subject
  return mayDraftFor(c.get('officer'), unitId) ? { ok: true, value: { intake, title } } : refuse('forbidden')
}

const turnAway = (c: Context<Desk>, refusal: Refusal) =>
  refusal.problems[0].code === 'not_found'
    ? c.notFound()
    : c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

const arrivalTyped = (posted: Nested): TypedArrival => {
  const arrival = (posted.arrival ?? {}) as Nested
  return {
    channel: str(arrival.channel),
    receivedOn: str(arrival.received_on),
    receivedTime: str(arrival.received_time),
    postmarkedOn: str(arrival.postmarked_on),
  }
}

async function page(
  c: Context<Desk>,
  found: { intake: Intake; title: string },
  form: OpinionForm,
  arrival: TypedArrival,
  refusal?: Refusal,
) {
  const visit = c.get('visit')
  const clauses = await readSpoken(visit.db, found.intake.draftVersionId)
  return c.html(
    <KeyInPage
      visit={visit}
      officer={c.get('officer')}
      intakeId={found.intake.id}
      title={found.title}
      clauses={clauses}
      form={form}
      arrival={arrival}
      refusal={refusal}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// A drafter of the decision's unit.
desk.get('/desk/intakes/:id/opinions/new', async (c) => {
  const found = await intakeFor(c, c.req.param('id'))
  if (!found.ok) return turnAway(c, found.refusal)
  const today = beijingDate(c.get('visit').now)
  const arrival = { channel: '', receivedOn: today, receivedTime: '', postmarkedOn: '' }
  return page(c, found.value, newForm(randomCode(32), ''), arrival)
})

// A drafter of the decision's unit.
desk.post('/desk/intakes/:id/opinions/new', async (c) => {
  const visit = c.get('visit')
  const officer = c.get('officer')
  const found = await intakeFor(c, c.req.param('id'))
  if (!found.ok) return turnAway(c, found.refusal)
  const posted = nest(await c.req.formData())
  const form = readForm(posted, randomCode(32))
  const arrival = arrivalTyped(posted)
  const action = str(posted.action)
  if (action !== 'lodge') return page(c, found.value, pressed(form, action, 'whole'), arrival)
  const typed = parse(keyedSchema, {
    ...(bodyOf(form) as object),
    channel: arrival.channel || undefined,
    received_on: arrival.receivedOn || undefined,
    received_time: arrival.receivedTime || undefined,
    postmarked_on: arrival.postmarkedOn || undefined,
  })
  if (!typed.ok) return page(c, found.value, form, arrival, typed.refusal)
  const came = arrivalOf(typed.value)
  const lodged = await lodge(visit, {
    intakeId: found.value.intake.id,
    said: { items: typed.value.items, submitter: typed.value.submitter },
    idempotencyKey: form.key,
    keyed: { officerId: officer.id, arrival: came },
  })
  if (!lodged.ok) {
    const again = renewed(form, lodged.refusal, randomCode(32))
    return page(c, found.value, again.form, arrival, again.refusal)
  }
  return c.html(
    <KeyedInPage
      visit={visit}
      officer={officer}
      intakeId={found.value.intake.id}
      receiptNo={lodged.value.receiptNo}
      lookupCode={lodged.value.lookupCode}
      late={isLate(found.value.intake, came)}
    />,
  )
})

// A drafter of the decision's unit.
api.post(
  '/api/v1/desk/intakes/:id/submissions',
  describeRoute({
    tags: ['desk'],
    summary: 'Key in an opinion that came by telephone, letter, mail, fax or in person',
    description: 'For a drafter of the decision’s unit. Late ones are stored and flagged (R6).',
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
      content: { 'application/json': { schema: resolver(keyedSchema, { io: 'input' }) } },
    },
    responses: {
      201: { description: 'Recorded', content: { 'application/json': { schema: resolver(keyedInSchema) } } },
      ...problemAnswers(401, 403, 404, 422),
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const found = await intakeFor(c, c.req.param('id'))
    if (!found.ok) return refuseJson(c, found.refusal)
    const body: unknown = await c.req.json().catch(() => undefined)
    const typed = parse(keyedSchema, body)
    if (!typed.ok) return refuseJson(c, typed.refusal)
    const arrival = arrivalOf(typed.value)
    const lodged = await lodge(visit, {
      intakeId: found.value.intake.id,
      said: { items: typed.value.items, submitter: typed.value.submitter },
      idempotencyKey: c.req.header('Idempotency-Key') ?? '',
      keyed: { officerId: c.get('officer').id, arrival },
    })
    if (!lodged.ok) return refuseJson(c, lodged.refusal)
    const { value } = lodged
    return c.json(
      {
        receipt_no: value.receiptNo,
        lookup_code: value.lookupCode,
        received_at: beijingIso(value.receivedAt),
        late: isLate(found.value.intake, arrival),
        items: value.items.map(({ itemNo }) => ({ item_no: itemNo })),
        ledger: { position: value.position, leaf_hash: value.leafHash },
      },
      201,
    )
  },
)
