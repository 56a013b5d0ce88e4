import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { atField, officerInput } from './add-officer.ts'
import { anotherAdminIsLeft, officerExists, stillAdmin, unitExists } from './admins.ts'
import { hasRole, type Officer, roles } from './officer.ts'
import { officers } from './store.ts'

/** The account itself (its e-mail) stays: it is what past deeds were signed in with. */
export const changeInput = officerInput.omit({ email: true })

/**
 * An administrator changes an officer's name, unit and roles. What she did in her old unit stays that unit's.
 * `last_admin` when nobody would be left to look after accounts.
 */
export async function changeOfficer(
  visit: Pick<Visit, 'db' | 'now' | 'development'>,
  actor: Officer,
  id: string,
  input: z.output<typeof changeInput>,
): Promise<Result<null>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const kept = roles.filter((role) => input.roles.includes(role))
  const entry = await prepareEntry({
    deed: 'officer_changed',
    at: now,
    actor: actor.id,
    subject: id,
    data: { change: 'roles_and_unit', unit: input.unit_id, roles: kept },
  })
  const last = kept.includes('admin')
    ? []
    : [{ code: 'last_admin', holds: anotherAdminIsLeft(id, visit.development) } as const]
  const done = await commit(
    db,
    [
      stillAdmin(actor.id),
      officerExists(id),
      { code: 'invalid_choice', holds: unitExists(input.unit_id) },
      ...last,
    ],
    [
      db
        .update(officers)
        .set({ name: input.name, unitId: input.unit_id, roles: JSON.stringify(kept) })
        .where(eq(officers.id, id)),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept(null) : atField(done)
}
