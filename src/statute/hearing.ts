import { addDays, daysBetween, type PlainDate } from '../ground/clock.ts'
import type { Gap } from './deadline.ts'
import { type Finding, find, findBy, given, severityOf } from './finding.ts'
import { shareOf, type ValueOf } from './parameters.ts'
import type { Effective } from './profile.ts'
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
 * R14: complete, and as many calendar days before the hearing as the rules ask. The gap tells how it was counted;
 * it is null while something is missing.
 */
export function judgeAnnouncement(
  announcements: readonly Announcement[],
  hearingOn: PlainDate,
  rules: Effective,
): { readonly gap: Gap | null; readonly findings: readonly Finding[] } {
  const on = completeOn(announcements)
  if (on === null) return { gap: null, findings: [find('R14', 'announcement_incomplete', 'block')] }
  const gap = beforeEvent('hearing_notice', on, hearingOn, [], rules)
  const { source, force, floor } = rules.values.hearing_notice
  const severity = (gap.gap ?? 0) < Math.max(floor, 1) ? 'block' : severityOf(force)
  const late = findBy(source, 'R14', 'announced_too_late', severity, { gap: gap.gap ?? 0, days: gap.days })
  return { gap, findings: gap.verdict === 'short' ? [late] : [] }
}

export type Served = {
  /** An opaque id; never a name. */
  readonly id: string
  readonly servedOn: PlainDate | null
  /** A reserve who moved up, and when: served on that day or the next, it is a recorded exception. */
  readonly movedUpOn?: PlainDate
}

/**
 * R15: materials reached each representative as many calendar days before as the rules ask. A reserve who moves up
 * cannot have had them before: served on that day or the next it stands on record; so does one who moved up on the day
 * before the hearing or on the day itself, served or not, for nobody's withdrawal undoes a hearing.
 */
export function judgeMaterials(served: readonly Served[], hearingOn: PlainDate, rules: Effective): Finding[] {
  const { source, force, floor } = rules.values.hearing_materials
  return served.flatMap(({ id, servedOn, movedUpOn }) => {
    const late = movedUpOn !== undefined && movedUpOn >= addDays(hearingOn, -1)
    if (servedOn === null)
      return [
        late
          ? findBy(source, 'R15', 'reserve_served_late', 'record', {
              id,
              gap: 0,
              days: rules.values.hearing_materials.usual,
            })
          : find('R15', 'materials_not_served', 'block', { id }),
      ]
    const { gap, verdict, days: asked } = beforeEvent('hearing_materials', servedOn, hearingOn, [], rules)
    if (verdict !== 'short') return []
    const params = { id, gap: gap ?? 0, days: asked }
    const atOnce = movedUpOn !== undefined && servedOn <= addDays(movedUpOn, 1) && servedOn <= hearingOn
    return late || atOnce
      ? [findBy(source, 'R15', 'reserve_served_late', 'record', params)]
      : [
          findBy(
            source,
            'R15',
            'materials_too_late',
            (gap ?? 0) < Math.max(floor, 1) ? 'block' : severityOf(force),
            params,
          ),
        ]
  })
}

/** R16: the list is public before the hearing, whatever the rules say; how long before, they do. */
export function judgeList(publishedOn: PlainDate | null, hearingOn: PlainDate, rules: Effective): Finding[] {
  if (publishedOn === null || publishedOn >= hearingOn) return [find('R16', 'list_not_published', 'block')]
  const { usual, floor, force, source } = rules.values.representative_list
  const days = daysBetween(publishedOn, hearingOn)
  const severity = days < floor ? 'block' : severityOf(force)
  return days < usual ? [findBy(source, 'R16', 'list_just_before', severity, { days, advised: usual })] : []
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

/** Why there are fewer, or why somebody is missing; '' or left out for no reason. */
export type Reasons = {
  readonly few?: string
  readonly missing?: Partial<Record<Category, string>>
  readonly share?: string
}

/** A share that is not reached: blocks where it is asked without exception. */
function judgeShare(
  asked: Effective['values']['quorum'],
  part: number,
  whole: number,
  what: { readonly rule: 'R17' | 'R18'; readonly code: Finding['code']; readonly params: Finding['params'] },
): Finding[] {
  const under = (share: ValueOf<'quorum'> | null) =>
    share !== null && part < Math.ceil(whole * shareOf(share))
  if (!under(asked.usual)) return []
  const severity = under(asked.floor) ? 'block' : severityOf(asked.force)
  return [findBy(asked.source, what.rule, what.code, severity, what.params)]
}

/**
 * R17 and R18 under the rules of the decision: how many confirmed representatives there must be, of which
 * categories at least one each, what share stakeholders and residents have, and whether serving officials may be
 * among them. What 原则上 asks stands with a recorded reason; what must be blocks; a default only warns.
 */
export function judgeRepresentatives(
  people: readonly Attendee[],
  rules: Effective,
  reasons: Reasons = {},
): Finding[] {
  const { representatives, categories: asked, stakeholder_share, civil_servants } = rules.values
  const counted = people.filter(({ role, confirmed }) => role === 'representative' && confirmed)
  const n = counted.length
  const blocked = n < representatives.floor
  const few =
    n < representatives.usual && (blocked || !given(reasons.few))
      ? [
          findBy(
            representatives.source,
            'R17',
            'too_few_representatives',
            blocked ? 'block' : severityOf(representatives.force),
            { n, min: blocked ? representatives.floor : representatives.usual },
          ),
        ]
      : []
  const missing = asked.usual
    .filter((category) => !counted.some((person) => person.category === category))
    .filter((category) => asked.floor.includes(category) || !given(reasons.missing?.[category]))
    .map((category) => {
      const severity = asked.floor.includes(category) ? 'block' : severityOf(asked.force)
      return findBy(asked.source, 'R18', 'category_missing', severity, { category })
    })
  const ordinary = counted.filter(({ category }) => category === 'stakeholder' || category === 'resident')
  const share = given(reasons.share)
    ? []
    : judgeShare(stakeholder_share, ordinary.length, n, {
        rule: 'R18',
        code: 'share_too_small',
        params: { n: ordinary.length, of: n, share: stakeholder_share.usual ?? '' },
      })
  const officials = counted.filter(({ official }) => official).length
  const kept =
    officials > 0 && civil_servants.usual !== 'allowed'
      ? [
          findBy(
            civil_servants.source,
            'R18',
            'official_as_representative',
            civil_servants.usual === 'forbidden' ? 'block' : 'warn',
            { n: officials },
          ),
        ]
      : []
  return [...few, ...missing, ...share, ...kept]
}

/** R17 on the day: how many of the list must be there; no text: under the platform's 2/3 it warns. */
export const judgePresence = (present: number, listed: number, rules: Effective): Finding[] =>
  judgeShare(rules.values.quorum, present, listed, {
    rule: 'R17',
    code: 'too_few_present',
    params: { present, listed },
  })

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
