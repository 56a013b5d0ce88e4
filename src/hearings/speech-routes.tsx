import { eq } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { shut } from '../decisions/shut.tsx'
import { text } from '../decisions/typed-form.ts'
import { type Nested, nest } from '../ground/form.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { Desk } from '../people/officer.ts'
import { isShut, showDay } from './day-reading.ts'
import { SpeechPage } from './desk-speech.tsx'
import { correctSpeech } from './save-speech.ts'
import { correctionSchema, strikeSchema } from './speech.ts'
import { speechFields, type TypedSpeech, typedOf } from './speech-fields.tsx'
import { speeches } from './store.ts'
import { strikeSpeech } from './strike-speech.ts'

export const desk = new Hono<Desk>()
const at = '/desk/hearings/:id/speeches/:speech'

/** A new key for a form. */
export const formKey = (): string => randomCode(24)

/** A form of a speech, a text for each field. */
export const typedSpeech = (form: Nested): TypedSpeech =>
  Object.fromEntries(
    speechFields.flatMap((field) => {
      const value = text(form, field)
      return value === undefined ? [] : [[field, value]]
    }),
  )

/** What the schemas read out of a form: a ticked box and a number. */
export const speechInput = (form: Nested): Nested => ({
  ...form,
  no_reason: form.no_reason !== undefined,
  ...(form.version !== undefined && { version: Number(form.version) }),
})

async function page(c: Context<Desk>, refusal?: Refusal, typed?: TypedSpeech, struckReason?: string) {
  if (refusal && isShut(refusal)) return shut(c, refusal)
  const shown = await showDay(c, { refusal })
  if (!shown.ok) return shut(c, shown.refusal)
  const id = c.req.param('speech') ?? ''
  const speech = shown.value.day.record.speeches.find((each) => each.id === id)
  if (!speech) return shut(c, refuse('not_found').refusal)
  const versions = await c
    .get('visit')
    .db.select()
    .from(speeches)
    .where(eq(speeches.id, id))
    .orderBy(speeches.version)
  const used = refusal?.problems[0].code === 'form_used_otherwise'
  const key = used ? formKey() : (typed?.form_key ?? formKey())
  return c.html(
    <SpeechPage
      {...shown.value}
      speech={speech}
      versions={versions}
      typed={{ ...(typed ?? typedOf(speech)), form_key: key }}
      struckReason={struckReason}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever may see the unit's work.
desk.get(at, (c) => page(c))

// Drafters of the unit.
desk.post(at, async (c) => {
  const { id, speech } = c.req.param()
  const form = nest(await c.req.formData())
  const input = parse(correctionSchema, speechInput(form))
  const done = input.ok
    ? await correctSpeech(c.get('visit'), c.get('officer'), id, speech, input.value)
    : input
  return done.ok
    ? c.redirect(`/desk/hearings/${id}/speeches/${speech}`, 303)
    : page(c, done.refusal, typedSpeech(form))
})

// Drafters of the unit.
desk.post(`${at}/strike`, async (c) => {
  const { id, speech } = c.req.param()
  const form = nest(await c.req.formData())
  const input = parse(strikeSchema, { ...form, version: Number(form.version) })
  const done = input.ok
    ? await strikeSpeech(c.get('visit'), c.get('officer'), id, speech, input.value)
    : input
  return done.ok
    ? c.redirect(`/desk/hearings/${id}/speeches/${speech}`, 303)
    : page(c, done.refusal, undefined, text(form, 'struck_reason'))
})
