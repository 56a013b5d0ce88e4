import { sql } from 'drizzle-orm'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { countFailure, forgetFailures, type Limit, takeBackFailure, withinLimit } from './attempts.ts'
import type { Officer } from './officer.ts'
import { verifyPassword } from './password.ts'
import { accountByEmail, asOfficer } from './roster.ts'
import { openSession, type Session } from './session.ts'

/** Of one account, whoever tries. */
export const PER_ACCOUNT: Limit = { failures: 10, minutes: 15 }
/** From one address, whatever the account: a whole office may share it. */
export const PER_ADDRESS: Limit = { failures: 50, minutes: 15 }

/** The seconds after which a refused visitor may try again; the longest it can take. */
export const RETRY_AFTER_SECONDS = PER_ACCOUNT.minutes * 60

/**
 * Sign in with e-mail and password. `sign_in_failed` says nothing about which was wrong, about unknown,
 * deactivated or (outside development) demo accounts; `too_many_attempts` comes before the password is looked
 * at. Every try is counted as a failure before it is judged and taken back when it was right, so that parallel
 * tries cannot slip through together. No ledger entry: being at work is not an official act.
 */
export async function signIn(
  visit: Pick<Visit, 'db' | 'keys' | 'now' | 'addressHash' | 'development'>,
  input: { readonly email: string; readonly password: string },
): Promise<Result<{ token: string } & Session>> {
  const { db, keys, now, addressHash } = visit
  const account = await keyedHash(keys, 'sign-in account', input.email)
  const address = addressHash === null ? null : await keyedHash(keys, 'sign-in address', addressHash)
  const guards: [Guard, ...Guard[]] = [
    { code: 'too_many_attempts', holds: withinLimit(account, now, PER_ACCOUNT) },
  ]
  const counted: Statement[] = [countFailure(db, account, now, PER_ACCOUNT.minutes)]
  if (address) {
    guards.push({ code: 'too_many_attempts', holds: withinLimit(address, now, PER_ADDRESS) })
    counted.push(countFailure(db, address, now, PER_ADDRESS.minutes))
  }
  const allowed = await commit(db, guards, counted, { params: { minutes: PER_ACCOUNT.minutes } })
  if (!allowed.ok) return allowed

  const row = await accountByEmail(db, input.email)
  const open = row && row.deactivatedAt === null && (!row.demo || visit.development) ? row : undefined
  const right = await verifyPassword(input.password, open?.password)
  if (!(right && open)) return refuse('sign_in_failed')

  const officer: Officer = asOfficer(open)
  const { token, tokenHash, expiresAt, statement } = await openSession(visit, officer.id)
  const takenBack = address ? takeBackFailure(db, address, now, PER_ADDRESS.minutes) : []
  const unchanged = sql`EXISTS (SELECT 1 FROM officers
    WHERE id = ${officer.id} AND password = ${open.password} AND deactivated_at IS NULL)`
  const opened = await commit(
    db,
    [{ code: 'sign_in_failed', holds: unchanged }],
    [statement, forgetFailures(db, account), ...takenBack],
  )
  if (!opened.ok) return opened
  return accept({ token, officer, tokenHash, expiresAt })
}
