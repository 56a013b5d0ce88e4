import { type Context, Hono } from 'hono'
import { nest } from '../ground/form.ts'
import type { House } from '../ground/house.ts'
import { randomCode } from '../ground/ids.ts'
import { parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import type { HearingFile } from './hearing.ts'
import { routes as mine } from './mine-routes.tsx'
import { openMine, showCodeOnce } from './mine-session.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration } from './read-registrations.ts'
import { register } from './register.ts'
import { registrationSchema, shutBecause } from './registration.ts'
import { alsoMissing, bodyOf, emptyForm, readForm, type TypedRegistration } from './registration-form.ts'
import { AlreadyPage, SignUpPage } from './sign-up-form.tsx'

export const routes = new Hono<House>()

/** A hearing that the public knows of. */
async function announced(c: Context<House>): Promise<HearingFile | undefined> {
  const file = await readHearing(c.get('visit').db, c.req.param('id') ?? '')
  return file?.terms ? file : undefined
}

// Anyone, without account.
routes.get('/hearings/:id/register', async (c) => {
  const visit = c.get('visit')
  const file = await announced(c)
  if (!file) return c.notFound()
  const form = emptyForm(randomCode(32), c.req.query('role'), c.req.query('category'))
  return c.html(<SignUpPage visit={visit} file={file} form={form} />)
})

function refused(c: Context<House>, file: HearingFile, typed: TypedRegistration, why: Refusal) {
  const { code } = why.problems[0]
  // A form that came back with other words: a key of its own, so that pressing once more sends it.
  const again = code === 'idempotency_key_missing' || code === 'idempotency_key_reused'
  const form = again ? { ...typed, key: randomCode(32) } : typed
  const refusal = code === 'idempotency_key_reused' ? refuse('form_lodged_before').refusal : why
  return c.html(
    <SignUpPage visit={c.get('visit')} file={file} form={form} refusal={refusal} />,
    statusOfRefusal(refusal),
  )
}

// Anyone, without account, in the announced window. What comes back belongs to one person.
routes.post('/hearings/:id/register', async (c) => {
  c.header('cache-control', 'no-store')
  const visit = c.get('visit')
  const file = await announced(c)
  if (!file) return c.notFound()
  const form = readForm(nest(await c.req.formData()), randomCode(32))
  const shut = shutBecause(file, visit.now)
  const asked = parse(registrationSchema, bodyOf(form))
  // That sign-up is closed matters more than a field that is missing.
  if (!asked.ok) {
    const { problems } = asked.refusal
    return refused(c, file, form, { problems: shut ? [shut] : [...problems, ...alsoMissing(form)] })
  }
  const done = await register(visit, file.hearing.id, asked.value, form.key)
  if (!done.ok) return refused(c, file, form, done.refusal)
  if (done.value.already) return c.html(<AlreadyPage visit={visit} file={file} />)
  const registration = await readRegistration(visit.db, done.value.registrationId)
  if (!registration) throw new Error('a sign-up was not written')
  await openMine(c, registration)
  showCodeOnce(c, file.hearing.id, done.value.code)
  return c.redirect(`/hearings/${file.hearing.id}/mine`, 303)
})

routes.route('/', mine)
