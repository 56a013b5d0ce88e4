import { eq } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { intakes } from '../opinions/store.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { closeRecord, stillOpen } from './close-record.ts'
import { paperConfirmationSchema, recordConfirmation } from './confirm-part.ts'
import { isShut, showDay } from './day-reading.ts'
import { PartPage } from './desk-part.tsx'
import { RecordPage } from './desk-record.tsx'
import { PrintPage, printed } from './print-pages.tsx'
import { standings } from './record.ts'
import { correctionRequestSchema, recordCorrectionRequest } from './request-correction.ts'
import { settleCorrection, settlementSchema } from './settle-correction.ts'

export const desk = new Hono<Desk>()
const at = '/desk/hearings/:id/record'

async function page(c: Context<Desk>, refusal?: Refusal) {
  if (refusal && isShut(refusal)) return shut(c, refusal)
  const shown = await showDay(c, { refusal, done: refusal ? undefined : c.req.query('done') })
  if (!shown.ok) return shut(c, shown.refusal)
  const { day, visit } = shown.value
  const [stands, open, lodged] = await Promise.all([
    standings(day.record),
    stillOpen(day, c.get('visit').now),
    visit.db
      .select({ submissions: intakes.submissions, items: intakes.items })
      .from(intakes)
      .where(eq(intakes.id, day.file.hearing.id))
      .get(),
  ])
  return c.html(
    <RecordPage {...shown.value} stands={stands} open={open} lodged={lodged} />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work.
desk.get(at, (c) => page(c))

async function part(
  c: Context<Desk>,
  registrationId: string,
  refused?: {
    readonly refusal: Refusal
    readonly typed: Readonly<Record<string, string | undefined>>
    readonly settling?: string
  },
) {
  if (refused && isShut(refused.refusal)) return shut(c, refused.refusal)
  const shown = await showDay(c, {
    refusal: refused?.refusal,
    done: refused ? undefined : c.req.query('done'),
  })
  if (!shown.ok) return shut(c, shown.refusal)
  const stands = await standings(shown.value.day.record)
  const stand = stands.find(({ person }) => person.registrationId === registrationId)
  if (!stand) return shut(c, refuse('not_found').refusal)
  return c.html(
    <PartPage {...shown.value} stand={stand} typed={refused?.typed} settling={refused?.settling} />,
    refused ? statusOfRefusal(refused.refusal) : 200,
  )
}

// Whoever may see the unit's work.
desk.get(`${at}/parts/:registration`, (c) => part(c, c.req.param('registration')))

const textsOf = (form: Nested) =>
  Object.fromEntries(Object.keys(form).map((name) => [name, text(form, name)]))

const toPart = (c: Context<Desk>, registrationId: string) =>
  c.redirect(`/desk/hearings/${c.req.param('id')}/record/parts/${registrationId}?done`, 303)

// Drafters of the unit: signed or sealed on paper, or refused.
desk.post(`${at}/confirmations`, async (c) => {
  const form = nest(await c.req.formData())
  const whose = text(form, 'registration_id') ?? ''
  const input = parse(paperConfirmationSchema, form)
  const done = input.ok
    ? await recordConfirmation(c.get('visit'), c.get('officer'), c.req.param('id'), input.value)
    : input
  return done.ok ? toPart(c, whose) : part(c, whose, { refusal: done.refusal, typed: textsOf(form) })
})

// Drafters of the unit: what a representative told them is to be put right.
desk.post(`${at}/requests`, async (c) => {
  const form = nest(await c.req.formData())
  const whose = text(form, 'registration_id') ?? ''
  const input = parse(correctionRequestSchema, form)
  const done = input.ok
    ? await recordCorrectionRequest(c.get('visit'), c.get('officer'), c.req.param('id'), {
        ...input.value,
        registration_id: whose,
      })
    : input
  return done.ok ? toPart(c, whose) : part(c, whose, { refusal: done.refusal, typed: textsOf(form) })
})

// Drafters of the unit.
desk.post(`${at}/requests/:request`, async (c) => {
  const { id, request } = c.req.param()
  const form = nest(await c.req.formData())
  const whose = text(form, 'registration_id') ?? ''
  const given = ((form.settle as Nested | undefined)?.[request] ?? {}) as Nested
  const input = parse(settlementSchema, given)
  const done = input.ok
    ? await settleCorrection(c.get('visit'), c.get('officer'), id, request, input.value)
    : input
  return done.ok
    ? toPart(c, whose)
    : part(c, whose, {
        refusal: done.refusal,
        typed: { ...textsOf(given), form: request },
        settling: request,
      })
})

// Drafters of the unit.
desk.post(`${at}/closing`, async (c) => {
  const id = c.req.param('id')
  const done = await closeRecord(c.get('visit'), c.get('officer'), id)
  return done.ok ? c.redirect(`/desk/hearings/${id}/record?done`, 303) : page(c, done.refusal)
})

// Whoever may see the unit's work: sheets for the printer.
desk.get('/desk/hearings/:id/print/:what', async (c) => {
  const what = printed.find((each) => each === c.req.param('what'))
  if (!what) return c.notFound()
  const shown = await showDay(c)
  return shown.ok ? c.html(<PrintPage {...shown.value} what={what} />) : shut(c, shown.refusal)
})
