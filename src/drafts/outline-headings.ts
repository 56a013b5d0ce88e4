import { foldText } from './normalise.ts'
import type { Line } from './outline-lines.ts'

const BRACKETED =
  /^(?:（[^（）。；]{1,40}）|\([^()。；]{1,40}\)|【[^【】。；]{1,40}】|〔[^〔〕。；]{1,40}〕|\[[^[\]。；]{1,40}\])/u
/** What stands in brackets in place of an article, or numbers a 项. */
const NO_HEADING =
  /^[([【〔](?:删[去除]|废止|已废止|略|此条.*|本条.*|[零〇一二三四五六七八九十]+|\d+)[)\]】〕]$/u
const PUNCTUATION = /[。；：，、;:,！？…]/u
const LONGEST_BARE_HEADING = 16

/**
 * The heading of an article and its text: `（目的和依据）为规范……`, or a short line without punctuation whose body is
 * the next paragraph. The brackets belong to the heading as printed; （删去） is text.
 */
export function articleHeading(
  rest: string,
  next: Line | undefined,
): { heading: string | null; text: string } {
  const bracketed = BRACKETED.exec(rest)?.[0]
  if (bracketed && !NO_HEADING.test(foldText(bracketed))) {
    return { heading: bracketed, text: rest.slice(bracketed.length).replace(/^\s+/u, '') }
  }
  const bare =
    rest.length > 0 && rest.length <= LONGEST_BARE_HEADING && !PUNCTUATION.test(rest) && !/^[（(]/u.test(rest)
  return bare && next?.mark.kind === 'plain' ? { heading: rest, text: '' } : { heading: null, text: rest }
}

/** Whether a whole line reads as a heading above what follows: short, at most one closing 。, no comma. */
export function isBareHeading(raw: string, next: Line | undefined): boolean {
  if (next === undefined || raw.length > 30) return false
  return !/[。；：，;:,！？…]/u.test(raw.replace(/。$/u, '')) && !/^[（(<|]/u.test(raw)
}
