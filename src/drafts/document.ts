import { accept, type Result, refuse } from '../ground/result.ts'
import { isReadable, lengthOf } from '../ground/text.ts'
import { readDirectory } from './docx-zip.ts'
import { decodeText } from './read-file.ts'

/** The largest document, in bytes; also a CHECK in the database. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024

const MAX_FILENAME = 120

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What may be uploaded: the type it is served with, and how its content is known. */
const KINDS: Readonly<
  Record<string, { readonly type: string; readonly is: (bytes: Uint8Array) => boolean }>
> = {
  pdf: { type: 'application/pdf', is: (bytes) => begins(bytes, '%PDF-') },
  docx: { type: `${OFFICE}.wordprocessingml.document`, is: (bytes) => isPackage(bytes, 'word') },
  xlsx: { type: `${OFFICE}.spreadsheetml.sheet`, is: (bytes) => isPackage(bytes, 'xl') },
  doc: { type: 'application/msword', is: (bytes) => isOle(bytes, 'WordDocument') },
  xls: { type: 'application/vnd.ms-excel', is: (bytes) => isOle(bytes, 'Workbook') || isOle(bytes, 'Book') },
  jpg: { type: 'image/jpeg', is: (bytes) => begins(bytes, '\xff\xd8\xff') },
  png: { type: 'image/png', is: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n') },
  txt: { type: 'text/plain; charset=utf-8', is: isText },
  // recordings of a hearing
  mp3: {
    type: 'audio/mpeg',
    is: (bytes) => begins(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  },
  m4a: { type: 'audio/mp4', is: isMp4 },
  mp4: { type: 'video/mp4', is: isMp4 },
}

/** Endings to choose from in a file dialogue, as `accept` of an input says it. */
export const documentEndings = '.pdf,.docx,.xlsx,.doc,.xls,.jpg,.jpeg,.png,.txt,.mp3,.m4a,.mp4'

/**
 * What a document is, by its ending and its content together; a name that says something else than the content
 * is refused. Returns the name as it will be kept and the media type it is served with.
 *
 * Refuses: `file_empty`, `too_large`, `too_long` and `unreadable_characters` for the name, `file_type_not_allowed`,
 * `file_type_mismatch`.
 */
export function recogniseDocument(
  name: string,
  bytes: Uint8Array,
): Result<{ filename: string; mediaType: string }> {
  const field = 'file'
  if (bytes.length === 0) return refuse('file_empty', { field })
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse('too_large', { field, params: { limit: '20 MB' } })
  const filename = cleanName(name)
  if (!isReadable(name) || INVISIBLE.test(name)) return refuse('unreadable_characters', { field })
  if (lengthOf(filename) > MAX_FILENAME) return refuse('too_long', { field, params: { limit: MAX_FILENAME } })
  const ending = /^.+\.([a-z][a-z0-9]{2,3})$/i.exec(filename)?.[1]?.toLowerCase().replace('jpeg', 'jpg')
  const kind = ending !== undefined && Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined
  if (!kind) return refuse('file_type_not_allowed', { field })
  if (!kind.is(bytes)) return refuse('file_type_mismatch', { field })
  if (kind.type.startsWith('text/')) return accept({ filename, mediaType: textType(bytes) })
  return accept({ filename, mediaType: kind.type })
}

/** Marks that make a name read in another order or hide a part of it. */
const INVISIBLE = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u

/** The last step of a path, composed (NFC), without what file systems or headers trip over. */
function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return last
    .replace(/["<>|:*?]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
}

/** Whether the bytes begin with these (Latin-1). */
function begins(bytes: Uint8Array, text: string): boolean {
  return Array.from(text).every((char, i) => bytes[i] === char.charCodeAt(0))
}

/** The ISO base media file format (ISO/IEC 14496-12): its first box says what it is. */
function isMp4(bytes: Uint8Array): boolean {
  return begins(bytes.subarray(4), 'ftyp')
}

/** An Office Open XML package (ECMA-376) with its main folder, without macros. */
function isPackage(bytes: Uint8Array, folder: 'word' | 'xl'): boolean {
  if (!begins(bytes, 'PK\x03\x04')) return false
  const directory = readDirectory(bytes)
  if (!directory.ok) return false
  const names = Array.from(directory.value.values(), (entry) => entry.name)
  const macros = names.some((name) => /vbaProject\.bin$/i.test(name))
  return (
    names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(`${folder}/`)) && !macros
  )
}

/** A compound file ([MS-CFB]) whose directory, in UTF-16, has a stream of this name. */
function isOle(bytes: Uint8Array, stream: string): boolean {
  if (!begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return false
  const wanted = `${stream}\0`.split('').flatMap((char) => [char.charCodeAt(0), 0])
  // Directory entries are 128 bytes long and begin at multiples of 128.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

/** Text, and none that a program would run or a browser would take for a page. */
function isText(bytes: Uint8Array): boolean {
  return !begins(bytes, 'MZ') && !begins(bytes, '%PDF') && decodeText(bytes) !== null
}

/** Text keeps its bytes, so it is served as what it is encoded in. */
function textType(bytes: Uint8Array): string {
  return `text/plain; charset=${decodeText(bytes)?.encoding ?? 'utf-8'}`
}

/** The public address of a document; its name stands at the end for whoever saves it. */
export const documentPath = (document: { readonly id: string; readonly filename: string }): string =>
  `/documents/${document.id}/${encodeURIComponent(document.filename)}`
