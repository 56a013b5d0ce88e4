import { citations } from './citations.ts'
import type { LawRule } from './rule.ts'
import { commentRules } from './rules-comment.ts'
import { decisionRules } from './rules-decision.ts'
import { hearingRules } from './rules-hearing.ts'

/** R1 to R33, in order. `docs/law.md` is generated from them, and a test looks for each in the code. */
export const rules = [...commentRules, ...hearingRules, ...decisionRules] as const

export type RuleId = (typeof rules)[number]['id']

/** A rule with its source and quote. */
export type CitedRule = LawRule & { readonly source: string; readonly quote: string }

/** The rules with their sources: none is without one, by its type. */
export const citedRules: readonly CitedRule[] = rules.map((rule) => ({ ...rule, ...citations[rule.id] }))
