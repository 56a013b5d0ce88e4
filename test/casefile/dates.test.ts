import { describe, expect, test } from 'vitest'
import { deferDecision, scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import { actOnExecution } from '../../src/casefile/execution.ts'
import { promulgate } from '../../src/casefile/promulgate.ts'
import { desk } from '../../src/casefile/routes.tsx'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import {
  addDoc,
  at,
  type Cast,
  carriers,
  codes,
  count,
  doorOf,
  LATER,
  MEETING,
  makePaper,
  outcome,
  publishResult,
  run,
  toDecided,
  toMeeting,
  toReports,
  toSubmitted,
  value,
  visitAt,
  write,
} from './setting.ts'

const day = (text: string) => text as PlainDate

/** An act written past its deed. */
const force = (cast: Cast, deed: string, body: object, when = MEETING) =>
  run(
    `INSERT INTO case_acts SELECT 'x' || hex(randomblob(8)), ?1, MAX(s.seq) + 1, ?2, ?3,
       (SELECT json_array(json_object('id', id, 'sha256', sha256)) FROM documents WHERE id = ?4), ?5, ?6, ?7
     FROM decision_steps s WHERE s.decision_id = ?1`,
    cast.decisionId,
    deed,
    JSON.stringify(body),
    cast.doc,
    'c'.repeat(64),
    cast.office.id,
    when,
  )

describe('dates that cannot be', () => {
  test('S14: a meeting before the draft was handed in, in SQL too', async () => {
    const cast = await toSubmitted()
    const input = { meeting: 'standing', meets_on: day('2026-04-19') } as const
    const done = await scheduleDeliberation(await visitAt(LATER), cast.office, cast.decisionId, input)
    expect(codes(done)).toEqual(['date_before'])
    await expect(force(cast, 'deliberation_scheduled', input)).rejects.toThrow('date_before')
  })

  test('S14, S15: put off or decided before that, or tomorrow, in SQL too', async () => {
    const cast = await toMeeting()
    const visit = await visitAt(MEETING)
    for (const [on, code] of [
      ['2026-04-19', 'date_before'],
      ['2099-01-01', 'date_in_future'],
    ] as const) {
      const put = { meets_on: day(on), reason: '再论证', dissent: '', document_ids: [] }
      expect(codes(await deferDecision(visit, cast.office, cast.decisionId, put))).toEqual([code])
      const taken = outcome(cast, { meets_on: day(on) })
      expect(codes(await takeDecision(visit, cast.office, cast.decisionId, taken))).toEqual([code])
      await expect(force(cast, 'decision_deferred', put)).rejects.toThrow(code)
      await expect(force(cast, 'decision_taken', { ...taken, meets_on: on })).rejects.toThrow(code)
    }
  })

  test('N713 37: suspended before it was promulgated, resumed before it was suspended, in SQL too', async () => {
    const cast = await toDecided()
    value(await write(cast, 'party_report'))
    await makePaper(cast, true)
    await publishResult(cast, cast.reportId, at('2026-05-19 09:00'))
    value(await promulgate(await visitAt(at('2026-05-20 09:00')), cast.office, cast.decisionId, carriers()))
    const visit = await visitAt(at('2026-06-10 09:00'))
    const act = async (name: 'suspend' | 'resume', on: string) =>
      codes(
        await actOnExecution(visit, cast.office, cast.decisionId, {
          act: name,
          decided_on: day(on),
          decided_by: 'meeting',
          ground: '理由',
          public_note: '公告',
          no_secret: true,
          document_ids: [],
        }),
      )
    expect(await act('suspend', '2020-01-01')).toEqual(['date_before'])
    await expect(force(cast, 'decision_suspended', { decided_on: '2020-01-01' }, visit.now)).rejects.toThrow(
      'date_before',
    )
    expect(await act('suspend', '2026-06-01')).toEqual([])
    expect(await act('resume', '2026-05-31')).toEqual(['date_before'])
    await expect(force(cast, 'decision_resumed', { decided_on: '2026-05-31' }, visit.now)).rejects.toThrow(
      'date_before',
    )
    expect(await act('resume', '2026-06-01')).toEqual([])
  })
})

describe('a file of a form that cannot be done is not kept', () => {
  const send = async (cast: Cast, who: Cast['legal'], path: string) => {
    const form = new FormData()
    form.set('file', new File(['会议纪要'], '纪要.txt'))
    const before = await count('documents WHERE decision_id = ?', cast.decisionId)
    const { status } = await doorOf(
      who,
      LATER,
      desk,
    )(`/desk/decisions/${cast.decisionId}/${path}`, {
      method: 'POST',
      body: form,
    })
    return { status, kept: (await count('documents WHERE decision_id = ?', cast.decisionId)) - before }
  }

  test('forbidden or in the wrong state: nothing; wrongly filled in: kept and chosen', async () => {
    const cast = await toReports()
    expect(await send(cast, cast.legal, 'steps/costs')).toEqual({ status: 403, kept: 0 })
    expect((await send(cast, cast.drafter, 'outcome')).kept).toBe(0)
    expect((await send(cast, cast.office, 'outcome')).kept).toBe(0)
    expect(await send(cast, cast.drafter, 'steps/costs')).toEqual({ status: 422, kept: 1 })
  })

  test('S90: none after an ending, in SQL too', async () => {
    const cast = await toReports()
    await run(
      `INSERT INTO decision_endings (decision_id, kind, basis, ground, fact_public, public_note, ended_by, ended_at)
       VALUES (?, 'withdrawn', NULL, '理由', 1, '说明', ?, ?)`,
      cast.decisionId,
      cast.office.id,
      LATER,
    )
    await expect(addDoc(cast.drafter, cast.decisionId, LATER)).rejects.toThrow('wrong_state')
    await expect(
      run(
        `INSERT INTO documents SELECT id || '+', decision_id, filename || '+', media_type, size, sha256, added_by,
        added_at FROM documents WHERE id = ?`,
        cast.doc,
      ),
    ).rejects.toThrow('wrong_state')
  })
})
