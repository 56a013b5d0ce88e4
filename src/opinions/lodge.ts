import { beijingDate, type Instant } from '../ground/clock.ts'
import { keyedHash } from '../ground/keys.ts'
import { accept, judge, type Problem, type Result, refuse } from '../ground/result.ts'
import { canonical, type Json } from '../ledger/canonical.ts'
import { breach } from '../statute/citations.ts'
import { closedBecause, type Intake } from './intake.ts'
import { emptyItems, type SubmissionInput } from './item.ts'
import { lookupCodeFor } from './lookup-code.ts'
import { clausesMissing } from './place.ts'
import { type KnownClause, readBack, readClauses, readIntake, readItems, readLodging } from './store.ts'
import {
  type Lodged,
  type Lodging,
  lodgedFrom,
  type Names,
  type Who,
  writeSubmission,
} from './write-submission.ts'

/**
 * Lodge an opinion, from the web or keyed in: submission, items, sealed particulars, counters, receipt mail
 * and ledger entry in one batch. From the web it is in time when `visit.now`, the instant of arrival, lies in
 * [opens_at, closes_at) (R6, E20); keyed in, it is stored whatever the date and flagged when late. Lodging the
 * same thing again under the same key answers as the first time and stores nothing.
 *
 * Refuses with not_found, not_yet_open, closed, nothing_said, clause_unknown, draft_changed,
 * received_in_future, idempotency_key_missing or idempotency_key_reused.
 */
export async function lodge(visit: Who, lodging: Lodging): Promise<Result<Lodged>> {
  const { db, keys } = visit
  if (!/^[\x21-\x7e]{16,128}$/.test(lodging.idempotencyKey)) return refuse('idempotency_key_missing')
  const uids = lodging.said.items.flatMap((item) => item.clause_uid ?? [])
  const [[intake], known] = await db.batch([readIntake(db, lodging.intakeId), readClauses(db, uids)])
  if (!intake) return refuse('not_found')
  const scope = `${intake.id}\n${lodging.idempotencyKey}`
  const keyHash = await keyedHash(keys, 'lodging', scope)
  // Keyed: what was said holds contacts, and a plain hash of a telephone number can be guessed.
  const bodyHash = await keyedHash(
    keys,
    'lodging-body',
    canonical(plain({ said: lodging.said, keyed: lodging.keyed ?? null })),
  )
  const lookupCode = await lookupCodeFor(keys, `${scope}\n${bodyHash}`)

  const names = { keyHash, bodyHash, lookupCode }

  const decided = await decide(visit, intake, lodging, known)
  const written = decided.ok ? await writeSubmission(visit, intake, lodging, names) : decided
  if (written.ok) return written
  // What was lodged before under this key is answered as it was then, whatever would be said of it now.
  const [first] = await readLodging(db, keyHash)
  return first ? sameAgain(visit, first, names) : written
}

/**
 * Whether this could be lodged now, without lodging it: for the page on which she checks what she wrote.
 * Refuses as `lodge` does.
 */
export async function couldLodge(visit: Who, intakeId: string, said: SubmissionInput): Promise<Result<void>> {
  const uids = said.items.flatMap((item) => item.clause_uid ?? [])
  const [[intake], known] = await visit.db.batch([
    readIntake(visit.db, intakeId),
    readClauses(visit.db, uids),
  ])
  return intake ? decide(visit, intake, { said }, known) : refuse('not_found')
}

/** Plain JSON of parsed input: optional fields that are undefined are left out. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

async function decide(
  visit: Who,
  intake: Intake & { readonly endedAt: Instant | null },
  lodging: Pick<Lodging, 'said' | 'keyed'>,
  known: readonly KnownClause[],
): Promise<Result<void>> {
  const { said, keyed } = lodging
  const shut = keyed ? undefined : closedBecause(intake, visit.now)
  if (shut) return judge([breach('R6', shut)], undefined)
  const problems: Problem[] = emptyItems(said.items)
  if (keyed && keyed.arrival.receivedOn > beijingDate(visit.now))
    problems.push({ code: 'received_in_future', field: 'received_on' })
  if (problems.length > 0) return judge(problems, undefined)
  return judge(await clausesMissing(visit.db, intake, said.items, known), undefined)
}

/** The second lodging under one key: the first one's answer, if it is the same thing that is said. */
async function sameAgain(
  visit: Who,
  lodging: { readonly submissionId: string; readonly bodyHash: string },
  names: Names,
): Promise<Result<Lodged>> {
  if (lodging.bodyHash !== names.bodyHash) return refuse('idempotency_key_reused')
  const [[row], said] = await visit.db.batch([
    readBack(visit.db, lodging.submissionId),
    readItems(visit.db, lodging.submissionId),
  ])
  if (!row) throw new Error('a lodging without its submission')
  return accept(lodgedFrom(row, said, names.lookupCode))
}
