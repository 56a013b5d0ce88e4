import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import { assetsVersion } from './assets.ts'
import { Footer, Header, type NavLink } from './header.tsx'
import { common } from './words/index.ts'

export type { NavLink } from './header.tsx'

export type PageProps = {
  readonly visit: Visit
  /** Of this page alone; the site's name is put after it. */
  readonly title: string
  readonly description?: string | undefined
  readonly area?: 'public' | 'desk' | undefined
  /** The path of the navigation entry this page belongs to. */
  readonly current?: string | undefined
  /** Who is signed in, with their unit. */
  readonly officer?: { readonly name: string; readonly unit: string } | undefined
  /** Entries of the desk's navigation; the public one is always the same. */
  readonly nav?: readonly NavLink[] | undefined
  /** The whole width, for working lists; otherwise a comfortable reading width. */
  readonly wide?: boolean | undefined
  /** For pages that belong to one person or to the desk. The desk is never indexed. */
  readonly noindex?: boolean | undefined
  /** True when the page answers a refused form: the title says so first. */
  readonly refused?: boolean | undefined
  readonly children?: Child
}

/** A whole HTML document. Works without script; the script only adds convenience. */
export function Page(props: PageProps) {
  const { visit, title } = props
  const t = common(visit.lang)
  const desk = props.area === 'desk'
  const site = desk ? `${t.site.name}${visit.lang === 'en' ? ' ' : ''}${t.site.desk}` : t.site.name
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={visit.lang === 'en' ? 'en' : 'zh-CN'} {...(visit.elder && { 'data-elder': '' })}>
        <head>
          <meta charset="utf-8" />
          <title>{`${props.refused ? t.errors.prefix : ''}${title} - ${site}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {props.description && <meta name="description" content={props.description} />}
          {(props.noindex || desk) && <meta name="robots" content="noindex" />}
          <meta name="theme-color" content="#12365f" />
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={`/assets/style.css?v=${assetsVersion}`} />
          <script type="module" src={`/assets/wenji.js?v=${assetsVersion}`} />
        </head>
        <body
          class={[desk && 'desk', props.wide && 'wide'].filter(Boolean).join(' ') || undefined}
          data-left={t.counter.left('#')}
          data-over={t.counter.over('#')}
          data-selected={t.counter.selected('#')}
        >
          <a class="skip" href="#main">
            {t.site.skip}
          </a>
          <Header {...props} />
          <main id="main" class="main" tabindex={-1}>
            {props.children}
          </main>
          <Footer visit={visit} />
        </body>
      </html>
    </>
  )
}
