import type { RuleProfile } from './profile.ts'

const PRICES = '《政府制定价格听证办法》（未核对原文，据各地价格听证公告）'

/**
 * Hearings on prices that a government sets. It takes the place of what the ordinary texts say of the three things
 * it names (五原县《重大决策公众参与制度》第九条: 另有规定的，从其规定) and leaves everything else as it was.
 */
export const priceHearing: RuleProfile = {
  code: 'price_hearing',
  kind: 'special',
  parent: null,
  version: 0,
  name: { zh: '政府制定价格听证', en: 'Hearings on government-set prices' },
  description: {
    zh: '制定或者调整水、电、气、公共交通等价格举行听证的，听证公告、参加人名单和消费者所占比例从其规定，其他不变。',
    en: 'For hearings on the prices of water, power, gas, public transport and the like: announcement, list and the share of consumers are its own; everything else stays.',
  },
  values: [
    { parameter: 'hearing_notice', value: 30, force: 'must', basis: 'unverified', source: PRICES },
    { parameter: 'representative_list', value: 15, force: 'must', basis: 'unverified', source: PRICES },
    { parameter: 'stakeholder_share', value: '2/5', force: 'must', basis: 'unverified', source: PRICES },
  ],
}
