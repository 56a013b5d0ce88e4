import { citations, type Rule } from './citations.ts'
import type { Force, From } from './profile.ts'
import type { Params } from './steps.ts'

/**
 * What a broken rule does: it blocks the step; it can be gone past with a recorded reason; it warns; it is a
 * term whose passing is shown (sla); it is kept on record; it is advice.
 */
export const severities = ['block', 'reason', 'warn', 'sla', 'record', 'advice'] as const
export type Severity = (typeof severities)[number]

/** What the functions of this room can find. The rooms that ask turn a finding into a refusal or a notice. */
export const findingCodes = [
  'announcement_incomplete',
  'announced_too_late',
  'materials_not_served',
  'materials_too_late',
  'reserve_served_late',
  'list_not_published',
  'list_just_before',
  'too_few_representatives',
  'category_missing',
  'share_too_small',
  'official_as_representative',
  'too_few_present',
  'record_unconfirmed',
  'conclusion_missing',
  'reason_missing',
  'hearing_missing',
  'hearing_question_unanswered',
  'papers_too_late',
  'result_not_published',
  'result_not_before_promulgation',
  'channel_missing',
  'poll_result_not_published',
  'legality_not_reviewed',
  'legality_after_discussion',
  'not_lawful',
  'review_time_short',
  'interpretation_late',
  'items_pending',
  'items_lost',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** One thing that breaks a rule, with its source. */
export type Finding = {
  readonly rule: Rule
  readonly code: FindingCode
  readonly severity: Severity
  readonly params: Params
  readonly citation: { readonly source: string; readonly quote: string }
}

export const find = (rule: Rule, code: FindingCode, severity: Severity, params: Params = {}): Finding => ({
  rule,
  code,
  severity,
  params,
  citation: citations[rule],
})

/** The same with the text that sets the number, where a profile names one. */
export const findBy = (from: From | null, ...what: Parameters<typeof find>): Finding => {
  const found = find(...what)
  return from ? { ...found, citation: { source: from.source, quote: from.quote ?? '' } } : found
}

/** What a number does that is not reached, by how strongly it is asked; a reason lets 原则上 and 一般 pass. */
export const severityOf = (force: Force): Severity =>
  force === 'must' ? 'block' : force === 'in_principle' ? 'reason' : 'warn'

/** A reason was given: not empty, not only white space. */
export const given = (reason: string | undefined): boolean => reason !== undefined && reason.trim() !== ''
