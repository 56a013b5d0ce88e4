import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'

export const statuses = ['open', 'upcoming', 'closed', 'reported', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

export type Listed = {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly status: Status
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly submissions: number
  readonly items: number
}

export const PAGE_SIZE = 20

/** The latest published round of every consultation, with its status as of `now`: computed, never stored. */
const published = (now: Instant): SQL => sql`
  SELECT c.id, n.decision_name AS title, u.name AS unit, i.opens_at, i.closes_at, n.starts_on, n.ends_on,
    i.submissions, i.items,
    CASE
      WHEN EXISTS (SELECT 1 FROM decision_endings e WHERE e.decision_id = n.decision_id) THEN 'withdrawn'
      WHEN EXISTS (SELECT 1 FROM publications r WHERE r.decision_id = n.decision_id AND r.kind = 'adoption_report')
        THEN 'reported'
      WHEN ${now} < i.opens_at THEN 'upcoming'
      WHEN ${now} < i.closes_at THEN 'open'
      ELSE 'closed'
    END AS status
  FROM consultations c
  JOIN notices n ON n.consultation_id = c.id
  JOIN intakes i ON i.id = n.id
  JOIN decisions d ON d.id = n.decision_id
  JOIN units u ON u.id = d.drafting_unit_id
  WHERE NOT EXISTS (SELECT 1 FROM notices l JOIN intakes x ON x.id = l.id
    WHERE l.consultation_id = c.id AND l.round_no > n.round_no)`

const querySchema = z.object({
  status: z.enum(statuses).optional(),
  q: z.string().max(100).optional(),
  cursor: z
    .string()
    .max(80)
    .regex(/^\d\.-?\d+\.[\w-]+$/)
    .optional(),
})

/** What a list is asked for; empty parameters, as a form without script sends them, count as left out. */
export const queryOf = (query: Readonly<Record<string, string>>) =>
  parse(querySchema, Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))

/**
 * Consultations as residents look for them: open ones first and of these the one that closes next, then the
 * upcoming, the closed, the reported and the ended ones, newest end first. `q` must stand in title or unit name (no LIKE:
 * its patterns end at 16 Chinese characters). Paged by key; `cursor` comes from the page before.
 */
export async function listConsultations(
  db: Database,
  now: Instant,
  query: {
    readonly status?: Status | undefined
    readonly q?: string | undefined
    readonly cursor?: string | undefined
  },
): Promise<{ items: Listed[]; nextCursor: string | null; total: number }> {
  const [rank, key, after] = query.cursor?.split('.') ?? []
  const wanted = sql`(${query.status ?? null} IS NULL OR status = ${query.status ?? null})
    AND (${query.q ?? ''} = '' OR instr(lower(title), lower(${query.q ?? ''})) OR instr(lower(unit), lower(${query.q ?? ''})))`
  const ranked = sql`SELECT *, CASE status WHEN 'open' THEN 0 WHEN 'upcoming' THEN 1 WHEN 'closed' THEN 2
      WHEN 'reported' THEN 3 ELSE 4 END AS rank,
      CASE status WHEN 'open' THEN unixepoch(closes_at) WHEN 'upcoming' THEN unixepoch(opens_at)
        ELSE -unixepoch(closes_at) END AS sort_key
    FROM (${published(now)})`
  const page = db.all<Listed & { rank: number; sortKey: number }>(sql`SELECT id, title, unit, status,
      opens_at AS opensAt, closes_at AS closesAt, starts_on AS startsOn, ends_on AS endsOn, submissions, items,
      rank, sort_key AS sortKey
    FROM (${ranked})
    WHERE ${wanted}
      AND (${rank ?? null} IS NULL
        OR (rank, sort_key, id) > (CAST(${rank ?? 0} AS INTEGER), CAST(${key ?? 0} AS INTEGER), ${after ?? ''}))
    ORDER BY rank, sort_key, id LIMIT ${PAGE_SIZE + 1}`)
  const count = db.all<{ n: number }>(sql`SELECT count(*) AS n FROM (${published(now)}) WHERE ${wanted}`)
  const [rows, counted] = await db.batch([page, count])
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  const more = rows.length > PAGE_SIZE && last
  return {
    items,
    nextCursor: more ? `${last.rank}.${last.sortKey}.${last.id}` : null,
    total: counted[0]?.n ?? 0,
  }
}
