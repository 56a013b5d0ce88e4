import { heads, paper, type Trail } from './trail.ts'

const { unit, name: head } = heads.housing

/** Public rental housing: handed in with everything that has to be enclosed. */
export const rentalTrail: Trail = {
  joint: ['云溪县民政局'],
  plan: {
    matter_class: 'policy',
    whole_economy_reason: '涉及全县1260套公共租赁住房的使用和财政租金补助。',
    close_to_people_reason: '关系七百三十户轮候家庭和一线职工的基本居住。',
    views_diverge: true,
    affects_groups: true,
    groups: '轮候家庭、现承租户、环卫和公交职工。',
    methods: ['public_comment', 'hearing'],
    dissent: true,
    hearing_needed: true,
    judgement_reason:
      '对评分轮候还是全部摇号有重大分歧，直接影响轮候家庭，当面听证有利于说清两种办法的得失。',
  },
  records: [
    {
      on: [-113, '10:10'],
      kind: 'proposal',
      body: (day) => ({
        proposed_by: 'departments',
        proposed_on: day(-117),
        gist: '县住房和城乡建设局建议修订2016年印发的公共租赁住房管理办法。',
        studied: '会同县民政局论证，现行办法已不适应新就业人员的需要，报请启动决策程序。',
      }),
    },
    {
      on: [-108, '10:15'],
      kind: 'costs',
      body: () => ({
        analysed: 'yes',
        inputs: '每年维修和租金减免约210万元，由租金收入和县级财政承担。',
        consumption: '不新增建设用地。',
        benefits: '空置房源由96套减少到20套以内，平均轮候时间由三年缩短到一年半。',
      }),
    },
    {
      on: [-107, '11:05'],
      kind: 'schemes',
      body: () => ({
        schemes: [
          {
            name: '方案一：评分轮候',
            content: '按住房困难、收入、家庭人口评分，同分摇号。',
            pros: '最困难的家庭先入住。',
            cons: '评分需要核实，工作量较大。',
          },
          {
            name: '方案二：全部摇号',
            content: '符合条件的家庭公开摇号。',
            pros: '简单，过程透明。',
            cons: '不能照顾最困难的家庭。',
          },
        ],
        proposed: '建议采用方案一，评分标准和各户得分公开。',
        one_reason: '',
      }),
    },
    {
      on: [-102, '14:30'],
      kind: 'departments',
      body: (day) => ({
        consulted: [
          { unit: '云溪县民政局', on: day(-105), opinion: '同意，收入核对通过数据共享办理。' },
          { unit: '云溪县财政局', on: day(-104), opinion: '建议租金按市场租金的百分之六十确定。' },
          { unit: '云溪县人力资源和社会保障局', on: day(-103), opinion: '同意单列一线职工房源。' },
        ],
        disputed: 'yes',
        disputes: [
          {
            point: '租金比例',
            theirs: '县财政局认为百分之五十偏低，维修资金不足。',
            ours: '比例提高后低收入家庭负担过重。',
            reasons: '经县人民政府分管领导召集会商，按百分之五十确定，维修资金缺口由财政补足，双方一致。',
          },
        ],
      }),
    },
    {
      on: [-101, '15:10'],
      kind: 'groups',
      body: (day) => ({
        heard: [
          {
            group: '轮候家庭代表15人',
            through: '城区四个社区居民委员会',
            on: day(-103),
            opinion: '希望评分公开、进度可查。',
          },
          {
            group: '环卫、公交职工代表8人',
            through: '云溪县总工会',
            on: day(-102),
            opinion: '希望放宽收入条件。',
          },
        ],
        taken_up: '评分标准作为附件公布；一线职工单列房源，写入第四条。',
      }),
    },
    {
      on: [-41, '10:05'],
      kind: 'participation_statement',
      body: () => ({
        methods: '向社会公开征求意见三十二日；举行听证会一次；走访四个社区；召开座谈会2次。',
        opinions: '收到意见全部登记，逐条列入意见采纳情况表；反对意见集中在过渡期和评分轮候两点。',
        taken_up: '单列范围、过渡期两处作了修改；对评分轮候的反对意见未采纳，理由已公布。',
        signed_by: head,
      }),
      papers: [
        paper('公众参与情况书面说明', unit, '《云溪县公共租赁住房分配和管理办法》公众参与情况说明如下。'),
      ],
    },
    {
      on: [-40, '10:40'],
      kind: 'interpretation_plan',
      body: (day) => ({
        outline: '谁可以申请、要交什么材料、怎样排队、租金多少、什么情况要退出。',
        forms: ['text', 'questions'],
        channels: '县人民政府门户网站、各社区公示栏',
        planned_on: day(15),
        hotline: '0000-6600135',
      }),
      papers: [paper('政策解读方案', unit, '解读与办法同步起草、同步审签、同步发布。')],
    },
    {
      on: [-10, '16:10'],
      kind: 'legality_review',
      body: (day) => ({
        received_on: day(-39),
        concluded_on: day(-10),
        powers: 'yes',
        procedure: 'yes',
        content: 'yes',
        counsel: '法律顾问建议公示期满后告知复核途径，已采纳。',
        verdict: 'lawful',
        opinion: '属于县人民政府法定职权，程序符合规定，内容不与上位法相抵触。',
      }),
    },
    {
      on: [-8, '16:20'],
      kind: 'unit_discussion',
      body: (day) => ({
        held_on: day(-8),
        chaired_by: head,
        outcome: '局长办公会议集体讨论，同意上报县人民政府。',
        dissent: '没有不同意见。',
      }),
    },
  ],
  judged: {
    on: [-55, '09:50'],
    dissent: true,
    attention: false,
    hearing: true,
    reason: '收到的意见不多，反对意见集中在过渡期和评分两个问题；听证会已经公告，按公告举行，不另行增加。',
  },
  submitted: { on: [-5, '10:20'] },
}
