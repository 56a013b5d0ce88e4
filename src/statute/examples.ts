import type { PlainDate } from '../ground/clock.ts'
import type { Unit } from './deadline.ts'

/** Periods of domain.md §2.2 that can be recounted by anyone: a start, a number and a unit. */
export type ForwardExample = readonly [id: string, from: string, days: number, unit: Unit]
/** Acts before events: the day of the act, the day of the event, what is asked. */
export type GapExample = readonly [id: string, act: string, event: string, days: number, unit: Unit]

const on = (day: string): PlainDate => (day.length === 5 ? `2026-${day}` : day) as PlainDate

const forwardTable: readonly ForwardExample[] = [
  ['E1', '03-02', 10, 'day'],
  ['E2', '03-05', 10, 'day'],
  ['E3', '02-04', 10, 'day'],
  ['E4', '02-05', 10, 'day'],
  ['E5', '02-10', 10, 'day'],
  ['E6', '02-18', 10, 'day'],
  ['E7', '04-24', 10, 'day'],
  ['E8', '04-29', 10, 'day'],
  ['E9', '03-25', 10, 'day'],
  ['E10', '06-09', 10, 'day'],
  ['E11', '09-10', 10, 'day'],
  ['E12', '09-21', 10, 'day'],
  ['E13', '09-30', 10, 'day'],
  ['E14', '01-15', 30, 'day'],
  ['E15', '01-24', 30, 'day'],
  ['E16', '09-01', 30, 'day'],
  ['E17', '08-26', 30, 'day'],
  ['E18', '12-22', 10, 'day'],
  ['E27', '2024-09-19', 10, 'day'],
  ['E34', '04-03', 3, 'working_day'],
  ['E35', '09-30', 3, 'working_day'],
  ['E36', '02-13', 3, 'working_day'],
  ['E37', '04-30', 3, 'working_day'],
  ['E38', '02-10', 20, 'working_day'],
  ['E39', '09-18', 20, 'working_day'],
  ['E40', '09-16', 15, 'working_day'],
  ['E40', '03-02', 15, 'working_day'],
  ['E40', '02-09', 15, 'working_day'],
  ['E41', '09-28', 5, 'working_day'],
  ['E41', '02-12', 5, 'working_day'],
  ['E42', '04-27', 7, 'working_day'],
  ['E42', '02-11', 7, 'working_day'],
  ['E50', '03-09', 10, 'day'],
]

const gapTable: readonly GapExample[] = [
  ['E24', '2025-07-24', '2025-08-22', 30, 'day'],
  ['E24', '2023-06-26', '2023-07-26', 30, 'day'],
  ['E24', '2025-11-19', '2025-12-19', 30, 'day'],
  ['E25', '2022-11-18', '2022-11-24', 10, 'day'],
  ['E26', '01-12', '01-31', 30, 'day'],
  ['E29', '06-19', '06-30', 10, 'day'],
  ['E29', '06-20', '06-30', 10, 'day'],
  ['E29', '06-21', '06-30', 10, 'day'],
  ['E30', '10-05', '10-15', 10, 'day'],
  ['E30', '10-06', '10-15', 10, 'day'],
  ['E30', '10-07', '10-15', 7, 'day'],
  ['E30', '10-08', '10-15', 7, 'day'],
  ['E30', '10-09', '10-15', 7, 'day'],
  ['E31', '06-25', '06-30', 10, 'day'],
  ['E32', '09-30', '10-14', 5, 'working_day'],
  ['E32', '10-08', '10-14', 5, 'working_day'],
  ['E32', '10-09', '10-14', 5, 'working_day'],
  ['E33', '02-12', '02-27', 5, 'working_day'],
  ['E33', '02-13', '02-27', 5, 'working_day'],
  ['E33', '02-24', '02-27', 5, 'working_day'],
]

/** The worked examples that `docs/law.md` recounts; their expected results stand in the tests alone. */
export const forwardExamples = forwardTable.map(([id, from, days, unit]) => ({
  id,
  from: on(from),
  days,
  unit,
}))
export const gapExamples = gapTable.map(([id, act, event, days, unit]) => ({
  id,
  act: on(act),
  event: on(event),
  days,
  unit,
}))
