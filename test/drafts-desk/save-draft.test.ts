import { describe, expect, test } from 'vitest'
import { workingClauses } from '../../src/drafts/bring-text.ts'
import { parseOutline } from '../../src/drafts/outline.ts'
import { saveDraft } from '../../src/drafts/save-draft.ts'
import { clausesByNumberQuery, latestVersionQuery } from '../../src/drafts/store.ts'
import { type DraftInput, draftHash } from '../../src/drafts/version.ts'
import type { Officer } from '../../src/people/officer.ts'
import { env, makeDecision, makeDesk, makeOfficer, makeUnit, visitAt, waterDraft } from './setup.ts'

const draftOf = (text: string, more: Partial<DraftInput> = {}): DraftInput => ({
  title: '平水县城乡居民生活用水价格管理办法（征求意见稿）',
  explanation: '现行价格已经执行八年。',
  clauses: workingClauses(parseOutline(text)),
  ...more,
})

async function save(officer: Officer, decisionId: string, input: DraftInput) {
  const done = await saveDraft(await visitAt(), officer, decisionId, input)
  if (!done.ok) throw new Error(done.refusal.problems.map(({ code, field }) => `${code} ${field}`).join())
  return done.value
}

const clausesOf = async (decisionId: string) => clausesByNumberQuery((await visitAt()).db, decisionId, null)

const codesOf = async (officer: Officer, decisionId: string, input: DraftInput) => {
  const done = await saveDraft(await visitAt(), officer, decisionId, input)
  return done.ok ? [] : done.refusal.problems.map(({ code }) => code)
}

const count = async (table: string) =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n

describe('saving a draft', () => {
  test('keeps every clause in order, under its parent, and reads back as it was', async () => {
    const { drafter, decisionId } = await makeDesk()
    const input = draftOf(waterDraft)
    const saved = await save(drafter, decisionId, input)
    expect(saved).toMatchObject({ version: 1, clauses: input.clauses.length })
    const rows = await clausesOf(decisionId)
    expect(rows.map((row) => row.ord)).toEqual(rows.map((_, i) => i))
    const order = new Map(rows.map((row, i) => [row.uid, i]))
    const read = rows.map(({ level, parentUid, label, heading, text }) => ({
      level,
      parent: parentUid === null ? null : (order.get(parentUid) ?? -1),
      label: label ?? '',
      heading: heading ?? '',
      text,
    }))
    expect(read).toEqual(input.clauses)
    expect(rows.filter((row) => row.level === 'article').map((row) => row.ordinal)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(rows.find((row) => row.level === 'table')?.text.split('\n')).toHaveLength(3)
  })

  test('hashes what anyone can read, so that anyone can compute it again', async () => {
    const { drafter, decisionId } = await makeDesk()
    const input = draftOf(waterDraft)
    const saved = await save(drafter, decisionId, input)
    const rows = await clausesOf(decisionId)
    const order = new Map(rows.map((row, i) => [row.uid, i]))
    const again = rows.map((row) => ({
      ...row,
      parent: row.parentUid === null ? null : (order.get(row.parentUid) ?? -1),
    }))
    expect(await draftHash(input.title, input.explanation, again)).toBe(saved.sha256)
  })

  test('leaves one ledger entry that holds no text', async () => {
    const { drafter, decisionId } = await makeDesk()
    const saved = await save(drafter, decisionId, draftOf(waterDraft))
    const entry = await env.DB.prepare('SELECT body FROM entries ORDER BY position DESC LIMIT 1').first<{
      body: string
    }>()
    const body = JSON.parse(entry?.body ?? '{}')
    expect(body).toMatchObject({ deed: 'draft_saved', actor: drafter.id, subject: saved.id })
    expect(body.data).toEqual({
      decision: decisionId,
      version: 1,
      sha256: saved.sha256,
      clauses: saved.clauses,
    })
  })

  test('keeps lineage over an edit and an inserted article, and gives every clause a new uid', async () => {
    const { drafter, decisionId } = await makeDesk()
    await save(drafter, decisionId, draftOf(waterDraft))
    const before = await clausesOf(decisionId)
    const edited = waterDraft
      .replace('保障供水质量', '保障供水质量和供水安全')
      .replace('第五条　本办法', '第六条　本办法')
      .replace('第三章　附　则', '第五条　困难家庭用水给予补贴。\n第三章　附　则')
    expect(await save(drafter, decisionId, draftOf(edited))).toMatchObject({ version: 2 })
    const after = await clausesOf(decisionId)
    const lineage = (rows: typeof before, start: string) =>
      rows.find((row) => row.text.startsWith(start))?.lineageId
    for (const start of ['为了规范', '本县行政区域', '供水企业', '前款所称', '本办法自2027']) {
      expect(lineage(after, start), start).toBe(lineage(before, start))
    }
    const known = new Set(before.map((row) => row.lineageId))
    expect(known.has(lineage(after, '困难家庭') ?? '')).toBe(false)
    expect(after.filter((row) => before.some(({ uid }) => uid === row.uid))).toEqual([])
  })

  test('sent twice, it leaves one version', async () => {
    const { drafter, decisionId } = await makeDesk()
    const first = await save(drafter, decisionId, draftOf(waterDraft, { base_version: 0 }))
    const entries = await count('entries')
    expect(await save(drafter, decisionId, draftOf(waterDraft, { base_version: 0 }))).toEqual(first)
    expect(await count('entries')).toBe(entries)
  })

  test('takes 5000 clauses, and names them all', async () => {
    const { drafter, decisionId } = await makeDesk()
    const clauses = Array.from({ length: 5000 }, (_, i) => ({
      level: 'article' as const,
      label: `第${i + 1}条`,
      text: `第${i + 1}条的内容，每条都不一样。`,
    }))
    expect(await save(drafter, decisionId, draftOf('', { clauses }))).toMatchObject({ clauses: 5000 })
    expect(new Set((await clausesOf(decisionId)).map((row) => row.uid)).size).toBe(5000)
  })

  test('keeps HTML, script, emoji and quotation marks as the characters they are', async () => {
    const { drafter, decisionId } = await makeDesk()
    const text = `<script>alert(1)</script> "'&lt; {"a":[1]} 😀 ${'字'.repeat(100)}`
    await save(
      drafter,
      decisionId,
      draftOf('', { clauses: [{ level: 'article', label: text.slice(0, 20), text }] }),
    )
    expect(await clausesOf(decisionId)).toMatchObject([{ text, label: text.slice(0, 20) }])
  })
})

describe('saving a draft is refused', () => {
  test('for another unit, and for those who only review or supervise', async () => {
    const { drafter, decisionId } = await makeDesk()
    const others = [
      await makeOfficer(await makeUnit(), 'drafter'),
      await makeOfficer(drafter.unitId, 'reviewer'),
      await makeOfficer(drafter.unitId, 'office', 'supervisor', 'admin'),
    ]
    for (const officer of others)
      expect(await codesOf(officer, decisionId, draftOf(waterDraft))).toEqual(['forbidden'])
    expect(await clausesOf(decisionId)).toEqual([])
  })

  test('when the drafter was deactivated while the session lasted', async () => {
    const { drafter, decisionId } = await makeDesk()
    await env.DB.prepare('UPDATE officers SET deactivated_at = ? WHERE id = ?')
      .bind('2026-03-01T00:00:00.000Z', drafter.id)
      .run()
    expect(await codesOf(drafter, decisionId, draftOf(waterDraft))).toEqual(['forbidden'])
  })

  test('for a decision that is not there', async () => {
    const { drafter } = await makeDesk()
    expect(await codesOf(drafter, 'nowhere', draftOf(waterDraft))).toEqual(['not_found'])
  })

  test('when somebody saved another version meanwhile', async () => {
    const { drafter, decisionId } = await makeDesk()
    await save(drafter, decisionId, draftOf(waterDraft, { base_version: 0 }))
    const other = draftOf(waterDraft.replace('八', '九'), { explanation: '另一份', base_version: 0 })
    expect(await codesOf(drafter, decisionId, other)).toEqual(['changed_meanwhile'])
  })

  test('for clauses that say nothing, come before their parent, or are too much together', async () => {
    const { drafter, decisionId } = await makeDesk()
    const clauses: DraftInput['clauses'] = [
      { level: 'article', label: '第一条', text: '' },
      { level: 'paragraph', text: '' },
      { level: 'item', parent: 2, text: '一' },
    ]
    expect(await codesOf(drafter, decisionId, draftOf('', { clauses }))).toEqual([
      'missing',
      'invalid_choice',
    ])
    const large = Array.from({ length: 20 }, () => ({ level: 'article' as const, text: '字'.repeat(20_000) }))
    expect(await codesOf(drafter, decisionId, draftOf('', { clauses: large }))).toEqual(['too_large'])
    expect(await latestVersionQuery((await visitAt()).db, decisionId)).toEqual([])
  })

  test('of 10 that race for the same version all but one, without a trace', async () => {
    const { drafter, decisionId } = await makeDesk()
    const entries = (await count('entries')) ?? 0
    const done = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        codesOf(drafter, decisionId, draftOf(waterDraft, { explanation: `第${i}稿`, base_version: 0 })),
      ),
    )
    expect(done.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect(done.filter((codes) => codes[0] === 'changed_meanwhile')).toHaveLength(9)
    expect(await count('entries')).toBe(entries + 1)
  })
})

describe('S03: the main line', () => {
  const state = (decisionId: string) =>
    env.DB.prepare('SELECT state FROM decision_steps WHERE decision_id = ? ORDER BY seq DESC LIMIT 1')
      .bind(decisionId)
      .first<string>('state')
  const at = '2026-03-02T01:00:00.000Z'
  const step = (drafter: Officer, decisionId: string, deed: string, to: string) =>
    env.DB.prepare(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT ?1, MAX(seq) + 1, ?2, ?3, ?4, ?5 FROM decision_steps WHERE decision_id = ?1`,
    ).bind(decisionId, deed, to, at, drafter.id)

  test('a listed matter is being drafted once its draft is saved; a proposed one stays proposed', async () => {
    const { drafter, decisionId } = await makeDesk()
    await save(drafter, decisionId, draftOf('第一条　一。'))
    expect(await state(decisionId)).toBe('proposed')
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO decision_listings (decision_id, year, no, party_consent_on, listed_by, listed_at)
         SELECT ?1, 2026, COALESCE(MAX(no), 0) + 1, '2026-03-01', ?2, ?3 FROM decision_listings WHERE year = 2026`,
      ).bind(decisionId, drafter.id, at),
      step(drafter, decisionId, 'decision_listed', 'listed'),
    ])
    await save(drafter, decisionId, draftOf('第一条　二。'))
    expect(await state(decisionId)).toBe('drafting')
    await save(drafter, decisionId, draftOf('第一条　三。'))
    expect(await state(decisionId)).toBe('drafting')
  })

  test('S90: after an ending nothing more is saved', async () => {
    const { drafter, decisionId } = await makeDesk()
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO decision_endings (decision_id, kind, ground, fact_public, ended_by, ended_at)
         VALUES (?, 'withdrawn', '不再需要', 0, ?, ?)`,
      ).bind(decisionId, drafter.id, at),
      step(drafter, decisionId, 'decision_withdrawn', 'withdrawn'),
    ])
    expect(await codesOf(drafter, decisionId, draftOf('第一条　一。'))).toEqual(['wrong_state'])
  })
})

describe('SQL itself refuses', () => {
  test('to change, replace, delete or add to a saved version', async () => {
    const { drafter, decisionId } = await makeDesk()
    const saved = await save(drafter, decisionId, draftOf(waterDraft))
    const [clause] = await clausesOf(decisionId)
    const add = (ord: number, lineage: string) =>
      `INSERT INTO clauses (uid, draft_version_id, lineage_id, ord, level, text) VALUES ('x${ord}', '${saved.id}', '${lineage}', ${ord}, 'article', '多余')`
    const attempts = [
      [`UPDATE draft_versions SET title = '改' WHERE id = '${saved.id}'`, /never changed/],
      [`DELETE FROM draft_versions WHERE id = '${saved.id}'`, /never deleted/],
      [`UPDATE clauses SET text = '改' WHERE draft_version_id = '${saved.id}'`, /never changed/],
      [`DELETE FROM clauses WHERE draft_version_id = '${saved.id}'`, /never deleted/],
      [add(saved.clauses, 'new'), /no more clauses/],
      [add(0, 'new'), /never replaced/],
      [
        `INSERT OR REPLACE INTO clauses SELECT uid, draft_version_id, lineage_id, parent_uid, ord, level, label, ordinal, heading, '改' FROM clauses WHERE uid = '${clause?.uid}'`,
        /never replaced/,
      ],
      [
        `INSERT OR REPLACE INTO draft_versions SELECT id, decision_id, version, '改', explanation, sha256, clause_count, saved_by, saved_at FROM draft_versions WHERE id = '${saved.id}'`,
        /next number/,
      ],
    ] as const
    for (const [query, message] of attempts) {
      await expect(env.DB.prepare(query).run(), query).rejects.toThrow(message)
    }
    expect((await clausesOf(decisionId))[0]).toEqual(clause)
  })

  test('a draft for a decision that is not there', async () => {
    const { drafter } = await makeDesk()
    await makeDecision(drafter)
    const insert = env.DB.prepare(
      `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
        VALUES ('v', 'nowhere', 1, '题', '说明', ?, 1, ?, ?)`,
    ).bind('0'.repeat(64), drafter.id, '2026-03-02T01:00:00.000Z')
    await expect(insert.run()).rejects.toThrow('guard:wrong_state')
  })
})
