import { heads, paper, type Trail } from './trail.ts'

const { unit, name: head } = heads.schools

/** School meals: as far as the decision; the text is not out yet. */
export const mealsTrail: Trail = {
  joint: ['云溪县市场监督管理局'],
  plan: {
    matter_class: 'policy',
    whole_economy_reason: '涉及全县14所学校的供餐方式和财政补助安排。',
    close_to_people_reason: '关系九千六百余名学生的饮食安全和家庭支出。',
    affects_groups: true,
    groups: '学生家长、供餐单位。',
    risky: true,
    affects_market: true,
    affects_enterprises: true,
    consultees: ['entrepreneurs', 'associations'],
    judgement_reason:
      '家长普遍支持加强监督，对是否全部自办食堂看法不一，但属于条件所限；关注度较高而没有重大分歧，以公开征求意见和家长座谈听取意见为宜。',
    attention: true,
  },
  records: [
    {
      on: [-137, '10:10'],
      kind: 'proposal',
      body: (day) => ({
        proposed_by: 'citizens',
        proposed_on: day(-144),
        gist: '县长信箱去年收到家长来信63件，要求公开供餐价格、允许家长进入配餐间。',
        studied: '县教育局会同县市场监督管理局研究认为，供餐单位选择和定价应当有统一规定，报请启动决策程序。',
      }),
    },
    {
      on: [-132, '10:15'],
      kind: 'costs',
      body: () => ({
        analysed: 'yes',
        inputs: '困难学生餐费补助每年约96万元，招标和检测费用约18万元。',
        consumption: '统一使用可循环餐具，每年减少一次性餐盒约一百七十万个。',
        benefits: '同等餐标下食材成本占比由58%提高到65%以上，投诉预计下降一半。',
      }),
    },
    {
      on: [-131, '11:05'],
      kind: 'schemes',
      body: () => ({
        schemes: [],
        proposed: '没有条件自办食堂的学校公开招标供餐，家长参与选餐、定价和监督。',
        one_reason: '自办食堂受场地限制，各方对公开招标没有分歧，只拟定一个方案。',
      }),
    },
    {
      on: [-126, '14:30'],
      kind: 'departments',
      body: (day) => ({
        consulted: [
          { unit: '云溪县市场监督管理局', on: day(-129), opinion: '同意，建议写明出锅至食用的时间。' },
          { unit: '云溪县发展和改革局', on: day(-128), opinion: '同意按成本核定价格，上限每两年审核一次。' },
          { unit: '云溪县财政局', on: day(-127), opinion: '同意补助标准。' },
        ],
        disputed: 'no',
        disputes: [],
      }),
    },
    {
      on: [-125, '15:10'],
      kind: 'groups',
      body: (day) => ({
        heard: [
          {
            group: '家长代表42人',
            through: '各学校家长委员会',
            on: day(-127),
            opinion: '希望价格透明、随时可以查看配餐间。',
          },
          {
            group: '供餐单位3家',
            through: '云溪县餐饮行业协会',
            on: day(-126),
            opinion: '希望合同期不少于二年，便于投入设备。',
          },
        ],
        taken_up: '合同期限定为不超过二年，期满考核合格可以续签一次；其余写入第四条、第五条。',
      }),
    },
    {
      on: [-124, '15:40'],
      kind: 'risk_assessment',
      body: () => ({
        assessed_by: '云溪县教育局会同县委政法委、县市场监督管理局',
        points: [
          { risk: '更换供餐单位期间断供', measure: '新旧单位交接期不少于十日，学校备有应急方便餐食。' },
          { risk: '餐标调整引发家长不满', measure: '成本构成每学期公布，结余退还学生。' },
        ],
        contingency: '发生食品安全事件的，十分钟内停止供餐，启动县食品安全事故应急预案。',
        departments: '公安、信访、市场监管部门均认为风险较低。',
        verdict: 'controllable',
      }),
      papers: [paper('社会稳定风险评估报告', unit, '评估结论：低风险，可控。')],
    },
    {
      on: [-123, '16:05'],
      kind: 'fair_competition',
      body: (day) => ({
        reviewed_by: '云溪县教育局政策法规股',
        reviewed_on: day(-123),
        findings: '公开招标，不限定本地企业，不设置与服务无关的业绩条件；已听取企业和行业协会意见。',
        verdict: 'complies',
      }),
    },
    {
      on: [-65, '10:05'],
      kind: 'participation_statement',
      body: () => ({
        methods: '向社会公开征求意见三十二日；各校张贴公告；召开家长座谈会6次。',
        opinions: '收到意见全部登记，逐条列入意见采纳情况表；反对意见集中在价格和自办食堂两点。',
        taken_up: '家长查看、成本公开、另行配餐三处作了修改；未采纳的说明了理由，已向社会公布。',
        signed_by: head,
      }),
      papers: [paper('公众参与情况书面说明', unit, '《云溪县中小学校外供餐管理办法》公众参与情况说明如下。')],
    },
    {
      on: [-64, '10:40'],
      kind: 'interpretation_plan',
      body: (day) => ({
        outline: '谁来供餐、多少钱一餐、家长怎么监督、出了问题怎么办。',
        forms: ['text', 'questions'],
        channels: '县人民政府门户网站、各校家长群',
        planned_on: day(-2),
        hotline: '0000-6600377',
      }),
      papers: [paper('政策解读方案', unit, '解读与办法同步起草、同步审签、同步发布。')],
    },
    {
      on: [-36, '16:10'],
      kind: 'legality_review',
      body: (day) => ({
        received_on: day(-63),
        concluded_on: day(-36),
        powers: 'yes',
        procedure: 'yes',
        content: 'yes',
        counsel: '法律顾问建议第十条写明“终止合同”的依据，已采纳。',
        verdict: 'lawful',
        opinion: '属于县人民政府法定职权，程序符合规定，内容不与上位法相抵触。',
      }),
    },
    {
      on: [-34, '16:20'],
      kind: 'unit_discussion',
      body: (day) => ({
        held_on: day(-34),
        chaired_by: head,
        outcome: '局党组会议集体讨论，同意上报。',
        dissent: '一名同志建议初中餐标降为九元，会议认为影响食材质量，未采纳。',
      }),
    },
    {
      on: [-9, '11:30'],
      kind: 'party_report',
      body: (day) => ({
        reported_on: day(-10),
        reported_to: '中共云溪县委员会',
        result: '县委常委会会议听取报告，原则同意，要求新学期开学前公布。',
      }),
    },
  ],
  judged: {
    on: [-79, '09:50'],
    dissent: false,
    attention: true,
    reason:
      '来信来电较多，关注度较高；意见大多希望监督更严、信息更公开，与方案方向一致，没有重大分歧。已通过六次座谈当面听取意见，不再举行听证会。',
  },
  submitted: { on: [-31, '10:20'] },
  deliberated: { scheduled: [-24, '15:00'], meets: -16, session: '县人民政府第41次常务会议' },
  taken: {
    on: [-16, '17:10'],
    outcome: 'pass',
    discussion: '会议听取县教育局汇报和县司法局合法性审查意见，逐条讨论，同意通过，新学期开学前公布。',
    dissent: '没有不同意见。',
  },
}
