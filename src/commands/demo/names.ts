import type { Matter } from './matter.ts'

/** Reported: nobody said anything, and that is said (R10). */
export const names: Matter = {
  name: 'names',
  team: 'housing',
  title: '云溪县城东新区道路命名方案',
  kind: 'other',
  draft: `云溪县城东新区道路命名方案
（征求意见稿）

第一条　城东新区新建的六条道路，按照体现历史文化、好记易找的原则命名。
第二条　东西走向的道路命名为稻香路、采桑路、船山路。
第三条　南北走向的道路命名为窑湾路、竹纸路、清水路。
第四条　路名标志应当标注汉字和拼音，自方案批准之日起三个月内设置完毕。
第五条　门牌由县公安局免费编制、安装。
`,
  explanation:
    '城东新区六条道路即将通车。拟用路名取自当地旧地名和传统手艺：窑湾、船山为原村名，竹纸、采桑为旧时生计。路名与全县现有道路不重名、不同音。',
  notice: {
    decision_name: '云溪县城东新区道路命名方案',
    legal_basis: '《地名管理条例》。',
    drafting_rationale: '新区道路即将通车，门牌编制、导航和公交站名都需要先有路名。',
    submission_channels: ['web', 'letter', 'phone'],
    recipient: '县住房和城乡建设局市政股',
    mail_address: '云溪县清溪大道18号',
    postcode: '000100',
    email: 'names@yunxi.example',
    fax: '无',
    contact_person: '林知秋',
    contact_phone: '0000-6600126',
  },
  beside: [['notice_board', '城东新区建设现场公示牌']],
  day: -66,
  ends: -34,
  reaches: 'published',
  report: {
    day: -25,
    title: '关于《云溪县城东新区道路命名方案（征求意见稿）》公开征求意见情况的反馈',
    summary:
      '征求意见期间，公告同时张贴在城东新区建设现场，联系电话和信箱一直开通，未收到意见。方案拟按原文报批。',
  },
}
