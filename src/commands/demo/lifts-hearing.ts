import { type HearingStory, people, seats } from './hearing-story.ts'

/** Called after the comments had closed (R21): sign-up is open now. */
export const liftsHearing: HearingStory = {
  replanned: {
    day: -6,
    reason:
      '公开征求意见中高层与低层住户对补偿、分摊分歧较大，已认定需要听证；面对面说清各自的难处，有利于形成大家都能接受的办法。',
  },
  prepared: -6,
  announced: -5,
  held: 24,
  venue: '县住房和城乡建设局三楼会议室（有电梯）',
  signUp: [-4, 9],
  words: {
    content_summary:
      '听取对《云溪县既有住宅加装电梯实施办法（征求意见稿）》的意见，重点是低层业主补偿（第七条）、费用分摊（第九条、第十七条）和异议的协商调解（第八条）。',
    reason: '公开征求意见中，高层与低层住户对补偿和费用分摊有重大分歧，社会关注度较高。',
    basis: '《重大行政决策程序暂行条例》第十四条、第十六条；《云溪县重大行政决策公众参与办法》第十二条。',
    background:
      '城区四层以上没有电梯的住宅有1120个单元，住着六十岁以上老人四千三百余名。三年来试点加装23台，31个单元因补偿、分摊谈不拢停下来。',
  },
  quota: seats(
    ['stakeholder', 6, 'draw'],
    ['resident', 3, 'draw'],
    ['deputy', 2, 'recommendation'],
    ['expert', 1, 'invitation'],
    ['lawyer', 1, 'recommendation'],
    ['other', 1, 'draw'],
  ),
  observerSeats: 4,
  comers: {
    stakeholder: people(`
      谭启明 翠竹苑6幢六楼住户
      邹桂莲 翠竹苑6幢一楼住户
      江一鸣 东门新村2幢五楼住户
      贺春梅 东门新村2幢二楼住户
      庞德厚 粮站宿舍三单元住户`),
    resident: people(`
      纪红霞 城中街道槐树社区居民
      柴广林 河西街道石桥社区居民`),
    other: people('管小川 云溪县老年人协会会员'),
  },
  observers: people(`
    牟丽芳 翠竹苑小区
    倪大海 河畔小区
    童建业 东门新村
    路春生 粮站宿舍
    阮秋月 北门社区
    滕志刚 槐树社区`),
}
