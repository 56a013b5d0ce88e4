import type { Child } from 'hono/jsx'
import type { Lang } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { offlineChannels } from '../opinions/intake.ts'
import {
  Banner,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Select,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { cite } from '../statute/citations.ts'
import { CarrierRows, type TypedCarrier } from './desk-carriers.tsx'
import { PeriodPanel } from './desk-period.tsx'
import { NoticePage, type Shown } from './desk-steps.tsx'
import { words } from './notice-words.ts'

/** What stands in the form: one text per field, and the two lists. */
export type TypedNotice = {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly channels: readonly string[]
  readonly documentIds: readonly string[]
  readonly carriers: readonly TypedCarrier[]
}

type FormProps = Shown & {
  readonly typed: TypedNotice
  /** The revision that the next saving replaces. */
  readonly revision: number
  readonly refusal?: Refusal | undefined
  /** After `changed_meanwhile`: the names of the fields in which a colleague's version differs. */
  readonly differing?: readonly string[]
  /** Just saved: how many problems stand before publication. */
  readonly saved?: number | undefined
}

const Group = ({ title, children }: { title: string; children: Child }) => (
  <section class="group" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** The form of the notice. Works without script: 保存 recomputes what the law says about the dates. */
export function NoticeFormPage(props: FormProps) {
  const { visit, file, refusal, differing, saved } = props
  const { lang } = visit
  const t = words(lang)
  if (file.publication) {
    return (
      <NoticePage {...props} step="edit" title={t.form.title} refused={refusal !== undefined}>
        <ErrorSummary lang={lang} refusal={refusal} cite={cite} />
        <h1>{t.form.title}</h1>
        <Banner lang={lang} title={t.form.published}>
          {t.form.publishedText}
        </Banner>
      </NoticePage>
    )
  }
  return (
    <NoticePage {...props} step="edit" title={t.form.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={labelsOf(lang)} />
      {differing && (
        <Banner lang={lang} kind="warning" title={t.form.conflict}>
          <p>{t.form.conflictText}</p>
          <ul>
            {differing.map((field) => (
              <li>
                <a href={`#${field}`}>{labelOf(lang, field)}</a>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {saved !== undefined && (
        <Banner lang={lang} kind="success" title={t.form.saved}>
          {saved === 0 ? t.form.savedReady : t.form.savedMissing(saved)}
        </Banner>
      )}
      <h1>{t.form.title}</h1>
      <p class="lead">{t.form.lead}</p>
      <form class="form" method="post" action={`/desk/decisions/${file.decision.id}/notice`}>
        <Hidden fields={{ revision: String(props.revision) }} />
        <Fields {...props} />
        <p class="actions">
          <Button>{t.form.save}</Button>
          <Button kind="secondary" name="after" value="preview">
            {t.form.savePreview}
          </Button>
          <Button kind="secondary" name="after" value="publication">
            {t.form.saveCheck}
          </Button>
        </p>
      </form>
    </NoticePage>
  )
}

const labelOf = (lang: Lang, field: string): string =>
  (words(lang).fields as Readonly<Record<string, string>>)[field] ?? field

/** A row of the carriers goes by its number. */
const labelsOf = (lang: Lang) => (field: string) => {
  const row = /^carriers\.(\d+)\./.exec(field)?.[1]
  return row === undefined ? labelOf(lang, field) : words(lang).carriers.row(Number(row) + 1)
}

function Fields(props: FormProps) {
  const { visit, file, typed, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const error = errorsOf(lang, refusal)
  const hints: Readonly<Record<string, string | undefined>> = t.hints
  const of = (name: keyof typeof t.fields) => ({
    lang,
    name,
    label: t.fields[name],
    hint: hints[name],
    error: error(name),
    value: typed.texts[name],
  })
  const at = `/desk/decisions/${file.decision.id}`
  return (
    <>
      <Group title={t.groups.content}>
        <TextField {...of('decision_name')} maxlength={200} />
        {file.versions.length === 0 ? (
          <Banner lang={lang} kind="warning" title={t.fields.draft_version_id}>
            <p id="draft_version_id">{t.form.noDraft}</p>
            <LinkButton href={`${at}/draft`} kind="secondary">
              {t.form.enterDraft}
            </LinkButton>
          </Banner>
        ) : (
          <Select
            {...of('draft_version_id')}
            empty
            options={file.versions.map(({ id, version, title }) => ({
              value: id,
              label: t.form.version(version, title),
            }))}
          />
        )}
        <TextArea {...of('legal_basis')} maxlength={5000} rows={5} />
        <TextArea {...of('drafting_rationale')} maxlength={5000} rows={6} />
      </Group>
      <Group title={t.groups.period}>
        <DateField {...of('starts_on')} />
        <DateField {...of('ends_on')} />
        <PeriodPanel
          visit={visit}
          file={file}
          startsOn={typed.texts.starts_on}
          endsOn={typed.texts.ends_on}
          shortenReason={typed.texts.shorten_reason ?? ''}
        />
        <TextArea {...of('shorten_reason')} optional maxlength={1000} rows={3} />
      </Group>
      <Group title={t.groups.ways}>
        <Checkboxes
          {...of('submission_channels')}
          values={typed.channels}
          options={offlineChannels.map((each) => ({ value: each, label: common(lang).channels[each] }))}
        />
        <TextField {...of('onsite_address')} optional maxlength={200} />
        <TextField {...of('onsite_closes_at')} optional width={8} />
      </Group>
      <Group title={t.groups.mail}>
        <TextField {...of('recipient')} maxlength={100} />
        <TextField {...of('mail_address')} maxlength={200} />
        <TextField {...of('postcode')} inputmode="numeric" width={8} />
        <TextField {...of('email')} inputmode="email" />
        <TextField {...of('fax')} width={20} />
      </Group>
      <Group title={t.groups.contact}>
        <TextField {...of('contact_person')} width={20} />
        <TextField {...of('contact_phone')} inputmode="tel" width={20} />
        <TextField {...of('contact_hours')} optional />
      </Group>
      <Group title={t.groups.rest}>
        {file.documents.length === 0 ? (
          <p>
            {t.form.noDocuments} <a href={`${at}/documents`}>{t.form.uploadDocument}</a>
          </p>
        ) : (
          <Checkboxes
            {...of('document_ids')}
            optional
            values={typed.documentIds}
            options={file.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
          />
        )}
        <CarrierRows lang={lang} carriers={typed.carriers} error={error} />
        <TextArea {...of('other')} optional maxlength={5000} rows={4} />
      </Group>
    </>
  )
}
