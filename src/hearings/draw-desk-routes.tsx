import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { list, text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { DrawDeskPage } from './desk-draw.tsx'
import { drawOnTheSpot, spotInput } from './draw-on-the-spot.ts'
import type { PublicValue } from './draw-value.ts'
import { enterValue, judgeValueTime, readValue, valueInput } from './enter-value.ts'
import { freezeFromDesk } from './freeze-lists.ts'
import { desk as listDesk } from './list-desk-routes.tsx'
import { mayRun, openGround } from './open-file.ts'
import { readDraw } from './read-draw.ts'
import { desk as representativesDesk } from './representatives-desk-routes.tsx'

export const desk = new Hono<Desk>().route('/', representativesDesk).route('/', listDesk)

const idOf = (c: Context<Desk>) => c.req.param('id') ?? ''
const pathOf = (c: Context<Desk>) => `/desk/hearings/${idOf(c)}/draw`

type Sent = {
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly documentIds: readonly string[]
}

async function page(c: Context<Desk>, sent?: Sent, more: { refusal?: Refusal; read?: PublicValue } = {}) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openGround(visit, officer, idOf(c))
  if (!opened.ok) return shut(c, opened.refusal)
  const draw = await readDraw(visit.db, idOf(c))
  const asked = c.req.method === 'GET' ? c.req.query('done') : undefined
  const done = asked === 'frozen' || asked === 'drawn' ? asked : undefined
  return c.html(
    <DrawDeskPage
      visit={visit}
      officer={officer}
      file={opened.value}
      draw={draw}
      typed={sent?.typed ?? {}}
      documentIds={sent?.documentIds ?? []}
      refusal={more.refusal}
      read={more.read}
      done={done}
    />,
    more.refusal ? statusOfRefusal(more.refusal) : 200,
  )
}

function sentOf(form: Nested): Sent {
  const orders = typeof form.orders === 'object' && form.orders !== null ? (form.orders as Nested) : {}
  return {
    typed: {
      ...Object.fromEntries(Object.keys(form).map((name) => [name, text(form, name)])),
      ...Object.fromEntries(Object.keys(orders).map((name) => [`orders.${name}`, text(orders, name)])),
    },
    documentIds: list(form.document_ids),
  }
}

// Whoever may see the unit's work; the forms are for its drafters.
desk.get('/desk/hearings/:id/draw', (c) => page(c))

// Drafters of the unit.
desk.post('/desk/hearings/:id/draw/freeze', async (c) => {
  const done = await freezeFromDesk(c.get('visit'), c.get('officer'), idOf(c))
  return done.ok ? c.redirect(`${pathOf(c)}?done=frozen`, 303) : page(c, undefined, done)
})

/** The value read back to the officer; nothing is written before she has confirmed it. */
async function checkValue(c: Context<Desk>, sent: Sent, value: string) {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const opened = await openGround(visit, officer, idOf(c))
  if (!opened.ok) return shut(c, opened.refusal)
  if (!mayRun(officer, opened.value)) return shut(c, refuse('forbidden').refusal)
  const { frozen, result } = await readDraw(visit.db, idOf(c))
  if (result) return page(c, sent, refuse('already_drawn'))
  const [problem] = judgeValueTime(opened.value, frozen, visit.now)
  if (problem || !frozen) return page(c, sent, refuse(problem?.code ?? 'draw_not_frozen'))
  const read = readValue(frozen, value)
  return read.ok ? page(c, sent, { read: read.value }) : page(c, sent, read)
}

// Drafters of the unit: first read back, then confirmed.
desk.post('/desk/hearings/:id/draw/value', async (c) => {
  const form = nest(await c.req.formData())
  const sent = sentOf(form)
  const parsed = parse(valueInput, form)
  if (!parsed.ok) return page(c, sent, parsed)
  if (form.back === 'yes') return page(c, sent)
  if (form.checked !== 'yes') return checkValue(c, sent, parsed.value.value)
  if (form.confirm !== 'yes') {
    const { frozen } = await readDraw(c.get('visit').db, idOf(c))
    const read = frozen && readValue(frozen, parsed.value.value)
    const { refusal } = refuse('confirmation_missing', { field: 'confirm' })
    return page(c, sent, read?.ok ? { refusal, read: read.value } : { refusal })
  }
  const done = await enterValue(c.get('visit'), c.get('officer'), idOf(c), parsed.value)
  return done.ok ? c.redirect(`${pathOf(c)}?done=drawn`, 303) : page(c, sent, done)
})

// Drafters of the unit.
desk.post('/desk/hearings/:id/draw/on-the-spot', async (c) => {
  const form = nest(await c.req.formData())
  const sent = sentOf(form)
  const parsed = parse(spotInput, { ...form, document_ids: list(form.document_ids) })
  const done = parsed.ok
    ? await drawOnTheSpot(c.get('visit'), c.get('officer'), idOf(c), parsed.value)
    : parsed
  return done.ok ? c.redirect(`${pathOf(c)}?done=drawn`, 303) : page(c, sent, done)
})
