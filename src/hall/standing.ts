import { type SQL, sql } from 'drizzle-orm'
import type { State } from '../decisions/lifecycle.ts'
import type { Instant } from '../ground/clock.ts'
import { stateOf } from '../opinions/intake.ts'

/** Where a decision stands, in words the public can use. What goes on inside the government is not among them. */
export const standings = [
  'preparing',
  'upcoming',
  'open',
  'hearing',
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

/** Of all hearings together: one is still to be held or to be recorded, one is not reported, all are. */
export type HearingStanding = 'live' | 'answering' | 'reported'

/** SQL for how the hearings of a decision stand together; null where none was called. */
export const hearingStanding = (decisionId: SQL): SQL => sql`(SELECT CASE
  WHEN COUNT(*) = 0 THEN NULL WHEN COUNT(record_closed_at) < COUNT(*) THEN 'live'
  WHEN COUNT(published_at) < COUNT(*) THEN 'answering' ELSE 'reported' END
  FROM hearings_called WHERE decision_id = ${decisionId})`

export type Told = {
  /** The newest row of the main line. */
  readonly state: State
  /** Of the round published last; null before the first. */
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  /** The adoption report is out; of a matter that was asked by a hearing alone it does not count. */
  readonly reported: boolean
  /** Of the hearings that were announced and not cancelled; null where there is none. */
  readonly hearing: HearingStanding | null
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
 * whether the reports are out. That it has been submitted, or is before a meeting, is not told.
 */
export function standingOf(told: Told, now: Instant): Standing {
  const { state, opensAt, closesAt, reported, hearing, outcome } = told
  if (state === 'decided' && outcome === 'reject') return 'rejected'
  const ended = endings[state]
  if (ended) return ended
  const round = opensAt && closesAt ? stateOf({ opensAt, closesAt }, now) : null
  if (round === 'open') return 'open'
  if (hearing === 'live') return 'hearing'
  if (round === 'upcoming') return 'upcoming'
  if (round === null && hearing === null) return 'preparing'
  return (round === null || reported) && hearing !== 'answering' ? 'reported' : 'answering'
}
