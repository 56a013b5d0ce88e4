import { addDays, beijingDate, daysBetween, type Instant, type PlainDate } from '../ground/clock.ts'
import type { RefusalCode } from '../ground/refusals.ts'
import type { Problem } from '../ground/result.ts'
import { breach } from '../statute/citations.ts'
import {
  type AnnouncementItem,
  announcementItems,
  type Announcement as Counted,
  completeOn,
  judgeAnnouncement,
} from '../statute/hearing.ts'
import type { Effective } from '../statute/profile.ts'
import { type Announcement, beijingInstant, isDrawn, itemsSaid } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import { judgeChanges } from './judge-changes.ts'
import type { Taken } from './taken.ts'
import { announcedValueOf, isDrawnOn, issuesOf, valueDueAt } from './value-due.ts'

/** What is announced at an instant, beside what has been announced before. */
export type Proposal = {
  readonly body: Announcement
  readonly documents: number
  readonly at: Instant
}

type Base = Pick<HearingFile, 'announcements' | 'terms' | 'frozenAt'> & { readonly taken?: Taken }

const missing = (field: string): Problem => breach('R14', 'missing', { field })
const when = (body: Announcement): Instant | null => beijingInstant(body.held_on, body.held_time)

/** What makes each of the four things what it is: where it changes, its days begin anew. As in `announced_items`. */
const essence: Readonly<Record<AnnouncementItem, (body: Announcement) => readonly unknown[]>> = {
  time_and_place: (body) => [when(body), body.venue, body.is_public, body.closed_ground],
  content_and_basis: (body) => [body.hearing_matter, body.content_summary, body.reason, body.basis],
  registration: (body) => [body.eligibility],
  quota: () => [],
}

const sameEssence = (item: AnnouncementItem, a: Announcement, b: Announcement): boolean =>
  JSON.stringify(essence[item](a)) === JSON.stringify(essence[item](b))

/**
 * Every announcement that counts, with the day it was published and what it said of the four things as `body` says
 * them (`said`). Each thing counts only from the unbroken run of announcements up to now that say the same of it:
 * another date or place begins the days anew, and so does coming back to an earlier one (R14, E31).
 */
export function announcementsFor(
  file: Pick<Base, 'announcements'>,
  body: Announcement,
  said: readonly AnnouncementItem[] = itemsSaid(body, 1),
): Counted[] {
  const published = file.announcements.filter(({ publishedAt }) => publishedAt !== null)
  const running = new Set(said)
  return published
    .toReversed()
    .map(({ publishedAt, body: before, says }) => {
      for (const item of announcementItems)
        if (!says.includes(item) || !sameEssence(item, before, body)) running.delete(item)
      return { on: beijingDate(publishedAt as Instant), items: [...running] }
    })
    .toReversed()
}

/** How the days before the hearing are counted if `proposal` were published on that day; null without a date. */
export function countDays(file: Base, { body, documents, at }: Proposal, rules: Effective) {
  if (!body.held_on) return null
  const items = itemsSaid(body, documents)
  const counted = [...announcementsFor(file, body, items), { on: beijingDate(at), items }]
  return { ...judgeAnnouncement(counted, body.held_on, rules), completeOn: completeOn(counted) }
}

/** R14 of what is published: when it was complete, and whether that was early enough for the present terms. */
export function judgeTerms(file: Pick<Base, 'announcements' | 'terms'>, rules: Effective) {
  const { terms } = file
  if (!terms?.body.held_on) return { gap: null, findings: [], completeOn: null }
  const counted = announcementsFor(file, terms.body, terms.says)
  return { ...judgeAnnouncement(counted, terms.body.held_on, rules), completeOn: completeOn(counted) }
}

/** What any announcement says, even one that leaves time and place for later. */
function judgeBasics(body: Announcement): Problem[] {
  const always = ['hearing_matter', 'organizer', 'contact_person', 'contact_phone'] as const
  const halves = [
    [body.held_on, body.held_time, 'held_on', 'held_time'],
    [body.registration_from, body.registration_to, 'registration_from', 'registration_to'],
  ] as const
  return [
    ...always.filter((field) => body[field] === '').map(missing),
    ...halves.flatMap(([a, b, first, second]) =>
      (a === null) === (b === null) ? [] : [missing(a === null ? first : second)],
    ),
    ...(body.held_on && body.venue === '' ? [missing('venue')] : []),
    ...body.sessions.flatMap(({ kind, venue, on, time }, i) => [
      ...(venue === '' ? [missing(`sessions.${i}.venue`)] : []),
      ...(kind === 'session' && on === null ? [missing(`sessions.${i}.on`)] : []),
      ...((kind === 'session' || on !== null) && time === null ? [missing(`sessions.${i}.time`)] : []),
    ]),
    ...(!body.is_public && body.closed_ground === ''
      ? [breach('A26', 'closed_ground_missing', { field: 'closed_ground' })]
      : []),
    ...(body.registration_methods.some((method) => method !== 'web') && body.registration_where === ''
      ? [missing('registration_where')]
      : []),
    ...(body.registration_from && body.eligibility === '' ? [missing('eligibility')] : []),
    ...(isDrawn(body) ? judgeDraw(body) : []),
  ]
}

/** 产生方式 of the categories that are drawn: how, and which value, named beforehand. */
function judgeDraw(body: Announcement): Problem[] {
  if (body.draw_method === 'on_the_spot') {
    return body.draw_arrangement === '' ? [missing('draw_arrangement')] : []
  }
  if (body.value_kind === null) return [missing('value_kind')]
  if (body.value_name === '') return [missing('value_name')]
  const announced = announcedValueOf(body)
  if (announced === null) {
    return [{ code: 'draw_value_unclear', field: 'value_name', params: { kind: body.value_kind } }]
  }
  if (body.value_kind === 'drand') return []
  return body.value_on === null
    ? [missing('value_on')]
    : judgeIssue(body.value_kind, announced, body.value_on)
}

/** An issue is drawn on the day that is given for it; one that was drawn before would be known beforehand. */
function judgeIssue(kind: 'ssq' | 'dlt', announced: string, on: PlainDate): Problem[] {
  if (!isDrawnOn(kind, on)) return [{ code: 'draw_value_not_drawn_then', field: 'value_on' }]
  const [year, no] = [announced.slice(4, 8), Number(announced.slice(8))]
  const { from, to } = issuesOf(kind, on)
  return year === on.slice(0, 4) && no >= from && no <= to
    ? []
    : [{ code: 'draw_issue_of_another_day', field: 'value_name', params: { from, to } }]
}

/** The order of the dates among themselves and against now. `before`: the terms that count so far. */
function judgeDates({ body, at }: Proposal, before: Announcement | null): Problem[] {
  const held = when(body)
  const closes = beijingInstant(body.registration_to, body.registration_to_time)
  const opens = beijingInstant(body.registration_from, body.registration_from_time)
  const value = isDrawn(body) ? valueDueAt(body) : null
  const closedBefore = before && beijingInstant(before.registration_to, before.registration_to_time)
  const problem = (code: RefusalCode, field: string) => [breach('R14', code, { field })]
  const known =
    value !== null && value <= at && (before === null || announcedValueOf(before) !== announcedValueOf(body))
  return [
    ...(held && held <= at ? problem('hearing_in_the_past', 'held_on') : []),
    ...(closes && opens && closes <= opens ? problem('ends_before_start', 'registration_to') : []),
    ...(closes && closes <= at && closes !== closedBefore
      ? problem('registration_passed', 'registration_to')
      : []),
    ...(closes && held && closes >= held ? problem('registration_after_hearing', 'registration_to') : []),
    ...(known || (closes && value && value <= closes) ? problem('draw_value_too_early', 'value_name') : []),
    ...body.sessions.flatMap(({ on, time }, i) => {
      const begins = beijingInstant(on, time)
      if (begins && begins <= at) return problem('hearing_in_the_past', `sessions.${i}.on`)
      return begins && held && begins < held ? problem('session_before_hearing', `sessions.${i}.on`) : []
    }),
  ]
}

/**
 * R15 read backwards: representatives must be known early enough for their materials, so the close of sign-up, and
 * where there is a draw its value, lie as many days before the hearing as materials are to be served.
 */
function judgeRoom(body: Announcement, rules: Effective): Problem[] {
  const { held_on: on, registration_to: to } = body
  if (!on || !to) return []
  const { usual, floor } = rules.values.hearing_materials
  const days = Math.max(usual, floor, 1)
  const value = isDrawn(body) ? valueDueAt(body) : null
  const known: [PlainDate, string][] = [[to, 'registration_to']]
  if (value) known.push([beijingDate(value), body.value_kind === 'drand' ? 'value_name' : 'value_on'])
  const late = known.filter(([date]) => daysBetween(date, on) < days)
  return late.map(([, field]) =>
    breach('R15', 'registration_closes_too_late', {
      field,
      params: { days, latest: addDays(on, -days) },
    }),
  )
}

/** A postponement: a date was announced, and now there is another one or none. */
export const isPostponement = (before: Announcement | null, body: Announcement): boolean =>
  before !== null && when(before) !== null && when(before) !== when(body)

/** Another time, place or session than was announced, one that was left open before as well: whoever comes must know. */
export const isMoved = (before: Announcement | null, body: Announcement): boolean =>
  before !== null &&
  (when(before) !== when(body) ||
    before.venue !== body.venue ||
    JSON.stringify(before.sessions) !== JSON.stringify(body.sessions))

/** R14: a date that is announced with everything else said lies far enough ahead; exactly so many days are enough. */
function judgeDays(file: Base, proposal: Proposal, rules: Effective): Problem[] {
  const { held_on: on } = proposal.body
  const counted = countDays(file, proposal, rules)
  if (!on || counted?.gap?.verdict !== 'short') return []
  return [tooLate('held_on', on, counted.gap.gap, counted.gap.days, rules)]
}

function tooLate(field: string, on: PlainDate, gap: number | null, days: number, rules: Effective): Problem {
  const { source } = rules.values.hearing_notice
  const problem = breach('R14', 'hearing_announced_late', {
    field,
    params: { gap: Math.max(gap ?? 0, 0), days, latest: addDays(on, -days) },
  })
  return source ? { ...problem, citation: { source: source.source, quote: source.quote ?? '' } } : problem
}

const sessionOf = ({ on, time, venue }: Announcement['sessions'][number]) => JSON.stringify([on, time, venue])

/** R14 of every further day on which the hearing goes on: as many days as the first, from when that was announced. */
function judgeSessions({ announcements }: Base, { body, at }: Proposal, rules: Effective): Problem[] {
  const published = announcements.filter(({ publishedAt }) => publishedAt !== null)
  const days = Math.max(rules.values.hearing_notice.usual, 1)
  return body.sessions.flatMap((session, i) => {
    const { kind, on } = session
    if (on === null || (kind === 'side_room' && on === body.held_on)) return []
    const before = published.findLastIndex(
      (each) => !each.body.sessions.some((other) => sessionOf(other) === sessionOf(session)),
    )
    const gap = daysBetween(beijingDate(published[before + 1]?.publishedAt ?? at), on)
    return gap < days ? [tooLate(`sessions.${i}.on`, on, gap, days, rules)] : []
  })
}

/**
 * Everything that is wrong with an announcement if it were published at that instant: what every announcement says
 * (§4.2), R14 with E29–E31, R15, A26, and what a later one may not change. An incomplete one is no wrong: it only
 * starts no days.
 */
export function judgeProposal(file: Base, proposal: Proposal, rules: Effective): Problem[] {
  return [
    ...judgeBasics(proposal.body),
    ...judgeDates(proposal, file.terms?.body ?? null),
    ...judgeRoom(proposal.body, rules),
    ...judgeChanges(file, proposal),
    ...judgeDays(file, proposal, rules),
    ...judgeSessions(file, proposal, rules),
  ]
}
