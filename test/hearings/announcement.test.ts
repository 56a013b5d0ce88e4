import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { endDecision } from '../../src/decisions/end-decision.ts'
import { endingInput } from '../../src/decisions/ending.ts'
import { documentQuery } from '../../src/drafts/store.ts'
import type { Instant } from '../../src/ground/clock.ts'
import type { AnnouncementInput } from '../../src/hearings/announcement.ts'
import { saveCancellation } from '../../src/hearings/cancel-hearing.ts'
import { freezeLists } from '../../src/hearings/freeze-lists.ts'
import { stateOfHearing } from '../../src/hearings/hearing.ts'
import { readGround } from '../../src/hearings/hearing-ground.ts'
import { judgeTerms } from '../../src/hearings/judge-announcement.ts'
import { hearingLetters } from '../../src/hearings/letters.ts'
import { tellOfEnded } from '../../src/hearings/letters-queue.ts'
import { listHearings, selectHearingsOf } from '../../src/hearings/list-hearings.ts'
import { beginHearing } from '../../src/hearings/open-hearing.ts'
import { publishPaper } from '../../src/hearings/publish-paper.ts'
import { readHearing } from '../../src/hearings/read-hearing.ts'
import { register } from '../../src/hearings/register.ts'
import { registrationSchema } from '../../src/hearings/registration.ts'
import { requestPaperReview } from '../../src/hearings/request-paper-review.ts'
import { saveAnnouncement } from '../../src/hearings/save-announcement.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import { makeDocument } from '../consultations/setting.ts'
import { codes, count, db, env, makeOfficer, run, value, visitAt } from '../decisions/house.ts'
import { seedHearing } from '../support/hearing.ts'
import { at } from '../support/seed.ts'
import {
  announce,
  BEGUN,
  type HearingSetting,
  makeHearing,
  review,
  save,
  terms,
} from './announcement-setting.ts'

let setting: HearingSetting
beforeEach(async () => {
  setting = await makeHearing()
})

/** Publish around every deed. */
const raw = (kind: string, paperId: string, sha256: string, publishedAt: Instant) =>
  run(
    `INSERT INTO publications (id, decision_id, kind, subject_id, sha256, rule, published_at, published_by)
     VALUES ('p-' || ?3, ?1, ?2, ?3, ?4, 'R14', ?5, ?6)`,
    setting.decisionId,
    kind,
    paperId,
    sha256,
    publishedAt,
    setting.drafter.id,
  )

describe('a hearing is begun', () => {
  test('works once: a second one only after the first was cancelled, by SQL too', async () => {
    const visit = await visitAt(BEGUN)
    expect(codes(await beginHearing(visit, setting.drafter, setting.decisionId))).toEqual([
      'hearing_open_already',
    ])
    const second = run(
      `INSERT INTO hearings (id, decision_id, ord, created_by, created_at) VALUES ('h2', ?, 2, ?, ?)`,
      setting.decisionId,
      setting.drafter.id,
      BEGUN,
    )
    await expect(second).rejects.toThrow('guard:hearing_open_already')
    expect(
      await count(`entries WHERE deed = 'hearing_begun' AND body LIKE ?`, `%${setting.hearingId}%`),
    ).toBe(1)
  })

  test('is forbidden to reviewers and to another unit', async () => {
    for (const officer of [setting.reviewer, setting.stranger])
      expect(codes(await beginHearing(await visitAt(BEGUN), officer, setting.decisionId))).toEqual([
        'forbidden',
      ])
  })
})

describe('publishing an announcement', () => {
  const NOW = at('2026-05-20 09:00')

  test('works: publication, state of the decision, milestone and entry; then nothing of it changes (R31)', async () => {
    const { paperId, no } = value(await save(setting))
    expect(no).toBe(1)
    const { bundleSha256 } = await review(setting, paperId, NOW)
    expect(value(await publishPaper(await visitAt(NOW), setting.drafter, paperId))).toEqual({
      hearingId: setting.hearingId,
      paperId,
      no: 1,
    })
    const file = await readHearing(db, setting.hearingId)
    if (!file) throw new Error('no hearing')
    expect(file.terms).toMatchObject({ no: 1, venue: '县政府第一会议室', heldAt: at('2026-06-30 09:00') })
    expect(stateOfHearing(file, NOW)).toBe('announced')
    expect(await count(`publications WHERE subject_id = ? AND sha256 = ?`, paperId, bundleSha256)).toBe(1)
    expect(
      await count(`decision_steps WHERE decision_id = ? AND state = 'consulting'`, setting.decisionId),
    ).toBe(1)
    expect(
      await count(`milestones WHERE decision_id = ? AND code = 'hearing_announced'`, setting.decisionId),
    ).toBe(1)
    expect(await count(`entries WHERE deed = 'hearing_announced' AND body LIKE ?`, `%${paperId}%`)).toBe(1)
    expect(codes(await publishPaper(await visitAt(NOW), setting.drafter, paperId))).toEqual([
      'already_published',
    ])
    await expect(
      run(`UPDATE hearing_papers SET venue = 'x', revision = revision + 1 WHERE id = ?`, paperId),
    ).rejects.toThrow('never changed')
    await expect(run(`DELETE FROM hearing_papers WHERE id = ?`, paperId)).rejects.toThrow('never deleted')
  })

  test('R28: not without 公开 on exactly this text, by SQL too', async () => {
    const { paperId, sha256 } = value(await save(setting))
    expect(codes(await publishPaper(await visitAt(NOW), setting.drafter, paperId))).toEqual([
      'review_missing',
    ])
    await expect(raw('hearing_announcement', paperId, sha256, NOW)).rejects.toThrow('guard:review_missing')
    const { bundleSha256 } = await review(setting, paperId, NOW)
    value(await save(setting, { venue: '县政府第二会议室' }, NOW))
    expect(codes(await publishPaper(await visitAt(NOW), setting.drafter, paperId))).toEqual([
      'review_missing',
    ])
    await expect(raw('hearing_announcement', paperId, bundleSha256, NOW)).rejects.toThrow(
      'guard:review_missing',
    )
  })

  test('is forbidden to reviewers and strangers; a revision that was not seen is refused', async () => {
    const { paperId, revision } = value(await save(setting))
    await review(setting, paperId, NOW)
    for (const officer of [setting.reviewer, setting.stranger])
      expect(codes(await publishPaper(await visitAt(NOW), officer, paperId))).toEqual(['forbidden'])
    const late = await publishPaper(await visitAt(NOW), setting.drafter, paperId, revision + 1)
    expect(codes(late)).toEqual(['changed_meanwhile'])
    const stale = await saveAnnouncement(await visitAt(NOW), setting.drafter, setting.hearingId, {
      body: terms(),
      documentIds: [],
      revision: 0,
    })
    expect(codes(stale)).toEqual(['changed_meanwhile'])
  })

  test('A02: not where the plan has no hearing, by SQL too', async () => {
    setting = await makeHearing('', ['public_comment'])
    const { paperId } = value(await save(setting))
    expect(codes(await requestPaperReview(await visitAt(NOW), setting.drafter, paperId))).toEqual([
      'plan_lacks_hearing',
    ])
  })

  test.each<[string, Partial<AnnouncementInput>, string[]]>([
    ['A26', { is_public: false }, ['closed_ground_missing']],
    ['§4.2', { contact_phone: '' }, ['missing']],
    ['§4.2', { venue: '' }, ['missing']],
    ['E28', { registration_from: '2026-05-18', registration_to: '2026-05-19' }, ['registration_passed']],
    ['R15', { registration_to: '2026-06-24' }, ['draw_value_too_early', 'registration_closes_too_late']],
    ['R15', { value_on: '2026-06-24' }, ['registration_closes_too_late']],
    ['the draw', { value_on: '2026-06-15', registration_to_time: '20:00' }, ['draw_value_too_early']],
    ['the draw', { value_name: '第七十一期' }, ['draw_value_unclear']],
    ['the draw', { draw_method: 'on_the_spot' }, ['missing']],
    ['the draw', { value_kind: 'drand', value_name: '1', value_on: null }, ['draw_value_too_early']],
    ['the order', { held_on: '2026-05-20', held_time: '08:00' }, ['hearing_in_the_past']],
    ['the order', { registration_to: '2026-07-01' }, ['registration_after_hearing']],
  ])('%s: %o is refused', async (_, changes, expected) => {
    const { paperId } = value(await save(setting, changes, NOW))
    const refused = await requestPaperReview(await visitAt(NOW), setting.drafter, paperId)
    expect(codes(refused)).toEqual(expect.arrayContaining(expected))
  })

  test('sign-up that closes before it opens, a category twice, a document of another decision', async () => {
    const dates = { registration_from: '2026-06-10', registration_to: '2026-06-09' }
    expect(codes(await save(setting, dates))).toEqual(['ends_before_start'])
    const row = { category: 'expert', seats: 1, selection: 'invitation' } as const
    expect(codes(await save(setting, { quota: [row, row] }))).toEqual(['invalid_choice'])
    const strange = await saveAnnouncement(await visitAt(NOW), setting.drafter, setting.hearingId, {
      body: terms(),
      documentIds: ['nobody'],
    })
    expect(codes(strange)).toEqual(['document_unknown'])
  })

  test('E28: sign-up may close on a make-up Sunday, at an hour of its own', async () => {
    // 2026-09-20 is a Sunday on which people work.
    const changes = {
      held_on: '2026-10-15',
      registration_from: '2026-09-01',
      registration_to: '2026-09-20',
      registration_to_time: '17:30',
      value_name: '2026110',
      value_on: '2026-09-22',
    }
    value(await announce(setting, changes, at('2026-08-20 09:00')))
    const file = await readHearing(db, setting.hearingId)
    expect(file && stateOfHearing(file, at('2026-09-20 17:29:59.999'))).toBe('registration_open')
    expect(file && stateOfHearing(file, at('2026-09-20 17:30'))).toBe('registration_closed')
  })

  test('a drand round after the close is lawful', async () => {
    // 2026-06-16 20:00 Beijing
    const round = String(Math.ceil((Date.parse('2026-06-16T12:00:00Z') / 1000 - 1_692_803_367) / 3) + 1)
    value(await announce(setting, { value_kind: 'drand', value_name: round, value_on: null }))
  })
})

describe('R14: the days before the hearing', () => {
  test.each([
    ['E29', '2026-06-19 10:00', '2026-06-30', []],
    ['E29', '2026-06-20 23:59', '2026-06-30', []],
    ['E29', '2026-06-21 00:00', '2026-06-30', ['hearing_announced_late']],
    ['E30', '2026-10-05 09:00', '2026-10-15', []],
    ['E30', '2026-10-06 09:00', '2026-10-15', ['hearing_announced_late']],
  ] as const)('%s: announced %s for %s → %j', async (_, when, held, expected) => {
    const now = at(when)
    const changes = {
      held_on: held,
      registration_from: when.slice(0, 10),
      registration_from_time: '00:00',
      registration_to: held === '2026-06-30' ? '2026-06-22' : '2026-10-07',
      registration_to_time: '12:00',
      value_name: held === '2026-06-30' ? '2026071' : '2026114',
      value_on: held === '2026-06-30' ? '2026-06-23' : '2026-10-08',
    }
    const { paperId } = value(await save(setting, changes, now))
    const asked = await requestPaperReview(await visitAt(now), setting.drafter, paperId)
    expect(codes(asked)).toEqual([...expected])
  })

  test('SQL refuses nine days and lets ten pass, whatever the deed says', async () => {
    const dates = { registration_from: '2026-06-01', registration_to: '2026-06-22', value_on: '2026-06-23' }
    const { paperId } = value(await save(setting, dates, at('2026-06-20 09:00')))
    const { bundleSha256 } = await review(setting, paperId, at('2026-06-20 09:00'))
    const late = raw('hearing_announcement', paperId, bundleSha256, at('2026-06-21 00:00'))
    await expect(late).rejects.toThrow('guard:hearing_announced_late')
    await raw('hearing_announcement', paperId, bundleSha256, at('2026-06-20 23:59'))
  })

  test('E31: No. 1 without a place starts nothing; a No. 2 five days before is refused, eleven days before is lawful', async () => {
    const incomplete = { held_on: null, held_time: null, venue: '' }
    value(await announce(setting, incomplete, at('2026-05-20 09:00')))
    const ground = await readGround(db, setting.hearingId)
    expect(ground && judgeTerms(ground, ground.pinned.effective).completeOn).toBeNull()
    expect(ground?.terms?.says).toEqual(['content_and_basis', 'registration', 'quota'])

    const { paperId, no } = value(await save(setting, {}, at('2026-06-14 09:00')))
    expect(no).toBe(2)
    const late = await requestPaperReview(await visitAt(at('2026-06-25 09:00')), setting.drafter, paperId)
    expect(codes(late)).toContain('hearing_announced_late')
    const { bundleSha256 } = await review(setting, paperId, at('2026-06-14 09:00'))
    await expect(raw('hearing_announcement', paperId, bundleSha256, at('2026-06-25 09:00'))).rejects.toThrow(
      'guard:hearing_announced_late',
    )
    value(await publishPaper(await visitAt(at('2026-06-19 09:00')), setting.drafter, paperId))
    const whole = await readGround(db, setting.hearingId)
    const judged = whole && judgeTerms(whole, whole.pinned.effective)
    expect(judged).toMatchObject({ completeOn: '2026-06-19', gap: { gap: 11, verdict: 'ok' } })
  })

  test('a special law replaces the number: a price hearing asks for more', async () => {
    setting = await makeHearing('price_hearing')
    const ground = await readGround(db, setting.hearingId)
    const days = ground?.pinned.effective.values.hearing_notice.usual ?? 0
    expect(days).toBeGreaterThan(11)
    const now = at('2026-06-19 10:00')
    const dates = { registration_from: '2026-06-19', registration_to: '2026-06-20', value_on: '2026-06-21' }
    const { paperId } = value(await save(setting, dates, now))
    expect(codes(await requestPaperReview(await visitAt(now), setting.drafter, paperId))).toContain(
      'hearing_announced_late',
    )
  })
})

describe('later announcements', () => {
  const LATER = at('2026-06-10 09:00')

  test('a postponement needs its reason, begins the days anew, and is told', async () => {
    value(await announce(setting))
    const unsaid = value(await save(setting, { held_on: '2026-07-10' }, LATER))
    expect(codes(await requestPaperReview(await visitAt(LATER), setting.drafter, unsaid.paperId))).toEqual([
      'change_reason_missing',
    ])
    const soon = { held_on: '2026-06-29', change_reason: '会场维修。' }
    value(await announce(setting, { ...soon, held_on: '2026-07-10' }, LATER))
    const file = await readHearing(db, setting.hearingId)
    expect(file?.terms).toMatchObject({ no: 2, heldAt: at('2026-07-10 09:00') })
    const judged = file && (await readGround(db, setting.hearingId))
    expect(judged && judgeTerms(judged, judged.pinned.effective)).toMatchObject({
      completeOn: '2026-06-10',
      gap: { gap: 30 },
    })
    expect(
      await count(`milestones WHERE decision_id = ? AND code = 'hearing_postponed'`, setting.decisionId),
    ).toBe(1)
    // and to a day that is nearer than the rules allow: refused
    const near = value(await save(setting, soon, at('2026-06-20 09:00')))
    expect(
      codes(await requestPaperReview(await visitAt(at('2026-06-20 09:00')), setting.drafter, near.paperId)),
    ).toContain('hearing_announced_late')
  })

  test('postponed to a day to be announced', async () => {
    value(await announce(setting))
    const undated = { held_on: null, held_time: null, change_reason: '另行安排。' }
    value(await announce(setting, undated, LATER))
    const file = await readHearing(db, setting.hearingId)
    expect(file && stateOfHearing(file, LATER)).toBe('postponed')
    expect(
      await count(
        `milestones WHERE decision_id = ? AND code = 'hearing_postponed_undated'`,
        setting.decisionId,
      ),
    ).toBe(1)
  })

  test('SQL keeps a postponement without a reason back', async () => {
    value(await announce(setting))
    const { paperId } = value(
      await save(setting, { held_on: '2026-07-10', change_reason: '会场维修。' }, LATER),
    )
    await run(
      `UPDATE hearing_papers SET body = json_set(body, '$.change_reason', ''), revision = revision + 1 WHERE id = ?`,
      paperId,
    )
    await run(
      `INSERT INTO secrecy_reviews (id, decision_id, subject_kind, subject_id, bundle_sha256, bundle, requested_by, requested_at)
       SELECT 'r-' || id, ?, kind, id, ?, json_array(json_object('sha256', sha256)), saved_by, saved_at
       FROM hearing_papers WHERE id = ?`,
      setting.decisionId,
      'c'.repeat(64),
      paperId,
    )
    await run(
      `INSERT INTO secrecy_opinions (review_id, opinion, basis, reason, checks, reviewed_by, reviewed_at)
       VALUES (?, 'public', '依据', '理由', '[1,2,3,4,5,6,7]', ?, ?)`,
      `r-${paperId}`,
      setting.reviewer.id,
      LATER,
    )
    await expect(raw('hearing_announcement', paperId, 'c'.repeat(64), LATER)).rejects.toThrow(
      'guard:change_reason_missing',
    )
  })

  test('once the list is frozen, seats, close and draw stay; the day may still move', async () => {
    value(await announce(setting))
    value(await freezeLists(await visitAt(at('2026-06-15 18:00')), setting.hearingId, setting.drafter))
    const now = at('2026-06-16 09:00')
    const changed = value(await save(setting, { value_name: '2026072', change_reason: '换一期。' }, now))
    expect(codes(await requestPaperReview(await visitAt(now), setting.drafter, changed.paperId))).toContain(
      'terms_frozen',
    )
    value(await announce(setting, { held_on: '2026-07-10', change_reason: '会场维修。' }, now))
  })
})

describe('cancelling', () => {
  const LATER = at('2026-06-10 09:00')

  test('is refused before anything was announced', async () => {
    const said = { body: { reason: '不再需要。', note: '' } }
    expect(
      codes(await saveCancellation(await visitAt(LATER), setting.drafter, setting.hearingId, said)),
    ).toEqual(['not_published'])
  })

  test('works with a public reason; then nothing more is announced, and another hearing may be begun', async () => {
    value(await announce(setting))
    const said = { body: { reason: '方案撤回重拟。', note: '' } }
    const visit = await visitAt(LATER)
    const { paperId, no } = value(await saveCancellation(visit, setting.drafter, setting.hearingId, said))
    expect(no).toBe(2)
    await review(setting, paperId, LATER)
    value(await publishPaper(visit, setting.drafter, paperId))
    const file = await readHearing(db, setting.hearingId)
    expect(file && stateOfHearing(file, LATER)).toBe('cancelled')
    expect(codes(await save(setting, {}, LATER))).toEqual(['hearing_cancelled'])
    expect(await count(`entries WHERE deed = 'hearing_cancelled' AND body LIKE ?`, `%${paperId}%`)).toBe(1)
    value(await beginHearing(visit, setting.drafter, setting.decisionId))
  })

  test('two papers written at once: the second takes the next number', async () => {
    value(await announce(setting))
    const visit = await visitAt(LATER)
    const said = { body: { reason: '方案撤回重拟。', note: '' } }
    const cancellation = value(await saveCancellation(visit, setting.drafter, setting.hearingId, said))
    value(await announce(setting, { held_on: '2026-07-10', change_reason: '会场维修。' }, LATER))
    expect(codes(await requestPaperReview(visit, setting.drafter, cancellation.paperId))).toEqual([
      'paper_number_taken',
    ])
    expect(value(await saveCancellation(visit, setting.drafter, setting.hearingId, said)).no).toBe(3)
  })
})

describe('who is told, and what becomes readable', () => {
  const LATER = at('2026-06-10 09:00')
  const letters = (template: string) =>
    count(
      `outbox o JOIN registrations r ON r.participant_id = o.participant_id
        WHERE o.template = '${template}' AND r.hearing_id = ?`,
      setting.hearingId,
    )

  test('everyone still signed up who left an address: once for a postponement, once for a cancellation', async () => {
    value(await announce(setting))
    for (const n of [1, 2]) {
      const input = registrationSchema.parse({
        role: 'representative',
        category: 'resident',
        name: `欧阳${n}`,
        area_or_unit: '河东村',
        contact: n === 1 ? { email: 'one@mail.example' } : { phone: '13800000002' },
      })
      value(
        await register(
          await visitAt(at('2026-06-05 10:00')),
          setting.hearingId,
          input,
          `a-form-of-person-${n}-${setting.hearingId}`,
        ),
      )
    }
    value(await announce(setting, { change_reason: '电话更正。', observer_seats: 6 }, LATER))
    expect([await letters('hearing_postponed'), await letters('hearing_changed')]).toEqual([0, 0])
    // Another room on the same day is no postponement, and whoever comes must know.
    const room = { venue: '县文化馆一楼', change_reason: '会场维修。', observer_seats: 6 } as const
    value(await announce(setting, room, LATER))
    expect([await letters('hearing_postponed'), await letters('hearing_changed')]).toEqual([0, 1])
    const moved = { ...room, held_on: '2026-07-10' } as const
    value(await announce(setting, moved, LATER))
    expect([await letters('hearing_postponed'), await letters('hearing_changed')]).toEqual([1, 1])
    value(await announce(setting, { ...room, held_on: null, held_time: null }, LATER))
    expect([await letters('hearing_postponed'), await letters('hearing_changed')]).toEqual([2, 1])
    // The new date, once there is one.
    value(await announce(setting, { ...room, held_on: '2026-07-15' }, LATER))
    expect([await letters('hearing_postponed'), await letters('hearing_changed')]).toEqual([2, 2])
    const [told] = await db.all<{ participant: string }>(
      sql`SELECT participant_id AS participant FROM outbox WHERE template = 'hearing_changed' LIMIT 1`,
    )
    const visit = await visitAt(LATER)
    const letter = await hearingLetters.hearing_changed?.({
      ...visit,
      subjectId: setting.hearingId,
      participantId: told?.participant ?? '',
      participant: {} as never,
    })
    expect(letter?.subject).toContain('【问计】听证会时间地点有新的安排')
    expect(letter?.text).toContain('2026年7月15日')
    expect(letter?.text).toContain('县文化馆一楼')
    const said = { body: { reason: '方案撤回重拟。', note: '' } }
    const cancelled = value(
      await saveCancellation(await visitAt(LATER), setting.drafter, setting.hearingId, said),
    )
    await review(setting, cancelled.paperId, LATER)
    value(await publishPaper(await visitAt(LATER), setting.drafter, cancelled.paperId))
    expect(await letters('hearing_cancelled')).toBe(1)
  })

  test('S90: the end of the whole procedure is told by the clock to whoever is still signed up, once', async () => {
    value(await announce(setting))
    for (const n of [1, 2]) {
      const input = registrationSchema.parse({
        role: 'observer',
        name: `欧阳${n}`,
        area_or_unit: '河东村',
        contact: { email: `end-${n}@mail.example` },
      })
      const form = `a-form-at-the-end-${n}-${setting.hearingId}`
      const done = value(
        await register(await visitAt(at('2026-06-05 10:00')), setting.hearingId, input, form),
      )
      if (n === 2 && !done.already)
        value(await withdrawRegistration(await visitAt(LATER), done.registrationId))
    }
    await tellOfEnded({ db, now: LATER })
    expect(await letters('hearing_ended')).toBe(0)
    const office = await makeOfficer(setting.unitId, 'office')
    const ending = endingInput.parse({
      kind: 'withdrawn',
      ground: '方案不再推进',
      fact_public: true,
      public_note: '方案不再推进。',
      no_secret: true,
    })
    value(await endDecision(await visitAt(LATER), office, setting.decisionId, ending))
    for (const now of [LATER, at('2026-06-10 09:01'), at('2026-09-01 09:00')]) await tellOfEnded({ db, now })
    expect(await letters('hearing_ended')).toBe(1)
    const [told] = await db.all<{ participant: string }>(
      sql`SELECT participant_id AS participant FROM outbox WHERE template = 'hearing_ended' LIMIT 1`,
    )
    const letter = await hearingLetters.hearing_ended?.({
      ...(await visitAt(LATER)),
      subjectId: setting.hearingId,
      participantId: told?.participant ?? '',
      participant: {} as never,
    })
    expect(letter?.text).toContain('不再举行')
    expect(letter?.text).not.toContain('县政府第一会议室')
  })

  test('a document is public once a published announcement carries it, and belongs to what is reviewed', async () => {
    const documentId = await makeDocument(setting.decisionId, setting.drafter.id)
    const now = at('2026-05-20 09:00')
    const { paperId } = value(
      await saveAnnouncement(await visitAt(now), setting.drafter, setting.hearingId, {
        body: terms({ background: '' }),
        documentIds: [documentId],
      }),
    )
    expect((await documentQuery(db, documentId))[0]?.published).toBe(0)
    await review(setting, paperId, now)
    value(await publishPaper(await visitAt(now), setting.drafter, paperId))
    expect((await documentQuery(db, documentId))[0]?.published).toBe(1)
    const file = await readHearing(db, setting.hearingId)
    expect(file?.terms?.says).toContain('content_and_basis')
    expect(file?.terms?.documents).toEqual([{ id: documentId, sha256: 'd'.repeat(64) }])
  })
})

describe('where hearings stand', () => {
  test('SQL and TypeScript read the same state at every instant', async () => {
    const seeded = await seedHearing(env.DB, { name: 'states' })
    value(await announce(setting, { held_on: null, held_time: null, venue: '' }))
    const instants = [
      '2026-05-20 09:00',
      '2026-05-31 23:59',
      '2026-06-01 00:00',
      '2026-06-15 17:29',
      '2026-06-15 17:30',
      '2026-06-30 08:59',
      '2026-06-30 09:00',
    ]
    for (const id of [seeded.hearingId, setting.hearingId]) {
      const file = await readHearing(db, id)
      for (const when of instants) {
        const now = at(when)
        const [row] = await selectHearingsOf(db, file?.hearing.decisionId ?? '', now)
        expect(row?.state).toBe(file && stateOfHearing(file, now))
      }
    }
    const page = await listHearings(db, at('2026-06-02 09:00'), { state: 'registration_open' })
    expect(page.items.map(({ id }) => id)).toContain(seeded.hearingId)
    expect((await listHearings(db, at('2026-06-02 09:00'), { state: 'reported' })).items).toEqual([])
  })
})
