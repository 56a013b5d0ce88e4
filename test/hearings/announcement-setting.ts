import { createDecision } from '../../src/decisions/create-decision.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import type { Instant } from '../../src/ground/clock.ts'
import type { AnnouncementInput } from '../../src/hearings/announcement.ts'
import { announcementSchema } from '../../src/hearings/announcement.ts'
import { beginHearing } from '../../src/hearings/open-hearing.ts'
import { publishPaper } from '../../src/hearings/publish-paper.ts'
import { requestPaperReview } from '../../src/hearings/request-paper-review.ts'
import { saveAnnouncement } from '../../src/hearings/save-announcement.ts'
import { makeDraft, publicOpinion } from '../consultations/setting.ts'
import { env, makePeople, value, visitAt } from '../decisions/house.ts'
import { announcement } from '../support/hearing.ts'
import { plannedRows } from '../support/procedure.ts'
import { at } from '../support/seed.ts'

export const BEGUN = at('2026-03-02 09:00')

/** People, a major decision with its draft and a plan with a hearing, and a hearing begun. */
export async function makeHearing(special = '', methods: readonly string[] = ['public_comment', 'hearing']) {
  const people = await makePeople()
  const input = { title: '供水价格调整方案', matter_kind: 'major_decision' as const, special }
  const decisionId = value(await createDecision(await visitAt(BEGUN), people.drafter, input)).id
  await makeDraft(decisionId, people.drafter.id)
  const line = { decisionId, officerId: people.drafter.id, at: BEGUN, methods }
  await env.DB.batch(plannedRows(env.DB, line))
  const { hearingId } = value(await beginHearing(await visitAt(BEGUN), people.drafter, decisionId))
  return { ...people, decisionId, hearingId }
}
export type HearingSetting = Awaited<ReturnType<typeof makeHearing>>

/** The whole announcement with some terms changed. */
export const terms = (changes: Partial<AnnouncementInput> = {}) =>
  announcementSchema.parse({ ...announcement, ...changes })

export const save = async (
  setting: HearingSetting,
  changes: Partial<AnnouncementInput> = {},
  now: Instant = BEGUN,
) =>
  saveAnnouncement(await visitAt(now), setting.drafter, setting.hearingId, {
    body: terms(changes),
    documentIds: [],
  })

/** Review as 公开 what is saved. */
export async function review(setting: HearingSetting, paperId: string, now: Instant) {
  const asked = value(await requestPaperReview(await visitAt(now), setting.drafter, paperId))
  value(await giveReview(await visitAt(now), setting.reviewer, asked.reviewId, publicOpinion))
  return asked
}

/** Save, review and publish an announcement at an instant. */
export async function announce(
  setting: HearingSetting,
  changes: Partial<AnnouncementInput> = {},
  now: Instant = at('2026-05-20 09:00'),
) {
  const { paperId } = value(await save(setting, changes, now))
  await review(setting, paperId, now)
  return publishPaper(await visitAt(now), setting.drafter, paperId)
}
