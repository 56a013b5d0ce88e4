import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Button, Checkboxes, DateField, errorsOf, Hidden, Select, TextField } from '../paper/elements.tsx'
import { matterKinds } from '../statute/matter.ts'
import type { RuleProfile } from '../statute/profile.ts'
import { tasks } from './plan-entry.ts'
import { daysFields, type TypedPlan } from './plan-query.ts'
import { plannerWords as words } from './words.ts'

type Asked = {
  readonly lang: Lang
  readonly typed: TypedPlan
  readonly profiles: readonly RuleProfile[]
  readonly refusal?: Refusal | undefined
}

/** Which rules: a form of its own, so that the days below begin with their numbers. */
export function RulesForm({ lang, typed, profiles, refusal }: Asked) {
  const t = words(lang).form
  const error = errorsOf(lang, refusal)
  const { profile, special, kind } = typed.under
  const options = (those: readonly RuleProfile[]) =>
    those.map(({ code, name }) => ({ value: code, label: name[lang] }))
  return (
    <form method="get" action="/planner" class="form">
      <section class="group" aria-label={t.rules}>
        <h2>{t.rules}</h2>
        <p class="hint">{t.rulesHint}</p>
        <Hidden
          fields={{ step: 'rules', must: typed.must.join(','), from: typed.from, until: typed.until }}
        />
        <Select
          lang={lang}
          name="profile"
          label={t.profile}
          value={profile}
          error={error('profile')}
          options={options(profiles.filter((each) => each.kind !== 'special'))}
        />
        <Select
          lang={lang}
          name="kind"
          label={t.kind}
          value={kind}
          error={error('kind')}
          options={matterKinds.map((each) => ({ value: each, label: t.kinds[each] }))}
        />
        <Select
          lang={lang}
          name="special"
          label={t.special}
          hint={t.specialHint}
          value={special}
          error={error('special')}
          empty={t.noSpecial}
          options={options(profiles.filter((each) => each.kind === 'special'))}
        />
        <p class="actions">
          <Button kind="secondary">{t.useRules}</Button>
        </p>
      </section>
    </form>
  )
}

/** The question: what has to be done, for how many days, and one of the two ends. A plain GET, to be kept or sent. */
export function PlannerForm({ lang, typed, refusal }: Omit<Asked, 'profiles'>) {
  const t = words(lang).form
  const error = errorsOf(lang, refusal)
  const { profile, special, kind, rules } = typed.under
  const { comment_days: comments, secrecy_review, legality_review, interpretation } = rules.values
  const hints = {
    comment_days: t.commentHint(comments.usual, comments.floor),
    secrecy_days: t.secrecyHint(secrecy_review.usual),
    analysis_days: t.analysisHint,
    legality_days: t.legalityHint(legality_review.usual),
    interpretation: t.interpretationHint(interpretation.usual),
  }
  const { hearing_notice, representative_list, hearing_materials, symposium_papers } = rules.values
  const taskHints = {
    secrecy: t.taskHints.secrecy,
    comment: t.taskHints.comment(comments.usual, comments.floor),
    hearing: t.taskHints.hearing(hearing_notice.usual, representative_list.usual, hearing_materials.usual),
    symposium: t.taskHints.symposium(symposium_papers.usual),
    legality: t.taskHints.legality(legality_review.usual),
  }
  return (
    <form method="get" action="/planner" class="form">
      {/* Says that the boxes were shown: with none ticked, nothing has to be done. */}
      <Hidden fields={{ must: '', profile, kind, special }} />
      <Checkboxes
        lang={lang}
        name="must"
        label={t.must}
        hint={t.mustHint}
        values={typed.must}
        error={error('must')}
        options={tasks.map((task) => ({ value: task, label: t.tasks[task], hint: taskHints[task] }))}
      />
      <section class="group" aria-label={t.days}>
        <h2>{t.days}</h2>
        <div class="pairs">
          {daysFields.map((field) => (
            <TextField
              lang={lang}
              name={field}
              label={t[field]}
              hint={hints[field]}
              value={typed.days[field]}
              error={error(field)}
              inputmode="numeric"
              width={5}
            />
          ))}
        </div>
      </section>
      <section class="group" aria-label={t.when}>
        <h2>{t.when}</h2>
        <p class="hint">{t.whenHint}</p>
        <div class="pairs">
          <DateField
            lang={lang}
            name="from"
            label={t.from}
            optional
            value={typed.from}
            error={error('from')}
          />
          <DateField
            lang={lang}
            name="until"
            label={t.until}
            optional
            value={typed.until}
            error={error('until')}
          />
        </div>
      </section>
      <p class="actions">
        <Button>{t.submit}</Button>
      </p>
    </form>
  )
}
