import { transitionFor } from '../decisions/lifecycle.ts'
import { type HearingJudgement, judgementOf } from '../decisions/procedure-store.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  Figures,
  LinkButton,
  Radios,
  SummaryList,
  TextArea,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { IntakePage, pathOf } from './desk-way.tsx'
import type { HearingQuestion } from './hearing-question.ts'
import { words } from './words.ts'
import type { Work } from './working-list.ts'

/** The answer as typed. */
export type TypedJudgement = Readonly<
  Partial<Record<'dissent' | 'attention' | 'hearing' | 'reason' | 'signed_by', string>>
>

type Props = {
  readonly visit: Visit
  readonly officer: Officer
  readonly work: Work
  readonly question: HearingQuestion
  readonly typed?: TypedJudgement | undefined
  readonly refusal?: Refusal | undefined
  readonly done?: boolean | undefined
}

/** Hundredths for people: 1250 is 12.50. */
const hundredths = (n: number): string => (n / 100).toFixed(2)

/** The hearing question once comments have closed (R21): the figures beside it, and the signed answer. */
export function HearingQuestionPage(props: Props) {
  const { visit, officer, work, question, refusal, done } = props
  const { lang } = visit
  const t = words(lang).hearing
  const { figures, procedure, closed } = question
  const plan = procedure.plans[0]?.body
  const answers = procedure.judgements.filter(({ asked }) => asked === 'close')
  const planned = judgementOf(procedure.judgements, 'planning')
  const lacks = answers[0]?.hearing && plan !== undefined && !plan.methods.includes('hearing')
  const may = mayDraftFor(officer, work.unit_id)
  return (
    <IntakePage {...props} title={t.title} refused={refusal !== undefined} wide>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{
          dissent: t.dissent,
          attention: t.attention,
          hearing: t.hearing,
          reason: t.reason,
          signed_by: t.signedBy,
        }}
      />
      {done && <Banner lang={lang} kind="success" title={t.done} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {lacks && (
        <Banner lang={lang} kind="warning" title={t.planLacks}>
          <LinkButton href={`/desk/decisions/${work.decision_id}/plan`} kind="secondary">
            {t.toPlan}
          </LinkButton>
        </Banner>
      )}
      <section>
        <h2>{t.figures}</h2>
        <Figures
          items={[
            { value: figures.persons, label: t.persons },
            { value: figures.opposing, label: t.opposing },
            ...(figures.share === null ? [] : [{ value: `${hundredths(figures.share)}%`, label: t.share }]),
            { value: figures.opinions, label: t.opinions },
            ...(figures.perHead === null ? [] : [{ value: hundredths(figures.perHead), label: t.perHead }]),
          ]}
        />
        <p class="hint">{t.figuresNote}</p>
      </section>
      <section>
        <h2>{t.planning}</h2>
        {plan?.hearing_by_law && <p>{t.byLaw}</p>}
        {planned ? <Given lang={lang} judgement={planned} /> : <p>{t.planningNone}</p>}
      </section>
      <section>
        <h2>{t.earlier}</h2>
        {answers.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          answers.map((judgement) => <Given lang={lang} judgement={judgement} />)
        )}
      </section>
      {may ? <Answer {...props} closed={closed} /> : <Banner lang={lang}>{t.readOnly}</Banner>}
    </IntakePage>
  )
}

function Given({ lang, judgement }: { lang: Lang; judgement: HearingJudgement }) {
  const t = words(lang).hearing
  const said = (yes: boolean) => (yes ? t.yes : t.no)
  const { persons, opposing, opinions } = judgement
  return (
    <div class="panel field">
      <SummaryList
        rows={[
          { key: t.dissent, value: said(judgement.dissent) },
          { key: t.attention, value: said(judgement.attention) },
          { key: t.hearing, value: <strong>{said(judgement.hearing)}</strong> },
          { key: t.reason, value: <span class="prose--kept">{judgement.reason}</span> },
          ...(persons === null
            ? []
            : [
                {
                  key: t.figures,
                  value: `${t.persons} ${persons} · ${t.opposing} ${opposing} · ${t.opinions} ${opinions}`,
                },
              ]),
        ]}
      />
      <p class="small">
        {t.by(judgement.signedBy)} · <Time lang={lang} at={judgement.recordedAt} />
      </p>
    </div>
  )
}

function Answer({ visit, work, question, typed, refusal, closed }: Props & { closed: boolean }) {
  const { lang } = visit
  const t = words(lang).hearing
  const error = errorsOf(lang, refusal)
  const { state, way, ending } = question.procedure
  if (ending || !transitionFor('hearing_question_answered', state, way))
    return <Banner lang={lang}>{t.wrongState}</Banner>
  if (!closed) return <Banner lang={lang}>{t.notClosed}</Banner>
  const ask = (name: 'dissent' | 'attention' | 'hearing') => (
    <Radios
      lang={lang}
      name={name}
      label={t[name]}
      hint={name === 'hearing' ? t.hearingHint : undefined}
      value={typed?.[name]}
      error={error(name)}
      inline
      options={[
        { value: 'yes', label: t.yes },
        { value: 'no', label: t.no },
      ]}
    />
  )
  const again = question.procedure.judgements.some(({ asked }) => asked === 'close')
  return (
    <form class="form" method="post" action={`${pathOf(work)}/hearing-question`} data-unsaved>
      <h2>{again ? t.again : t.answer}</h2>
      {again && <p class="hint">{t.againText}</p>}
      {ask('dissent')}
      {ask('attention')}
      {ask('hearing')}
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed?.reason}
        error={error('reason')}
        maxlength={2000}
        rows={5}
      />
      <TextField
        lang={lang}
        name="signed_by"
        label={t.signedBy}
        hint={t.signedByHint}
        value={typed?.signed_by}
        error={error('signed_by')}
        maxlength={100}
      />
      <p class="actions">
        <Button>{t.submit}</Button>
      </p>
    </form>
  )
}
