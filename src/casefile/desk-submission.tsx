import { transitionFor } from '../decisions/lifecycle.ts'
import { words as lineWords } from '../decisions/procedure-words.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { cite } from '../statute/citations.ts'
import { mayAct, problemsBefore } from './act.ts'
import { CasePage, Cited, Obstacles, type Shown, type Typed } from './desk-frame.tsx'
import { changedSinceAsked } from './known.ts'
import { packageOf } from './submit.ts'
import { words } from './words.ts'

type Handed = Omit<ReturnType<typeof packageOf>, 'hearings'> &
  Partial<Pick<ReturnType<typeof packageOf>, 'hearings'>>

/** S13: what goes with the draft, what is missing, the button; for the office, the way back. */
export function SubmissionPage(props: Shown & { readonly typed: Typed }) {
  const { visit, officer, file, refusal, typed } = props
  const { lang } = visit
  const t = words(lang)
  const line = lineWords(lang)
  const at = `/desk/decisions/${file.decision.id}/submission`
  const open = transitionFor('decision_submitted', file.state, file.way) !== undefined
  const handed = file.acts.find(({ deed }) => deed === 'decision_submitted')
  const problems = open ? problemsBefore(visit, file, 'decision_submitted') : []
  const returnable = transitionFor('submission_returned', file.state, file.way) !== undefined
  const drafter = mayAct(officer, file.decision.draftingUnitId, 'decision_submitted')
  const office = mayAct(officer, file.decision.draftingUnitId, 'submission_returned')
  const returns = file.acts.filter(({ deed }) => deed === 'submission_returned')
  return (
    <CasePage {...props} title={t.submission.title}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.labels} />
      {!open && handed && file.state === 'submitted' && (
        <Banner lang={lang} kind="success" title={t.submission.done}>
          {t.submission.waits}
        </Banner>
      )}
      <h1>{t.submission.title}</h1>
      <p class="lead">{t.submission.lead}</p>
      <p>
        <Cited lang={lang} rule="R24" />
      </p>
      {open && problems.length > 0 && (
        <Obstacles lang={lang} title={t.procedure.lacks(problems.length)} problems={problems} />
      )}
      {open && <Package {...props} title={t.submission.package} whole={packageOf(file)} />}
      {open && !drafter && <Banner lang={lang} title={t.submission.by} />}
      {open && drafter && (
        <form class="form" method="post" action={at}>
          {changedSinceAsked(file) && <Change {...props} />}
          <p class="actions">
            <Button kind={problems.length === 0 ? 'primary' : 'secondary'}>{t.submission.submit}</Button>
          </p>
        </form>
      )}
      {!open && !handed && <Banner lang={lang} kind="warning" title={line.notNow(line.states[file.state])} />}
      {!open && handed && (
        <>
          <SummaryList
            rows={[
              { key: t.submission.at, value: <Time lang={lang} at={handed.at} /> },
              { key: t.submission.who, value: handed.officerName },
              ...(typeof handed.body.material_reason === 'string'
                ? [
                    {
                      key: t.labels.material_reason,
                      value: <p class="said">{handed.body.material_reason}</p>,
                    },
                  ]
                : []),
            ]}
          />
          <Package {...props} title={t.submission.handed} whole={handed.body.package as Handed} />
        </>
      )}
      {returnable && office && (
        <>
          <h2>{t.submission.returned}</h2>
          <p>{t.submission.returnLead}</p>
          <form class="form" method="post" action={`${at}/return`}>
            <TextArea
              lang={lang}
              name="reason"
              label={t.labels.reason}
              value={typed.texts.reason}
              error={errorsOf(lang, refusal)('reason')}
              maxlength={2000}
            />
            <p class="actions">
              <Button kind="secondary">{t.submission.return}</Button>
            </p>
          </form>
        </>
      )}
      {returns.length > 0 && (
        <>
          <h2>{t.submission.returns}</h2>
          {returns.map((each) => (
            <section class="group">
              <p>
                <Time lang={lang} at={each.at} /> {each.officerName}
              </p>
              <p class="said">{String(each.body.reason)}</p>
            </section>
          ))}
        </>
      )}
    </CasePage>
  )
}

/** R5: the draft was changed after the public was asked on it: whether that is material. */
function Change({ visit: { lang }, refusal, typed }: Shown & { readonly typed: Typed }) {
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <>
      <Banner lang={lang} kind="warning" title={t.submission.changed}>
        {t.submission.changedLead}
      </Banner>
      <Radios
        lang={lang}
        name="material"
        label={t.labels.material}
        error={error('material')}
        value={typed.texts.material}
        options={(['no', 'yes'] as const).map((each) => ({ value: each, label: t.outcome.material[each] }))}
      />
      <TextArea
        lang={lang}
        name="material_reason"
        label={t.labels.material_reason}
        value={typed.texts.material_reason}
        error={error('material_reason')}
        maxlength={2000}
        rows={4}
      />
    </>
  )
}

function Package({ visit, file, title, whole }: Shown & { readonly title: string; readonly whole: Handed }) {
  const { lang } = visit
  const t = words(lang)
  const at = `/desk/decisions/${file.decision.id}`
  const hash = (sha256: string) => (
    <small>
      <code class="mono">{sha256}</code>
    </small>
  )
  return (
    <>
      <h2>{title}</h2>
      <p class="hint">{t.submission.hashes}</p>
      <SummaryList
        rows={[
          ...(whole.draft
            ? [
                {
                  key: <a href={`${at}/draft/versions/${whole.draft.version}`}>{t.submission.draft}</a>,
                  value: hash(whole.draft.sha256),
                },
              ]
            : []),
          ...(whole.plan
            ? [{ key: <a href={`${at}/plan`}>{t.submission.plan}</a>, value: hash(whole.plan.sha256) }]
            : []),
          ...whole.reports.map((id) => ({
            key: <a href={`/desk/reports/${id}`}>{t.submission.report}</a>,
            value: <Tag tone="green">{t.procedure.owed.met}</Tag>,
          })),
          // A package handed in before hearings had a room of their own names none.
          ...(whole.hearings ?? []).map(({ hearing, report, sha256, record_sha256 }) => ({
            key: <a href={`/desk/hearing-reports/${report}`}>{t.kinds.hearing_report}</a>,
            value: (
              <>
                {sha256 && hash(sha256)}
                <br />
                <a href={`/desk/hearings/${hearing}/record`}>{t.submission.hearingRecord}</a>
                <br />
                {record_sha256 && hash(record_sha256)}
              </>
            ),
          })),
          ...whole.records.map(({ kind, version, sha256 }) => ({
            key: <a href={`${at}/steps/${kind}`}>{t.kinds[kind]}</a>,
            value: (
              <>
                {t.record.version(version)}
                <br />
                {hash(sha256)}
              </>
            ),
          })),
        ]}
      />
      {whole.not_needed.length > 0 && (
        <p class="hint">
          {t.submission.notNeeded}
          {lang === 'en' ? ': ' : '：'}
          {whole.not_needed.map((kind) => t.kinds[kind]).join(lang === 'en' ? ', ' : '、')}
        </p>
      )}
    </>
  )
}
