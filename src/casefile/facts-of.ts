import type { Facts } from '../decisions/facts.ts'
import type { State } from '../decisions/lifecycle.ts'
import { judgementOf, type Plan } from '../decisions/procedure-store.ts'
import { beijingDate, type Instant } from '../ground/clock.ts'
import { judgeDiscussionDay } from './dates.ts'
import type { Kind } from './kinds.ts'
import {
  hearingOwed,
  heldHearings,
  interpretationDays,
  type Known,
  legalityPassed,
  missingCarriers,
  missingPollResult,
  newestPaper,
  newestRecord,
} from './known.ts'

const owed = (asked: boolean, there: boolean) => (!asked ? 'not_needed' : there ? 'met' : 'missing')
const there = (is: boolean) => owed(true, is)

/** Which kinds of record this decision owes: by its way, and by what its newest plan says. */
export function kindsOwed(
  known: Pick<Known, 'way' | 'plan' | 'judgements' | 'hearings'>,
): Record<Kind, boolean> {
  const { way, plan } = known
  const major = way === 'major'
  const has = (...methods: Plan['methods'][number][]) => methods.some((each) => plan?.methods.includes(each))
  return {
    proposal: false,
    units: false,
    costs: major,
    schemes: plan?.viewsDiverge ?? false,
    departments: major,
    groups: plan?.affectsGroups ?? false,
    expert_review: plan?.technical ?? false,
    risk_assessment: plan?.risky ?? false,
    fair_competition: plan?.affectsMarket ?? false,
    legality_review: true,
    unit_discussion: true,
    interpretation_plan: true,
    participation_statement: major,
    symposium_report: has('symposium', 'consultative_meeting'),
    poll_report: has('poll'),
    hearing_report: hearingOwed(known),
    party_report: major,
  }
}

/** What there is of everything a deed may ask for, at `now`. The deeds and the checklist judge by the same facts. */
export function factsOf(known: Known, now: Instant): Facts {
  const { way, listing, plan, judgements, draft, notice, rounds, records, acts, papers, effective } = known
  const { hearings } = known
  const held = heldHearings(known)
  // A hearing that was reported on paper before hearings had a room of their own.
  const onPaper = hearings.length === 0 && newestRecord(records, 'hearing_report') !== undefined
  const today = beijingDate(now)
  const needs = kindsOwed(known)
  const record = (kind: Kind) => owed(needs[kind], newestRecord(records, kind) !== undefined)
  const closes = rounds.map(({ closes_at }) => closes_at).sort()
  const lastClose = closes.at(-1)
  const closed = lastClose !== undefined && lastClose <= now
  const judged = judgementOf(judgements, 'close')
  const decisionPaper = newestPaper(papers, 'decision')
  const interpreted = decisionPaper?.documents.some(({ role }) => role === 'interpretation') ?? false
  const taken = acts.find(({ deed }) => deed === 'decision_taken')
  const party = newestRecord(records, 'party_report')
  return {
    not_excluded: there(listing !== null),
    party_consent: there(listing !== null),
    lead_unit: there(listing !== null),
    draft: there(draft !== null),
    explanation: there(draft !== null),
    plan: owed(way === 'major', plan !== null),
    notice_complete: there(notice?.published === 1 || notice?.complete === 1),
    notice_reviewed: there(notice?.published === 1 || notice?.reviewed === 1),
    comments_closed: there(closed),
    // R21: it is asked when comments close; where a hearing alone asks the public, nothing closes.
    hearing_answered: owed(
      way === 'major' && (rounds.length > 0 || plan?.methods.includes('public_comment') !== false),
      closed && judged !== null && lastClose !== undefined && judged.recordedAt >= lastClose,
    ),
    hearing_held: owed(hearingOwed(known), onPaper || (held.length > 0 && held.length === hearings.length)),
    items_answered: there(
      rounds.length > 0
        ? closed && rounds.every(({ pending }) => pending === 0)
        : held.length > 0 && held.every(({ pending }) => pending === 0),
    ),
    report_reviewed: there(
      rounds.length + held.length > 0 &&
        [...rounds, ...held].every(({ report_reviewed }) => report_reviewed === 1),
    ),
    comment_report: owed(
      rounds.length > 0 ||
        plan?.methods.includes('public_comment') === true ||
        (way === 'minor' && hearings.length === 0),
      rounds.length > 0 && rounds.every(({ report_current }) => report_current === 1),
    ),
    costs: record('costs'),
    schemes: record('schemes'),
    departments: record('departments'),
    groups: record('groups'),
    symposium_report: record('symposium_report'),
    poll_report: record('poll_report'),
    hearing_report: owed(
      needs.hearing_report,
      onPaper || (hearings.length > 0 && hearings.every(({ report_current }) => report_current === 1)),
    ),
    participation_statement: record('participation_statement'),
    expert_review: record('expert_review'),
    risk_assessment: record('risk_assessment'),
    risk_controllable: owed(
      // N713 art. 24: a verdict stays one, whatever a later plan says.
      needs.risk_assessment || newestRecord(records, 'risk_assessment') !== undefined,
      newestRecord(records, 'risk_assessment')?.body.verdict === 'controllable',
    ),
    fair_competition: record('fair_competition'),
    legality: there(legalityPassed(known)),
    unit_discussion: judgeDiscussionDay(known, newestRecord(records, 'unit_discussion')?.body.held_on).length
      ? 'missing'
      : record('unit_discussion'),
    interpretation_plan: record('interpretation_plan'),
    discussion_record: there(taken !== undefined),
    passed: owed(
      way === 'major' || taken !== undefined,
      taken !== undefined && taken.body.outcome !== 'reject',
    ),
    // R11: of comments their report, of a hearing its own; where the public was asked by both, both.
    result_published: there(
      rounds.length + held.length > 0 &&
        [
          ...rounds.map(({ result_whole_at }) => result_whole_at),
          ...held.map((each) => each.published_at),
        ].every((at) => at !== null && at < now),
    ),
    // R12 speaks of the media that carried the draft; a hearing is announced on the portal.
    result_on_media: owed(
      rounds.length > 0 || held.length === 0,
      rounds.length > 0 && rounds.every((round) => missingCarriers(round, now).length === 0),
    ),
    poll_published: owed(needs.poll_report, missingPollResult(records, now)?.length === 0),
    party_report: owed(needs.party_report, party !== undefined && party.body.reported_on <= today),
    text_reviewed: there(decisionPaper?.review === 'public'),
    carriers: there(known.promulgation !== null),
    opinions_explained: there((decisionPaper?.body.opinions ?? '') !== ''),
    interpretation: owed(interpretationDays(effective).sameMoment, interpreted),
  }
}

/**
 * The state as people see it: what stands in the rows, and between them what the facts tell (domain.md §3, the
 * states held by facts).
 */
export function shownStateOf(known: Known, facts: Facts): State {
  const { state, notice, rounds, records, hearings } = known
  const since =
    [
      ...rounds.map(({ report_at }) => report_at ?? ''),
      ...hearings.map((each) => each.record_closed_at ?? ''),
    ]
      .sort()
      .at(-1) ?? ''
  const recorded = (...kinds: Kind[]) => kinds.some((kind) => (newestRecord(records, kind)?.at ?? '') > since)
  if (state === 'proposed' || state === 'listed' || state === 'drafting' || state === 'plan_approved')
    return notice?.waiting === 1 ? 'pre_publication_review' : state
  if (state === 'consulting') {
    const held = heldHearings(known)
    if (held.length < hearings.length || rounds.length + held.length === 0) return state
    if (rounds.length > 0 && facts.comments_closed !== 'met') return state
    return [...rounds, ...held].some(({ pending }) => pending > 0) ? 'analysing' : 'consultation_closed'
  }
  if (state === 'reports_ready') {
    if (recorded('unit_discussion')) return 'unit_collective_review'
    if (recorded('legality_review')) return 'legality_review'
    return recorded('expert_review', 'risk_assessment') ? 'expert_risk' : state
  }
  return state === 'decided' && facts.result_published === 'met' ? 'result_notified' : state
}
