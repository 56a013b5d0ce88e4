import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Breadcrumb } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { Procedure } from './procedure.ts'
import { words } from './procedure-words.ts'

export type Shown = {
  readonly visit: Visit
  readonly officer: Officer
  readonly found: Procedure
  readonly refusal?: Refusal | undefined
}

/** The frame of every page about a decision's procedure: the way here, and the way to the whole procedure. */
export function ProcedurePage({
  visit,
  officer,
  found,
  refusal,
  title,
  children,
}: Shown & { readonly title: string; readonly children?: Child }) {
  const { lang } = visit
  const { id, title: matter } = found.decision
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={title}
      current="/desk/decisions"
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: matter, href: `/desk/decisions/${id}` },
          { label: words(lang).procedure, href: `/desk/decisions/${id}/procedure` },
          { label: title },
        ]}
      />
      {children}
    </DeskPage>
  )
}
