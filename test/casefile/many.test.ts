import { describe, expect, test } from 'vitest'
import { readCase } from '../../src/casefile/case.ts'
import { preparePaper } from '../../src/casefile/prepare-paper.ts'
import { readPublicCase } from '../../src/casefile/public-case.ts'
import { api, desk } from '../../src/casefile/routes.tsx'
import { submitDecision } from '../../src/casefile/submit.ts'
import {
  addDoc,
  at,
  type Cast,
  codes,
  doorOf,
  forceOut,
  json,
  LATER,
  makePaper,
  owedByAll,
  publishResult,
  run,
  toDecided,
  toReports,
  value,
  visitAt,
  write,
  writeAll,
} from './setting.ts'

const OUT = at('2026-05-20 09:00')

/** So many more versions of a record, past its deed. */
const repeat = (cast: Cast, kind: string, times: number) =>
  run(
    `INSERT INTO step_records
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT s.id || '-' || i, s.decision_id, s.kind, s.version + i, s.body, s.documents, s.sha256, s.recorded_by, ?
     FROM step_records s, n WHERE s.decision_id = ? AND s.kind = ? AND s.version = 1 ORDER BY i`,
    times,
    LATER,
    cast.decisionId,
    kind,
  )

/** Promulgated, with or without its interpretation. */
async function outWith(interpreted: boolean) {
  const cast = await toDecided()
  value(await write(cast, 'party_report'))
  const paperId = await makePaper(cast, interpreted)
  await publishResult(cast, cast.reportId, at('2026-05-19 09:00'))
  await forceOut({ ...cast, paperId }, OUT)
  return { ...cast, paperId }
}

/** An interpretation written past its deed. */
const forceInterpretation = (cast: Cast, times = 1) =>
  run(
    `INSERT INTO outgoing_papers
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT o.id || '-' || i, o.decision_id, 'interpretation', i, o.body, o.documents, o.sha256, o.bundle_sha256,
       o.prepared_by, ? FROM outgoing_papers o, n WHERE o.decision_id = ? AND o.kind = 'decision'`,
    times,
    at('2026-05-21 09:00'),
    cast.decisionId,
  )

describe('many versions', () => {
  test('N713 33: 600 versions of one record hide no other and stop no deed', async () => {
    const cast = await toReports()
    await writeAll(cast, ...owedByAll, 'units')
    await repeat(cast, 'units', 600)
    const file = await readCase(await visitAt(LATER), cast.decisionId)
    expect(file?.records.map(({ kind, version }) => [kind, version]).sort()).toEqual(
      [...owedByAll.map((kind) => [kind, 1]), ['units', 601]].sort(),
    )
    expect(codes(await submitDecision(await visitAt(LATER), cast.drafter, cast.decisionId))).toEqual([])
  })

  test('the history is paged, on the page and for programs', async () => {
    const cast = await toReports()
    value(await write(cast, 'units'))
    await repeat(cast, 'units', 24)
    const door = doorOf(cast.drafter, LATER, desk, api)
    const path = `/api/v1/desk/decisions/${cast.decisionId}/steps/units`
    const first = await (await door(path)).json<{ items: { version: number }[]; next_cursor: string }>()
    expect(first.items.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, n) => 25 - n))
    const rest = await (await door(`${path}?cursor=${first.next_cursor}`)).json<typeof first>()
    expect(rest.items.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1])
    expect(rest.next_cursor).toBeNull()
    const page = `/desk/decisions/${cast.decisionId}/steps/units`
    const shown = await (await door(page)).text()
    expect(shown).toContain('?before=6')
    expect(await (await door(`${page}?before=6`)).text()).toContain('第1版')
  })

  test('R31: 120 drafts of an interpretation do not hide what is promulgated', async () => {
    const cast = await outWith(false)
    await forceInterpretation(cast, 120)
    const { db } = await visitAt(OUT)
    const shown = await readPublicCase(db, cast.decisionId)
    expect(shown?.promulgation?.docNo).toBe('号')
    const file = await readCase(await visitAt(OUT), cast.decisionId)
    expect(file?.papers.map(({ kind, version }) => [kind, version])).toEqual([
      ['interpretation', 120],
      ['decision', 1],
    ])
    const old = `/desk/decisions/${cast.decisionId}/promulgation/papers/${cast.paperId}-7`
    expect((await doorOf(cast.drafter, OUT, desk)(old)).status).toBe(200)
  })
})

describe('R26, R31: one interpretation', () => {
  const again = async (cast: Cast) =>
    preparePaper(await visitAt(at('2026-05-21 09:00')), cast.drafter, cast.decisionId, {
      kind: 'interpretation',
      title: '解读',
      opinions: '',
      text_document_id: '',
      interpretation_document_id: await addDoc(cast.drafter, cast.decisionId, at('2026-05-21 09:00')),
      hotline: '',
    })

  test('went out with the decision: another is refused, in SQL too', async () => {
    const cast = await outWith(true)
    expect(codes(await again(cast))).toEqual(['already_published'])
    await expect(forceInterpretation(cast)).rejects.toThrow('already_published')
    const publish = `/api/v1/desk/decisions/${cast.decisionId}/promulgation/interpretation`
    const answer = await doorOf(cast.office, OUT, api)(publish, json({}))
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('already_published')
  })
})
