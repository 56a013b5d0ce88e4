import { sql } from 'drizzle-orm'
import { layersOf, profilesUnchanged, readStanding, stillStanding } from '../calendar/profiles-store.ts'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import type { DecisionInput } from './decision.ts'
import { worksFor } from './guards.ts'
import { decisionProfiles, pinOf } from './pinned-profile.ts'
import { decisions } from './store.ts'

/**
 * Create a decision in the officer's own unit. Only drafters may; refuses `forbidden`. It is pinned to the rules
 * that its unit stands under now, and to the special law it names (`profile_unknown` where there is none): what
 * changes in a profile later does not change it. With a `formKey` the same form sent twice, even at once, is one
 * decision; a form that says something else is another one.
 */
export async function createDecision(
  visit: Visit,
  officer: Officer,
  input: DecisionInput,
  formKey?: string,
): Promise<Result<{ id: string }>> {
  if (!mayDraftFor(officer, officer.unitId)) return refuse('forbidden')
  const special = input.special || null
  const standing = await readStanding(visit.db, officer.unitId)
  const layers = layersOf(standing.profiles, standing.code, special)
  if (!layers) return refuse('profile_unknown', { field: 'special' })
  const pinned = await pinOf(layers, input.matter_kind)
  const same = `${officer.id}\n${formKey}\n${input.matter_kind}\n${special ?? ''}\n${input.title}`
  const id = formKey ? (await keyedHash(visit.keys, 'decision-form', same)).slice(0, 16) : newId()
  const row = {
    id,
    title: input.title,
    matterKind: input.matter_kind,
    draftingUnitId: officer.unitId,
    createdBy: officer.id,
    createdAt: visit.now,
  }
  const entry = await prepareEntry({
    deed: 'decision_created',
    at: visit.now,
    actor: officer.id,
    subject: id,
    data: { matter_kind: input.matter_kind, unit: officer.unitId, rules: pinned.sha256 },
  })
  const done = await commit(
    visit.db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', sql`${officer.unitId}`) },
      { code: 'already_lodged', holds: sql`NOT EXISTS (SELECT 1 FROM decisions WHERE id = ${id})` },
      { code: 'changed_meanwhile', holds: profilesUnchanged(layers) },
      { code: 'changed_meanwhile', holds: stillStanding(officer.unitId, standing.version) },
    ],
    [
      visit.db.insert(decisions).values(row),
      visit.db.insert(decisionProfiles).values({ decisionId: id, ...pinned, pinnedAt: visit.now }),
      appendEntry(visit.db, entry),
    ],
  )
  return done.ok || done.refusal.problems[0].code === 'already_lodged' ? accept({ id }) : done
}
