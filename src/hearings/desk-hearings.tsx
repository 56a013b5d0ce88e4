import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { formatInstant } from '../paper/dates.ts'
import { Breadcrumb, Button, ErrorSummary, Table, Time } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import { mayDraftFor, type Officer } from '../people/officer.ts'
import { cite } from '../statute/citations.ts'
import type { DecisionHearing } from './list-hearings.ts'
import { HearingTag } from './tags.tsx'
import { words } from './words.ts'

/** The hearings of a decision, the newest first, and the way to begin one. */
export function DecisionHearingsPage(props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly decision: { readonly id: string; readonly title: string; readonly draftingUnitId: string }
  readonly hearings: readonly DecisionHearing[]
  readonly refusal?: Refusal | undefined
}) {
  const { visit, officer, decision, hearings, refusal } = props
  const { lang } = visit
  const t = words(lang).desk
  const free = hearings.every(({ state }) => state === 'cancelled')
  return (
    <DeskPage
      visit={visit}
      officer={officer}
      title={t.hearings}
      current="/desk/decisions"
      refused={refusal !== undefined}
    >
      <Breadcrumb
        lang={lang}
        items={[
          { label: common(lang).site.desk, href: '/desk' },
          { label: decision.title, href: `/desk/decisions/${decision.id}` },
          { label: t.hearings },
        ]}
      />
      <ErrorSummary lang={lang} refusal={refusal} cite={cite} />
      <h1>{t.hearings}</h1>
      <p class="lead">{t.hearingsLead}</p>
      <Table
        lang={lang}
        caption={t.hearings}
        hideCaption
        columns={[{ label: t.hearing }, { label: t.state }, { label: t.held }, { label: t.begun }]}
        rows={hearings.map((hearing) => [
          <a href={`/desk/hearings/${hearing.id}`}>{t.ord(hearing.ord)}</a>,
          <HearingTag lang={lang} state={hearing.state} />,
          hearing.heldAt ? formatInstant(lang, hearing.heldAt) : t.undated,
          <Time lang={lang} at={hearing.createdAt} />,
        ])}
        empty={t.none}
      />
      {free && mayDraftFor(officer, decision.draftingUnitId) && (
        <form method="post" action={`/desk/decisions/${decision.id}/hearings`}>
          <p>{t.beginHint}</p>
          <Button>{t.begin}</Button>
        </form>
      )}
    </DeskPage>
  )
}
