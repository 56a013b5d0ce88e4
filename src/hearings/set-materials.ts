import { sql } from 'drizzle-orm'
import { commit, type Statement } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import { mayConduct, notClosed } from './day-guards.ts'
import { runDay } from './open-day.ts'
import { hearingMaterials } from './store.ts'

/**
 * Say which documents are the papers of the hearing (R15). A document that has been served on somebody stays; one
 * that is added later has to reach everybody too.
 *
 * Refuses `not_found`, `forbidden`, `wrong_state`, `record_closed`, `nothing_selected`, `document_unknown`,
 * `material_served` (a document that was served is missing from the list).
 */
export async function setMaterials(
  visit: Visit,
  officer: Officer,
  hearingId: string,
  input: { readonly document_ids: readonly string[] },
): Promise<Result<{ documents: number }>> {
  const { db, now } = visit
  const opened = await runDay(visit, officer, hearingId)
  if (!opened.ok) return opened
  const { file, documents, materials, record } = opened.value
  const field = 'document_ids'
  const ids = [...new Set(input.document_ids)]
  if (ids.length === 0) return refuse('nothing_selected', { field })
  const chosen = ids.flatMap((id) => documents.find((each) => each.id === id) ?? [])
  if (chosen.length < ids.length) return refuse('document_unknown', { field })
  const served = new Set(record.services.flatMap((each) => each.documents.map(({ id }) => id)))
  if ([...served].some((id) => !ids.includes(id))) return refuse('material_served', { field })
  const gone = materials.filter(({ id }) => !ids.includes(id))
  const fresh = chosen.filter(({ id }) => !materials.some((each) => each.id === id))
  const entry = await prepareEntry({
    deed: 'materials_set',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: {
      documents: chosen.length,
      sha256: await sha256(canonical(chosen.map((each) => each.sha256))),
    },
  })
  const statements: Statement[] = [
    ...gone.map(({ id }) =>
      db.run(sql`DELETE FROM hearing_materials WHERE hearing_id = ${hearingId} AND document_id = ${id}`),
    ),
    ...fresh.map(({ id }) =>
      db.insert(hearingMaterials).values({
        hearingId,
        documentId: id,
        ord: sql`(SELECT COALESCE(MAX(ord), 0) + 1 FROM hearing_materials WHERE hearing_id = ${hearingId})`,
        addedBy: officer.id,
        addedAt: now,
      }),
    ),
    appendEntry(db, entry),
  ]
  const done = await commit(db, [...mayConduct(officer, file), notClosed(hearingId)], statements, { field })
  return done.ok ? accept({ documents: chosen.length }) : done
}
