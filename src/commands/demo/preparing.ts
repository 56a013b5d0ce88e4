import type { Matter } from './matter.ts'

/** In preparation: the notice is half filled, so that the desk shows what is missing. */
export const dogs: Matter = {
  name: 'dogs',
  team: 'housing',
  title: '云溪县城区养犬管理规定',
  kind: 'normative_document',
  draft: `云溪县城区养犬管理规定
（征求意见稿）

第一条　为了规范养犬行为，保护群众健康和人身安全，制定本规定。
第二条　县城建成区内饲养犬只，适用本规定。
第三条　养犬人应当每年为犬只接种狂犬病疫苗，并到所在社区登记。登记不收费。
第四条　携犬外出应当使用不超过二米的牵引绳，避让老人、儿童、孕妇和残疾人。
第五条　携犬进入电梯应当避开上下班高峰，并为犬只戴嘴套或者怀抱。
第六条　犬只在户外排泄的，携犬人应当立即清除。
第七条　导盲犬可以进入公共场所、乘坐公共交通工具。
第八条　流浪犬由县住房和城乡建设局委托的机构收容，公开领养。
第九条　本规定自公布之日起三十日后施行。
`,
  explanation:
    '近两年犬只伤人和扰民投诉明显增加，城区缺少统一的登记和管理办法。本规定共九条，重点是免费登记、牵绳出行、及时清理和流浪犬收容。',
  notice: {
    decision_name: '云溪县城区养犬管理规定',
    legal_basis: '《中华人民共和国动物防疫法》第三十条。',
    drafting_rationale: '',
    submission_channels: ['web', 'phone'],
    recipient: '县住房和城乡建设局市容股',
    contact_person: '林知秋',
  },
  day: 1,
  reaches: 'saved',
}

/** Handed in: waits for the secrecy review. */
export const lighting: Matter = {
  name: 'lighting',
  team: 'housing',
  title: '云溪县背街小巷照明提升三年计划',
  kind: 'major_decision',
  draft: `云溪县背街小巷照明提升三年计划
（征求意见稿）

第一条　为了方便群众夜间出行，三年内完成城区背街小巷照明改造，制定本计划。
第二条　改造范围为城区现有的214条背街小巷，按照先暗后明、先学校和医院周边后其他的顺序实施。
第三条　第一年改造86条，第二年改造74条，第三年改造54条，具体名单每年一月公布。
第四条　新装路灯应当控制亮度和朝向，不得直射居民窗户；二十三时后可以调低亮度。
第五条　改造由县级财政承担，不向居民和商户收取费用。
第六条　路灯损坏的，县住房和城乡建设局应当自接到报修之时起二十四小时内修复。
第七条　每条街巷改造完成后，由社区组织居民代表验收。
`,
  explanation:
    '全县背街小巷中仍有214条照明不足或者没有路灯，夜间出行不便，群众来电集中反映。本计划明确三年的范围、顺序、费用和验收办法，征求意见后按程序提交县政府常务会议讨论。',
  attachments: [
    {
      name: '拟改造街巷名单（第一年）.txt',
      lines: [
        '拟改造街巷名单（第一年，节选）',
        '槐树巷',
        '染坊弄',
        '豆腐巷',
        '北门三弄',
        '磨盘巷',
        '其余81条略',
      ],
    },
  ],
  notice: {
    decision_name: '云溪县背街小巷照明提升三年计划',
    legal_basis: '《重大行政决策程序暂行条例》第十四条、第十五条；《云溪县国民经济和社会发展规划》。',
    drafting_rationale: '背街小巷照明不足影响夜间出行安全，需要统一安排改造顺序和经费。',
    submission_channels: ['web', 'letter', 'email', 'phone'],
    recipient: '县住房和城乡建设局市政股',
    mail_address: '云溪县清溪大道18号',
    postcode: '000100',
    email: 'lighting@yunxi.example',
    fax: '0000-6600118',
    contact_person: '林知秋',
    contact_phone: '0000-6600126',
    contact_hours: '工作日8:30至12:00，14:30至17:30',
  },
  trail: {
    plan: {
      matter_class: 'project',
      whole_economy_reason: '三年安排县级财政资金，改造214条街巷。',
      close_to_people_reason: '关系城区居民夜间出行安全。',
      widely_known: true,
      judgement_reason: '群众普遍盼望改造，没有分歧，不需要举行听证会。',
    },
    records: [],
  },
  day: 2,
  starts: 4,
  ends: 36,
  reaches: 'review',
}
