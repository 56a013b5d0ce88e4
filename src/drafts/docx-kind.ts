import type { RefusalCode } from '../ground/refusals.ts'

/** What a file is by its first bytes, whatever it is called. */
export type FileKind = 'zip' | 'ole' | 'pdf' | 'image' | 'rtf' | 'html' | 'other'

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** Recognises a file by its signature (magic number). */
export function kindOf(bytes: Uint8Array): FileKind {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return kind
  }
  const start = ascii(bytes, 0, 1024)
  // Readers accept a PDF whose header stands anywhere in the first kilobyte.
  if (start.includes('%PDF-')) return 'pdf'
  if (/^BM[\s\S]{4}\0\0\0\0/.test(start)) return 'image'
  if (/^RIFF[\s\S]{4}WEBP/.test(start) || /^[\s\S]{4}ftyp(?:heic|heix|mif1|avif)/.test(start)) return 'image'
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|\?xml)/i.test(start)) return 'html'
  return 'other'
}

/** Names in the directory of an OLE file (UTF-16) that tell what it holds. */
const utf16 = (name: string): number[] => [...name].flatMap((c) => [c.charCodeAt(0), 0])

function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = utf16(name)
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

/**
 * Why a file that is no .docx is refused: an old .doc, a password-protected document, a PDF, a picture, another
 * kind of file. Null for what begins like a zip, which may be a .docx.
 */
export function refusalForKind(bytes: Uint8Array): RefusalCode | null {
  if (bytes.length === 0) return 'file_empty'
  const kind = kindOf(bytes)
  if (kind === 'zip') return null
  if (kind === 'pdf') return 'file_is_pdf'
  if (kind === 'image') return 'file_is_image'
  if (kind !== 'ole') return 'file_not_word'
  if (holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo')) return 'file_encrypted'
  if (holds(bytes, 'Workbook') || holds(bytes, 'PowerPoint')) return 'file_not_word'
  return 'file_is_old_word'
}
