import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { hasRole, type Officer } from './officer.ts'
import { requeue } from './outbox.ts'

/**
 * The office or an administrator puts a failed mail back in the queue, with all its tries before it. No ledger
 * entry: the deed the mail tells of has its own, and the mail stays the same.
 */
export async function retryMail(
  visit: Pick<Visit, 'db' | 'now'>,
  actor: Officer,
  id: string,
): Promise<Result<null>> {
  const { db, now } = visit
  if (!hasRole(actor, 'admin', 'office')) return refuse('forbidden')
  const done = await commit(
    db,
    [
      { code: 'not_found', holds: sql`EXISTS (SELECT 1 FROM outbox WHERE id = ${id})` },
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM outbox WHERE id = ${id} AND state = 'failed')`,
      },
    ],
    [requeue(db, id, now)],
  )
  return done.ok ? accept(null) : done
}
