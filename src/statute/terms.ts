import type { Instant, PlainDate } from '../ground/clock.ts'
import { type Forward, forward, type Gap, gap, type HoursForward, type Unit } from './deadline.ts'
import { parameters, type TermParameter } from './parameters.ts'
import type { Effective, From } from './profile.ts'
import { forwardHours } from './span.ts'
import { type Citation, once } from './steps.ts'
import type { CalendarYear } from './years.ts'

/**
 * The terms of the law and how each runs: so long `before` an event, within so long `after` one, `hours` from one.
 * How long is in the profiles; the unit and the rule are in `parameters`.
 */
export const terms = {
  hearing_notice: 'before',
  representative_list: 'before',
  hearing_materials: 'before',
  symposium_papers: 'before',
  legality_review: 'after',
  interpretation: 'after',
  disclosure: 'after',
  secrecy_review: 'after',
  nondisclosure_report: 'after',
  hot_question: 'after',
  complaint: 'after',
  archive_days: 'after',
  public_concern: 'hours',
  grave_incident: 'hours',
  press_conference: 'hours',
  first_release: 'hours',
} as const satisfies Partial<Record<TermParameter, 'before' | 'after' | 'hours'>>

type Terms = typeof terms
type Named<W> = { [K in keyof Terms]: Terms[K] extends W ? K : never }[keyof Terms]

/** The text of a value as a citation; a text that was not read is named without words. */
export const citationOf = ({ source, quote }: Pick<From, 'source' | 'quote'>): Citation => ({
  source,
  quote: quote ?? '',
})

/** The text that sets the term stands before the texts on counting. */
const cited = <T extends { readonly citations: readonly Citation[] }>(from: From | null, answer: T): T =>
  from ? { ...answer, citations: once([citationOf(from), ...answer.citations]) } : answer

/**
 * When a term is due that runs from `from` (R25–R29, R30; E34–E42), with the text that sets it. RangeError for a
 * term of 0, which is due in the same moment (五原's interpretation).
 */
export function dueOn(
  term: Named<'after'>,
  from: PlainDate,
  rules: Effective,
  years: readonly CalendarYear[],
): Forward {
  const { usual, source } = rules.values[term]
  return cited(source, forward(from, usual, parameters[term].unit, years))
}

/** When a term in hours is due that runs from the event at `at`, nights and holidays included (R30, E43). */
export function dueAt(term: Named<'hours'>, at: Instant, rules: Effective): HoursForward {
  const { usual, source } = rules.values[term]
  return cited(source, forwardHours(at, usual))
}

/**
 * Whether an act came long enough before its event (R14, R15, R16, R22; E29–E33). `asked` are the rules, whose
 * usual number counts and is cited, or the number itself. Where nothing is asked a day before is still before.
 */
export function beforeEvent(
  term: Named<'before'>,
  act: PlainDate,
  event: PlainDate,
  years: readonly CalendarYear[],
  asked: Effective | number,
): Gap {
  const unit: Unit = parameters[term].unit
  if (typeof asked === 'number') return gap(act, event, Math.max(asked, 1), unit, years)
  const { usual, source } = asked.values[term]
  return cited(source, gap(act, event, Math.max(usual, 1), unit, years))
}
