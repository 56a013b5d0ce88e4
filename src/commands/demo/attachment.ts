import { strToU8, zipSync } from 'fflate'
import type { Attachment } from './matter.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const RELATIONS = 'application/vnd.openxmlformats-package.relationships+xml'

/** The smallest Word document (ECMA-376) that says these lines, the first one as its title. */
function docx(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const line = (text: string, index: number) => {
    const [paragraph, run] =
      index === 0
        ? ['<w:pPr><w:jc w:val="center"/></w:pPr>', '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>']
        : ['', '<w:rPr><w:sz w:val="28"/></w:rPr>']
    return `<w:p>${paragraph}<w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
  }
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${RELATIONS}"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${WORD}"><w:body>${lines.map(line).join('')}</w:body></w:document>`,
  }
  const parts = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return new Uint8Array(zipSync(Object.fromEntries(parts), { mtime: '2020-01-01T00:00:00' }))
}

/** The bytes of an attachment: .docx or plain text, by its name. */
export const bytesOf = ({ name, lines }: Attachment): Uint8Array<ArrayBuffer> =>
  name.endsWith('.docx') ? docx(lines) : new TextEncoder().encode(`${lines.join('\n')}\n`)
