import { sql } from 'drizzle-orm'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { transitionFor } from '../decisions/lifecycle.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { publish } from '../decisions/publication.ts'
import { reviewedPublic } from '../decisions/reviews.ts'
import { commit } from '../ground/batch.ts'
import { beijingDate, beijingIso, endOfDay, type PlainDate, startOfDay } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { type NewIntake, openIntake } from '../opinions/open-intake.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { judgePeriod } from '../statute/periods.ts'
import { type Bundle, bundleOf } from './bundle.ts'
import { judgeCompleteness, periodOf } from './notice.ts'
import { type NoticeFile, readNoticeFile } from './notice-file.ts'

/** The page on which a field of the notice can be mended. */
export const fieldLink = (decisionId: string, field: string): string =>
  `/desk/decisions/${decisionId}/notice#${field}`

/**
 * What is incomplete (A18) or unlawful (R1–R4) about the notice if it were published on this Beijing day; each
 * problem links to its field.
 */
export function judgeNotice(file: NoticeFile, publishedOn: PlainDate): Problem[] {
  const { decision, notice, rules, years } = file
  if (!notice) return [breach('A18', 'notice_incomplete', { link: `/desk/decisions/${decision.id}/notice` })]
  const period = periodOf(notice, publishedOn)
  const problems = [
    ...judgeCompleteness(notice),
    ...(period ? judgePeriod(period, rules.effective, years) : []),
  ]
  return problems.map((problem) =>
    problem.field ? { ...problem, link: fieldLink(decision.id, problem.field) } : problem,
  )
}

/**
 * Why the state table keeps a notice back: a major decision is listed and has an approved plan first (A02, N713
 * art. 3 and 14), an ended procedure asks nobody, and a plan that leaves public comment out is not gone past.
 */
function judgeState(file: NoticeFile): Problem[] {
  const { decision, state, way, plan } = file
  const at = `/desk/decisions/${decision.id}`
  if (!transitionFor('notice_published', state, way)) {
    if (file.ending) return [breach('N713_3', 'wrong_state', { link: at })]
    return way === 'major' && plan === null
      ? [breach('A02', 'plan_missing', { link: `${at}/plan` })]
      : [breach('N713_15', 'wrong_state', { link: at })]
  }
  return plan && !plan.methods.includes('public_comment')
    ? [breach('A02', 'plan_lacks_comment', { link: `${at}/plan` })]
    : []
}

/** Everything that stands in the way of publishing now: A02, A18, R1–R4, R28, R31. Empty when nothing does. */
export function judgePublication(file: NoticeFile, bundle: Bundle | null, today: PlainDate): Problem[] {
  const link = `/desk/decisions/${file.decision.id}/notice/publication`
  if (file.publication) return [breach('R31', 'already_published', { link })]
  const problems = [...judgeState(file), ...judgeNotice(file, today)]
  const reviewed = bundle !== null && reviewedPublic(file.reviews, bundle.sha256)
  return reviewed ? problems : [...problems, breach('R28', 'review_missing', { link })]
}

/**
 * Publish the notice with its draft and attachments, and open the intake: from now, or from 00:00 of an
 * announced later day, until 24:00 of the last day (Beijing). Only drafters of the decision's unit may.
 * `revision`: the one the officer has seen. Refuses with every problem of `judgePublication`, `forbidden`,
 * `not_found`, `changed_meanwhile`, `wrong_state`.
 */
export async function publishNotice(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  revision?: number,
): Promise<Result<{ consultationId: string; noticeId: string }>> {
  const { db, now } = visit
  const today = beijingDate(now)
  const file = await readNoticeFile(db, decisionId)
  if (!file) return refuse('not_found')
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  const bundle = await bundleOf(file)
  const judged = judge(judgePublication(file, bundle, today), file.notice)
  if (!judged.ok) return judged
  const notice = judged.value
  if (!notice?.draftVersionId || !notice.startsOn || !notice.endsOn || !bundle)
    return refuse('notice_incomplete')
  if (revision !== undefined && revision !== notice.revision) return refuse('changed_meanwhile')

  const begins = startOfDay(notice.startsOn)
  const intake: NewIntake = {
    id: notice.id,
    kind: 'public_comment',
    decisionId,
    draftVersionId: notice.draftVersionId,
    opensAt: begins > now ? begins : now,
    closesAt: endOfDay(notice.endsOn),
    endsOn: notice.endsOn,
    onsiteClosesAt: notice.onsiteClosesAt,
  }
  const dates = { starts_on: notice.startsOn, ends_on: notice.endsOn }
  const entry = await prepareEntry({
    deed: 'notice_published',
    at: now,
    actor: officer.id,
    subject: notice.id,
    data: {
      decision: decisionId,
      consultation: notice.consultationId,
      intake: notice.id,
      round_no: notice.roundNo,
      bundle_sha256: bundle.sha256,
      texts: bundle.parts.map(({ kind, sha256 }) => ({ kind, sha256 })),
      ...dates,
      opens_at: beijingIso(intake.opensAt),
      closes_at: beijingIso(intake.closesAt),
    },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'already_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = ${notice.id})`,
      },
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM notices WHERE id = ${notice.id} AND revision = ${notice.revision})`,
      },
      mayHappen('notice_published', decisionId),
    ],
    [
      publish(db, {
        decisionId,
        kind: 'notice',
        subjectId: notice.id,
        sha256: bundle.sha256,
        rule: 'A18,R1,R2,R3,R4,R28',
        publishedAt: now,
        publishedBy: officer.id,
      }),
      openIntake(db, intake, today.slice(0, 4)),
      advance(db, { decisionId, deed: 'notice_published', at: now, by: officer.id }),
      recordMilestone(db, { decisionId, at: now, code: 'notice_published', params: dates }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ consultationId: notice.consultationId, noticeId: notice.id }) : done
}
