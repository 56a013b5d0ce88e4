import * as z from 'zod'
import { addDays, type PlainDate } from '../ground/clock.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { isWorkday } from '../statute/periods.ts'
import type { CalendarYear } from '../statute/years.ts'

/** Today’s seven festivals began in 2008 (《全国年节及纪念日放假办法》 as amended in 2007). */
export const FIRST_YEAR = 2008
export const LAST_YEAR = 2099
/** Working days of a year that can be right: 261 Mondays to Fridays, less at most 13 festival days and a margin. */
export const PLAUSIBLE = { min: 240, max: 262 } as const

export const isYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR

/** A run of rest days with the festival it is for, first and last inclusive. */
export type Rest = { readonly name: string; readonly first: PlainDate; readonly last: PlainDate }

/** A year's arrangement as the State Council's notice states it. */
export type Arrangement = {
  readonly year: number
  readonly noticeNo: string
  readonly noticeTitle: string
  readonly off: readonly Rest[]
  readonly makeUp: readonly PlainDate[]
}

const restInput = z.object({ name: required(40), first: plainDate, last: plainDate })

/** What is typed from the notice. */
export const arrangementInput = z.object({
  notice_no: required(60).describe('Such as 国办发明电〔2025〕7号'),
  notice_title: required(200),
  off: z.array(restInput).min(1).max(30).describe('Rest days, with the weekends they swallow; inclusive'),
  make_up: z.array(plainDate).max(30).default([]).describe('Saturdays and Sundays on which people work'),
  remark: typed(500).default('').describe('Why an earlier version is corrected'),
  version: z.coerce.number().int().min(0).default(0).describe('The version this one follows; 0: none'),
})

/** The same, with the sum that was looked at: nothing is saved by whoever has not seen it. */
export const yearInput = arrangementInput.extend({
  workdays: z.coerce.number().int().describe('Working days of the whole year, as confirmed'),
})

type Typed = z.output<typeof arrangementInput>

/** In the order of the dates, however it was typed. */
export const arrangementOf = (year: number, typed: Typed): Arrangement => ({
  year,
  noticeNo: typed.notice_no,
  noticeTitle: typed.notice_title,
  off: typed.off.toSorted((a, b) => (a.first < b.first ? -1 : 1)),
  makeUp: typed.make_up.toSorted(),
})

/** The value that the law computes with. */
export const asCalendarYear = ({ year, noticeNo, off, makeUp }: Arrangement): CalendarYear => ({
  year,
  source: noticeNo,
  off: off.map(({ name, first, last }) => [first, last, name]),
  makeUp,
})

/** Every day of a year, in order. */
export function daysOf(year: number): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = `${year}-01-01` as PlainDate; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day)
  return days
}

/** How many working days a year has, by its own arrangement: 2026 has 248 (domain.md §2.0). */
export const workdaysOf = (year: CalendarYear): number =>
  daysOf(year.year).filter((day) => isWorkday(day, [year]) === true).length

/**
 * What cannot be right about an arrangement, in the field names of `arrangementInput`: days of another year, a
 * last day before its first (`calendar_day_wrong`), a make-up day in the week (`make_up_on_weekday`), a day named
 * twice (`calendar_day_twice`), and then a sum that no year has (`calendar_sum_implausible`).
 */
export function judgeYear(year: number, typed: Typed): Problem[] {
  const problems: Problem[] = []
  const elsewhere = (day: PlainDate) => !day.startsWith(`${year}-`)
  const seen = new Set<PlainDate>()
  typed.off.forEach(({ first, last }, index) => {
    if (elsewhere(first)) problems.push({ code: 'calendar_day_wrong', field: `off.${index}.first` })
    if (elsewhere(last) || last < first)
      problems.push({ code: 'calendar_day_wrong', field: `off.${index}.last` })
    if (elsewhere(first) || elsewhere(last)) return
    for (let day = first; day <= last; day = addDays(day, 1)) {
      if (!seen.has(day)) seen.add(day)
      else {
        problems.push({ code: 'calendar_day_twice', field: `off.${index}.first`, params: { date: day } })
        break
      }
    }
  })
  typed.make_up.forEach((day, index) => {
    const field = `make_up.${index}`
    if (elsewhere(day)) problems.push({ code: 'calendar_day_wrong', field })
    else if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0)
      problems.push({ code: 'make_up_on_weekday', field, params: { date: day } })
    else if (seen.has(day)) problems.push({ code: 'calendar_day_twice', field, params: { date: day } })
    seen.add(day)
  })
  if (problems.length > 0) return problems
  const days = workdaysOf(asCalendarYear(arrangementOf(year, typed)))
  if (days >= PLAUSIBLE.min && days <= PLAUSIBLE.max) return []
  return [{ code: 'calendar_sum_implausible', field: 'off.0.first', params: { days, ...PLAUSIBLE } }]
}

/** The festivals of the notice, in the order of the year. */
export const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** What the notice that arranges a year is called. */
export const titleOf = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`

/** A year that comes with the program, in the form in which it can be shown and corrected. */
export const shippedArrangement = ({ year, source, off, makeUp }: CalendarYear): Arrangement => ({
  year,
  noticeNo: source,
  noticeTitle: titleOf(year),
  off: off.map(([first, last, name = '']) => ({ name, first, last })),
  makeUp,
})

/** The days that work in one of two arrangements of a year and rest in the other, as `after` has them. */
export function changedDays(
  before: CalendarYear,
  after: CalendarYear,
): { readonly day: PlainDate; readonly works: boolean }[] {
  return daysOf(after.year)
    .map((day) => ({ day, was: isWorkday(day, [before]), works: isWorkday(day, [after]) === true }))
    .filter(({ was, works }) => was !== works)
    .map(({ day, works }) => ({ day, works }))
}
