const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** `length` random characters of Crockford's base 32 alphabet in lower case, 5 bits each. */
export function randomCode(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')
}

/** An opaque identity: 80 random bits, 16 characters. Says nothing about what it names. */
export const newId = (): string => randomCode(16)
