import { beforeEach, describe, expect, test } from 'vitest'
import { bundleOf } from '../../src/consultations/bundle.ts'
import { correctNotice } from '../../src/consultations/correct-notice.ts'
import { api, desk } from '../../src/consultations/desk-routes.tsx'
import { readNoticeFile } from '../../src/consultations/notice-file.ts'
import { publishNotice } from '../../src/consultations/publish-notice.ts'
import { requestNoticeReview } from '../../src/consultations/request-notice-review.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { newId } from '../../src/ground/ids.ts'
import {
  at,
  codes,
  count,
  db,
  doorOf,
  env,
  form,
  json,
  NOW,
  run,
  value,
  visitAt,
} from '../decisions/house.ts'
import {
  makeDocument,
  makeDraft,
  makeSetting,
  publicOpinion,
  review,
  type Setting,
  save,
  whole,
} from './setting.ts'

let setting: Setting
beforeEach(async () => {
  setting = await makeSetting()
})

const publish = async (now = NOW, officer = setting.drafter, revision?: number) =>
  publishNotice(await visitAt(now), officer, setting.decisionId, revision)

/** Publish around every deed. */
const raw = (noticeId: string, sha256: string, publishedAt: string = NOW) =>
  run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES (?, ?, 'notice', ?, ?, 'R1', ?, ?)`,
    newId(),
    setting.decisionId,
    noticeId,
    sha256,
    publishedAt,
    setting.drafter.id,
  )

describe('publishing', () => {
  test('works: publication, intake, milestone and entry in one batch', async () => {
    const { noticeId, consultationId } = value(await save(setting))
    const { bundleSha256 } = await review(setting)
    expect(value(await publish())).toEqual({ consultationId, noticeId })
    const file = await readNoticeFile(db, setting.decisionId)
    expect(file?.publication).toMatchObject({
      sha256: bundleSha256,
      rule: 'A18,R1,R2,R3,R4,R28',
      publishedAt: NOW,
    })
    expect(file?.intake).toMatchObject({
      id: noticeId,
      draftVersionId: setting.draftId,
      opensAt: NOW,
      closesAt: at('2026-04-02 00:00'),
      endsOn: '2026-04-01',
      submissions: 0,
    })
    expect(file?.intake?.receiptPrefix).toMatch(/^2026-\d{3}$/)
    expect(
      await count(`milestones WHERE decision_id = ? AND code = 'notice_published'`, setting.decisionId),
    ).toBe(1)
    const body = await env.DB.prepare(
      `SELECT body FROM entries WHERE deed = 'notice_published' ORDER BY position DESC`,
    ).first<string>('body')
    expect(JSON.parse(body ?? '')).toMatchObject({
      subject: noticeId,
      data: { intake: noticeId, bundle_sha256: bundleSha256, starts_on: '2026-03-02', ends_on: '2026-04-01' },
    })
    expect(codes(await publish())).toEqual(['already_published'])
  })

  test('opens at 00:00 of a later first day', async () => {
    value(await save(setting, { starts_on: '2026-03-05', ends_on: '2026-04-07' }))
    await review(setting)
    value(await publish())
    const file = await readNoticeFile(db, setting.decisionId)
    expect(file?.intake?.opensAt).toBe(at('2026-03-05 00:00'))
  })

  test('receipt prefixes run on within a year and begin anew in the next', async () => {
    const numbers: string[] = []
    for (const [now, starts, ends] of [
      ['2031-03-02 09:00', '2031-03-02', '2031-04-01'],
      ['2031-12-31 23:59', '2032-01-05', '2032-03-01'],
      ['2032-01-01 00:00', '2032-01-05', '2032-03-01'],
    ] as const) {
      setting = await makeSetting()
      value(await save(setting, { starts_on: starts, ends_on: ends }))
      await review(setting, at(now))
      value(await publish(at(now)))
      numbers.push((await readNoticeFile(db, setting.decisionId))?.intake?.receiptPrefix ?? '')
    }
    expect(numbers).toEqual(['2031-001', '2031-002', '2032-001'])
  })

  test('several at once get different numbers', async () => {
    const settings = await Promise.all([1, 2, 3, 4].map(() => makeSetting()))
    for (const each of settings) {
      value(await save(each))
      await review(each)
    }
    const now = await visitAt()
    const all = await Promise.all(settings.map((each) => publishNotice(now, each.drafter, each.decisionId)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await count('(SELECT DISTINCT receipt_prefix FROM intakes)')).toBe(await count('intakes'))
  })

  test('R1, R2, R3, R4, R28, A18: every refusal at once, each with rule, source and link', async () => {
    value(await save(setting, { ends_on: '2026-03-11', starts_on: '2026-03-02', fax: '', legal_basis: '' }))
    const refused = await publish(at('2026-03-03 00:10'))
    expect(refused.ok).toBe(false)
    if (refused.ok) return
    const told = refused.refusal.problems.map(({ code, rule }) => `${rule} ${code}`)
    expect(told).toEqual([
      'A18 missing',
      'A18 missing',
      'R4 starts_in_the_past',
      'R1 period_too_short',
      'R2 shorten_reason_missing',
      'R28 review_missing',
    ])
    for (const { citation, link } of refused.refusal.problems) {
      expect(citation?.source).toBeTruthy()
      expect(link).toContain(`/desk/decisions/${setting.decisionId}/notice`)
    }
    expect(await count('publications WHERE decision_id = ?', setting.decisionId)).toBe(0)
    expect(await count('intakes WHERE decision_id = ?', setting.decisionId)).toBe(0)
  })

  test('R28: a review of an older text does not count; neither do 免予公开 and 需报审', async () => {
    value(await save(setting))
    await review(setting)
    value(await save(setting, { other: '改动一个字' }, 1))
    expect(codes(await publish())).toEqual(['review_missing'])
    value(await save(setting, {}, 2))
    expect((await readNoticeFile(db, setting.decisionId))?.notice?.revision).toBe(3)
    // The same words again are the same texts.
    expect(codes(await publish())).toEqual([])
    for (const opinion of ['exempt', 'escalate'] as const) {
      setting = await makeSetting()
      value(await save(setting))
      const asked = value(await requestNoticeReview(await visitAt(), setting.drafter, setting.decisionId))
      value(
        await giveReview(await visitAt(), setting.reviewer, asked.reviewId, { ...publicOpinion, opinion }),
      )
      expect(codes(await publish())).toEqual(['review_missing'])
    }
  })

  test('R28: another draft or another attachment needs another review', async () => {
    const document = await makeDocument(setting.decisionId, setting.drafter.id)
    value(await save(setting, { document_ids: [document] }))
    await review(setting)
    value(await save(setting, {}, 1))
    expect(codes(await publish())).toEqual(['review_missing'])
    const second = await makeDraft(setting.decisionId, setting.drafter.id, 2)
    value(await save(setting, { document_ids: [document], draft_version_id: second }, 2))
    expect(codes(await publish())).toEqual(['review_missing'])
    value(await save(setting, { document_ids: [document] }, 3))
    value(await publish())
  })

  test('is not asked to be reviewed while it is incomplete', async () => {
    value(await save(setting, { recipient: '' }))
    expect(codes(await requestNoticeReview(await visitAt(), setting.drafter, setting.decisionId))).toEqual([
      'missing',
    ])
  })

  test('forbidden: strangers, reviewers, and whoever saw another revision', async () => {
    value(await save(setting))
    await review(setting)
    expect(codes(await publish(NOW, setting.stranger))).toEqual(['forbidden'])
    expect(codes(await publish(NOW, setting.reviewer))).toEqual(['forbidden'])
    expect(codes(await publish(NOW, setting.drafter, 7))).toEqual(['changed_meanwhile'])
    expect(codes(await publish(NOW, setting.drafter, 1))).toEqual([])
  })

  test('a normative document may run under ten days with a reason', async () => {
    setting = await makeSetting('normative_document')
    value(await save(setting, { ends_on: '2026-03-09', shorten_reason: '情况紧急' }))
    await review(setting)
    value(await publish())
  })

  test('stops when the stored words no longer match their hash', async () => {
    const { noticeId } = value(await save(setting))
    await run(`UPDATE notices SET other = '塞进来的', revision = 2 WHERE id = ?`, noticeId)
    await expect(publish()).rejects.toThrow('hash')
  })
})

describe('SQL itself refuses to publish', () => {
  const sha = async () => {
    const file = await readNoticeFile(db, setting.decisionId)
    return (file && (await bundleOf(file))?.sha256) ?? ''
  }

  test('R28: without a review, with one of other texts, or over another hash', async () => {
    const { noticeId } = value(await save(setting))
    await expect(raw(noticeId, await sha())).rejects.toThrow('guard:review_missing')
    await review(setting)
    await expect(raw(noticeId, 'f'.repeat(64))).rejects.toThrow('guard:review_missing')
    const old = await sha()
    const document = await makeDocument(setting.decisionId, setting.drafter.id)
    await run(
      'INSERT INTO notice_documents (notice_id, document_id, ord) VALUES (?, ?, 0)',
      noticeId,
      document,
    )
    await expect(raw(noticeId, old)).rejects.toThrow('guard:review_missing')
    await run('DELETE FROM notice_documents WHERE notice_id = ?', noticeId)
    value(await save(setting, { other: '改动' }, 1))
    await expect(raw(noticeId, old)).rejects.toThrow('guard:review_missing')
  })

  test.each([
    ['A18', { fax: '' }, 'notice_incomplete'],
    ['A18', { drafting_rationale: '' }, 'notice_incomplete'],
    ['A18', { submission_channels: ['onsite'] }, 'notice_incomplete'],
    ['R1', { ends_on: '2026-03-11', shorten_reason: '情况紧急' }, 'period_too_short'],
    ['R1', { ends_on: '2026-03-02', shorten_reason: '情况紧急' }, 'ends_before_start'],
    ['R2', { ends_on: '2026-03-31' }, 'shorten_reason_missing'],
    ['R4', { starts_on: '2026-03-01' }, 'starts_in_the_past'],
  ])('%s: %o → %s', async (_, changes, code) => {
    const { noticeId } = value(await save(setting, changes))
    await expect(raw(noticeId, await sha())).rejects.toThrow(`guard:${code}`)
  })

  test('an intake without its published notice', async () => {
    const { noticeId } = value(await save(setting))
    const intake = run(
      `INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, receipt_prefix)
       VALUES (?, 'public_comment', ?, ?, ?, ?, '2026-04-01', 'x')`,
      noticeId,
      setting.decisionId,
      setting.draftId,
      NOW,
      at('2026-04-02 00:00'),
    )
    await expect(intake).rejects.toThrow('published notice')
  })
})

describe('R31: after publication nothing changes', () => {
  let ids: { noticeId: string; consultationId: string }
  beforeEach(async () => {
    ids = value(await save(setting))
    await review(setting)
    value(await publish())
  })

  const correct = async (input: object, officer = setting.drafter) =>
    correctNotice(await visitAt(), officer, ids.consultationId, {
      text: '联系电话应为 0478-5210001。',
      no_secret: true,
      no_substance: true,
      ...input,
    })

  test('saving is refused with the way to a correction; SQL refuses update, delete and other attachments', async () => {
    const refused = await save(setting, { other: '改' }, 1)
    expect(codes(refused)).toEqual(['already_published'])
    await expect(run('UPDATE notices SET revision = 2 WHERE id = ?', ids.noticeId)).rejects.toThrow(
      'already_published',
    )
    const document = await makeDocument(setting.decisionId, setting.drafter.id)
    const attach = run(
      'INSERT INTO notice_documents (notice_id, document_id, ord) VALUES (?, ?, 0)',
      ids.noticeId,
      document,
    )
    await expect(attach).rejects.toThrow('already_published')
    for (const table of ['publications', 'milestones'])
      await expect(run(`UPDATE ${table} SET decision_id = decision_id`)).rejects.toThrow('never changed')
    await expect(run(`UPDATE intakes SET closes_at = opens_at WHERE id = ?`, ids.noticeId)).rejects.toThrow()
  })

  test('R5, R28: a correction is a visible note that two boxes confirm', async () => {
    expect(codes(await correct({ no_secret: false, no_substance: false }))).toEqual([
      'confirmation_missing',
      'confirmation_missing',
    ])
    expect(codes(await correct({}, setting.stranger))).toEqual(['forbidden'])
    const { correctionId } = value(await correct({}))
    expect(await count(`publications WHERE kind = 'correction' AND subject_id = ?`, correctionId)).toBe(1)
    expect(
      await count(`milestones WHERE code = 'correction_published' AND decision_id = ?`, setting.decisionId),
    ).toBe(1)
    expect(
      await count(`entries WHERE deed = 'correction_published' AND body LIKE ?`, `%${correctionId}%`),
    ).toBe(1)
    await expect(run(`UPDATE corrections SET text = 'x' WHERE id = ?`, correctionId)).rejects.toThrow(
      'never changed',
    )
    const page = await doorOf(
      setting.reviewer,
      NOW,
      desk,
    )(`/desk/consultations/${ids.consultationId}/corrections`)
    expect(await page.text()).toContain('0478-5210001')
  })

  test('a correction before publication is refused, by SQL too', async () => {
    const other = await makeSetting()
    const { noticeId, consultationId } = value(await save(other))
    const input = { text: 'x', no_secret: true, no_substance: true }
    expect(codes(await correctNotice(await visitAt(), other.drafter, consultationId, input))).toEqual([
      'not_published',
    ])
    const insert = run(
      `INSERT INTO corrections (id, notice_id, text, corrected_by, corrected_at) VALUES ('c', ?, 'x', ?, ?)`,
      noticeId,
      other.drafter.id,
      NOW,
    )
    await expect(insert).rejects.toThrow('guard:not_published')
  })

  test('the correction form keeps what was typed', async () => {
    const door = doorOf(setting.drafter, NOW, desk)
    const path = `/desk/consultations/${ids.consultationId}/corrections`
    const refused = await door(path, form({ text: '电话有误', no_secret: 'yes' }))
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('电话有误')
    expect(page).toContain('href="#no_substance"')
    expect((await door(path, form({ text: '电话有误', no_secret: 'yes', no_substance: 'yes' }))).status).toBe(
      303,
    )
  })
})

describe('the publication page', () => {
  test('from refusal to publication, and the same as JSON', async () => {
    const drafter = doorOf(setting.drafter, NOW, desk, api)
    const path = `/desk/decisions/${setting.decisionId}/notice`
    value(await save(setting, { fax: '' }))
    const unready = await (await drafter(`${path}/publication`)).text()
    expect(unready).toContain(`href="${path}#fax"`)
    expect(unready).toContain('第七条')
    expect(unready).not.toContain('送保密审查</button>')
    expect((await drafter(`${path}/publication`, form({}))).status).toBe(422)
    value(await save(setting, {}, 1))
    expect(await (await drafter(`${path}/publication`)).text()).toContain('送保密审查</button>')
    expect((await drafter(`${path}/review-request`, form({}))).status).toBe(303)
    const again = await drafter(`/api/v1${path}/review-request`, { method: 'POST' })
    expect(again.status).toBe(409)
    const waiting = (await (await drafter(`/api/v1${path}/publication`)).json()) as { ready: boolean }
    expect(waiting).toMatchObject({ ready: false, problems: [{ code: 'review_missing', rule: 'R28' }] })
    const [asked] = (await readNoticeFile(db, setting.decisionId))?.reviews ?? []
    value(await giveReview(await visitAt(), setting.reviewer, asked?.id ?? '', publicOpinion))
    expect(await (await drafter(`${path}/publication`)).text()).toContain('发布公告</button>')
    const reviewer = await doorOf(setting.reviewer, NOW, desk)(`${path}/publication`)
    expect(await reviewer.text()).not.toContain('发布公告</button>')
    const done = await drafter(`/api/v1${path}/publication`, json({ revision: 2 }))
    expect(done.status).toBe(201)
    const published = await (await drafter(`${path}/publication`)).text()
    expect(published).toContain('回执编号前缀')
    expect(published).toContain('/consultations/')
    expect((await drafter(path)).status).toBe(200)
    expect(whole.fax).toBe('无')
  })

  test('English, too', async () => {
    value(await save(setting, { fax: '' }))
    const { PublicationPage } = await import('../../src/consultations/desk-publication.tsx')
    const file = await readNoticeFile(db, setting.decisionId)
    if (!file) throw new Error('no file')
    const page = String(
      await PublicationPage({
        visit: await visitAt(NOW, { lang: 'en' }),
        officer: setting.drafter,
        file,
        bundle: await bundleOf(file),
        problems: [{ code: 'missing', field: 'fax', rule: 'A18', link: '/x#fax' }],
      }),
    )
    expect(page).toContain('Fax number: ')
  })
})
