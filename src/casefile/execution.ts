import * as z from 'zod'
import { beijingDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { plainDate, required } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { doAct } from './act.ts'
import { judgeExecutionDay } from './dates.ts'
import { documentIds } from './deliberate.ts'

/** N713 art. 35 to 37: what can become of a decision in force. */
export const executionActs = {
  suspend: { deed: 'decision_suspended' },
  resume: { deed: 'decision_resumed' },
  adjust: { deed: 'decision_adjusted' },
  terminate: { deed: 'decision_terminated' },
} as const
export type ExecutionAct = keyof typeof executionActs
export const executionActNames = Object.keys(executionActs) as [ExecutionAct, ...ExecutionAct[]]

export const executionInput = z.object({
  act: z.enum(executionActNames),
  decided_on: plainDate,
  decided_by: z
    .enum(['meeting', 'head'])
    .meta({ description: 'The head alone may only suspend (N713 art. 37)' }),
  ground: required(5000).meta({ description: 'Kept on record, not published' }),
  public_note: required(2000).meta({ description: 'What the public reads' }),
  no_secret: z
    .boolean()
    .meta({ description: 'The note holds no state secret, trade secret or personal privacy (R28)' }),
  document_ids: documentIds,
})

export type ExecutionInput = z.output<typeof executionInput>

export function judgeExecution(input: ExecutionInput, today: string): Problem[] {
  return [
    ...(input.decided_on > today ? [{ code: 'date_in_future', field: 'decided_on' } as const] : []),
    // In an emergency the head suspends first; everything else goes through the procedure.
    ...(input.decided_by === 'head' && input.act !== 'suspend'
      ? [breach('N713_37', 'head_may_only_suspend', { field: 'decided_by' })]
      : []),
    ...(input.no_secret ? [] : [breach('R28', 'confirmation_missing', { field: 'no_secret' })]),
  ]
}

/** Suspend, resume, adjust or terminate a decision in force (S19). Only the office may. */
export function actOnExecution(visit: Visit, officer: Officer, decisionId: string, input: ExecutionInput) {
  const { act, document_ids, no_secret: _, ...said } = input
  const { deed } = executionActs[act]
  return doAct(visit, officer, decisionId, {
    deed,
    act: (file) => ({
      body: { ...said },
      documentIds: document_ids,
      problems: [
        ...judgeExecution(input, beijingDate(visit.now)),
        ...judgeExecutionDay(file, input.decided_on),
      ],
      milestone: { code: deed },
      data: { decided_on: input.decided_on, decided_by: input.decided_by },
    }),
  })
}
