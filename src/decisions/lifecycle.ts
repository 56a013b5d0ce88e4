import type { Role } from '../people/officer.ts'
import type { Rule } from '../statute/citations.ts'
import type { MatterKind } from '../statute/periods.ts'
import { demands, type FactKey, type Facts } from './facts.ts'

/**
 * The states of domain.md §3. Those held by a `row` stand in `decision_steps`; the others are read from what
 * there is (a review that waits, an intake whose end has passed, a report that is out), never from a flag.
 */
export const states = {
  proposed: { code: 'S01', held: 'row' },
  listed: { code: 'S02', held: 'row' },
  drafting: { code: 'S03', held: 'row' },
  plan_approved: { code: 'S04', held: 'row' },
  pre_publication_review: { code: 'S05', held: 'facts' },
  consulting: { code: 'S06', held: 'row' },
  consultation_closed: { code: 'S07', held: 'facts' },
  analysing: { code: 'S08', held: 'facts' },
  reports_ready: { code: 'S09', held: 'row' },
  expert_risk: { code: 'S10', held: 'facts' },
  legality_review: { code: 'S11', held: 'facts' },
  unit_collective_review: { code: 'S12', held: 'facts' },
  submitted: { code: 'S13', held: 'row' },
  deliberating: { code: 'S14', held: 'row' },
  decided: { code: 'S15', held: 'row' },
  result_notified: { code: 'S16', held: 'facts' },
  promulgated: { code: 'S17', held: 'row' },
  executing: { code: 'S18', held: 'row' },
  suspended: { code: 'S19', held: 'row' },
  adjusted: { code: 'S19', held: 'row' },
  terminated: { code: 'S19', held: 'row' },
  post_evaluating: { code: 'S20', held: 'row' },
  archived: { code: 'S21', held: 'row' },
  withdrawn: { code: 'S90', held: 'row' },
  urgent_exempt: { code: 'S91', held: 'row' },
} as const satisfies Record<string, { readonly code: `S${number}`; readonly held: 'row' | 'facts' }>

export type State = keyof typeof states

/** A major decision goes the whole way of N713; another matter may ask its public without list, plan and meeting. */
export type Way = 'major' | 'minor'
export const wayOf = (kind: MatterKind): Way => (kind === 'major_decision' ? 'major' : 'minor')

/** One row of the state table: from where to where, who may, and what must exist. */
type Row = {
  readonly from: readonly State[]
  /** `same`: the state stays; what is done is a fact of its own. */
  readonly to: State | 'same'
  readonly way: Way | 'both'
  /** `clock`: nobody does it, a date passes. */
  readonly by: readonly (Role | 'clock')[]
  readonly asks: readonly FactKey[]
  readonly citation: Rule
  /** The room that will hold it, where it is not built yet. */
  readonly later?: string
}

const beforeConsulting = ['proposed', 'listed', 'drafting', 'plan_approved'] as const
const working = [...beforeConsulting, 'consulting', 'reports_ready'] as const
const decidedUpon = ['submitted', 'deliberating', 'decided'] as const
const inForce = ['promulgated', 'executing'] as const
/** Promulgated, whatever became of it since. */
const everOut = [...inForce, 'suspended', 'adjusted', 'terminated'] as const

/**
 * The state table (domain.md §3): each deed with its rows. A deed upstairs hands in the facts; SQL holds the same
 * rows in `lifecycle`, and a test compares the two.
 */
export const lifecycle = {
  decision_listed: [
    {
      from: ['proposed'],
      to: 'listed',
      way: 'both',
      by: ['office'],
      asks: ['not_excluded', 'party_consent', 'lead_unit'],
      citation: 'N713_3',
    },
  ],
  draft_saved: [
    {
      from: ['listed'],
      to: 'drafting',
      way: 'both',
      by: ['drafter'],
      asks: [],
      citation: 'N713_12',
    },
    {
      from: ['proposed', 'drafting', 'plan_approved', 'consulting', 'reports_ready'],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: [],
      citation: 'N713_12',
    },
  ],
  step_recorded: [
    {
      from: [...working, ...decidedUpon, ...inForce, 'suspended', 'adjusted'],
      to: 'same',
      way: 'both',
      by: ['drafter', 'legal', 'office'],
      asks: [],
      citation: 'N713_33',
    },
  ],
  plan_approved: [
    {
      from: ['listed', 'drafting'],
      to: 'plan_approved',
      way: 'major',
      by: ['drafter'],
      asks: ['draft'],
      citation: 'A02',
    },
    {
      from: ['proposed', 'listed', 'drafting'],
      to: 'plan_approved',
      way: 'minor',
      by: ['drafter'],
      asks: ['draft'],
      citation: 'A02',
    },
    {
      from: ['plan_approved', 'consulting', 'reports_ready'],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['draft'],
      citation: 'A02',
    },
  ],
  review_given: [
    {
      from: [...working, ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['reviewer'],
      asks: [],
      citation: 'R28',
    },
  ],
  notice_published: [
    {
      from: ['plan_approved'],
      to: 'consulting',
      way: 'major',
      by: ['drafter'],
      asks: ['plan', 'draft', 'explanation', 'notice_complete', 'notice_reviewed'],
      citation: 'N713_15',
    },
    {
      from: beforeConsulting,
      to: 'consulting',
      way: 'minor',
      by: ['drafter'],
      asks: ['draft', 'explanation', 'notice_complete', 'notice_reviewed'],
      citation: 'N713_15',
    },
    // A hearing was announced first.
    {
      from: ['consulting'],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['draft', 'explanation', 'notice_complete', 'notice_reviewed'],
      citation: 'N713_15',
    },
  ],
  hearing_announced: [
    {
      from: ['plan_approved'],
      to: 'consulting',
      way: 'major',
      by: ['drafter'],
      asks: ['plan', 'draft'],
      citation: 'R14',
    },
    {
      from: beforeConsulting,
      to: 'consulting',
      way: 'minor',
      by: ['drafter'],
      asks: ['draft'],
      citation: 'R14',
    },
    {
      from: ['consulting', 'reports_ready'],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['draft'],
      citation: 'R14',
    },
  ],
  // Everything from the draw to the closed record, and a cancellation.
  hearing_conducted: [
    {
      from: ['consulting', 'reports_ready'],
      to: 'same',
      way: 'both',
      by: ['drafter', 'clock'],
      asks: [],
      citation: 'N713_17',
    },
  ],
  // Where nothing else was asked, the hearing's report is what the decision is handed in with.
  hearing_report_prepared: [
    {
      from: ['consulting'],
      to: 'reports_ready',
      way: 'both',
      by: ['drafter'],
      asks: ['items_answered'],
      citation: 'R20',
    },
    {
      from: ['reports_ready', ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['items_answered'],
      citation: 'R20',
    },
  ],
  hearing_report_published: [
    {
      from: ['consulting', 'reports_ready', ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['items_answered', 'report_reviewed'],
      citation: 'R20',
    },
  ],
  comments_closed: [
    {
      from: ['consulting'],
      to: 'same',
      way: 'both',
      by: ['clock'],
      asks: [],
      citation: 'R6',
    },
  ],
  hearing_question_answered: [
    {
      from: ['consulting', 'reports_ready'],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['comments_closed'],
      citation: 'R21',
    },
  ],
  // A letter on its way may come in after the report is submitted, or after the decision is out: it is answered
  // like all others, in a supplementary report.
  answers_given: [
    {
      from: ['consulting', 'reports_ready', ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: [],
      citation: 'N713_18',
    },
  ],
  further_round_opened: [
    {
      from: ['consulting', 'reports_ready', 'decided'],
      to: 'consulting',
      way: 'both',
      by: ['drafter'],
      asks: ['plan', 'notice_complete', 'notice_reviewed'],
      citation: 'R5',
      later: 'consultations',
    },
  ],
  report_prepared: [
    {
      from: ['consulting'],
      to: 'reports_ready',
      way: 'both',
      by: ['drafter'],
      asks: ['comments_closed', 'items_answered'],
      citation: 'R7',
    },
    {
      from: ['reports_ready', ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['comments_closed', 'items_answered'],
      citation: 'R7',
    },
  ],
  report_published: [
    {
      from: ['reports_ready', ...decidedUpon, ...everOut],
      to: 'same',
      way: 'both',
      by: ['drafter'],
      asks: ['items_answered', 'report_reviewed', 'result_on_media'],
      citation: 'R12',
    },
  ],
  decision_submitted: [
    {
      from: ['reports_ready'],
      to: 'submitted',
      way: 'both',
      by: ['drafter'],
      asks: [
        'draft',
        'explanation',
        'plan',
        'hearing_answered',
        'hearing_held',
        'costs',
        'schemes',
        'departments',
        'groups',
        'comment_report',
        'symposium_report',
        'poll_report',
        'hearing_report',
        'participation_statement',
        'expert_review',
        'risk_assessment',
        'fair_competition',
        'legality',
        'unit_discussion',
        'interpretation_plan',
      ],
      citation: 'R24',
    },
  ],
  submission_returned: [
    {
      from: ['submitted'],
      to: 'reports_ready',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'B12',
    },
  ],
  deliberation_scheduled: [
    {
      from: ['submitted'],
      to: 'deliberating',
      way: 'both',
      by: ['office'],
      asks: ['legality'],
      citation: 'N713_25',
    },
  ],
  decision_deferred: [
    {
      from: ['deliberating'],
      to: 'submitted',
      way: 'both',
      by: ['office'],
      asks: ['discussion_record'],
      citation: 'N713_30',
    },
  ],
  decision_taken: [
    {
      from: ['deliberating'],
      to: 'decided',
      way: 'both',
      by: ['office'],
      asks: ['items_answered', 'legality', 'risk_controllable', 'discussion_record'],
      citation: 'N713_30',
    },
  ],
  decision_promulgated: [
    {
      from: ['decided'],
      to: 'promulgated',
      way: 'both',
      by: ['office'],
      asks: [
        'passed',
        'items_answered',
        'result_published',
        'result_on_media',
        'poll_published',
        'party_report',
        'text_reviewed',
        'carriers',
        'opinions_explained',
        'interpretation',
      ],
      citation: 'N713_32',
    },
    {
      from: ['reports_ready'],
      to: 'promulgated',
      way: 'minor',
      by: ['office'],
      asks: [
        'hearing_held',
        'schemes',
        'groups',
        'symposium_report',
        'poll_report',
        'hearing_report',
        'expert_review',
        'risk_assessment',
        'risk_controllable',
        'fair_competition',
        'items_answered',
        'result_published',
        'result_on_media',
        'poll_published',
        'text_reviewed',
        'carriers',
        'opinions_explained',
        'interpretation',
      ],
      citation: 'N713_32',
    },
  ],
  execution_begun: [
    {
      from: ['promulgated'],
      to: 'executing',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_34',
      later: 'casefile',
    },
  ],
  decision_suspended: [
    {
      from: [...inForce, 'adjusted'],
      to: 'suspended',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_37',
    },
  ],
  decision_resumed: [
    {
      from: ['suspended'],
      to: 'executing',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_37',
    },
  ],
  decision_adjusted: [
    {
      from: [...inForce, 'suspended', 'adjusted'],
      to: 'adjusted',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_37',
    },
  ],
  decision_terminated: [
    {
      from: [...inForce, 'suspended', 'adjusted'],
      to: 'terminated',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_37',
    },
  ],
  evaluation_begun: [
    {
      from: [...inForce, 'suspended'],
      to: 'post_evaluating',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_36',
      later: 'casefile',
    },
  ],
  decision_archived: [
    {
      from: [...inForce, 'adjusted', 'terminated', 'post_evaluating', 'withdrawn'],
      to: 'archived',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_33',
      later: 'casefile',
    },
  ],
  decision_withdrawn: [
    {
      from: [...working, 'submitted', 'deliberating'],
      to: 'withdrawn',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_10',
    },
  ],
  decision_exempted: [
    {
      from: beforeConsulting,
      to: 'urgent_exempt',
      way: 'both',
      by: ['office'],
      asks: [],
      citation: 'N713_14',
    },
  ],
} as const satisfies Record<string, readonly Row[]>

export type Deed = keyof typeof lifecycle

/** One row of the state table with the deed it belongs to. */
export type Transition = Row & { readonly deed: Deed }

/** The whole table, row by row, in its order. */
export const transitions: readonly Transition[] = (Object.keys(lifecycle) as Deed[]).flatMap((deed) =>
  lifecycle[deed].map((row) => ({ deed, ...row })),
)

/** The row by which a deed may be done in this state; undefined when it may not. */
export const transitionFor = (deed: Deed, state: State, way: Way): Transition | undefined =>
  transitions.find(
    (row) => row.deed === deed && row.from.includes(state) && (row.way === 'both' || row.way === way),
  )

export type Missing = { readonly fact: FactKey; readonly rule: Rule; readonly supplier: Role }

/** What a deed asks for and the facts do not show, in the order of the table; nothing said counts as missing. */
export const missingFor = (row: Transition, facts: Facts): Missing[] =>
  row.asks
    .filter((fact) => (facts[fact] ?? 'missing') === 'missing')
    .map((fact) => ({ fact, ...demands[fact] }))

/** The deeds by which the procedure can go on from here, in the order of the table; those of the clock left out. */
export const aheadOf = (state: State, way: Way): Transition[] =>
  transitions.filter(
    (row) =>
      row.from.includes(state) &&
      (row.way === 'both' || row.way === way) &&
      row.to !== 'same' &&
      row.later === undefined,
  )
