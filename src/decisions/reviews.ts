import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Database } from '../ground/house.ts'
import { officers, units } from '../people/store.ts'
import { decisionProfiles } from './pinned-profile.ts'
import { decisions, secrecyOpinions, secrecyReviews } from './store.ts'

const asker = alias(officers, 'asker')
const reviewer = alias(officers, 'reviewer')

const columns = {
  id: secrecyReviews.id,
  decisionId: secrecyReviews.decisionId,
  decisionTitle: decisions.title,
  draftingUnitId: decisions.draftingUnitId,
  unitName: units.name,
  subjectKind: secrecyReviews.subjectKind,
  subjectId: secrecyReviews.subjectId,
  bundleSha256: secrecyReviews.bundleSha256,
  bundle: secrecyReviews.bundle,
  requestedBy: secrecyReviews.requestedBy,
  requestedByName: sql<string>`${asker.name}`.as('requested_by_name'),
  requestedAt: secrecyReviews.requestedAt,
  opinion: secrecyOpinions.opinion,
  basis: secrecyOpinions.basis,
  reason: secrecyOpinions.reason,
  checks: secrecyOpinions.checks,
  reviewedByName: sql<string | null>`${reviewer.name}`.as('reviewed_by_name'),
  reviewedAt: secrecyOpinions.reviewedAt,
  // The rules that the decision was begun under (`PinnedRow`): they say by when.
  matterKind: decisions.matterKind,
  special: decisionProfiles.special,
  layers: decisionProfiles.layers,
  effective: decisionProfiles.effective,
  pinnedAt: decisionProfiles.pinnedAt,
}

const selectReviews = (db: Database) =>
  db
    .select(columns)
    .from(secrecyReviews)
    .innerJoin(decisions, eq(decisions.id, secrecyReviews.decisionId))
    .leftJoin(decisionProfiles, eq(decisionProfiles.decisionId, decisions.id))
    .innerJoin(units, eq(units.id, decisions.draftingUnitId))
    .innerJoin(asker, eq(asker.id, secrecyReviews.requestedBy))
    .leftJoin(secrecyOpinions, eq(secrecyOpinions.reviewId, secrecyReviews.id))
    .leftJoin(reviewer, eq(reviewer.id, secrecyOpinions.reviewedBy))

/** One review with its opinion, if it has been given. */
export const reviewById = (db: Database, id: string) =>
  selectReviews(db).where(eq(secrecyReviews.id, id)).get()

export type Review = NonNullable<Awaited<ReturnType<typeof reviewById>>>

const ofUnit = (unitId: string | null) => (unitId === null ? undefined : eq(decisions.draftingUnitId, unitId))

/** Whether an opinion may still be given: not once the procedure has ended (S90, S91) or the decision has. */
const givable = sql`EXISTS (SELECT 1 FROM deeds_possible p
  WHERE p.decision_id = ${secrecyReviews.decisionId} AND p.deed = 'review_given')`

/** Reviews that wait for an opinion, oldest first: of one unit's decisions, or of all when `unitId` is null. */
export const selectReviewsToDo = (db: Database, unitId: string | null, limit = 100) =>
  selectReviews(db)
    .where(and(ofUnit(unitId), isNull(secrecyOpinions.reviewId), givable))
    .orderBy(secrecyReviews.requestedAt, secrecyReviews.id)
    .limit(limit)

/** Reviews given, newest request first; `after` is the id of the last one of the page before. */
export const selectReviewsDone = (
  db: Database,
  { unitId, after, limit }: { unitId: string | null; after?: string | undefined; limit: number },
) =>
  selectReviews(db)
    .where(
      and(
        ofUnit(unitId),
        isNotNull(secrecyOpinions.reviewId),
        after === undefined
          ? undefined
          : sql`EXISTS (SELECT 1 FROM secrecy_reviews a WHERE a.id = ${after} AND (
              ${secrecyReviews.requestedAt} < a.requested_at
              OR (${secrecyReviews.requestedAt} = a.requested_at AND ${secrecyReviews.id} > a.id)))`,
      ),
    )
    .orderBy(desc(secrecyReviews.requestedAt), secrecyReviews.id)
    .limit(limit)

/** Is there an opinion 公开 on exactly these texts of this subject (R28)? */
export const reviewedPublic = (
  reviews: readonly Pick<Review, 'bundleSha256' | 'opinion'>[],
  bundleSha256: string,
): boolean => reviews.some((each) => each.bundleSha256 === bundleSha256 && each.opinion === 'public')
