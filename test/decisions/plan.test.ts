import { describe, expect, test } from 'vitest'
import { approvePlan, planHash } from '../../src/decisions/approve-plan.ts'
import { type PlanInput, planBody } from '../../src/decisions/plan.ts'
import {
  judgementOf,
  selectJudgements,
  selectPlan,
  selectPlans,
  selectState,
} from '../../src/decisions/procedure-store.ts'
import { api, desk } from '../../src/decisions/routes.tsx'
import { commitTo } from '../../src/ledger/commitment.ts'
import { at, codes, count, db, doorOf, env, form, json, NOW, run, value, visitAt } from './house.ts'
import {
  consult,
  lawfulPlan,
  listIt,
  makeCast,
  makeDecision,
  plan,
  saveDraft,
  step,
  withHearing,
} from './setting.ts'

/** A listed decision with a draft, and a way to approve plans of it. */
async function ready(kind?: 'normative_document') {
  const cast = await makeCast()
  const id = await makeDecision(cast.drafter, kind)
  if (!kind) await listIt(id, cast.office)
  await saveDraft(id, cast.drafter)
  const approve = async (changes: object = {}, now = NOW, who = cast.drafter) =>
    approvePlan(await visitAt(now), who, id, plan({ ...changes }))
  return { ...cast, id, approve }
}

/** The problems of a refusal as `field code rule`. */
const problems = (done: Awaited<ReturnType<typeof approvePlan>>) =>
  done.ok ? [] : done.refusal.problems.map(({ field, code, rule }) => `${field} ${code} ${rule}`)

describe('approving the participation plan (S04)', () => {
  test('works: version 1, the state, the judgement, and a seal alone in the ledger', async () => {
    const { id, approve } = await ready()
    const done = value(await approve({ technical: true }))
    expect(done.version).toBe(1)
    expect((await selectState(db, id))[0]?.state).toBe('plan_approved')
    const [kept] = await selectPlan(db, id)
    expect(kept).toMatchObject({
      methods: ['public_comment'],
      vital: true,
      technical: true,
      risky: false,
      sha256: done.sha256,
    })
    expect(await planHash(id, 1, planBody(plan({ technical: true })))).toBe(done.sha256)
    const judgement = judgementOf(await selectJudgements(db, id), 'planning')
    expect(judgement).toMatchObject({ dissent: false, attention: true, hearing: false, persons: null })
    const entry = await env.DB.prepare(
      "SELECT body ->> '$.data' AS data FROM entries WHERE deed = 'plan_approved' AND body ->> '$.subject' = ?",
    )
      .bind(id)
      .first<string>('data')
    const seal = await commitTo('inner', done.planId, done.sha256)
    expect(JSON.parse(entry ?? '{}')).toEqual({ seal })
    expect(await count("entries WHERE body LIKE '%王局长%' OR body LIKE '%涉及面广%'")).toBe(0)
  })

  test('once more is a further version; the older one stays and the state too', async () => {
    const { id, approve } = await ready()
    value(await approve())
    value(await approve({ version: 1, risky: true, head_signed_on: '2026-03-02' }))
    const versions = await selectPlans(db, id)
    expect(versions.map(({ version, body }) => [version, body.risky])).toEqual([
      [2, true],
      [1, false],
    ])
    expect(await count('decision_steps WHERE decision_id = ? AND state = ?', id, 'plan_approved')).toBe(1)
  })

  test('a normative document may have one straight away', async () => {
    const { id, approve } = await ready('normative_document')
    value(await approve())
    expect((await selectState(db, id))[0]?.state).toBe('plan_approved')
  })

  test('refuses before the listing, without a draft, over another version, and what is not there', async () => {
    const { drafter, office } = await makeCast()
    const visit = await visitAt()
    const id = await makeDecision(drafter)
    expect(codes(await approvePlan(visit, drafter, id, plan()))).toEqual(['wrong_state'])
    await listIt(id, office)
    const undrafted = await approvePlan(visit, drafter, id, plan())
    expect(!undrafted.ok && undrafted.refusal.problems[0]).toMatchObject({
      code: 'step_missing',
      rule: 'N713_12',
      params: { what: '决策草案' },
      link: `/desk/decisions/${id}/draft`,
    })
    await saveDraft(id, drafter)
    expect(codes(await approvePlan(visit, drafter, id, plan({ version: 3 })))).toEqual(['changed_meanwhile'])
    expect(codes(await approvePlan(visit, drafter, 'none', plan()))).toEqual(['not_found'])
  })

  test('forbidden to other units, to the office and to reviewers', async () => {
    const { approve, office, reviewer, stranger, legal } = await ready()
    for (const officer of [office, reviewer, stranger, legal])
      expect(codes(await approve({}, NOW, officer))).toEqual(['forbidden'])
  })

  test('two at once: one version', async () => {
    const { id, approve } = await ready()
    const both = await Promise.all([approve(), approve()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await count('participation_plans WHERE decision_id = ?', id)).toBe(1)
    expect(await count('hearing_judgements WHERE decision_id = ?', id)).toBe(1)
  })
})

describe('what a plan must say', () => {
  test('A01: vital interests without ties to people’s interests contradict each other', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ close_to_people: false }))).toEqual([
      'touches_interests answers_disagree A01',
    ])
  })

  test('A02: at least one way, each with its reason', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ methods: [] }))).toEqual(['methods missing A02'])
    const unreasoned = { methods: ['public_comment', 'poll'], reasons: { public_comment: '面广' } }
    expect(problems(await approve(unreasoned))).toEqual(['reasons.poll missing A02'])
  })

  test('A03: a matter of vital interest with only a symposium or a poll is refused', async () => {
    const { approve } = await ready()
    const closed = {
      methods: ['symposium', 'poll'],
      reasons: { symposium: '座谈', poll: '调查' },
      symposium_papers_on: '2026-03-03',
      symposium_on: '2026-03-20',
    }
    expect(problems(await approve(closed))).toEqual(['methods plan_needs_public_way A03'])
    const onlyKnown = { ...closed, touches_interests: false, matter_class: 'project' }
    expect(problems(await approve(onlyKnown))).toEqual(['methods plan_needs_public_way A03'])
  })

  test('A02, A03: lawful with neither comment nor hearing, but the platform cannot go on from there, and says so', async () => {
    const { approve } = await ready()
    const closed = {
      methods: ['symposium', 'poll'],
      reasons: { symposium: '座谈', poll: '调查' },
      symposium_papers_on: '2026-03-03',
      symposium_on: '2026-03-20',
    }
    const refused = ['methods plan_needs_comment undefined']
    expect(problems(await approve({ ...closed, matter_class: 'other' }))).toEqual(refused)
    expect(problems(await approve({ ...closed, touches_interests: false, widely_known: false }))).toEqual(
      refused,
    )
  })

  test('A03: a hearing alone is a plan; its announcement leads on', async () => {
    const { id, approve } = await ready()
    value(await approve({ ...withHearing, methods: ['hearing'] }))
    const [kept] = await selectPlan(db, id)
    expect(kept?.body).toMatchObject({ methods: ['hearing'], comment_from: null })
  })

  test('A02: dates of a way that was not chosen are not part of the plan', async () => {
    const { id, approve } = await ready()
    value(await approve({ hearing_on: '2026-03-20' }))
    const [kept] = await selectPlan(db, id)
    expect(kept?.body).toMatchObject({ comment_from: '2026-03-03', hearing_on: null })
  })

  test('A04, R21: a hearing that the law demands is in the plan, and the law is named', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ hearing_by_law: true }))).toEqual([
      'hearing_needed hearing_no_choice R21',
      'hearing_law missing R21',
      'methods plan_needs_hearing R21',
    ])
    const due = { hearing_by_law: true, hearing_law: '《政府制定价格听证办法》第三条', hearing_needed: true }
    expect(problems(await approve(due))).toEqual(['methods plan_needs_hearing R21'])
    value(await approve({ ...due, ...withHearing }))
  })

  test('R21: both grounds together leave no choice; with one of them the judgement decides', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ dissent: true, attention: true }))).toEqual([
      'hearing_needed hearing_no_choice R21',
      'methods plan_needs_hearing R21',
    ])
    expect(problems(await approve({ dissent: true, attention: false, hearing_needed: true }))).toEqual([
      'methods plan_needs_hearing R21',
    ])
    value(await approve({ dissent: true, attention: false }))
    value(await approve({ ...withHearing, dissent: true, hearing_needed: true, version: 1 }))
  })

  test('N713 14: whoever affects certain groups says which', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ affects_groups: true }))).toEqual(['groups missing N713_14'])
  })

  test('the head of the unit has not signed tomorrow', async () => {
    const { approve } = await ready()
    expect(codes(await approve({ head_signed_on: '2026-03-03' }))).toEqual(['date_in_future'])
  })
})

describe('the timetable of a plan', () => {
  test('a way that was chosen needs its dates', async () => {
    const { approve } = await ready()
    const dateless = { ...withHearing, hearing_on: null, comment_to: null }
    expect(problems(await approve(dateless))).toEqual(['comment_to missing A02', 'hearing_on missing A02'])
  })

  test('R1, R2, R3: fewer than 30 days need the reason, fewer than 10 none can give', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ comment_to: '2026-04-01' }))).toEqual([
      'shorten_reason shorten_reason_missing R2',
    ])
    expect(problems(await approve({ comment_to: '2026-03-12', shorten_reason: '情况紧急' }))).toEqual([
      'comment_to period_too_short R3',
    ])
    expect(problems(await approve({ comment_to: '2026-03-12' }))[0]).toBe('comment_to period_too_short R1')
    value(await approve({ comment_to: '2026-03-13', shorten_reason: '情况紧急' }))
  })

  test('R4: a period does not begin yesterday, unless the notice is out', async () => {
    const { id, drafter, reviewer, approve } = await ready()
    expect(problems(await approve({ comment_from: '2026-03-01' }))).toEqual([
      'comment_from starts_in_the_past R4',
    ])
    value(await approve())
    await consult(id, drafter, reviewer)
    value(await approve({ version: 1, technical: true }, at('2026-03-20 09:00')))
  })

  test('R14: announced nine days before is short, ten is lawful', async () => {
    const { approve } = await ready()
    const short = await approve({ ...withHearing, hearing_on: '2026-03-12' })
    expect(problems(short)).toEqual(['hearing_announced_on hearing_announced_late R14'])
    expect(!short.ok && short.refusal.problems[0].params).toEqual({ days: 10, gap: 9, latest: '2026-03-02' })
    value(await approve({ ...withHearing, hearing_on: '2026-03-13' }))
  })

  test('R14: where no text sets the days, nine pass with a note, and the day itself does not', async () => {
    const { drafter, office, id } = await ready('normative_document')
    const national = await makeCast('national')
    const other = await makeDecision(national.drafter)
    await listIt(other, office)
    await saveDraft(other, national.drafter)
    const visit = await visitAt()
    const nine = plan({ ...withHearing, hearing_on: '2026-03-12' })
    value(await approvePlan(visit, national.drafter, other, nine))
    const door = doorOf(national.drafter, NOW, api)
    const kept = (await (await door(`/api/v1/desk/decisions/${other}/plan`)).json()) as {
      plan: { notes: string[] }
    }
    expect(kept.plan.notes.join()).toContain('听证公告少于一般应有的10日')
    const same = plan({ ...withHearing, hearing_announced_on: '2026-03-20' })
    expect(problems(await approvePlan(visit, drafter, id, same))[0]).toBe(
      'hearing_announced_on hearing_announced_late R14',
    )
  })

  test('R15: papers six days before are too late', async () => {
    const { approve } = await ready()
    expect(problems(await approve({ ...withHearing, hearing_materials_on: '2026-03-14' }))).toEqual([
      'hearing_materials_on hearing_materials_late R15',
    ])
  })

  test('R22: five working days over a make-up Saturday and a holiday', async () => {
    const { approve } = await ready()
    const symposium = {
      methods: ['public_comment', 'symposium'],
      reasons: { public_comment: '面广', symposium: '座谈' },
    }
    // 4 to 6 April are Qingming: 7, 8, 9, 10 and 13 April are the five.
    const papers = { ...symposium, symposium_papers_on: '2026-04-03' }
    expect(problems(await approve({ ...papers, symposium_on: '2026-04-10' }))).toEqual([
      'symposium_papers_on symposium_papers_late R22',
    ])
    value(await approve({ ...papers, symposium_on: '2026-04-13' }))
  })

  test('R22: a year without a calendar is never guessed', async () => {
    const { approve } = await ready()
    const symposium = {
      methods: ['public_comment', 'symposium'],
      reasons: { public_comment: '面广', symposium: '座谈' },
      symposium_papers_on: '2029-03-01',
    }
    expect(problems(await approve({ ...symposium, symposium_on: '2029-03-09' }))).toEqual([
      'symposium_papers_on needs_calendar R22',
    ])
    value(await approve({ ...symposium, symposium_on: '2029-06-01' }))
  })

  test('a planned date does not lie before today', async () => {
    const { approve } = await ready()
    const past = { ...withHearing, hearing_announced_on: '2026-03-01' }
    expect(problems(await approve(past))).toEqual(['hearing_announced_on planned_in_the_past undefined'])
  })
})

describe('a plan while the public is being asked', () => {
  test('keeps public comment, and takes in the hearing that was judged to be due (R21)', async () => {
    const { id, drafter, reviewer, approve } = await ready()
    value(await approve())
    await consult(id, drafter, reviewer)
    const later = at('2026-04-03 09:00')
    const dates = {
      hearing_announced_on: '2026-04-07',
      hearing_materials_on: '2026-04-08',
      hearing_on: '2026-04-20',
    }
    const without = { ...withHearing, ...dates, methods: ['hearing'], version: 1 }
    expect(problems(await approve(without, later))).toEqual(['methods plan_keeps_comment A02'])
    await run(
      `INSERT INTO hearing_judgements (id, decision_id, asked, dissent, attention, hearing, reason, signed_by, persons,
         opposing, opinions, recorded_by, recorded_at) VALUES (?, ?, 'close', 1, 1, 1, '分歧大', '王局长', 9, 8, 20, ?, ?)`,
      `close-${id}`,
      id,
      drafter.id,
      later,
    )
    expect(problems(await approve({ version: 1 }, later))).toEqual(['methods plan_needs_hearing R21'])
    value(await approve({ ...withHearing, ...dates, version: 1 }, later))
  })
})

describe('SQL holds the plan where TypeScript is gone around', () => {
  const insert = (id: string, by: string, more: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      id: `plan-${id}-${Object.values(more).join('')}`,
      decision_id: id,
      version: 1,
      body: '{}',
      methods: '["public_comment"]',
      vital: 1,
      hearing_by_law: 0,
      views_diverge: 0,
      affects_groups: 0,
      technical: 0,
      risky: 0,
      affects_market: 0,
      sha256: 'a'.repeat(64),
      approved_by: by,
      approved_at: NOW,
      ...more,
    }
    const names = Object.keys(row)
    return run(
      `INSERT OR REPLACE INTO participation_plans (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(row),
    )
  }
  const judge = (id: string, by: string, hearing: 0 | 1, more: { dissent?: 1; name?: string } = {}) =>
    run(
      `INSERT INTO hearing_judgements (id, decision_id, asked, dissent, attention, hearing, reason, signed_by, recorded_by,
         recorded_at) VALUES (?, ?, 'planning', ?, 1, ?, '理由', '王局长', ?, ?)`,
      more.name ?? `judgement-${id}-${hearing}`,
      id,
      more.dissent ?? 0,
      hearing,
      by,
      NOW,
    )

  test('no plan without an answer (R21), without a draft, out of its state, out of its turn', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    const by = drafter.id
    await expect(insert(id, by)).rejects.toThrow('guard:wrong_state')
    await listIt(id, office)
    await expect(insert(id, by)).rejects.toThrow('guard:draft_missing')
    await saveDraft(id, drafter)
    await expect(insert(id, by)).rejects.toThrow('guard:hearing_unanswered')
    await expect(step(id, 'plan_approved', 'plan_approved', drafter)).rejects.toThrow('guard:step_missing')
    await judge(id, by, 0)
    await expect(insert(id, by, { version: 2 })).rejects.toThrow('guard:changed_meanwhile')
    await expect(insert(id, by, { methods: '["rumour"]' })).rejects.toThrow('guard:invalid_choice')
    await expect(insert(id, by, { methods: '["poll"]' })).rejects.toThrow('guard:plan_needs_comment')
    await insert(id, by)
    await expect(insert(id, by)).rejects.toThrow('guard:changed_meanwhile')
    await step(id, 'plan_approved', 'plan_approved', drafter)
    await expect(run('UPDATE participation_plans SET vital = 0 WHERE decision_id = ?', id)).rejects.toThrow()
    await expect(run('DELETE FROM participation_plans WHERE decision_id = ?', id)).rejects.toThrow()
  })

  test('A03, A04, R21: the ways that must be there', async () => {
    const { id, drafter } = await ready()
    const by = drafter.id
    await judge(id, by, 0)
    await expect(insert(id, by, { methods: '["symposium"]' })).rejects.toThrow('guard:plan_needs_comment')
    await expect(insert(id, by, { hearing_by_law: 1 })).rejects.toThrow('CHECK')
    await expect(insert(id, by, { methods: '[]' })).rejects.toThrow()
    await judge(id, by, 1)
    await expect(insert(id, by)).rejects.toThrow('guard:plan_needs_hearing')
    await judge(id, by, 0, { name: `again-${id}` })
    await insert(id, by)
    await expect(judge(id, by, 0, { dissent: 1, name: `x-${id}` })).rejects.toThrow('CHECK')
    await expect(run('UPDATE hearing_judgements SET hearing = 0 WHERE decision_id = ?', id)).rejects.toThrow()
    await expect(run('DELETE FROM hearing_judgements WHERE decision_id = ?', id)).rejects.toThrow()
  })

  test('what asks the public is in the plan', async () => {
    const { id, drafter, reviewer } = await ready()
    await judge(id, drafter.id, 0)
    // No deed and no SQL takes such a plan any more: the lock behind those two is tried without them.
    const lock = "FROM sqlite_master WHERE name = 'plans_follow_one_another'"
    const trigger = (await env.DB.prepare(`SELECT sql ${lock}`).first<string>('sql')) ?? ''
    await run('DROP TRIGGER plans_follow_one_another')
    await insert(id, drafter.id, { methods: '["hearing"]' })
    await run(trigger)
    await step(id, 'plan_approved', 'plan_approved', drafter)
    await expect(consult(id, drafter, reviewer)).rejects.toThrow('guard:plan_lacks_comment')
  })
})

describe('the page and its twin', () => {
  const yesNo = (said: object): Record<string, string | readonly string[]> =>
    Object.fromEntries(
      Object.entries(said).flatMap(([name, given]) => {
        if (typeof given === 'boolean') return [[name, given ? 'yes' : 'no']]
        if (name === 'reasons')
          return Object.entries(given as object).map(([method, why]) => [`reasons.${method}`, why])
        return [[name, given]]
      }),
    )

  test('an unanswered or unlawful form is refused and keeps all that was typed', async () => {
    const { id, drafter } = await ready()
    const door = doorOf(drafter, NOW, desk)
    const path = `/desk/decisions/${id}/plan`
    expect(await (await door(path)).text()).toContain('最早的日期')
    const unanswered = await door(path, form({ ...yesNo(lawfulPlan), risky: '' }))
    expect(unanswered.status).toBe(422)
    const unlawful = await door(path, form(yesNo({ ...lawfulPlan, comment_to: '2026-03-05' })))
    expect(unlawful.status).toBe(422)
    const text = await unlawful.text()
    expect(text).toContain('value="2026-03-05"')
    expect(text).toContain('前期走访没有大的分歧')
    expect(text).toContain('name="methods" value="public_comment" checked')
    expect(text).toContain('value="涉及面广"')
    expect(text).toContain('aria-invalid="true"')
  })

  test('只核算日期 explains each date and records nothing', async () => {
    const { id, drafter } = await ready()
    const typed = yesNo({ ...lawfulPlan, ...withHearing })
    const counted = await doorOf(
      drafter,
      NOW,
      desk,
    )(`/desk/decisions/${id}/plan`, form({ ...typed, after: 'recount' }))
    expect(counted.status).toBe(200)
    const text = await counted.text()
    expect(text).toContain('间隔17日，多于要求的10日，符合规定。')
    expect(await count('participation_plans WHERE decision_id = ?', id)).toBe(0)
  })

  test('accepted: the versions with who, when and what changed; notes on what to mind (A39)', async () => {
    const { id, drafter, legal } = await ready()
    const door = doorOf(drafter, NOW, desk)
    const path = `/desk/decisions/${id}/plan`
    const first = await door(path, form(yesNo(lawfulPlan)))
    expect(first.headers.get('location')).toBe(`${path}?done`)
    const stale = await door(path, form(yesNo({ ...lawfulPlan, risky: true })))
    expect(stale.status).toBe(409)
    const clash = await stale.text()
    expect(clash).toContain('另一位同事刚登记了新的版本')
    expect(clash).toContain('<input type="hidden" name="version" value="1"')
    expect(clash).toContain('href="#risky"')
    const more = { ...lawfulPlan, version: '1', affects_enterprises: true, consultees: ['lawyers'] }
    expect((await door(path, form(yesNo(more)))).status).toBe(303)
    const text = await (await door(`${path}?done`)).text()
    expect(text).toContain('现行的是第2版')
    expect(text).toContain('企业家、行业协会商会')
    expect(text).toContain('是否属于涉企政策')
    const read = await (await doorOf(legal, NOW, desk)(path)).text()
    expect(read).toContain('第2版')
    expect(read).not.toContain('<form class="form"')
  })

  test('JSON: put, get, and problem details at the field', async () => {
    const { id, drafter, stranger } = await ready()
    const door = doorOf(drafter, NOW, api)
    const path = `/api/v1/desk/decisions/${id}/plan`
    expect(await (await door(path)).json()).toMatchObject({ state: 'listed', plan: null, versions: [] })
    const bad = await door(path, json({ ...lawfulPlan, methods: ['poll'], reasons: { poll: '问' } }, 'PUT'))
    expect(bad.status).toBe(422)
    expect(await bad.json()).toMatchObject({ code: 'plan_needs_public_way', rule: 'A03', field: 'methods' })
    const empty = await door(path, json({}, 'PUT'))
    expect(empty.status).toBe(422)
    expect((await door(path, json({ ...lawfulPlan, comment_to: '2026-02-30' }, 'PUT'))).status).toBe(422)
    const done = await door(path, json(lawfulPlan, 'PUT'))
    expect(await done.json()).toMatchObject({ version: 1 })
    const kept = (await (await door(path)).json()) as { plan: { plan: Partial<PlanInput> } }
    expect(kept.plan.plan).toMatchObject({ methods: ['public_comment'], comment_to: '2026-04-02' })
    expect((await doorOf(stranger, NOW, api)(path)).status).toBe(403)
  })

  test('before the listing the page says what comes first', async () => {
    const { drafter } = await makeCast()
    const id = await makeDecision(drafter)
    const text = await (await doorOf(drafter, NOW, desk)(`/desk/decisions/${id}/plan`)).text()
    expect(text).toContain(`/desk/decisions/${id}/listing`)
    expect(text).not.toContain('<form class="form"')
  })
})
