import type { Instant } from '../ground/clock.ts'
import type { AnnouncementPaper } from './announcement.ts'
import type { hearings } from './store.ts'

export type Hearing = typeof hearings.$inferSelect

/** Where a hearing stands, in the order in which it goes; read from what there is and from the dates. */
export const hearingStates = [
  'preparing',
  'announced',
  'registration_open',
  'registration_closed',
  'frozen',
  'drawn',
  'listed',
  'held',
  'record_closed',
  'reported',
  'postponed',
  'cancelled',
] as const
export type HearingState = (typeof hearingStates)[number]

/** Everything that is there of a hearing, as far as its state, its pages and its deeds need it. */
export type HearingFile = {
  readonly hearing: Hearing
  readonly decision: {
    readonly id: string
    readonly title: string
    readonly draftingUnitId: string
    readonly unitName: string
  }
  /** Every announcement, the unpublished one (if any) last. */
  readonly announcements: readonly AnnouncementPaper[]
  /** The newest published one: what counts. Null before the first. */
  readonly terms: AnnouncementPaper | null
  readonly cancelledAt: Instant | null
  readonly frozenAt: Instant | null
  readonly drawnAt: Instant | null
  /** The newest list of representatives, and the first: R16 counts from that one. */
  readonly listedAt: Instant | null
  readonly firstListedAt: Instant | null
  readonly recordClosedAt: Instant | null
  readonly reportedAt: Instant | null
  /** The procedure was ended as a whole (S90, S91): a hearing that had not been held will not be. */
  readonly endedAt: Instant | null
  /** Something was said or recorded of the day: from then on it is neither postponed nor cancelled. */
  readonly begun: boolean
  /** Papers published so far; the next one is 第(published + 1)号. */
  readonly published: number
}

/**
 * Where a hearing stands at an instant. Sign-up is open in [registrationFrom, registrationTo), the hearing is held
 * from `heldAt` on; nothing here is a flag that somebody must set in time.
 */
export function stateOfHearing(file: HearingFile, now: Instant): HearingState {
  const { terms } = file
  if (file.cancelledAt || (file.endedAt && !file.begun)) return 'cancelled'
  if (!terms) return 'preparing'
  if (file.reportedAt) return 'reported'
  if (file.recordClosedAt) return 'record_closed'
  const before = file.announcements.some(({ publishedAt, heldAt }) => publishedAt !== null && heldAt !== null)
  if (!terms.heldAt && before) return 'postponed'
  if (terms.heldAt && now >= terms.heldAt) return 'held'
  if (file.listedAt) return 'listed'
  if (file.drawnAt) return 'drawn'
  if (file.frozenAt) return 'frozen'
  if (!terms.registrationFrom || !terms.registrationTo || now < terms.registrationFrom) return 'announced'
  return now < terms.registrationTo ? 'registration_open' : 'registration_closed'
}
