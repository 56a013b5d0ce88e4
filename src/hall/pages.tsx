import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { assetsVersion } from '../paper/assets.ts'
import { ErrorSummary, Table } from '../paper/elements.tsx'
import { Page } from '../paper/layout.tsx'
import { words } from './words.ts'

type Sections = Readonly<Record<string, { readonly title: string; readonly text: string }>>

const TextPage = ({ visit, title, sections }: { visit: Visit; title: string; sections: Sections }) => (
  <Page visit={visit} title={title}>
    <h1>{title}</h1>
    <div class="prose">
      {Object.values(sections).map((section) => (
        <section>
          <h2>{section.title}</h2>
          <p>{section.text}</p>
        </section>
      ))}
    </div>
  </Page>
)

export const AboutPage = ({ visit }: { visit: Visit }) => (
  <TextPage visit={visit} {...words(visit.lang).about} />
)

export const AccessibilityPage = ({ visit }: { visit: Visit }) => (
  <TextPage visit={visit} {...words(visit.lang).accessibility} />
)

export function NotFoundPage({ visit }: { visit: Visit }) {
  const t = words(visit.lang).notFound
  return (
    <Page visit={visit} title={t.title} noindex>
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p>
        <a href="/">{t.home}</a>
      </p>
    </Page>
  )
}

export function FailedPage({ visit }: { visit: Visit }) {
  const t = words(visit.lang).failed
  return (
    <Page visit={visit} title={t.title} noindex>
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p class="mono">{t.id(visit.requestId)}</p>
    </Page>
  )
}

/** A refusal that belongs to no form. */
export function RefusedPage({ visit, refusal }: { visit: Visit; refusal: Refusal }) {
  const t = words(visit.lang).refused
  return (
    <Page visit={visit} title={t.title} noindex>
      <ErrorSummary lang={visit.lang} refusal={refusal} heading={t.title} />
      <p>
        <a href="/">{words(visit.lang).notFound.home}</a>
      </p>
    </Page>
  )
}

export type Operation = {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly who: string
}

/** The full reference of the API, drawn by script; the page before it works without. */
export function ReferencePage({ visit }: { visit: Visit }) {
  const t = words(visit.lang).api
  return (
    <Page visit={visit} title={t.reader} wide>
      <link rel="stylesheet" href={`/assets/api/swagger-ui.css?v=${assetsVersion}`} />
      <h1>{t.title}</h1>
      <noscript>
        <p>
          <a href="/api">{t.list}</a>
        </p>
      </noscript>
      <div id="reference" lang="en" />
      <script src={`/assets/api/swagger-ui-bundle.js?v=${assetsVersion}`} />
      <script src={`/assets/reference.js?v=${assetsVersion}`} />
    </Page>
  )
}

/** The API at a glance, without script; the full reference is one click away. */
export function ApiPage({ visit, operations }: { visit: Visit; operations: readonly Operation[] }) {
  const { lang } = visit
  const t = words(lang).api
  return (
    <Page visit={visit} title={t.title} wide>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ul>
        <li>
          <a href="/api/v1/openapi.json">{t.document}</a>
        </li>
        <li>
          <a href="/api/reference">{t.reader}</a>
        </li>
      </ul>
      <Table
        lang={lang}
        caption={t.list}
        dense
        columns={[
          { label: t.method, kind: 'tight' },
          { label: t.path, kind: 'tight' },
          { label: t.what, kind: 'wide' },
          { label: t.who, kind: 'wide' },
        ]}
        rows={operations.map(({ method, path, summary, who }) => [
          method,
          <code class="mono">{path}</code>,
          <span lang="en">{summary}</span>,
          <span lang="en">{who}</span>,
        ])}
      />
    </Page>
  )
}
