import { publicationInput } from '../../src/adoption/carried.ts'
import { prepareReport } from '../../src/adoption/prepare-report.ts'
import { publishReport, requestReportReview } from '../../src/adoption/publish-report.ts'
import { scheduleDeliberation } from '../../src/casefile/deliberate.ts'
import type { Kind } from '../../src/casefile/kinds.ts'
import { preparePaper, requestPaperReview } from '../../src/casefile/prepare-paper.ts'
import { promulgationInput } from '../../src/casefile/promulgate.ts'
import { recordStep } from '../../src/casefile/record-step.ts'
import { submitDecision } from '../../src/casefile/submit.ts'
import { type OutcomeInput, takeDecision } from '../../src/casefile/take-decision.ts'
import { answerHearingQuestion } from '../../src/decisions/answer-hearing-question.ts'
import { giveReview } from '../../src/decisions/give-review.ts'
import { pinOf } from '../../src/decisions/pinned-profile.ts'
import { reviewChecks } from '../../src/decisions/review.ts'
import { addDocument } from '../../src/drafts/add-document.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import type { Officer } from '../../src/people/officer.ts'
import { nationalProfile, wuyuanProfile } from '../../src/statute/profiles.ts'
import { at, env, makeOfficer, makeUnit, run, value, visitAt } from '../decisions/house.ts'
import { type Seeded, seedConsultation } from '../support/seed.ts'

export { at, codes, count, doorOf, env, form, json, run, value, visitAt } from '../decisions/house.ts'

/** The day after comments closed, and some later ones. */
export const CLOSED = at('2026-04-02 09:00')
export const LATER = at('2026-04-20 09:00')
export const MEETING = at('2026-04-22 09:00')

export type Cast = Seeded & {
  readonly drafter: Officer
  readonly reviewer: Officer
  readonly office: Officer
  readonly legal: Officer
  readonly stranger: Officer
  readonly doc: string
}

let seeds = 0

const asOfficer = (id: string, unitId: string, role: 'drafter' | 'reviewer'): Officer => ({
  id,
  unitId,
  unitName: '单位',
  email: `${id}@example.cn`,
  name: role,
  roles: [role],
  mustChangePassword: false,
})

let files = 0

export async function addDoc(who: Officer, decisionId: string, when: Instant = CLOSED): Promise<string> {
  const bytes = new TextEncoder().encode(`第${++files}份文件。`)
  const visit = await visitAt(when)
  return value(await addDocument(visit, env.FILES, who, decisionId, { name: `文件${files}.txt`, bytes })).id
}

/** A major decision whose comments have closed without a single one, with everybody who has to do with it. */
export async function makeCase(
  profile: 'national' | 'wuyuan' = 'national',
  on?: readonly { readonly kind: string; readonly name: string }[],
): Promise<Cast> {
  const seeded = await seedConsultation(env.DB, { name: `c${++seeds}`, ...(on && { carriers: on }) })
  const hall = await makeUnit()
  if (profile === 'wuyuan') {
    const pin = await pinOf([nationalProfile, wuyuanProfile], 'major_decision')
    await run(
      'INSERT INTO decision_profiles VALUES (?, ?, ?, ?, ?, ?)',
      seeded.decisionId,
      pin.special,
      JSON.stringify(pin.layers),
      JSON.stringify(pin.effective),
      pin.sha256,
      CLOSED,
    )
  }
  const drafter = asOfficer(seeded.drafterId, seeded.unitId, 'drafter')
  return {
    ...seeded,
    drafter,
    reviewer: asOfficer(seeded.reviewerId, seeded.unitId, 'reviewer'),
    office: await makeOfficer(hall, 'office'),
    legal: await makeOfficer(hall, 'legal'),
    stranger: await makeOfficer(await makeUnit(), 'drafter'),
    doc: await addDoc(drafter, seeded.decisionId),
  }
}

const columns = [
  'body',
  'methods',
  'vital',
  'hearing_by_law',
  'views_diverge',
  'affects_groups',
  'technical',
  'risky',
  'affects_market',
]

/** A further version of the plan with these flags, past its deed but not past the triggers. */
export const replan = (cast: Cast, changes: Readonly<Record<string, unknown>>) => {
  const names = Object.keys(changes)
  return run(
    `INSERT INTO participation_plans (id, decision_id, version, body, methods, vital, hearing_by_law, views_diverge,
       affects_groups, technical, risky, affects_market, sha256, approved_by, approved_at)
     SELECT id || '+', decision_id, version + 1,
       ${columns.map((name) => (names.includes(name) ? '?' : name)).join(', ')},
       sha256, approved_by, approved_at FROM participation_plans
     WHERE decision_id = ? ORDER BY version DESC LIMIT 1`,
    ...columns.filter((name) => names.includes(name)).map((name) => changes[name]),
    cast.decisionId,
  )
}

/** A further version of the draft with this hash (one letter, 64 times), past its deed. */
export const redraft = (cast: Cast, letter: string, when: Instant = LATER) =>
  run(
    `INSERT INTO draft_versions (id, decision_id, version, title, explanation, sha256, clause_count, saved_by, saved_at)
     SELECT id || '+', decision_id, version + 1, title, explanation, ?, clause_count, saved_by, ?
     FROM draft_versions WHERE decision_id = ? ORDER BY version DESC LIMIT 1`,
    letter.repeat(64),
    when,
    cast.decisionId,
  )

export const answerHearing = async (cast: Cast, hearing = false, when: Instant = CLOSED) =>
  value(
    await answerHearingQuestion(
      await visitAt(when),
      cast.drafter,
      cast.decisionId,
      { dissent: false, attention: false, hearing, reason: '没有意见', signed_by: '王局长' },
      { persons: 0, opposing: 0, opinions: 0 },
      true,
    ),
  )

/** The report of no opinions (R10); answers its id. */
export async function makeReport(cast: Cast, when: Instant = CLOSED): Promise<string> {
  const visit = await visitAt(when)
  return value(
    await prepareReport(visit, cast.drafter, cast.intakeId, {
      title: '意见采纳情况',
      summary: '未收到意见。',
    }),
  ).reportId
}

export async function giveIt(cast: Cast, reviewId: string, when: Instant): Promise<void> {
  const visit = await visitAt(when)
  const checks = [...reviewChecks]
  value(
    await giveReview(visit, cast.reviewer, reviewId, {
      opinion: 'public',
      basis: '依据',
      reason: '理由',
      checks,
    }),
  )
}

export async function publishResult(
  cast: Cast,
  reportId: string,
  when: Instant,
  on: readonly object[] = [],
): Promise<void> {
  const { reviewId } = value(await requestReportReview(await visitAt(CLOSED), cast.drafter, reportId))
  await giveIt(cast, reviewId, CLOSED)
  value(
    await publishReport(
      await visitAt(when),
      cast.drafter,
      reportId,
      publicationInput.parse({ carriers: on }),
    ),
  )
}

const day = (text: string) => text as PlainDate

/** A whole body for each kind of record, as a careful officer writes it. */
export const bodies = {
  proposal: { proposed_by: 'citizens', proposed_on: '2026-01-05', gist: '水价偏低', studied: '已论证' },
  units: { lead: '水务局', joint: [{ name: '发改委' }], division: '水务局牵头' },
  costs: { analysed: 'no', reason: '不增加财政支出' },
  schemes: {
    schemes: [
      { name: '方案一', content: '一次到位', pros: '简单', cons: '负担重' },
      { name: '方案二', content: '分步', pros: '平稳', cons: '时间长' },
    ],
    proposed: '方案二，平稳',
  },
  departments: {
    consulted: [{ unit: '财政局', on: '2026-02-10', opinion: '同意' }],
    disputed: 'no',
  },
  groups: {
    heard: [{ group: '低保户', through: '县残联', on: '2026-02-11', opinion: '希望减免' }],
    taken_up: '采纳',
  },
  expert_review: {
    form: 'meeting',
    experts: [{ name: '某研究院', field: '水利' }],
    no_interest: 'yes',
    views: '可行',
    diverging: '一位专家认为偏快',
    taken_up: '放慢一年',
  },
  risk_assessment: {
    assessed_by: '水务局',
    points: [{ risk: '负担增加', measure: '减免' }],
    contingency: '处置预案',
    departments: '已听取',
    verdict: 'controllable',
  },
  fair_competition: {
    reviewed_by: '市监局',
    reviewed_on: '2026-03-20',
    findings: '不限制竞争',
    verdict: 'complies',
  },
  legality_review: {
    received_on: '2026-04-02',
    concluded_on: '2026-04-16',
    powers: 'yes',
    procedure: 'yes',
    content: 'yes',
    counsel: '法律顾问认为合法',
    verdict: 'lawful',
    opinion: '合法',
  },
  unit_discussion: { held_on: '2026-04-02', chaired_by: '王局长', outcome: '同意', dissent: '无' },
  interpretation_plan: {
    outline: '为什么调价',
    forms: ['text', 'chart'],
    channels: '县政府门户网站',
    planned_on: '2026-05-01',
    hotline: '0478-5210000',
  },
  participation_statement: {
    methods: '公开征求意见',
    opinions: '没有收到意见',
    taken_up: '无',
    signed_by: '王局长',
  },
  symposium_report: {
    held_on: '2026-03-20',
    place: '县政府',
    attended: '代表10人',
    opinions: '赞成',
    taken_up: '采纳',
  },
  poll_report: {
    surveyed_by: '统计局',
    from: '2026-03-01',
    to: '2026-03-10',
    sample: '500户',
    acceptance: '80%',
    affordability: '70%',
    taken_up: '采纳',
    carriers: [{ name: '县政府门户网站' }],
  },
  hearing_report: {
    held_on: '2026-03-20',
    place: '县政府',
    attended: '听证代表12人',
    opinions: '8人赞成',
    taken_up: '采纳',
    conclusion: 'amend',
    conclusion_text: '分步实施',
  },
  party_report: { reported_on: '2026-04-20', reported_to: '县委', result: '同意' },
} as const satisfies Record<Kind, object>

export const who = (cast: Cast, kind: Kind): Officer =>
  kind === 'legality_review' ? cast.legal : kind === 'party_report' ? cast.office : cast.drafter

export const write = async (
  cast: Cast,
  kind: Kind,
  changes: object = {},
  when: Instant = LATER,
  by: Officer = who(cast, kind),
) =>
  recordStep(await visitAt(when), by, cast.decisionId, kind, {
    body: { ...bodies[kind], ...changes },
    documentIds: [cast.doc],
  })

/** A hearing report that was handed in as a paper before hearings had a room of their own. */
export async function handedInOnPaper(cast: Cast): Promise<void> {
  const name = 'hearing_reports_come_from_the_hearing'
  const guard = await env.DB.prepare('SELECT sql FROM sqlite_master WHERE name = ?')
    .bind(name)
    .first<string>('sql')
  await env.DB.batch([
    env.DB.prepare(`DROP TRIGGER ${name}`),
    env.DB.prepare(
      `INSERT INTO step_records SELECT 'paper-' || ?1, ?1, 'hearing_report', 1, ?2,
         json_array(json_object('id', id, 'sha256', sha256)), ?3, ?4, ?5 FROM documents WHERE id = ?6`,
    ).bind(
      cast.decisionId,
      JSON.stringify(bodies.hearing_report),
      'c'.repeat(64),
      cast.drafterId,
      LATER,
      cast.doc,
    ),
    env.DB.prepare(guard ?? ''),
  ])
}

export async function writeAll(cast: Cast, ...wanted: readonly Kind[]): Promise<void> {
  for (const kind of wanted) value(await write(cast, kind))
}

/** What every major decision owes before it is handed in. */
export const owedByAll = [
  'costs',
  'departments',
  'unit_discussion',
  'interpretation_plan',
  'participation_statement',
] as const satisfies readonly Kind[]

export async function toReports(...asked: Parameters<typeof makeCase>) {
  const cast = await makeCase(...asked)
  await answerHearing(cast)
  const reportId = await makeReport(cast)
  return { ...cast, reportId }
}

export async function toSubmitted(
  profile: 'national' | 'wuyuan' = 'national',
  before: (cast: Cast) => Promise<void> = async () => undefined,
  on?: Parameters<typeof makeCase>[1],
) {
  const cast = await toReports(profile, on)
  await before(cast)
  await writeAll(cast, ...owedByAll, 'legality_review')
  value(await submitDecision(await visitAt(LATER), cast.drafter, cast.decisionId))
  return cast
}

export async function toMeeting(...asked: Parameters<typeof toSubmitted>) {
  const cast = await toSubmitted(...asked)
  const input = { meeting: 'standing', meets_on: day('2026-04-22') } as const
  value(await scheduleDeliberation(await visitAt(LATER), cast.office, cast.decisionId, input))
  return cast
}

export const outcome = (cast: Cast, changes: Partial<OutcomeInput> = {}): OutcomeInput => ({
  outcome: 'pass',
  meeting: 'standing',
  meets_on: day('2026-04-22'),
  present: '县长等9人',
  head: '同意',
  agrees: 'yes',
  head_reasons: '',
  dissent: '无',
  changes: '',
  document_ids: [cast.doc],
  ...changes,
})

export async function toDecided(...asked: Parameters<typeof toSubmitted>) {
  const cast = await toMeeting(...asked)
  value(await takeDecision(await visitAt(MEETING), cast.office, cast.decisionId, outcome(cast)))
  return cast
}

export const carriers = (changes: object = {}) =>
  promulgationInput.parse({
    doc_no: '五政发〔2026〕12号',
    gazette: '公报2026年第3期',
    portal: '县政府门户网站',
    newspaper: '巴彦淖尔日报',
    ...changes,
  })

/** Prepare what goes out and have it reviewed. */
export async function makePaper(cast: Cast, interpreted: boolean, when: Instant = MEETING): Promise<string> {
  const visit = await visitAt(when)
  const text = await addDoc(cast.office, cast.decisionId, when)
  const explained = interpreted ? await addDoc(cast.drafter, cast.decisionId, when) : ''
  const { id } = value(
    await preparePaper(visit, cast.drafter, cast.decisionId, {
      kind: 'decision',
      title: '关于调整水价的决定',
      opinions: '没有收到公众意见。',
      text_document_id: text,
      interpretation_document_id: explained,
      hotline: '0478-5210000',
    }),
  )
  const asked = value(await requestPaperReview(visit, cast.drafter, cast.decisionId, 'decision'))
  await giveIt(cast, asked.reviewId, when)
  return id
}

/** The report written anew over everything that has come in, reviewed, and out at `when`. */
export async function publishSupplement(
  cast: Cast,
  when: Instant,
  on: readonly object[] = [],
): Promise<void> {
  const reportId = await makeReport(cast, when)
  const { reviewId } = value(await requestReportReview(await visitAt(when), cast.drafter, reportId))
  await giveIt(cast, reviewId, when)
  const input = publicationInput.parse({ carriers: on })
  value(await publishReport(await visitAt(when), cast.drafter, reportId, input))
}

/** Promulgate past the deed, with its row. */
export async function forceOut(cast: Cast & { readonly paperId: string }, when: Instant) {
  const paper = await env.DB.prepare('SELECT bundle_sha256 AS sha FROM outgoing_papers WHERE id = ?')
    .bind(cast.paperId)
    .first<{ sha: string }>()
  return env.DB.batch([
    env.DB.prepare(`INSERT INTO promulgations VALUES (?, ?, '号', ?, ?, ?)`).bind(
      cast.decisionId,
      cast.paperId,
      '[{"kind":"gazette","name":"a"},{"kind":"portal","name":"b"},{"kind":"newspaper","name":"c"}]',
      cast.office.id,
      when,
    ),
    env.DB.prepare(`INSERT INTO publications VALUES ('p' || ?1, ?2, 'decision', ?1, ?3, 'R11', ?4, ?5)`).bind(
      cast.paperId,
      cast.decisionId,
      paper?.sha ?? '',
      when,
      cast.office.id,
    ),
  ])
}
