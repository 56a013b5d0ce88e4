import { describe, expect, test } from 'vitest'
import { readCase } from '../../src/casefile/case.ts'
import { shownStateOf } from '../../src/casefile/facts-of.ts'
import { missingCarriers } from '../../src/casefile/known.ts'
import type { Round } from '../../src/casefile/rounds-store.ts'
import type { Instant } from '../../src/ground/clock.ts'
import {
  at,
  CLOSED,
  LATER,
  makeCase,
  makeReport,
  toDecided,
  toReports,
  value,
  visitAt,
  write,
} from './setting.ts'

const round = (resultOn: object[], resultAt: Instant | null = at('2026-05-20 08:00')): Round => ({
  id: 'r',
  consultation_id: 'c',
  draft_version_id: 'd',
  opens_at: at('2026-03-02 00:00'),
  closes_at: at('2026-04-02 00:00'),
  items: 0,
  pending: 0,
  revision: 0,
  report_id: 'x',
  report_at: CLOSED,
  report_current: 1,
  report_reviewed: 1,
  result_at: resultAt,
  result_whole_at: resultAt,
  draft_on: JSON.stringify([
    { kind: 'portal', name: '' },
    { kind: 'media', name: '县电视台' },
    { kind: 'notice_board', name: '镇公示栏' },
    { kind: 'press_conference', name: '发布会' },
  ]),
  result_on: JSON.stringify(resultOn),
})

const television = { kind: 'media', name: '县电视台', at: at('2026-05-20 08:30'), replaced_reason: '' }
const board = { kind: 'notice_board', name: '镇公示栏', at: null, replaced_reason: '公示栏已拆除' }
const NOW = at('2026-05-20 09:00')
const names = (found: ReturnType<typeof missingCarriers>) => found.map(({ params }) => params.name)

describe('R12, E46: the result is wherever the draft was', () => {
  test('on the portal alone it is not enough', () => {
    expect(names(missingCarriers(round([]), NOW))).toEqual(['县电视台', '镇公示栏'])
  })
  test('on television and with a reason for the board it is; a press conference is exempt', () => {
    expect(missingCarriers(round([television, board]), NOW)).toEqual([])
  })
  test('what appears later does not count yet', () => {
    const later = { ...television, at: at('2026-05-21 08:00') }
    expect(names(missingCarriers(round([later, board]), NOW))).toEqual(['县电视台'])
  })
})

describe('readCase: the state as people see it', () => {
  const seen = async (decisionId: string, when: Instant) => {
    const file = await readCase(await visitAt(when), decisionId)
    if (!file) throw new Error('no case')
    expect(shownStateOf(file, file.facts)).toBe(file.shownState)
    return file
  }

  test('consulting, closed, reports ready, and what is recorded after', async () => {
    const cast = await makeCase()
    expect((await seen(cast.decisionId, at('2026-03-10 09:00'))).shownState).toBe('consulting')
    expect((await seen(cast.decisionId, CLOSED)).shownState).toBe('consultation_closed')
    await makeReport(cast)
    expect((await seen(cast.decisionId, LATER)).shownState).toBe('reports_ready')
    value(await write(cast, 'legality_review'))
    expect((await seen(cast.decisionId, LATER)).shownState).toBe('legality_review')
    value(await write(cast, 'unit_discussion'))
    expect((await seen(cast.decisionId, LATER)).shownState).toBe('unit_collective_review')
  })

  test('what lies ahead is named with what it lacks; no such decision is undefined', async () => {
    const cast = await toReports()
    const file = await seen(cast.decisionId, LATER)
    const deeds = file.ahead.map(({ transition }) => transition.deed)
    expect(deeds).toContain('decision_submitted')
    expect(file.ahead.find(({ transition }) => transition.deed === 'decision_withdrawn')?.missing).toEqual([])
    expect(await readCase(await visitAt(LATER), 'nothing')).toBeUndefined()
  })

  test('decided is not promulgated: what lacks is the result, the Party report, the text', async () => {
    const cast = await toDecided()
    const file = await seen(cast.decisionId, at('2026-05-20 09:00'))
    const row = file.ahead.find(({ transition }) => transition.deed === 'decision_promulgated')
    expect(row?.missing.map(({ fact }) => fact)).toEqual([
      'result_published',
      'result_on_media',
      'party_report',
      'text_reviewed',
      'opinions_explained',
    ])
  })
})
