import { careTrail } from './care-trail.ts'
import { type Matter, type Reply, says, web } from './matter.ts'

const draft = `云溪县农村公路养护管理办法
（征求意见稿）

第一条　为了加强农村公路养护，保障公路完好、安全、畅通，根据《中华人民共和国公路法》等法律、法规，结合本县实际，制定本办法。
第二条　本县行政区域内县道、乡道、村道的养护及其监督管理，适用本办法。
第三条　农村公路养护实行县负总责、镇为主体、村民参与的机制。
第四条　县道由县交通运输局负责养护，乡道由镇人民政府负责养护，村道由村民委员会在镇人民政府指导下负责养护。
第五条　养护资金列入县级财政预算，每年每公里不低于：县道一万元，乡道五千元，村道三千元。
第六条　每五公里村道设一名护路员，优先聘用低收入户劳动力。
第七条　护路员每周巡查不少于一次，发现坑槽、塌方、标志缺失的，当日报告镇人民政府。
第八条　影响通行安全的损坏，应当自接到报告之日起七日内修复；不能按期修复的，应当设置警示标志，并公布修复时间。
第九条　农忙时节，农业机械可以在村道通行，任何单位和个人不得以超限为由收取费用。
第十条　在公路上打场晒粮的，由村民委员会劝导，并就近提供晒场。
第十一条　村道与学校、卫生室相连的路段，应当设置减速设施和照明。
第十二条　养护资金使用情况每半年在村务公开栏公布一次。
第十三条　本办法自公布之日起三十日后施行，有效期五年。
`

const days: Reply = {
  on: [-153, '09:40'],
  disposition: 'adopted',
  reason: '采纳。影响通行安全的损坏先在二十四小时内设置警示标志，修复时限缩短到三日。',
  wording:
    '影响通行安全的损坏，应当自接到报告之时起二十四小时内设置警示标志，三日内修复；不能按期修复的，应当公布修复时间。',
}
const money: Reply = {
  on: [-153, '10:30'],
  disposition: 'partially_adopted',
  reason: '采纳提高村道标准的意见。受财力限制，提高到四千元，三年后根据评估结果再作调整。',
  wording: '养护资金列入县级财政预算，每年每公里不低于：县道一万元，乡道五千元，村道四千元。',
}
const harvest: Reply = {
  on: [-152, '15:10'],
  disposition: 'not_adopted',
  reason: '收割机每年集中通行约二十日，收费会增加种粮成本，也没有法律依据。由此造成的损坏列入日常养护。',
}
const yard: Reply = {
  on: [-152, '16:00'],
  disposition: 'noted',
  reason: '各镇已确定晒场41处，名单张贴在村务公开栏；没有晒场的村可以使用学校操场（假期）和村部广场。',
}
const kept: Reply = { on: [-151, '09:30'], disposition: 'adopted', reason: '采纳，维持原条文。' }

/** Gone the whole way: decided, promulgated, with its interpretation. */
export const care: Matter = {
  name: 'care',
  team: 'roads',
  title: '云溪县农村公路养护管理办法',
  kind: 'major_decision',
  draft,
  explanation: `全县有农村公路1486公里，其中村道1012公里，一半以上建成超过十年，坑槽多、修得慢，是近三年“两会”建议提案反映最集中的问题之一。

本办法共十三条，明确谁来养、钱从哪里来、坏了几天修好，并把护路员岗位优先留给低收入户。起草中走访了6个镇、23个村，与财政、公安、农业农村、民政等部门协商一致。`,
  attachments: [
    {
      name: '农村公路养护资金测算.txt',
      lines: [
        '农村公路养护资金测算',
        '县道162公里，每公里1万元，162万元。',
        '乡道312公里，每公里5000元，156万元。',
        '村道1012公里，每公里3000元，约304万元。',
        '合计约622万元，比上一年度实际支出增加188万元，由县级财政承担。',
      ],
    },
  ],
  notice: {
    decision_name: '云溪县农村公路养护管理办法',
    legal_basis: '《中华人民共和国公路法》；《重大行政决策程序暂行条例》第十四条、第十五条。',
    drafting_rationale: '村道失养失管问题突出，责任不清、资金没有标准，需要用制度固定下来。',
    submission_channels: ['web', 'letter', 'phone', 'onsite'],
    onsite_address: '云溪县环城西路6号县交通运输局二楼公路管理站',
    onsite_closes_at: '17:30',
    recipient: '县交通运输局公路管理站',
    mail_address: '云溪县环城西路6号',
    postcode: '000100',
    email: 'care@yunxi.example',
    fax: '无',
    contact_person: '陆长河',
    contact_phone: '0000-6600245',
    contact_hours: '工作日8:30至12:00，14:30至17:30',
  },
  beside: [
    ['notice_board', '各镇政府和村务公开栏'],
    ['media', '县广播电视台'],
  ],
  trail: careTrail,
  day: -190,
  ends: -158,
  reaches: 'published',
  voices: [
    web(
      [-186, '20:40'],
      says('第八条', 'amend', '七天太长。坑在弯道上，晚上根本看不见，已经摔了两个骑摩托的。', {
        reply: days,
      }),
    ),
    {
      on: [-182, '10:20'],
      by: 'phone',
      name: '田满仓',
      area: 'same_county',
      points: [
        says('第五条', 'oppose', '村道走的人最多，给的钱最少，三千块连补坑都不够。', { reply: money }),
      ],
    },
    {
      on: [-174, '11:00'],
      by: 'letter',
      posted: -176,
      name: '云溪县山背镇石埠村民委员会',
      organisation: true,
      publish: true,
      points: [
        says('第六条', 'support', '护路员由本村人当，路熟，也放心。', { reply: kept }),
        says('第五条', 'amend', '村道标准建议提高到五千元。', { reply: money }),
      ],
    },
    web(
      [-169, '13:05'],
      says('第九条', 'oppose', '大收割机把村道压坏了，应当交维修费。', { reply: harvest }),
    ),
    {
      on: [-166, '15:30'],
      by: 'onsite',
      area: 'same_town',
      points: [says('第十条', 'question', '不让在路上晒，晒场在哪里？', { reply: yard })],
    },
    web([-162, '19:25'], says('第十一条', 'support', '学校门口早该有减速带和路灯。', { reply: kept })),
  ],
  report: {
    day: -144,
    title: '关于《云溪县农村公路养护管理办法（征求意见稿）》意见采纳情况的反馈',
    summary: `征求意见期间收到网站、电话、来信和现场意见，逐条作了研究。

根据大家的意见，修复时限由七日缩短为三日，村道养护资金标准由三千元提高到四千元。没有采纳的，逐条说明了理由。修改后的办法将按程序进行合法性审查，提请县政府常务会议审议。`,
  },
}
