import * as z from 'zod'
import { addDays, type PlainDate } from '../ground/clock.ts'
import { plainDate, required, typed } from '../ground/parse.ts'
import type { Problem } from '../ground/result.ts'
import { isWorkday } from '../statute/periods.ts'
import { type CalendarYear, titleOf } from '../statute/years.ts'
import { ticked, whole } from './typed-values.ts'

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

/** A text with at least one letter, character or digit that can be seen. */
const telling = (max: number) =>
  required(max).refine((text) => /[\p{L}\p{N}]/u.test(text), { params: { code: 'missing' } })

const MOST_ROWS = 30
const rows = <S extends z.ZodType>(each: S) =>
  z
    .array(each)
    .refine(({ length }) => length <= MOST_ROWS, { params: { code: 'too_many_rows', limit: MOST_ROWS } })
    .meta({ maxItems: MOST_ROWS })

const restInput = z.object({ name: telling(40), first: plainDate, last: plainDate })

/** What is typed from the notice. */
export const arrangementInput = z.object({
  notice_no: telling(60).describe('Such as 国办发明电〔2025〕7号'),
  notice_title: telling(200),
  off: rows(restInput).min(1).describe('Rest days, with the weekends they swallow; inclusive'),
  make_up: rows(plainDate).default([]).describe('Saturdays and Sundays on which people work'),
  remark: typed(500).default('').describe('Why an earlier version is corrected, or why a doubt is none'),
  version: whole.default(0).describe('The version this one follows; 0: none'),
})

/** The same, with the sum that was looked at: nothing is saved by whoever has not seen it. */
export const yearInput = arrangementInput.extend({
  workdays: whole.describe('Working days of the whole year, as confirmed'),
  doubts_confirmed: ticked.describe(
    'The `doubts` of the preview were compared with the notice; `remark` says why it is so',
  ),
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

/** The value that the law computes with, without sentences of the notice: those are not typed. */
export const asCalendarYear = ({ year, noticeNo, noticeTitle, off, makeUp }: Arrangement): CalendarYear => ({
  year,
  source: noticeNo,
  title: noticeTitle,
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

/** The neighbouring year into which a holiday over New Year reaches; undefined for every other day. */
function overNewYear(year: number, day: PlainDate): number | undefined {
  if (day.startsWith(`${year - 1}-12-`)) return year - 1
  return day.startsWith(`${year + 1}-01-`) ? year + 1 : undefined
}

/**
 * What cannot be right about an arrangement, in the field names of `arrangementInput`: days of another year, a
 * last day before its first (`calendar_day_wrong`; `calendar_day_other_year` where a holiday crosses New Year and
 * the other year has to be corrected as well), a make-up day in the week (`make_up_on_weekday`), a day named
 * twice (`calendar_day_twice`), and then a sum that no year has (`calendar_sum_implausible`).
 */
export function judgeYear(year: number, typed: Typed): Problem[] {
  const problems: Problem[] = []
  const elsewhere = (day: PlainDate) => !day.startsWith(`${year}-`)
  const wrong = (day: PlainDate, field: string) => {
    const other = overNewYear(year, day)
    problems.push(
      other === undefined
        ? { code: 'calendar_day_wrong', field }
        : {
            code: 'calendar_day_other_year',
            field,
            params: { year: other },
            link: `/desk/calendar/${other}`,
          },
    )
  }
  const seen = new Set<PlainDate>()
  typed.off.forEach(({ first, last }, index) => {
    if (elsewhere(first)) wrong(first, `off.${index}.first`)
    if (elsewhere(last) || last < first) wrong(last, `off.${index}.last`)
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
    if (elsewhere(day)) wrong(day, field)
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
