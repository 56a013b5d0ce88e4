/** The keys of an installation, all derived from one secret, each for one purpose only. */
export type Keys = {
  /** Names the secret in use, so that sealed rows say which key opens them. */
  readonly id: string
  /** AES-256-GCM, for names and contacts. */
  readonly sealing: CryptoKey
  /** HMAC-SHA-256, for keyed hashes: addresses, idempotency keys, lookup codes. */
  readonly hashing: CryptoKey
  /** Ed25519, for receipts. */
  readonly signing: CryptoKey
  /** The public half of `signing`, as published at /.well-known/jwks.json. */
  readonly signingPublic: {
    readonly kty: 'OKP'
    readonly crv: 'Ed25519'
    readonly x: string
    readonly kid: string
  }
}

const encoder = new TextEncoder()

export function bytesFromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

export function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

async function derive(master: CryptoKey, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const info = encoder.encode(`wenji/v1/${purpose}`)
  const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }
  return new Uint8Array(await crypto.subtle.deriveBits(params, master, 256))
}

/** PKCS #8 (RFC 8410) of an Ed25519 private key with this seed: the only form WebCrypto takes a seed in. */
function ed25519Pkcs8(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  return Uint8Array.from([...prefix, ...seed])
}

/**
 * Derive an installation's keys (HKDF-SHA-256, RFC 5869) from its secret, 32 bytes in base64url.
 * Throws when the secret is missing or of another length: the Worker must not run without it.
 */
export async function deriveKeys(secret: string | undefined): Promise<Keys> {
  const bytes = bytesFromBase64url(secret ?? '')
  if (bytes.length !== 32) throw new Error('WENJI_SECRET must be 32 bytes in base64url')
  const master = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits'])
  const sealing = await crypto.subtle.importKey('raw', await derive(master, 'sealing'), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const hashing = await crypto.subtle.importKey(
    'raw',
    await derive(master, 'hashing'),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const pkcs8 = ed25519Pkcs8(await derive(master, 'signing'))
  const signing = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const { x } = (await crypto.subtle.exportKey('jwk', signing)) as JsonWebKey
  if (!x) throw new Error('no public key')
  const id = hex(await derive(master, 'id')).slice(0, 16)
  return { id, sealing, hashing, signing, signingPublic: { kty: 'OKP', crv: 'Ed25519', x, kid: id } }
}

/** SHA-256 of UTF-8 text or bytes, 64 hexadecimal digits. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** HMAC-SHA-256 of `purpose` and `text` under the installation's hashing key, 64 hexadecimal digits. */
export async function keyedHash(keys: Keys, purpose: string, text: string): Promise<string> {
  const data = encoder.encode(`${purpose}\0${text}`)
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', keys.hashing, data)))
}
