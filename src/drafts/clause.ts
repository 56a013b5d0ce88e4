/**
 * The levels of a legal text (立法法 第六十五条: 编、章、节、条、款、项、目), and what stands around them.
 *
 * part 编, subpart 分编, chapter 章, section 节, article 条, paragraph 款, item 项, subitem 目, annex 附件,
 * table, preamble (序言, 引言), signature (署名、日期、附件说明、附注).
 */
export const levels = [
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'subitem',
  'annex',
  'table',
  'preamble',
  'signature',
] as const

export type Level = (typeof levels)[number]

/**
 * One clause as the outline finds it, before it has an identity.
 *
 * An article carries its first 款 as its own `text`; each further 款 is a child of level `paragraph`, in order.
 * The 项 of the first 款 are children of the article, those of a later 款 children of that paragraph, so that
 * the lead sentence and its list always hang together. A 目 is a child of its 项. A paragraph inside a 项 is a
 * child of that 项.
 *
 * Printing label, heading and text of all clauses in order gives the text back; only indentation and the blank
 * or colon after an article's label are gone.
 */
export type OutlineClause = {
  readonly level: Level
  /** Index of the parent in the same list; null at the top. Parents stand before their children. */
  readonly parent: number | null
  /** The label as printed: 第十二条, （一）, 1. */
  readonly label: string | null
  /** The label's number: `12`, `10-1`. */
  readonly ordinal: string | null
  /** 总则 of a chapter; （目的和依据） of an article. */
  readonly heading: string | null
  /** Its own text, without label and heading, as printed. A table keeps its line breaks. */
  readonly text: string
  /** Where it begins: line of the text that was read, from 1. */
  readonly line: number
}
