import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../ground/house.ts'
import type { Keys } from '../ground/keys.ts'
import { openParticipant, openSealed, type Particulars } from '../people/participant.ts'
import { officers, participants } from '../people/store.ts'
import type { Category } from '../statute/hearing.ts'
import type { Registration, Standing, StandingCode } from './registration.ts'
import { registrationActs, registrationCounts, registrationLodgings, registrations } from './store.ts'

/** What is drawn: the draw numbers of those who signed up themselves as representatives and did not withdraw. */
export const selectDrawNumbers = (db: Database, hearingId: string) =>
  db
    .select({
      id: registrations.id,
      category: sql<Category>`${registrations.category}`.as('category'),
      drawNo: registrations.drawNo,
    })
    .from(registrations)
    .where(
      sql`${registrations.hearingId} = ${hearingId} AND ${registrations.role} = 'representative'
        AND ${registrations.method} = 'sign_up' AND ${registrations.withdrawnAt} IS NULL`,
    )
    .orderBy(registrations.drawNo)

/** Name, unit and contacts of one sign-up; undefined when there is none, or she has erased them. */
export async function readParticular(
  db: Database,
  keys: Keys,
  registrationId: string,
): Promise<Particulars | undefined> {
  const row = await readRegistration(db, registrationId)
  return row && openParticipant(db, keys, row.participantId)
}

/** The same of many at once, by the sign-up's id; those that were erased are left out. */
export async function readParticulars(
  db: Database,
  keys: Keys,
  registrationIds: readonly string[],
): Promise<ReadonlyMap<string, Particulars>> {
  const rows = await db
    .select({ registrationId: registrations.id, sealed: participants })
    .from(registrations)
    .innerJoin(participants, sql`${participants.id} = ${registrations.participantId}`)
    .where(sql`${registrations.id} IN (SELECT value FROM json_each(${JSON.stringify(registrationIds)}))`)
  const opened = await Promise.all(
    rows.map(async ({ registrationId, sealed }) => [registrationId, await openSealed(keys, sealed)] as const),
  )
  return new Map(opened.flatMap(([id, sealed]) => (sealed ? [[id, sealed] as const] : [])))
}

export const readRegistration = (db: Database, id: string): Promise<Registration | undefined> =>
  db.select().from(registrations).where(sql`${registrations.id} = ${id}`).get()

/** By its draw number, which is unique within the hearing. */
export const readByDrawNo = (
  db: Database,
  hearingId: string,
  drawNo: string,
): Promise<Registration | undefined> =>
  db
    .select()
    .from(registrations)
    .where(sql`${registrations.hearingId} = ${hearingId} AND ${registrations.drawNo} = ${drawNo}`)
    .get()

export const readRegistrationLodging = (db: Database, keyHash: string) =>
  db.select().from(registrationLodgings).where(sql`${registrationLodgings.keyHash} = ${keyHash}`).get()

/** What was done with a sign-up since it came and by which officer, latest first. */
export const readActs = (db: Database, registrationId: string) =>
  db
    .select({ ...getTableColumns(registrationActs), by: officers.name })
    .from(registrationActs)
    .leftJoin(officers, eq(officers.id, registrationActs.actedBy))
    .where(sql`${registrationActs.registrationId} = ${registrationId}`)
    .orderBy(sql`${registrationActs.actedAt} DESC`)
    .limit(100)

/** How many signed up and how many withdrew, by category and for observers (`observer`). */
export const readCounts = (db: Database, hearingId: string) =>
  db.select().from(registrationCounts).where(sql`${registrationCounts.hearingId} = ${hearingId}`)

type StandingRow = {
  readonly id: string
  readonly drawNo: string
  readonly role: Registration['role']
  readonly withdrawn: 0 | 1
  readonly seatNo: number | null
  readonly waiting: number | null
  readonly appointed: 0 | 1
  readonly declined: 0 | 1
  readonly drawn: 0 | 1
  readonly rank: number | null
}

/** The statement that reads how sign-ups stand; `which` is an SQL condition on `r`. */
export const selectStandings = (db: Database, which: SQL) =>
  db.all<StandingRow>(sql`SELECT r.id AS id, r.draw_no AS drawNo, r.role AS role,
      r.withdrawn_at IS NOT NULL AS withdrawn, s.seat_no AS seatNo,
      CASE WHEN r.role = 'observer' AND s.seat_no IS NULL AND r.withdrawn_at IS NULL THEN (
        SELECT count(*) FROM registrations w WHERE w.hearing_id = r.hearing_id AND w.role = 'observer'
          AND w.seq <= r.seq AND w.withdrawn_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM observer_seats o WHERE o.registration_id = w.id)) END AS waiting,
      a.registration_id IS NOT NULL AS appointed, a.declined_at IS NOT NULL AS declined,
      d.hearing_id IS NOT NULL AS drawn,
      (SELECT j.value ->> 'rank' FROM json_each(d.categories) c, json_each(c.value, '$.ranking') j
        WHERE c.value ->> 'category' = r.category AND j.value ->> 'number' = r.draw_no) AS rank
    FROM registrations r
    LEFT JOIN observer_seats s ON s.registration_id = r.id AND s.released_at IS NULL
    LEFT JOIN representatives a ON a.registration_id = r.id
    LEFT JOIN draw_results d ON d.hearing_id = r.hearing_id AND r.method = 'sign_up' AND r.role = 'representative'
    WHERE ${which}`)

function statusOf(row: StandingRow): StandingCode {
  if (row.withdrawn) return 'withdrawn'
  if (row.role === 'observer') return row.seatNo === null ? 'waiting' : 'seated'
  if (row.appointed) return row.declined ? 'declined' : 'chosen'
  if (!row.drawn) return 'registered'
  return row.rank === null ? 'not_chosen' : 'reserve'
}

export function standingOf(row: StandingRow): Standing {
  const status = statusOf(row)
  const place = status === 'waiting' ? row.waiting : status === 'reserve' ? row.rank : null
  return { registrationId: row.id, drawNo: row.drawNo, status, seatNo: row.seatNo, place }
}

/** How one sign-up stands; undefined when there is none. */
export async function readStanding(db: Database, registrationId: string): Promise<Standing | undefined> {
  const [row] = await selectStandings(db, sql`r.id = ${registrationId}`)
  return row && standingOf(row)
}
