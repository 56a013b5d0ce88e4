import { heads, paper, type Trail } from './trail.ts'

const { unit, name: head } = heads.roads

/** What was done about the rural roads beside asking the public. */
export const careTrail: Trail = {
  joint: ['云溪县财政局', '云溪县农业农村局'],
  plan: {
    matter_class: 'policy',
    whole_economy_reason: '农村公路连着全县11个镇、126个村，养护资金列入县级财政预算，关系全县发展。',
    close_to_people_reason: '涉及沿线十七万群众日常出行、农产品运输和护路员就业。',
    affects_groups: true,
    groups: '沿线村民委员会、护路员、运输经营户。',
    judgement_reason:
      '起草中走访的23个村对加强养护没有分歧，意见集中在资金标准和修复时限；网上咨询和来电每月不足十件，未形成社会热点。',
  },
  records: [
    {
      on: [-213, '10:10'],
      kind: 'proposal',
      body: (day) => ({
        proposed_by: 'deputies',
        proposed_on: day(-220),
        gist: '县人大代表田满仓等11人联名建议：尽快制定农村公路养护办法，明确资金标准和修复时限。',
        studied: '县交通运输局研究认为，建议反映的情况属实，制定办法必要、可行，报请启动决策程序。',
      }),
    },
    {
      on: [-209, '10:15'],
      kind: 'costs',
      body: () => ({
        analysed: 'yes',
        inputs: '每年养护资金622万元，另需护路员岗位补贴约121万元，由县级财政和公益性岗位补贴资金承担。',
        consumption: '养护作业使用再生沥青混合料，每年利用旧料约3000吨。',
        benefits: '村道完好率预计由61%提高到85%，新增护路员岗位202个，因路况引发的事故预计减少三分之一。',
      }),
    },
    {
      on: [-208, '11:05'],
      kind: 'schemes',
      body: () => ({
        schemes: [],
        proposed: '县负总责、镇为主体、村民参与，资金按里程列入预算。',
        one_reason: '各方对由谁养护、资金由财政承担没有分歧，只拟定一个方案。',
      }),
    },
    {
      on: [-202, '14:30'],
      kind: 'departments',
      body: (day) => ({
        consulted: [
          { unit: '云溪县财政局', on: day(-205), opinion: '同意按里程确定标准，建议逐年增加、三年到位。' },
          { unit: '云溪县公安局', on: day(-204), opinion: '建议写明学校路段设置减速设施。' },
          { unit: '各镇人民政府', on: day(-203), opinion: '同意以镇为主体，希望资金按季度拨付。' },
        ],
        disputed: 'no',
        disputes: [],
      }),
    },
    {
      on: [-200, '15:10'],
      kind: 'groups',
      body: (day) => ({
        heard: [
          {
            group: '护路员代表9人',
            through: '云溪县总工会',
            on: day(-201),
            opinion: '希望配发反光背心和简易工具，雨雪天加班有补助。',
          },
          {
            group: '运输经营户代表6人',
            through: '云溪县道路运输协会',
            on: day(-201),
            opinion: '希望农忙时节不限制农产品运输车辆。',
          },
        ],
        taken_up: '工具和补助列入养护预算；农忙通行写入第九条。',
      }),
    },
    {
      on: [-141, '10:05'],
      kind: 'participation_statement',
      body: () => ({
        methods: '向社会公开征求意见三十二日，同时在各镇政府、村务公开栏张贴；走访6个镇、23个村。',
        opinions: '收到意见全部登记，逐条列入意见采纳情况表；反对意见集中在资金标准和收割机通行两点。',
        taken_up: '修复时限、资金标准两处作了修改；未采纳的逐条说明了理由，已向社会公布。',
        signed_by: head,
      }),
      papers: [paper('公众参与情况书面说明', unit, '《云溪县农村公路养护管理办法》公众参与情况说明如下。')],
    },
    {
      on: [-140, '10:40'],
      kind: 'interpretation_plan',
      body: (day) => ({
        outline: '为什么要管、谁来养、钱从哪里来、坏了找谁、几天修好。',
        forms: ['text', 'chart'],
        channels: '县人民政府门户网站、各村公开栏',
        planned_on: day(-82),
        hotline: '0000-6600245',
      }),
      papers: [paper('政策解读方案', unit, '解读与办法同步起草、同步审签、同步发布。')],
    },
    {
      on: [-112, '16:10'],
      kind: 'legality_review',
      body: (day) => ({
        received_on: day(-139),
        concluded_on: day(-112),
        powers: 'yes',
        procedure: 'yes',
        content: 'yes',
        counsel: '县人民政府法律顾问提出两处文字修改建议，均已采纳。',
        verdict: 'lawful',
        opinion:
          '该办法属于县人民政府法定职权，程序符合规定，内容不与上位法相抵触，没有违法设定减损群众权益的规定。',
      }),
    },
    {
      on: [-110, '16:20'],
      kind: 'unit_discussion',
      body: (day) => ({
        held_on: day(-110),
        chaired_by: head,
        outcome: '局长办公会议集体讨论，同意按修改后的文本上报县人民政府。',
        dissent: '没有不同意见。',
      }),
    },
    {
      on: [-90, '11:30'],
      kind: 'party_report',
      body: (day) => ({
        reported_on: day(-91),
        reported_to: '中共云溪县委员会',
        result: '县委常委会会议听取报告，原则同意，要求把群众反映强烈的危险路段优先安排。',
      }),
    },
  ],
  judged: {
    on: [-155, '09:50'],
    dissent: false,
    attention: false,
    reason:
      '收到的意见不多，反对意见针对资金标准和收割机通行两个具体问题，可以通过修改和说明解决，不需要举行听证会。',
  },
  submitted: { on: [-107, '10:20'] },
  deliberated: { scheduled: [-100, '15:00'], meets: -92, session: '县人民政府第38次常务会议' },
  taken: {
    on: [-92, '17:10'],
    outcome: 'pass_with_changes',
    discussion:
      '会议听取县交通运输局汇报和县司法局合法性审查意见，逐条讨论。同意通过，第十二条增加“县级养护资金使用情况每年在县人民政府网站公布一次”，由县交通运输局修改后公布。',
    changes:
      '第十二条增加“县级养护资金使用情况每年在县人民政府网站公布一次”。只增加公开义务，不属于重大修改。',
    dissent: '县财政局建议村道标准分两年到位，会议未采纳：群众反映迫切，本年度财力可以保障。',
  },
  promulgated: {
    prepared: [-88, '10:30'],
    reviewed: [-86, '15:20'],
    on: [-82, '16:40'],
    gazette: '《云溪县人民政府公报》第3期',
    newspaper: '《云溪日报》第2版',
    changed: {
      第十二条:
        '养护资金使用情况每半年在村务公开栏公布一次；县级养护资金使用情况每年在县人民政府网站公布一次。',
    },
    docNo: (year) => `云政发〔${year}〕21号`,
    opinions:
      '征求意见期间收到的意见全部登记、逐条答复并公布。修复时限由七日改为三日，村道养护资金标准由每公里三千元提高到四千元；收割机收费的建议因没有法律依据未采纳。常务会议讨论后增加的公布义务不减损群众权益，不属于重大修改。',
    interpretation: [
      '一、谁来养？县道由县交通运输局，乡道由镇政府，村道由村委会在镇政府指导下养护。',
      '二、坏了几天修好？影响安全的损坏二十四小时内设警示标志，三日内修复。',
      '三、钱从哪里来？列入县级财政预算，村道每年每公里不低于四千元，使用情况定期公布。',
      '四、找谁反映？护路员、镇政府，或者拨打0000-6600245。',
    ],
  },
}
