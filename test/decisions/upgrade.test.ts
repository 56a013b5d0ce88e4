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
  `INSERT INTO entries (position, id, at, deed, body, leaf_hash) VALUES (0, 'entry', '${AT}', 'opinion_lodged', '{}', '${HASH}')`,
  `INSERT INTO participants (id, key_id, nonce, sealed, has_email, created_at) VALUES ('who', 'k', 'n', 's', 0, '${AT}')`,
  `INSERT INTO clauses (uid, draft_version_id, lineage_id, ord, level, text)
    VALUES ('clause', 'draft-open', 'line', 0, 'article', '第一条')`,
  `INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late, submitter_kind,
     area, publish_name, participant_id, lookup_hash, lang, item_count, entry_id)
    VALUES ('said', 'n-open', 1, '2026-open-00001', 'web', '${AT}', '2026-03-02', 0, 'individual', 'same_town', 0, 'who',
      '${HASH}', 'zh', 1, 'entry')`,
  `INSERT INTO items (id, submission_id, intake_id, seq, ord, kind, text, salt, content_commitment, submitter_commitment)
    VALUES ('item', 'said', 'n-open', 1, 1, 'oppose', '不同意', '${HASH}', '${HASH}', '${HASH}')`,
  `INSERT INTO lodgings (key_hash, body_hash, submission_id) VALUES ('${HASH}', '${HASH}', 'said')`,
  `INSERT INTO adoption_reports (id, intake_id, decision_id, revision, title, summary, totals, row_count, sha256, prepared_by, prepared_at)
    VALUES ('report', 'n-told', 'told', 0, '意见采纳情况', '', '{}', 0, '${HASH}', 'drafter', '2026-04-02T00:00:00.000Z')`,
]

/** The tables of 0006, two of which 0016 makes anew. */
const opinions = ['intakes', 'submissions', 'items', 'clause_counts', 'lodgings'] as const
const ON_REBUILT = `SELECT name FROM sqlite_master
  WHERE tbl_name IN ('intakes', 'submissions') AND type IN ('trigger', 'index') AND name NOT LIKE 'sqlite_%' ORDER BY 1`

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
    ['publications', 'secrecy_reviews', 'secrecy_opinions', 'notices', ...opinions].map((table) =>
      all(`SELECT * FROM ${table} ORDER BY 1`),
    ),
  )
  const triggers = await all(ON_REBUILT)
  await applyD1Migrations(OLDER, MIGRATIONS)
  const [publications, reviews, secrecy, notices, ...lodged] = before
  expect(await all('SELECT * FROM publications ORDER BY 1')).toEqual(publications)
  expect(await all('SELECT * FROM secrecy_reviews ORDER BY 1')).toEqual(reviews)
  expect(await all('SELECT * FROM secrecy_opinions ORDER BY 1')).toEqual(secrecy)
  expect(await all('SELECT id, media, sha256 FROM notices ORDER BY 1')).toEqual(
    (notices ?? []).map(({ id, media, sha256 }) => ({ id, media, sha256 })),
  )
  // What was lodged, and the counters that its triggers moved, which stay and are not moved twice.
  for (const [i, table] of opinions.entries())
    expect(await all(`SELECT * FROM ${table} ORDER BY 1`)).toEqual(lodged[i])
  expect(await all(`SELECT submissions, items, pending FROM intakes WHERE id = 'n-open'`)).toEqual([
    { submissions: 1, items: 1, pending: 1 },
  ])
  const rebuilt = (await all(ON_REBUILT)).map(({ name }) => name)
  expect(triggers.map(({ name }) => name).filter((name) => !rebuilt.includes(name))).toEqual([])
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

test('intakes and submissions still number, count and refuse as they did', async () => {
  await expect(all(`UPDATE submissions SET area = 'elsewhere'`)).rejects.toThrow('written once')
  await expect(all('DELETE FROM submissions')).rejects.toThrow('written once')
  await expect(all('INSERT OR REPLACE INTO submissions SELECT * FROM submissions')).rejects.toThrow()
  await expect(all(`UPDATE intakes SET kind = 'hearing'`)).rejects.toThrow('keeps its terms')
  await expect(all('DELETE FROM intakes')).rejects.toThrow('never deleted')
  const another = (channel: string, seq: number, keyed: string, at = AT, late = 0) =>
    `INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late, submitter_kind,
       publish_name, participant_id, keyed_by, lookup_hash, lang, item_count, entry_id)
     VALUES ('s${seq}', 'n-open', ${seq}, 'r${seq}', '${channel}', '${at}', '2026-03-02', ${late}, 'individual', 0, 'p2',
       ${keyed}, '${HASH}', 'zh', 1, 'e2')`
  await expect(all(another('web', 3, 'NULL'))).rejects.toThrow('next number')
  await expect(all(another('web', 2, 'NULL', '2026-04-02T00:00:00.000Z'))).rejects.toThrow('guard:closed')
  await expect(all(another('letter', 2, `'drafter'`, AT, 1))).rejects.toThrow('late must follow')
  await expect(all(another('hearing', 2, `'drafter'`))).rejects.toThrow('guard:closed')
  await expect(all(another('meeting', 2, `'drafter'`))).rejects.toThrow('CHECK')
})

test('a hearing’s intake opens only with its closed record', async () => {
  await expect(
    all(`INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, receipt_prefix)
      VALUES ('h', 'hearing', 'open', 'draft-open', '${AT}', '2026-04-01T16:00:00.000Z', '2026-04-01', '2026-h')`),
  ).rejects.toThrow('closed record')
})
