import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  Details,
  ErrorSummary,
  errorsOf,
  SummaryList,
  Table,
  type TextField,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { Listed } from './list-registrations.ts'
import { mayRun } from './open-file.ts'
import type { readActs } from './read-registrations.ts'
import { spokenCode } from './registration-code.ts'
import { words } from './registration-words.ts'
import type { Revealed } from './reveal-registration.ts'

export type RegistrationShown = HearingShown & {
  readonly listed: Listed
  readonly acts: Awaited<ReturnType<typeof readActs>>
  /** What was told, once a purpose is on record. */
  readonly revealed?: Revealed | undefined
  /** A new code, this once. */
  readonly code?: string | undefined
  readonly withdrawn?: boolean | undefined
  readonly typed?: {
    readonly purpose?: string
    readonly note?: string
    readonly form?: 'contact' | 'code' | 'withdrawal'
  }
  readonly refusal?: Refusal | undefined
}

/** One sign-up at the desk: masked, what was done with it, and what a drafter may do with a stated purpose. */
export function RegistrationPage(props: RegistrationShown) {
  const { visit, officer, file, listed, refusal, revealed, code } = props
  const { lang, now } = visit
  const t = words(lang)
  const { registration, standing } = listed
  const title = `${t.one.title} ${registration.drawNo}`
  const before = !file.terms?.heldAt || now < file.terms.heldAt
  const labels = {
    purpose: props.typed?.form === 'code' ? t.one.reissuePurpose : t.one.purpose,
    note: t.one.note,
  }
  const links = { purpose: `${props.typed?.form ?? 'contact'}-purpose`, note: 'withdrawal-note' }
  return (
    <HearingDesk visit={visit} officer={officer} file={file} title={title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={labels} links={links} />
      {props.withdrawn && <Banner lang={lang} kind="success" title={t.one.withdrawnDone} />}
      {code && (
        <Banner lang={lang} kind="success" title={t.one.reissued}>
          <p class="receipt__code">{spokenCode(code)}</p>
          <p>{t.one.reissuedText}</p>
        </Banner>
      )}
      <h1>{title}</h1>
      <SummaryList
        rows={[
          { key: t.desk.standing, value: t.standings[standing.status] },
          {
            key: t.desk.name,
            value: revealed ? (revealed.name ?? t.desk.erased) : (listed.maskedName ?? t.desk.erased),
          },
          { key: t.desk.areaOrUnit, value: listed.areaOrUnit ?? t.mine.none },
          {
            key: t.desk.category,
            value: registration.category ? t.categories[registration.category] : t.roles.observer,
          },
          { key: t.desk.method, value: t.methods[registration.method] },
          { key: t.desk.channel, value: t.channels[registration.channel] },
          { key: t.desk.registeredAt, value: <Time lang={lang} at={registration.registeredAt} /> },
          {
            key: t.desk.official,
            value: registration.official ? common(lang).hints.yes : common(lang).hints.no,
          },
          ...(revealed
            ? [
                { key: t.mine.phone, value: revealed.phone ?? t.mine.none },
                { key: t.mine.email, value: revealed.email ?? t.mine.none },
                { key: t.mine.reason, value: revealed.reason ?? t.mine.none },
              ]
            : []),
        ]}
      />
      {mayRun(officer, file) && !registration.withdrawnAt && <Deeds {...props} before={before} />}
      <Table
        lang={lang}
        caption={t.one.acts}
        empty={t.one.noActs}
        columns={[
          { label: t.one.when },
          { label: t.one.what },
          { label: t.one.who },
          { label: t.one.why, kind: 'wide' },
        ]}
        rows={props.acts.map(({ act, actedAt, actedBy, by, note }) => [
          <Time lang={lang} at={actedAt} />,
          t.one.act[act],
          actedBy ? (by ?? actedBy) : t.one.byHerself,
          note,
        ])}
      />
      <p>
        <a href={`/desk/hearings/${file.hearing.id}/registrations`}>{t.keyIn.toList}</a>
      </p>
    </HearingDesk>
  )
}

function Deeds(props: RegistrationShown & { readonly before: boolean }) {
  const { visit, file, listed, refusal, revealed, typed } = props
  const { lang } = visit
  const t = words(lang).one
  const path = `/desk/hearings/${file.hearing.id}/registrations/${listed.registration.id}`
  const error = errorsOf(lang, refusal)
  const at = (form: 'contact' | 'code' | 'withdrawal', field: string) =>
    typed?.form === form ? error(field) : undefined
  return (
    <>
      {!revealed && (
        <Details summary={t.reveal} open={typed?.form === 'contact'}>
          <p>{t.revealIntro}</p>
          <form class="form" method="post" action={`${path}/contact`}>
            <Reason
              lang={lang}
              id="contact-purpose"
              name="purpose"
              label={t.purpose}
              hint={t.purposeHint}
              value={typed?.form === 'contact' ? typed.purpose : undefined}
              error={at('contact', 'purpose')}
            />
            <Button>{t.show}</Button>
          </form>
        </Details>
      )}
      <Details summary={t.reissue} open={typed?.form === 'code'}>
        <p>{t.reissueIntro}</p>
        <form class="form" method="post" action={`${path}/code`}>
          <Reason
            lang={lang}
            id="code-purpose"
            name="purpose"
            label={t.reissuePurpose}
            hint={t.reissuePurposeHint}
            value={typed?.form === 'code' ? typed.purpose : undefined}
            error={at('code', 'purpose')}
          />
          <Button kind="warning">{t.reissueDo}</Button>
        </form>
      </Details>
      {props.before && (
        <Details summary={t.withdraw} open={typed?.form === 'withdrawal'}>
          <p>{t.withdrawIntro}</p>
          <form class="form" method="post" action={`${path}/withdrawal`}>
            <Reason
              lang={lang}
              id="withdrawal-note"
              name="note"
              label={t.note}
              hint={t.noteHint}
              value={typed?.form === 'withdrawal' ? typed.note : undefined}
              error={at('withdrawal', 'note')}
            />
            <Button kind="warning">{t.withdrawDo}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

/** A line of text in one of several forms of a page that ask for a field of the same name: its id is its own. */
function Reason(props: Parameters<typeof TextField>[0] & { readonly id: string }) {
  const { id, name, label, hint, error, value } = props
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="vh">{common(props.lang).errors.prefix}</span>
          {error}
        </p>
      )}
      <input
        class="input"
        id={id}
        name={name}
        value={value}
        autocomplete="off"
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        {...(error && { 'aria-invalid': 'true' })}
      />
    </div>
  )
}
