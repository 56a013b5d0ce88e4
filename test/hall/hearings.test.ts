import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import type { House } from '../../src/ground/house.ts'
import { letters } from '../../src/hall/mail.ts'
import { routes as receipts } from '../../src/hall/receipt-routes.tsx'
import { routes as hall } from '../../src/hall/routes.tsx'
import { codeOfSpeaker } from '../../src/opinions/write-speeches.ts'
import {
  answerViews,
  at,
  count,
  env,
  form,
  heldHearing,
  LATER,
  publish,
  reviewedReport,
  value,
  visitAt,
} from '../adoption/held.ts'
import { seedHearing } from '../support/hearing.ts'

const house = async (when: Instant) => {
  const visit = await visitAt(when)
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  app.route('/', hall).route('/', receipts)
  return async (path: string, init?: RequestInit) => app.request(path, init)
}

test('a hearing stands on the home page while it takes sign-ups, and on its decision’s page from then on', async () => {
  const { hearingId, decisionId } = await seedHearing(env.DB, { name: 'home', methods: ['hearing'] })
  const link = `/hearings/${hearingId}/register`
  const before = await house(at('2026-05-21 09:00'))
  expect(await (await before('/')).text()).not.toContain(link)
  const open = await house(at('2026-06-05 09:00'))
  expect(await (await open('/')).text()).toContain(link)
  expect(await (await open('/?q=水')).text()).not.toContain(link)
  expect(await (await open(`/decisions/${decisionId}`)).text()).toContain(link)
  expect(await (await open(`/api/v1/decisions/${decisionId}`)).json()).toMatchObject({
    status: 'hearing',
    consultation: null,
    hearings: [{ id: hearingId, state: 'registration_open', page: `/hearings/${hearingId}` }],
  })
  const list = (await (await open('/api/v1/decisions?year=2026')).json()) as {
    items: { id: string; status: string }[]
  }
  expect(list.items.find(({ id }) => id === decisionId)?.status).toBe('hearing')
  const closed = await house(at('2026-06-16 09:00'))
  expect(await (await closed('/')).text()).not.toContain(link)
})

test('who spoke at a hearing follows her views by their receipt, and is told when the report is out', async () => {
  const cast = await heldHearing()
  const receipt = await env.DB.prepare('SELECT receipt_no FROM submissions WHERE intake_id = ? AND seq = 1')
    .bind(cast.hearingId)
    .first<string>('receipt_no')
  const get = await house(LATER)
  const waiting = await (await get(`/receipts/${receipt}`)).text()
  expect(waiting).toContain(`/hearings/${cast.hearingId}`)
  expect(waiting).toContain('听证会')
  const visit = await visitAt(LATER)
  // Her own words with the code that her private page shows her, and with no other.
  const code = await codeOfSpeaker(visit.keys, cast.people[0] ?? '')
  const opened = await get(`/receipts/${receipt}`, form({ lookup_code: code }))
  expect([opened.status, (await opened.text()).includes('建议分两年调整。')]).toEqual([200, true])
  const wrong = await get(`/receipts/${receipt}`, form({ lookup_code: 'AAAAAAAAAA' }))
  expect([wrong.status, (await wrong.text()).includes('建议分两年调整。')]).toEqual([403, false])
  // No other letter speaks of a submission that was made by speaking.
  const queued = `outbox WHERE template IN ('receipt', 'answers_published') AND subject_id IN
    (SELECT id FROM submissions WHERE intake_id = ?)`
  expect(await count(queued, cast.hearingId)).toBe(0)
  const mail = async () =>
    letters.hearing_reported?.({
      ...visit,
      subjectId: cast.hearingId,
      participantId: 'p',
      participant: {} as never,
    })
  expect(await mail()).toBeUndefined()
  await answerViews(cast)
  value(await publish(cast, await reviewedReport(cast)))
  const told = await get(`/api/v1/receipts/${receipt}`)
  expect(await told.json()).toMatchObject({
    consultation: null,
    hearing: { id: cast.hearingId },
    items: [
      { state: 'answered', disposition: 'not_adopted' },
      { state: 'answered', disposition: 'adopted' },
    ],
  })
  expect(await (await get(`/receipts/${receipt}`)).text()).toContain(`/hearings/${cast.hearingId}/report`)
  expect((await mail())?.text).toContain(`http://localhost/hearings/${cast.hearingId}/report`)
})
