import type { Reply } from './matter.ts'

/** Every answer in the published report. */
export const replies = {
  times: {
    on: [-58, '09:40'],
    disposition: 'adopted',
    reason: '采纳。晚间延长到二十一时三十分，并保留一处误时投放点，照顾下班晚和倒班的居民。',
    wording:
      '居住小区设置定时投放点，投放时间为每日六时三十分至九时、十八时至二十一时三十分。每个小区至少保留一处全天开放的误时投放点。',
  },
  fee: {
    on: [-58, '10:30'],
    disposition: 'adopted',
    reason: '采纳。每户每年前两件免费，避免因收费造成乱扔。',
    wording: '大件垃圾实行预约收集。每户每年前两件免费，从第三件起每件收取上门费二十元。',
  },
  fine: {
    on: [-57, '14:50'],
    disposition: 'partially_adopted',
    reason: '采纳先教育、后处罚的意见。罚款只针对经教育仍不改正的，予以保留。',
    wording:
      '个人未按照规定分类投放的，由县住房和城乡建设局责令改正，首次以教育为主，不予罚款；拒不改正的，处五十元以上二百元以下罚款。',
  },
  distance: {
    on: [-57, '16:10'],
    disposition: 'partially_adopted',
    reason:
      '采纳加大距离的意见。受小区空间限制，二十米在老旧小区无法做到，改为不少于十米，确实做不到的由居民商定并加装除臭设施。',
    wording:
      '投放点的位置由社区居民委员会组织居民商定，与住宅外窗的距离不少于十米；确实无法达到的，应当征得相邻住户同意并加装除臭设施。',
  },
  summer: {
    on: [-56, '09:30'],
    disposition: 'adopted',
    reason: '采纳。明确夏季的起止时间，并要求每日冲洗。',
    wording: '厨余垃圾应当日产日清；每年六月至九月应当每日清运两次，投放点每日冲洗不少于一次。',
  },
  keep: {
    on: [-56, '11:00'],
    disposition: 'adopted',
    reason: '采纳，维持原条文。',
  },
  two: {
    on: [-55, '10:20'],
    disposition: 'not_adopted',
    reason:
      '分四类是国家标准《生活垃圾分类标志》的要求，县里不能改为两类。考虑到刚开始不习惯，施行前半年在每个投放点安排指导员。',
  },
  points: {
    on: [-55, '15:20'],
    disposition: 'not_adopted',
    reason:
      '试点中积分兑换提高了参与率，每户每年成本约11元，低于混合垃圾增加的处理费用，因此保留。积分支出每年公布，接受监督。',
  },
  night: {
    on: [-54, '09:10'],
    disposition: 'not_adopted',
    reason: '五时作业会影响居民休息，同期收到的意见中希望推迟的占多数。早市周边已通过增加晚间清运解决。',
  },
  market: {
    on: [-54, '09:30'],
    disposition: 'partially_adopted',
    reason: '采纳增加清运的意见。具体班次随季节变化，由环卫所与市场商定后张贴，不在办法中写死时间。',
    wording: '收集、运输作业不得早于六时、晚于二十二时。农贸市场收摊后应当增加一次清运。',
  },
  towns: {
    on: [-54, '09:50'],
    disposition: 'noted',
    reason: '本办法先在县城建成区施行。各镇的收集站正在改造，完成一个、推开一个，届时另行公告。',
  },
  told: {
    on: [-54, '10:00'],
    disposition: 'noted',
    reason:
      '过期药品属于有害垃圾，可以投到小区的红色收集箱，也可以送到城区任何一家药店代收。办法施行时将发放图文手册。',
  },
  thanks: {
    on: [-53, '14:40'],
    disposition: 'noted',
    reason: '感谢支持，也请您继续监督。',
  },
  lamp: {
    on: [-53, '15:00'],
    disposition: 'not_relevant',
    reason: '路灯不亮不属于本办法内容，已转市政股，路灯已于收到意见次日修复。',
  },
  call: {
    on: [-52, '09:50'],
    disposition: 'noted',
    reason:
      '已按来电人留下的方式联系，核实为清运车线路调整期间的临时情况，目前已恢复。监督电话以公告公布的为准。',
  },
} satisfies Record<string, Reply>
