import { transitionFor } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import { isPlainDate } from '../ground/clock.ts'
import {
  Banner,
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  errorsOf,
  Radios,
  SummaryList,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { hasRole } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { CasePage, ChooseDocuments, Cited, Papers, type Shown, type Typed } from './desk-frame.tsx'
import { executionActNames, executionActs } from './execution.ts'
import { words } from './words.ts'

/** S19: a decision in force is suspended, resumed, adjusted or ended, with what the public is told. */
export function ExecutionPage(props: Shown & { readonly typed: Typed }) {
  const { visit, officer, file, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const open = executionActNames.filter(
    (act) => transitionFor(executionActs[act].deed, file.state, file.way) !== undefined,
  )
  const office = hasRole(officer, 'office')
  return (
    <CasePage {...props} title={t.execution.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.labels} />
      <h1>{t.execution.title}</h1>
      <p class="lead">{t.execution.lead}</p>
      <p>
        <Cited lang={lang} rule="N713_37" />
      </p>
      {open.length === 0 && (
        <Banner lang={lang} kind="warning" title={line.notNow(line.states[file.state])} />
      )}
      {open.length > 0 && !office && <Banner lang={lang} title={t.execution.by} />}
      {open.length > 0 && office && <Form {...props} open={open} />}
      <History {...props} />
    </CasePage>
  )
}

function Form(
  props: Shown & { readonly typed: Typed; readonly open: readonly (keyof typeof executionActs)[] },
) {
  const { visit, file, refusal, typed, open } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const of = (name: keyof typeof t.labels) => ({
    lang,
    name,
    label: t.labels[name],
    error: error(name),
    value: typed.texts[name],
  })
  return (
    <form
      class="form"
      method="post"
      action={`/desk/decisions/${file.decision.id}/execution`}
      enctype="multipart/form-data"
    >
      <Radios
        {...of('act')}
        options={open.map((act) => ({
          value: act,
          label: t.execution.acts[act],
          hint: t.execution.actHints[act],
        }))}
      />
      <DateField {...of('decided_on')} />
      <Radios
        {...of('decided_by')}
        options={(['meeting', 'head'] as const).map((each) => ({
          value: each,
          label: t.execution.deciders[each],
          hint: each === 'head' ? t.execution.headHint : undefined,
        }))}
      />
      <TextArea {...of('ground')} hint={t.labelHints.ground} maxlength={5000} />
      <TextArea {...of('public_note')} hint={t.labelHints.public_note} maxlength={2000} />
      <Checkbox {...of('no_secret')} checked={typed.texts.no_secret === 'yes'} value="yes" />
      <ChooseDocuments lang={lang} file={file} chosen={typed.documentIds} needed={false} error={error} />
      <p class="actions">
        <Button kind="warning">{t.execution.submit}</Button>
      </p>
    </form>
  )
}

function History({ visit, file }: Shown) {
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const deeds = new Set<string>(executionActNames.map((act) => executionActs[act].deed))
  const acts = file.acts.filter(({ deed }) => deeds.has(deed))
  return (
    <>
      <h2>{t.execution.history}</h2>
      {acts.length === 0 && <p class="empty">{t.execution.none}</p>}
      {acts.map(({ deed, body, at, officerName, documents }) => (
        <section class="group">
          <h3>{line.deeds[deed]}</h3>
          <SummaryList
            rows={[
              ...(typeof body.decided_on === 'string' && isPlainDate(body.decided_on)
                ? [{ key: t.labels.decided_on, value: <Time lang={lang} at={body.decided_on} /> }]
                : []),
              {
                key: t.labels.decided_by,
                value: t.execution.deciders[body.decided_by === 'head' ? 'head' : 'meeting'],
              },
              { key: t.labels.ground, value: <p class="said">{String(body.ground)}</p> },
              { key: t.labels.public_note, value: <p class="said">{String(body.public_note)}</p> },
              { key: t.labels.document_ids, value: <Papers lang={lang} file={file} papers={documents} /> },
              {
                key: t.record.by,
                value: (
                  <>
                    {officerName} <Time lang={lang} at={at} />
                  </>
                ),
              },
            ]}
          />
        </section>
      ))}
    </>
  )
}
