import type { Kind } from '../../opinions/item.ts'
import { type Figures, figuresOf } from './amounts.ts'
import { AGREEMENT, AGREES, ASK, DISAGREEMENT, DISAGREES, folded, MUST, poleOf, reduced } from './lexicon.ts'
import { piecesOf, plainOf } from './plain.ts'
import { shingles } from './shingles.ts'

/** What is grouped: an item's words, and its kind as the person chose it. */
export type Opinion = {
  readonly kind: Kind
  readonly text: string
  readonly suggestedWording?: string | null | undefined
  readonly reason?: string | null | undefined
}

/** Which side an opinion takes; null: none that can be told, as with most proposals and questions. */
export type Stance = 'support' | 'oppose' | null

/** A sentence or half of one, as a range of `Reading.text`. */
export type Piece = {
  readonly from: number
  readonly to: number
  /** Asks for something, or judges: what is said here decides what is demanded. */
  readonly asks: boolean
}

/** An opinion made ready for comparing. It follows from the opinion alone, so it need not be stored. */
export type Reading = {
  readonly stance: Stance
  /** Reduced text, see `lexicon.ts`: no punctuation, no fillers, one word for each family of words. */
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly figures: Figures
  /** Wordings it quotes or would exchange, in their order. */
  readonly quoted: readonly string[]
  /** Sides of the pairs of opposites it uses, bit by pair. */
  readonly yes: number
  readonly no: number
  /** Codes of all runs of three characters, and of two. */
  readonly triples: Uint32Array
  readonly pairs: Uint32Array
}

/** Longest reduced text that is compared; an opinion says what it wants before that. */
const MAX_READ = 1_500

const OWN =
  /^.{0,2}(?:我家|我妈|我爸|我父|我母|我孩|我儿|我女|我老|我爱人|我丈夫|我妻|我奶|我爷|我自己|我每|我今年|俺家|我从|我当|我在|我就|我住|我有|我买|我开|我上|我工作|咱家|家里|去年|前年|上周|上个月|昨天|前几天|那天|今天)/

const join = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part).join('\n')

/** The side a text takes by its own words: 同意 or 反对 at the head of a sentence; null when it says both. */
function stanceOf(sentences: readonly string[]): Stance {
  let sides = 0
  for (const sentence of sentences) {
    const pole = poleOf(sentence.charCodeAt(/^[\ue000\ue001]*/.exec(sentence)?.[0].length ?? 0))
    if (pole === AGREES) sides |= 1
    else if (pole === DISAGREES) sides |= 2
  }
  return sides === 1 ? 'support' : sides === 2 ? 'oppose' : null
}

/** Cuts before each demand that opens in mid-sentence, as people write who use no punctuation. */
const CUT = new RegExp(`(?<=[^${ASK}${MUST}]{6})(?=${ASK})`)
const cut = (sentence: string): string[] => (sentence.includes(ASK, 1) ? sentence.split(CUT) : [sentence])

/** 支持支持支持 says no more than 支持. */
const once = (sentence: string): string => sentence.replace(/^(.{1,12}?)\1+$/u, '$1')

/** True of reduced text that asks for something or takes one side of a pair of opposites. */
function asksIn(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const one = text.charAt(at)
    if (one === ASK || one === MUST || poleOf(text.charCodeAt(at)) >= 0) return true
  }
  return false
}

const QUOTED = /[“"「『‘]([^”"」』’\n]{1,40})[”"」』’]/g
const EXCHANGED = /[把将]([^,。;\n]{1,8}?)(?:修改|更改|调整|替换|改|换)(?:为|成)([^,。;\n]{1,8})/g

/**
 * Wordings in quotation marks; without marks only where words of no weight change places (把可以改为应当), as
 * these are lost when a text is reduced.
 */
function quotedIn(plain: string): string[] {
  const quoted = [...plain.matchAll(QUOTED)].map(([, words = '']) => words)
  if (quoted.length > 0) return quoted
  return [...plain.matchAll(EXCHANGED)].flatMap(([, from = '', to = '']) =>
    /^[\ue000-\uf8ff]?$/.test(reduced(from)) || /^[\ue000-\uf8ff]?$/.test(reduced(to)) ? [from, to] : [],
  )
}

function polesOf(text: string): { yes: number; no: number } {
  let [yes, no] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const pole = poleOf(text.charCodeAt(at))
    if (pole < 0) continue
    if (pole % 2 === 0) yes |= 1 << (pole >> 1)
    else no |= 1 << (pole >> 1)
  }
  return { yes, no }
}

/**
 * Reads an opinion for comparing.
 *
 * Its side is the kind the person chose; words decide only where the kind takes no side. Nothing here changes
 * the kind of an item (A07).
 */
export function read(opinion: Opinion): Reading {
  const wording = opinion.suggestedWording ? `改为${opinion.suggestedWording}` : null
  const whole = plainOf(join([opinion.text, wording, opinion.reason]))
  const plain = piecesOf(whole)
  const sentences: string[] = []
  const said: { text: string; asks: boolean }[] = []
  for (const piece of plain) {
    const families = folded(reduced(piece))
    for (const part of cut(once(families))) if (!sentences.includes(part)) sentences.push(part)
    if (!OWN.test(piece) || asksIn(families)) said.push({ text: piece, asks: asksIn(families) })
  }
  const pieces: Piece[] = []
  let text = ''
  for (const sentence of sentences) {
    const bare = sentence
      .replaceAll(ASK, '')
      .replaceAll(MUST, '')
      .slice(0, MAX_READ - text.length)
    if (bare === '') continue
    const from = text.length
    text += bare
    pieces.push({ from, to: text.length, asks: asksIn(sentence) })
  }
  const { kind } = opinion
  const side = kind === 'support' || kind === 'oppose' ? kind : stanceOf(sentences)
  if (text === '' && side) {
    text = side === 'support' ? AGREEMENT : DISAGREEMENT
    pieces.push({ from: 0, to: 1, asks: true })
  }
  return {
    stance: side,
    text,
    pieces,
    figures: figuresOf(said),
    quoted: quotedIn(whole),
    ...polesOf(text),
    triples: shingles(text, 3),
    pairs: shingles(text, 2),
  }
}
