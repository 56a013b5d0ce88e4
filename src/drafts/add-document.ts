import { and, eq, sql } from 'drizzle-orm'
import { serves, unitOf, worksFor } from '../decisions/guards.ts'
import { selectEnding } from '../decisions/procedure-store.ts'
import { decisionById } from '../decisions/store.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, mayDraftFor, type Officer } from '../people/officer.ts'
import { recogniseDocument } from './document.ts'
import { type DocumentRow, documents } from './store.ts'

/** The most documents of one decision. */
export const MAX_DOCUMENTS = 100

/** Drafters of the unit; the office and the legal reviewers bring the papers of their own steps (minutes, opinions). */
export const mayAddTo = (officer: Officer, unitId: string): boolean =>
  mayDraftFor(officer, unitId) || hasRole(officer, 'office', 'legal')

/** The same file under the same name, if the decision already has it: sending a form twice adds it once. */
const sameDocument = (db: Visit['db'], file: Pick<DocumentRow, 'decisionId' | 'sha256' | 'filename'>) =>
  db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.decisionId, file.decisionId),
        eq(documents.sha256, file.sha256),
        eq(documents.filename, file.filename),
      ),
    )
    .get()

/**
 * Keep a document with a decision: its bytes in R2 first, then its row with size and SHA-256 and the ledger
 * entry in one batch. When the batch fails the bytes are taken away again. The file name never enters the ledger.
 *
 * Refuses: `not_found`, `forbidden`, `wrong_state` (the procedure has ended), whatever `recogniseDocument` refuses, `too_many_items`.
 */
export async function addDocument(
  visit: Visit,
  files: R2Bucket,
  officer: Officer,
  decisionId: string,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<DocumentRow>> {
  const { db } = visit
  const decision = await decisionById(db, decisionId)
  if (!decision) return refuse('not_found')
  if (!mayAddTo(officer, decision.draftingUnitId)) return refuse('forbidden')
  const [ended] = await selectEnding(db, decisionId)
  if (ended) return refuse('wrong_state')
  const recognised = recogniseDocument(file.name, file.bytes)
  if (!recognised.ok) return recognised
  const row = {
    id: newId(),
    decisionId,
    ...recognised.value,
    size: file.bytes.length,
    sha256: await sha256(file.bytes),
    addedBy: officer.id,
    addedAt: visit.now,
  }
  const before = await sameDocument(db, row)
  if (before) return accept(before)
  const entry = await prepareEntry({
    deed: 'document_added',
    at: visit.now,
    actor: officer.id,
    subject: row.id,
    data: { decision: decisionId, size: row.size, sha256: row.sha256 },
  })
  await files.put(row.id, file.bytes, { sha256: row.sha256, httpMetadata: { contentType: row.mediaType } })
  try {
    const done = await commit(
      db,
      [
        {
          code: 'forbidden',
          holds: sql`(${worksFor(officer, 'drafter', unitOf(decisionId))} OR ${serves(officer, 'office')}
            OR ${serves(officer, 'legal')})`,
        },
        {
          code: 'already_lodged',
          holds: sql`NOT EXISTS (SELECT 1 FROM documents WHERE decision_id = ${decisionId}
            AND sha256 = ${row.sha256} AND filename = ${row.filename})`,
        },
        {
          code: 'too_many_items',
          holds: sql`(SELECT COUNT(*) FROM documents WHERE decision_id = ${decisionId}) < ${MAX_DOCUMENTS}`,
        },
      ],
      [db.insert(documents).values(row), appendEntry(db, entry)],
      { field: 'file', params: { limit: MAX_DOCUMENTS } },
    )
    if (done.ok) return accept(row)
    await files.delete(row.id)
    // Somebody was faster with the same file: the answer is that one.
    const first = done.refusal.problems[0].code === 'already_lodged' && (await sameDocument(db, row))
    return first ? accept(first) : done
  } catch (error) {
    await files.delete(row.id)
    throw error
  }
}
