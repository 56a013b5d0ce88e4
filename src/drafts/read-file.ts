import { accept, type Result, refuse } from '../ground/result.ts'
import { type FileText, readDocx } from './docx.ts'
import { kindOf } from './docx-kind.ts'

/** The largest draft file that may be uploaded, in bytes. */
export const MAX_DRAFT_FILE_BYTES = 10 * 1024 * 1024

/** The longest draft text, in bytes of UTF-8, however it arrived. The longest law in force has half of it. */
export const MAX_DRAFT_TEXT_BYTES = 1024 * 1024

/**
 * Reads an uploaded draft. What the file is, its content decides; the name only tells whether a refusal should
 * speak of Word or of text.
 *
 * @param name the name under which it was uploaded
 * @returns its text with notes on how it was read, or a refusal that says what the file is instead
 */
export async function readDraftFile(name: string, bytes: Uint8Array): Promise<Result<FileText>> {
  if (bytes.length === 0) return refuse('file_empty')
  if (bytes.length > MAX_DRAFT_FILE_BYTES) {
    return refuse('file_too_large', { params: { max_mb: MAX_DRAFT_FILE_BYTES / 1024 / 1024 } })
  }
  const read = kindOf(bytes) === 'other' ? readText(name, bytes) : await readDocx(bytes)
  if (!read.ok) return read
  if (new TextEncoder().encode(read.value.text).length > MAX_DRAFT_TEXT_BYTES) {
    return refuse('file_text_too_long', { params: { max_kb: MAX_DRAFT_TEXT_BYTES / 1024 } })
  }
  return read
}

function readText(name: string, bytes: Uint8Array): Result<FileText> {
  const decoded = decodeText(bytes)
  if (!decoded) return refuse(/\.(?:docx?|dotx?|wps)$/i.test(name) ? 'file_not_word' : 'file_not_text')
  if (decoded.text.trim() === '') return refuse('file_empty')
  const { text, encoding } = decoded
  return accept({ text, notes: encoding === 'utf-8' ? [] : [{ code: 'encoding', params: { encoding } }] })
}

/**
 * Decodes a text file: by its byte order mark, else as strict UTF-8, else as UTF-16 when every other byte is
 * often zero, else as GB18030, which most Chinese text files without a mark are.
 *
 * @returns null when it reads as text in none of them
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const marked = markOf(bytes)
  if (marked) return attempt(bytes, marked)
  const utf8 = attempt(bytes, 'utf-8')
  if (utf8) return utf8
  const zeros = [0, 1].map((side) => countZeros(bytes, side))
  if ((zeros[0] ?? 0) + (zeros[1] ?? 0) > 0) {
    return attempt(bytes, (zeros[1] ?? 0) >= (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be')
  }
  return attempt(bytes, 'gb18030')
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function countZeros(bytes: Uint8Array, side: number): number {
  let zeros = 0
  for (let i = side; i < bytes.length; i += 2) if (bytes[i] === 0) zeros++
  return zeros
}

function attempt(bytes: Uint8Array, encoding: string): { text: string; encoding: string } | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return readsAsText(text) ? { text, encoding } : null
  } catch {
    return null
  }
}

const LEGIBLE =
  /[\s\x20-\x7e\u00a0-\u00ff\u2000-\u2bff\u3000-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ufeff]/u
const SAMPLE = 4000

/** Text holds no NUL, hardly a control character, and mostly characters that Chinese documents are written with. */
function readsAsText(text: string): boolean {
  if (text.includes('\0')) return false
  const sample = Array.from(text.slice(0, SAMPLE))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.filter((c) => /[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(c)).length
  const legible = sample.filter((c) => LEGIBLE.test(c)).length
  return controls <= sample.length / 200 && legible >= sample.length * 0.85
}
