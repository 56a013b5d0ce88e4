import type { State, Way } from '../decisions/lifecycle.ts'
import type { Instant } from '../ground/clock.ts'
import { stateOf } from '../opinions/intake.ts'
import type { Role } from '../people/officer.ts'
import type { HearingStanding } from './standing.ts'

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
  'hearing_needed',
  'hearing',
  'hearing_answering',
  'hearing_report_needed',
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
  hearing_needed: 'drafter',
  hearing: 'drafter',
  hearing_answering: 'drafter',
  hearing_report_needed: 'drafter',
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
  /** A hearing is in the newest plan; and the public is asked for comments (without a plan it is). */
  readonly plans_hearing: 0 | 1
  readonly plans_comment: 0 | 1
  /** How the hearings that were called stand together; the one whose turn it is, and its views without an answer. */
  readonly hearing: HearingStanding | null
  readonly hearing_id: string | null
  readonly hearing_pending: number | null
  /** R25: whether the newest legality review lets it be discussed. */
  readonly lawful: 0 | 1
  /** The text to be promulgated has been prepared. */
  readonly text: 0 | 1
}

/** Whatever was asked, by comments or at a hearing, has its published report. */
const allReported = ({ published, reported, hearing, plans_hearing }: Running): boolean =>
  (published === 1 ? reported === 1 : hearing !== null) &&
  (hearing === null ? plans_hearing === 0 : hearing === 'reported')

/** What the main line alone tells; undefined while the consultation is what goes on. */
function stageOfLine(row: Running): Stage | undefined {
  const { state, way, versions, outcome, text } = row
  const reported = allReported(row)
  if (state === 'submitted') return 'scheduling_needed'
  if (state === 'deliberating') return 'outcome_needed'
  if (state === 'decided' && outcome === 'reject') return 'reported'
  const last = text ? 'promulgation_needed' : 'text_needed'
  if (state === 'decided') return reported ? last : reportStage(row)
  if (state === 'reports_ready' && reported) return way === 'major' ? 'submission_needed' : last
  if (way === 'minor') return undefined
  if (state === 'proposed') return 'listing_needed'
  return (state === 'listed' || state === 'drafting') && versions > 0 ? 'plan_needed' : undefined
}

/** Of what was asked and is not reported: comments first. */
const reportStage = ({ published, reported, hearing }: Running): Stage =>
  (published === 1 && reported === 0) || hearing === null || hearing === 'reported'
    ? 'report_needed'
    : 'hearing_report_needed'

function stageOfHearing({ hearing, hearing_pending, plans_hearing }: Running): Stage | undefined {
  if (hearing === 'live') return 'hearing'
  if (hearing === 'answering') return hearing_pending ? 'hearing_answering' : 'hearing_report_needed'
  return hearing === null && plans_hearing === 1 ? 'hearing_needed' : undefined
}

/** Where a decision stands, for the home list; before publication only roughly, the overview knows exactly. */
export function stageOf(row: Running, now: Instant): Stage {
  const line = stageOfLine(row)
  if (line) return line
  if (allReported(row)) return 'reported'
  if (row.published && row.opens_at && row.closes_at) {
    const state = stateOf({ opensAt: row.opens_at, closesAt: row.closes_at }, now)
    if (state !== 'closed') return state
    if (row.pending) return 'answering'
    return row.reported ? (stageOfHearing(row) ?? 'report_needed') : 'report_needed'
  }
  if (row.versions === 0) return 'draft_needed'
  if (row.hearing !== null || !row.plans_comment) return stageOfHearing(row) ?? 'hearing_needed'
  if (row.notice_id === null || !row.complete) return 'notice_needed'
  if (row.reviewed) return 'publishable'
  return row.waiting ? 'in_review' : 'review_needed'
}

/** R25: a report is there and no legality review that lets the draft go on: the legal reviewer's turn. */
export const awaitsLegality = (row: Running): boolean =>
  row.way === 'major' && !row.lawful && (row.state === 'reports_ready' || row.state === 'submitted')

/** Where the next thing about it is done. */
export function nextHref(row: Pick<Running, 'id' | 'notice_id' | 'hearing_id'>, stage: Stage): string {
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
    case 'hearing_needed':
      return `${at}/hearings`
    case 'hearing':
      return `/desk/hearings/${row.hearing_id}`
    case 'hearing_answering':
      return `/desk/intakes/${row.hearing_id}/items`
    case 'hearing_report_needed':
      return `/desk/hearings/${row.hearing_id}/report`
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
