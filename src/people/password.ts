import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { base64url, bytesFromBase64url } from '../ground/keys.ts'
import { judge, type Problem, type Result } from '../ground/result.ts'
import { lengthOf } from '../ground/text.ts'

/** Code points; NIST SP 800-63B asks for length and against composition rules. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

/** RFC 7914: N = 2^15, r = 8, p = 3, about 150 ms and 32 MiB. */
const COST = { log2N: 15, r: 8, p: 3 } as const

function derive(
  password: string,
  salt: Uint8Array,
  log2N: number,
  r: number,
  p: number,
): Promise<Uint8Array> {
  const N = 2 ** log2N
  // The same characters typed on another keyboard must be the same password.
  const secret = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    )
  })
}

/** Hash a password for keeping: `scrypt:15:8:3:<salt>:<hash>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = new Uint8Array(randomBytes(16))
  const { log2N, r, p } = COST
  return `scrypt:${log2N}:${r}:${p}:${base64url(salt)}:${base64url(await derive(password, salt, log2N, r, p))}`
}

/** Never the hash of anything; costs as much to compare with as a real one. */
const NOBODY = `scrypt:15:8:3:${'A'.repeat(22)}:${'A'.repeat(43)}`

/**
 * Compare a password with a kept hash, in constant time. Without a hash (no such account) the same work is
 * done for nothing, so that the time taken says nothing either.
 */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const parts = /^scrypt:(\d{1,2}):(\d{1,2}):(\d{1,2}):([\w-]+):([\w-]{43})$/.exec(kept ?? NOBODY)
  if (!parts) throw new Error('a kept password has an unknown format')
  const [, log2N = '', r = '', p = '', salt = '', hash = ''] = parts
  const derived = await derive(password, bytesFromBase64url(salt), Number(log2N), Number(r), Number(p))
  return timingSafeEqual(derived, bytesFromBase64url(hash)) && kept !== undefined
}

/** A new password must be long enough and not what anyone would try first. */
export function judgePassword(
  password: string,
  about: { readonly email: string; readonly name: string },
  field: string,
): Result<string> {
  const problems: Problem[] = []
  const plain = password.normalize('NFKC').trim().toLowerCase()
  const [account = ''] = about.email.split('@')
  const distinct = new Set(plain).size
  if (lengthOf(password.trim()) < PASSWORD_MIN) {
    problems.push({ code: 'password_too_short', field, params: { min: PASSWORD_MIN } })
  } else if (lengthOf(password) > PASSWORD_MAX) {
    problems.push({ code: 'too_long', field, params: { limit: PASSWORD_MAX } })
  } else if (
    distinct < 4 ||
    plain === about.email ||
    plain === about.name.toLowerCase() ||
    plain.replace(/[\d\W_]+$/, '') === account ||
    /^(?:0?123456789\d*|9876543210\d*|password\W*\d*|qwertyuiop\d*|administrator\d*)$/.test(plain)
  ) {
    problems.push({ code: 'password_too_easy', field })
  }
  return judge(problems, password)
}

/** A temporary password that can be read out over the telephone: four groups of four, 80 bits. */
export const temporaryPassword = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code
