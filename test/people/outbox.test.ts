import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Env } from '../../src/ground/env.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import type { Officer } from '../../src/people/officer.ts'
import { mailCounts, mailPage, queueMail, TRIES } from '../../src/people/outbox.ts'
import {
  eraseParticipant,
  openParticipant,
  type Particulars,
  sealParticipant,
} from '../../src/people/participant.ts'
import { retryMail } from '../../src/people/retry-mail.ts'
import { type MailTemplates, sendDue } from '../../src/people/send-due.ts'
import {
  bindings,
  cookieOf,
  count,
  db,
  form,
  install,
  later,
  NOW,
  PASSWORD,
  raise,
  visitAt,
} from './house.ts'

type Letter = { from: string; to: string; subject: string; text: string }

let admin: Officer
let letters: Letter[]
let refusing: boolean
const env = (): Env => ({
  ...bindings,
  MAIL_FROM: 'wenji@county.example',
  MAIL: {
    send: async (letter: Letter) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (refusing) throw new Error(`550 no such user ${letter.to}`)
      letters.push(letter)
      return { messageId: 'x' }
    },
  } as unknown as SendEmail,
})
const templates: MailTemplates = {
  receipt: async ({ lang, subjectId, participant, origin }) => ({
    subject: lang === 'zh' ? '回执' : 'Receipt',
    text: `${participant.name} ${origin}/${subjectId}`,
  }),
  empty: async () => undefined,
  broken: async () => {
    throw new Error('no words')
  },
}

beforeAll(async () => {
  admin = await install()
})
beforeEach(async () => {
  letters = []
  refusing = false
  await bindings.DB.prepare('DELETE FROM outbox').run()
})

async function participant(
  particulars: Partial<Particulars> = { email: 'resident@mail.example' },
): Promise<string> {
  const { keys } = await visitAt()
  const { id, statement } = await sealParticipant(db, keys, NOW, { name: '张三', salt: 's', ...particulars })
  await statement
  return id
}

const queue = (participantId: string, template = 'receipt', subjectId = 'subject') =>
  queueMail(db, { participantId, template, lang: 'zh', subjectId, now: NOW })

const run = async (now = NOW) => sendDue(await visitAt(now), env(), templates)
const row = () => bindings.DB.prepare('SELECT * FROM outbox').first()

test('a sealed row moved under another id does not open', async () => {
  const { keys } = await visitAt()
  const [one, two] = [await participant({ email: 'one@mail.example' }), 'moved']
  expect((await openParticipant(db, keys, one))?.email).toBe('one@mail.example')
  await bindings.DB.prepare(
    `INSERT INTO participants (id, key_id, nonce, sealed, has_email, created_at)
     SELECT ?, key_id, nonce, sealed, has_email, created_at FROM participants WHERE id = ?`,
  )
    .bind(two, one)
    .run()
  await expect(openParticipant(db, keys, two)).rejects.toThrow()
  await queue(two)
  expect(await run()).toEqual({ sent: 0, failed: 1 })
  expect(await row()).toMatchObject({ state: 'failed', error: 'cannot_open' })
  const other = await deriveKeys('b3RoZXItdGVzdC1vdGhlci10ZXN0LW90aGVyLXRlc3Q')
  await expect(openParticipant(db, other, one)).rejects.toThrow('another key')
})

test('a participant can be erased once, and only be erased', async () => {
  const { keys } = await visitAt()
  const id = await participant({ name: '张三', email: 'one@mail.example' })
  const sql = (text: string) => bindings.DB.prepare(text).bind(id).run()
  await expect(sql("UPDATE participants SET sealed = 'x' WHERE id = ?")).rejects.toThrow('only ever erased')
  await expect(sql('DELETE FROM participants WHERE id = ?')).rejects.toThrow('never deleted')
  await queue(id)
  await db.batch([eraseParticipant(db, id, NOW) as never])
  expect(await openParticipant(db, keys, id)).toBeUndefined()
  expect(await run()).toEqual({ sent: 0, failed: 1 })
  expect(await row()).toMatchObject({ state: 'failed', error: 'no_address' })
  await expect(
    sql("UPDATE participants SET erased_at = '2027-01-01T00:00:00.000Z' WHERE id = ?"),
  ).rejects.toThrow()
})

test('the same mail is queued once', async () => {
  const id = await participant()
  await queue(id)
  await queue(id)
  expect(await count('SELECT count(*) AS n FROM outbox')).toBe(1)
})

test('two runs at once send a letter once', async () => {
  for (let n = 0; n < 5; n++) await queue(await participant(), 'receipt', `s${n}`)
  const [one, two] = await Promise.all([run(), run()])
  expect(one.sent + two.sent).toBe(5)
  expect(letters).toHaveLength(5)
  expect(letters[0]).toMatchObject({
    from: 'wenji@county.example',
    to: 'resident@mail.example',
    subject: '回执',
  })
  expect(await run(later(500))).toEqual({ sent: 0, failed: 0 })
  expect(await mailCounts(db)).toEqual({ queued: 0, sent: 5, failed: 0 })
})

test('a letter the relay refuses is tried five times, further and further apart, and no address is kept', async () => {
  refusing = true
  await queue(await participant())
  let now = 0
  for (let n = 1; n < TRIES; n++) {
    expect(await run(later(now))).toEqual({ sent: 0, failed: 1 })
    expect(await row()).toMatchObject({ state: 'queued', attempts: n, error: 'send_failed' })
    expect(await run(later(now))).toEqual({ sent: 0, failed: 0 })
    now += [2, 10, 50, 250][n - 1] ?? 0
  }
  await run(later(now))
  expect(await row()).toMatchObject({
    state: 'failed',
    attempts: TRIES,
    error: 'send_failed',
    settled_at: later(now),
  })
  expect(JSON.stringify(await row())).not.toContain('@')
})

test('a letter whose runs died is given up in the end', async () => {
  await queue(await participant())
  await bindings.DB.prepare('UPDATE outbox SET attempts = 5').run()
  await run(later(1))
  expect(await row()).toMatchObject({ state: 'failed', error: 'gave_up' })
})

test.each([
  ['receipt', {}, 'no_address', 'failed'],
  ['empty', undefined, 'nothing_to_say', 'failed'],
  ['unheard_of', undefined, 'unknown_template', 'failed'],
  ['toString', undefined, 'unknown_template', 'failed'],
  ['broken', undefined, 'render_failed', 'queued'],
] as const)('template %s with %j ends as %s', async (template, particulars, error, state) => {
  await queue(await participant(particulars), template)
  expect(await run()).toEqual({ sent: 0, failed: 1 })
  expect(await row()).toMatchObject({ state, error })
})

test('where no relay is configured mail stays queued, untouched', async () => {
  await queue(await participant())
  const { MAIL: _, ...without } = env()
  expect(await sendDue(await visitAt(), without, templates)).toEqual({ sent: 0, failed: 0 })
  expect(await row()).toMatchObject({ state: 'queued', attempts: 0 })
})

test('a failed letter is sent again by the office, not by drafters, and only once', async () => {
  await queue(await participant(), 'unheard_of')
  await run()
  const { items } = await mailPage(db, 'failed', undefined)
  const id = items[0]?.id ?? ''
  const drafter = { ...admin, roles: ['drafter' as const] }
  expect((await retryMail(await visitAt(), drafter, id)).ok).toBe(false)
  expect((await retryMail(await visitAt(), admin, id)).ok).toBe(true)
  expect(await row()).toMatchObject({ state: 'queued', attempts: 0, error: null, settled_at: null })
  expect(await retryMail(await visitAt(), admin, id)).toMatchObject({
    refusal: { problems: [{ code: 'changed_meanwhile' }] },
  })
})

test('the desk shows states and reasons, never whom or what', async () => {
  await queue(await participant(), 'unheard_of')
  await run()
  const go = raise(() => NOW)
  const cookie = cookieOf(await go('/desk/sign-in', form({ email: admin.email, password: PASSWORD })))
  const page = await (await go('/desk/outbox', { headers: { cookie } })).text()
  expect(page).toContain('没有这种邮件')
  expect(page).not.toMatch(/张三|mail\.example/)
  const json = await (await go('/api/v1/desk/outbox?state=failed', { headers: { cookie } })).json()
  expect(json).toMatchObject({
    counts: { failed: 1 },
    items: [{ error: 'unknown_template' }],
    next_cursor: null,
  })
  const { id } = (json as { items: [{ id: string }] }).items[0]
  const again = await go(`/desk/outbox/${id}/retry`, form({}, cookie))
  expect(again.headers.get('location')).toBe('/desk/outbox?state=queued&retried')
  expect((await go(`/api/v1/desk/outbox/${id}/retry`, { method: 'POST', headers: { cookie } })).status).toBe(
    409,
  )
})

test('the list is paged by key, latest first', async () => {
  const id = await participant()
  for (let n = 0; n < 60; n++) {
    await queueMail(db, {
      participantId: id,
      template: 'receipt',
      lang: 'zh',
      subjectId: `s${n}`,
      now: later(n % 7),
    })
  }
  const first = await mailPage(db, 'queued', undefined)
  const second = await mailPage(db, 'queued', first.next)
  expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, undefined])
  const ids = new Set([...first.items, ...second.items].map((mail) => mail.id))
  expect(ids.size).toBe(60)
})
