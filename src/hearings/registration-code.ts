import { type Keys, keyedHash } from '../ground/keys.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 13

const codeFrom = (digest: string): string =>
  Array.from(
    { length: LENGTH },
    (_, i) => ALPHABET[Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16) & 31],
  ).join('')

/**
 * The private code of a sign-up: 13 characters of Crockford's base 32, 65 bits. It follows from the sender's own
 * key, which we do not keep, so that sending the same form again shows the same code while the database alone can
 * never tell it.
 */
export const codeFor = async (keys: Keys, scopedKey: string): Promise<string> =>
  codeFrom(await keyedHash(keys, 'registration-code', scopedKey))

/**
 * The code that a letter carries to the registered address: another one than the person was shown, because that one
 * is not kept. Both are hers; it follows from what is stored of the first, so that a reissue ends both.
 */
export const mailedCode = async (keys: Keys, registrationId: string, codeHash: string): Promise<string> =>
  codeFrom(await keyedHash(keys, 'registration-code-by-mail', `${registrationId}\n${codeHash}`))

/** As typed by a person: spaces and dashes dropped, I and L read as 1, O as 0. */
export const normalCode = (typedCode: string): string =>
  typedCode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―−-]/g, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')

/** What is stored of a private code: its keyed hash, bound to the sign-up. */
export const hashOfCode = (keys: Keys, registrationId: string, code: string): Promise<string> =>
  keyedHash(keys, 'registration', `${registrationId}\n${code}`)

/** Whether a code as typed is hers: the one she was shown, or the one that went to her address. */
export async function isCodeOf(
  keys: Keys,
  { id, codeHash }: { readonly id: string; readonly codeHash: string },
  typedCode: string,
): Promise<boolean> {
  const code = normalCode(typedCode)
  const [shown, mailed] = await Promise.all([hashOfCode(keys, id, code), mailedCode(keys, id, codeHash)])
  return shown === codeHash || code === mailed
}

/** In three groups, for reading aloud. */
export const spokenCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5, 9)}-${code.slice(9)}`
