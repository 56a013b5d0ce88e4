import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { list, text } from '../decisions/typed-form.ts'
import { nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { recordReceipt } from './acknowledge.ts'
import { isShut, showDay } from './day-reading.ts'
import { MaterialsPage, type TypedService } from './desk-materials.tsx'
import { serviceSchema } from './materials.ts'
import { serveMaterials } from './serve-materials.ts'
import { setMaterials } from './set-materials.ts'

export const desk = new Hono<Desk>()
const at = '/desk/hearings/:id/materials'

async function page(c: Context<Desk>, refusal?: Refusal, typed?: TypedService) {
  if (refusal && isShut(refusal)) return shut(c, refusal)
  const shown = await showDay(c, { refusal, done: refusal ? undefined : c.req.query('done') })
  if (!shown.ok) return shut(c, shown.refusal)
  return c.html(<MaterialsPage {...shown.value} typed={typed} />, refusal ? statusOfRefusal(refusal) : 200)
}

// Whoever may see the unit's work.
desk.get(at, (c) => page(c))

// Drafters of the unit.
desk.post(at, async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const done = await setMaterials(c.get('visit'), c.get('officer'), id, {
    document_ids: list(form.document_ids),
  })
  return done.ok ? c.redirect(`/desk/hearings/${id}/materials?done=set`, 303) : page(c, done.refusal)
})

// Drafters of the unit.
desk.post(`${at}/services`, async (c) => {
  const id = c.req.param('id')
  const form = nest(await c.req.formData())
  const typed: TypedService = {
    registrationIds: list(form.registration_ids),
    servedOn: text(form, 'served_on') ?? '',
    servedTime: text(form, 'served_time') ?? '',
    manner: text(form, 'manner') ?? '',
  }
  const input = parse(serviceSchema, { ...form, registration_ids: typed.registrationIds })
  const done = input.ok ? await serveMaterials(c.get('visit'), c.get('officer'), id, input.value) : input
  return done.ok
    ? c.redirect(`/desk/hearings/${id}/materials?done=served`, 303)
    : page(c, done.refusal, typed)
})

// Drafters of the unit: the receipt was signed on paper.
desk.post(`${at}/services/:service/receipt`, async (c) => {
  const { id, service } = c.req.param()
  const done = await recordReceipt(c.get('visit'), c.get('officer'), id, service)
  return done.ok ? c.redirect(`/desk/hearings/${id}/materials?done=receipt`, 303) : page(c, done.refusal)
})
