import { profileWords } from '../calendar/words.ts'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Pager,
  Radios,
  Select,
  Table,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { hasRole, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import type { RuleProfile } from '../statute/profile.ts'
import { type ListedDecision, matterKinds } from './decision.ts'
import { StageTag } from './tags.tsx'
import { words } from './words.ts'

type Shown = { readonly visit: Visit; readonly officer: Officer }

/** The decisions an officer may see. */
export function DecisionsPage(
  props: Shown & {
    readonly decisions: readonly ListedDecision[]
    readonly next: string | undefined
    readonly first: boolean
  },
) {
  const { visit, officer, decisions } = props
  const { lang } = visit
  const t = words(lang)
  const drafter = hasRole(officer, 'drafter')
  return (
    <DeskPage visit={visit} officer={officer} title={t.list.title} current="/desk/decisions" wide>
      <h1>{t.list.title}</h1>
      {drafter && (
        <p>
          <LinkButton href="/desk/decisions/new">{t.list.create}</LinkButton>
        </p>
      )}
      <Table
        lang={lang}
        caption={t.list.title}
        hideCaption
        columns={[
          { label: t.list.name, kind: 'wide' },
          { label: t.list.kind, kind: 'tight' },
          { label: t.list.unit },
          { label: t.list.created, kind: 'tight' },
          { label: t.list.state, kind: 'tight' },
        ]}
        rows={decisions.map((decision) => [
          <a href={`/desk/decisions/${decision.id}`}>{decision.title}</a>,
          t.matterKinds[decision.matterKind],
          decision.unitName,
          <Time lang={lang} at={decision.createdAt} />,
          <StageTag lang={lang} stage={decision.stage} />,
        ])}
        empty={drafter ? t.list.emptyDrafter : t.list.empty}
      />
      <Pager
        lang={lang}
        next={props.next && `/desk/decisions?cursor=${props.next}`}
        first={props.first ? undefined : '/desk/decisions'}
      />
    </DeskPage>
  )
}

/** The form that creates a decision. */
export function NewDecisionPage(
  props: Shown & {
    readonly typed: {
      readonly key?: string | undefined
      readonly title?: string | undefined
      readonly matter_kind?: string | undefined
      readonly special?: string | undefined
    }
    /** The rules the unit is under, and the special laws there are. */
    readonly rules: { readonly layers: readonly RuleProfile[]; readonly specials: readonly RuleProfile[] }
    readonly refusal?: Refusal | undefined
  },
) {
  const { visit, officer, typed, rules, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const r = profileWords(lang).create
  const error = errorsOf(lang, refusal)
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.create.title}
      current="/desk/decisions"
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: t.list.title, href: '/desk/decisions' },
          { label: t.create.title },
        ]}
      />
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{ title: t.create.name, matter_kind: t.create.kind, special: r.special }}
      />
      <h1>{t.create.title}</h1>
      <p class="lead">{t.create.lead}</p>
      <form method="post" action="/desk/decisions/new">
        <Hidden fields={{ key: typed.key }} />
        <TextField
          lang={lang}
          name="title"
          label={t.create.name}
          hint={t.create.nameHint}
          value={typed.title}
          error={error('title')}
          maxlength={200}
        />
        <Radios
          lang={lang}
          name="matter_kind"
          label={t.create.kind}
          value={typed.matter_kind ?? 'major_decision'}
          error={error('matter_kind')}
          options={matterKinds.map((kind) => ({
            value: kind,
            label: t.matterKinds[kind],
            hint: t.matterHints[kind],
          }))}
        />
        <Select
          lang={lang}
          name="special"
          label={r.special}
          hint={r.specialHint}
          optional
          value={typed.special}
          error={error('special')}
          empty={r.none}
          options={rules.specials.map(({ code, name }) => ({ value: code, label: name[lang] }))}
        />
        <p>
          {r.rules(rules.layers.map(({ name }) => name[lang]).join(lang === 'en' ? ', ' : '、'))}{' '}
          <a href="/profiles">{r.see}</a>
        </p>
        <Button>{t.create.submit}</Button>
      </form>
    </DeskPage>
  )
}
