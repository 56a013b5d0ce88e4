import { sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard, type Statement } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { movesUpStatements } from './move-up.ts'
import { moveUp, nextInLine, stillNext } from './observer-seats.ts'
import { readHearing } from './read-hearing.ts'
import { readRegistration } from './read-registrations.ts'
import { registrationActs, registrations } from './store.ts'

/** So often the queue may move while somebody withdraws: each time somebody else got on. */
const TRIES = 12

/**
 * Withdraw a sign-up, any time before the hearing begins: by the person herself, or by an officer who was told, with
 * a note of how. A place is free at once: whoever waited longest, or the next reserve, has it in the same batch. The
 * particulars of whoever never was a representative are erased. Refuses not_found, forbidden, missing (no note),
 * registration_withdrawn, hearing_started and, when the queue keeps moving, busy.
 */
export async function withdrawRegistration(
  visit: Pick<Visit, 'db' | 'now'>,
  registrationId: string,
  by?: { readonly officer: Officer; readonly note: string },
): Promise<Result<void>> {
  const { db, now } = visit
  const registration = await readRegistration(db, registrationId)
  const file = registration && (await readHearing(db, registration.hearingId))
  if (!registration || !file) return refuse('not_found')
  if (by && !mayDraftFor(by.officer, file.decision.draftingUnitId)) return refuse('forbidden')
  if (by && by.note === '') return refuse('missing', { field: 'note' })
  if (registration.withdrawnAt) return refuse('registration_withdrawn')
  if (file.terms?.heldAt && now >= file.terms.heldAt) return refuse('hearing_started')
  const { id, hearingId, role } = registration
  const entry = await prepareEntry({
    deed: 'registration_withdrawn',
    at: now,
    actor: by?.officer.id ?? null,
    subject: id,
    data: { hearing: hearingId },
  })
  const act = {
    id: newId(),
    registrationId: id,
    act: 'withdrawn' as const,
    note: by?.note ?? '',
    actedBy: by?.officer.id ?? null,
    actedAt: now,
  }
  const own: Statement[] = [
    db.update(registrations).set({ withdrawnAt: now }).where(sql`${registrations.id} = ${id}`),
    db.insert(registrationActs).values(act),
    appendEntry(db, entry),
  ]
  const guards: [Guard, ...Guard[]] = [
    {
      code: 'registration_withdrawn',
      holds: sql`EXISTS (SELECT 1 FROM registrations WHERE id = ${id} AND withdrawn_at IS NULL)`,
    },
    ...(by
      ? [{ code: 'forbidden' as const, holds: worksFor(by.officer, 'drafter', unitOf(file.decision.id)) }]
      : []),
  ]
  if (role === 'representative') {
    const reserves = movesUpStatements(db, {
      hearingId,
      registrationId: id,
      at: now,
      by: by?.officer.id ?? null,
    })
    const done = await commit(db, guards, [...own, ...reserves, eraseUnlessAppointed(db, id, now)])
    return done.ok ? accept(undefined) : done
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const next = await nextInLine(db, hearingId, id)
    const done = await commit(
      db,
      [...guards, stillNext(hearingId, next, id)],
      [...own, ...(next ? await moveUp(db, hearingId, next, now) : []), eraseUnlessAppointed(db, id, now)],
    )
    if (done.ok) return accept(undefined)
    if (done.refusal.problems[0].code !== 'changed_meanwhile') return done
  }
  return refuse('busy')
}

/** Whoever never was a representative leaves nothing of herself behind; the particulars are those of now. */
const eraseUnlessAppointed = (db: Database, registrationId: string, now: Instant): Statement =>
  db.run(sql`UPDATE participants SET nonce = NULL, sealed = NULL, has_email = 0, erased_at = ${now}
    WHERE id = (SELECT participant_id FROM registrations WHERE id = ${registrationId}) AND erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM representatives WHERE registration_id = ${registrationId})`)
