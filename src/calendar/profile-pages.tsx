import type { Visit } from '../ground/house.ts'
import { Banner, Breadcrumb, SummaryList, Table } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { common } from '../paper/words/index.ts'
import { matterKinds } from '../statute/matter.ts'
import { effective, type RuleProfile } from '../statute/profile.ts'
import { EffectiveTable, OwnTable } from './profile-tables.tsx'
import { profileWords as words } from './words.ts'

/** Every set of rules the platform uses, and how they combine. */
export function ProfilesPage({ visit, profiles }: { visit: Visit; profiles: readonly RuleProfile[] }) {
  const { lang } = visit
  const t = words(lang)
  const p = t.public
  return (
    <Page visit={visit} title={p.title} description={p.lead}>
      <Breadcrumb lang={lang} items={[{ label: common(lang).site.home, href: '/' }, { label: p.title }]} />
      <h1>{p.title}</h1>
      <p class="lead">{p.lead}</p>
      <Table
        lang={lang}
        caption={p.listCaption}
        hideCaption
        columns={[
          { label: p.name, kind: 'wide' },
          { label: p.kind, kind: 'tight' },
          { label: p.version, kind: 'tight' },
        ]}
        rows={profiles.map((profile) => [
          <>
            <a href={`/profiles/${profile.code}`}>{profile.name[lang]}</a>
            <div class="hint">{profile.description[lang]}</div>
          </>,
          t.kinds[profile.kind],
          profile.version === 0 ? p.shipped : p.saved(profile.version),
        ])}
      />
      <h2>{p.how}</h2>
      <ul>
        {p.howText.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <p>{p.pinned}</p>
      <p>
        <a href="/planner">{common(lang).footer.planner}</a>
        {' · '}
        <a href="/api/v1/profiles">{p.json}</a>
      </p>
    </Page>
  )
}

/** One set of rules: what applies to each kind of matter, line by line with its text, and what it says itself. */
export function ProfilePage(props: {
  readonly visit: Visit
  readonly profile: RuleProfile
  /** With those above it, the highest first. */
  readonly layers: readonly RuleProfile[]
  readonly profiles: readonly RuleProfile[]
}) {
  const { visit, profile, layers, profiles } = props
  const { lang } = visit
  const t = words(lang)
  const p = t.public
  const name = profile.name[lang]
  const above = profiles.find(({ code }) => code === profile.parent)
  const unread = profile.values.some(({ basis }) => basis === 'unverified')
  const query = profile.kind === 'special' ? `special=${profile.code}` : `profile=${profile.code}`
  return (
    <Page visit={visit} title={name} description={profile.description[lang]} wide>
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.home, href: '/' },
          { label: p.title, href: '/profiles' },
          { label: name },
        ]}
      />
      <h1>{name}</h1>
      <p class="lead">{profile.description[lang]}</p>
      {unread && (
        <Banner lang={lang} kind="warning" title={t.bases.unverified}>
          <p>{p.unverified}</p>
        </Banner>
      )}
      <SummaryList
        rows={[
          { key: p.kind, value: t.kinds[profile.kind] },
          {
            key: p.above,
            value: above ? <a href={`/profiles/${above.code}`}>{above.name[lang]}</a> : p.none,
          },
          { key: p.version, value: profile.version === 0 ? p.shipped : p.saved(profile.version) },
        ]}
      />
      <h2>{p.own}</h2>
      <OwnTable lang={lang} profile={profile} />
      {profile.kind === 'special' && <p class="hint">{p.effectiveSpecial}</p>}
      {matterKinds.map((kind) => {
        const title = p.effectiveFor(t.matterKinds[kind])
        return (
          <>
            <h2 id={kind}>{title}</h2>
            <EffectiveTable lang={lang} caption={title} rules={effective(layers, kind)} />
          </>
        )
      })}
      <ul class="inline-links">
        <li>
          <a href={`/planner?${query}`}>{p.planner}</a>
        </li>
        <li>
          <a href={`/api/v1/profiles/${profile.code}`}>{p.json}</a>
        </li>
        <li>
          <a href="/profiles">{p.others}</a>
        </li>
      </ul>
    </Page>
  )
}
