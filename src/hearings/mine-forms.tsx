import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Button, ErrorSummary, errorsOf, Hidden, LinkButton } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import type { HearingFile } from './hearing.ts'
import { openCategories, type Registration, type Standing, shutBecause } from './registration.ts'
import { CategoryField, ContactFields, labelsOf, WhoFields } from './registration-fields.tsx'
import type { TypedRegistration } from './registration-form.ts'
import { words } from './registration-words.ts'
import { SignUpFrame } from './sign-up-form.tsx'

type Props = { readonly visit: Visit; readonly file: HearingFile; readonly refusal?: Refusal | undefined }

/** The form with which she corrects what she told. */
export function CorrectionPage(
  props: Props & {
    readonly registration: Registration
    readonly form: TypedRegistration
    readonly revision: number
  },
) {
  const { visit, file, registration, form, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const path = `/hearings/${file.hearing.id}/mine`
  const { terms } = file
  const options = terms
    ? registration.method === 'sign_up'
      ? openCategories(terms)
      : terms.body.quota.filter(({ selection }) => selection === registration.method)
    : []
  return (
    <SignUpFrame visit={visit} file={file} title={t.correction.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang)} />
      <h1>
        {t.correction.title} {registration.drawNo}
      </h1>
      <p>{file.frozenAt ? t.correction.frozen : t.correction.intro}</p>
      <form method="post" action={`${path}/correction`} data-unsaved>
        <Hidden fields={{ revision: String(props.revision), role: registration.role }} />
        {file.frozenAt ? (
          <Hidden
            fields={{
              name: form.name,
              area_or_unit: form.areaOrUnit,
              category: form.category,
              ...(form.official && { official: 'yes' }),
            }}
          />
        ) : (
          <>
            {registration.role === 'representative' && (
              <CategoryField lang={lang} form={form} error={error} options={options} />
            )}
            <WhoFields lang={lang} form={form} error={error} />
          </>
        )}
        <ContactFields lang={lang} form={form} error={error} />
        <p class="actions">
          <Button>{t.correction.save}</Button>
          <LinkButton kind="secondary" href={path}>
            {common(lang).buttons.back}
          </LinkButton>
        </p>
      </form>
    </SignUpFrame>
  )
}

/** Asked once more before a sign-up is withdrawn for good. */
export function WithdrawalPage(
  props: Props & { readonly registration: Registration; readonly standing: Standing },
) {
  const { visit, file, refusal } = props
  const { lang } = visit
  const t = words(lang).withdrawal
  const gap = lang === 'en' && ' '
  const path = `/hearings/${file.hearing.id}/mine`
  return (
    <SignUpFrame visit={visit} file={file} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} />
      <h1>
        {t.title} {props.registration.drawNo}
      </h1>
      <p>
        {props.standing.status === 'chosen' ? t.introRepresentative : t.intro}
        {gap}
        {props.standing.status === 'seated' && t.introSeated}
        {gap}
        {!shutBecause(file, visit.now, props.registration.role) && t.again}
      </p>
      <form method="post" action={`${path}/withdrawal`}>
        <p class="actions">
          <Button kind="warning">{t.do}</Button>
          <LinkButton kind="secondary" href={path}>
            {t.back}
          </LinkButton>
        </p>
      </form>
    </SignUpFrame>
  )
}
