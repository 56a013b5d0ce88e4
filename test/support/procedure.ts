import type { PlanInput } from '../../src/decisions/plan.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'

/** A participation plan that may be approved: comments alone, no hearing. */
export const plan: PlanInput = {
  version: 0,
  whole_economy: false,
  whole_economy_reason: '只涉及一个镇。',
  close_to_people: true,
  close_to_people_reason: '关系居民用水支出。',
  matter_class: 'policy',
  touches_interests: true,
  widely_known: true,
  methods: ['public_comment'],
  reasons: {
    public_comment: '涉及面广，宜向社会公开征求意见。',
    hearing: '',
    symposium: '',
    consultative_meeting: '',
    poll: '',
    field_visit: '',
    written: '',
    questionnaire: '',
  },
  hearing_by_law: false,
  hearing_law: '',
  dissent: false,
  attention: false,
  hearing_needed: false,
  judgement_reason: '目前没有重大分歧。',
  judgement_signed_by: '张局长',
  views_diverge: false,
  affects_groups: false,
  groups: '',
  technical: false,
  risky: false,
  affects_market: false,
  withdrawn_needs_reason: '',
  affects_enterprises: false,
  consultees: [],
  comment_from: null,
  comment_to: null,
  shorten_reason: '',
  hearing_announced_on: null,
  hearing_materials_on: null,
  hearing_on: null,
  symposium_papers_on: null,
  symposium_on: null,
  head_name: '张局长',
  head_post: '县水务局局长',
  head_signed_on: '2026-01-05' as PlainDate,
}

const { version: _, ...body } = plan

/**
 * The rows by which a major decision comes to its approved plan (S02, S04), to run in one batch over a draft that
 * is there. Past the deeds, not past the triggers.
 */
export function plannedRows(
  db: D1Database,
  {
    decisionId,
    officerId,
    at,
    methods = ['public_comment'],
  }: { decisionId: string; officerId: string; at: Instant; methods?: readonly string[] },
): D1PreparedStatement[] {
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).bind(...values)
  const step = (deed: string, state: string) =>
    run(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT ?1, MAX(seq) + 1, ?2, ?3, ?4, ?5 FROM decision_steps WHERE decision_id = ?1`,
      decisionId,
      deed,
      state,
      at,
      officerId,
    )
  return [
    run(
      `INSERT INTO decision_listings (decision_id, year, no, party_consent_on, listed_by, listed_at)
       SELECT ?1, y.year, COALESCE((SELECT MAX(no) FROM decision_listings WHERE year = y.year), 0) + 1, y.day, ?2, ?3
       FROM (SELECT CAST(strftime('%Y', ?3, '+8 hours') AS INTEGER) AS year, date(?3, '+8 hours') AS day) y`,
      decisionId,
      officerId,
      at,
    ),
    step('decision_listed', 'listed'),
    run(
      `INSERT INTO hearing_judgements (id, decision_id, asked, dissent, attention, hearing, reason, signed_by,
         recorded_by, recorded_at)
       VALUES (?, ?, 'planning', 0, 0, 0, ?, ?, ?, ?)`,
      `j-${decisionId}`,
      decisionId,
      plan.judgement_reason,
      plan.judgement_signed_by,
      officerId,
      at,
    ),
    run(
      `INSERT INTO participation_plans (id, decision_id, version, body, methods, vital, hearing_by_law, views_diverge,
         affects_groups, technical, risky, affects_market, sha256, approved_by, approved_at)
       VALUES (?, ?, 1, ?, ?, 1, 0, 0, 0, 0, 0, 0, ?, ?, ?)`,
      `plan-${decisionId}`,
      decisionId,
      JSON.stringify({ ...body, methods }),
      JSON.stringify(methods),
      'b'.repeat(64),
      officerId,
      at,
    ),
    step('plan_approved', 'plan_approved'),
  ]
}

/** The row by which the main line follows a published notice. */
export const consultingRow = (
  db: D1Database,
  { decisionId, officerId, at }: { decisionId: string; officerId: string; at: Instant },
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT ?1, MAX(seq) + 1, 'notice_published', 'consulting', ?2, ?3 FROM decision_steps WHERE decision_id = ?1`,
    )
    .bind(decisionId, at, officerId)
