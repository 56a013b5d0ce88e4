import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { actOnExecution, type ExecutionInput } from '../../src/casefile/execution.ts'
import { preparePaper, requestPaperReview } from '../../src/casefile/prepare-paper.ts'
import { promulgate, publishInterpretation } from '../../src/casefile/promulgate.ts'
import { readPublicCase } from '../../src/casefile/public-case.ts'
import { takeDecision } from '../../src/casefile/take-decision.ts'
import { documentPath } from '../../src/drafts/document.ts'
import { routes as documents } from '../../src/drafts/routes.tsx'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import type { House } from '../../src/ground/house.ts'
import { openDatabase } from '../../src/ground/open.ts'
import {
  addDoc,
  at,
  type Cast,
  carriers,
  codes,
  count,
  env,
  giveIt,
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

const goOut = async (cast: Cast, when: Instant = OUT, changes: object = {}, by = cast.office) =>
  promulgate(await visitAt(when), by, cast.decisionId, carriers(changes))

/** Everything there but the publication of the result. */
async function ready(
  profile: 'national' | 'wuyuan' = 'national',
  interpreted = true,
  before?: (cast: Cast) => Promise<void>,
  on?: { kind: string; name: string }[],
) {
  const cast = await toDecided(profile, before, on)
  value(await write(cast, 'party_report', {}, MEETING))
  const paperId = await makePaper(cast, interpreted)
  return { ...cast, paperId }
}

describe('promulgation (S17)', () => {
  test('N713 32: publication, state, milestone and ledger entry at once; the text is public', async () => {
    const cast = await ready()
    await publishResult(cast, cast.reportId, at('2026-05-20 08:59'))
    const done = value(await goOut(cast))
    expect(done).toEqual({ paperId: cast.paperId, interpretationDue: null })
    expect(await count(`publications WHERE subject_id = ? AND kind = 'decision'`, cast.paperId)).toBe(1)
    expect(
      await count(`milestones WHERE decision_id = ? AND code = 'decision_promulgated'`, cast.decisionId),
    ).toBe(1)
    expect(
      await count(
        `entries WHERE deed = 'decision_promulgated' AND body ->> '$.subject' = ?`,
        cast.decisionId,
      ),
    ).toBe(1)
    const shown = await readPublicCase(openDatabase(env.DB), cast.decisionId)
    expect(shown).toMatchObject({
      state: 'promulgated',
      taken: { on: '2026-04-22', outcome: 'pass' },
      promulgation: { docNo: '五政发〔2026〕12号', opinions: '没有收到公众意见。' },
    })
    expect(shown?.promulgation?.interpretation?.publishedAt).toBe(OUT)
    const open = new Hono<House>()
    open.use(async (c, next) => {
      c.set('visit', await visitAt(OUT))
      await next()
    })
    open.route('/', documents)
    const text = shown?.promulgation?.text
    expect((await open.request(text?.path ?? '', {}, env)).status).toBe(200)
    // The minutes stay inside.
    expect((await open.request(documentPath({ id: cast.doc, filename: '文件1.txt' }), {}, env)).status).toBe(
      404,
    )
  })

  test('R11: before the result is public nothing is promulgated', async () => {
    const cast = await ready()
    const done = await goOut(cast)
    expect(codes(done)[0]).toBe('step_missing')
    expect(!done.ok && done.refusal.problems[0].rule).toBe('R11')
    await expect(force(cast, OUT)).rejects.toThrow('result_not_before_promulgation')
  })

  test('E45: the same instant is not before, in SQL neither; a minute before is', async () => {
    const cast = await ready()
    await publishResult(cast, cast.reportId, OUT)
    expect(codes(await goOut(cast))).toEqual(['result_not_before_promulgation'])
    await expect(force(cast, OUT)).rejects.toThrow('result_not_before_promulgation')
    expect(codes(await goOut(cast, at('2026-05-20 09:01')))).toEqual([])
  })

  test('R12, E46: a carrier on which the result appears later than the decision, in SQL too', async () => {
    const cast = await ready('national', true, undefined, [{ kind: 'portal', name: '' }, television])
    await publishOnTelevision(cast, at('2026-05-21 09:00'))
    const done = await goOut(cast)
    expect(done.ok ? [] : done.refusal.problems).toMatchObject([
      { rule: 'R12', code: 'channel_missing', params: { name: '县电视台' } },
    ])
    await expect(force(cast, OUT)).rejects.toThrow('channel_missing')
    expect(codes(await goOut(cast, at('2026-05-22 09:00')))).toEqual([])
  })

  test('R12: a carrier’s time that was typed wrong is put right by a further report on record', async () => {
    const cast = await ready('national', true, undefined, [{ kind: 'portal', name: '' }, television])
    await publishOnTelevision(cast, at('2026-06-10 09:00'))
    expect(codes(await goOut(cast))).toEqual(['channel_missing'])
    await publishSupplement(cast, at('2026-05-20 08:30'), [
      { ...television, at: '2026-05-20T08:40:00+08:00', evidence: '新闻联播' },
    ])
    expect(codes(await goOut(cast))).toEqual([])
    expect(
      await count(
        'report_carriers c JOIN adoption_reports a ON a.id = c.report_id WHERE a.decision_id = ?',
        cast.decisionId,
      ),
    ).toBe(2)
  })

  test('R23: the poll’s result is missing on the poll’s carrier', async () => {
    const cast = await ready('national', true, async (begun) => {
      await replan(begun, { methods: JSON.stringify(['public_comment', 'poll']) })
      value(await write(begun, 'poll_report'))
    })
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule, code }) => [rule, code])).toEqual([
      ['R23', 'channel_missing'],
    ])
    const said = { published: [{ name: '县政府门户网站', on: '2026-05-19' }] }
    value(await write(cast, 'poll_report', said, at('2026-05-20 08:30')))
    expect(codes(await goOut(cast))).toEqual([])
  })

  test('N713 31: without the report to the Party committee, in SQL neither', async () => {
    const cast = await toDecided()
    const paperId = await makePaper(cast, true)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toEqual(['N713_31'])
    await expect(force({ ...cast, paperId }, OUT)).rejects.toThrow('step_missing')
  })

  test('N713 30: a rejected draft is not promulgated', async () => {
    const cast = await toMeeting()
    value(
      await takeDecision(
        await visitAt(MEETING),
        cast.office,
        cast.decisionId,
        outcome(cast, { outcome: 'reject' }),
      ),
    )
    value(await write(cast, 'party_report', {}, MEETING))
    const paperId = await makePaper(cast, true)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toEqual(['N713_30'])
    await expect(force({ ...cast, paperId }, OUT)).rejects.toThrow('step_missing')
  })

  test('R28: a changed paper needs its own review, in SQL too', async () => {
    const cast = await ready()
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    const { id } = value(
      await preparePaper(await visitAt(OUT), cast.drafter, cast.decisionId, {
        kind: 'decision',
        title: '关于调整水价的决定（修改）',
        opinions: '没有收到意见。',
        text_document_id: await addDoc(cast.office, cast.decisionId, OUT),
        interpretation_document_id: '',
        hotline: '',
      }),
    )
    const done = await goOut(cast)
    expect(!done.ok && done.refusal.problems.map(({ rule }) => rule)).toEqual(['R28'])
    await expect(force({ ...cast, paperId: id }, OUT)).rejects.toThrow('review_missing')
    expect(codes(await goOut(cast, OUT, { paper_id: cast.paperId }))).not.toEqual([])
  })

  test('N713 32: without the way of each carrier it is refused, in SQL too', async () => {
    expect(() => carriers({ newspaper: '' })).toThrow()
    const cast = await ready()
    await expect(
      run(
        `INSERT INTO promulgations VALUES (?, ?, '号', '[{"kind":"portal","name":"x"}]', ?, ?)`,
        cast.decisionId,
        cast.paperId,
        cast.office.id,
        OUT,
      ),
    ).rejects.toThrow('CHECK')
  })

  test('R26: under 五原 the interpretation goes out in the same moment, in SQL too', async () => {
    const cast = await ready('wuyuan', false)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    expect(codes(await goOut(cast))).toEqual(['interpretation_late'])
    await expect(force(cast, OUT)).rejects.toThrow('interpretation_late')
    const paperId = await makePaper(cast, true, OUT)
    expect(value(await goOut(cast)).paperId).toBe(paperId)
  })

  test('R26, E34: elsewhere it may follow; the term is shown', async () => {
    const cast = await ready('national', false)
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    // Three working days after Wednesday, 20 May.
    expect(value(await goOut(cast)).interpretationDue).toBe('2026-05-25')
    const visit = await visitAt(at('2026-05-21 09:00'))
    expect(codes(await publishInterpretation(visit, cast.office, cast.decisionId))).toEqual([
      'review_missing',
    ])
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
    expect(codes(await publishInterpretation(visit, cast.drafter, cast.decisionId))).toEqual(['forbidden'])
    value(await publishInterpretation(visit, cast.office, cast.decisionId))
    expect(codes(await publishInterpretation(visit, cast.office, cast.decisionId))).toEqual([
      'already_published',
    ])
    const shown = await readPublicCase(openDatabase(env.DB), cast.decisionId)
    expect(shown?.promulgation?.interpretation?.publishedAt).toBe(visit.now)
  })

  test('forbidden to drafters; two at once: one goes out', async () => {
    const cast = await ready()
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    expect(codes(await goOut(cast, OUT, {}, cast.drafter))).toEqual(['forbidden'])
    const both = await Promise.all([goOut(cast), goOut(cast)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await count(`publications WHERE decision_id = ? AND kind = 'decision'`, cast.decisionId)).toBe(1)
    expect(codes(await goOut(cast))).toEqual(['already_published'])
  })

  test('the minor way: an administrative document goes out when its report is, without list and meeting', async () => {
    const cast = await toReports()
    await run(`UPDATE decisions SET matter_kind = 'normative_document' WHERE id = ?`, cast.decisionId)
    const paperId = await makePaper(cast, true)
    const early = await goOut(cast)
    expect(!early.ok && early.refusal.problems.map(({ rule }) => rule)).toEqual(['R11', 'R12'])
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    expect(value(await goOut(cast)).paperId).toBe(paperId)
    const major = await toReports()
    expect(codes(await goOut(major))).toEqual(['wrong_state'])
  })

  test('SQL: what went out never changes', async () => {
    const cast = await ready()
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    value(await goOut(cast))
    await expect(run(`UPDATE promulgations SET doc_no = 'x'`)).rejects.toThrow('never changed')
    await expect(run(`DELETE FROM promulgations`)).rejects.toThrow('never deleted')
    await expect(run(`UPDATE outgoing_papers SET body = '{}'`)).rejects.toThrow('never changed')
    const again = await preparePaper(await visitAt(OUT), cast.drafter, cast.decisionId, {
      kind: 'decision',
      title: '又一版',
      opinions: '无',
      text_document_id: cast.doc,
      interpretation_document_id: '',
      hotline: '',
    })
    expect(codes(again)).toEqual(['already_published'])
  })
})

describe('in force (S19, N713 37)', () => {
  const act = (changes: Partial<ExecutionInput> = {}): ExecutionInput => ({
    act: 'suspend',
    decided_on: '2026-06-01' as PlainDate,
    decided_by: 'head',
    ground: '汛期',
    public_note: '因汛期暂停执行。',
    no_secret: true,
    document_ids: [],
    ...changes,
  })
  const when = at('2026-06-01 10:00')

  async function inForce() {
    const cast = await ready()
    await publishResult(cast, cast.reportId, at('2026-05-20 08:00'))
    value(await goOut(cast))
    return cast
  }

  test('the head may suspend first; resuming, adjusting and ending take a meeting', async () => {
    const cast = await inForce()
    const visit = await visitAt(when)
    expect(codes(await actOnExecution(visit, cast.drafter, cast.decisionId, act()))).toEqual(['forbidden'])
    value(await actOnExecution(visit, cast.office, cast.decisionId, act()))
    expect(codes(await actOnExecution(visit, cast.office, cast.decisionId, act({ act: 'resume' })))).toEqual([
      'head_may_only_suspend',
    ])
    const meeting = { decided_by: 'meeting' } as const
    value(await actOnExecution(visit, cast.office, cast.decisionId, act({ act: 'resume', ...meeting })))
    value(await actOnExecution(visit, cast.office, cast.decisionId, act({ act: 'terminate', ...meeting })))
    const shown = await readPublicCase(openDatabase(env.DB), cast.decisionId)
    expect(shown?.state).toBe('terminated')
    expect(shown?.execution.map(({ deed, note }) => [deed, note])).toEqual([
      ['decision_terminated', '因汛期暂停执行。'],
      ['decision_resumed', '因汛期暂停执行。'],
      ['decision_suspended', '因汛期暂停执行。'],
    ])
    expect(JSON.stringify(shown)).not.toContain('"ground"')
  })

  test('R28: the note is confirmed to hold nothing secret; before promulgation nothing is suspended', async () => {
    const cast = await inForce()
    const visit = await visitAt(when)
    expect(
      codes(await actOnExecution(visit, cast.office, cast.decisionId, act({ no_secret: false }))),
    ).toEqual(['confirmation_missing'])
    const early = await toDecided()
    expect(codes(await actOnExecution(visit, early.office, early.decisionId, act()))).toEqual(['wrong_state'])
  })
})

/** Publish past the deed, with its promulgation row. */
async function force(cast: { decisionId: string; paperId: string; office: { id: string } }, when: Instant) {
  const paper = await env.DB.prepare('SELECT bundle_sha256 AS sha FROM outgoing_papers WHERE id = ?')
    .bind(cast.paperId)
    .first<{ sha: string }>()
  return env.DB.batch([
    env.DB.prepare(`INSERT INTO promulgations VALUES (?, ?, '号', ?, ?, ?)`).bind(
      cast.decisionId,
      cast.paperId,
      '[{"kind":"gazette","name":"a"},{"kind":"portal","name":"b"},{"kind":"newspaper","name":"c"}]',
      cast.office.id,
      when,
    ),
    env.DB.prepare(`INSERT INTO publications VALUES ('p' || ?1, ?2, 'decision', ?1, ?3, 'R11', ?4, ?5)`).bind(
      cast.paperId,
      cast.decisionId,
      paper?.sha ?? '',
      when,
      cast.office.id,
    ),
  ])
}

const television = { kind: 'media', name: '县电视台' }

/** The result, published now, on a carrier where it appears at `when`. */
const publishOnTelevision = (cast: Cast & { reportId: string }, when: Instant): Promise<void> =>
  publishResult(cast, cast.reportId, at('2026-05-20 08:00'), [
    { ...television, at: when, evidence: '新闻联播' },
  ])
