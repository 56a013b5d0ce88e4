import { beforeEach, describe, expect, test } from 'vitest'
import { api, desk } from '../../src/consultations/desk-routes.tsx'
import { noticeTitle } from '../../src/consultations/notice.ts'
import { readNoticeFile } from '../../src/consultations/notice-file.ts'
import { judgeNotice } from '../../src/consultations/publish-notice.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import { codes, count, db, doorOf, form, json, NOW, run, value } from '../decisions/house.ts'
import { makeDocument, makeDraft, makeSetting, type Setting, save, whole } from './setting.ts'

let setting: Setting
beforeEach(async () => {
  setting = await makeSetting()
})

const fields = (given: object) =>
  Object.fromEntries(
    Object.entries({ ...whole, draft_version_id: setting.draftId, revision: '0', ...given }).filter(
      ([, each]) => each !== undefined,
    ),
  ) as Record<string, string | string[]>

const missing = async (changes: object) => {
  const before = await readNoticeFile(db, setting.decisionId)
  value(await save(setting, changes, before?.notice?.revision ?? 0))
  const file = await readNoticeFile(db, setting.decisionId)
  return file ? judgeNotice(file, '2026-03-02' as PlainDate) : []
}

describe('A18: a notice is complete', () => {
  test('when every element is there; fax may be 无', async () => {
    expect(await missing({})).toEqual([])
  })

  test('each missing element is a problem of its own, with rule, quote, field and link', async () => {
    const problems = await missing({
      draft_version_id: null,
      decision_name: '',
      legal_basis: '',
      drafting_rationale: '',
      starts_on: null,
      ends_on: null,
      recipient: '',
      mail_address: '',
      postcode: '',
      email: '',
      fax: '',
      contact_person: '',
      contact_phone: '',
    })
    expect(problems.map(({ field }) => field)).toEqual([
      'draft_version_id',
      'decision_name',
      'legal_basis',
      'drafting_rationale',
      'starts_on',
      'ends_on',
      'recipient',
      'mail_address',
      'postcode',
      'email',
      'fax',
      'contact_person',
      'contact_phone',
    ])
    for (const problem of problems) {
      expect(problem.rule).toBe('A18')
      expect(problem.citation?.quote).toContain('依据和理由')
      expect(problem.link).toBe(`/desk/decisions/${setting.decisionId}/notice#${problem.field}`)
    }
  })

  test('basis and rationale are two elements', async () => {
    expect((await missing({ drafting_rationale: '' })).map(({ field }) => field)).toEqual([
      'drafting_rationale',
    ])
  })

  test('what a chosen channel needs', async () => {
    const onsite = await missing({ submission_channels: ['onsite'] })
    expect(onsite.map(({ field }) => field)).toEqual(['onsite_address', 'onsite_closes_at'])
    expect((await missing({ submission_channels: ['fax'], fax: '无' })).map(({ field }) => field)).toEqual([
      'fax',
    ])
    const file = await readNoticeFile(db, setting.decisionId)
    expect(JSON.parse(file?.notice?.submissionChannels ?? '')).toEqual(['web', 'fax'])
  })

  test('the title is that of an official notice', () => {
    for (const name of ['水价方案', '《水价方案》', '水价方案（征求意见稿）', '《水价方案(征求意见稿)》'])
      expect(noticeTitle(name)).toBe('关于公开征求《水价方案（征求意见稿）》意见的公告')
  })
})

describe('saving', () => {
  test('opens consultation and round 1, then moves the revision, each with an entry', async () => {
    const document = await makeDocument(setting.decisionId, setting.drafter.id)
    const first = value(await save(setting, { document_ids: [document] }))
    const second = value(await save(setting, { other: '其他' }, 1))
    expect([first.revision, second.revision]).toEqual([1, 2])
    expect([second.noticeId, second.consultationId]).toEqual([first.noticeId, first.consultationId])
    expect(second.sha256).not.toBe(first.sha256)
    expect(await count('notice_documents WHERE notice_id = ?', first.noticeId)).toBe(0)
    expect(await count(`entries WHERE deed = 'notice_saved' AND body LIKE ?`, `%${first.noticeId}%`)).toBe(2)
    expect(await count(`entries WHERE body LIKE '%张股长%' OR body LIKE '%价格法%'`)).toBe(0)
  })

  test('refuses strangers, drafts and documents of another decision, and an old revision', async () => {
    const other = await makeSetting()
    expect(codes(await save(setting, {}, 0, setting.stranger))).toEqual(['forbidden'])
    expect(codes(await save(setting, {}, 0, setting.reviewer))).toEqual(['forbidden'])
    expect(codes(await save(setting, { draft_version_id: other.draftId }))).toEqual(['invalid_choice'])
    const document = await makeDocument(other.decisionId, other.drafter.id)
    expect(codes(await save(setting, { document_ids: [document] }))).toEqual(['invalid_choice'])
    value(await save(setting))
    expect(codes(await save(setting, {}, 0))).toEqual(['changed_meanwhile'])
    expect(codes(await save(setting, {}, 2))).toEqual(['changed_meanwhile'])
  })

  test('two at once: one is saved, one is told', async () => {
    const both = await Promise.all([save(setting, { other: '甲' }), save(setting, { other: '乙' })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(codes(both.find(({ ok }) => !ok) ?? value(both[0] as never))).toEqual(['changed_meanwhile'])
    expect(await count('notices WHERE decision_id = ?', setting.decisionId)).toBe(1)
  })

  test('SQL keeps revisions moving by one, and notices for ever', async () => {
    const { noticeId } = value(await save(setting))
    await expect(run(`UPDATE notices SET other = 'x' WHERE id = ?`, noticeId)).rejects.toThrow('revision')
    await expect(run('DELETE FROM notices WHERE id = ?', noticeId)).rejects.toThrow('never deleted')
  })
})

describe('the form', () => {
  const path = () => `/desk/decisions/${setting.decisionId}/notice`

  test('starts with what can be guessed and works without script', async () => {
    const page = await (await doorOf(setting.drafter, NOW, desk)(path())).text()
    expect(page).toContain(`value="${whole.decision_name}"`)
    expect(page).toContain(`value="${setting.draftId}" selected`)
    expect(page).not.toContain('<script>')
  })

  test('saves, says what is missing, and shows the earliest lawful ends (R1)', async () => {
    const door = doorOf(setting.drafter, NOW, desk)
    const saved = await door(
      path(),
      form(fields({ ends_on: '2026-03-15', starts_on: '2026-03-05', fax: '' })),
    )
    expect(saved.headers.get('location')).toBe(`${path()}?saved`)
    const page = await (await door(`${path()}?saved`)).text()
    expect(page).toContain('还有 2 处')
    for (const date of ['2026年4月4日', '2026年4月7日', '2026年3月15日', '2026年3月16日'])
      expect(page).toContain(date)
    expect(page).toContain('建议把截止日期延到2026年3月16日')
    const checked = await door(path(), form(fields({ revision: '1', after: 'publication' })))
    expect(checked.headers.get('location')).toBe(`${path()}/publication`)
  })

  test('needs_calendar (E18): says so and guesses nothing', async () => {
    value(await save(setting, { starts_on: '2026-12-22', ends_on: '2027-01-21' }))
    const page = await (await doorOf(setting.drafter, NOW, desk)(path())).text()
    expect(page).toContain('2027年1月1日')
    expect(page).toContain('还没有2027年的节假日安排')
  })

  test('loses nothing typed: bad values, and a colleague who saved meanwhile', async () => {
    const door = doorOf(setting.drafter, NOW, desk)
    const bad = await door(
      path(),
      form(
        fields({
          postcode: '12',
          email: 'x',
          ends_on: '2026-02-30',
          onsite_closes_at: '25:00',
          other: '<u>',
        }),
      ),
    )
    expect(bad.status).toBe(422)
    const page = await bad.text()
    for (const kept of [
      'value="12"',
      'value="x"',
      'value="25:00"',
      '&lt;u&gt;',
      'href="#postcode"',
      'href="#ends_on"',
    ])
      expect(page).toContain(kept)
    value(await save(setting, { other: '同事写的' }))
    const clash = await door(path(), form(fields({ other: '我写的' })))
    expect(clash.status).toBe(409)
    const kept = await clash.text()
    expect(kept).toContain('我写的')
    expect(kept).toContain('href="#other"')
    expect(kept).toContain('name="revision" value="1"')
    expect((await door(path(), form(fields({ other: '我写的', revision: '1' })))).status).toBe(303)
  })

  test('is for drafters of the unit; reviewers get the preview, strangers nothing', async () => {
    value(await save(setting))
    const seen = await doorOf(setting.reviewer, NOW, desk)(path())
    expect(seen.headers.get('location')).toBe(`${path()}/preview`)
    expect((await doorOf(setting.stranger, NOW, desk)(path())).status).toBe(403)
    expect((await doorOf(setting.stranger, NOW, desk)(path(), form(fields({})))).status).toBe(403)
    expect((await doorOf(setting.drafter, NOW, desk)('/desk/decisions/none/notice')).status).toBe(404)
  })

  test('the preview tells a reviewer whether the text is still the one handed in', async () => {
    const { sha256 } = value(await save(setting, { shorten_reason: '汛期将至', ends_on: '2026-03-20' }))
    const door = doorOf(setting.reviewer, NOW, desk)
    const page = await (await door(`${path()}/preview?as=${sha256}`)).text()
    expect(page).toContain('与送审文本一致')
    expect(page).toContain('汛期将至')
    expect(page).toContain('2026年3月20日24时')
    value(await save(setting, { other: '改动' }, 1))
    expect(await (await door(`${path()}/preview?as=${sha256}`)).text()).toContain('送审后公告已经改动')
  })

  test('the same as JSON', async () => {
    const door = doorOf(setting.drafter, NOW, api)
    const put = await door(
      `/api/v1${path()}`,
      json({ ...whole, draft_version_id: setting.draftId, fax: '' }, 'PUT'),
    )
    expect(put.status).toBe(200)
    const got = await (await door(`/api/v1${path()}`)).json()
    expect(got).toMatchObject({
      notice: { decision_name: whole.decision_name, starts_on: '2026-03-02', revision: 1 },
      problems: [{ code: 'missing', field: 'fax', rule: 'A18' }],
      published_at: null,
    })
    const late = await door(`/api/v1${path()}`, json({ ...whole, revision: 0 }, 'PUT'))
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'changed_meanwhile'])
  })

  test('a later draft can be chosen', async () => {
    const second = await makeDraft(setting.decisionId, setting.drafter.id, 2)
    value(await save(setting, { draft_version_id: second }))
    expect((await readNoticeFile(db, setting.decisionId))?.draft?.version).toBe(2)
  })
})
