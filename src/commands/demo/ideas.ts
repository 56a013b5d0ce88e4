import { recordStep } from '../../casefile/record-step.ts'
import { createDecision } from '../../decisions/create-decision.ts'
import { endDecision } from '../../decisions/end-decision.ts'
import { endingInput } from '../../decisions/ending.ts'
import { addDays } from '../../ground/clock.ts'
import { parse } from '../../ground/parse.ts'
import { done } from './cast.ts'
import type { Team } from './matter.ts'
import { list } from './official.ts'
import type { Stage } from './stage.ts'
import { type Act, momentOf, officeDay, type When } from './timetable.ts'

/** A matter that has no draft yet. Days are counted from today. */
type Idea = {
  readonly team: Team
  readonly title: string
  readonly proposed: When
  readonly by: 'leaders' | 'departments' | 'deputies' | 'citizens'
  readonly gist: string
  readonly studied: string
  readonly listed?: When
  readonly withdrawn?: { readonly on: When; readonly ground: string; readonly note: string }
}

export const ideas: readonly Idea[] = [
  {
    team: 'roads',
    title: '云溪县城区公交线网优化方案',
    proposed: [-3, '15:05'],
    by: 'deputies',
    gist: '县政协委员提案：城东新区入住四千余户，只有一条公交线路，末班车十八时，建议优化线网、延长运营时间。',
    studied: '县交通运输局初步研究，线网调整涉及七条线路和财政补贴，需要作为重大行政决策办理，报请列入目录。',
  },
  {
    team: 'housing',
    title: '清溪河沿岸慢行步道建设工程',
    proposed: [-16, '10:50'],
    by: 'citizens',
    gist: '县长信箱收到居民来信37件，希望沿河修建步道，连接老城和城东新区。',
    studied: '县住房和城乡建设局会同自然资源、水利部门论证，线路可行，不占用永久基本农田，建议列入年度目录。',
    listed: [-6, '11:10'],
  },
  {
    team: 'roads',
    title: '云溪县城区电动三轮车限行方案',
    proposed: [-70, '10:50'],
    by: 'departments',
    gist: '县公安局建议在城区主要道路限制电动三轮车通行。',
    studied: '县交通运输局会同县公安局研究，报请列入年度目录。',
    listed: [-60, '11:10'],
    withdrawn: {
      on: [-30, '16:10'],
      ground:
        '省级规定已于上月统一电动三轮车登记和通行规则，县里不再另行规定。经县人民政府主要领导批准终止。',
      note: '上级已经统一规定电动三轮车的登记和通行，本县不再制定限行方案。运送农产品进城的具体办法，由县公安局按照上级规定另行公布。',
    },
  },
]

/** What was done about an idea, each act with its instant. */
export function actsOfIdea(idea: Idea, { cast, today }: Stage): Act[] {
  const { drafter } = cast[idea.team]
  const { office } = cast
  const acts: Act[] = []
  const act = ([day, time]: When, deed: Act['deed']) =>
    acts.push({ at: momentOf(today, [officeDay(today, day), time]), deed })
  let decision = ''
  act(idea.proposed, async (visit) => {
    const input = { title: idea.title, matter_kind: 'major_decision' as const }
    decision = done(await createDecision(visit, drafter, input)).id
    const body = {
      proposed_by: idea.by,
      proposed_on: addDays(today, officeDay(today, idea.proposed[0] - 10)),
      gist: idea.gist,
      studied: idea.studied,
    }
    done(await recordStep(visit, drafter, decision, 'proposal', { body, documentIds: [] }))
  })
  if (idea.listed) act(idea.listed, (visit) => list(visit, office, decision))
  const { withdrawn } = idea
  if (withdrawn)
    act(withdrawn.on, async (visit) => {
      const input = {
        kind: 'withdrawn',
        ground: withdrawn.ground,
        fact_public: true,
        public_note: withdrawn.note,
        no_secret: true,
      }
      done(await endDecision(visit, office, decision, done(parse(endingInput, input))))
    })
  return acts
}
