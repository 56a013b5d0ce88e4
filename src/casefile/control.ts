import * as z from 'zod'

/** What a field of a record's body is in a form, read off its schema. */
export type Control =
  | { readonly type: 'line' | 'text'; readonly max: number; readonly optional: boolean }
  | { readonly type: 'date'; readonly optional: boolean }
  | { readonly type: 'choice' | 'many'; readonly options: readonly string[] }
  | { readonly type: 'yes' }
  | { readonly type: 'rows'; readonly fields: readonly Field[] }

export type Field = { readonly name: string; readonly control: Control }

/** A text of at most so many characters is typed on one line. */
const ONE_LINE = 200

function controlOf(schema: unknown): Control {
  const optional = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
  const inner = optional ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType)
  if (inner instanceof z.ZodEnum) return { type: 'choice', options: inner.options as string[] }
  if (inner instanceof z.ZodLiteral) return { type: 'yes' }
  if (inner instanceof z.ZodArray) {
    const element = inner.element as z.ZodType
    return element instanceof z.ZodObject
      ? { type: 'rows', fields: fieldsOf(element) }
      : { type: 'many', options: (element as z.ZodEnum).options as string[] }
  }
  const { format, maxLength } = (inner.meta() ?? {}) as { format?: string; maxLength?: number }
  if (format === 'date') return { type: 'date', optional }
  const max = maxLength ?? ONE_LINE
  return { type: max <= ONE_LINE ? 'line' : 'text', max, optional }
}

/** The fields of a form for this body, in order. */
export const fieldsOf = (body: z.ZodObject): Field[] =>
  Object.entries(body.shape).map(([name, schema]) => ({ name, control: controlOf(schema) }))
