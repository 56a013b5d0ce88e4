/**
 * The steps by which a deadline explains itself: data, so that a page, a program and a test read the same. The
 * sentences are in `paper/words/deadlines.*`. Dates are `YYYY-MM-DD` (Beijing), several of them separated by a
 * space (`list`), years too (`years`), instants as `Instant`, `unit` a `Unit`, `name` a holiday's name as its notice writes it.
 */
export const stepCodes = [
  // forward
  'start_not_counted', // date
  'nth_day', // n, date
  'falls_on_workday', // date
  'falls_on_rest_day', // date, why: 'weekend' | 'holiday', name?
  'rolls_to', // date
  'ends_at_24', // date
  'ends_not_before', // date
  // working days
  'skips_holiday', // from, to, name?
  'makeup_workday', // date
  'counts_working_days', // n, from, to, list? (up to 20 days)
  'nth_working_day', // n, date
  'calendar_missing', // year
  // backward
  'event_not_counted', // date, unit
  'by_analogy',
  'act_not_before_event', // act, event
  'counts_days', // n, from, to
  'counts_back_working_days', // n, from, to, list? (up to 20 days, the latest first)
  'counts_until_event', // event
  'gap_ok', // gap, days, unit
  'gap_exact', // gap, days, unit
  'gap_short', // gap, days, unit
  'gap_ok_without_calendar', // at_least, days, unit
  'gap_short_without_calendar', // at_most, days, unit
  'gap_undecided', // years, days, unit
  'act_earlier', // date
  'latest_act', // date, days, unit
  // months, hours, office hours
  'corresponding_day', // months, date
  'month_end', // months, date
  'hours_run_on', // at, hours
  'ends_at', // at
  'counter_closes', // date, time
] as const

export type StepCode = (typeof stepCodes)[number]
export type Params = Readonly<Record<string, string | number>>
export type Step = { readonly code: StepCode; readonly params: Params }

/** Where it stands and what it says there, in the text's own words. */
export type Citation = { readonly source: string; readonly quote: string }

export const step = (code: StepCode, params: Params): Step => ({ code, params })

/** The same citations, each once, in the order of their first use. */
export const once = (citations: readonly Citation[]): readonly Citation[] =>
  citations.filter(
    (each, at) =>
      citations.findIndex((other) => other.source === each.source && other.quote === each.quote) === at,
  )
