import { addDocument } from '../../src/drafts/add-document.ts'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import { newId } from '../../src/ground/ids.ts'
import { sha256 } from '../../src/ground/keys.ts'
import { parse } from '../../src/ground/parse.ts'
import type { AnnouncementInput } from '../../src/hearings/announcement.ts'
import { attendanceSchema } from '../../src/hearings/attendance.ts'
import { saveRecord } from '../../src/hearings/save-record.ts'
import { saveSpeech } from '../../src/hearings/save-speech.ts'
import { serveMaterials } from '../../src/hearings/serve-materials.ts'
import { setMaterials } from '../../src/hearings/set-materials.ts'
import { type SpeechInput, speechSchema } from '../../src/hearings/speech.ts'
import { takeAttendance } from '../../src/hearings/take-attendance.ts'
import { newSalt } from '../../src/ledger/commitment.ts'
import type { Officer } from '../../src/people/officer.ts'
import { sealParticipant } from '../../src/people/participant.ts'
import { at, db, env, makeOfficer, makeUnit, run, value, visitAt } from '../decisions/house.ts'
import { type SeededHearing, seedHearing } from '../support/hearing.ts'

export { at, codes, count, db, doorOf, env, form, json, run, value, visitAt } from '../decisions/house.ts'

/** The hearing is on Tuesday 2026-06-30 at 09:00. */
export const SERVED = at('2026-06-23 09:00')
export const THE_DAY = at('2026-06-30 08:30')
export const DURING = at('2026-06-30 10:00')
export const AFTER = at('2026-07-01 09:00')

export const categories = ['stakeholder', 'resident', 'deputy', 'expert', 'lawyer'] as const

export type DayCast = SeededHearing & {
  readonly drafter: Officer
  readonly reviewer: Officer
  readonly stranger: Officer
  /** The representatives' sign-ups, in order. */
  readonly people: readonly string[]
  readonly doc: string
}

const asOfficer = (id: string, unitId: string, role: 'drafter' | 'reviewer'): Officer => ({
  id,
  unitId,
  unitName: '单位',
  email: `${id}@example.cn`,
  name: role,
  roles: [role],
  mustChangePassword: false,
})

let seeds = 0
let positions = 0

const entryRow = (id: string, when: Instant) =>
  run(
    `INSERT INTO entries (position, id, at, deed, body, leaf_hash)
     SELECT COALESCE(MAX(position) + 1, 0), ?, ?, 'registered', '{}', ? FROM entries`,
    id,
    when,
    String(++positions).padStart(64, '0'),
  )

/** One representative, recommended and appointed, written past the deeds. */
export async function makeRepresentative(
  hearingId: string,
  officerId: string,
  seq: number,
  options: { category?: string; email?: string; how?: string; appointedAt?: Instant } = {},
): Promise<string> {
  const when = at('2026-06-02 09:00')
  const visit = await visitAt(when)
  const id = newId()
  const sealed = await sealParticipant(db, visit.keys, when, {
    name: `代表${seq}`,
    unit: `第${seq}社区`,
    phone: `1380000${String(seq).padStart(4, '0')}`,
    ...(options.email && { email: options.email }),
    salt: newSalt(),
  })
  await db.batch([sealed.statement as never])
  await entryRow(`e-${id}`, when)
  const category = options.category ?? categories[(seq - 1) % 5] ?? 'other'
  await run(
    `INSERT INTO registrations (id, hearing_id, role, category, method, seq, draw_no, official, channel, keyed_by,
       participant_id, has_email, code_hash, lang, registered_at, received_at, entry_id)
     VALUES (?, ?, 'representative', ?, 'recommendation', ?, ?, 0, 'desk', ?, ?, ?, ?, 'zh', ?, ?, ?)`,
    id,
    hearingId,
    category,
    seq,
    `D-${String(seq).padStart(4, '0')}`,
    officerId,
    sealed.id,
    options.email ? 1 : 0,
    await sha256(id),
    when,
    when,
    `e-${id}`,
  )
  await run(
    `INSERT INTO representatives (registration_id, hearing_id, category, how, appointed_at, appointed_by)
     VALUES (?, ?, ?, 'recommended', ?, ?)`,
    id,
    hearingId,
    category,
    options.appointedAt ?? at('2026-06-10 09:00'),
    officerId,
  )
  return id
}

/** The list is public since 2026-06-20. */
async function publishList(seeded: SeededHearing, people: readonly string[]): Promise<void> {
  const when = at('2026-06-20 09:00')
  const hash = await sha256(`list ${seeded.hearingId}`)
  const id = `list-${seeded.hearingId}`
  await run(
    `INSERT INTO hearing_papers (id, hearing_id, kind, no, body, sha256, saved_by, saved_at)
     VALUES (?, ?, 'representative_list', 2, ?, ?, ?, ?)`,
    id,
    seeded.hearingId,
    JSON.stringify({
      chair: '张主持',
      presenter: '李发言',
      recorder: '王记录',
      representatives: people.map((_, i) => ({ name: `代表${i + 1}` })),
      reasons: { few: '测试' },
    }),
    hash,
    seeded.drafterId,
    when,
  )
  await run(
    `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
     VALUES (?, ?, 'representative_list', ?, ?, ?, ?, ?)`,
    `r-${id}`,
    seeded.decisionId,
    id,
    hash,
    JSON.stringify([{ kind: 'representative_list', name: '名单', sha256: hash }]),
    seeded.drafterId,
    when,
  )
  await run(
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
     VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
    `r-${id}`,
    seeded.reviewerId,
    when,
  )
  await run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES (?, ?, 'representative_list', ?, ?, 'R16', ?, ?)`,
    `p-${id}`,
    seeded.decisionId,
    id,
    hash,
    when,
    seeded.drafterId,
  )
}

/** A hearing whose list of `n` representatives is public, with one document of its decision. */
export async function makeDay(
  options: {
    n?: number
    terms?: Partial<AnnouncementInput>
    listed?: boolean
    email?: boolean
    methods?: readonly string[]
  } = {},
): Promise<DayCast> {
  const seeded = await seedHearing(env.DB, {
    name: `day${++seeds}`,
    ...(options.methods && { methods: options.methods }),
    terms: {
      quota: categories.map((category) => ({ category, seats: 10, selection: 'recommendation' as const })),
      value_kind: null,
      value_name: '',
      value_on: null,
      ...options.terms,
    },
  })
  const people: string[] = []
  for (let seq = 1; seq <= (options.n ?? 3); seq++)
    people.push(
      await makeRepresentative(seeded.hearingId, seeded.drafterId, seq, {
        ...(options.email && { email: `d${seq}@example.cn` }),
      }),
    )
  if (options.listed !== false) await publishList(seeded, people)
  const drafter = asOfficer(seeded.drafterId, seeded.unitId, 'drafter')
  const bytes = new TextEncoder().encode(`供水价格调整方案${seeds}`)
  const added = await addDocument(
    await visitAt(at('2026-05-21 09:00')),
    env.FILES,
    drafter,
    seeded.decisionId,
    {
      name: '方案.txt',
      bytes,
    },
  )
  return {
    ...seeded,
    drafter,
    reviewer: asOfficer(seeded.reviewerId, seeded.unitId, 'reviewer'),
    stranger: await makeOfficer(await makeUnit(), 'drafter'),
    people,
    doc: value(added).id,
  }
}

export const serveAll = async (cast: DayCast, when: Instant = SERVED) => {
  const visit = await visitAt(when)
  value(await setMaterials(visit, cast.drafter, cast.hearingId, { document_ids: [cast.doc] }))
  return value(
    await serveMaterials(visit, cast.drafter, cast.hearingId, {
      registration_ids: [...cast.people],
      served_on: '2026-06-23' as PlainDate,
      manner: 'in_person',
    }),
  )
}

export const head = {
  held_on: '2026-06-30',
  started_at: '09:00',
  ended_at: null as string | null,
  venue: '县政府第一会议室',
  chair: '张主持',
  recorder: '王记录',
  presenter: '李发言',
}

/** The papers are served, the record is open, everyone but the last is there. */
export async function openedDay(options: Parameters<typeof makeDay>[0] = {}): Promise<DayCast> {
  const cast = await makeDay(options)
  await serveAll(cast)
  value(await saveRecord(await visitAt(THE_DAY), cast.drafter, cast.hearingId, { head, documentIds: [] }))
  const people = cast.people.map((id, i) => ({
    registration_id: id,
    present: i < cast.people.length - 1,
    reason: i < cast.people.length - 1 ? '' : '请假',
  }))
  value(
    await takeAttendance(
      await visitAt(THE_DAY),
      cast.drafter,
      cast.hearingId,
      value(parse(attendanceSchema, { people })),
    ),
  )
  return cast
}

let keys = 0
export const newKey = () => `form-key-${String(++keys).padStart(12, '0')}`

export const speechOf = (cast: DayCast, changes: Partial<SpeechInput> = {}): SpeechInput =>
  value(
    parse(speechSchema, {
      form_key: newKey(),
      speaker: 'representative',
      registration_id: cast.people[0],
      kind: 'view',
      stance: 'oppose',
      viewpoint: '不同意一次涨到位。',
      reason: '低收入家庭负担重。',
      ...changes,
    }),
  )

export const say = async (cast: DayCast, changes: Partial<SpeechInput> = {}, when: Instant = DURING) =>
  saveSpeech(await visitAt(when), cast.drafter, cast.hearingId, speechOf(cast, changes))
