import type { Refusal } from '../ground/result.ts'
import { Banner, Button, Checkbox, ErrorSummary, errorsOf, TextArea, Time } from '../paper/elements.tsx'
import { mayDraftFor } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import { NoticePage, type Shown } from './desk-steps.tsx'
import { words } from './notice-words.ts'

/** The visible notes on a published notice, and the form for another one (R31). */
export function CorrectionsPage(
  props: Shown & {
    readonly typed: {
      readonly text?: string | undefined
      readonly noSecret: boolean
      readonly noSubstance: boolean
    }
    readonly refusal?: Refusal | undefined
    readonly done?: boolean
  },
) {
  const { visit, officer, file, typed, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <NoticePage {...props} step="corrections" title={t.correction.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={t.fields} />
      {props.done && <Banner lang={lang} kind="success" title={t.correction.done} />}
      <h1>{t.correction.title}</h1>
      <p class="lead">{file.publication ? t.correction.lead : t.correction.notPublished}</p>
      <h2>{t.correction.existing}</h2>
      {file.corrections.length === 0 && <p class="empty">{t.correction.none}</p>}
      {file.corrections.map(({ text, correctedAt }) => (
        <div class="panel field">
          <p class="small">
            <Time lang={lang} at={correctedAt} />
          </p>
          <p class="prose--kept">{text}</p>
        </div>
      ))}
      {file.publication && file.notice && mayDraftFor(officer, file.decision.draftingUnitId) && (
        <form
          class="form"
          method="post"
          action={`/desk/consultations/${file.notice.consultationId}/corrections`}
        >
          <TextArea
            lang={lang}
            name="text"
            label={t.correction.text}
            hint={t.correction.textHint}
            value={typed.text}
            error={error('text')}
            maxlength={2000}
          />
          <Checkbox
            lang={lang}
            name="no_secret"
            label={t.correction.noSecret}
            checked={typed.noSecret}
            error={error('no_secret')}
          />
          <Checkbox
            lang={lang}
            name="no_substance"
            label={t.correction.noSubstance}
            checked={typed.noSubstance}
            error={error('no_substance')}
          />
          <Button>{t.correction.submit}</Button>
        </form>
      )}
    </NoticePage>
  )
}
