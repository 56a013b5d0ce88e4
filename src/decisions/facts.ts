import type { Role } from '../people/officer.ts'
import type { Rule } from '../statute/citations.ts'

/** Something that must exist before a deed: the rule that asks for it, and who can supply it. */
export type Demand = { readonly rule: Rule; readonly supplier: Role }

/**
 * Everything a deed of the state table may ask for. The rooms that know fill in whether it is there; worded under
 * `facts` in `paper/words/decisions`.
 */
export const demands = {
  not_excluded: { rule: 'N713_3', supplier: 'office' },
  party_consent: { rule: 'N713_3', supplier: 'office' },
  lead_unit: { rule: 'N713_11', supplier: 'office' },
  draft: { rule: 'N713_12', supplier: 'drafter' },
  explanation: { rule: 'N713_15', supplier: 'drafter' },
  costs: { rule: 'N713_12', supplier: 'drafter' },
  schemes: { rule: 'N713_12', supplier: 'drafter' },
  departments: { rule: 'N713_13', supplier: 'drafter' },
  groups: { rule: 'N713_14', supplier: 'drafter' },
  plan: { rule: 'A02', supplier: 'drafter' },
  notice_complete: { rule: 'A18', supplier: 'drafter' },
  notice_reviewed: { rule: 'R28', supplier: 'reviewer' },
  comments_closed: { rule: 'R6', supplier: 'drafter' },
  hearing_answered: { rule: 'R21', supplier: 'drafter' },
  hearing_held: { rule: 'R21', supplier: 'drafter' },
  items_answered: { rule: 'R7', supplier: 'drafter' },
  report_reviewed: { rule: 'R28', supplier: 'reviewer' },
  comment_report: { rule: 'R24', supplier: 'drafter' },
  symposium_report: { rule: 'R24', supplier: 'drafter' },
  poll_report: { rule: 'R24', supplier: 'drafter' },
  hearing_report: { rule: 'R24', supplier: 'drafter' },
  participation_statement: { rule: 'R24', supplier: 'drafter' },
  expert_review: { rule: 'N713_19', supplier: 'drafter' },
  risk_assessment: { rule: 'N713_22', supplier: 'drafter' },
  risk_controllable: { rule: 'N713_24', supplier: 'drafter' },
  fair_competition: { rule: 'N713_29', supplier: 'drafter' },
  legality: { rule: 'R25', supplier: 'legal' },
  unit_discussion: { rule: 'R24', supplier: 'drafter' },
  interpretation_plan: { rule: 'B12', supplier: 'drafter' },
  discussion_record: { rule: 'N713_30', supplier: 'office' },
  result_published: { rule: 'R11', supplier: 'drafter' },
  result_on_media: { rule: 'R12', supplier: 'drafter' },
  poll_published: { rule: 'R23', supplier: 'drafter' },
  party_report: { rule: 'N713_31', supplier: 'office' },
  passed: { rule: 'N713_30', supplier: 'office' },
  text_reviewed: { rule: 'R28', supplier: 'reviewer' },
  carriers: { rule: 'N713_32', supplier: 'office' },
  opinions_explained: { rule: 'N713_32', supplier: 'drafter' },
  interpretation: { rule: 'R26', supplier: 'drafter' },
} as const satisfies Record<string, Demand>

export type FactKey = keyof typeof demands

/** `not_needed` where the law asks for it only of some decisions and this is none of them. */
export type Fact = 'met' | 'missing' | 'not_needed'

export type Facts = Readonly<Partial<Record<FactKey, Fact>>>
