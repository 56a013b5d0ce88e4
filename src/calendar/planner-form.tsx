import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Button, Checkboxes, DateField, errorsOf, Hidden, Radios, TextField } from '../paper/elements.tsx'
import { tasks } from './plan-entry.ts'
import { daysFields, type TypedPlan } from './plan-query.ts'
import { plannerWords as words } from './words.ts'

/** The question: what has to be done, for how many days, and one of the two ends. A plain GET, to be kept or sent. */
export function PlannerForm(props: { lang: Lang; typed: TypedPlan; refusal?: Refusal | undefined }) {
  const { lang, typed, refusal } = props
  const t = words(lang).form
  const error = errorsOf(lang, refusal)
  const hints = {
    comment_days: t.commentHint,
    secrecy_days: t.secrecyHint,
    analysis_days: t.analysisHint,
    legality_days: t.legalityHint,
  }
  return (
    <form method="get" action="/planner" class="form">
      {/* Says that the boxes were shown: with none ticked, nothing has to be done. */}
      <Hidden fields={{ must: '' }} />
      <Checkboxes
        lang={lang}
        name="must"
        label={t.must}
        hint={t.mustHint}
        values={typed.must}
        error={error('must')}
        options={tasks.map((task) => ({ value: task, label: t.tasks[task], hint: t.taskHints[task] }))}
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
      <Radios
        lang={lang}
        name="interpretation"
        label={t.interpretation}
        value={typed.interpretation}
        error={error('interpretation')}
        options={[
          { value: '0', label: t.together },
          { value: '3', label: t.within3 },
        ]}
      />
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
