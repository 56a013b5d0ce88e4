import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { openParticipant } from '../people/participant.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration } from './read-registrations.ts'
import { registrationActs } from './store.ts'

/** What somebody told who signed up; every field null where she told nothing, or has withdrawn. */
export type Revealed = {
  readonly drawNo: string
  readonly name: string | null
  readonly areaOrUnit: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly reason: string | null
}

/**
 * Show an officer who signed up: for a stated purpose, kept on record and entered in the ledger before anything is
 * shown. Only drafters of the unit that holds the hearing may. Refuses not_found, forbidden and missing (no
 * purpose). Domain.md §8: masked by default, unmasking is logged.
 */
export async function revealRegistration(
  visit: Pick<Visit, 'db' | 'keys' | 'now'>,
  officer: Officer,
  registrationId: string,
  purpose: string,
): Promise<Result<Revealed>> {
  const { db, keys, now } = visit
  const registration = await readRegistration(db, registrationId)
  const file = registration && (await readHearing(db, registration.hearingId))
  if (!registration || !file) return refuse('not_found')
  if (!mayDraftFor(officer, file.decision.draftingUnitId)) return refuse('forbidden')
  if (purpose === '') return refuse('missing', { field: 'purpose' })
  const { id, hearingId, drawNo, participantId } = registration
  const entry = await prepareEntry({
    deed: 'registration_revealed',
    at: now,
    actor: officer.id,
    subject: id,
    data: { hearing: hearingId },
  })
  const act = {
    id: newId(),
    registrationId: id,
    act: 'revealed' as const,
    note: purpose,
    actedBy: officer.id,
    actedAt: now,
  }
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(file.decision.id)) }],
    [db.insert(registrationActs).values(act), appendEntry(db, entry)],
  )
  if (!done.ok) return done
  const told = await openParticipant(db, keys, participantId)
  return accept({
    drawNo,
    name: told?.name ?? null,
    areaOrUnit: told?.unit ?? null,
    phone: told?.phone ?? null,
    email: told?.email ?? null,
    reason: told?.why ?? null,
  })
}
