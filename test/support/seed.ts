import { beijingDate, type Instant, instant } from '../../src/ground/clock.ts'
import { sha256 } from '../../src/ground/keys.ts'
import { consultingRow, plannedRows } from './procedure.ts'

/** What a seeded consultation is called by. */
export type Seeded = {
  readonly consultationId: string
  readonly intakeId: string
  readonly decisionId: string
  readonly draftVersionId: string
  readonly unitId: string
  readonly drafterId: string
  readonly reviewerId: string
  /** The instant at which it opened. */
  readonly opensAt: Instant
  /** The articles, in order. */
  readonly clauses: readonly string[]
}

const HASH = 'a'.repeat(64)

/** An instant from Beijing's date and time: `at('2026-03-12 23:59:59.999')`. */
export const at = (text: string): Instant => {
  const [date, time = '00:00'] = text.split(' ')
  return instant(Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`))
}

/** A number that comes in a clause's or receipt's name: 1 → '001'. */
const three = (n: number) => String(n).padStart(3, '0')

/**
 * A published consultation, written straight into the database so that a test can stand on it: a unit with a
 * drafter and a reviewer, a draft of `articles` articles, a notice from `startsOn` to `endsOn`, its intake.
 * The triggers see it like anything else.
 */
export async function seedConsultation(
  db: D1Database,
  options: {
    name?: string
    articles?: number
    startsOn?: string
    endsOn?: string
    publishedAt?: Instant
    onsiteClosesAt?: string
    texts?: readonly string[]
    carriers?: readonly { readonly kind: string; readonly name: string }[]
    /** Ways of hearing in the plan. */
    methods?: readonly string[]
  } = {},
): Promise<Seeded> {
  const name = options.name ?? 'a'
  const articles = options.texts?.length ?? options.articles ?? 3
  const startsOn = options.startsOn ?? '2026-03-02'
  const endsOn = options.endsOn ?? '2026-04-01'
  const publishedAt = options.publishedAt ?? at(`${startsOn} 00:00`)
  const id = (what: string) => `${what}-${name}`
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).bind(...values)
  const officer = (what: string, roles: string) =>
    run(
      `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at) VALUES (?, ?, ?, ?, ?, 'scrypt:none', ?)`,
      id(what),
      id('unit'),
      `${id(what)}@example.cn`,
      what,
      roles,
      publishedAt,
    )
  const clauses = Array.from({ length: articles }, (_, i) => `${id('clause')}-${three(i + 1)}`)
  const rows = clauses.map((uid, i) => ({
    uid,
    ord: i,
    text: options.texts?.[i] ?? `这是第${i + 1}条的内容。`,
  }))
  const bundle = await sha256(`bundle ${name}`)
  const closesAt = instant(Date.parse(`${endsOn}T16:00:00Z`))
  const line = { decisionId: id('decision'), officerId: id('drafter'), at: publishedAt }
  const planned = { ...line, ...(options.methods && { methods: options.methods }) }
  // Where only a hearing asks the public there is no notice.
  const asked = options.methods?.includes('public_comment') ?? true
  await db.batch([
    run(`INSERT INTO units (id, name, created_at) VALUES (?, ?, ?)`, id('unit'), `单位${name}`, publishedAt),
    officer('drafter', '["drafter"]'),
    officer('reviewer', '["reviewer"]'),
    run(
      `INSERT INTO decisions (id, title, matter_kind, drafting_unit_id, created_by, created_at) VALUES (?, ?, 'major_decision', ?, ?, ?)`,
      id('decision'),
      `关于${name}的决策`,
      id('unit'),
      id('drafter'),
      publishedAt,
    ),
    run(
      `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
       VALUES (?, ?, 1, ?, '起草说明', ?, ?, ?, ?)`,
      id('draft'),
      id('decision'),
      `${name}办法（征求意见稿）`,
      HASH,
      articles,
      id('drafter'),
      publishedAt,
    ),
    run(
      `INSERT INTO clauses (uid, draft_version_id, lineage_id, parent_uid, ord, level, label, ordinal, heading, text)
       SELECT value ->> 'uid', ?, 'l-' || (value ->> 'uid'), NULL, value ->> 'ord', 'article',
         '第' || ((value ->> 'ord') + 1) || '条', (value ->> 'ord') + 1, NULL, value ->> 'text' FROM json_each(?)`,
      id('draft'),
      JSON.stringify(rows),
    ),
    ...plannedRows(db, planned),
    ...(asked
      ? [
          run(
            `INSERT INTO consultations (id, decision_id, created_at) VALUES (?, ?, ?)`,
            id('consultation'),
            id('decision'),
            publishedAt,
          ),
          run(
            `INSERT INTO notices (id, consultation_id, decision_id, round_no, draft_version_id, decision_name, legal_basis,
         drafting_rationale, starts_on, ends_on, shorten_reason, submission_channels, onsite_closes_at, onsite_address,
         recipient, mail_address, postcode, email, fax, contact_person, contact_phone, carriers, sha256, saved_by, saved_at)
       VALUES (?, ?, ?, 1, ?, ?, '依据', '理由', ?, ?, '情况紧急', '["web","phone","letter","onsite"]', ?, '县政府一楼',
         '收件人', '县政府大街1号', '015100', 'a@example.cn', '无', '王五', '0478-5210000', ?, ?, ?, ?)`,
            id('notice'),
            id('consultation'),
            id('decision'),
            id('draft'),
            `《${name}办法（征求意见稿）》`,
            startsOn,
            endsOn,
            options.onsiteClosesAt ?? null,
            options.carriers ? JSON.stringify(options.carriers) : null,
            HASH,
            id('drafter'),
            publishedAt,
          ),
          run(
            `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
       VALUES (?, ?, 'notice', ?, ?, ?, ?, ?)`,
            id('review'),
            id('decision'),
            id('notice'),
            bundle,
            JSON.stringify(['notice', 'draft'].map((kind) => ({ kind, name: kind, sha256: HASH }))),
            id('drafter'),
            publishedAt,
          ),
          run(
            `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
       VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
            id('review'),
            id('reviewer'),
            publishedAt,
          ),
          run(
            `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
       VALUES (?, ?, 'notice', ?, ?, 'R1', ?, ?)`,
            id('publication'),
            id('decision'),
            id('notice'),
            bundle,
            publishedAt,
            id('drafter'),
          ),
          run(
            `INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, onsite_closes_at, receipt_prefix)
       VALUES (?, 'public_comment', ?, ?, ?, ?, ?, ?, ?)`,
            id('notice'),
            id('decision'),
            id('draft'),
            publishedAt,
            closesAt,
            endsOn,
            options.onsiteClosesAt ?? null,
            `2026-${name}`,
          ),
          consultingRow(db, line),
        ]
      : []),
  ])
  return {
    consultationId: id('consultation'),
    intakeId: id('notice'),
    decisionId: id('decision'),
    draftVersionId: id('draft'),
    unitId: id('unit'),
    drafterId: id('drafter'),
    reviewerId: id('reviewer'),
    opensAt: publishedAt,
    clauses,
  }
}

/**
 * Let `n` opinions come to a seeded consultation, one item each, spread over its clauses: written straight into
 * the database, past the deed but not past the triggers, numbered from `from` on. For sizes that lodging one by
 * one would make slow.
 */
export async function seedOpinions(db: D1Database, seeded: Seeded, n: number, from = 0): Promise<void> {
  const received = seeded.opensAt
  const receivedOn = beijingDate(received)
  for (let done = from; done < from + n; done += 1_000) {
    const size = Math.min(1_000, from + n - done)
    const numbers = `WITH RECURSIVE k (n) AS (SELECT ${done} UNION ALL SELECT n + 1 FROM k WHERE n + 1 < ${done + size})`
    const name = `'${seeded.intakeId}-' || n`
    const hash = `printf('%064d', n)`
    await db.batch([
      db.prepare(
        `INSERT INTO entries (position, id, at, deed, body, leaf_hash) ${numbers}
         SELECT (SELECT COALESCE(MAX(position) + 1, 0) FROM entries) + n - ${done}, 'e-' || ${name}, '${received}', 'opinion_lodged', '{}', ${hash} FROM k`,
      ),
      db.prepare(
        `INSERT INTO participants (id, key_id, nonce, sealed, has_email, created_at) ${numbers}
         SELECT 'p-' || ${name}, 'k', 'n', 's', 0, '${received}' FROM k`,
      ),
      db
        .prepare(
          `INSERT INTO submissions (id, intake_id, seq, receipt_no, channel, received_at, received_on, late,
             submitter_kind, publish_name, participant_id, lookup_hash, lang, item_count, entry_id) ${numbers}
           SELECT 's-' || ${name}, ?1, n + 1, 'r-' || ${name}, 'web', '${received}', '${receivedOn}', 0, 'individual', 0,
             'p-' || ${name}, ${hash}, 'zh', 1, 'e-' || ${name} FROM k`,
        )
        .bind(seeded.intakeId),
      db
        .prepare(
          `INSERT INTO items (id, submission_id, intake_id, seq, ord, clause_uid, kind, text, salt, content_commitment,
             submitter_commitment) ${numbers}
           SELECT 'i-' || ${name}, 's-' || ${name}, ?1, n + 1, 1,
             json_extract(?2, '$[' || (n % json_array_length(?2)) || ']'),
             CASE n % 3 WHEN 0 THEN 'support' WHEN 1 THEN 'oppose' ELSE 'amend' END,
             '意见' || n, ${hash}, ${hash}, ${hash} FROM k`,
        )
        .bind(seeded.intakeId, JSON.stringify(seeded.clauses)),
    ])
  }
}
