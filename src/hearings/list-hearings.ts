import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { HearingState } from './hearing.ts'

export type ListedHearing = {
  readonly id: string
  readonly decisionId: string
  readonly matter: string
  readonly unit: string
  readonly state: HearingState
  readonly heldAt: Instant | null
  readonly venue: string
  readonly registrationFrom: Instant | null
  readonly registrationTo: Instant | null
  readonly seats: number
  readonly observerSeats: number
  readonly announcedAt: Instant
}

export const PAGE_SIZE = 20

const published = (kind: string): SQL => sql`EXISTS (SELECT 1 FROM publications q JOIN hearing_papers c
  ON c.id = q.subject_id WHERE c.hearing_id = h.id AND c.kind = ${kind})`

const begun = sql`(EXISTS (SELECT 1 FROM speeches WHERE hearing_id = h.id)
  OR EXISTS (SELECT 1 FROM attendances WHERE hearing_id = h.id)
  OR EXISTS (SELECT 1 FROM hearing_records WHERE hearing_id = h.id)
  OR EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = h.id))`

/** Where a hearing stands, as `stateOfHearing` reads it; a test compares the two. */
export const stateSql = (now: Instant): SQL => sql`CASE
  WHEN ${published('hearing_cancellation')} THEN 'cancelled'
  WHEN EXISTS (SELECT 1 FROM decision_endings WHERE decision_id = h.decision_id) AND NOT ${begun} THEN 'cancelled'
  WHEN t.id IS NULL THEN 'preparing'
  WHEN EXISTS (SELECT 1 FROM publications q JOIN hearing_reports r ON r.id = q.subject_id WHERE r.hearing_id = h.id)
    THEN 'reported'
  WHEN EXISTS (SELECT 1 FROM record_closings WHERE hearing_id = h.id) THEN 'record_closed'
  WHEN t.held_at IS NULL AND EXISTS (SELECT 1 FROM hearing_papers b JOIN publications q ON q.subject_id = b.id
    WHERE b.hearing_id = h.id AND b.kind = 'hearing_announcement' AND b.held_at IS NOT NULL) THEN 'postponed'
  WHEN t.held_at <= ${now} THEN 'held'
  WHEN ${published('representative_list')} THEN 'listed'
  WHEN EXISTS (SELECT 1 FROM draw_results WHERE hearing_id = h.id) THEN 'drawn'
  WHEN EXISTS (SELECT 1 FROM draw_freezes WHERE hearing_id = h.id) THEN 'frozen'
  WHEN t.registration_from IS NULL OR t.registration_to IS NULL OR ${now} < t.registration_from THEN 'announced'
  WHEN ${now} < t.registration_to THEN 'registration_open'
  ELSE 'registration_closed'
END`

const listed = (now: Instant): SQL => sql`
  SELECT h.id, h.decision_id AS decisionId, json_extract(t.body, '$.hearing_matter') AS matter, u.name AS unit,
    ${stateSql(now)} AS state, t.held_at AS heldAt, t.venue, t.registration_from AS registrationFrom,
    t.registration_to AS registrationTo, t.observer_seats AS observerSeats,
    (SELECT COALESCE(SUM(j.value ->> 'seats'), 0) FROM json_each(t.body, '$.quota') j) AS seats,
    (SELECT MIN(q.published_at) FROM publications q JOIN hearing_papers p ON p.id = q.subject_id
      WHERE p.hearing_id = h.id) AS announcedAt
  FROM hearings h JOIN hearing_terms t ON t.hearing_id = h.id
  JOIN decisions d ON d.id = h.decision_id JOIN units u ON u.id = d.drafting_unit_id`

/**
 * Published hearings as residents look for them: first those open for sign-up, then those still to be held, then the
 * rest; within each the newest announced first. Paged by key; `cursor` comes from the page before.
 */
export async function listHearings(
  db: Database,
  now: Instant,
  query: { readonly state?: HearingState | undefined; readonly cursor?: string | undefined },
): Promise<{ items: ListedHearing[]; nextCursor: string | null; total: number }> {
  const [rank, key, after] = query.cursor?.split('.') ?? []
  const ranked = sql`SELECT *, CASE WHEN state = 'registration_open' THEN 0
      WHEN state IN ('announced', 'registration_closed', 'frozen', 'drawn', 'listed', 'postponed') THEN 1
      ELSE 2 END AS rank, -unixepoch(announcedAt) AS sort_key
    FROM (${listed(now)}) WHERE ${query.state ?? null} IS NULL OR state = ${query.state ?? null}`
  const page = db.all<ListedHearing & { rank: number; sort_key: number }>(sql`SELECT * FROM (${ranked})
    WHERE ${rank ?? null} IS NULL
      OR (rank, sort_key, id) > (CAST(${rank ?? 0} AS INTEGER), CAST(${key ?? 0} AS INTEGER), ${after ?? ''})
    ORDER BY rank, sort_key, id LIMIT ${PAGE_SIZE + 1}`)
  const count = db.all<{ n: number }>(sql`SELECT count(*) AS n FROM (${ranked})`)
  const [rows, counted] = await db.batch([page, count])
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  const more = rows.length > PAGE_SIZE && last
  return {
    items,
    nextCursor: more ? `${last.rank}.${last.sort_key}.${last.id}` : null,
    total: counted[0]?.n ?? 0,
  }
}

export type DecisionHearing = {
  readonly id: string
  readonly ord: number
  readonly state: HearingState
  readonly createdAt: Instant
  readonly heldAt: Instant | null
  /** The newest published announcement; null before the first. */
  readonly terms: string | null
}

/** Every hearing of a decision, published or not, the newest first; a statement, so that a page can batch it. */
export const selectHearingsOf = (db: Database, decisionId: string, now: Instant) =>
  db.all<DecisionHearing>(sql`SELECT h.id, h.ord, ${stateSql(now)} AS state, h.created_at AS createdAt,
      t.held_at AS heldAt, t.id AS terms
    FROM hearings h LEFT JOIN hearing_terms t ON t.hearing_id = h.id
    WHERE h.decision_id = ${decisionId} ORDER BY h.ord DESC`)
