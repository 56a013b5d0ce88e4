import { daysBetween, type Instant, instant, msOf, type PlainDate, startOfDay } from '../ground/clock.ts'
import type { Announcement } from './announcement.ts'
import { announceValue } from './draw-value.ts'

// The League of Entropy's chain "quicknet": its first round, in seconds since 1970, and the pace of its rounds.
const QUICKNET_BEGAN_S = 1_692_803_367
const QUICKNET_PERIOD_S = 3

/** Lotteries stop selling at 20:00 Beijing on the day of a draw; from then on their result is on its way. */
const SALES_CLOSE_MS = 20 * 3_600_000

type Lottery = 'ssq' | 'dlt'

/** The days of the week on which each lottery is drawn; 0 is Sunday. */
const DRAWN_ON: Readonly<Record<Lottery, readonly number[]>> = { ssq: [0, 2, 4], dlt: [1, 3, 6] }

// Lotteries rest around Spring Festival (at most ten days, so five drawings) and in the first week of October (at
// most seven days, three drawings); the exact days are announced each year by the Ministry of Finance.
const RESTS = [
  { from: '01-19', drawings: 5 },
  { from: '10-01', drawings: 3 },
] as const

/** True on the days of the week on which the lottery is drawn. */
export const isDrawnOn = (kind: Lottery, on: PlainDate): boolean =>
  DRAWN_ON[kind].includes(new Date(`${on}T00:00:00Z`).getUTCDay())

/**
 * The running numbers within its year that the drawing of a day can have: as many as there were drawing days since
 * 1 January (that day counted), fewer by what the lotteries' rests may have cost. Source: docs/draw.md.
 */
export function issuesOf(kind: Lottery, on: PlainDate): { readonly from: number; readonly to: number } {
  const first = `${on.slice(0, 4)}-01-01` as PlainDate
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  const days = daysBetween(first, on) + 1
  const counted = Array.from({ length: days }, (_, i) => (weekday + i) % 7)
  const to = counted.filter((day) => DRAWN_ON[kind].includes(day)).length
  const rested = RESTS.filter(({ from }) => on.slice(5) >= from).reduce(
    (sum, { drawings }) => sum + drawings,
    0,
  )
  return { from: Math.max(to - rested, 1), to }
}

/** The instant at which a round of the beacon is due: Unix time 1692803367 + 3 (round − 1). */
export const roundDueAt = (round: number): Instant =>
  instant((QUICKNET_BEGAN_S + QUICKNET_PERIOD_S * (round - 1)) * 1000)

/**
 * The instant from which the announced value may exist: of a beacon's round when it is due, of a lottery 20:00
 * Beijing on the day it is drawn. Null where the announcement does not say it readably, or draws on the spot.
 */
export function valueDueAt(
  body: Pick<Announcement, 'draw_method' | 'value_kind' | 'value_name' | 'value_on'>,
): Instant | null {
  const announced = announcedValueOf(body)
  if (announced === null) return null
  if (body.value_kind === 'drand') return roundDueAt(Number(announced.split(' ').at(-1)))
  return body.value_on && lotteryDueAt(body.value_on)
}

/** 20:00 Beijing on the day of a lottery's draw. */
export const lotteryDueAt = (on: PlainDate): Instant => instant(msOf(startOfDay(on)) + SALES_CLOSE_MS)

/** The canonical name of the value an announcement waits for (`ssq 2026071`); null where it names none readably. */
export function announcedValueOf({
  draw_method,
  value_kind,
  value_name,
}: Pick<Announcement, 'draw_method' | 'value_kind' | 'value_name'>): string | null {
  if (draw_method !== 'public_value' || value_kind === null) return null
  const read = announceValue(value_kind, value_name)
  return read.ok ? read.value : null
}
