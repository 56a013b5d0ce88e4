import * as z from 'zod'
import type { FactKey } from '../decisions/facts.ts'
import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { doAct } from './act.ts'
import { judgeMeetingDay } from './dates.ts'
import { documentIds, judgeOrderOf, meetings } from './deliberate.ts'

export const outcomes = ['pass', 'pass_with_changes', 'reject'] as const
export type Outcome = (typeof outcomes)[number]

/** N713 art. 30: what was decided, and how it came to be. */
export const outcomeInput = z.object({
  outcome: z.enum(outcomes),
  meeting: z.enum(meetings),
  meets_on: plainDate.meta({ description: 'The day on which it was decided' }),
  present: required(2000).meta({ description: '出席会议的组成人员' }),
  head: required(2000).meta({ description: 'How the administrative head decided' }),
  agrees: z.enum(['yes', 'no']).meta({ description: 'Whether the head decided as the majority thought' }),
  head_reasons: typed(5000).default('').meta({ description: 'Her reasons where she did not (N713 art. 30)' }),
  dissent: required(5000).meta({ description: 'Dissenting views, or 无: stated in any case (N713 art. 30)' }),
  changes: typed(5000).default('').meta({ description: 'What was changed, for pass_with_changes' }),
  material: z.enum(['yes', 'no']).optional().meta({
    description: 'Whether a change is material and was never put to the public (domain.md §3, T15)',
  }),
  document_ids: documentIds.meta({ description: 'The minutes among the decision’s documents' }),
})

export type OutcomeInput = z.output<typeof outcomeInput>

/** What the record of a decision taken leaves open (N713 art. 30), or may not do. */
export function judgeOutcome(input: OutcomeInput, decisionId: string, today: string): Problem[] {
  const changed = input.outcome === 'pass_with_changes'
  const problems: Problem[] = []
  if (input.meets_on > today) problems.push({ code: 'date_in_future', field: 'meets_on' })
  if (input.agrees === 'no' && input.head_reasons === '')
    problems.push(breach('N713_30', 'reason_missing', { field: 'head_reasons' }))
  if (changed && input.changes === '') problems.push({ code: 'missing', field: 'changes' })
  if (changed && input.material === undefined)
    problems.push(breach('N713_30', 'confirmation_missing', { field: 'material' }))
  if (changed && input.material === 'yes') {
    problems.push(
      breach('R5', 'material_change', { field: 'material', link: `/desk/decisions/${decisionId}/ending` }),
    )
  }
  if (input.document_ids.length === 0)
    problems.push(breach('N713_30', 'document_missing', { field: 'document_ids' }))
  return problems
}

/** The public learns that a decision was taken and with which outcome, no more. */
const milestones = {
  pass: 'decision_taken',
  pass_with_changes: 'decision_taken_changed',
  reject: 'decision_rejected',
} as const

/**
 * Record the decision of the meeting (S15). Only the office may. Refuses what `doAct` does, what R25 says about the
 * order, a risk that is not controllable (N713 24; not asked of a rejection), and what `judgeOutcome` finds. Taken
 * is not promulgated: those are two states.
 */
export const takeDecision = (visit: Visit, officer: Officer, decisionId: string, input: OutcomeInput) =>
  doAct(visit, officer, decisionId, {
    deed: 'decision_taken',
    act: async (file) => {
      const { document_ids, material, ...said } = input
      const changed = input.outcome === 'pass_with_changes'
      const supplied: FactKey[] =
        input.outcome === 'reject'
          ? ['discussion_record', 'risk_controllable', 'items_answered']
          : ['discussion_record']
      return {
        body: { ...said, changes: changed ? said.changes : '', material: changed ? (material ?? 'no') : '' },
        documentIds: document_ids,
        supplied,
        problems: [
          ...judgeOutcome(input, decisionId, beijingDate(visit.now)),
          ...(await judgeOrderOf(visit, file, input.meets_on)),
          ...judgeMeetingDay(file, input.meets_on),
        ],
        milestone: { code: milestones[input.outcome], params: { on: input.meets_on } },
        data: { outcome: input.outcome, decided_on: input.meets_on },
      }
    },
  })
