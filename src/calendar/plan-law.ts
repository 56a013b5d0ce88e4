/** Sources that only the planner quotes; the rules by number are in `statute/citations.ts`. */
export const planLaw = {
  /** A03 of domain.md §1. */
  publicWay: {
    source: '五原县《重大决策公众参与制度》第三条',
    quote:
      '凡涉及群众切身利益、需要社会广泛知晓的重要规划、重要改革方案、重大政策措施、重点工程项目等决策事项，应当采取听证或向社会发布征求意见稿的方式公开征求公众意见建议',
  },
  discussion: {
    source: '《重大行政决策程序暂行条例》第三十条',
    quote: '决策草案应当经决策机关常务会议或者全体会议讨论。',
  },
  promulgation: {
    source: '《重大行政决策程序暂行条例》第三十二条',
    quote:
      '决策机关应当通过本级人民政府公报和政府网站以及在本行政区域内发行的报纸等途径及时公布重大行政决策。',
  },
  interpretation: {
    source: '银川市《关于全面推进全市政务公开工作的实施意见》',
    quote: '相关解读材料于文件公开后3个工作日内在政府网站和媒体发布',
  },
} as const
