import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import type { Refusal } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { appoint, appointInput } from './appoint.ts'
import { decline, declineInput } from './decline.ts'
import { RepresentativesPage } from './desk-representatives.tsx'
import { openHearing } from './open-file.ts'
import { readRepresentatives } from './read-draw.ts'

export const desk = new Hono<Desk>()

const idOf = (c: Context<Desk>) => c.req.param('id') ?? ''
const pathOf = (c: Context<Desk>) => `/desk/hearings/${idOf(c)}/representatives`

async function page(c: Context<Desk>, form: Nested = {}, refusal?: Refusal) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openHearing(visit, officer, idOf(c))
  if (!opened.ok) return shut(c, opened.refusal)
  const asked = c.req.method === 'GET' ? c.req.query('done') : undefined
  return c.html(
    <RepresentativesPage
      visit={visit}
      officer={officer}
      file={opened.value}
      people={await readRepresentatives(visit.db, idOf(c))}
      typed={{ draw_no: text(form, 'draw_no'), fallback: text(form, 'fallback') }}
      refusal={refusal}
      done={asked !== undefined && /^(appointed|none|[A-Z]-\d{4,7})$/.test(asked) ? asked : undefined}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work; draw numbers only. The forms are for its drafters.
desk.get('/desk/hearings/:id/representatives', (c) => page(c))

// Drafters of the unit.
desk.post('/desk/hearings/:id/representatives', async (c) => {
  const form = nest(await c.req.formData())
  const parsed = parse(appointInput, form)
  const done = parsed.ok ? await appoint(c.get('visit'), c.get('officer'), idOf(c), parsed.value) : parsed
  return done.ok ? c.redirect(`${pathOf(c)}?done=appointed`, 303) : page(c, form, done.refusal)
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/representatives/decline', async (c) => {
  const parsed = parse(declineInput, nest(await c.req.formData()))
  const done = parsed.ok ? await decline(c.get('visit'), c.get('officer'), idOf(c), parsed.value) : parsed
  return done.ok
    ? c.redirect(`${pathOf(c)}?done=${done.value.movedUp ?? 'none'}`, 303)
    : page(c, {}, done.refusal)
})
