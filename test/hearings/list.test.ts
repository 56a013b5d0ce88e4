import { describe, expect, test } from 'vitest'
import { giveReview } from '../../src/decisions/give-review.ts'
import { pinOf } from '../../src/decisions/pinned-profile.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { decline } from '../../src/hearings/decline.ts'
import { desk as paperDesk } from '../../src/hearings/desk-hearing-routes.tsx'
import { api } from '../../src/hearings/draw-api.ts'
import { desk } from '../../src/hearings/draw-desk-routes.tsx'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { listInput, listSchema } from '../../src/hearings/list.ts'
import { publishPaper } from '../../src/hearings/publish-paper.ts'
import { readRepresentatives } from '../../src/hearings/read-draw.ts'
import { register } from '../../src/hearings/register.ts'
import { registrationSchema } from '../../src/hearings/registration.ts'
import { requestPaperReview } from '../../src/hearings/request-paper-review.ts'
import { saveList } from '../../src/hearings/save-list.ts'
import { saveRecord } from '../../src/hearings/save-record.ts'
import { serveMaterials } from '../../src/hearings/serve-materials.ts'
import { setMaterials } from '../../src/hearings/set-materials.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import type { Officer } from '../../src/people/officer.ts'
import type { Category } from '../../src/statute/hearing.ts'
import type { RuleProfile } from '../../src/statute/profile.ts'
import { nationalProfile, wuyuanProfile } from '../../src/statute/profiles.ts'
import { head } from './day-setting.ts'
import {
  addDoc,
  at,
  codes,
  count,
  db,
  doorOf,
  env,
  form,
  freezeIt,
  type Hearing,
  json,
  LATER,
  makeHearing,
  OPEN,
  run,
  signUp,
  TYPED,
  VALUE,
  value,
  visitAt,
} from './draw-setting.ts'

type Listed = Hearing & { readonly reviewer: Officer }

const staff = { chair: '赵某某（县司法局副局长）', presenter: '钱某某（县发改委主任）', recorder: '孙某某' }
const seats = { stakeholder: 4, resident: 4, deputy: 2, expert: 1, lawyer: 1, other: 3 } as const

const forbidding: RuleProfile = {
  code: 'stricter',
  kind: 'local',
  parent: 'national',
  version: 1,
  name: { zh: '某县', en: 'a county' },
  description: { zh: '', en: '' },
  values: [
    { parameter: 'civil_servants', value: 'forbidden', force: 'must', basis: 'text', source: '某县规定' },
    { parameter: 'stakeholder_share', value: '1/2', force: 'must', basis: 'text', source: '某县规定' },
    { parameter: 'representatives', value: 4, force: 'must', basis: 'text', source: '某县规定' },
  ],
}

/** A hearing under the county's rules whose seats are all filled by sign-up, with these applicants: all admitted. */
async function heard(
  people: Partial<Record<Category, number>>,
  layers: readonly RuleProfile[] = [nationalProfile, wuyuanProfile],
  officials = 0,
): Promise<Listed> {
  const hearing = await makeHearing({
    quota: Object.entries(seats).map(([category, n]) => ({
      category: category as Category,
      seats: n,
      selection: 'draw' as const,
    })),
  })
  const pin = await pinOf(layers, 'major_decision')
  await run('DELETE FROM decision_profiles WHERE decision_id = ?', hearing.decisionId).catch(() => undefined)
  await run(
    'INSERT INTO decision_profiles VALUES (?, ?, ?, ?, ?, ?)',
    hearing.decisionId,
    pin.special,
    JSON.stringify(pin.layers),
    JSON.stringify(pin.effective),
    pin.sha256,
    OPEN,
  )
  let left = officials
  for (const [category, n = 0] of Object.entries(people))
    for (let i = 0; i < n; i++) await signUp(hearing, category as Category, { official: left-- > 0 })
  value(await freezeIt(hearing))
  const reviewer: Officer = {
    ...hearing.drafter,
    id: hearing.reviewerId,
    name: 'reviewer',
    roles: ['reviewer'],
  }
  return { ...hearing, reviewer }
}

const TEN = { stakeholder: 4, resident: 3, deputy: 1, expert: 1, lawyer: 1 }

const save = async (hearing: Listed, body: object = {}, when: Instant = LATER, by = hearing.drafter) =>
  saveList(await visitAt(when), by, hearing.hearingId, {
    body: listInput.parse({ ...staff, ...body }),
    documentIds: [],
  })

/** Reviewed and published, or why not. */
async function publish(hearing: Listed, paperId: string, when: Instant = LATER) {
  const asked = await requestPaperReview(await visitAt(when), hearing.drafter, paperId)
  if (!asked.ok) return asked
  await reviewed(hearing, asked.value.reviewId, when)
  return publishPaper(await visitAt(when), hearing.drafter, paperId)
}

async function reviewed(hearing: Listed, reviewId: string, when: Instant) {
  const opinion = {
    opinion: 'public' as const,
    basis: '依据',
    reason: '理由',
    checks: [...reviewChecks],
  }
  value(await giveReview(await visitAt(when), hearing.reviewer, reviewId, opinion))
}

const list = async (hearing: Listed, body: object = {}, when: Instant = LATER) =>
  publish(hearing, value(await save(hearing, body, when)).paperId, when)

const bodyOf = async (hearing: Listed) =>
  listSchema.parse(
    JSON.parse(
      (await env.DB.prepare(
        `SELECT body FROM hearing_papers WHERE hearing_id = ? AND kind = 'representative_list' ORDER BY no DESC LIMIT 1`,
      )
        .bind(hearing.hearingId)
        .first<string>('body')) ?? '{}',
    ),
  )

describe('E44: how many representatives', () => {
  test('10 of the five categories: nothing to explain', async () => {
    const hearing = await heard(TEN)
    expect(codes(await list(hearing))).toEqual([])
    const body = await bodyOf(hearing)
    expect(body.representatives.length).toBe(10)
    expect(Object.keys(body.representatives[0] ?? {}).sort()).toEqual(['category', 'how', 'name', 'unit'])
    expect(
      await count(`publications WHERE decision_id = ? AND kind = 'representative_list'`, hearing.decisionId),
    ).toBe(1)
  })

  test('R17: 9 need a recorded reason, which the list then says', async () => {
    const hearing = await heard({ ...TEN, stakeholder: 3 })
    expect(codes(await list(hearing))).toEqual(['too_few_representatives'])
    const paperId = value(await save(hearing, { reasons: { few: '报名人数不足，已两次延长报名。' } })).paperId
    expect(codes(await publish(hearing, paperId))).toEqual([])
    const page = await doorOf(
      hearing.drafter,
      LATER,
      paperDesk,
    )(`/desk/hearings/${hearing.hearingId}/list/preview`)
    expect(await page.text()).toContain('报名人数不足，已两次延长报名。')
  })

  test('12 of whom 3 observe are 9', async () => {
    const hearing = await heard({ ...TEN, stakeholder: 3 })
    for (let i = 0; i < 3; i++) {
      const observer = registrationSchema.parse({
        role: 'observer',
        name: `旁听${i}`,
        contact: { phone: `1390000000${i}` },
      })
      await register(await visitAt(OPEN), hearing.hearingId, observer, `observer-${hearing.hearingId}-${i}`)
    }
    expect(codes(await list(hearing))).toEqual(['too_few_representatives'])
    expect((await bodyOf(hearing)).representatives.length).toBe(9)
  })

  test('R18: 10 without a lawyer need a recorded reason', async () => {
    const hearing = await heard({ ...TEN, lawyer: 0, other: 1 })
    const refused = await list(hearing)
    expect(codes(refused)).toEqual(['category_missing'])
    expect(refused.ok ? '' : refused.refusal.problems[0].field).toBe('reasons.missing.lawyer')
    expect(
      codes(await list(hearing, { reasons: { missing: { lawyer: '本县律师均与本事项有利害关系。' } } })),
    ).toEqual([])
  })

  test('through the page: what is typed stays, the rule and its field are named, and then it is saved', async () => {
    const hearing = await heard({ ...TEN, stakeholder: 3 })
    const door = doorOf(hearing.drafter, LATER, desk, paperDesk)
    const path = `/desk/hearings/${hearing.hearingId}/list`
    const before = await (await door(path)).text()
    expect(before).toContain('代表只有9人')
    const long = { ...staff, panel: '李某\n周某', 'reasons.few': '字'.repeat(1001) }
    const refused = await door(path, form(long))
    expect([refused.status, (await refused.text()).includes('周某')]).toEqual([422, true])
    const saved = await door(path, form({ ...long, 'reasons.few': '报名人数不足。' }))
    expect(saved.headers.get('location')).toBe(`${path}?saved`)
    const shown = await (await door(`${path}?saved`)).text()
    expect(shown).toMatch(/甲\d+/)
    expect(shown).not.toContain('代表只有9人')
    expect(shown).not.toContain('1380000')
    expect((await bodyOf(hearing)).panel).toEqual(['李某', '周某'])
    const stranger = doorOf(hearing.stranger, LATER, desk)
    expect([(await stranger(path)).status, (await stranger(path, form(staff))).status]).toEqual([403, 403])
  })

  test('through the API, with the same refusals', async () => {
    const hearing = await heard({ ...TEN, stakeholder: 3 })
    const door = doorOf(hearing.drafter, LATER, api)
    const path = `/api/v1/desk/hearings/${hearing.hearingId}/list`
    const saved = await door(path, json({ ...staff }))
    expect(saved.status).toBe(201)
    const { paper_id } = (await saved.json()) as { paper_id: string }
    expect(codes(await publish(hearing, paper_id))).toEqual(['too_few_representatives'])
    expect(
      (await door(path, json({ ...staff, reasons: { few: '报名人数不足。' }, revision: 0 }))).status,
    ).toBe(409)
    expect(
      (await door(path, json({ ...staff, reasons: { few: '报名人数不足。' }, revision: 1 }))).status,
    ).toBe(201)
    expect(codes(await publish(hearing, paper_id))).toEqual([])
    expect((await doorOf(hearing.stranger, LATER, api)(path, json(staff))).status).toBe(403)
  })
})

describe('other rules by profile', () => {
  test('R18: no serving official, half of them ordinary people, four at least, without exception', async () => {
    const layers = [nationalProfile, forbidding]
    const hearing = await heard({ deputy: 2, resident: 1 }, layers, 1)
    const all = { few: 'x', share: '', missing: {} }
    expect(codes(await list(hearing, { reasons: all }))).toEqual([
      'too_few_representatives',
      'share_too_small',
      'official_as_representative',
    ])
    const other = await heard({ resident: 3, deputy: 2 }, layers)
    expect(codes(await list(other))).toEqual([])
  })

  test('where no text asks, the platform’s ten only warn', async () => {
    const hearing = await heard({ resident: 4 }, [nationalProfile])
    expect(codes(await list(hearing))).toEqual([])
  })
})

describe('R16: the list', () => {
  test('is out on the day before at the latest, and names who leads and serves', async () => {
    const hearing = await heard(TEN)
    const { paperId } = value(await save(hearing, { chair: '', recorder: '' }))
    expect(codes(await publish(hearing, paperId))).toEqual(['missing', 'missing'])
    value(await save(hearing))
    expect(codes(await publish(hearing, paperId, at('2026-06-30 08:00')))).toEqual(['list_not_published'])
    expect(codes(await publish(hearing, paperId, at('2026-06-29 18:00')))).toEqual([])
  })

  test('is that of today: whoever gave her seat up is not on it; a further list after that', async () => {
    const hearing = await heard({ ...TEN, other: 2 })
    const { paperId } = value(await save(hearing))
    const [first, second] = await readRepresentatives(db, hearing.hearingId)
    const gone = { draw_no: first?.drawNo ?? '' }
    value(await decline(await visitAt(at('2026-06-18 10:00')), hearing.drafter, hearing.hearingId, gone))
    expect(codes(await publish(hearing, paperId, at('2026-06-18 11:00')))).toEqual(['list_outdated'])
    expect(codes(await list(hearing, {}, at('2026-06-18 12:00')))).toEqual([])
    const next = { draw_no: second?.drawNo ?? '' }
    value(await decline(await visitAt(at('2026-06-19 10:00')), hearing.drafter, hearing.hearingId, next))
    expect(codes(await list(hearing, {}, at('2026-06-19 11:00')))).toEqual([])
    expect((await bodyOf(hearing)).representatives.length).toBe(10)
  })

  test('waits for the draw', async () => {
    const hearing = await makeHearing()
    const reviewer: Officer = { ...hearing.drafter, id: hearing.reviewerId, roles: ['reviewer'] }
    const found = await list({ ...hearing, reviewer })
    expect(codes(found)).toContain('draw_missing')
  })

  test('SQL refuses a list too late, of others, or without its reason', async () => {
    const hearing = await heard({ ...TEN, stakeholder: 3 })
    const { paperId } = value(await save(hearing, { reasons: { few: '报名人数不足。' } }))
    const { reviewId, bundleSha256 } = value(
      await requestPaperReview(await visitAt(LATER), hearing.drafter, paperId),
    )
    await reviewed(hearing, reviewId, LATER)
    const insert = (when: Instant) =>
      run(
        `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
         VALUES (?, ?, 'representative_list', ?, ?, 'R16', ?, ?)`,
        `p-${paperId}`,
        hearing.decisionId,
        paperId,
        bundleSha256,
        when,
        hearing.drafterId,
      )
    await expect(insert(at('2026-06-30 00:00'))).rejects.toThrow('guard:list_not_published')
    const [first] = await readRepresentatives(db, hearing.hearingId)
    const gone = { draw_no: first?.drawNo ?? '' }
    const change = (body: string) =>
      run(
        `UPDATE hearing_papers SET body = json_set(body, ${body}), revision = revision + 1 WHERE id = ?`,
        paperId,
      )
    await change(`'$.reasons.few', ' '`)
    await expect(insert(LATER)).rejects.toThrow('guard:too_few_representatives')
    await change(`'$.reasons.few', 'x'`)
    value(await decline(await visitAt(at('2026-06-18 10:00')), hearing.drafter, hearing.hearingId, gone))
    await expect(insert(at('2026-06-18 11:00'))).rejects.toThrow('guard:list_outdated')
  })
})

const gone = async (hearing: Listed, index: number, when: Instant) => {
  const people = await readRepresentatives(db, hearing.hearingId)
  const drawn = people.filter(({ how }) => how === 'drawn')
  value(await withdrawRegistration(await visitAt(when), drawn[index]?.registrationId ?? ''))
}

describe('A7: a list that must be out some days before', () => {
  const prices: RuleProfile = {
    ...forbidding,
    values: [
      { parameter: 'representative_list', value: 5, force: 'must', basis: 'text', source: '某县规定' },
    ],
  }

  test('is refused when it is late, and SQL refuses it too; a further one does not begin the days anew', async () => {
    const layers = [nationalProfile, prices]
    const late = await heard(TEN, layers)
    const { paperId } = value(await save(late))
    const { reviewId } = value(await requestPaperReview(await visitAt(LATER), late.drafter, paperId))
    await reviewed(late, reviewId, LATER)
    const refused = await publishPaper(await visitAt(at('2026-06-26 09:00')), late.drafter, paperId)
    expect(codes(refused)).toEqual(['list_just_before'])
    expect(refused.ok ? {} : refused.refusal.problems[0].params).toEqual({ days: 4, advised: 5 })
    await expect(
      run(
        `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
         SELECT 'late-' || k.id, ?, 'representative_list', k.id, r.bundle_sha256, 'R16', ?, ?
         FROM hearing_papers k JOIN secrecy_reviews r ON r.subject_id = k.id
         WHERE k.hearing_id = ? AND k.kind = 'representative_list'`,
        late.decisionId,
        at('2026-06-26 09:00'),
        late.drafterId,
        late.hearingId,
      ),
    ).rejects.toThrow('guard:list_just_before')
    const hearing = await heard({ ...TEN, stakeholder: 6 }, layers)
    value(await enter(hearing))
    expect(codes(await list(hearing, {}, at('2026-06-25 09:00')))).toEqual([])
    await gone(hearing, 0, at('2026-06-28 09:00'))
    expect(codes(await list(hearing, {}, at('2026-06-28 10:00')))).toEqual([])
    await gone(hearing, 0, at('2026-06-30 07:00'))
    expect(codes(await list(hearing, {}, at('2026-06-30 07:30')))).toEqual([])
  })
})

const enter = async (hearing: Listed) =>
  enterValue(await visitAt(VALUE), hearing.drafter, hearing.hearingId, { value: TYPED, source: '福彩网' })

describe('A4, B16: who sits is on the list, and one late withdrawal undoes no hearing', () => {
  const open = async (hearing: Listed) =>
    saveRecord(await visitAt(at('2026-06-30 08:50')), hearing.drafter, hearing.hearingId, {
      head,
      documentIds: [],
    })

  /** Six stakeholders for four seats, drawn, listed and served. */
  async function ready(): Promise<Listed> {
    const hearing = await heard({ ...TEN, stakeholder: 6 })
    value(await enter(hearing))
    const people = await readRepresentatives(db, hearing.hearingId)
    const doc = await addDoc(hearing.drafter, hearing.decisionId)
    const visit = await visitAt(LATER)
    value(await setMaterials(visit, hearing.drafter, hearing.hearingId, { document_ids: [doc] }))
    value(
      await serveMaterials(visit, hearing.drafter, hearing.hearingId, {
        registration_ids: people.map(({ registrationId }) => registrationId),
        served_on: '2026-06-18' as PlainDate,
        manner: 'online',
      }),
    )
    expect(codes(await list(hearing))).toEqual([])
    return hearing
  }

  for (const when of ['2026-06-30 08:00', '2026-06-29 23:30'])
    test(`a reserve who moves up at ${when} sits: the exception is on record`, async () => {
      const hearing = await ready()
      await gone(hearing, 0, at(when))
      expect(await count('material_services WHERE hearing_id = ? AND exception = 1', hearing.hearingId)).toBe(
        1,
      )
      expect(codes(await open(hearing))).toEqual([])
    })

  test('of an earlier change a further list is published first', async () => {
    const hearing = await ready()
    await gone(hearing, 0, at('2026-06-26 23:30'))
    expect(codes(await open(hearing))).toContain('list_outdated')
    expect(codes(await list(hearing, {}, at('2026-06-27 09:00')))).toEqual([])
    expect(codes(await open(hearing))).toEqual([])
  })
})
