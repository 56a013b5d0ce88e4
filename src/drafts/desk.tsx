import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Banner, Breadcrumb } from '../paper/elements.tsx'
import { problemText } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { DraftDesk } from './draft-desk.ts'
import { words } from './words.ts'

export type Shown = { readonly visit: Visit; readonly officer: Officer }

/** Where a decision's draft is worked on. */
export const draftPath = (decisionId: string): string => `/desk/decisions/${decisionId}/draft`

/** The frame of this room's desk pages. */
export function DraftFrame(
  props: Shown & { desk: DraftDesk; title: string; refused?: boolean; wide?: boolean; children: Child },
) {
  const { visit, desk } = props
  const t = words(visit.lang)
  return (
    <DeskPage {...props} current="/desk/decisions">
      <Breadcrumb
        lang={visit.lang}
        items={[
          { label: t.decisions, href: '/desk/decisions' },
          { label: desk.decision.title, href: `/desk/decisions/${desk.decision.id}` },
          { label: props.title },
        ]}
      />
      {props.children}
    </DeskPage>
  )
}

/** What is shown instead of a page that an officer may not see or that is not there. */
export function RefusedPage({ visit, officer, refusal }: Shown & { refusal: Refusal }) {
  const title = problemText(visit.lang, refusal.problems[0])
  return (
    <DeskPage visit={visit} officer={officer} title={title} current="/desk/decisions" refused>
      <h1>{title}</h1>
      <p>
        <a href="/desk/decisions">{words(visit.lang).decisions}</a>
      </p>
    </DeskPage>
  )
}

/** Says that what is public stays as it is. */
export function PublishedNote({ visit, desk }: { visit: Visit; desk: DraftDesk }) {
  const published = desk.versions.find((version) => version.published)
  const t = words(visit.lang)
  return published ? (
    <Banner lang={visit.lang} title={t.publishedBanner(published.version)}>
      <p>{t.publishedText}</p>
    </Banner>
  ) : null
}
