import { attribute, child, childValue, type Element, elements, isOn } from './docx-xml.ts'

export type NumberLevel = {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly suffix: string
  /** From w:lvlRestart: 0 never restarts, k restarts after level k (from 1) or one above; null after any above. */
  readonly restart: number | null
  readonly style: string | null
  /** Shows all numbers in its text as decimals (w:isLgl). */
  readonly decimal: boolean
}

export type AbstractList = {
  readonly levels: ReadonlyMap<number, NumberLevel>
  readonly link: string | null
  readonly styleLink: string | null
}

export type ListInstance = {
  readonly abstract: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, NumberLevel>
}

export type StyleEntry = {
  readonly basedOn: string | null
  readonly num: string | null
  readonly level: number | null
  readonly hidden: boolean
}

/** Word knows nine levels, 0 to 8; anything else in a file counts as the first. */
export function levelIndex(value: string | null): number {
  const level = Number(value ?? 0)
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0
}

const whole = (value: string | null, otherwise: number): number => {
  const number = Number(value ?? otherwise)
  return Number.isInteger(number) ? number : otherwise
}

/** The list definitions of numbering.xml, by their ids. */
export function readLists(numbering: Element | null): {
  abstracts: Map<string, AbstractList>
  instances: Map<string, ListInstance>
} {
  const abstracts = new Map<string, AbstractList>()
  const instances = new Map<string, ListInstance>()
  for (const element of numbering ? elements(numbering) : []) {
    if (element.localName === 'abstractNum') {
      abstracts.set(attribute(element, 'abstractNumId') ?? '', readAbstract(element))
    }
    if (element.localName === 'num') instances.set(attribute(element, 'numId') ?? '', readInstance(element))
  }
  return { abstracts, instances }
}

function readAbstract(element: Element): AbstractList {
  const levels = new Map<number, NumberLevel>()
  for (const part of elements(element)) {
    if (part.localName === 'lvl') levels.set(levelIndex(attribute(part, 'ilvl')), readLevel(part))
  }
  return { levels, link: childValue(element, 'numStyleLink'), styleLink: childValue(element, 'styleLink') }
}

function readInstance(element: Element): ListInstance {
  const starts = new Map<number, number>()
  const levels = new Map<number, NumberLevel>()
  for (const part of elements(element)) {
    if (part.localName !== 'lvlOverride') continue
    const level = levelIndex(attribute(part, 'ilvl'))
    const start = childValue(part, 'startOverride')
    const own = child(part, 'lvl')
    if (start !== null) starts.set(level, whole(start, 1))
    if (own) levels.set(level, readLevel(own))
  }
  return { abstract: childValue(element, 'abstractNumId') ?? '', starts, levels }
}

function readLevel(element: Element): NumberLevel {
  const restart = childValue(element, 'lvlRestart')
  // Newer formats stand in an alternative, with a plain one to fall back on.
  const fallback = child(child(element, 'AlternateContent'), 'Fallback')
  return {
    start: whole(childValue(element, 'start'), 1),
    format: childValue(element, 'numFmt') ?? childValue(fallback, 'numFmt') ?? 'decimal',
    text: childValue(element, 'lvlText') ?? '',
    suffix: childValue(element, 'suff') ?? 'tab',
    restart: restart === null ? null : whole(restart, 0),
    style: childValue(element, 'pStyle'),
    decimal: isOn(element, 'isLgl'),
  }
}

/** The styles of styles.xml as far as they number or hide text, and which of them is the default. */
export function readStyles(styles: Element | null): {
  entries: Map<string, StyleEntry>
  defaultStyle: string | null
} {
  const entries = new Map<string, StyleEntry>()
  let defaultStyle: string | null = null
  for (const element of styles ? elements(styles) : []) {
    if (element.localName !== 'style') continue
    const id = attribute(element, 'styleId') ?? ''
    const numPr = child(child(element, 'pPr'), 'numPr')
    const level = childValue(numPr, 'ilvl')
    entries.set(id, {
      basedOn: childValue(element, 'basedOn'),
      num: childValue(numPr, 'numId'),
      level: level === null ? null : levelIndex(level),
      hidden: isOn(child(element, 'rPr'), 'vanish'),
    })
    const isDefault = ['1', 'true', 'on'].includes(attribute(element, 'default') ?? '')
    if (isDefault && attribute(element, 'type') === 'paragraph') defaultStyle = id
  }
  return { entries, defaultStyle }
}
