import type { Reply } from './matter.ts'

/** What has been answered so far; the rest waits on the working list. */
export const replies = {
  hours: {
    on: [-7, '09:30'],
    disposition: 'adopted',
    reason: '采纳。午休和夜间不得施工，周末推迟开工时间。',
    wording:
      '施工时间为工作日每日八时至十二时、十四时三十分至十八时，周末和节假日九时以后方可施工；中考、高考期间不得施工。',
  },
  light: {
    on: [-7, '10:15'],
    disposition: 'partially_adopted',
    reason:
      '采纳补偿应当有标准的意见，增加评估办法；统一的金额因各单元朝向、距离差别很大，不宜由办法规定，由协商确定。',
    wording:
      '对低层业主的采光、通风造成明显不利影响的，应当协商给予补偿，补偿办法写入协议。双方对影响程度有争议的，可以共同委托专业机构评估，评估费用列入加装费用。',
  },
  brands: {
    on: [-6, '14:20'],
    disposition: 'adopted',
    reason: '采纳。抽查结果与维护保养单位一并公布。',
    wording: '县市场监督管理局应当加强对电梯安全的监督检查，每年公布抽查结果，并注明电梯品牌和维护保养单位。',
  },
  thanks: {
    on: [-6, '15:00'],
    disposition: 'noted',
    reason: '感谢支持。办法施行后，我局将在各社区设立咨询点。',
  },
  veto: {
    on: [-5, '09:50'],
    disposition: 'not_adopted',
    reason:
      '表决比例由民法典第二百七十八条规定，地方不能另行提高为全体业主同意。低层业主的合法权益通过第六条至第八条的公示、补偿和调解予以保障。',
  },
  pipes: {
    on: [-5, '16:20'],
    disposition: 'adopted',
    reason: '采纳。要求收费公开，并写明逾期的处理。',
    wording:
      '管线迁移由供水、供电、燃气、通信单位按照成本价收取费用，收费明细向业主公开，并在十五个工作日内完成；因特殊情况不能按时完成的，应当书面说明理由和完成时间。',
  },
  rescue: {
    on: [-4, '10:40'],
    disposition: 'not_adopted',
    reason:
      '三十分钟已经比安全技术规范对县城的要求更短，城区维护保养单位去年平均18分钟到达；一律十分钟目前做不到，写进办法会成为空文。我们将每年公布平均到达时间。',
  },
  letter: {
    on: [-3, '09:20'],
    disposition: 'noted',
    reason:
      '来信邮戳在截止日之后，按照规定登记为逾期意见。您问的底层商铺单元可以适用本办法，具体条件请看第二条。',
  },
  elsewhere: {
    on: [-3, '09:40'],
    disposition: 'not_relevant',
    reason:
      '您反映的小区物业费问题不属于本办法内容，已于当日转县住房和城乡建设局物业股办理，并请您留意来电。',
  },
  window: {
    on: [-2, '11:10'],
    disposition: 'adopted',
    reason: '采纳。代办更方便老年人。',
    wording:
      '有关部门应当实行一窗受理，自受理之日起十个工作日内完成联合审查。社区居民委员会可以代业主提交申请材料。',
  },
  notice: {
    on: [-2, '15:30'],
    disposition: 'partially_adopted',
    reason: '采纳在小区内同时公示的意见；公示期十日与协商期七日相加已有十七日，不再延长。',
    wording:
      '申请前应当形成书面方案，包括位置、费用分摊、低层业主补偿、运行维护等内容，在单元出入口和小区公告栏公示不少于十日。',
  },
} satisfies Record<string, Reply>
