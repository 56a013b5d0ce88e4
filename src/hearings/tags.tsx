import type { Lang } from '../ground/house.ts'
import { Tag } from '../paper/elements.tsx'
import type { HearingState } from './hearing.ts'
import { words } from './words.ts'

const tones = {
  preparing: 'plain',
  announced: 'amber',
  registration_open: 'green',
  registration_closed: 'amber',
  frozen: 'amber',
  drawn: 'amber',
  listed: 'amber',
  held: 'blue',
  record_closed: 'blue',
  reported: 'blue',
  postponed: 'amber',
  cancelled: 'plain',
} as const satisfies Record<HearingState, 'plain' | 'blue' | 'green' | 'amber'>

/** Where a hearing stands. */
export const HearingTag = ({ lang, state }: { lang: Lang; state: HearingState }) => (
  <Tag tone={tones[state]}>{words(lang).states[state]}</Tag>
)
