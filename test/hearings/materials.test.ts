import { expect, test } from 'vitest'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { acknowledgeMaterials, recordReceipt } from '../../src/hearings/acknowledge.ts'
import { decline } from '../../src/hearings/decline.ts'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { findServices, openDay } from '../../src/hearings/open-day.ts'
import { readRepresentatives } from '../../src/hearings/read-draw.ts'
import { readRecord } from '../../src/hearings/record.ts'
import { serveMaterials } from '../../src/hearings/serve-materials.ts'
import { setMaterials } from '../../src/hearings/set-materials.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import {
  at,
  codes,
  count,
  type DayCast,
  db,
  makeDay,
  run,
  SERVED,
  serveAll,
  value,
  visitAt,
} from './day-setting.ts'
import { addDoc, CLOSED, freezeIt, makeHearing, signUp, TYPED, VALUE } from './draw-setting.ts'

const serve = async (
  cast: DayCast,
  when: Instant,
  on: string,
  manner: 'post' | 'online' = 'post',
  who = cast.drafter,
) =>
  serveMaterials(await visitAt(when), who, cast.hearingId, {
    registration_ids: [...cast.people],
    served_on: on as PlainDate,
    manner,
  })

test('R15, E30: seven days before is in time, six are refused, and SQL says the same', async () => {
  const cast = await makeDay({ email: true })
  expect(codes(await serve(cast, SERVED, '2026-06-23'))).toEqual(['materials_missing'])
  const set = async (ids: string[], who = cast.drafter) =>
    setMaterials(await visitAt(SERVED), who, cast.hearingId, { document_ids: ids })
  expect(codes(await set([]))).toEqual(['nothing_selected'])
  expect(codes(await set(['elsewhere']))).toEqual(['document_unknown'])
  expect(codes(await set([cast.doc], cast.stranger))).toEqual(['forbidden'])
  value(await set([cast.doc]))
  const late = at('2026-06-24 09:00')
  expect(codes(await serve(cast, late, '2026-06-24'))).toEqual(['materials_too_late'])
  expect(codes(await serve(cast, SERVED, '2026-06-24'))).toEqual(['date_in_future'])
  expect(codes(await serve(cast, SERVED, '2026-06-22', 'online'))).toEqual(['served_online_today'])
  expect(codes(await serve(cast, SERVED, '2026-06-23', 'post', cast.reviewer))).toEqual(['forbidden'])
  value(await serve(cast, SERVED, '2026-06-23', 'online'))
  expect(await count(`outbox WHERE template = 'hearing_materials' AND lang = 'zh'`)).toBe(3)
  const insert = (id: string, on: string, exception: number) =>
    run(
      `INSERT INTO material_services (id, hearing_id, registration_id, served_on, manner, documents, exception, recorded_by, recorded_at)
       SELECT ?, hearing_id, registration_id, ?, 'post', documents, ?, recorded_by, ? FROM material_services
       WHERE hearing_id = ? LIMIT 1`,
      id,
      on,
      exception,
      late,
      cast.hearingId,
    )
  await expect(insert('late', '2026-06-24', 0)).rejects.toThrow('materials_too_late')
  await expect(insert('excused', '2026-06-24', 1)).rejects.toThrow('materials_too_late')
  await expect(run('DELETE FROM material_services')).rejects.toThrow('never deleted')
  // What was served stays on the list; what comes later has to reach everybody too.
  const more = await addDoc(cast.drafter, cast.decisionId)
  expect(codes(await set([more]))).toEqual(['material_served'])
  value(await set([cast.doc, more]))
  const day = value(await openDay(await visitAt(late), cast.drafter, cast.hearingId))
  expect(findServices(day).map(({ code }) => code)).toEqual(Array(3).fill('materials_not_served'))
})

test('each receipt is acknowledged once, by herself or on paper', async () => {
  const cast = await makeDay()
  await serveAll(cast)
  const [her = ''] = cast.people
  const visit = await visitAt(SERVED)
  expect(value(await acknowledgeMaterials(visit, cast.hearingId, her)).services).toBe(1)
  expect(codes(await acknowledgeMaterials(visit, cast.hearingId, her))).toEqual(['already_acknowledged'])
  const { services } = await readRecord(visit.db, cast.hearingId)
  const open = services.find(({ acknowledged }) => acknowledged === null)?.id ?? ''
  expect(codes(await recordReceipt(visit, cast.stranger, cast.hearingId, open))).toEqual(['forbidden'])
  value(await recordReceipt(visit, cast.drafter, cast.hearingId, open))
  expect(codes(await recordReceipt(visit, cast.drafter, cast.hearingId, open))).toEqual([
    'already_acknowledged',
  ])
})

test('A6: nobody was served before she had a seat, or before the papers were chosen', async () => {
  const cast = await makeDay()
  const night = at('2026-06-22 20:00')
  value(await setMaterials(await visitAt(night), cast.drafter, cast.hearingId, { document_ids: [cast.doc] }))
  for (const on of ['2026-01-05', '2026-06-21'])
    expect(codes(await serve(cast, SERVED, on))).toEqual(['served_too_early'])
  const insert = (on: string, by: string | null, manner = 'online') =>
    run(
      `INSERT INTO material_services (id, hearing_id, registration_id, served_on, manner, documents, recorded_by, recorded_at)
       SELECT 's-' || ?2, ?1, ?3, ?2, ?6, json_array(json_object('id', id, 'sha256', sha256)), ?4, ?5
       FROM documents WHERE id = ?7`,
      cast.hearingId,
      on,
      cast.people[0],
      by,
      SERVED,
      manner,
      cast.doc,
    )
  await expect(insert('2026-06-21', cast.drafter.id, 'post')).rejects.toThrow('guard:served_too_early')
  await expect(insert('2026-06-23', null)).rejects.toThrow('somebody who records it')
  value(await serve(cast, SERVED, '2026-06-22'))
})

test('A4, R15: a reserve who moves up has the papers in the same moment; the day after is an exception too', async () => {
  const hearing = await makeHearing()
  for (let i = 0; i < 5; i++) await signUp(hearing, 'stakeholder', { email: true })
  value(await freezeIt(hearing, CLOSED))
  value(
    await enterValue(await visitAt(VALUE), hearing.drafter, hearing.hearingId, {
      value: TYPED,
      source: '福彩网',
    }),
  )
  const doc = await addDoc(hearing.drafter, hearing.decisionId)
  value(
    await setMaterials(await visitAt(SERVED), hearing.drafter, hearing.hearingId, { document_ids: [doc] }),
  )
  const [first, second] = await readRepresentatives(db, hearing.hearingId)
  const moved = at('2026-06-26 23:30')
  value(
    await decline(await visitAt(moved), hearing.drafter, hearing.hearingId, { draw_no: first?.drawNo ?? '' }),
  )
  const up = async () =>
    (await readRepresentatives(db, hearing.hearingId)).filter(({ how }) => how === 'moved_up')
  const reserve = (await up())[0]?.registrationId ?? ''
  expect((await readRecord(db, hearing.hearingId)).services).toMatchObject([
    {
      registrationId: reserve,
      servedOn: '2026-06-26',
      servedTime: '23:30',
      manner: 'online',
      exception: true,
      documents: [{ id: doc }],
    },
  ])
  const letters = () =>
    count(
      `outbox o JOIN material_services s ON s.id = o.subject_id
       WHERE o.template = 'hearing_materials' AND s.hearing_id = ?`,
      hearing.hearingId,
    )
  expect(await letters()).toBe(1)
  expect(await count('material_services WHERE recorded_by = ?', hearing.drafterId)).toBe(1)
  // by herself: nobody recorded it
  value(await withdrawRegistration(await visitAt(at('2026-06-29 21:00')), second?.registrationId ?? ''))
  expect(
    await count('material_services WHERE hearing_id = ? AND recorded_by IS NULL', hearing.hearingId),
  ).toBe(1)
  expect(await letters()).toBe(2)
  const give = async (id: string, on: string) =>
    serveMaterials(await visitAt(at(`${on} 15:00`)), hearing.drafter, hearing.hearingId, {
      registration_ids: [id],
      served_on: on as PlainDate,
      manner: 'in_person',
    })
  expect(codes(await give(reserve, '2026-06-25'))).toEqual(['served_too_early'])
  expect(value(await give(reserve, '2026-06-27'))).toEqual({ served: 1, exceptions: 1 })
  expect(codes(await give(reserve, '2026-06-28'))).toEqual(['materials_too_late'])
  // on the day itself only before it begins
  const last = (await up()).find(({ registrationId }) => registrationId !== reserve)?.registrationId ?? ''
  expect(codes(await give(last, '2026-06-30'))).toEqual(['materials_too_late'])
})
