import { sql } from 'drizzle-orm'
import { readYears } from '../calendar/store.ts'
import { commit, type Guard } from '../ground/batch.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Database, Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { sha256 } from '../ground/keys.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { commitTo } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { advance, mayHappen } from './advance.ts'
import { unitOf, worksFor } from './guards.ts'
import { judgePlan, type PlanGround } from './judge-plan.ts'
import { judgeDeed } from './missing.ts'
import { pinnedOf, selectPinned } from './pinned-profile.ts'
import { isVital, type PlanBody, type PlanInput, planBody } from './plan.ts'
import { type Procedure, readProcedure } from './procedure.ts'
import { hearingJudgements, judgementOf, participationPlans } from './procedure-store.ts'

/** What a plan of this decision is judged against on the day of `visit`. */
export async function planGround(visit: Pick<Visit, 'db' | 'now'>, found: Procedure): Promise<PlanGround> {
  const { decision, plans, judgements, noticed, consulted, called } = found
  const pinned = await selectPinned(visit.db, decision.id)
  return {
    today: beijingDate(visit.now),
    rules: pinnedOf(pinned, decision.matterKind).effective,
    years: await readYears(visit.db),
    before: plans[0]?.body ?? null,
    noticed,
    consulted,
    called,
    closing: judgementOf(judgements, 'close'),
  }
}

const unchanged = (decisionId: string, version: number): Guard => ({
  code: 'changed_meanwhile',
  holds: sql`${version} = (
    SELECT COALESCE(MAX(version), 0) FROM participation_plans WHERE decision_id = ${decisionId})`,
})

/** SHA-256 over the canonical JSON (RFC 8785) of `{decision, version, plan}`, 64 hexadecimal digits. */
export const planHash = (decision: string, version: number, plan: PlanBody): Promise<string> =>
  sha256(canonical({ decision, version, plan }))

/**
 * Put on record that the head of the drafting unit approved the participation plan (S04; A01–A04), with the answer
 * to the hearing question at planning (R21). Once more makes a further version. Only drafters of the unit may.
 * Refuses `not_found`, `forbidden`, `wrong_state`, `step_missing` (no draft yet), `changed_meanwhile` (another
 * version since), and everything that `judgePlan` says.
 */
export async function approvePlan(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: PlanInput,
): Promise<Result<{ planId: string; version: number; sha256: string }>> {
  const { db, now, lang } = visit
  const found = await readProcedure(db, decisionId)
  if (!found) return refuse('not_found')
  if (!mayDraftFor(officer, found.decision.draftingUnitId)) return refuse('forbidden')
  const facts = { draft: found.drafted ? 'met' : 'missing' } as const
  const stands = judgeDeed(
    lang,
    'plan_approved',
    { state: found.state, way: found.way, facts },
    () => `/desk/decisions/${decisionId}/draft`,
  )
  const plan = planBody(input)
  const judged = judge(
    stands.length > 0 ? stands : judgePlan(plan, await planGround(visit, found)),
    undefined,
  )
  if (!judged.ok) return judged
  if (input.version !== (found.plans[0]?.version ?? 0)) return refuse('changed_meanwhile')

  const [id, version] = [newId(), input.version + 1]
  const hash = await planHash(decisionId, version, plan)
  const flags = {
    vital: isVital(plan),
    hearingByLaw: plan.hearing_by_law,
    viewsDiverge: plan.views_diverge,
    affectsGroups: plan.affects_groups,
    technical: plan.technical,
    risky: plan.risky,
    affectsMarket: plan.affects_market,
  }
  const entry = await prepareEntry({
    deed: 'plan_approved',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { seal: await commitTo('inner', id, hash) },
  })
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      mayHappen('plan_approved', decisionId),
      unchanged(decisionId, input.version),
    ],
    [
      recordJudgement(db, { decisionId, plan, officer, at: now }),
      db.insert(participationPlans).values({
        id,
        decisionId,
        version,
        body: plan,
        methods: plan.methods,
        ...flags,
        sha256: hash,
        approvedBy: officer.id,
        approvedAt: now,
      }),
      advance(db, { decisionId, deed: 'plan_approved', at: now, by: officer.id }),
      appendEntry(db, entry),
    ],
  )
  return done.ok ? accept({ planId: id, version, sha256: hash }) : done
}

const recordJudgement = (
  db: Database,
  {
    decisionId,
    plan,
    officer,
    at,
  }: { decisionId: string; plan: PlanBody; officer: Officer; at: Visit['now'] },
) =>
  db.insert(hearingJudgements).values({
    id: newId(),
    decisionId,
    asked: 'planning',
    dissent: plan.dissent,
    attention: plan.attention,
    hearing: plan.hearing_needed,
    reason: plan.judgement_reason,
    signedBy: plan.judgement_signed_by,
    recordedBy: officer.id,
    recordedAt: at,
  })
