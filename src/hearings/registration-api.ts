import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { parse, required } from '../ground/parse.ts'
import { type Result, refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import { answered, problemAnswers } from '../people/answers.ts'
import type { Desk } from '../people/officer.ts'
import { openParticipant } from '../people/participant.ts'
import { correctRegistration } from './correct-registration.ts'
import { openRegistration } from './open-registration.ts'
import { readStanding } from './read-registrations.ts'
import { register } from './register.ts'
import {
  contactSchema,
  type Registration,
  registrationSchema,
  type SignUp,
  type Standing,
  standings,
} from './registration.ts'
import { api as deskApi } from './registration-desk-api.ts'
import { resendCode } from './resend-code.ts'
import { withdrawRegistration } from './withdraw-registration.ts'

/** For programs: signing up, and one's own sign-up with its code. The desk's twins come behind. */
export const api = new Hono<Desk>().route('/', deskApi)

const registeredSchema = z.object({
  draw_no: z.string(),
  code: z.string().describe('The private code, shown this once'),
  status: z.enum(standings),
  place: z.int().nullable().describe('On the waiting list: 1 is the next'),
})
const alreadySchema = z.object({ status: z.literal('already_registered') })
const body = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema, { io: 'input' as const }) } },
})

/** What a sign-up answers: to whoever is new her number and code, to everyone else that she is signed up. */
export const signUpJson = (done: SignUp) =>
  done.already
    ? ({ status: 'already_registered' } as const)
    : { draw_no: done.drawNo, code: done.code, status: done.status, place: done.place }

async function bodyIn<S extends z.ZodType>(c: Context<Desk>, schema: S): Promise<Result<z.output<S>>> {
  const sent: unknown = await c.req.json().catch(() => undefined)
  return sent === undefined ? refuse('malformed') : parse(schema, sent)
}

// Anyone, without account, in the announced window.
api.post(
  '/api/v1/hearings/:id/registrations',
  describeRoute({
    tags: ['hearings'],
    summary: 'Sign up for a hearing',
    description:
      'For anyone, in the announced window. The same key with the same body answers as the first time and stores nothing. A contact that has signed up is answered 200 `already_registered`, and nothing else.',
    parameters: [
      {
        in: 'header',
        name: 'Idempotency-Key',
        required: true,
        schema: { type: 'string', minLength: 16, maxLength: 128 },
      },
    ],
    requestBody: body(registrationSchema),
    responses: {
      201: answered('Signed up', registeredSchema),
      200: answered('This contact has signed up already', alreadySchema),
      ...problemAnswers(404, 409, 422),
    },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const asked = await bodyIn(c, registrationSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const key = c.req.header('Idempotency-Key') ?? ''
    const done = await register(c.get('visit'), c.req.param('id'), asked.value, key)
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json(signUpJson(done.value), done.value.already ? 200 : 201)
  },
)

const codeSchema = z.object({ code: required(60) })
const ownSchema = z.object({
  draw_no: z.string(),
  status: z.enum(standings),
  seat_no: z.int().nullable(),
  place: z.int().nullable(),
  role: z.string(),
  category: z.string().nullable(),
  name: z.string().nullable(),
  area_or_unit: z.string().nullable(),
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
  reason: z.string().nullable(),
  official: z.boolean(),
  revision: z.int(),
  registered_at: z.iso.datetime({ offset: true }),
  withdrawn_at: z.iso.datetime({ offset: true }).nullable(),
})

async function ownJson(c: Context<Desk>, own: Registration, standing: Standing) {
  const { db, keys } = c.get('visit')
  const told = await openParticipant(db, keys, own.participantId)
  return c.json({
    draw_no: own.drawNo,
    status: standing.status,
    seat_no: standing.seatNo,
    place: standing.place,
    role: own.role,
    category: own.category,
    name: told?.name ?? null,
    area_or_unit: told?.unit ?? null,
    contact: { email: told?.email ?? null, phone: told?.phone ?? null },
    reason: told?.why ?? null,
    official: own.official,
    revision: own.revision,
    registered_at: beijingIso(own.registeredAt),
    withdrawn_at: own.withdrawnAt && beijingIso(own.withdrawnAt),
  })
}

/** Her own sign-up as it stands now, after whatever was done. */
async function answerOwn(c: Context<Desk>, code: string) {
  const visit = c.get('visit')
  const again = await openRegistration(visit, c.req.param('id') ?? '', c.req.param('no') ?? '', code)
  if (!again.ok) return refuseJson(c, again.refusal)
  const standing = await readStanding(visit.db, again.value.id)
  if (!standing) return refuseJson(c, refuse('not_found').refusal)
  return ownJson(c, again.value, standing)
}

// Who has the draw number and the private code.
api.post(
  '/api/v1/hearings/:id/registrations/:no/open',
  describeRoute({
    tags: ['hearings'],
    summary: 'One’s own sign-up',
    description: 'For who has the private code. Ten wrong codes an hour per sign-up.',
    requestBody: body(codeSchema),
    responses: { 200: answered('The sign-up', ownSchema), ...problemAnswers(403, 422, 429) },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const asked = await bodyIn(c, codeSchema)
    return asked.ok ? answerOwn(c, asked.value.code) : refuseJson(c, asked.refusal)
  },
)

const correctionSchema = registrationSchema
  .omit({ role: true })
  .extend({ code: required(60), revision: z.int().min(1).describe('The revision that is corrected') })

// Who has the draw number and the private code, until the lists are frozen (contacts: until the hearing).
api.post(
  '/api/v1/hearings/:id/registrations/:no/correction',
  describeRoute({
    tags: ['hearings'],
    summary: 'Correct one’s own sign-up',
    description:
      'For who has the private code. Until the lists are frozen everything but the role, afterwards only contact and reason.',
    requestBody: body(correctionSchema),
    responses: { 200: answered('The sign-up', ownSchema), ...problemAnswers(403, 409, 422, 429) },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const visit = c.get('visit')
    const asked = await bodyIn(c, correctionSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const { code, revision, ...said } = asked.value
    const own = await openRegistration(visit, c.req.param('id'), c.req.param('no'), code)
    if (!own.ok) return refuseJson(c, own.refusal)
    const done = await correctRegistration(visit, own.value.id, { ...said, role: own.value.role }, revision)
    return done.ok ? answerOwn(c, code) : refuseJson(c, done.refusal)
  },
)

// Who has the draw number and the private code, any time before the hearing.
api.post(
  '/api/v1/hearings/:id/registrations/:no/withdrawal',
  describeRoute({
    tags: ['hearings'],
    summary: 'Withdraw one’s own sign-up',
    description: 'For who has the private code, any time before the hearing. Whoever waits moves up at once.',
    requestBody: body(codeSchema),
    responses: { 200: answered('The sign-up', ownSchema), ...problemAnswers(403, 409, 422, 429) },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const visit = c.get('visit')
    const asked = await bodyIn(c, codeSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const own = await openRegistration(visit, c.req.param('id'), c.req.param('no'), asked.value.code)
    if (!own.ok) return refuseJson(c, own.refusal)
    const done = await withdrawRegistration(visit, own.value.id)
    return done.ok ? answerOwn(c, asked.value.code) : refuseJson(c, done.refusal)
  },
)

const resendSchema = z.object({ contact: contactSchema })
const resentSchema = z.object({ status: z.literal('accepted') })

// Anyone: answers the same whether this contact signed up or not.
api.post(
  '/api/v1/hearings/:id/registrations/resend',
  describeRoute({
    tags: ['hearings'],
    summary: 'Have draw number and code sent to the registered address',
    description:
      'For anyone. Answers 202 whether this contact signed up or not; what is sent goes to the registered address only. Three times a day.',
    requestBody: body(resendSchema),
    responses: { 202: answered('Accepted', resentSchema), ...problemAnswers(422, 429) },
  }),
  async (c) => {
    const asked = await bodyIn(c, resendSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const done = await resendCode(c.get('visit'), c.req.param('id'), asked.value.contact)
    return done.ok ? c.json({ status: 'accepted' }, 202) : refuseJson(c, done.refusal)
  },
)
