import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, Hidden, LinkButton, TextField } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { DeskPage } from './desk-nav.tsx'
import type { Officer } from './officer.ts'
import { PASSWORD_MIN } from './password.ts'
import { Carried, type CarriedForm } from './resume.tsx'
import { words } from './words.ts'

type SignInProps = {
  readonly visit: Visit
  /** Where to go afterwards: a path that `deskPath` let through. */
  readonly next?: string | undefined
  /** A form that arrived after its session had expired. */
  readonly carried?: CarriedForm | undefined
  readonly email?: string | undefined
  readonly refusal?: Refusal | undefined
  readonly signedOut?: boolean | undefined
}

/** Why she is here, when it was not her own idea. */
function Occasion({ visit: { lang }, carried, next, signedOut }: SignInProps) {
  const t = words(lang).signIn
  if (carried) {
    return (
      <Banner lang={lang} kind="warning" title={t.expired}>
        <p>{t.expiredText}</p>
        {carried.files && <p>{t.fileAgain}</p>}
      </Banner>
    )
  }
  if (signedOut) return <Banner lang={lang} kind="success" title={t.signedOut} />
  return next && next !== '/desk' ? (
    <Banner lang={lang} title={t.needed}>
      <p>{t.neededText}</p>
    </Banner>
  ) : null
}

/** The sign-in form; a carried form travels in it. */
export function SignInPage(props: SignInProps) {
  const { visit, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  return (
    <Page visit={visit} title={t.signIn.title} area="desk" refused={refusal !== undefined}>
      <div class="sign-in">
        <h1>{t.signIn.title}</h1>
        <p class="hint">
          {t.signIn.intro} <a href="/">{t.signIn.toPublic}</a>
        </p>
        <ErrorSummary lang={lang} refusal={refusal} labels={t.fields} />
        <Occasion {...props} />
        <form method="post" action="/desk/sign-in" class="form">
          <Hidden fields={{ next: props.next }} />
          <Carried form={props.carried} />
          <TextField
            lang={lang}
            name="email"
            type="email"
            label={t.fields.email}
            value={props.email}
            autocomplete="username"
            error={error('email')}
          />
          <TextField
            lang={lang}
            name="password"
            type="password"
            label={t.fields.password}
            hint={t.signIn.forgotten}
            autocomplete="current-password"
            error={error('password')}
          />
          <Button>{t.signIn.submit}</Button>
        </form>
      </div>
    </Page>
  )
}

type PasswordProps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly next?: string | undefined
  readonly carried?: CarriedForm | undefined
  readonly refusal?: Refusal | undefined
}

/** Changing one's own password; who has a temporary one must pass here first. */
export function PasswordPage({ visit, officer, next, carried, refusal }: PasswordProps) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const labels = { current: t.fields.current, password: t.fields.newPassword, repeat: t.fields.repeat }
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.password.title}
      current="/desk/password"
      refused={refusal !== undefined}
    >
      <h1>{t.password.title}</h1>
      <ErrorSummary lang={lang} refusal={refusal} labels={labels} />
      {officer.mustChangePassword && (
        <Banner lang={lang} kind="warning" title={t.password.first}>
          <p>{t.password.firstText}</p>
        </Banner>
      )}
      <form method="post" action="/desk/password" class="form">
        <Hidden fields={{ next }} />
        <Carried form={carried} />
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" value={officer.email} autocomplete="username" hidden readonly />
        <TextField
          lang={lang}
          name="current"
          type="password"
          label={labels.current}
          autocomplete="current-password"
          error={error('current')}
        />
        <TextField
          lang={lang}
          name="password"
          type="password"
          label={labels.password}
          hint={t.password.hint(PASSWORD_MIN)}
          autocomplete="new-password"
          error={error('password')}
        />
        <TextField
          lang={lang}
          name="repeat"
          type="password"
          label={labels.repeat}
          autocomplete="new-password"
          error={error('repeat')}
        />
        <Button>{t.password.submit}</Button>
      </form>
    </DeskPage>
  )
}

/** The password has been changed. */
export function PasswordDonePage({ visit, officer, next }: Omit<PasswordProps, 'refusal'>) {
  const t = words(visit.lang).password
  return (
    <DeskPage visit={visit} officer={officer} title={t.done} current="/desk/password">
      <h1>{t.title}</h1>
      <Banner lang={visit.lang} kind="success" title={t.done}>
        <p>{t.doneText}</p>
      </Banner>
      <p>
        <LinkButton href={next ?? '/desk'}>{words(visit.lang).nav.home}</LinkButton>
      </p>
    </DeskPage>
  )
}
