import * as z from 'zod'
import { isPlainDate } from '../ground/clock.ts'
import { plainDate } from '../ground/parse.ts'
import type { Role } from '../people/officer.ts'
import type { Rule } from '../statute/citations.ts'
import {
  costs,
  departments,
  legality,
  line,
  maybeLine,
  maybeText,
  needs,
  none,
  rows,
  schemes,
  text,
} from './record-bodies.ts'

const published = rows(z.object({ name: line(), on: plainDate }))

/**
 * Every kind of record (domain.md §3, S01 to S17): which rule asks for it, who may write it, whether a document must
 * come with it, and what its body holds.
 */
export const kinds = {
  proposal: {
    rule: 'N713_10',
    by: ['office', 'drafter'],
    paper: false,
    body: z.object({
      proposed_by: z.enum(['leaders', 'departments', 'deputies', 'citizens']),
      proposed_on: plainDate,
      gist: text(),
      studied: text(),
    }),
  },
  units: {
    rule: 'N713_11',
    by: ['office', 'drafter'],
    paper: false,
    body: z.object({ lead: line(), joint: rows(z.object({ name: line() })), division: text() }),
  },
  costs: { rule: 'N713_12', by: ['drafter'], paper: false, body: costs },
  schemes: { rule: 'N713_12', by: ['drafter'], paper: false, body: schemes },
  departments: { rule: 'N713_13', by: ['drafter'], paper: false, body: departments },
  groups: {
    rule: 'N713_14',
    by: ['drafter'],
    paper: false,
    body: z
      .object({
        heard: rows(z.object({ group: line(), through: line(), on: plainDate, opinion: text() })),
        taken_up: text(),
      })
      .check(needs([...none('heard')])),
  },
  expert_review: {
    rule: 'N713_19',
    by: ['drafter'],
    paper: true,
    body: z
      .object({
        form: z.enum(['meeting', 'written', 'commissioned']),
        experts: rows(z.object({ name: line(), field: line() })),
        no_interest: z.literal('yes'),
        views: text(),
        diverging: maybeText(),
        taken_up: text(),
      })
      .check(needs([...none('experts')])),
  },
  risk_assessment: {
    rule: 'N713_22',
    by: ['drafter'],
    paper: true,
    body: z
      .object({
        assessed_by: line(),
        points: rows(z.object({ risk: text(), measure: text() })),
        contingency: text(),
        departments: text(),
        verdict: z.enum(['controllable', 'not_controllable']),
      })
      .check(needs([...none('points')])),
  },
  fair_competition: {
    rule: 'N713_29',
    by: ['drafter'],
    paper: false,
    body: z.object({
      reviewed_by: line(),
      reviewed_on: plainDate,
      findings: text(),
      verdict: z.enum(['complies', 'exception', 'adjusted']),
    }),
  },
  legality_review: { rule: 'N713_27', by: ['legal'], paper: false, body: legality },
  unit_discussion: {
    rule: 'R24',
    by: ['drafter'],
    paper: false,
    body: z.object({ held_on: plainDate, chaired_by: line(), outcome: text(), dissent: text() }),
  },
  interpretation_plan: {
    rule: 'B12',
    by: ['drafter'],
    paper: true,
    body: z.object({
      outline: text(),
      forms: z.array(z.enum(['text', 'chart', 'video', 'questions', 'press'])).min(1),
      channels: line(),
      planned_on: plainDate,
      hotline: maybeLine(),
    }),
  },
  participation_statement: {
    rule: 'A10',
    by: ['drafter'],
    paper: true,
    body: z.object({
      methods: text(),
      opinions: text(),
      taken_up: text(),
      deviations: maybeText(),
      signed_by: line(),
    }),
  },
  symposium_report: {
    rule: 'R24',
    by: ['drafter'],
    paper: true,
    body: z.object({
      held_on: plainDate,
      place: line(),
      attended: text(),
      opinions: text(),
      taken_up: text(),
    }),
  },
  poll_report: {
    rule: 'R23',
    by: ['drafter'],
    paper: true,
    body: z
      .object({
        surveyed_by: line(),
        from: plainDate,
        to: plainDate,
        sample: text(),
        acceptance: line(),
        affordability: line(),
        taken_up: text(),
        carriers: rows(z.object({ name: line() })),
        published,
      })
      .check(
        needs(
          [
            (b: { from: string; to: string }) => isPlainDate(b.from) && b.to < b.from,
            'to',
            'ends_before_start',
          ],
          [...none('carriers')],
        ),
      ),
  },
  hearing_report: {
    rule: 'R20',
    by: ['drafter'],
    paper: true,
    body: z.object({
      held_on: plainDate,
      place: line(),
      attended: text(),
      opinions: text(),
      taken_up: text(),
      conclusion: z.enum(['support', 'amend', 'defer', 'unsuitable']),
      conclusion_text: text(),
    }),
  },
  party_report: {
    rule: 'N713_31',
    by: ['office'],
    paper: false,
    body: z.object({ reported_on: plainDate, reported_to: line(), result: text() }),
  },
} as const satisfies Record<
  string,
  { readonly rule: Rule; readonly by: readonly Role[]; readonly paper: boolean; readonly body: z.ZodObject }
>

export type Kind = keyof typeof kinds

export type BodyOf<K extends Kind> = z.output<(typeof kinds)[K]['body']>

export const kindNames = Object.keys(kinds) as Kind[]

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)
