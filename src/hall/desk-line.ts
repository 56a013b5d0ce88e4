import type { Case } from '../casefile/case.ts'
import { hearingLink } from '../casefile/links.ts'
import type { Deed, State } from '../decisions/lifecycle.ts'

/** The whole procedure in seven stretches; the eight steps of the consultation are the third of them. */
export const stretchNames = [
  'listing',
  'plan',
  'consultation',
  'package',
  'submission',
  'deliberation',
  'promulgation',
] as const

export type StretchName = (typeof stretchNames)[number]

export type Stretch = {
  readonly name: StretchName
  readonly state: 'done' | 'now' | 'ahead'
  readonly href: string
}

/** By which stretch a state has been reached: everything before it is done. */
const reached: Readonly<Record<State, StretchName | 'all'>> = {
  proposed: 'listing',
  listed: 'plan',
  drafting: 'plan',
  plan_approved: 'consultation',
  pre_publication_review: 'consultation',
  consulting: 'consultation',
  consultation_closed: 'consultation',
  analysing: 'consultation',
  reports_ready: 'package',
  expert_risk: 'package',
  legality_review: 'package',
  unit_collective_review: 'package',
  submitted: 'submission',
  deliberating: 'deliberation',
  decided: 'promulgation',
  result_notified: 'promulgation',
  promulgated: 'all',
  executing: 'all',
  suspended: 'all',
  adjusted: 'all',
  terminated: 'all',
  post_evaluating: 'all',
  archived: 'all',
  withdrawn: 'all',
  urgent_exempt: 'all',
}

/**
 * The stretches of a decision's way (domain.md §3): a minor one has no list, plan and meeting unless it took them.
 * After an ending before the decision only what was reached is shown.
 */
export function stretchesOf(file: Case): Stretch[] {
  const { decision, state, way, listing, plan, steps, ending } = file
  const at = `/desk/decisions/${decision.id}`
  const hrefs: Readonly<Record<StretchName, string>> = {
    listing: `${at}/listing`,
    plan: `${at}/plan`,
    consultation: asksForComments(file) ? `${at}/notice` : `${at}/hearings`,
    package: `${at}/procedure`,
    submission: `${at}/submission`,
    deliberation: `${at}/deliberation`,
    promulgation: `${at}/promulgation`,
  }
  const submitted = steps.some((step) => step.state === 'submitted')
  const asked: Readonly<Record<StretchName, boolean>> = {
    listing: way === 'major' || listing !== null,
    plan: way === 'major' || plan !== null,
    consultation: true,
    package: way === 'major' || submitted,
    submission: way === 'major' || submitted,
    deliberation: way === 'major' || submitted,
    promulgation: true,
  }
  // What came before an ending is what had been reached by then.
  const line = ending ? (steps.at(-2)?.state ?? state) : state
  const now = reached[line]
  const minorStart = way === 'minor' && (now === 'listing' || now === 'plan')
  const minorEnd = way === 'minor' && now === 'package'
  const current = minorStart ? 'consultation' : minorEnd && !submitted ? 'promulgation' : now
  const place = current === 'all' ? stretchNames.length : stretchNames.indexOf(current)
  const shown = stretchNames.map((name, index): Stretch => {
    const state = index < place ? 'done' : index === place && !ending ? 'now' : 'ahead'
    return { name, state, href: hrefs[name] }
  })
  return shown.filter(({ name, state }) => asked[name] && !(ending && state === 'ahead'))
}

/** Whether the public is asked for comments; otherwise by a hearing alone. */
export const asksForComments = ({
  plan,
  rounds,
  hearings,
}: Pick<Case, 'plan' | 'rounds' | 'hearings'>): boolean =>
  rounds.length > 0 || (plan ? plan.methods.includes('public_comment') : hearings.length === 0)

/** The deeds by which the procedure goes forward; what leads back or out is on the procedure's own page. */
const forward: readonly Deed[] = [
  'decision_listed',
  'plan_approved',
  'notice_published',
  'hearing_announced',
  'report_prepared',
  'hearing_report_prepared',
  'decision_submitted',
  'deliberation_scheduled',
  'decision_taken',
  'decision_promulgated',
]

/** What comes next and what it still lacks. A minor decision may be listed and planned, but need not. */
export const nextDeeds = ({ ahead, way }: Pick<Case, 'ahead' | 'way'>): Case['ahead'] =>
  ahead.filter(
    ({ transition: { deed } }) =>
      forward.includes(deed) &&
      !(way === 'minor' && (deed === 'decision_listed' || deed === 'plan_approved')),
  )

/** The page on which a deed is done. */
export function deedHref(file: Pick<Case, 'decision' | 'rounds' | 'hearings'>, deed: Deed): string {
  const { decision, rounds } = file
  const at = `/desk/decisions/${decision.id}`
  const round = rounds.at(-1)
  switch (deed) {
    case 'decision_listed':
      return `${at}/listing`
    case 'plan_approved':
      return `${at}/plan`
    case 'notice_published':
      return `${at}/notice/publication`
    case 'hearing_announced':
      return `${at}/hearings`
    case 'hearing_report_prepared':
      return hearingLink(file).report
    case 'report_prepared':
      return round ? `/desk/intakes/${round.id}/report` : `${at}/notice`
    case 'decision_submitted':
      return `${at}/submission`
    case 'deliberation_scheduled':
      return `${at}/deliberation`
    case 'decision_taken':
      return `${at}/outcome`
    case 'decision_promulgated':
      return `${at}/promulgation`
    default:
      return `${at}/procedure`
  }
}
