import { heads, paper, type Trail } from './trail.ts'

const { unit, name: head } = heads.housing

/** Sorting rubbish: reported, and half of what has to be enclosed is there; the legality review has been asked for. */
export const rubbishTrail: Trail = {
  plan: {
    matter_class: 'policy',
    whole_economy_reason: '涉及县城建成区全部小区、单位的垃圾投放和清运体系。',
    close_to_people_reason: '关系城区八万居民每天的生活，写明了对个人的罚款。',
    technical: true,
    risky: true,
    affects_groups: true,
    groups: '物业服务企业、环卫职工、农贸市场商户。',
    judgement_reason: '试点小区居民总体支持，对投放时间和罚款有不同看法，通过公开征求意见可以充分表达。',
    attention: true,
  },
  records: [
    {
      on: [-116, '10:10'],
      kind: 'proposal',
      body: (day) => ({
        proposed_by: 'leaders',
        proposed_on: day(-120),
        gist: '县人民政府工作报告提出：在建成区推开生活垃圾分类。',
        studied: '总结三个试点小区的经验，制定办法的条件成熟，报请启动决策程序。',
      }),
    },
    {
      on: [-111, '10:15'],
      kind: 'costs',
      body: () => ({
        analysed: 'yes',
        inputs: '收集容器和清运车辆一次性投入780万元，每年运行费用310万元。',
        consumption: '填埋量预计减少三成，每年少占库容约1.2万立方米。',
        benefits: '厨余垃圾资源化利用，运行第三年起费用与混合处理持平。',
      }),
    },
    {
      on: [-110, '11:05'],
      kind: 'schemes',
      body: () => ({
        schemes: [],
        proposed: '定时定点投放，先教育后处罚。',
        one_reason: '试点采用的做法已为三个小区接受，各方没有分歧，只拟定一个方案。',
      }),
    },
    {
      on: [-105, '14:30'],
      kind: 'departments',
      body: (day) => ({
        consulted: [
          { unit: '云溪县财政局', on: day(-108), opinion: '同意，经费分两年安排。' },
          { unit: '云溪县市场监督管理局', on: day(-107), opinion: '同意农贸市场就地处理的要求。' },
        ],
        disputed: 'no',
        disputes: [],
      }),
    },
    {
      on: [-104, '15:10'],
      kind: 'groups',
      body: (day) => ({
        heard: [
          {
            group: '物业服务企业6家',
            through: '云溪县物业管理协会',
            on: day(-106),
            opinion: '希望明确清运时间。',
          },
        ],
        taken_up: '清运时间写入第十条。',
      }),
    },
    {
      on: [-38, '15:40'],
      kind: 'risk_assessment',
      body: () => ({
        assessed_by: '云溪县住房和城乡建设局委托第三方机构',
        points: [
          { risk: '撤桶并点引起居民不满', measure: '位置由居民商定，保留误时投放点。' },
          { risk: '罚款引发争议', measure: '首次只教育，处罚前两次书面告知。' },
        ],
        contingency: '出现集中投诉的小区，三日内组织协商，暂缓处罚。',
        departments: '信访、公安部门认为风险较低。',
        verdict: 'controllable',
      }),
      papers: [paper('社会稳定风险评估报告', unit, '评估结论：低风险，可控。')],
    },
    {
      on: [-36, '10:05'],
      kind: 'participation_statement',
      body: () => ({
        methods: '向社会公开征求意见三十二日；到三个试点小区现场听取意见。',
        opinions: '收到意见全部登记，逐条列入意见采纳情况表；反对意见集中在投放时间、距离、罚款和积分四点。',
        taken_up: '六处作了修改；未采纳的逐条说明了理由，已向社会公布。',
        signed_by: head,
      }),
      papers: [paper('公众参与情况书面说明', unit, '《云溪县生活垃圾分类管理办法》公众参与情况说明如下。')],
    },
  ],
  judged: {
    on: [-59, '09:50'],
    dissent: false,
    attention: true,
    reason:
      '提出意见的人数较多，关注度较高；反对意见分散在投放时间、距离、罚款等具体条款，多数可以通过修改解决，没有形成重大分歧，不需要举行听证会。',
  },
}
