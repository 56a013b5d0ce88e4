import { profileInput } from '../../calendar/profile-input.ts'
import { saveProfile } from '../../calendar/save-profile.ts'
import { setJurisdiction } from '../../calendar/set-jurisdiction.ts'
import type { Visit } from '../../ground/house.ts'
import { parse } from '../../ground/parse.ts'
import { type Cast, done } from './cast.ts'

const TEXT = '《云溪县重大行政决策公众参与办法》'
const major = ['major_decision']

/** The rules of the county, which does not exist: like those of many, in its own name. */
const rules = [
  { parameter: 'comment_days', value: 10, force: 'must', source: `${TEXT}第八条`, kinds: major },
  { parameter: 'hearing_notice', value: 10, force: 'must', source: `${TEXT}第十二条`, kinds: major },
  { parameter: 'representatives', value: 12, force: 'in_principle', source: `${TEXT}第十三条`, kinds: major },
  { parameter: 'symposium_papers', value: 5, force: 'must', source: `${TEXT}第十条`, kinds: major },
  {
    parameter: 'legality_order',
    value: 'before_submission',
    force: 'must',
    source: '《云溪县人民政府工作规则》第二十一条',
    quote: '未经县司法局合法性审查的决策草案，不得提请县政府常务会议讨论，县政府办公室不予收文。',
    kinds: major,
  },
  {
    parameter: 'interpretation',
    value: 0,
    force: 'must',
    source: '《云溪县政策解读工作办法》第四条',
    quote: '政策文件与解读材料同步起草、同步审签、同步发布。',
  },
  {
    parameter: 'secrecy_review',
    value: 15,
    force: 'must',
    source: '《云溪县政府信息公开保密审查办法》第九条',
  },
]

/** Enter the county's rules, and put every drafting unit under them. */
export async function rule(visit: Visit, { admin, housing, roads, schools }: Cast): Promise<void> {
  const input = {
    name_zh: '云溪县',
    name_en: 'Yunxi County',
    description_zh: '本县的公众参与办法、工作规则和政策解读办法；没有规定的，适用国家规定。',
    description_en:
      'The county’s own rules on public participation; the national ones where they are silent.',
    rules,
  }
  const { code } = done(await saveProfile(visit, admin, 'yunxi', done(parse(profileInput, input)), true))
  for (const { drafter } of [housing, roads, schools])
    done(await setJurisdiction(visit, admin, { unit_id: drafter.unitId, code }))
}
