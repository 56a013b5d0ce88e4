import { sql } from 'drizzle-orm'
import type { Database } from '../ground/house.ts'

/** What people already have of a hearing's seats and places, and where they signed up; counts by category. */
export type Taken = {
  /** Representatives who have their seats. */
  readonly seats: Readonly<Record<string, number>>
  /** Sign-ups that were not withdrawn. */
  readonly signedUp: Readonly<Record<string, number>>
  /** Observers' places that are given. */
  readonly observers: number
  /** Somebody sat as a representative or spoke: the hearing was held, and is not cancelled. */
  readonly sat: boolean
}

type Row = {
  readonly what: 'seats' | 'signed_up' | 'observers' | 'sat'
  readonly category: string
  readonly n: number
}

/** The statement that counts it, to go into a page's batch; it reads counters and seats, never all sign-ups. */
export const selectTaken = (db: Database, hearingId: string) =>
  db.all<Row>(sql`SELECT 'seats' AS what, category, count(*) AS n FROM representatives
    WHERE hearing_id = ${hearingId} AND declined_at IS NULL GROUP BY category
    UNION ALL SELECT 'signed_up', what, signed_up - withdrawn FROM registration_counts
    WHERE hearing_id = ${hearingId} AND what <> 'observer'
    UNION ALL SELECT 'observers', 'observer', count(*) FROM observer_seats
    WHERE hearing_id = ${hearingId} AND released_at IS NULL
    UNION ALL SELECT 'sat', 'anybody', EXISTS (SELECT 1 FROM hearings_sat WHERE hearing_id = ${hearingId})`)

/** The counts of the rows that `selectTaken` reads. */
export function takenOf(rows: readonly Row[]): Taken {
  const by = (what: Row['what']) =>
    Object.fromEntries(rows.filter((row) => row.what === what).map(({ category, n }) => [category, n]))
  return {
    seats: by('seats'),
    signedUp: by('signed_up'),
    observers: by('observers').observer ?? 0,
    sat: by('sat').anybody === 1,
  }
}
