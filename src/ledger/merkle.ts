// The Merkle tree of RFC 6962 §2.1 (the same in RFC 9162 §2.1): a leaf is hashed with a leading 0x00,
// a node with a leading 0x01, so that neither can pass for the other.

type Bytes = Uint8Array<ArrayBuffer>

async function digest(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
}

/** The hash of a leaf: SHA-256(0x00 ‖ bytes), 32 bytes (RFC 6962 §2.1). */
export const leafHash = (leaf: Uint8Array): Promise<Bytes> => digest(Uint8Array.of(0), leaf)

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right), 32 bytes (RFC 6962 §2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> =>
  digest(Uint8Array.of(1), left, right)

/** The largest power of two smaller than `n`; `n` at least 2. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

/** The tree head over leaf hashes, in order: MTH of RFC 6962 §2.1; of no leaves, the hash of nothing. */
export async function treeHead(leaves: readonly Uint8Array[]): Promise<Bytes> {
  const [only] = leaves
  if (!only) return digest()
  if (leaves.length === 1) return Uint8Array.from(only)
  const split = splitOf(leaves.length)
  return nodeHash(await treeHead(leaves.slice(0, split)), await treeHead(leaves.slice(split)))
}
