import { describe, expect, test } from 'vitest'
import { listDecision } from '../../src/decisions/list-decision.ts'
import { type ListingInput, listingInput } from '../../src/decisions/listing.ts'
import { selectListing, selectState } from '../../src/decisions/procedure-store.ts'
import { api, desk } from '../../src/decisions/routes.tsx'
import { parse } from '../../src/ground/parse.ts'
import { at, codes, count, db, doorOf, form, json, NOW, run, value, visitAt } from './house.ts'
import { makeCast, makeDecision, step } from './setting.ts'

const said = { excluded: 'none', party_consent_on: '2026-02-28', year: 2026, joint_units: [] } as const
const listing = (changes: object = {}): ListingInput => value(parse(listingInput, { ...said, ...changes }))

describe('listing a decision (S02, N713 arts 3 and 11)', () => {
  test('works: the year’s next number, the state, the public milestone and one entry', async () => {
    const { drafter, office } = await makeCast()
    const visit = await visitAt()
    const [first, second] = [await makeDecision(drafter), await makeDecision(drafter)]
    const before = await count('decision_listings WHERE year = 2026')
    expect(value(await listDecision(visit, office, first, listing()))).toEqual({ year: 2026, no: before + 1 })
    const joint = listing({ joint_units: ['财政局', '财政局', drafter.unitName] })
    expect(value(await listDecision(visit, office, second, joint))).toEqual({ year: 2026, no: before + 2 })
    expect((await selectListing(db, second))[0]?.jointUnits).toEqual(['财政局'])
    expect((await selectState(db, first))[0]?.state).toBe('listed')
    expect(await count("milestones WHERE decision_id = ? AND code = 'decision_listed'", first)).toBe(1)
    expect(await count("entries WHERE deed = 'decision_listed' AND body LIKE ?", `%${first}%`)).toBe(1)
  })

  test('each year has numbers of its own', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    const next = listing({ year: 2027 })
    expect(value(await listDecision(await visitAt(), office, id, next))).toEqual({ year: 2027, no: 1 })
  })

  test('refuses an excluded kind, and points to the page for exemptions', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    for (const excluded of ['macro_control', 'legislation', 'emergency']) {
      const done = await listDecision(await visitAt(), office, id, listing({ excluded }))
      expect(codes(done)).toEqual(['matter_excluded'])
      expect(!done.ok && done.refusal.problems[0]).toMatchObject({
        rule: 'N713_3',
        field: 'excluded',
        link: `/desk/decisions/${id}/ending`,
      })
    }
  })

  test('refuses consent of a day to come, a year that is not open, and listing twice', async () => {
    const { drafter, office } = await makeCast()
    const visit = await visitAt()
    const id = await makeDecision(drafter)
    const wrong = listing({ party_consent_on: '2026-03-03', year: 2025 })
    expect(codes(await listDecision(visit, office, id, wrong))).toEqual(['date_in_future', 'year_not_open'])
    value(await listDecision(visit, office, id, listing({ party_consent_on: '2026-03-02' })))
    expect(codes(await listDecision(visit, office, id, listing()))).toEqual(['wrong_state'])
    expect(codes(await listDecision(visit, office, 'none', listing()))).toEqual(['not_found'])
  })

  test('two at once: one is listed', async () => {
    const { drafter, office } = await makeCast()
    const visit = await visitAt()
    const id = await makeDecision(drafter)
    const both = await Promise.all([1, 2].map(() => listDecision(visit, office, id, listing())))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await count('decision_steps WHERE decision_id = ?', id)).toBe(2)
  })

  test('forbidden to all but the office, also when the role was lost meanwhile', async () => {
    const { drafter, reviewer, legal, office } = await makeCast()
    const visit = await visitAt()
    const id = await makeDecision(drafter)
    for (const officer of [drafter, reviewer, legal])
      expect(codes(await listDecision(visit, officer, id, listing()))).toEqual(['forbidden'])
    await run(`UPDATE officers SET roles = '["supervisor"]' WHERE id = ?`, office.id)
    expect(codes(await listDecision(visit, office, id, listing()))).toEqual(['forbidden'])
  })
})

describe('SQL holds the list where TypeScript is gone around', () => {
  const insert = (id: string, no: number, more: { year?: number; consent?: string; by: string }) =>
    run(
      `INSERT OR REPLACE INTO decision_listings (decision_id, year, no, party_consent_on, listed_by, listed_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      id,
      more.year ?? 2026,
      no,
      more.consent ?? '2026-02-28',
      more.by,
      NOW,
    )

  test('no gap, no number twice, no consent of tomorrow, no other year, no second listing', async () => {
    const { drafter, office } = await makeCast()
    const by = office.id
    const id = await makeDecision(drafter)
    const next = (await count('decision_listings WHERE year = 2026')) + 1
    await expect(insert(id, next + 1, { by })).rejects.toThrow('next number')
    await expect(insert(id, next - 1, { by })).rejects.toThrow('next number')
    await expect(insert(id, next, { by, consent: '2026-03-03' })).rejects.toThrow('guard:date_in_future')
    await expect(insert(id, 1, { by, year: 2024 })).rejects.toThrow('guard:year_not_open')
    await insert(id, next, { by })
    await expect(insert(id, next + 1, { by })).rejects.toThrow('guard:wrong_state')
    await expect(run('UPDATE decision_listings SET no = 9 WHERE decision_id = ?', id)).rejects.toThrow()
    await expect(run('DELETE FROM decision_listings WHERE decision_id = ?', id)).rejects.toThrow()
  })

  test('nothing is listed without its row, and steps are never changed or removed', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    await expect(step(id, 'decision_listed', 'listed', office)).rejects.toThrow('guard:step_missing')
    await expect(
      run(`UPDATE decision_steps SET state = 'decided' WHERE decision_id = ?`, id),
    ).rejects.toThrow()
    await expect(run('DELETE FROM decision_steps WHERE decision_id = ?', id)).rejects.toThrow()
  })
})

describe('the page and its twin', () => {
  test('a refused form keeps what was typed, an accepted one shows the number', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    const door = doorOf(office, NOW, desk)
    const path = `/desk/decisions/${id}/listing`
    const shown = await (await door(path)).text()
    expect(shown).toContain('财政政策、货币政策等宏观调控决策')
    const typed = {
      excluded: 'none',
      party_consent_on: '2026-03-09',
      year: '2026',
      joint_units: '财政局\r\n住建局',
    }
    const refused = await door(path, form(typed))
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(again).toContain('2026-03-09')
    expect(again).toMatch(/财政局\s+住建局/)
    const done = await door(path, form({ ...typed, party_consent_on: '2026-03-01' }))
    expect(done.status).toBe(303)
    const listed = await (await door(path)).text()
    expect(listed).toMatch(/2026年第\d+号/)
    expect(listed).toContain('<div lang="zh-CN">财政局</div><div lang="zh-CN">住建局</div>')
    expect(listed).not.toContain('<form class="form"')
  })

  test('JSON: works for the office, is read by the legal reviewer, shut to strangers', async () => {
    const { drafter, office, legal, stranger } = await makeCast()
    const id = await makeDecision(drafter)
    const path = `/api/v1/desk/decisions/${id}/listing`
    const bad = await doorOf(office, NOW, api)(path, json({ ...said, excluded: 'legislation' }))
    expect(bad.status).toBe(422)
    expect(await bad.json()).toMatchObject({ code: 'matter_excluded', rule: 'N713_3' })
    const done = await doorOf(office, NOW, api)(path, json(said))
    expect(done.status).toBe(201)
    expect(await (await doorOf(legal, NOW, api)(path)).json()).toMatchObject({
      listing: { year: 2026, party_consent_on: '2026-02-28', joint_units: [] },
    })
    expect((await doorOf(stranger, NOW, api)(path)).status).toBe(403)
    expect((await doorOf(drafter, at('2026-03-02 10:00'), api)(path, json(said))).status).toBe(403)
    expect((await doorOf(office, NOW, api)('/api/v1/desk/decisions/none/listing')).status).toBe(404)
  })

  test('the legal reviewer sees every unit’s decisions in the list', async () => {
    const { drafter, legal } = await makeCast()
    const id = await makeDecision(drafter)
    const listed = (await (await doorOf(legal, NOW, api)('/api/v1/desk/decisions')).json()) as {
      items: { id: string }[]
    }
    expect(listed.items.map((each) => each.id)).toContain(id)
  })
})
