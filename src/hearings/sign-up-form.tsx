import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { formatInstant } from '../paper/dates.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  ErrorSummary,
  errorsOf,
  Hidden,
  LinkButton,
  Radios,
} from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { problemText } from '../paper/words/index.ts'
import type { AnnouncementPaper } from './announcement.ts'
import type { HearingFile } from './hearing.ts'
import { matterOf } from './paper-title.ts'
import { openCategories, shutBecause } from './registration.ts'
import { CategoryField, ContactFields, labelsOf, WhoFields } from './registration-fields.tsx'
import type { TypedRegistration } from './registration-form.ts'
import { words } from './registration-words.ts'
import { words as hearingWords } from './words.ts'

type Props = { readonly visit: Visit; readonly file: HearingFile }

/** The frame of every page of signing up. */
export function SignUpFrame(
  props: Props & { readonly title: string; readonly refused?: boolean; readonly children?: Child },
) {
  const { visit, file, title } = props
  return (
    <Page visit={visit} title={title} current="/hearings" noindex refused={props.refused}>
      <Breadcrumb
        lang={visit.lang}
        items={[
          { label: hearingWords(visit.lang).list.title, href: '/hearings' },
          { label: <span lang="zh-CN">{matterOf(file)}</span>, href: `/hearings/${file.hearing.id}` },
          { label: title },
        ]}
      />
      {props.children}
    </Page>
  )
}

/** The hours that a closed sign-up speaks of, as people write them. */
function datesOf(lang: Visit['lang'], { terms }: HearingFile) {
  if (!terms?.registrationFrom || !terms.registrationTo) return {}
  const [opens, ended] = [terms.registrationFrom, terms.registrationTo].map((at) => formatInstant(lang, at))
  return { params: { opens: opens ?? '', ended: ended ?? '' } }
}

/** The form with which somebody signs up, or why nobody can now. */
export function SignUpPage(
  props: Props & { readonly form: TypedRegistration; readonly refusal?: Refusal | undefined },
) {
  const { visit, file, form, refusal } = props
  const { lang, now } = visit
  const { form: t, mine } = words(lang)
  const colon = lang === 'en' ? ': ' : '：'
  const shut = shutBecause(file, now)
  const { terms } = file
  if (!terms || (shut && !refusal)) {
    return (
      <SignUpFrame visit={visit} file={file} title={t.title}>
        <h1>{t.title}</h1>
        <Banner lang={lang} kind="info" title={t.shutTitle}>
          <p>{shut && problemText(lang, { ...shut, ...datesOf(lang, file) })}</p>
        </Banner>
        <Ways lang={lang} id={file.hearing.id} />
      </SignUpFrame>
    )
  }
  const error = errorsOf(lang, refusal)
  const { id } = file.hearing
  return (
    <SignUpFrame visit={visit} file={file} title={t.title} refused={refusal !== undefined}>
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang)} />
      <h1>{t.title}</h1>
      <p>
        {t.about}
        <strong lang="zh-CN">{matterOf(file)}</strong>
      </p>
      <p>
        {mine.time}
        {colon}
        {terms.heldAt ? formatInstant(lang, terms.heldAt) : mine.timeOpen}
        {terms.body.venue && (
          <>
            {lang === 'en' ? ', ' : '，'}
            <span lang="zh-CN">{terms.body.venue}</span>
          </>
        )}
      </p>
      {terms.registrationTo && <p>{t.closes(formatInstant(lang, terms.registrationTo))}</p>}
      <p>{t.intro}</p>
      {terms.body.eligibility && (
        <>
          <h2>{t.eligibility}</h2>
          <p class="said" lang="zh-CN">
            {terms.body.eligibility}
          </p>
        </>
      )}
      <Banner lang={lang} kind="info" title={t.published}>
        <p>{t.publishedText}</p>
      </Banner>
      <form method="post" action={`/hearings/${id}/register`} data-unsaved>
        <Hidden fields={{ key: form.key }} />
        <RoleFields lang={lang} terms={terms} form={form} error={error} />
        <WhoFields lang={lang} form={form} error={error} />
        <ContactFields lang={lang} form={form} error={error} />
        <p class="actions">
          <Button>{t.submit}</Button>
        </p>
      </form>
      <Ways lang={lang} id={id} />
    </SignUpFrame>
  )
}

function RoleFields(props: {
  lang: Visit['lang']
  terms: AnnouncementPaper
  form: TypedRegistration
  error: (field: string) => string | undefined
}) {
  const { lang, terms, form, error } = props
  const t = words(lang)
  const open = openCategories(terms)
  const elsewhere = terms.body.quota.filter(({ selection }) => selection !== 'draw')
  const roles = [
    ...(open.length > 0 ? [{ value: 'representative', label: t.form.representative }] : []),
    ...(terms.observerSeats > 0
      ? [{ value: 'observer', label: t.form.observer, hint: t.form.roleHint(terms.observerSeats) }]
      : []),
  ]
  return (
    <>
      <Radios
        lang={lang}
        name="role"
        label={t.form.role}
        value={form.role || (roles.length === 1 ? roles[0]?.value : undefined)}
        error={error('role')}
        options={roles}
      />
      {open.length > 0 && <CategoryField lang={lang} form={form} error={error} options={open} />}
      {elsewhere.length > 0 && (
        <div class="hint">
          <p>{t.form.elsewhere}</p>
          <ul>
            {elsewhere.map(({ category, selection }) => (
              <li>
                {t.categories[category]}
                {lang === 'en' ? ': ' : '：'}
                {selection === 'draw' ? '' : t.form.by[selection]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const Ways = ({ lang, id }: { lang: Visit['lang']; id: string }) => (
  <p class="actions">
    <a href={`/hearings/${id}/mine`}>{words(lang).form.haveCode}</a>{' '}
    <a href={`/hearings/${id}`}>{words(lang).form.toHearing}</a>
  </p>
)

/** Said to whoever signs up under a contact that has signed up: kindly, and nothing else. */
export function AlreadyPage({ visit, file }: Props) {
  const { lang } = visit
  const t = words(lang)
  const { id } = file.hearing
  return (
    <SignUpFrame visit={visit} file={file} title={t.already.title}>
      <h1>{t.already.title}</h1>
      <p>{t.already.text}</p>
      <p>{t.already.lost}</p>
      <Organiser lang={lang} file={file} />
      <p class="actions">
        <LinkButton href={`/hearings/${id}/mine`}>{t.mine.enterTitle}</LinkButton>
        <LinkButton kind="secondary" href={`/hearings/${id}`}>
          {t.form.toHearing}
        </LinkButton>
      </p>
    </SignUpFrame>
  )
}

/** Whom to call, as announced. */
export function Organiser({ lang, file }: { lang: Visit['lang']; file: HearingFile }) {
  const body = file.terms?.body
  if (!body?.contact_phone) return null
  return (
    <p>
      {words(lang).resend.call(body.organizer || body.contact_person)}{' '}
      <span class="nowrap">{body.contact_phone}</span>
    </p>
  )
}
