import { sql } from 'drizzle-orm'
import { advance, mayHappen } from '../decisions/advance.ts'
import type { FactKey } from '../decisions/facts.ts'
import { serves, unitOf, worksFor } from '../decisions/guards.ts'
import { missingFor, transitionFor } from '../decisions/lifecycle.ts'
import { type MilestoneCode, recordMilestone } from '../decisions/milestone.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import type { Json } from '../ledger/canonical.ts'
import { commitTo } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, mayDraftFor, type Officer } from '../people/officer.ts'
import { type Case, factsFor, openCase } from './case.ts'
import { lacking } from './lacking.ts'
import { papersOf } from './papers.ts'
import { recordHash } from './record-step.ts'
import { type ActDeed, caseActs } from './store.ts'

type Told = Readonly<Record<string, Json>>

/** What the public is not told of: the ledger says that it was done, and seals what was said. */
const inner: readonly ActDeed[] = [
  'decision_submitted',
  'submission_returned',
  'deliberation_scheduled',
  'decision_deferred',
]

/** One deed of the main line, once everything about it is known. */
export type Act = {
  readonly body: Told
  readonly documentIds: readonly string[]
  /** What the form of the deed itself supplies of what the table asks. */
  readonly supplied?: readonly FactKey[]
  readonly problems?: readonly Problem[]
  readonly milestone?: { readonly code: MilestoneCode; readonly params?: Record<string, string | number> }
  /** What the ledger keeps beside the hash of a deed that is told to the public: codes, dates. */
  readonly data?: Told
}

/** Whether an officer may do a deed of the main line: drafters of the unit hand in, the office does the rest. */
export const mayAct = (officer: Officer, unitId: string, deed: ActDeed): boolean =>
  deed === 'decision_submitted' ? mayDraftFor(officer, unitId) : hasRole(officer, 'office')

/** Why a deed may not be done now: `wrong_state`, or everything it still lacks. */
export function problemsBefore(
  visit: Visit,
  file: Case,
  deed: ActDeed | 'decision_promulgated',
  supplied: readonly FactKey[] = [],
): Problem[] {
  const row = transitionFor(deed, file.state, file.way)
  if (!row) return [{ code: 'wrong_state', link: `/desk/decisions/${file.decision.id}/procedure` }]
  return lacking(visit, file, missingFor(row, factsFor(file, deed, supplied)))
}

/**
 * Do a deed of the main line: the act on record with its documents, the next state, the milestone if the public is
 * told, and the ledger entry, in one batch. Refuses `not_found`, `forbidden`, `wrong_state`, everything missing with
 * rule, supplier and link, `document_unknown`, `changed_meanwhile`, and what `act` finds. SQL refuses the same.
 */
export async function doAct(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  { deed, act }: { deed: ActDeed; act: (file: Case) => Act | Promise<Act> },
): Promise<Result<{ id: string; sha256: string }>> {
  const { db, now } = visit
  const opened = await openCase(visit, officer, decisionId)
  if (!opened.ok) return opened
  const file = opened.value
  if (!mayAct(officer, file.decision.draftingUnitId, deed)) return refuse('forbidden')
  const { body, documentIds, supplied, problems = [], milestone, data = {} } = await act(file)
  const papers = papersOf(file, documentIds)
  const judged = judge([...problemsBefore(visit, file, deed, supplied), ...problems], undefined)
  if (!judged.ok) return judged
  if (!papers.ok) return papers
  const row = {
    id: newId(),
    decisionId,
    seq: (file.steps.at(-1)?.seq ?? 0) + 1,
    deed,
    body,
    documents: papers.value,
    sha256: await recordHash(deed, body, papers.value),
    actedBy: officer.id,
    actedAt: now,
  }
  const documents = papers.value.map((each) => each.sha256)
  const kept = inner.includes(deed)
    ? { seal: await commitTo('inner', row.id, row.sha256) }
    : { act: row.id, sha256: row.sha256, ...(documents.length > 0 && { documents }), ...data }
  const entry = await prepareEntry({ deed, at: now, actor: officer.id, subject: decisionId, data: kept })
  const drafter = deed === 'decision_submitted'
  const done = await commit(
    db,
    [
      {
        code: 'forbidden',
        holds: drafter ? worksFor(officer, 'drafter', unitOf(decisionId)) : serves(officer, 'office'),
      },
      mayHappen(deed, decisionId),
      unchanged(file),
    ],
    [
      db.insert(caseActs).values(row),
      advance(db, { decisionId, deed, at: now, by: officer.id }),
      ...(milestone ? [recordMilestone(db, { decisionId, at: now, ...milestone })] : []),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id: row.id, sha256: row.sha256 }) : done
}

/** What was judged still stands: no draft, record, plan, judgement, opinion or answer has come since. */
export const unchanged = ({ decision, draft, records, plan, judgements, rounds, hearings }: Case) => ({
  code: 'changed_meanwhile' as const,
  holds: sql`(SELECT COUNT(*) FROM step_records WHERE decision_id = ${decision.id}) = ${
    // versions of a kind are numbered without a gap: the newest tells how many there are
    records.reduce((sum, { version }) => sum + version, 0)
  }
    AND (SELECT COALESCE(MAX(version), 0) FROM participation_plans WHERE decision_id = ${decision.id}) = ${plan?.version ?? 0}
    AND (SELECT COUNT(*) FROM hearing_judgements WHERE decision_id = ${decision.id}) = ${judgements.length}
    AND (SELECT COALESCE(SUM(revision), 0) FROM intakes WHERE decision_id = ${decision.id}
      AND kind = 'public_comment') = ${rounds.reduce((sum, { revision }) => sum + revision, 0)}
    AND (SELECT COALESCE(SUM(revision), 0) FROM hearings_called WHERE decision_id = ${decision.id}
      ) = ${hearings.reduce((sum, { revision }) => sum + (revision ?? 0), 0)}
    AND (SELECT COUNT(*) FROM hearings_called WHERE decision_id = ${decision.id}) = ${hearings.length}
    AND (SELECT COALESCE(MAX(version), 0) FROM draft_versions WHERE decision_id = ${decision.id}) = ${draft?.version ?? 0}`,
})
