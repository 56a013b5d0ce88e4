import type { RuleProfile } from './profile.ts'

const major = ['major_decision'] as const
const seen = (where: string): string => `见于${where}，未核对原文`

/**
 * A model: the stricter of the values that were found in local rules (domain.md §2.3), put together. No place has
 * all of them; each names where it was seen. It shows what a profile can ask for, and is there to be copied.
 */
export const stricterProfile: RuleProfile = {
  code: 'stricter',
  kind: 'local',
  parent: 'national',
  version: 0,
  name: { zh: '从严示范', en: 'Stricter model' },
  description: {
    zh: '把多个地方规定中较严的数值放在一起的示范，不是哪一个地方的现行规定；每个数值都注明见于何处，未逐一核对原文。',
    en: 'A model put together from the stricter values of several places. It is no place’s law: each value names where it was seen, and the texts were not checked one by one.',
  },
  values: [
    {
      parameter: 'comment_days',
      value: 30,
      force: 'must',
      kinds: major,
      basis: 'unverified',
      source: seen('六安市（“不得少于30日”）'),
    },
    {
      parameter: 'comment_workdays',
      value: 20,
      force: 'must',
      kinds: major,
      basis: 'unverified',
      source: seen('某地规定（公开征求意见不少于20个工作日）'),
    },
    {
      parameter: 'comment_workdays',
      value: 7,
      force: 'must',
      kinds: ['normative_document'],
      basis: 'unverified',
      source: seen('永康市2020年规定（行政规范性文件不少于7个工作日）'),
    },
    {
      parameter: 'roll_end',
      value: 'refuse',
      force: 'must',
      kinds: major,
      basis: 'platform',
      source: '示范：最后一日遇休息日的，必须顺延到下一个工作日（《民法典》第二百零三条）',
    },
    {
      parameter: 'hearing_notice',
      value: 30,
      force: 'must',
      basis: 'unverified',
      source: seen('池州市规定（听证会举行30日前公告）'),
    },
    {
      parameter: 'representative_list',
      value: 15,
      force: 'must',
      basis: 'unverified',
      source: seen('池州市规定（听证会举行15日前公布代表名单）'),
    },
    {
      parameter: 'hearing_materials',
      value: 10,
      force: 'must',
      basis: 'unverified',
      source: seen('《国务院关于加强市县政府依法行政的决定》（国发〔2008〕17号）'),
    },
    {
      parameter: 'representatives',
      value: 15,
      force: 'must',
      basis: 'unverified',
      source: seen('耿家营等地听证规定（不少于15人）'),
    },
    {
      parameter: 'quorum',
      value: '2/3',
      force: 'must',
      basis: 'unverified',
      source: seen('某地听证规定（到会不足三分之二的延期）'),
    },
    {
      parameter: 'stakeholder_share',
      value: '1/3',
      force: 'must',
      basis: 'unverified',
      source: seen('某地听证规定（利害关系人和公众代表不少于三分之一）'),
    },
    {
      parameter: 'civil_servants',
      value: 'forbidden',
      force: 'must',
      basis: 'unverified',
      source: seen('某地听证规定（现职公务员不得担任听证代表）'),
    },
    {
      parameter: 'symposium_papers',
      value: 5,
      force: 'must',
      basis: 'text',
      source: '五原县《重大决策公众参与制度》第五条',
      quote: '于座谈论证会召开的5个工作日前将决策方案及起草说明送达与会代表。',
    },
    {
      parameter: 'interpretation',
      value: 0,
      force: 'must',
      basis: 'text',
      source: '五原县《政务公开政策解读回应制度》第四条',
      quote: '政策文件与解读材料应当同步起草、同步审签、同步发布。',
    },
    {
      parameter: 'legality_order',
      value: 'before_submission',
      force: 'must',
      kinds: major,
      basis: 'platform',
      source: '示范：上报决策机关以前完成合法性审查',
    },
    {
      parameter: 'archive_days',
      value: 30,
      force: 'must',
      basis: 'unverified',
      source: seen('深圳市重大行政决策档案指引（决策完成后30日内归档）'),
    },
  ],
}
