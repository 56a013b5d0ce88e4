import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { required } from '../ground/parse.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { stillAdmin } from './admins.ts'
import { hasRole, type Officer } from './officer.ts'
import type { Unit } from './roster.ts'
import { units } from './store.ts'

export const unitInput = z.object({ name: required(100) })

/** An administrator adds a unit. Its name is its own: `unit_exists`. */
export async function addUnit(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  input: z.output<typeof unitInput>,
): Promise<Result<Unit>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const unit: Unit = { id: newId(), name: input.name, createdAt: now }
  const entry = await prepareEntry({
    deed: 'unit_created',
    at: now,
    actor: actor.id,
    subject: unit.id,
    data: {},
  })
  const guards = [
    stillAdmin(actor.id),
    { code: 'unit_exists', holds: sql`NOT EXISTS (SELECT 1 FROM units WHERE name = ${unit.name})` },
  ] as const
  const done = await commit(db, guards, [db.insert(units).values(unit), appendEntry(db, entry)], {
    field: 'name',
  })
  return done.ok ? accept(unit) : done
}
