import {
  type AbstractList,
  type ListInstance,
  levelIndex,
  type NumberLevel,
  readLists,
  readStyles,
  type StyleEntry,
} from './docx-definitions.ts'
import { formatNumber } from './docx-formats.ts'
import { child, childValue, type Element } from './docx-xml.ts'

/** The level and list of one paragraph. */
type Place = { readonly num: string; readonly level: number }

/**
 * Word's automatic numbers. They are not in the text: 第十二条 is a counter, and whoever reads only the text loses
 * it. This rebuilds them from numbering.xml and styles.xml as Word does (ECMA-376 Part 1, 17.9).
 */
export class Numbering {
  private readonly abstracts: ReadonlyMap<string, AbstractList>
  private readonly instances: ReadonlyMap<string, ListInstance>
  private readonly styles: ReadonlyMap<string, StyleEntry>
  private readonly defaultStyle: string | null
  /** The definition behind each w:styleLink. */
  private readonly linked = new Map<string, string>()
  /** Counters by abstract list, then level: lists that share a definition go on counting together. */
  private readonly counters = new Map<string, Map<number, number>>()
  private readonly started = new Set<string>()

  constructor(numbering: Element | null, styles: Element | null) {
    const lists = readLists(numbering)
    const { entries, defaultStyle } = readStyles(styles)
    this.abstracts = lists.abstracts
    this.instances = lists.instances
    this.styles = entries
    this.defaultStyle = defaultStyle
    for (const [id, { styleLink }] of lists.abstracts) if (styleLink !== null) this.linked.set(styleLink, id)
  }

  /** Whether a style, or one it is based on, hides its text (w:vanish). */
  hides(style: string | null): boolean {
    return this.chain(style).some((entry) => entry.hidden)
  }

  /**
   * The number of the next paragraph with these properties, and the counter moved on. Call it once for each
   * paragraph, in order.
   *
   * @returns the text Word shows before the paragraph with its blank, or null when it has no number
   */
  next(properties: Element | null): string | null {
    const place = this.placeOf(properties)
    if (!place) return null
    const num = this.instances.get(place.num)
    const abstractId = num ? this.resolve(num.abstract) : null
    const abstract = abstractId === null ? undefined : this.abstracts.get(abstractId)
    if (!num || !abstract || abstractId === null) return null
    const levelAt = (level: number): NumberLevel | undefined =>
      num.levels.get(level) ?? abstract.levels.get(level)
    const own = levelAt(place.level)
    if (!own) return null
    const counters = this.count(abstractId, place, num, levelAt)
    const text = own.format === 'bullet' ? bullet(own.text) : fill(own, counters, levelAt)
    const suffix = text === '' || own.suffix === 'nothing' ? '' : ' '
    return text + suffix
  }

  private count(
    abstract: string,
    place: Place,
    num: ListInstance,
    levelAt: (level: number) => NumberLevel | undefined,
  ): Map<number, number> {
    const counters = this.counters.get(abstract) ?? new Map<number, number>()
    this.counters.set(abstract, counters)
    if (!this.started.has(place.num)) {
      this.started.add(place.num)
      for (const level of num.starts.keys()) counters.delete(level)
    }
    const startOf = (level: number): number => num.starts.get(level) ?? levelAt(level)?.start ?? 1
    for (let above = 0; above < place.level; above++) {
      if (!counters.has(above)) counters.set(above, startOf(above))
    }
    counters.set(place.level, (counters.get(place.level) ?? startOf(place.level) - 1) + 1)
    for (const level of [...counters.keys()]) {
      if (level <= place.level) continue
      const restart = levelAt(level)?.restart ?? null
      if (restart === null || (restart > 0 && place.level <= restart - 1)) counters.delete(level)
    }
    return counters
  }

  private placeOf(properties: Element | null): Place | null {
    const direct = child(properties, 'numPr')
    const style = childValue(properties, 'pStyle') ?? this.defaultStyle
    const chain = this.chain(style)
    const num = childValue(direct, 'numId') ?? chain.find((entry) => entry.num !== null)?.num ?? null
    if (num === null || num === '0') return null
    const level = childValue(direct, 'ilvl')
    return { num, level: level === null ? this.styleLevel(num, style, chain) : levelIndex(level) }
  }

  /** A style finds its level through the level that names it (w:pStyle), or says it itself. */
  private styleLevel(num: string, style: string | null, chain: readonly StyleEntry[]): number {
    const abstract = this.abstracts.get(this.resolve(this.instances.get(num)?.abstract ?? '') ?? '')
    for (const [level, own] of abstract?.levels ?? [])
      if (own.style !== null && own.style === style) return level
    return chain.find((entry) => entry.level !== null)?.level ?? 0
  }

  private chain(style: string | null): StyleEntry[] {
    const found: StyleEntry[] = []
    let id = style
    while (id !== null && found.length < 20) {
      const entry = this.styles.get(id)
      if (!entry) break
      found.push(entry)
      id = entry.basedOn
    }
    return found
  }

  /** Follows w:numStyleLink to the definition that carries the levels. */
  private resolve(id: string): string | null {
    const abstract = this.abstracts.get(id)
    if (!abstract?.link) return abstract ? id : null
    return this.linked.get(abstract.link) ?? id
  }
}

function fill(
  own: NumberLevel,
  counters: ReadonlyMap<number, number>,
  levelAt: (level: number) => NumberLevel | undefined,
): string {
  if (own.format === 'none') return own.text.replace(/%\d/g, '')
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = Number(digit) - 1
    const definition = levelAt(level)
    const value = counters.get(level) ?? definition?.start ?? 1
    return formatNumber(value, own.decimal ? 'decimal' : (definition?.format ?? 'decimal'))
  })
}

/** Bullets come from symbol fonts whose characters mean nothing elsewhere. */
const bullet = (text: string): string => (/^[\ue000-\uf8ff]?$/u.test(text) ? '•' : text)
