import { replies } from './lifts-replies.ts'
import { says, type Voice, web } from './matter.ts'

const { brands, hours, light, thanks, veto, pipes, rescue, letter, elsewhere, window, notice } = replies

/** What was said about lifts: some of it in nearly the same words, as it happens when neighbours talk. */
export const voices: readonly Voice[] = [
  web(
    [-39, '08:40'],
    says('', 'support', '我家住六楼，母亲三年没下过楼了。盼着早点施行。', { reply: thanks }),
  ),
  web(
    [-38, '12:20'],
    says('第七条', 'oppose', '一楼挡光怎么办，只写“协商补偿”等于没有标准。', { reply: light }),
    says('第五条', 'oppose', '应该全体业主同意才能装，一户不同意就不行。', { reply: veto }),
  ),
  {
    on: [-37, '09:25'],
    by: 'phone',
    area: 'same_county',
    points: [
      says('第十四条', 'amend', '孩子中午要睡觉，周末八点也太早，周末能不能九点以后再施工。', {
        reply: hours,
      }),
    ],
  },
  web([-36, '20:14'], says('第七条', 'oppose', '一楼挡光怎么办，只写协商补偿，没有标准。', { reply: light })),
  web(
    [-36, '21:02'],
    says('第十二条', 'amend', '十万元补助要验收合格才给，前面的钱我们垫不起，建议先拨一半。', {
      wording: '每台电梯由县级财政补助十万元，开工后拨付百分之五十，验收合格后拨付其余部分。',
    }),
  ),
  {
    ...web(
      [-35, '19:33'],
      says('第十一条', 'amend', '燃气迁管报价两万多，没有明细，建议公开收费明细。', { reply: pipes }),
    ),
    name: '范春华',
    email: 'resident.three@mail.example',
    publish: true,
  },
  web([-34, '07:50'], says('第七条', 'oppose', '一楼挡光怎么办？希望写明补偿标准。', { reply: light })),
  {
    on: [-33, '15:10'],
    by: 'onsite',
    name: '丁守义',
    area: 'same_town',
    points: [
      says('第九条', 'support', '一楼二楼不出钱，合理。', { reply: thanks }),
      says('第六条', 'amend', '有的人家不从那个门洞走，建议在小区公告栏也贴一份，公示二十天。', {
        reply: notice,
      }),
    ],
  },
  web([-32, '22:18'], says('第十八条', 'amend', '困在电梯里三十分钟太久了，建议十分钟。', { reply: rescue })),
  web([-31, '18:45'], says('第十二条', 'amend', '补助应当先给一部分，验收以后再给，普通家庭垫不起五十万。')),
  web([-31, '20:07'], says('第十三条', 'question', '公积金能不能提父母的？我在外地工作，电梯是给父母装的。')),
  {
    on: [-30, '10:05'],
    by: 'letter',
    posted: -32,
    name: '云溪县槐树社区居民委员会',
    organisation: true,
    publish: true,
    points: [
      says('第八条', 'support', '七日内组织协商，我们能做到。', { reply: thanks }),
      says('第十五条', 'amend', '老人自己跑窗口困难，建议允许社区代为提交。', { reply: window }),
      says('第四条', 'amend', '建议给社区配一名懂工程的专业人员，协商时能把图纸讲明白。'),
    ],
  },
  web([-29, '12:41'], says('第五条', 'oppose', '必须一层住户同意才行，我们受影响最大。', { reply: veto })),
  web([-28, '21:30'], says('第十二条', 'amend', '建议补助分两次拨，开工先给一半。')),
  web([-27, '19:12'], says('第十七条', 'question', '楼层系数是多少？能不能附一个参考表？')),
  {
    on: [-26, '14:55'],
    by: 'phone',
    area: 'same_county',
    points: [says('第七条', 'oppose', '一楼挡光，补偿多少要有个标准。', { reply: light })],
  },
  web([-25, '13:22'], says('第十四条', 'amend', '中午不要施工，周末晚一点开工。', { reply: hours })),
  web([-24, '20:36'], says('第十条', 'question', '加装以后消防车还进得来吗？谁来检查？')),
  web(
    [-23, '11:11'],
    says('第二条', 'amend', '三层的楼也有老人，建议三层以上都可以申请。', {
      wording: '本办法适用于本县城区内已建成使用、三层以上、没有电梯的住宅。',
    }),
  ),
  web(
    [-22, '09:48'],
    says('', 'other', '我们小区物业费涨了三成，没有人开会商量，请管一管。', { reply: elsewhere }),
  ),
  {
    ...web(
      [-21, '18:20'],
      says('第十九条', 'amend', '每年公布抽查结果很好，希望写上电梯品牌和维保单位。', { reply: brands }),
    ),
    name: '姜一鸣',
    publish: true,
  },
  web(
    [-20, '20:20'],
    says('第十一条', 'amend', '迁移管线的收费要公开，不然业主心里没底。', { reply: pipes }),
  ),
  {
    on: [-19, '11:30'],
    by: 'email',
    area: 'elsewhere',
    name: '石磊',
    email: 'resident.four@mail.example',
    points: [says('第五条', 'question', '在外地的业主能不能网上表决？邮寄委托书行不行？')],
  },
  web([-18, '22:05'], says('第十六条', 'support', '', { reply: thanks })),
  web([-18, '22:31'], says('第十三条', 'support', '能用维修资金，解决大问题。', { reply: thanks })),
  web([-17, '07:31'], says('第十五条', 'amend', '材料能不能让社区帮忙交，老人跑不动。', { reply: window })),
  web([-16, '19:58'], says('第十二条', 'amend', '十万元补助请提前拨一半，我们单元就是卡在垫资上。')),
  web([-15, '12:09'], says('第七条', 'amend', '建议增加通风和隐私的影响，不光是采光。')),
  {
    on: [-14, '16:05'],
    by: 'fax',
    name: '云溪县电梯行业自律组',
    organisation: true,
    publish: true,
    points: [says('第十八条', 'support', '三十分钟到达，我们各单位可以做到。', { reply: thanks })],
  },
  web([-14, '20:10'], says('第七条', 'oppose', '一楼挡光怎么办？补偿标准要写明。', { reply: light })),
  web([-13, '21:44'], says('第三条', 'amend', '“业主自愿”后面建议加上“低层优先听取意见”。')),
  web(
    [-12, '20:15'],
    says('第六条', 'amend', '公示在单元门口，租客撕了没人管，请在小区公告栏也贴。', { reply: notice }),
  ),
  web([-11, '23:10'], says('第二十条', 'question', '有效期三年，三年以后装的还有补助吗？')),
  web([-10, '23:52'], says('第十二条', 'amend', '补助分期拨付，拜托了。')),
  {
    on: [-8, '10:30'],
    by: 'letter',
    posted: -11,
    name: '田桂兰',
    area: 'same_town',
    points: [says('第九条', 'amend', '三楼离地不高，建议少出一点。')],
  },
  {
    on: [-7, '14:50'],
    by: 'letter',
    posted: -8,
    area: 'same_town',
    points: [says('第二条', 'question', '底层是商铺的楼能不能装？', { reply: letter })],
  },
]
