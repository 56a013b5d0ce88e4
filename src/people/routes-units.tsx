import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { addUnit, unitInput } from './add-unit.ts'
import { answered, listOf, problemAnswers, unitSchema } from './answers.ts'
import { ForbiddenPage } from './desk-nav.tsx'
import { UnitsPage } from './desk-units.tsx'
import { type Desk, hasRole } from './officer.ts'
import { cut, type Unit, unitsPage } from './roster.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

async function page(c: Context<Desk>, again: { typed?: string | undefined; refusal?: Refusal } = {}) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const after = c.req.method === 'GET' ? c.req.query('cursor') : undefined
  const { items, next } = cut(await unitsPage(visit.db, after))
  const added = c.req.query('added') !== undefined
  return <UnitsPage {...{ visit, officer, rows: items, next, first: after === undefined, added, ...again }} />
}

const unitJson = (unit: Unit) => ({ id: unit.id, name: unit.name, created_at: beijingIso(unit.createdAt) })

desk.use('/desk/units', async (c, next) => {
  if (hasRole(c.get('officer'), 'admin')) return next()
  return c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)
})

// Administrators.
desk.get('/desk/units', async (c) => c.html(await page(c)))

// Administrators.
desk.post('/desk/units', async (c) => {
  const form = nest(await c.req.formData().catch(() => new FormData()))
  const input = parse(unitInput, form)
  const done = input.ok ? await addUnit(c.get('visit'), c.get('officer'), input.value) : input
  if (done.ok) return c.redirect('/desk/units?added', 303)
  const typed = typeof form.name === 'string' ? form.name : undefined
  return c.html(await page(c, { typed, refusal: done.refusal }), statusOfRefusal(done.refusal))
})

// Any signed-in officer: the names of units stand on every notice.
api.get(
  '/api/v1/desk/units',
  describeRoute({
    tags: ['desk'],
    summary: 'List units',
    description: 'Any signed-in officer. By name, 50 a page.',
    parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
    responses: {
      200: answered('A page of units', listOf(unitSchema.extend({ active_officers: z.int() }))),
      ...problemAnswers(401),
    },
  }),
  async (c) => {
    const { items, next } = cut(await unitsPage(c.get('visit').db, c.req.query('cursor')))
    return c.json({
      items: items.map((unit) => ({ ...unitJson(unit), active_officers: unit.officers })),
      next_cursor: next ?? null,
    })
  },
)

// Administrators.
api.post(
  '/api/v1/desk/units',
  describeRoute({
    tags: ['desk'],
    summary: 'Add a unit',
    description: 'Administrators.',
    requestBody: { required: true, content: { 'application/json': { schema: resolver(unitInput) } } },
    responses: { 201: answered('Added', unitSchema), ...problemAnswers(401, 403, 409, 422) },
  }),
  async (c) => {
    if (!hasRole(c.get('officer'), 'admin')) return refuseJson(c, refuse('forbidden').refusal)
    const input = parse(unitInput, await c.req.json().catch(() => null))
    const done = input.ok ? await addUnit(c.get('visit'), c.get('officer'), input.value) : input
    return done.ok ? c.json(unitJson(done.value), 201) : refuseJson(c, done.refusal)
  },
)
