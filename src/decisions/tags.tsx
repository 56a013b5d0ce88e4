import type { Lang } from '../ground/house.ts'
import { Tag } from '../paper/elements.tsx'
import type { DecisionState } from './decision.ts'
import { words } from './words.ts'

const opinionTones = { public: 'green', exempt: 'red', escalate: 'amber' } as const

/** A reviewer's opinion: 公开, 免予公开, 需报审. */
export const OpinionTag = ({ lang, opinion }: { lang: Lang; opinion: keyof typeof opinionTones }) => (
  <Tag tone={opinionTones[opinion]}>{words(lang).review.opinions[opinion]}</Tag>
)

const stateTones = { preparing: 'plain', published: 'green', reported: 'blue' } as const

/** How far a decision's public life has come. */
export const DecisionTag = ({ lang, state }: { lang: Lang; state: DecisionState }) => (
  <Tag tone={stateTones[state]}>{words(lang).states[state]}</Tag>
)
