import { beforeEach, describe, expect, test } from 'vitest'
import { publishNotice } from '../../src/consultations/publish-notice.ts'
import { requestNoticeReview } from '../../src/consultations/request-notice-review.ts'
import { createDecision } from '../../src/decisions/create-decision.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { api as decisionsApi, desk as decisionsDesk } from '../../src/decisions/routes.tsx'
import type { Instant } from '../../src/ground/clock.ts'
import { api, desk } from '../../src/hall/desk-routes.tsx'
import { makeSetting, publicOpinion, type Setting, save } from '../consultations/setting.ts'
import { at, doorOf, makeOfficer, NOW, value, visitAt } from '../decisions/house.ts'

let setting: Setting
beforeEach(async () => {
  setting = await makeSetting()
})

type Home = { items: { id: string; stage: string; intake_id: string | null }[]; reviews: { id: string }[] }
type Overview = { steps: { name: string; state: string }[]; milestones: { code: string }[] }

const stage = async (now: Instant = NOW) => {
  const home = (await (await doorOf(setting.drafter, now, api)('/api/v1/desk')).json()) as Home
  return home.items.find(({ id }) => id === setting.decisionId)?.stage
}

const steps = async (now: Instant = NOW) => {
  const path = `/api/v1/desk/decisions/${setting.decisionId}`
  const overview = (await (await doorOf(setting.drafter, now, api)(path)).json()) as Overview
  return overview.steps.map(({ state }) => state[0]).join('')
}

describe('the desk of a decision, step by step', () => {
  test('tells at every moment what is next', async () => {
    expect([await stage(), await steps()]).toEqual(['notice_needed', 'dnaaaaaa'])
    value(await save(setting, { fax: '' }))
    expect([await stage(), await steps()]).toEqual(['notice_needed', 'dnaaaaaa'])
    value(await save(setting, {}, 1))
    expect([await stage(), await steps()]).toEqual(['review_needed', 'ddnaaaaa'])
    const asked = value(await requestNoticeReview(await visitAt(), setting.drafter, setting.decisionId))
    expect([await stage(), await steps()]).toEqual(['in_review', 'ddnaaaaa'])
    value(await giveReview(await visitAt(), setting.reviewer, asked.reviewId, publicOpinion))
    expect([await stage(), await steps()]).toEqual(['publishable', 'dddnaaaa'])
    value(await publishNotice(await visitAt(), setting.drafter, setting.decisionId))
    expect([await stage(), await steps()]).toEqual(['open', 'ddddnaaa'])
    expect(await stage(at('2026-04-01 23:59'))).toBe('open')
    // R10: nothing came, and the report is due all the same.
    const closed = at('2026-04-02 00:00')
    expect([await stage(closed), await steps(closed)]).toEqual(['report_needed', 'ddddddna'])
  })

  test('the overview page has each reached step with its link, and the public story', async () => {
    value(await save(setting))
    const asked = value(await requestNoticeReview(await visitAt(), setting.drafter, setting.decisionId))
    value(await giveReview(await visitAt(), setting.reviewer, asked.reviewId, publicOpinion))
    const { noticeId, consultationId } = value(
      await publishNotice(await visitAt(), setting.drafter, setting.decisionId),
    )
    const page = await (
      await doorOf(setting.drafter, NOW, desk)(`/desk/decisions/${setting.decisionId}`)
    ).text()
    for (const path of [
      `/desk/decisions/${setting.decisionId}/draft`,
      `/desk/decisions/${setting.decisionId}/notice`,
      `/desk/intakes/${noticeId}/items`,
      `/desk/intakes/${noticeId}/opinions/new`,
      `/consultations/${consultationId}`,
    ])
      expect(page).toContain(`href="${path}"`)
    expect(page).toContain('征求意见时间为2026年3月2日至2026年4月1日')
    expect(page).toContain('还剩 30 天')
    expect(page).not.toContain(`/desk/intakes/${noticeId}/report"`)
  })

  test('is closed to other units, and does not swallow /desk/decisions/new', async () => {
    const path = `/desk/decisions/${setting.decisionId}`
    expect((await doorOf(setting.stranger, NOW, desk, api)(path)).status).toBe(403)
    expect((await doorOf(setting.stranger, NOW, desk, api)(`/api/v1${path}`)).status).toBe(403)
    expect((await doorOf(setting.drafter, NOW, desk, api)('/desk/decisions/none')).status).toBe(404)
    const door = doorOf(setting.drafter, NOW, desk, api, decisionsDesk, decisionsApi)
    expect(await (await door('/desk/decisions/new')).text()).toContain('新建决策事项')
  })
})

describe('the desk’s home', () => {
  test('shows a reviewer what to review, never what was handed in by oneself', async () => {
    value(await save(setting, {}, 0, setting.both))
    value(await requestNoticeReview(await visitAt(), setting.both, setting.decisionId))
    const heading = '没有等您审查的文本'
    expect(await (await doorOf(setting.reviewer, NOW, desk)('/desk')).text()).not.toContain(heading)
    expect(await (await doorOf(setting.both, NOW, desk)('/desk')).text()).toContain(heading)
  })

  test('shows the unit its own work, the office everybody’s, an administrator none', async () => {
    const other = await makeSetting()
    const title = '只有外单位看得见的事项'
    value(await createDecision(await visitAt(), other.drafter, { title, matter_kind: 'other' }))
    const office = await makeOfficer(setting.unitId, 'office')
    const admin = await makeOfficer(setting.unitId, 'admin')
    expect(await (await doorOf(setting.drafter, NOW, desk)('/desk')).text()).not.toContain(title)
    expect(await (await doorOf(office, NOW, desk)('/desk')).text()).toContain(title)
    expect(await (await doorOf(admin, NOW, desk)('/desk')).text()).not.toContain(title)
    expect((await doorOf(admin, NOW, api)('/api/v1/desk')).status).toBe(403)
  })
})
