import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  DateField,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Radios,
  SummaryList,
  TextField,
} from '../paper/elements.tsx'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import { methods, type SignUp } from './registration.ts'
import { spokenCode } from './registration-code.ts'
import { CategoryField, ContactFields, labelsOf, WhoFields } from './registration-fields.tsx'
import type { TypedRegistration } from './registration-form.ts'
import { words } from './registration-words.ts'

/** How and when it came, as typed. */
export type TypedKeying = {
  readonly method: string
  readonly receivedOn: string
  readonly receivedTime: string
}

type Props = HearingShown & {
  readonly form: TypedRegistration
  readonly keying: TypedKeying
  readonly refusal?: Refusal | undefined
}

/** The form in which an officer enters who signed up offline, was recommended or invited. */
export function KeyRegistrationPage({ visit, officer, file, form, keying, refusal }: Props) {
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const { id } = file.hearing
  return (
    <HearingDesk
      visit={visit}
      officer={officer}
      file={file}
      title={t.keyIn.title}
      refused={refusal !== undefined}
    >
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang)} />
      <h1>{t.keyIn.title}</h1>
      <p>{t.keyIn.intro}</p>
      <form class="form" method="post" action={`/desk/hearings/${id}/registrations/new`} data-unsaved>
        <Hidden fields={{ key: form.key }} />
        <Radios
          lang={lang}
          name="method"
          label={t.keyIn.method}
          value={keying.method || 'sign_up'}
          error={error('method')}
          options={methods.map((method) => ({
            value: method,
            label: t.methods[method],
            hint: t.keyIn.methodHint[method],
          }))}
        />
        <DateField
          lang={lang}
          name="received_on"
          label={t.keyIn.receivedOn}
          hint={t.keyIn.receivedHint}
          value={keying.receivedOn}
          error={error('received_on')}
        />
        <TextField
          lang={lang}
          name="received_time"
          label={t.keyIn.receivedTime}
          type="time"
          width={8}
          value={keying.receivedTime}
          error={error('received_time')}
        />
        <Radios
          lang={lang}
          name="role"
          label={t.desk.role}
          value={form.role || undefined}
          error={error('role')}
          options={[
            { value: 'representative', label: t.roles.representative },
            { value: 'observer', label: t.roles.observer },
          ]}
        />
        <CategoryField lang={lang} form={form} error={error} options={file.terms?.body.quota ?? []} />
        <WhoFields lang={lang} form={form} error={error} nameHint={t.keyIn.nameHint} />
        <ContactFields lang={lang} form={form} error={error} />
        <p class="actions">
          <Button>{t.keyIn.submit}</Button>
          <LinkButton kind="secondary" href={`/desk/hearings/${id}/registrations`}>
            {t.keyIn.toList}
          </LinkButton>
        </p>
      </form>
    </HearingDesk>
  )
}

/** What was entered: its number and, this once, its code, to be told to the person. */
export function KeyedRegistrationPage({
  visit,
  officer,
  file,
  done,
}: HearingShown & { readonly done: SignUp }) {
  const { lang } = visit
  const t = words(lang)
  const { id } = file.hearing
  return (
    <HearingDesk visit={visit} officer={officer} file={file} title={t.keyIn.title}>
      <h1>{t.keyIn.title}</h1>
      {done.already ? (
        <Banner lang={lang} kind="info">
          <p>{t.keyIn.already}</p>
        </Banner>
      ) : (
        <>
          <Banner lang={lang} kind="success" title={t.keyIn.done}>
            <p>{t.keyIn.doneText}</p>
          </Banner>
          <SummaryList
            rows={[
              { key: t.mine.drawNo, value: <strong>{done.drawNo}</strong> },
              { key: t.mine.code, value: <strong class="mono">{spokenCode(done.code)}</strong> },
              {
                key: t.desk.standing,
                value: `${t.standings[done.status]}${done.place === null ? '' : ` ${done.place}`}`,
              },
            ]}
          />
        </>
      )}
      <p class="actions">
        <LinkButton href={`/desk/hearings/${id}/registrations/new`}>{t.keyIn.another}</LinkButton>
        <LinkButton kind="secondary" href={`/desk/hearings/${id}/registrations`}>
          {t.keyIn.toList}
        </LinkButton>
      </p>
    </HearingDesk>
  )
}
