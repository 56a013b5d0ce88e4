import type { State } from '../decisions/lifecycle.ts'
import { selectMilestones } from '../decisions/milestone.ts'
import { pinnedOf, selectPinned } from '../decisions/pinned-profile.ts'
import { selectEnding, selectListing, selectState } from '../decisions/procedure-store.ts'
import { selectPublications } from '../decisions/publication.ts'
import { selectDecision } from '../decisions/store.ts'
import { documentPath } from '../drafts/document.ts'
import { documentsQuery } from '../drafts/store.ts'
import type { Instant, PlainDate } from '../ground/clock.ts'
import type { Database } from '../ground/house.ts'
import { selectRounds } from './rounds-store.ts'
import {
  type CaseAct,
  type OutgoingPaper,
  type PromulgationCarrier,
  selectActs,
  selectPapers,
  selectPromulgation,
} from './store.ts'

export type PublicDocument = {
  readonly filename: string
  readonly path: string
  readonly size: number
  readonly sha256: string
}

export type PublicPromulgation = {
  readonly docNo: string
  readonly title: string
  readonly promulgatedAt: Instant
  readonly text: PublicDocument
  /** R26: with the decision or after it; null while it is not out. */
  readonly interpretation:
    | (PublicDocument & { readonly publishedAt: Instant; readonly hotline: string })
    | null
  readonly carriers: readonly PromulgationCarrier[]
  /** N713 art. 32: how public and expert opinions were taken up. */
  readonly opinions: string
}

/** What the public may know of a decision's procedure. */
export type PublicCase = {
  readonly decision: Awaited<ReturnType<typeof selectDecision>>[number]
  readonly listing: {
    readonly year: number
    readonly no: number
    readonly listedAt: Instant
    readonly jointUnits: readonly string[]
  } | null
  /** Of the main line; whoever shows it must not tell `submitted` and `deliberating` apart from what is public. */
  readonly state: State
  readonly milestones: Awaited<ReturnType<typeof selectMilestones>>
  /** The rounds of comments, oldest first. */
  readonly rounds: readonly {
    readonly id: string
    readonly consultationId: string
    readonly opensAt: Instant
    readonly closesAt: Instant
    readonly resultAt: Instant | null
  }[]
  readonly consultationId: string | null
  /** That a decision was taken, when, and with which outcome; null before. */
  readonly taken: { readonly on: PlainDate; readonly outcome: string } | null
  readonly promulgation: PublicPromulgation | null
  /** Suspensions, adjustments, terminations with what the public reads, newest first. */
  readonly execution: readonly { readonly deed: string; readonly at: Instant; readonly note: string }[]
  readonly ending: { readonly kind: string; readonly at: Instant; readonly note: string } | null
  readonly layers: readonly { readonly code: string; readonly version: number }[]
}

const inExecution = ['decision_suspended', 'decision_resumed', 'decision_adjusted', 'decision_terminated']

type Documents = Awaited<ReturnType<typeof documentsQuery>>

function promulgated(
  papers: readonly OutgoingPaper[],
  row: { docNo: string; carriers: readonly PromulgationCarrier[] } | undefined,
  documents: Documents,
): PublicPromulgation | null {
  const out = papers.filter(({ publishedAt }) => publishedAt !== null)
  const paper = out.find(({ kind }) => kind === 'decision')
  if (!row || !paper?.publishedAt) return null
  const inRole = (from: OutgoingPaper | undefined, role: 'text' | 'interpretation') => {
    const named = from?.documents.find((each) => each.role === role)
    const found = documents.find(({ id }) => id === named?.id)
    return (
      found && { filename: found.filename, path: documentPath(found), size: found.size, sha256: found.sha256 }
    )
  }
  const text = inRole(paper, 'text')
  if (!text) throw new Error('a promulgated decision has its text')
  const explaining = inRole(paper, 'interpretation')
    ? paper
    : out.find(({ kind }) => kind === 'interpretation')
  const interpretation = inRole(explaining, 'interpretation')
  return {
    docNo: row.docNo,
    title: paper.body.title,
    promulgatedAt: paper.publishedAt,
    text,
    interpretation:
      interpretation && explaining?.publishedAt
        ? { ...interpretation, publishedAt: explaining.publishedAt, hotline: explaining.body.hotline }
        : null,
    carriers: row.carriers,
    opinions: paper.body.opinions,
  }
}

const noteOf = ({ body }: CaseAct): string => (typeof body.public_note === 'string' ? body.public_note : '')

/**
 * A decision as the public may see it, in one batch: null unless it is listed, a notice of it is published, or its
 * end may be known. What is said inside (grounds, dissent, papers not published) is not among it.
 */
export async function readPublicCase(db: Database, decisionId: string): Promise<PublicCase | null> {
  const [
    [decision],
    [listing],
    [state],
    milestones,
    publications,
    rounds,
    acts,
    papers,
    [promulgation],
    documents,
    [ending],
    pinned,
  ] = await db.batch([
    selectDecision(db, decisionId),
    selectListing(db, decisionId),
    selectState(db, decisionId),
    selectMilestones(db, decisionId),
    selectPublications(db, decisionId),
    selectRounds(db, decisionId),
    selectActs(db, decisionId),
    selectPapers(db, decisionId),
    selectPromulgation(db, decisionId),
    documentsQuery(db, decisionId),
    selectEnding(db, decisionId),
    selectPinned(db, decisionId),
  ])
  if (!decision || !state) return null
  const endedInPublic = ending?.factPublic === true
  const hidden = ending?.factPublic === false
  if (hidden || !(listing || publications.length > 0 || endedInPublic)) return null
  const taken = acts.find(({ deed }) => deed === 'decision_taken')
  return {
    decision,
    listing: listing
      ? { year: listing.year, no: listing.no, listedAt: listing.listedAt, jointUnits: listing.jointUnits }
      : null,
    state: state.state,
    milestones,
    rounds: rounds.map((each) => ({
      id: each.id,
      consultationId: each.consultation_id,
      opensAt: each.opens_at,
      closesAt: each.closes_at,
      resultAt: each.result_at,
    })),
    consultationId: rounds.at(-1)?.consultation_id ?? null,
    taken: taken ? { on: taken.body.meets_on as PlainDate, outcome: String(taken.body.outcome) } : null,
    promulgation: promulgated(papers, promulgation, documents),
    execution: acts
      .filter(({ deed }) => inExecution.includes(deed))
      .map((act) => ({ deed: act.deed, at: act.at, note: noteOf(act) })),
    ending: ending ? { kind: ending.kind, at: ending.endedAt, note: ending.publicNote } : null,
    layers: pinnedOf(pinned, decision.matterKind).layers,
  }
}
