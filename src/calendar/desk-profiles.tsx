import { beijingDate } from '../ground/clock.ts'
import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { formatDate } from '../paper/dates.ts'
import { Banner, Button, ErrorSummary, Hidden, LinkButton, Table, Tag } from '../paper/elements.tsx'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { RuleProfile } from '../statute/profile.ts'
import { NATIONAL, type UnitJurisdiction } from './profiles-store.ts'
import { profileWords as words } from './words.ts'

/** Every set of rules there is, and which of them each unit is under. */
export function DeskProfilesPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly profiles: readonly RuleProfile[]
  readonly units: readonly UnitJurisdiction[]
  readonly refusal?: Refusal | undefined
  readonly saved?: boolean | undefined
}) {
  const { visit, officer, profiles, units, refusal } = props
  const { lang } = visit
  const t = words(lang)
  const d = t.desk
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={d.title}
      current="/desk/profiles"
      refused={refusal !== undefined}
    >
      <ErrorSummary lang={lang} refusal={refusal} labels={{ code: d.jurisdiction }} />
      {props.saved && <Banner lang={lang} kind="success" title={d.done} />}
      <h1>{d.title}</h1>
      <p class="lead">{d.lead}</p>
      <p>
        <LinkButton href="/desk/profiles/new">{d.create}</LinkButton>
      </p>
      <Table
        lang={lang}
        caption={d.caption}
        hideCaption
        columns={[
          { label: t.public.name, kind: 'wide' },
          { label: t.public.kind, kind: 'tight' },
          { label: t.public.version, kind: 'tight' },
          { label: d.action, kind: 'tight' },
        ]}
        rows={profiles.map(({ code, name, kind, version }) => [
          <>
            {name[lang]} <code>{code}</code>
          </>,
          t.kinds[kind],
          version === 0 ? t.public.shipped : <Tag tone="blue">{t.public.saved(version)}</Tag>,
          <span>
            <a href={`/desk/profiles/${code}`}>
              {d.edit}
              <span class="vh"> {name[lang]}</span>
            </a>
            {' · '}
            <a href={`/profiles/${code}`}>
              {d.view}
              <span class="vh"> {name[lang]}</span>
            </a>
          </span>,
        ])}
      />
      <h2 id="units">{d.units}</h2>
      <p>{d.unitsLead}</p>
      <Units lang={lang} units={units} profiles={profiles} />
    </DeskPage>
  )
}

function Units(props: {
  readonly lang: Lang
  readonly units: readonly UnitJurisdiction[]
  readonly profiles: readonly RuleProfile[]
}) {
  const { lang, units, profiles } = props
  const t = words(lang).desk
  const places = profiles.filter(({ kind }) => kind !== 'special')
  const nameOf = (code: string) => profiles.find((each) => each.code === code)?.name[lang] ?? code
  // The newest assignment of a unit comes first.
  const newest = units.filter((row, at) => units.findIndex(({ unitId }) => unitId === row.unitId) === at)
  return (
    <Table
      lang={lang}
      caption={t.units}
      hideCaption
      columns={[{ label: t.unit, kind: 'wide' }, { label: t.jurisdiction }, { label: t.choose }]}
      rows={newest.map(({ unitId, unitName, code, setAt, setByName }) => [
        unitName,
        code === null ? (
          t.unset
        ) : (
          <>
            <a href={`/profiles/${code}`}>{nameOf(code)}</a>
            <div class="hint">
              {setAt && setByName && t.setBy(setByName, formatDate(lang, beijingDate(setAt)))}
            </div>
          </>
        ),
        <form method="post" action="/desk/profiles/units">
          <Hidden fields={{ unit_id: unitId }} />
          <label class="vh" for={`code-${unitId}`}>
            {t.choose} {unitName}
          </label>
          <select class="input" id={`code-${unitId}`} name="code">
            {places.map((place) => (
              <option value={place.code} selected={place.code === (code ?? NATIONAL)}>
                {place.name[lang]}
              </option>
            ))}
          </select>{' '}
          <Button kind="secondary">
            {t.set}
            <span class="vh"> {unitName}</span>
          </Button>
        </form>,
      ])}
    />
  )
}
