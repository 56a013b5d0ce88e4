import type { RefusalCode } from './refusals.ts'

/**
 * Why something was refused, in a form that a page, a program and a log can all use.
 *
 * `field` is a dotted path into what was sent (`items.0.text`), so that an error summary can link to it.
 * `rule` is the rule's number in the law table (R1 … R33); its source is quoted from `statute/`.
 * `params` fill the sentence; they never hold what a person typed.
 */
export type Problem = {
  readonly code: RefusalCode
  readonly field?: string
  readonly rule?: string
  /** Where the rule stands and what it says there, quoted. Filled by `statute/`. */
  readonly citation?: { readonly source: string; readonly quote: string }
  readonly params?: Readonly<Record<string, string | number>>
  /** A path on this site where the cause can be seen or mended. */
  readonly link?: string
}

/** One refusal may have several problems; the first one names the refusal. */
export type Refusal = { readonly problems: readonly [Problem, ...Problem[]] }

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

/** Refuse for one reason. */
export function refuse(
  code: RefusalCode,
  detail: Omit<Problem, 'code'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { problems: [{ code, ...detail }] } }
}

/** Refuse for every reason in `problems`, or accept `value` when there is none. */
export function judge<T>(problems: readonly Problem[], value: T): Result<T> {
  const [first, ...rest] = problems
  return first ? { ok: false, refusal: { problems: [first, ...rest] } } : accept(value)
}
