import { sql } from 'drizzle-orm'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { unitOf, worksFor } from './guards.ts'
import type { HearingPublication } from './publication.ts'
import { type BundlePart, bundleHash } from './review.ts'
import { decisionById, secrecyReviews } from './store.ts'

export type ReviewRequest = {
  readonly decisionId: string
  readonly subjectKind: 'notice' | 'adoption_report' | 'decision' | 'interpretation' | HearingPublication
  readonly subjectId: string
  /** The exact texts that would go out, in order. */
  readonly bundle: readonly BundlePart[]
  /** What the room upstairs needs to hold at the moment of writing (the subject unchanged, not yet published). */
  readonly guards?: readonly Guard[]
}

/**
 * Ask for a secrecy review of exactly these texts (R28). Only drafters of the decision's unit may.
 * Refuses `not_found`, `forbidden`, `already_published`, `review_exists` (one is waiting, or has said 公开, on the
 * same bundle; after 免予公开 or 需报审 the same texts may be handed in again), and what `guards` say.
 */
export async function requestReview(
  visit: Visit,
  officer: Officer,
  { decisionId, subjectKind, subjectId, bundle, guards = [] }: ReviewRequest,
): Promise<Result<{ reviewId: string; bundleSha256: string }>> {
  const { db, now } = visit
  const decision = await decisionById(db, decisionId)
  if (!decision) return refuse('not_found')
  if (!mayDraftFor(officer, decision.draftingUnitId)) return refuse('forbidden')
  const reviewId = newId()
  const bundleSha256 = await bundleHash(bundle)
  const entry = await prepareEntry({
    deed: 'review_requested',
    at: now,
    actor: officer.id,
    subject: reviewId,
    data: {
      decision: decisionId,
      subject_kind: subjectKind,
      subject_id: subjectId,
      bundle_sha256: bundleSha256,
      texts: bundle.map(({ kind, sha256 }) => ({ kind, sha256 })),
    },
  })
  const row = {
    id: reviewId,
    decisionId,
    subjectKind,
    subjectId,
    bundleSha256,
    bundle: JSON.stringify(bundle),
    requestedBy: officer.id,
    requestedAt: now,
  }
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'already_published',
        holds: sql`NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = ${subjectId})`,
      },
      {
        code: 'review_exists',
        holds: sql`NOT EXISTS (SELECT 1 FROM secrecy_reviews r LEFT JOIN secrecy_opinions o ON o.review_id = r.id
          WHERE r.subject_id = ${subjectId} AND r.bundle_sha256 = ${bundleSha256}
          AND (o.opinion IS NULL OR o.opinion = 'public'))`,
      },
      ...guards,
    ],
    [db.insert(secrecyReviews).values(row), appendEntry(db, entry)],
  )
  return done.ok ? accept({ reviewId, bundleSha256 }) : done
}
