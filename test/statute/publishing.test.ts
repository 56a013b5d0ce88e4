import { describe, expect, test } from 'vitest'
import { type Instant, instant, type PlainDate } from '../../src/ground/clock.ts'
import { nationalRules, wuyuanRules } from '../../src/statute/profiles.ts'
import {
  type Carrier,
  judgeCarriers,
  judgeInterpretation,
  judgeLegality,
  judgeOrder,
  judgePollResult,
} from '../../src/statute/publishing.ts'
import { knownYears } from '../../src/statute/years.ts'

const at = (text: string): Instant => instant(Date.parse(`2026-${text}:00+08:00`))
const day = (text: string) => `2026-${text}` as PlainDate
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)
const portal: Carrier = { kind: 'portal', name: '县政府门户网站' }
const television: Carrier = { kind: 'media', name: '县电视台' }

describe('R11: the result before the decision', () => {
  test.each([
    ['05-20T09:00', ['result_not_before_promulgation']],
    ['05-20T08:59', []],
    ['05-20T09:01', ['result_not_before_promulgation']],
  ])('E45: result at %s, promulgated at 09:00', (result, found) => {
    expect(codes(judgeOrder(at(result), at('05-20T09:00')))).toEqual(found)
  })

  test('no result at all blocks', () => {
    expect(judgeOrder(null, at('05-20T09:00'))).toMatchObject([
      { code: 'result_not_published', severity: 'block' },
    ])
  })
})

describe('R12: where the draft appeared, the result appears', () => {
  test('E46: on the portal alone, when the television carried the draft too, blocks', () => {
    expect(judgeCarriers([portal, television], [portal])).toMatchObject([
      { rule: 'R12', code: 'channel_missing', severity: 'block', params: { name: '县电视台' } },
    ])
    expect(judgeCarriers([portal, television], [television, portal])).toEqual([])
  })

  test('the portal always; a press conference never; a notice board may be replaced with a reason', () => {
    expect(judgeCarriers([television], [television])).toMatchObject([{ params: { kind: 'portal' } }])
    expect(judgeCarriers([{ kind: 'press_conference', name: '发布会' }], [portal])).toEqual([])
    const board: Carrier = { kind: 'notice_board', name: '图书馆公示栏' }
    expect(judgeCarriers([board], [portal])).toHaveLength(1)
    expect(judgeCarriers([board], [portal], { 图书馆公示栏: ' ' })).toHaveLength(1)
    expect(judgeCarriers([board], [portal], { 图书馆公示栏: '公示栏已拆除，改在镇政府公示栏' })).toEqual([])
    expect(judgeCarriers([television], [portal], { 县电视台: '理由' })).toHaveLength(1)
  })
})

test('R23: the poll’s result on the poll’s own carriers before promulgation', () => {
  const promulgated = at('05-20T09:00')
  const on = (carrier: Carrier, when: string) => ({ carrier, at: at(when) })
  expect(judgePollResult([portal, television], [on(portal, '05-19T09:00')], promulgated)).toMatchObject([
    { rule: 'R23', params: { name: '县电视台' } },
  ])
  expect(judgePollResult([portal], [on(portal, '05-20T09:00')], promulgated)).toHaveLength(1)
  expect(judgePollResult([portal], [on(portal, '05-20T08:59')], promulgated)).toEqual([])
})

describe('R25: the legality review', () => {
  const review = {
    receivedOn: day('04-27'),
    concludedOn: day('05-09'),
    lawful: true,
    shortReason: '',
    exploratoryRisks: '',
  }
  const { usual } = nationalRules().values.legality_review
  const judge = (change: Partial<typeof review>, discussedOn = '05-20') =>
    codes(judgeLegality({ ...review, ...change }, day(discussedOn), knownYears, usual).findings)

  test('E42: seven working days end on the make-up Saturday', () => {
    expect(judgeLegality(review, day('05-20'), knownYears, usual).time).toMatchObject({
      gap: 7,
      verdict: 'exact',
    })
    expect(judge({})).toEqual([])
  })

  test('fewer need a reason', () => {
    expect(judge({ concludedOn: day('05-08') })).toEqual(['review_time_short'])
    expect(judge({ concludedOn: day('05-08'), shortReason: '防汛需要' })).toEqual([])
  })

  test('none, or one after the discussion, blocks', () => {
    expect(codes(judgeLegality(null, day('05-20'), knownYears, usual).findings)).toEqual([
      'legality_not_reviewed',
    ])
    expect(judge({}, '05-08')).toEqual(['legality_after_discussion'])
  })

  test('not lawful is not discussed, except an exploratory reform with its risks stated', () => {
    expect(judge({ lawful: false })).toEqual(['not_lawful'])
    expect(judge({ lawful: false, exploratoryRisks: '上位法尚无规定，存在……风险' })).toEqual([])
  })
})

describe('R26: the interpretation', () => {
  const decided = at('04-03T10:00')
  const judge = (interpreted: string | null, workdays: 0 | 3, now = '04-03T10:00') => {
    const rules = workdays === 0 ? wuyuanRules() : nationalRules()
    expect(rules.values.interpretation.usual).toBe(workdays)
    return judgeInterpretation(
      decided,
      interpreted === null ? null : at(interpreted),
      rules,
      at(now),
      knownYears,
    )
  }

  test('五原: in the same publication, or it blocks', () => {
    expect(judge('04-03T10:00', 0)).toEqual([])
    expect(judge('04-03T10:01', 0)).toMatchObject([{ severity: 'block' }])
    expect(judge(null, 0)).toHaveLength(1)
  })

  test('E34: elsewhere until the end of the third working day', () => {
    expect(judge('04-09T23:59', 3)).toEqual([])
    expect(judge('04-10T00:00', 3)).toMatchObject([{ severity: 'sla', params: { due: '2026-04-09' } }])
    expect(judge(null, 3, '04-09T23:59')).toEqual([])
    expect(judge(null, 3, '04-10T00:00')).toHaveLength(1)
  })
})
