import { CompactSign } from 'jose'
import { beijingIso, type Instant } from '../ground/clock.ts'
import type { Keys } from '../ground/keys.ts'

/** What a receipt certifies: that this submission, with these items, has this place in the ledger. */
export type ReceiptFacts = {
  readonly receiptNo: string
  readonly submissionId: string
  readonly intakeId: string
  readonly receivedAt: Instant
  readonly items: readonly {
    readonly itemNo: string
    readonly id: string
    readonly contentCommitment: string
  }[]
  readonly entryId: string
  readonly position: number
  readonly leafHash: string
}

/**
 * The signed receipt: a compact JWS (RFC 7515) with Ed25519 (RFC 8037) under the key published at
 * /.well-known/jwks.json. The signature is deterministic, so it is made again from the rows when asked for.
 */
export function signReceipt(keys: Keys, origin: string, facts: ReceiptFacts): Promise<string> {
  const payload = {
    iss: origin,
    receipt_no: facts.receiptNo,
    submission: facts.submissionId,
    intake: facts.intakeId,
    received_at: beijingIso(facts.receivedAt),
    items: facts.items.map((item) => ({
      item_no: item.itemNo,
      id: item.id,
      content: item.contentCommitment,
    })),
    ledger: { entry: facts.entryId, position: facts.position, leaf_hash: facts.leafHash },
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.signingPublic.kid, typ: 'wenji-receipt+jws' })
    .sign(keys.signing)
}
