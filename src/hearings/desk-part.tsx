import {
  Banner,
  Button,
  ErrorSummary,
  errorsOf,
  fieldId,
  Hidden,
  Radios,
  Select,
  SummaryList,
  Table,
  Tag,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { categoryOf, type DayShown, mayRecord, nameOf, pathOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import { SpeechRows } from './desk-speech.tsx'
import { type CorrectionRequest, partOf, type Standing } from './record.ts'

type Props = DayShown & { readonly stands: readonly Standing[] }

const tones = { confirmed: 'green', refused: 'red', open: 'amber', outdated: 'amber' } as const

/** How each representative who was there stands to her part, and the way to its forms (R19). */
export function Confirmations(props: Props) {
  const { lang } = props.visit
  const t = words(lang)
  return (
    <section id="confirmations">
      <h2>{t.record.confirmations}</h2>
      <Table
        lang={lang}
        caption={t.record.confirmations}
        hideCaption
        empty={t.none}
        columns={[
          { label: t.record.name },
          { label: t.record.speeches },
          { label: t.record.state },
          { label: t.record.requests },
          { label: t.record.view },
        ]}
        rows={props.stands.map((stand) => {
          const { person, state, requests } = stand
          const id = person.registrationId
          const waiting = requests.filter(({ outcome }) => outcome === null).length
          return [
            `${nameOf(props, id)}（${categoryOf(lang, person)}）`,
            t.record.part(partOf(props.day.record, id).length),
            <Tag tone={tones[state]}>{t.outcomes[state]}</Tag>,
            waiting > 0 ? <Tag tone="amber">{waiting}</Tag> : requests.length,
            <a href={`${pathOf(props)}/record/parts/${id}`}>
              {mayRecord(props) ? t.record.onPaper : t.record.view}
              <span class="vh"> {nameOf(props, id)}</span>
            </a>,
          ]
        })}
      />
    </section>
  )
}

type Part = DayShown & {
  readonly stand: Standing
  /** What was typed into the refused form. */
  readonly typed?: Readonly<Record<string, string | undefined>> | undefined
  /** Of a wish that was being settled: which. */
  readonly settling?: string | undefined
}

/** The part of one representative: what she said, how she stands to it, her wishes, and the forms for paper. */
export function PartPage(props: Part) {
  const { visit, day, stand, refusal, done, settling } = props
  const { lang } = visit
  const t = words(lang)
  const { person, confirmation, state, requests } = stand
  const id = person.registrationId
  const title = `${nameOf(props, id)}（${categoryOf(lang, person)}）`
  const may = mayRecord(props)
  const links = settling
    ? {
        outcome: fieldId(`settle.${settling}.outcome`),
        outcome_note: fieldId(`settle.${settling}.outcome_note`),
      }
    : undefined
  return (
    <HearingDesk {...props} file={day.file} title={title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={t.refusalLabels} links={links} />
      {done && <Banner lang={lang} kind="success" title={t.head.saved} />}
      <h1>
        {title} <Tag tone={tones[state]}>{t.outcomes[state]}</Tag>
      </h1>
      {confirmation && (
        <SummaryList
          rows={[
            { key: t.record.method, value: t.methods[confirmation.method] },
            { key: t.record.at, value: <Time lang={lang} at={confirmation.confirmedAt} /> },
            ...(confirmation.refusalReason
              ? [{ key: t.record.refusal, value: <span class="said">{confirmation.refusalReason}</span> }]
              : []),
            ...(confirmation.documentId
              ? [
                  {
                    key: t.record.scan,
                    value: <a href={`/desk/documents/${confirmation.documentId}`}>{t.record.view}</a>,
                  },
                ]
              : []),
          ]}
        />
      )}
      <h2>{t.record.speeches}</h2>
      {partOf(day.record, id).length === 0 && <p class="empty">{t.day.nothing}</p>}
      {partOf(day.record, id).map((speech) => (
        <section class="panel">
          <h3>
            <a href={`${pathOf(props)}/speeches/${speech.id}`}>{speech.ord}</a>
          </h3>
          <SpeechRows shown={props} speech={speech} />
        </section>
      ))}
      {requests.length > 0 && (
        <section>
          <h2>{t.record.requests}</h2>
          {requests.map((request) => (
            <Request {...props} request={request} may={may} />
          ))}
        </section>
      )}
      {may && (
        <>
          <OnPaper {...props} />
          <AskForm {...props} />
        </>
      )}
      <p>
        <a href={`${pathOf(props)}/record`}>{t.day.all}</a>
      </p>
    </HearingDesk>
  )
}

/** What a form shows again: only the one that was refused. */
const of = ({ typed, refusal, visit }: Part, form: string) => {
  const here = typed?.form === form
  return {
    error: errorsOf(visit.lang, here ? refusal : undefined),
    value: (name: string) => (here ? typed?.[name] : undefined),
  }
}

function OnPaper(props: Part) {
  const { visit, day, stand } = props
  const { lang } = visit
  const t = words(lang).record
  const { error, value } = of(props, 'paper')
  return (
    <section>
      <h2>{t.onPaper}</h2>
      <form class="form" method="post" action={`${pathOf(props)}/record/confirmations`}>
        <Hidden
          fields={{ registration_id: stand.person.registrationId, part_sha256: stand.hash, form: 'paper' }}
        />
        <Radios
          lang={lang}
          name="outcome"
          label={t.outcome}
          value={value('outcome')}
          error={error('outcome')}
          options={[
            { value: 'confirmed', label: t.confirmed },
            { value: 'refused', label: t.refused },
          ]}
        />
        <Radios
          lang={lang}
          name="method"
          label={t.method}
          inline
          value={value('method') ?? 'signature'}
          options={(['signature', 'seal'] as const).map((each) => ({
            value: each,
            label: words(lang).methods[each],
          }))}
        />
        <Select
          lang={lang}
          name="document_id"
          label={t.choosePaper}
          hint={t.choosePaperHint}
          optional
          empty
          value={value('document_id')}
          error={error('document_id')}
          options={day.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
        />
        <TextArea
          lang={lang}
          name="refusal_reason"
          label={t.refusalReason}
          optional
          rows={2}
          maxlength={1000}
          value={value('refusal_reason')}
          error={error('refusal_reason')}
        />
        <p class="actions">
          <Button>{t.doConfirm}</Button>
        </p>
      </form>
    </section>
  )
}

function AskForm(props: Part) {
  const { visit, day, stand } = props
  const { lang } = visit
  const t = words(lang).record
  const { error, value } = of(props, 'request')
  const own = partOf(day.record, stand.person.registrationId)
  return (
    <form class="form" method="post" action={`${pathOf(props)}/record/requests`}>
      <h2>{t.request}</h2>
      <Hidden fields={{ registration_id: stand.person.registrationId, form: 'request' }} />
      <Select
        lang={lang}
        name="speech_id"
        label={t.no}
        optional
        empty={t.whole}
        value={value('speech_id')}
        options={own.map((each) => ({ value: each.id, label: String(each.ord) }))}
      />
      <TextArea
        lang={lang}
        name="text"
        label={t.requestText}
        rows={3}
        maxlength={5000}
        value={value('text')}
        error={error('text')}
      />
      <p class="actions">
        <Button kind="secondary">{t.doRequest}</Button>
      </p>
    </form>
  )
}

function Request(props: Part & { readonly request: CorrectionRequest; readonly may: boolean }) {
  const { visit, day, request, may } = props
  const { lang } = visit
  const t = words(lang)
  const { error, value } = of(props, request.id)
  const about = day.record.speeches.find(({ id }) => id === request.speechId)
  return (
    <section class="panel">
      <h3>
        {about ? about.ord : t.record.whole} {request.outcome && <Tag>{t.settled[request.outcome]}</Tag>}
      </h3>
      <p class="said" lang="zh-CN">
        {request.text}
      </p>
      {request.outcomeNote && (
        <p class="said" lang="zh-CN">
          {request.outcomeNote}
        </p>
      )}
      {may && request.outcome === null && (
        <form class="form" method="post" action={`${pathOf(props)}/record/requests/${request.id}`}>
          <Hidden fields={{ registration_id: request.registrationId, form: request.id }} />
          <Radios
            lang={lang}
            name={`settle.${request.id}.outcome`}
            label={t.record.settle}
            inline
            value={value('outcome')}
            error={error('outcome')}
            options={(['corrected', 'noted'] as const).map((each) => ({
              value: each,
              label: t.settled[each],
            }))}
          />
          <TextArea
            lang={lang}
            name={`settle.${request.id}.outcome_note`}
            label={t.record.settleNote}
            optional
            rows={2}
            maxlength={1000}
            value={value('outcome_note')}
            error={error('outcome_note')}
          />
          <p class="actions">
            <Button kind="secondary">{t.record.doSettle}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
