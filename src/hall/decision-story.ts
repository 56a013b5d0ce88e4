import type { Instant, PlainDate } from '../ground/clock.ts'
import type { HearingStanding, Standing } from './standing.ts'

/** What happened, as recorded; `params` is JSON. */
export type Recorded = { readonly at: Instant; readonly code: string; readonly params: string }

/** One step of the story; without `at` it is still to come and no date is known. */
export type StoryStep = {
  readonly at?: Instant
  /** The Beijing date to show instead, where people know the instant by it. */
  readonly on?: PlainDate
  readonly code: string
  readonly params: string
  readonly ahead: boolean
}

type Round = {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly endsOn: PlainDate
  readonly publishedAt: Instant
}

/** Standings from which the procedure goes on to a promulgation. */
const onTheWay: readonly Standing[] = [
  'preparing',
  'upcoming',
  'open',
  'hearing',
  'answering',
  'reported',
  'decided',
]

/**
 * The dated story of a decision, oldest first: what is recorded, the opening and closing of the round published last
 * and the days of the hearings (they follow from their dates and need no record), and what the law still asks for
 * before the end.
 */
export function storyOf(
  {
    milestones,
    round,
    standing,
    reported,
    hearing,
    held = [],
    endedAt,
  }: {
    readonly milestones: readonly Recorded[]
    readonly round: Round | null
    readonly standing: Standing
    readonly reported: boolean
    readonly hearing: HearingStanding | null
    /** When the hearings that were not cancelled are held. */
    readonly held?: readonly Instant[]
    /** When it was ended before a decision; null otherwise. */
    readonly endedAt: Instant | null
  },
  now: Instant,
): StoryStep[] {
  const ended = !onTheWay.includes(standing)
  // A procedure that was ended takes no more opinions: what had not happened by then will not.
  const happens = (at: Instant) => endedAt === null || at <= endedAt
  const fromDates: StoryStep[] = []
  if (round && round.opensAt > round.publishedAt && happens(round.opensAt))
    fromDates.push({ at: round.opensAt, code: 'comments_opened', params: '{}', ahead: round.opensAt > now })
  if (round && happens(round.closesAt))
    fromDates.push({
      at: round.closesAt,
      // The period ends at 24:00 of its last day, which people know by that day's date.
      on: round.endsOn,
      code: 'comments_closed',
      params: '{}',
      ahead: round.closesAt > now,
    })
  for (const at of held.filter(happens))
    fromDates.push({ at, code: 'hearing_held', params: '{}', ahead: at > now })
  const recorded = milestones.map((each) => ({ ...each, ahead: false }))
  const dated = [...recorded, ...fromDates].sort((a, b) => {
    const [first, second] = [a.at ?? '', b.at ?? '']
    return first < second ? -1 : first > second ? 1 : 0
  })
  const toCome = ended
    ? []
    : [
        ...(hearing && hearing !== 'reported' ? ['hearing_report_published'] : []),
        ...(round && !reported ? ['report_published'] : []),
        'decision_promulgated',
      ].map((code) => ({
        code,
        params: '{}',
        ahead: true,
      }))
  return [...dated, ...toCome]
}
