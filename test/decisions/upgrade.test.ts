import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env as bindings } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'

const { OLDER, MIGRATIONS } = bindings as unknown as { OLDER: D1Database; MIGRATIONS: D1Migration[] }
const HASH = 'a'.repeat(64)
const AT = '2026-03-02T00:00:00.000Z'
const bundle = JSON.stringify(['notice', 'draft'].map((kind) => ({ kind, name: kind, sha256: HASH })))

/** An installation of 0.1.0 with one decision in preparation, one consulting and one reported. */
const rows = [
  `INSERT INTO units (id, name, created_at) VALUES ('u', '水务局', '${AT}')`,
  ...['drafter', 'reviewer'].map(
    (role) => `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at)
      VALUES ('${role}', 'u', '${role}@example.cn', '${role}', '["${role}"]', 'scrypt:none', '${AT}')`,
  ),
  ...['new', 'open', 'told'].map(
    (id) => `INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at)
      VALUES ('${id}', '关于${id}的决策', 'major_decision', 'u', 'drafter', '${AT}')`,
  ),
  ...['open', 'told'].flatMap((id) => [
    `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
      VALUES ('draft-${id}', '${id}', 1, '办法', '说明', '${HASH}', 1, 'drafter', '${AT}')`,
    `INSERT INTO consultations (id, decision_id, created_at) VALUES ('c-${id}', '${id}', '${AT}')`,
    `INSERT INTO notices (id, consultation_id, decision_id, round_no, draft_version_id, decision_name, legal_basis,
       drafting_rationale, starts_on, ends_on, recipient, mail_address, postcode, email, fax, contact_person,
       contact_phone, media, sha256, saved_by, saved_at)
      VALUES ('n-${id}', 'c-${id}', '${id}', 1, 'draft-${id}', '《办法》', '依据', '理由', '2026-03-02', '2026-04-01',
       '收件人', '大街1号', '015100', 'a@example.cn', '无', '王五', '0478', '县电视台', '${HASH}', 'drafter', '${AT}')`,
    `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
      VALUES ('r-${id}', '${id}', 'notice', 'n-${id}', '${HASH}', '${bundle}', 'drafter', '${AT}')`,
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
      VALUES ('r-${id}', 'public', '依据', '理由', '[1,2,3,4,5,6,7]', 'reviewer', '${AT}')`,
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
      VALUES ('p-${id}', '${id}', 'notice', 'n-${id}', '${HASH}', 'R1', '${AT}', 'drafter')`,
    `INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, receipt_prefix)
      VALUES ('n-${id}', 'public_comment', '${id}', 'draft-${id}', '${AT}', '2026-04-01T16:00:00.000Z', '2026-04-01', '2026-${id}')`,
  ]),
  `INSERT INTO adoption_reports (id, intake_id, decision_id, revision, title, summary, totals, row_count, sha256, prepared_by, prepared_at)
    VALUES ('report', 'n-told', 'told', 0, '意见采纳情况', '', '{}', 0, '${HASH}', 'drafter', '2026-04-02T00:00:00.000Z')`,
]

const all = async (sql: string) => (await OLDER.prepare(sql).all()).results

beforeAll(async () => {
  await applyD1Migrations(
    OLDER,
    MIGRATIONS.filter(({ name }) => name < '0010'),
  )
  await OLDER.batch(rows.map((sql) => OLDER.prepare(sql)))
})

test('an installation of 0.1.0 is brought up to date with everything in it', async () => {
  const before = await Promise.all(
    ['publications', 'secrecy_reviews', 'secrecy_opinions', 'notices'].map((table) =>
      all(`SELECT * FROM ${table} ORDER BY 1`),
    ),
  )
  await applyD1Migrations(OLDER, MIGRATIONS)
  const [publications, reviews, opinions, notices] = before
  expect(await all('SELECT * FROM publications ORDER BY 1')).toEqual(publications)
  expect(await all('SELECT * FROM secrecy_reviews ORDER BY 1')).toEqual(reviews)
  expect(await all('SELECT * FROM secrecy_opinions ORDER BY 1')).toEqual(opinions)
  expect(await all('SELECT id, media, sha256 FROM notices ORDER BY 1')).toEqual(
    (notices ?? []).map(({ id, media, sha256 }) => ({ id, media, sha256 })),
  )
  expect(await all('PRAGMA foreign_key_check')).toEqual([])
  // Each stands where its publications had brought it.
  expect(
    await all(`SELECT decision_id, state FROM decision_steps s WHERE seq = (
      SELECT MAX(seq) FROM decision_steps WHERE decision_id = s.decision_id) ORDER BY 1`),
  ).toEqual([
    { decision_id: 'new', state: 'proposed' },
    { decision_id: 'open', state: 'consulting' },
    { decision_id: 'told', state: 'reports_ready' },
  ])
})

test('what was append-only still is', async () => {
  await expect(all(`UPDATE publications SET rule = 'R9'`)).rejects.toThrow('never changed')
  await expect(all('DELETE FROM publications')).rejects.toThrow('never deleted')
  await expect(all(`INSERT OR REPLACE INTO publications SELECT * FROM publications`)).rejects.toThrow()
  await expect(all(`UPDATE secrecy_reviews SET bundle = '[]'`)).rejects.toThrow('never changed')
  await expect(all('DELETE FROM secrecy_reviews')).rejects.toThrow('never deleted')
})
