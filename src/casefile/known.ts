import type { State, Way } from '../decisions/lifecycle.ts'
import { type HearingJudgement, judgementOf, type Listing, type Plan } from '../decisions/procedure-store.ts'
import { beijingDate, endOfDay, type Instant, startOfDay } from '../ground/clock.ts'
import type { Effective } from '../statute/profile.ts'
import { type Carrier, judgeCarriers, judgePollResult } from '../statute/publishing.ts'
import type { CalledHearing } from './hearings-store.ts'
import type { BodyOf, Kind } from './kinds.ts'
import type { LegalityBody } from './record-bodies.ts'
import type { NewestDraft, PendingNotice, Round } from './rounds-store.ts'
import type { CaseAct, CaseRecord, OutgoingPaper, Promulgation } from './store.ts'

/** Everything that is known of a decision's procedure, as one batch read it. */
export type Known = {
  readonly way: Way
  readonly state: State
  readonly effective: Effective
  readonly listing: Listing | null
  readonly plan: Plan | null
  readonly judgements: readonly HearingJudgement[]
  readonly draft: NewestDraft | null
  readonly notice: PendingNotice | null
  readonly rounds: readonly Round[]
  /** The hearings that were announced and not cancelled, oldest first. */
  readonly hearings: readonly CalledHearing[]
  readonly records: readonly CaseRecord[]
  readonly acts: readonly CaseAct[]
  readonly papers: readonly OutgoingPaper[]
  readonly promulgation: Promulgation | null
}

/** The newest version of a kind of record, with its body as the kind has it. */
export function newestRecord<K extends Kind>(
  records: readonly CaseRecord[],
  kind: K,
): (Omit<CaseRecord, 'body'> & { readonly body: BodyOf<K> }) | undefined {
  const found = records
    .filter((each) => each.kind === kind)
    .reduce<CaseRecord | undefined>(
      (newest, each) => (newest && newest.version > each.version ? newest : each),
      undefined,
    )
  return found as (Omit<CaseRecord, 'body'> & { readonly body: BodyOf<K> }) | undefined
}

/** The paper that counts: the one that is out, otherwise the newest version. */
export const newestPaper = (papers: readonly OutgoingPaper[], kind: OutgoingPaper['kind']) => {
  const own = papers.filter((each) => each.kind === kind)
  return own.find(({ publishedAt }) => publishedAt !== null) ?? own[0]
}

/** R31: whether a paper of this kind is out; an interpretation that went out with the decision is one (R26). */
export const isOut = (papers: readonly OutgoingPaper[], kind: OutgoingPaper['kind']): boolean =>
  papers.some(
    (each) =>
      each.publishedAt !== null &&
      (each.kind === kind ||
        (kind === 'interpretation' && each.documents.some(({ role }) => role === 'interpretation'))),
  )

/**
 * R25: whether the newest legality review lets the newest draft be discussed. It counts for the draft that it
 * reviewed alone; unlawful passes only as an exploratory reform (N713 art. 25), in a matter whose plan says reform.
 */
export function legalityPassed({ records, draft, plan }: Pick<Known, 'records' | 'draft' | 'plan'>): boolean {
  const newest = newestRecord(records, 'legality_review')
  if (!newest) return false
  const body = newest.body as unknown as LegalityBody
  if (body.draft_sha256 !== draft?.sha256) return false
  if (body.verdict === 'lawful') return true
  const stated = body.exploratory === 'yes' && body.exploratory_risks !== ''
  return body.verdict === 'unlawful' && stated && isReform(plan)
}

/** N713 art. 25: only a reform can be exploratory. */
export const isReform = (plan: Known['plan']): boolean => plan?.body.matter_class === 'reform'

/** R5, domain.md §3: whether the draft was saved anew after the public was asked on it. */
export const changedSinceAsked = ({
  rounds,
  hearings,
  draft,
}: Pick<Known, 'rounds' | 'hearings' | 'draft'>): boolean => {
  const asked = (rounds.at(-1) ?? heldHearings({ hearings }).at(-1))?.draft_version_id ?? null
  return asked !== null && draft !== null && draft.id !== asked
}

/** The hearings whose record is closed. */
export const heldHearings = ({ hearings }: Pick<Known, 'hearings'>): CalledHearing[] =>
  hearings.filter((each) => each.record_closed_at !== null)

/** R26: whether the interpretation must go out in the same moment, or within how many working days. */
export const interpretationDays = (effective: Effective): { sameMoment: boolean; workdays: number } => {
  const { usual, floor } = effective.values.interpretation
  return { sameMoment: floor === 0, workdays: usual }
}

/** R21: a hearing is owed by law, by the plan, by the judgement when comments closed, or because it was announced. */
export const hearingOwed = ({
  plan,
  judgements,
  hearings,
}: Pick<Known, 'plan' | 'judgements' | 'hearings'>): boolean =>
  hearings.length > 0 ||
  plan?.hearingByLaw === true ||
  plan?.methods.includes('hearing') === true ||
  judgementOf(judgements, 'close')?.hearing === true

type ResultCarrier = Carrier & { readonly at: Instant | null; readonly replaced_reason: string | null }

/** R12 at this instant: where the result of a round is still missing. */
export function missingCarriers(round: Round, now: Instant) {
  const rows = JSON.parse(round.result_on) as ResultCarrier[]
  const on = rows.filter(({ at }) => at !== null && at < now)
  const replaced = Object.fromEntries(rows.map(({ name, replaced_reason }) => [name, replaced_reason ?? '']))
  // The portal is this one: there since the whole report was published.
  const portal: Carrier = { kind: 'portal', name: '' }
  return judgeCarriers(
    JSON.parse(round.draft_on) as Carrier[],
    round.result_whole_at ? [portal, ...on] : on,
    replaced,
  )
}

/** R23 at this instant: on which of the poll's carriers its result is missing. Days count from their end. */
export function missingPollResult(records: readonly CaseRecord[], now: Instant) {
  const poll = newestRecord(records, 'poll_report')?.body
  if (!poll) return null
  const on = (name: string): Carrier => ({ kind: 'media', name })
  return judgePollResult(
    poll.carriers.map(({ name }) => on(name)),
    poll.published.map(({ name, on: date }) => ({
      carrier: on(name),
      // Of the very day only what was public when it began counts as before: the hour is not on record.
      at: date < beijingDate(now) ? startOfDay(date) : endOfDay(date),
    })),
    now,
  )
}
