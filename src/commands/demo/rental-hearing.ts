import { type HearingStory, people, seats } from './hearing-story.ts'
import { rentalDay } from './rental-speeches.ts'
import { paper } from './trail.ts'

/** Over, with everything: the draw, the record, the report. */
export const rentalHearing: HearingStory = {
  prepared: -86,
  announced: -84,
  held: -52,
  venue: '县政府一号楼二楼会议室',
  signUp: [-83, -73],
  words: {
    content_summary:
      '听取对《云溪县公共租赁住房分配和管理办法（征求意见稿）》的意见，重点是评分轮候还是全部摇号（第七条）、一线职工单列房源（第四条）、租金比例（第九条）和退出过渡期（第十一条）。',
    reason: '对评分轮候还是全部摇号看法不同，涉及轮候家庭切身利益，经认定需要听证。',
    basis: '《重大行政决策程序暂行条例》第十四条、第十六条；《云溪县重大行政决策公众参与办法》第十二条。',
    background: '全县有公共租赁住房1260套，轮候家庭730户，空置房源96套。现行办法2016年印发。',
  },
  quota: seats(
    ['stakeholder', 5, 'draw'],
    ['resident', 3, 'draw'],
    ['deputy', 2, 'recommendation'],
    ['expert', 1, 'invitation'],
    ['lawyer', 1, 'recommendation'],
    ['other', 2, 'draw'],
  ),
  observerSeats: 6,
  comers: {
    stakeholder: people(`
      罗文举 城中街道轮候家庭
      邱桂芬 城中街道轮候家庭
      霍建民 河西街道轮候家庭
      倪素芳 安居苑承租户
      丁小满 城东街道轮候家庭
      崔永贵 县环卫所职工
      孟春燕 安居苑承租户
      尤志刚 县公交公司驾驶员
      覃秀莲 河西街道轮候家庭
      范国栋 城中街道轮候家庭
      龙小英 县人民医院护理员
      邵长河 城东街道轮候家庭
      温玉梅 安居苑承租户
      蒋大勇 外卖送餐员`),
    resident: people(`
      白云飞 槐树社区居民
      毛红梅 文昌社区居民
      康为民 北门社区居民
      史秋菊 石桥社区居民
      顾小军 采桑社区居民
      侯玉兰 翠竹苑小区居民
      万志远 河畔小区居民
      段春花 东门新村居民
      雷鸣 城东新区居民
      钱素珍 染坊弄居民`),
    deputy: people(`
      郝建国 县人大代表
      汤慧敏 县政协委员`),
    expert: people('黎明德 云溪职业技术学院公共管理副教授'),
    lawyer: people('闵正清 云溪清正律师事务所律师'),
    other: people(`
      易小兰 云溪县总工会工作人员
      常青山 云溪县妇女儿童服务中心社工
      武思源 云溪县残疾人联合会专职委员
      贺长春 云溪县建筑企业协会秘书`),
  },
  observers: people(`
    牛大海 城东新区
    邓小芹 安居苑小区
    樊振东 城中街道
    司空燕 云溪县融媒体中心志愿者
    车秀英 河西街道`),
  drawn: -70,
  declined: 'stakeholder',
  listed: {
    day: -64,
    chair: '严立本（县住房和城乡建设局局长）',
    panel: ['安和平（县民政局副局长）', '石慧（县财政局综合股股长）'],
    presenter: '林知秋（县住房和城乡建设局住房保障股）',
    recorder: '施敏（县住房和城乡建设局办公室）',
    monitor: '娄清（县监察委员会派驻纪检监察组）',
  },
  served: {
    day: -63,
    papers: [
      paper(
        '听证会材料：评分标准和测算',
        '县住房和城乡建设局',
        '评分由住房困难、收入、家庭人口、轮候时间四项组成，满分100分，每户得分可以自己核对。',
        '按现有轮候家庭试算：评分轮候时，人均收入最低的一百户中有八十七户可在一年内入住；全部摇号时约为三十四户。',
      ),
      paper(
        '听证会议程和注意事项',
        '县住房和城乡建设局',
        '每位代表发言不超过八分钟，先说观点，再说理由；可以提交书面意见。',
      ),
    ],
  },
  record: rentalDay,
  report: {
    day: -38,
    conclusion: 'carry_out_amended',
    opinions:
      '赞成的主要理由：按困难程度评分，最需要的家庭先入住；公示不写身份证号和门牌；转租、空置的收回。反对和不同的主要理由：评分由人打，不如全部摇号；租金偏高；单列房源可能挤占普通轮候家庭。',
    adoption:
      '复核、单列范围、低楼层三处意见采纳，过渡期部分采纳；全部摇号、租金降到百分之三十、单列不超过两成三条没有采纳，理由逐条列在表中。',
    conclusionText:
      '建议按修改后的办法实施：保留评分轮候，每户得分向本人告知理由并可申请复核；把快递、外卖等劳动者列入单列范围；退出过渡期延长到十二个月；租金比例维持不变，一年后评估。',
  },
}
