import { describe, expect, test } from 'vitest'
import { readCase } from '../../src/casefile/case.ts'
import { scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import { legalityPassed } from '../../src/casefile/known.ts'
import { recordStep } from '../../src/casefile/record-step.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import {
  bodies,
  type Cast,
  codes,
  count,
  LATER,
  redraft,
  replan,
  run,
  toReports,
  toSubmitted,
  value,
  visitAt,
  write,
} from './setting.ts'

const meeting = { meeting: 'standing', meets_on: '2026-04-22' as PlainDate } as const
const schedule = async (cast: Cast) =>
  codes(await scheduleDeliberation(await visitAt(LATER), cast.office, cast.decisionId, meeting))

const passes = async (cast: Cast): Promise<{ inCode: boolean; inSql: boolean }> => {
  const file = await readCase(await visitAt(LATER), cast.decisionId)
  if (!file) throw new Error('no case')
  return {
    inCode: legalityPassed(file),
    inSql: (await count('legality_passed WHERE decision_id = ?', cast.decisionId)) === 1,
  }
}
const both = (is: boolean) => ({ inCode: is, inSql: is })

const reform = (cast: Cast) =>
  replan(cast, { body: JSON.stringify({ matter_class: 'reform', withdrawn_needs_reason: '' }) })

describe('R25: a legality review belongs to the draft that it reviewed', () => {
  test('lawful counts for that draft alone: another version needs another review, in SQL too', async () => {
    const cast = await toReports()
    value(await write(cast, 'legality_review'))
    expect(await passes(cast)).toEqual(both(true))
    await redraft(cast, 'b')
    expect(await passes(cast)).toEqual(both(false))
    value(await write(cast, 'legality_review'))
    expect(await passes(cast)).toEqual(both(true))
  })

  test('told to amend, saving anew is not enough: the new draft is reviewed', async () => {
    const cast = await toReports()
    value(await write(cast, 'legality_review', { verdict: 'amend' }))
    await redraft(cast, 'b')
    expect(await passes(cast)).toEqual(both(false))
    value(await write(cast, 'legality_review'))
    expect(await passes(cast)).toEqual(both(true))
  })

  test('the server takes the draft; a reviewer who saw another one is told', async () => {
    const cast = await toReports()
    const kept = value(
      await write(cast, 'legality_review', { draft_sha256: 'f'.repeat(64), draft_version: 9 }),
    )
    expect(
      await count(
        `step_records s JOIN draft_versions v ON v.decision_id = s.decision_id AND v.sha256 = s.body ->> '$.draft_sha256'
          AND v.version = s.body ->> '$.draft_version' WHERE s.id = ?`,
        kept.id,
      ),
    ).toBe(1)
    const seen = await recordStep(await visitAt(LATER), cast.legal, cast.decisionId, 'legality_review', {
      body: bodies.legality_review,
      documentIds: [],
      draft: 'f'.repeat(64),
    })
    expect(codes(seen)).toEqual(['changed_meanwhile'])
  })

  test('SQL: no review of another draft than the newest', async () => {
    const cast = await toReports()
    const force = (sha256: string) =>
      run(
        `INSERT INTO step_records VALUES ('f' || hex(randomblob(8)), ?, 'legality_review', 1, ?, '[]', ?, ?, ?)`,
        cast.decisionId,
        JSON.stringify({ ...bodies.legality_review, draft_version: 1, draft_sha256: sha256 }),
        'c'.repeat(64),
        cast.legal.id,
        LATER,
      )
    await expect(force('f'.repeat(64))).rejects.toThrow('changed_meanwhile')
  })
})

describe('N713 25: an exploratory reform', () => {
  const risky = { content: 'no', verdict: 'unlawful', exploratory: 'yes', exploratory_risks: '可能被诉' }

  test('only where the plan says reform, in SQL too', async () => {
    const cast = await toSubmitted('national', async (begun) => {
      expect(codes(await write(begun, 'legality_review', risky))).toEqual(['not_a_reform'])
      await reform(begun)
    })
    value(await write(cast, 'legality_review', risky))
    expect(await passes(cast)).toEqual(both(true))
    expect(await schedule(cast)).toEqual([])
  })

  test('stops passing when the plan no longer says so', async () => {
    const cast = await toReports()
    await reform(cast)
    value(await write(cast, 'legality_review', risky))
    expect(await passes(cast)).toEqual(both(true))
    await replan(cast, { body: JSON.stringify({ matter_class: 'policy', withdrawn_needs_reason: '' }) })
    expect(await passes(cast)).toEqual(both(false))
  })

  test('the statement and the risks belong together; a draft to be amended is no such thing', async () => {
    const cast = await toReports()
    await reform(cast)
    expect(codes(await write(cast, 'legality_review', { ...risky, exploratory: undefined }))).toEqual([
      'confirmation_missing',
    ])
    expect(codes(await write(cast, 'legality_review', { ...risky, exploratory_risks: '' }))).toEqual([
      'missing',
    ])
    expect(codes(await write(cast, 'legality_review', { ...risky, verdict: 'amend' }))).toEqual([
      'invalid_choice',
    ])
  })
})
