import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { parse, typed } from '../ground/parse.ts'
import { type Result, refuse } from '../ground/result.ts'
import { refuseJson } from '../paper/problem.ts'
import { answered, listOf, problemAnswers } from '../people/answers.ts'
import type { Desk } from '../people/officer.ts'
import type { HearingFile } from './hearing.ts'
import { keyedRegistrationSchema, receivedAt } from './keyed-registration.ts'
import { cursorPattern, type Listed, listRegistrations } from './list-registrations.ts'
import { mayRun, openHearing } from './open-file.ts'
import { readRegistration } from './read-registrations.ts'
import { register } from './register.ts'
import { methods, type Registration, registrationRoles, standings } from './registration.ts'
import { reissueCode } from './reissue-code.ts'
import { revealRegistration } from './reveal-registration.ts'
import { withdrawRegistration } from './withdraw-registration.ts'

export const api = new Hono<Desk>()

const body = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema, { io: 'input' as const }) } },
})

async function bodyIn<S extends z.ZodType>(c: Context<Desk>, schema: S): Promise<Result<z.output<S>>> {
  const sent: unknown = await c.req.json().catch(() => undefined)
  return sent === undefined ? refuse('malformed') : parse(schema, sent)
}

const open = (c: Context<Desk>) => openHearing(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

const listedSchema = z.object({
  id: z.string(),
  draw_no: z.string(),
  masked_name: z.string().nullable(),
  area_or_unit: z.string().nullable(),
  role: z.enum(registrationRoles),
  category: z.string().nullable(),
  method: z.enum(methods),
  channel: z.string(),
  official: z.boolean(),
  registered_at: z.iso.datetime({ offset: true }),
  status: z.enum(standings),
  seat_no: z.int().nullable(),
  place: z.int().nullable(),
})

const listedJson = ({ registration, standing, maskedName, areaOrUnit }: Listed) => ({
  id: registration.id,
  draw_no: registration.drawNo,
  masked_name: maskedName,
  area_or_unit: areaOrUnit,
  role: registration.role,
  category: registration.category,
  method: registration.method,
  channel: registration.channel,
  official: registration.official,
  registered_at: beijingIso(registration.registeredAt),
  status: standing.status,
  seat_no: standing.seatNo,
  place: standing.place,
})

const querySchema = z.object({
  role: z.enum(registrationRoles).optional(),
  cursor: z.string().regex(cursorPattern).optional(),
})

// Whoever may see the unit's work; names masked.
api.get(
  '/api/v1/desk/hearings/:id/registrations',
  describeRoute({
    tags: ['desk'],
    summary: 'Who signed up for a hearing',
    description:
      'For whoever may see the unit’s work. Names are masked, contacts are not given. Paged by `cursor`.',
    parameters: [
      { in: 'query', name: 'role', schema: { type: 'string', enum: [...registrationRoles] } },
      { in: 'query', name: 'cursor', schema: { type: 'string' } },
    ],
    responses: { 200: answered('A page', listOf(listedSchema)), ...problemAnswers(401, 403, 404, 422) },
  }),
  async (c) => {
    const { db, keys } = c.get('visit')
    const file = await open(c)
    if (!file.ok) return refuseJson(c, file.refusal)
    const query = parse(querySchema, c.req.query())
    if (!query.ok) return refuseJson(c, query.refusal)
    const page = await listRegistrations(db, keys, file.value.hearing.id, query.value)
    return c.json({ items: page.items.map(listedJson), next_cursor: page.nextCursor })
  },
)

const keyedSchema = z.object({
  draw_no: z.string(),
  code: z.string(),
  status: z.enum(standings),
  place: z.int().nullable(),
})

// A drafter of the unit.
api.post(
  '/api/v1/desk/hearings/:id/registrations',
  describeRoute({
    tags: ['desk'],
    summary: 'Enter a sign-up, a recommendation or an invitation',
    description:
      'For a drafter of the unit. A sign-up states when it reached the unit, which must lie in the announced window.',
    parameters: [
      {
        in: 'header',
        name: 'Idempotency-Key',
        required: true,
        schema: { type: 'string', minLength: 16, maxLength: 128 },
      },
    ],
    requestBody: body(keyedRegistrationSchema),
    responses: {
      201: answered('Entered', keyedSchema),
      200: answered('This contact has signed up', z.object({ status: z.literal('already_registered') })),
      ...problemAnswers(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const asked = await bodyIn(c, keyedRegistrationSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const at = receivedAt(asked.value, visit.now)
    if (!at.ok) return refuseJson(c, at.refusal)
    const { method, received_on: _on, received_time: _time, ...input } = asked.value
    const keyed = { officer: c.get('officer'), method, receivedAt: at.value }
    const done = await register(visit, c.req.param('id'), input, c.req.header('Idempotency-Key') ?? '', keyed)
    if (!done.ok) return refuseJson(c, done.refusal)
    if (done.value.already) return c.json({ status: 'already_registered' })
    const { drawNo, code, status, place } = done.value
    return c.json({ draw_no: drawNo, code, status, place }, 201)
  },
)

/** A sign-up of this hearing, for whoever may enter and reveal. */
async function oneToRun(
  c: Context<Desk>,
): Promise<Result<{ file: HearingFile; registration: Registration }>> {
  const file = await open(c)
  if (!file.ok) return file
  if (!mayRun(c.get('officer'), file.value)) return refuse('forbidden')
  const registration = await readRegistration(c.get('visit').db, c.req.param('registrationId') ?? '')
  if (!registration || registration.hearingId !== file.value.hearing.id) return refuse('not_found')
  return { ok: true, value: { file: file.value, registration } }
}

const purposeSchema = z.object({ purpose: typed(200).default('') })
const revealedSchema = z.object({
  draw_no: z.string(),
  name: z.string().nullable(),
  area_or_unit: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  reason: z.string().nullable(),
})

// A drafter of the unit, for a stated purpose.
api.post(
  '/api/v1/desk/hearings/:id/registrations/:registrationId/contact',
  describeRoute({
    tags: ['desk'],
    summary: 'Show who signed up',
    description:
      'For a drafter of the unit, for a stated purpose. Every look is kept on record and entered in the ledger.',
    requestBody: body(purposeSchema),
    responses: { 200: answered('What was told', revealedSchema), ...problemAnswers(401, 403, 404, 422) },
  }),
  async (c) => {
    const asked = await bodyIn(c, purposeSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const one = await oneToRun(c)
    if (!one.ok) return refuseJson(c, one.refusal)
    const { registration } = one.value
    const done = await revealRegistration(
      c.get('visit'),
      c.get('officer'),
      registration.id,
      asked.value.purpose,
    )
    if (!done.ok) return refuseJson(c, done.refusal)
    const { drawNo, name, areaOrUnit, phone, email, reason } = done.value
    return c.json({ draw_no: drawNo, name, area_or_unit: areaOrUnit, phone, email, reason })
  },
)

const codeSchema = z.object({ draw_no: z.string(), code: z.string() })

// A drafter of the unit who has made sure of the person.
api.post(
  '/api/v1/desk/hearings/:id/registrations/:registrationId/code',
  describeRoute({
    tags: ['desk'],
    summary: 'Give a new private code',
    description:
      'For a drafter of the unit who has made sure who it is and says how. The old code ends at once; kept on record and entered in the ledger.',
    requestBody: body(purposeSchema),
    responses: {
      201: answered('The new code, this once', codeSchema),
      ...problemAnswers(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const asked = await bodyIn(c, purposeSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const one = await oneToRun(c)
    if (!one.ok) return refuseJson(c, one.refusal)
    const { registration } = one.value
    const done = await reissueCode(c.get('visit'), c.get('officer'), registration.id, asked.value.purpose)
    return done.ok
      ? c.json({ draw_no: done.value.drawNo, code: done.value.code }, 201)
      : refuseJson(c, done.refusal)
  },
)

const noteSchema = z.object({ note: typed(200).default('') })
const withdrawnSchema = z.object({ draw_no: z.string(), status: z.literal('withdrawn') })

// A drafter of the unit who was told by the person.
api.post(
  '/api/v1/desk/hearings/:id/registrations/:registrationId/withdrawal',
  describeRoute({
    tags: ['desk'],
    summary: 'Record a withdrawal',
    description:
      'For a drafter of the unit who was told by the person, with a note of how. Whoever waits moves up.',
    requestBody: body(noteSchema),
    responses: { 200: answered('Withdrawn', withdrawnSchema), ...problemAnswers(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const asked = await bodyIn(c, noteSchema)
    if (!asked.ok) return refuseJson(c, asked.refusal)
    const one = await oneToRun(c)
    if (!one.ok) return refuseJson(c, one.refusal)
    const { registration } = one.value
    const by = { officer: c.get('officer'), note: asked.value.note }
    const done = await withdrawRegistration(c.get('visit'), registration.id, by)
    return done.ok
      ? c.json({ draw_no: registration.drawNo, status: 'withdrawn' })
      : refuseJson(c, done.refusal)
  },
)
