import * as z from 'zod'
import { type Instant, instant, msOf, type PlainDate, startOfDay } from '../ground/clock.ts'
import { plainDate, typed } from '../ground/parse.ts'
import type { AnnouncementItem } from '../statute/hearing.ts'
import { announcementItems, categories } from '../statute/hearing.ts'
import { VALUE_KINDS } from './draw-value.ts'
import type { PaperRef } from './store.ts'
import { valueDueAt } from './value-due.ts'

/** How a category's seats are filled (S2-9 art. 9: 代表名额及产生方式). */
export const selections = ['draw', 'recommendation', 'invitation'] as const

/** How people sign up; the web always. */
export const registrationMethods = ['web', 'phone', 'letter', 'email', 'onsite'] as const

const clock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .meta({ description: 'HH:MM, Beijing' })

/** The seats of one category and how they are filled; a category without seats is left out. */
export const quotaSchema = z.object({
  category: z.enum(categories),
  seats: z.int().min(1).max(500),
  selection: z.enum(selections),
})

/** A further session, or a side room to which it is carried. */
export const sessionSchema = z.object({
  kind: z.enum(['session', 'side_room']),
  venue: typed(200),
  on: plainDate.nullable().default(null),
  time: clock.nullable().default(null),
  note: typed(200).default(''),
})

/**
 * Everything an announcement says (domain.md §4.2). It may be saved and published incomplete: 另行公告 (E31); what is
 * missing keeps the ten days from running.
 */
export const announcementSchema = z.object({
  // time and place
  held_on: plainDate.nullable().default(null),
  held_time: clock.nullable().default(null),
  venue: typed(200).default(''),
  sessions: z.array(sessionSchema).max(10).default([]),
  is_public: z.boolean().default(true),
  /** A26: the legal ground of a hearing that is not public. */
  closed_ground: typed(1000).default(''),
  // content, reason, basis and background
  hearing_matter: typed(200).default(''),
  content_summary: typed(5000).default(''),
  reason: typed(3000).default(''),
  basis: typed(3000).default(''),
  /** Background in words; the documents stand beside it. One of the two must be there. */
  background: typed(5000).default(''),
  // sign-up
  registration_from: plainDate.nullable().default(null),
  registration_from_time: clock.default('00:00'),
  registration_to: plainDate.nullable().default(null),
  /** The closing hour on the last day, `24:00` for its end (E28). */
  registration_to_time: clock.default('24:00'),
  registration_methods: z.array(z.enum(registrationMethods)).default(['web']),
  /** Where else to sign up: an address, a number; required by the methods beside `web`. */
  registration_where: typed(1000).default(''),
  eligibility: typed(2000).default(''),
  // seats
  quota: z.array(quotaSchema).max(6).default([]),
  fallback: typed(1000).default(''),
  observer_seats: z.int().min(0).max(2000).default(0),
  press_rule: typed(1000).default(''),
  // the draw, where a category is filled by one
  draw_method: z.enum(['public_value', 'on_the_spot']).default('public_value'),
  value_kind: z.enum(VALUE_KINDS).nullable().default(null),
  /** Which issue or round, as `announceValue` reads it. */
  value_name: typed(100).default(''),
  /** Of a lottery: the day it is drawn; of a beacon's round it follows from its number. */
  value_on: plainDate.nullable().default(null),
  /** On the spot: where, when, and under whose eyes. */
  draw_arrangement: typed(1000).default(''),
  // who
  organizer: typed(100).default(''),
  contact_person: typed(50).default(''),
  contact_phone: typed(50).default(''),
  /** Of a later announcement that changes what an earlier one said, a postponement above all: why. */
  change_reason: typed(1000).default(''),
})
export type AnnouncementInput = z.input<typeof announcementSchema>
export type Announcement = z.output<typeof announcementSchema>
export type Quota = z.output<typeof quotaSchema>

/** An announcement as it stands in the database. */
export type AnnouncementPaper = {
  readonly id: string
  readonly hearingId: string
  /** 第N号. */
  readonly no: number
  readonly body: Announcement
  readonly documents: readonly PaperRef[]
  readonly heldAt: Instant | null
  /** '' while it is not announced. */
  readonly venue: string
  readonly registrationFrom: Instant | null
  readonly registrationTo: Instant | null
  readonly observerSeats: number
  readonly says: readonly AnnouncementItem[]
  readonly sha256: string
  readonly revision: number
  /** Null while it is not published. */
  readonly publishedAt: Instant | null
}

/** The seats of all categories together. */
export const seatsOf = (quota: readonly Quota[]): number => quota.reduce((sum, { seats }) => sum + seats, 0)

/** A Beijing date and clock (`24:00` is the end of the day) as an instant; null while one of them is missing. */
export function beijingInstant(on: PlainDate | null, time: string | null): Instant | null {
  if (on === null || time === null) return null
  return instant(msOf(startOfDay(on)) + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000)
}

/** True where some category is filled by a draw. */
export const isDrawn = ({ quota }: Pick<Announcement, 'quota'>): boolean =>
  quota.some(({ selection }) => selection === 'draw')

const filled = (...texts: readonly (string | null)[]): boolean =>
  texts.every((text) => text !== null && text !== '')

/** What an announcement says whole of the four things (S2-9 art. 9): what is not among them starts no ten days. */
export function itemsSaid(body: Announcement, documents: number): AnnouncementItem[] {
  const elsewhere = body.registration_methods.some((method) => method !== 'web')
  const said: Record<AnnouncementItem, boolean> = {
    time_and_place: filled(body.held_on, body.held_time, body.venue),
    content_and_basis:
      filled(body.hearing_matter, body.content_summary, body.reason, body.basis) &&
      (body.background !== '' || documents > 0),
    registration:
      filled(body.registration_from, body.registration_to, body.eligibility) &&
      body.registration_methods.length > 0 &&
      (!elsewhere || body.registration_where !== ''),
    quota: body.quota.length > 0 && (!isDrawn(body) || drawSaid(body)),
  }
  return announcementItems.filter((item) => said[item])
}

/** 产生方式: a draw names its value and day beforehand, or where and under whose eyes it is held. */
const drawSaid = (body: Announcement): boolean =>
  body.draw_method === 'on_the_spot' ? body.draw_arrangement !== '' : valueDueAt(body) !== null
