import * as z from 'zod'
import { readYears } from '../calendar/store.ts'
import type { PlainDate } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import type { Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { judgeLegality } from '../statute/publishing.ts'
import { doAct } from './act.ts'
import type { Case } from './case.ts'
import { judgeMeetingDay, judgeMeetingHeld } from './dates.ts'
import { legalityPassed, newestRecord } from './known.ts'
import type { LegalityBody } from './record-bodies.ts'

/** N713 art. 30: 常务会议, 全体会议. */
export const meetings = ['standing', 'plenary'] as const

export const documentIds = z
  .array(z.string())
  .max(50)
  .default([])
  .meta({ description: 'Documents of the decision, by id' })

export const scheduleInput = z.object({
  meeting: z.enum(meetings).meta({ description: '常务会议 or 全体会议 (N713 art. 30)' }),
  meets_on: plainDate,
})

/** R25: the legality review was concluded before the day of the meeting, or on it. */
export async function judgeOrderOf(visit: Visit, file: Case, meetsOn: PlainDate): Promise<Problem[]> {
  const review = newestRecord(file.records, 'legality_review')?.body as LegalityBody | undefined
  if (!review) return []
  const { findings } = judgeLegality(
    {
      receivedOn: review.received_on,
      concludedOn: review.concluded_on,
      lawful: legalityPassed(file),
      shortReason: review.short_reason,
      exploratoryRisks: review.exploratory_risks,
    },
    meetsOn,
    await readYears(visit.db),
    Math.max(1, file.effective.values.legality_review.usual),
  )
  return findings.some(({ code }) => code === 'legality_after_discussion')
    ? [breach('R25', 'legality_after_discussion', { field: 'meets_on' })]
    : []
}

/** Put a submission before a meeting (S14). Only the office may; refuses under R25 what is not found lawful before. */
export const scheduleDeliberation = (
  visit: Visit,
  officer: Officer,
  decisionId: string,
  input: z.output<typeof scheduleInput>,
) =>
  doAct(visit, officer, decisionId, {
    deed: 'deliberation_scheduled',
    act: async (file) => ({
      body: { ...input },
      documentIds: [],
      problems: [
        ...(await judgeOrderOf(visit, file, input.meets_on)),
        ...judgeMeetingDay(file, input.meets_on),
      ],
    }),
  })

export const deferInput = z.object({
  meets_on: plainDate.meta({ description: 'The day of the meeting that put it off' }),
  reason: required(5000).meta({ description: 'Why, and what is to be done first' }),
  dissent: typed(5000).default(''),
  document_ids: documentIds,
})

/** Put a decision off (S14 back to S13). Only the office may. The form is the record of the discussion (N713 30). */
export const deferDecision = (
  visit: Visit,
  officer: Officer,
  decisionId: string,
  { document_ids, ...input }: z.output<typeof deferInput>,
) =>
  doAct(visit, officer, decisionId, {
    deed: 'decision_deferred',
    act: (file) => ({
      body: { ...input },
      documentIds: document_ids,
      supplied: ['discussion_record'],
      problems: judgeMeetingHeld(file, input.meets_on, visit.now),
    }),
  })
