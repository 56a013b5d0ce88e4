// SHA-256 (FIPS 180-4) over bytes that come piece by piece: WebCrypto takes a text only whole, and workerd's
// DigestStream neither exists elsewhere nor tells the hash of what it has read so far.

/** The first 32 bits of the fractional part of `root` (FIPS 180-4, 4.2.2 and 5.3.3), for the first primes. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return Int32Array.from(primes, (prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

const ROUND = fractions(64, Math.cbrt)
const START = fractions(8, Math.sqrt)

/** One hash in the making. */
export class Sha256 {
  #state = Int32Array.from(START)
  readonly #words = new Int32Array(64)
  readonly #rest = new Uint8Array(64)
  #length = 0

  /** How many bytes were read. */
  get length(): number {
    return this.#length
  }

  /** Read the next bytes. They are not kept. */
  update(bytes: Uint8Array): void {
    let at = 0
    const held = this.#length % 64
    this.#length += bytes.length
    if (held > 0) {
      const piece = bytes.subarray(0, 64 - held)
      this.#rest.set(piece, held)
      at = piece.length
      if (held + at < 64) return
      this.#block(this.#rest, 0)
    }
    for (; at + 64 <= bytes.length; at += 64) this.#block(bytes, at)
    this.#rest.set(bytes.subarray(at))
  }

  /** The hash of everything read so far, in lower-case hexadecimal. More may be read afterwards. */
  hex(): string {
    const held = this.#length % 64
    const end = new Uint8Array(held < 56 ? 64 : 128)
    end.set(this.#rest.subarray(0, held))
    end[held] = 0x80
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(this.#length) * 8n)
    const before = this.#state
    this.#state = Int32Array.from(before)
    for (let at = 0; at < end.length; at += 64) this.#block(end, at)
    const text = Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    this.#state = before
    return text
  }

  // The inmost loop of every export: plain locals, and `as number` because every index is in range by construction.
  #block(bytes: Uint8Array, offset: number): void {
    const w = this.#words
    const state = this.#state
    for (let t = 0, at = offset; t < 16; t++, at += 4) {
      w[t] =
        ((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number)
    }
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15] as number
      const y = w[t - 2] as number
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0
    }
    let a = state[0] as number
    let b = state[1] as number
    let c = state[2] as number
    let d = state[3] as number
    let e = state[4] as number
    let f = state[5] as number
    let g = state[6] as number
    let h = state[7] as number
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (ROUND[t] as number) + (w[t] as number)) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    state[0] = (state[0] as number) + a
    state[1] = (state[1] as number) + b
    state[2] = (state[2] as number) + c
    state[3] = (state[3] as number) + d
    state[4] = (state[4] as number) + e
    state[5] = (state[5] as number) + f
    state[6] = (state[6] as number) + g
    state[7] = (state[7] as number) + h
  }
}
