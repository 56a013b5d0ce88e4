import { eq } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { randomCode } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { officerExists, stillAdmin } from './admins.ts'
import { hasRole, type Officer } from './officer.ts'
import { hashPassword, temporaryPassword } from './password.ts'
import { officers, sessions } from './store.ts'

/**
 * An administrator gives an officer a new temporary password, which comes back once and is not kept. All her
 * sessions end, and she must change it at the next sign-in.
 */
export async function resetPassword(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  id: string,
): Promise<Result<{ temporaryPassword: string }>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const made = temporaryPassword(randomCode(16))
  const password = await hashPassword(made)
  const entry = await prepareEntry({
    deed: 'officer_changed',
    at: now,
    actor: actor.id,
    subject: id,
    data: { change: 'password_reset' },
  })
  const done = await commit(
    db,
    [stillAdmin(actor.id), officerExists(id)],
    [
      db.update(officers).set({ password, mustChangePassword: true }).where(eq(officers.id, id)),
      db.delete(sessions).where(eq(sessions.officerId, id)),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ temporaryPassword: made }) : done
}
