import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { commitTo, newSalt } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { advance, mayHappen } from './advance.ts'
import { type EndingInput, judgeEnding } from './ending.ts'
import { serves } from './guards.ts'
import { transitionFor } from './lifecycle.ts'
import { recordMilestone } from './milestone.ts'
import { readProcedure } from './procedure.ts'
import { decisionEndings } from './procedure-store.ts'

const acts = {
  withdrawn: { deed: 'decision_withdrawn' },
  urgent_exempt: { deed: 'decision_exempted' },
} as const

/**
 * End a procedure before a decision: withdrawn (S90), or found exempt (S91). Only the office may. What was said
 * stays; nothing more can be done. A withdrawn matter that was listed, or put to the public, stays known. Refuses
 * `not_found`, `forbidden`, `wrong_state`, `changed_meanwhile` (listed since), and what `judgeEnding` says.
 */
export async function endDecision(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: EndingInput,
): Promise<Result<{ state: 'withdrawn' | 'urgent_exempt' }>> {
  const { db, now } = visit
  if (!hasRole(officer, 'office')) return refuse('forbidden')
  const found = await readProcedure(db, decisionId)
  if (!found) return refuse('not_found')
  const { kind } = input
  const { deed } = acts[kind]
  if (!transitionFor(deed, found.state, found.way)) return refuse('wrong_state', { field: 'kind' })
  const withdrawn = kind === 'withdrawn'
  // S90: what the public knew of does not vanish; only an exemption (S91) may be kept from it.
  const known = found.consulted || (withdrawn && found.listing !== null)
  const judged = judge(judgeEnding(input, found.consulted, known), undefined)
  if (!judged.ok) return judged

  const factPublic = input.fact_public || known
  const basis = withdrawn ? null : input.basis
  const { ground, public_note } = input
  const salt = newSalt()
  const entry = await prepareEntry({
    ...acts[kind],
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: {
      seal: await commitTo('inner', salt, { kind, basis, ground, fact_public: factPublic, public_note }),
    },
  })
  const row = {
    decisionId,
    kind,
    basis,
    ground,
    factPublic,
    publicNote: public_note,
    salt,
    endedBy: officer.id,
    endedAt: now,
  }
  const told = factPublic ? [recordMilestone(db, { decisionId, at: now, code: deed })] : []
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: serves(officer, 'office') }, mayHappen(deed, decisionId)],
    [
      db.insert(decisionEndings).values(row),
      advance(db, { decisionId, deed, at: now, by: officer.id }),
      ...told,
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ state: kind }) : done
}
