import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import { type Gap, gap } from './deadline.ts'
import { type Finding, find, findBy, given } from './finding.ts'
import type { Effective } from './profile.ts'
import { dueOn } from './terms.ts'
import type { CalendarYear } from './years.ts'

/** R11: the result is public strictly before the decision is; the same instant is not before (E45). */
export function judgeOrder(resultAt: Instant | null, promulgatedAt: Instant): Finding[] {
  if (resultAt === null) return [find('R11', 'result_not_published', 'block')]
  return resultAt < promulgatedAt ? [] : [find('R11', 'result_not_before_promulgation', 'block')]
}

/** S2-9 art. 7 (一) to (五). */
export const carrierKinds = ['portal', 'media', 'press_conference', 'notice_board', 'other'] as const
export type Carrier = { readonly kind: (typeof carrierKinds)[number]; readonly name: string }

const same = (a: Carrier) => (b: Carrier) => a.kind === b.kind && (a.kind === 'portal' || a.name === b.name)

/**
 * R12: the result appears on the portal and wherever the draft appeared (原公开……的媒体, E46). A press conference
 * cannot be repeated and is exempt; a notice board may be replaced with a recorded reason, by its name.
 */
export function judgeCarriers(
  draftOn: readonly Carrier[],
  resultOn: readonly Carrier[],
  replaced: Readonly<Record<string, string>> = {},
): Finding[] {
  const portal: Carrier = { kind: 'portal', name: '' }
  const asked = [portal, ...draftOn.filter(({ kind }) => kind !== 'portal' && kind !== 'press_conference')]
  return asked
    .filter((carrier) => !resultOn.some(same(carrier)))
    .filter(
      ({ kind, name }) =>
        !(kind === 'notice_board' && Object.hasOwn(replaced, name) && given(replaced[name])),
    )
    .map(({ kind, name }) => find('R12', 'channel_missing', 'block', { kind, name }))
}

/** R23: the poll's report and what became of it are public on the poll's own carriers before promulgation. */
export function judgePollResult(
  pollOn: readonly Carrier[],
  published: readonly { readonly carrier: Carrier; readonly at: Instant }[],
  promulgatedAt: Instant,
): Finding[] {
  const early = published.filter(({ at }) => at < promulgatedAt).map(({ carrier }) => carrier)
  return pollOn
    .filter((carrier) => !early.some(same(carrier)))
    .map(({ kind, name }) => find('R23', 'poll_result_not_published', 'block', { kind, name }))
}

export type LegalityReview = {
  readonly receivedOn: PlainDate
  readonly concludedOn: PlainDate
  readonly lawful: boolean
  /** Why it had less than the usual time; '' for none. */
  readonly shortReason: string
  /** The legal risks stated of an exploratory reform (N713 art. 25); '' for none. */
  readonly exploratoryRisks: string
}

/**
 * R25: reviewed before the collective discussion; in general with `days` working days or more, fewer with a reason;
 * not lawful is not discussed, except an exploratory reform whose legal risks are stated. `days` is what the rules
 * of the matter ask for, 1 or more. `time` is how they were counted, null without a review.
 */
export function judgeLegality(
  review: LegalityReview | null,
  discussedOn: PlainDate,
  years: readonly CalendarYear[],
  days: number,
): { readonly time: Gap | null; readonly findings: readonly Finding[] } {
  if (!review) return { time: null, findings: [find('R25', 'legality_not_reviewed', 'block')] }
  const { receivedOn, concludedOn, lawful, shortReason, exploratoryRisks } = review
  const time = gap(receivedOn, concludedOn, days, 'working_day', years)
  return {
    time,
    findings: [
      ...(concludedOn > discussedOn ? [find('R25', 'legality_after_discussion', 'block')] : []),
      ...(lawful || given(exploratoryRisks) ? [] : [find('R25', 'not_lawful', 'block')]),
      ...(time.verdict === 'short' && !given(shortReason)
        ? [find('R25', 'review_time_short', 'reason', { gap: time.gap ?? 0, days })]
        : []),
    ],
  }
}

/**
 * R26: the interpretation appears with the decision where the rules say 0 (五原: 同步发布), otherwise within so many
 * working days after it (银川, and the platform's default: 3; E34–E37). Late blocks where it must be together;
 * elsewhere a term has passed (sla). Null `interpretedAt`: not published, judged at `now`.
 */
export function judgeInterpretation(
  decidedAt: Instant,
  interpretedAt: Instant | null,
  rules: Effective,
  now: Instant,
  years: readonly CalendarYear[],
): Finding[] {
  const { usual, floor, source } = rules.values.interpretation
  if (usual === 0) {
    const severity = floor === 0 ? 'block' : 'sla'
    return interpretedAt === decidedAt ? [] : [findBy(source, 'R26', 'interpretation_late', severity)]
  }
  const due = dueOn('interpretation', beijingDate(decidedAt), rules, years)
  const late = due.closesAt !== null && (interpretedAt ?? now) >= due.closesAt
  return late ? [findBy(source, 'R26', 'interpretation_late', 'sla', { due: due.rolledEnd ?? '' })] : []
}
