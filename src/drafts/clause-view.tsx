import type { Child } from 'hono/jsx'
import type { Lang } from '../ground/house.ts'
import { common } from '../paper/words/index.ts'
import type { Level } from './clause.ts'
import { ClauseTable } from './clause-table.tsx'

/** What a clause must have to be shown. `uid` names its place in the page. */
export type ShownClause = {
  readonly uid: string
  readonly level: Level
  readonly label: string | null
  readonly heading: string | null
  readonly text: string
}

type Show<C> = ((clause: C) => Child) | undefined

type Props<C extends ShownClause> = {
  readonly lang: Lang
  /** In the order of the document. */
  readonly clauses: readonly C[]
  /** What can be done with a clause: a link, a button. Asked for every clause; null for nothing. */
  readonly control?: Show<C>
  /** What is to be said beside a clause: a count, a warning. Asked for every clause; null for nothing. */
  readonly note?: Show<C>
  /** Level of the outermost headings in the page: 3 unless told. */
  readonly headings?: 2 | 3 | 4 | undefined
  /** Room for the controls beside the text on wide screens. */
  readonly wide?: boolean | undefined
}

/** The id of a clause's element, for links: `#c-…`. */
export const clauseAnchor = (uid: string): string => `c-${uid}`

const HEADING_RANK: Partial<Record<Level, number>> = { annex: 0, part: 1, subpart: 2, chapter: 3, section: 4 }
const INSIDE_ARTICLE: readonly Level[] = ['paragraph', 'item', 'subitem', 'table']

/** Clauses that are read together: an article with what belongs to it, or a clause of its own. */
function blocksOf<C extends ShownClause>(clauses: readonly C[]): C[][] {
  const blocks: C[][] = []
  for (const clause of clauses) {
    const open = blocks.at(-1)
    if (open?.[0]?.level === 'article' && INSIDE_ARTICLE.includes(clause.level)) open.push(clause)
    else blocks.push([clause])
  }
  return blocks
}

/**
 * A draft as a document: headings, articles with their 款, 项 and 目, tables, annexes, preamble and signature. An
 * article, a heading and whatever has a note or control carries `id="c-<uid>"`. Attributes are few on purpose:
 * the public page must stay light.
 */
export function DraftText<C extends ShownClause>(props: Props<C>) {
  const { clauses, control, note } = props
  const above: number[] = []
  const depthOf = (rank: number): number => {
    while ((above.at(-1) ?? -1) >= rank) above.pop()
    return Math.min((props.headings ?? 3) + above.push(rank) - 1, 6)
  }
  const shown = (clause: C): Child[] => [note?.(clause), control?.(clause)].filter((each) => each)
  return (
    <div class={props.wide ? 'draft draft--wide' : 'draft'} lang="zh-CN">
      {blocksOf(clauses).map(([first, ...inner]) => {
        if (!first) return null
        const rank = HEADING_RANK[first.level]
        if (rank !== undefined) return <Heading clause={first} depth={depthOf(rank)} shown={shown(first)} />
        if (first.level !== 'article') return <Part lang={props.lang} clause={first} shown={shown(first)} />
        return (
          <section class="clause--article" id={clauseAnchor(first.uid)}>
            <div>
              <Lines clause={first} look="clause__text" />
              {inner.map((clause) => (
                <Part lang={props.lang} clause={clause} shown={shown(clause)} />
              ))}
            </div>
            <Tools shown={shown(first)} />
          </section>
        )
      })}
    </div>
  )
}

const Tools = ({ shown }: { shown: readonly Child[] }) =>
  shown.length > 0 ? <div class="clause__tools">{shown}</div> : null

function Heading({ clause, depth, shown }: { clause: ShownClause; depth: number; shown: readonly Child[] }) {
  const Tag = `h${depth}` as 'h3'
  return (
    <>
      <Tag class={`clause--${clause.level}`} id={clauseAnchor(clause.uid)}>
        {[clause.label, clause.heading].filter(Boolean).join('　')}
      </Tag>
      {clause.text !== '' && <Lines clause={{ ...clause, label: null, heading: null }} look="clause__text" />}
      <Tools shown={shown} />
    </>
  )
}

/** A 款, 项, 目 or table, or a line of the preamble or signature. */
function Part({ lang, clause, shown }: { lang: Lang; clause: ShownClause; shown: readonly Child[] }) {
  const framed = clause.level === 'preamble' || clause.level === 'signature'
  const body =
    clause.level === 'table' ? (
      <ClauseTable name={common(lang).levels.table} clause={clause} />
    ) : (
      <Lines clause={clause} look={framed ? 'clause__text' : `clause--${clause.level}`} />
    )
  if (!framed && shown.length === 0) return body
  return (
    <div
      class={framed ? `clause--${clause.level}` : undefined}
      id={shown.length > 0 ? clauseAnchor(clause.uid) : undefined}
    >
      {body}
      <Tools shown={shown} />
    </div>
  )
}

function Lines({ clause, look }: { clause: ShownClause; look: string }) {
  const { label, heading, level } = clause
  const [first = '', ...more] = clause.text.split('\n')
  return (
    <>
      {(label || heading || first) && (
        <p class={look}>
          {label && (level === 'article' ? <b class="clause__label">{label}</b> : label)}
          {heading}
          {first}
        </p>
      )}
      {more
        .filter((line) => line !== '')
        .map((line) => (
          <p class={look}>{line}</p>
        ))}
    </>
  )
}
