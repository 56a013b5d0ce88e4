import type { Instant } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { announcementSchema, isDrawn } from './announcement.ts'
import { cancellationSchema } from './cancellation.ts'
import type { HearingFile } from './hearing.ts'
import { isPostponement } from './judge-announcement.ts'
import type { HearingPaper } from './paper.ts'
import { termsBefore } from './paper-title.ts'
import { valueDueAt } from './value-due.ts'
import { words } from './words.ts'

export type StoryCode =
  | 'hearing_announcement'
  | 'postponement'
  | 'representative_list'
  | 'hearing_cancellation'
  | 'registration_opens'
  | 'registration_closes'
  | 'draw_value'
  | 'frozen'
  | 'drawn'
  | 'held'
  | 'record_closed'
  | 'reported'
  | 'ended'

/** One dated step of a hearing; `at` null for a hearing whose new time is not known yet. */
export type Event = {
  readonly at: Instant | null
  readonly code: StoryCode
  /** Of a published paper: its number, and the reason it gives. */
  readonly no?: number
  readonly reason?: string
  readonly ahead: boolean
}

/** What a paper tells: which number, and why where it changes something. */
function ofPaper(file: HearingFile, paper: HearingPaper, at: Instant): Omit<Event, 'ahead'> {
  const { kind, no } = paper
  if (kind === 'hearing_announcement') {
    const body = announcementSchema.parse(paper.body)
    const postponed = isPostponement(termsBefore(file, paper.id)?.body ?? null, body)
    return { at, code: postponed ? 'postponement' : kind, no, reason: body.change_reason }
  }
  if (kind === 'hearing_cancellation') {
    const said = cancellationSchema.safeParse(paper.body)
    return { at, code: kind, no, reason: said.success ? said.data.reason : '' }
  }
  return { at, code: kind, no }
}

/**
 * The dated story of a hearing, oldest first: what was published and recorded, and what follows from the dates and
 * needs no record. What lies ahead is marked, and left out once nothing more will happen.
 */
export function storyOf(file: HearingFile, papers: readonly HearingPaper[], now: Instant): Event[] {
  const { terms } = file
  const stopped = file.cancelledAt ?? (file.begun ? null : file.endedAt)
  const published = papers.flatMap((paper) =>
    paper.publishedAt ? [ofPaper(file, paper, paper.publishedAt)] : [],
  )
  const value = terms && isDrawn(terms.body) ? valueDueAt(terms.body) : null
  const dated: [Instant | null | undefined, StoryCode][] = [
    [terms?.registrationFrom, 'registration_opens'],
    [terms?.registrationTo, 'registration_closes'],
    [file.frozenAt, 'frozen'],
    [file.drawnAt ? null : value, 'draw_value'],
    [file.drawnAt, 'drawn'],
    [terms?.heldAt, 'held'],
    [file.recordClosedAt, 'record_closed'],
    [file.reportedAt, 'reported'],
    [file.cancelledAt ? null : file.endedAt, 'ended'],
  ]
  const events = [
    ...published,
    ...dated.flatMap(([at, code]) => (at ? [{ at, code }] : [])),
    ...(terms && !terms.heldAt && !stopped ? [{ at: null, code: 'held' as const }] : []),
  ]
  return events
    .map((event) => ({ ...event, ahead: event.at === null || event.at > now }))
    .filter(({ at, ahead }) => !stopped || (!ahead && at !== null && at <= stopped))
    .sort((a, b) => (a.at === b.at ? 0 : a.at === null || (b.at !== null && a.at > b.at) ? 1 : -1))
}

/** A step as a sentence. */
export function eventText(lang: Lang, { code, no }: Pick<Event, 'code' | 'no'>): string {
  const said = words(lang).story[code]
  return typeof said === 'string' ? said : said(no ?? 0)
}
