import { sharedCount } from './common.ts'
import { NOT } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** Single characters that turn the meaning when one takes the place of the other. */
const CONTRASTS =
  '高低多少大小长短快慢早晚前后内外上下左右进出买卖南北东西男女宽严松紧增减升降涨跌开关有无好坏好差建拆留撤远近轻重强弱新旧日夜昼夜优劣公私老少老幼加减收免收退先后始终冷热冷暖干湿深浅粗细厚薄宽窄市县省市市区县区县镇乡镇镇村油气水电客货首末早午午晚春秋冬夏'
const CONTRAST = new Set(
  Array.from({ length: CONTRASTS.length / 2 }, (_, at) => CONTRASTS.slice(2 * at, 2 * at + 2)).flatMap(
    (pair) => [pair, pair.charAt(1) + pair.charAt(0)],
  ),
)

/** A run of characters that the other text does not have, with what stands on its left and right. */
type Run = { readonly words: string; readonly left: string; readonly right: string; readonly asks: boolean }

const BESIDE = 2

/** A sentence that stands in one text only and asks for nothing is a remark; in a text that asks nowhere it is all. */
function runsOf({ text, pieces }: Reading, marks: Uint8Array, all: boolean): Run[] {
  const plain = !pieces.some(({ asks }) => asks)
  const runs: Run[] = []
  for (const { from, to, asks } of pieces) {
    for (let at = from; at < to; at++) {
      if (marks[at] === 1) continue
      const start = at
      while (at + 1 < to && marks[at + 1] !== 1) at++
      const words = text.slice(start, at + 1)
      const left = start === from ? '^' : text.slice(Math.max(from, start - BESIDE), start)
      const right = at + 1 === to ? '$' : text.slice(at + 1, Math.min(to, at + 1 + BESIDE))
      if (words.replaceAll(NOT, '') !== '') {
        const remark = left === '^' && right === '$'
        runs.push({ words, left, right, asks: asks || plain || (all && !remark) })
      }
    }
  }
  return runs
}

/** What two runs do not have in common at their ends: 跑偏 and 走偏 leave 跑 and 走. */
function trimmed(a: string, b: string): readonly [string, string] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

type Exchange = {
  readonly mine: string
  readonly yours: string
  readonly asks: boolean
  /** What stands on both sides is the same in both texts. */
  readonly framed: boolean
}

/** Pairs runs that stand in one place of both texts; what is left over stands alone on its side. */
function exchangesOf(a: readonly Run[], b: readonly Run[]): { pairs: Exchange[]; mine: Run[]; yours: Run[] } {
  const yours = [...b]
  const mine: Run[] = []
  const pairs: Exchange[] = []
  for (const run of a) {
    if (run.left === '^' && run.right === '$') {
      mine.push(run)
      continue
    }
    const same = yours.findIndex(({ left, right }) => left === run.left && right === run.right)
    const at = same >= 0 ? same : yours.findIndex(({ left, right }) => alongside(run, left, right))
    const other = yours[at]
    if (!other) {
      mine.push(run)
      continue
    }
    yours.splice(at, 1)
    const [x, y] = trimmed(run.words, other.words)
    if (x !== '' && y !== '')
      pairs.push({ mine: x, yours: y, asks: run.asks || other.asks, framed: same >= 0 })
  }
  return { pairs, mine, yours }
}

const alongside = (run: Run, left: string, right: string): boolean =>
  (left !== '^' && left === run.left) || (right !== '$' && right === run.right)

/** True when a sentence of one text is made up of words that the other has in different sentences. */
function crossed(a: Reading, b: Reading, most: number): boolean {
  if (a.pieces.length < 2 || a.pieces.length !== b.pieces.length) return false
  const parts = b.pieces.map(({ from, to }) => b.text.slice(from, to))
  return a.pieces.some(({ from, to }) => {
    const own = a.text.slice(from, to)
    return own.length > 3 && Math.max(...parts.map((part) => sharedCount(own, part))) < most * own.length
  })
}

/** Up to here a text is one claim: every word of it counts, not only those of a sentence that asks. */
const ONE_CLAIM = 30
/** Up to here a word exchanged for another makes another demand; longer texts are reworded here and there. */
const CONCISE = 36
/** Up to here even one character for two is another thing: 绿灯 and 灯. */
const SPARE = 16

/**
 * True when what is left of two texts that share most of their words are two different demands, not two ways of
 * putting one: another thing asked for in the same place, words that stand in other sentences, or a further
 * demand of some length on one side.
 *
 * A slip of the pen exchanges one character for one; more than that in one place is another word.
 */
export function demandsDiffer(a: Reading, b: Reading, marksA: Uint8Array, marksB: Uint8Array): boolean {
  const shorter = Math.min(a.text.length, b.text.length)
  const all = shorter < ONE_CLAIM
  const { pairs, mine, yours } = exchangesOf(runsOf(a, marksA, all), runsOf(b, marksB, all))
  let exchanged = 0
  for (const { mine: x, yours: y, asks, framed } of pairs) {
    if (x.length === 1 && y.length === 1) {
      if (CONTRAST.has(x + y) || shorter < 14) return true
      continue
    }
    const kin = sharedCount(x, y) / Math.min(x.length, y.length)
    if (!asks || kin > 0.5) continue
    const whole = shorter < SPARE || Math.min(x.length, y.length) > 1
    if (framed && whole && shorter < CONCISE && x.length + y.length < 16) return true
    exchanged += Math.min(x.length, y.length)
  }
  const said = (runs: readonly Run[]): string =>
    runs
      .filter(({ asks, words }) => asks && words.length > 1)
      .map(({ words }) => words)
      .join('')
  const [less, more] = [said(mine), said(yours)].sort((x, y) => x.length - y.length) as [string, string]
  const loose = less === '' || sharedCount(less, more) / less.length > 0.5 ? 0 : less.length
  if (exchanged + loose >= Math.max(2, 0.09 * shorter)) return true
  if (more.length - less.length > 0.6 * shorter + 6) return true
  if (pairs.length + mine.length + yours.length > 0 || shorter > 2 * ONE_CLAIM) return false
  const most = all ? 1 : 0.7
  return crossed(a, b, most) && crossed(b, a, most)
}
