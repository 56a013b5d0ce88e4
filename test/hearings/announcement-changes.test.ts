import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Instant, PlainDate } from '../../src/ground/clock.ts'
import type { AnnouncementInput } from '../../src/hearings/announcement.ts'
import { appoint } from '../../src/hearings/appoint.ts'
import { saveCancellation } from '../../src/hearings/cancel-hearing.ts'
import { readGround } from '../../src/hearings/hearing-ground.ts'
import { judgeProposal, judgeTerms } from '../../src/hearings/judge-announcement.ts'
import { publishPaper } from '../../src/hearings/publish-paper.ts'
import { register } from '../../src/hearings/register.ts'
import { registrationSchema } from '../../src/hearings/registration.ts'
import { takeAttendance } from '../../src/hearings/take-attendance.ts'
import { isDrawnOn, issuesOf } from '../../src/hearings/value-due.ts'
import { codes, db, run, value, visitAt } from '../decisions/house.ts'
import { announcement } from '../support/hearing.ts'
import { at } from '../support/seed.ts'
import { announce, type HearingSetting, makeHearing, review, save, terms } from './announcement-setting.ts'
import { type DayCast, DURING, openedDay } from './day-setting.ts'

type Terms = Partial<AnnouncementInput>

let setting: HearingSetting
beforeEach(async () => {
  setting = await makeHearing()
})

const FIRST = at('2026-05-20 09:00')
const LATER = at('2026-05-25 09:00')
const why = { change_reason: '会场维修。' }

/** What TypeScript finds wrong with the next announcement at an instant. */
async function judged(changes: Terms, now: Instant): Promise<string[]> {
  const ground = await readGround(db, setting.hearingId)
  if (!ground) throw new Error('no hearing')
  return judgeProposal(ground, { body: terms(changes), documents: 0, at: now }, ground.pinned.effective).map(
    ({ code }) => code,
  )
}

/** Save, then review and publish around every judgement of TypeScript. */
async function forced(changes: Terms, now: Instant): Promise<void> {
  value(await save(setting, changes, now))
  await publishedRaw(now)
}

/** Review and publish the newest announcement as it stands, straight into the database. */
async function publishedRaw(now: Instant): Promise<void> {
  const [paper] = await db.all<{ id: string }>(
    sql`SELECT id FROM hearing_papers WHERE hearing_id = ${setting.hearingId} ORDER BY no DESC LIMIT 1`,
  )
  const paperId = paper?.id ?? ''
  const [hash, review] = ['c'.repeat(64), `r-${paperId}-${++reviews}`]
  await run(
    `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
     SELECT ?, ?, kind, id, ?, json_array(json_object('sha256', sha256)), saved_by, saved_at
     FROM hearing_papers WHERE id = ?`,
    review,
    setting.decisionId,
    hash,
    paperId,
  )
  await run(
    `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
     VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
    review,
    setting.reviewer.id,
    now,
  )
  await run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES ('p-' || ?2, ?1, 'hearing_announcement', ?2, ?3, 'R14', ?4, ?5)`,
    setting.decisionId,
    paperId,
    hash,
    now,
    setting.drafter.id,
  )
}
let reviews = 0

/** Refused by TypeScript and by SQL, for the same reason. */
async function refused(changes: Terms, now: Instant, code: string): Promise<void> {
  expect(await judged(changes, now)).toContain(code)
  await expect(forced(changes, now)).rejects.toThrow(`guard:${code}`)
}

let people = 0
async function signUp(input: Record<string, unknown>, now: Instant, method?: 'recommendation') {
  const n = ++people
  const whole = registrationSchema.parse({
    name: `甲${n}`,
    area_or_unit: '河东村',
    contact: { phone: `1380000${String(n).padStart(4, '0')}` },
    ...input,
  })
  const keyed = method && { officer: setting.drafter, method, receivedAt: now }
  const key = `a-form-for-changes-${n}-${setting.hearingId}`
  const done = value(await register(await visitAt(now), setting.hearingId, whole, key, keyed))
  if (done.already) throw new Error('signed up before')
  return done.drawNo
}

describe('R14: going away and coming back', () => {
  test.each<[string, Terms]>([
    ['to no date', { held_on: null, held_time: null, venue: '' }],
    ['to another date', { held_on: '2026-07-30' }],
    ['to another place', { venue: '县文化馆一楼' }],
  ])('%s: the old date counts anew, by SQL too', async (_, between) => {
    value(await announce(setting, {}, FIRST))
    value(await announce(setting, { ...between, ...why }, LATER))
    // The sign-up of the first terms is still to close, so that only the days are wrong.
    await refused(why, at('2026-06-21 09:00'), 'hearing_announced_late')
  })

  test('back in time is lawful, and the days run from the last day', async () => {
    value(await announce(setting, {}, FIRST))
    value(await announce(setting, { held_on: '2026-07-30', ...why }, LATER))
    value(await announce(setting, why, at('2026-06-10 09:00')))
    const ground = await readGround(db, setting.hearingId)
    const found = ground && judgeTerms(ground, ground.pinned.effective)
    expect(found).toMatchObject({ completeOn: '2026-06-10', gap: { gap: 20 } })
    const row = await run(
      `SELECT complete_on FROM hearing_terms_complete c JOIN hearing_terms t ON t.id = c.paper_id
       WHERE t.hearing_id = ?`,
      setting.hearingId,
    )
    expect(row.results).toEqual([{ complete_on: '2026-06-10' }])
  })

  test('another content, ground of not being public or eligibility begins the days anew', async () => {
    value(await announce(setting, {}, FIRST))
    const late = at('2026-06-21 09:00')
    expect(await judged({ background: '另附说明。', ...why }, late)).toEqual([])
    expect(await judged({ content_summary: '另一内容。', ...why }, LATER)).toEqual([])
    for (const changes of [
      { is_public: false, closed_ground: '涉及商业秘密' },
      { basis: '另一依据。' },
      { hearing_matter: '另一事项' },
    ]) {
      expect(await judged({ ...changes, ...why }, late)).toContain('hearing_announced_late')
    }
    await refused({ content_summary: '完全不同的内容。', ...why }, late, 'hearing_announced_late')
  })

  test('before the close eligibility begins them anew as well', async () => {
    const open = { registration_to: '2026-06-22', value_on: '2026-06-23' as const, value_name: '2026071' }
    value(await announce(setting, open, FIRST))
    const changes = { ...open, eligibility: '仅限本单位职工。', ...why }
    await refused(changes, at('2026-06-21 09:00'), 'hearing_announced_late')
  })
})

describe('R14: further sessions', () => {
  const session = (on: string) => ({
    sessions: [{ kind: 'session' as const, venue: '县文化馆', on, time: '09:00' }],
  })

  test('never before the hearing, never past, and as long ahead as it', async () => {
    expect(await judged(session('2026-01-22'), FIRST)).toContain('hearing_in_the_past')
    await refused(session('2026-06-29'), FIRST, 'session_before_hearing')
  })

  test('one announced later has its own days, whose count a change breaks', async () => {
    value(await announce(setting, {}, FIRST))
    const late = at('2026-06-24 09:00')
    expect(await judged({ ...session('2026-07-04'), ...why }, late)).toEqual([])
    await refused({ ...session('2026-07-03'), ...why }, late, 'hearing_announced_late')
  })

  test('a side room on the day itself may be added until the last', async () => {
    value(await announce(setting, {}, FIRST))
    const room = { kind: 'side_room' as const, venue: '二楼', on: '2026-06-30', time: '09:00' }
    value(await announce(setting, { sessions: [room] }, at('2026-06-29 09:00')))
  })
})

describe('whatever differs needs its reason', () => {
  test.each<[string, Terms]>([
    ['closed', { is_public: false, closed_ground: '涉及商业秘密' }],
    ['content', { content_summary: '另一内容。' }],
    ['eligibility', { eligibility: '仅限本单位职工。' }],
    ['fallback', { fallback: '由承办单位指定。' }],
    ['where', { registration_where: '别的电话。' }],
    ['methods', { registration_methods: ['web'] }],
  ])('%s', async (_, changes) => {
    value(await announce(setting, {}, FIRST))
    expect(await judged({ ...changes, ...why }, LATER)).toEqual([])
    await refused(changes, LATER, 'change_reason_missing')
  })

  test('filling in what was left open needs none', async () => {
    const open = { registration_from: null, registration_to: null, registration_to_time: '24:00', quota: [] }
    value(await announce(setting, { ...open, eligibility: '', fallback: '' }, FIRST))
    value(await announce(setting, {}, LATER))
  })
})

describe('what no longer changes', () => {
  test('after the close: who may sign up, when, the seats, the fallback and the draw', async () => {
    value(await announce(setting, {}, FIRST))
    const closed = at('2026-06-15 18:00')
    for (const changes of [
      { eligibility: '仅限本单位职工。' },
      { fallback: '由承办单位指定。' },
      { quota: announcement.quota.filter(({ category }) => category !== 'other') },
      { registration_to_time: '19:00' },
    ]) {
      expect(await judged({ ...changes, ...why }, closed)).toContain('terms_closed')
    }
    expect(await judged({ value_name: '2026072', value_on: '2026-06-18', ...why }, closed)).toEqual([
      'terms_closed',
      'terms_closed',
    ])
    await refused({ fallback: '由承办单位指定。', ...why }, closed, 'terms_closed')
    // The day may still move.
    value(await announce(setting, { held_on: '2026-07-10', ...why }, closed))
  })

  test('a value that came before the freeze makes room for a later one, never for one that is known', async () => {
    value(await announce(setting, {}, FIRST))
    const now = at('2026-06-17 09:00')
    expect(await judged({ value_name: '2026072', value_on: '2026-06-18', ...why }, now)).toEqual([])
    expect(await judged({ value_name: '2026070', ...why }, now)).toContain('draw_value_too_early')
  })

  test('fewer seats or observers’ places than were given', async () => {
    value(await announce(setting, {}, FIRST))
    const now = at('2026-06-02 09:00')
    for (const _ of [1, 2]) {
      const drawNo = await signUp({ role: 'representative', category: 'deputy' }, now, 'recommendation')
      value(
        await appoint(await visitAt(now), setting.drafter, setting.hearingId, {
          draw_no: drawNo,
          fallback: '',
        }),
      )
    }
    for (const _ of [1, 2, 3]) await signUp({ role: 'observer' }, now)
    const quota = announcement.quota.map((row) => (row.category === 'deputy' ? { ...row, seats: 1 } : row))
    await refused({ quota, ...why }, now, 'seats_given_already')
    const without = announcement.quota.filter(({ category }) => category !== 'deputy')
    expect(await judged({ quota: without, ...why }, now)).toEqual(['seats_given_already'])
    await refused({ observer_seats: 2, ...why }, now, 'observer_seats_given')
    value(await announce(setting, { observer_seats: 3, ...why }, now))
  })

  test('a category that people signed up in stays in the draw', async () => {
    value(await announce(setting, {}, FIRST))
    const now = at('2026-06-02 09:00')
    await signUp({ role: 'representative', category: 'resident' }, now)
    const turned = announcement.quota.map((row) =>
      row.selection === 'draw' ? { ...row, selection: 'invitation' as const } : row,
    )
    const changes = { quota: turned, ...why }
    expect(await judged(changes, now)).toEqual(['category_signed_up'])
    await refused(changes, now, 'category_signed_up')
  })

  test('once a record was opened, by SQL too', async () => {
    value(await announce(setting, {}, FIRST))
    // Only this is looked at: who opens a record lawfully is the day's business.
    await run('DROP TRIGGER records_open_on_the_day')
    await run(
      `INSERT INTO hearing_records (hearing_id, version, body, sha256, saved_by, saved_at)
       SELECT ?, 1, json_object('draft_version_id', id), ?, ?, ? FROM draft_versions WHERE decision_id = ?`,
      setting.hearingId,
      'e'.repeat(64),
      setting.drafter.id,
      LATER,
      setting.decisionId,
    )
    expect(codes(await save(setting, why, LATER))).toEqual(['hearing_held'])
    await run(
      `INSERT INTO hearing_papers (id, hearing_id, kind, no, body, held_at, venue, registration_from, registration_to,
         observer_seats, says, sha256, saved_by, saved_at)
       SELECT 'copy-' || id, hearing_id, kind, 2, body, held_at, venue, registration_from, registration_to,
         observer_seats, says, sha256, saved_by, saved_at FROM hearing_papers WHERE hearing_id = ?`,
      setting.hearingId,
    )
    await expect(publishedRaw(LATER)).rejects.toThrow('guard:hearing_held')
  })
})

describe('a hearing to which nobody came', () => {
  const cancel = async (cast: DayCast) => {
    const said = { body: { reason: '没有代表到会，另行召开。', note: '' } }
    return saveCancellation(await visitAt(DURING), cast.drafter, cast.hearingId, said)
  }

  test('is cancelled although its record is open; one that somebody attended is not', async () => {
    const cast = await openedDay({ n: 2 })
    expect(codes(await cancel(cast))).toEqual(['hearing_held'])
    const absent = cast.people.map((id) => ({ registration_id: id, present: false, reason: '请假' }))
    value(await takeAttendance(await visitAt(DURING), cast.drafter, cast.hearingId, { people: absent }))
    const { paperId } = value(await cancel(cast))
    await review(cast as unknown as HearingSetting, paperId, DURING)
    value(await publishPaper(await visitAt(DURING), cast.drafter, paperId))
  })
})

describe('the columns SQL judges are what the text says', () => {
  test.each([
    ['held_at', `'2026-09-30T01:00:00.000Z'`],
    ['venue', `'别处'`],
    ['registration_to', `'2026-06-20T01:00:00.000Z'`],
    ['observer_seats', '500'],
  ])('%s', async (column, other) => {
    const { paperId } = value(await save(setting, {}, FIRST))
    const changed = run(
      `UPDATE hearing_papers SET ${column} = ${other}, revision = revision + 1 WHERE id = ?`,
      paperId,
    )
    await expect(changed).rejects.toThrow('judged by what it says')
    const copied = run(
      `INSERT INTO hearing_papers (id, hearing_id, kind, no, body, held_at, venue, registration_from, registration_to,
         observer_seats, says, sha256, saved_by, saved_at)
       SELECT 'copy-' || id, hearing_id, kind, no, json_set(body, '$.held_on', '2026-05-23'), held_at, venue,
         registration_from, registration_to, observer_seats, says, sha256, saved_by, saved_at
       FROM hearing_papers WHERE id = ?`,
      paperId,
    )
    await expect(copied).rejects.toThrow()
  })

  test('24:00 is the end of the day', async () => {
    value(await save(setting, { held_time: '24:00', registration_to_time: '24:00' }, FIRST))
  })
})

describe('the issue of a lottery', () => {
  test.each<[string, Terms, string[]]>([
    ['of another year', { value_name: '2025071' }, ['draw_issue_of_another_day']],
    ['long drawn', { value_name: '2026001' }, ['draw_issue_of_another_day']],
    ['just drawn', { value_name: '2026066' }, ['draw_issue_of_another_day']],
    ['far ahead', { value_name: '2026999' }, ['draw_issue_of_another_day']],
    ['as it is', { value_name: '2026068' }, []],
    ['a Wednesday', { value_on: '2026-06-17' }, ['draw_value_not_drawn_then']],
    ['dlt on a Tuesday', { value_kind: 'dlt' }, ['draw_value_not_drawn_then']],
    ['dlt on a Wednesday', { value_kind: 'dlt', value_on: '2026-06-17' }, []],
  ])('%s', async (_, changes, expected) => {
    expect(await judged(changes, FIRST)).toEqual(expected)
  })

  test('SQL sees the day of the week', async () => {
    await expect(forced({ value_on: '2026-06-17' }, FIRST)).rejects.toThrow('guard:draw_value_not_drawn_then')
  })

  // Issues as they were drawn: the last ones of two years, and one in the middle of another.
  test.each([
    ['2024-12-31', 151],
    ['2023-12-31', 151],
    ['2025-06-24', 71],
    ['2026-01-01', 1],
  ] as const)('%s can be issue %i', (on, no) => {
    expect(isDrawnOn('ssq', on as PlainDate)).toBe(true)
    const { from, to } = issuesOf('ssq', on as PlainDate)
    expect(no).toBeGreaterThanOrEqual(from)
    expect(no).toBeLessThanOrEqual(to)
  })
})
