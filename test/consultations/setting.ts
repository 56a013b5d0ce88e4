import { noticeInput } from '../../src/consultations/notice.ts'
import { requestNoticeReview } from '../../src/consultations/request-notice-review.ts'
import { saveNotice } from '../../src/consultations/save-notice.ts'
import { createDecision } from '../../src/decisions/create-decision.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import type { Instant } from '../../src/ground/clock.ts'
import { newId } from '../../src/ground/ids.ts'
import type { MatterKind } from '../../src/statute/periods.ts'
import { env, makePeople, NOW, run, value, visitAt } from '../decisions/house.ts'
import { plannedRows } from '../support/procedure.ts'

/** A whole notice, lawful when it is published on 2026-03-02. */
export const whole = {
  decision_name: '五里河镇集中供水水价调整方案',
  legal_basis: '《中华人民共和国价格法》第十八条',
  drafting_rationale: '现行水价低于供水成本。',
  starts_on: '2026-03-02',
  ends_on: '2026-04-01',
  submission_channels: ['web', 'letter', 'phone'],
  recipient: '水务局水资源股',
  mail_address: '五里河镇建设路1号',
  postcode: '015100',
  email: 'shuijia@example.cn',
  fax: '无',
  contact_person: '张股长',
  contact_phone: '0478-5210000',
}

export async function makeDraft(decisionId: string, officerId: string, version = 1): Promise<string> {
  const id = newId()
  await run(
    `INSERT INTO draft_versions
       (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
     VALUES (?, ?, ?, '水价调整方案（征求意见稿）', '起草说明', ?, 1, ?, ?)`,
    id,
    decisionId,
    version,
    String(version).repeat(64),
    officerId,
    NOW,
  )
  return id
}

export async function makeDocument(decisionId: string, officerId: string): Promise<string> {
  const id = newId()
  await run(
    `INSERT INTO documents (id, decision_id, filename, media_type, size, sha256, added_by, added_at)
     VALUES (?, ?, '成本监审报告.pdf', 'application/pdf', 10, ?, ?, ?)`,
    id,
    decisionId,
    'd'.repeat(64),
    officerId,
    NOW,
  )
  return id
}

/** People, a decision of theirs and its draft; a major decision is listed and has its plan unless `planned` is false. */
export async function makeSetting(matterKind: MatterKind = 'major_decision', planned = true) {
  const people = await makePeople()
  const input = { title: whole.decision_name, matter_kind: matterKind }
  const decisionId = value(await createDecision(await visitAt(), people.drafter, input)).id
  const draftId = await makeDraft(decisionId, people.drafter.id)
  if (planned && matterKind === 'major_decision')
    await env.DB.batch(plannedRows(env.DB, { decisionId, officerId: people.drafter.id, at: NOW }))
  return { ...people, decisionId, draftId }
}

export type Setting = Awaited<ReturnType<typeof makeSetting>>

/** Save the whole notice with some fields changed. */
export async function save(setting: Setting, changes: object = {}, revision = 0, officer = setting.drafter) {
  const input = noticeInput.parse({ ...whole, draft_version_id: setting.draftId, revision, ...changes })
  return saveNotice(await visitAt(), officer, setting.decisionId, input)
}

export const publicOpinion = {
  opinion: 'public' as const,
  basis: '依据',
  reason: '理由',
  checks: [...reviewChecks],
}

/** Hand in and review as 公开 what is saved. */
export async function review(setting: Setting, now: Instant = NOW) {
  const asked = value(await requestNoticeReview(await visitAt(now), setting.drafter, setting.decisionId))
  value(await giveReview(await visitAt(now), setting.reviewer, asked.reviewId, publicOpinion))
  return asked
}
