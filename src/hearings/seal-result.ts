import { mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { recordMilestone } from '../decisions/milestone.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import type { Officer } from '../people/officer.ts'
import type { HearingFile } from './hearing.ts'
import { type DrawResult, type FrozenLists, readDraw } from './read-draw.ts'
import { resultHash } from './result-hash.ts'
import { drawResults } from './store.ts'
import { seatTheDrawn } from './take-seats.ts'
import { tellChosen, tellOthers } from './tell-chosen.ts'

/** A result before it is written. */
export type NewResult = Omit<DrawResult, 'sha256' | 'drawnAt'>

/**
 * Write a result, seat those it chose and tell them, in one batch: the only way by which a drawn result comes to be.
 * Whoever comes second with the same result gets the first one's; with another, `already_drawn`.
 */
export async function sealResult(
  { db, now }: Visit,
  officer: Officer,
  file: HearingFile,
  frozen: FrozenLists,
  result: NewResult,
): Promise<Result<DrawResult>> {
  const hearingId = file.hearing.id
  const decisionId = file.decision.id
  const categories = JSON.parse(JSON.stringify(result.categories)) as Json
  const sha256 = await resultHash({ ...result, hearingId, categories })
  const entry = await prepareEntry({
    deed: 'hearing_drawn',
    at: now,
    actor: officer.id,
    subject: hearingId,
    data: {
      decision: decisionId,
      method: result.method,
      frozen_sha256: frozen.sha256,
      ...(result.canonical !== null && { value: result.canonical }),
      ...(result.documents.length > 0 && { documents: result.documents.map((each) => each.sha256) }),
      sha256,
    },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      mayHappen('hearing_conducted', decisionId),
    ],
    [
      db.insert(drawResults).values({
        ...result,
        hearingId,
        categories,
        sha256,
        drawnAt: now,
        drawnBy: officer.id,
      }),
      seatTheDrawn(db, { hearingId, at: now, by: officer.id }),
      tellChosen(db, { hearingId, at: now }),
      ...tellOthers(db, { hearingId, at: now }),
      recordMilestone(db, { decisionId, at: now, code: 'hearing_drawn' }),
      appendEntry(db, entry),
    ],
  )
  if (done.ok) return accept({ ...result, sha256, drawnAt: now })
  const { result: faster } = await readDraw(db, hearingId)
  return faster?.sha256 === sha256 ? accept(faster) : done
}
