import { citations } from './citations.ts'
import type { LawRule } from './rule.ts'
import { commentRules } from './rules-comment.ts'
import { decisionRules } from './rules-decision.ts'
import { hearingRules } from './rules-hearing.ts'

/** R1 to R33, in order. `docs/law.md` is generated from them, and a test looks for each in the code. */
export const rules = [...commentRules, ...hearingRules, ...decisionRules] as const

/** Duties from the county's own systems that the code names (A and B in domain.md §1). */
export const duties = [
  {
    id: 'A01',
    zh: '参与方案写明是否关系全局、是否与群众利益密切相关，各附理由',
    en: 'the plan answers both scope tests, each with a reason',
    code: ['src/decisions/judge-plan.ts', 'src/decisions/plan.ts', 'migrations/0013_procedure.sql'],
    tests: ['test/decisions/plan.test.ts'],
  },
  {
    id: 'A02',
    zh: '按影响的范围和程度选择参与方式，写明理由',
    en: 'the ways of taking part are chosen by scope and degree of impact, with a reason',
    code: ['src/decisions/judge-plan.ts', 'src/decisions/plan.ts'],
    tests: ['test/decisions/plan.test.ts'],
  },
  {
    id: 'A03',
    zh: '涉及群众切身利益、需要广泛知晓的重要事项，必须听证或者公开征求意见',
    en: 'a matter of vital interest has a hearing or open comments, not only a symposium or a poll',
    code: ['src/decisions/judge-plan.ts', 'migrations/0013_procedure.sql'],
    tests: ['test/decisions/plan.test.ts'],
  },
  {
    id: 'A10',
    zh: '上报时附公众参与情况书面说明',
    en: 'the package has a written statement on how the public took part',
    code: ['src/casefile/submit.ts', 'src/casefile/kinds.ts', 'migrations/0014_casefile.sql'],
    tests: ['test/casefile/line.test.ts'],
  },
  {
    id: 'A18',
    zh: '公告载明应当公示的七项内容；传真号可以写“无”，但要写明',
    en: 'a notice states its seven elements; basis and rationale apart; fax may be 无 but is stated',
    code: [
      'src/consultations/notice.ts',
      'src/consultations/publish-notice.ts',
      'migrations/0007_consultations.sql',
    ],
    tests: ['test/consultations/notice.test.ts', 'test/consultations/publish.test.ts'],
  },
  {
    id: 'B29',
    zh: '谁制作、谁审查：由本单位的审查人员审查，不得自己审自己的送审件',
    en: 'who made it reviews it: a reviewer of the same unit, not the officer who asks',
    code: ['src/decisions/review.ts', 'src/decisions/give-review.ts', 'migrations/0004_decisions.sql'],
    tests: ['test/decisions/reviews.test.ts'],
  },
  {
    id: 'B30',
    zh: '提出“公开”意见的，逐项确认应当审查的七项内容',
    en: '公开 confirms that all seven things were looked for',
    code: ['src/decisions/review.ts', 'migrations/0004_decisions.sql'],
    tests: ['test/decisions/reviews.test.ts'],
  },
  {
    id: 'B12',
    zh: '未附解读方案和解读材料的，不予收文',
    en: 'a package without its plan and material of interpretation is not taken in',
    code: ['src/casefile/submit.ts', 'src/casefile/kinds.ts', 'migrations/0014_casefile.sql'],
    tests: ['test/casefile/line.test.ts'],
  },
] as const

const opinions = {
  code: ['src/opinions/intake.ts', 'migrations/0006_opinions.sql'],
  tests: ['test/opinions/lodge.test.ts'],
}
const hearing = {
  code: ['src/statute/hearing.ts', 'migrations/0019_draw.sql'],
  tests: ['test/statute/hearing.test.ts', 'test/hearings/list.test.ts'],
}
const publishing = { code: ['src/statute/publishing.ts'], tests: ['test/statute/publishing.test.ts'] }
const tally = { code: ['src/statute/tally.ts'], tests: ['test/statute/tally.test.ts'] }
const counting = { tests: ['test/statute/examples.test.ts'] }

/** Worked examples of domain.md §2.2 that are no recount of days. */
export const otherExamples = [
  {
    id: 'E19',
    en: 'an end on a rest day that the unit announced stands',
    code: ['src/statute/periods.ts'],
    ...counting,
  },
  { id: 'E20', en: '23:59:59.999 is in, 00:00 is out', ...opinions },
  {
    id: 'E21',
    en: 'the day of publication is the day in Beijing',
    code: ['src/statute/periods.ts'],
    ...counting,
  },
  { id: 'E22', en: 'at the counter, its closing time decides on the last day', ...opinions },
  { id: 'E23', en: 'a letter is in time by its postmark', ...opinions },
  { id: 'E28', en: '2023-10-08, a Sunday, works', code: ['src/statute/years.ts'], ...counting },
  {
    id: 'E43',
    en: 'hours run on through a holiday and a night',
    code: ['src/statute/terms.ts'],
    ...counting,
  },
  {
    id: 'E44',
    en: 'nine representatives need a reason; observers are none; a missing category is named',
    ...hearing,
  },
  { id: 'E45', en: 'the same instant is not before', ...publishing },
  { id: 'E46', en: 'where the draft appeared, the result appears', ...publishing },
  { id: 'E47', en: 'seven items without an answer stop the feedback', ...tally },
  { id: 'E48', en: 'the lower bound of a grade belongs to it', ...tally },
  {
    id: 'E49',
    en: 'three months from 30 November end on the last of February',
    code: ['src/statute/span.ts'],
    ...counting,
  },
] as const

/** A rule with its source and quote. */
export type CitedRule = LawRule & { readonly source: string; readonly quote: string }

/** The rules with their sources: none is without one, by its type. */
export const citedRules: readonly CitedRule[] = rules.map((rule) => ({ ...rule, ...citations[rule.id] }))
