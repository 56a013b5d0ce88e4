import { desc, eq, sql } from 'drizzle-orm'
import { selectYears, yearsOf } from '../calendar/store.ts'
import { type State, type Way, wayOf } from '../decisions/lifecycle.ts'
import { type Pinned, pinnedOf, selectPinned } from '../decisions/pinned-profile.ts'
import {
  type Ending,
  type Plan,
  selectEnding,
  selectPlan,
  selectState,
} from '../decisions/procedure-store.ts'
import { secrecyOpinions, secrecyReviews } from '../decisions/store.ts'
import { documentsQuery } from '../drafts/store.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { CalendarYear } from '../statute/years.ts'
import type { HearingFile } from './hearing.ts'
import type { HearingPaper, PaperKind } from './paper.ts'
import { hearingFileOf, selectHearing } from './read-hearing.ts'
import { hearingPapers, hearings } from './store.ts'
import { selectTaken, type Taken, takenOf } from './taken.ts'

type GivenReview = {
  readonly id: string
  readonly subjectId: string
  readonly bundleSha256: string
  readonly requestedAt: Instant
  readonly opinion: 'public' | 'exempt' | 'escalate' | null
}

/** A hearing with all that the desk needs to judge what can be done about it. */
export type HearingGround = HearingFile & {
  /** All numbered papers, by number; several kinds may be unpublished at once. */
  readonly papers: readonly HearingPaper[]
  readonly reviews: readonly GivenReview[]
  /** The documents of the decision. */
  readonly documents: readonly { readonly id: string; readonly filename: string; readonly sha256: string }[]
  readonly state: State
  readonly way: Way
  readonly plan: Plan | null
  readonly ending: Ending | null
  readonly hasDraft: boolean
  /** The rules the decision was begun under. */
  readonly pinned: Pinned
  readonly years: readonly CalendarYear[]
  readonly taken: Taken
}

const paperPublished = sql<Instant | null>`(SELECT published_at FROM publications
  WHERE subject_id = hearing_papers.id)`.as('published_at')

/** Every numbered paper of a hearing, by number, the published one of a number first. */
export const selectPapers = (db: Database, hearingId: string) =>
  db
    .select({ paper: hearingPapers, publishedAt: paperPublished })
    .from(hearingPapers)
    .where(eq(hearingPapers.hearingId, hearingId))
    .orderBy(hearingPapers.no, sql`published_at IS NULL`, hearingPapers.id)

/** One numbered paper, whatever its hearing. */
export async function paperById(db: Database, id: string): Promise<HearingPaper | undefined> {
  const [row] = await db
    .select({ paper: hearingPapers, publishedAt: paperPublished })
    .from(hearingPapers)
    .where(eq(hearingPapers.id, id))
  return row && { ...row.paper, publishedAt: row.publishedAt }
}

const selectPaperReviews = (db: Database, hearingId: string) =>
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
    .where(
      sql`${secrecyReviews.subjectId} IN (SELECT id FROM hearing_papers WHERE hearing_id = ${hearingId})`,
    )
    .orderBy(desc(secrecyReviews.requestedAt), secrecyReviews.id)

/** A hearing's ground in two batches; undefined when there is no such hearing. */
export async function readGround(db: Database, hearingId: string): Promise<HearingGround | undefined> {
  const [hearing] = await db.select().from(hearings).where(eq(hearings.id, hearingId))
  if (!hearing) return undefined
  const { decisionId } = hearing
  const [head, announcements] = selectHearing(db, hearingId)
  const [rows, papers, all, reviews, documents, [stand], [plan], [ending], pinned, entered, [draft], taken] =
    await db.batch([
      head,
      announcements,
      selectPapers(db, hearingId),
      selectPaperReviews(db, hearingId),
      documentsQuery(db, decisionId),
      selectState(db, decisionId),
      selectPlan(db, decisionId),
      selectEnding(db, decisionId),
      selectPinned(db, decisionId),
      selectYears(db),
      db.all<{ n: number }>(
        sql`SELECT EXISTS (SELECT 1 FROM draft_versions WHERE decision_id = ${decisionId}) AS n`,
      ),
      selectTaken(db, hearingId),
    ])
  const file = hearingFileOf([rows, papers])
  const [kind] = pinned
  if (!file || !stand || !kind) return undefined
  return {
    ...file,
    papers: all.map(({ paper, publishedAt }) => ({ ...paper, publishedAt })),
    reviews,
    documents,
    state: stand.state,
    way: wayOf(kind.matterKind),
    plan: plan ?? null,
    ending: ending ?? null,
    hasDraft: draft?.n === 1,
    pinned: pinnedOf(pinned),
    years: yearsOf(entered),
    taken: takenOf(taken),
  }
}

/** The paper of a kind that is being written: the one not published yet. */
export const openPaper = (ground: HearingGround, kind: PaperKind): HearingPaper | undefined =>
  ground.papers.find((paper) => paper.kind === kind && paper.publishedAt === null)

/** The paper of a kind that counts: the newest published one. */
export const publishedPaper = (ground: HearingGround, kind: PaperKind): HearingPaper | undefined =>
  ground.papers.filter((paper) => paper.kind === kind && paper.publishedAt !== null).at(-1)
