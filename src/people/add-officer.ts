import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId, randomCode } from '../ground/ids.ts'
import { email, required } from '../ground/parse.ts'
import { accept, type Problem, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { stillAdmin, unitExists } from './admins.ts'
import { hasRole, type Officer, roles } from './officer.ts'
import { hashPassword, temporaryPassword } from './password.ts'
import { officers } from './store.ts'

const address = email.refine((text) => text !== '', { params: { code: 'missing' } })

export const officerInput = z.object({
  name: required(50),
  email: address,
  unit_id: z.string(),
  roles: z.array(z.enum(roles)).min(1).max(20),
})
export type OfficerInput = z.output<typeof officerInput>

/** Which field a guard's refusal belongs to. */
export const fieldOf: Partial<Record<Problem['code'], string>> = {
  email_taken: 'email',
  invalid_choice: 'unit_id',
  last_admin: 'roles',
}

/** The same refusal, pointing at its field. */
export function atField<T>(result: Result<T>): Result<T> {
  if (result.ok) return result
  const [problem] = result.refusal.problems
  const field = fieldOf[problem.code]
  return refuse(problem.code, field === undefined ? {} : { field })
}

/**
 * An administrator opens an account. Without `own` password a temporary one is made, which must be changed at
 * the first sign-in and is told to nobody else: it comes back once and is not kept. The demo brings its own.
 */
export async function addOfficer(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  input: OfficerInput,
  own?: { readonly password: string; readonly demo: boolean },
): Promise<Result<{ id: string; temporaryPassword: string | null }>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin')) return refuse('forbidden')
  const id = newId()
  const made = own ? null : temporaryPassword(randomCode(16))
  const kept = roles.filter((role) => input.roles.includes(role))
  const row = {
    id,
    unitId: input.unit_id,
    email: input.email,
    name: input.name,
    roles: JSON.stringify(kept),
    password: await hashPassword(own?.password ?? made ?? ''),
    mustChangePassword: made !== null,
    demo: own?.demo ?? false,
    createdAt: now,
  }
  const entry = await prepareEntry({
    deed: 'officer_created',
    at: now,
    actor: actor.id,
    subject: id,
    data: { unit: input.unit_id, roles: kept },
  })
  const guards: [Guard, ...Guard[]] = [
    stillAdmin(actor.id),
    { code: 'invalid_choice', holds: unitExists(input.unit_id) },
    { code: 'email_taken', holds: sql`NOT EXISTS (SELECT 1 FROM officers WHERE email = ${input.email})` },
  ]
  const done = await commit(db, guards, [db.insert(officers).values(row), appendEntry(db, entry)])
  return done.ok ? accept({ id, temporaryPassword: made }) : atField(done)
}
