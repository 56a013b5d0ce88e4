import { daysBetween, type PlainDate } from '../ground/clock.ts'
import type { Gap } from './deadline.ts'
import { type Finding, find, given } from './finding.ts'
import { beforeEvent } from './terms.ts'

/** The four things that a hearing's announcement says (S2-9 art. 9). */
export const announcementItems = ['time_and_place', 'content_and_basis', 'registration', 'quota'] as const
export type AnnouncementItem = (typeof announcementItems)[number]
export type Announcement = { readonly on: PlainDate; readonly items: readonly AnnouncementItem[] }

/** The day on which all four had been announced: an incomplete No. 1 starts nothing (E31). Null: not yet. */
export function completeOn(announcements: readonly Announcement[]): PlainDate | null {
  const first = announcementItems.map((item) =>
    announcements
      .filter(({ items }) => items.includes(item))
      .map(({ on }) => on)
      .sort()
      .at(0),
  )
  return first.reduce<PlainDate | null>(
    (latest, on) => (latest === null || on === undefined ? null : on > latest ? on : latest),
    first[0] ?? null,
  )
}

/**
 * R14: complete, and at least `days` calendar days before the hearing (10, or more by profile). The gap tells how
 * it was counted; it is null while something is missing.
 */
export function judgeAnnouncement(
  announcements: readonly Announcement[],
  hearingOn: PlainDate,
  days = 10,
): { readonly gap: Gap | null; readonly findings: readonly Finding[] } {
  const on = completeOn(announcements)
  if (on === null) return { gap: null, findings: [find('R14', 'announcement_incomplete', 'block')] }
  const gap = beforeEvent('hearing_notice', on, hearingOn, [], days)
  const late = find('R14', 'announced_too_late', 'block', { gap: gap.gap ?? 0, days: gap.days })
  return { gap, findings: gap.verdict === 'short' ? [late] : [] }
}

export type Served = {
  /** An opaque id; never a name. */
  readonly id: string
  readonly servedOn: PlainDate | null
  /** A reserve who moved up, and when: served at once, it is a recorded exception. */
  readonly movedUpOn?: PlainDate
}

/** R15: materials reached each representative at least `days` calendar days before (7, or more by profile). */
export function judgeMaterials(served: readonly Served[], hearingOn: PlainDate, days = 7): Finding[] {
  return served.flatMap(({ id, servedOn, movedUpOn }) => {
    if (servedOn === null) return [find('R15', 'materials_not_served', 'block', { id })]
    const { gap, verdict, days: asked } = beforeEvent('hearing_materials', servedOn, hearingOn, [], days)
    if (verdict !== 'short') return []
    const params = { id, gap: gap ?? 0, days: asked }
    return movedUpOn !== undefined && servedOn <= movedUpOn && servedOn < hearingOn
      ? [find('R15', 'reserve_served_late', 'record', params)]
      : [find('R15', 'materials_too_late', 'block', params)]
  })
}

/** R16: the list is public before the hearing; nationally no number, so under `warnDays` days it only warns. */
export function judgeList(publishedOn: PlainDate | null, hearingOn: PlainDate, warnDays = 7): Finding[] {
  if (publishedOn === null || publishedOn >= hearingOn) return [find('R16', 'list_not_published', 'block')]
  const days = daysBetween(publishedOn, hearingOn)
  return days < warnDays ? [find('R16', 'list_just_before', 'warn', { days, advised: warnDays })] : []
}

/** S2-9 art. 10 (一) to (六), in its order; the sixth is optional by its wording. */
export const categories = ['stakeholder', 'resident', 'deputy', 'expert', 'lawyer', 'other'] as const
export type Category = (typeof categories)[number]

export type Attendee = {
  /** Observers, the chair and the staff are there, and are no representatives (E44). */
  readonly role: 'representative' | 'observer' | 'staff'
  readonly category?: Category
  readonly confirmed: boolean
  readonly official?: boolean
}

export type Composition = {
  /** 10, or more by profile. 原则上: fewer with a recorded reason. */
  readonly min?: number
  readonly fewReason?: string
  readonly missingReasons?: Partial<Record<Category, string>>
  /** Whether a profile keeps serving officials off the list, or warns of them. */
  readonly officials?: 'allowed' | 'warn' | 'forbidden'
}

/**
 * R17 and R18: at least 10 confirmed representatives, and of each of the categories one to five at least one.
 * What is short of that needs a recorded reason; with it, it stands.
 */
export function judgeRepresentatives(people: readonly Attendee[], rule: Composition = {}): Finding[] {
  const min = Math.max(rule.min ?? 10, 10)
  const counted = people.filter(({ role, confirmed }) => role === 'representative' && confirmed)
  const few =
    counted.length < min && !given(rule.fewReason)
      ? [find('R17', 'too_few_representatives', 'reason', { n: counted.length, min })]
      : []
  const missing = categories
    .filter((category) => category !== 'other')
    .filter((category) => !counted.some((person) => person.category === category))
    .filter((category) => !given(rule.missingReasons?.[category]))
    .map((category) => find('R18', 'category_missing', 'reason', { category }))
  const officials = counted.filter(({ official }) => official).length
  const severity = rule.officials === 'forbidden' ? 'block' : 'warn'
  const kept =
    officials > 0 && rule.officials !== undefined && rule.officials !== 'allowed'
      ? [find('R18', 'official_as_representative', severity, { n: officials })]
      : []
  return [...few, ...missing, ...kept]
}

/** R17 on the day: under `share` of the list (2/3 unless the profile says otherwise) it warns. */
export function judgePresence(present: number, listed: number, share = 2 / 3): Finding[] {
  return present < Math.ceil(listed * share)
    ? [find('R17', 'too_few_present', 'warn', { present, listed })]
    : []
}

export type Confirmation =
  | { readonly kind: 'signed' | 'sealed' }
  | { readonly kind: 'refused'; readonly reason: string }

/** R19: every representative who was present has signed or sealed the record, or a refusal is noted. */
export function judgeRecord(
  present: readonly string[],
  confirmations: Readonly<Record<string, Confirmation>>,
): Finding[] {
  return present
    .filter((id) => {
      const found = Object.hasOwn(confirmations, id) ? confirmations[id] : undefined
      return found === undefined || (found.kind === 'refused' && !given(found.reason))
    })
    .map((id) => find('R19', 'record_unconfirmed', 'block', { id }))
}

/** What a hearing report may conclude (S2-9 art. 11: 明确的结论性建议意见). */
export const conclusions = ['carry_out', 'carry_out_amended', 'postpone', 'do_not'] as const

export type HearingReport = {
  readonly conclusion: (typeof conclusions)[number] | null
  readonly conclusionText: string
  readonly views: readonly { readonly no: string; readonly adopted: boolean; readonly reason: string }[]
}

/** R20: a conclusion in words, and a reason for every view that was not adopted (not only concentrated ones). */
export function judgeReport({ conclusion, conclusionText, views }: HearingReport): Finding[] {
  const unclear = conclusion === null || !given(conclusionText)
  return [
    ...(unclear ? [find('R20', 'conclusion_missing', 'block')] : []),
    ...views
      .filter(({ adopted, reason }) => !adopted && !given(reason))
      .map(({ no }) => find('R20', 'reason_missing', 'block', { no })),
  ]
}
