import type { Lang } from '../ground/house.ts'
import { Tag } from '../paper/elements.tsx'
import type { State } from './lifecycle.ts'
import { words as procedureWords } from './procedure-words.ts'
import { words } from './words.ts'

const opinionTones = { public: 'green', exempt: 'red', escalate: 'amber' } as const

/** A reviewer's opinion: 公开, 免予公开, 需报审. */
export const OpinionTag = ({ lang, opinion }: { lang: Lang; opinion: keyof typeof opinionTones }) => (
  <Tag tone={opinionTones[opinion]}>{words(lang).review.opinions[opinion]}</Tag>
)

const ended: readonly State[] = ['withdrawn', 'urgent_exempt', 'terminated']
const open: readonly State[] = ['consulting', 'promulgated', 'executing']

/** Where a decision stands on the main line of the state table. */
export const StageTag = ({ lang, stage }: { lang: Lang; stage: State }) => (
  <Tag tone={ended.includes(stage) ? 'red' : open.includes(stage) ? 'green' : 'blue'}>
    {procedureWords(lang).states[stage]}
  </Tag>
)
