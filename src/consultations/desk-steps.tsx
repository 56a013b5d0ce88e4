import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import { Breadcrumb } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { NoticeFile } from './notice-file.ts'
import { words } from './notice-words.ts'

export type Shown = { readonly visit: Visit; readonly officer: Officer; readonly file: NoticeFile }

export type Step = 'edit' | 'preview' | 'publication' | 'corrections'

/** The frame of every page about a notice: the way here, and the steps from writing to publishing. */
export function NoticePage(
  props: Shown & {
    readonly step: Step
    readonly title: string
    readonly refused?: boolean
    readonly wide?: boolean
    readonly children?: Child
  },
) {
  const { visit, officer, file, step } = props
  const { lang } = visit
  const t = words(lang)
  const at = `/desk/decisions/${file.decision.id}`
  const links: [Step, string][] = [
    ['edit', `${at}/notice`],
    ['preview', `${at}/notice/preview`],
    ['publication', `${at}/notice/publication`],
  ]
  if (file.publication && file.notice) {
    links.push(['corrections', `/desk/consultations/${file.notice.consultationId}/corrections`])
  }
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={props.title}
      current="/desk/decisions"
      refused={props.refused}
      wide={props.wide}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: file.decision.title, href: at },
          { label: props.title },
        ]}
      />
      <nav class="nav steps" aria-label={t.steps.label}>
        <ul>
          {links.map(([each, href]) => (
            <li>
              <a href={href} aria-current={each === step ? 'page' : undefined}>
                {t.steps[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {props.children}
    </DeskPage>
  )
}
