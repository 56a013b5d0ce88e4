import { beijingDate, beijingIso, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { common } from './words/index.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** A Beijing date for people: `2026年3月12日`, `12 March 2026`. */
export function formatDate(lang: Lang, date: PlainDate): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return lang === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`
}

/** An instant for people, Beijing time to the minute (seconds cut, not rounded): `2026年3月12日 09:05`. */
export const formatInstant = (lang: Lang, at: Instant): string =>
  `${formatDate(lang, beijingDate(at))}${lang === 'en' ? ', ' : ' '}${beijingIso(at).slice(11, 16)}`

/** The end of a period whose last day is `endsOn`: `2026年3月12日24时`, never 00:00 of the day after. */
export const formatEnd = (lang: Lang, endsOn: PlainDate): string =>
  lang === 'en' ? `${formatDate(lang, endsOn)}, 24:00 (Beijing time)` : `${formatDate(lang, endsOn)}24时`

/** `n` calendar days from today to the last day: 0 is the last day itself, below 0 it is over. */
export function daysLeftText(lang: Lang, n: number): string {
  const { over, lastDay, days } = common(lang).daysLeft
  return n < 0 ? over : n === 0 ? lastDay : days(n)
}
