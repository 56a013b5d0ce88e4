import { Inflate } from 'fflate'
import { accept, type Result, refuse } from '../ground/result.ts'

/** What all parts read from one document may come to when unpacked. */
export const MAX_UNPACKED_BYTES = 12 * 1024 * 1024

/** Chunks this small keep one step of inflating below 5 MB even at deflate's greatest ratio (1 : 1032). */
const CHUNK = 4096
const MOST_ENTRIES = 4000

export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Reads the directory of a zip file (PKWARE APPNOTE 4.3.12). Sizes in it are what the file claims, not facts.
 *
 * @returns the entries, or `file_broken` for a cut, oversized or contradictory directory
 */
export function readDirectory(bytes: Uint8Array): Result<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return refuse('file_broken')
  const total = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (total === 0 || total > MOST_ENTRIES) return refuse('file_broken')
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  for (let i = 0; i < total; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return refuse('file_broken')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    // Two parts of one name would let two readers see two different documents.
    if (names.has(name)) return refuse('file_broken')
    names.add(name)
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return accept(entries)
}

/** The end record stands in the last 64 KB, before a comment of any length. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}

/**
 * Unpacks one entry as a stream and stops as soon as it passes `budget` bytes, because a zip lies about sizes.
 *
 * @returns the bytes; `file_too_large_inside` over the budget; `file_encrypted`; `file_broken` when the data
 *   cannot be unpacked or is not as long as the directory says
 */
export function unpack(bytes: Uint8Array, entry: ZipEntry, budget: number): Result<Uint8Array> {
  if (entry.encrypted) return refuse('file_encrypted')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    return refuse('file_broken')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) return refuse('file_broken')
  if (entry.method === 0) return packed.length > budget ? refuse('file_too_large_inside') : accept(packed)
  if (entry.method !== 8) return refuse('file_broken')
  return inflate(packed, entry.unpacked, budget)
}

function inflate(packed: Uint8Array, claimed: number, budget: number): Result<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  let ended = false
  const stream = new Inflate((chunk, final) => {
    length += chunk.length
    if (length <= budget) chunks.push(chunk)
    ended ||= final
  })
  try {
    for (let at = 0; at < packed.length && !ended && length <= budget; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
    }
  } catch {
    return refuse('file_broken')
  }
  if (length > budget) return refuse('file_too_large_inside')
  if (length !== claimed) return refuse('file_broken')
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return accept(whole)
}
