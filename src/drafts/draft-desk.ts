import { selectDecision } from '../decisions/store.ts'
import type { Database } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { mayDraftFor, maySee, type Officer } from '../people/officer.ts'
import { versionsQuery } from './store.ts'

type Versions = Awaited<ReturnType<typeof versionsQuery>>

/** What every page about a decision's draft needs: the decision, and its saved versions, newest first. */
export type DraftDesk = {
  readonly decision: { readonly id: string; readonly title: string; readonly draftingUnitId: string }
  readonly versions: Versions
  readonly mayDraft: boolean
}

/** Open the desk for one decision: for its drafters, and to look at for those who may see. */
export async function openDraftDesk(
  db: Database,
  officer: Officer,
  decisionId: string,
): Promise<Result<DraftDesk>> {
  const [[decision], versions] = await db.batch([
    selectDecision(db, decisionId),
    versionsQuery(db, decisionId),
  ])
  if (!decision) return refuse('not_found')
  const mayDraft = mayDraftFor(officer, decision.draftingUnitId)
  if (!mayDraft && !maySee(officer, decision.draftingUnitId)) return refuse('forbidden')
  return accept({ decision, versions, mayDraft })
}
