import { type SQL, sql } from 'drizzle-orm'
import { decisions } from '../decisions/store.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { type Announcement, type AnnouncementPaper, announcementSchema } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import { hearingPapers, hearings } from './store.ts'

const publishedAt = (subject: SQL) =>
  sql<Instant | null>`(SELECT published_at FROM publications WHERE subject_id = ${subject})`

// The alias matters: in a batch, columns of the same text would fall into one.
const newestPublication = (kind: string, as: string) =>
  sql<Instant | null>`(SELECT MAX(p.published_at) FROM publications p JOIN hearing_papers h ON h.id = p.subject_id
    WHERE h.hearing_id = hearings.id AND p.kind = ${kind})`.as(as)

/** The statements that read a hearing's file, to go into a page's batch. Nothing here grows with who signed up. */
export const selectHearing = (db: Database, id: string) =>
  [
    db
      .select({
        hearing: hearings,
        title: decisions.title,
        draftingUnitId: decisions.draftingUnitId,
        unitName: sql<string>`(SELECT name FROM units WHERE id = ${decisions.draftingUnitId})`,
        cancelledAt: newestPublication('hearing_cancellation', 'cancelled_at'),
        listedAt: newestPublication('representative_list', 'listed_at'),
        firstListedAt: sql<Instant | null>`(SELECT MIN(p.published_at) FROM publications p
          JOIN hearing_papers h ON h.id = p.subject_id
          WHERE h.hearing_id = hearings.id AND p.kind = 'representative_list')`.as('first_listed_at'),
        frozenAt: sql<Instant | null>`(SELECT frozen_at FROM draw_freezes WHERE hearing_id = hearings.id)`,
        drawnAt: sql<Instant | null>`(SELECT drawn_at FROM draw_results WHERE hearing_id = hearings.id)`,
        recordClosedAt: sql<Instant | null>`(SELECT closed_at FROM record_closings WHERE hearing_id = hearings.id)`,
        reportedAt: sql<Instant | null>`(SELECT MAX(p.published_at) FROM publications p
          JOIN hearing_reports r ON r.id = p.subject_id WHERE r.hearing_id = hearings.id)`,
        endedAt: sql<Instant | null>`(SELECT ended_at FROM decision_endings WHERE decision_id = hearings.decision_id)`,
        begun: sql<number>`(EXISTS (SELECT 1 FROM speeches WHERE hearing_id = hearings.id)
          OR EXISTS (SELECT 1 FROM attendances WHERE hearing_id = hearings.id)
          OR EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = hearings.id)
          OR EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = hearings.id))`,
        published: sql<number>`(SELECT count(*) FROM publications p WHERE p.subject_id IN (
          SELECT id FROM hearing_papers WHERE hearing_id = hearings.id
          UNION ALL SELECT id FROM hearing_reports WHERE hearing_id = hearings.id))`,
      })
      .from(hearings)
      .innerJoin(decisions, sql`${decisions.id} = ${hearings.decisionId}`)
      .where(sql`${hearings.id} = ${id}`),
    db
      .select({ paper: hearingPapers, publishedAt: publishedAt(sql`hearing_papers.id`) })
      .from(hearingPapers)
      .where(sql`${hearingPapers.hearingId} = ${id} AND ${hearingPapers.kind} = 'hearing_announcement'`)
      .orderBy(sql`${publishedAt(sql`hearing_papers.id`)} IS NULL`, hearingPapers.no),
  ] as const

type Rows = readonly [
  Awaited<ReturnType<typeof selectHearing>[0]>,
  Awaited<ReturnType<typeof selectHearing>[1]>,
]

/** An announcement of an older form has what it lacks filled in as not said. */
const bodyOf = (stored: unknown): Announcement => announcementSchema.parse(stored)

/** The file of the rows that `selectHearing` reads; undefined when there is no such hearing. */
export function hearingFileOf([[row], papers]: Rows): HearingFile | undefined {
  if (!row) return undefined
  const announcements = papers.map(
    ({ paper, publishedAt: at }): AnnouncementPaper => ({
      ...paper,
      body: bodyOf(paper.body),
      publishedAt: at,
    }),
  )
  const { hearing, title, draftingUnitId, unitName, begun, ...rest } = row
  return {
    hearing,
    decision: { id: hearing.decisionId, title, draftingUnitId, unitName },
    announcements,
    terms: announcements.filter(({ publishedAt: at }) => at !== null).at(-1) ?? null,
    ...rest,
    begun: begun === 1,
  }
}

/** A hearing with everything its state and its deeds need; undefined when there is none. */
export async function readHearing(db: Database, id: string): Promise<HearingFile | undefined> {
  const [head, papers] = selectHearing(db, id)
  return hearingFileOf(await db.batch([head, papers]))
}
