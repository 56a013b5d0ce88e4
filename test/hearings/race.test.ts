import { expect, test } from 'vitest'
import { seatObserversDue } from '../../src/hearings/observer-seats.ts'
import { register } from '../../src/hearings/register.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { seedHearing } from '../support/hearing.ts'
import { deeds, inputOf, json, keyOf, OPEN, observer, room, rows, run, visitAt } from './sign-up.ts'

const taken = () =>
  rows<{ seat_no: number; draw_no: string }>(`SELECT s.seat_no, r.draw_no FROM observer_seats s
    JOIN registrations r ON r.id = s.registration_id WHERE s.released_at IS NULL ORDER BY s.seat_no`)

test('200 at once for the last 5 places: 5 places, 5 entries, everyone else waits in order and nobody meets an error', async () => {
  await freshDatabase()
  const { hearingId } = await seedHearing(bindings.DB)
  const ask = await room()
  const path = `/api/v1/hearings/${hearingId}/registrations`
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const response = await ask(path, json(observer(n), keyOf(String(n))))
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    }),
  )
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  const seated = answers.filter(({ body }) => body.status === 'seated')
  const waiting = answers.filter(({ body }) => body.status === 'waiting')
  expect([seated.length, waiting.length]).toEqual([5, 195])
  expect(waiting.map(({ body }) => body.place).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 195 }, (_, n) => n + 1),
  )
  // First come, first served: the first five numbers have the five places.
  expect(await taken()).toEqual([1, 2, 3, 4, 5].map((n) => ({ seat_no: n, draw_no: `P-000${n}` })))
  expect(await deeds()).toMatchObject({ seat_given: 5, registration_made: 200 })
  expect(await rows('SELECT what, signed_up, withdrawn FROM registration_counts')).toEqual([
    { what: 'observer', signed_up: 200, withdrawn: 0 },
  ])
  const numbers = await rows<{ seq: number }>('SELECT seq FROM registrations ORDER BY seq')
  expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))

  // All five leave at once: the next five have their places, each with its entry and its letter.
  const ids = await rows<{ id: string }>('SELECT id FROM registrations ORDER BY seq LIMIT 5')
  const left = await Promise.all(ids.map(async ({ id }) => withdrawRegistration(await visitAt(), id)))
  expect(left.map(({ ok }) => ok)).toEqual([true, true, true, true, true])
  expect((await taken()).map(({ draw_no: no }) => no).sort()).toEqual(
    ['P-0006', 'P-0007', 'P-0008', 'P-0009', 'P-0010'].sort(),
  )
  expect(await deeds()).toMatchObject({ seat_given: 10, registration_withdrawn: 5 })
  expect(await rows("SELECT count(*) AS n FROM outbox WHERE template = 'hearing_seat'")).toEqual([{ n: 5 }])
})

test('a later announcement with more places seats whoever waited, in order; nobody who comes new gets past them', async () => {
  await freshDatabase()
  const { hearingId, paperId, decisionId, drafterId, reviewerId } = await seedHearing(bindings.DB, {
    terms: { observer_seats: 1 },
  })
  const visit = await visitAt()
  const come = (n: number) => register(visit, hearingId, inputOf(observer(n)), keyOf(String(n)))
  for (const n of [1, 2, 3]) await come(n)
  const hash = 'b'.repeat(64)
  await run(
    `INSERT INTO hearing_papers SELECT 'second', hearing_id, kind, 2,
      json_set(body, '$.observer_seats', 3, '$.change_reason', '席位增加。'), documents, held_at, venue, registration_from,
      registration_to, 3, says, ?, 1, saved_by, saved_at FROM hearing_papers WHERE id = ?`,
    hash,
    paperId,
  )
  await run(
    `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
     VALUES ('review-2', ?, 'hearing_announcement', 'second', ?, ?, ?, ?)`,
    decisionId,
    hash,
    JSON.stringify([{ kind: 'hearing_announcement', name: '公告', sha256: hash }]),
    drafterId,
    OPEN,
  )
  await run(
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
     VALUES ('review-2', 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
    reviewerId,
    OPEN,
  )
  await run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES ('p2', ?, 'hearing_announcement', 'second', ?, 'R14', ?, ?)`,
    decisionId,
    hash,
    OPEN,
    drafterId,
  )
  const fourth = await come(4)
  expect(fourth.ok && !fourth.value.already && fourth.value.status).toBe('waiting')
  expect(await seatObserversDue(visit)).toBe(2)
  expect((await taken()).map(({ draw_no: no }) => no)).toEqual(['P-0001', 'P-0002', 'P-0003'])
  expect(await seatObserversDue(visit)).toBe(0)
})
