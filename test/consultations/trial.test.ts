import { expect, test } from 'vitest'
import { desk } from '../../src/consultations/desk-routes.tsx'
import { requestNoticeReview } from '../../src/consultations/request-notice-review.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { at, doorOf, form, value, visitAt } from '../decisions/house.ts'
import { makeSetting, publicOpinion, whole } from './setting.ts'

const NOON = at('2026-02-05 10:00')

test('a drafting officer on 5 February 2026: ten days with a reason, through the pages (R1, R2, R3, E2)', async () => {
  const setting = await makeSetting()
  const door = doorOf(setting.drafter, NOON, desk)
  const path = `/desk/decisions/${setting.decisionId}/notice`
  const saveForm = async (revision: number, ends_on: string, shorten_reason: string) => {
    const typed = {
      ...whole,
      starts_on: '2026-02-05',
      ends_on,
      shorten_reason,
      draft_version_id: setting.draftId,
    }
    const sent = await door(
      path,
      form({
        ...typed,
        revision: String(revision),
        'carriers.0.kind': 'media',
        'carriers.0.name': '县电视台',
      }),
    )
    expect(sent.status).toBe(303)
    const page = await (await door(path)).text()
    for (const words of [
      whole.legal_basis,
      whole.drafting_rationale,
      whole.contact_person,
      ends_on,
      '县电视台',
    ])
      expect(page).toContain(words)
    if (shorten_reason) expect(page).toContain(`\n${shorten_reason}</textarea>`)
    return { page, check: await (await door(`${path}/publication`)).text() }
  }

  // 14 February: nine days. The reason does not help (R3).
  const short = await saveForm(0, '2026-02-14', '供水合同月底到期，情况紧急')
  expect(short.check).toContain('征求意见的期限太短：现为9天，至少需要10天，最早可在')
  expect(short.check).toMatch(/2026年2月15日|2026-02-15/)
  expect(short.check).toContain('规则 R3')
  expect(short.check).toMatch(/<span lang="zh-CN">[^<]*(第七条|平台底线)/)
  expect(short.check).toContain(`href="${path}#ends_on"`)
  expect((await door(`${path}/publication`, form({}))).status).toBe(422)

  // 15 February is a rest day of the Spring Festival: lawful, with the advice to run to the 24th.
  const lawful = await saveForm(1, '2026-02-15', '供水合同月底到期，情况紧急')
  expect(lawful.check).not.toContain('征求意见的期限太短')
  expect(lawful.page).toMatch(/建议把截止日期延到2026年2月24日/)

  // Without a reason: R2.
  const bare = await saveForm(2, '2026-02-15', '')
  expect(bare.check).toContain('规则 R2')
  expect(bare.check).toContain('第十五条')
  expect(bare.check).toContain(`href="${path}#shorten_reason"`)
  expect((await door(`${path}/publication`, form({}))).status).toBe(422)

  await saveForm(3, '2026-02-15', '供水合同月底到期，情况紧急')
  const asked = value(await requestNoticeReview(await visitAt(NOON), setting.drafter, setting.decisionId))
  value(await giveReview(await visitAt(NOON), setting.reviewer, asked.reviewId, publicOpinion))
  const ready = await (await door(`${path}/publication`)).text()
  expect(ready).toContain('发布公告</button>')
  expect(ready).toContain('2026年2月24日')
  expect((await door(`${path}/publication`, form({ revision: '4' }))).status).toBe(303)
})

test('a form that is refused keeps every word, the rows of the carriers too', async () => {
  const setting = await makeSetting()
  const door = doorOf(setting.drafter, NOON, desk)
  const refused = await door(
    `/desk/decisions/${setting.decisionId}/notice`,
    form({
      ...whole,
      postcode: '不是邮编',
      shorten_reason: '情况紧急',
      'carriers.0.kind': 'notice_board',
      'carriers.1.name': '县广播电台',
    }),
  )
  expect(refused.status).toBe(422)
  const page = await refused.text()
  for (const words of [whole.legal_basis, '不是邮编', '情况紧急', '县广播电台']) expect(page).toContain(words)
  expect(page).toContain('href="#postcode"')
  expect(page).toContain('href="#carriers-0-name"')
  expect(page).toContain('href="#carriers-1-kind"')
  expect(page).toMatch(/<option value="notice_board" selected/)
})
