import { eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Category } from '../statute/hearing.ts'
import type { FrozenCategory } from './frozen-list.ts'
import { drawFreezes, drawResults, type PaperRef } from './store.ts'

/** Whoever has a seat now, without a name: her sign-up, her category and how she came by it. */
export type ActiveRepresentative = {
  readonly registrationId: string
  readonly participantId: string
  readonly drawNo: string
  readonly category: Category
  readonly how: 'drawn' | 'admitted' | 'moved_up' | 'recommended' | 'invited' | 'fallback'
  /** Her place in the drawn order; null where nothing was drawn. */
  readonly rank: number | null
  /** A serving civil servant, as she says (R18). */
  readonly official: boolean
  readonly hasEmail: boolean
  readonly lang: 'zh' | 'en'
  readonly appointedAt: Instant
}

type Row = Omit<ActiveRepresentative, 'official' | 'hasEmail'> & { official: 0 | 1; hasEmail: 0 | 1 }

/** SQL: the order of S2-9 art. 10 (一) to (六). */
export const inCategoryOrder = (column: string) =>
  sql.raw(`CASE ${column} WHEN 'stakeholder' THEN 1 WHEN 'resident' THEN 2 WHEN 'deputy' THEN 3
    WHEN 'expert' THEN 4 WHEN 'lawyer' THEN 5 ELSE 6 END`)

/** The representatives of a hearing who have not declined, by category, rank and draw number. */
export async function readRepresentatives(db: Database, hearingId: string): Promise<ActiveRepresentative[]> {
  const rows = await db.all<Row>(
    sql`SELECT r.registration_id AS registrationId, g.participant_id AS participantId, g.draw_no AS drawNo,
        r.category AS category, r.how AS how, r.rank AS rank, g.official AS official, g.has_email AS hasEmail,
        g.lang AS lang, r.appointed_at AS appointedAt
      FROM representatives r JOIN registrations g ON g.id = r.registration_id
      WHERE r.hearing_id = ${hearingId} AND r.declined_at IS NULL
      ORDER BY ${inCategoryOrder('r.category')}, r.rank IS NULL, r.rank, g.draw_no`,
  )
  return rows.map((row) => ({ ...row, official: row.official === 1, hasEmail: row.hasEmail === 1 }))
}

/** How many have a seat now, and to how many of them the materials were served. */
export type Seated = { readonly now: number; readonly served: number }

export async function countSeated(db: Database, hearingId: string): Promise<Seated> {
  const [counted] = await db.all<Seated>(
    sql`SELECT count(*) AS now, COALESCE(sum(EXISTS (
        SELECT 1 FROM material_services s WHERE s.registration_id = r.registration_id)), 0) AS served
      FROM representatives r WHERE r.hearing_id = ${hearingId} AND r.declined_at IS NULL`,
  )
  return counted ?? { now: 0, served: 0 }
}

const frozenCategories = z.array(
  z.object({
    category: z.string(),
    seats: z.int(),
    numbers: z.array(z.string()),
    list_sha256: z.string(),
  }),
)

const drawnCategories = z.array(
  z.object({
    category: z.string(),
    seed: z.string().nullable(),
    ranking: z.array(
      z.object({
        rank: z.int(),
        number: z.string(),
        ticket: z.string().nullable(),
        outcome: z.enum(['seat', 'reserve']),
      }),
    ),
  }),
)

/** The lists as they were frozen. `announced` is null where the draw is on the spot. */
export type FrozenLists = {
  readonly announced: string | null
  readonly categories: readonly FrozenCategory[]
  readonly sha256: string
  readonly frozenAt: Instant
}

/** What came out, whichever way it was drawn. */
export type DrawResult = {
  readonly method: 'public_value' | 'on_the_spot' | 'not_needed'
  readonly valueText: string | null
  readonly canonical: string | null
  readonly source: string | null
  readonly categories: z.output<typeof drawnCategories>
  readonly witness: string
  readonly documents: readonly PaperRef[]
  /** Of a draw on the spot in place of an announced value: why the value never came. */
  readonly reason: string
  readonly sha256: string
  readonly drawnAt: Instant
}

export type DrawState = { readonly frozen: FrozenLists | null; readonly result: DrawResult | null }

/** The frozen lists and the result of a hearing, as far as they are there. */
export async function readDraw(db: Database, hearingId: string): Promise<DrawState> {
  const [[frozen], [result]] = await db.batch([
    db.select().from(drawFreezes).where(eq(drawFreezes.hearingId, hearingId)),
    db.select().from(drawResults).where(eq(drawResults.hearingId, hearingId)),
  ])
  return {
    frozen: frozen
      ? {
          announced: frozen.announced,
          categories: frozenCategories
            .parse(frozen.categories)
            .map(({ list_sha256, ...each }) => ({ ...each, listSha256: list_sha256 })),
          sha256: frozen.sha256,
          frozenAt: frozen.frozenAt,
        }
      : null,
    result: result ? { ...result, categories: drawnCategories.parse(result.categories) } : null,
  }
}

/** A draw number with what has become of it. */
export type PlaceStanding = {
  readonly drawNo: string
  readonly category: string
  readonly withdrawn: boolean
  readonly seat: 'active' | 'declined' | null
  readonly how: ActiveRepresentative['how'] | null
}

/** Every number of the frozen lists that has left, or has or had a seat: what is shown beside the drawn order. */
export async function readStandings(
  db: Database,
  hearingId: string,
): Promise<ReadonlyMap<string, PlaceStanding>> {
  const rows = await db.all<Omit<PlaceStanding, 'withdrawn'> & { withdrawn: 0 | 1 }>(
    sql`SELECT g.draw_no AS drawNo, g.category AS category, g.withdrawn_at IS NOT NULL AS withdrawn,
        CASE WHEN r.registration_id IS NULL THEN NULL WHEN r.declined_at IS NULL THEN 'active' ELSE 'declined' END AS seat,
        r.how AS how
      FROM registrations g LEFT JOIN representatives r ON r.registration_id = g.id
      WHERE g.hearing_id = ${hearingId} AND g.role = 'representative'
        AND (g.withdrawn_at IS NOT NULL OR r.registration_id IS NOT NULL)`,
  )
  return new Map(rows.map((row) => [row.drawNo, { ...row, withdrawn: row.withdrawn === 1 }]))
}

/** Whether some category has more applicants than seats: then, and only then, something is drawn. */
export const needsDraw = (categories: readonly { seats: number; numbers: readonly string[] }[]): boolean =>
  categories.some(({ seats, numbers }) => numbers.length > seats)
