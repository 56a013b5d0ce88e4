import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { type Nested, nest } from '../ground/form.ts'
import { parse, typed } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { str } from '../opinions/opinion-form.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { ForbiddenPage } from '../people/desk-nav.tsx'
import type { Desk } from '../people/officer.ts'
import { RegistrationPage, type RegistrationShown } from './desk-registration.tsx'
import type { HearingFile } from './hearing.ts'
import { type Listed, maskedName } from './list-registrations.ts'
import { mayRun, openHearing } from './open-file.ts'
import { readActs, readParticular, readRegistration, readStanding } from './read-registrations.ts'
import { reissueCode } from './reissue-code.ts'
import { revealRegistration } from './reveal-registration.ts'
import { withdrawRegistration } from './withdraw-registration.ts'

export const desk = new Hono<Desk>()

const turnAway = (c: Context<Desk>, refusal: Refusal) =>
  refusal.problems[0].code === 'not_found'
    ? c.notFound()
    : c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)

const open = (c: Context<Desk>) => openHearing(c.get('visit'), c.get('officer'), c.req.param('id') ?? '')

/** The same for whoever may enter and reveal: a drafter of the unit. */
async function openToRun(c: Context<Desk>) {
  const file = await open(c)
  return file.ok && !mayRun(c.get('officer'), file.value) ? refuse('forbidden') : file
}

/** One sign-up of this hearing, masked, with what was done with it. */
async function readOne(c: Context<Desk>, file: HearingFile) {
  const { db, keys } = c.get('visit')
  const registration = await readRegistration(db, c.req.param('registrationId') ?? '')
  if (!registration || registration.hearingId !== file.hearing.id) return undefined
  const [standing, told, acts] = await Promise.all([
    readStanding(db, registration.id),
    readParticular(db, keys, registration.id),
    readActs(db, registration.id),
  ])
  if (!standing) return undefined
  const listed: Listed = {
    registration,
    standing,
    maskedName: told?.name ? maskedName(told.name) : null,
    areaOrUnit: told?.unit ?? null,
  }
  return { listed, acts }
}

async function onePage(
  c: Context<Desk>,
  file: HearingFile,
  more: Pick<RegistrationShown, 'revealed' | 'code' | 'withdrawn' | 'refusal'> & {
    typed?: NonNullable<RegistrationShown['typed']>
  },
) {
  const one = await readOne(c, file)
  if (!one) return c.notFound()
  const page = (
    <RegistrationPage visit={c.get('visit')} officer={c.get('officer')} file={file} {...one} {...more} />
  )
  return c.html(page, more.refusal ? statusOfRefusal(more.refusal) : 200)
}

// Whoever may see the unit's work; masked.
desk.get('/desk/hearings/:id/registrations/:registrationId', async (c) => {
  const file = await open(c)
  if (!file.ok) return turnAway(c, file.refusal)
  return onePage(c, file.value, { withdrawn: c.req.query('withdrawn') !== undefined })
})

const reasonSchema = z.object({ purpose: typed(200).default(''), note: typed(200).default('') })

/** The file, the sign-up and the reason of one of the three forms on a sign-up's page. */
async function reasoned(c: Context<Desk>) {
  const file = await openToRun(c)
  if (!file.ok) return file
  const registration = await readRegistration(c.get('visit').db, c.req.param('registrationId') ?? '')
  if (registration?.hearingId !== file.value.hearing.id) return refuse('not_found')
  const posted: Nested = nest(await c.req.formData())
  const typedIn = { purpose: str(posted.purpose), note: str(posted.note) }
  return {
    ok: true as const,
    value: { file: file.value, id: registration.id, typedIn, asked: parse(reasonSchema, posted) },
  }
}

// A drafter of the unit, for a stated purpose; recorded and entered.
desk.post('/desk/hearings/:id/registrations/:registrationId/contact', async (c) => {
  const found = await reasoned(c)
  if (!found.ok) return turnAway(c, found.refusal)
  const { file, id, typedIn, asked } = found.value
  const done = asked.ok
    ? await revealRegistration(c.get('visit'), c.get('officer'), id, asked.value.purpose)
    : asked
  const typedHere = { ...typedIn, form: 'contact' as const }
  return onePage(c, file, done.ok ? { revealed: done.value } : { refusal: done.refusal, typed: typedHere })
})

// A drafter of the unit who has made sure of the person; recorded and entered.
desk.post('/desk/hearings/:id/registrations/:registrationId/code', async (c) => {
  const found = await reasoned(c)
  if (!found.ok) return turnAway(c, found.refusal)
  const { file, id, typedIn, asked } = found.value
  const done = asked.ok ? await reissueCode(c.get('visit'), c.get('officer'), id, asked.value.purpose) : asked
  const typedHere = { ...typedIn, form: 'code' as const }
  return onePage(c, file, done.ok ? { code: done.value.code } : { refusal: done.refusal, typed: typedHere })
})

// A drafter of the unit who was told by the person; recorded and entered.
desk.post('/desk/hearings/:id/registrations/:registrationId/withdrawal', async (c) => {
  const found = await reasoned(c)
  if (!found.ok) return turnAway(c, found.refusal)
  const { file, id, typedIn, asked } = found.value
  const done = asked.ok
    ? await withdrawRegistration(c.get('visit'), id, { officer: c.get('officer'), note: asked.value.note })
    : asked
  if (done.ok) return c.redirect(`/desk/hearings/${file.hearing.id}/registrations/${id}?withdrawn`, 303)
  return onePage(c, file, { refusal: done.refusal, typed: { ...typedIn, form: 'withdrawal' } })
})
