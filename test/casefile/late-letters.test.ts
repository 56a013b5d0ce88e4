import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { answerItems, answerSchema } from '../../src/adoption/answer-items.ts'
import { unchanged } from '../../src/casefile/act.ts'
import { readCase } from '../../src/casefile/case.ts'
import { actOnExecution, type ExecutionInput } from '../../src/casefile/execution.ts'
import { preparePaper, requestPaperReview } from '../../src/casefile/prepare-paper.ts'
import { promulgate, publishInterpretation } from '../../src/casefile/promulgate.ts'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { newId } from '../../src/ground/ids.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { submissionSchema } from '../../src/opinions/item.ts'
import { lodge } from '../../src/opinions/lodge.ts'
import {
  addDoc,
  at,
  type Cast,
  carriers,
  codes,
  count,
  env,
  forceOut,
  giveIt,
  handedInOnPaper,
  MEETING,
  makePaper,
  outcome,
  publishResult,
  publishSupplement,
  replan,
  run,
  toDecided,
  toMeeting,
  toReports,
  value,
  visitAt,
  write,
} from './setting.ts'

const OUT = at('2026-05-20 09:00')

/** A letter with a postmark within the comments, keyed in at `when`; answers its item. */
async function letter(cast: Cast, when: Instant): Promise<string> {
  const done = await lodge(await visitAt(when), {
    intakeId: cast.intakeId,
    said: submissionSchema.parse({
      items: [{ clause_uid: cast.clauses[0], kind: 'oppose', text: '水价不应上调。' }],
    }),
    idempotencyKey: `letter-${newId()}${newId()}`,
    keyed: {
      officerId: cast.drafter.id,
      arrival: {
        channel: 'letter',
        receivedOn: '2026-04-21' as PlainDate,
        postmarkedOn: '2026-04-01' as PlainDate,
      } as never,
    },
  })
  return value(done).items[0]?.id ?? ''
}

const answer = async (cast: Cast, item: string, when: Instant) =>
  answerItems(
    await visitAt(when),
    cast.drafter,
    cast.intakeId,
    answerSchema.parse({ items: [item], disposition: 'not_adopted', reason: '成本上升。' }),
  )

const goOut = async (cast: Cast, when: Instant = OUT) =>
  promulgate(await visitAt(when), cast.office, cast.decisionId, carriers())

const lacks = async (cast: Cast, deed: string) => {
  const file = await readCase(await visitAt(OUT), cast.decisionId)
  return file?.ahead.find(({ transition }) => transition.deed === deed)?.missing.map(({ fact }) => fact)
}

async function decidedAndOut() {
  const cast = await toDecided()
  value(await write(cast, 'party_report', {}, MEETING))
  const paperId = await makePaper(cast, true)
  await publishResult(cast, cast.reportId, at('2026-05-18 08:00'))
  return { ...cast, paperId }
}

describe('R7, A07: a letter posted in time that comes in after the result is out', () => {
  test('unanswered it stops the promulgation, in SQL too; answered but in no report it still does', async () => {
    const cast = await decidedAndOut()
    const item = await letter(cast, at('2026-05-18 10:00'))
    expect(await count('submissions WHERE intake_id = ? AND late = 0', cast.intakeId)).toBe(1)
    expect(await lacks(cast, 'decision_promulgated')).toContain('items_answered')
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toContain('R7')
    await expect(forceOut(cast, OUT)).rejects.toThrow('items_pending')

    value(await answer(cast, item, at('2026-05-18 11:00')))
    expect(await lacks(cast, 'decision_promulgated')).toEqual(['result_published', 'result_on_media'])
    expect(codes(await goOut(cast))).toEqual(['supplement_missing', 'step_missing'])
    await expect(forceOut(cast, OUT)).rejects.toThrow('supplement_missing')

    await publishSupplement(cast, at('2026-05-19 08:00'))
    expect(codes(await goOut(cast))).toEqual([])
  })

  test('E45: the supplement too is out strictly before, in SQL too', async () => {
    const cast = await decidedAndOut()
    value(await answer(cast, await letter(cast, at('2026-05-18 10:00')), at('2026-05-18 11:00')))
    await publishSupplement(cast, OUT)
    expect(codes(await goOut(cast))).toEqual(['result_not_before_promulgation'])
    await expect(forceOut(cast, OUT)).rejects.toThrow('result_not_before_promulgation')
  })

  test('while it waits nothing is decided, in SQL neither; a rejection may be', async () => {
    const cast = await toMeeting()
    await letter(cast, MEETING)
    const take = async (changes: object) =>
      takeDecision(await visitAt(MEETING), cast.office, cast.decisionId, outcome(cast, changes))
    const done = await take({})
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toEqual(['R7'])
    await expect(
      run(
        `INSERT INTO case_acts SELECT 'x', ?1, MAX(s.seq) + 1, 'decision_taken',
           '{"outcome":"pass","meets_on":"2026-04-22","dissent":"无"}',
           (SELECT json_array(json_object('id', id, 'sha256', sha256)) FROM documents WHERE id = ?2), ?3, ?4, ?5
         FROM decision_steps s WHERE s.decision_id = ?1`,
        cast.decisionId,
        cast.doc,
        'c'.repeat(64),
        cast.office.id,
        MEETING,
      ),
    ).rejects.toThrow('items_pending')
    expect(codes(await take({ outcome: 'reject' }))).toEqual([])
  })

  test('it comes in while the promulgation is being written: refused', async () => {
    const cast = await decidedAndOut()
    const file = await readCase(await visitAt(OUT), cast.decisionId)
    if (!file) throw new Error('no case')
    const holds = async () =>
      (await openDatabase(env.DB).all<{ x: number }>(sql`SELECT ${unchanged(file).holds} AS x`))[0]?.x
    expect(await holds()).toBe(1)
    await letter(cast, OUT)
    expect(await holds()).toBe(0)
  })

  test('even later, with the decision out, it is answered in a supplementary report', async () => {
    const cast = await decidedAndOut()
    value(await goOut(cast))
    const item = await letter(cast, at('2026-05-21 10:00'))
    value(await answer(cast, item, at('2026-05-21 11:00')))
    await publishSupplement(cast, at('2026-05-22 08:00'))
    expect(
      await count(`publications WHERE decision_id = ? AND kind = 'adoption_report'`, cast.decisionId),
    ).toBe(2)
  })
})

describe('N713 37: adjusted is not the end', () => {
  const act = (changes: Partial<ExecutionInput> = {}): ExecutionInput => ({
    act: 'adjust',
    decided_on: '2026-06-01' as PlainDate,
    decided_by: 'meeting',
    ground: '汛期',
    public_note: '有调整。',
    no_secret: true,
    document_ids: [],
    ...changes,
  })

  test('it may be adjusted again, suspended, resumed and ended', async () => {
    const cast = await decidedAndOut()
    value(await goOut(cast))
    const visit = await visitAt(at('2026-06-01 10:00'))
    for (const each of ['adjust', 'adjust', 'suspend', 'adjust', 'terminate'] as const)
      expect(
        codes(await actOnExecution(visit, cast.office, cast.decisionId, act({ act: each }))),
        each,
      ).toEqual([])
    expect(codes(await actOnExecution(visit, cast.office, cast.decisionId, act()))).toEqual(['wrong_state'])
  })

  test('R26: its interpretation may still follow', async () => {
    const cast = await toDecided()
    value(await write(cast, 'party_report', {}, MEETING))
    await makePaper(cast, false)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    value(await goOut(cast))
    const visit = await visitAt(at('2026-06-01 10:00'))
    value(await actOnExecution(visit, cast.office, cast.decisionId, act()))
    value(
      await preparePaper(visit, cast.drafter, cast.decisionId, {
        kind: 'interpretation',
        title: '政策解读',
        opinions: '',
        text_document_id: '',
        interpretation_document_id: await addDoc(cast.drafter, cast.decisionId, visit.now),
        hotline: '',
      }),
    )
    const { reviewId } = value(
      await requestPaperReview(visit, cast.drafter, cast.decisionId, 'interpretation'),
    )
    await giveIt(cast, reviewId, visit.now)
    value(await publishInterpretation(visit, cast.office, cast.decisionId))
  })
})

describe('R21, R24: the minor way owes what its plan says', () => {
  const minor = async (changes: object) => {
    const cast = await toReports()
    await run(`UPDATE decisions SET matter_kind = 'normative_document' WHERE id = ?`, cast.decisionId)
    await replan(cast, changes as Record<string, unknown>)
    const paperId = await makePaper(cast, true)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    return { ...cast, paperId }
  }

  test('a hearing required by law: without its report nothing goes out, in SQL neither', async () => {
    const cast = await minor({ methods: '["public_comment","hearing"]', hearing_by_law: 1 })
    expect(await lacks(cast, 'decision_promulgated')).toEqual(['hearing_held', 'hearing_report'])
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toEqual(['R21', 'R24'])
    await expect(forceOut(cast, OUT)).rejects.toThrow('step_missing')
    await handedInOnPaper(cast)
    expect(codes(await goOut(cast))).toEqual([])
  })

  test.each([
    ['technical', 'expert_review'],
    ['risky', 'risk_assessment'],
    ['affects_groups', 'groups'],
    ['affects_market', 'fair_competition'],
    ['views_diverge', 'schemes'],
  ] as const)('%s: without %s nothing goes out, in SQL neither', async (flag, kind) => {
    const cast = await minor({ [flag]: 1 })
    expect(await lacks(cast, 'decision_promulgated')).toContain(kind)
    await expect(forceOut(cast, OUT)).rejects.toThrow('step_missing')
    value(await write(cast, kind))
    expect(codes(await goOut(cast))).toEqual([])
  })

  test('N713 24: a risk that is not controllable, in SQL too', async () => {
    const cast = await minor({ risky: 1 })
    value(await write(cast, 'risk_assessment', { verdict: 'not_controllable' }))
    expect(codes(await goOut(cast))).toEqual(['risk_not_controllable'])
    await expect(forceOut(cast, OUT)).rejects.toThrow('risk_not_controllable')
  })
})
