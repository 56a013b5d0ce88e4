import { commitTo } from '../ledger/commitment.ts'
import type { ItemInput } from './item.ts'

/** What an item's content commitment is over: everything she wrote in it and which clause she meant. */
export const contentCommitment = (salt: string, item: ItemInput): Promise<string> =>
  commitTo('content', salt, {
    clause_uid: item.clause_uid ?? null,
    kind: item.kind,
    text: item.text,
    suggested_wording: item.suggested_wording ?? null,
    reason: item.reason ?? null,
  })

/** What an item's submitter commitment is over: who said it, bound to the item so that no two look alike. */
export const submitterCommitment = (
  salt: string,
  itemId: string,
  who: { kind: string; name: string | null; email: string | null; phone: string | null; area: string | null },
): Promise<string> => commitTo('submitter', salt, { item: itemId, ...who })
