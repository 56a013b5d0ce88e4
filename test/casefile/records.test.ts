import { describe, expect, test } from 'vitest'
import { fieldsOf } from '../../src/casefile/control.ts'
import { type Kind, kindNames, kinds } from '../../src/casefile/kinds.ts'
import { recordStep } from '../../src/casefile/record-step.ts'
import { commitTo } from '../../src/ledger/commitment.ts'
import { at, bodies, codes, count, LATER, makeCase, run, visitAt, who, write } from './setting.ts'

/** The hearing's report comes out of the hearing (A35). */
const written = kindNames.filter((kind) => kind !== 'hearing_report')

describe('records of the procedure (N713 chapters 2 and 3)', () => {
  test.each(written)(
    '%s: its supplier writes it, every version stays, the ledger has its seal',
    async (kind) => {
      const cast = await makeCase()
      const first = await write(cast, kind)
      expect(codes(first)).toEqual([])
      const second = await write(cast, kind)
      expect(second.ok && second.value.version).toBe(2)
      expect(await count(`step_records WHERE decision_id = ? AND kind = ?`, cast.decisionId, kind)).toBe(2)
      const seal = first.ok ? await commitTo('inner', first.value.id, first.value.sha256) : ''
      expect(
        await count(
          `entries WHERE deed = 'step_recorded' AND body ->> '$.subject' = ? AND body ->> '$.data.seal' = ?`,
          cast.decisionId,
          seal,
        ),
      ).toBe(1)
    },
  )

  test.each(kindNames)('%s: forbidden to whoever does not supply it', async (kind) => {
    const cast = await makeCase()
    const others = [
      cast.stranger,
      cast.reviewer,
      ...(kind === 'legality_review' ? [cast.drafter] : [cast.legal]),
    ]
    for (const other of others)
      expect(codes(await write(cast, kind, {}, LATER, other))).toEqual(['forbidden'])
  })

  test.each(kindNames)(
    '%s: each of its fields has a control, and an empty body says what is missing',
    async (kind) => {
      const cast = await makeCase()
      expect(fieldsOf(kinds[kind].body).map(({ name }) => name)).toEqual(Object.keys(kinds[kind].body.shape))
      const empty = await recordStep(await visitAt(LATER), who(cast, kind), cast.decisionId, kind, {
        body: {},
        documentIds: [],
      })
      expect(codes(empty).length).toBeGreaterThan(0)
    },
  )

  const open: [what: string, kind: Kind, changes: object, codes: string[]][] = [
    ['N713 12: analysed without figures', 'costs', { analysed: 'yes', reason: '' }, ['missing', 'missing']],
    ['N713 12: one scheme without a reason', 'schemes', { schemes: [], one_reason: '' }, ['reason_missing']],
    ['N713 13: a dispute without its points', 'departments', { disputed: 'yes' }, ['missing']],
    ['N713 14: no group', 'groups', { heard: [] }, ['missing']],
    ['N713 20: a direct interest', 'expert_review', { no_interest: undefined }, ['confirmation_missing']],
    ['N713 23: no point of risk', 'risk_assessment', { points: [] }, ['missing']],
    ['N713 27: lawful with a no', 'legality_review', { procedure: 'no' }, ['verdict_differs']],
    ['concluded before received', 'legality_review', { concluded_on: '2026-04-01' }, ['ends_before_start']],
    ['not yet happened', 'party_report', { reported_on: '2026-04-21' }, ['date_in_future']],
  ]
  test.each(open)('%s is refused', async (_what, kind, changes, expected) => {
    const cast = await makeCase()
    const found = codes(await write(cast, kind, changes))
    expect(
      found.map((code) =>
        code === 'missing' && expected.includes('invalid_choice') ? 'invalid_choice' : code,
      ),
    ).toEqual(expected)
  })

  test('A35: a hearing report is not handed in as a paper, in SQL neither', async () => {
    const cast = await makeCase()
    expect(codes(await write(cast, 'hearing_report'))).toEqual(['report_from_hearing'])
    await expect(insert(cast.decisionId, cast.drafter.id, 'hearing_report', '[]')).rejects.toThrow(
      'report_from_hearing',
    )
  })

  test.each(['expert_review', 'risk_assessment', 'participation_statement'] as const)(
    '%s: without its document it is refused, by SQL too',
    async (kind) => {
      const cast = await makeCase()
      const visit = await visitAt(LATER)
      const body = bodies[kind]
      expect(
        codes(await recordStep(visit, cast.drafter, cast.decisionId, kind, { body, documentIds: [] })),
      ).toEqual(['document_missing'])
      await expect(insert(cast.decisionId, cast.drafter.id, kind, '[]')).rejects.toThrow('document_missing')
    },
  )

  test('R25, E42: seven working days, in general; fewer with a reason', async () => {
    const cast = await makeCase()
    const late = at('2026-05-20 09:00')
    const from = { received_on: '2026-04-27' }
    expect(
      codes(await write(cast, 'legality_review', { ...from, concluded_on: '2026-05-08' }, late)),
    ).toEqual(['review_time_short'])
    expect(
      codes(await write(cast, 'legality_review', { ...from, concluded_on: '2026-05-09' }, late)),
    ).toEqual([])
    expect(
      codes(
        await write(
          cast,
          'legality_review',
          { ...from, concluded_on: '2026-05-08', short_reason: '汛期在即' },
          late,
        ),
      ),
    ).toEqual([])
  })

  test('a document of another decision is refused, by SQL too', async () => {
    const [cast, other] = [await makeCase(), await makeCase()]
    const done = await recordStep(await visitAt(LATER), cast.drafter, cast.decisionId, 'costs', {
      body: bodies.costs,
      documentIds: [other.doc],
    })
    expect(codes(done)).toEqual(['document_unknown'])
    const documents = JSON.stringify([{ id: other.doc, sha256: 'a'.repeat(64) }])
    await expect(insert(cast.decisionId, cast.drafter.id, 'costs', documents)).rejects.toThrow(
      'document_unknown',
    )
  })

  test('written on a version that has been overtaken: changed_meanwhile', async () => {
    const cast = await makeCase()
    await write(cast, 'costs')
    const done = await recordStep(await visitAt(LATER), cast.drafter, cast.decisionId, 'costs', {
      body: bodies.costs,
      documentIds: [],
      version: 0,
    })
    expect(codes(done)).toEqual(['changed_meanwhile'])
  })

  test('SQL: never changed, never deleted, never replaced, only by its supplier', async () => {
    const cast = await makeCase()
    await write(cast, 'costs')
    await expect(run(`UPDATE step_records SET body = '{}'`)).rejects.toThrow('never changed')
    await expect(run(`DELETE FROM step_records`)).rejects.toThrow('never deleted')
    await expect(
      run(
        `INSERT OR REPLACE INTO step_records SELECT * FROM step_records WHERE decision_id = ?`,
        cast.decisionId,
      ),
    ).rejects.toThrow('changed_meanwhile')
    await expect(insert(cast.decisionId, cast.drafter.id, 'legality_review', '[]')).rejects.toThrow(
      'forbidden',
    )
    await expect(insert(cast.decisionId, cast.stranger.id, 'groups', '[]')).rejects.toThrow('forbidden')
  })
})

const insert = (decisionId: string, officerId: string, kind: Kind, documents: string) =>
  run(
    `INSERT INTO step_records SELECT 'x' || hex(randomblob(8)), ?1, ?2,
       (SELECT COALESCE(MAX(version), 0) + 1 FROM step_records WHERE decision_id = ?1 AND kind = ?2),
       '{}', ?3, ?4, ?5, ?6`,
    decisionId,
    kind,
    documents,
    'c'.repeat(64),
    officerId,
    LATER,
  )
