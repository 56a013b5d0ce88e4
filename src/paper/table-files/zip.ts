import { Zip, ZipDeflate } from 'fflate'
import type { Bytes } from './file.ts'

/** Bytes collected before they are handed over. */
const CHUNK = 64 * 1024

/**
 * A zip file in the making, part after part: compressed bytes can be taken away at any time, and without `finish`
 * it has no directory, so that no program takes it for whole. The same parts give the same bytes on every machine:
 * the compressor is fflate's and not the platform's, and the clock in the headers stands still. Without ZIP64, which
 * not every office program reads: neither a part nor the whole may reach 4 GiB, which is the caller's to see to.
 */
export class ZipBytes {
  readonly #zip: Zip
  readonly #encoder = new TextEncoder()
  readonly #buffer = new Uint8Array(64 * 1024)
  #filled = 0
  #ready: Uint8Array[] = []
  #size = 0
  #made = 0
  #part: ZipDeflate | null = null

  constructor() {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#ready.push(bytes)
      this.#size += bytes.length
      this.#made += bytes.length
    })
  }

  /** Begin a part. */
  begin(path: string): void {
    this.#part = new ZipDeflate(path, { level: 2 })
    // Read by its local fields, so made from local fields: the first day that a zip can name.
    this.#part.mtime = new Date(1980, 0, 1)
    this.#zip.add(this.#part)
  }

  /** Write text to the part that is open; how many bytes it was before compression. */
  write(text: string, last = false): number {
    let [rest, total] = [text, 0]
    for (;;) {
      const { read, written } = this.#encoder.encodeInto(rest, this.#buffer.subarray(this.#filled))
      this.#filled += written
      total += written
      rest = rest.slice(read)
      if (rest === '') break
      this.#push(false)
    }
    if (last) this.#push(true)
    return total
  }

  // fflate copies what it is given, and makes the less waste the more it is given at a time.
  #push(last: boolean): void {
    this.#part?.push(this.#buffer.subarray(0, this.#filled), last)
    this.#filled = 0
  }

  whole(path: string, text: string): void {
    this.begin(path)
    this.write(text, true)
  }

  finish(): void {
    this.#zip.end()
  }

  /** Bytes made so far, taken or not. */
  get made(): number {
    return this.#made
  }

  /** True when there is enough to hand over. */
  get full(): boolean {
    return this.#size >= CHUNK
  }

  /** Take what was made so far. */
  take(): Bytes {
    const bytes = new Uint8Array(this.#size)
    let at = 0
    for (const piece of this.#ready) {
      bytes.set(piece, at)
      at += piece.length
    }
    this.#ready = []
    this.#size = 0
    return bytes
  }
}
