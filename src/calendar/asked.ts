import { isPlainDate, type PlainDate } from '../ground/clock.ts'
import type { Problem } from '../ground/result.ts'

/** A query string's fields with all their values. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** Years, first and last inclusive. */
type Years = { readonly first: number; readonly last: number }
const ALL_YEARS: Years = { first: 1900, last: 2999 }

/** What is wrong with a text that should be a date; undefined when nothing is. */
function dateFault(text: string, within: Years): Omit<Problem, 'field'> | undefined {
  const year = Number(text.slice(0, 4))
  if (isPlainDate(text) && within.first <= year && year <= within.last) return undefined
  if (/^\d{4}-\d\d-\d\d[\sTtZz+-]/.test(text)) return { code: 'date_with_time' }
  const ms = Date.parse(`${text}T00:00:00Z`)
  const exists =
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
  if (exists) return { code: 'date_out_of_range', params: within }
  return { code: 'invalid_date' }
}

/**
 * Reads a query field by field and keeps every problem with its field: what is missing, given twice, no date, a
 * date with a time of day or a zone, no whole number, out of range. Empty fields, as forms send them, are absent.
 */
export function ask(fields: Fields) {
  const problems: Problem[] = []
  const fail = (problem: Problem): undefined => void problems.push(problem)
  const one = (field: string, optional: boolean): string | undefined => {
    const values = (Object.hasOwn(fields, field) ? (fields[field] ?? []) : []).filter((each) => each !== '')
    if (values.length > 1) return fail({ code: 'repeated', field })
    if (values.length === 0 && !optional) return fail({ code: 'missing', field })
    return values[0]
  }
  const date = (field: string, optional = false, within = ALL_YEARS): PlainDate | undefined => {
    const text = one(field, optional)
    if (text === undefined) return undefined
    const fault = dateFault(text, within)
    return fault ? fail({ ...fault, field }) : (text as PlainDate)
  }
  /** A whole number from `min` to `max`; `otherwise` when it may be left out. */
  const whole = (field: string, min: number, max: number, otherwise?: number): number | undefined => {
    const text = one(field, otherwise !== undefined)
    if (text === undefined) return otherwise
    const n = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return n >= min && n <= max ? n : fail({ code: 'days_out_of_range', field, params: { min, max } })
  }
  const choice = <T extends string>(field: string, options: readonly T[], otherwise?: T): T | undefined => {
    const text = one(field, otherwise !== undefined)
    if (text === undefined) return otherwise
    const found = options.find((option) => option === text)
    return found ?? fail({ code: 'invalid_choice', field })
  }
  return { problems, date, whole, choice }
}
