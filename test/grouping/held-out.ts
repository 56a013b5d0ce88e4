import type { Kind } from '../../src/opinions/item.ts'
import type { Labelled } from './labelled.ts'
import { dice } from './noise.ts'

/**
 * A second labelled set, written after the rules and on other matters, with other noise: it says how the rules
 * do on what they were not made for. Whoever changes a rule does so for a reason in the language, not to move
 * a figure here.
 */
type Case = {
  readonly kind: Kind
  readonly stance: Labelled['stance']
  readonly clause?: string
  readonly texts: readonly string[]
}

const CASES: readonly Case[] = [
  {
    kind: 'oppose',
    stance: 'oppose',
    texts: [
      '强烈反对把殡仪馆迁到清河片区。那里紧挨着中学和两个居民小区，运输车辆每天要从学校门前经过，对孩子的心理影响很大，选址之前也没有征求过我们的意见。',
      '强烈反对把殡仪馆迁到清河片区！！那里紧邻中学和两个小区，运输车辆天天从学校门前过，对孩子心理影响很大，选址前也没征求过我们意见。',
      '殡仪馆不能迁到清河片区，强烈反对。那里紧挨着中学和两个居民小区，运输车每天都要从学校门前经过，对孩子的心理影响太大了，而且选址之前从来没有征求过我们的意见。',
      '强烈反对把殡仪馆迁到清河片区。我闺女就在那个中学念书。那里紧挨着中学和两个居民小区，运输车辆每天要从学校门前经过，对孩子的心理影响很大，选址之前也没有征求过我们的意见。求求领导了。',
    ],
  },
  {
    kind: 'support',
    stance: 'support',
    texts: [
      '赞成把殡仪馆迁到清河片区。老殡仪馆在市中心，停车难、空间小，新址配套更完善。',
      '赞成把殡仪馆迁到清河片区！老殡仪馆在市中心，停车困难，空间小，新址的配套更加完善。',
      '完全赞成殡仪馆迁到清河片区，老殡仪馆在市中心，停车难，空间也小，新址配套更完善一些。',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'a',
    texts: [
      '建议将家庭医生签约服务费的个人自付部分由每年二十元降为每年十元，低保户全免。',
      '家庭医生签约服务费个人自付部分建议从每年20元降到每年10元，低保户全免。',
      '希望把家庭医生签约服务费中个人自付部分由20元/年降为10元/年，低保户全部免除。',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'a',
    texts: [
      '建议将家庭医生签约服务费的个人自付部分由每年二十元降为每年五元，低保户全免。',
      '希望家庭医生签约服务费的个人自付部分由每年20元降为每年5元，低保户全免！',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'b',
    texts: [
      '第二十二条规定的举证责任全部由劳动者承担不妥，工资流水和考勤记录都在单位手里，应由用人单位举证。',
      '二十二条把举证责任全部压给劳动者不妥当，工资流水、考勤记录都掌握在单位手里，应当由用人单位举证。',
      '第22条规定举证责任全由劳动者承担，不妥。考勤记录和工资流水都在单位手里，应该由用人单位来举证。——一名普通工人',
      '我在工厂干了十几年，第二十二条规定的举证责任全部由劳动者承担不妥，工资流水和考勤记录都在单位手里，应由用人单位举证，拜托了🙏',
    ],
  },
  {
    kind: 'other',
    stance: 'neither',
    clause: 'c',
    texts: [
      '农村宅基地确权拖了五年还没发证，希望明确办结时限，逾期要追究责任。',
      '我们村宅基地确权拖了5年了还没发证，请明确办结的时限，逾期的要追责。',
      '农村宅基地确权拖了五年还没有发证，希望能明确办结时限，逾期要追究相关人员责任。谢谢领导',
    ],
  },
  {
    kind: 'question',
    stance: 'neither',
    clause: 'd',
    texts: [
      '请问非本地户籍的孩子能不能享受免费接种？需要带哪些材料？',
      '想问一下，非本地户籍的小孩可以享受免费接种吗？需要带什么材料？',
      '非本地户籍儿童能否享受免费接种？要带哪些材料呢？',
    ],
  },
  {
    kind: 'oppose',
    stance: 'oppose',
    clause: 'e',
    texts: [
      '不赞成全面禁止柴油货车白天进城，我们批发市场的货都靠白天送，一禁生意就没法做了。',
      '不赞成全面禁止柴油货车白天进城。我们批发市场的货全靠白天送，这一禁生意就没法做了。',
      '反对全面禁止柴油货车白天进城，批发市场的货都是白天送，一禁止，生意就做不了了。',
      '我是城南批发市场的商户老刘。不赞成全面禁止柴油货车白天进城，我们批发市场的货都靠白天送，一禁生意就没法做了。电话13900001111',
    ],
  },
  {
    kind: 'support',
    stance: 'support',
    clause: 'e',
    texts: [
      '赞成全面禁止柴油货车白天进城，尾气呛人，噪声又大，早就该管了。',
      '赞成全面禁止柴油货车白天进城！尾气呛人，噪音也大，早就该管管了！',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'f',
    texts: [
      '建议在草案中补充对独居老人的定期探访制度，由社区网格员每周至少上门一次，并建立紧急联系人台账。',
      '建议草案补充独居老人定期探访制度，社区网格员每周至少上门一次，同时建立紧急联系人台账。',
      '希望在草案里增加独居老人定期探访制度：由社区网格员每星期至少上门1次，并建立紧急联系人台账。',
      '前段时间隔壁独居的老大爷摔倒三天才被发现，太让人难过了。建议在草案中补充对独居老人的定期探访制度，由社区网格员每周至少上门一次，并建立紧急联系人台账。',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'g',
    texts: [
      '景区门票淡季应当打折，本地居民凭身份证免费入园，这样才能聚人气。',
      '建议景区门票淡季打折，本地居民凭身份证免费入园，这样才聚得起人气。',
      '景区门票在淡季应该打折，本地市民凭身份证免费入园，这样才能聚集人气！',
    ],
  },
  {
    kind: 'oppose',
    stance: 'oppose',
    clause: 'h',
    texts: [
      '暖气费按建筑面积收不合理，公摊面积根本没有暖气片，凭什么要交钱？应当按套内面积收。',
      '暖气费按照建筑面积来收不合理！公摊面积根本就没有暖气片，凭什么交钱？应该按套内面积收取。',
      '供暖费按建筑面积收取不合理，公摊面积没有暖气片，为什么要交钱，应按套内面积收。',
    ],
  },
  {
    kind: 'oppose',
    stance: 'oppose',
    clause: 'h',
    texts: ['垃圾费按建筑面积收不合理，应当按人口收。', '垃圾费按照建筑面积收取不合理，应该按人口来收。'],
  },
  {
    kind: 'other',
    stance: 'neither',
    clause: 'i',
    texts: [
      '山区信号差，直播卖货经常掉线，请协调运营商增加基站。',
      '我们山区信号不好，直播带货经常掉线，希望协调运营商多建基站。',
      '山区信号差，直播卖货经常掉线，请协调运营商增加基站。还有就是快递下乡太慢了。',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'j',
    texts: [
      '建议删去第九条第三款中的兜底条款，自由裁量空间太大，基层执法容易跑偏。',
      '第九条第三款的兜底条款建议删除，自由裁量空间过大，基层执法容易走偏。',
      '建议删除第九条第三款中的兜底条款，因为自由裁量的空间太大了，基层执法很容易跑偏。',
    ],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'j',
    texts: ['建议删去第九条第四款中的兜底条款，自由裁量空间太大，基层执法容易跑偏。'],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 'k',
    texts: [
      '盲道被共享单车和广告牌占得到处都是，希望城管每天巡查，占一次罚一次。',
      '盲道到处被共享单车、广告牌占用，希望城管天天巡查，占一次罚一次。',
      '共享单车和广告牌把盲道占得满满当当，希望城管每天巡查，占一次罚一次。',
    ],
  },
  {
    kind: 'oppose',
    stance: 'oppose',
    clause: 'l',
    texts: [
      '幼儿园延时服务不应该收费，老师加班的钱应由财政出，不能转嫁给家长。',
      '幼儿园的延时服务不应当收费，老师加班费应该由财政出，不应转嫁给家长。',
      '幼儿园延时服务不该收费！老师加班的钱应由财政来出，不能转嫁到家长头上！',
    ],
  },
  {
    kind: 'support',
    stance: 'support',
    clause: 'l',
    texts: [
      '幼儿园延时服务应该收费，老师加班很辛苦，适当收一点家长也能理解。',
      '幼儿园延时服务应当收费，老师加班很辛苦，适当收一点，家长们都能理解。',
    ],
  },
  {
    kind: 'support',
    stance: 'support',
    clause: 's',
    texts: [
      '举双手赞成',
      '赞成！！',
      '我完全支持',
      '支持~',
      '同意',
      '+1 支持',
      '支持政府',
      '非常支持这个政策',
    ],
  },
  {
    kind: 'oppose',
    stance: 'oppose',
    clause: 's',
    texts: ['坚决不同意', '反对！！！', '我反对😠', '不同意不同意', '不赞成这个规定', '本人反对'],
  },
  {
    kind: 'amend',
    stance: 'neither',
    clause: 's',
    texts: ['门票太贵', '门票太贵了！', '門票太貴了', '门票过贵'],
  },
  { kind: 'other', stance: 'neither', clause: 's', texts: ['门票太便宜'] },
  { kind: 'amend', stance: 'neither', clause: 's', texts: ['希望降低门槛', '降低门槛', '请降低门槛。'] },
  { kind: 'amend', stance: 'neither', clause: 's', texts: ['提高门槛', '建议提高门槛'] },
  { kind: 'amend', stance: 'neither', clause: 's', texts: ['不要涨价', '别涨价', '不能涨价！'] },
  { kind: 'amend', stance: 'neither', clause: 's', texts: ['应该涨价'] },
]

const APART: readonly (readonly [clause: string, texts: readonly string[]])[] = [
  [
    'p',
    ['盲道', '台阶', '护栏', '路牌', '座椅', '雨棚'].map(
      (what) => `请尽快修好地铁口的${what}，已经坏了大半年没人管。`,
    ),
  ],
  [
    'q',
    ['二', '五', '七', '八', '十一', '十四'].map((n) => `第${n}条表述含糊，容易产生歧义，建议逐项列举。`),
  ],
  ['r', [3, 6, 9, 18].map((n) => `建议把信用修复期限定为${n}个月，过长过短都不利于企业改正。`)],
  [
    'a',
    [
      '家庭医生签约服务流于形式，签了约从来没见过医生，先把服务做实。',
      '家庭医生应当能开慢性病长处方，老人不用每月跑医院。',
      '家庭医生签约应当自愿，不要层层下指标。',
      '希望家庭医生团队里配一名中医。',
    ],
  ],
  [
    'e',
    [
      '柴油货车应当允许夜间进城，白天不允许。',
      '柴油货车应当允许白天进城，夜间不允许。',
      '请给新能源货车更多路权。',
      '希望对提前报废柴油货车的车主发放补贴。',
      '禁行区域的边界在哪里，请附一张地图。',
    ],
  ],
  [
    'h',
    [
      '供暖温度应当不低于二十度，达不到要退费。',
      '供暖温度应当不低于十八度，达不到要退费。',
      '供暖时间应当延长到三月底。',
      '供暖时间应当提前到十一月初。',
      '空置房不应当交基础热费。',
      '空置房应当交基础热费。',
    ],
  ],
  [
    'l',
    [
      '幼儿园应当开到晚上七点，双职工家庭才接得了孩子。',
      '幼儿园伙食费要公开，让家长监督。',
      '幼儿园老师工资太低，留不住人。',
      '民办幼儿园也应当有生均补助。',
    ],
  ],
  [
    'm',
    [
      '希望把村图书室周末也开放。',
      '希望把村卫生室周末也开放。',
      '建议表彰主动报告安全隐患的职工。',
      '建议处罚主动隐瞒安全隐患的职工。',
      '罚款上限应当提高到十万元。',
      '罚款下限应当提高到十万元。',
      '古城墙上应当禁止通行车辆。',
      '古城墙上应当允许通行车辆。',
      '我同意多数人的看法，但是征收补偿一定要先到位再拆。',
      '我不同意多数人的看法，征收补偿先到位了也不能拆。',
      '请把“应当”改成“可以”，给基层留一点余地。',
      '请把“可以”改成“应当”，不给基层留余地。',
      '这个条例保护了劳动者，损害了企业。',
      '这个条例保护了企业，损害了劳动者。',
    ],
  ],
]

const REMARKS = [
  '我说的都是实情。',
  '希望不要石沉大海。',
  '我们楼里十几户都这么想。',
  '写得不好请见谅。',
  '去年也反映过一次。',
  '天天盼着呢。',
]
const HELLO = [
  '市领导好：',
  '您好！我是一个土生土长的本地人。',
  '看了公示，说两句。',
  '作为纳税人，',
  '编辑同志你好，',
  '本人现年六十八岁，',
]
const SIGNED = [
  '\n建议人：孙建华',
  '\n—— 一个老百姓',
  '\n钱塘路居民 吴女士',
  '\n2026.3.8',
  '（匿名）',
  '\n此致\n敬礼\n马晓东',
]
const WRONG: Readonly<Record<string, string>> = {
  在: '再',
  以: '已',
  做: '作',
  住: '往',
  条: '调',
  费: '废',
  经: '径',
  担: '但',
  居: '局',
}

/** Noise of another make: remarks in the middle, wrong, lost and exchanged characters, other marks, signatures. */
function worn(text: string, seed: number): string {
  const roll = dice(seed * 7 + 3)
  const pick = (from: readonly string[]): string => from[Math.floor(roll() * from.length)] ?? ''
  let out = text
  const way = Math.floor(roll() * 7)
  if (way === 0) out = [...out].map((one) => (roll() < 0.3 ? (WRONG[one] ?? one) : one)).join('')
  if (way === 1) out = out.replace(/[，。！]/, (mark) => `${mark}${pick(REMARKS)}`)
  if (way === 2) out = out.replace(/，/g, '、').replace(/。/g, '；')
  if (way === 3) out = out.replace(/[，。]/g, (mark) => `${mark}\n\n`)
  if (way === 4 && out.length > 30) {
    const at = 8 + Math.floor(roll() * (out.length - 14))
    if (!/[不没无未非禁反\d一二三四五六七八九十高低]/.test(out.slice(at, at + 2)))
      out =
        roll() < 0.5
          ? out.slice(0, at) + out.slice(at + 1)
          : out.slice(0, at) + out.charAt(at + 1) + out.charAt(at) + out.slice(at + 2)
  }
  if (way === 5) out = out.replace(/！|。$/g, '‼️💢')
  if (roll() < 0.4) out = pick(HELLO) + out
  if (roll() < 0.3) out += pick(REMARKS)
  if (roll() < 0.4) out += pick(SIGNED)
  return out
}

export const HELD_OUT: readonly Labelled[] = [
  ...CASES.flatMap(({ kind, stance, clause = '', texts }, at) => {
    const copies =
      clause === 's'
        ? []
        : Array.from({ length: 2 * texts.length }, (_, n) =>
            worn(texts[n % texts.length] ?? '', at * 100 + n),
          )
    return [...texts, ...copies].map((text) => ({ text, kind, stance, clause, group: `g${at}` }))
  }),
  ...APART.flatMap(([clause, texts]) =>
    texts.map((text) => ({ text, kind: 'other' as const, stance: 'neither' as const, clause, group: text })),
  ),
]
