import { beforeAll, describe, expect, test } from 'vitest'
import { createDecision } from '../../src/decisions/create-decision.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { pinOf } from '../../src/decisions/pinned-profile.ts'
import { requestReview } from '../../src/decisions/request-review.ts'
import { type BundlePart, bundleHash, reviewChecks } from '../../src/decisions/review.ts'
import { api, desk } from '../../src/decisions/routes.tsx'
import { newId } from '../../src/ground/ids.ts'
import { nationalProfile } from '../../src/statute/profiles.ts'
import { codes, count, doorOf, form, json, makePeople, NOW, run, value, visitAt } from './house.ts'

type People = Awaited<ReturnType<typeof makePeople>>
let people: People

beforeAll(async () => {
  people = await makePeople()
})

const create = async (title = '集中供水水价调整') =>
  value(await createDecision(await visitAt(), people.drafter, { title, matter_kind: 'major_decision' })).id

const bundle: readonly BundlePart[] = [
  { kind: 'notice', name: '公告', sha256: '1'.repeat(64) },
  { kind: 'draft', name: '草案', sha256: '2'.repeat(64) },
]

async function ask(decisionId: string, officer = people.drafter, subjectId = newId(), parts = bundle) {
  return requestReview(await visitAt(), officer, {
    decisionId,
    subjectKind: 'notice',
    subjectId,
    bundle: parts,
  })
}

const opinion = {
  opinion: 'public' as const,
  basis: '《政府信息公开条例》',
  reason: '不含涉密内容',
  checks: [...reviewChecks],
}

describe('a decision', () => {
  test('is created by a drafter for the own unit, with its ledger entry', async () => {
    const before = await count('entries')
    const id = await create()
    expect(await count('decisions WHERE id = ? AND drafting_unit_id = ?', id, people.unitId)).toBe(1)
    expect(await count(`entries WHERE deed = 'decision_created'`)).toBeGreaterThan(0)
    expect(await count('entries')).toBe(before + 1)
  })

  test('refuses whoever drafts nothing, also when the role was lost since', async () => {
    const input = { title: '题目', matter_kind: 'other' as const }
    expect(codes(await createDecision(await visitAt(), people.reviewer, input))).toEqual(['forbidden'])
    const pretender = { ...people.reviewer, roles: ['drafter'] as const }
    expect(codes(await createDecision(await visitAt(), pretender, input))).toEqual(['forbidden'])
  })

  test('is listed to its unit, page by page, never to another', async () => {
    const own = await makePeople()
    for (let i = 0; i < 32; i++)
      value(await createDecision(await visitAt(), own.drafter, { title: `事项${i}`, matter_kind: 'other' }))
    const door = doorOf(own.drafter, NOW, desk, api)
    type Answer = { items: { id: string }[]; next_cursor: string | null }
    const first = (await (await door('/api/v1/desk/decisions')).json()) as Answer
    const second = (await (await door(`/api/v1/desk/decisions?cursor=${first.next_cursor}`)).json()) as Answer
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([30, 2, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(32)
    const theirs = (await (await doorOf(own.stranger, NOW, api)('/api/v1/desk/decisions')).json()) as Answer
    expect(theirs.items).toEqual([])
  })

  test('the form keeps what was typed and shows markup as text', async () => {
    const door = doorOf(people.drafter, NOW, desk)
    const answer = await door('/desk/decisions/new', form({ title: '<b>水价</b>', matter_kind: 'none' }))
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('value="&lt;b&gt;水价&lt;/b&gt;"')
    expect(page).toContain('href="#matter_kind"')
    const made = await door('/desk/decisions/new', form({ title: '水价', matter_kind: 'other' }))
    expect(made.status).toBe(303)
    expect((await doorOf(people.reviewer, NOW, desk)('/desk/decisions/new')).status).toBe(403)
  })

  test('refuses what is no JSON', async () => {
    const answer = await doorOf(
      people.drafter,
      NOW,
      api,
    )('/api/v1/desk/decisions', { method: 'POST', body: '{' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('R28: a secrecy review', () => {
  test('covers exactly the texts handed in: their order, kinds, names and hashes', async () => {
    const [a, b] = bundle as [BundlePart, BundlePart]
    const hash = await bundleHash([a, b])
    expect(await bundleHash([{ ...a, link: '/desk/x' }, b])).toBe(hash)
    expect(await bundleHash([b, a])).not.toBe(hash)
    expect(await bundleHash([a, { ...b, sha256: '3'.repeat(64) }])).not.toBe(hash)
    expect(await bundleHash([{ kind: 'report', name: 'r', sha256: 'f'.repeat(64) }])).toBe('f'.repeat(64))
  })

  test('is asked for once per bundle, and again after 免予公开', async () => {
    const decisionId = await create()
    const subject = newId()
    const first = value(await ask(decisionId, people.drafter, subject))
    expect(codes(await ask(decisionId, people.drafter, subject))).toEqual(['review_exists'])
    const exempt = { ...opinion, opinion: 'exempt' as const, checks: [] }
    value(await giveReview(await visitAt(), people.reviewer, first.reviewId, exempt))
    const again = value(await ask(decisionId, people.drafter, subject))
    value(await giveReview(await visitAt(), people.reviewer, again.reviewId, opinion))
    expect(codes(await ask(decisionId, people.drafter, subject))).toEqual(['review_exists'])
    expect(codes(await ask(newId()))).toEqual(['not_found'])
    expect(codes(await ask(decisionId, people.stranger))).toEqual(['forbidden'])
    expect(codes(await ask(decisionId, people.reviewer))).toEqual(['forbidden'])
  })

  test('B29: is given by another officer of the same unit', async () => {
    const decisionId = await create()
    const { reviewId } = value(await ask(decisionId, people.both))
    const give = async (officer: People['both']) =>
      codes(await giveReview(await visitAt(), officer, reviewId, opinion))
    expect(await give(people.both)).toEqual(['review_by_self'])
    expect(await give(people.stranger)).toEqual(['forbidden'])
    expect(await give(people.drafter)).toEqual(['forbidden'])
    expect(await give(people.reviewer)).toEqual([])
    expect(await give(people.reviewer)).toEqual(['review_exists'])
  })

  test('B30: 公开 needs all seven checks', async () => {
    const { reviewId } = value(await ask(await create()))
    const six = { ...opinion, checks: reviewChecks.slice(1) }
    const refused = await giveReview(await visitAt(), people.reviewer, reviewId, six)
    expect(codes(refused)).toEqual(['checks_missing'])
    if (!refused.ok) expect(refused.refusal.problems[0].citation?.quote).toContain('国家秘密')
  })

  test('SQL itself refuses an opinion by oneself, from another unit, with six checks, and any change', async () => {
    const { reviewId } = value(await ask(await create(), people.both))
    const insert = (officer: string, checks = JSON.stringify(reviewChecks)) =>
      run(
        `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
         VALUES (?, 'public', 'b', 'r', ?, ?, ?)`,
        reviewId,
        checks,
        officer,
        NOW,
      )
    await expect(insert(people.both.id)).rejects.toThrow('guard:review_by_self')
    await expect(insert(people.stranger.id)).rejects.toThrow('guard:forbidden')
    await expect(insert(people.reviewer.id, '["state_secret"]')).rejects.toThrow('CHECK')
    await insert(people.reviewer.id)
    await expect(
      run(`UPDATE secrecy_opinions SET opinion = 'exempt' WHERE review_id = ?`, reviewId),
    ).rejects.toThrow()
    await expect(run('DELETE FROM secrecy_opinions WHERE review_id = ?', reviewId)).rejects.toThrow()
    await expect(run(`UPDATE secrecy_reviews SET bundle = '[]' WHERE id = ?`, reviewId)).rejects.toThrow()
  })

  test('pages: to do first, the form for the reviewer only, the opinion afterwards', async () => {
    const { reviewId } = value(await ask(await create('审查页面的事项')))
    const reviewer = doorOf(people.reviewer, NOW, desk, api)
    expect(await (await reviewer('/desk/reviews')).text()).toContain('审查页面的事项')
    expect(await (await reviewer(`/desk/reviews/${reviewId}`)).text()).toContain('name="opinion"')
    const drafter = doorOf(people.drafter, NOW, desk)
    expect(await (await drafter(`/desk/reviews/${reviewId}`)).text()).not.toContain('name="opinion"')
    expect((await doorOf(people.stranger, NOW, desk)(`/desk/reviews/${reviewId}`)).status).toBe(403)
    expect((await reviewer(`/desk/reviews/${newId()}`)).status).toBe(404)
    const refused = await reviewer(
      `/desk/reviews/${reviewId}`,
      form({ opinion: 'public', basis: '依据<i>', reason: '', checks: ['state_secret', 'personal_privacy'] }),
    )
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('依据&lt;i&gt;')
    expect(page.match(/checked/g)?.length).toBe(3)
    const done = await reviewer(
      `/desk/reviews/${reviewId}`,
      form({ opinion: 'public', basis: '依据', reason: '理由', checks: [...reviewChecks] }),
    )
    expect(done.status).toBe(303)
    expect(await (await reviewer(`/desk/reviews/${reviewId}`)).text()).toContain('不涉及国家秘密')
    const twin = await reviewer(`/api/v1/desk/reviews/${reviewId}`)
    expect(await twin.json()).toMatchObject({ id: reviewId, opinion: 'public', basis: '依据' })
    const late = await reviewer(`/api/v1/desk/reviews/${reviewId}/opinion`, json(opinion))
    expect(late.status).toBe(409)
  })

  test('is due within the working days of the rules that the decision was begun under (E40)', async () => {
    const own = await makePeople()
    const nine = newId()
    await run(
      `INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at)
       VALUES (?, '九个工作日审查的事项', 'major_decision', ?, ?, ?)`,
      nine,
      own.unitId,
      own.drafter.id,
      NOW,
    )
    const { layers, effective } = await pinOf([nationalProfile], 'major_decision')
    const rules = {
      ...effective,
      secrecy_review: { ...effective.secrecy_review, usual: 9, floor: 9 },
    }
    await run(
      `INSERT INTO decision_profiles (decision_id, special, layers, effective, sha256, pinned_at)
       VALUES (?, NULL, ?, ?, ?, ?)`,
      nine,
      JSON.stringify(layers),
      JSON.stringify(rules),
      'a'.repeat(64),
      NOW,
    )
    value(await ask(nine, own.drafter))
    const listed = async () => (await doorOf(own.reviewer, NOW, desk)('/desk/reviews')).text()
    // From Monday 2 March: the ninth working day is Friday the 13th.
    expect(await listed()).toMatch(/datetime="2026-03-13".*收到后9个工作日内/)
    const usual = value(
      await createDecision(await visitAt(), own.drafter, { title: '十五日的', matter_kind: 'other' }),
    )
    value(await ask(usual.id, own.drafter))
    // E40: received Monday 2 March, due Monday the 23rd.
    expect(await listed()).toMatch(/datetime="2026-03-23".*收到后15个工作日内/)
  })

  test('the ledger tells hashes and codes, never the reasons', async () => {
    const { reviewId } = value(await ask(await create()))
    value(
      await giveReview(await visitAt(), people.reviewer, reviewId, { ...opinion, reason: '独特的理由文字' }),
    )
    expect(await count(`entries WHERE deed = 'review_given' AND body LIKE ?`, `%${reviewId}%`)).toBe(1)
    expect(await count(`entries WHERE body LIKE '%独特%' OR body LIKE '%李经办%'`)).toBe(0)
  })
})
