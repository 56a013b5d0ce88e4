import * as z from 'zod'
import { isPlainDate, type PlainDate } from './clock.ts'
import { type RefusalCode, refusals } from './refusals.ts'
import { judge, type Problem, type Result } from './result.ts'
import { isReadable, lengthOf, tidy } from './text.ts'

/** An issue that carries its own refusal code. */
const coded = (code: RefusalCode, params: Record<string, number> = {}) => ({ params: { code, ...params } })

/**
 * Text that a person typed: tidied, readable, at most `max` code points (an OpenAPI `maxLength`), and not
 * empty unless `optional`.
 */
export const typed = (max: number) =>
  z
    .string()
    .transform(tidy)
    .refine((text) => lengthOf(text) <= max, coded('too_long', { limit: max }))
    .refine(isReadable, coded('unreadable_characters'))
    .meta({ type: 'string', maxLength: max })

/** Typed text that must say something. */
export const required = (max: number) => typed(max).refine((text) => text !== '', coded('missing'))

/** A Beijing calendar date. */
export const plainDate = z
  .string()
  .refine(isPlainDate, coded('invalid_date'))
  .transform((text) => text as PlainDate)
  .meta({ type: 'string', format: 'date' })

/** An e-mail address, lower case. */
export const email = typed(254)
  .transform((text) => text.toLowerCase())
  .refine(
    (text) => text === '' || /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\]+$/.test(text),
    coded('invalid_email'),
  )

function problemOf(issue: z.core.$ZodIssue): Problem {
  const field = issue.path.join('.')
  const at = field === '' ? {} : { field }
  if (issue.code === 'custom') {
    const { code, ...params } = (issue.params ?? {}) as { code?: string } & Record<string, number>
    if (code && code in refusals) return { code: code as RefusalCode, params, ...at }
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { code: 'missing', ...at }
  // One value alone is a box to tick.
  if (issue.code === 'invalid_value' && issue.values.length === 1)
    return { code: 'confirmation_missing', ...at }
  if (issue.code === 'too_big') return { code: 'too_long', params: { limit: Number(issue.maximum) }, ...at }
  if (issue.code === 'too_small') return { code: 'missing', ...at }
  return { code: 'invalid_choice', ...at }
}

/** Check `data` against `schema`; a refusal has one problem per field, never repeating what was sent. */
export function parse<S extends z.ZodType>(schema: S, data: unknown): Result<z.output<S>> {
  const outcome = schema.safeParse(data, { reportInput: true })
  if (outcome.success) return { ok: true, value: outcome.data }
  const seen = new Set<string>()
  const problems = outcome.error.issues
    .map(problemOf)
    .filter(({ field = '' }) => !seen.has(field) && seen.add(field))
  return judge(problems, undefined as never)
}
