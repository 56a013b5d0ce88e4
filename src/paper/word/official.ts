import type { FileChild } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Instant } from '../../ground/clock.ts'
import {
  A4,
  across,
  type Block,
  fonts,
  LINE,
  linesOf,
  type OfficialDocument,
  printable,
  type Sheet,
  sizes,
  upright,
} from './sheet.ts'

export type { Block, OfficialDocument } from './sheet.ts'

/** The media type of what `officialDocument` makes. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Docx = typeof import('docx')
/** The library is heavy: it is loaded when the first document is asked for. */
const load = (): Promise<Docx> => import('docx')

/** Two characters of the body, in twentieths of a point: for readers that do not count in characters. */
const TWO = sizes.body * 20
const ONE = TWO / 2

const font = (name: string) => ({ ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin, eastAsia: name })

/** Paragraphs and tables of one document, in the fonts and sizes of the standard. */
function pen({ AlignmentType, LineRuleType, Paragraph, TextRun }: Docx) {
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT }
  const run = (text: string, name: string, size: number) => new TextRun({ text, font: font(name), size })
  const line = (
    text: string,
    name: string = fonts.body,
    more: ConstructorParameters<typeof Paragraph>[0] & object = {},
  ) => new Paragraph({ spacing, children: [run(printable(text), name, sizes.body)], ...more })
  const indented = {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: TWO, firstLineChars: 200 },
  }
  return {
    run,
    line,
    blank: () => line(''),
    title: (text: string) =>
      linesOf(text).map(
        (part) =>
          new Paragraph({
            spacing: { line: LINE + 80, lineRule: LineRuleType.EXACT },
            alignment: AlignmentType.CENTER,
            keepNext: true,
            children: [run(part, fonts.title, sizes.title)],
          }),
      ),
    paragraphs: (text: string, name: string = fonts.body, keepNext = false) =>
      linesOf(text).map((part) => line(part, name, { ...indented, keepNext })),
  }
}

type Pen = ReturnType<typeof pen>

const face = { level1: fonts.level1, level2: fonts.level2 } as const

function tableOf(docx: Docx, { columns, rows }: Sheet, width: number) {
  const { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow } = docx
  const { run } = pen(docx)
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((width * share) / all))
  const cell = (text: string, index: number, head: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlignTable.CENTER,
      children: linesOf(text).map(
        (part) =>
          new Paragraph({
            alignment: head || columns[index]?.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { line: 320, lineRule: LineRuleType.AT_LEAST },
            children: [run(part, head ? fonts.level1 : fonts.body, sizes.table)],
          }),
      ),
    })
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, index) => cell(label, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((_, index) => cell(row[index] ?? '', index, false)),
          }),
      ),
    ],
  })
}

const blocksOf = (docx: Docx, draw: Pen, body: readonly Block[], width: number) =>
  body.flatMap((block): FileChild[] =>
    block.kind === 'table'
      ? [tableOf(docx, block, width)]
      : draw.paragraphs(
          block.text,
          block.kind === 'level1' || block.kind === 'level2' ? face[block.kind] : fonts.body,
          block.kind !== 'paragraph',
        ),
  )

/** 附件：1. … under one another, the names in one line; no punctuation after a name. */
function attachmentLines(draw: Pen, names: readonly string[]) {
  const [first, ...rest] = names
  if (first === undefined) return []
  const numbered = (name: string, index: number) => (names.length > 1 ? `${index + 1}. ${name}` : name)
  const indent = { firstLine: TWO, firstLineChars: 200 }
  const under = { left: TWO + 3 * ONE, hanging: 0 }
  return [
    draw.blank(),
    draw.line(`附件：${numbered(first, 0)}`, fonts.body, { indent }),
    ...rest.map((name, index) => draw.line(numbered(name, index + 1), fonts.body, { indent: under })),
  ]
}

function signature({ AlignmentType }: Docx, draw: Pen, signed: OfficialDocument['signed']) {
  if (!signed) return []
  const right = (chars: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: chars * ONE },
    keepNext: true,
  })
  return [
    draw.blank(),
    draw.line(signed.unit, fonts.body, right(2)),
    draw.line(signed.date, fonts.body, right(4)),
  ]
}

/** — 1 —: odd pages right, even pages left, one character in. */
function pageNumbers({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: Docx) {
  const at = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [alignment]: sizes.page * 10 },
          children: [
            new TextRun({
              children: ['— ', PageNumber.CURRENT, ' —'],
              font: { ascii: fonts.page, hAnsi: fonts.page, cs: fonts.page, eastAsia: fonts.page },
              size: sizes.page,
            }),
          ],
        }),
      ],
    })
  return { default: at('right'), even: at('left') }
}

/**
 * An official document as a Word file in the layout of domain.md §5.1: A4, 仿宋 in 3号, the title in 小标宋, tables
 * with their header on every page and no row torn apart. The same document at the same instant is the same bytes.
 */
export async function officialDocument(document: OfficialDocument, at: Instant): Promise<Uint8Array> {
  const docx = await load()
  const draw = pen(docx)
  const { addressees, attachments = [], signed, note, annexes = [] } = document
  const text = A4.width - upright.left - upright.right
  const body = [
    ...draw.title(document.title),
    draw.blank(),
    ...(addressees ? [draw.line(`${addressees}：`)] : []),
    ...blocksOf(docx, draw, document.body, text),
    ...attachmentLines(draw, attachments),
    ...signature(docx, draw, signed),
    ...(note ? draw.paragraphs(`（${note}）`) : []),
  ]
  const footers = pageNumbers(docx)
  const page = (landscape: boolean) => ({
    page: {
      size: {
        ...A4,
        orientation: landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
      },
      // The number stands 7 mm below the text.
      margin: { ...(landscape ? across : upright), footer: landscape ? 700 : 1240, header: 850 },
    },
  })
  const sections = annexes.map((annex, index) => {
    const landscape = annex.landscape === true
    const width = landscape ? A4.height - across.left - across.right : text
    return {
      properties: { ...page(landscape), type: docx.SectionType.NEXT_PAGE },
      footers,
      children: [
        draw.line(annexes.length > 1 ? `附件${index + 1}` : '附件', fonts.level1, { keepNext: true }),
        draw.blank(),
        ...draw.title(annex.title),
        draw.blank(),
        ...blocksOf(docx, draw, annex.body, width),
      ],
    }
  })
  const file = new docx.Document({
    title: printable(document.title),
    creator: printable(signed?.unit ?? ''),
    lastModifiedBy: printable(signed?.unit ?? ''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: font(fonts.body), size: sizes.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [{ properties: page(false), footers, children: body }, ...sections],
  })
  return dated(new Uint8Array(await docx.Packer.toArrayBuffer(file)), at)
}

/** The library writes the hour at which it runs into the file: the document's own stands there instead. */
function dated(file: Uint8Array, at: Instant): Uint8Array {
  const parts = unzipSync(file)
  const core = parts['docProps/core.xml']
  if (core) {
    const hour = `${at.slice(0, 19)}Z`
    const text = new TextDecoder().decode(core)
    parts['docProps/core.xml'] = strToU8(
      text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${hour}`),
    )
  }
  return zipSync(parts, { mtime: '1980-01-01T00:00:00', level: 6 })
}
