import type { Level, OutlineClause } from './clause.ts'
import { foldText } from './normalise.ts'
import { ordinalOf } from './numerals.ts'
import { articleHeading, isBareHeading } from './outline-headings.ts'
import type { Line, Mark } from './outline-lines.ts'
import { isListHeading, type ListOrder, splitRunIn } from './outline-lists.ts'

type ListMark = Extract<Mark, { kind: 'list' }>
type OpenList = { readonly style: ListMark['style']; number: number; index: number }
type Writable = { -readonly [K in keyof OutlineClause]: OutlineClause[K] }

/** A list whose numbers do not follow one another; reported, never repaired. */
export type ListGap = { readonly line: number; readonly expected: number; readonly found: number }

const RANK: Readonly<Record<string, number>> = { part: 0, subpart: 1, chapter: 2, section: 3 }

/**
 * Writes the clauses of one segment, line by line, remembering which heading, article, 款 and list are open.
 * Every line ends up in exactly one clause.
 */
export class ClauseWriter {
  readonly clauses: Writable[]
  readonly gaps: ListGap[] = []
  private readonly base: number | null
  private readonly order: ListOrder
  private headings: { rank: number; index: number }[] = []
  private article: number | null = null
  /** The 款 that is open: the article itself, or one of its further paragraphs. */
  private paragraph: number | null = null
  private lists: OpenList[] = []
  private hasParts = false
  /** Number of the last line that was part of a table. */
  private tableLine = -1

  constructor(clauses: Writable[], base: number | null, order: ListOrder) {
    this.clauses = clauses
    this.base = base
    this.order = order
  }

  /** Takes all lines of the segment, in order. */
  write(lines: readonly Line[]): void {
    const nextLabel = nextLabels(lines)
    lines.forEach((line, i) => {
      const mark = line.mark
      if (mark.kind === 'heading') this.heading(line, mark.level, mark.label, mark.number, mark.rest)
      else if (mark.kind === 'article') this.openArticle(line, mark, lines[i + 1])
      else if (mark.kind === 'table') this.table(line)
      else if (mark.kind === 'list' && !mark.inline) this.list(line, mark, lines[i + 1])
      else this.plain(line, lines[i + 1], nextLabel[i] ?? null)
    })
  }

  private add(level: Level, line: Line, parent: number | null, own: Partial<Writable>): number {
    this.clauses.push({
      level,
      parent,
      label: null,
      ordinal: null,
      heading: null,
      text: '',
      line: line.no,
      ...own,
    })
    return this.clauses.length - 1
  }

  private get roof(): number | null {
    return this.headings.at(-1)?.index ?? this.base
  }

  private close(): void {
    this.article = null
    this.paragraph = null
    this.lists = []
  }

  private heading(line: Line, level: Level, label: string | null, number: number | null, text: string): void {
    const rank = RANK[level] ?? 3
    if (rank === 0) this.hasParts = true
    this.headings = this.headings.filter((open) => open.rank < rank)
    this.close()
    const index = this.add(level, line, this.roof, {
      label,
      ordinal: number === null ? null : ordinalOf(number),
      heading: text === '' ? null : text,
    })
    this.headings.push({ rank, index })
  }

  private openArticle(line: Line, mark: Extract<Mark, { kind: 'article' }>, next: Line | undefined): void {
    this.close()
    const { heading, text } = articleHeading(mark.rest, next)
    const ordinal = ordinalOf(mark.number, mark.inserted)
    this.article = this.add('article', line, this.roof, { label: mark.label, ordinal, heading, text })
    this.paragraph = this.article
  }

  private table(line: Line): void {
    const last = this.clauses.at(-1)
    const goesOn = last?.level === 'table' && this.tableLine === line.no - 1
    this.tableLine = line.no
    if (goesOn) {
      last.text += `\n${line.raw}`
      return
    }
    this.add('table', line, this.lists.at(-1)?.index ?? this.paragraph ?? this.roof, { text: line.raw })
  }

  private list(line: Line, mark: ListMark, next: Line | undefined): void {
    if (this.order.kind !== 'none' && this.listOpensStructure(line, mark, next)) return
    const depth = this.lists.findIndex((open) => open.style === mark.style)
    const open = this.lists[depth]
    const expected = open ? open.number + 1 : 1
    // 一、 after 五、 in the same 款 is a new list, not a gap.
    if (mark.number !== expected && mark.number !== 1) {
      this.gaps.push({ line: line.no, expected, found: mark.number })
    }
    this.lists = depth >= 0 ? this.lists.slice(0, depth) : this.lists
    const level = this.lists.length === 0 ? 'item' : 'subitem'
    const parent = this.lists.at(-1)?.index ?? this.paragraph ?? this.roof
    const index = this.add(level, line, parent, {
      label: mark.label,
      ordinal: String(mark.number),
      ...this.listWords(mark.rest, undefined),
    })
    this.lists.push({ style: mark.style, number: mark.number, index })
  }

  /** In a text without 条 the outer list labels are its articles, and in a policy text its headings. */
  private listOpensStructure(line: Line, mark: ListMark, next: Line | undefined): boolean {
    const order = this.order
    if (order.kind === 'none') return false
    const inner = order.kind === 'policy' && mark.style === order.inner
    if (mark.style !== order.top && !inner) return false
    if (order.kind === 'policy' && !inner && isListHeading(line)) {
      this.heading(line, 'section', mark.label, mark.number, mark.rest)
      return true
    }
    if (!inner) this.headings = this.headings.filter((open) => open.rank < 3)
    this.close()
    const ordinal = String(mark.number)
    const words = this.listWords(mark.rest, inner ? next : undefined)
    this.article = this.add('article', line, this.roof, { label: mark.label, ordinal, ...words })
    this.paragraph = this.article
    return true
  }

  /** Heading and text behind a list label: only policy texts run headings in. */
  private listWords(rest: string, next: Line | undefined): { heading: string | null; text: string } {
    if (this.order.kind !== 'policy') return { heading: null, text: rest }
    return isBareHeading(rest, next) ? { heading: rest, text: '' } : splitRunIn(rest)
  }

  private plain(line: Line, next: Line | undefined, nextLabel: ListMark | null): void {
    const last = this.clauses.at(-1)
    if (this.order.kind === 'none' && /^附则$/u.test(foldText(line.raw.slice(0, 12)))) {
      this.heading(line, this.hasParts ? 'part' : 'chapter', null, null, line.raw)
      return
    }
    if (last && last.level in RANK && this.article === null) {
      if (last.heading === null && isBareHeading(line.raw, next)) {
        last.heading = line.raw
        return
      }
      // A heading whose number was forgotten: short, between a chapter and its first article.
      if (last.level === 'chapter' && next?.mark.kind === 'article' && isBareHeading(line.raw, next)) {
        this.heading(line, 'section', null, null, line.raw)
        return
      }
    }
    if (this.article === null) {
      const parent = this.lists.at(-1)?.index ?? this.roof
      this.add('paragraph', line, parent, { text: line.raw })
      return
    }
    const article = this.clauses[this.article]
    if (article && last === article && article.text === '') {
      article.text = line.raw
      return
    }
    this.furtherParagraph(line, nextLabel)
  }

  /**
   * A paragraph after a list opens a new 款, unless the list goes on below it: then it belongs to the 项 above.
   */
  private furtherParagraph(line: Line, nextLabel: ListMark | null): void {
    const depth = nextLabel
      ? this.lists.findIndex((open) => open.style === nextLabel.style && open.number + 1 === nextLabel.number)
      : -1
    const owner = this.lists.at(-1)
    if (depth < 0 && owner && this.belongsToItem(line)) {
      this.add('paragraph', line, owner.index, { text: line.raw })
      return
    }
    if (depth >= 0) {
      this.lists = this.lists.slice(0, depth + 1)
      this.add('paragraph', line, this.lists.at(-1)?.index ?? this.article, { text: line.raw })
      return
    }
    this.lists = []
    this.paragraph = this.add('paragraph', line, this.article, { text: line.raw })
  }

  /** In policy texts what follows 1. explains it; anywhere a deeper list written on one line belongs to its 项. */
  private belongsToItem({ mark }: Line): boolean {
    if (this.order.kind === 'policy') return true
    return mark.kind === 'list' && mark.inline && !this.lists.some((open) => open.style === mark.style)
  }
}

/** For each line the list label that comes next within the same article, found in one pass from the end. */
function nextLabels(lines: readonly Line[]): (ListMark | null)[] {
  const next: (ListMark | null)[] = new Array(lines.length).fill(null)
  let coming: ListMark | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = coming
    const mark = lines[i]?.mark
    if (mark?.kind === 'list') coming = mark.inline ? coming : mark
    else if (mark?.kind === 'heading' || mark?.kind === 'article') coming = null
  }
  return next
}
