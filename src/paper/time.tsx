import { beijingIso, type Instant, type PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { formatDate, formatInstant } from './dates.ts'

/** `<time>` for a date or an instant, written for people and, in `datetime`, for programs. */
export function Time({ lang, at }: { lang: Lang; at: Instant | PlainDate }) {
  if (at.length === 10) return <time datetime={at}>{formatDate(lang, at as PlainDate)}</time>
  return <time datetime={beijingIso(at as Instant)}>{formatInstant(lang, at as Instant)}</time>
}
