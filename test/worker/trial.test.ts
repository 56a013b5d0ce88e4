import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type TestHouse } from '../support/house.ts'
import { valueIn, visitor } from './forms.ts'
import { createDecision, noticeOf, outlineOf, passReview, planDecision, saveDraft } from './line.ts'
import { must, type Office, openOffice } from './office.ts'
import { PARKING } from './texts.ts'

const NOW = '2026-02-05T10:00:00+08:00'

let house: TestHouse
let office: Office
beforeAll(async () => {
  house = await startHouse({ now: NOW })
  office = await openOffice(house, Date.parse(NOW))
}, 120_000)
afterAll(() => house?.close())

test('a drafting officer on 5 February 2026, through the pages: 14 February is short, 15 lawful, no reason no (R1–R3)', {
  timeout: 60_000,
}, async () => {
  const decision = await createDecision(house, office.drafter, '清源县公共停车场管理办法')
  const draft = await saveDraft(
    house,
    office.drafter,
    decision,
    await outlineOf(house, office.drafter, decision, PARKING),
  )
  await planDecision(house, office, decision, ['2026-02-05', '2026-02-24'])
  const officer = visitor(house)
  await officer.signIn('drafter')
  const path = `/desk/decisions/${decision}/notice`
  const reason = '供水合同月底到期，情况紧急'
  const whole = noticeOf(draft.id, '2026-02-05', '2026-02-14')
  const save = async (ends_on: string, shorten_reason: string) => {
    const { html } = await officer.get(path)
    const fields = Object.entries({
      ...whole,
      ends_on,
      shorten_reason,
      revision: valueIn(html, 'revision') ?? '0',
    })
    const pairs = fields.flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)] as const),
    )
    const sent = await officer.post(path, [...pairs, ['after', 'publication']])
    expect([sent.status, sent.location]).toEqual([303, `${path}/publication`])
    const again = (await officer.get(path)).html
    for (const name of ['legal_basis', 'drafting_rationale', 'contact_person', 'mail_address'])
      expect(valueIn(again, name)).toBe(whole[name])
    expect([valueIn(again, 'ends_on'), valueIn(again, 'shorten_reason') ?? '']).toEqual([
      ends_on,
      shorten_reason,
    ])
    return { form: again, check: (await officer.get(`${path}/publication`)).html }
  }

  const short = await save('2026-02-14', reason)
  expect(short.check).toContain('征求意见的期限太短：现为9天，至少需要10天')
  expect(short.check).toContain('规则 R3')
  expect(short.check).toMatch(/<small class="cite">规则 R3 · <span lang="zh-CN">[^<]+</)
  expect((await officer.post(`${path}/publication`, {})).status).toBe(422)

  const lawful = await save('2026-02-15', reason)
  expect(lawful.check).not.toContain('征求意见的期限太短')
  expect(lawful.form).toContain('建议把截止日期延到2026年2月24日')

  const bare = await save('2026-02-15', '')
  expect(bare.check).toMatch(/规则 R2 · <span lang="zh-CN">[^<]*第十五条/)
  expect((await officer.post(`${path}/publication`, {})).status).toBe(422)

  await save('2026-02-15', reason)
  const { review_id } = await must<{ review_id: string }>(
    house,
    201,
    'POST',
    `/api/v1${path}/review-request`,
    {
      token: office.drafter,
    },
  )
  await passReview(house, office.reviewer, review_id)
  expect((await officer.post(`${path}/publication`, {})).status).toBe(303)
})
