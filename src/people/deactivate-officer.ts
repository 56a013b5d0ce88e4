import { and, eq, isNull, sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { anotherAdminIsLeft, officerExists, stillAdmin } from './admins.ts'
import { hasRole, type Officer } from './officer.ts'
import { officers, sessions } from './store.ts'

type Hands = Pick<Visit, 'db' | 'now' | 'development'>

/**
 * An administrator deactivates an account: its sessions end at once, its deeds stay. `last_admin` when nobody
 * would be left to look after accounts; `changed_meanwhile` when it was deactivated already.
 */
export async function deactivateOfficer(visit: Hands, actor: Officer, id: string): Promise<Result<null>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const entry = await prepareEntry({
    deed: 'officer_changed',
    at: now,
    actor: actor.id,
    subject: id,
    data: { change: 'deactivated' },
  })
  const done = await commit(
    db,
    [
      stillAdmin(actor.id),
      officerExists(id),
      { code: 'changed_meanwhile', holds: inState(id, sql`IS NULL`) },
      { code: 'last_admin', holds: anotherAdminIsLeft(id, visit.development) },
    ],
    [
      db
        .update(officers)
        .set({ deactivatedAt: now })
        .where(and(eq(officers.id, id), isNull(officers.deactivatedAt))),
      db.delete(sessions).where(eq(sessions.officerId, id)),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept(null) : done
}

/** An administrator opens a deactivated account again. `changed_meanwhile` when it was active already. */
export async function reactivateOfficer(visit: Hands, actor: Officer, id: string): Promise<Result<null>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const entry = await prepareEntry({
    deed: 'officer_changed',
    at: now,
    actor: actor.id,
    subject: id,
    data: { change: 'reactivated' },
  })
  const done = await commit(
    db,
    [
      stillAdmin(actor.id),
      officerExists(id),
      { code: 'changed_meanwhile', holds: inState(id, sql`IS NOT NULL`) },
    ],
    [db.update(officers).set({ deactivatedAt: null }).where(eq(officers.id, id)), appendEntry(db, entry)],
  )
  return done.ok ? accept(null) : done
}

const inState = (id: string, state: ReturnType<typeof sql>) =>
  sql`EXISTS (SELECT 1 FROM officers WHERE id = ${id} AND deactivated_at ${state})`
