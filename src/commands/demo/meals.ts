import { type Matter, type Reply, says, web } from './matter.ts'
import { mealsTrail } from './meals-trail.ts'

const draft = `云溪县中小学校外供餐管理办法
（征求意见稿）

第一条　为了保障学生用餐安全和营养，规范校外供餐，根据《中华人民共和国食品安全法》等法律、法规，结合本县实际，制定本办法。
第二条　本县中小学从供餐单位订购集体用餐的，适用本办法。有条件的学校应当自办食堂。
第三条　供餐单位由县教育局会同县市场监督管理局通过公开招标确定，合同期限不超过二年。
第四条　每所学校成立由家长代表过半数组成的膳食委员会，参与选餐、定价和日常监督。
第五条　餐费按照成本核定，小学每餐不超过九元，初中每餐不超过十元，结余退还学生。
第六条　出锅至食用的时间不超过二小时，送到时中心温度不低于六十摄氏度。
第七条　学校应当每餐留样四十八小时，校长和教师与学生同餐并作记录。
第八条　每周食谱提前三日公布，注明主要食材的来源。
第九条　家庭经济困难学生的餐费由县级财政补助，补助名单不公开。
第十条　供餐单位发生食品安全事故的，立即终止合同，五年内不得参加本县供餐招标。
第十一条　本办法自新学期开学之日起施行，有效期三年。
`

const price: Reply = {
  on: [-77, '09:20'],
  disposition: 'partially_adopted',
  reason: '采纳公开成本的意见，每学期公布一次。价格上限由成本审核得出，降低会影响食材质量，予以保留。',
  wording: '餐费按照成本核定，小学每餐不超过九元，初中每餐不超过十元；成本构成每学期公布，结余退还学生。',
}
const visit: Reply = {
  on: [-77, '10:40'],
  disposition: 'adopted',
  reason: '采纳。增加家长不打招呼随时查看的规定。',
  wording:
    '每所学校成立由家长代表过半数组成的膳食委员会，参与选餐、定价和日常监督。家长代表可以不经预约进入供餐单位和学校配餐间查看。',
}
const cook: Reply = {
  on: [-76, '15:00'],
  disposition: 'not_adopted',
  reason:
    '全县37所学校中有14所没有建食堂的场地，目前做不到全部自办。第二条已写明有条件的应当自办；城东、河西两所新校的食堂明年完工。',
}
const halal: Reply = {
  on: [-76, '16:20'],
  disposition: 'adopted',
  reason: '采纳。尊重饮食习惯，照顾过敏学生。',
  wording: '每周食谱提前三日公布，注明主要食材的来源和常见致敏食材，为有特殊饮食需要的学生另行配餐。',
}
const kept: Reply = { on: [-75, '09:30'], disposition: 'adopted', reason: '采纳，维持原条文。' }

/** Decided, not yet promulgated. */
export const meals: Matter = {
  name: 'meals',
  team: 'schools',
  title: '云溪县中小学校外供餐管理办法',
  kind: 'major_decision',
  draft,
  explanation: `全县有14所学校、9600余名学生由校外单位供餐。去年家长投诉63件，集中在饭菜凉、价格不透明、家长进不了配餐间。

本办法共十一条，核心是公开招标、家长监督、按成本定价。县教育局到8所学校陪餐，召开家长座谈会6次，与市场监管、财政、发展改革、卫生健康等部门协商一致。`,
  notice: {
    decision_name: '云溪县中小学校外供餐管理办法',
    legal_basis: '《中华人民共和国食品安全法》第五十七条；《重大行政决策程序暂行条例》第十四条、第十五条。',
    drafting_rationale: '供餐单位选择、定价和监督缺少统一规定，家长反映强烈。',
    submission_channels: ['web', 'letter', 'phone'],
    recipient: '县教育局体卫艺股',
    mail_address: '云溪县文昌路3号',
    postcode: '000100',
    email: 'meals@yunxi.example',
    fax: '无',
    contact_person: '乔若谷',
    contact_phone: '0000-6600377',
    contact_hours: '工作日8:30至12:00，14:00至17:30',
  },
  beside: [['notice_board', '各中小学校门口公示栏']],
  trail: mealsTrail,
  day: -114,
  ends: -82,
  reaches: 'published',
  voices: [
    web([-111, '19:50'], says('第五条', 'amend', '九块钱贵不贵，要把成本摆出来给家长看。', { reply: price })),
    web(
      [-109, '21:12'],
      says('第四条', 'amend', '家长去看要能不打招呼就进，提前说好了看到的都是好的。', { reply: visit }),
      says('第七条', 'support', '校长跟孩子一起吃，这条好。', { reply: kept }),
    ),
    {
      on: [-105, '09:45'],
      by: 'phone',
      area: 'same_county',
      points: [says('第二条', 'oppose', '外面送的饭总是凉的，应当所有学校都自己办食堂。', { reply: cook })],
    },
    web([-100, '12:30'], says('第八条', 'amend', '孩子对花生过敏，食谱上要写清楚。', { reply: halal })),
    {
      on: [-94, '10:10'],
      by: 'letter',
      posted: -96,
      name: '云溪县河西小学家长委员会',
      organisation: true,
      publish: true,
      points: [
        says('第八条', 'amend', '本校有少数民族学生27名，请安排另行配餐。', { reply: halal }),
        says('第十条', 'support', '出过事的不能换个名字再来。', { reply: kept }),
      ],
    },
  ],
  report: {
    day: -68,
    title: '关于《云溪县中小学校外供餐管理办法（征求意见稿）》意见采纳情况的反馈',
    summary: `根据家长和学校的意见，增加了家长不经预约查看、成本每学期公布、标注致敏食材和另行配餐的规定。

没有采纳的意见逐条说明了理由。修改后的办法将按程序进行合法性审查，提请县政府常务会议审议。`,
  },
}
