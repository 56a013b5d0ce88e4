import { answerItems } from '../../src/adoption/answer-items.ts'
import { hearingReportSchema } from '../../src/adoption/hearing-report.ts'
import { prepareHearingReport } from '../../src/adoption/prepare-hearing-report.ts'
import {
  publishHearingReport,
  requestHearingReportReview,
} from '../../src/adoption/publish-hearing-report.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import type { PlainDate } from '../../src/ground/clock.ts'
import { closeRecord } from '../../src/hearings/close-record.ts'
import { confirmPart } from '../../src/hearings/confirm-part.ts'
import { partHash, readRecord } from '../../src/hearings/record.ts'
import { saveRecord } from '../../src/hearings/save-record.ts'
import {
  AFTER,
  at,
  type DayCast,
  env,
  head,
  openedDay,
  say,
  value,
  visitAt,
} from '../hearings/day-setting.ts'

export * from '../hearings/day-setting.ts'

/** Some days after the hearing of 2026-06-30. */
export const LATER = at('2026-07-06 09:00')

/** The record is closed: everyone who was there has confirmed her part. */
export async function close(cast: DayCast): Promise<void> {
  const visit = await visitAt(AFTER)
  const { version } = (await readRecord(visit.db, cast.hearingId)).head ?? { version: 0 }
  value(
    await saveRecord(visit, cast.drafter, cast.hearingId, {
      head: {
        ...head,
        held_on: head.held_on as PlainDate,
        ended_at: '11:30',
        steps: [
          { step: 'discipline', at: '09:00' },
          { step: 'statements', at: '09:20' },
        ],
        observers: 5,
        quorum_reason: '一位代表请假',
      },
      documentIds: [],
      version,
    }),
  )
  for (const id of cast.people.slice(0, -1)) {
    const part_sha256 = await partHash(await readRecord(visit.db, cast.hearingId), id)
    value(
      await confirmPart(visit, cast.hearingId, id, {
        outcome: 'confirmed',
        refusal_reason: '',
        part_sha256,
      }),
    )
  }
  value(await closeRecord(visit, cast.drafter, cast.hearingId))
}

/** A hearing that was held: of three representatives two spoke, three views in all; its record is closed. */
export async function heldHearing(options: Parameters<typeof openedDay>[0] = {}): Promise<DayCast> {
  const cast = await openedDay(options)
  value(await say(cast))
  value(await say(cast, { stance: 'amend', viewpoint: '建议分两年调整。', reason: '给居民时间。' }))
  value(
    await say(cast, {
      registration_id: cast.people[1] ?? '',
      stance: 'support',
      viewpoint: '赞成。我的电话是13912345678。',
      reason: '成本确实上涨。',
    }),
  )
  await close(cast)
  return cast
}

/** The ids of the views, in order. */
export const viewsOf = async (cast: DayCast): Promise<string[]> =>
  (
    await env.DB.prepare('SELECT id FROM items WHERE intake_id = ? ORDER BY seq, ord')
      .bind(cast.hearingId)
      .all<{ id: string }>()
  ).results.map(({ id }) => id)

/** Every view answered: the first not adopted, the second adopted with a new wording, the third noted. */
export async function answerViews(cast: DayCast): Promise<void> {
  const visit = await visitAt(LATER)
  const [first, second, third] = await viewsOf(cast)
  const answer = (items: (string | undefined)[], more: object) =>
    answerItems(visit, cast.drafter, cast.hearingId, {
      items: items.filter((each) => each !== undefined),
      disposition: 'noted',
      reason: '',
      ...more,
    })
  value(await answer([first], { disposition: 'not_adopted', reason: '成本监审结论不支持。' }))
  value(await answer([second], { disposition: 'adopted', changed_wording: '价格分两年调整到位。' }))
  value(await answer([third], { disposition: 'noted', reason: '感谢支持。' }))
}

export const input = hearingReportSchema.parse({
  opinions: '赞成的认为成本上涨；反对的认为低收入家庭负担重。',
  conclusion: 'carry_out_amended',
  conclusion_text: '建议分两年调整，对困难家庭减半收取后实施。',
})

export const prepare = async (cast: DayCast, changes: object = {}, when = LATER, who = cast.drafter) =>
  prepareHearingReport(await visitAt(when), who, cast.hearingId, { ...input, ...changes })

/** A prepared report with its review 公开; answers its id. */
export async function reviewedReport(cast: DayCast): Promise<string> {
  const { reportId } = value(await prepare(cast))
  const visit = await visitAt(LATER)
  const { reviewId } = value(await requestHearingReportReview(visit, cast.drafter, reportId))
  const opinion = { opinion: 'public' as const, basis: '依据', reason: '理由', checks: [...reviewChecks] }
  value(await giveReview(visit, cast.reviewer, reviewId, opinion))
  return reportId
}

export const publish = async (cast: DayCast, id: string, when = LATER, who = cast.drafter) =>
  publishHearingReport(await visitAt(when), who, id)
