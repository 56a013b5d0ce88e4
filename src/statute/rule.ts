import type { Severity } from './finding.ts'

/** One rule of the law table. Its source and its words are in `citations.ts` under the same number. */
export type LawRule = {
  readonly id: `R${number}`
  /** What it asks, in one sentence. */
  readonly zh: string
  readonly en: string
  readonly severity: readonly Severity[]
  /** Where it is kept, and where that is tried: each file names the rule. Empty: not built yet. */
  readonly code: readonly string[]
  readonly tests: readonly string[]
  /** The rooms that will hold it, or what is left of it. */
  readonly later: readonly string[]
}
