import { type Matter, type Reply, says, web } from './matter.ts'
import { rentalHearing } from './rental-hearing.ts'
import { rentalTrail } from './rental-trail.ts'

const draft = `云溪县公共租赁住房分配和管理办法
（征求意见稿）

第一条　为了保障住房困难家庭基本居住需要，公平分配公共租赁住房，根据有关法律、法规，结合本县实际，制定本办法。
第二条　本县城区公共租赁住房的申请、分配、使用、退出及其监督管理，适用本办法。
第三条　申请人应当同时具备下列条件：
（一）家庭人均月收入低于本县上年度城镇居民人均可支配收入的百分之六十；
（二）家庭在城区没有自有住房，或者人均住房面积低于十五平方米；
（三）在城区居住或者就业满一年。
第四条　环卫、公交、护理等行业一线职工和新就业教师、医生，不受前条第（一）项限制，单列房源配租。
第五条　申请材料能够通过数据共享取得的，不得要求申请人提供。
第六条　资格审核自受理之日起二十个工作日内完成，结果在社区和县人民政府网站公示七日，公示时隐去身份证号码和详细住址。
第七条　房源少于申请家庭的，按照评分由高到低轮候；评分相同的，公开摇号。
第八条　有七十周岁以上老人、重度残疾人的家庭，优先选择低楼层。
第九条　租金按照市场租金的百分之五十确定，低保家庭按照百分之十确定。
第十条　承租人不得转租、出借、空置超过六个月。违反的，收回住房，五年内不得再次申请。
第十一条　家庭收入超过标准的，给予六个月过渡期，过渡期内按照市场租金计收。
第十二条　本办法自公布之日起三十日后施行，有效期五年。
`

const drivers: Reply = {
  on: [-53, '09:30'],
  disposition: 'adopted',
  reason: '采纳。快递、外卖等新就业形态劳动者与公交、环卫职工同样对待。',
  wording:
    '环卫、公交、护理、快递、外卖等行业一线职工和新就业教师、医生，不受前条第（一）项限制，单列房源配租。',
}
const grace: Reply = {
  on: [-53, '10:20'],
  disposition: 'partially_adopted',
  reason: '采纳延长过渡期的意见。过渡期延长到十二个月，前六个月租金不变，后六个月按照市场租金计收。',
  wording: '家庭收入超过标准的，给予十二个月过渡期，前六个月租金不变，后六个月按照市场租金计收。',
}
const scores: Reply = {
  on: [-52, '14:40'],
  disposition: 'not_adopted',
  reason:
    '完全摇号不能保证最困难的家庭先住进去。评分标准作为本办法的附件一并公布，每户得分可以自己核对，评分相同的才摇号。',
}
const kept: Reply = { on: [-52, '16:00'], disposition: 'adopted', reason: '采纳，维持原条文。' }

/** Submitted to the government with everything that has to be enclosed. */
export const rental: Matter = {
  name: 'rental',
  team: 'housing',
  title: '云溪县公共租赁住房分配和管理办法',
  kind: 'major_decision',
  draft,
  explanation: `全县有公共租赁住房1260套，轮候家庭730户。现行办法2016年印发，新就业人员、环卫公交职工申请难，也有转租和长期空置的情况。

本办法共十二条，放宽一线职工的条件，减少申请材料，写明轮候、摇号和退出的规则。起草中听取了轮候家庭、社区和承租单位的意见，与财政、民政、人力资源社会保障等部门协商，对租金比例有过不同意见，已在会商中取得一致。`,
  notice: {
    decision_name: '云溪县公共租赁住房分配和管理办法',
    legal_basis: '《重大行政决策程序暂行条例》第十四条、第十五条；国家和自治区有关公共租赁住房的规定。',
    drafting_rationale: '原办法施行已近十年，准入和退出规则不清，需要重新制定。',
    submission_channels: ['web', 'letter', 'phone', 'onsite'],
    onsite_address: '云溪县清溪大道18号县住房和城乡建设局一楼102室',
    onsite_closes_at: '17:30',
    recipient: '县住房和城乡建设局住房保障股',
    mail_address: '云溪县清溪大道18号',
    postcode: '000100',
    email: 'rental@yunxi.example',
    fax: '0000-6600118',
    contact_person: '林知秋',
    contact_phone: '0000-6600135',
    contact_hours: '工作日8:30至12:00，14:30至17:30',
  },
  beside: [['notice_board', '各社区公示栏']],
  trail: rentalTrail,
  hearing: rentalHearing,
  day: -90,
  ends: -58,
  reaches: 'published',
  voices: [
    web([-87, '22:15'], says('第四条', 'amend', '送外卖的也住不起，为什么没有我们？', { reply: drivers })),
    web(
      [-82, '20:03'],
      says('第十一条', 'oppose', '刚涨了工资就要按市场价交租，等于白涨，希望给一年时间。', { reply: grace }),
    ),
    {
      on: [-76, '10:30'],
      by: 'phone',
      area: 'same_county',
      points: [says('第七条', 'oppose', '评分怎么评谁知道，不如都摇号。', { reply: scores })],
    },
    web([-71, '18:20'], says('第六条', 'support', '公示时不写身份证号和门牌，这样好。', { reply: kept })),
    {
      on: [-63, '15:10'],
      by: 'onsite',
      name: '云溪县公交公司工会',
      organisation: true,
      publish: true,
      points: [says('第四条', 'support', '我公司有58名驾驶员符合条件。', { reply: kept })],
    },
  ],
  report: {
    day: -44,
    title: '关于《云溪县公共租赁住房分配和管理办法（征求意见稿）》意见采纳情况的反馈',
    summary: `根据大家的意见，把快递、外卖等劳动者列入单列配租的范围，退出过渡期延长到十二个月。

对评分轮候的意见没有采纳，理由见答复。评分标准随办法一并公布。`,
  },
}
