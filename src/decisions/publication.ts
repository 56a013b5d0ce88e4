import { eq } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { type hearingKinds, publications } from './store.ts'

export type HearingPublication = (typeof hearingKinds)[number]

/** That something is public: what, over which hash, under which rules, when and by whom. */
export type Publication = {
  readonly decisionId: string
  readonly kind:
    | 'notice'
    | 'correction'
    | 'adoption_report'
    | 'decision'
    | 'interpretation'
    | HearingPublication
  /** The notice's, correction's or report's id; published once for ever. */
  readonly subjectId: string
  readonly sha256: string
  /** Rule numbers, comma-separated: `R1,R2,R28`. */
  readonly rule: string
  readonly publishedAt: Instant
  readonly publishedBy: string
}

/** The statement that makes it public; goes into the publishing deed's batch. SQL checks the law once more. */
export const publish = (db: Database, publication: Publication): Statement =>
  db.insert(publications).values({ id: newId(), ...publication })

/** Everything published about a decision, oldest first. */
export const selectPublications = (db: Database, decisionId: string) =>
  db
    .select()
    .from(publications)
    .where(eq(publications.decisionId, decisionId))
    .orderBy(publications.publishedAt, publications.id)
