import type { Visit } from '../ground/house.ts'
import { Banner, Breadcrumb, Button, Hidden } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import { matterKinds } from '../statute/matter.ts'
import { effective } from '../statute/profile.ts'
import { EffectiveTable, OwnTable } from './profile-tables.tsx'
import type { Drafted } from './save-profile.ts'
import type { TypedProfile } from './typed-profile.ts'
import { profileWords as words } from './words.ts'

const hiddenOf = ({ rules, ...typed }: TypedProfile): Record<string, string | readonly string[]> => ({
  ...typed,
  ...Object.fromEntries(
    rules.flatMap(({ kinds, ...rule }, index) => [
      ...Object.entries(rule).map(([part, value]) => [`rules.${index}.${part}`, value] as const),
      [`rules.${index}.kinds[]`, kinds] as const,
    ]),
  ),
})

/** What would apply to each kind of matter once this is saved, beside what applies now. */
export function ProfilePreviewPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly typed: TypedProfile
  readonly drafted: Drafted
}) {
  const { visit, officer, typed, drafted } = props
  const { lang } = visit
  const t = words(lang)
  const { profile, current, above, layers } = drafted
  const title = t.preview.title(profile.name[lang])
  const before = current && (current.kind === 'national' ? [current] : [...above, current])
  return (
    <DeskPage visit={visit} officer={officer} title={title} current="/desk/profiles" wide>
      <Breadcrumb lang={lang} items={[{ label: t.desk.title, href: '/desk/profiles' }, { label: title }]} />
      <h1>{title}</h1>
      <Banner lang={lang} kind="warning" title={t.preview.notYet}>
        <p>{t.preview.notYetText}</p>
      </Banner>
      <h2>{t.public.own}</h2>
      <OwnTable lang={lang} profile={profile} />
      {matterKinds.map((kind) => {
        const caption = t.public.effectiveFor(t.matterKinds[kind])
        return (
          <>
            <h2 id={kind}>{caption}</h2>
            <EffectiveTable
              lang={lang}
              caption={caption}
              rules={effective(layers, kind)}
              before={before && effective(before, kind)}
            />
          </>
        )
      })}
      <form method="post" action={current ? `/desk/profiles/${current.code}` : '/desk/profiles/new'}>
        <Hidden fields={hiddenOf(typed)} />
        <p class="actions">
          <Button name="step" value="save">
            {t.preview.save}
          </Button>
          <Button kind="secondary" name="step" value="change">
            {t.preview.change}
          </Button>
        </p>
      </form>
    </DeskPage>
  )
}
