import { isFiller } from './lexicon.ts'
import { piecesOf, plainOf } from './plain.ts'

const HAN = /^\p{Script=Han}+$/u
const LETTERS = /^[a-z][a-z0-9]+$/

/** Cuts Chinese into words; null where the platform brings no segmenter, and pairs of characters do instead. */
const SEGMENTER: Intl.Segmenter | null =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null

const pairsOf = (run: string): string[] =>
  Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2))

/**
 * The words of a text that can tell a topic: of two characters and more, no fillers, no numbers, each once.
 *
 * Where the segmenter leaves single characters side by side (its dictionary does not know 早市 or 牵绳), every
 * pair of neighbours counts as a word, for such runs are mostly new words and names of things.
 *
 * @param segmenter null: pairs of characters only
 */
export function weightyWords(text: string, segmenter: Intl.Segmenter | null = SEGMENTER): Set<string> {
  const found = new Set<string>()
  const keep = (word: string) => {
    if (word.length > 1 && (HAN.test(word) || LETTERS.test(word)) && !isFiller(word)) found.add(word)
  }
  for (const piece of piecesOf(plainOf(text))) {
    if (!segmenter) {
      for (const pair of pairsOf(piece)) keep(pair)
      continue
    }
    let singles = ''
    const flush = () => {
      for (const pair of pairsOf(singles)) keep(pair)
      singles = ''
    }
    for (const { segment } of segmenter.segment(piece)) {
      if (segment.length === 1 && HAN.test(segment) && !isFiller(segment)) singles += segment
      else {
        flush()
        keep(segment)
      }
    }
    flush()
  }
  return found
}
