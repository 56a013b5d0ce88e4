import { addDays, endOfDay, type PlainDate } from '../ground/clock.ts'
import { citations as law } from './citations.ts'
import { countingSteps } from './day.ts'
import { type Ending, endOn } from './ending.ts'
import { isWorkday } from './periods.ts'
import { once, type Step, step } from './steps.ts'
import { mustCount, type Unit } from './unit.ts'
import type { CalendarYear } from './years.ts'

export { type Gap, gap, latestAct, type Verdict } from './gap.ts'
export {
  counterDeadline,
  forwardHours,
  forwardMonths,
  type HoursForward,
  hoursAfter,
  monthsAfter,
  noticeEnds,
} from './span.ts'
export { type Citation, type Step, type StepCode, stepCodes } from './steps.ts'
export { MOST_DAYS, type Unit, units } from './unit.ts'

export type Forward = Ending & { readonly from: PlainDate; readonly days: number; readonly unit: Unit }

/**
 * A period of `days` days or working days from `from`, whose start day is not counted (CC 201①; E1–E18, E34–E42).
 * In calendar days `rawEnd` needs no calendar and `rolledEnd` moves a rest day to the next working day (CC 203①).
 * The n-th working day is its own `rolledEnd`. Nothing is guessed of a year that is not in `years`:
 * `needsCalendar` names it. Throws RangeError for days outside 1…3650 and for dates that do not exist.
 */
export function forward(from: PlainDate, days: number, unit: Unit, years: readonly CalendarYear[]): Forward {
  mustCount(days, from)
  const start = step('start_not_counted', { date: from })
  if (unit === 'working_day') return { from, days, unit, ...nthWorkday(from, days, start, years) }
  const rawEnd = addDays(from, days)
  const counted = [start, step('nth_day', { n: days, date: rawEnd })]
  return { from, days, unit, ...endOn(rawEnd, counted, [law.CC201], years) }
}

function nthWorkday(from: PlainDate, days: number, start: Step, years: readonly CalendarYear[]): Ending {
  const counted: PlainDate[] = []
  let day = from
  while (counted.length < days) {
    day = addDays(day, 1)
    const works = isWorkday(day, years)
    if (typeof works === 'object') {
      const steps = [start, step('calendar_missing', { year: works.needsCalendar })]
      const { needsCalendar } = works
      return { rawEnd: null, rolledEnd: null, closesAt: null, needsCalendar, steps, citations: [law.CC201] }
    }
    if (works) counted.push(day)
  }
  const counting = countingSteps(addDays(from, 1), day, counted, years)
  return {
    rawEnd: day,
    rolledEnd: day,
    closesAt: endOfDay(day),
    steps: [
      start,
      ...counting.steps,
      step('nth_working_day', { n: days, date: day }),
      step('ends_at_24', { date: day }),
    ],
    citations: once([law.CC201, ...counting.citations, law.CC203_2]),
  }
}
