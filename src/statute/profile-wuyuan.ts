import { citations as law } from './citations.ts'
import type { RuleProfile } from './profile.ts'

/** 五原县《重大决策公众参与制度》 applies to major decisions alone (its art. 2). */
const major = ['major_decision'] as const
const PARTICIPATION = '五原县《重大决策公众参与制度》'

/** 五原县's own systems, read in 《政府信息公开制度汇编》. Its 10 days of comments stand beside the decree's 30. */
export const wuyuanProfile: RuleProfile = {
  code: 'wuyuan',
  kind: 'local',
  parent: 'national',
  version: 0,
  name: { zh: '五原县', en: 'Wuyuan County' },
  description: {
    zh: '依据五原县《政府信息公开制度汇编》中的各项制度。征求意见期限：《条例》一般30日，说明理由的可以缩短，但不得少于本县规定的10日。',
    en: 'The county’s own systems on open government. Comments: 30 days by the decree, fewer with a printed reason, never under the county’s 10.',
  },
  values: [
    { parameter: 'comment_days', value: 10, force: 'must', kinds: major, basis: 'text', ...law.R3 },
    { parameter: 'hearing_notice', value: 10, force: 'must', kinds: major, basis: 'text', ...law.R14 },
    {
      parameter: 'representatives',
      value: 10,
      force: 'in_principle',
      kinds: major,
      basis: 'text',
      source: `${PARTICIPATION}第十条`,
      quote: '听证会代表的人数原则上不少于10人',
    },
    {
      parameter: 'categories',
      value: ['stakeholder', 'resident', 'deputy', 'expert', 'lawyer'],
      force: 'in_principle',
      kinds: major,
      basis: 'text',
      source: `${PARTICIPATION}第十条`,
      quote: '听证会代表应当具有广泛性和代表性，主要从以下人员中产生：',
    },
    { parameter: 'symposium_papers', value: 5, force: 'must', kinds: major, basis: 'text', ...law.R22 },
    { parameter: 'interpretation', value: 0, force: 'must', basis: 'text', ...law.R26 },
    { parameter: 'secrecy_review', value: 15, force: 'must', basis: 'text', ...law.R28_15 },
    { parameter: 'disclosure', value: 20, force: 'must', basis: 'text', ...law.R27 },
    { parameter: 'nondisclosure_report', value: 5, force: 'must', basis: 'text', ...law.R29 },
    { parameter: 'hot_question', value: 5, force: 'must', basis: 'text', ...law.R30 },
    { parameter: 'public_concern', value: 48, force: 'must', basis: 'text', ...law.R30_48 },
    { parameter: 'grave_incident', value: 5, force: 'must', basis: 'text', ...law.R30_48 },
    { parameter: 'press_conference', value: 24, force: 'must', basis: 'text', ...law.R30_48 },
    // 120 minutes
    { parameter: 'first_release', value: 2, force: 'must', basis: 'text', ...law.R30_2 },
  ],
}
