import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { required } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { stillAdmin, unitExists } from '../people/admins.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { layersOf, readStanding, stillStanding, unitJurisdictions } from './profiles-store.ts'

export const jurisdictionInput = z.object({
  unit_id: required(40),
  code: required(40).describe('A local, regional or national profile'),
})

/**
 * An administrator says whose rules a unit is under; decisions begun from then on follow them. Refuses
 * `profile_unknown` (a special law is no place), `not_found` (the unit). Setting what is set already does nothing.
 */
export async function setJurisdiction(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  input: z.output<typeof jurisdictionInput>,
): Promise<Result<{ readonly code: string; readonly version: number }>> {
  const { db, now } = visit
  const { unit_id: unitId, code } = input
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const standing = await readStanding(db, unitId)
  if (!layersOf(standing.profiles, code)) return refuse('profile_unknown', { field: 'code' })
  if (standing.code === code && standing.version > 0) return accept({ code, version: standing.version })
  const version = standing.version + 1
  const entry = await prepareEntry({
    deed: 'jurisdiction_set',
    at: now,
    actor: actor.id,
    subject: unitId,
    data: { code, version },
  })
  const done = await commit(
    db,
    [
      stillAdmin(actor.id),
      { code: 'not_found', holds: unitExists(unitId) },
      { code: 'changed_meanwhile', holds: sql`${stillStanding(unitId, standing.version)}` },
    ],
    [
      db.insert(unitJurisdictions).values({ unitId, version, code, setBy: actor.id, setAt: now }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ code, version }) : done
}
