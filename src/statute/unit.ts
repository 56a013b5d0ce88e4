import { isPlainDate, type PlainDate } from '../ground/clock.ts'

/** Calendar days (日) or working days (工作日). */
export const units = ['day', 'working_day'] as const
export type Unit = (typeof units)[number]

/** The longest period that is counted, in days of either unit: ten years. */
export const MOST_DAYS = 3650

/** Throws RangeError unless `days` is a whole number from 1 to 3650 and every date exists. */
export function mustCount(days: number, ...dates: PlainDate[]): void {
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS)
    throw new RangeError(`days must be a whole number from 1 to ${MOST_DAYS}`)
  if (!dates.every(isPlainDate)) throw new RangeError('not a calendar date')
}
