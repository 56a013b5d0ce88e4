import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { nest } from '../ground/form.ts'
import { parse, typed } from '../ground/parse.ts'
import { refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { problemAnswers } from '../people/answers.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import { type Desk, mayDraftFor } from '../people/officer.ts'
import { ContactPage } from './contact-page.tsx'
import { revealContact } from './reveal-contact.ts'
import { readSender } from './store.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const purposeSchema = z.object({ purpose: typed(200).default('') })
const contactSchema = z.object({
  receipt_no: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

// A drafter of the decision's unit.
desk.get('/desk/submissions/:id/contact', async (c) => {
  const [visit, officer, submissionId] = [c.get('visit'), c.get('officer'), c.req.param('id')]
  const sender = await readSender(visit.db, submissionId)
  if (!sender) return c.notFound()
  if (!mayDraftFor(officer, sender.unitId))
    return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  return c.html(<ContactPage visit={visit} officer={officer} submissionId={submissionId} />)
})

// A drafter of the decision's unit.
desk.post('/desk/submissions/:id/contact', async (c) => {
  const [visit, officer, submissionId] = [c.get('visit'), c.get('officer'), c.req.param('id')]
  const posted = nest(await c.req.formData())
  const asked = parse(purposeSchema, posted)
  const shown = asked.ok ? await revealContact(visit, officer, submissionId, asked.value.purpose) : asked
  if (shown.ok)
    return c.html(
      <ContactPage visit={visit} officer={officer} submissionId={submissionId} contact={shown.value} />,
    )
  const { code } = shown.refusal.problems[0]
  if (code === 'not_found') return c.notFound()
  if (code === 'forbidden') return c.html(<ForbiddenPage visit={visit} officer={officer} />, 403)
  const purpose = typeof posted.purpose === 'string' ? posted.purpose : ''
  return c.html(
    <ContactPage
      visit={visit}
      officer={officer}
      submissionId={submissionId}
      purpose={purpose}
      refusal={shown.refusal}
    />,
    statusOfRefusal(shown.refusal),
  )
})

// A drafter of the decision's unit.
api.post(
  '/api/v1/desk/submissions/:id/contact',
  describeRoute({
    tags: ['desk'],
    summary: 'Show who sent a submission',
    description:
      'For a drafter of the decision’s unit, for a stated purpose. Every look is kept on record and entered in the ledger.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: resolver(purposeSchema, { io: 'input' }) } },
    },
    responses: {
      200: {
        description: 'What she told',
        content: { 'application/json': { schema: resolver(contactSchema) } },
      },
      ...problemAnswers(401, 403, 404, 422),
    },
  }),
  async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const asked = parse(purposeSchema, body)
    if (!asked.ok) return refuseJson(c, body === undefined ? refuse('malformed').refusal : asked.refusal)
    const shown = await revealContact(
      c.get('visit'),
      c.get('officer'),
      c.req.param('id'),
      asked.value.purpose,
    )
    if (!shown.ok) return refuseJson(c, shown.refusal)
    const { receiptNo, name, email, phone } = shown.value
    return c.json({ receipt_no: receiptNo, name, email, phone })
  },
)
