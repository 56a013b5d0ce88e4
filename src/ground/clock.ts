/**
 * An instant as the database keeps it: ISO 8601, UTC, milliseconds, always 24 characters, so that the
 * order of the strings is the order of the instants.
 */
export type Instant = string & { readonly __instant: true }

/** A calendar date in Beijing, `YYYY-MM-DD`. Legal dates are always these. */
export type PlainDate = string & { readonly __date: true }

const BEIJING_OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000

/** From milliseconds since 1970 (UTC). Throws RangeError outside the years 0 to 9999. */
export function instant(ms: number): Instant {
  const text = new Date(ms).toISOString()
  if (text.length !== 24) throw new RangeError('instant out of range')
  return text as Instant
}

/** Milliseconds since 1970 (UTC). */
export const msOf = (at: Instant): number => Date.parse(at)

/** The Beijing calendar date on which an instant falls (UTC+8, no summer time since 1991). */
export const beijingDate = (at: Instant): PlainDate =>
  new Date(msOf(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as PlainDate

/** The instant at which a Beijing date begins (00:00). */
export const startOfDay = (date: PlainDate): Instant =>
  instant(Date.parse(`${date}T00:00:00.000Z`) - BEIJING_OFFSET_MS)

/** The instant at which a Beijing date ends (24:00): what comes at this instant is too late. */
export const endOfDay = (date: PlainDate): Instant => instant(msOf(startOfDay(date)) + DAY_MS)

/** ISO 8601 with the Beijing offset, for programs: `2026-03-12T23:59:59.999+08:00`. */
export const beijingIso = (at: Instant): string =>
  `${new Date(msOf(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 23)}+08:00`

/** True for a calendar date that exists, `YYYY-MM-DD`, in the years 1900 to 2999. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** Calendar days later (or earlier, when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS

/** True for an instant as the database keeps it. */
export const isInstant = (text: string): text is Instant =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)
