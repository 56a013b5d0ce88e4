import type { Child } from 'hono/jsx'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Lang } from '../ground/house.ts'
import { Time } from './time.tsx'
import { common } from './words/index.ts'

export type Column = {
  readonly label: string
  /** `number` aligns figures right, `wide` gets what room there is, `tight` never wraps. */
  readonly kind?: 'number' | 'wide' | 'tight' | undefined
}

/** A table laid out as blocks on phones loses its meaning for screen readers unless the roles are spelt out. */
const as = (role: string) => ({ role })

/**
 * A table with a caption. On phones each row becomes a card whose cells carry their column's label; with
 * `scroll` it stays a table in a box that can be scrolled, by keyboard too.
 */
export function Table(props: {
  lang: Lang
  caption: string
  /** The caption is still read to screen readers. */
  hideCaption?: boolean | undefined
  columns: readonly Column[]
  rows: readonly (readonly Child[])[]
  dense?: boolean | undefined
  scroll?: boolean | undefined
  /** What to say when there is no row. */
  empty?: Child
}) {
  if (props.rows.length === 0) return <p class="empty">{props.empty ?? common(props.lang).empty}</p>
  const kinds = props.columns.map(({ kind }) => (kind ? `cell--${kind}` : undefined))
  const classes = ['table', props.dense && 'table--dense', !props.scroll && 'table--stack'].filter(Boolean)
  return (
    <section class="table-box" aria-label={props.caption} {...(props.scroll && { tabindex: 0 })}>
      <table class={classes.join(' ')} {...as('table')}>
        <caption class={props.hideCaption ? 'vh' : undefined}>{props.caption}</caption>
        <thead {...as('rowgroup')}>
          <tr {...as('row')}>
            {props.columns.map(({ label }, index) => (
              <th scope="col" class={kinds[index]} {...as('columnheader')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as('rowgroup')}>
          {props.rows.map((row) => (
            <tr {...as('row')}>
              {row.map((cell, index) => (
                <td class={kinds[index]} data-label={props.columns[index]?.label} {...as('cell')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Questions and answers in two columns; `action` is the 修改 link, `about` tells a screen reader of what. */
export function SummaryList({
  rows,
  plain,
}: {
  rows: readonly {
    readonly key: Child
    readonly value: Child
    readonly action?: { readonly href: string; readonly label: string; readonly about?: string } | undefined
  }[]
  /** Without rules between the rows, for a facts panel. */
  plain?: boolean | undefined
}) {
  return (
    <dl class={plain ? 'summary summary--plain' : 'summary'}>
      {rows.map(({ key, value, action }) => (
        <div class="summary__row">
          <dt>{key}</dt>
          <dd>{value}</dd>
          {action && (
            <dd class="summary__action">
              <a href={action.href}>
                {action.label}
                {action.about && <span class="vh"> {action.about}</span>}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** A dated story, oldest first. What lies ahead is marked; without `at` no date is known yet. */
export function Timeline({
  lang,
  events,
}: {
  lang: Lang
  events: readonly {
    readonly at?: Instant | PlainDate | undefined
    readonly title: Child
    readonly detail?: Child
    readonly state?: 'done' | 'now' | 'ahead' | undefined
  }[]
}) {
  return (
    <ol class="timeline">
      {events.map(({ at, title, detail, state }) => (
        <li
          class={`timeline__event timeline__event--${state ?? 'done'}`}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          {at && (
            <p class="timeline__date">
              <Time lang={lang} at={at} />
            </p>
          )}
          <p class="timeline__title">{title}</p>
          {detail && <div class="timeline__detail">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}

/** A row of figures with what they count. */
export const Figures = ({
  items,
}: {
  items: readonly {
    readonly value: Child
    readonly label: Child
    readonly note?: Child
    readonly href?: string | undefined
  }[]
}) => (
  <dl class="figures">
    {items.map(({ value, label, note, href }) => (
      <div class="figure">
        <dt>{href ? <a href={href}>{label}</a> : label}</dt>
        <dd class="figure__value">{value}</dd>
        {note && <dd class="figure__note">{note}</dd>}
      </div>
    ))}
  </dl>
)
