import { type HearingStory, people, seats } from './hearing-story.ts'
import { paper } from './trail.ts'

/** Drawn and listed, the materials served; held in some days. */
export const parkingHearing: HearingStory = {
  prepared: -18,
  announced: -17,
  held: 8,
  venue: '县政府一号楼二楼会议室',
  signUp: [-16, -10],
  words: {
    content_summary:
      '听取对《云溪县城市停车管理办法（征求意见稿）》的意见，重点是早市限时停车（第十六条）、机关停车场夜间开放（第二十五条）和居住小区周边夜间停车（第二十六条）。',
    reason: '关系城区六万余辆机动车的停放，沿街商户、早市农户和居民意见不一，社会关注度较高。',
    basis: '《重大行政决策程序暂行条例》第十四条、第十六条；《云溪县重大行政决策公众参与办法》第十二条。',
    background:
      '城区划线泊位一万一千余个，夜间缺口约6700个。现行规定是2014年印发的。征求意见稿正在公开征求意见，听证会上的意见与网上、来信、来电的意见同等对待。道路停车的具体收费标准另行制定，不在本次听证范围内。',
  },
  quota: seats(
    ['stakeholder', 4, 'draw'],
    ['resident', 4, 'draw'],
    ['deputy', 2, 'recommendation'],
    ['expert', 1, 'invitation'],
    ['lawyer', 1, 'recommendation'],
    ['other', 1, 'draw'],
  ),
  observerSeats: 10,
  comers: {
    stakeholder: people(`
      甘永福 城东早市菜农
      冉小梅 城东早市菜农
      喻大勇 清溪大道五金店店主
      项丽娟 文昌路早餐店店主
      钟志远 城中片区出租车驾驶员
      古玉兰 环城西路服装店店主
      连成山 河西镇货运个体户`),
    resident: people(`
      焦文静 翠竹苑小区居民
      巩伟 河畔小区居民
      隋玉珍 城中街道染坊弄居民
      戚向东 文昌社区居民
      齐海燕 城东新区居民
      车云飞 北门社区居民`),
    deputy: people(`
      宋慧 县人大代表
      武承志 县政协委员`),
    expert: people('文思远 云溪职业技术学院交通工程副教授'),
    lawyer: people('尹正 云溪清正律师事务所律师'),
    other: people(`
      柏小雨 县残疾人联合会专职委员
      华建军 云溪县退役军人志愿服务队`),
  },
  observers: people(`
    耿志强 县第三小学家长
    卜秀云 老码头商户
    解放 环城西路居民`),
  drawn: -7,
  listed: {
    day: -4,
    chair: '严立本（县住房和城乡建设局局长）',
    panel: ['宁致和（县公安局交通管理大队副大队长）', '康平（县自然资源局规划股股长）'],
    presenter: '林知秋（县住房和城乡建设局城市管理股）',
    recorder: '施敏（县住房和城乡建设局办公室）',
    monitor: '娄清（县监察委员会派驻纪检监察组）',
  },
  served: {
    day: -3,
    papers: [
      paper(
        '听证会材料：征求意见稿说明',
        '县住房和城乡建设局',
        '本次听证重点是第十六条、第二十五条、第二十六条。',
        '早市限时泊位拟设在城东农贸市场周边三条道路，约140个。',
        '拟夜间开放的机关停车场19处，约860个泊位。',
      ),
      paper(
        '听证会议程和注意事项',
        '县住房和城乡建设局',
        '每位代表发言不超过八分钟，先说观点，再说理由；可以提交书面意见。',
        '不能到会的，请提前告知，由候补代表依次递补。',
      ),
    ],
  },
}
