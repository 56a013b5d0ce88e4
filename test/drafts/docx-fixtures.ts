import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const RELATIONS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`

export type Parts = { body: string; numbering?: string; styles?: string; extra?: Record<string, Uint8Array> }

/** A Word document made of the inside of its body, and of its numbering and styles. */
export function docx({ body, numbering, styles, extra = {} }: Parts): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(
      `${HEAD}<w:document ${W} ${MC} xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:m="urn:m"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    ...(numbering
      ? { 'word/numbering.xml': strToU8(`${HEAD}<w:numbering ${W} ${MC}>${numbering}</w:numbering>`) }
      : {}),
    ...(styles ? { 'word/styles.xml': strToU8(`${HEAD}<w:styles ${W}>${styles}</w:styles>`) } : {}),
    ...extra,
  })
}

/** A paragraph of one run. */
export const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** Direct numbering of a paragraph. */
export const num = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

export type LevelOptions = { start?: number; suffix?: string; more?: string }

/** One level of a list definition. */
export const level = (index: number, format: string, text: string, options: LevelOptions = {}): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${options.start ?? 1}"/><w:numFmt w:val="${format}"/>${
    options.more ?? ''
  }<w:suff w:val="${options.suffix ?? 'nothing'}"/><w:lvlText w:val="${text}"/></w:lvl>`

export const abstract = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`

export const list = (id: number, abstractId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`
