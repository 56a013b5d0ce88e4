import { sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId, randomCode } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration } from './read-registrations.ts'
import { hashOfCode } from './registration-code.ts'
import { registrationActs, registrations } from './store.ts'

/**
 * No code of hers was ever given out by the desk. Whoever has seen a code could sign in another's name with it: after
 * a reissue receipts and confirmations are taken on paper only (R15, R19). SQL refuses the same.
 */
export const notReissued = (registrationId: string): Guard => ({
  code: 'code_reissued',
  holds: sql`NOT EXISTS (SELECT 1 FROM registration_acts
    WHERE registration_id = ${registrationId} AND act = 'code_reissued')`,
})

/**
 * Give a sign-up a new private code, for somebody whom the desk has made sure of and who left no address. The old
 * code and what was opened with it end at once; who did it and why is on record and entered. Shown once, to be told
 * to the person; it opens her page, but what must be hers alone is signed on paper from then on (`notReissued`).
 * Refuses not_found, forbidden, missing (no purpose) and registration_withdrawn.
 */
export async function reissueCode(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  officer: Officer,
  registrationId: string,
  purpose: string,
): Promise<Result<{ readonly drawNo: string; readonly code: string }>> {
  const { db, keys, now } = visit
  const registration = await readRegistration(db, registrationId)
  const file = registration && (await readHearing(db, registration.hearingId))
  if (!registration || !file) return refuse('not_found')
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  if (purpose === '') return refuse('missing', { field: 'purpose' })
  if (registration.withdrawnAt) return refuse('registration_withdrawn')
  const { id, hearingId, drawNo } = registration
  const code = randomCode(13).toUpperCase()
  const entry = await prepareEntry({
    deed: 'registration_code_reissued',
    at: now,
    actor: officer.id,
    subject: id,
    data: { hearing: hearingId },
  })
  const act = {
    id: newId(),
    registrationId: id,
    act: 'code_reissued' as const,
    note: purpose,
    actedBy: officer.id,
    actedAt: now,
  }
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(file.decision.id)) }],
    [
      db
        .update(registrations)
        .set({ codeHash: await hashOfCode(keys, id, code) })
        .where(sql`${registrations.id} = ${id}`),
      db.insert(registrationActs).values(act),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ drawNo, code }) : done
}
