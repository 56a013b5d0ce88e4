import * as z from 'zod'
import type { Visit } from '../ground/house.ts'
import { required, typed } from '../ground/parse.ts'
import type { Problem, Result } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { doAct } from './act.ts'
import type { Case } from './case.ts'
import { kindNames } from './kinds.ts'
import { changedSinceAsked, newestRecord } from './known.ts'

/** What is handed in with the draft (R24): the draft, the plan, the reports and every record, each by its hash. */
export function packageOf({ draft, plan, rounds, hearings, records, owed }: Case) {
  const there = kindNames.flatMap((kind) => {
    const newest = newestRecord(records, kind)
    return newest ? [{ kind, version: newest.version, sha256: newest.sha256 }] : []
  })
  return {
    draft: draft ? { version: draft.version, sha256: draft.sha256 } : null,
    plan: plan ? { version: plan.version, sha256: plan.sha256 } : null,
    reports: rounds.flatMap(({ report_id }) => (report_id ? [report_id] : [])),
    /** A35: each hearing with its report and its record, by their hashes. */
    hearings: hearings.flatMap(({ id, report_id, report_sha256, record_sha256 }) =>
      report_id ? [{ hearing: id, report: report_id, sha256: report_sha256, record_sha256 }] : [],
    ),
    records: there,
    not_needed: kindNames.filter((kind) => !owed[kind] && !there.some((each) => each.kind === kind)),
  }
}

export const submitInput = z.object({
  material: z.enum(['yes', 'no']).optional().meta({
    description: 'Where the draft was changed after the consultation: whether a change is material (R5)',
  }),
  material_reason: typed(2000).default('').meta({ description: 'What was changed, and why that is so' }),
})

export type SubmitInput = z.output<typeof submitInput>

/** R5, domain.md §3: a draft changed after the public was asked is handed in with the question answered. */
export function judgeChange(file: Case, { material, material_reason }: SubmitInput): Problem[] {
  if (!changedSinceAsked(file)) return []
  if (material === undefined) return [breach('R5', 'material_unanswered', { field: 'material' })]
  if (material === 'yes') {
    const link = `/desk/decisions/${file.decision.id}/ending`
    return [breach('R5', 'material_change', { field: 'material', link })]
  }
  return material_reason === '' ? [breach('R5', 'reason_missing', { field: 'material_reason' })] : []
}

/**
 * Hand the draft in with everything the law asks for (S13, R24, A10, B12). Only drafters of the unit may. Refuses
 * what `doAct` does: every missing thing with its rule, its supplier and the page where it is supplied; R21 unanswered
 * is one of them. A draft changed since the consultation needs `material: no` with its reason (R5, `judgeChange`).
 */
export const submitDecision = (
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: SubmitInput = { material_reason: '' },
): Promise<Result<{ id: string; sha256: string }>> =>
  doAct(visit, officer, decisionId, {
    deed: 'decision_submitted',
    act: (file) => ({
      body: {
        package: packageOf(file),
        ...(changedSinceAsked(file) && {
          material: input.material ?? '',
          material_reason: input.material_reason,
        }),
      },
      documentIds: [],
      problems: judgeChange(file, input),
    }),
  })

export const returnInput = z.object({
  reason: required(2000).meta({ description: 'What is to be put right, or added' }),
})

/** Give a submission back (B12, N713 art. 26). Only the office may. */
export const returnSubmission = (
  visit: Visit,
  officer: Officer,
  decisionId: string,
  { reason }: z.output<typeof returnInput>,
) =>
  doAct(visit, officer, decisionId, {
    deed: 'submission_returned',
    act: () => ({ body: { reason }, documentIds: [] }),
  })
