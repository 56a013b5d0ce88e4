import type { Facts } from '../decisions/facts.ts'
import {
  aheadOf,
  type Deed,
  type Missing,
  missingFor,
  type State,
  type Transition,
  type Way,
  wayOf,
} from '../decisions/lifecycle.ts'
import { pinnedOf, selectPinned } from '../decisions/pinned-profile.ts'
import {
  type Ending,
  selectEnding,
  selectJudgements,
  selectListing,
  selectPlan,
  selectSteps,
} from '../decisions/procedure-store.ts'
import { selectDecision } from '../decisions/store.ts'
import { documentsQuery } from '../drafts/store.ts'
import type { Instant } from '../ground/clock.ts'
import type { Visit } from '../ground/house.ts'
import { accept, type Result, refuse } from '../ground/result.ts'
import { maySee, type Officer } from '../people/officer.ts'
import { factsOf, kindsOwed, shownStateOf } from './facts-of.ts'
import { selectCalledHearings } from './hearings-store.ts'
import type { Kind } from './kinds.ts'
import type { Known } from './known.ts'
import { selectNewestDraft, selectPendingNotice, selectRounds } from './rounds-store.ts'
import { selectActs, selectPapers, selectPromulgation, selectRecords } from './store.ts'

export type CaseStep = {
  readonly seq: number
  readonly deed: string
  readonly state: State
  readonly at: Instant
  readonly officerName: string
}

/** A deed by which the procedure can go on from here, and what it still lacks. */
export type Ahead = { readonly transition: Transition; readonly missing: readonly Missing[] }

/** A decision with its whole procedure: where it stands, what is on record, what is missing for what. */
export type Case = Known & {
  readonly decision: Awaited<ReturnType<typeof selectDecision>>[number]
  /** As people see it: `state`, or between its rows what the facts tell. */
  readonly shownState: State
  readonly facts: Facts
  readonly steps: readonly CaseStep[]
  readonly ahead: readonly Ahead[]
  /** Which kinds of record this decision owes. */
  readonly owed: Readonly<Record<Kind, boolean>>
  readonly documents: Awaited<ReturnType<typeof documentsQuery>>
  readonly ending: Ending | null
  /** The profiles it was begun under: codes and versions. */
  readonly layers: readonly { readonly code: string; readonly version: number }[]
}

/** What the form of the deed itself supplies; the checklist does not hold it against the deed. */
const givenWithTheDeed: readonly Missing['fact'][] = ['discussion_record', 'carriers']

/**
 * What a deed asks for, adapted: R25 leaves it to the profile whether the legality review comes before the draft is
 * handed in or only before it is discussed; a decision that is turned down need not be controllable.
 */
export function factsFor(
  { facts, effective }: Pick<Case, 'facts' | 'effective'>,
  deed: Deed,
  supplied: readonly Missing['fact'][] = givenWithTheDeed,
): Facts {
  const later = deed === 'decision_submitted' && effective.values.legality_order.usual === 'before_discussion'
  return {
    ...facts,
    ...(later && facts.legality === 'missing' && { legality: 'not_needed' as const }),
    ...Object.fromEntries(supplied.map((fact) => [fact, 'met' as const])),
  }
}

/**
 * What the table allows and this decision does not go on by: the way of asking that is not in its plan, and of two
 * ways the hearing's report, after which the comments' would still be missing.
 */
function leadsElsewhere({ plan, rounds, hearings }: Known, deed: Deed): boolean {
  const comments =
    rounds.length > 0 || (plan ? plan.methods.includes('public_comment') : hearings.length === 0)
  const hearing = hearings.length > 0 || plan?.methods.includes('hearing') === true
  if (deed === 'notice_published' || deed === 'report_prepared') return !comments
  if (deed === 'hearing_announced') return !hearing
  return deed === 'hearing_report_prepared' && (comments || !hearing)
}

/** A decision's procedure, in one batch; undefined when there is no such decision. */
export async function readCase({ db, now }: Visit, decisionId: string): Promise<Case | undefined> {
  const [
    [decision],
    steps,
    [listing],
    [plan],
    judgements,
    [draft],
    [notice],
    rounds,
    hearings,
    records,
    acts,
    papers,
    [promulgation],
    documents,
    [ending],
    pinned,
  ] = await db.batch([
    selectDecision(db, decisionId),
    selectSteps(db, decisionId),
    selectListing(db, decisionId),
    selectPlan(db, decisionId),
    selectJudgements(db, decisionId),
    selectNewestDraft(db, decisionId),
    selectPendingNotice(db, decisionId),
    selectRounds(db, decisionId),
    selectCalledHearings(db, decisionId),
    selectRecords(db, decisionId),
    selectActs(db, decisionId),
    selectPapers(db, decisionId),
    selectPromulgation(db, decisionId),
    documentsQuery(db, decisionId),
    selectEnding(db, decisionId),
    selectPinned(db, decisionId),
  ])
  const last = steps.at(-1)
  if (!decision || !last) return undefined
  const { effective, layers } = pinnedOf(pinned, decision.matterKind)
  const way: Way = wayOf(decision.matterKind)
  const known: Known = {
    way,
    state: last.state,
    effective,
    listing: listing ?? null,
    plan: plan ?? null,
    judgements,
    draft: draft ?? null,
    notice: notice ?? null,
    rounds,
    hearings,
    records,
    acts,
    papers,
    promulgation: promulgation ?? null,
  }
  const facts = factsOf(known, now)
  const ahead = aheadOf(last.state, way)
    .filter(({ deed }) => !leadsElsewhere(known, deed))
    .map((transition) => ({
      transition,
      missing: missingFor(transition, factsFor({ facts, effective }, transition.deed)),
    }))
  return {
    ...known,
    decision,
    shownState: shownStateOf(known, facts),
    facts,
    steps,
    ahead,
    owed: kindsOwed(known),
    documents,
    ending: ending ?? null,
    layers,
  }
}

/** The same for whoever may see the unit's work; refuses `not_found` and `forbidden`. */
export async function openCase(visit: Visit, officer: Officer, decisionId: string): Promise<Result<Case>> {
  const file = await readCase(visit, decisionId)
  if (!file) return refuse('not_found')
  return maySee(officer, file.decision.draftingUnitId) ? accept(file) : refuse('forbidden')
}
