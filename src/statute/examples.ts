import type { PlainDate } from '../ground/clock.ts'
import type { Unit, Verdict } from './deadline.ts'

/**
 * Periods of domain.md §2.2 that can be recounted by anyone: a start, a number and a unit, and the last day, as
 * counted and rolled; null where that needs a calendar that is not known.
 */
type ForwardExample = readonly [
  id: string,
  from: string,
  days: number,
  unit: Unit,
  rawEnd: string,
  rolledEnd: string | null,
]
/** Acts before events: the day of the act, the day of the event, what is asked; the gap and the verdict. */
type GapExample = readonly [
  id: string,
  act: string,
  event: string,
  days: number,
  unit: Unit,
  gap: number,
  verdict: Verdict,
]

const on = (day: string): PlainDate => (day.length === 5 ? `2026-${day}` : day) as PlainDate

const forwardTable: readonly ForwardExample[] = [
  ['E1', '03-02', 10, 'day', '03-12', '03-12'],
  ['E2', '03-05', 10, 'day', '03-15', '03-16'],
  ['E3', '02-04', 10, 'day', '02-14', '02-14'],
  ['E4', '02-05', 10, 'day', '02-15', '02-24'],
  ['E5', '02-10', 10, 'day', '02-20', '02-24'],
  ['E6', '02-18', 10, 'day', '02-28', '02-28'],
  ['E7', '04-24', 10, 'day', '05-04', '05-06'],
  ['E8', '04-29', 10, 'day', '05-09', '05-09'],
  ['E9', '03-25', 10, 'day', '04-04', '04-07'],
  ['E10', '06-09', 10, 'day', '06-19', '06-22'],
  ['E11', '09-10', 10, 'day', '09-20', '09-20'],
  ['E12', '09-21', 10, 'day', '10-01', '10-08'],
  ['E13', '09-30', 10, 'day', '10-10', '10-10'],
  ['E14', '01-15', 30, 'day', '02-14', '02-14'],
  ['E15', '01-24', 30, 'day', '02-23', '02-24'],
  ['E16', '09-01', 30, 'day', '10-01', '10-08'],
  ['E17', '08-26', 30, 'day', '09-25', '09-28'],
  ['E18', '12-22', 10, 'day', '2027-01-01', null],
  ['E26', '01-12', 10, 'day', '01-22', '01-22'],
  ['E27', '2024-09-19', 10, 'day', '2024-09-29', '2024-09-29'],
  ['E28', '2023-09-28', 10, 'day', '2023-10-08', '2023-10-08'],
  ['E34', '04-03', 3, 'working_day', '04-09', '04-09'],
  ['E35', '09-30', 3, 'working_day', '10-10', '10-10'],
  ['E36', '02-13', 3, 'working_day', '02-25', '02-25'],
  ['E37', '04-30', 3, 'working_day', '05-08', '05-08'],
  ['E38', '02-10', 20, 'working_day', '03-16', '03-16'],
  ['E39', '09-18', 20, 'working_day', '10-22', '10-22'],
  ['E40', '09-16', 15, 'working_day', '10-13', '10-13'],
  ['E40', '03-02', 15, 'working_day', '03-23', '03-23'],
  ['E40', '02-09', 15, 'working_day', '03-06', '03-06'],
  ['E41', '09-28', 5, 'working_day', '10-10', '10-10'],
  ['E41', '02-12', 5, 'working_day', '02-26', '02-26'],
  ['E42', '04-27', 7, 'working_day', '05-09', '05-09'],
  ['E42', '02-11', 7, 'working_day', '02-27', '02-27'],
  ['E50', '03-09', 10, 'day', '03-19', '03-19'],
]

const gapTable: readonly GapExample[] = [
  ['E24', '2025-07-24', '2025-08-22', 30, 'day', 29, 'short'],
  ['E24', '2023-06-26', '2023-07-26', 30, 'day', 30, 'exact'],
  ['E24', '2025-11-19', '2025-12-19', 30, 'day', 30, 'exact'],
  ['E25', '2022-11-18', '2022-11-24', 10, 'day', 6, 'short'],
  ['E26', '01-12', '01-31', 10, 'day', 19, 'ok'],
  ['E26', '01-12', '01-31', 30, 'day', 19, 'short'],
  ['E27', '2024-09-19', '2024-10-03', 10, 'day', 14, 'ok'],
  ['E29', '06-19', '06-30', 10, 'day', 11, 'ok'],
  ['E29', '06-20', '06-30', 10, 'day', 10, 'exact'],
  ['E29', '06-21', '06-30', 10, 'day', 9, 'short'],
  ['E30', '10-05', '10-15', 10, 'day', 10, 'exact'],
  ['E30', '10-06', '10-15', 10, 'day', 9, 'short'],
  ['E30', '10-07', '10-15', 7, 'day', 8, 'ok'],
  ['E30', '10-08', '10-15', 7, 'day', 7, 'exact'],
  ['E30', '10-09', '10-15', 7, 'day', 6, 'short'],
  ['E31', '06-25', '06-30', 10, 'day', 5, 'short'],
  ['E32', '09-30', '10-14', 5, 'working_day', 6, 'ok'],
  ['E32', '10-08', '10-14', 5, 'working_day', 5, 'exact'],
  ['E32', '10-09', '10-14', 5, 'working_day', 4, 'short'],
  ['E33', '02-12', '02-27', 5, 'working_day', 6, 'ok'],
  ['E33', '02-13', '02-27', 5, 'working_day', 5, 'exact'],
  ['E33', '02-24', '02-27', 5, 'working_day', 3, 'short'],
]

/**
 * The worked examples: the one table that the tests of the pure functions, those over HTTP and `docs/law.md` go by.
 * The ends were computed twice independently, and by hand; the program is held to them, not they to the program.
 */
export const forwardExamples = forwardTable.map(([id, from, days, unit, rawEnd, rolledEnd]) => ({
  id,
  from: on(from),
  days,
  unit,
  rawEnd: on(rawEnd),
  rolledEnd: rolledEnd === null ? null : on(rolledEnd),
}))
export const gapExamples = gapTable.map(([id, act, event, days, unit, gap, verdict]) => ({
  id,
  act: on(act),
  event: on(event),
  days,
  unit,
  gap,
  verdict,
}))
