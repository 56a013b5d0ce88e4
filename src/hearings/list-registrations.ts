import { count, sql } from 'drizzle-orm'
import { type Instant, instant, msOf } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import type { Keys } from '../ground/keys.ts'
import { readCounts, readParticulars, selectStandings, standingOf } from './read-registrations.ts'
import type { Registration, Standing } from './registration.ts'
import { observerSeats, registrations } from './store.ts'

export type Role = Registration['role']

/** A sign-up as the desk's list shows it: the name masked, no contact. */
export type Listed = {
  readonly registration: Registration
  readonly standing: Standing
  /** `张**`; null once she has erased it. */
  readonly maskedName: string | null
  readonly areaOrUnit: string | null
}

const PAGE_SIZE = 50

/** 张三丰 → 张**: the first character, and as many stars as hide how long the rest is. */
export const maskedName = (name: string): string => `${Array.from(name)[0] ?? ''}**`

/** The cursor `representative.12`: everything after this number. */
export const cursorPattern = /^(?:representative|observer)\.\d{1,7}$/

/**
 * The sign-ups of a hearing, representatives first, in the order in which they came, from after `cursor`; only one
 * role when it is given. Withdrawn ones are among them. Names are opened to be masked, contacts go nowhere.
 */
export async function listRegistrations(
  db: Database,
  keys: Keys,
  hearingId: string,
  query: { readonly role?: Role | undefined; readonly cursor?: string | undefined },
): Promise<{ readonly items: readonly Listed[]; readonly nextCursor: string | null }> {
  const [afterRole = '', afterSeq = '0'] = query.cursor?.split('.') ?? []
  const after =
    afterRole === ''
      ? sql`1`
      : sql`(${registrations.role} = 'observer', ${registrations.seq}) > (${afterRole === 'observer' ? 1 : 0}, ${Number(afterSeq)})`
  const rows = await db
    .select()
    .from(registrations)
    .where(
      sql`${registrations.hearingId} = ${hearingId} AND ${after}
        AND ${query.role ? sql`${registrations.role} = ${query.role}` : sql`1`}`,
    )
    .orderBy(sql`${registrations.role} = 'observer'`, registrations.seq)
    .limit(PAGE_SIZE + 1)
  const page = rows.slice(0, PAGE_SIZE)
  const ids = page.map(({ id }) => id)
  const [standings, told] = await Promise.all([
    selectStandings(db, sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
    readParticulars(db, keys, ids),
  ])
  const items = page.flatMap((registration): Listed[] => {
    const row = standings.find(({ id }) => id === registration.id)
    const own = told.get(registration.id)
    return row
      ? [
          {
            registration,
            standing: standingOf(row),
            maskedName: own?.name ? maskedName(own.name) : null,
            areaOrUnit: own?.unit ?? null,
          },
        ]
      : []
  })
  const last = page.at(-1)
  return { items, nextCursor: rows.length > PAGE_SIZE && last ? `${last.role}.${last.seq}` : null }
}

export type Counts = {
  readonly rows: Awaited<ReturnType<typeof readCounts>>
  /** Observers' places that are taken now. */
  readonly seatsTaken: number
}

/** How many signed up and withdrew, by category, and how many places are taken; the same cost for any number. */
export async function readSignUpCounts(db: Database, hearingId: string): Promise<Counts> {
  const [rows, [seats]] = await Promise.all([
    readCounts(db, hearingId),
    db
      .select({ n: count() })
      .from(observerSeats)
      .where(sql`${observerSeats.hearingId} = ${hearingId} AND ${observerSeats.releasedAt} IS NULL`),
  ])
  return { rows, seatsTaken: seats?.n ?? 0 }
}

/** An instant from a Beijing date and `HH:MM`. */
export const beijingMinute = (on: string, time: string): Instant =>
  instant(
    msOf(`${on}T00:00:00.000Z` as Instant) +
      (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - 480) * 60_000,
  )
