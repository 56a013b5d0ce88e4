import type { PlanInput } from '../../src/decisions/plan.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { type AnnouncementInput, announcementSchema, itemsSaid } from '../../src/hearings/announcement.ts'
import { plan } from './procedure.ts'
import { at, type Seeded, seedConsultation } from './seed.ts'

export type SeededHearing = Seeded & { readonly hearingId: string; readonly paperId: string }

/** A complete announcement: all six categories, 14 seats, for Tuesday 2026-06-30, 09:00. */
export const announcement = {
  held_on: '2026-06-30',
  held_time: '09:00',
  venue: '县政府第一会议室',
  hearing_matter: '《某县城镇供水价格调整方案》',
  content_summary: '听取对供水价格调整方案的意见。',
  reason: '方案涉及群众切身利益。',
  basis: '《重大行政决策程序暂行条例》第十六条。',
  background: '现行价格自2012年执行至今。',
  registration_from: '2026-06-01',
  registration_to: '2026-06-15',
  registration_to_time: '17:30',
  registration_methods: ['web', 'phone'],
  registration_where: '电话：0478-5210000',
  eligibility: '年满18周岁，具有完全民事行为能力，在本县居住或者工作。',
  quota: [
    { category: 'stakeholder', seats: 4, selection: 'draw' },
    { category: 'resident', seats: 5, selection: 'draw' },
    { category: 'deputy', seats: 2, selection: 'recommendation' },
    { category: 'expert', seats: 1, selection: 'invitation' },
    { category: 'lawyer', seats: 1, selection: 'recommendation' },
    { category: 'other', seats: 1, selection: 'draw' },
  ],
  fallback: '报名人数不足的，由居民委员会推荐补足。',
  observer_seats: 5,
  press_rule: '新闻记者凭记者证登记。',
  draw_method: 'public_value',
  value_kind: 'ssq',
  value_name: '2026071',
  value_on: '2026-06-16',
  organizer: '县发展和改革委员会',
  contact_person: '王五',
  contact_phone: '0478-5210000',
} as const satisfies AnnouncementInput

/** A plan by which the hearing of `announcement` alone asks the public: what differs from the usual plan. */
export const planOfHearing = {
  methods: ['hearing'],
  reasons: { ...plan.reasons, public_comment: '', hearing: '涉及群众切身利益，依法召开听证会。' },
  comment_from: null,
  comment_to: null,
  shorten_reason: '',
  hearing_needed: true,
  hearing_announced_on: '2026-05-18' as PlainDate,
  hearing_materials_on: '2026-06-20' as PlainDate,
  hearing_on: '2026-06-30' as PlainDate,
} satisfies Partial<PlanInput>

const HASH = 'a'.repeat(64)

/**
 * A hearing whose announcement No. 1 is published, written straight into the database (past the deeds, not past the
 * triggers): the consultation of `seedConsultation` with a hearing in its plan. `terms` change the announcement.
 */
export async function seedHearing(
  db: D1Database,
  options: {
    name?: string
    publishedAt?: Instant
    terms?: Partial<AnnouncementInput>
    /** Ways of hearing in the plan; without `public_comment` the hearing alone asks the public. */
    methods?: readonly string[]
  } = {},
): Promise<SeededHearing> {
  const name = options.name ?? 'h'
  const publishedAt = options.publishedAt ?? at('2026-05-20 09:00')
  const seeded = await seedConsultation(db, {
    name,
    methods: options.methods ?? ['public_comment', 'hearing'],
  })
  const body = announcementSchema.parse({ ...announcement, ...options.terms })
  const hearingId = `hearing-${name}`
  const paperId = `announcement-${name}`
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).bind(...values)
  const when = (date: string | null, time: string | null) =>
    date === null || time === null
      ? null
      : new Date(Date.parse(`${date}T00:00:00+08:00`) + minutes(time) * 60_000).toISOString()
  await db.batch([
    run(
      `INSERT INTO hearings (id, decision_id, ord, created_by, created_at) VALUES (?, ?, 1, ?, ?)`,
      hearingId,
      seeded.decisionId,
      seeded.drafterId,
      publishedAt,
    ),
    run(
      `INSERT INTO hearing_papers (id, hearing_id, kind, no, body, documents, held_at, venue, registration_from,
         registration_to, observer_seats, says, sha256, saved_by, saved_at)
       VALUES (?, ?, 'hearing_announcement', 1, ?, '[]', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      paperId,
      hearingId,
      JSON.stringify(body),
      when(body.held_on, body.held_time),
      body.venue,
      when(body.registration_from, body.registration_from_time),
      when(body.registration_to, body.registration_to_time),
      body.observer_seats,
      JSON.stringify(itemsSaid(body, 0)),
      HASH,
      seeded.drafterId,
      publishedAt,
    ),
    run(
      `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
       VALUES (?, ?, 'hearing_announcement', ?, ?, ?, ?, ?)`,
      `review-${hearingId}`,
      seeded.decisionId,
      paperId,
      HASH,
      JSON.stringify([{ kind: 'hearing_announcement', name: '公告', sha256: HASH }]),
      seeded.drafterId,
      publishedAt,
    ),
    run(
      `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
       VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
      `review-${hearingId}`,
      seeded.reviewerId,
      publishedAt,
    ),
    run(
      `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
       VALUES (?, ?, 'hearing_announcement', ?, ?, 'R14', ?, ?)`,
      `publication-${hearingId}`,
      seeded.decisionId,
      paperId,
      HASH,
      publishedAt,
      seeded.drafterId,
    ),
    // Where a notice has led on already, this is no step.
    run(
      `INSERT INTO decision_steps (decision_id, seq, deed, state, at, officer_id)
       SELECT decision_id, MAX(seq) + 1, 'hearing_announced', 'consulting', ?2, ?3 FROM decision_steps
       WHERE decision_id = ?1 HAVING MAX(CASE WHEN state = 'consulting' THEN 1 ELSE 0 END) = 0`,
      seeded.decisionId,
      publishedAt,
      seeded.drafterId,
    ),
  ])
  return { ...seeded, hearingId, paperId }
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
