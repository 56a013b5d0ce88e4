import { endOfDay, type Instant, type PlainDate } from '../ground/clock.ts'
import { citations as law } from './citations.ts'
import { dayKind, makeUpSteps, noticeCitations, restDayStep } from './day.ts'
import { rollForward } from './periods.ts'
import { type Citation, once, type Step, step } from './steps.ts'
import type { CalendarYear } from './years.ts'

/** How a period ends whose last day is `rawEnd`; shared by days and months. */
export type Ending = {
  /** The last day as counted. Null only for working days that run into a year whose calendar is not known. */
  readonly rawEnd: PlainDate | null
  /** `rawEnd`, or the next working day when it is a rest day (CC 203①); null when that cannot be known (E18). */
  readonly rolledEnd: PlainDate | null
  /**
   * The instant from which it is too late (CC 203②): 24:00 of `rolledEnd`; where that is not known, 24:00 of
   * `rawEnd`, before which the period cannot end whatever the calendar will say; null when neither is known.
   */
  readonly closesAt: Instant | null
  /** The first year on the way whose arrangement is missing; present exactly when `rolledEnd` is null. */
  readonly needsCalendar?: number
  /** How a clerk would count it, ending in the answer. */
  readonly steps: readonly Step[]
  readonly citations: readonly Citation[]
}

/**
 * The end of a period whose last day as counted is `rawEnd`: rolled over rest days (CC 203①), at 24:00 (CC 203②).
 * `before` are the steps and `grounds` the citations that led there.
 */
export function endOn(
  rawEnd: PlainDate,
  before: readonly Step[],
  grounds: readonly Citation[],
  years: readonly CalendarYear[],
): Ending {
  const rest = restDayStep(rawEnd, years)
  const notice = noticeCitations(rawEnd, years)
  const rolled = rollForward(rawEnd, years)
  if (typeof rolled !== 'string') {
    const year = rolled.needsCalendar
    return {
      rawEnd,
      rolledEnd: null,
      closesAt: endOfDay(rawEnd),
      needsCalendar: year,
      steps: [
        ...before,
        ...(rest ? [rest] : []),
        step('calendar_missing', { year }),
        step('ends_not_before', { date: rawEnd }),
      ],
      citations: once([...grounds, law.CC203, ...notice, law.CC203_2]),
    }
  }
  const landing = rest
    ? [rest, ...makeUpSteps(rolled, years), step('rolls_to', { date: rolled })]
    : dayKind(rawEnd, years).kind === 'makeup'
      ? makeUpSteps(rawEnd, years)
      : [step('falls_on_workday', { date: rawEnd })]
  return {
    rawEnd,
    rolledEnd: rolled,
    closesAt: endOfDay(rolled),
    steps: [...before, ...landing, step('ends_at_24', { date: rolled })],
    citations: once([
      ...grounds,
      ...(rest ? [law.CC203] : []),
      ...notice,
      ...(rest ? noticeCitations(rolled, years) : []),
      law.CC203_2,
    ]),
  }
}
