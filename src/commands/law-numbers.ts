import { parameterName, saidText, valueText } from '../calendar/profile-text.ts'
import { profiles as en } from '../paper/words/profiles.en.ts'
import { profiles as zh } from '../paper/words/profiles.zh.ts'
import { matterKinds } from '../statute/matter.ts'
import { type Parameter, parameterCodes, parameterOf } from '../statute/parameters.ts'
import { effective, type ProfileValue, type RuleProfile } from '../statute/profile.ts'
import { nationalProfile, platformDefaults, shippedProfiles } from '../statute/profiles.ts'

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const both = (zhText: string, enText: string): string => `${zhText}<br>${enText}`
const ruleOf = (parameter: Parameter): string => parameterOf(parameter).rule.split('_')[0] ?? ''

const senses = {
  at_least: 'the larger is the stricter',
  at_most: 'the smaller is the stricter',
  union: 'everything that any text names',
  ordinal: 'the later in its list is the stricter',
  local: 'the nearest text decides',
} as const

const parameterRow = (parameter: Parameter): string => {
  const { unit, sense, options } = parameterOf(parameter)
  const measured = unit?.replace('_', ' ') ?? options?.join(', ') ?? ''
  return row(
    `\`${parameter}\``,
    both(parameterName('zh', parameter), parameterName('en', parameter)),
    measured,
    senses[sense],
    ruleOf(parameter),
  )
}

const valueRow = ({ parameter, value, force, source, quote, basis, kinds }: ProfileValue): string =>
  row(
    parameterName('zh', parameter),
    both(valueText('zh', parameter, value), valueText('en', parameter, value)),
    `${zh.forces[force]} (${en.forces[force]})`,
    kinds?.map((kind) => zh.matterKinds[kind]).join('、') ?? zh.public.all,
    quote ? `${source}：“${quote}”` : `${source}（${zh.bases[basis]}）`,
  )

const profile = ({ code, kind, name, description, values }: RuleProfile): string[] => [
  `### ${name.zh} (\`${code}\`, ${en.kinds[kind].toLowerCase()})`,
  '',
  description.zh,
  '',
  description.en,
  '',
  row('parameter', 'number', 'force', 'matters', 'where it stands'),
  row('---', '---', '---', '---', '---'),
  ...values.map(valueRow),
  '',
]

const layersOf = (own: RuleProfile): RuleProfile[] =>
  own.kind === 'national' ? [own] : [nationalProfile, own]

const applied = (own: RuleProfile): string[] => [
  `### What applies: ${own.name.zh}`,
  '',
  row('parameter', ...matterKinds.map((kind) => zh.matterKinds[kind])),
  row('---', ...matterKinds.map(() => '---')),
  ...parameterCodes.map((parameter) =>
    row(
      parameterName('zh', parameter),
      ...matterKinds.map((kind) => saidText('zh', parameter, effective(layersOf(own), kind))),
    ),
  ),
  '',
]

/** The parameters, what each profile says of them with its text, and what that comes to. */
export const numbersPage = (): string[] => [
  '## Numbers that differ from place to place',
  '',
  'Data, in `src/statute/parameters.ts` and `src/statute/profile-*.ts`; what administrators save is a further version in the database and stands on `/profiles`. Where several apply, the strictest counts: a higher law is a floor which no local text lowers. 原则上 and 一般 leave room for less with a stated reason. A special law replaces the parameters it names, and only those. Where no text says anything the platform’s default stands in: it warns and is no law. A major decision is never open to comment for fewer than 10 days. A decision keeps the numbers it was begun under.',
  '',
  row('parameter', 'what it is', 'measured in', 'sense', 'rule'),
  row('---', '---', '---', '---', '---'),
  ...parameterCodes.map(parameterRow),
  '',
  ...[...shippedProfiles, platformDefaults].flatMap(profile),
  ...shippedProfiles.filter(({ kind }) => kind !== 'special').flatMap(applied),
]
