import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { mayHappen } from './advance.ts'
import { unitOf, worksFor } from './guards.ts'
import { judgeOpinion, mayReviewFor, type OpinionInput } from './review.ts'
import { reviewById } from './reviews.ts'
import { secrecyOpinions } from './store.ts'

/**
 * Give the opinion on a bundle of texts (B30, B38, R28). A reviewer of the decision's own unit may (B29), never
 * the officer who asked. Refuses `not_found`, `forbidden`, `review_by_self`, `review_exists`,
 * `checks_missing`, `wrong_state`.
 */
export async function giveReview(
  visit: Visit,
  officer: Officer,
  reviewId: string,
  input: OpinionInput,
): Promise<Result<{ reviewId: string }>> {
  const { db, now } = visit
  const review = await reviewById(db, reviewId)
  if (!review) return refuse('not_found')
  if (!mayReviewFor(officer, review.draftingUnitId)) {
    return judge([breach('B29', 'forbidden')], { reviewId })
  }
  if (review.requestedBy === officer.id) return judge([breach('B29', 'review_by_self')], { reviewId })
  if (review.opinion !== null) return refuse('review_exists')
  const judged = judge(judgeOpinion(input.opinion, input.checks), { reviewId })
  if (!judged.ok) return judged
  const entry = await prepareEntry({
    deed: 'review_given',
    at: now,
    actor: officer.id,
    subject: reviewId,
    data: {
      decision: review.decisionId,
      subject_kind: review.subjectKind,
      subject_id: review.subjectId,
      bundle_sha256: review.bundleSha256,
      opinion: input.opinion,
      checks: [...input.checks].sort(),
    },
  })
  const row = {
    reviewId,
    opinion: input.opinion,
    basis: input.basis,
    reason: input.reason,
    checks: JSON.stringify([...new Set(input.checks)]),
    reviewedBy: officer.id,
    reviewedAt: now,
  }
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'reviewer', unitOf(review.decisionId)) },
      mayHappen('review_given', review.decisionId),
      {
        code: 'review_exists',
        holds: sql`NOT EXISTS (SELECT 1 FROM secrecy_opinions WHERE review_id = ${reviewId})`,
      },
    ],
    [db.insert(secrecyOpinions).values(row), appendEntry(db, entry)],
  )
  return done.ok ? accept({ reviewId }) : done
}
