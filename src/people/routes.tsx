import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { nest } from '../ground/form.ts'
import type { House } from '../ground/house.ts'
import { email, parse } from '../ground/parse.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { answered, officerJson, officerSchema, problemAnswers } from './answers.ts'
import { changePassword } from './change-password.ts'
import { PasswordDonePage, PasswordPage, SignInPage } from './desk.tsx'
import type { Desk } from './officer.ts'
import { carriedIn, deskPath, ResumePage } from './resume.tsx'
import * as officersRoom from './routes-officers.tsx'
import * as outboxRoom from './routes-outbox.tsx'
import * as unitsRoom from './routes-units.tsx'
import { endSession, keepToken, type Session, sessionOf } from './session.ts'
import { RETRY_AFTER_SECONDS, signIn } from './sign-in.ts'

/** The way in and out: open to everybody. Mount before `requireOfficer` or after it, as you like. */
export const routes = new Hono<House>()
/** Behind `requireOfficer`. */
export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const secret = z.string().min(1).max(400)
const signInInput = z.object({ email, password: secret })
const passwordInput = z.object({ current: secret, password: secret })
const passwordForm = z.object({ current: secret, password: secret, repeat: secret })
const sessionSchema = z.object({ expires_at: z.iso.datetime({ offset: true }), officer: officerSchema })
const openedSchema = sessionSchema.extend({ token: z.string() })

const sessionJson = (session: Session) => ({
  expires_at: beijingIso(session.expiresAt),
  officer: officerJson(session.officer),
})

/** Says when to come back, where that is what stands in the way. */
function noteRetry(c: Context, refusal: Refusal): void {
  if (refusal.problems[0].code === 'too_many_attempts') c.header('retry-after', String(RETRY_AFTER_SECONDS))
}

const textOf = (form: FormData, name: string): string | undefined => {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

// Everybody.
routes.get('/desk/sign-in', (c) => {
  const visit = c.get('visit')
  c.header('cache-control', 'no-store')
  const signedOut = c.req.query('signed-out') !== undefined
  return c.html(<SignInPage visit={visit} next={deskPath(c.req.query('next'))} signedOut={signedOut} />)
})

// Everybody.
routes.post('/desk/sign-in', async (c) => {
  const visit = c.get('visit')
  c.header('cache-control', 'no-store')
  const form = await c.req.formData().catch(() => new FormData())
  const next = deskPath(textOf(form, 'next'))
  const carried = carriedIn(form)
  const input = parse(signInInput, nest(form))
  const done = input.ok ? await signIn(visit, input.value) : input
  if (!done.ok) {
    noteRetry(c, done.refusal)
    const page = (
      <SignInPage
        visit={visit}
        next={next}
        carried={carried}
        email={textOf(form, 'email')}
        refusal={done.refusal}
      />
    )
    return c.html(page, statusOfRefusal(done.refusal))
  }
  const { officer, token } = done.value
  keepToken(c, token)
  if (!carried) {
    const path = next ?? '/desk'
    return c.redirect(
      officer.mustChangePassword ? `/desk/password?next=${encodeURIComponent(path)}` : path,
      303,
    )
  }
  if (officer.mustChangePassword)
    return c.html(<PasswordPage visit={visit} officer={officer} carried={carried} />)
  return c.html(<ResumePage visit={visit} officer={officer} form={carried} />)
})

// Everybody: without a session there is nothing to end.
routes.post('/desk/sign-out', async (c) => {
  const session = await sessionOf(c)
  if (session) await endSession(c.get('visit').db, session.tokenHash)
  keepToken(c, undefined)
  return c.redirect('/desk/sign-in?signed-out', 303)
})

// Everybody.
routes.post(
  '/api/v1/desk/session',
  describeRoute({
    tags: ['desk'],
    summary: 'Sign in',
    description:
      'Open to everybody. The token works as `Authorization: Bearer`; it ends two hours after its last use, twelve hours after sign-in at the latest.',
    requestBody: { required: true, content: { 'application/json': { schema: resolver(signInInput) } } },
    responses: { 201: answered('Signed in', openedSchema), ...problemAnswers(401, 422, 429) },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const body: unknown = await c.req.json().catch(() => undefined)
    if (body === undefined) return refuseJson(c, refuse('malformed').refusal)
    const input = parse(signInInput, body)
    const done = input.ok ? await signIn(c.get('visit'), input.value) : input
    if (!done.ok) {
      noteRetry(c, done.refusal)
      return refuseJson(c, done.refusal)
    }
    return c.json({ token: done.value.token, ...sessionJson(done.value) }, 201)
  },
)

// Any signed-in officer, about herself.
routes.get(
  '/api/v1/desk/session',
  describeRoute({
    tags: ['desk'],
    summary: 'Who is signed in',
    description: 'Any signed-in officer, about herself.',
    responses: { 200: answered('The session', sessionSchema), ...problemAnswers(401) },
  }),
  async (c) => {
    c.header('cache-control', 'no-store')
    const session = await sessionOf(c)
    return session ? c.json(sessionJson(session)) : refuseJson(c, refuse('sign_in_needed').refusal)
  },
)

// Any signed-in officer, for her own session.
routes.delete(
  '/api/v1/desk/session',
  describeRoute({
    tags: ['desk'],
    summary: 'Sign out',
    description: 'Any signed-in officer: ends the session whose token is sent.',
    responses: { 204: { description: 'The session has ended' }, ...problemAnswers(401) },
  }),
  async (c) => {
    const session = await sessionOf(c)
    if (!session) return refuseJson(c, refuse('sign_in_needed').refusal)
    await endSession(c.get('visit').db, session.tokenHash)
    keepToken(c, undefined)
    return c.body(null, 204)
  },
)

// Any officer, for her own password.
desk.get('/desk/password', (c) =>
  c.html(
    <PasswordPage visit={c.get('visit')} officer={c.get('officer')} next={deskPath(c.req.query('next'))} />,
  ),
)

// Any officer, for her own password.
desk.post('/desk/password', async (c) => {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const form = await c.req.formData().catch(() => new FormData())
  const next = deskPath(textOf(form, 'next'))
  const carried = carriedIn(form)
  const input = parse(passwordForm, nest(form))
  const session = await sessionOf(c)
  const done =
    !input.ok || !session
      ? input
      : input.value.password === input.value.repeat
        ? await changePassword(visit, officer, session.tokenHash, input.value)
        : refuse('password_differs', { field: 'repeat' })
  if (!done.ok) {
    noteRetry(c, done.refusal)
    const { refusal } = done
    return c.html(
      <PasswordPage visit={visit} officer={officer} next={next} carried={carried} refusal={refusal} />,
      statusOfRefusal(refusal),
    )
  }
  const renewed = { ...officer, mustChangePassword: false }
  if (carried) return c.html(<ResumePage visit={visit} officer={renewed} form={carried} />)
  return c.html(<PasswordDonePage visit={visit} officer={renewed} next={next} />)
})

// Any officer, for her own password.
api.post(
  '/api/v1/desk/password',
  describeRoute({
    tags: ['desk'],
    summary: 'Change one’s own password',
    description: 'Any signed-in officer. Ends all her other sessions.',
    requestBody: { required: true, content: { 'application/json': { schema: resolver(passwordInput) } } },
    responses: { 204: { description: 'Changed' }, ...problemAnswers(401, 422, 429) },
  }),
  async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    if (body === undefined) return refuseJson(c, refuse('malformed').refusal)
    const input = parse(passwordInput, body)
    const session = await sessionOf(c)
    if (!session) return refuseJson(c, refuse('sign_in_needed').refusal)
    const done = input.ok
      ? await changePassword(c.get('visit'), c.get('officer'), session.tokenHash, input.value)
      : input
    if (done.ok) return c.body(null, 204)
    noteRetry(c, done.refusal)
    return refuseJson(c, done.refusal)
  },
)

for (const room of [officersRoom, unitsRoom, outboxRoom]) {
  desk.route('/', room.desk)
  api.route('/', room.api)
}
