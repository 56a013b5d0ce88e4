import type { Lang } from '../ground/house.ts'
import { Table, Tag } from '../paper/elements.tsx'
import { type Parameter, parameterCodes, parameterGroups, parameterOf } from '../statute/parameters.ts'
import type { Effective, Origin, RuleProfile } from '../statute/profile.ts'
import { parameterName, saidOf, valueText } from './profile-text.ts'
import { profileWords as words } from './words.ts'

/** `R28`, `N713`: the number under which the text of a rule stands in the law table. */
export const ruleNo = (parameter: Parameter): string =>
  parameterOf(parameter).rule.split('_')[0] ?? parameterOf(parameter).rule

/** Where a value stands: the text, its words where they were read, and a mark where they were not. */
export function Where({ lang, from }: { lang: Lang; from: Origin }) {
  const t = words(lang)
  return (
    <>
      <small class="cite" lang="zh-CN">
        {from.source}
        {from.quote && <q>{from.quote}</q>}
      </small>
      {from.basis !== 'text' && (
        <Tag tone={from.basis === 'unverified' ? 'amber' : 'plain'}>{t.bases[from.basis]}</Tag>
      )}
    </>
  )
}

/** The parameters of a group, in the order of the table. */
export const groupOf = (group: (typeof parameterGroups)[number]): Parameter[] =>
  parameterCodes.filter((parameter) => parameterOf(parameter).group === group)

/** Everything that applies to one kind of matter, group by group; with `before`, what it was. */
export function EffectiveTable(props: {
  readonly lang: Lang
  readonly caption: string
  readonly rules: Effective
  readonly before?: Effective | undefined
}) {
  const { lang, rules, before } = props
  const t = words(lang)
  const parts = (parameter: Parameter, of: Effective) =>
    saidOf(lang, parameter, of).map(({ text, from }) => (
      <div>
        <strong>{text}</strong>
        {from && <Where lang={lang} from={from} />}
      </div>
    ))
  const plain = (parameter: Parameter, of: Effective) => JSON.stringify(saidOf(lang, parameter, of))
  return (
    <Table
      lang={lang}
      caption={props.caption}
      hideCaption
      columns={[
        { label: t.public.parameter, kind: 'wide' },
        ...(before ? [{ label: t.preview.before }] : []),
        { label: before ? t.preview.after : t.public.value },
        { label: t.public.ruleNo, kind: 'tight' as const },
      ]}
      rows={parameterGroups.flatMap((group) =>
        groupOf(group).map((parameter) => [
          <>
            {parameterName(lang, parameter)}
            <div class="hint">{t.groups[group]}</div>
          </>,
          ...(before
            ? [
                plain(parameter, before) === plain(parameter, rules)
                  ? t.preview.same
                  : parts(parameter, before),
              ]
            : []),
          parts(parameter, rules),
          ruleNo(parameter),
        ]),
      )}
    />
  )
}

/** What a profile says itself, value by value. */
export function OwnTable({ lang, profile }: { lang: Lang; profile: RuleProfile }) {
  const t = words(lang)
  const p = t.public
  return (
    <Table
      lang={lang}
      caption={p.own}
      hideCaption
      columns={[
        { label: p.parameter, kind: 'wide' },
        { label: p.value },
        { label: p.force, kind: 'tight' },
        { label: p.applies },
        { label: p.source },
      ]}
      rows={profile.values.map((each) => [
        parameterName(lang, each.parameter),
        valueText(lang, each.parameter, each.value),
        t.forces[each.force],
        each.kinds?.map((kind) => t.matterKinds[kind]).join(t.and) ?? p.all,
        <Where lang={lang} from={each} />,
      ])}
      empty={p.ownEmpty}
    />
  )
}
