import type * as z from 'zod'
import type { Problem } from '../ground/result.ts'
import { type Arrangement, asCalendarYear, workdaysOf, type yearInput } from './year.ts'

/**
 * When each festival of the notice is, as `MM-DD`: the first and the last day on which it can fall (the lunar ones
 * move), and by what its name is known. In the order of the year.
 */
const SEASONS = {
  元旦: ['01-01', '01-01', '元旦'],
  春节: ['01-21', '02-21', '春节'],
  清明节: ['04-04', '04-06', '清明'],
  劳动节: ['05-01', '05-01', '劳动'],
  端午节: ['05-27', '06-26', '端午'],
  中秋节: ['09-07', '10-08', '中秋'],
  国庆节: ['10-01', '10-01', '国庆'],
} as const
export const FESTIVALS = Object.keys(SEASONS) as readonly (keyof typeof SEASONS)[]

/** Days off by law: 11 by 《全国年节及纪念日放假办法》 of 2007, 13 as amended from 2025. */
const daysOffByLaw = (year: number): number => (year < 2025 ? 11 : 13)

/** How many working days a year has unless the law itself changed: Mondays to Fridays less the days off by law. */
export const expectedWorkdays = (year: number): number =>
  workdaysOf({ year, source: '', off: [], makeUp: [] }) - daysOffByLaw(year)

/** What is unusual about an arrangement and hardly right: its sum, or a festival left out or at another time. */
export type Doubt = {
  readonly code: 'calendar_sum_unexpected' | 'festival_missing' | 'festival_misplaced'
  readonly params: Readonly<Record<string, string | number>>
}

/** The doubts about an arrangement that `judgeYear` lets pass; whoever saves it confirms them with a reason. */
export function doubtsOf(arranged: Arrangement): Doubt[] {
  const { year, off } = arranged
  const [days, expected] = [workdaysOf(asCalendarYear(arranged)), expectedWorkdays(year)]
  const sum: Doubt[] =
    days === expected ? [] : [{ code: 'calendar_sum_unexpected', params: { days, expected } }]
  const festivals = FESTIVALS.flatMap((name): Doubt[] => {
    const [first, last, known] = SEASONS[name]
    const named = off.filter((rest) => rest.name.includes(known))
    if (named.length === 0) return [{ code: 'festival_missing', params: { name } }]
    const inSeason = named.some((rest) => rest.first <= `${year}-${last}` && rest.last >= `${year}-${first}`)
    return inSeason ? [] : [{ code: 'festival_misplaced', params: { name } }]
  })
  return [...festivals, ...sum]
}

/** The doubts as problems, until they are confirmed and `remark` says why. */
export function judgeDoubts(
  doubts: readonly Doubt[],
  { doubts_confirmed, remark }: Pick<z.output<typeof yearInput>, 'doubts_confirmed' | 'remark'>,
): Problem[] {
  if (doubts.length === 0) return []
  return [
    ...(doubts_confirmed ? [] : doubts.map((doubt) => ({ ...doubt, field: 'doubts_confirmed' }))),
    ...(remark === '' ? [{ code: 'reason_missing' as const, field: 'remark' }] : []),
  ]
}
