import { citations as law } from './citations.ts'
import type { RuleProfile } from './profile.ts'

/** The decree on major decisions applies to them alone (N713 art. 2, 3). */
const major = ['major_decision'] as const

/**
 * 《重大行政决策程序暂行条例》(国务院令第713号) and 《政府信息公开条例》(国务院令第711号), both read article by
 * article. What they leave open (how long before a hearing it is announced, how many representatives) is not
 * here: there the platform's defaults stand in, marked as such.
 */
export const nationalProfile: RuleProfile = {
  code: 'national',
  kind: 'national',
  parent: null,
  version: 0,
  name: { zh: '国家', en: 'National' },
  description: {
    zh: '依据《重大行政决策程序暂行条例》（国务院令第713号）和《政府信息公开条例》（国务院令第711号）。各地适用，地方规定可以更严，不能更宽。',
    en: 'The decrees of the State Council, no. 713 (major administrative decisions) and no. 711 (disclosure of government information). They apply everywhere; a local text may ask for more, never for less.',
  },
  values: [
    { parameter: 'comment_days', value: 30, force: 'in_principle', kinds: major, basis: 'text', ...law.R2 },
    { parameter: 'hearing_materials', value: 7, force: 'must', kinds: major, basis: 'text', ...law.R15 },
    {
      parameter: 'legality_review',
      value: 7,
      force: 'in_principle',
      kinds: major,
      basis: 'text',
      source: '《重大行政决策程序暂行条例》第二十六条',
      quote: '送请合法性审查，应当保证必要的审查时间，一般不少于7个工作日。',
    },
    {
      parameter: 'legality_order',
      value: 'before_discussion',
      force: 'must',
      kinds: major,
      basis: 'text',
      ...law.N713_25,
    },
    { parameter: 'disclosure', value: 20, force: 'must', basis: 'text', ...law.DISC_26 },
  ],
}
