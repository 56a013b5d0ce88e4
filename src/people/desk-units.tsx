import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Button, ErrorSummary, errorsOf, Pager, Table, TextField, Time } from '../paper/elements.tsx'
import { DeskPage } from './desk-nav.tsx'
import type { Officer } from './officer.ts'
import type { Unit } from './roster.ts'
import { words } from './words.ts'

/** All units, and the form for another one. */
export function UnitsPage(props: {
  visit: Visit
  officer: Officer
  rows: readonly (Unit & { readonly officers: number })[]
  next: string | undefined
  first: boolean
  added?: boolean | undefined
  typed?: string | undefined
  refusal?: Refusal | undefined
}) {
  const { visit, refusal } = props
  const { lang } = visit
  const t = words(lang).units
  const label = words(lang).fields.unitName
  return (
    <DeskPage
      visit={visit}
      officer={props.officer}
      title={t.title}
      current="/desk/units"
      refused={refusal !== undefined}
    >
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} refusal={refusal} labels={{ name: label }} />
      {props.added && <Banner lang={lang} kind="success" title={t.added} />}
      <p>{t.intro}</p>
      <Table
        lang={lang}
        caption={t.caption}
        hideCaption
        columns={[{ label, kind: 'wide' }, { label: t.officers, kind: 'number' }, { label: t.createdAt }]}
        rows={props.rows.map((row) => [row.name, row.officers, <Time lang={lang} at={row.createdAt} />])}
        empty={t.empty}
      />
      <Pager
        lang={lang}
        next={props.next && `/desk/units?cursor=${props.next}`}
        first={props.first ? undefined : '/desk/units'}
      />
      <h2>{t.add}</h2>
      <form method="post" action="/desk/units" class="form">
        <TextField
          lang={lang}
          name="name"
          label={label}
          value={props.typed}
          error={errorsOf(lang, refusal)('name')}
        />
        <Button>{t.add}</Button>
      </form>
    </DeskPage>
  )
}
