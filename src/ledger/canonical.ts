/** What may stand in a ledger entry: no fractions, so that every implementation prints the same bytes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON (RFC 8785): no white space, keys sorted by UTF-16 code units. Numbers must be safe
 * integers and strings well-formed Unicode; throws TypeError otherwise.
 */
export function canonical(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError('only integers are canonical')
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('lone surrogate')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`
  const object = value as { readonly [key: string]: Json }
  const members = Object.keys(object)
    .sort()
    .map((key) => `${canonical(key)}:${canonical(object[key] as Json)}`)
  return `{${members.join(',')}}`
}
