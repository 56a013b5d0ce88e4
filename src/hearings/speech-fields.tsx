import type { Lang } from '../ground/house.ts'
import { commentable, glimpse } from '../opinions/spoken-of.ts'
import { Checkbox, Details, Radios, Select, TextArea, TextField } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { categoryOf, type DayShown, nameOf, speakerOf } from './day-shown.tsx'
import { words } from './day-words.ts'
import type { Speech } from './speech.ts'
import { speakers, speechKinds, stances } from './speech.ts'

/** A speech as it was typed: a text for each field. */
export type TypedSpeech = Readonly<Partial<Record<SpeechField, string>>>
export const speechFields = [
  'form_key',
  'speaker',
  'registration_id',
  'speaker_name',
  'kind',
  'stance',
  'clause_uid',
  'viewpoint',
  'reason',
  'no_reason',
  'suggested_wording',
  'answers',
  'said_on_time',
  'version',
] as const
type SpeechField = (typeof speechFields)[number]

/** A speech that stands, as if it had just been typed. */
export const typedOf = (speech: Speech): TypedSpeech => ({
  kind: speech.kind,
  ...(speech.stance && { stance: speech.stance }),
  ...(speech.clauseUid && { clause_uid: speech.clauseUid }),
  viewpoint: speech.viewpoint,
  reason: speech.reason,
  ...(speech.reason === '' && { no_reason: 'yes' }),
  suggested_wording: speech.suggestedWording,
  ...(speech.answers && { answers: speech.answers }),
})

type Fields = DayShown & {
  readonly typed: TypedSpeech
  readonly error: (field: string) => string | undefined
}

/** Who speaks: a representative who is there, or one of the officials and experts. */
export function SpeakerFields(props: Fields) {
  const { visit, day, typed, error } = props
  const { lang } = visit
  const t = words(lang)
  const { record } = day
  return (
    <>
      <Radios
        lang={lang}
        name="speaker"
        label={t.day.speaker}
        inline
        value={typed.speaker ?? 'representative'}
        error={error('speaker')}
        options={speakers.map((value) => ({ value, label: t.speakers[value] }))}
      />
      <Select
        lang={lang}
        name="registration_id"
        label={t.day.whoSpeaks}
        empty
        value={typed.registration_id}
        error={error('registration_id')}
        options={record.people.map((person) => ({
          value: person.registrationId,
          label: `${nameOf(props, person.registrationId)}（${categoryOf(lang, person)}${
            record.attendance.get(person.registrationId)?.present ? '' : `，${t.day.absent}`
          }）`,
        }))}
      />
      <TextField
        lang={lang}
        name="speaker_name"
        label={t.day.speakerName}
        optional
        value={typed.speaker_name}
        maxlength={100}
        error={error('speaker_name')}
      />
    </>
  )
}

/** What is said: kind, stance, view and reason apart (A32), clause, wording, and which question it answers. */
export function SaidFields(props: Fields & { readonly withTime?: boolean }) {
  const { visit, typed, error } = props
  const { lang } = visit
  const t = words(lang)
  return (
    <>
      <Radios
        lang={lang}
        name="kind"
        label={t.day.kind}
        inline
        value={typed.kind ?? 'view'}
        error={error('kind')}
        options={speechKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <Radios
        lang={lang}
        name="stance"
        label={t.day.stance}
        hint={t.day.stanceHint}
        inline
        value={typed.stance}
        error={error('stance')}
        options={stances.map((value) => ({ value, label: common(lang).kinds[value] }))}
      />
      <TextArea
        lang={lang}
        name="viewpoint"
        label={t.day.viewpoint}
        value={typed.viewpoint}
        maxlength={5000}
        rows={5}
        error={error('viewpoint')}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={t.day.why}
        hint={t.day.whyHint}
        value={typed.reason}
        maxlength={5000}
        rows={4}
        error={error('reason')}
      />
      <Checkbox lang={lang} name="no_reason" label={t.day.noReason} checked={typed.no_reason !== undefined} />
      <Details
        summary={t.day.details}
        open={['clause_uid', 'suggested_wording', 'answers', 'said_on_time'].some(
          (field) => (typed[field as SpeechField] ?? '') !== '' || error(field) !== undefined,
        )}
      >
        <Placed {...props} />
      </Details>
    </>
  )
}

function Placed(props: Fields & { readonly withTime?: boolean }) {
  const { visit, day, typed, error, withTime } = props
  const { lang } = visit
  const t = words(lang).day
  const chosen = commentable(day.clauses)
  const questions = day.record.speeches.filter(
    ({ kind, struckReason }) => kind === 'question' && struckReason === '',
  )
  return (
    <>
      <Select
        lang={lang}
        name="clause_uid"
        label={t.clause}
        optional
        empty={t.whole}
        value={typed.clause_uid}
        error={error('clause_uid')}
        options={day.clauses
          .filter(({ uid }) => chosen.has(uid) || uid === typed.clause_uid)
          .map((clause) => ({ value: clause.uid, label: glimpse(clause), lang: 'zh-CN' as const }))}
      />
      <TextArea
        lang={lang}
        name="suggested_wording"
        label={t.wording}
        optional
        rows={3}
        maxlength={5000}
        value={typed.suggested_wording}
        error={error('suggested_wording')}
      />
      <Select
        lang={lang}
        name="answers"
        label={t.answers}
        optional
        empty={t.noQuestion}
        value={typed.answers}
        error={error('answers')}
        options={questions.map((each) => ({
          value: each.id,
          label: `${each.ord} ${speakerOf(props, each)} ${[...each.viewpoint].slice(0, 20).join('')}`,
        }))}
      />
      {withTime && (
        <TextField
          lang={lang}
          name="said_on_time"
          label={t.at}
          hint={`${words(lang).timeHint} ${t.atHint}`}
          optional
          width={6}
          value={typed.said_on_time}
          error={error('said_on_time')}
        />
      )}
    </>
  )
}

/** What every field is called, for the summary of errors. */
export const speechLabels = (lang: Lang): Readonly<Record<string, string>> => {
  const t = words(lang).day
  return {
    speaker: t.speaker,
    registration_id: t.whoSpeaks,
    speaker_name: t.speakerName,
    kind: t.kind,
    stance: t.stance,
    clause_uid: t.clause,
    viewpoint: t.viewpoint,
    reason: t.why,
    suggested_wording: t.wording,
    answers: t.answers,
    said_on_time: t.at,
    struck_reason: words(lang).speech.struck_reason,
  }
}
