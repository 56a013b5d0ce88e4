import { demands, type FactKey } from '../decisions/facts.ts'
import { states, type Transition, transitions } from '../decisions/lifecycle.ts'
import { common as commonEn } from '../paper/words/common.en.ts'
import { common as commonZh } from '../paper/words/common.zh.ts'
import { procedure as en } from '../paper/words/procedure.en.ts'
import { procedure as zh } from '../paper/words/procedure.zh.ts'
import type { Role } from '../people/officer.ts'
import { citations, type Rule } from '../statute/citations.ts'

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const who = (role: Role | 'clock'): string =>
  role === 'clock' ? '日期届满 (the clock)' : `${commonZh.roles[role]} (${commonEn.roles[role]})`
const stated = (rule: Rule): string => `${rule}, ${citations[rule].source}`
const ways = { major: '重大行政决策', minor: '其他事项', both: '全部' } as const

const asked = (fact: FactKey): string => `${zh.facts[fact]} (${demands[fact].rule})`

const step = ({ deed, from, to, way, by, asks, citation, later }: Transition): string =>
  row(
    `\`${deed}\`<br>${zh.deeds[deed]}`,
    from.map((state) => states[state].code).join(' '),
    to === 'same' ? '–' : states[to].code,
    ways[way],
    by.map(who).join('<br>'),
    asks.map(asked).join('<br>') || '–',
    `${stated(citation)}${later ? `<br>*later: ${later}*` : ''}`,
  )

/** The state table and what its deeds ask for, from the code's own tables. */
export const stepsPage = (): string[] => [
  '## The procedure, state by state',
  '',
  'From `src/decisions/lifecycle.ts`; SQL holds the same rows (`migrations/0011_lifecycle.sql`), and a test compares. States held by facts are read from what there is and never set.',
  '',
  row('state', 'what it is', 'held by'),
  row('---', '---', '---'),
  ...(Object.keys(states) as (keyof typeof states)[]).map((state) =>
    row(
      `${states[state].code} \`${state}\``,
      `${zh.states[state]} (${en.states[state]})`,
      states[state].held,
    ),
  ),
  '',
  'A deed moves a decision from one of the states on its left to the one on its right (–: it stays where it is), once everything it asks for is there. What a matter does not need (an expert review of what is not technical) is not asked for.',
  '',
  row('deed', 'from', 'to', 'matters', 'who', 'what it asks', 'where it stands'),
  row('---', '---', '---', '---', '---', '---', '---'),
  ...transitions.map(step),
  '',
  '### What the steps ask for',
  '',
  row('what', 'in English', 'who supplies it', 'where it stands'),
  row('---', '---', '---', '---'),
  ...(Object.keys(demands) as FactKey[]).map((fact) =>
    row(zh.facts[fact], en.facts[fact], who(demands[fact].supplier), stated(demands[fact].rule)),
  ),
  '',
]
