import type { Child } from 'hono/jsx'
import type { Visit } from '../ground/house.ts'
import type { Refusal } from '../ground/result.ts'
import { Breadcrumb } from '../paper/elements.tsx'
import { common } from '../paper/words/index.ts'
import { DeskPage } from '../people/desk-nav.tsx'
import type { Officer } from '../people/officer.ts'
import type { ClauseText } from './clause-text.ts'
import { words as reportWords } from './hearing-report-words.ts'
import { type ItemFilter, queryOf } from './item-filter.ts'
import { words } from './words.ts'
import type { GivenAnswer, ListedItem, SubmissionItem, Work } from './working-list.ts'

/** What the answer form held when it was sent. */
export type TypedAnswer = {
  readonly disposition?: string | undefined
  readonly reason?: string | undefined
  readonly changed_wording?: string | undefined
  readonly items: readonly string[]
}

/** The id of the form that answers: the checkboxes of the list belong to it, wherever they stand. */
export const FORM = 'answer'

export type WorkingList = {
  readonly visit: Visit
  readonly officer: Officer
  readonly work: Work
  readonly clauses: ReadonlyMap<string, ClauseText>
  readonly filter: ItemFilter
  readonly items: readonly ListedItem[]
  readonly cursor: string | undefined
  readonly next: string | undefined
  /** The item whose submission is shown beside the list. */
  readonly chosen:
    | {
        readonly id: string
        readonly submission: readonly SubmissionItem[]
        readonly given: readonly GivenAnswer[]
      }
    | undefined
  readonly typed?: TypedAnswer | undefined
  readonly refusal?: Refusal | undefined
  /** How many items the act just done changed, and how many matched. */
  readonly changed?: { readonly count: string; readonly matched: string | undefined } | undefined
}

export const pathOf = (work: Pick<Work, 'intake_id'>): string => `/desk/intakes/${work.intake_id}`

/** Who said it, as an officer may know: of what was said at a hearing, the category of the representative. */
export function senderText(
  lang: Visit['lang'],
  { submitter_kind, category, channel }: Pick<ListedItem, 'submitter_kind' | 'category' | 'channel'>,
): string {
  if (channel !== 'hearing') return words(lang).people[submitter_kind]
  const t = reportWords(lang)
  return category ? `${t.representative} · ${t.categories[category]}` : t.representative
}

/** Where the same list is found again: filter, page and chosen item. */
export const listPath = (
  props: Pick<WorkingList, 'work' | 'filter' | 'cursor'>,
  more: Readonly<Record<string, string | undefined>> = {},
): string => {
  const query = queryOf(props.filter, { cursor: props.cursor, ...more })
  return `${pathOf(props.work)}/items${query ? `?${query}` : ''}`
}

/** The frame of every page about an intake: the desk's bar, and the way here. */
export const IntakePage = (props: {
  readonly visit: Visit
  readonly officer: Officer
  readonly work: Work
  readonly title: string
  /** The last step of the way, where it is not the title. */
  readonly here?: string | undefined
  readonly refused?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly children?: Child
}) => (
  <DeskPage
    visit={props.visit}
    officer={props.officer}
    title={props.title}
    current="/desk/decisions"
    refused={props.refused}
    wide={props.wide}
  >
    <Breadcrumb
      lang={props.visit.lang}
      items={[
        { label: common(props.visit.lang).site.desk, href: '/desk' },
        { label: props.work.decision_title, href: `/desk/decisions/${props.work.decision_id}` },
        { label: props.here ?? props.title },
      ]}
    />
    {props.children}
  </DeskPage>
)
