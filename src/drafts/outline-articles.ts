import type { Line, Mark } from './outline-lines.ts'

type ArticleMark = Extract<Mark, { kind: 'article' }>

/** The largest step forward that is still believed when nothing separates the label from its text. */
const BELIEVABLE_STEP = 3

/**
 * Decides which lines that begin with 第…条 open an article. A reference at the start of a line (第十条规定的人数)
 * looks the same; what tells them apart is the order of numbers: after 第十条之一 comes 第十条之二 or 第十一条.
 * Marks that turn out to be references become plain. Numbers may start anywhere (a book of a code starts at 463).
 */
export function settleArticles(lines: readonly Line[]): void {
  const last = lastSeparated(lines)
  let number = 0
  let inserted = 0
  let any = false
  lines.forEach((line, i) => {
    const mark = line.mark
    if (mark.kind !== 'article') return
    const next =
      (mark.number === number + 1 && mark.inserted === 0) ||
      (mark.number === number && mark.inserted === inserted + 1)
    const believed = any
      ? believe(mark, { next, number, last, index: i, unfinished: isUnfinished(lines[i - 1]) })
      : !mark.refers && (mark.separated || mark.number === 1)
    if (!believed) {
      line.mark = { kind: 'plain' }
      return
    }
    any = true
    number = mark.number
    inserted = mark.inserted
  })
}

type Place = {
  readonly next: boolean
  readonly number: number
  readonly index: number
  readonly last: ReadonlyMap<number, number>
  readonly unfinished: boolean
}

function believe(mark: ArticleMark, place: Place): boolean {
  if (mark.refers) return mark.separated && place.next
  if (place.next) return true
  const ahead = mark.number > place.number && (place.last.get(place.number + 1) ?? -1) <= place.index
  if (mark.separated) return ahead || !place.unfinished
  return ahead && !place.unfinished && mark.number - place.number <= BELIEVABLE_STEP
}

/** For each number the last line that carries it as a separated label: a gap before that line is a reference. */
function lastSeparated(lines: readonly Line[]): Map<number, number> {
  const last = new Map<number, number>()
  lines.forEach((line, i) => {
    if (line.mark.kind === 'article' && line.mark.separated && !line.mark.refers)
      last.set(line.mark.number, i)
  })
  return last
}

/** A long line that stops in the middle of a sentence was wrapped: what follows is its continuation. */
function isUnfinished(previous: Line | undefined): boolean {
  if (!previous || previous.mark.kind === 'heading' || previous.raw.length < 15) return false
  return /[\p{Script=Han}，、,《（(]$/u.test(previous.raw)
}
