import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { parse, required } from '../ground/parse.ts'
import { accept, type Result } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { officerInput } from './add-officer.ts'
import type { Officer } from './officer.ts'
import { hashPassword, judgePassword } from './password.ts'
import { officers, units } from './store.ts'

const firstAdminInput = officerInput
  .pick({ name: true, email: true })
  .extend({ unit: required(100), password: z.string() })

/**
 * The first deed of an installation: one unit and its administrator, who adds everybody else. Works only while
 * there is no officer (`already_installed`), made sure of in the write. Two ledger entries, both by her.
 */
export async function makeFirstAdmin(
  hands: Pick<Visit, 'db' | 'now'>,
  input: { readonly name: string; readonly email: string; readonly unit: string; readonly password: string },
  demo = false,
): Promise<Result<Officer>> {
  const { db, now } = hands
  const parsed = parse(firstAdminInput, input)
  if (!parsed.ok) return parsed
  const { name, email, unit } = parsed.value
  const judged = judgePassword(input.password, { name, email }, 'password')
  if (!judged.ok) return judged

  const [id, unitId] = [newId(), newId()]
  const officer: Officer = {
    id,
    unitId,
    unitName: unit,
    email,
    name,
    roles: ['admin'],
    mustChangePassword: false,
  }
  const row = {
    id,
    unitId,
    email,
    name,
    roles: JSON.stringify(officer.roles),
    password: await hashPassword(judged.value),
    demo,
    createdAt: now,
  }
  const about = { at: now, actor: id }
  const unitEntry = await prepareEntry({ ...about, deed: 'unit_created', subject: unitId, data: {} })
  const data = { unit: unitId, roles: ['admin'] }
  const officerEntry = await prepareEntry({ ...about, deed: 'officer_created', subject: id, data })
  const done = await commit(
    db,
    [
      { code: 'already_installed', holds: sql`NOT EXISTS (SELECT 1 FROM officers)` },
      { code: 'unit_exists', holds: sql`NOT EXISTS (SELECT 1 FROM units WHERE name = ${unit})` },
    ],
    [
      db.insert(units).values({ id: unitId, name: unit, createdAt: now }),
      db.insert(officers).values(row),
      appendEntry(db, unitEntry),
      appendEntry(db, officerEntry),
    ],
  )
  return done.ok ? accept(officer) : done
}
