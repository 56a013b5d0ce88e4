import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerItems } from '../../src/adoption/answer-items.ts'
import { prepareReport } from '../../src/adoption/prepare-report.ts'
import { api, desk } from '../../src/adoption/routes.tsx'
import { selectState } from '../../src/decisions/procedure-store.ts'
import type { Desk, Officer } from '../../src/people/officer.ts'
import { db, one, type Round, run, say, seedRound, visitAt } from './seed.ts'

let round: Round
beforeEach(async () => {
  round = await seedRound()
})

const AFTER = '2026-04-02T02:00:00.000Z'
const DURING = '2026-03-20T02:00:00.000Z'

async function door(officer: Officer, now = AFTER) {
  const visit = await visitAt(now)
  const app = new Hono<Desk>()
  app.use(async (c, next) => {
    const { search, pathname } = new URL(c.req.url)
    c.set('visit', { ...visit, path: pathname + search })
    c.set('officer', officer)
    await next()
  })
  app.route('/', desk).route('/', api)
  return async (path: string, init?: RequestInit) => app.request(path, init)
}

const path = () => `/desk/intakes/${round.intakeId}/hearing-question`
const judgement = {
  dissent: false,
  attention: true,
  hearing: false,
  reason: '反对意见集中在第一条，已经调整。',
  signed_by: '张局长',
}
const form = (fields: Record<string, string>): RequestInit => {
  const body = new FormData()
  for (const [name, each] of Object.entries(fields)) body.append(name, each)
  return { method: 'POST', body }
}
const json = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

describe('R21: the hearing question when comments have closed', () => {
  test('the figures beside it: persons, opposing persons and share, opinions per head', async () => {
    const [first] = round.clauses
    await say(round, {
      items: [
        { clause_uid: first, kind: 'oppose', text: '太贵' },
        { kind: 'oppose', text: '反对涨价' },
      ],
    })
    await say(round, { items: [{ kind: 'support', text: '赞成' }] })
    await say(round, { items: [{ kind: 'question', text: '何时施行' }] })
    const get = await door(round.drafter)
    const told = await (await get(`/api/v1${path()}`)).json()
    expect(told).toMatchObject({
      closed: true,
      figures: { persons: 3, opposing: 1, share: 3333, opinions: 4, per_head: 133 },
      hearing_by_law: false,
      planning: { hearing: false },
      close: [],
    })
    const page = await (await get(path())).text()
    for (const words of ['33.33%', '1.33', '目前没有重大分歧。', '<form class="form"'])
      expect(page).toContain(words)
  })

  test('works by page and API; the newest answer is first, with its figures', async () => {
    const get = await door(round.drafter)
    const typed = {
      dissent: 'no',
      attention: 'yes',
      hearing: 'no',
      reason: judgement.reason,
      signed_by: '张局长',
    }
    expect((await get(path(), form(typed))).status).toBe(303)
    const page = await (await get(`${path()}?done`)).text()
    expect(page).toContain(judgement.reason)
    const again = await get(`/api/v1${path()}`, json({ ...judgement, dissent: true, hearing: true }))
    expect(again.status).toBe(201)
    expect(await again.json()).toMatchObject({ hearing: true, plan_lacks_hearing: true })
    const told = (await (await get(`/api/v1${path()}`)).json()) as { close: object[] }
    expect(told.close).toMatchObject([
      { hearing: true, persons: 0 },
      { hearing: false, persons: 0 },
    ])
    expect(await (await get(path())).text()).toContain('重新确定公众参与方案')
  })

  test('refuses: half an answer keeps what was typed; both grounds leave no choice; not while comments run', async () => {
    const get = await door(round.drafter)
    const half = await get(path(), form({ dissent: 'yes', reason: '只写了理由' }))
    expect(half.status).toBe(422)
    const page = await half.text()
    expect(page).toContain('只写了理由')
    for (const id of ['attention', 'hearing', 'signed_by']) expect(page).toContain(`href="#${id}"`)
    expect(page).toMatch(/name="dissent" value="yes" checked/)
    const both = await get(`/api/v1${path()}`, json({ ...judgement, dissent: true }))
    expect(both.status).toBe(422)
    expect(await both.json()).toMatchObject({ code: 'hearing_no_choice', rule: 'R21' })
    const early = await door(round.drafter, DURING)
    expect(await (await early(path())).text()).toContain('征求意见还没有截止')
    expect((await early(`/api/v1${path()}`, json(judgement))).status).toBe(409)
  })

  test('forbidden: strangers not at all, reviewers and the office may read', async () => {
    expect((await (await door(round.stranger))(path())).status).toBe(403)
    expect((await (await door(round.stranger))(path(), form({}))).status).toBe(403)
    const reviewer = await door(round.reviewer)
    expect(await (await reviewer(path())).text()).not.toContain('<form class="form"')
    expect((await reviewer(`/api/v1${path()}`, json(judgement))).status).toBe(403)
  })

  test('preparing a report warns while it is unanswered, and prepares all the same', async () => {
    const get = await door(round.drafter)
    const at = `/desk/intakes/${round.intakeId}`
    expect(await (await get(`${at}/items`)).text()).toContain(`href="${at}/hearing-question"`)
    expect(await (await get(`${at}/report`)).text()).toContain('还没有对应否听证作出认定')
    const waits = async () =>
      ((await (await get(`/api/v1${at}/report`)).json()) as { hearing_question_unanswered: boolean })
        .hearing_question_unanswered
    expect(await waits()).toBe(true)
    const report = { title: '采纳情况', summary: '' }
    expect((await prepareReport(await visitAt(), round.drafter, round.intakeId, report)).ok).toBe(true)
    expect((await get(`/api/v1${path()}`, json(judgement))).status).toBe(201)
    expect(await waits()).toBe(false)
  })
})

describe('S09: the main line follows the report', () => {
  const prepare = async () =>
    prepareReport(await visitAt(), round.drafter, round.intakeId, { title: '采纳情况', summary: '' })
  const state = async () => (await selectState(db, round.decisionId))[0]?.state

  test('consulting until a report is prepared, then reports_ready; again changes nothing', async () => {
    expect(await state()).toBe('consulting')
    expect((await prepare()).ok).toBe(true)
    expect(await state()).toBe('reports_ready')
    expect((await prepare()).ok).toBe(true)
    expect(
      await one(`SELECT count(*) AS x FROM decision_steps WHERE decision_id = ?`, round.decisionId),
    ).toBe(5)
  })

  test('S90: after an ending neither answers nor reports, by SQL too', async () => {
    const said = await say(round, { items: [{ kind: 'oppose', text: '太贵' }] })
    await run(
      `INSERT INTO decision_endings (decision_id, kind, ground, fact_public, public_note, ended_by, ended_at)
       VALUES (?, 'withdrawn', '上级文件', 1, '终止。', ?, ?)`,
      round.decisionId,
      round.drafter.id,
      AFTER,
    )
    await run(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT decision_id, MAX(seq) + 1, 'decision_withdrawn', 'withdrawn', ?, ? FROM decision_steps WHERE decision_id = ?`,
      AFTER,
      round.drafter.id,
      round.decisionId,
    )
    const [item] = said.items
    const answered = await answerItems(await visitAt(), round.drafter, round.intakeId, {
      disposition: 'adopted',
      reason: '有理',
      items: [item?.id ?? ''],
    })
    expect(answered.ok ? 'done' : answered.refusal.problems[0].code).toBe('wrong_state')
    const raw = run(
      `INSERT INTO dispositions (id, item_id, act_id, disposition, reason, answered_by, answered_at, salt)
       VALUES ('d', ?, 'a', 'adopted', '', ?, ?, ?)`,
      item?.id,
      round.drafter.id,
      AFTER,
      'a'.repeat(64),
    )
    await expect(raw).rejects.toThrow('guard:wrong_state')
  })
})
