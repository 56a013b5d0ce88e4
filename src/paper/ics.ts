import { addDays, type Instant, type PlainDate } from '../ground/clock.ts'

/** A whole day in a calendar. */
export type DayEvent = {
  /** The same for the same event each time the file is made, so that a calendar replaces it (RFC 5545 §3.8.4.7). */
  readonly uid: string
  readonly on: PlainDate
  readonly summary: string
  readonly description: string
}

/** Something that begins at an instant; without an end it is that moment (RFC 5545 §3.6.1). */
export type TimedEvent = {
  readonly uid: string
  readonly at: Instant
  readonly summary: string
  readonly description: string
  readonly location?: string
  /** Rises when the same event changes, so that a calendar takes the newer one (§3.8.7.4). */
  readonly sequence?: number
  readonly cancelled?: boolean
}

/** TEXT of RFC 5545 §3.3.11: backslash, semicolon and comma escaped, a line break as `\n`. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const OCTETS = 75
const encoder = new TextEncoder()

/** A content line, folded so that no line has more than 75 octets and no character is cut in two (§3.1). */
function folded(line: string): string {
  let text = ''
  let used = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (used + size > OCTETS) {
      text += '\r\n '
      used = 1
    }
    text += character
    used += size
  }
  return `${text}\r\n`
}

const plain = (date: PlainDate): string => date.replaceAll('-', '')

/** `20260312T155959Z`: instants are always written in UTC, so that no time zone has to be declared. */
const utc = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

const timed = ({ location, sequence, cancelled }: TimedEvent): string[] => [
  ...(location ? [`LOCATION:${escaped(location)}`] : []),
  ...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
  `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
]

/**
 * A calendar file (RFC 5545) of moments, and of whole days, which do not block anybody's time. Whole days have no
 * time zone: they are the Beijing dates given. `made` is the instant at which the file is made.
 */
export function calendarFile(file: {
  readonly name: string
  /** What is to be said of the calendar as a whole (RFC 7986 §5.2); '' for nothing. */
  readonly description?: string
  readonly made: Instant
  readonly events: readonly (DayEvent | TimedEvent)[]
}): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Wenji//Wenji//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(file.name)}`,
    ...(file.description ? [`DESCRIPTION:${escaped(file.description)}`] : []),
    ...file.events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${utc(file.made)}`,
      ...('on' in event
        ? [`DTSTART;VALUE=DATE:${plain(event.on)}`, `DTEND;VALUE=DATE:${plain(addDays(event.on, 1))}`]
        : [`DTSTART:${utc(event.at)}`]),
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      ...('on' in event ? ['TRANSP:TRANSPARENT'] : timed(event)),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}
