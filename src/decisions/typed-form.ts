import type { Nested } from '../ground/form.ts'

/** What was typed into one field; undefined for nothing, for a list and for a file. */
export const text = (form: Nested, name: string): string | undefined =>
  typeof form[name] === 'string' ? form[name] : undefined

/** One ticked box arrives as a text, several as a list, none not at all. */
export const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')

/** A question answered 是 or 否 in a form; undefined while it is unanswered. */
export const answer = (value: unknown): unknown =>
  value === 'yes' ? true : value === 'no' ? false : undefined
