import { type HearingStory, people, seats } from './hearing-story.ts'

/** Drawn, and then put off. */
export const marketHearing: HearingStory = {
  prepared: -36,
  announced: -34,
  held: 2,
  venue: '县文化馆二楼报告厅',
  signUp: [-33, -20],
  words: {
    content_summary:
      '听取对《云溪县城东农贸市场搬迁安置方案（听证稿）》的意见，重点是摊位选择和费用（第三条、第四条）、搬迁补助（第五条）、免费摊位（第六条）和公交（第七条）。',
    reason: '经营户与周边居民对是否搬迁有重大分歧，社会关注度较高。',
    basis: '《重大行政决策程序暂行条例》第十四条、第十六条；《云溪县重大行政决策公众参与办法》第十二条。',
    background: '现有固定摊位213个，每天七十多位农户自产自销；周边三条道路长年拥堵，消防通道不足三米。',
  },
  quota: seats(
    ['stakeholder', 5, 'draw'],
    ['resident', 4, 'draw'],
    ['deputy', 2, 'recommendation'],
    ['expert', 1, 'invitation'],
    ['lawyer', 1, 'recommendation'],
  ),
  observerSeats: 20,
  comers: {
    stakeholder: people(`
      桑大军 城东农贸市场肉类摊位
      褚小凤 城东农贸市场水产摊位
      池有田 山背镇菜农
      危金花 城东农贸市场豆制品摊位
      濮阳春 城东农贸市场干货摊位
      边长贵 河西镇果农
      酆小军 城东农贸市场熟食摊位`),
    resident: people(`
      晏平 稻香小区居民
      麻秀芝 采桑社区居民
      祁连峰 稻香小区居民
      习文娟 城东小学家长
      计兴旺 采桑社区居民`),
  },
  observers: people('佘志明 城东新区居民'),
  drawn: -17,
  postponed: {
    day: -8,
    reason:
      '新市场摊位数和搬迁补助的测算需要重新核实，听证会材料不能在听证会七日前送达代表，听证会延期举行，时间和地点另行公告。已经产生的代表和候补顺序继续有效，不需要重新报名。',
  },
}
