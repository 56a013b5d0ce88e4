import type { Child } from 'hono/jsx'
import type { Lang } from '../ground/house.ts'
import { common } from './words/index.ts'

export * from './choices.tsx'
export * from './errors.tsx'
export * from './fields.tsx'
export { Qr } from './qr.tsx'
export { Figures, SummaryList, Table, Timeline } from './tables.tsx'
export { Time } from './time.tsx'

type Look = 'primary' | 'secondary' | 'quiet' | 'warning'

const look = (kind: Look | undefined) => (kind && kind !== 'primary' ? `button button--${kind}` : 'button')

/** A button that submits its form. `name` and `value` say which button was pressed. */
export function Button(props: {
  children: Child
  kind?: Look | undefined
  name?: string | undefined
  value?: string | undefined
  formaction?: string | undefined
  /** Skips the browser's own checks, for 返回 and 添加 in a form with required fields. */
  formnovalidate?: boolean | undefined
}) {
  return (
    <button
      type="submit"
      class={look(props.kind)}
      name={props.name}
      value={props.value}
      formaction={props.formaction}
      formnovalidate={props.formnovalidate}
    >
      {props.children}
    </button>
  )
}

/** A link that looks like a button, for starting something. */
export const LinkButton = (props: { href: string; children: Child; kind?: Look | undefined }) => (
  <a class={look(props.kind)} href={props.href}>
    {props.children}
  </a>
)

/** Copies the text of the element with the id `of`. Revealed by the script, useless without it. */
export const CopyButton = ({ lang, of, label }: { lang: Lang; of: string; label?: string | undefined }) => (
  <button
    type="button"
    class="button button--secondary"
    data-copy={of}
    data-done={common(lang).buttons.copied}
    hidden
  >
    {label ?? common(lang).buttons.copy}
  </button>
)

/** Prints the page. Revealed by the script. */
export const PrintButton = ({ lang, label }: { lang: Lang; label?: string | undefined }) => (
  <button type="button" class="button button--secondary" data-print hidden>
    {label ?? common(lang).buttons.print}
  </button>
)

/** A message across the page. A success is announced by screen readers. */
export function Banner(props: {
  lang: Lang
  kind?: 'info' | 'success' | 'warning' | undefined
  title?: Child
  children?: Child
}) {
  const kind = props.kind ?? 'info'
  return (
    <div class={`banner banner--${kind}`} role={kind === 'success' ? 'status' : undefined}>
      <p class="banner__title">{props.title ?? common(props.lang).banner[kind]}</p>
      {props.children && <div class="banner__body">{props.children}</div>}
    </div>
  )
}

type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red'

/** A short word in a coloured box; the colour never says what the word does not. */
export const Tag = ({ tone, children }: { tone?: Tone | undefined; children: Child }) => (
  <strong class={tone && tone !== 'plain' ? `tag tag--${tone}` : 'tag'}>{children}</strong>
)

const statusTones = {
  upcoming: 'amber',
  open: 'green',
  closed: 'plain',
  reported: 'blue',
  withdrawn: 'plain',
} as const

/** Where a consultation stands. */
export const StatusTag = ({ lang, status }: { lang: Lang; status: keyof typeof statusTones }) => (
  <Tag tone={statusTones[status]}>{common(lang).statuses[status]}</Tag>
)

const dispositionTones = {
  adopted: 'green',
  partially_adopted: 'green',
  not_adopted: 'red',
  noted: 'blue',
  not_relevant: 'plain',
} as const

/** What became of an item; without a disposition: 待答复. */
export const DispositionTag = (props: { lang: Lang; disposition: keyof typeof dispositionTones | null }) => (
  <Tag tone={props.disposition ? dispositionTones[props.disposition] : 'amber'}>
    {props.disposition ? common(props.lang).dispositions[props.disposition] : common(props.lang).pending}
  </Tag>
)

/** The way from the home page to here; the last entry, without link, is this page. */
export function Breadcrumb({
  lang,
  items,
}: {
  lang: Lang
  items: readonly { label: Child; href?: string | undefined }[]
}) {
  return (
    <nav class="breadcrumb" aria-label={common(lang).site.breadcrumb}>
      <ol>
        {items.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

/** On to the next page of a list paged by cursor, and back to its start. Nothing when all is shown. */
export function Pager(props: {
  lang: Lang
  next?: string | undefined
  first?: string | undefined
  shown?: number | undefined
  total?: number | undefined
}) {
  const t = common(props.lang).pager
  const counted = props.shown !== undefined && props.total !== undefined
  if (!(props.next || props.first || counted)) return null
  return (
    <nav class="pager" aria-label={t.label}>
      {props.first && <a href={props.first}>{t.first}</a>}
      {props.shown !== undefined && props.total !== undefined && (
        <span class="pager__count">{t.shown(props.shown, props.total)}</span>
      )}
      {props.next && (
        <a class="button button--secondary" href={props.next} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  )
}

/** Opens on demand, without script. */
export const Details = (props: { summary: Child; open?: boolean | undefined; children: Child }) => (
  <details class="details" open={props.open}>
    <summary>{props.summary}</summary>
    <div class="details__body">{props.children}</div>
  </details>
)
