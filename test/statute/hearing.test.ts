import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../../src/ground/clock.ts'
import {
  type Attendee,
  announcementItems,
  type Category,
  categories,
  completeOn,
  judgeAnnouncement,
  judgeList,
  judgeMaterials,
  judgePresence,
  judgeRecord,
  judgeReport,
  judgeRepresentatives,
} from '../../src/statute/hearing.ts'

const day = (text: string) => `2026-${text}` as PlainDate
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

describe('R14: the announcement', () => {
  const whole = (on: string) => [{ on: day(on), items: announcementItems }]
  test.each([
    ['06-19', 'ok', []],
    ['06-20', 'exact', []],
    ['06-21', 'short', ['announced_too_late']],
  ])('E29: on %s it is %s', (on, verdict, found) => {
    const judged = judgeAnnouncement(whole(on), day('06-30'))
    expect(judged.gap?.verdict).toBe(verdict)
    expect(codes(judged.findings)).toEqual(found)
  })

  test('a profile may ask for more, never for fewer than ten days', () => {
    expect(codes(judgeAnnouncement(whole('06-05'), day('06-30'), 30).findings)).toEqual([
      'announced_too_late',
    ])
    expect(codes(judgeAnnouncement(whole('06-25'), day('06-30'), 3).findings)).toEqual(['announced_too_late'])
  })

  test('is complete on the day on which the last of its four items was announced', () => {
    expect(completeOn([])).toBeNull()
    expect(codes(judgeAnnouncement([{ on: day('05-01'), items: ['quota'] }], day('06-30')).findings)).toEqual(
      ['announcement_incomplete'],
    )
    const again = [...whole('05-10'), { on: day('05-20'), items: ['time_and_place'] as const }]
    expect(completeOn(again)).toBe('2026-05-10')
  })
})

describe('R15: the materials', () => {
  const hearing = day('10-15')
  test('E30: seven days before, each', () => {
    const served = [
      { id: 'a', servedOn: day('10-07') },
      { id: 'b', servedOn: day('10-08') },
      { id: 'c', servedOn: day('10-09') },
      { id: 'd', servedOn: null },
    ]
    expect(judgeMaterials(served, hearing)).toMatchObject([
      { code: 'materials_too_late', severity: 'block', params: { id: 'c', gap: 6, days: 7 } },
      { code: 'materials_not_served', severity: 'block', params: { id: 'd' } },
    ])
  })

  test('a reserve who moves up gets them at once: an exception on record; later than that is too late', () => {
    const moved = (servedOn: string) => [{ id: 'r', servedOn: day(servedOn), movedUpOn: day('10-12') }]
    expect(judgeMaterials(moved('10-12'), hearing)).toMatchObject([
      { code: 'reserve_served_late', severity: 'record' },
    ])
    expect(codes(judgeMaterials(moved('10-13'), hearing))).toEqual(['materials_too_late'])
  })
})

test('R16: the list is public before the hearing; just before it warns', () => {
  const hearing = day('06-30')
  expect(codes(judgeList(null, hearing))).toEqual(['list_not_published'])
  expect(codes(judgeList(hearing, hearing))).toEqual(['list_not_published'])
  expect(judgeList(day('06-25'), hearing)).toMatchObject([{ code: 'list_just_before', severity: 'warn' }])
  expect(judgeList(day('06-23'), hearing)).toEqual([])
})

describe('R17 and R18: the representatives', () => {
  const of = (n: number, role: Attendee['role'] = 'representative', without?: Category): Attendee[] => {
    const kinds = categories.filter((category) => category !== without)
    return Array.from({ length: n }, (_, at) => ({
      role,
      confirmed: true,
      category: kinds[at % kinds.length] ?? 'other',
    }))
  }

  test('E44: nine need a recorded reason, ten do not', () => {
    expect(judgeRepresentatives(of(9))).toMatchObject([
      { rule: 'R17', code: 'too_few_representatives', severity: 'reason', params: { n: 9, min: 10 } },
    ])
    expect(judgeRepresentatives(of(9), { fewReason: '报名不足' })).toEqual([])
    expect(codes(judgeRepresentatives(of(9), { fewReason: ' \n' }))).toEqual(['too_few_representatives'])
    expect(judgeRepresentatives(of(10))).toEqual([])
  })

  test('E44: of twelve, three are observers: nine', () => {
    const people = [...of(9), ...of(3, 'observer')]
    expect(judgeRepresentatives(people)).toMatchObject([{ rule: 'R17', params: { n: 9 } }])
  })

  test('E44: ten without a lawyer: the missing category is named', () => {
    const people = of(10, 'representative', 'lawyer')
    expect(judgeRepresentatives(people)).toMatchObject([
      { rule: 'R18', code: 'category_missing', params: { category: 'lawyer' } },
    ])
    expect(judgeRepresentatives(people, { missingReasons: { lawyer: '无人报名' } })).toEqual([])
  })

  test('the sixth category may be empty; who has not confirmed does not count', () => {
    expect(judgeRepresentatives(of(10, 'representative', 'other'))).toEqual([])
    const wavering = of(11).map((person, at) => ({ ...person, confirmed: at > 1 }))
    expect(codes(judgeRepresentatives(wavering))).toContain('too_few_representatives')
  })

  test('a profile may ask for more, never for fewer; and may keep officials off', () => {
    expect(codes(judgeRepresentatives(of(12), { min: 15 }))).toEqual(['too_few_representatives'])
    expect(codes(judgeRepresentatives(of(8), { min: 5 }))).toEqual(['too_few_representatives'])
    const officials = of(10).map((person, at) => ({ ...person, official: at === 0 }))
    expect(judgeRepresentatives(officials)).toEqual([])
    expect(judgeRepresentatives(officials, { officials: 'warn' })).toMatchObject([{ severity: 'warn' }])
    expect(judgeRepresentatives(officials, { officials: 'forbidden' })).toMatchObject([{ severity: 'block' }])
  })

  test('on the day, under two thirds of the list warns', () => {
    expect(judgePresence(8, 12)).toEqual([])
    expect(judgePresence(7, 12)).toMatchObject([{ rule: 'R17', severity: 'warn' }])
  })
})

test('R19: each representative present has signed or sealed, or the refusal is noted', () => {
  const confirmations = {
    a: { kind: 'signed' },
    b: { kind: 'sealed' },
    c: { kind: 'refused', reason: '认为记录不全' },
    d: { kind: 'refused', reason: ' ' },
  } as const
  const found = judgeRecord(['a', 'b', 'c', 'd', 'e', 'toString'], confirmations)
  expect(found.map(({ params }) => params.id)).toEqual(['d', 'e', 'toString'])
})

test('R20: a conclusion in words, and a reason for every view not adopted', () => {
  const report = {
    conclusion: 'carry_out_amended',
    conclusionText: '建议修改第三条后实施',
    views: [
      { no: '1', adopted: true, reason: '' },
      { no: '2', adopted: false, reason: '超出权限' },
    ],
  } as const
  expect(judgeReport(report)).toEqual([])
  expect(codes(judgeReport({ ...report, conclusion: null }))).toEqual(['conclusion_missing'])
  expect(codes(judgeReport({ ...report, conclusionText: ' ' }))).toEqual(['conclusion_missing'])
  const unanswered = judgeReport({ ...report, views: [{ no: '7', adopted: false, reason: '' }] })
  expect(unanswered).toMatchObject([{ code: 'reason_missing', severity: 'block', params: { no: '7' } }])
  expect(unanswered[0]?.citation.quote).toContain('应当说明理由')
})
