import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, Hidden, TextArea } from '../paper/elements.tsx'
import { cite } from '../statute/citations.ts'
import { wasHeld } from './cancel-hearing.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { HearingGround } from './hearing-ground.ts'
import { words } from './words.ts'

/** The form of a cancellation: why, and what follows from it. */
export function CancellationPage(
  props: HearingShown<HearingGround> & {
    readonly typed: { readonly reason?: string | undefined; readonly note?: string | undefined }
    readonly revision: number
    readonly refusal?: Refusal | undefined
  },
) {
  const { visit, file, typed, refusal } = props
  const { lang } = visit
  const { cancellation: t, fields, form } = words(lang)
  const error = errorsOf(lang, refusal)
  const shut = file.cancelledAt
    ? form.cancelledText
    : wasHeld(file)
      ? t.held
      : file.terms
        ? null
        : t.notAnnounced
  return (
    <HearingDesk {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary
        lang={lang}
        refusal={refusal}
        cite={cite}
        labels={{ reason: t.reason, note: fields.note }}
      />
      <h1>{t.title}</h1>
      {shut ? (
        <Banner lang={lang} title={shut} />
      ) : (
        <>
          <p class="lead">{t.lead}</p>
          <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/cancellation`}>
            <Hidden fields={{ revision: String(props.revision) }} />
            <TextArea
              lang={lang}
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              maxlength={3000}
              value={typed.reason}
              error={error('reason')}
            />
            <TextArea
              lang={lang}
              name="note"
              label={fields.note}
              optional
              maxlength={3000}
              value={typed.note}
              error={error('note')}
            />
            <p class="actions">
              <Button>{t.save}</Button>
            </p>
          </form>
        </>
      )}
    </HearingDesk>
  )
}
