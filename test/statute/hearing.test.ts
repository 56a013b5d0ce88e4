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
import { effective } from '../../src/statute/profile.ts'
import {
  nationalProfile,
  nationalRules,
  priceHearing,
  stricterProfile,
  wuyuanProfile,
  wuyuanRules,
} from '../../src/statute/profiles.ts'

const day = (text: string) => `2026-${text}` as PlainDate
const wuyuan = wuyuanRules()
const strict = effective([nationalProfile, stricterProfile], 'major_decision')
const prices = effective([nationalProfile, wuyuanProfile, priceHearing], 'major_decision')
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

describe('R14: the announcement', () => {
  const whole = (on: string) => [{ on: day(on), items: announcementItems }]
  test.each([
    ['06-19', 'ok', []],
    ['06-20', 'exact', []],
    ['06-21', 'short', ['announced_too_late']],
  ])('E29: on %s it is %s', (on, verdict, found) => {
    const judged = judgeAnnouncement(whole(on), day('06-30'), wuyuan)
    expect(judged.gap?.verdict).toBe(verdict)
    expect(codes(judged.findings)).toEqual(found)
  })

  test('thirty days under a stricter profile and for prices; where no text sets a number it only warns', () => {
    expect(judgeAnnouncement(whole('06-05'), day('06-30'), strict).findings).toMatchObject([
      { code: 'announced_too_late', severity: 'block', params: { gap: 25, days: 30 } },
    ])
    expect(codes(judgeAnnouncement(whole('06-05'), day('06-30'), prices).findings)).toEqual([
      'announced_too_late',
    ])
    expect(judgeAnnouncement(whole('06-25'), day('06-30'), nationalRules()).findings).toMatchObject([
      { code: 'announced_too_late', severity: 'warn' },
    ])
    expect(judgeAnnouncement(whole('06-30'), day('06-30'), nationalRules()).findings).toMatchObject([
      { severity: 'block' },
    ])
  })

  test('is complete on the day on which the last of its four items was announced', () => {
    expect(completeOn([])).toBeNull()
    expect(
      codes(judgeAnnouncement([{ on: day('05-01'), items: ['quota'] }], day('06-30'), wuyuan).findings),
    ).toEqual(['announcement_incomplete'])
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
    expect(judgeMaterials(served, hearing, wuyuan)).toMatchObject([
      { code: 'materials_too_late', severity: 'block', params: { id: 'c', gap: 6, days: 7 } },
      { code: 'materials_not_served', severity: 'block', params: { id: 'd' } },
    ])
  })

  test('a reserve who moves up gets them that day or the next: an exception on record; later than that is too late', () => {
    const moved = (servedOn: string) => [{ id: 'r', servedOn: day(servedOn), movedUpOn: day('10-12') }]
    for (const on of ['10-12', '10-13'])
      expect(judgeMaterials(moved(on), hearing, wuyuan)).toMatchObject([
        { code: 'reserve_served_late', severity: 'record' },
      ])
    expect(codes(judgeMaterials(moved('10-14'), hearing, wuyuan))).toEqual(['materials_too_late'])
  })

  test('one who moves up on the day before or on the day keeps nobody from hearing', () => {
    const unserved = (on: string) =>
      judgeMaterials([{ id: 'r', servedOn: null, movedUpOn: day(on) }], hearing, wuyuan)
    for (const on of ['10-14', '10-15'])
      expect(unserved(on)).toMatchObject([{ code: 'reserve_served_late', severity: 'record' }])
    expect(unserved('10-13')).toMatchObject([{ code: 'materials_not_served', severity: 'block' }])
    const sameDay = [{ id: 'r', servedOn: hearing, movedUpOn: hearing }]
    expect(judgeMaterials(sameDay, hearing, wuyuan)).toMatchObject([{ severity: 'record' }])
  })
})

test('R16: the list is public before the hearing; just before it warns', () => {
  const hearing = day('06-30')
  expect(codes(judgeList(null, hearing, wuyuan))).toEqual(['list_not_published'])
  expect(codes(judgeList(hearing, hearing, wuyuan))).toEqual(['list_not_published'])
  expect(judgeList(day('06-25'), hearing, wuyuan)).toMatchObject([
    { code: 'list_just_before', severity: 'warn' },
  ])
  expect(judgeList(day('06-23'), hearing, wuyuan)).toEqual([])
  expect(judgeList(day('06-16'), hearing, prices)).toMatchObject([
    { severity: 'block', params: { days: 14, advised: 15 } },
  ])
  expect(judgeList(day('06-15'), hearing, prices)).toEqual([])
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
    expect(judgeRepresentatives(of(9), wuyuan)).toMatchObject([
      { rule: 'R17', code: 'too_few_representatives', severity: 'reason', params: { n: 9, min: 10 } },
    ])
    expect(judgeRepresentatives(of(9), wuyuan, { few: '报名不足' })).toEqual([])
    expect(codes(judgeRepresentatives(of(9), wuyuan, { few: ' \n' }))).toEqual(['too_few_representatives'])
    expect(judgeRepresentatives(of(10), wuyuan)).toEqual([])
  })

  test('E44: of twelve, three are observers: nine', () => {
    const people = [...of(9), ...of(3, 'observer')]
    expect(judgeRepresentatives(people, wuyuan)).toMatchObject([{ rule: 'R17', params: { n: 9 } }])
  })

  test('E44: ten without a lawyer: the missing category is named', () => {
    const people = of(10, 'representative', 'lawyer')
    expect(judgeRepresentatives(people, wuyuan)).toMatchObject([
      { rule: 'R18', code: 'category_missing', params: { category: 'lawyer' } },
    ])
    expect(judgeRepresentatives(people, wuyuan, { missing: { lawyer: '无人报名' } })).toEqual([])
  })

  test('the sixth category may be empty; who has not confirmed does not count', () => {
    expect(judgeRepresentatives(of(10, 'representative', 'other'), wuyuan)).toEqual([])
    const wavering = of(11).map((person, at) => ({ ...person, confirmed: at > 1 }))
    expect(codes(judgeRepresentatives(wavering, wuyuan))).toContain('too_few_representatives')
  })

  test('R17: fifteen without exception block, whatever the reason', () => {
    const found = judgeRepresentatives(of(14), strict, { few: '报名不足' })
    expect(found).toMatchObject([{ code: 'too_few_representatives', severity: 'block', params: { min: 15 } }])
  })

  test('R18: serving officials: a default warns, a profile forbids', () => {
    const officials = of(15).map((person, at) => ({ ...person, official: at === 0 }))
    expect(judgeRepresentatives(officials, wuyuan)).toMatchObject([{ severity: 'warn' }])
    expect(judgeRepresentatives(officials, strict)).toMatchObject([{ severity: 'block' }])
  })

  test('R18: the share of stakeholders and residents, two fifths for prices', () => {
    // of(15): three of each category one to five, so six of fifteen.
    expect(judgeRepresentatives(of(15), prices)).toEqual([])
    const few = of(20).map(
      (person, at) => ({ ...person, category: at < 7 ? person.category : 'expert' }) as Attendee,
    )
    expect(judgeRepresentatives(few, prices)).toMatchObject([
      { rule: 'R18', code: 'share_too_small', severity: 'block', params: { share: '2/5' } },
    ])
  })

  test('R17: on the day, under two thirds of the list warns by default and blocks where a profile says so', () => {
    expect(judgePresence(8, 12, wuyuan)).toEqual([])
    expect(judgePresence(7, 12, wuyuan)).toMatchObject([{ rule: 'R17', severity: 'warn' }])
    expect(judgePresence(7, 12, strict)).toMatchObject([{ rule: 'R17', severity: 'block' }])
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
