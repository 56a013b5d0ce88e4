import type { Child } from 'hono/jsx'
import type { Lang, Visit } from '../ground/house.ts'
import { type NavLink, Page } from '../paper/layout.tsx'
import { hasRole, type Officer } from './officer.ts'
import { words } from './words.ts'

/** The desk's navigation as far as an officer's roles open it; `current` is the path of the entry to mark. */
export function deskNav(officer: Officer, lang: Lang, current?: string): NavLink[] {
  const t = words(lang).nav
  const admin = hasRole(officer, 'admin')
  const links = [
    { href: '/desk', label: t.home, shown: true },
    {
      href: '/desk/decisions',
      label: t.decisions,
      shown: hasRole(officer, 'drafter', 'reviewer', 'legal', 'office', 'supervisor'),
    },
    { href: '/desk/reviews', label: t.reviews, shown: hasRole(officer, 'reviewer') },
    { href: '/desk/outbox', label: t.outbox, shown: admin || hasRole(officer, 'office') },
    { href: '/desk/officers', label: t.officers, shown: admin },
    { href: '/desk/units', label: t.units, shown: admin },
    { href: '/desk/calendar', label: t.calendar, shown: admin },
    { href: '/desk/profiles', label: t.profiles, shown: admin },
    { href: '/planner', label: t.planner, shown: true },
    { href: '/desk/password', label: t.password, shown: true },
  ]
  return links
    .filter(({ shown }) => shown)
    .map(({ href, label }) => ({ href, label, current: href === current }))
}

export type DeskPageProps = {
  readonly visit: Visit
  readonly officer: Officer
  readonly title: string
  /** The path of the navigation entry this page belongs to, such as `/desk/decisions`. */
  readonly current?: string | undefined
  /** The whole width, for working lists. */
  readonly wide?: boolean | undefined
  /** True when the page answers a refused form. */
  readonly refused?: boolean | undefined
  readonly children?: Child
}

/** A whole page for a signed-in officer, with the navigation her roles open and the way to sign out. */
export const DeskPage = ({ officer, ...props }: DeskPageProps) => (
  <Page
    {...props}
    area="desk"
    officer={{ name: officer.name, unit: officer.unitName }}
    nav={deskNav(officer, props.visit.lang, props.current)}
  />
)

/** Signed in, but in no role that may do this. */
export function ForbiddenPage({ visit, officer }: { visit: Visit; officer: Officer }) {
  const t = words(visit.lang).forbidden
  return (
    <DeskPage visit={visit} officer={officer} title={t.title}>
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p>
        <a href="/desk">{t.back}</a>
      </p>
    </DeskPage>
  )
}
