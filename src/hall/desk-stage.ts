import type { State, Way } from '../decisions/lifecycle.ts'
import type { Instant } from '../ground/clock.ts'
import { stateOf } from '../opinions/intake.ts'
import type { Role } from '../people/officer.ts'

/** Where a decision stands, as far as the home list tells; each is somebody's turn. */
export const stages = [
  'listing_needed',
  'draft_needed',
  'plan_needed',
  'notice_needed',
  'review_needed',
  'in_review',
  'publishable',
  'upcoming',
  'open',
  'answering',
  'report_needed',
  'reported',
  'submission_needed',
  'scheduling_needed',
  'outcome_needed',
  'text_needed',
  'promulgation_needed',
] as const

export type Stage = (typeof stages)[number]

/** Whose turn a stage is: who finds it on her desk. */
export const turns = {
  listing_needed: 'office',
  draft_needed: 'drafter',
  plan_needed: 'drafter',
  notice_needed: 'drafter',
  review_needed: 'drafter',
  in_review: 'reviewer',
  publishable: 'drafter',
  upcoming: null,
  open: null,
  answering: 'drafter',
  report_needed: 'drafter',
  reported: null,
  submission_needed: 'drafter',
  scheduling_needed: 'office',
  outcome_needed: 'office',
  text_needed: 'drafter',
  promulgation_needed: 'office',
} as const satisfies Record<Stage, Role | null>

/** What the home list knows about a decision. */
export type Running = {
  readonly id: string
  readonly title: string
  readonly unit_name: string
  readonly way: Way
  readonly state: State
  readonly outcome: string | null
  readonly versions: number
  readonly notice_id: string | null
  readonly complete: 0 | 1
  readonly waiting: 0 | 1
  readonly reviewed: 0 | 1
  readonly published: 0 | 1
  readonly opens_at: Instant | null
  readonly closes_at: Instant | null
  readonly items: number | null
  readonly pending: number | null
  readonly reported: 0 | 1
  /** R25: whether the newest legality review lets it be discussed. */
  readonly lawful: 0 | 1
  /** The text to be promulgated has been prepared. */
  readonly text: 0 | 1
}

/** What the main line alone tells; undefined while the consultation is what goes on. */
function stageOfLine({ state, way, versions, reported, outcome, text }: Running): Stage | undefined {
  if (state === 'submitted') return 'scheduling_needed'
  if (state === 'deliberating') return 'outcome_needed'
  if (state === 'decided' && outcome === 'reject') return 'reported'
  const last = text ? 'promulgation_needed' : 'text_needed'
  if (state === 'decided') return reported ? last : 'report_needed'
  if (state === 'reports_ready' && reported) return way === 'major' ? 'submission_needed' : last
  if (way === 'minor') return undefined
  if (state === 'proposed') return 'listing_needed'
  return (state === 'listed' || state === 'drafting') && versions > 0 ? 'plan_needed' : undefined
}

/** Where a decision stands, for the home list; before publication only roughly, the overview knows exactly. */
export function stageOf(row: Running, now: Instant): Stage {
  const line = stageOfLine(row)
  if (line) return line
  if (row.reported) return 'reported'
  if (row.published && row.opens_at && row.closes_at) {
    const state = stateOf({ opensAt: row.opens_at, closesAt: row.closes_at }, now)
    if (state !== 'closed') return state
    return row.pending ? 'answering' : 'report_needed'
  }
  if (row.versions === 0) return 'draft_needed'
  if (row.notice_id === null || !row.complete) return 'notice_needed'
  if (row.reviewed) return 'publishable'
  return row.waiting ? 'in_review' : 'review_needed'
}

/** R25: a report is there and no legality review that lets the draft go on: the legal reviewer's turn. */
export const awaitsLegality = (row: Running): boolean =>
  row.way === 'major' && !row.lawful && (row.state === 'reports_ready' || row.state === 'submitted')

/** Where the next thing about it is done. */
export function nextHref(row: Pick<Running, 'id' | 'notice_id'>, stage: Stage): string {
  const at = `/desk/decisions/${row.id}`
  const work = `/desk/intakes/${row.notice_id}`
  switch (stage) {
    case 'listing_needed':
      return `${at}/listing`
    case 'draft_needed':
      return `${at}/draft`
    case 'plan_needed':
      return `${at}/plan`
    case 'notice_needed':
      return `${at}/notice`
    case 'open':
    case 'answering':
      return `${work}/items`
    case 'report_needed':
      return `${work}/report`
    case 'submission_needed':
      return `${at}/submission`
    case 'scheduling_needed':
      return `${at}/deliberation`
    case 'outcome_needed':
      return `${at}/outcome`
    case 'text_needed':
    case 'promulgation_needed':
      return `${at}/promulgation`
    case 'upcoming':
    case 'reported':
      return at
    default:
      return `${at}/notice/publication`
  }
}
