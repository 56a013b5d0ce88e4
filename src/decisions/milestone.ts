import { eq, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import { type Instant, isPlainDate } from '../ground/clock.ts'
import type { Database, Lang } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { formatDate } from '../paper/dates.ts'
import type { decisions as zh } from '../paper/words/decisions.zh.ts'
import { fill } from '../paper/words/index.ts'
import { milestones } from './store.ts'
import { words } from './words.ts'

/** What can happen in a decision's public story. Worded in `paper/words/decisions`. */
export type MilestoneCode = keyof typeof zh.milestones

export type Milestone = {
  readonly decisionId: string
  readonly at: Instant
  readonly code: MilestoneCode
  /** Dates and figures for the sentence; never a name or a text. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** The statement that adds a step to the story; goes into the batch of the deed that made it happen. */
export const recordMilestone = (db: Database, { params = {}, ...milestone }: Milestone): Statement =>
  db.insert(milestones).values({ id: newId(), ...milestone, params: JSON.stringify(params) })

/** A decision's story, oldest first; a statement, so that a page can put it into its batch. */
export const selectMilestones = (db: Database, decisionId: string | SQL) =>
  db
    .select({ at: milestones.at, code: milestones.code, params: milestones.params })
    .from(milestones)
    .where(eq(milestones.decisionId, decisionId))
    .orderBy(milestones.at, sql`rowid`)

/** A step as a sentence. Dates among the params are written for people. */
export function milestoneText(
  lang: Lang,
  { code, params }: { readonly code: string; readonly params: string },
): string {
  const sentences: Readonly<Record<string, string>> = words(lang).milestones
  const given = JSON.parse(params) as Record<string, string | number>
  const shown = Object.entries(given).map(([name, value]) => [
    name,
    typeof value === 'string' && isPlainDate(value) ? formatDate(lang, value) : value,
  ])
  return fill(sentences[code] ?? code, Object.fromEntries(shown))
}
