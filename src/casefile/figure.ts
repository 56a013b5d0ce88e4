/** A whole number from 0 to `most` out of an address or a form; undefined for anything else. */
export const figure = (value: unknown, most = 999_999): number | undefined =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) && Number(value) <= most ? Number(value) : undefined
