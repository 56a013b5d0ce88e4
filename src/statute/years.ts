import type { PlainDate } from '../ground/clock.ts'

/**
 * A year's holidays and make-up working days, as the State Council's notice arranged them. Loaded as a value:
 * whoever computes a deadline hands in the years it knows. Days not named follow the week: Monday to Friday work.
 */
export type CalendarYear = {
  readonly year: number
  /** The notice that arranged it, so that anyone can compare. */
  readonly source: string
  /** Rest days, first and last inclusive, within this year. They include the weekends they swallow. */
  readonly off: readonly (readonly [first: PlainDate, last: PlainDate])[]
  /** Saturdays and Sundays on which people work (调休上班日). */
  readonly makeUp: readonly PlainDate[]
}

/** `MM-DD` and `MM-DD..MM-DD`, white space between them. */
function arrange(year: number, source: string, off: string, makeUp: string): CalendarYear {
  const on = (day: string) => `${year}-${day}` as PlainDate
  return {
    year,
    source,
    off: off.split(' ').map((range) => {
      const [first = '', last = first] = range.split('..')
      return [on(first), on(last)] as const
    }),
    makeUp: makeUp.split(' ').map(on),
  }
}

/**
 * The years that come with the program, copied from the notices 国务院办公厅关于××××年部分节假日安排的通知. A library's
 * table is not trusted (domain.md §2.0): each year is checked by the sum of its working days. A year that is
 * not here is never guessed.
 */
export const knownYears: readonly CalendarYear[] = [
  arrange(
    2023,
    '国办发明电〔2022〕16号',
    '01-01..01-02 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29..10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ),
  arrange(
    2024,
    '国办发明电〔2023〕7号',
    '01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  arrange(
    2025,
    '国办发明电〔2024〕12号',
    '01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ),
  arrange(
    2026,
    '国办发明电〔2025〕7号',
    '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
]
