import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { countFailure, type Limit, withinLimit } from '../people/attempts.ts'
import { readByDrawNo } from './read-registrations.ts'
import { normalDrawNo, type Registration } from './registration.ts'
import { isCodeOf } from './registration-code.ts'

/** Wrong codes for one sign-up from one address, and for all of them from it; an office may share an address. */
const PER_NUMBER: Limit = { failures: 10, minutes: 60 }
const PER_ADDRESS: Limit = { failures: 60, minutes: 60 }

/**
 * Open one's own sign-up with its draw number and private code. An unknown number and a wrong code are answered
 * alike. The right code is always let in, so that nobody can lock the owner of a public draw number out; with 65 bits
 * there is nothing to be guessed. Refuses registration_code_wrong and, after too many wrong codes from one address,
 * too_many_attempts.
 */
export async function openRegistration(
  visit: Pick<Visit, 'db' | 'keys' | 'now' | 'addressHash'>,
  hearingId: string,
  typedNo: string,
  typedCode: string,
): Promise<Result<Registration>> {
  const { db, keys, now } = visit
  const drawNo = normalDrawNo(typedNo)
  const registration = await readByDrawNo(db, hearingId, drawNo)
  if (registration && (await isCodeOf(keys, registration, typedCode))) return accept(registration)
  const address = visit.addressHash ?? ''
  const [number, all] = await Promise.all([
    keyedHash(keys, 'attempts/registration', [address, hearingId, drawNo].join('\n')),
    keyedHash(keys, 'attempts/registration-address', address),
  ])
  // Without a proxy that states addresses everybody would share one count over all numbers.
  const guards =
    visit.addressHash === null
      ? []
      : [{ code: 'too_many_attempts' as const, holds: withinLimit(all, now, PER_ADDRESS) }]
  const counted = await commit(
    db,
    [{ code: 'too_many_attempts', holds: withinLimit(number, now, PER_NUMBER) }, ...guards],
    [
      countFailure(db, number, now, PER_NUMBER.minutes),
      ...(guards.length > 0 ? [countFailure(db, all, now, PER_ADDRESS.minutes)] : []),
    ],
    { field: 'code' },
  )
  return counted.ok ? refuse('registration_code_wrong', { field: 'code' }) : counted
}
