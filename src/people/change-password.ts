import { and, eq, ne, sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { countFailure, forgetFailures, withinLimit } from './attempts.ts'
import type { Officer } from './officer.ts'
import { hashPassword, judgePassword, verifyPassword } from './password.ts'
import { passwordOf } from './roster.ts'
import { PER_ACCOUNT } from './sign-in.ts'
import { officers, sessions } from './store.ts'

/**
 * An officer changes her own password. Ends all her other sessions; the one with `tokenHash` goes on. Tries at
 * the current password are limited like those at the door: an open session is no licence to guess.
 */
export async function changePassword(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  officer: Officer,
  tokenHash: string,
  input: { readonly current: string; readonly password: string },
): Promise<Result<null>> {
  const { db, keys, now } = visit
  const judged = judgePassword(input.password, officer, 'password')
  if (!judged.ok) return judged
  const subject = await keyedHash(keys, 'own password', officer.id)
  const allowed = await commit(
    db,
    [{ code: 'too_many_attempts', holds: withinLimit(subject, now, PER_ACCOUNT) }],
    [countFailure(db, subject, now, PER_ACCOUNT.minutes)],
    { params: { minutes: PER_ACCOUNT.minutes } },
  )
  if (!allowed.ok) return allowed
  const kept = (await passwordOf(db, officer.id))?.password
  if (!(await verifyPassword(input.current, kept))) return refuse('password_wrong', { field: 'current' })
  if (input.password === input.current) return refuse('password_too_easy', { field: 'password' })

  const password = await hashPassword(input.password)
  const entry = await prepareEntry({
    deed: 'officer_changed',
    at: now,
    actor: officer.id,
    subject: officer.id,
    data: { change: 'password' },
  })
  const done = await commit(
    db,
    [
      {
        code: 'changed_meanwhile',
        holds: sql`EXISTS (SELECT 1 FROM officers WHERE id = ${officer.id} AND password = ${kept ?? ''})`,
      },
    ],
    [
      db.update(officers).set({ password, mustChangePassword: false }).where(eq(officers.id, officer.id)),
      db.delete(sessions).where(and(eq(sessions.officerId, officer.id), ne(sessions.tokenHash, tokenHash))),
      forgetFailures(db, subject),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept(null) : done
}
