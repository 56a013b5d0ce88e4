import type { PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { calendar as en } from '../paper/words/calendar.en.ts'
import { calendar as zh } from '../paper/words/calendar.zh.ts'
import { deadlines as deadlinesEn } from '../paper/words/deadlines.en.ts'
import { deadlines as deadlinesZh } from '../paper/words/deadlines.zh.ts'
import { planner as plannerEn } from '../paper/words/planner.en.ts'
import { planner as plannerZh } from '../paper/words/planner.zh.ts'
import { profiles as profilesEn } from '../paper/words/profiles.en.ts'
import { profiles as profilesZh } from '../paper/words/profiles.zh.ts'
import { chooser, fill } from '../paper/words/words.ts'
import type { Doubt } from './doubts.ts'

export const words = chooser(zh, en)
export const plannerWords = chooser(plannerZh, plannerEn)
export const profileWords = chooser(profilesZh, profilesEn)
const deadlines = chooser(deadlinesZh, deadlinesEn)

/** `星期一`, `Monday`. */
export function weekdayName(lang: Lang, date: PlainDate): string {
  const names: Readonly<Record<string, string>> = deadlines(lang).weekdays
  return names[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

/** A festival as the notice names it, in the reader's language as far as it is known: 国庆节、中秋节. */
export function festivalName(lang: Lang, name: string): string {
  const { holidays, and } = deadlines(lang)
  const known: Readonly<Record<string, string>> = holidays
  const each = (one: string) => (Object.hasOwn(known, one) ? (known[one] ?? one) : one)
  return name.split('、').map(each).join(and)
}

/** What is unusual about a year, as a sentence. */
export function doubtText(lang: Lang, { code, params }: Doubt): string {
  const { name } = params
  const told = typeof name === 'string' ? { ...params, name: festivalName(lang, name) } : params
  return fill(words(lang).doubts[code], told)
}
