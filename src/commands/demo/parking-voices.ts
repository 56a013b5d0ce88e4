import type { Voice } from './matter.ts'

/** What was said about the parking draft so far. */
export const voices: readonly Voice[] = [
  {
    on: [-17, '19:42'],
    area: 'same_county',
    points: [
      {
        clause: '第二十六条',
        kind: 'support',
        text: '夜间免费停车这一条太好了。我们小区晚上九点以后根本没有车位，现在只能停到两站路以外。',
      },
    ],
  },
  {
    on: [-17, '21:08'],
    area: 'same_county',
    name: '马建业',
    email: 'resident.one@mail.example',
    points: [
      {
        clause: '第二十一条第二款',
        kind: 'amend',
        text: '三十分钟太短，去医院挂号、取药一般要四十多分钟。',
        wording: '首次停放六十分钟以内免费；超过六十分钟的，每小时收费二元，不足一小时的按照一小时计算，每日最高收费十元。',
        reason: '医院、政务大厅办一件事平均都要一小时左右。',
      },
      {
        clause: '第十九条',
        kind: 'amend',
        text: '监督电话要写清楚谁接、几点到几点有人接。',
        wording: '公共停车场和道路停车泊位应当在显著位置公示开放时间、收费标准、收费依据、监督电话和受理时间。',
      },
    ],
  },
  {
    on: [-16, '07:15'],
    area: 'same_town',
    points: [
      {
        clause: '第十六条',
        kind: 'amend',
        text: '早市卖菜五点就满了，我们山上下来的要四点多到，八点也收不完。',
        wording: '农贸市场、早市周边道路可以设置限时停车泊位，每日四时至九时供农户售卖自产农产品停车使用，免收停车费。',
        reason: '冬天天亮得晚，买菜的人来得也晚。',
      },
    ],
  },
  {
    on: [-16, '10:20'],
    by: 'phone',
    name: '赵桂枝',
    phone: '0000-6611002',
    area: 'same_county',
    points: [
      {
        clause: '第二十三条',
        kind: 'support',
        text: '老人不会扫码，写明不得拒收现金，赞成。希望收费员也带点零钱。',
      },
    ],
  },
  {
    on: [-15, '12:31'],
    area: 'same_county',
    points: [
      {
        clause: '第二十五条第二款',
        kind: 'oppose',
        text: '机关大院晚上免费开放，车子刮了算谁的？保安夜里只有一个人。不反对开放，反对没有说清责任就开放。',
        reason: '责任不清，最后还是车主和保安吵架。',
      },
    ],
  },
  {
    on: [-15, '20:55'],
    area: 'same_county',
    points: [
      { clause: '第二十五条', kind: 'support' },
      {
        clause: '第十七条',
        kind: 'support',
        text: '门店前面的地锁早该管了，我数过，河西路一条街有三十多个。',
      },
    ],
  },
  {
    on: [-14, '15:05'],
    by: 'onsite',
    name: '孙福来',
    area: 'same_town',
    points: [
      {
        clause: '第十四条第（二）项',
        kind: 'question',
        text: '学校门口两侧五十米不能划线，那第十八条说的接送学生临时泊位划在哪里？两条是不是打架？',
      },
    ],
  },
  {
    on: [-13, '09:12'],
    area: 'same_county',
    points: [
      {
        clause: '第七条',
        kind: 'amend',
        text: '每户一个车位不够，现在一家两辆车的不少，建议按每户一点二个配建。',
        wording: '新建居住小区应当按照每户不少于一点二个机动车位的标准配建停车位，并按照每户不少于一个非机动车位的标准配建带有充电设施的非机动车停放场所。',
      },
    ],
  },
  {
    on: [-13, '22:40'],
    area: 'same_county',
    name: '高晓燕',
    email: 'resident.two@mail.example',
    publish: true,
    points: [
      {
        clause: '第九条',
        kind: 'support',
        text: '支持不得占用儿童活动场地。我们小区去年为了车位把滑梯拆了，孩子们只能在车缝里跑。',
      },
      {
        clause: '第九条',
        kind: 'question',
        text: '“相关业主同意”要多少人同意？是一栋楼还是整个小区？',
      },
    ],
  },
  {
    on: [-12, '11:26'],
    area: 'elsewhere',
    points: [
      {
        clause: '第二十一条',
        kind: 'question',
        text: '外地来旅游的车和本地车收费一样吗？景区那边的路也算城区道路吗？',
      },
    ],
  },
  {
    on: [-12, '16:40'],
    by: 'letter',
    posted: -14,
    name: '云溪县城东农贸市场商户联合会',
    organisation: true,
    publish: true,
    points: [
      {
        clause: '第十六条',
        kind: 'support',
        text: '我会87户商户赞成设置早市限时停车泊位。',
      },
      {
        clause: '第十六条',
        kind: 'amend',
        text: '建议同时明确卸货时间和卸货区域，避免卸货车与卖菜车争位。',
        reason: '现在每天早上都要靠市场管理员喊喇叭。',
      },
      {
        clause: '第二十一条',
        kind: 'amend',
        text: '市场周边收费泊位建议午后再开始收费。',
      },
    ],
  },
  {
    on: [-11, '08:03'],
    area: 'same_county',
    points: [
      {
        clause: '第二十八条',
        kind: 'oppose',
        text: '只说不准停楼道，不说停哪里，等于没说。先把充电棚建起来再禁止，不然冬天老人骑回来没地方充。',
      },
    ],
  },
  {
    on: [-10, '13:48'],
    area: 'same_county',
    points: [
      {
        clause: '第二十二条第（二）项',
        kind: 'amend',
        text: '我父亲坐轮椅，车在我名下。建议写明陪同的家属开车也算，免得每次都要争。',
        wording: '（二）残疾人本人驾驶，或者由家属、陪护人员驾驶接送残疾人，现场出示残疾人证的车辆；',
      },
      {
        clause: '第十一条第二款',
        kind: 'amend',
        text: '百分之二偏少，医院旁边的停车场应当再多一些。',
      },
    ],
  },
  {
    on: [-9, '09:35'],
    by: 'phone',
    area: 'same_county',
    points: [
      {
        clause: '第二十九条',
        kind: 'amend',
        text: '十五日太长，僵尸车占着位置一停就是半年，建议改成七日。',
      },
    ],
  },
  {
    on: [-8, '19:20'],
    area: 'same_county',
    name: '钟立新',
    points: [
      {
        clause: '第二十四条',
        kind: 'support',
        text: '收了多少钱、花在哪里，每年公布，赞成。',
      },
      {
        clause: '第二十四条',
        kind: 'amend',
        text: '建议公布到每条路，让大家知道自己门口这条路收的钱干了什么。',
        wording:
          '道路停车收费收入全额上缴县级财政，用于停车设施的建设、维护和城市交通改善，每年三月底前按照路段向社会公布上一年度收支情况。',
      },
    ],
  },
  {
    on: [-7, '20:11'],
    area: 'same_county',
    points: [
      {
        clause: '第二十六条第二款',
        kind: 'oppose',
        text: '早上七点就要开走太早。上夜班的七点刚到家，建议到八点半。',
      },
    ],
  },
  {
    on: [-6, '12:05'],
    area: 'same_county',
    points: [
      {
        clause: '第三十条第二款',
        kind: 'support',
        text: '停个车不想留手机号，支持这一条和第二十三条。',
      },
    ],
  },
  {
    on: [-5, '15:30'],
    by: 'email',
    name: '云溪县志愿助残服务队',
    organisation: true,
    email: 'volunteers@mail.example',
    publish: true,
    points: [
      {
        clause: '第十一条',
        kind: 'amend',
        text: '建议增加：无障碍停车位被占用的，管理人员应当及时劝离，并在入口处提示剩余数量。',
      },
    ],
  },
  {
    on: [-4, '21:37'],
    area: 'same_county',
    points: [
      {
        clause: '第十八条',
        kind: 'amend',
        text: '十五分钟不够，下雨天孩子出来得慢。建议改为二十分钟，并且由学校错峰放学。',
        wording: '学校周边可以在上学、放学时段设置接送学生临时停车泊位，停车时间不得超过二十分钟。',
      },
    ],
  },
  {
    on: [-3, '18:22'],
    area: 'same_province',
    points: [
      {
        clause: '第三十四条',
        kind: 'question',
        text: '施行以前办的小区包月停车还算数吗？',
      },
    ],
  },
  {
    on: [-2, '20:48'],
    area: 'same_county',
    points: [
      {
        clause: '',
        kind: 'other',
        text: '总体写得清楚，看得懂。希望施行以后每半年问问大家用得怎么样，别一发了之。',
      },
    ],
  },
  {
    on: [-1, '07:52'],
    area: 'same_town',
    points: [
      {
        clause: '第二十一条第二款',
        kind: 'oppose',
        text: '每小时二元对我们小店的客人太贵了，买碗面十块钱，停车费四块。',
        reason: '建议老城区按一元收。',
      },
    ],
  },
]
