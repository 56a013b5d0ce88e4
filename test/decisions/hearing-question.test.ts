import { describe, expect, test } from 'vitest'
import { answerHearingQuestion } from '../../src/decisions/answer-hearing-question.ts'
import { approvePlan } from '../../src/decisions/approve-plan.ts'
import { type JudgementInput, judgementInput } from '../../src/decisions/judgement.ts'
import { judgementOf, selectJudgements, selectState } from '../../src/decisions/procedure-store.ts'
import { parse } from '../../src/ground/parse.ts'
import type { Officer } from '../../src/people/officer.ts'
import { hearingDuty } from '../../src/statute/hearing-duty.ts'
import { at, codes, count, db, run, value, visitAt } from './house.ts'
import { consult, listIt, makeCast, makeDecision, plan, saveDraft, withHearing } from './setting.ts'

const CLOSED = at('2026-04-03 00:00')
const figures = { persons: 40, opposing: 12, opinions: 61 }
const judged = (changes: object = {}): JudgementInput =>
  value(
    parse(judgementInput, {
      dissent: false,
      attention: true,
      hearing: false,
      reason: '反对的占三成，集中在一处',
      signed_by: '王局长',
      ...changes,
    }),
  )

async function asked(changes: Readonly<Record<string, unknown>> = {}) {
  const cast = await makeCast()
  const id = await makeDecision(cast.drafter)
  await listIt(id, cast.office)
  await saveDraft(id, cast.drafter)
  value(await approvePlan(await visitAt(), cast.drafter, id, plan(changes)))
  await consult(id, cast.drafter, cast.reviewer)
  const answer = async (
    said: JudgementInput,
    more: { by?: Officer; now?: typeof CLOSED; closed?: boolean } = {},
  ) =>
    answerHearingQuestion(
      await visitAt(more.now ?? CLOSED),
      more.by ?? cast.drafter,
      id,
      said,
      figures,
      more.closed ?? true,
    )
  return { ...cast, id, answer }
}

describe('the hearing question at the end of comments (R21, A04)', () => {
  test('works: on record with its figures, told to the public without names', async () => {
    const { id, answer } = await asked()
    expect(value(await answer(judged()))).toMatchObject({ hearing: false, planLacksHearing: false })
    const kept = judgementOf(await selectJudgements(db, id), 'close')
    expect(kept).toMatchObject({ ...figures, signedBy: '王局长', hearing: false, recordedAt: CLOSED })
    expect(kept && hearingDuty(false, { ...kept, at: kept.recordedAt })).toBe('none')
    expect(await count("milestones WHERE decision_id = ? AND code = 'hearing_judged_no'", id)).toBe(1)
    expect(await count("milestones WHERE decision_id = ? AND params LIKE '%王局长%'", id)).toBe(0)
    expect(await count("entries WHERE deed = 'hearing_question_answered' AND instr(body, ?) > 0", id)).toBe(1)
    expect(await count("entries WHERE body LIKE '%反对的占三成%' OR body LIKE '%王局长%'")).toBe(0)
    expect((await selectState(db, id))[0]?.state).toBe('consulting')
  })

  test('a hearing that is due and not planned: says that the plan must be approved anew', async () => {
    const { id, answer } = await asked()
    expect(value(await answer(judged({ dissent: true, hearing: true })))).toMatchObject({
      hearing: true,
      planLacksHearing: true,
    })
    expect(await count("milestones WHERE decision_id = ? AND code = 'hearing_judged_yes'", id)).toBe(1)
    const planned = await asked({ ...withHearing, hearing_needed: true })
    expect(value(await planned.answer(judged({ hearing: true })))).toMatchObject({ planLacksHearing: false })
  })

  test('may be answered again: the newest counts', async () => {
    const { id, answer } = await asked()
    value(await answer(judged()))
    value(await answer(judged({ hearing: true }), { now: at('2026-04-03 10:00') }))
    expect(judgementOf(await selectJudgements(db, id), 'close')?.hearing).toBe(true)
    expect(await count("hearing_judgements WHERE decision_id = ? AND asked = 'close'", id)).toBe(2)
  })

  test('refuses while comments are open, to the last millisecond', async () => {
    const { id, answer } = await asked()
    const open = at('2026-04-02 23:59')
    expect(codes(await answer(judged(), { now: open, closed: false }))).toEqual(['still_open'])
    // Even when the room upstairs is wrong.
    expect(codes(await answer(judged(), { now: open, closed: true }))).toEqual(['still_open'])
    expect(await count("hearing_judgements WHERE decision_id = ? AND asked = 'close'", id)).toBe(0)
  })

  test('both grounds, or the law, leave no choice', async () => {
    const { answer } = await asked()
    const both = await answer(judged({ dissent: true, attention: true, hearing: false }))
    expect(!both.ok && both.refusal.problems).toMatchObject([
      { code: 'hearing_no_choice', rule: 'R21', field: 'hearing' },
    ])
    const law = { hearing_by_law: true, hearing_law: '某条例第三条', hearing_needed: true, ...withHearing }
    const bound = await asked(law)
    expect(codes(await bound.answer(judged({ attention: false })))).toEqual(['hearing_no_choice'])
  })

  test('a reason and a signature must be there', () => {
    const parsed = parse(judgementInput, {
      dissent: true,
      attention: false,
      hearing: true,
      reason: ' ',
      signed_by: '',
    })
    expect(codes(parsed)).toEqual(['missing', 'missing'])
    expect(codes(parse(judgementInput, { reason: '理由', signed_by: '王' }))).toEqual([
      'missing',
      'missing',
      'missing',
    ])
  })

  test('refuses before the public is asked; forbidden to others', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    const visit = await visitAt(CLOSED)
    expect(codes(await answerHearingQuestion(visit, drafter, id, judged(), figures, true))).toEqual([
      'wrong_state',
    ])
    expect(codes(await answerHearingQuestion(visit, drafter, 'none', judged(), figures, true))).toEqual([
      'not_found',
    ])
    const { answer, stranger, legal } = await asked()
    for (const by of [office, stranger, legal])
      expect(codes(await answer(judged(), { by }))).toEqual(['forbidden'])
  })

  test('SQL refuses what goes around it', async () => {
    const { id, drafter } = await asked({
      hearing_by_law: true,
      hearing_law: '某条',
      hearing_needed: true,
      ...withHearing,
    })
    const insert = (
      when: string,
      hearing: number,
      more: { dissent?: number; opposing?: number | null } = {},
    ) =>
      run(
        `INSERT INTO hearing_judgements (id, decision_id, asked, dissent, attention, hearing, reason, signed_by, persons,
           opposing, opinions, recorded_by, recorded_at) VALUES (?, ?, 'close', ?, 1, ?, '理由', '王局长', 5, ?, 9, ?, ?)`,
        `sql-${when}-${hearing}`,
        id,
        more.dissent ?? 0,
        hearing,
        more.opposing === undefined ? 2 : more.opposing,
        drafter.id,
        when,
      )
    await expect(insert(at('2026-04-02 23:59'), 1)).rejects.toThrow('guard:still_open')
    await expect(insert(CLOSED, 0)).rejects.toThrow('guard:hearing_no_choice')
    await expect(insert(CLOSED, 1, { opposing: 6 })).rejects.toThrow('contradict')
    await expect(insert(CLOSED, 1, { opposing: null })).rejects.toThrow('CHECK')
    await insert(CLOSED, 1)
  })
})
