import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { State } from '../decisions/lifecycle.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { type HearingStanding, hearingStanding, type Standing, standingOf, standings } from './standing.ts'

export const PAGE_SIZE = 50

export type ListedDecision = {
  readonly id: string
  readonly year: number
  /** Gap-free within the year. */
  readonly no: number
  readonly title: string
  readonly unit: string
  readonly jointUnits: readonly string[]
  readonly listedAt: Instant
  readonly standing: Standing
}

type Row = Omit<ListedDecision, 'jointUnits' | 'standing'> & {
  readonly jointUnits: string
  readonly state: State
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly reported: 0 | 1
  readonly hearing: HearingStanding | null
  readonly outcome: string | null
}

/** What may not be known of at all is in no list, though it was (domain.md §3, S91). */
const known = sql`NOT EXISTS (SELECT 1 FROM decision_endings e WHERE e.decision_id = l.decision_id AND e.fact_public = 0)`

/** The round published last of a decision: each round that is public has its intake. */
export const latestIntake = (decisionId: SQL): SQL => sql`(
  SELECT k.id FROM notices m JOIN intakes k ON k.id = m.id
  WHERE m.decision_id = ${decisionId} ORDER BY m.round_no DESC LIMIT 1)`

/**
 * The decisions in the public list of one year (N713 art. 3), by number, at most 50 after `after`; with the years
 * that have a list and how many decisions each has, newest first. One batch, whose cost grows with neither the
 * comments nor the other years' entries beyond counting them.
 */
export async function readAnnualList(
  db: Database,
  now: Instant,
  { year, after }: { readonly year: number; readonly after?: number | undefined },
) {
  const page = db.all<Row>(sql`SELECT d.id, l.year, l.no, d.title, u.name AS unit,
      l.joint_units AS jointUnits, l.listed_at AS listedAt, i.opens_at AS opensAt, i.closes_at AS closesAt,
      (SELECT s.state FROM decision_steps s WHERE s.decision_id = d.id ORDER BY s.seq DESC LIMIT 1) AS state,
      (SELECT json_extract(a.body, '$.outcome') FROM case_acts a
        WHERE a.decision_id = d.id AND a.deed = 'decision_taken' ORDER BY a.seq DESC LIMIT 1) AS outcome,
      EXISTS (SELECT 1 FROM publications p WHERE p.decision_id = d.id AND p.kind = 'adoption_report') AS reported,
      ${hearingStanding(sql`d.id`)} AS hearing
    FROM decision_listings l
    JOIN decisions d ON d.id = l.decision_id
    JOIN units u ON u.id = d.drafting_unit_id
    LEFT JOIN intakes i ON i.id = ${latestIntake(sql`d.id`)}
    WHERE l.year = ${year} AND l.no > ${after ?? 0} AND ${known}
    ORDER BY l.no LIMIT ${PAGE_SIZE + 1}`)
  const count = db.all<{ year: number; decisions: number }>(
    sql`SELECT year, count(*) AS decisions FROM decision_listings l WHERE ${known} GROUP BY year ORDER BY year DESC`,
  )
  const [rows, years] = await db.batch([page, count])
  const items = rows
    .slice(0, PAGE_SIZE)
    .map(({ state, opensAt, closesAt, reported, hearing, outcome, ...row }): ListedDecision => {
      const told = { state, opensAt, closesAt, reported: reported === 1, hearing, outcome }
      const standing = standingOf(told, now)
      return { ...row, jointUnits: JSON.parse(row.jointUnits) as string[], standing }
    })
  const nextCursor = rows.length > PAGE_SIZE ? String(items.at(-1)?.no) : null
  return { items, nextCursor, years }
}

export type AnnualList = Awaited<ReturnType<typeof readAnnualList>>

export const listedDecisionSchema = z.object({
  id: z.string(),
  year: z.int(),
  no: z.int().describe('Gap-free within the year'),
  title: z.string(),
  drafting_unit: z.string(),
  joint_units: z.array(z.string()),
  status: z.enum(standings),
  page: z.string(),
})

export const annualListSchema = z.object({
  items: z.array(listedDecisionSchema),
  next_cursor: z.string().nullable(),
})

export const listedDecisionJson = (item: ListedDecision): z.input<typeof listedDecisionSchema> => ({
  id: item.id,
  year: item.year,
  no: item.no,
  title: item.title,
  drafting_unit: item.unit,
  joint_units: [...item.jointUnits],
  status: item.standing,
  page: `/decisions/${item.id}`,
})
