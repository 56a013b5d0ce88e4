import type { Child } from 'hono/jsx'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  errorsOf,
  Hidden,
  Radios,
  TextArea,
  TextField,
} from '../paper/elements.tsx'
import { cite } from '../statute/citations.ts'
import type { Announcement } from './announcement.ts'
import { registrationMethods } from './announcement.ts'
import { DaysPanel } from './desk-announcement-days.tsx'
import { DrawFields, QuotaFields, SessionFields } from './desk-announcement-rows.tsx'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { HearingGround } from './hearing-ground.ts'
import type { TypedAnnouncement } from './typed-announcement.ts'
import { words } from './words.ts'

export type FormProps = HearingShown<HearingGround> & {
  readonly typed: TypedAnnouncement
  /** As far as it could be read: what the days are counted on. Null when it could not. */
  readonly body: Announcement | null
  /** The revision that the next saving replaces, and the number it will have. */
  readonly revision: number
  readonly refusal?: Refusal | undefined
  /** A colleague saved meanwhile. */
  readonly conflict?: boolean
  /** Just saved: how many problems stand before publication, and whether all four things are said. */
  readonly saved?: { readonly problems: number; readonly whole: boolean } | undefined
}

const Group = ({ title, children }: { title: string; children: Child }) => (
  <section class="group" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** What makes each control: label, hint, error and what stands in it. */
export function fieldsOf({ visit: { lang }, typed, refusal }: FormProps) {
  const { fields, hints } = words(lang)
  const error = errorsOf(lang, refusal)
  const said: Readonly<Record<string, string | undefined>> = hints
  return (name: keyof typeof fields) => ({
    lang,
    name,
    label: fields[name],
    hint: said[name],
    error: error(name),
    value: typed.texts[name],
  })
}

/** What a field is called in an error summary: rows by their number or category. */
const labelsOf =
  ({ visit: { lang } }: FormProps) =>
  (field: string): string | undefined => {
    const { fields, categories, form } = words(lang)
    const names: Readonly<Record<string, string | undefined>> = fields
    const [, category, part] = /^quota\.([a-z]+)\.?(\w*)/.exec(field) ?? []
    if (category) {
      const seats: Readonly<Record<string, string | undefined>> = categories
      return [seats[category], names[part ?? '']].filter(Boolean).join(' ')
    }
    const session = /^sessions\.(\d+)\./.exec(field)?.[1]
    return session === undefined ? names[field] : `${form.sessions} ${form.sessionRow(Number(session) + 1)}`
  }

/** The form of an announcement. Works without script: 保存 recomputes the days. */
export function AnnouncementFormPage(props: FormProps) {
  const { visit, file, refusal, conflict, saved } = props
  const { lang } = visit
  const { form: t } = words(lang)
  const shut = file.cancelledAt ? t.cancelledText : file.begun ? t.heldText : null
  return (
    <HearingDesk {...props} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} labels={labelsOf(props)} />
      {conflict && (
        <Banner lang={lang} kind="warning" title={t.conflict}>
          {t.conflictText}
        </Banner>
      )}
      {saved && (
        <Banner lang={lang} kind="success" title={t.saved}>
          {saved.problems > 0 ? t.savedMissing(saved.problems) : saved.whole ? t.savedReady : t.savedOpen}
        </Banner>
      )}
      <h1>{t.title}</h1>
      {shut ? (
        <Banner lang={lang} title={shut} />
      ) : (
        <>
          <p class="lead">{file.terms ? t.again(file.published + 1) : t.lead}</p>
          <form class="form" method="post" action={`/desk/hearings/${file.hearing.id}/announcement`}>
            <Hidden fields={{ revision: String(props.revision) }} />
            <Fields {...props} />
            <p class="actions">
              <Button>{t.save}</Button>
              <Button kind="secondary" name="after" value="preview">
                {t.savePreview}
              </Button>
              <Button kind="secondary" name="after" value="publication">
                {t.saveCheck}
              </Button>
            </p>
          </form>
        </>
      )}
    </HearingDesk>
  )
}

function Fields(props: FormProps) {
  const { visit, file, typed, body } = props
  const { lang } = visit
  const { form: t, methods } = words(lang)
  const of = fieldsOf(props)
  return (
    <>
      {file.terms && (
        <Group title={t.groups.change}>
          <TextArea {...of('change_reason')} optional maxlength={1000} rows={3} />
        </Group>
      )}
      <Group title={t.groups.time}>
        <DateField {...of('held_on')} />
        <TextField {...of('held_time')} width={8} />
        <TextField {...of('venue')} maxlength={200} />
        {body && <DaysPanel visit={visit} ground={file} body={body} documents={typed.documentIds.length} />}
        <SessionFields {...props} />
        <Radios
          {...of('is_public')}
          value={typed.texts.is_public ?? 'yes'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t.isPublic[value] }))}
        />
        <TextArea {...of('closed_ground')} optional maxlength={1000} rows={2} />
      </Group>
      <Group title={t.groups.content}>
        <TextField {...of('hearing_matter')} maxlength={200} />
        <TextArea {...of('content_summary')} maxlength={5000} rows={4} />
        <TextArea {...of('reason')} maxlength={3000} rows={4} />
        <TextArea {...of('basis')} maxlength={3000} rows={3} />
        <TextArea {...of('background')} optional maxlength={5000} rows={4} />
        {file.documents.length === 0 ? (
          <p id="document_ids">
            {t.noDocuments} <a href={`/desk/decisions/${file.decision.id}/documents`}>{t.uploadDocument}</a>
          </p>
        ) : (
          <Checkboxes
            {...of('document_ids')}
            optional
            values={typed.documentIds}
            options={file.documents.map(({ id, filename }) => ({ value: id, label: filename }))}
          />
        )}
      </Group>
      <Group title={t.groups.quota}>
        <QuotaFields {...props} />
        <TextArea {...of('fallback')} optional maxlength={1000} rows={2} />
      </Group>
      <Group title={t.groups.draw}>
        <DrawFields {...props} />
      </Group>
      <Group title={t.groups.registration}>
        <DateField {...of('registration_from')} />
        <TextField {...of('registration_from_time')} optional width={8} />
        <DateField {...of('registration_to')} />
        <TextField {...of('registration_to_time')} optional width={8} />
        <Checkboxes
          {...of('registration_methods')}
          optional
          values={typed.methods}
          options={registrationMethods
            .filter((method) => method !== 'web')
            .map((method) => ({ value: method, label: methods[method] }))}
        />
        <TextArea {...of('registration_where')} optional maxlength={1000} rows={2} />
        <TextArea {...of('eligibility')} maxlength={2000} rows={3} />
      </Group>
      <Group title={t.groups.observers}>
        <TextField {...of('observer_seats')} inputmode="numeric" width={8} />
        <TextArea {...of('press_rule')} optional maxlength={1000} rows={2} />
      </Group>
      <Group title={t.groups.who}>
        <TextField {...of('organizer')} maxlength={100} />
        <TextField {...of('contact_person')} width={20} />
        <TextField {...of('contact_phone')} inputmode="tel" width={20} />
      </Group>
    </>
  )
}
