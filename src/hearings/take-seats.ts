import { sql } from 'drizzle-orm'
import type { Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'

type Deed = { readonly hearingId: string; readonly at: Instant; readonly by: string | null }

const columns = sql`INSERT INTO representatives
  (registration_id, hearing_id, category, how, rank, note, appointed_at, appointed_by)`

/**
 * The seats after a draw: of every category the first in the drawn order who have not withdrawn since the freeze, as
 * many as there are seats. SQL finds them at the moment of writing, so that a withdrawal at the same time cannot
 * seat somebody who has left. Whoever has a seat because somebody before her left has moved up.
 */
export const seatTheDrawn = (db: Database, { hearingId, at, by }: Deed): Statement =>
  db.run(sql`${columns}
    WITH frozen AS MATERIALIZED (
      SELECT c.value ->> '$.category' AS category, c.value ->> '$.seats' AS seats,
        json_array_length(c.value, '$.numbers') AS applicants
      FROM draw_freezes f JOIN json_each(f.categories) c WHERE f.hearing_id = ${hearingId})
    SELECT registration_id, hearing_id, category,
      CASE WHEN applicants <= seats THEN 'admitted' WHEN rank <= seats THEN 'drawn' ELSE 'moved_up' END,
      rank, '', ${at}, ${by}
    FROM (
      SELECT p.registration_id, p.hearing_id, p.category, p.rank, frozen.seats, frozen.applicants,
        row_number() OVER (PARTITION BY p.category ORDER BY p.rank) AS place
      FROM frozen CROSS JOIN drawn_places p ON p.category = frozen.category
      WHERE p.hearing_id = ${hearingId} AND p.withdrawn_at IS NULL)
    WHERE place <= seats ORDER BY category, rank`)

/** The seats where nothing had to be drawn: everybody on the frozen lists is admitted. */
export const admitAll = (db: Database, { hearingId, at, by }: Deed): Statement =>
  db.run(sql`${columns}
    SELECT g.id, g.hearing_id, g.category, 'admitted', NULL, '', ${at}, ${by}
    FROM registrations g
    WHERE g.hearing_id = ${hearingId} AND g.role = 'representative' AND g.method = 'sign_up'
      AND g.withdrawn_at IS NULL
      AND g.category IN (SELECT category FROM hearing_seats WHERE hearing_id = g.hearing_id AND selection = 'draw')
    ORDER BY g.draw_no`)
