import type { Lang, Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  Checkboxes,
  ErrorSummary,
  errorsOf,
  Pager,
  Select,
  SummaryList,
  Table,
  Tag,
  TextField,
  Time,
} from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from './desk-nav.tsx'
import { type Officer, roles } from './officer.ts'
import type { RosterRow, Unit } from './roster.ts'
import { words } from './words.ts'

/** What stood in a form that is shown again. */
export type TypedOfficer = {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly unit_id?: string | undefined
  readonly roles?: readonly string[] | undefined
}

type FormProps = {
  readonly lang: Lang
  readonly units: readonly Unit[]
  readonly typed: TypedOfficer
  readonly refusal?: Refusal | undefined
}

export const officerLabels = (lang: Lang) => {
  const { name, email, unit, roles: roleLabel } = words(lang).fields
  return { name, email, unit_id: unit, roles: roleLabel }
}

function Fields({ lang, units, typed, refusal, email }: FormProps & { email: boolean }) {
  const t = words(lang)
  const labels = officerLabels(lang)
  const error = errorsOf(lang, refusal)
  return (
    <>
      <TextField
        lang={lang}
        name="name"
        label={labels.name}
        value={typed.name}
        error={error('name')}
        width={20}
      />
      {email && (
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={labels.email}
          value={typed.email}
          error={error('email')}
        />
      )}
      <Select
        lang={lang}
        name="unit_id"
        label={labels.unit_id}
        value={typed.unit_id}
        empty={typed.unit_id === undefined}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        error={error('unit_id')}
      />
      <Checkboxes
        lang={lang}
        name="roles"
        label={labels.roles}
        values={typed.roles}
        options={roles.map((role) => ({
          value: role,
          label: common(lang).roles[role],
          hint: t.officers.roleHints[role],
        }))}
        error={error('roles')}
      />
    </>
  )
}

function StateTag({ lang, row }: { lang: Lang; row: RosterRow }) {
  const t = words(lang).officers
  if (row.deactivatedAt !== null) return <Tag>{t.deactivated}</Tag>
  if (row.mustChangePassword) return <Tag tone="amber">{t.awaiting}</Tag>
  return <Tag tone="green">{t.active}</Tag>
}

const rolesText = (lang: Lang, row: Officer) =>
  row.roles.map((role) => common(lang).roles[role]).join(lang === 'en' ? ', ' : '、')

/** All officers, and the form for another one. */
export function OfficersPage(props: {
  visit: Visit
  officer: Officer
  rows: readonly RosterRow[]
  next: string | undefined
  first: boolean
  units: readonly Unit[]
  typed?: TypedOfficer | undefined
  refusal?: Refusal | undefined
}) {
  const { visit, refusal } = props
  const { lang } = visit
  const t = words(lang).officers
  const f = words(lang).fields
  return (
    <DeskPage
      visit={visit}
      officer={props.officer}
      title={t.title}
      current="/desk/officers"
      wide
      refused={refusal !== undefined}
    >
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} refusal={refusal} labels={officerLabels(lang)} />
      <p>{t.intro}</p>
      <Table
        lang={lang}
        caption={t.caption}
        hideCaption
        columns={[
          { label: f.name },
          { label: f.email },
          { label: f.unit },
          { label: f.roles },
          { label: t.state, kind: 'tight' },
          { label: t.change, kind: 'tight' },
        ]}
        rows={props.rows.map((row) => [
          row.name,
          row.email,
          row.unitName,
          rolesText(lang, row),
          <>
            <StateTag lang={lang} row={row} /> {row.demo && <Tag tone="blue">{t.demo}</Tag>}
          </>,
          <a href={`/desk/officers/${row.id}`} aria-label={t.changeOf(row.name)}>
            {t.change}
          </a>,
        ])}
        empty={t.empty}
      />
      <Pager
        lang={lang}
        next={props.next && `/desk/officers?cursor=${props.next}`}
        first={props.first ? undefined : '/desk/officers'}
      />
      <h2>{t.add}</h2>
      <form method="post" action="/desk/officers" class="form">
        <p class="hint">{t.addHint}</p>
        <Fields lang={lang} units={props.units} typed={props.typed ?? {}} refusal={refusal} email />
        <Button>{t.add}</Button>
      </form>
    </DeskPage>
  )
}

/** One officer: unit and roles, the account, the password. */
export function OfficerPage(props: {
  visit: Visit
  officer: Officer
  row: RosterRow
  units: readonly Unit[]
  typed?: TypedOfficer | undefined
  refusal?: Refusal | undefined
  saved?: boolean | undefined
}) {
  const { visit, row, refusal } = props
  const { lang } = visit
  const t = words(lang).officers
  const path = `/desk/officers/${row.id}`
  const active = row.deactivatedAt === null
  const typed = props.typed ?? { name: row.name, unit_id: row.unitId, roles: row.roles }
  return (
    <DeskPage
      visit={visit}
      officer={props.officer}
      title={t.changeTitle}
      current="/desk/officers"
      refused={refusal !== undefined}
    >
      <Breadcrumb lang={lang} items={[{ label: t.title, href: '/desk/officers' }, { label: row.name }]} />
      <h1>{t.changeOf(row.name)}</h1>
      <ErrorSummary lang={lang} refusal={refusal} labels={officerLabels(lang)} />
      {props.saved && <Banner lang={lang} kind="success" title={t.saved} />}
      <SummaryList
        rows={[
          { key: words(lang).fields.email, value: row.email },
          { key: t.state, value: <StateTag lang={lang} row={row} /> },
          { key: words(lang).units.createdAt, value: <Time lang={lang} at={row.createdAt} /> },
        ]}
      />
      <form method="post" action={path} class="form">
        <Fields lang={lang} units={props.units} typed={typed} refusal={refusal} email={false} />
        <Button>{t.save}</Button>
      </form>
      <h2>{t.reset}</h2>
      <form method="post" action={`${path}/password`} class="form">
        <p>{t.resetText}</p>
        <Button kind="secondary">{t.reset}</Button>
      </form>
      <h2>{active ? t.deactivate : t.reactivate}</h2>
      <form method="post" action={`${path}/${active ? 'deactivation' : 'reactivation'}`} class="form">
        <p>{active ? t.deactivateText : t.reactivateText}</p>
        <Button kind={active ? 'warning' : 'secondary'}>{active ? t.deactivate : t.reactivate}</Button>
      </form>
    </DeskPage>
  )
}

/** A temporary password, shown once: this page is the answer to the form and is kept nowhere. */
export function TemporaryPasswordPage(props: {
  visit: Visit
  officer: Officer
  name: string
  password: string
}) {
  const { lang } = props.visit
  const t = words(lang).officers
  return (
    <DeskPage visit={props.visit} officer={props.officer} title={t.passwordTitle} current="/desk/officers">
      <h1>{t.passwordTitle}</h1>
      <Banner lang={lang} kind="warning" title={t.passwordOnce}>
        <p>{t.passwordText(props.name)}</p>
      </Banner>
      <p class="lead">
        <code id="temporary-password">{props.password}</code>
      </p>
      <p>
        <a href="/desk/officers">{t.toList}</a>
      </p>
    </DeskPage>
  )
}
