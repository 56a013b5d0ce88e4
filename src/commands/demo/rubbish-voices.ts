import { says, type Voice, web } from './matter.ts'
import { replies } from './rubbish-replies.ts'

const {
  times,
  fee,
  fine,
  distance,
  summer,
  keep,
  two,
  points,
  night,
  market,
  told,
  towns,
  thanks,
  lamp,
  call,
} = replies

/** What was said about sorting rubbish. One text has a telephone number in it, which the report masks. */
export const voices: readonly Voice[] = [
  web(
    [-91, '21:20'],
    says('第六条', 'amend', '我在超市上班，晚上九点才下班，八点就不让扔了，垃圾只能放家里过夜。', {
      wording: '居住小区设置定时投放点，投放时间为每日六时三十分至八时三十分、十八时至二十二时。',
      reply: times,
    }),
  ),
  {
    ...web(
      [-90, '19:05'],
      says('第十一条', 'oppose', '扔个旧床垫还要二十块，肯定有人半夜扔到路边。', { reply: fee }),
      says('第八条', 'support', '最气的就是我们分好了，车来了倒在一起。', { reply: thanks }),
    ),
    name: '谢文博',
    email: 'resident.five@mail.example',
    publish: true,
  },
  {
    on: [-89, '10:40'],
    by: 'phone',
    name: '吕桂英',
    area: 'same_county',
    publish: true,
    points: [says('第三条', 'amend', '四类太复杂，老人记不住，能不能就分干的湿的两类。', { reply: two })],
  },
  web([-88, '08:15'], says('第七条', 'oppose', '五米太近，夏天开不了窗，至少二十米。', { reply: distance })),
  web(
    [-87, '20:50'],
    says('第六条', 'amend', '倒班工人怎么办？建议留一个全天能扔的地方。', { reply: times }),
  ),
  {
    on: [-86, '15:35'],
    by: 'onsite',
    name: '欧阳丽',
    area: 'same_town',
    publish: true,
    points: [
      says('第九条', 'amend', '夏天两次清运好，但要说清楚几月到几月算夏天。', { reply: summer }),
      says('第十三条', 'support', '孩子学会了，回家管大人。', { reply: keep }),
    ],
  },
  web([-85, '22:12'], says('第十五条', 'oppose', '一上来就罚款，不合适，先教两次再罚。', { reply: fine })),
  web(
    [-84, '12:30'],
    says('第八条', 'other', '清运车最近连着三天没来，我打给司机13000000000，他说线路改了。请核实。', {
      reply: call,
    }),
  ),
  web([-83, '18:48'], says('第十四条', 'oppose', '积分换鸡蛋是花钱买热闹，建议取消。', { reply: points })),
  {
    on: [-82, '11:05'],
    by: 'letter',
    posted: -84,
    name: '云溪县翠竹苑业主委员会',
    organisation: true,
    publish: true,
    points: [
      says('第六条', 'amend', '试点一年，建议晚间延长到二十一时三十分，另设一处误时投放点。', {
        wording:
          '居住小区设置定时投放点，投放时间为每日六时三十分至九时、十八时至二十一时三十分。每个小区至少保留一处全天开放的误时投放点。',
        reason: '试点期间的投诉，七成集中在晚上八点以后。',
        reply: times,
      }),
      says('第九条', 'amend', '建议写明投放点每天冲洗。', { reply: summer }),
      says('第十四条', 'support', '积分兑换对我们小区有用。', { reply: keep }),
    ],
  },
  web(
    [-80, '07:40'],
    says('第十条', 'amend', '早市的垃圾五点就堆满了，建议允许五点作业。', { reply: night }),
  ),
  web([-79, '21:33'], says('第七条', 'oppose', '离窗户五米，味道全进屋。', { reply: distance })),
  web(
    [-78, '13:16'],
    says('第三条第（二）项', 'question', '过期药算有害垃圾，扔到哪里？小区里没看见红桶。', { reply: told }),
  ),
  {
    ...web([-77, '20:28'], says('第十五条', 'oppose', '老年人分不清就罚五十，说不过去。', { reply: fine })),
    email: 'resident.six@mail.example',
  },
  {
    on: [-76, '09:20'],
    by: 'phone',
    area: 'same_county',
    points: [says('第十一条', 'oppose', '家里换沙发，上门费能不能免一次。', { reply: fee })],
  },
  web(
    [-75, '20:15'],
    says('第十一条', 'amend', '大件垃圾希望每年免一两次，老人搬家都是旧家具。', { reply: fee }),
  ),
  web([-74, '19:55'], says('第十六条', 'support', '混装混运的要公布名字。', { reply: keep })),
  web([-72, '12:02'], says('', 'other', '磨盘巷口的路灯坏了半个月，倒垃圾看不见路。', { reply: lamp })),
  web([-70, '22:40'], says('第六条', 'amend', '晚上八点太早，建议九点半。', { reply: times })),
  {
    on: [-68, '16:15'],
    by: 'email',
    name: '云溪县城东农贸市场商户联合会',
    organisation: true,
    email: 'market@mail.example',
    publish: true,
    points: [
      says('第十二条', 'support', '我市场愿意先试。', { reply: thanks }),
      says('第十条', 'amend', '早市收摊后垃圾多，建议八点前后加一次清运。', { reply: market }),
    ],
  },
  web(
    [-67, '10:22'],
    says('第九条', 'amend', '夏天桶边全是蚊蝇，光清运不行，还要冲洗。', { reply: summer }),
    says('第七条', 'amend', '投放点改位置之前，请先问问旁边几户人家。', { reply: distance }),
  ),
  web([-66, '21:07'], says('第十七条', 'support', '', { reply: keep })),
  web(
    [-64, '18:30'],
    says('第二条', 'question', '镇上什么时候也分类？我们镇的垃圾还是一起填埋。', { reply: towns }),
  ),
  web([-62, '23:41'], says('第十五条', 'amend', '建议第一次只教育，不罚款。', { reply: fine })),
]
