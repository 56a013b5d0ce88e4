import { describe, expect, test } from 'vitest'
import { approvePlan } from '../../src/decisions/approve-plan.ts'
import { selectPlan } from '../../src/decisions/procedure-store.ts'
import { desk } from '../../src/decisions/routes.tsx'
import { codes, db, doorOf, NOW, run, value, visitAt } from './house.ts'
import { consult, listIt, makeCast, makeDecision, plan, saveDraft, withHearing } from './setting.ts'

async function ready() {
  const cast = await makeCast()
  const id = await makeDecision(cast.drafter)
  await listIt(id, cast.office)
  await saveDraft(id, cast.drafter)
  const approve = async (changes: object = {}) =>
    approvePlan(await visitAt(NOW), cast.drafter, id, plan({ ...changes }))
  return { ...cast, id, approve }
}

/** The newest plan once more with one flag off and this reason, past its deed but not past the triggers. */
const force = (id: string, flag: string, reason = '') =>
  run(
    `INSERT INTO participation_plans SELECT id || '+', decision_id, version + 1,
       json_set(body, '$.withdrawn_needs_reason', ?), methods, vital,
       ${['hearing_by_law', 'views_diverge', 'affects_groups', 'technical', 'risky', 'affects_market']
         .map((name) => (name === flag ? '0' : name))
         .join(', ')},
       sha256, approved_by, approved_at
     FROM participation_plans WHERE decision_id = ? ORDER BY version DESC LIMIT 1`,
    reason,
    id,
  )

const flags = [
  ['views_diverge', 'N713_12'],
  ['affects_groups', 'N713_14'],
  ['technical', 'N713_19'],
  ['risky', 'N713_22'],
  ['affects_market', 'N713_29'],
] as const

describe('what a plan asked for is not taken back in silence', () => {
  test.each(flags)(
    '%s (%s): free before the public is asked, with a reason after, in SQL too',
    async (flag, rule) => {
      const { id, drafter, reviewer, approve } = await ready()
      value(await approve({ [flag]: true, groups: '低保户' }))
      value(await approve({ version: 1 }))
      value(await approve({ version: 2, [flag]: true, groups: '低保户' }))
      await consult(id, drafter, reviewer)
      const silent = await approve({ version: 3 })
      expect(codes(silent)).toEqual(['need_withdrawn'])
      expect(!silent.ok && silent.refusal.problems[0]).toMatchObject({
        rule,
        field: 'withdrawn_needs_reason',
      })
      await expect(force(id, flag)).rejects.toThrow('need_withdrawn')
      value(await approve({ version: 3, withdrawn_needs_reason: '专家库认定不属于专业性事项' }))
    },
  )

  test('R21: a hearing by law is never taken back without a reason, in SQL too', async () => {
    const { id, approve } = await ready()
    value(
      await approve({
        hearing_by_law: true,
        hearing_law: '条例第九条',
        hearing_needed: true,
        ...withHearing,
      }),
    )
    const changes = { version: 1, hearing_needed: true, ...withHearing }
    const silent = await approve(changes)
    expect(!silent.ok && silent.refusal.problems).toMatchObject([{ code: 'need_withdrawn', rule: 'R21' }])
    await expect(force(id, 'hearing_by_law')).rejects.toThrow('need_withdrawn')
    value(await approve({ ...changes, withdrawn_needs_reason: '条例已经修改' }))
  })

  test('the reason stands in the history, and the next version begins without it', async () => {
    const { id, drafter, reviewer, approve } = await ready()
    value(await approve({ risky: true }))
    await consult(id, drafter, reviewer)
    value(await approve({ version: 1, withdrawn_needs_reason: '风险点已经取消' }))
    expect((await selectPlan(db, id))[0]?.body.withdrawn_needs_reason).toBe('风险点已经取消')
    const page = await (await doorOf(drafter, NOW, desk)(`/desk/decisions/${id}/plan`)).text()
    expect(page).toContain('风险点已经取消')
    expect(page).not.toContain('风险点已经取消</textarea>')
  })
})
