import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import { Breadcrumb } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { HearingFile } from './hearing.ts'
import { words } from './words.ts'

/** What every page of a hearing at the desk is given. */
export type HearingShown<F extends HearingFile = HearingFile> = {
  readonly visit: Visit
  readonly officer: Officer
  readonly file: F
}

/** The frame of every page of a hearing at the desk: the way here, and back to its overview. */
export function HearingDesk(
  props: HearingShown & {
    readonly title: string
    readonly wide?: boolean | undefined
    /** True when the page answers a refused form. */
    readonly refused?: boolean | undefined
    readonly children?: Child
  },
) {
  const { visit, officer, file, title } = props
  const { lang } = visit
  const { id, title: matter } = file.decision
  const own = words(lang).desk.overview
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={title}
      current="/desk/decisions"
      refused={props.refused}
      wide={props.wide}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: matter, href: `/desk/decisions/${id}` },
          ...(title === own ? [] : [{ label: own, href: `/desk/hearings/${file.hearing.id}` }]),
          { label: title },
        ]}
      />
      {props.children}
    </DeskPage>
  )
}
