import { beijingDate, type Instant, type PlainDate } from '../ground/clock.ts'
import type { RefusalCode } from '../ground/refusals.ts'
import type { intakes } from './store.ts'

export type Intake = typeof intakes.$inferSelect

export const channels = ['web', 'phone', 'letter', 'email', 'fax', 'onsite'] as const
export type Channel = (typeof channels)[number]

/** How an opinion came that an officer keys in. */
export const offlineChannels = ['phone', 'letter', 'email', 'fax', 'onsite'] as const

export type IntakeState = 'upcoming' | 'open' | 'closed'

/** The dates of an intake; `endedAt` when its decision's procedure was ended, from which moment nobody is asked. */
type Terms = Pick<Intake, 'opensAt' | 'closesAt'> & { readonly endedAt?: Instant | null }

/**
 * Where an intake stands at an instant: computed from its dates, never from a flag. It opens at `opensAt` and
 * is open before `closesAt`, the 24:00 of its last day (R6, E20), unless its procedure has been ended (S90).
 */
export function stateOf(intake: Terms, now: Instant): IntakeState {
  if (intake.endedAt) return 'closed'
  if (now < intake.opensAt) return 'upcoming'
  return now < intake.closesAt ? 'open' : 'closed'
}

/** Why an opinion from the web cannot be taken now; undefined when it can (R6). */
export function closedBecause(intake: Terms, now: Instant): RefusalCode | undefined {
  const state = stateOf(intake, now)
  if (state === 'open') return undefined
  return state === 'upcoming' ? 'not_yet_open' : 'closed'
}

/** When and how an opinion that an officer keys in reached the unit (Beijing date and, at the counter, time). */
export type Arrival = {
  readonly channel: (typeof offlineChannels)[number]
  readonly receivedOn: PlainDate
  readonly receivedTime?: string
  readonly postmarkedOn?: PlainDate
}

/**
 * Whether a keyed-in opinion came too late (R6): a letter by its postmark (E23), a visit on the last day by the
 * counter's closing time (E22), everything else by the day. A late opinion is stored and flagged, never refused.
 */
export function isLate(intake: Pick<Intake, 'endsOn' | 'onsiteClosesAt'>, arrival: Arrival): boolean {
  const { channel, receivedOn, receivedTime, postmarkedOn } = arrival
  if (channel === 'letter') return (postmarkedOn ?? receivedOn) > intake.endsOn
  const atTheCounter =
    channel === 'onsite' && receivedOn === intake.endsOn && receivedTime && intake.onsiteClosesAt
  if (atTheCounter && intake.onsiteClosesAt) return receivedTime > intake.onsiteClosesAt
  return receivedOn > intake.endsOn
}

/** Beijing calendar days until the last day; 0 on the last day itself, negative afterwards. */
export const daysLeft = (endsOn: PlainDate, now: Instant): number =>
  Math.round((Date.parse(endsOn) - Date.parse(beijingDate(now))) / 86_400_000)
