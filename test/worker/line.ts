import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { PlanInput } from '../../src/decisions/plan.ts'
import type { TestHouse } from '../support/house.ts'
import { plan } from '../support/procedure.ts'
import { must, type Office } from './office.ts'

export type Clause = {
  uid: string
  parent_uid: string | null
  lineage_id: string
  level: string
  label: string | null
  heading: string | null
  text: string
}

export type Saved = { id: string; version: number; sha256: string; clause_count: number }

export const CHECKS = [
  'state_secret',
  'commercial_secret',
  'personal_privacy',
  'national_security',
  'public_security',
  'economic_security',
  'social_stability',
]

type Outline = {
  title: string | null
  counts: Record<string, number>
  clauses: (Omit<Clause, 'uid'> & { parent: number | null })[]
}

/** Create a decision. */
export const createDecision = async (house: TestHouse, token: string, title: string): Promise<string> => {
  const body = { title, matter_kind: 'major_decision' }
  return (await must<{ id: string }>(house, 201, 'POST', '/api/v1/desk/decisions', { token, body })).id
}

/**
 * The way of a major decision to its approved plan: the office puts it into the list of the year of `startsOn`, the
 * drafter records the plan. A draft must be there.
 */
export async function planDecision(
  house: TestHouse,
  office: Office,
  decision: string,
  [startsOn, endsOn]: readonly [string, string],
  { token = office.drafter, texts = {} }: { token?: string; texts?: Partial<PlanInput> } = {},
): Promise<void> {
  const at = `/api/v1/desk/decisions/${decision}`
  const year = Number(startsOn.slice(0, 4))
  await must(house, 201, 'POST', `${at}/listing`, {
    token: office.office,
    body: { excluded: 'none', party_consent_on: `${year}-01-01`, year },
  })
  await must(house, 200, 'PUT', `${at}/plan`, {
    token,
    body: {
      ...plan,
      head_signed_on: `${year}-01-01`,
      comment_from: startsOn,
      comment_to: endsOn,
      shorten_reason: '情况紧急',
      ...texts,
    },
  })
}

/** Let the platform split a text. */
export const outlineOf = (
  house: TestHouse,
  token: string,
  decision: string,
  text: string,
): Promise<Outline> =>
  must<Outline>(house, 200, 'POST', `/api/v1/desk/decisions/${decision}/outline`, { token, body: { text } })

/** Save what the outline found as the next version. */
export function saveDraft(
  house: TestHouse,
  token: string,
  decision: string,
  outline: Pick<Outline, 'title' | 'clauses'>,
  more: { title?: string; explanation?: string; base_version?: number } = {},
): Promise<Saved> {
  const clauses = outline.clauses.map(({ level, parent, label, heading, text }) => ({
    level,
    parent,
    label,
    heading,
    text,
  }))
  return must<Saved>(house, 201, 'POST', `/api/v1/desk/decisions/${decision}/draft-versions`, {
    token,
    body: {
      title: outline.title ?? '草案',
      explanation: '为什么起草：群众反映强烈。',
      base_version: 0,
      ...more,
      clauses,
    },
  })
}

export type NoticeFields = Record<string, unknown>

/** A notice with every element of A18. */
export const noticeOf = (draft: string, startsOn: string, endsOn: string): NoticeFields => ({
  draft_version_id: draft,
  decision_name: '清源县公共停车场管理办法',
  legal_basis: '《城市道路管理条例》第二十七条。',
  drafting_rationale: '城区停车位缺口大，占道停车影响出行。',
  starts_on: startsOn,
  ends_on: endsOn,
  submission_channels: ['web', 'phone', 'letter', 'email', 'onsite'],
  onsite_address: '清源县住房和城乡建设局三楼306室',
  onsite_closes_at: '17:30',
  recipient: '清源县住房和城乡建设局城建科',
  mail_address: '清源县清源镇河西街18号',
  postcode: '015100',
  email: 'chengjian@qingyuan.example',
  fax: '无',
  contact_person: '城建科',
  contact_phone: '0478-5210000',
  contact_hours: '工作日 8:30 至 17:30',
})

export type SavedNotice = { notice_id: string; consultation_id: string; revision: number; sha256: string }

export const saveNotice = (
  house: TestHouse,
  token: string,
  decision: string,
  body: NoticeFields,
): Promise<SavedNotice> =>
  must<SavedNotice>(house, 200, 'PUT', `/api/v1/desk/decisions/${decision}/notice`, { token, body })

/** The opinion 公开 of another officer. */
export const passReview = (
  house: TestHouse,
  token: string,
  review: string,
  texts: { basis?: string; reason?: string } = {},
) =>
  must(house, 201, 'POST', `/api/v1/desk/reviews/${review}/opinion`, {
    token,
    body: {
      opinion: 'public',
      basis: '政府信息公开条例第十四条',
      reason: '全部是拟公开的制度文本',
      checks: CHECKS,
      ...texts,
    },
  })

export type Published = { decision: string; consultation_id: string; intake_id: string; clauses: Clause[] }

/** From a text to a public consultation, the straight way. */
export async function publishDraft(
  house: TestHouse,
  office: Office,
  text: string,
  dates: readonly [string, string],
  hostile = '',
): Promise<Published & { outline: Outline }> {
  const token = office.drafter
  const decision = await createDecision(house, token, `清源县公共停车场管理办法${hostile}`)
  const outline = await outlineOf(house, token, decision, text)
  const saved = await saveDraft(house, token, decision, outline, {
    title: `${outline.title ?? '草案'}${hostile}`,
    explanation: `起草说明${hostile}`,
  })
  const said = Object.entries(noticeOf(saved.id, ...dates)).map(([name, value]) => {
    const free = [
      'decision_name',
      'legal_basis',
      'drafting_rationale',
      'onsite_address',
      'recipient',
      'mail_address',
      'contact_hours',
    ]
    return [name, free.includes(name) ? `${value as string}${hostile}` : value]
  })
  await planDecision(house, office, decision, dates, {
    texts: hostile
      ? {
          whole_economy_reason: hostile,
          close_to_people_reason: hostile,
          reasons: { ...plan.reasons, public_comment: hostile },
          judgement_reason: hostile,
          judgement_signed_by: hostile,
          head_name: hostile.slice(0, 50),
          head_post: hostile,
        }
      : {},
  })
  const more = hostile
    ? {
        carriers: [{ kind: 'media', name: hostile }],
        other: hostile,
        contact_person: hostile.slice(0, 45),
        fax: hostile.slice(0, 45),
      }
    : {}
  await saveNotice(house, token, decision, { ...Object.fromEntries(said), ...more })
  const path = `/api/v1/desk/decisions/${decision}/notice`
  const { review_id } = await must<{ review_id: string }>(house, 201, 'POST', `${path}/review-request`, {
    token,
  })
  await passReview(house, office.reviewer, review_id, hostile ? { basis: hostile, reason: hostile } : {})
  const done = await must<{ consultation_id: string; intake_id: string }>(
    house,
    201,
    'POST',
    `${path}/publication`,
    {
      token,
      body: {},
    },
  )
  const { draft } = await must<{ draft: { clauses: Clause[] } }>(
    house,
    200,
    'GET',
    `/api/v1/consultations/${done.consultation_id}`,
  )
  return { decision, ...done, clauses: draft.clauses, outline }
}

export type Receipt = {
  receipt_no: string
  lookup_code: string
  items: { item_no: string }[]
  receipt: string
  ledger: { position: number; leaf_hash: string }
}

export const lodge = (house: TestHouse, consultation: string, body: unknown, key: string): Promise<Receipt> =>
  must<Receipt>(house, 201, 'POST', `/api/v1/consultations/${consultation}/submissions`, { body, key })

export type Item = {
  submission_id: string
  id: string
  item_no: string
  clause_uid: string | null
  kind: string
  text: string
  late: boolean
  disposition: string | null
}

/** Every item of an intake, page by page. */
export async function itemsOf(house: TestHouse, token: string, intake: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: Item[]; next_cursor: string | null } = await must(
      house,
      200,
      'GET',
      `/api/v1/desk/intakes/${intake}/items?${cursor && `cursor=${cursor}`}`,
      { token },
    )
    items.push(...page.items)
    cursor = page.next_cursor
  }
  return items
}

/** Prepare, have reviewed and publish the report. */
export async function publishReport(
  house: TestHouse,
  office: Office,
  intake: string,
  texts: { title: string; summary: string },
  carriers: readonly object[] = [],
): Promise<string> {
  const token = office.drafter
  const { report_id } = await must<{ report_id: string }>(
    house,
    201,
    'POST',
    `/api/v1/desk/intakes/${intake}/report`,
    { token, body: texts },
  )
  const { review_id } = await must<{ review_id: string }>(
    house,
    201,
    'POST',
    `/api/v1/desk/reports/${report_id}/review-request`,
    { token },
  )
  await passReview(house, office.reviewer, review_id)
  await must(house, 201, 'POST', `/api/v1/desk/reports/${report_id}/publication`, {
    token,
    ...(carriers.length > 0 && { body: { carriers } }),
  })
  return report_id
}

export type AdoptionItem = Record<string, unknown> & {
  item_id: string
  item_no: string
  clause_uid: string | null
  kind: string
  text: string
  suggested_wording: string | null
  opinion_reason: string | null
  submitter: string
  late: boolean
  disposition: string
  reason: string
  changed_wording: string | null
  salt: string | null
  commitment: string
  masked: boolean
  act: string
  answer_salt: string | null
  ledger: { position: number; leaf_hash: string }
}

export type Adoption = {
  round_id: string
  title: string
  summary: string
  totals: Record<string, number>
  sha256: string
  row_count: number
  zero_opinions: boolean
  changes: Record<string, unknown>[]
  items: AdoptionItem[]
  next_cursor: string | null
}

/** The published report with all its pages. */
export async function adoptionOf(house: TestHouse, consultation: string): Promise<Adoption> {
  const path = `/api/v1/consultations/${consultation}/adoption`
  const whole = await must<Adoption>(house, 200, 'GET', path)
  for (let cursor = whole.next_cursor; cursor !== null; ) {
    const page: Adoption = await must<Adoption>(house, 200, 'GET', `${path}?cursor=${cursor}`)
    whole.items.push(...page.items)
    cursor = page.next_cursor
  }
  return whole
}

// From here on nothing of the platform's own code: what a stranger would write from the description.

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** RFC 8785 for what occurs here: strings, integers, booleans, null, lists and objects. */
export const canonical = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(',')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`)
          .join(',')}}`
      : JSON.stringify(value)

export type Entry = { position: number; leaf_hash: string; body: string }
export type Deed = {
  id: string
  deed: string
  at: string
  actor: string | null
  subject: string
  data: Record<string, unknown>
}

/** The whole ledger, every leaf hash computed again (RFC 6962), positions without a gap. */
export async function readLedger(house: TestHouse): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let from: string | null = '0'; from !== null; ) {
    const page: { items: Entry[]; next_cursor: string | null; size: number } = await must(
      house,
      200,
      'GET',
      `/api/v1/ledger/entries?from=${from}`,
    )
    entries.push(...page.items)
    from = page.next_cursor
    if (from === null) expect(entries.length).toBe(page.size)
  }
  for (const [index, { position, leaf_hash, body }] of entries.entries()) {
    expect(position).toBe(index)
    expect(leaf_hash).toBe(createHash('sha256').update(Uint8Array.of(0)).update(body).digest('hex'))
    expect(body).toBe(canonical(JSON.parse(body)))
  }
  return entries
}

export const deedOf = (entry: Entry): Deed => JSON.parse(entry.body) as Deed

const commit = (purpose: string, salt: string, content: unknown): string =>
  sha256(`wenji/v1/${purpose}\n${salt}\n${canonical(content)}`)

/** What the report says against what the ledger says: every item, every answer, and the report's own hash. */
export function checkAdoption(report: Adoption, entries: readonly Entry[]): void {
  expect(report.items.length).toBe(report.row_count)
  expect(report.totals).toMatchObject({ items: report.row_count, pending: 0 })
  const deeds = entries.map(deedOf)
  const lodged = new Map(
    deeds
      .filter(({ deed, data }) => deed === 'opinion_lodged' && data.intake === report.round_id)
      .flatMap(({ data }) =>
        (data.items as { id: string; content: string }[]).map(({ id, content }) => [id, content]),
      ),
  )
  // Nothing that was lodged is left out, and nothing was added.
  expect(report.items.map(({ item_id }) => item_id).sort()).toEqual([...lodged.keys()].sort())
  for (const item of report.items) {
    const { item_id, clause_uid, kind, text, suggested_wording, opinion_reason, salt, commitment, masked } =
      item
    const entry = entries[item.ledger.position]
    expect(entry?.leaf_hash).toBe(item.ledger.leaf_hash)
    expect(lodged.get(item_id)).toBe(commitment)
    expect(entry?.body).toContain(commitment)
    expect(salt === null).toBe(masked)
    if (salt)
      expect(
        commit('content', salt, { clause_uid, kind, text, suggested_wording, reason: opinion_reason }),
      ).toBe(commitment)
    const { disposition, reason, changed_wording, act, answer_salt } = item
    const given = deeds.find(({ deed, subject }) => deed === 'answers_given' && subject === act)
    expect(Object.keys(given?.data ?? {}).sort()).toEqual(['answer', 'count', 'intake', 'items'])
    if (answer_salt)
      expect(commit('answer', answer_salt, { disposition, reason, changed_wording })).toBe(given?.data.answer)
  }
  const { round_id: round, title, summary, totals } = report
  const rows = report.items.map(({ ledger: _, ...row }) => row)
  const lines = [{ v: 1, kind: 'adoption_report', round, title, summary, totals }, ...rows, ...report.changes]
  expect(sha256(lines.map((line) => `${canonical(line)}\n`).join(''))).toBe(report.sha256)
  expect(deeds.some(({ deed, data }) => deed === 'report_published' && data.sha256 === report.sha256)).toBe(
    true,
  )
}
