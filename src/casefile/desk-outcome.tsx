import { transitionFor } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import { isPlainDate } from '../ground/clock.ts'
import {
  Banner,
  Button,
  DateField,
  ErrorSummary,
  errorsOf,
  LinkButton,
  Radios,
  SummaryList,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { hasRole } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { problemsBefore } from './act.ts'
import { meetings } from './deliberate.ts'
import { CasePage, ChooseDocuments, Cited, Obstacles, Papers, type Shown, type Typed } from './desk-frame.tsx'
import { type Outcome, outcomes } from './take-decision.ts'
import { words } from './words.ts'

/** S15: the record of the collective discussion and its decision (N713 art. 30). */
export function OutcomePage(props: Shown & { readonly typed: Typed }) {
  const { visit, officer, file, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const open = transitionFor('decision_taken', file.state, file.way) !== undefined
  const taken = file.acts.find(({ deed }) => deed === 'decision_taken')
  const office = hasRole(officer, 'office')
  const problems = open ? problemsBefore(visit, file, 'decision_taken', ['discussion_record']) : []
  return (
    <CasePage {...props} title={t.outcome.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.labels} />
      {taken && !open && <Banner lang={lang} kind="success" title={t.outcome.done} />}
      <h1>{t.outcome.title}</h1>
      <p class="lead">{t.outcome.lead}</p>
      <p>
        <Cited lang={lang} rule="N713_30" />
      </p>
      {!open && !taken && <Banner lang={lang} kind="warning" title={line.notNow(line.states[file.state])} />}
      {open && !office && <Banner lang={lang} title={t.outcome.by} />}
      {problems.length > 0 && (
        <Obstacles lang={lang} title={t.procedure.lacks(problems.length)} problems={problems} />
      )}
      {open && office && <Form {...props} />}
      {!open && taken && <Taken {...props} />}
    </CasePage>
  )
}

function Form({ visit, file, refusal, typed }: Shown & { readonly typed: Typed }) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const hints: Readonly<Record<string, string | undefined>> = t.labelHints
  const of = (name: keyof typeof t.labels) => ({
    lang,
    name,
    label: t.labels[name],
    hint: hints[name],
    error: error(name),
    value: typed.texts[name],
  })
  return (
    <form
      class="form"
      method="post"
      action={`/desk/decisions/${file.decision.id}/outcome`}
      enctype="multipart/form-data"
    >
      <Radios
        {...of('meeting')}
        options={meetings.map((each) => ({ value: each, label: t.deliberation.meetings[each] }))}
      />
      <DateField {...of('meets_on')} />
      <TextArea {...of('present')} maxlength={2000} rows={3} />
      <Radios
        {...of('outcome')}
        options={outcomes.map((each) => ({ value: each, label: t.outcome.outcomes[each] }))}
      />
      <TextArea {...of('head')} maxlength={2000} rows={3} />
      <Radios
        {...of('agrees')}
        options={(['yes', 'no'] as const).map((each) => ({ value: each, label: t.outcome.agrees[each] }))}
      />
      <TextArea {...of('head_reasons')} maxlength={5000} rows={3} optional />
      <TextArea {...of('dissent')} maxlength={5000} rows={4} />
      <TextArea {...of('changes')} maxlength={5000} rows={4} optional />
      <Radios
        {...of('material')}
        hint={t.outcome.materialHint}
        optional
        options={(['no', 'yes'] as const).map((each) => ({ value: each, label: t.outcome.material[each] }))}
      />
      <ChooseDocuments
        lang={lang}
        file={file}
        chosen={typed.documentIds}
        needed
        hint={t.labelHints.minutes}
        error={error}
      />
      <p class="actions">
        <Button>{t.outcome.submit}</Button>
      </p>
    </form>
  )
}

function Taken({ visit, file }: Shown) {
  const { lang } = visit
  const t = words(lang)
  const taken = file.acts.find(({ deed }) => deed === 'decision_taken')
  if (!taken) return null
  const { body } = taken
  const texts = ['present', 'head', 'head_reasons', 'dissent', 'changes'] as const
  return (
    <>
      <SummaryList
        rows={[
          { key: t.labels.outcome, value: t.outcome.outcomes[body.outcome as Outcome] },
          ...(typeof body.meets_on === 'string' && isPlainDate(body.meets_on)
            ? [{ key: t.labels.meets_on, value: <Time lang={lang} at={body.meets_on} /> }]
            : []),
          ...texts
            .filter((field) => typeof body[field] === 'string' && body[field] !== '')
            .map((field) => ({ key: t.labels[field], value: <p class="said">{String(body[field])}</p> })),
          {
            key: t.labels.document_ids,
            value: <Papers lang={lang} file={file} papers={taken.documents} />,
          },
          {
            key: t.record.by,
            value: (
              <>
                {taken.officerName} <Time lang={lang} at={taken.at} />
              </>
            ),
          },
        ]}
      />
      {body.outcome !== 'reject' && (
        <p class="actions">
          <LinkButton href={`/desk/decisions/${file.decision.id}/promulgation`}>
            {t.outcome.toPromulgation}
          </LinkButton>
        </p>
      )}
    </>
  )
}
