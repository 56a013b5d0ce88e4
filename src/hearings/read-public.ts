import { sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { type HearingFile, type HearingState, stateOfHearing } from './hearing.ts'
import { selectPapers } from './hearing-ground.ts'
import type { HearingPaper } from './paper.ts'
import { hearingFileOf, selectHearing } from './read-hearing.ts'

type Attached = {
  readonly id: string
  readonly filename: string
  readonly size: number
  readonly sha256: string
}

/** The hearing report as far as the room below it knows of it. */
export type PublishedReport = {
  readonly no: number
  readonly title: string
  readonly sha256: string
  readonly publishedAt: Instant
}

/** A hearing as anyone may read it: what was published, and where it stands. */
export type PublicHearing = {
  readonly file: HearingFile & { readonly terms: NonNullable<HearingFile['terms']> }
  readonly state: HearingState
  /** The published papers, by number. */
  readonly papers: readonly HearingPaper[]
  /** The published report: numbered like the papers, and read on a page of its own. */
  readonly report: PublishedReport | null
  /** Every document that a published paper carries. */
  readonly documents: readonly Attached[]
  /** Why the whole procedure ended, where it did and the public was told. */
  readonly endingNote: string
}

/** A published hearing in one batch; undefined before its first announcement is out. */
export async function readPublicHearing(
  db: Database,
  id: string,
  now: Instant,
): Promise<PublicHearing | undefined> {
  const [head, announcements] = selectHearing(db, id)
  const [rows, said, all, documents, [ending], [report]] = await db.batch([
    head,
    announcements,
    selectPapers(db, id),
    db.all<Attached>(sql`SELECT DISTINCT d.id, d.filename, d.size, d.sha256
      FROM hearing_papers p JOIN publications q ON q.subject_id = p.id, json_each(p.documents) j
      JOIN documents d ON d.id = j.value ->> 'id' WHERE p.hearing_id = ${id} ORDER BY d.added_at, d.id`),
    db.all<{ note: string }>(sql`SELECT e.public_note AS note FROM decision_endings e
      JOIN hearings h ON h.decision_id = e.decision_id WHERE h.id = ${id}`),
    db.all<PublishedReport>(sql`SELECT r.no, r.body ->> '$.title' AS title, r.sha256, p.published_at AS publishedAt
      FROM hearing_reports r JOIN publications p ON p.subject_id = r.id WHERE r.hearing_id = ${id}`),
  ])
  const whole = hearingFileOf([rows, said])
  if (!whole?.terms) return undefined
  const announced = whole.announcements.filter(({ publishedAt }) => publishedAt !== null)
  const file = { ...whole, terms: whole.terms, announcements: announced }
  return {
    file,
    state: stateOfHearing(file, now),
    papers: all.flatMap(({ paper, publishedAt }) => (publishedAt ? [{ ...paper, publishedAt }] : [])),
    report: report ?? null,
    documents,
    endingNote: ending?.note ?? '',
  }
}
