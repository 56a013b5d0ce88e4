import type { State } from '../decisions/lifecycle.ts'
import type { Instant } from '../ground/clock.ts'
import { stateOf } from '../opinions/intake.ts'

/** Where a decision stands, in words the public can use. What goes on inside the government is not among them. */
export const standings = [
  'preparing',
  'upcoming',
  'open',
  'answering',
  'reported',
  'decided',
  'rejected',
  'promulgated',
  'suspended',
  'adjusted',
  'terminated',
  'withdrawn',
  'exempt',
] as const

export type Standing = (typeof standings)[number]

export type Told = {
  /** The newest row of the main line. */
  readonly state: State
  /** Of the round published last; null before the first. */
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  /** An adoption report is out. */
  readonly reported: boolean
  /** What was decided: `pass`, `pass_with_changes`, `reject`; null before. */
  readonly outcome: string | null
}

const endings: Readonly<Partial<Record<State, Standing>>> = {
  decided: 'decided',
  promulgated: 'promulgated',
  executing: 'promulgated',
  post_evaluating: 'promulgated',
  archived: 'promulgated',
  suspended: 'suspended',
  adjusted: 'adjusted',
  terminated: 'terminated',
  withdrawn: 'withdrawn',
  urgent_exempt: 'exempt',
}

/**
 * The public word for a decision at `now`. Between the end of comments and the decision only what is public counts:
 * whether the adoption report is out. That it has been submitted, or is before a meeting, is not told.
 */
export function standingOf({ state, opensAt, closesAt, reported, outcome }: Told, now: Instant): Standing {
  if (state === 'decided' && outcome === 'reject') return 'rejected'
  const ended = endings[state]
  if (ended) return ended
  if (!(opensAt && closesAt)) return 'preparing'
  const round = stateOf({ opensAt, closesAt }, now)
  if (round !== 'closed') return round
  return reported ? 'reported' : 'answering'
}
