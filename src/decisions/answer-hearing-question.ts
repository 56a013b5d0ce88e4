import { sql } from 'drizzle-orm'
import { commit } from '../ground/batch.ts'
import type { Visit } from '../ground/house.ts'
import { newId } from '../ground/ids.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { commitTo } from '../ledger/commitment.ts'
import { appendEntry, prepareEntry } from '../ledger/entry.ts'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { mayHappen } from './advance.ts'
import { unitOf, worksFor } from './guards.ts'
import { type JudgementInput, judgeJudgement } from './judgement.ts'
import { transitionFor } from './lifecycle.ts'
import { recordMilestone } from './milestone.ts'
import { readProcedure } from './procedure.ts'
import { hearingJudgements } from './procedure-store.ts'

/** The figures that stood beside the question: persons heard, persons opposing, opinions. Whole numbers. */
export type HearingFigures = {
  readonly persons: number
  readonly opposing: number
  readonly opinions: number
}

/**
 * Answer the hearing question after comments have closed (R21): a judgement with its reason and signature, beside
 * the figures that bore on it. Only drafters of the unit may; the newest answer counts. `closed`: whether the
 * comments are, as the room upstairs sees it; SQL looks once more. Answers whether a hearing is needed, and whether
 * the plan lacks it and has to be approved anew.
 * Refuses `not_found`, `forbidden`, `still_open`, `wrong_state`, `hearing_no_choice`.
 */
export async function answerHearingQuestion(
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: JudgementInput,
  figures: HearingFigures,
  closed: boolean,
): Promise<Result<{ id: string; hearing: boolean; planLacksHearing: boolean }>> {
  const { db, now } = visit
  const found = await readProcedure(db, decisionId)
  if (!found) return refuse('not_found')
  if (!mayDraftFor(officer, found.decision.draftingUnitId)) return refuse('forbidden')
  if (!transitionFor('hearing_question_answered', found.state, found.way)) return refuse('wrong_state')
  if (!closed) return judge([breach('R21', 'still_open')], undefined as never)
  const plan = found.plans[0]?.body
  const judged = judge(judgeJudgement(input, plan?.hearing_by_law ?? false), undefined)
  if (!judged.ok) return judged

  const id = newId()
  const { dissent, attention, hearing } = input
  const entry = await prepareEntry({
    deed: 'hearing_question_answered',
    at: now,
    actor: officer.id,
    subject: decisionId,
    data: { seal: await commitTo('inner', id, { ...input, ...figures }) },
  })
  const row = {
    id,
    decisionId,
    asked: 'close' as const,
    dissent,
    attention,
    hearing,
    reason: input.reason,
    signedBy: input.signed_by,
    ...figures,
    recordedBy: officer.id,
    recordedAt: now,
  }
  const done = await commit(
    db,
    [
      { code: 'forbidden', holds: worksFor(officer, 'drafter', unitOf(decisionId)) },
      mayHappen('hearing_question_answered', decisionId),
      {
        code: 'still_open',
        holds: sql`NOT EXISTS (SELECT 1 FROM intakes WHERE decision_id = ${decisionId} AND closes_at > ${now})`,
      },
    ],
    [
      db.insert(hearingJudgements).values(row),
      recordMilestone(db, {
        decisionId,
        at: now,
        code: hearing ? 'hearing_judged_yes' : 'hearing_judged_no',
      }),
      appendEntry(db, entry),
    ],
  )
  const planLacksHearing = hearing && plan !== undefined && !plan.methods.includes('hearing')
  return done.ok ? accept({ id, hearing, planLacksHearing }) : done
}
