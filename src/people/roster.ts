import { asc, eq, sql } from 'drizzle-orm'
import type { Instant } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { type Officer, type Role, roles } from './officer.ts'
import { officers, sessions, units } from './store.ts'

/** An officer as the administrator sees her. */
export type RosterRow = Officer & {
  readonly demo: boolean
  readonly createdAt: Instant
  readonly deactivatedAt: Instant | null
}

export type Unit = { readonly id: string; readonly name: string; readonly createdAt: Instant }

const columns = {
  id: officers.id,
  unitId: officers.unitId,
  unitName: units.name,
  email: officers.email,
  name: officers.name,
  roles: officers.roles,
  mustChangePassword: officers.mustChangePassword,
  demo: officers.demo,
  createdAt: officers.createdAt,
  deactivatedAt: officers.deactivatedAt,
}

type Row = Omit<RosterRow, 'roles'> & { readonly roles: string }

/** Roles as kept (JSON) in their fixed order; unknown ones open nothing. */
export function rolesFrom(json: string): Role[] {
  const kept: unknown = JSON.parse(json)
  return Array.isArray(kept) ? roles.filter((role) => kept.includes(role)) : []
}

export const asOfficer = (row: Row): Officer => ({
  id: row.id,
  unitId: row.unitId,
  unitName: row.unitName,
  email: row.email,
  name: row.name,
  roles: rolesFrom(row.roles),
  mustChangePassword: row.mustChangePassword,
})

const asRosterRow = (row: Row): RosterRow => ({
  ...asOfficer(row),
  demo: row.demo,
  createdAt: row.createdAt,
  deactivatedAt: row.deactivatedAt,
})

/** A session with its officer, by the SHA-256 of its token; expired ones too. */
export const sessionRow = (db: Database, tokenHash: string) =>
  db
    .select({ ...columns, idleUntil: sessions.idleUntil, endsAt: sessions.endsAt })
    .from(sessions)
    .innerJoin(officers, eq(officers.id, sessions.officerId))
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(eq(sessions.tokenHash, tokenHash))
    .get()

/** What signing in needs to know about an account. */
export const accountByEmail = (db: Database, email: string) =>
  db
    .select({ ...columns, password: officers.password })
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(eq(officers.email, email))
    .get()

/** One officer, deactivated or not. */
export async function officerById(db: Database, id: string): Promise<RosterRow | undefined> {
  const row = await db
    .select(columns)
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(eq(officers.id, id))
    .get()
  return row && asRosterRow(row)
}

/** Her kept password hash. */
export const passwordOf = (db: Database, id: string) =>
  db.select({ password: officers.password }).from(officers).where(eq(officers.id, id)).get()

export const PAGE_SIZE = 50

const unitKey = (id: string) => sql`(SELECT name, id FROM units WHERE id = ${id})`
const officerKey = (id: string) =>
  sql`(SELECT u.name, o.name, o.id FROM officers o JOIN units u ON u.id = o.unit_id WHERE o.id = ${id})`

/** Officers by unit and name, from after the officer with the id `after`; one more than a page when there is more. */
export async function rosterPage(db: Database, after: string | undefined): Promise<RosterRow[]> {
  const rows = await db
    .select(columns)
    .from(officers)
    .innerJoin(units, eq(units.id, officers.unitId))
    .where(
      after === undefined
        ? undefined
        : sql`(${units.name}, ${officers.name}, ${officers.id}) > ${officerKey(after)}`,
    )
    .orderBy(asc(units.name), asc(officers.name), asc(officers.id))
    .limit(PAGE_SIZE + 1)
  return rows.map(asRosterRow)
}

/** Units by name with the number of their active officers; one more than a page when there is more. */
export const unitsPage = (db: Database, after: string | undefined) =>
  db
    .select({
      id: units.id,
      name: units.name,
      createdAt: units.createdAt,
      officers: sql<number>`(SELECT count(*) FROM officers o WHERE o.unit_id = units.id AND o.deactivated_at IS NULL)`,
    })
    .from(units)
    .where(after === undefined ? undefined : sql`(${units.name}, ${units.id}) > ${unitKey(after)}`)
    .orderBy(asc(units.name), asc(units.id))
    .limit(PAGE_SIZE + 1)

/** Every unit by name, for a drop-down list (500 at most: a county has some dozens). */
export const allUnits = (db: Database): Promise<Unit[]> =>
  db.select().from(units).orderBy(asc(units.name), asc(units.id)).limit(500)

/** A page's rows and the cursor of the next page, from rows read with one to spare. */
export function cut<T extends { readonly id: string }>(
  rows: readonly T[],
): { items: T[]; next: string | undefined } {
  const items = rows.slice(0, PAGE_SIZE)
  return { items, next: rows.length > PAGE_SIZE ? items[items.length - 1]?.id : undefined }
}
