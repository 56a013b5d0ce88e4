import { sql } from 'drizzle-orm'
import { advance, mayHappen } from '../decisions/advance.ts'
import { unitOf, worksFor } from '../decisions/guards.ts'
import { selectDecision } from '../decisions/store.ts'
import { commit, type Statement } from '../ground/batch.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { ordinalOfLabel, settleParents } from './clause-tree.ts'
import { carryLineage, type LineageClause } from './lineage.ts'
import { type ClauseRow, clausesByNumberQuery, draftVersions, latestVersionQuery } from './store.ts'
import { type ClauseInput, type DraftClause, type DraftInput, draftHash, problemsOf } from './version.ts'

/** Clauses per INSERT; the list goes in as one JSON parameter (design.md §3.5). */
const CLAUSES_PER_STATEMENT = 500

export type SavedDraft = {
  readonly id: string
  readonly version: number
  readonly sha256: string
  readonly clauses: number
}

/**
 * Save a draft as a new version. Versions are never changed; a notice that is already public keeps the version it
 * was published with. Saving once more what the latest version already says stores nothing and answers with it,
 * so that a form sent twice leaves one version.
 *
 * Refuses: `not_found`, `forbidden` (not a drafter of the unit), `changed_meanwhile` (`base_version` is no longer
 * the latest), `wrong_state` (the matter has gone on, or ended), `missing`, `too_large`, `invalid_choice` for
 * clauses that cannot stand so.
 */
export async function saveDraft(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: DraftInput,
): Promise<Result<SavedDraft>> {
  const { db } = visit
  const [[decision], [latest], previous] = await db.batch([
    selectDecision(db, decisionId),
    latestVersionQuery(db, decisionId),
    clausesByNumberQuery(db, decisionId, null),
  ])
  if (!decision) return refuse('not_found')
  if (!mayDraftFor(officer, decision.draftingUnitId)) return refuse('forbidden')
  const problems = problemsOf(input.clauses)
  if (problems.length > 0) return judge(problems, undefined as never)

  const drafted = draftClauses(input.clauses)
  const hash = await draftHash(input.title, input.explanation, drafted)
  if (latest?.sha256 === hash) {
    return accept({ id: latest.id, version: latest.version, sha256: hash, clauses: latest.clauseCount })
  }
  const base = latest?.version ?? 0
  if (input.base_version !== undefined && input.base_version !== base) return refuse('changed_meanwhile')

  const id = newId()
  const version = base + 1
  const row = {
    id,
    decisionId,
    version,
    title: input.title,
    explanation: input.explanation,
    sha256: hash,
    clauseCount: drafted.length,
    savedBy: officer.id,
    savedAt: visit.now,
  }
  const entry = await prepareEntry({
    deed: 'draft_saved',
    at: visit.now,
    actor: officer.id,
    subject: id,
    data: { decision: decisionId, version, sha256: hash, clauses: drafted.length },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      {
        code: 'changed_meanwhile',
        holds: sql`COALESCE((SELECT MAX(version) FROM draft_versions
        WHERE decision_id = ${decisionId}), 0) = ${base}`,
      },
      mayHappen('draft_saved', decisionId),
    ],
    [
      db.insert(draftVersions).values(row),
      ...insertClauses(
        db,
        id,
        drafted,
        carryLineage(previous.map(asLineage(previous)), drafted.map(withLine)),
      ),
      advance(db, { decisionId, deed: 'draft_saved', at: visit.now, by: officer.id }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ id, version, sha256: hash, clauses: drafted.length }) : done
}

/** What was handed in, with every clause's place and number worked out. */
function draftClauses(input: readonly ClauseInput[]): DraftClause[] {
  const parents = settleParents(input)
  return input.map(({ level, label, heading, text }, i) => ({
    level,
    parent: parents[i] ?? null,
    label: label || null,
    ordinal: ordinalOfLabel(label || null),
    heading: heading || null,
    text: text ?? '',
  }))
}

const withLine = (clause: DraftClause, index: number) => ({ ...clause, line: index + 1 })

function asLineage(rows: readonly ClauseRow[]): (row: ClauseRow, index: number) => LineageClause {
  const order = new Map(rows.map((row, index) => [row.uid, index]))
  return (row, index) => ({
    level: row.level,
    parent: row.parentUid === null ? null : (order.get(row.parentUid) ?? null),
    label: row.label,
    ordinal: row.ordinal,
    heading: row.heading,
    text: row.text,
    line: index + 1,
    lineageId: row.lineageId,
  })
}

/** Parents stand before their children, so each statement finds the parents it refers to. */
function insertClauses(
  db: Database,
  versionId: string,
  drafted: readonly DraftClause[],
  lineage: readonly (string | null)[],
): Statement[] {
  const uids = drafted.map(() => newId())
  const rows = drafted.map((clause, ord) => [
    uids[ord] ?? null,
    lineage[ord] ?? newId(),
    clause.parent === null ? null : (uids[clause.parent] ?? null),
    ord,
    clause.level,
    clause.label,
    clause.ordinal,
    clause.heading,
    clause.text,
  ])
  const statements: Statement[] = []
  for (let from = 0; from < rows.length; from += CLAUSES_PER_STATEMENT) {
    const list = JSON.stringify(rows.slice(from, from + CLAUSES_PER_STATEMENT))
    statements.push(
      db.run(sql`INSERT INTO clauses
      (uid, draft_version_id, lineage_id, parent_uid, ord, level, label, ordinal, heading, text)
      SELECT value->>0, ${versionId}, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,
        value->>8 FROM json_each(${list}) ORDER BY key`),
    )
  }
  return statements
}
