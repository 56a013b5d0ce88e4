import type { Database } from '../ground/house.ts'
import type { Problem } from '../ground/result.ts'
import type { Intake } from './intake.ts'
import type { ItemInput } from './item.ts'
import { type KnownClause, readSuccessor } from './store.ts'

/**
 * Items that hang on no clause of this intake's draft. A clause of an earlier version of the same draft is
 * `draft_changed` and names its successor; one of another consultation is `clause_unknown`.
 */
export async function clausesMissing(
  db: Database,
  intake: Intake,
  items: readonly ItemInput[],
  clauses: readonly KnownClause[],
): Promise<Problem[]> {
  const known = new Map(clauses.map((clause) => [clause.uid, clause]))
  const problems: Problem[] = []
  for (const [index, { clause_uid: uid }] of items.entries()) {
    const clause = uid === undefined ? undefined : known.get(uid)
    if (uid === undefined || clause?.draftVersionId === intake.draftVersionId) continue
    const field = `items.${index}.clause_uid`
    const successor = clause && (await readSuccessor(db, intake.draftVersionId, clause.lineageId))
    if (clause && successor)
      problems.push({ code: 'draft_changed', field, params: { successor: successor.uid } })
    else problems.push({ code: 'clause_unknown', field })
  }
  return problems
}
