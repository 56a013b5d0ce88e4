import {
  Button,
  ErrorSummary,
  errorsOf,
  Hidden,
  SummaryList,
  Tag,
  TextArea,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { type DayShown, mayRecord, pathOf, speakerOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import { HearingDesk } from './desk-frame.tsx'
import type { Day } from './open-day.ts'
import type { Speech } from './speech.ts'
import { SaidFields, speechLabels, type TypedSpeech } from './speech-fields.tsx'

/** What a speech says, in rows. */
export function SpeechRows({ shown, speech }: { readonly shown: DayShown; readonly speech: Speech }) {
  const { lang } = shown.visit
  const t = words(lang)
  const said = (text: string) => (
    <span class="said" lang="zh-CN">
      {text}
    </span>
  )
  const clause = clauseOf(shown.day, speech)
  const answered = shown.day.record.speeches.find(({ id }) => id === speech.answers)
  return (
    <SummaryList
      plain
      rows={[
        {
          key: t.day.kind,
          value: [
            t.kinds[speech.kind],
            speech.stance && common(lang).kinds[speech.stance],
            answered && t.record.answersNo(answered.ord),
          ]
            .filter(Boolean)
            .join(lang === 'zh' ? '，' : ', '),
        },
        ...(clause ? [{ key: t.day.clause, value: said(clause) }] : []),
        { key: t.day.viewpoint, value: said(speech.viewpoint) },
        ...(speech.reason !== ''
          ? [{ key: t.day.why, value: said(speech.reason) }]
          : speech.stance && speech.kind !== 'question'
            ? [{ key: t.day.why, value: t.record.noReason }]
            : []),
        ...(speech.suggestedWording !== ''
          ? [{ key: t.day.wording, value: said(speech.suggestedWording) }]
          : []),
        { key: t.day.at, value: <Time lang={lang} at={speech.saidAt} /> },
        ...(speech.struckReason !== ''
          ? [{ key: t.record.struckReason, value: said(speech.struckReason) }]
          : []),
      ]}
    />
  )
}

/** What the clause is called that was spoken of; undefined for the draft as a whole. */
export const clauseOf = ({ clauses }: Day, { clauseUid }: Speech): string | undefined => {
  const clause = clauses.find(({ uid }) => uid === clauseUid)
  return clause && [clause.label, clause.heading].filter(Boolean).join(' ')
}

type Props = DayShown & {
  readonly speech: Speech
  /** Every version, the first one first. */
  readonly versions: readonly Speech[]
  readonly typed: TypedSpeech
  readonly struckReason?: string | undefined
}

/** One speech: corrected, struck out, and every version of it. */
export function SpeechPage(props: Props) {
  const { visit, day, speech, versions, typed, refusal } = props
  const { lang } = visit
  const t = words(lang).speech
  const error = errorsOf(lang, refusal)
  const path = `${pathOf(props)}/speeches/${speech.id}`
  const kept = { form_key: typed.form_key, version: typed.version ?? String(speech.version) }
  return (
    <HearingDesk {...props} file={day.file} title={t.title(speech.ord)} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={speechLabels(lang)} />
      <h1>
        {t.title(speech.ord)} {speech.struckReason !== '' && <Tag>{words(lang).record.struck}</Tag>}
      </h1>
      <p>
        {t.who}
        {lang === 'zh' ? '：' : ': '}
        {speakerOf(props, speech)}
      </p>
      <h2>{t.current}</h2>
      <SpeechRows shown={props} speech={speech} />
      {mayRecord(props) && speech.struckReason === '' && (
        <>
          <section>
            <h2>{t.correct}</h2>
            <p>{t.correctIntro}</p>
            <form class="form" method="post" action={path} data-unsaved>
              <Hidden fields={kept} />
              <SaidFields {...props} error={error} />
              <p class="actions">
                <Button>{t.save}</Button>
              </p>
            </form>
          </section>
          <section>
            <h2>{t.strike}</h2>
            <p>{t.strikeIntro}</p>
            <form class="form" method="post" action={`${path}/strike`}>
              <Hidden fields={{ ...kept, form_key: `${kept.form_key}-x` }} />
              <TextArea
                lang={lang}
                name="struck_reason"
                label={t.struck_reason}
                rows={2}
                maxlength={500}
                value={props.struckReason}
                error={error('struck_reason')}
              />
              <p class="actions">
                <Button kind="warning">{t.doStrike}</Button>
              </p>
            </form>
          </section>
        </>
      )}
      {versions.length > 1 && (
        <section>
          <h2>{t.versions}</h2>
          {versions.map((each) => (
            <>
              <h3>
                {t.version(each.version)} <Time lang={lang} at={each.recordedAt} />
              </h3>
              <SpeechRows shown={props} speech={each} />
            </>
          ))}
        </section>
      )}
      <p>
        <a href={`${pathOf(props)}/record`}>{words(lang).day.all}</a>
      </p>
    </HearingDesk>
  )
}
