import { env } from 'cloudflare:workers'
import { reviewChecks } from '../../src/decisions/review.ts'
import { type Instant, instant } from '../../src/ground/clock.ts'
import type { Env } from '../../src/ground/env.ts'
import type { Visit } from '../../src/ground/house.ts'
import { newId } from '../../src/ground/ids.ts'
import { deriveKeys } from '../../src/ground/keys.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { submissionSchema } from '../../src/opinions/item.ts'
import { lodge } from '../../src/opinions/lodge.ts'
import type { Lodging } from '../../src/opinions/write-submission.ts'
import type { Officer, Role } from '../../src/people/officer.ts'
import { consultingRow, plannedRows } from '../support/procedure.ts'

export const { DB, WENJI_SECRET } = env as unknown as Env
export const db = openDatabase(DB)

export const OPENS = '2026-03-01T16:00:00.000Z' as Instant
export const CLOSES = '2026-04-01T16:00:00.000Z' as Instant
const HASH = 'a'.repeat(64)

/** A request at an instant; one day after closing unless told. */
export const visitAt = async (now: Instant | string = '2026-04-02T02:00:00.000Z'): Promise<Visit> => ({
  requestId: 'test',
  now: now as Instant,
  db,
  keys: await deriveKeys(WENJI_SECRET),
  lang: 'zh',
  elder: false,
  path: '/',
  secure: false,
  development: true,
  origin: 'http://localhost',
  addressHash: null,
})

export const duringComments = () => visitAt(instant(Date.parse('2026-03-10T02:00:00.000Z')))

const run = (sql: string, ...values: unknown[]) =>
  DB.prepare(sql)
    .bind(...values)
    .run()

async function officer(unitId: string, name: string, ...roles: Role[]): Promise<Officer> {
  const id = newId()
  const email = `${id}@example.cn`
  await run(
    `INSERT INTO officers (id, unit_id, email, name, roles, password, created_at) VALUES (?,?,?,?,?,'scrypt:x',?)`,
    id,
    unitId,
    email,
    name,
    JSON.stringify(roles),
    OPENS,
  )
  return { id, unitId, unitName: '县水务局', email, name, roles, mustChangePassword: false }
}

let rounds = 0

export type Round = {
  intakeId: string
  consultationId: string
  decisionId: string
  drafter: Officer
  reviewer: Officer
  office: Officer
  stranger: Officer
  /** 第一条, its second 款, 第二条. */
  clauses: [string, string, string]
}

/** A published consultation that ran from 2 March to 1 April 2026, with a draft of two articles. */
export async function seedRound(
  given: { readonly carriers?: readonly { kind: string; name: string }[] } = {},
): Promise<Round> {
  const [unitId, otherUnit, decisionId, versionId, intakeId, consultationId, reviewId] = Array.from(
    { length: 7 },
    newId,
  )
  await run(`INSERT INTO units VALUES (?,?,?)`, unitId, `县水务局${unitId}`, OPENS)
  await run(`INSERT INTO units VALUES (?,?,?)`, otherUnit, `县教育局${otherUnit}`, OPENS)
  const drafter = await officer(unitId as string, '李经办', 'drafter')
  const reviewer = await officer(unitId as string, '王审查', 'reviewer')
  const office = await officer(otherUnit as string, '赵主任', 'office')
  const stranger = await officer(otherUnit as string, '钱经办', 'drafter')
  await run(
    `INSERT INTO decisions VALUES (?,'城市供水价格调整方案','major_decision',?,?,?)`,
    decisionId,
    unitId,
    drafter.id,
    OPENS,
  )
  await run(
    `INSERT INTO draft_versions VALUES (?,?,1,'草案','说明',?,3,?,?)`,
    versionId,
    decisionId,
    HASH,
    drafter.id,
    OPENS,
  )
  const clauses = [newId(), newId(), newId()] as [string, string, string]
  const put = (
    uid: string,
    parent: string | null,
    ord: number,
    level: string,
    label: string | null,
    text: string,
  ) =>
    run(
      `INSERT INTO clauses (uid, draft_version_id, lineage_id, parent_uid, ord, level, label, text) VALUES (?,?,?,?,?,?,?,?)`,
      uid,
      versionId,
      uid,
      parent,
      ord,
      level,
      label,
      text,
    )
  await put(clauses[0], null, 0, 'article', '第一条', '居民用水每立方米2.85元。')
  await put(clauses[1], clauses[0], 1, 'paragraph', null, '困难家庭减半收取。')
  await put(clauses[2], null, 2, 'article', '第二条', '本方案自公布之日起施行。')
  const line = { decisionId: decisionId as string, officerId: drafter.id, at: OPENS }
  await DB.batch(plannedRows(DB, line))
  await run(`INSERT INTO consultations VALUES (?,?,?)`, consultationId, decisionId, OPENS)
  await run(
    `INSERT INTO notices (id, consultation_id, decision_id, round_no, draft_version_id, decision_name, legal_basis,
      drafting_rationale, starts_on, ends_on, recipient, mail_address, postcode, email, fax, contact_person,
      contact_phone, carriers, sha256, saved_by, saved_at)
     VALUES (?,?,?,1,?,'城市供水价格调整方案','依据','理由','2026-03-02','2026-04-01','水务局','某街1号','015100',
      'a@b.cn','无','李','0478-5221234',?,?,?,?)`,
    intakeId,
    consultationId,
    decisionId,
    versionId,
    JSON.stringify(given.carriers ?? [{ kind: 'portal', name: '' }]),
    HASH,
    drafter.id,
    OPENS,
  )
  await review(decisionId as string, 'notice', intakeId as string, HASH, drafter, reviewer, reviewId)
  await run(
    `INSERT INTO publications VALUES (?,?,'notice',?,?,'R1',?,?)`,
    newId(),
    decisionId,
    intakeId,
    HASH,
    OPENS,
    drafter.id,
  )
  await run(
    `INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, receipt_prefix)
     VALUES (?,'public_comment',?,?,?,?,'2026-04-01',?)`,
    intakeId,
    decisionId,
    versionId,
    OPENS,
    CLOSES,
    `2026-${String(++rounds).padStart(3, '0')}`,
  )
  await consultingRow(DB, line).run()
  return {
    intakeId,
    consultationId,
    decisionId,
    drafter,
    reviewer,
    office,
    stranger,
    clauses,
  } as Round
}

/** A review that says 公开, by raw rows. */
export async function review(
  decisionId: string,
  kind: string,
  subjectId: string,
  sha256: string,
  asker: Officer,
  reviewer: Officer,
  id: string = newId(),
) {
  await run(
    `INSERT INTO secrecy_reviews VALUES (?,?,?,?,?,?,?,?)`,
    id,
    decisionId,
    kind,
    subjectId,
    sha256,
    JSON.stringify([{ sha256 }, { sha256 }]),
    asker.id,
    OPENS,
  )
  await run(
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
     VALUES (?,'public','依据','理由',?,?,?)`,
    id,
    JSON.stringify(reviewChecks),
    reviewer.id,
    OPENS,
  )
}

type Said = Parameters<typeof submissionSchema.parse>[0]

/** Lodge through the real deed, from the web during the comments unless keyed in. Returns the item ids. */
export async function say(round: Round, said: Said, keyed?: Lodging['keyed'], now?: string) {
  const visit = now ? await visitAt(now) : keyed ? await visitAt() : await duringComments()
  const done = await lodge(visit, {
    intakeId: round.intakeId,
    said: submissionSchema.parse(said),
    idempotencyKey: `test-${newId()}${newId()}`,
    ...(keyed && { keyed }),
  })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

/** `n` submissions of one item each, on the first article. */
export async function sayMany(round: Round, n: number, text = '价格太高'): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < n; i++) {
    const { items } = await say(round, {
      items: [{ clause_uid: round.clauses[0], kind: 'oppose', text: `${text}${i}` }],
    })
    ids.push(...items.map(({ id }) => id))
  }
  return ids
}

export const one = <T = number>(sql: string, ...values: unknown[]) =>
  DB.prepare(sql)
    .bind(...values)
    .first<T>('x') as Promise<T>

export { run }
