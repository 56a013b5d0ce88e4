import type { Visit } from '../ground/house.ts'
import { common } from './words/index.ts'

export type NavLink = {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
}

/** The seal: 问 drawn with a speech bubble for its mouth. The same drawing as `public/favicon.svg`. */
const Seal = () => (
  <svg class="seal" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="seal__ground" d="M5 1h22a4 4 0 0 1 4 4v22a4 4 0 0 1-4 4H5a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4z" />
    <path
      class="seal__lines"
      d="M7.5 6l2.6 2.6M7.5 11.5V26M13.5 7.5h11v17l-2.5 1M12 13h8v6.5h-3.5l-2.7 2.8v-2.8H12z"
    />
  </svg>
)

function PublicNav({ visit, current }: { visit: Visit; current?: string | undefined }) {
  const t = common(visit.lang)
  const links = [
    { href: '/', label: t.nav.consultations },
    { href: '/hearings', label: t.nav.hearings },
    { href: '/decisions', label: t.nav.decisions },
    { href: '/track', label: t.nav.track },
    { href: '/ledger', label: t.nav.ledger },
  ].map((link) => ({ ...link, current: link.href === current }))
  return <Nav label={t.site.mainNav} links={links} />
}

function Nav({ label, links }: { label: string; links: readonly NavLink[] }) {
  return (
    <nav class="nav" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function Header(props: {
  visit: Visit
  area?: 'public' | 'desk' | undefined
  current?: string | undefined
  officer?: { readonly name: string; readonly unit: string } | undefined
  nav?: readonly NavLink[] | undefined
}) {
  const { visit, officer, current } = props
  const t = common(visit.lang)
  const desk = props.area === 'desk'
  const back = encodeURIComponent(visit.path)
  return (
    <header class="header">
      <div class="header__band">
        <div class="header__inner">
          <a class="brand" href={desk ? '/desk' : '/'}>
            <Seal />
            <span>
              <span class="brand__name">{t.site.name}</span>
              <span class="brand__tagline">{desk ? t.site.desk : t.site.tagline}</span>
            </span>
          </a>
          <nav class="prefs" aria-label={t.site.preferences}>
            <a href={`/elder?on=${visit.elder ? 0 : 1}&back=${back}`} rel="nofollow">
              {visit.elder ? t.elder.off : t.elder.on}
            </a>
            <a
              href={`/language?to=${visit.lang === 'en' ? 'zh' : 'en'}&back=${back}`}
              lang={visit.lang === 'en' ? 'zh-CN' : 'en'}
              rel="nofollow"
            >
              {t.language.other}
            </a>
          </nav>
        </div>
      </div>
      <div class="header__bar">
        <div class="header__inner">
          {desk ? (
            props.nav && (
              <Nav
                label={t.site.deskNav}
                links={props.nav.map((link) => ({ ...link, current: link.current ?? link.href === current }))}
              />
            )
          ) : (
            <PublicNav visit={visit} current={current} />
          )}
          {officer && (
            <form class="officer" method="post" action="/desk/sign-out">
              <span>
                <span class="vh">{t.officer.signedInAs} </span>
                {officer.unit} · {officer.name}
              </span>
              <button type="submit" class="linklike">
                {t.officer.signOut}
              </button>
            </form>
          )}
        </div>
      </div>
    </header>
  )
}

export function Footer({ visit }: { visit: Visit }) {
  const t = common(visit.lang)
  return (
    <footer class="footer">
      <div class="footer__inner">
        <h2 class="vh">{t.footer.title}</h2>
        <p class="footer__promise">{t.footer.promise}</p>
        <ul class="footer__links">
          <li>
            <a href="/about">{t.footer.treatment}</a>
          </li>
          <li>
            <a href="/accessibility">{t.footer.accessibility}</a>
          </li>
          <li>
            <a href="/api">{t.footer.api}</a>
          </li>
          <li>
            <a href="/planner">{t.footer.planner}</a>
          </li>
          <li>
            <a href="/ledger">{t.nav.ledger}</a>
          </li>
        </ul>
        <p class="footer__small">
          {t.footer.law}
          <br />
          {t.footer.beijingTime}
        </p>
      </div>
    </footer>
  )
}
