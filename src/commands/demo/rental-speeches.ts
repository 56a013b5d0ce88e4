import type { HearingDay, Said, Verdict } from './hearing-story.ts'

const recheck: Verdict = {
  on: [-45, '09:20'],
  disposition: 'adopted',
  reason: '采纳。增加告知得分和复核的规定。',
  wording:
    '房源少于申请家庭的，按照评分由高到低轮候；评分相同的，公开摇号。每户得分告知本人，有异议的可以自告知之日起十五日内申请复核。',
}
const lottery: Verdict = {
  on: [-45, '10:10'],
  disposition: 'not_adopted',
  reason:
    '不采纳。按试算，全部摇号会使收入最低的家庭一年内入住的比例由87%降到34%，与保障基本居住的目的不符。',
}
const riders: Verdict = {
  on: [-45, '11:00'],
  disposition: 'adopted',
  reason: '采纳，与征求意见中的同类意见一并修改。',
  wording:
    '环卫、公交、护理、快递、外卖等行业一线职工和新就业教师、医生，不受前条第（一）项限制，单列房源配租。',
}
const share: Verdict = {
  on: [-45, '14:30'],
  disposition: 'not_adopted',
  reason:
    '不采纳。单列房源的数量每年按轮候情况确定并公布，写死比例会使房源空置；目前单列申请58户，轮候730户，年度方案会听取两方面意见。',
}
const grace: Verdict = {
  on: [-45, '15:10'],
  disposition: 'partially_adopted',
  reason: '部分采纳。过渡期延长到十二个月，前六个月租金不变；全程不变会影响轮候家庭入住。',
  wording: '家庭收入超过标准的，给予十二个月过渡期，前六个月租金不变，后六个月按照市场租金计收。',
}
const rent: Verdict = {
  on: [-45, '16:00'],
  disposition: 'not_adopted',
  reason: '不采纳。租金降到百分之三十，每年维修资金缺口约76万元。低保家庭已按百分之十确定；施行一年后评估。',
}
const floors: Verdict = {
  on: [-44, '09:30'],
  disposition: 'adopted',
  reason: '采纳。行动不便的孕产妇家庭同样需要低楼层。',
  wording: '有七十周岁以上老人、重度残疾人、孕产妇的家庭，优先选择低楼层。',
}
const kept: Verdict = { on: [-44, '10:20'], disposition: 'adopted', reason: '采纳，维持原条文。' }
const told: Verdict = {
  on: [-44, '11:00'],
  disposition: 'noted',
  reason: '已在会上说明：数据共享由民政、公安、不动产登记三家提供，查不到的才需要本人说明，不用跑证明。',
}

const presenter = { speaker: 'presenter', name: '林知秋' } as const

const said: readonly Said[] = [
  {
    by: presenter,
    at: '09:15',
    kind: 'statement',
    viewpoint: '办法共十二条。起草中比较了评分轮候和全部摇号两个方案，建议采用评分轮候，同分摇号。',
    reason: '评分轮候使最困难的家庭先入住，评分标准和各户得分公开。',
  },
  {
    by: ['stakeholder', 0],
    at: '09:28',
    kind: 'view',
    stance: 'amend',
    clause: '第七条',
    viewpoint: '赞成评分，但得分要告诉本人，错了能复核。',
    reason: '我轮候三年，从来不知道自己排在哪里、为什么。',
    verdict: recheck,
  },
  {
    by: ['stakeholder', 0],
    at: '09:33',
    kind: 'view',
    stance: 'oppose',
    clause: '第九条',
    viewpoint: '租金按市场一半还是高，建议降到百分之三十。',
    reason: '两个人打零工，一个月三千多，房租六百加水电就紧了。',
    verdict: rent,
  },
  {
    by: ['stakeholder', 0],
    at: '09:37',
    kind: 'question',
    stance: 'question',
    clause: '第五条',
    viewpoint: '说是不用交证明，查不到怎么办？',
    verdict: told,
  },
  {
    by: presenter,
    at: '09:39',
    kind: 'answer',
    answers: 1,
    viewpoint: '数据由民政、公安、不动产登记三家共享，查不到的只要本人说明，由经办人去核。',
  },
  {
    by: ['stakeholder', 1],
    at: '09:44',
    kind: 'view',
    stance: 'oppose',
    clause: '第七条',
    viewpoint: '建议全部摇号。',
    reason: '评分由人打，老实人说不清楚，摇号谁也做不了手脚。',
    verdict: lottery,
  },
  {
    by: ['stakeholder', 1],
    at: '09:49',
    kind: 'view',
    stance: 'amend',
    clause: '第十一条',
    viewpoint: '过渡期给一年，租金不变。',
    reason: '收入刚过线就涨租，等于不敢加班。',
    verdict: grace,
  },
  {
    by: ['stakeholder', 1],
    at: '09:53',
    kind: 'view',
    stance: 'support',
    clause: '第十条',
    viewpoint: '转租、空置的收回，支持。',
    reason: '楼里有人常年不住，别人等不到。',
    verdict: kept,
  },
  {
    by: ['stakeholder', 2],
    at: '09:58',
    kind: 'view',
    stance: 'amend',
    clause: '第四条',
    viewpoint: '送外卖、送快递的也应当写进去。',
    reason: '一样是起早贪黑为城里人做事，一样租不起。',
    verdict: riders,
  },
  {
    by: ['resident', 0],
    at: '10:06',
    kind: 'view',
    stance: 'support',
    clause: '第六条',
    viewpoint: '公示不写身份证号和门牌，支持。',
    reason: '我们社区以前贴过，老人家里接了好多推销电话。',
    verdict: kept,
  },
  {
    by: ['resident', 1],
    at: '10:11',
    kind: 'view',
    stance: 'amend',
    clause: '第八条',
    viewpoint: '怀孕和坐月子的也应当优先选低楼层。',
    reason: '安居苑有三栋没有电梯。',
    verdict: floors,
  },
  {
    by: ['deputy', 0],
    at: '10:18',
    kind: 'view',
    stance: 'amend',
    clause: '第四条',
    viewpoint: '单列房源不超过总数的两成，写进办法。',
    reason: '否则普通轮候家庭担心被挤掉。',
    verdict: share,
  },
  {
    by: ['deputy', 0],
    at: '10:23',
    kind: 'view',
    stance: 'amend',
    clause: '第七条',
    viewpoint: '得分和名次应当能查，给本人一个复核的办法。',
    reason: '公开了大家才服气，比摇号更公平。',
    verdict: recheck,
  },
  {
    by: ['deputy', 0],
    at: '10:27',
    kind: 'view',
    stance: 'support',
    clause: '第九条',
    viewpoint: '低保家庭按百分之十交租，支持。',
    reason: '全县低保轮候家庭112户，财政负担得起。',
    verdict: kept,
  },
  {
    by: ['expert', 0],
    at: '10:34',
    kind: 'view',
    stance: 'support',
    clause: '第七条',
    viewpoint: '评分轮候、同分摇号比较合理。',
    reason: '外地的做法表明，单纯摇号时空置率反而上升，因为中签的不一定急需。',
    verdict: kept,
  },
  {
    by: ['lawyer', 0],
    at: '10:41',
    kind: 'view',
    stance: 'amend',
    clause: '第七条',
    viewpoint: '应当写明对得分有异议的复核期限。',
    reason: '没有期限，程序上容易起争议。',
    verdict: recheck,
  },
  {
    by: ['other', 0],
    at: '10:48',
    kind: 'view',
    stance: 'amend',
    clause: '第四条',
    viewpoint: '新就业形态劳动者列入单列范围。',
    reason: '我们去年走访的骑手里，七成合租在城郊。',
    verdict: riders,
  },
  {
    by: { speaker: 'other', name: '石慧（县财政局综合股股长）' },
    at: '11:02',
    kind: 'statement',
    viewpoint: '维修资金每年约需210万元，租金比例每降一成，财政要多补约38万元。',
  },
]

/** What was said about public rental housing, who was there, and how each confirmed it. */
export const rentalDay: HearingDay = {
  ended: '11:20',
  observers: 4,
  press: '县融媒体中心记者1人',
  closing: '各位代表的意见已经全部记入笔录，会后逐条研究答复，采纳情况和理由写入听证报告向社会公布。',
  steps: [
    ['discipline', '09:00'],
    ['introduction', '09:06'],
    ['statements', '09:15'],
    ['debate', '09:26'],
    ['explanation', '11:00'],
    ['closing', '11:14'],
  ],
  absent: ['other', 1, '当天因家人生病请假'],
  said,
  mended: {
    speech: 16,
    wish: '我说的是“六成合租在城郊”，另外三成住宿舍，请改正。',
    reason: '我们去年走访的骑手里，六成合租在城郊，三成住宿舍。',
  },
  onPaper: ['resident', 2],
  refused: ['stakeholder', 4, '会上没有轮到发言，对程序有意见，不签字。'],
  confirmed: -50,
  closed: -48,
}
