import type { Kind } from '../../src/opinions/item.ts'
import { noisy } from './noise.ts'

/** One opinion with what a person says about it: same `group`, same demand in nearly the same words. */
export type Labelled = {
  readonly text: string
  readonly kind: Kind
  readonly clause: string
  readonly group: string
  readonly stance: 'support' | 'oppose' | 'neither'
}

export type Seed = {
  readonly group: string
  readonly kind: Kind
  readonly clause?: string
  readonly stance: Labelled['stance']
  /** The opinion as first written. */
  readonly text: string
  /** The same in other words, by hand. */
  readonly again?: readonly string[]
  /** How many copies with noise laid over them by code. */
  readonly copies?: number
}

/** Every seed as written, in its other words, and in noisy copies of all of these in turn. */
export function spreadOut(seeds: readonly Seed[], salt: number): Labelled[] {
  return seeds.flatMap(({ group, kind, clause = '', stance, text, again = [], copies = 0 }, at) => {
    const written = [text, ...again]
    const copied = Array.from({ length: copies }, (_, n) =>
      noisy(written[n % written.length] ?? text, salt + at * 1000 + n),
    )
    return [...written, ...copied].map((one) => ({ text: one, kind, clause, group, stance }))
  })
}

/** Campaigns and much-repeated opinions, each with its counterpart on the other side in nearly the same words. */
export const CAMPAIGNS: readonly Seed[] = [
  {
    group: 'substation-no',
    kind: 'oppose',
    stance: 'oppose',
    copies: 20,
    text: '我们坚决反对在小区旁边建设变电站。变电站距离居民楼不足五十米，辐射和噪音会严重影响居民的身体健康，尤其是老人和孩子。请政府另行选址，给我们一个安全的居住环境。',
    again: [
      '坚决反对在我们小区旁边建变电站！变电站离居民楼不到50米，辐射、噪音会严重影响大家的身体健康，特别是老人和小孩，请政府重新选址，还我们一个安全的居住环境。',
      '变电站距离居民楼不足50米，辐射和噪声严重影响居民身体健康，尤其是老人和孩子。请政府另行选址，给居民一个安全的居住环境。坚决反对在小区旁边建设变电站。',
    ],
  },
  {
    group: 'substation-yes',
    kind: 'support',
    stance: 'support',
    copies: 10,
    text: '我们坚决支持在小区旁边建设变电站。夏天经常跳闸停电，变电站建成后用电才有保障，辐射的说法没有科学依据，希望早日开工。',
    again: [
      '坚决支持在小区旁建变电站，夏天经常跳闸停电，变电站建成后用电才能有保障，辐射的说法没有科学依据，希望尽早开工。',
    ],
  },
  {
    group: 'parking-down',
    kind: 'amend',
    clause: 'c5',
    stance: 'neither',
    copies: 18,
    text: '停车收费标准太高，普通家庭负担不起，建议把中心城区停车费由每小时8元降低到每小时5元。',
    again: [
      '中心城区停车费太贵了，老百姓负担不起，希望将停车费从每小时八元降到每小时五元。',
      '停车费过高，一般家庭承受不了，建议中心城区停车收费由8元/小时下调至5元/小时。',
    ],
  },
  {
    group: 'parking-down-3',
    kind: 'amend',
    clause: 'c5',
    stance: 'neither',
    copies: 7,
    text: '停车收费标准太高，普通家庭负担不起，建议把中心城区停车费由每小时8元降低到每小时3元。',
  },
  {
    group: 'parking-up',
    kind: 'amend',
    clause: 'c5',
    stance: 'neither',
    copies: 8,
    text: '停车收费标准太低，车位周转太慢，建议把中心城区停车费由每小时8元提高到每小时12元。',
  },
  {
    group: 'ebike-ban-no',
    kind: 'oppose',
    clause: 'c7',
    stance: 'oppose',
    copies: 16,
    text: '不同意第七条禁止电动自行车进入主城区的规定。外卖骑手、快递员和接送孩子的家长都离不开电动车，一禁了之是懒政，应当加强管理而不是简单禁止。',
    again: [
      '反对第7条禁止电动车进主城区。外卖员、快递员、接送孩子的家长都离不开电动自行车，一禁了之就是懒政，应该加强管理，而不是简单地禁止。',
    ],
  },
  {
    group: 'ebike-ban-yes',
    kind: 'support',
    clause: 'c7',
    stance: 'support',
    copies: 9,
    text: '同意第七条禁止电动自行车进入主城区的规定。电动车闯红灯、逆行太多，行人过马路提心吊胆，应当严格执行。',
  },
  {
    group: 'ebike-tag-up',
    kind: 'amend',
    clause: 'c8',
    stance: 'neither',
    copies: 9,
    text: '第八条关于电动车上牌的过渡期只有三个月太短了，很多老人还不知道，建议延长到一年。',
    again: ['电动自行车上牌过渡期3个月太短，许多老年人都不知道，希望延长至1年（第八条）。'],
  },
  {
    group: 'school-bus',
    kind: 'amend',
    clause: 'c11',
    stance: 'neither',
    copies: 13,
    text: '农村孩子上学路远，建议在第十一条中增加校车接送的内容，由财政给予补贴，保证每个行政村都有校车停靠点。',
    again: [
      '农村的孩子上学路途远，希望第十一条里加上校车接送的规定，由财政补贴，确保每个行政村都设校车停靠点。',
    ],
  },
  {
    group: 'elder-lift',
    kind: 'support',
    clause: 'c3',
    stance: 'support',
    copies: 12,
    text: '支持老旧小区加装电梯！我父母住六楼，腿脚不好，每次下楼都很困难，希望尽快落实，简化审批手续。',
    again: [
      '非常支持老旧小区加装电梯。我爸妈住在6楼，腿脚不方便，每次下楼都很难，希望早日落实，手续能够简化一些。',
    ],
  },
  {
    group: 'elder-lift-no',
    kind: 'oppose',
    clause: 'c3',
    stance: 'oppose',
    copies: 8,
    text: '反对老旧小区加装电梯！我住一楼，采光和通风都受影响，房子还会贬值，一楼住户的损失谁来补偿？',
  },
  {
    group: 'waste-time',
    kind: 'amend',
    clause: 'c12',
    stance: 'neither',
    copies: 12,
    text: '垃圾定时投放的时间太短，上班族根本赶不上，建议晚上的投放时间延长到22点，并在小区内保留一处误时投放点。',
    again: ['定时投放垃圾时间太短了，上班族赶不上，希望晚间投放时间延长至晚上十点，同时保留一个误时投放点。'],
  },
  {
    group: 'water-price',
    kind: 'oppose',
    clause: 'c2',
    stance: 'oppose',
    copies: 14,
    text: '自来水价格上涨30%不合理，水质没有改善，工资也没有涨，反对这次涨价。',
    again: ['反对自来水涨价。水质没改善，工资没涨，水价却要上涨百分之三十，不合理。'],
  },
  {
    group: 'water-price-20',
    kind: 'oppose',
    clause: 'c2',
    stance: 'oppose',
    copies: 6,
    text: '自来水价格上涨20%不合理，水质没有改善，工资也没有涨，反对这次涨价。',
  },
  {
    group: 'dog-leash',
    kind: 'amend',
    clause: 'c9',
    stance: 'neither',
    copies: 11,
    text: '建议对遛狗不牵绳的行为加大处罚力度，第一次罚款五百元，第二次没收犬只。小区里已经发生过好几次咬伤小孩的事情了。',
    again: ['遛狗不拴绳应当加大处罚，首次罚500元，第二次没收犬只，小区已经发生好几起咬伤孩子的事了。'],
  },
  {
    group: 'dog-free',
    kind: 'amend',
    clause: 'c9',
    stance: 'neither',
    copies: 7,
    text: '建议不要对遛狗行为一罚了之，可以划定专门的遛狗区域和时段，养犬人也是纳税人，也需要活动空间。',
  },
  {
    group: 'tree-cut',
    kind: 'oppose',
    clause: '',
    stance: 'oppose',
    copies: 13,
    text: '解放路两侧的法国梧桐已经有六十年树龄，是几代人的记忆，强烈反对为了拓宽道路把它们砍掉，应当优化方案，绕开古树。',
    again: [
      '强烈反对砍掉解放路两边的法国梧桐！这些树有60年树龄了，是几代人的记忆，不应该为了拓宽道路就砍掉，应优化方案绕开古树。',
    ],
  },
  {
    group: 'nursery',
    kind: 'other',
    clause: 'c6',
    stance: 'neither',
    copies: 10,
    text: '双职工家庭带娃难，希望社区多办一些普惠托育点，收费控制在每月一千五百元以内，延时到晚上七点。',
  },
  {
    group: 'market-hours',
    kind: 'question',
    clause: 'c10',
    stance: 'neither',
    copies: 10,
    text: '请问第十条所说的夜间经济区域具体包括哪些街道？营业到几点？噪音由哪个部门负责管？',
    again: ['第十条说的夜间经济区域到底包括哪些街道，营业到几点，噪声归哪个部门管，请予以明确。'],
  },
]

/** Very short texts: what is equal but for noise is one group; one word more or less is another opinion. */
export const SHORT: readonly Labelled[] = (
  [
    [
      'yes',
      'support',
      'support',
      [
        '同意',
        '同意！',
        '支持',
        '坚决支持',
        '我支持',
        '完全同意',
        '赞成。',
        '支持支持支持',
        '支持👍👍',
        '同意，没意见',
        '本人非常赞成',
        '贊成',
        '　支持　',
        '无意见',
        '',
      ],
    ],
    [
      'no',
      'oppose',
      'oppose',
      [
        '反对',
        '反對',
        '坚决反对！',
        '不同意',
        '我不同意。',
        '不赞成',
        '强烈反对',
        '不支持',
        '表示反对',
        '反对反对',
        '我們堅決反對',
        '',
      ],
    ],
    ['fee-high', 'oppose', 'oppose', ['收费太高', '收费太高了', '收费过高！', '收费太贵了', '收費太高。']],
    ['fee-low', 'support', 'support', ['收费太低', '收费太低了', '收费偏低']],
    ['no-lift', 'oppose', 'oppose', ['不要装电梯', '别装电梯', '不要裝電梯！']],
    ['lift', 'support', 'support', ['要装电梯', '应该装电梯']],
    ['why', 'question', 'neither', ['为什么涨价？', '为什么涨价', '为什么要涨价？']],
    ['when', 'question', 'neither', ['什么时候实施？', '请问什么时候实施']],
    ['much', 'question', 'neither', ['收费多少？']],
    ['more-buses', 'amend', 'neither', ['增加公交车', '建议增加公交', '希望增加公交车。', '請增加公交車']],
    ['less-buses', 'amend', 'neither', ['减少公交车']],
    ['more-bins', 'amend', 'neither', ['增加垃圾桶', '增设垃圾箱']],
    ['del5', 'amend', 'neither', ['删除第五条', '建议删除第5条', '取消第五条']],
    ['keep5', 'amend', 'neither', ['保留第五条', '建议保留第五条']],
    ['del6', 'amend', 'neither', ['删除第六条', '第六条删除']],
    ['agree5', 'support', 'support', ['同意第五条', '赞成第5条', '支持第五条！']],
    ['against5', 'oppose', 'oppose', ['反对第五条', '不同意第5条']],
    ['too-fast', 'other', 'neither', ['太快了']],
    ['five', 'amend', 'neither', ['改成5元', '改为五元']],
    ['six', 'amend', 'neither', ['改成6元']],
  ] as const
).flatMap(([group, kind, stance, texts]) =>
  texts.map((text) => ({ text, kind, clause: 'c1', group: `short-${group}`, stance })),
)

/** A bare 同意 to another clause is another opinion. */
const ELSEWHERE: readonly Labelled[] = ['c2', 'c3'].flatMap((clause) => [
  { text: '同意', kind: 'support', clause, group: `short-yes-${clause}`, stance: 'support' },
  { text: '支持！', kind: 'support', clause, group: `short-yes-${clause}`, stance: 'support' },
  { text: '不同意', kind: 'oppose', clause, group: `short-no-${clause}`, stance: 'oppose' },
])

const alone = (
  clause: string,
  kind: Kind,
  stance: Labelled['stance'],
  texts: readonly string[],
): Labelled[] => texts.map((text) => ({ text, kind, clause, stance, group: text }))

/** One template filled with what changes the demand: a member of no group at all. */
export const APART: readonly Labelled[] = [
  ...alone(
    'c5',
    'amend',
    'neither',
    [
      '红绿灯',
      '人行天桥',
      '减速带',
      '公交站台',
      '充电桩',
      '快递柜',
      '直饮水点',
      '遮阳棚',
      '儿童滑梯',
      '无障碍坡道',
    ].map((what) => `建议在学校门口增设${what}，方便学生和家长，希望尽快落实。`),
  ),
  ...alone(
    'c13',
    'amend',
    'neither',
    ['三', '四', '六', '九', '十二', '十五', '十八', '二十一'].map(
      (n) => `建议删除第${n}条，该条内容与上位法重复，没有必要再作规定。`,
    ),
  ),
  ...alone(
    'c14',
    'amend',
    'neither',
    [10, 15, 20, 30, 50, 80].map(
      (n) => `建议把物业费的涨幅控制在${n}%以内，超过的部分要由业主大会表决同意。`,
    ),
  ),
  ...alone('c5', 'amend', 'neither', [
    '停车费太高，建议对老年人和残疾人免费。',
    '停车费太高，建议首个小时免费，之后按半小时计费。',
    '停车费太高，建议多建立体停车库。',
    '停车费太高，建议公布每个停车场的收支账目。',
    '停车难不是收费能解决的，应该多修地铁，让大家愿意坐公共交通。',
    '夜间路边停车应当免费，白天可以收费。',
    '白天路边停车应当免费，夜间可以收费。',
    '路边停车位不应当由私人公司经营，收的钱要进财政。',
    '医院周边的停车场应当给病人家属优惠。',
    '建议停车收费实行先离场后付费，不要在出口排队扫码。',
    '机场高铁站的停车费也应当一并纳入。',
    '车位产权不清楚就收费没有法律依据。',
  ]),
  ...alone('c7', 'amend', 'neither', [
    '电动车应当分时段管理，早晚高峰禁行，其余时间放行。',
    '电动车超标车的淘汰应当给予以旧换新补贴。',
    '建议给外卖企业定安全指标，考核平台而不是骑手。',
    '建议在主城区划设连续的非机动车道，用隔离栏分开。',
    '建议在主城区划设连续的机动车道，用隔离栏分开。',
    '电动车充电要进车棚，禁止进楼道和电梯。',
    '电动三轮车是否也在禁止之列，请写清楚。',
    '应当允许接送学生的电动车带一名十二周岁以下儿童。',
    '应当允许接送学生的电动车带一名十六周岁以下儿童。',
    '不应当允许接送学生的电动车带一名十二周岁以下儿童。',
  ]),
  ...alone('c3', 'amend', 'neither', [
    '加装电梯的费用分摊比例应当写明，一楼不出钱，二楼以上逐层递增。',
    '加装电梯应当有三分之二以上业主同意才能动工。',
    '加装电梯应当由全体业主同意才能动工。',
    '加装电梯的日常维护费用由谁承担，要有说法。',
    '建议先对楼体结构做安全鉴定再谈加装电梯。',
    '希望统一招标选择电梯厂家，避免各单元各装各的。',
    '公积金应当可以用于加装电梯。',
    '一楼住户的采光补偿标准应当明确为每平方米三百元。',
    '一楼住户的采光补偿标准应当明确为每平方米五百元。',
  ]),
  ...alone('', 'other', 'neither', [
    '征求意见的时间太短，应当延长到三十天以上。',
    '草案里多处用“原则上”，请改为明确的要求。',
    '建议开一次听证会，请各方代表都来说说。',
    '附件的表格打不开，请重新上传。',
    '第一章和第四章对主管部门的表述不一致，建议统一。',
    '条文写得太专业，能不能出一个通俗的解读。',
    '建议增加对举报人的保护和奖励。',
    '法律责任一章处罚过轻，起不到震慑作用。',
    '法律责任一章处罚过重，小商户承受不起。',
    '建议增加对小微企业的过渡安排，不要一刀切。',
    '希望把施行日期推迟到明年一月一日，给大家准备的时间。',
    '希望把施行日期提前到今年十月一日，不要再拖了。',
    '我昨天去服务大厅咨询，窗口的人一问三不知，先把培训做好吧。',
    '河边的步道晚上没有灯，老人散步容易摔跤。',
    '菜市场搬迁之后买菜要走两公里，请保留一个临时摊点。',
    '学校门口上下学时间堵得水泄不通，交警应当到岗疏导。',
    '公园的广场舞音响太大，晚上九点以后应当静音。',
    '公交末班车太早，下夜班的人回不了家。',
    '公交首班车太晚，上早班的人赶不上。',
    '医保定点药店太少，农村老人买药不方便。',
    '乡镇卫生院缺儿科医生，孩子发烧只能往县城跑。',
    '村里的快递点一件收一块钱，不合理。',
    '施工围挡占了盲道，盲人朋友没法走。',
    '小学课后服务质量不高，基本就是写作业。',
    '小区楼下的烧烤店油烟大，应当要求安装净化设施。',
    '高层住宅的消防通道被私家车堵死，要定期清理。',
    '请把办事指南翻译成英文，外籍人员看不懂。',
    '老年人不会用智能手机，请保留现金缴费窗口。',
    '共享单车乱停乱放，建议设电子围栏。',
    '外地牌照的车应当和本地车同等对待。',
    '建议设立意见反馈的公示栏，采纳没采纳都说一声。',
  ]),
  // The same sentence turned round, one by one.
  ...(
    [
      ['应当允许商户在店外经营', '不应当允许商户在店外经营'],
      [
        '建议提高公租房的收入准入线，让更多家庭能够申请',
        '建议降低公租房的收入准入线，把房子留给最困难的家庭',
      ],
      ['建议增加中心城区的限行天数，缓解拥堵', '建议减少中心城区的限行天数，方便出行'],
      ['希望保留早市，附近居民买菜方便', '希望取消早市，附近居民睡不好觉'],
      ['补偿标准定得合理，可以接受', '补偿标准定得不合理，不可以接受'],
      ['这一条有必要写进去，能够保护租客的利益', '这一条没有必要写进去，不能保护租客的利益'],
      ['应当强制安装一氧化碳报警器', '应当自愿安装一氧化碳报警器'],
      ['建议公开每户的补偿金额，接受监督', '建议不公开每户的补偿金额，保护隐私'],
      ['罚款太轻，应当加重', '罚款太重，应当减轻'],
      ['审批时间应当缩短到五个工作日', '审批时间应当延长到五个工作日'],
    ] as const
  ).flatMap((pair, at) => alone(`t${at}`, 'amend', 'neither', pair)),
]

/** The whole labelled set: some 430 opinions. */
export const LABELLED: readonly Labelled[] = [...spreadOut(CAMPAIGNS, 1), ...SHORT, ...ELSEWHERE, ...APART]
