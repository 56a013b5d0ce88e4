import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Button, ErrorSummary, errorsOf, LinkButton, SummaryList, TextField } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { Contact } from './reveal-contact.ts'
import { words } from './words.ts'

type Props = {
  readonly visit: Visit
  readonly officer: Officer
  readonly submissionId: string
  readonly purpose?: string | undefined
  readonly contact?: Contact | undefined
  readonly refusal?: Refusal | undefined
}

/** Who sent a submission: first the purpose, then, once it is on record, what she told. */
export function ContactPage(props: Props) {
  const { visit, officer, contact, refusal } = props
  const { lang } = visit
  const t = words(lang).contact
  const page = { visit, officer, title: t.title, current: '/desk/decisions', refused: refusal !== undefined }
  if (contact) {
    const given = (value: string | null) => value ?? <span class="muted">{t.none}</span>
    return (
      <DeskPage {...page}>
        <h1>
          {t.title} {contact.receiptNo}
        </h1>
        <SummaryList
          rows={[
            { key: t.name, value: given(contact.name) },
            { key: t.phone, value: given(contact.phone) },
            { key: t.email, value: given(contact.email) },
          ]}
        />
        <p>
          <LinkButton kind="secondary" href={`/desk/intakes/${contact.intakeId}/items`}>
            {t.back}
          </LinkButton>
        </p>
      </DeskPage>
    )
  }
  return (
    <DeskPage {...page}>
      <ErrorSummary lang={lang} refusal={refusal} labels={{ purpose: t.purpose }} />
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <form method="post" action={`/desk/submissions/${props.submissionId}/contact`}>
        <TextField
          lang={lang}
          name="purpose"
          label={t.purpose}
          hint={t.purposeHint}
          value={props.purpose}
          error={errorsOf(lang, refusal)('purpose')}
          maxlength={200}
        />
        <Button>{t.show}</Button>
      </form>
    </DeskPage>
  )
}
