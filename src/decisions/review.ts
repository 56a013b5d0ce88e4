import * as z from 'zod'
import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import { sha256 } from '../ground/keys.ts'
import { required } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { canonical } from '../ledger/canonical.ts'
import { hasRole, type Officer } from '../people/officer.ts'
import { breach } from '../statute/citations.ts'
import { forwardWorkdays } from '../statute/periods.ts'
import type { CalendarYear } from '../statute/years.ts'
import { type PinnedRow, pinnedOf } from './pinned-profile.ts'
import type { HearingPublication } from './publication.ts'

/** One exact text of those that go out together. */
export type BundlePart = {
  readonly kind: 'notice' | 'draft' | 'document' | 'report' | 'decision' | HearingPublication
  readonly name: string
  readonly sha256: string
  /** Where the reviewer reads it, a path under /desk; no part of what is hashed. */
  readonly link?: string
}

/**
 * The one hash over a bundle (R28): of a report, its own; of several texts, SHA-256 over the canonical JSON of
 * `[{kind, name, sha256}]` in their order. 64 hexadecimal digits.
 */
export async function bundleHash(bundle: readonly BundlePart[]): Promise<string> {
  const [first] = bundle
  if (bundle.length === 1 && first?.kind === 'report') return first.sha256
  return sha256(canonical(bundle.map((part) => ({ kind: part.kind, name: part.name, sha256: part.sha256 }))))
}

/** B30: what a review looks for. All seven are confirmed to be absent before the opinion can be 公开. */
export const reviewChecks = [
  'state_secret',
  'commercial_secret',
  'personal_privacy',
  'national_security',
  'public_security',
  'economic_security',
  'social_stability',
] as const

/** B38: 公开, 免予公开, 需报审. */
export const reviewOpinions = ['public', 'exempt', 'escalate'] as const

/** A reviewer's opinion, with basis and reason (B38). */
export const opinionInput = z.object({
  opinion: z.enum(reviewOpinions).meta({ description: '公开, 免予公开 or 需报审 (B38)' }),
  basis: required(2000).meta({ description: '依据' }),
  reason: required(2000).meta({ description: '理由' }),
  checks: z
    .array(z.enum(reviewChecks))
    .max(7)
    .default([])
    .meta({ description: 'What was looked for and found absent; all seven for 公开 (B30)' }),
})

export type OpinionInput = z.output<typeof opinionInput>

/** B30: an opinion 公开 confirms every one of the seven checks. */
export function judgeOpinion(opinion: unknown, checks: readonly unknown[]): Problem[] {
  const whole = reviewChecks.every((check) => checks.includes(check))
  return opinion === 'public' && !whole ? [breach('B30', 'checks_missing', { field: 'checks' })] : []
}

/** B29: the same unit reviews what it made; another officer than the one who asks. Says nothing about that. */
export const mayReviewFor = (officer: Officer, unitId: string): boolean =>
  hasRole(officer, 'reviewer') && officer.unitId === unitId

type Received = PinnedRow & { readonly requestedAt: Instant }

/** R28: the working days within which the opinion is due, by the rules that the decision was begun under. */
export const reviewDays = (review: PinnedRow): number =>
  pinnedOf([review]).effective.values.secrecy_review.usual

/** R28: the day on which the opinion is due; null where that year's calendar is not known. */
export function reviewDue(review: Received, years: readonly CalendarYear[]): PlainDate | null {
  const due = forwardWorkdays(beijingDate(review.requestedAt), reviewDays(review), years)
  return typeof due === 'string' ? due : null
}
