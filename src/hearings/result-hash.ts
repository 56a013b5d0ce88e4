import { sha256 } from '../ground/keys.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import type { PaperRef } from './store.ts'

/** The hash of a result in the ledger: over the hearing, how it was drawn, the value, the order, and the witness. */
export const resultHash = (result: {
  readonly hearingId: string
  readonly method: string
  readonly canonical: string | null
  readonly categories: Json
  readonly witness?: string
  readonly documents?: readonly PaperRef[]
  readonly reason?: string
}): Promise<string> =>
  sha256(
    canonical({
      hearing: result.hearingId,
      method: result.method,
      value: result.canonical,
      categories: result.categories,
      witness: result.witness ?? '',
      documents: (result.documents ?? []).map((each) => each.sha256),
      ...(result.reason && { reason: result.reason }),
    }),
  )
