import { accept, type Result, refuse } from '../ground/result.ts'
import { refusalForKind } from './docx-kind.ts'
import { type DocxNoteCode, DocxText } from './docx-text.ts'
import { attribute, child, type Element, elements, parsePart } from './docx-xml.ts'
import { MAX_UNPACKED_BYTES, readDirectory, unpack, type ZipEntry } from './docx-zip.ts'

export type FileNote = {
  readonly code: DocxNoteCode | 'encoding'
  readonly params: Readonly<Record<string, string | number>>
}

export type FileText = { readonly text: string; readonly notes: readonly FileNote[] }

/**
 * Reads the text of a Word document (.docx), one line per paragraph, with the automatic numbers that Word shows.
 * `notes` says what was accepted, dropped or left out, so that an officer can compare before saving.
 *
 * @returns the text, or a refusal: `file_empty`, `file_is_old_word`, `file_encrypted`, `file_is_pdf`,
 *   `file_is_image`, `file_not_word`, `file_broken`, `file_unsafe`, `file_too_large_inside`
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<FileText>> {
  const refusal = refusalForKind(bytes)
  if (refusal) return refuse(refusal)
  const directory = readDirectory(bytes)
  if (!directory.ok) return directory
  const parts = new Parts(bytes, directory.value)

  const relations = parts.read('_rels/.rels')
  if (!relations.ok) return relations
  const path = mainPart(relations.value) ?? 'word/document.xml'
  const document = parts.read(path)
  if (!document.ok) return document
  const body = child(document.value, 'body')
  if (document.value?.localName !== 'document' || !body) return refuse('file_not_word')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const numbering = parts.read(`${folder}numbering.xml`)
  if (!numbering.ok) return numbering
  const styles = parts.read(`${folder}styles.xml`)
  if (!styles.ok) return styles

  const reader = new DocxText(numbering.value, styles.value)
  const text = reader.lines(body).join('\n')
  if (text.trim() === '') return refuse('file_empty')
  return accept({ text, notes: [...reader.counts].map(([code, count]) => ({ code, params: { count } })) })
}

/** The parts of one package, unpacked on demand under one common budget. */
class Parts {
  private readonly bytes: Uint8Array
  private readonly entries: Map<string, ZipEntry>
  private left = MAX_UNPACKED_BYTES

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[]) {
    this.bytes = bytes
    this.entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  }

  /** The root of a part, or null when the package has no such part. */
  read(name: string): Result<Element | null> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) return accept(null)
    const unpacked = unpack(this.bytes, entry, this.left)
    if (!unpacked.ok) return unpacked
    this.left -= unpacked.value.length
    return parsePart(unpacked.value)
  }
}

/** The main document's path, by its relationship: some programs do not call it word/document.xml. */
function mainPart(relations: Element | null): string | null {
  for (const relation of relations ? elements(relations) : []) {
    if (
      attribute(relation, 'Type')?.endsWith('/officeDocument') &&
      attribute(relation, 'TargetMode') !== 'External'
    ) {
      return attribute(relation, 'Target')?.replace(/^\/+/, '') ?? null
    }
  }
  return null
}
