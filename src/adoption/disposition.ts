import * as z from 'zod'
import { typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { commitTo } from '../ledger/commitment.ts'
import { breach } from '../statute/citations.ts'

/** 采纳, 部分采纳, 不采纳, 解释说明, 不属于本次征求意见范围. */
export const dispositionCodes = [
  'adopted',
  'partially_adopted',
  'not_adopted',
  'noted',
  'not_relevant',
] as const
export type Disposition = (typeof dispositionCodes)[number]

/** Longest reason and longest changed wording, in characters. */
export const MAX_ANSWER = 5_000

export const answerFields = {
  disposition: z.enum(dispositionCodes),
  reason: typed(MAX_ANSWER).default('').describe('Why; may be empty only for `adopted` (R8)'),
  changed_wording: typed(MAX_ANSWER)
    .optional()
    .describe('How the clause reads now; only with `adopted` or `partially_adopted`'),
}

/** What the unit answers to one or many items. */
export type Answer = {
  readonly disposition: Disposition
  readonly reason: string
  readonly changed_wording?: string | undefined
}

const changesTheDraft = (disposition: Disposition): boolean =>
  disposition === 'adopted' || disposition === 'partially_adopted'

/** R8: whatever is not adopted has a reason; only what is adopted changes the wording. */
export function judgeAnswer(answer: Answer): Problem[] {
  const problems: Problem[] = []
  if (answer.disposition !== 'adopted' && answer.reason === '')
    problems.push(breach('R8', 'reason_missing', { field: 'reason' }))
  if (answer.changed_wording && !changesTheDraft(answer.disposition))
    problems.push({ code: 'wording_not_allowed', field: 'changed_wording' })
  return problems
}

/** What an answer's commitment in the ledger is over. Its salt is published with the answer in the report. */
export const answerCommitment = (salt: string, answer: Answer): Promise<string> =>
  commitTo('answer', salt, {
    disposition: answer.disposition,
    reason: answer.reason,
    changed_wording: answer.changed_wording || null,
  })
