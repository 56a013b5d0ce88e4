import type { BatchResponse } from 'drizzle-orm/batch'
import type { Database, Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { maySee, type Officer } from '../people/officer.ts'
import { wayOf } from './lifecycle.ts'
import {
  selectEnding,
  selectGroundwork,
  selectJudgements,
  selectListing,
  selectPlans,
  selectState,
} from './procedure-store.ts'
import { selectDecision } from './store.ts'

/** The statements that read where a decision's procedure stands, for one batch. */
const procedureQueries = (db: Database, decisionId: string) =>
  [
    selectDecision(db, decisionId),
    selectState(db, decisionId),
    selectListing(db, decisionId),
    selectPlans(db, decisionId),
    selectJudgements(db, decisionId),
    selectEnding(db, decisionId),
    selectGroundwork(db, decisionId),
  ] as const

function procedureOf(rows: BatchResponse<ReturnType<typeof procedureQueries>>) {
  const [[decision], [at], [listing], plans, judgements, [ending], [ground]] = rows
  if (!decision || !at) return undefined
  return {
    decision,
    state: at.state,
    way: wayOf(decision.matterKind),
    listing: listing ?? null,
    /** Newest first. */
    plans,
    judgements,
    ending: ending ?? null,
    /** There is a version of the draft. */
    drafted: ground?.drafts === 1,
    /** The public has been asked for comments. */
    noticed: ground?.notices === 1,
    /** The public has been asked: for comments, or to a hearing. */
    consulted: ground?.notices === 1 || ground?.hearings === 1,
    /** A hearing is announced and not cancelled. */
    called: ground?.called === 1,
  }
}

/** Where a decision's procedure stands, as far as this room knows; undefined when there is no such decision. */
export const readProcedure = async (db: Database, decisionId: string) =>
  procedureOf(await db.batch(procedureQueries(db, decisionId)))

export type Procedure = NonNullable<Awaited<ReturnType<typeof readProcedure>>>

/** The same, for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function openProcedure(
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<Procedure>> {
  const found = await readProcedure(visit.db, decisionId)
  if (!found) return refuse('not_found')
  return maySee(officer, found.decision.draftingUnitId) ? accept(found) : refuse('forbidden')
}
