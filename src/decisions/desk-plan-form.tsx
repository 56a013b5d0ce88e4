import type { Child } from 'hono/jsx'
import {
  Button,
  Checkboxes,
  DateField,
  errorsOf,
  Hidden,
  Radios,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { Ways } from './desk-plan-ways.tsx'
import { CountedDates, EarliestDates } from './desk-timetable.tsx'
import type { PlanGround } from './judge-plan.ts'
import { consultees, matterClasses, type Question } from './plan.ts'
import { words } from './plan-words.ts'
import type { Shown } from './procedure-page.tsx'
import { words as procedureWords } from './procedure-words.ts'
import { datesOf, type TypedPlan } from './typed-plan.ts'

type Props = Shown & {
  readonly typed: TypedPlan
  readonly ground: PlanGround
  /** The version that the next one follows. */
  readonly version: number
}

const Group = ({ title, children }: { title: string; children: Child }) => (
  <section class="group" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** The form of the plan. Works without script: 只核算日期 counts the dates without recording anything. */
export function PlanForm(props: Props) {
  const { visit, found, typed, ground, refusal, version } = props
  const { lang } = visit
  const t = words(lang)
  const answers = procedureWords(lang)
  const error = errorsOf(lang, refusal)
  const hints: Readonly<Record<string, string | undefined>> = t.hints
  const of = (name: Exclude<keyof typeof t.fields, 'version'>) => ({
    lang,
    name,
    label: t.fields[name],
    hint: hints[name],
    error: error(name),
    value: typed.texts[name],
  })
  const ask = (name: Question) => (
    <Radios
      {...of(name)}
      inline
      options={[
        { value: 'yes', label: answers.yes },
        { value: 'no', label: answers.no },
      ]}
    />
  )
  return (
    <form class="form" method="post" action={`/desk/decisions/${found.decision.id}/plan`}>
      <Hidden fields={{ version: String(version) }} />
      <Group title={t.groups.scope}>
        {ask('whole_economy')}
        <TextArea {...of('whole_economy_reason')} maxlength={1000} rows={3} />
        {ask('close_to_people')}
        <TextArea {...of('close_to_people_reason')} maxlength={1000} rows={3} />
      </Group>
      <Group title={t.groups.matter}>
        <Radios
          {...of('matter_class')}
          options={matterClasses.map((each) => ({ value: each, label: t.classes[each] }))}
        />
        {ask('touches_interests')}
        {ask('widely_known')}
      </Group>
      <Group title={t.groups.ways}>
        <Ways lang={lang} typed={typed} refusal={refusal} />
      </Group>
      <Group title={t.groups.hearing}>
        {ask('hearing_by_law')}
        <TextField {...of('hearing_law')} optional />
        {ask('dissent')}
        {ask('attention')}
        {ask('hearing_needed')}
        <TextArea {...of('judgement_reason')} maxlength={2000} rows={4} />
        <TextField {...of('judgement_signed_by')} width={20} />
      </Group>
      <Group title={t.groups.needs}>
        {ask('views_diverge')}
        {ask('affects_groups')}
        <TextArea {...of('groups')} optional maxlength={1000} rows={3} />
        {ask('technical')}
        {ask('risky')}
        {ask('affects_market')}
        {version > 0 && <TextArea {...of('withdrawn_needs_reason')} optional maxlength={2000} rows={3} />}
        {ask('affects_enterprises')}
        <Checkboxes
          {...of('consultees')}
          optional
          values={typed.consultees}
          options={consultees.map((each) => ({ value: each, label: t.consultees[each] }))}
        />
      </Group>
      <Group title={t.groups.timetable}>
        <p class="hint">{t.dates.hint}</p>
        <EarliestDates lang={lang} ground={ground} />
        <DateField {...of('comment_from')} optional />
        <DateField {...of('comment_to')} optional />
        <TextArea {...of('shorten_reason')} optional maxlength={1000} rows={3} />
        <DateField {...of('hearing_announced_on')} optional />
        <DateField {...of('hearing_materials_on')} optional />
        <DateField {...of('hearing_on')} optional />
        <DateField {...of('symposium_papers_on')} optional />
        <DateField {...of('symposium_on')} optional />
        <CountedDates lang={lang} ground={ground} dates={datesOf(typed)} />
      </Group>
      <Group title={t.groups.head}>
        <TextField {...of('head_name')} width={20} />
        <TextField {...of('head_post')} />
        <DateField {...of('head_signed_on')} max={ground.today} />
      </Group>
      <p class="actions">
        <Button>{t.submit}</Button>
        <Button kind="secondary" name="after" value="recount">
          {t.recount}
        </Button>
      </p>
    </form>
  )
}
