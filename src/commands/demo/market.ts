import { marketHearing } from './market-hearing.ts'
import type { Matter } from './matter.ts'

const draft = `云溪县城东农贸市场搬迁安置方案
（听证稿）

第一条　为了改善城东片区交通和环境，妥善安置经营户，根据有关法律、法规，结合本县实际，制定本方案。
第二条　城东农贸市场搬迁到窑湾路新市场。新市场设固定摊位260个、自产农产品免费摊位40个。
第三条　现有固定摊位经营户在新市场优先选择摊位，选择顺序由公开摇号确定。
第四条　新市场摊位费三年内不高于现有标准。
第五条　搬迁补助每个固定摊位三千元，冷库、水产等需要重新安装设备的另行核定。
第六条　自产自销农户在新市场免费摊位经营，不收取任何费用。
第七条　新市场开业前，公交2路、7路延伸到窑湾路，首班车不晚于五时三十分。
第八条　新旧市场并行经营两个月，期间不得关闭旧市场的水电。
第九条　旧市场用地用于建设社区服务中心和公共停车场，不得用于商业开发。
第十条　本方案自公布之日起施行。
`

/** Asked only by a hearing, which is put off because its materials would have come too late. */
export const market: Matter = {
  name: 'market',
  team: 'housing',
  title: '云溪县城东农贸市场搬迁安置方案',
  kind: 'major_decision',
  draft,
  explanation: `城东农贸市场1998年建成，周边三条道路长年拥堵，消防通道狭窄。市场现有固定摊位213个，每天还有七十多位农户来卖自家种的菜。

方案共十条，写明搬到哪里、摊位怎么选、费用多少、补助多少、公交怎么走、旧市场用来做什么。`,
  notice: {},
  trail: {
    plan: {
      matter_class: 'project',
      whole_economy_reason: '涉及全县最大的农贸市场和城东片区的交通、用地安排。',
      close_to_people_reason: '关系213户经营户的生计和城东四万居民买菜。',
      methods: ['hearing'],
      reasons: {
        hearing: '直接受影响的是经营户、农户和周边居民，人数相对集中、分歧具体，当面听证最能说清楚。',
      },
      dissent: true,
      attention: true,
      hearing_needed: true,
      affects_groups: true,
      groups: '固定摊位经营户、自产自销农户、市场周边居民。',
      judgement_reason: '经营户与周边居民对是否搬迁有重大分歧，社会关注度较高，应当听证。',
    },
    records: [
      {
        on: [-53, '10:10'],
        kind: 'proposal',
        body: (day) => ({
          proposed_by: 'citizens',
          proposed_on: day(-60),
          gist: '城东片区居民来信96件，反映市场周边拥堵、消防通道被占。',
          studied: '县住房和城乡建设局会同县公安局、县消防救援大队查看，问题属实，报请启动决策程序。',
        }),
      },
    ],
  },
  hearing: marketHearing,
  day: -30,
  reaches: 'drafted',
}
