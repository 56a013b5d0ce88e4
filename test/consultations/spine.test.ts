import { describe, expect, test } from 'vitest'
import { bundleOf } from '../../src/consultations/bundle.ts'
import { desk } from '../../src/consultations/desk-routes.tsx'
import { readNoticeFile } from '../../src/consultations/notice-file.ts'
import { publishNotice } from '../../src/consultations/publish-notice.ts'
import { routes } from '../../src/consultations/routes.tsx'
import { selectState } from '../../src/decisions/procedure-store.ts'
import { newId } from '../../src/ground/ids.ts'
import { submissionSchema } from '../../src/opinions/item.ts'
import { lodge } from '../../src/opinions/lodge.ts'
import { at, codes, count, db, doorOf, env, NOW, run, value, visitAt } from '../decisions/house.ts'
import { plannedRows } from '../support/procedure.ts'
import { makeSetting, review, type Setting, save } from './setting.ts'

const publish = async (setting: Setting, now = NOW) =>
  publishNotice(await visitAt(now), setting.drafter, setting.decisionId)

const stateOf = async (setting: Setting) => (await selectState(db, setting.decisionId))[0]?.state

/** Publish around every deed. */
async function raw(setting: Setting) {
  const file = await readNoticeFile(db, setting.decisionId)
  const bundle = file && (await bundleOf(file))
  return run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES (?, ?, 'notice', ?, ?, 'R1', ?, ?)`,
    newId(),
    setting.decisionId,
    file?.notice?.id ?? '',
    bundle?.sha256 ?? '',
    NOW,
    setting.drafter.id,
  )
}

async function ready(matterKind: Parameters<typeof makeSetting>[0] = 'major_decision', planned = true) {
  const setting = await makeSetting(matterKind, planned)
  const { noticeId, consultationId } = value(await save(setting))
  await review(setting)
  return { ...setting, noticeId, consultationId }
}

describe('S06: a notice is published in its state', () => {
  test('works: a planned major decision is consulting afterwards; another matter needs no plan', async () => {
    const setting = await ready()
    expect(await stateOf(setting)).toBe('plan_approved')
    value(await publish(setting))
    expect(await stateOf(setting)).toBe('consulting')
    const minor = await ready('normative_document')
    expect(await stateOf(minor)).toBe('proposed')
    value(await publish(minor))
    expect(await stateOf(minor)).toBe('consulting')
  })

  test('A02: a major decision without a plan is refused, on the page with its rule and the way to the plan', async () => {
    const setting = await ready('major_decision', false)
    const refused = await publish(setting)
    expect(codes(refused)).toEqual(['plan_missing'])
    const [problem] = refused.ok ? [] : refused.refusal.problems
    expect(problem).toMatchObject({ rule: 'A02', link: `/desk/decisions/${setting.decisionId}/plan` })
    const page = await (
      await doorOf(setting.drafter, NOW, desk)(`/desk/decisions/${setting.decisionId}/notice/publication`)
    ).text()
    expect(page).toContain('公众参与方案')
    expect(page).toContain(`href="/desk/decisions/${setting.decisionId}/plan"`)
    expect(page).toContain('规则 A02')
    expect(page).not.toContain('发布公告</button>')
    await expect(raw(setting)).rejects.toThrow('guard:wrong_state')
    await env.DB.batch(
      plannedRows(env.DB, { decisionId: setting.decisionId, officerId: setting.drafter.id, at: NOW }),
    )
    value(await publish(setting))
  })

  test('S90: not after an ending', async () => {
    const setting = await ready()
    await withdraw(setting)
    expect(codes(await publish(setting))).toEqual(['wrong_state'])
    expect(codes(await save(setting, { other: '改' }, 1))).toEqual(['wrong_state'])
    await expect(raw(setting)).rejects.toThrow('guard:wrong_state')
  })
})

const NOTE = '上级政策调整，终止本次决策程序。'

async function withdraw(setting: Setting, now = NOW) {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO decision_endings (decision_id, kind, ground, fact_public, public_note, ended_by, ended_at)
       VALUES (?, 'withdrawn', '上级文件', 1, ?, ?, ?)`,
    ).bind(setting.decisionId, NOTE, setting.drafter.id, now),
    env.DB.prepare(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT ?1, MAX(seq) + 1, 'decision_withdrawn', 'withdrawn', ?2, ?3 FROM decision_steps WHERE decision_id = ?1`,
    ).bind(setting.decisionId, now, setting.drafter.id),
  ])
}

describe('S90: a withdrawn consultation', () => {
  const say = async (intakeId: string, now = at('2026-03-10 10:00')) =>
    lodge(await visitAt(now), {
      intakeId,
      said: submissionSchema.parse({ items: [{ kind: 'oppose', text: '太贵' }] }),
      idempotencyKey: `k-${newId()}${newId()}`,
    })

  test('takes no opinion from that moment on, keeps those it has, and says why it ended', async () => {
    const setting = await ready()
    value(await publish(setting))
    const kept = value(await say(setting.noticeId))
    await withdraw(setting, at('2026-03-12 09:00'))
    expect(codes(await say(setting.noticeId, at('2026-03-12 09:01')))).toEqual(['closed'])
    expect(await count('submissions WHERE id = ?', kept.submissionId)).toBe(1)
    const door = doorOf(setting.drafter, at('2026-03-12 10:00'), routes as never)
    const page = await (await door(`/consultations/${setting.consultationId}`)).text()
    expect(page).toContain('已终止')
    expect(page).toContain(NOTE)
    expect(page).not.toContain('/comment')
    expect((await door(`/consultations/${setting.consultationId}/comment`)).status).toBe(303)
    const json = await (await door(`/api/v1/consultations/${setting.consultationId}`)).json()
    expect(json).toMatchObject({ status: 'withdrawn', ended: { note: NOTE } })
    const list = (await (await door('/api/v1/consultations?status=withdrawn')).json()) as { items: object[] }
    expect(list.items).toMatchObject([{ id: setting.consultationId }])
  })

  test('SQL refuses an opinion from the web that the deed has let through', async () => {
    const setting = await ready()
    value(await publish(setting))
    await withdraw(setting, at('2026-03-12 09:00'))
    const insert = run(
      `INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late, submitter_kind,
         publish_name, participant_id, lookup_hash, lang, item_count, entry_id)
       VALUES ('s', ?, 1, 'r', 'web', ?, '2026-03-12', 0, 'individual', 0, 'p', 'h', 'zh', 1, 'e')`,
      setting.noticeId,
      at('2026-03-12 09:01'),
    )
    await expect(insert).rejects.toThrow('guard:closed')
  })
})

describe('R1, R2: the numbers are those of the profile that the decision keeps', () => {
  const pin = (setting: Setting, floor: number, usual: number) =>
    run(
      `INSERT INTO decision_profiles (decision_id, special, layers, effective, sha256, pinned_at)
       VALUES (?1, NULL, ?2, ?3, ?4, ?5)
       ON CONFLICT (decision_id) DO NOTHING`,
      setting.decisionId,
      JSON.stringify([{ code: 'national', version: 0 }]),
      JSON.stringify({
        comment_days: { floor, usual, force: 'in_principle', source: null, floorSource: null },
      }),
      'a'.repeat(64),
      NOW,
    )

  /** A decision whose profile asks for 20 days in any case and 40 as a rule. */
  async function stricter() {
    const setting = await makeSetting('major_decision', false)
    await run('DROP TRIGGER IF EXISTS decision_profiles_are_never_deleted')
    await run('DELETE FROM decision_profiles WHERE decision_id = ?', setting.decisionId)
    await pin(setting, 20, 40)
    await env.DB.batch(
      plannedRows(env.DB, { decisionId: setting.decisionId, officerId: setting.drafter.id, at: NOW }),
    )
    return setting
  }

  test.each([
    ['2026-03-21', '情况紧急', 'R3 period_too_short', 'period_too_short'],
    ['2026-04-10', '', 'R2 shorten_reason_missing', 'shorten_reason_missing'],
    ['2026-03-22', '情况紧急', '', 'review_missing'],
    ['2026-04-11', '', '', 'review_missing'],
  ])('until %s, reason %o: %s; SQL: %s', async (ends_on, shorten_reason, told, guard) => {
    const setting = await stricter()
    value(await save(setting, { ends_on, shorten_reason }))
    const refused = await publish(setting)
    const problems = refused.ok ? [] : refused.refusal.problems
    expect(
      problems.map(({ rule, code }) => `${rule} ${code}`).filter((each) => !each.startsWith('R28')),
    ).toEqual(told ? [told] : [])
    await expect(raw(setting)).rejects.toThrow(`guard:${guard}`)
  })

  test('R1: where the profile hardens the advice, a last day that is a rest day is refused, and the form says so', async () => {
    const setting = await makeSetting('major_decision', false)
    await run('DROP TRIGGER IF EXISTS decision_profiles_are_never_deleted')
    await run('DELETE FROM decision_profiles WHERE decision_id = ?', setting.decisionId)
    await run(
      `INSERT INTO decision_profiles (decision_id, special, layers, effective, sha256, pinned_at)
       VALUES (?, NULL, '[{"code":"national","version":0}]', ?, ?, ?)`,
      setting.decisionId,
      JSON.stringify({
        comment_days: { usual: 30, floor: 10, force: 'in_principle', source: null, floorSource: null },
        roll_end: { usual: 'refuse', floor: 'refuse', force: 'must', source: null, floorSource: null },
      }),
      'a'.repeat(64),
      NOW,
    )
    // 30 days from 5 March end on Saturday 4 April; the next working day is Tuesday 7 April.
    value(await save(setting, { starts_on: '2026-03-05', ends_on: '2026-04-04' }))
    expect(codes(await publish(setting))).toContain('period_ends_on_rest_day')
    value(await save(setting, { starts_on: '2026-03-05', ends_on: '2026-04-07' }, 1))
    expect(codes(await publish(setting))).toEqual(['plan_missing', 'review_missing'])
    const page = await (
      await doorOf(setting.drafter, NOW, desk)(`/desk/decisions/${setting.decisionId}/notice`)
    ).text()
    expect(page).toContain('应当顺延到休假日结束后的第一个工作日')
  })

  test('the form says which numbers apply, from where, and which version the decision keeps', async () => {
    const setting = await makeSetting()
    value(await save(setting))
    const page = await (
      await doorOf(setting.drafter, NOW, desk)(`/desk/decisions/${setting.decisionId}/notice`)
    ).text()
    expect(page).toContain('征求意见一般不少于30天')
    expect(page).toContain('《重大行政决策程序暂行条例》第十五条')
    expect(page).toContain('但不少于10天')
    expect(page).toContain('一直适用立项时的规则：国家（平台自带版本）')
  })
})
