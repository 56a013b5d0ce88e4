import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate } from '../../src/ground/clock.ts'
import { FURTHER_REST_DAYS } from '../../src/statute/day.ts'
import { isWorkday } from '../../src/statute/periods.ts'
import { knownYears, noticeTitle } from '../../src/statute/years.ts'

const SUMS: Record<number, number> = { 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 }

const daysOf = (year: number): PlainDate[] => {
  const days: PlainDate[] = []
  for (let date = `${year}-01-01` as PlainDate; date.startsWith(`${year}-`); date = addDays(date, 1))
    days.push(date)
  return days
}

/** What a sentence of a notice says, read by itself: the days it frees and the days it makes up for. */
function read(year: number, sentence: string): { off: [PlainDate, PlainDate]; makeUp: PlainDate[] } {
  const bare = sentence.replaceAll(/（[^）]*）/g, '')
  const [holiday = '', ...rest] = bare.split('：')[1]?.split('。') ?? []
  const on = (y: string, month: string, day: string) =>
    `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as PlainDate
  const found = /(?:(\d{4})年)?(\d+)月(\d+)日(?:至(?:(\d{4})年)?(?:(\d+)月)?(\d+)日)?/.exec(holiday)
  if (!found) throw new Error(sentence)
  const [, y1 = String(year), m1 = '', d1 = '', y2 = String(year), m2 = m1, d2 = d1] = found
  const makeUp = [...rest.join('。').matchAll(/(\d+)月(\d+)日/g)].map(([, m = '', d = '']) =>
    on(String(year), m, d),
  )
  return { off: [on(y1, m1, d1), on(y2, m2, d2)], makeUp }
}

describe('the calendar of each year', () => {
  test.each(knownYears.map((year) => [year.year, year] as const))(
    '%i: the sum of its working days is the known one',
    (number) => {
      const sum = daysOf(number).filter((date) => isWorkday(date, knownYears) === true).length
      console.log(`${number}: ${sum} working days`)
      expect(sum).toBe(SUMS[number])
    },
  )

  test('2022 to 2026 are shipped, each with the number of its notice', () => {
    expect(knownYears.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026])
    for (const known of knownYears)
      expect(noticeTitle(known)).toMatch(
        new RegExp(
          `^《国务院办公厅关于${known.year}年部分节假日安排的通知》（国办发明电〔${known.year - 1}〕\\d+号）$`,
        ),
      )
  })

  test.each(knownYears.map((year) => [year.year, year] as const))(
    '%i: the dates are those that the notice’s own sentences say',
    (number, { off, makeUp, quotes }) => {
      const said = (quotes ?? []).map((sentence) => read(number, sentence))
      // The notice of 2023 frees 2022-12-31 as well, a Saturday of the year before.
      const within = said.map(({ off: [first, last] }) => [
        first < `${number}-01-01` ? `${number}-01-01` : first,
        last,
      ])
      expect(off.map(([first, last]) => [first, last])).toEqual(within)
      expect(makeUp).toEqual(said.flatMap((each) => each.makeUp).sort())
      expect(off.map(([, , name]) => name)).toEqual((quotes ?? []).map((sentence) => sentence.split('：')[0]))
    },
  )

  test.each(knownYears.map((year) => [year.year, year] as const))(
    '%i: the number of days that a sentence gives is the number of days in the table',
    (_, { off, quotes }) => {
      for (const [at, [first, last]] of off.entries()) {
        const days = Number(/共(\d)天/.exec(quotes?.[at] ?? '')?.[1] ?? 1)
        // 2022-12-31 is counted by the notice of 2023.
        expect(daysBetween(first, last) + 1).toBe(first === '2023-01-01' ? days - 1 : days)
      }
    },
  )

  test('every make-up day is a Saturday or Sunday outside every holiday', () => {
    for (const { makeUp, off } of knownYears)
      for (const date of makeUp) {
        expect(new Date(`${date}T00:00:00Z`).getUTCDay() % 6).toBe(0)
        expect(off.some(([first, last]) => first <= date && date <= last)).toBe(false)
      }
  })

  test('in no run of up to 120 days has more been taken off Mondays to Fridays than the 10 of the bound', () => {
    const taken = knownYears
      .flatMap(({ year }) => daysOf(year))
      .map((date) => {
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0
        return Number(weekday) - Number(isWorkday(date, knownYears) === true)
      })
    let most = 0
    for (let from = 0; from < taken.length; from++) {
      let sum = 0
      for (const each of taken.slice(from, from + 120)) {
        sum += each
        most = Math.max(most, sum)
      }
    }
    expect(most).toBeLessThanOrEqual(FURTHER_REST_DAYS)
  })
})
