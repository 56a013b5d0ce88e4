import type { Labelled } from './labelled.ts'
import { noisy } from './noise.ts'

/**
 * A third set, written last and never used for making a rule: its figures are what a stranger's set may find.
 * Paraphrases here go further than most people's who copy a campaign's text.
 */
const CASES: readonly (readonly [Labelled['kind'], Labelled['stance'], clause: string, readonly string[]])[] =
  [
    [
      'oppose',
      'oppose',
      '',
      [
        '高铁站选址离县城二十八公里，老百姓打车进城比坐高铁还贵，坚决反对现在的选址方案，应当放在城东开发区。',
        '坚决反对目前的选址方案！高铁站离县城28公里，打的进城比坐高铁还贵，应该放到城东开发区。',
        '高铁站离县城有二十八公里远，坐出租车进城比高铁票还贵，现在的选址我坚决反对，放在城东开发区才对。',
      ],
    ],
    [
      'support',
      'support',
      '',
      [
        '坚决支持现在的高铁站选址方案，离县城虽远但能带动三个乡镇，眼光要放长远。',
        '坚决支持高铁站现在的选址，虽然离县城远，但可以带动三个乡镇，眼光要放长远一些。',
      ],
    ],
    [
      'amend',
      'neither',
      'a',
      [
        '建议失业保险金领取期限由十二个月延长至十八个月，四十五岁以上的人再就业太难了。',
        '失业保险金的领取期限建议从12个月延长到18个月，45岁以上人员再就业实在太难。',
        '希望将失业金领取期限从12个月延长为18个月，45岁以上的再就业太困难了。',
      ],
    ],
    [
      'amend',
      'neither',
      'a',
      ['建议失业保险金领取期限由十二个月延长至二十四个月，四十五岁以上的人再就业太难了。'],
    ],
    [
      'other',
      'neither',
      'b',
      [
        '农贸市场改造期间摊位怎么安置没有说清楚，请给出过渡方案和时间表。',
        '改造期间农贸市场的摊位如何安置没说清楚，请拿出过渡方案和时间表。',
        '农贸市场改造期间，摊位如何安置，文件里没写清楚，希望给出过渡方案以及时间表。',
      ],
    ],
    [
      'oppose',
      'oppose',
      'c',
      [
        '不同意取消纸质公交月票，很多老人没有智能手机，不会扫码。',
        '不同意取消纸质公交月票！很多老年人没有智能机，不会扫码。',
        '反对取消纸质的公交月票，不少老人没有智能手机，也不会扫码乘车。',
      ],
    ],
    [
      'support',
      'support',
      'c',
      [
        '同意取消纸质公交月票，现在谁都有智能手机，扫码更快。',
        '同意取消纸质公交月票，如今大家都有智能手机，扫码更快。',
      ],
    ],
    [
      'amend',
      'neither',
      'd',
      [
        '第六条要求商铺门前三包，但没有明确三包范围，容易变成随意罚款，建议附图标明。',
        '第六条要求商铺门前三包却没有明确范围，容易变成乱罚款，建议附图说明。',
        '第6条要求店铺门前三包，可是三包的范围不明确，很容易变成随意罚款，建议附上图标明范围。',
      ],
    ],
    [
      'amend',
      'neither',
      'e',
      [
        '湿地公园里不应当建酒店，候鸟越冬地一旦破坏就恢复不了，请把酒店项目移出保护区。',
        '湿地公园内不应建设酒店，候鸟越冬地一旦被破坏就恢复不了了，请将酒店项目移出保护区。',
        '不应该在湿地公园里建酒店。候鸟越冬地一旦破坏就无法恢复，请把酒店项目移出保护区。',
      ],
    ],
    ['amend', 'neither', 'e', ['湿地公园里应当建酒店，游客来了没地方住，请保留酒店项目。']],
    [
      'question',
      'neither',
      'f',
      [
        '灵活就业人员能不能按月缴存公积金？最低缴多少？',
        '请问灵活就业人员可以按月缴存公积金吗？最低缴多少？',
        '灵活就业的人能按月交公积金吗，最低交多少',
      ],
    ],
    ['support', 'support', 's', ['支持支持', '我们全家都支持', '赞成这个方案', '同意！', '双手赞成！']],
    ['oppose', 'oppose', 's', ['不行，反对', '坚决反对到底', '我不赞成', '反对']],
  ]

const APART: readonly (readonly [clause: string, readonly string[]])[] = [
  ['g', ['书店', '药店', '菜店', '理发店'].map((what) => `社区底商应当优先引进${what}，居民最需要这个。`)],
  ['h', ['三', '四', '六'].map((n) => `第${n}条的处罚幅度应当和省里的条例保持一致。`)],
  ['i', [50, 100, 200].map((n) => `乱停共享单车每次罚${n}元比较合适。`)],
  [
    'j',
    [
      '应当准许小摊贩在学校周边经营。',
      '不应当准许小摊贩在学校周边经营。',
      '学校周边的小摊贩应当办理健康证。',
      '学校周边的文具店不得卖盲盒。',
      '学校周边应当限速三十公里。',
      '学校周边应当限速二十公里。',
      '校门口请设家长等候区。',
    ],
  ],
  [
    'k',
    [
      '加班费的计算基数应当提高。',
      '加班费的计算基数应当降低。',
      '加班费应当按月结清。',
      '年休假工资应当按月结清。',
    ],
  ],
]

export const FRESH: readonly Labelled[] = [
  ...CASES.flatMap(([kind, stance, clause, texts], at) => {
    const copies =
      clause === 's'
        ? []
        : Array.from({ length: 6 }, (_, n) => noisy(texts[n % texts.length] ?? '', 7000 + at * 50 + n))
    return [...texts, ...copies].map((text) => ({ kind, stance, clause, text, group: `f${at}` }))
  }),
  ...APART.flatMap(([clause, texts]) =>
    texts.map((text) => ({ kind: 'other' as const, stance: 'neither' as const, clause, text, group: text })),
  ),
]
