import { type SQL, sql } from 'drizzle-orm'
import type { Guard } from '../ground/batch.ts'

const activeAdmin = sql`deactivated_at IS NULL
  AND EXISTS (SELECT 1 FROM json_each(officers.roles) WHERE json_each.value = 'admin')`

/** Whoever acts is an active administrator at the moment of writing, too. */
export const stillAdmin = (actorId: string): Guard => ({
  code: 'forbidden',
  holds: sql`EXISTS (SELECT 1 FROM officers WHERE id = ${actorId} AND ${activeAdmin})`,
})

/**
 * True while `officerId` may cease to be an administrator: she is none, or another one is left who can sign in
 * (outside development a demo account cannot).
 */
export const anotherAdminIsLeft = (officerId: string, development: boolean): SQL => {
  const canSignIn = development ? sql`1` : sql`demo = 0`
  return sql`(NOT EXISTS (SELECT 1 FROM officers WHERE id = ${officerId} AND ${activeAdmin})
    OR EXISTS (SELECT 1 FROM officers WHERE id <> ${officerId} AND ${activeAdmin} AND ${canSignIn}))`
}

export const officerExists = (id: string): Guard => ({
  code: 'not_found',
  holds: sql`EXISTS (SELECT 1 FROM officers WHERE id = ${id})`,
})

export const unitExists = (id: string): SQL => sql`EXISTS (SELECT 1 FROM units WHERE id = ${id})`
