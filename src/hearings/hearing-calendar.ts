import type { Visit } from '../ground/house.ts'
import { calendarFile, type TimedEvent } from '../paper/ics.ts'
import { type AnnouncementPaper, beijingInstant } from './announcement.ts'
import type { PublicHearing } from './read-public.ts'
import { words } from './words.ts'

/** An entry of the calendar as one announcement has it. */
type Entry = Pick<TimedEvent, 'uid' | 'at' | 'location'> & { readonly summary: (matter: string) => string }

function entriesOf({ body, heldAt, registrationTo }: AnnouncementPaper, t: Words): Entry[] {
  const sessions = body.sessions
    .filter(({ kind }) => kind === 'session')
    .flatMap(({ on, time, venue }, i): Entry[] => {
      const begins = beijingInstant(on, time)
      const summary = (matter: string) => t.session(i + 2, matter)
      return begins ? [{ uid: `session-${i + 2}`, at: begins, summary, location: venue }] : []
    })
  return [
    ...(heldAt ? [{ uid: 'held', at: heldAt, summary: t.held, location: body.venue }] : []),
    ...sessions,
    ...(registrationTo ? [{ uid: 'closes', at: registrationTo, summary: t.closes }] : []),
  ]
}

type Words = ReturnType<typeof words>['calendar']

/**
 * The calendar file of a hearing: the hearing, its further sessions, and the close of sign-up. Fetched again after a
 * postponement it moves the same entries; what was announced once and is no more, for there is no date yet or the
 * hearing is off, stays in it with STATUS:CANCELLED, so that whoever has the entry loses it (RFC 5545 §3.8.1.11).
 * SEQUENCE rises with every number that is published, and with the end of the whole procedure (§3.8.7.4).
 */
export function hearingCalendar(
  { lang, now, origin }: Visit,
  { file, papers, state }: PublicHearing,
): string {
  const t = words(lang).calendar
  const { terms, hearing } = file
  const matter = terms.body.hearing_matter
  const off = state === 'cancelled'
  const why = state === 'postponed' ? t.postponed : t.cancelled
  const present = entriesOf(terms, t)
  // The newest of each: a later announcement overwrites what an earlier one said of the same entry.
  const known = new Map(file.announcements.flatMap((each) => entriesOf(each, t)).map((e) => [e.uid, e]))
  const events = [...known.values()].map(({ uid, summary, ...entry }): TimedEvent => {
    const cancelled = off || !present.some((each) => each.uid === uid)
    return {
      ...entry,
      uid: `${uid}.${hearing.id}@wenji`,
      summary: summary(cancelled ? `${matter}（${why}）` : matter),
      description: t.at(`${origin}/hearings/${hearing.id}`),
      sequence: papers.length - 1 + (off && !file.cancelledAt ? 1 : 0),
      cancelled,
    }
  })
  return calendarFile({ name: t.name(matter), made: now, events })
}
