import type { ProfileValue, RuleProfile } from './profile.ts'

const ours = '平台默认'
const also = (text: string): string => `${ours}（${text}）`

/** A value of our own, in force only while no text says anything of that parameter. */
const by = (value: Omit<ProfileValue, 'force' | 'basis'> & { basis?: 'unverified' }): ProfileValue =>
  ({ basis: 'platform', ...value, force: 'default' }) as ProfileValue

/**
 * What the platform does where no text says anything (domain.md §2.3, last column). No law: each is marked as a
 * default wherever it is shown, warns and never blocks, and gives way to any text, a laxer one too. The numbers
 * that a decree sets for major decisions alone are taken for other matters by analogy.
 */
export const platformDefaults: RuleProfile = {
  code: 'platform',
  kind: 'platform',
  parent: null,
  version: 0,
  name: { zh: '平台默认', en: 'The platform’s defaults' },
  description: {
    zh: '没有任何文件规定时平台的做法，不是法律要求；有文件规定的，以文件为准。',
    en: 'What the platform does where no text says anything. No law: any text goes before it.',
  },
  values: [
    {
      parameter: 'comment_days',
      value: 30,
      // Kept for every kind of matter: fewer days always say why (R2).
      force: 'in_principle',
      source: also('比照《重大行政决策程序暂行条例》第十五条'),
      basis: 'platform',
    },
    by({ parameter: 'roll_end', value: 'advise', source: ours }),
    by({ parameter: 'hearing_notice', value: 10, source: ours }),
    by({ parameter: 'representative_list', value: 7, source: ours }),
    by({
      parameter: 'hearing_materials',
      value: 7,
      source: also('比照《重大行政决策程序暂行条例》第十六条'),
    }),
    by({ parameter: 'representatives', value: 10, source: ours }),
    by({ parameter: 'quorum', value: '2/3', source: ours }),
    by({
      parameter: 'categories',
      value: ['stakeholder', 'resident', 'deputy', 'expert', 'lawyer'],
      source: also('比照五原县《重大决策公众参与制度》第十条'),
    }),
    by({ parameter: 'civil_servants', value: 'warn', source: ours }),
    by({ parameter: 'symposium_papers', value: 5, source: ours }),
    by({ parameter: 'secrecy_review', value: 15, source: ours }),
    by({
      parameter: 'legality_review',
      value: 7,
      source: also('比照《重大行政决策程序暂行条例》第二十六条'),
    }),
    by({ parameter: 'legality_order', value: 'before_discussion', source: ours }),
    by({
      parameter: 'interpretation',
      value: 3,
      source: also('国办发〔2016〕80号，未核对原文'),
      basis: 'unverified',
    }),
    by({ parameter: 'disclosure', value: 20, source: ours }),
    by({ parameter: 'nondisclosure_report', value: 5, source: ours }),
    by({ parameter: 'hot_question', value: 5, source: ours }),
    by({ parameter: 'public_concern', value: 48, source: ours }),
    by({ parameter: 'grave_incident', value: 5, source: ours }),
    by({ parameter: 'press_conference', value: 24, source: ours }),
    by({ parameter: 'first_release', value: 2, source: ours }),
    by({ parameter: 'complaint', value: 15, source: ours }),
    by({ parameter: 'identity', value: 'anonymous', source: ours }),
    by({ parameter: 'concentrated_persons', value: 10, source: ours }),
    by({
      parameter: 'archive_days',
      value: 30,
      source: also('参照深圳市做法，未核对原文'),
      basis: 'unverified',
    }),
  ],
}

/** R1: no profile goes under 10 days for a major decision, a special law neither. */
export const R1_LINE: RuleProfile = {
  code: 'platform',
  kind: 'platform',
  parent: null,
  version: 0,
  name: platformDefaults.name,
  description: platformDefaults.description,
  values: [
    {
      parameter: 'comment_days',
      value: 10,
      force: 'must',
      source: '平台底线（规则R1）：重大行政决策在任何情况下不少于10日',
      basis: 'platform',
      kinds: ['major_decision'],
    },
  ],
}
