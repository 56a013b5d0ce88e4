import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { beijingIso } from '../ground/clock.ts'
import { type Refusal, refuse } from '../ground/result.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { answered, listOf, problemAnswers } from './answers.ts'
import { ForbiddenPage } from './desk-nav.tsx'
import { OutboxPage } from './desk-outbox.tsx'
import { type Desk, hasRole } from './officer.ts'
import { type Mail, type MailState, mailCounts, mailErrors, mailPage, mailStates } from './outbox.ts'
import { retryMail } from './retry-mail.ts'
import { senderOf } from './send-due.ts'

export const desk = new Hono<Desk>()
export const api = new Hono<Desk>()

const stateIn = (c: Context<Desk>): MailState =>
  mailStates.find((state) => state === c.req.query('state')) ?? 'failed'

async function answer(c: Context<Desk>, refusal?: Refusal): Promise<Response> {
  const [visit, officer] = [c.get('visit'), c.get('officer')]
  const state = stateIn(c)
  const after = c.req.query('cursor')
  const counts = await mailCounts(visit.db)
  const { items, next } = await mailPage(visit.db, state, after)
  const configured = c.env.MAIL !== undefined && senderOf(c.env) !== undefined
  const retried = c.req.query('retried') !== undefined
  const first = after === undefined
  const props = { visit, officer, state, counts, items, next, first, configured, retried, refusal }
  return c.html(<OutboxPage {...props} />, refusal ? statusOfRefusal(refusal) : 200)
}

desk.use('/desk/outbox/*', async (c, next) => {
  if (hasRole(c.get('officer'), 'admin', 'office')) return next()
  return c.html(<ForbiddenPage visit={c.get('visit')} officer={c.get('officer')} />, 403)
})
api.use('/api/v1/desk/outbox/*', async (c, next) =>
  hasRole(c.get('officer'), 'admin', 'office') ? next() : refuseJson(c, refuse('forbidden').refusal),
)

// Administrators and the office.
desk.get('/desk/outbox', (c) => answer(c))

// Administrators and the office.
desk.post('/desk/outbox/:id/retry', async (c) => {
  const done = await retryMail(c.get('visit'), c.get('officer'), c.req.param('id'))
  return done.ok ? c.redirect('/desk/outbox?state=queued&retried', 303) : answer(c, done.refusal)
})

const who = 'Administrators and the office.'
const at = z.iso.datetime({ offset: true })
const mailSchema = z.object({
  id: z.string(),
  template: z.string(),
  subject_id: z.string(),
  state: z.enum(mailStates),
  attempts: z.int(),
  queued_at: at,
  next_at: at.nullable(),
  settled_at: at.nullable(),
  error: z.enum(mailErrors).nullable(),
})

const mailJson = (mail: Mail) => ({
  id: mail.id,
  template: mail.template,
  subject_id: mail.subjectId,
  state: mail.state,
  attempts: mail.attempts,
  queued_at: beijingIso(mail.queuedAt),
  next_at: mail.state === 'queued' ? beijingIso(mail.nextAt) : null,
  settled_at: mail.settledAt && beijingIso(mail.settledAt),
  error: mail.error,
})

// Administrators and the office.
api.get(
  '/api/v1/desk/outbox',
  describeRoute({
    tags: ['desk'],
    summary: 'List outgoing mail by state',
    description: `${who} Latest first, 50 a page. Never says to whom or what. Counts stop at 1000.`,
    parameters: [
      { name: 'state', in: 'query', schema: { type: 'string', enum: [...mailStates], default: 'failed' } },
      { name: 'cursor', in: 'query', schema: { type: 'string' } },
    ],
    responses: {
      200: answered(
        'A page of mail',
        listOf(mailSchema).extend({ counts: z.object({ queued: z.int(), sent: z.int(), failed: z.int() }) }),
      ),
      ...problemAnswers(401, 403),
    },
  }),
  async (c) => {
    const { db } = c.get('visit')
    const { items, next } = await mailPage(db, stateIn(c), c.req.query('cursor'))
    return c.json({ counts: await mailCounts(db), items: items.map(mailJson), next_cursor: next ?? null })
  },
)

// Administrators and the office.
api.post(
  '/api/v1/desk/outbox/:id/retry',
  describeRoute({
    tags: ['desk'],
    summary: 'Send a failed mail again',
    description: who,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 204: { description: 'Queued again' }, ...problemAnswers(401, 403, 404, 409) },
  }),
  async (c) => {
    const done = await retryMail(c.get('visit'), c.get('officer'), c.req.param('id'))
    return done.ok ? c.body(null, 204) : refuseJson(c, done.refusal)
  },
)
