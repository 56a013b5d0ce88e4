import { beijingDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { formatDate } from '../paper/dates.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  ErrorSummary,
  errorsOf,
  Hidden,
  Select,
  TextArea,
  TextField,
  Timeline,
} from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { isParameter } from '../statute/parameters.ts'
import type { RuleProfile } from '../statute/profile.ts'
import { RuleFields } from './desk-profile-rules.tsx'
import { newKinds } from './profile-input.ts'
import { parameterName } from './profile-text.ts'
import type { ProfileVersion } from './profiles-store.ts'
import type { TypedProfile } from './typed-profile.ts'
import { profileWords as words } from './words.ts'

/** What a field of the form is called, for the error summary. */
export const labelsOf =
  (lang: Lang, typed: TypedProfile) =>
  (field: string): string | undefined => {
    const t = words(lang).form
    const [head = '', index, part] = field.split('.')
    const plain: Readonly<Record<string, string>> = {
      code: t.code,
      kind: t.kind,
      parent: t.parent,
      name_zh: t.name_zh,
      name_en: t.name_en,
      description_zh: t.description_zh,
      description_en: t.description_en,
      remark: t.remark,
      version: t.version,
    }
    if (head !== 'rules') return plain[head]
    const parameter = typed.rules[Number(index)]?.parameter ?? ''
    const named = isParameter(parameter) ? parameterName(lang, parameter) : t.values
    const parts: Readonly<Record<string, string>> = {
      value: t.value,
      force: t.force,
      source: t.source,
      quote: t.quote,
      basis: t.basis,
      kinds: t.applies,
    }
    return [named, parts[part ?? '']].filter(Boolean).join(' · ')
  }

/** The form of one profile. Nothing is saved from here: the next page shows what would apply. */
export function ProfileFormPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  /** Undefined for a new one. */
  readonly current: RuleProfile | undefined
  readonly profiles: readonly RuleProfile[]
  readonly typed: TypedProfile
  readonly history: readonly ProfileVersion[]
  readonly refusal?: Refusal | undefined
  readonly saved?: boolean | undefined
}) {
  const { visit, officer, current, typed, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const f = t.form
  const title = current ? f.edit(current.name[lang]) : f.create
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={title}
      current="/desk/profiles"
      refused={refusal !== undefined}
    >
      <Breadcrumb lang={lang} items={[{ label: t.desk.title, href: '/desk/profiles' }, { label: title }]} />
      <ErrorSummary lang={lang} refusal={refusal} labels={labelsOf(lang, typed)} />
      {props.saved && current && (
        <Banner lang={lang} kind="success" title={f.saved}>
          <p>{f.savedText}</p>
          <p>
            <a href={`/profiles/${current.code}`}>{t.desk.view}</a>
          </p>
        </Banner>
      )}
      <h1>{title}</h1>
      <p class="lead">{f.lead}</p>
      <form
        method="post"
        action={current ? `/desk/profiles/${current.code}` : '/desk/profiles/new'}
        class="form"
      >
        <Hidden fields={{ version: typed.version }} />
        <About {...props} />
        <section aria-labelledby="values">
          <h2 id="values">{f.values}</h2>
          <p class="hint">{f.valuesHint}</p>
          <RuleFields lang={lang} typed={typed} refusal={refusal} />
        </section>
        {current && (
          <TextArea
            lang={lang}
            name="remark"
            label={f.remark}
            hint={f.remarkHint}
            optional
            maxlength={500}
            rows={3}
            value={typed.remark}
            error={errorsOf(lang, refusal)('remark')}
          />
        )}
        <p class="actions">
          <Button name="step" value="preview">
            {f.preview}
          </Button>
        </p>
      </form>
      {current && <History lang={lang} history={props.history} />}
    </DeskPage>
  )
}

function About(props: {
  readonly visit: Visit
  readonly current: RuleProfile | undefined
  readonly profiles: readonly RuleProfile[]
  readonly typed: TypedProfile
  readonly refusal?: Refusal | undefined
}) {
  const { visit, current, profiles, typed, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const f = t.form
  const error = errorsOf(lang, refusal)
  const names = ['name_zh', 'name_en'] as const
  const descriptions = ['description_zh', 'description_en'] as const
  const higher = profiles.filter(({ kind }) => kind === 'national' || kind === 'regional')
  return (
    <section class="group" aria-label={f.about}>
      <h2>{f.about}</h2>
      {!current && (
        <>
          <TextField
            lang={lang}
            name="code"
            label={f.code}
            hint={f.codeHint}
            value={typed.code}
            error={error('code')}
            maxlength={40}
          />
          <Select
            lang={lang}
            name="kind"
            label={f.kind}
            value={typed.kind}
            error={error('kind')}
            options={newKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <Select
            lang={lang}
            name="parent"
            label={f.parent}
            value={typed.parent}
            error={error('parent')}
            options={higher.map(({ code, name }) => ({ value: code, label: name[lang] }))}
          />
        </>
      )}
      {names.map((name) => (
        <TextField lang={lang} name={name} label={f[name]} value={typed[name]} error={error(name)} />
      ))}
      {descriptions.map((name) => (
        <TextArea
          lang={lang}
          name={name}
          label={f[name]}
          hint={f.descriptionHint}
          optional
          rows={3}
          value={typed[name]}
          error={error(name)}
        />
      ))}
    </section>
  )
}

/** Who saved which version, when and why: the newest first. */
function History({ lang, history }: { lang: Lang; history: readonly ProfileVersion[] }) {
  const t = words(lang).history
  const events = history.map(({ row, savedByName }) => ({
    at: row.savedAt,
    title: `${t.version(row.version)} · ${t.by(savedByName)}`,
    detail: (
      <p>
        {formatDate(lang, beijingDate(row.savedAt))} · {t.values(row.values.length)}
        {row.remark !== '' && ` · ${t.remark}${lang === 'en' ? ': ' : '：'}${row.remark}`}
      </p>
    ),
  }))
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.title}</h2>
      {events.length === 0 ? <p class="empty">{t.empty}</p> : <Timeline lang={lang} events={events} />}
    </section>
  )
}
