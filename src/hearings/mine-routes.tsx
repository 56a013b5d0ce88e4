import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { nest } from '../ground/form.ts'
import type { House } from '../ground/house.ts'
import { parse, typed } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { statusOfRefusal } from '../paper/problem.ts'
import { openParticipant } from '../people/participant.ts'
import { correctRegistration } from './correct-registration.ts'
import type { HearingFile } from './hearing.ts'
import { readMyDay } from './mine-day.ts'
import { EnterPage } from './mine-enter.tsx'
import { CorrectionPage, WithdrawalPage } from './mine-forms.tsx'
import { MyMaterials } from './mine-materials.tsx'
import { MinePage } from './mine-pages.tsx'
import { MyRecord } from './mine-record.tsx'
import { closeMine, type Mine, mineOf, openMine, requireRegistration, takeCode } from './mine-session.ts'
import { openRegistration } from './open-registration.ts'
import { readHearing } from './read-hearing.ts'
import { readStanding } from './read-registrations.ts'
import { contactSchema, type Registration, registrationSchema } from './registration.ts'
import { bodyOf, formOf, readForm, type TypedRegistration } from './registration-form.ts'
import { resendCode } from './resend-code.ts'
import { withdrawRegistration } from './withdraw-registration.ts'

export const routes = new Hono<House>()
/** Behind draw number and code. */
const own = new Hono<Mine>()

const enterSchema = z.object({ draw_no: typed(30).default(''), code: typed(60).default('') })

async function announced(c: Context): Promise<HearingFile | undefined> {
  const file = await readHearing(c.get('visit').db, c.req.param('id') ?? '')
  return file?.terms ? file : undefined
}

// Whoever has opened it; for everyone else the form that asks for number and code. Never kept by a cache.
routes.get('/hearings/:id/mine', async (c) => {
  c.header('cache-control', 'no-store')
  const visit = c.get('visit')
  const file = await announced(c)
  if (!file) return c.notFound()
  const registration = await mineOf(c, file.hearing.id)
  if (!registration)
    return c.html(<EnterPage visit={visit} file={file} over={c.req.query('over') !== undefined} />)
  return ownPage(c as unknown as Context<Mine>, file, registration)
})

async function ownPage(c: Context<Mine>, file: HearingFile, registration: Registration) {
  const visit = c.get('visit')
  const code = takeCode(c, file.hearing.id)
  const [standing, told] = await Promise.all([
    readStanding(visit.db, registration.id),
    openParticipant(visit.db, visit.keys, registration.participantId),
  ])
  if (!standing) return c.notFound()
  const mine = standing.status === 'chosen' ? await readMyDay(visit, file, registration) : null
  const done = (['corrected', 'withdrawn'] as const).find((each) => c.req.query(each) !== undefined)
  return c.html(
    <MinePage
      visit={visit}
      file={file}
      registration={registration}
      standing={standing}
      told={told}
      code={code}
      done={done}
    >
      {mine && (
        <>
          <MyMaterials visit={visit} mine={mine} done={c.req.query('acknowledged') !== undefined} />
          <MyRecord visit={visit} mine={mine} />
        </>
      )}
    </MinePage>,
  )
}

// Who has the draw number and the private code; ten wrong ones an hour.
routes.post('/hearings/:id/mine', async (c) => {
  c.header('cache-control', 'no-store')
  const visit = c.get('visit')
  const file = await announced(c)
  if (!file) return c.notFound()
  const posted = nest(await c.req.formData())
  const asked = parse(enterSchema, posted)
  const drawNo = typeof posted.draw_no === 'string' ? posted.draw_no : ''
  const opened = !asked.ok
    ? asked
    : asked.value.draw_no === ''
      ? refuse('missing', { field: 'draw_no' })
      : asked.value.code === ''
        ? refuse('missing', { field: 'code' })
        : await openRegistration(visit, file.hearing.id, asked.value.draw_no, asked.value.code)
  if (!opened.ok) {
    const status = statusOfRefusal(opened.refusal)
    return c.html(<EnterPage visit={visit} file={file} drawNo={drawNo} refusal={opened.refusal} />, status)
  }
  await openMine(c, opened.value as Registration)
  return c.redirect(`/hearings/${file.hearing.id}/mine`, 303)
})

/** What was typed into the one field for a contact: an address when it has an @, else a number. */
const contactOf = (text: string): unknown => (text.includes('@') ? { email: text } : { phone: text })

// Anyone: answers the same whether this contact signed up or not; what is sent goes to the registered address only.
routes.post('/hearings/:id/mine/resend', async (c) => {
  c.header('cache-control', 'no-store')
  const visit = c.get('visit')
  const file = await announced(c)
  if (!file) return c.notFound()
  const posted = (await c.req.formData()).get('contact')
  const contact = typeof posted === 'string' ? posted.trim() : ''
  const asked = parse(contactSchema, contactOf(contact))
  const done = asked.ok ? await resendCode(visit, file.hearing.id, asked.value) : asked
  if (done.ok) return c.html(<EnterPage visit={visit} file={file} resent />)
  const [{ code, params }] = done.refusal.problems
  const { refusal } = refuse(code, { field: 'contact', ...(params && { params }) })
  return c.html(
    <EnterPage visit={visit} file={file} contact={contact} refusal={refusal} />,
    statusOfRefusal(refusal),
  )
})

// Anyone: takes the cookie away.
routes.post('/hearings/:id/mine/leave', (c) => {
  c.header('cache-control', 'no-store')
  closeMine(c, c.req.param('id'))
  return c.redirect(`/hearings/${c.req.param('id')}/mine`, 303)
})

own.use('/hearings/:id/mine/correction', requireRegistration)
own.use('/hearings/:id/mine/withdrawal', requireRegistration)

function correction(
  c: Context<Mine>,
  file: HearingFile,
  form: TypedRegistration,
  revision: number,
  refusal?: Refusal,
) {
  const page = (
    <CorrectionPage
      visit={c.get('visit')}
      file={file}
      registration={c.get('registration')}
      form={form}
      revision={revision}
      refusal={refusal}
    />
  )
  return c.html(page, refusal ? statusOfRefusal(refusal) : 200)
}

// Whoever has opened it.
own.get('/hearings/:id/mine/correction', async (c) => {
  const [{ db, keys }, registration] = [c.get('visit'), c.get('registration')]
  const file = await announced(c)
  const told = await openParticipant(db, keys, registration.participantId)
  if (!file || !told) return c.redirect(`/hearings/${c.req.param('id')}/mine`, 303)
  return correction(c, file, formOf(registration, told), registration.revision)
})

const revisionSchema = z.object({ revision: z.coerce.number().int().min(1) })

// Whoever has opened it.
own.post('/hearings/:id/mine/correction', async (c) => {
  const registration = c.get('registration')
  const file = await announced(c)
  if (!file) return c.notFound()
  const posted = nest(await c.req.formData())
  const form = readForm({ ...posted, role: registration.role }, '')
  const seen = parse(revisionSchema, posted)
  const revision = seen.ok ? seen.value.revision : registration.revision
  const asked = parse(registrationSchema, bodyOf(form))
  const done = asked.ok
    ? await correctRegistration(c.get('visit'), registration.id, asked.value, revision)
    : asked
  if (!done.ok) return correction(c, file, form, revision, done.refusal)
  return c.redirect(`/hearings/${file.hearing.id}/mine?corrected`, 303)
})

async function withdrawal(c: Context<Mine>, refusal?: Refusal) {
  const [visit, registration] = [c.get('visit'), c.get('registration')]
  const file = await announced(c)
  const standing = await readStanding(visit.db, registration.id)
  if (!file || !standing) return c.notFound()
  return c.html(
    <WithdrawalPage
      visit={visit}
      file={file}
      registration={registration}
      standing={standing}
      refusal={refusal}
    />,
    refusal ? statusOfRefusal(refusal) : 200,
  )
}

// Whoever has opened it.
own.get('/hearings/:id/mine/withdrawal', (c) => withdrawal(c))

// Whoever has opened it, any time before the hearing.
own.post('/hearings/:id/mine/withdrawal', async (c) => {
  const done = await withdrawRegistration(c.get('visit'), c.get('registration').id)
  return done.ok
    ? c.redirect(`/hearings/${c.req.param('id')}/mine?withdrawn`, 303)
    : withdrawal(c, done.refusal)
})

routes.route('/', own as unknown as Hono<House>)
