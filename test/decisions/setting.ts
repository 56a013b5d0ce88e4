import { createDecision } from '../../src/decisions/create-decision.ts'
import type { PlanInput } from '../../src/decisions/plan.ts'
import { planInput } from '../../src/decisions/plan.ts'
import type { Instant } from '../../src/ground/clock.ts'
import { newId } from '../../src/ground/ids.ts'
import { parse } from '../../src/ground/parse.ts'
import type { Officer } from '../../src/people/officer.ts'
import { at, makeOfficer, makeUnit, NOW, run, value, visitAt } from './house.ts'

/** A unit of 五原县 with a drafter and a reviewer, the office, the legal reviewer, and a drafter of another unit. */
export async function makeCast(jurisdiction: 'wuyuan' | 'national' = 'wuyuan') {
  const unitId = await makeUnit()
  const hall = await makeUnit()
  const drafter = await makeOfficer(unitId, 'drafter')
  await run(
    `INSERT INTO unit_jurisdictions (unit_id, version, code, set_by, set_at) VALUES (?, 1, ?, ?, ?)`,
    unitId,
    jurisdiction,
    drafter.id,
    NOW,
  )
  return {
    unitId,
    drafter,
    reviewer: await makeOfficer(unitId, 'reviewer'),
    office: await makeOfficer(hall, 'office'),
    legal: await makeOfficer(hall, 'legal'),
    stranger: await makeOfficer(await makeUnit(), 'drafter'),
  }
}

export const makeDecision = async (
  drafter: Officer,
  kind: 'major_decision' | 'normative_document' = 'major_decision',
): Promise<string> =>
  value(await createDecision(await visitAt(), drafter, { title: '集中供水水价调整方案', matter_kind: kind }))
    .id

const HASH = 'a'.repeat(64)

/** A first version of the draft, written past its deed. */
export async function saveDraft(decisionId: string, drafter: Officer, when: Instant = NOW): Promise<string> {
  const id = newId()
  await run(
    `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
     VALUES (?, ?, 1, '水价调整方案（征求意见稿）', '起草说明', ?, 1, ?, ?)`,
    id,
    decisionId,
    HASH,
    drafter.id,
    when,
  )
  return id
}

/** A lawful plan of 2 March 2026 with public comment alone, as a form sends it. */
export const lawfulPlan = {
  whole_economy: true,
  whole_economy_reason: '全县供水',
  close_to_people: true,
  close_to_people_reason: '涉及每户水费',
  matter_class: 'policy',
  touches_interests: true,
  widely_known: true,
  methods: ['public_comment'],
  reasons: { public_comment: '涉及面广' },
  hearing_by_law: false,
  dissent: false,
  attention: true,
  hearing_needed: false,
  judgement_reason: '前期走访没有大的分歧',
  judgement_signed_by: '王局长',
  views_diverge: false,
  affects_groups: false,
  technical: false,
  risky: false,
  affects_market: false,
  affects_enterprises: false,
  comment_from: '2026-03-03',
  comment_to: '2026-04-02',
  head_name: '王局长',
  head_post: '局长',
  head_signed_on: '2026-03-01',
} as const

/** The same with a hearing: announced on 3 March, papers on 5 March, held on 20 March. */
export const withHearing = {
  methods: ['public_comment', 'hearing'],
  reasons: { public_comment: '涉及面广', hearing: '当面听取' },
  hearing_announced_on: '2026-03-03',
  hearing_materials_on: '2026-03-05',
  hearing_on: '2026-03-20',
} as const

export const plan = (changes: Readonly<Record<string, unknown>> = {}): PlanInput =>
  value(parse(planInput, { ...lawfulPlan, ...changes }))

/** Put the decision into its year's list, past the deed. */
export async function listIt(decisionId: string, office: Officer, when: Instant = NOW): Promise<void> {
  await run(
    `INSERT INTO decision_listings (decision_id, year, no, party_consent_on, listed_by, listed_at)
     SELECT ?, 2026, COALESCE(MAX(no), 0) + 1, '2026-02-28', ?, ? FROM decision_listings WHERE year = 2026`,
    decisionId,
    office.id,
    when,
  )
  await step(decisionId, 'decision_listed', 'listed', office, when)
}

/** One step of the main line, past the deed but not past the triggers. */
export const step = (decisionId: string, deed: string, state: string, by: Officer, when: Instant = NOW) =>
  run(
    `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
     SELECT ?, MAX(seq) + 1, ?, ?, ?, ? FROM decision_steps WHERE decision_id = ?`,
    decisionId,
    deed,
    state,
    when,
    by.id,
    decisionId,
  )

/** The public is asked from 3 March to 2 April 2026: notice, review, publication, state and intake. */
export async function consult(decisionId: string, drafter: Officer, reviewer: Officer): Promise<string> {
  const notice = newId()
  const draft = `(SELECT id FROM draft_versions WHERE decision_id = '${decisionId}')`
  await run(
    'INSERT INTO consultations (id, decision_id, created_at) VALUES (?, ?, ?)',
    `c-${notice}`,
    decisionId,
    NOW,
  )
  await run(
    `INSERT INTO notices (id, consultation_id, decision_id, round_no, draft_version_id, decision_name, legal_basis,
       drafting_rationale, starts_on, ends_on, shorten_reason, submission_channels, recipient, mail_address, postcode,
       email, fax, contact_person, contact_phone, sha256, saved_by, saved_at)
     VALUES (?, ?, ?, 1, ${draft}, '《水价调整方案（征求意见稿）》', '依据', '理由', '2026-03-03', '2026-04-02', '',
       '["web"]', '收件人', '县政府大街1号', '015100', 'a@example.cn', '无', '王五', '0478-5210000', ?, ?, ?)`,
    notice,
    `c-${notice}`,
    decisionId,
    HASH,
    drafter.id,
    NOW,
  )
  await run(
    `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
     VALUES (?, ?, 'notice', ?, ?, ?, ?, ?)`,
    `r-${notice}`,
    decisionId,
    notice,
    HASH,
    JSON.stringify(['notice', 'draft'].map((kind) => ({ kind, name: kind, sha256: HASH }))),
    drafter.id,
    NOW,
  )
  await run(
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
     VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
    `r-${notice}`,
    reviewer.id,
    NOW,
  )
  await publishNotice(decisionId, notice, drafter)
  await step(decisionId, 'notice_published', 'consulting', drafter)
  await run(
    `INSERT INTO intakes (id, kind, decision_id, draft_version_id, opens_at, closes_at, ends_on, receipt_prefix)
     VALUES (?, 'public_comment', ?, ${draft}, ?, ?, '2026-04-02', ?)`,
    notice,
    decisionId,
    at('2026-03-03 00:00'),
    at('2026-04-03 00:00'),
    `2026-${notice}`,
  )
  return notice
}

export const publishNotice = (decisionId: string, notice: string, drafter: Officer) =>
  run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES (?, ?, 'notice', ?, ?, 'R1', ?, ?)`,
    `p-${newId()}`,
    decisionId,
    notice,
    HASH,
    NOW,
    drafter.id,
  )
