import { addDays, type PlainDate } from '../ground/clock.ts'
import { citations as law } from './citations.ts'
import { countingSteps, restDayStep } from './day.ts'
import { isWorkday } from './periods.ts'
import { type Citation, type Step, step } from './steps.ts'
import type { Unit } from './unit.ts'
import type { CalendarYear } from './years.ts'

/** A text on counting forward, or on 本数, applied to counting back, which no text regulates (domain.md §2.0). */
const byAnalogy = ({ source, quote }: Citation): Citation => ({ source: `参照${source}`, quote })
/** CC 201 and 1259, both by analogy (参照). */
export const GROUNDS: readonly Citation[] = [byAnalogy(law.CC201), byAnalogy(law.CC1259)]

/** How counting back from an event is told: it begins at the event, whose day is not counted (art. 201 by analogy). */
export const backFrom = (event: PlainDate, unit: Unit): Step[] => [
  step('event_not_counted', { date: event, unit }),
  step('by_analogy', {}),
]

/** Where the act or the event lies on a rest day, or that is not known: the formula itself, (act, event]. */
export const betweenThem = (rest: Step | undefined, event: PlainDate): Step[] => [
  step('by_analogy', {}),
  ...(rest ? [rest] : []),
  step('counts_until_event', { event }),
]

/** How the working days in (act, event], `counted` and known, are told. */
export function told(
  act: PlainDate,
  event: PlainDate,
  counted: readonly PlainDate[],
  years: readonly CalendarYear[],
): { readonly steps: readonly Step[]; readonly citations: readonly Citation[] } {
  if (isWorkday(act, years) === true && isWorkday(event, years) === true) {
    const listed = [act, ...counted.slice(0, -1)]
    const counting = countingSteps(act, listed.at(-1) ?? act, listed, years, true)
    return {
      steps: [...backFrom(event, 'working_day'), ...counting.steps],
      citations: counting.citations,
    }
  }
  const rest = restDayStep(event, years) ?? restDayStep(act, years)
  const counting = countingSteps(addDays(act, 1), event, counted, years)
  return { steps: [...betweenThem(rest, event), ...counting.steps], citations: counting.citations }
}
