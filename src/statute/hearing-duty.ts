import type { Instant } from '../ground/clock.ts'
import { type Finding, find, given } from './finding.ts'

/** A judgement in writing, signed, on record: asked at planning, and again when comments close. */
export type Judgement = {
  /** 公众对决策方案有重大分歧 */
  readonly dissent: boolean
  /** 社会关注度较高 */
  readonly attention: boolean
  /** Whether a hearing is to be held. */
  readonly hearing: boolean
  readonly reason: string
  readonly signedBy: string
  readonly at: Instant
}

/** Why there must be a hearing, or that there need not be one, or that the question has not been answered. */
export type HearingDuty = 'by_law' | 'by_judgement' | 'none' | 'unanswered'

/**
 * R21. A law, regulation or rule that demands a hearing leaves no choice. The second half of the sentence,
 * 有重大分歧、社会关注度较高, does not say whether one is enough: where both hold there must be a hearing, where one
 * holds the signed judgement decides. Without an answer, a reason or a signature it is `unanswered`.
 */
export function hearingDuty(byLaw: boolean | null, judgement: Judgement | null): HearingDuty {
  if (byLaw) return 'by_law'
  if (byLaw === null || judgement === null) return 'unanswered'
  if (!given(judgement.reason) || !given(judgement.signedBy)) return 'unanswered'
  return judgement.hearing || (judgement.dissent && judgement.attention) ? 'by_judgement' : 'none'
}

/** R21 at submission: an unanswered question blocks, and so does a hearing that is due and was not held. */
export function judgeHearingDuty(duty: HearingDuty, held: boolean): Finding[] {
  if (duty === 'unanswered') return [find('R21', 'hearing_question_unanswered', 'block')]
  return duty !== 'none' && !held ? [find('R21', 'hearing_missing', 'block', { duty })] : []
}

/** The figures shown beside the question: they bear on the judgement and never make it. */
export type Opposition = {
  readonly persons: number
  readonly opposing: number
  /** Opposing persons of all, in hundredths of a percent (0 to 10,000); null when nobody has spoken. */
  readonly share: number | null
  /** Opinions for each person, in hundredths; null when nobody has spoken. */
  readonly perHead: number | null
}

/** R21: how many persons oppose, and how many opinions each person gave. Counts are whole numbers, 0 or more. */
export function opposition(persons: number, opposing: number, opinions: number): Opposition {
  const counts = [persons, opposing, opinions]
  if (!counts.every((n) => Number.isSafeInteger(n) && n >= 0) || opposing > persons)
    throw new RangeError('counts must be whole numbers, and nobody opposes twice')
  return {
    persons,
    opposing,
    share: persons === 0 ? null : Math.round((opposing * 10_000) / persons),
    perHead: persons === 0 ? null : Math.round((opinions * 100) / persons),
  }
}
