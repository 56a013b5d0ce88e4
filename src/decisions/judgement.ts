import * as z from 'zod'
import { required } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'

/** The hearing question answered (R21): in writing, with a reason, signed. */
export const judgementInput = z.object({
  dissent: z.boolean().meta({ description: '公众对决策方案有重大分歧' }),
  attention: z.boolean().meta({ description: '社会关注度较高' }),
  hearing: z.boolean().meta({ description: 'Whether a hearing is to be held' }),
  reason: required(2000).meta({ description: '理由' }),
  signed_by: required(100).meta({ description: '认定人' }),
})

export type JudgementInput = z.output<typeof judgementInput>

/**
 * R21, A04: where the law demands a hearing, or where both grounds hold together, the answer is yes. `field` is
 * the control in which it was answered.
 */
export function judgeJudgement(
  { dissent, attention, hearing }: Pick<JudgementInput, 'dissent' | 'attention' | 'hearing'>,
  byLaw: boolean,
  field = 'hearing',
): Problem[] {
  const due = byLaw || (dissent && attention)
  return due && !hearing ? [breach('R21', 'hearing_no_choice', { field })] : []
}
