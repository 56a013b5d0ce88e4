import * as z from 'zod'
import type { Visit } from '../ground/house.ts'
import { required } from '../ground/parse.ts'
import type { Result } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { doAct } from './act.ts'
import type { Case } from './case.ts'
import { kindNames } from './kinds.ts'
import { newestRecord } from './known.ts'

/** What is handed in with the draft (R24): the draft, the plan, the reports and every record, each by its hash. */
export function packageOf({ draft, plan, rounds, records, owed }: Case) {
  const there = kindNames.flatMap((kind) => {
    const newest = newestRecord(records, kind)
    return newest ? [{ kind, version: newest.version, sha256: newest.sha256 }] : []
  })
  return {
    draft: draft ? { version: draft.version, sha256: draft.sha256 } : null,
    plan: plan ? { version: plan.version, sha256: plan.sha256 } : null,
    reports: rounds.flatMap(({ report_id }) => (report_id ? [report_id] : [])),
    records: there,
    not_needed: kindNames.filter((kind) => !owed[kind] && !there.some((each) => each.kind === kind)),
  }
}

/**
 * Hand the draft in with everything the law asks for (S13, R24, A10, B12). Only drafters of the unit may. Refuses
 * what `doAct` does: every missing thing with its rule, its supplier and the page where it is supplied; R21 unanswered
 * is one of them.
 */
export const submitDecision = (
  visit: Visit,
  officer: Officer,
  decisionId: string,
): Promise<Result<{ id: string; sha256: string }>> =>
  doAct(visit, officer, decisionId, {
    deed: 'decision_submitted',
    act: (file) => {
      const whole = packageOf(file)
      return {
        body: { package: whole },
        documentIds: [],
        data: { draft: whole.draft?.sha256 ?? null, records: whole.records },
      }
    },
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
