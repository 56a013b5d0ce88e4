import type { Instant, PlainDate } from '../ground/clock.ts'
import { citations, type Rule } from './citations.ts'
import { type Forward, forward, type Gap, gap, type HoursForward, type Unit } from './deadline.ts'
import { forwardHours } from './span.ts'
import { type Citation, once } from './steps.ts'
import type { CalendarYear } from './years.ts'

type Term = {
  readonly rule: Rule
  /** `before` an event, `after` one, or `hours` from one. */
  readonly way: 'before' | 'after' | 'hours'
  readonly n: number
  readonly unit: Unit | 'hour'
  readonly zh: string
  readonly en: string
}

/** The terms that the texts set, with their numbers (domain.md §2.1). A profile may ask for more, never for less. */
export const terms = {
  hearing_notice: { rule: 'R14', way: 'before', n: 10, unit: 'day', zh: '听证公告', en: 'hearing announced' },
  hearing_materials: {
    rule: 'R15',
    way: 'before',
    n: 7,
    unit: 'day',
    zh: '听证材料送达',
    en: 'materials served',
  },
  symposium_papers: {
    rule: 'R22',
    way: 'before',
    n: 5,
    unit: 'working_day',
    zh: '座谈材料送达',
    en: 'symposium papers sent',
  },
  legality_review: {
    rule: 'R25',
    way: 'after',
    n: 7,
    unit: 'working_day',
    zh: '合法性审查时间',
    en: 'time for the legality review',
  },
  interpretation: {
    rule: 'R26_3',
    way: 'after',
    n: 3,
    unit: 'working_day',
    zh: '政策解读（同步发布以外）',
    en: 'interpretation, where it need not be simultaneous',
  },
  disclosure: {
    rule: 'R27',
    way: 'after',
    n: 20,
    unit: 'working_day',
    zh: '主动公开',
    en: 'disclosure from formation',
  },
  secrecy_review: {
    rule: 'R28_15',
    way: 'after',
    n: 15,
    unit: 'working_day',
    zh: '保密审查意见',
    en: 'opinion of the secrecy review',
  },
  nondisclosure_report: {
    rule: 'R29',
    way: 'after',
    n: 5,
    unit: 'working_day',
    zh: '不予公开报告',
    en: 'report of a decision not to disclose',
  },
  hot_question: {
    rule: 'R30',
    way: 'after',
    n: 5,
    unit: 'working_day',
    zh: '热点问题反馈',
    en: 'hot question',
  },
  public_concern: { rule: 'R30_48', way: 'hours', n: 48, unit: 'hour', zh: '舆情回应', en: 'public concern' },
  grave_incident: {
    rule: 'R30_48',
    way: 'hours',
    n: 5,
    unit: 'hour',
    zh: '重大突发事件权威信息',
    en: 'grave incident: information',
  },
  press_conference: {
    rule: 'R30_48',
    way: 'hours',
    n: 24,
    unit: 'hour',
    zh: '重大突发事件新闻发布会',
    en: 'grave incident: press conference',
  },
  first_release: { rule: 'R30_2', way: 'hours', n: 2, unit: 'hour', zh: '突发事件首发', en: 'first release' },
} as const satisfies Record<string, Term>

type Terms = typeof terms
type Named<W> = { [K in keyof Terms]: Terms[K]['way'] extends W ? K : never }[keyof Terms]

/** The text that sets the term stands before the texts on counting. */
const cited = <T extends { readonly citations: readonly Citation[] }>(rule: Rule, answer: T): T => ({
  ...answer,
  citations: once([citations[rule], ...answer.citations]),
})

/** When a term in working days is due that runs from `from` (R25–R29, R30; E34–E42). */
export const dueOn = (term: Named<'after'>, from: PlainDate, years: readonly CalendarYear[]): Forward =>
  cited(terms[term].rule, forward(from, terms[term].n, terms[term].unit, years))

/** When a term in hours is due that runs from the event at `at`, nights and holidays included (R30, E43). */
export const dueAt = (term: Named<'hours'>, at: Instant): HoursForward =>
  cited(terms[term].rule, forwardHours(at, terms[term].n))

/**
 * Whether an act came long enough before its event (R14, R15, R22; E29–E33). `days` is what a profile asks for;
 * less than the text's own number counts as that number.
 */
export const beforeEvent = (
  term: Named<'before'>,
  act: PlainDate,
  event: PlainDate,
  years: readonly CalendarYear[],
  days: number = terms[term].n,
): Gap => cited(terms[term].rule, gap(act, event, Math.max(days, terms[term].n), terms[term].unit, years))
