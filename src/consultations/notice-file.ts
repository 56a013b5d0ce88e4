import { desc, eq, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import { profilesInForce, selectNewestProfiles } from '../calendar/profiles-store.ts'
import { selectYears, yearsOf } from '../calendar/store.ts'
import { wayOf } from '../decisions/lifecycle.ts'
import { pinnedOf, selectPinned } from '../decisions/pinned-profile.ts'
import { selectEnding, selectPlan, selectState } from '../decisions/procedure-store.ts'
import { selectPublications } from '../decisions/publication.ts'
import { secrecyOpinions, secrecyReviews, selectDecision } from '../decisions/store.ts'
import { documentsQuery, versionsQuery } from '../drafts/store.ts'
import type { Database, Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { intakes } from '../opinions/store.ts'
import { maySee, type Officer } from '../people/officer.ts'
import { selectAttached, selectCorrections, selectNamedDraft, selectNotice } from './store.ts'

const selectNoticeReviews = (db: Database, decisionId: string) =>
  db
    .select({
      id: secrecyReviews.id,
      subjectId: secrecyReviews.subjectId,
      bundleSha256: secrecyReviews.bundleSha256,
      requestedAt: secrecyReviews.requestedAt,
      opinion: secrecyOpinions.opinion,
    })
    .from(secrecyReviews)
    .leftJoin(secrecyOpinions, eq(secrecyOpinions.reviewId, secrecyReviews.id))
    .where(sql`${secrecyReviews.decisionId} = ${decisionId} AND ${secrecyReviews.subjectKind} = 'notice'`)
    .orderBy(desc(secrecyReviews.requestedAt), secrecyReviews.id)

/** The statements that read all the desk needs about a decision's notice, for a page's one batch. */
export const noticeFileQueries = (db: Database, decisionId: string) =>
  [
    selectDecision(db, decisionId),
    selectNotice(db, decisionId),
    selectAttached(db, decisionId),
    selectNamedDraft(db, decisionId),
    versionsQuery(db, decisionId),
    documentsQuery(db, decisionId),
    selectNoticeReviews(db, decisionId),
    selectPublications(db, decisionId),
    selectCorrections(db, decisionId),
    db.select().from(intakes).where(eq(intakes.decisionId, decisionId)),
    selectState(db, decisionId),
    selectPlan(db, decisionId),
    selectEnding(db, decisionId),
    selectPinned(db, decisionId),
    selectNewestProfiles(db),
    selectYears(db),
  ] as const

type Rows = BatchResponse<ReturnType<typeof noticeFileQueries>>

/** What those statements found; undefined when there is no such decision. */
export function noticeFileOf(rows: Rows) {
  const [
    [decision],
    [notice],
    attached,
    [draft],
    versions,
    documents,
    reviews,
    published,
    corrections,
    opened,
    [stand],
    [plan],
    [ending],
    pinned,
    profiles,
    entered,
  ] = rows
  if (!decision || !stand) return undefined
  const rules = pinnedOf(pinned, decision.matterKind)
  const known = profilesInForce(profiles)
  return {
    decision,
    /** That of the latest round, null before the first is saved. */
    notice: notice ?? null,
    attached,
    draft: draft ?? null,
    versions,
    documents,
    reviews: reviews.filter((each) => each.subjectId === notice?.id),
    publication: published.find((each) => each.subjectId === notice?.id) ?? null,
    corrections,
    intake: opened.find((each) => each.id === notice?.id) ?? null,
    /** Where the decision stands in the state table, and the way it goes. */
    state: stand.state,
    way: wayOf(decision.matterKind),
    /** The plan that counts, null before the first. */
    plan: plan ?? null,
    ending: ending ?? null,
    /** The numbers that apply, of the profiles the decision keeps. */
    rules,
    /** Those profiles by name, in the version it was begun under. */
    layers: rules.layers.map(({ code, version }) => ({
      name: known.find((each) => each.code === code)?.name ?? { zh: code, en: code },
      version,
    })),
    years: yearsOf(entered),
  }
}

/** A decision's notice with all around it, in one batch; undefined when there is no such decision. */
export const readNoticeFile = async (db: Database, decisionId: string) =>
  noticeFileOf(await db.batch(noticeFileQueries(db, decisionId)))

export type NoticeFile = NonNullable<Awaited<ReturnType<typeof readNoticeFile>>>

/** The same, for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function openNoticeFile(
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<NoticeFile>> {
  const file = await readNoticeFile(visit.db, decisionId)
  if (!file) return refuse('not_found')
  return maySee(officer, file.decision.draftingUnitId) ? accept(file) : refuse('forbidden')
}
