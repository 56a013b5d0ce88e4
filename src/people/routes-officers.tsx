import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { addOfficer, officerInput } from './add-officer.ts'
import { answered, listOf, problemAnswers, rosterJson, rosterSchema } from './answers.ts'
import { changeInput, changeOfficer } from './change-officer.ts'
import { deactivateOfficer, reactivateOfficer } from './deactivate-officer.ts'
import { ForbiddenPage } from './desk-nav.tsx'
import { OfficerPage, OfficersPage, TemporaryPasswordPage, type TypedOfficer } from './desk-officers.tsx'
import { type Desk, hasRole } from './officer.ts'
import { resetPassword } from './reset-password.ts'
import { allUnits, cut, officerById, rosterPage } from './roster.ts'

/** Administrators only, every one of these: checked again by the deeds. */
export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

type C = Context<Desk>

/** What was typed; a single ticked box comes as text, several as a list. */
function typedIn(nested: Nested): TypedOfficer {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const { name, email, unit_id, roles } = nested
  return {
    name: text(name),
    email: text(email),
    unit_id: text(unit_id),
    roles: [roles].flat().filter((role) => typeof role === 'string'),
  }
}

async function formOf(c: C): Promise<TypedOfficer> {
  return typedIn(nest(await c.req.formData().catch(() => new FormData())))
}

async function officersPage(c: C, again: { typed?: TypedOfficer; refusal?: Refusal } = {}) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const after = c.req.method === 'GET' ? c.req.query('cursor') : undefined
  const { items, next } = cut(await rosterPage(visit.db, after))
  const units = await allUnits(visit.db)
  const first = after === undefined
  return <OfficersPage {...{ visit, officer, rows: items, next, first, units, ...again }} />
}

async function officerAnswer(
  c: C,
  again: { typed?: TypedOfficer; refusal?: Refusal; saved?: boolean } = {},
): Promise<Response> {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const row = await officerById(visit.db, c.req.param('id') ?? '')
  if (!row) return c.notFound()
  const units = await allUnits(visit.db)
  const status = again.refusal ? statusOfRefusal(again.refusal) : 200
  return c.html(<OfficerPage {...{ visit, officer, row, units, ...again }} />, status)
}

desk.use('/desk/officers/*', async (c, next) => {
  if (hasRole(c.get('officer'), 'admin')) return next()
  return c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)
})
api.use('/api/v1/desk/officers/*', async (c, next) =>
  hasRole(c.get('officer'), 'admin') ? next() : refuseJson(c, refuse('forbidden').refusal),
)

// Administrators.
desk.get('/desk/officers', async (c) => c.html(await officersPage(c)))

// Administrators.
desk.post('/desk/officers', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const typed = await formOf(c)
  const input = parse(officerInput, typed)
  const done = input.ok ? await addOfficer(visit, officer, input.value) : input
  if (!done.ok)
    return c.html(await officersPage(c, { typed, refusal: done.refusal }), statusOfRefusal(done.refusal))
  const password = done.value.temporaryPassword ?? ''
  return c.html(<TemporaryPasswordPage {...{ visit, officer, password, name: typed.name ?? '' }} />, 201)
})

// Administrators.
desk.get('/desk/officers/:id', (c) => officerAnswer(c, { saved: c.req.query('saved') !== undefined }))

// Administrators.
desk.post('/desk/officers/:id', async (c) => {
  const typed = await formOf(c)
  const input = parse(changeInput, typed)
  const done = input.ok
    ? await changeOfficer(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
    : input
  if (!done.ok) return officerAnswer(c, { typed, refusal: done.refusal })
  return c.redirect(`/desk/officers/${c.req.param('id')}?saved`, 303)
})

// Administrators.
desk.post('/desk/officers/:id/password', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const done = await resetPassword(visit, officer, c.req.param('id'))
  if (!done.ok) return officerAnswer(c, { refusal: done.refusal })
  const name = (await officerById(visit.db, c.req.param('id')))?.name ?? ''
  return c.html(
    <TemporaryPasswordPage {...{ visit, officer, name, password: done.value.temporaryPassword }} />,
  )
})

// Administrators.
for (const [noun, deed] of [
  ['deactivation', deactivateOfficer],
  ['reactivation', reactivateOfficer],
] as const) {
  desk.post(`/desk/officers/:id/${noun}`, async (c) => {
    const id = c.req.param('id') ?? ''
    const done = await deed(c.get('visit'), c.get('officer'), id)
    return done.ok
      ? c.redirect(`/desk/officers/${id}?saved`, 303)
      : officerAnswer(c, { refusal: done.refusal })
  })
}

const who = 'Administrators.'
const passwordSchema = z.object({ temporary_password: z.string() })
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const

async function officerResponse(c: C, status: 200 | 201 = 200, more: object = {}): Promise<Response> {
  const row = await officerById(c.get('visit').db, c.req.param('id') ?? '')
  return row ? c.json({ ...rosterJson(row), ...more }, status) : refuseJson(c, refuse('not_found').refusal)
}

// Administrators.
api.get(
  '/api/v1/desk/officers',
  describeRoute({
    tags: ['desk'],
    summary: 'List officers',
    description: `${who} By unit and name, 50 a page.`,
    parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
    responses: { 200: answered('A page of officers', listOf(rosterSchema)), ...problemAnswers(401, 403) },
  }),
  async (c) => {
    const { items, next } = cut(await rosterPage(c.get('visit').db, c.req.query('cursor')))
    return c.json({ items: items.map(rosterJson), next_cursor: next ?? null })
  },
)

// Administrators.
api.post(
  '/api/v1/desk/officers',
  describeRoute({
    tags: ['desk'],
    summary: 'Add an officer',
    description: `${who} The temporary password is told once and must be changed at the first sign-in.`,
    requestBody: { required: true, content: { 'application/json': { schema: resolver(officerInput) } } },
    responses: {
      201: answered('Added', passwordSchema.extend({ id: z.string() })),
      ...problemAnswers(401, 403, 409, 422),
    },
  }),
  async (c) => {
    const input = parse(officerInput, await c.req.json().catch(() => null))
    const done = input.ok ? await addOfficer(c.get('visit'), c.get('officer'), input.value) : input
    if (!done.ok) return refuseJson(c, done.refusal)
    return c.json({ id: done.value.id, temporary_password: done.value.temporaryPassword }, 201)
  },
)

// Administrators.
api.get(
  '/api/v1/desk/officers/:id',
  describeRoute({
    tags: ['desk'],
    summary: 'One officer',
    description: who,
    parameters: [id],
    responses: { 200: answered('The officer', rosterSchema), ...problemAnswers(401, 403, 404) },
  }),
  (c) => officerResponse(c),
)

// Administrators.
api.put(
  '/api/v1/desk/officers/:id',
  describeRoute({
    tags: ['desk'],
    summary: 'Change an officer’s name, unit and roles',
    description: who,
    parameters: [id],
    requestBody: { required: true, content: { 'application/json': { schema: resolver(changeInput) } } },
    responses: { 200: answered('Changed', rosterSchema), ...problemAnswers(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const input = parse(changeInput, await c.req.json().catch(() => null))
    const done = input.ok
      ? await changeOfficer(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
      : input
    return done.ok ? officerResponse(c) : refuseJson(c, done.refusal)
  },
)

// Administrators.
api.post(
  '/api/v1/desk/officers/:id/password',
  describeRoute({
    tags: ['desk'],
    summary: 'Reset an officer’s password',
    description: `${who} Ends all her sessions; the temporary password is told once.`,
    parameters: [id],
    responses: { 200: answered('Reset', passwordSchema), ...problemAnswers(401, 403, 404) },
  }),
  async (c) => {
    const done = await resetPassword(c.get('visit'), c.get('officer'), c.req.param('id'))
    return done.ok
      ? c.json({ temporary_password: done.value.temporaryPassword })
      : refuseJson(c, done.refusal)
  },
)

const deactivation = (summary: string) =>
  describeRoute({
    tags: ['desk'],
    summary,
    description: who,
    parameters: [id],
    responses: { 200: answered('Done', rosterSchema), ...problemAnswers(401, 403, 404, 409) },
  })

// Administrators.
api.post('/api/v1/desk/officers/:id/deactivation', deactivation('Deactivate an account'), async (c) => {
  const done = await deactivateOfficer(c.get('visit'), c.get('officer'), c.req.param('id'))
  return done.ok ? officerResponse(c) : refuseJson(c, done.refusal)
})

// Administrators.
api.delete('/api/v1/desk/officers/:id/deactivation', deactivation('Reactivate an account'), async (c) => {
  const done = await reactivateOfficer(c.get('visit'), c.get('officer'), c.req.param('id'))
  return done.ok ? officerResponse(c) : refuseJson(c, done.refusal)
})
