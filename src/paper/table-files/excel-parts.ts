import { columnLetters, xmlAttribute } from './excel-cells.ts'
import type { Column } from './table.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The rows above the first one of the table: title and headings. */
export const HEAD_ROWS = 2

/** A worksheet that was written: its name, and the last row of its table (the headings' where it has none). */
export type WrittenSheet = { readonly name: string; readonly columns: number; readonly lastRow: number }

/** A worksheet up to its rows: headings that stay in sight, widths, and one page wide on paper. */
export function sheetHead(columns: readonly Column[], first: boolean): string {
  const below = `A${HEAD_ROWS + 1}`
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${HEAD_ROWS}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  )
}

const filterOf = ({ columns, lastRow }: WrittenSheet, fixed = ''): string =>
  `${fixed}A${fixed}${HEAD_ROWS}:${fixed}${columnLetters(columns - 1)}${fixed}${lastRow}`

/** A worksheet after its rows: the filter, the title over all columns, A4 landscape with page numbers. */
export function sheetFoot(sheet: WrittenSheet): string {
  const merged =
    sheet.columns > 1
      ? `<mergeCells count="1"><mergeCell ref="A1:${columnLetters(sheet.columns - 1)}1"/></mergeCells>`
      : ''
  return (
    `</sheetData><autoFilter ref="${filterOf(sheet)}"/>${merged}<printOptions gridLines="1"/>` +
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>'
  )
}

const definedNames = (sheets: readonly WrittenSheet[]): string =>
  sheets
    .map((sheet, i) => {
      const place = `'${xmlAttribute(sheet.name.replaceAll("'", "''"))}'!`
      return (
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">` +
        `${place}${filterOf(sheet, '$')}</definedName>` +
        `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${place}$1:$${HEAD_ROWS}</definedName>`
      )
    })
    .join('')

// In the order of `STYLE`. `quotePrefix` is a spreadsheet's own mark of a text that may look like a formula.
const font = (name: string, size: number, more = ''): string =>
  `<font><sz val="${size}"/>${more}<name val="${name}"/><charset val="134"/></font>`
const style = (format: number, fontId: number, fill: number, alignment: string, quote = ''): string =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" ` +
  `applyFont="1" applyFill="1" applyAlignment="1"${quote}><alignment ${alignment}/></xf>`
const quote = ' quotePrefix="1"'
const wrapped = 'vertical="top" wrapText="1"'
const centred = 'horizontal="center" vertical="center"'

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="4">' +
  `${font('宋体', 11)}${font('黑体', 16)}${font('黑体', 11)}${font('黑体', 11, '<color rgb="FFC00000"/>')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF4"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  style(0, 0, 0, wrapped, quote) +
  style(0, 0, 0, 'vertical="top"') +
  style(164, 0, 0, 'horizontal="left" vertical="top"') +
  style(165, 0, 0, 'horizontal="left" vertical="top"') +
  style(0, 1, 0, centred, quote) +
  style(0, 2, 2, `${centred} wrapText="1"`, quote) +
  style(0, 2, 0, 'vertical="top"', quote) +
  style(0, 3, 0, 'vertical="top"', quote) +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const relations = (each: string): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each}</Relationships>`
const override = (path: string, kind: string): string =>
  `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`

export const sheetPath = (number: number): string => `worksheets/sheet${number}.xml`

/** The parts that make worksheets a workbook, path and text. They say nothing of when or by whom it was made. */
export function workbookParts(sheets: readonly WrittenSheet[]): readonly (readonly [string, string])[] {
  const named = sheets.map(
    ({ name }, i) => `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const places = sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', sheetPath(i + 1)))
  const types = sheets.map((_, i) => override(sheetPath(i + 1), 'worksheet'))
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
        `<sheets>${named.join('')}</sheets><definedNames>${definedNames(sheets)}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(places.join('') + relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml')),
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${override('workbook.xml', 'sheet.main')}${types.join('')}${override('styles.xml', 'styles')}</Types>`,
    ],
  ]
}
