import { Numbering } from './docx-numbering.ts'
import { attribute, child, childValue, type Element, elements, isOn } from './docx-xml.ts'

/** What was left out or changed on the way from Word to text, with how many of each. */
export type DocxNoteCode =
  | 'tracked_changes'
  | 'comments'
  | 'hidden_text'
  | 'footnotes'
  | 'text_boxes'
  | 'automatic_numbers'
  | 'pictures'
  | 'symbols'
  | 'embedded_documents'

type Paragraph = { number: string; text: string; boxes: string[]; deletedMark: boolean }

/** Wrappers whose content is the text's own; everything unknown is passed through in the same way. */
const DROPPED = new Set([
  'del',
  'moveFrom',
  'delText',
  'delInstrText',
  'instrText',
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'tblPr',
  'tblGrid',
  'tcPr',
  'rt',
  'rubyPr',
  'sectPr',
])

/**
 * Turns the body of a Word document into lines: one per paragraph, automatic numbers written out, tracked
 * insertions accepted and deletions dropped, hidden text and comments left out, tables as `| a | b |`.
 */
export class DocxText {
  readonly counts = new Map<DocxNoteCode, number>()
  private readonly numbering: Numbering

  constructor(numbering: Element | null, styles: Element | null) {
    this.numbering = new Numbering(numbering, styles)
  }

  /** The lines of a body, cell or text box. */
  lines(container: Element): string[] {
    const lines: string[] = []
    let carried = ''
    for (const block of this.blocks(container)) {
      if (block.localName === 'tbl') {
        lines.push(...this.table(block))
        continue
      }
      const paragraph = this.paragraph(block)
      // A deleted paragraph mark joins the paragraph with the next one, whose properties and number count.
      carried = paragraph.number + carried + paragraph.text
      if (!paragraph.deletedMark) {
        lines.push(...carried.split('\n'))
        carried = ''
      }
      lines.push(...paragraph.boxes)
    }
    if (carried !== '') lines.push(...carried.split('\n'))
    return lines
  }

  private note(code: DocxNoteCode): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1)
  }

  /** Paragraphs and tables, however they are wrapped. */
  private *blocks(container: Element): Generator<Element> {
    for (const element of elements(container)) {
      const name = element.localName ?? ''
      if (name === 'p' || name === 'tbl') yield element
      else if (name === 'AlternateContent') yield* this.blocks(chosen(element) ?? element)
      else if (name === 'altChunk') this.note('embedded_documents')
      else if (name === 'del' || name === 'moveFrom') this.note('tracked_changes')
      else if (!DROPPED.has(name)) yield* this.blocks(element)
    }
  }

  private paragraph(element: Element): Paragraph {
    const properties = child(element, 'pPr')
    const mark = child(properties, 'rPr')
    const deletedMark = child(mark, 'del') !== null || child(mark, 'moveFrom') !== null
    if (deletedMark || child(mark, 'ins') !== null) this.note('tracked_changes')
    const paragraph: Paragraph = { number: '', text: '', boxes: [], deletedMark }
    const style = childValue(properties, 'pStyle')
    this.inline(element, paragraph, this.numbering.hides(style))
    const hidden = paragraph.text === '' && (isOn(mark, 'vanish') || this.numbering.hides(style))
    paragraph.number = deletedMark || hidden ? '' : (this.numbering.next(properties) ?? '')
    if (paragraph.number !== '') this.note('automatic_numbers')
    return paragraph
  }

  private inline(parent: Element, into: Paragraph, hidden: boolean): void {
    for (const element of elements(parent)) {
      const name = element.localName ?? ''
      if (name === 'del' || name === 'moveFrom' || name === 'ins' || name === 'moveTo')
        this.note('tracked_changes')
      if (DROPPED.has(name)) continue
      if (name === 'r') this.run(element, into, hidden)
      else if (name === 'AlternateContent') this.inline(chosen(element) ?? element, into, hidden)
      else if (name === 'txbxContent') this.box(element, into)
      else this.piece(element, name, into, hidden)
    }
  }

  private run(run: Element, into: Paragraph, hiddenParagraph: boolean): void {
    const properties = child(run, 'rPr')
    const own = child(properties, 'vanish')
    const hidden = own
      ? isOn(properties, 'vanish')
      : hiddenParagraph || this.numbering.hides(childValue(properties, 'rStyle'))
    const before = into.text.length
    this.inline(run, into, hidden)
    if (hidden && into.text.length > before) {
      into.text = into.text.slice(0, before)
      this.note('hidden_text')
    }
  }

  private piece(element: Element, name: string, into: Paragraph, hidden: boolean): void {
    if (name === 't') into.text += (element.textContent ?? '').replace(/[\r\n]+/g, ' ')
    else if (name === 'tab' || name === 'ptab') into.text += '\t'
    else if (name === 'br' || name === 'cr') into.text += '\n'
    else if (name === 'noBreakHyphen') into.text += '-'
    else if (name === 'sym') into.text += this.symbol(element)
    else if (name === 'commentReference') this.note('comments')
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.note('footnotes')
    else if (name === 'blip' || name === 'imagedata') this.note('pictures')
    else this.inline(element, into, hidden)
  }

  private symbol(element: Element): string {
    const code = Number.parseInt(attribute(element, 'char') ?? '', 16)
    if (code >= 0x20 && code < 0xd800) return String.fromCharCode(code)
    // Symbol fonts keep their signs in the private area, where they mean nothing without the font.
    this.note('symbols')
    return '□'
  }

  private box(content: Element, into: Paragraph): void {
    this.note('text_boxes')
    into.boxes.push(...this.lines(content).filter((line) => line.trim() !== ''))
  }

  /** A table of one cell only frames its text. Merged cells are written once; nested tables go into their cell. */
  private table(table: Element): string[] {
    const rows: Element[][] = []
    for (const row of descend(table, 'tr')) {
      if (child(child(row, 'trPr'), 'del')) {
        this.note('tracked_changes')
        continue
      }
      rows.push([...descend(row, 'tc')])
    }
    const [only] = rows
    if (rows.length === 1 && only?.length === 1 && only[0]) return this.lines(only[0])
    const lines: string[] = []
    for (const row of rows) {
      const cells = row.map((cell) => this.lines(cell).map(inCell).filter(Boolean).join(' '))
      if (cells.some((cell) => cell !== '')) lines.push(`| ${cells.join(' | ')} |`)
    }
    return lines
  }
}

const inCell = (line: string): string =>
  line
    .replace(/[\t\n]+/g, ' ')
    .replaceAll('|', '｜')
    .trim()

/** Rows of a table or cells of a row, through content controls, but not those of tables inside. */
function* descend(parent: Element, name: 'tr' | 'tc'): Generator<Element> {
  for (const element of elements(parent)) {
    const own = element.localName ?? ''
    if (own === name) yield element
    else if (own !== 'tbl' && own !== 'p' && own !== 'del' && !DROPPED.has(own)) yield* descend(element, name)
  }
}

/** The one form of an alternative that is read, so that a text box drawn twice for old programs counts once. */
function chosen(alternative: Element): Element | null {
  const choice = child(alternative, 'Choice')
  return choice?.firstChild ? choice : (child(alternative, 'Fallback') ?? choice)
}
