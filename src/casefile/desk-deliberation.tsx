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
import { words } from './words.ts'

/** S14: put a submission before a meeting, or put the decision off. */
export function DeliberationPage(props: Shown & { readonly typed: Typed }) {
  const { visit, officer, file, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const office = hasRole(officer, 'office')
  const schedulable = transitionFor('deliberation_scheduled', file.state, file.way) !== undefined
  const running = transitionFor('decision_deferred', file.state, file.way) !== undefined
  const problems = schedulable ? problemsBefore(visit, file, 'deliberation_scheduled') : []
  return (
    <CasePage {...props} title={t.deliberation.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.labels} />
      <h1>{t.deliberation.title}</h1>
      <p class="lead">{t.deliberation.lead}</p>
      <p>
        <Cited lang={lang} rule="N713_25" />
      </p>
      {!schedulable && !running && (
        <Banner lang={lang} kind="warning" title={line.notNow(line.states[file.state])} />
      )}
      {(schedulable || running) && !office && <Banner lang={lang} title={t.deliberation.by} />}
      {problems.length > 0 && (
        <Obstacles lang={lang} title={t.procedure.lacks(problems.length)} problems={problems} />
      )}
      {schedulable && office && <Schedule {...props} />}
      <History {...props} />
      {running && office && (
        <>
          <p class="actions">
            <LinkButton href={`/desk/decisions/${file.decision.id}/outcome`}>
              {t.deliberation.toOutcome}
            </LinkButton>
          </p>
          <Defer {...props} />
        </>
      )}
    </CasePage>
  )
}

function Schedule({ visit, file, refusal, typed }: Shown & { readonly typed: Typed }) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <form class="form" method="post" action={`/desk/decisions/${file.decision.id}/deliberation`}>
      <Radios
        lang={lang}
        name="meeting"
        label={t.labels.meeting}
        value={typed.texts.meeting}
        error={error('meeting')}
        options={meetings.map((each) => ({ value: each, label: t.deliberation.meetings[each] }))}
      />
      <DateField
        lang={lang}
        name="meets_on"
        label={t.labels.meets_on}
        value={typed.texts.meets_on}
        error={error('meets_on')}
      />
      <p class="actions">
        <Button>{t.deliberation.schedule}</Button>
      </p>
    </form>
  )
}

function Defer({ visit, file, refusal, typed }: Shown & { readonly typed: Typed }) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <>
      <h2>{t.deliberation.defer}</h2>
      <p>{t.deliberation.deferLead}</p>
      <form
        class="form"
        method="post"
        action={`/desk/decisions/${file.decision.id}/deliberation/defer`}
        enctype="multipart/form-data"
      >
        <DateField
          lang={lang}
          name="meets_on"
          label={t.labels.meets_on}
          value={typed.texts.meets_on}
          error={error('meets_on')}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={t.labels.reason}
          value={typed.texts.reason}
          error={error('reason')}
          maxlength={5000}
        />
        <TextArea
          lang={lang}
          name="dissent"
          label={t.labels.dissent}
          hint={t.labelHints.dissent}
          value={typed.texts.dissent}
          error={error('dissent')}
          maxlength={5000}
          optional
        />
        <ChooseDocuments lang={lang} file={file} chosen={typed.documentIds} needed={false} error={error} />
        <p class="actions">
          <Button kind="secondary">{t.deliberation.defer}</Button>
        </p>
      </form>
    </>
  )
}

/** Meetings scheduled and put off before, newest first. */
function History({ visit, file }: Shown) {
  const { lang } = visit
  const t = words(lang)
  const acts = file.acts.filter(
    ({ deed }) => deed === 'deliberation_scheduled' || deed === 'decision_deferred',
  )
  return (
    <>
      {acts.map(({ deed, body, at, officerName, documents }) => (
        <section class="group">
          <h3>{deed === 'decision_deferred' ? t.deliberation.defer : t.deliberation.scheduled}</h3>
          <SummaryList
            rows={[
              ...(typeof body.meets_on === 'string' && isPlainDate(body.meets_on)
                ? [{ key: t.labels.meets_on, value: <Time lang={lang} at={body.meets_on} /> }]
                : []),
              ...(body.meeting === 'standing' || body.meeting === 'plenary'
                ? [{ key: t.labels.meeting, value: t.deliberation.meetings[body.meeting] }]
                : []),
              ...(['reason', 'dissent'] as const)
                .filter((field) => typeof body[field] === 'string' && body[field] !== '')
                .map((field) => ({
                  key: t.labels[field],
                  value: <p class="said">{String(body[field])}</p>,
                })),
              ...(documents.length > 0
                ? [
                    {
                      key: t.labels.document_ids,
                      value: <Papers lang={lang} file={file} papers={documents} />,
                    },
                  ]
                : []),
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
