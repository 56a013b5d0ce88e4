import * as z from 'zod'
import { addDays, beijingIso, isPlainDate } from '../ground/clock.ts'
import type { Database, Lang } from '../ground/house.ts'
import { accept, judge, type Result, refuse } from '../ground/result.ts'
import { stepText } from '../paper/words/deadlines.ts'
import { type Citation, forward, gap, MOST_DAYS, type Step, units } from '../statute/deadline.ts'
import { ask, type Fields } from './asked.ts'
import { readYears } from './store.ts'

const citationSchema = z.object({ source: z.string(), quote: z.string() })
const params = z.record(z.string(), z.union([z.string(), z.number()]))
export const stepSchema = z.object({ code: z.string(), params, text: z.string() })
const explained = {
  steps: z.array(stepSchema),
  citation: citationSchema.describe('The text that governs the counting'),
  citations: z.array(citationSchema).describe('Every text that was used'),
}
const lacks = {
  code: z.literal('needs_calendar').optional(),
  year: z.int().optional().describe('With needs_calendar: the year whose arrangement has not been entered'),
}
const date = z.iso.date()

export const forwardSchema = z.object({
  raw_end: date,
  rolled_end: date.nullable(),
  closes_at: z.iso.datetime({ offset: true }).nullable(),
  ...explained,
  ...lacks,
})

export const gapSchema = z.object({
  gap: z.int().nullable(),
  verdict: z.enum(['ok', 'exact', 'short']),
  ...explained,
  ...lacks,
})

/** Steps as sentences, with what they are made of. */
export const stepsJson = (lang: Lang, steps: readonly Step[]) =>
  steps.map((step) => ({ ...step, text: stepText(lang, step) }))

const explain = (lang: Lang, told: { steps: readonly Step[]; citations: readonly Citation[] }) => ({
  steps: stepsJson(lang, told.steps),
  citation: told.citations[0] ?? { source: '', quote: '' },
  citations: [...told.citations],
})

const lacking = (year: number | undefined) =>
  year === undefined ? {} : { code: 'needs_calendar' as const, year }

/**
 * The end of a period. Working days that run into a year without a calendar are refused (`needs_calendar`); in
 * calendar days only `rolled_end` is then null, and `closes_at` is 24:00 of `raw_end`, which comes first.
 */
export async function answerForward(
  db: Database,
  lang: Lang,
  fields: Fields,
): Promise<Result<z.output<typeof forwardSchema>>> {
  const asked = ask(fields)
  const [from, days] = [asked.date('from'), asked.whole('days', 1, MOST_DAYS)]
  const unit = asked.choice('unit', units)
  if (from && days && !isPlainDate(addDays(from, days)))
    asked.problems.push({ code: 'date_out_of_range', field: 'from' })
  const sound = judge(asked.problems, undefined)
  if (!sound.ok) return sound
  if (from === undefined || days === undefined || unit === undefined) return refuse('missing')
  const found = forward(from, days, unit, await readYears(db))
  if (found.rawEnd === null) return refuse('needs_calendar', { params: { year: found.needsCalendar ?? 0 } })
  return accept({
    raw_end: found.rawEnd,
    rolled_end: found.rolledEnd,
    closes_at: found.closesAt && beijingIso(found.closesAt),
    ...explain(lang, found),
    ...lacking(found.needsCalendar),
  })
}

/**
 * Whether an act came early enough before its event. Refused (`needs_calendar`) when that depends on a year
 * without a calendar; where the verdict holds whatever that year will be, it is given and `gap` is null.
 */
export async function answerGap(
  db: Database,
  lang: Lang,
  fields: Fields,
): Promise<Result<z.output<typeof gapSchema>>> {
  const asked = ask(fields)
  const [act, event] = [asked.date('act'), asked.date('event')]
  const [days, unit] = [asked.whole('days', 1, MOST_DAYS), asked.choice('unit', units)]
  const sound = judge(asked.problems, undefined)
  if (!sound.ok) return sound
  if (!act || !event || days === undefined || unit === undefined) return refuse('missing')
  const found = gap(act, event, days, unit, await readYears(db))
  if (found.verdict === null) {
    const missing = found.steps.filter(({ code }) => code === 'calendar_missing')
    const [first, ...rest] = missing.map(({ params }) => ({ code: 'needs_calendar', params }) as const)
    return first ? { ok: false, refusal: { problems: [first, ...rest] } } : refuse('needs_calendar')
  }
  return accept({
    gap: found.gap,
    verdict: found.verdict,
    ...explain(lang, found),
    ...lacking(found.needsCalendar),
  })
}
