const K1 = 0x9e3779b1
const K2 = 0x85ebca6b
const K3 = 0xc2b2ae35

/** Spreads 32 bits over 32 bits, one to one. */
export function spread(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), K2)
  x = Math.imul(x ^ (x >>> 13), K3)
  return (x ^ (x >>> 16)) >>> 0
}

/**
 * A 32-bit code for each run of `size` characters, in order of place; a text shorter than that has none.
 *
 * The runs go over the joints between sentences: who leaves out punctuation has the same runs.
 */
export function shingles(text: string, size: 2 | 3): Uint32Array {
  const count = Math.max(0, text.length - size + 1)
  const codes = new Uint32Array(count)
  for (let at = 0; at < count; at++) {
    let code = Math.imul(text.charCodeAt(at), K1) + text.charCodeAt(at + 1)
    if (size === 3) code = Math.imul(code, K1) + text.charCodeAt(at + 2)
    codes[at] = spread(code)
  }
  return codes
}
