import { describe, expect, test } from 'vitest'
import { readCase } from '../../src/casefile/case.ts'
import { deferDecision, scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import { returnSubmission, submitDecision, submitInput } from '../../src/casefile/submit.ts'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import {
  answerHearing,
  at,
  type Cast,
  CLOSED,
  codes,
  count,
  handedInOnPaper,
  LATER,
  MEETING,
  makeCase,
  makeReport,
  outcome,
  owedByAll,
  replan,
  run,
  toMeeting,
  toReports,
  toSubmitted,
  value,
  visitAt,
  write,
  writeAll,
} from './setting.ts'

const submit = async (cast: Cast, by = cast.drafter) =>
  submitDecision(await visitAt(LATER), by, cast.decisionId)

/** What is missing, by fact. */
const missing = async (cast: Cast): Promise<string[]> => {
  const done = await submit(cast)
  return done.ok ? [] : done.refusal.problems.map(({ params, code }) => String(params?.fact ?? code))
}

const stateOf = async (cast: Cast) => (await readCase(await visitAt(LATER), cast.decisionId))?.state

describe('handing in (S13)', () => {
  test('R24: with everything there it goes through; package and hashes are on record', async () => {
    const cast = await toReports()
    await writeAll(cast, ...owedByAll)
    const done = await submit(cast)
    expect(codes(done)).toEqual([])
    expect(await stateOf(cast)).toBe('submitted')
    expect(
      await count(`case_acts WHERE decision_id = ? AND deed = 'decision_submitted'`, cast.decisionId),
    ).toBe(1)
    expect(
      await count(`entries WHERE deed = 'decision_submitted' AND body ->> '$.subject' = ?`, cast.decisionId),
    ).toBe(1)
  })

  test('R24: each missing thing is named with its rule, its supplier and the page that supplies it', async () => {
    const cast = await toReports()
    const done = await submit(cast)
    expect(await missing(cast)).toEqual([
      'costs',
      'departments',
      'participation_statement',
      'unit_discussion',
      'interpretation_plan',
    ])
    if (done.ok) throw new Error('accepted')
    for (const problem of done.refusal.problems) {
      expect(problem).toMatchObject({ code: 'step_missing', params: { supplier: 'drafter' } })
      expect(problem.link).toMatch(/^\/desk\/decisions\/.+\/steps\//)
      expect(problem.citation?.quote).not.toBe('')
      expect(String(problem.params?.what)).toContain('承办单位经办人')
    }
  })

  test.each([
    ['views_diverge', 'schemes'],
    ['affects_groups', 'groups'],
    ['technical', 'expert_review'],
    ['risky', 'risk_assessment'],
    ['affects_market', 'fair_competition'],
  ] as const)('R24: the plan says %s, so %s is owed', async (flag, kind) => {
    const cast = await toReports()
    await replan(cast, { [flag]: 1 })
    await writeAll(cast, ...owedByAll)
    expect(await missing(cast)).toEqual([kind])
    value(await write(cast, kind))
    expect(await missing(cast)).toEqual([])
  })

  test.each([
    ['symposium', 'symposium_report'],
    ['poll', 'poll_report'],
  ] as const)('R24: a %s was held, so its report is owed', async (method, kind) => {
    const cast = await toReports()
    await replan(cast, { methods: JSON.stringify(['public_comment', method]) })
    await writeAll(cast, ...owedByAll)
    expect(await missing(cast)).toEqual([kind])
    value(await write(cast, kind))
    expect(await missing(cast)).toEqual([])
  })

  test('R21: unanswered at close it blocks, in SQL too', async () => {
    const cast = await makeCase()
    await makeReport(cast)
    await writeAll(cast, ...owedByAll)
    expect(await missing(cast)).toEqual(['hearing_answered'])
    await expect(force(cast, 'decision_submitted', {})).rejects.toThrow('step_missing')
    await answerHearing(cast)
    expect(await missing(cast)).toEqual([])
  })

  test('R21: a hearing judged needed blocks until its report is there, in SQL too', async () => {
    const cast = await makeCase()
    await answerHearing(cast, true)
    await makeReport(cast)
    await writeAll(cast, ...owedByAll)
    expect(await missing(cast)).toEqual(['hearing_held', 'hearing_report'])
    await expect(force(cast, 'decision_submitted', {})).rejects.toThrow('step_missing')
    // A35: from the hearing itself (hearings.test.ts); one handed in on paper before that still counts.
    expect(codes(await write(cast, 'hearing_report'))).toEqual(['report_from_hearing'])
    await handedInOnPaper(cast)
    expect(await missing(cast)).toEqual([])
  })

  test('R5: a draft changed after the consultation waits for the question whether that is material', async () => {
    const cast = await toReports()
    await writeAll(cast, ...owedByAll)
    await run(
      `INSERT INTO draft_versions SELECT id || '+', decision_id, 2, title, explanation, ?2, clause_count, saved_by, ?3
       FROM draft_versions WHERE decision_id = ?1`,
      cast.decisionId,
      'd'.repeat(64),
      CLOSED,
    )
    const hand = async (input: object) =>
      submitDecision(await visitAt(LATER), cast.drafter, cast.decisionId, submitInput.parse(input))
    expect(codes(await hand({}))).toEqual(['material_unanswered'])
    expect(codes(await hand({ material: 'no' }))).toEqual(['reason_missing'])
    const yes = await hand({ material: 'yes', material_reason: '价格提高' })
    expect(yes.ok ? [] : yes.refusal.problems).toMatchObject([
      { code: 'material_change', rule: 'R5', link: `/desk/decisions/${cast.decisionId}/ending` },
    ])
    for (const body of [
      {},
      { material: 'yes', material_reason: 'x' },
      { material: 'no', material_reason: ' ' },
    ])
      await expect(force(cast, 'decision_submitted', body)).rejects.toThrow('material_unanswered')
    expect(codes(await hand({ material: 'no', material_reason: '改正错别字' }))).toEqual([])
    const file = await readCase(await visitAt(LATER), cast.decisionId)
    expect(file?.acts[0]?.body).toMatchObject({ material: 'no', material_reason: '改正错别字' })
  })

  test('A10: without the statement SQL refuses too', async () => {
    const cast = await toReports()
    await writeAll(cast, 'costs', 'departments', 'unit_discussion', 'interpretation_plan')
    await expect(force(cast, 'decision_submitted', {})).rejects.toThrow('step_missing')
  })

  test('forbidden to the office and to another unit; wrong_state before the report', async () => {
    const cast = await toReports()
    expect(codes(await submit(cast, cast.office))).toEqual(['forbidden'])
    expect(codes(await submit(cast, cast.stranger))).toEqual(['forbidden'])
    expect(codes(await submit(await makeCase()))).toEqual(['wrong_state'])
  })

  test('R25: a profile may want the legality review before handing in', async () => {
    const cast = await toReports()
    await writeAll(cast, ...owedByAll)
    const file = await readCase(await visitAt(LATER), cast.decisionId)
    expect(file?.effective.values.legality_order.usual).toBe('before_discussion')
    expect(file?.ahead.find(({ transition }) => transition.deed === 'decision_submitted')?.missing).toEqual(
      [],
    )
  })

  test('returned with a reason it may be handed in again (B12)', async () => {
    const cast = await toSubmitted()
    const visit = await visitAt(LATER)
    const back = { reason: '解读材料不全' }
    expect(codes(await returnSubmission(visit, cast.drafter, cast.decisionId, back))).toEqual(['forbidden'])
    value(await returnSubmission(visit, cast.office, cast.decisionId, back))
    expect(await stateOf(cast)).toBe('reports_ready')
    expect(codes(await submit(cast))).toEqual([])
  })
})

describe('before a meeting (S14, R25)', () => {
  const on = (meets_on: string) => ({ meeting: 'standing' as const, meets_on: meets_on as PlainDate })

  test('without a legality review nothing is put before a meeting, in SQL neither', async () => {
    const cast = await toReports()
    await writeAll(cast, ...owedByAll)
    value(await submit(cast))
    const done = await scheduleDeliberation(
      await visitAt(LATER),
      cast.office,
      cast.decisionId,
      on('2026-04-22'),
    )
    expect(codes(done)).toEqual(['step_missing'])
    await expect(
      force(cast, 'deliberation_scheduled', { meets_on: '2026-04-22' }, cast.office.id),
    ).rejects.toThrow('not_lawful')
  })

  test('concluded after the day of the meeting: refused, in SQL too', async () => {
    const cast = await toSubmitted()
    const done = await scheduleDeliberation(
      await visitAt(LATER),
      cast.office,
      cast.decisionId,
      on('2026-04-15'),
    )
    expect(codes(done)).toEqual(['legality_after_discussion', 'date_before'])
    await expect(
      force(cast, 'deliberation_scheduled', { meets_on: '2026-04-15' }, cast.office.id),
    ).rejects.toThrow('not_lawful')
  })

  test('unlawful is not discussed', async () => {
    const cast = await toSubmitted()
    value(await write(cast, 'legality_review', { content: 'no', verdict: 'unlawful' }))
    const visit = await visitAt(LATER)
    expect(codes(await scheduleDeliberation(visit, cast.office, cast.decisionId, on('2026-04-22')))).toEqual([
      'not_lawful',
    ])
  })

  test('put off, it goes back to handed in', async () => {
    const cast = await toMeeting()
    const visit = await visitAt(MEETING)
    const input = { meets_on: '2026-04-22' as PlainDate, reason: '再论证', dissent: '', document_ids: [] }
    expect(codes(await deferDecision(visit, cast.drafter, cast.decisionId, input))).toEqual(['forbidden'])
    value(await deferDecision(visit, cast.office, cast.decisionId, input))
    expect(await stateOf(cast)).toBe('submitted')
  })
})

describe('the decision taken (S15, N713 24, 30)', () => {
  const take = async (cast: Cast, changes = {}, by = cast.office) =>
    takeDecision(await visitAt(MEETING), by, cast.decisionId, outcome(cast, changes))

  test('N713 30: recorded, told to the public as no more than that', async () => {
    const cast = await toMeeting()
    value(await take(cast))
    expect(await stateOf(cast)).toBe('decided')
    expect(
      await count(
        `milestones WHERE decision_id = ? AND code = 'decision_taken' AND params = '{"on":"2026-04-22"}'`,
        cast.decisionId,
      ),
    ).toBe(1)
  })

  const open: [string, object, string[]][] = [
    ['the head differs and gives no reasons', { agrees: 'no' }, ['reason_missing']],
    ['no minutes', { document_ids: [] }, ['document_missing']],
    [
      'passed with changes, unsaid which',
      { outcome: 'pass_with_changes' },
      ['missing', 'confirmation_missing'],
    ],
    [
      'a material change never put to the public',
      { outcome: 'pass_with_changes', changes: '价格再提高', material: 'yes' },
      ['material_change'],
    ],
    ['a meeting that has not been', { meets_on: '2026-04-23' }, ['date_in_future']],
  ]
  test.each(open)('N713 30: %s is refused', async (_what, changes, expected) => {
    expect(codes(await take(await toMeeting(), changes))).toEqual(expected)
  })

  test('a change that is not material passes', async () => {
    const changes = { outcome: 'pass_with_changes', changes: '文字修改', material: 'no' }
    expect(codes(await take(await toMeeting(), changes))).toEqual([])
  })

  test('N713 24: while the risk is not controllable nothing is decided but a rejection, in SQL too', async () => {
    const cast = await toReports()
    await replan(cast, { risky: 1 })
    await writeAll(cast, ...owedByAll, 'legality_review')
    value(await write(cast, 'risk_assessment', { verdict: 'not_controllable' }))
    value(await submit(cast))
    const input = { meeting: 'standing', meets_on: '2026-04-22' as PlainDate } as const
    value(await scheduleDeliberation(await visitAt(LATER), cast.office, cast.decisionId, input))
    expect(codes(await take(cast))).toEqual(['risk_not_controllable'])
    const body = { outcome: 'pass', meets_on: '2026-04-22', dissent: '无' }
    await expect(force(cast, 'decision_taken', body, cast.office.id)).rejects.toThrow('risk_not_controllable')
    expect(codes(await take(cast, { outcome: 'reject' }))).toEqual([])
  })

  test('forbidden to the drafter; a second time is the wrong state', async () => {
    const cast = await toMeeting()
    expect(codes(await take(cast, {}, cast.drafter))).toEqual(['forbidden'])
    value(await take(cast))
    expect(codes(await take(cast))).toEqual(['wrong_state'])
  })

  test('SQL: no step of the main line without its act; acts are never changed', async () => {
    const cast = await toMeeting()
    await expect(
      run(
        `INSERT INTO decision_steps SELECT ?1, MAX(seq) + 1, 'decision_taken', 'decided', ?2, ?3
         FROM decision_steps WHERE decision_id = ?1`,
        cast.decisionId,
        at('2026-04-22 10:00'),
        cast.office.id,
      ),
    ).rejects.toThrow('step_missing')
    await expect(run(`UPDATE case_acts SET body = '{}'`)).rejects.toThrow('never changed')
    await expect(run(`DELETE FROM case_acts`)).rejects.toThrow('never deleted')
    const body = { outcome: 'pass', meets_on: '2026-04-22', dissent: '无' }
    await expect(force(cast, 'decision_taken', body, cast.drafter.id)).rejects.toThrow('forbidden')
  })
})

/** An act written past the deed, with the decision's own document. */
const force = (cast: Cast, deed: string, body: object, by: string = cast.drafter.id) =>
  run(
    `INSERT INTO case_acts SELECT 'x' || hex(randomblob(8)), ?1, MAX(s.seq) + 1, ?2, ?3,
       (SELECT json_array(json_object('id', id, 'sha256', sha256)) FROM documents WHERE id = ?4), ?5, ?6, ?7
     FROM decision_steps s WHERE s.decision_id = ?1`,
    cast.decisionId,
    deed,
    JSON.stringify(body),
    cast.doc,
    'c'.repeat(64),
    by,
    LATER,
  )
