import { eq, sql } from 'drizzle-orm'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { commit, type Guard } from '../ground/batch.ts'
import type { Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import type { AnnouncementItem } from '../statute/hearing.ts'
import { type HearingGround, openPaper } from './hearing-ground.ts'
import { mayRun } from './open-file.ts'
import { type PaperKind, paperHash } from './paper.ts'
import { hearingPapers } from './store.ts'

export type SavedPaper = {
  readonly paperId: string
  readonly no: number
  readonly revision: number
  readonly sha256: string
}

/** What is saved: the body as its kind's schema has it, the documents, and what SQL judges of an announcement. */
export type PaperInput = {
  readonly kind: PaperKind
  readonly body: Json
  readonly documentIds: readonly string[]
  /** The revision it was written on; 0 for the first. Undefined: whatever is there. */
  readonly revision?: number | undefined
  readonly columns?: {
    readonly heldAt: Instant | null
    readonly venue: string
    readonly registrationFrom: Instant | null
    readonly registrationTo: Instant | null
    readonly observerSeats: number
    readonly says: readonly AnnouncementItem[]
  }
}

/**
 * Save a numbered paper, complete or not; it takes the next number, 第(published + 1)号. Refuses `forbidden`,
 * `hearing_cancelled`, `wrong_state` (the procedure has ended), `changed_meanwhile`, `document_unknown`.
 */
export async function savePaper(
  visit: Visit,
  officer: Officer,
  ground: HearingGround,
  input: PaperInput,
): Promise<Result<SavedPaper>> {
  const { db, now } = visit
  if (!mayRun(officer, ground)) return refuse('forbidden')
  if (ground.cancelledAt) return refuse('hearing_cancelled')
  if (ground.ending) return refuse('wrong_state')
  const before = openPaper(ground, input.kind)
  const written = before?.revision ?? 0
  if (input.revision !== undefined && input.revision !== written) return refuse('changed_meanwhile')
  const chosen = [...new Set(input.documentIds)]
  const documents = chosen.flatMap((id) => {
    const found = ground.documents.find((each) => each.id === id)
    return found ? [{ id, sha256: found.sha256 }] : []
  })
  if (documents.length !== chosen.length) return refuse('document_unknown', { field: 'document_ids' })

  const { hearing, decision } = ground
  const no = ground.published + 1
  const said = { kind: input.kind, no, body: input.body, documents }
  const sha256 = await paperHash(said)
  const id = before?.id ?? newId()
  const revision = written + 1
  const row = { ...said, ...input.columns, sha256, revision, savedBy: officer.id, savedAt: now }
  const entry = await prepareEntry({
    deed: 'hearing_paper_saved',
    at: now,
    actor: officer.id,
    subject: id,
    data: { decision: decision.id, hearing: hearing.id, kind: input.kind, no, revision, sha256 },
  })
  const unchanged: Guard = {
    code: 'changed_meanwhile',
    holds: before
      ? sql`EXISTS (SELECT 1 FROM hearing_papers WHERE id = ${id} AND revision = ${written})`
      : sql`NOT EXISTS (SELECT 1 FROM hearing_papers p WHERE p.hearing_id = ${hearing.id} AND p.kind = ${input.kind}
          AND NOT EXISTS (SELECT 1 FROM publications WHERE subject_id = p.id))`,
  }
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decision.id)) }, unchanged],
    [
      before
        ? db.update(hearingPapers).set(row).where(eq(hearingPapers.id, id))
        : db.insert(hearingPapers).values({ id, hearingId: hearing.id, ...row }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ paperId: id, no, revision, sha256 }) : done
}
