import { LinkButton, Pager, Table, Tag, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { HearingDesk, type HearingShown } from './desk-frame.tsx'
import type { Counts, Listed, Role } from './list-registrations.ts'
import { mayRun } from './open-file.ts'
import { words } from './registration-words.ts'

type Props = HearingShown & {
  readonly items: readonly Listed[]
  readonly nextCursor: string | null
  readonly counts: Counts
  readonly role?: Role | undefined
  readonly cursor?: string | undefined
}

/** Who signed up: names masked, no contacts. */
export function RegistrationsPage(props: Props) {
  const { visit, officer, file, items, role } = props
  const { lang } = visit
  const t = words(lang)
  const path = `/desk/hearings/${file.hearing.id}/registrations`
  const filtered = role ? `role=${role}&` : ''
  return (
    <HearingDesk visit={visit} officer={officer} file={file} title={t.desk.title} wide>
      <h1>{t.desk.title}</h1>
      <p>{t.desk.intro}</p>
      <p class="actions">
        {mayRun(officer, file) && <LinkButton href={`${path}/new`}>{t.desk.keyIn}</LinkButton>}
        <a href={`${path}.csv`}>{t.desk.csv}</a>
      </p>
      <CountsTable {...props} />
      <nav class="actions" aria-label={t.desk.role}>
        <Choice href={path} here={role === undefined} label={t.desk.all} />
        <Choice
          href={`${path}?role=representative`}
          here={role === 'representative'}
          label={t.desk.representatives}
        />
        <Choice href={`${path}?role=observer`} here={role === 'observer'} label={t.desk.observers} />
      </nav>
      <Table
        lang={lang}
        caption={t.desk.title}
        empty={t.desk.none}
        columns={[
          { label: t.desk.drawNo, kind: 'tight' },
          { label: t.desk.name, kind: 'tight' },
          { label: t.desk.areaOrUnit, kind: 'wide' },
          { label: t.desk.category },
          { label: t.desk.method },
          { label: t.desk.registeredAt },
          { label: t.desk.standing },
        ]}
        rows={items.map(({ registration, standing, maskedName, areaOrUnit }) => [
          <a href={`${path}/${registration.id}`}>{registration.drawNo}</a>,
          maskedName ?? <span class="muted">{t.desk.erased}</span>,
          <>
            {areaOrUnit ?? ''}
            {registration.official && (
              <>
                {' '}
                <Tag tone="amber">{t.desk.official}</Tag>
              </>
            )}
          </>,
          registration.category ? t.categories[registration.category] : t.roles.observer,
          `${t.methods[registration.method]}${lang === 'en' ? ', ' : '，'}${t.channels[registration.channel]}`,
          <Time lang={lang} at={registration.registeredAt} />,
          `${t.standings[standing.status]}${(standing.seatNo ?? standing.place) ? ` ${standing.seatNo ?? standing.place}` : ''}`,
        ])}
      />
      <Pager
        lang={lang}
        first={props.cursor ? (role ? `${path}?role=${role}` : path) : undefined}
        next={props.nextCursor ? `${path}?${filtered}cursor=${props.nextCursor}` : undefined}
      />
    </HearingDesk>
  )
}

const Choice = ({ href, here, label }: { href: string; here: boolean; label: string }) => (
  <a href={href} aria-current={here ? 'page' : undefined}>
    {label}
  </a>
)

/** How many signed up for each category, beside its seats. */
function CountsTable({ visit, file, counts }: Props) {
  const { lang } = visit
  const t = words(lang)
  const of = (what: string) => counts.rows.find((row) => row.what === what)
  const quota = file.terms?.body.quota ?? []
  const row = (what: string, label: string, seats: string) => {
    const { signedUp = 0, withdrawn = 0 } = of(what) ?? {}
    return [label, seats, String(signedUp), String(withdrawn)]
  }
  const observerSeats = file.terms?.observerSeats ?? 0
  return (
    <Table
      lang={lang}
      caption={t.desk.counts}
      columns={[
        { label: t.desk.what, kind: 'wide' },
        { label: t.desk.seats, kind: 'number' },
        { label: t.desk.signedUp, kind: 'number' },
        { label: t.desk.withdrawn, kind: 'number' },
      ]}
      rows={[
        ...quota.map(({ category, seats }) => row(category, t.categories[category], String(seats))),
        ...(observerSeats > 0
          ? [row('observer', t.roles.observer, `${counts.seatsTaken} / ${observerSeats}`)]
          : []),
      ]}
      empty={common(lang).empty}
    />
  )
}
