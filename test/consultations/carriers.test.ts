import { describe, expect, test } from 'vitest'
import { carriersInput, carriersOf } from '../../src/consultations/carrier.ts'
import { api, desk } from '../../src/consultations/desk-routes.tsx'
import { noticeFields, noticeHash } from '../../src/consultations/notice.ts'
import { readNoticeFile } from '../../src/consultations/notice-file.ts'
import { publishNotice } from '../../src/consultations/publish-notice.ts'
import { routes } from '../../src/consultations/routes.tsx'
import { parse } from '../../src/ground/parse.ts'
import { db, doorOf, form, json, NOW, run, value, visitAt } from '../decisions/house.ts'
import { makeSetting, review, save, whole } from './setting.ts'

const PORTAL = { kind: 'portal', name: '' }
const television = { kind: 'media', name: '县电视台' }
const board = { kind: 'notice_board', name: '镇政府公示栏' }

describe('A20, A21: the carriers of a notice', () => {
  test('the portal is always the first', () => {
    expect(carriersInput.parse(undefined)).toEqual([PORTAL])
    expect(carriersInput.parse([television, { kind: 'portal', name: '别的' }])).toEqual([PORTAL, television])
  })

  test.each([
    [[{ kind: 'media' }], 'missing 0.name'],
    [[television, { kind: 'radio', name: '电台' }], 'invalid_choice 1.kind'],
    [[television, board, television], 'repeated 2.name'],
    [[{ kind: 'media', name: '长'.repeat(101) }], 'too_long 0.name'],
    [Array.from({ length: 22 }, (_, n) => ({ kind: 'other', name: `载体${n}` })), 'too_long undefined'],
  ])('refuses %o', (given, told) => {
    const read = parse(carriersInput, given)
    expect(read.ok ? [] : read.refusal.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([told])
  })

  test('by the form and by the API, in the hash, the preview, the public page and its JSON', async () => {
    const setting = await makeSetting()
    const door = doorOf(setting.drafter, NOW, desk, api)
    const path = `/desk/decisions/${setting.decisionId}/notice`
    const fields = { ...whole, draft_version_id: setting.draftId, revision: '0' }
    const rows = {
      'carriers.0.kind': '',
      'carriers.0.name': '',
      'carriers.2.kind': 'media',
      'carriers.2.name': '县电视台',
      'carriers.4.kind': 'notice_board',
      'carriers.4.name': '镇政府公示栏',
    }
    expect((await door(path, form({ ...fields, ...rows }))).status).toBe(303)
    const saved = (await (await door(`/api/v1${path}`)).json()) as {
      notice: { carriers: object[]; sha256: string }
    }
    expect(saved.notice.carriers).toEqual([PORTAL, television, board])
    expect(saved.notice).not.toHaveProperty('media')
    const again = await door(
      `/api/v1${path}`,
      json(
        { ...whole, draft_version_id: setting.draftId, revision: 1, carriers: saved.notice.carriers },
        'PUT',
      ),
    )
    expect(((await again.json()) as { sha256: string }).sha256).toBe(saved.notice.sha256)
    expect(await (await door(`${path}/preview`)).text()).toContain('县电视台、镇政府公示栏')
    await review(setting)
    const { consultationId } = value(
      await publishNotice(await visitAt(), setting.drafter, setting.decisionId),
    )
    const reader = doorOf(setting.drafter, NOW, routes as never)
    expect(await (await reader(`/consultations/${consultationId}`)).text()).toContain('镇政府公示栏')
    const told = (await (await reader(`/api/v1/consultations/${consultationId}`)).json()) as {
      notice: { carriers: object[] }
    }
    expect(told.notice.carriers).toEqual([PORTAL, television, board])
  })

  test('a notice saved before there were kinds keeps its hash, and each line of its text is a carrier', async () => {
    const setting = await makeSetting()
    const { noticeId } = value(await save(setting))
    const file = await readNoticeFile(db, setting.decisionId)
    if (!file?.notice) throw new Error('no notice')
    const old = { ...file.notice, carriers: null, media: '县电视台\n社区公告栏\n\n新闻发布会' }
    expect(noticeFields(old)).toHaveProperty('media')
    expect(noticeFields(old)).not.toHaveProperty('carriers')
    expect(await noticeHash(old)).not.toBe(await noticeHash({ ...old, media: '' }))
    expect(carriersOf(old)).toEqual([
      PORTAL,
      television,
      { kind: 'notice_board', name: '社区公告栏' },
      { kind: 'press_conference', name: '新闻发布会' },
    ])
    expect(noticeId).toBe(old.id)
  })

  test.each([
    ['[]'],
    ['[{"kind":"media","name":"县电视台"}]'],
    ['[{"kind":"portal","name":""},{"kind":"media","name":" "}]'],
    ['[{"kind":"portal","name":""},{"kind":"radio","name":"电台"}]'],
    ['[{"kind":"portal","name":""},{"kind":"media","name":"台"},{"kind":"media","name":"台"}]'],
    [null],
  ])('SQL refuses %s', async (carriers) => {
    const setting = await makeSetting()
    const { noticeId } = value(await save(setting))
    const update = run('UPDATE notices SET carriers = ?, revision = 2 WHERE id = ?', carriers, noticeId)
    await expect(update).rejects.toThrow('guard:invalid_choice')
  })
})
