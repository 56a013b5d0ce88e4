import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import { type Known, newestRecord } from './known.ts'
import type { ActDeed } from './store.ts'

export const executionDeeds: readonly ActDeed[] = [
  'decision_suspended',
  'decision_resumed',
  'decision_adjusted',
  'decision_terminated',
]

const notBefore = (field: string, given: string, date: string | undefined): Problem[] =>
  date !== undefined && given < date ? [{ code: 'date_before', field, params: { date } }] : []

const notAfter = (field: string, given: string, today: PlainDate): Problem[] =>
  given > today ? [{ code: 'date_in_future', field }] : []

/** A meeting on a submission is not before the day on which it was handed in. */
export function judgeMeetingDay({ acts }: Pick<Known, 'acts'>, meetsOn: PlainDate): Problem[] {
  const submitted = acts.find(({ deed }) => deed === 'decision_submitted')?.at
  return notBefore('meets_on', meetsOn, submitted && beijingDate(submitted))
}

/** The same of a meeting that is told of: it has been. */
export const judgeMeetingHeld = (file: Pick<Known, 'acts'>, meetsOn: PlainDate, now: Instant): Problem[] => [
  ...judgeMeetingDay(file, meetsOn),
  ...notAfter('meets_on', meetsOn, beijingDate(now)),
]

/** What becomes of a decision in force comes after its promulgation, one act after the other. */
export function judgeExecutionDay(
  { acts, promulgation }: Pick<Known, 'acts' | 'promulgation'>,
  decidedOn: PlainDate,
): Problem[] {
  const before = acts.find(({ deed }) => executionDeeds.includes(deed))?.body.decided_on
  const out = promulgation ? beijingDate(promulgation.promulgatedAt) : undefined
  const latest = [out, before].filter((day) => typeof day === 'string').sort()
  return notBefore('decided_on', decidedOn, latest.at(-1))
}

/** S12: where the profile wants the legality review first, the unit discusses what has been reviewed (R25). */
export function judgeDiscussionDay(
  { records, effective }: Pick<Known, 'records' | 'effective'>,
  heldOn: string | undefined,
): Problem[] {
  const review = newestRecord(records, 'legality_review')?.body
  if (!review || heldOn === undefined || effective.values.legality_order.usual !== 'before_submission')
    return []
  return heldOn < review.concluded_on
    ? [breach('R25', 'date_before', { field: 'held_on', params: { date: review.concluded_on } })]
    : []
}
