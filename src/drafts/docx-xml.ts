import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { accept, type Result, refuse } from '../ground/result.ts'

export type { Element }

/** Elements nested deeper than this are not a Word document. */
const DEEPEST = 250

/**
 * Parses one part of a document. A DOCTYPE is refused before parsing, for it could define entities that expand
 * without end; Word never writes one.
 *
 * @returns the root element; `file_unsafe` with a DOCTYPE or entity; `file_broken` when it is not well-formed
 */
export function parsePart(bytes: Uint8Array): Result<Element> {
  const source = decode(bytes)
  if (source === null) return refuse('file_broken')
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(source)) return refuse('file_unsafe')
  if (nestsDeeperThan(source, DEEPEST)) return refuse('file_broken')
  try {
    const parser = new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(String(message))
      },
    })
    const root = parser.parseFromString(source, 'text/xml').documentElement
    return root ? accept(root) : refuse('file_broken')
  } catch {
    return refuse('file_broken')
  }
}

/** XML parts are UTF-8, or UTF-16 with a mark; anything else is no part of a Word document. */
function decode(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Counts open tags without parsing, so that no deep document ever reaches code that descends. */
function nestsDeeperThan(source: string, limit: number): boolean {
  let depth = 0
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source[at + 1]
    if (next === '?' || next === '!') continue
    if (next === '/') {
      depth--
      continue
    }
    const end = source.indexOf('>', at)
    if (end < 0) return false
    if (source[end - 1] !== '/') depth++
    if (depth > limit) return true
  }
  return false
}

const isElement = (node: Node): node is Element => node.nodeType === 1

/** Child elements, in order. Namespaces are not compared: the strict and the transitional form differ only there. */
export function* elements(parent: Element): Generator<Element> {
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) yield node
}

export function child(parent: Element | null, name: string): Element | null {
  if (parent) for (const element of elements(parent)) if (element.localName === name) return element
  return null
}

/** An attribute by its local name (`w:val` and `val` alike). */
export function attribute(element: Element | null, name: string): string | null {
  if (!element) return null
  for (let i = 0; i < element.attributes.length; i++) {
    const own = element.attributes.item(i)
    if (own?.localName === name) return own.value
  }
  return null
}

/** `w:val` of a child element: how Word writes nearly every property. */
export const childValue = (parent: Element | null, name: string): string | null =>
  attribute(child(parent, name), 'val')

/** A switch such as w:vanish: present without a value, or with any value but 0, false, off. */
export function isOn(parent: Element | null, name: string): boolean {
  const element = child(parent, name)
  return element !== null && !['0', 'false', 'off', 'none'].includes(attribute(element, 'val') ?? 'true')
}
