import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { advance, mayHappen } from './advance.ts'
import { serves } from './guards.ts'
import { transitionFor } from './lifecycle.ts'
import { judgeListing, type ListingInput } from './listing.ts'
import { recordMilestone } from './milestone.ts'
import { readProcedure } from './procedure.ts'
import { selectListing } from './procedure-store.ts'

/**
 * Put a decision into its year's public list and open its procedure (S02). Only the office may; SQL gives the next
 * number of the year. Refuses `not_found`, `forbidden`, `wrong_state`, and what `judgeListing` says.
 */
export async function listDecision(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: ListingInput,
): Promise<Result<{ year: number; no: number }>> {
  const { db, now } = visit
  if (!hasRole(officer, 'office')) return refuse('forbidden')
  const found = await readProcedure(db, decisionId)
  if (!found) return refuse('not_found')
  if (!transitionFor('decision_listed', found.state, found.way)) return refuse('wrong_state')
  const endingPage = `/desk/decisions/${decisionId}/ending`
  const judged = judge(judgeListing(input, beijingDate(now), endingPage), undefined)
  if (!judged.ok) return judged

  const { year, party_consent_on } = input
  const joint = [...new Set(input.joint_units)].filter((name) => name !== found.decision.unitName)
  const entry = await prepareEntry({
    deed: 'decision_listed',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { year, party_consent_on, joint_units: joint.length },
  })
  const done = await commit(
    db,
    [{ code: 'forbidden', holds: serves(officer, 'office') }, mayHappen('decision_listed', decisionId)],
    [
      db.run(sql`INSERT INTO decision_listings
        (decision_id, year, no, party_consent_on, joint_units, listed_by, listed_at)
        SELECT ${decisionId}, ${year}, COALESCE(MAX(no), 0) + 1, ${party_consent_on}, ${JSON.stringify(joint)},
          ${officer.id}, ${now}
        FROM decision_listings WHERE year = ${year}`),
      advance(db, { decisionId, deed: 'decision_listed', at: now, by: officer.id }),
      recordMilestone(db, { decisionId, at: now, code: 'decision_listed', params: { year } }),
      appendEntry(db, entry),
    ],
  )
  if (!done.ok) return done
  const [listing] = await selectListing(db, decisionId)
  return accept({ year, no: listing?.no ?? 0 })
}
