import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readLayers } from '../../src/calendar/profiles-store.ts'
import { createDecision } from '../../src/decisions/create-decision.ts'
import { pinnedOf, selectPinned } from '../../src/decisions/pinned-profile.ts'
import { newId } from '../../src/ground/ids.ts'
import { sha256 } from '../../src/ground/keys.ts'
import { canonical } from '../../src/ledger/canonical.ts'
import { matterKinds } from '../../src/statute/matter.ts'
import { nationalRules, shippedProfiles } from '../../src/statute/profiles.ts'
import { visitAt } from '../people/house.ts'
import { ask, db, NOW, officer, raise } from './house.ts'

const value = (more: Record<string, unknown> = {}) => ({
  parameter: 'comment_days',
  value: 20,
  force: 'must',
  source: '清源县重大行政决策程序规定第七条',
  quote: '公开征求意见的期限不得少于20日。',
  basis: 'text',
  kinds: ['major_decision'],
  ...more,
})
const place = (more: Record<string, unknown> = {}) => ({
  name_zh: '清源县',
  name_en: 'Qingyuan County',
  rules: [value()],
  ...more,
})
const codeOf = () => `place-${newId()}`

const raised = async (statement: ReturnType<typeof sql>) => {
  try {
    await db.run(statement)
    return 'written'
  } catch (error) {
    let told = ''
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) told += cause.message
    return /guard:([a-z_]+)/.exec(told)?.[1] ?? told
  }
}

describe('profiles saved by administrators', () => {
  test('a new place: previewed, saved, public with every number and its text, in both languages', async () => {
    const [admin, code] = [await officer('admin'), codeOf()]
    const preview = await ask(`/api/v1/desk/profiles/${code}/preview`, { as: admin, body: place() })
    expect([preview.status, preview.body.version]).toEqual([200, 1])
    expect((await ask(`/api/v1/profiles/${code}`)).status).toBe(404)
    const saved = await ask(`/api/v1/desk/profiles/${code}`, { as: admin, body: place() })
    expect([saved.status, saved.body]).toEqual([201, { code, version: 1 }])
    const { body } = await ask(`/api/v1/profiles/${code}`)
    expect(body).toMatchObject({ kind: 'local', parent: 'national', version: 1 })
    const effective = body.effective as Record<string, Record<string, { text: { zh: string; en: string } }>>
    const said = effective.major_decision?.comment_days?.text
    expect(said?.zh).toBe(
      '一般不少于30日（《重大行政决策程序暂行条例》第十五条），写明理由的可以减少，但不得少于20日（清源县重大行政决策程序规定第七条）',
    )
    expect(said?.en).toMatch(/in general at least 30 days.*never under 20 days/)
    const page = await (await raise()(`/profiles/${code}`)).text()
    for (const part of ['清源县', '不得少于20日', '公开征求意见的期限不得少于20日。', 'R26'])
      expect(page).toContain(part)
    expect(await (await raise()(`/profiles/${code}?lang=en`)).text()).toContain('Qingyuan County')
  })

  test('a further version counts, the earlier one stays with who saved it; a clash is refused', async () => {
    const [admin, code] = [await officer('admin'), codeOf()]
    const save = (body: object) => ask(`/api/v1/desk/profiles/${code}`, { as: admin, body })
    await save(place())
    const second = place({ rules: [value({ value: 25 })], version: 1, remark: '规定修订' })
    expect((await save(second)).body).toMatchObject({ version: 2 })
    expect((await save(second)).body.code).toBe('changed_meanwhile')
    const { body } = await ask(`/api/v1/desk/profiles/${code}`, { as: admin })
    expect(body.history).toMatchObject([
      { version: 2, remark: '规定修订', saved_by: '赵青', values: [{ value: 25 }] },
      { version: 1, values: [{ value: 20 }] },
    ])
  })

  test('what ships can be saved as a further version, which then counts before it', async () => {
    const admin = await officer('admin')
    const { body } = await ask('/api/v1/profiles/stricter')
    const rules = (body.values as { value: unknown }[]).map(({ ...each }) => each)
    const again = place({
      name_zh: '从严示范',
      name_en: 'Stricter model',
      rules,
      description_zh: '不是哪一个地方的现行规定',
    })
    expect((await ask('/api/v1/desk/profiles/stricter', { as: admin, body: again })).status).toBe(201)
    expect((await ask('/api/v1/profiles/stricter')).body.version).toBe(1)
  })

  test.each([
    ['R15: materials under 7 days', { parameter: 'hearing_materials', value: 5 }, '第十六条'],
    ['R1: comments under 10 days', { value: 9 }, '平台底线'],
    ['R27: disclosure later than 20 working days', { parameter: 'disclosure', value: 30 }, '第二十六条'],
  ])('refuses what lies below the higher law, with its text: %s', async (_, more, source) => {
    const admin = await officer('admin')
    const { status, body } = await ask(`/api/v1/desk/profiles/${codeOf()}`, {
      as: admin,
      body: place({ rules: [value(more)] }),
    })
    expect([status, body.code, body.field]).toEqual([422, 'profile_below_higher_law', 'rules.0.value'])
    expect(body.citation.source).toContain(source)
  })

  test.each([null, true, [], '0x0', '0.0', -1])('refuses the version %j', async (version) => {
    const { status, body } = await ask(`/api/v1/desk/profiles/${codeOf()}`, {
      as: await officer('admin'),
      body: { ...place({ rules: [value({})] }), version },
    })
    expect([status, body.field]).toEqual([422, 'version'])
  })

  test.each([
    ['a number that is none', { value: 0 }, 'profile_value_wrong', 'rules.0.value'],
    ['a share over one', { parameter: 'quorum', value: '3/2' }, 'profile_value_wrong', 'rules.0.value'],
    ['no source', { source: ' ' }, 'profile_source_missing', 'rules.0.source'],
    ['a parameter that is none', { parameter: 'toString' }, 'invalid_choice', 'rules.0.parameter'],
    ['our own force', { force: 'default' }, 'invalid_choice', 'rules.0.force'],
  ])('refuses %s with its field', async (_, more, code, field) => {
    const { status, body } = await ask(`/api/v1/desk/profiles/${codeOf()}`, {
      as: await officer('admin'),
      body: place({ rules: [value(more)] }),
    })
    expect([status, body.code, body.field]).toEqual([422, code, field])
  })

  test('refuses codes that are none, or are pages, and a parent that is no higher law', async () => {
    const admin = await officer('admin')
    for (const code of ['Qingyuan', 'a', 'new', '1place'])
      expect(
        (await ask(`/api/v1/desk/profiles/${encodeURIComponent(code)}`, { as: admin, body: place() })).body
          .code,
      ).toBe('profile_code_wrong')
    const under = await ask(`/api/v1/desk/profiles/${codeOf()}`, {
      as: admin,
      body: place({ parent: 'wuyuan' }),
    })
    expect([under.status, under.body.code]).toEqual([422, 'profile_unknown'])
  })

  test('a regional layer between: its numbers are a floor for the places below', async () => {
    const [admin, region, code] = [await officer('admin'), codeOf(), codeOf()]
    const save = (own: string, body: object) => ask(`/api/v1/desk/profiles/${own}`, { as: admin, body })
    expect((await save(region, place({ kind: 'regional' }))).status).toBe(201)
    const low = await save(code, place({ parent: region, rules: [value({ value: 15 })] }))
    expect(low.body.code).toBe('profile_below_higher_law')
    expect((await save(code, place({ parent: region, rules: [] }))).status).toBe(201)
    expect((await ask(`/api/v1/profiles/${code}`)).body.layers).toEqual([
      { code: 'national', version: 0 },
      { code: region, version: 1 },
      { code, version: 1 },
    ])
  })

  test('nobody but administrators: pages and programs', async () => {
    const drafter = await officer('drafter')
    for (const path of ['/desk/profiles', '/desk/profiles/new', '/desk/profiles/wuyuan'])
      expect((await raise(NOW, drafter)(path)).status).toBe(403)
    const body = place()
    for (const path of ['/api/v1/desk/profiles/x-1', '/api/v1/desk/profiles/x-1/preview'])
      expect((await ask(path, { as: drafter, body })).body.code).toBe('forbidden')
    const set = await ask('/api/v1/desk/profiles/units', {
      as: drafter,
      body: { unit_id: drafter.unitId, code: 'wuyuan' },
    })
    expect(set.body.code).toBe('forbidden')
    const gone = await officer('admin')
    await db.run(sql`UPDATE officers SET deactivated_at = ${NOW} WHERE id = ${gone.id}`)
    expect((await ask(`/api/v1/desk/profiles/${codeOf()}`, { as: gone, body })).body.code).toBe('forbidden')
  })

  test('the form: preview beside what counts now, back with everything typed, then saved', async () => {
    const [admin, code] = [await officer('admin'), codeOf()]
    const fields: [string, string][] = [
      ['code', code],
      ['kind', 'local'],
      ['parent', 'national'],
      ['name_zh', '清源县'],
      ['name_en', 'Qingyuan County'],
      ['version', '0'],
      ['rules.0.parameter', 'comment_days'],
      ['rules.0.value', '20'],
      ['rules.0.force', 'must'],
      ['rules.0.basis', 'text'],
      ['rules.0.source', '清源县规定第七条'],
      ['rules.0.kinds[]', 'major_decision'],
      ['rules.7.parameter', 'categories'],
      ['rules.7.value', 'deputy'],
      ['rules.7.force', 'in_principle'],
      ['rules.7.basis', 'text'],
      ['rules.7.source', '清源县规定第八条'],
      ['rules.9.parameter', 'quorum'],
    ]
    const send = (step: string, more: [string, string][] = []) => {
      const form = new FormData()
      for (const [name, text] of [...fields, ...more, ['step', step] as const]) form.append(name, text)
      return raise(NOW, admin)('/desk/profiles/new', { method: 'POST', body: form })
    }
    const preview = await send('preview')
    expect(preview.status).toBe(200)
    const html = await preview.text()
    for (const part of ['还没有保存', '不得少于20日', 'name="rules.1.value" value="deputy"'])
      expect(html).toContain(part)
    const back = await (await send('change')).text()
    expect(back).toContain('value="清源县规定第八条"')
    const low = await send('preview', [
      ['rules.8.parameter', 'hearing_materials'],
      ['rules.8.value', '3'],
      ['rules.8.source', '清源县规定第九条'],
    ])
    expect(low.status).toBe(422)
    const refused = await low.text()
    expect(refused).toContain('低于上位规定')
    expect(refused).toContain('href="#rules-2-value"')
    expect(refused).toContain('id="rules-2-value"')
    const saved = await send('save')
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/desk/profiles/${code}?saved`])
    const form = await (await raise(NOW, admin)(`/desk/profiles/${code}?saved`)).text()
    for (const part of ['规则已经保存', '第 1 版', '赵青']) expect(form).toContain(part)
    expect((await send('save')).status).toBe(409)
  })

  test('SQL refuses once more what TypeScript refuses', async () => {
    const admin = await officer('admin')
    const insert = (more: {
      version?: number
      rules?: unknown
      kind?: string
      parent?: string | null
      code?: string
    }) => {
      const { version = 1, rules = [value()], kind = 'local', parent = 'national', code = codeOf() } = more
      return raised(sql`INSERT INTO rule_profiles (code, version, kind, parent, name_zh, name_en, description_zh,
        description_en, rules, remark, saved_by, saved_at) VALUES (${code}, ${version}, ${kind}, ${parent}, '某县',
        'A county', '', '', ${JSON.stringify(rules)}, '', ${admin.id}, ${NOW})`)
    }
    expect(await insert({})).toBe('written')
    expect(await insert({ rules: [value({ value: 9 })] })).toBe('profile_below_higher_law')
    expect(await insert({ rules: [value({ value: 9, kinds: undefined })] })).toBe('profile_below_higher_law')
    expect(await insert({ rules: [value({ value: 7, kinds: ['other'] })] })).toBe('written')
    expect(await insert({ rules: [value({ parameter: 'hearing_materials', value: 6 })] })).toBe(
      'profile_below_higher_law',
    )
    expect(await insert({ rules: [value({ parameter: 'disclosure', value: 21 })] })).toBe(
      'profile_below_higher_law',
    )
    expect(await insert({ rules: [value({ value: 9 })], kind: 'special', parent: null })).toBe(
      'profile_below_higher_law',
    )
    expect(await insert({ rules: [value({ source: ' ' })] })).toBe('profile_source_missing')
    expect(await insert({ rules: [value({ force: 'default' })] })).toBe('profile_source_missing')
    expect(await insert({ version: 3 })).toBe('changed_meanwhile')
    expect(await insert({ parent: 'price_hearing' })).toBe('profile_unknown')
    expect(await insert({ code: 'wuyuan', kind: 'special', parent: null })).toBe('profile_unknown')
    expect(await raised(sql`UPDATE rule_profiles SET remark = 'x'`)).toContain('never changed')
    expect(await raised(sql`DELETE FROM rule_profiles`)).toContain('never deleted')
  })

  test('SQL knows the shipped profiles and what the national texts ask without exception', async () => {
    const shipped = await db.all(sql`SELECT code, kind FROM shipped_profiles ORDER BY code`)
    expect(shipped).toEqual(
      shippedProfiles
        .map(({ code, kind }) => ({ code, kind }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    )
    const floors = await db.all<{ parameter: string; matter_kind: string; value: number }>(
      sql`SELECT parameter, matter_kind, value FROM law_floors`,
    )
    const told = matterKinds.flatMap((kind) =>
      Object.entries(nationalRules(kind).values).flatMap(([parameter, { floor, floorSource }]) =>
        floorSource && typeof floor === 'number' ? [`${parameter} ${kind} ${floor}`] : [],
      ),
    )
    expect(floors.map((row) => `${row.parameter} ${row.matter_kind} ${row.value}`).toSorted()).toEqual(
      told.toSorted(),
    )
  })
})

describe('where a unit belongs', () => {
  test('set by an administrator, on record; a unit without is under the national rules', async () => {
    const [admin, drafter] = [await officer('admin'), await officer('drafter')]
    expect((await readLayers(db, drafter.unitId, null)).map(({ code }) => code)).toEqual(['national'])
    const set = (code: string, unit_id = drafter.unitId) =>
      ask('/api/v1/desk/profiles/units', { as: admin, body: { unit_id, code } })
    expect((await set('wuyuan')).body).toEqual({ code: 'wuyuan', version: 1 })
    expect((await set('wuyuan')).body).toEqual({ code: 'wuyuan', version: 1 })
    expect((await set('price_hearing')).body.code).toBe('profile_unknown')
    expect((await set('atlantis')).body.code).toBe('profile_unknown')
    expect((await set('wuyuan', 'nobody')).status).toBe(404)
    expect((await readLayers(db, drafter.unitId, 'price_hearing')).map(({ code }) => code)).toEqual([
      'national',
      'wuyuan',
      'price_hearing',
    ])
    const form = new FormData()
    form.append('unit_id', drafter.unitId)
    form.append('code', 'stricter')
    const answer = await raise(NOW, admin)('/desk/profiles/units', { method: 'POST', body: form })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/profiles?saved'])
    expect(await (await raise(NOW, admin)('/desk/profiles?saved')).text()).toContain('赵青')
    const deeds = await db.all<{ n: number }>(
      sql`SELECT count(*) AS n FROM entries WHERE json_extract(body, '$.deed') = 'jurisdiction_set'
        AND json_extract(body, '$.subject') = ${drafter.unitId}`,
    )
    expect(deeds[0]?.n).toBe(2)
  })

  test('SQL refuses a place that is none, and every change of what was set', async () => {
    const admin = await officer('admin')
    const set = (code: string, version = 1) =>
      raised(sql`INSERT INTO unit_jurisdictions (unit_id, version, code, set_by, set_at)
        VALUES (${admin.unitId}, ${version}, ${code}, ${admin.id}, ${NOW})`)
    expect(await set('price_hearing')).toBe('profile_unknown')
    expect(await set('wuyuan', 2)).toBe('changed_meanwhile')
    expect(await set('wuyuan')).toBe('written')
    expect(await raised(sql`UPDATE unit_jurisdictions SET code = 'national'`)).toContain('never changed')
    expect(await raised(sql`DELETE FROM unit_jurisdictions`)).toContain('never deleted')
  })
})

describe('a decision keeps the rules it was begun under', () => {
  const begin = async (drafter: Awaited<ReturnType<typeof officer>>, special = '') => {
    const input = { title: `事项${newId()}`, matter_kind: 'major_decision' as const, special }
    return createDecision(await visitAt(NOW), drafter, input)
  }
  const idOf = (done: Awaited<ReturnType<typeof begin>>) => {
    if (!done.ok) throw new Error(done.refusal.problems[0].code)
    return done.value.id
  }

  test('pinned with its versions and numbers; a later version does not reach it', async () => {
    const [admin, drafter, code] = [await officer('admin'), await officer('drafter'), codeOf()]
    await ask(`/api/v1/desk/profiles/${code}`, { as: admin, body: place() })
    await ask('/api/v1/desk/profiles/units', { as: admin, body: { unit_id: drafter.unitId, code } })
    const first = idOf(await begin(drafter))
    const later = place({ rules: [value({ value: 28 })], version: 1 })
    await ask(`/api/v1/desk/profiles/${code}`, { as: admin, body: later })
    const second = idOf(await begin(drafter, 'price_hearing'))
    const [one, two] = [pinnedOf(await selectPinned(db, first)), pinnedOf(await selectPinned(db, second))]
    expect(one.layers).toEqual([
      { code: 'national', version: 0 },
      { code, version: 1 },
    ])
    expect(one.effective.values.comment_days).toMatchObject({ usual: 30, floor: 20 })
    expect(two.effective.values.comment_days.floor).toBe(28)
    expect([two.special, two.effective.values.hearing_notice.usual]).toEqual(['price_hearing', 30])
    const [row] = await db.all<{ sha256: string; special: null; layers: string; effective: string }>(
      sql`SELECT sha256, special, layers, effective FROM decision_profiles WHERE decision_id = ${first}`,
    )
    const { layers = '', effective = '' } = row ?? {}
    expect(row?.sha256).toBe(
      await sha256(
        canonical({ special: null, layers: JSON.parse(layers), effective: JSON.parse(effective) }),
      ),
    )
  })

  test('a special law that is none is refused', async () => {
    const drafter = await officer('drafter')
    for (const special of ['wuyuan', 'atlantis'])
      expect(await begin(drafter, special)).toMatchObject({
        ok: false,
        refusal: { problems: [{ code: 'profile_unknown', field: 'special' }] },
      })
  })

  test('without a row: the national rules of its kind', () => {
    expect(pinnedOf([], 'normative_document')).toMatchObject({
      layers: [{ code: 'national', version: 0 }],
      effective: { kind: 'normative_document', values: { comment_days: { usual: 30, floor: 1 } } },
    })
  })

  test('R1: SQL pins no major decision under 10 days, and never a second time', async () => {
    const drafter = await officer('drafter')
    const id = newId()
    await db.run(sql`INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at)
      VALUES (${id}, '事项', 'major_decision', ${drafter.unitId}, ${drafter.id}, ${NOW})`)
    const pin = (floor: unknown, usual: unknown = 30) =>
      raised(sql`INSERT INTO decision_profiles (decision_id, layers, effective, sha256, pinned_at) VALUES (${id},
        '[{"code":"national","version":0}]', ${JSON.stringify({ comment_days: { floor, usual } })},
        ${'0'.repeat(64)}, ${NOW})`)
    expect(await pin(9)).toBe('profile_below_higher_law')
    expect(await pin('10')).toBe('profile_below_higher_law')
    expect(await pin(31)).toBe('profile_below_higher_law')
    expect(await pin(10)).toBe('written')
    expect(await pin(10)).toContain('never replaced')
    expect(await raised(sql`UPDATE decision_profiles SET special = 'x'`)).toContain('never changed')
    expect(await raised(sql`DELETE FROM decision_profiles`)).toContain('never deleted')
  })

  test('the hash that the migration gave to decisions of before is the one over their rules', async () => {
    const hashOf = (floor: number) =>
      sha256(
        canonical({
          special: null,
          layers: [{ code: 'national', version: 0 }],
          effective: { comment_days: { usual: 30, floor } },
        }),
      )
    expect(await hashOf(10)).toBe('51a0ef1a28b18143f5a6b7b0ecbe04c9295d81781f243b0b283137594fda3615')
    expect(await hashOf(1)).toBe('7772946a7f3d281a771faa395e92d5fd079534df13db42f02a940961e0255078')
  })
})

test('the public list and every shipped profile, in both languages, with JSON beside', async () => {
  const list = await (await raise()('/profiles')).text()
  for (const { code, name } of shippedProfiles) {
    expect(list).toContain(`href="/profiles/${code}"`)
    for (const lang of ['zh', 'en'] as const) {
      const page = await raise()(`/profiles/${code}?lang=${lang}`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain(name[lang])
    }
  }
  const { body } = await ask('/api/v1/profiles')
  expect((body.items as { code: string }[]).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['national', 'wuyuan', 'stricter', 'price_hearing']),
  )
  const wuyuan = await (await raise()('/profiles/wuyuan')).text()
  expect(wuyuan).toContain('一般不少于30日')
  expect(wuyuan).toContain('五原县《重大决策公众参与制度》第七条')
  expect(await (await raise()('/profiles/stricter')).text()).toContain('不是哪一个地方的现行规定')
  expect((await raise()('/profiles/atlantis')).status).toBe(404)
})
