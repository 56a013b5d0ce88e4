import { type Keys, keyedHash } from '../ground/keys.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The lookup code of a lodging: 10 characters of Crockford's base 32, 50 bits, readable over the phone. It
 * follows from the sender's own key, which we do not keep, so that sending the same form again shows the same
 * code while the database alone can never tell it.
 */
export async function lookupCodeFor(keys: Keys, scopedKey: string): Promise<string> {
  const digest = await keyedHash(keys, 'lookup-code', scopedKey)
  let code = ''
  for (let i = 0; i < 10; i++) code += ALPHABET[Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16) & 31]
  return code
}

/** As typed by a person: spaces and dashes dropped, I and L read as 1, O as 0. */
export const normaliseCode = (typedCode: string): string =>
  typedCode.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0')

/** What is stored of a lookup code: its keyed hash, bound to the submission. */
export const hashOfCode = (keys: Keys, submissionId: string, code: string): Promise<string> =>
  keyedHash(keys, 'lookup', `${submissionId}\n${code}`)

/** In two groups, for reading aloud. */
export const spokenCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
