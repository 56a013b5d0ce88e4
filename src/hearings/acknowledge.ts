import { and, eq, isNull, sql } from 'drizzle-orm'
import { commit, type Guard } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { mayConduct } from './day-guards.ts'
import { runDay } from './open-day.ts'
import { notReissued } from './reissue-code.ts'
import { materialAcknowledgements, materialServices } from './store.ts'

const pending = (serviceIds: readonly string[]): Guard => ({
  code: 'already_acknowledged',
  holds: sql`NOT EXISTS (SELECT 1 FROM material_acknowledgements
    WHERE service_id IN (SELECT value FROM json_each(${JSON.stringify(serviceIds)})))`,
})

/**
 * A representative says, on her private page, that the papers reached her: for every service that she has not
 * acknowledged yet. Refuses `already_acknowledged` when there is none, and `code_reissued` when the desk has given
 * out a code of hers: she signs the receipt on paper then.
 */
export async function acknowledgeMaterials(
  visit: Visit,
  hearingId: string,
  registrationId: string,
): Promise<Result<{ services: number }>> {
  const { db, now } = visit
  const open = await db
    .select({ id: materialServices.id })
    .from(materialServices)
    .leftJoin(materialAcknowledgements, eq(materialAcknowledgements.serviceId, materialServices.id))
    .where(
      and(
        eq(materialServices.hearingId, hearingId),
        eq(materialServices.registrationId, registrationId),
        isNull(materialAcknowledgements.serviceId),
      ),
    )
  if (open.length === 0) return refuse('already_acknowledged')
  const ids = open.map(({ id }) => id)
  const entry = await prepareEntry({
    deed: 'materials_acknowledged',
    at: now,
    actor: null,
    subject: hearingId,
    data: { services: ids, how: 'code' },
  })
  const done = await commit(
    db,
    [pending(ids), notReissued(registrationId)],
    [
      db
        .insert(materialAcknowledgements)
        .values(ids.map((serviceId) => ({ serviceId, how: 'code' as const, acknowledgedAt: now }))),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ services: ids.length }) : done
}

/**
 * Record that a representative signed the receipt (材料送达回执) of a service on paper. Refuses `not_found`,
 * `forbidden`, `wrong_state`, `already_acknowledged`.
 */
export async function recordReceipt(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  serviceId: string,
): Promise<Result<{ services: number }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, record } = opened.value
  if (!record.services.some(({ id }) => id === serviceId)) return refuse('not_found')
  const entry = await prepareEntry({
    deed: 'materials_acknowledged',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: { services: [serviceId], how: 'signature' },
  })
  const done = await commit(
    db,
    [...mayConduct(officer, file), pending([serviceId])],
    [
      db
        .insert(materialAcknowledgements)
        .values({ serviceId, how: 'signature', recordedBy: officer.id, acknowledgedAt: now }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ services: 1 }) : done
}
