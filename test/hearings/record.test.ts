import { expect, test } from 'vitest'
import { pinOf } from '../../src/decisions/pinned-profile.ts'
import { acknowledgeMaterials } from '../../src/hearings/acknowledge.ts'
import { closeRecord } from '../../src/hearings/close-record.ts'
import { confirmPart, recordConfirmation } from '../../src/hearings/confirm-part.ts'
import { partHash, readRecord } from '../../src/hearings/record.ts'
import { reissueCode } from '../../src/hearings/reissue-code.ts'
import { requestCorrection } from '../../src/hearings/request-correction.ts'
import { saveRecord } from '../../src/hearings/save-record.ts'
import { correctSpeech, saveSpeech } from '../../src/hearings/save-speech.ts'
import { settleCorrection } from '../../src/hearings/settle-correction.ts'
import { strikeSpeech } from '../../src/hearings/strike-speech.ts'
import { takeAttendance } from '../../src/hearings/take-attendance.ts'
import { submitterCommitment } from '../../src/opinions/commit-to.ts'
import { openParticipant } from '../../src/people/participant.ts'
import { nationalProfile, stricterProfile } from '../../src/statute/profiles.ts'
import {
  AFTER,
  codes,
  count,
  type DayCast,
  DURING,
  env,
  head,
  makeDay,
  newKey,
  openedDay,
  run,
  say,
  serveAll,
  speechOf,
  THE_DAY,
  value,
  visitAt,
} from './day-setting.ts'

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results

const hashOf = async (cast: DayCast, i: number): Promise<string> => {
  const visit = await visitAt(DURING)
  return partHash(await readRecord(visit.db, cast.hearingId), cast.people[i] ?? '')
}

const confirm = async (cast: DayCast, i: number, when = AFTER) =>
  confirmPart(await visitAt(when), cast.hearingId, cast.people[i] ?? '', {
    outcome: 'confirmed',
    refusal_reason: '',
    part_sha256: await hashOf(cast, i),
  })

const finish = async (cast: DayCast) => {
  const visit = await visitAt(AFTER)
  const { version } = (await readRecord(visit.db, cast.hearingId)).head ?? { version: 0 }
  return saveRecord(visit, cast.drafter, cast.hearingId, {
    head: { ...head, ended_at: '11:30', quorum_reason: '一位代表请假' },
    documentIds: [],
    version,
  })
}

const close = async (cast: DayCast, who = cast.drafter) =>
  closeRecord(await visitAt(AFTER), who, cast.hearingId)

test('R15, R16: the record opens on the day, with the list public and every paper served; by nobody else', async () => {
  const cast = await makeDay()
  const open = async (when = THE_DAY, who = cast.drafter) =>
    saveRecord(await visitAt(when), who, cast.hearingId, { head, documentIds: [] })
  expect(codes(await open())).toEqual(['materials_missing'])
  await serveAll(cast)
  expect(codes(await open('2026-06-29T01:00:00.000Z' as never))).toContain('not_the_day_yet')
  expect(codes(await open(THE_DAY, cast.stranger))).toEqual(['forbidden'])
  expect(codes(await open(THE_DAY, cast.reviewer))).toEqual(['forbidden'])
  expect(codes(await say(cast))).toEqual(['record_not_open'])
  expect(value(await open()).version).toBe(1)
  // The list stays as it is from now on, whatever path is taken.
  await expect(
    run(`UPDATE representatives SET declined_at = ? WHERE registration_id = ?`, THE_DAY, cast.people[0]),
  ).rejects.toThrow('hearing_begun')
  const bare = await makeDay({ listed: false })
  await serveAll(bare)
  expect(
    codes(await saveRecord(await visitAt(THE_DAY), bare.drafter, bare.hearingId, { head, documentIds: [] })),
  ).toEqual(['list_not_published'])
  await expect(
    run(
      `INSERT INTO hearing_records (hearing_id, version, body, sha256, saved_by, saved_at) VALUES (?, 1, ?, ?, ?, ?)`,
      bare.hearingId,
      JSON.stringify({ held_on: head.held_on, draft_version_id: bare.draftVersionId }),
      'a'.repeat(64),
      bare.drafterId,
      THE_DAY,
    ),
  ).rejects.toThrow('list_not_published')
})

test('A32: viewpoint and reason apart; who gave none is on record as such; only who is there speaks', async () => {
  const cast = await openedDay()
  expect(codes(await say(cast, { reason: '' }))).toEqual(['speech_reason_missing'])
  expect(value(await say(cast, { reason: '', no_reason: true })).ord).toBe(1)
  expect(codes(await say(cast, { registration_id: cast.people[2] }))).toEqual(['not_present'])
  // What somebody who could not come sends in afterwards is taken too.
  expect(value(await say(cast, { registration_id: cast.people[2], kind: 'written' })).ord).toBe(2)
  const question = value(await say(cast, { kind: 'question', stance: 'question', reason: '' }))
  const answer = await say(cast, {
    speaker: 'presenter',
    registration_id: undefined,
    speaker_name: '李发言',
    kind: 'answer',
    answers: question.id,
    viewpoint: '分两年调整。',
    reason: '',
  })
  expect(value(answer).ord).toBe(4)
  expect(codes(await say(cast, { clause_uid: 'nowhere' }))).toEqual(['clause_unknown'])
  expect(value(await say(cast, { clause_uid: cast.clauses[1] })).ord).toBe(5)
  expect(
    codes(await saveSpeech(await visitAt(DURING), cast.stranger, cast.hearingId, speechOf(cast))),
  ).toEqual(['forbidden'])
  // Whoever spoke was there.
  const absent = { people: [{ registration_id: cast.people[0] ?? '', present: false, reason: '' }] }
  expect(codes(await takeAttendance(await visitAt(DURING), cast.drafter, cast.hearingId, absent))).toEqual([
    'present_who_spoke',
  ])
  await expect(
    run(
      `INSERT INTO attendances (id, hearing_id, registration_id, present, recorded_by, recorded_at)
       VALUES ('gone', ?, ?, 0, ?, ?)`,
      cast.hearingId,
      cast.people[0],
      cast.drafterId,
      DURING,
    ),
  ).rejects.toThrow('present_who_spoke')
  await expect(run(`UPDATE speeches SET viewpoint = '同意'`)).rejects.toThrow('never changed')
  await expect(run(`DELETE FROM speeches`)).rejects.toThrow('never deleted')
  await expect(run(`INSERT OR REPLACE INTO speeches SELECT * FROM speeches`)).rejects.toThrow()
})

test('the same form twice is one speech, at once or at the same moment; other words are never thrown away', async () => {
  const cast = await openedDay()
  const visit = await visitAt(DURING)
  const input = speechOf(cast)
  const [a, b] = await Promise.all([
    saveSpeech(visit, cast.drafter, cast.hearingId, input),
    saveSpeech(visit, cast.drafter, cast.hearingId, input),
  ])
  expect(value(a).id).toBe(value(b).id)
  const third = value(await saveSpeech(visit, cast.drafter, cast.hearingId, input))
  expect(third).toMatchObject({ id: value(a).id, again: true })
  expect(await count('speeches WHERE hearing_id = ?', cast.hearingId)).toBe(1)
  expect(
    codes(await saveSpeech(visit, cast.drafter, cast.hearingId, { ...input, viewpoint: '另一句话' })),
  ).toEqual(['form_used_otherwise'])
  // Many at once: every one has its own place.
  const many = await Promise.all(Array.from({ length: 8 }, () => say(cast)))
  expect(many.map((each) => value(each).ord).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
})

test('R19: it closes only when everyone who was there has confirmed her part as it stands, or refused with a reason', async () => {
  const cast = await openedDay({ n: 4 })
  const speech = value(await say(cast))
  value(await say(cast, { registration_id: cast.people[1], stance: 'support', suggested_wording: '分两年' }))
  expect(codes(await close(cast))).toEqual(['record_unfinished', 'record_unconfirmed'])
  value(await finish(cast))
  expect(codes(await close(cast, cast.stranger))).toEqual(['forbidden'])
  value(await confirm(cast, 0))
  value(await confirm(cast, 2))
  // One of those present has done neither.
  expect(codes(await close(cast))).toEqual(['record_unconfirmed'])
  const refuse = async (reason: string) =>
    confirmPart(await visitAt(AFTER), cast.hearingId, cast.people[1] ?? '', {
      outcome: 'refused',
      refusal_reason: reason,
      part_sha256: await hashOf(cast, 1),
    })
  expect(codes(await refuse(''))).toEqual(['missing'])
  value(await refuse('记录与发言不符'))
  // Who was not there has nothing to confirm.
  expect(codes(await confirm(cast, 3))).toEqual(['not_present'])
  // A correction after a confirmation asks for a new one.
  const later = await visitAt('2026-07-01T02:00:00.000Z' as never)
  value(
    await correctSpeech(later, cast.drafter, cast.hearingId, speech.id, {
      ...speechOf(cast, { viewpoint: '不同意一次涨到位，应当分步。' }),
      version: 1,
    }),
  )
  expect(codes(await close(cast))).toEqual(['record_unconfirmed'])
  // And SQL says the same.
  await expect(
    run(
      `INSERT INTO record_closings (hearing_id, sha256, closed_by, closed_at) VALUES (?, ?, ?, ?)`,
      cast.hearingId,
      'a'.repeat(64),
      cast.drafterId,
      AFTER,
    ),
  ).rejects.toThrow('record_unconfirmed')
  // What she saw before the correction cannot be confirmed any more.
  const old = await confirmPart(later, cast.hearingId, cast.people[0] ?? '', {
    outcome: 'confirmed',
    refusal_reason: '',
    part_sha256: 'b'.repeat(64),
  })
  expect(codes(old)).toEqual(['part_changed'])
  value(await confirm(cast, 0, '2026-07-01T02:00:00.000Z' as never))
  const closed = value(await closeRecord(later, cast.drafter, cast.hearingId))
  expect(closed).toMatchObject({ submissions: 2, items: 2 })
  expect(codes(await closeRecord(later, cast.drafter, cast.hearingId))).toEqual(['record_closed'])
  expect(codes(await say(cast))).toEqual(['record_closed'])
})

test('the speeches become items: as many, the same words, with commitments, numbers and entries', async () => {
  const cast = await openedDay({ n: 3 })
  const kept = value(await say(cast, { clause_uid: cast.clauses[0] }))
  const twice = value(await say(cast, { viewpoint: '记重了' }))
  value(
    await strikeSpeech(await visitAt(DURING), cast.drafter, cast.hearingId, twice.id, {
      form_key: newKey(),
      version: 1,
      struck_reason: '重复记录',
    }),
  )
  value(await say(cast, { kind: 'question', stance: 'question', reason: '', viewpoint: '为什么是三成？' }))
  value(
    await say(cast, {
      speaker: 'chair',
      registration_id: undefined,
      speaker_name: '张主持',
      kind: 'statement',
    }),
  )
  value(
    await say(cast, {
      registration_id: cast.people[2],
      kind: 'written',
      stance: 'amend',
      suggested_wording: '分两年',
    }),
  )
  value(await finish(cast))
  value(await confirm(cast, 0))
  value(await confirm(cast, 1))
  const before = await count('entries')
  value(await close(cast))
  const items = await all(
    `SELECT i.text, i.kind, i.reason, i.suggested_wording, i.clause_uid, s.channel, s.receipt_no, s.late, i.salt,
       i.submitter_commitment, i.id, s.participant_id
     FROM items i JOIN submissions s ON s.id = i.submission_id WHERE i.intake_id = ? ORDER BY i.seq, i.ord`,
    cast.hearingId,
  )
  expect(items.map(({ text, kind, channel, late }) => ({ text, kind, channel, late }))).toEqual([
    { text: '不同意一次涨到位。', kind: 'oppose', channel: 'hearing', late: 0 },
    { text: '为什么是三成？', kind: 'question', channel: 'hearing', late: 0 },
    { text: '不同意一次涨到位。', kind: 'amend', channel: 'hearing', late: 0 },
  ])
  expect(items[0]?.clause_uid).toBe(cast.clauses[0])
  expect(items[2]?.suggested_wording).toBe('分两年')
  expect(await count('entries')).toBe(before + 3)
  // Who said it can be proved with what is sealed, and with nothing else.
  const visit = await visitAt(AFTER)
  const who = await openParticipant(visit.db, visit.keys, String(items[0]?.participant_id))
  expect(
    await submitterCommitment(who?.salt ?? '', String(items[0]?.id), {
      kind: 'individual',
      name: who?.name ?? null,
      email: null,
      phone: who?.phone ?? null,
      area: null,
    }),
  ).toBe(items[0]?.submitter_commitment)
  const [intake] = await all('SELECT * FROM intakes WHERE id = ?', cast.hearingId)
  expect(intake).toMatchObject({ kind: 'hearing', submissions: 2, items: 3, pending: 3, closes_at: AFTER })
  expect(kept.version).toBe(1)
  // Nothing else gets in, under whatever name.
  await expect(
    run(
      `INSERT INTO submissions SELECT 'more', intake_id, 3, 'x', channel, received_at, received_on, received_time,
         postmarked_on, late, submitter_kind, area, publish_name, participant_id || 'x', keyed_by, lookup_hash, lang,
         item_count, 'e' FROM submissions WHERE intake_id = ? LIMIT 1`,
      cast.hearingId,
    ),
  ).rejects.toThrow()
  // No name stands in the ledger.
  expect(await count(`entries WHERE body LIKE '%代表1%' OR body LIKE '%1380000%'`)).toBe(0)
})

test('wishes for correction are settled before it is confirmed and closed; paper needs its scan', async () => {
  const cast = await openedDay({ n: 2 })
  const speech = value(await say(cast))
  value(await finish(cast))
  const [her = ''] = cast.people
  const visit = await visitAt(AFTER)
  const request = value(
    await requestCorrection(visit, cast.hearingId, her, { speech_id: speech.id, text: '我说的是分三年' }),
  )
  expect(codes(await confirm(cast, 0))).toEqual(['requests_open'])
  expect(codes(await close(cast))).toEqual(['requests_open', 'record_unconfirmed'])
  const settle = (outcome: 'corrected' | 'noted', note = '') =>
    settleCorrection(visit, cast.drafter, cast.hearingId, request.id, { outcome, outcome_note: note })
  expect(codes(await settle('corrected'))).toEqual(['nothing_corrected'])
  expect(codes(await settle('noted'))).toEqual(['missing'])
  value(
    await correctSpeech(visit, cast.drafter, cast.hearingId, speech.id, {
      ...speechOf(cast, { viewpoint: '应当分三年。' }),
      version: 1,
    }),
  )
  value(await settle('corrected'))
  expect(codes(await settle('noted', '再来一次'))).toEqual(['changed_meanwhile'])
  const paper = {
    registration_id: her,
    outcome: 'confirmed' as const,
    refusal_reason: '',
    method: 'seal' as const,
    part_sha256: await hashOf(cast, 0),
  }
  expect(codes(await recordConfirmation(visit, cast.drafter, cast.hearingId, paper))).toEqual([
    'scan_missing',
  ])
  expect(
    codes(
      await recordConfirmation(visit, cast.stranger, cast.hearingId, { ...paper, document_id: cast.doc }),
    ),
  ).toEqual(['forbidden'])
  value(await recordConfirmation(visit, cast.drafter, cast.hearingId, { ...paper, document_id: cast.doc }))
  value(await close(cast))
})

test('R17: the platform’s own quorum only warns, one that a text demands blocks', async () => {
  // 1 of 2 is under two thirds.
  const cast = await openedDay({ n: 2 })
  value(await finish(cast))
  value(await confirm(cast, 0))
  value(await close(cast))
  const strict = await openedDay({ n: 2 })
  const pin = await pinOf([nationalProfile, stricterProfile], 'major_decision')
  await run(
    'INSERT INTO decision_profiles VALUES (?, ?, ?, ?, ?, ?)',
    strict.decisionId,
    pin.special,
    JSON.stringify(pin.layers),
    JSON.stringify(pin.effective),
    pin.sha256,
    THE_DAY,
  )
  value(await finish(strict))
  value(await confirm(strict, 0))
  const refused = await close(strict)
  expect(codes(refused)).toEqual(['too_few_present'])
  expect(refused.ok ? [] : refused.refusal.problems[0]).toMatchObject({
    rule: 'R17',
    params: { present: 1, listed: 2 },
  })
})

/** Take down that somebody of the list was not there. */
const absent = async (cast: DayCast, i: number) =>
  takeAttendance(await visitAt(AFTER), cast.drafter, cast.hearingId, {
    people: [{ registration_id: cast.people[i] ?? '', present: false, reason: '' }],
  })

const rawAbsent = (cast: DayCast, i: number) =>
  run(
    `INSERT INTO attendances (id, hearing_id, registration_id, present, recorded_by, recorded_at)
     VALUES (?, ?, ?, 0, ?, ?)`,
    newKey(),
    cast.hearingId,
    cast.people[i],
    cast.drafterId,
    AFTER,
  )

const rawClosing = (cast: DayCast) =>
  run(
    'INSERT INTO record_closings (hearing_id, sha256, closed_by, closed_at) VALUES (?, ?, ?, ?)',
    cast.hearingId,
    'a'.repeat(64),
    cast.drafterId,
    AFTER,
  )

const strike = async (cast: DayCast, id: string) =>
  strikeSpeech(await visitAt(AFTER), cast.drafter, cast.hearingId, id, {
    form_key: newKey(),
    version: 1,
    struck_reason: '记错人',
  })

test('R19, A34: who spoke, confirmed or objected is not made absent; what is struck out stays in what she confirms', async () => {
  const cast = await openedDay({ n: 4 })
  const speech = value(await say(cast))
  value(await finish(cast))
  value(await confirm(cast, 0))
  const before = await hashOf(cast, 0)
  value(await strike(cast, speech.id))
  expect(await hashOf(cast, 0)).not.toBe(before)
  value(await confirm(cast, 1))
  value(await requestCorrection(await visitAt(AFTER), cast.hearingId, cast.people[2] ?? '', { text: '漏了' }))
  for (const i of [0, 1, 2]) {
    expect(codes(await absent(cast, i))).toEqual(['present_who_spoke'])
    await expect(rawAbsent(cast, i)).rejects.toThrow('present_who_spoke')
  }
  // She confirmed before it was struck: she is asked again.
  expect(codes(await close(cast))).toEqual(['requests_open', 'record_unconfirmed'])
  // Struck before anybody confirmed: it is still part of what is put before her.
  const early = await openedDay({ n: 2 })
  const empty = await hashOf(early, 0)
  value(await strike(early, value(await say(early)).id))
  expect(await hashOf(early, 0)).not.toBe(empty)
  value(await finish(early))
  value(await confirm(early, 0))
  expect(value(await close(early))).toMatchObject({ submissions: 0, items: 0 })
})

test('R19: an objection after her confirmation asks for a new one, however it is settled', async () => {
  const cast = await openedDay({ n: 2 })
  value(await say(cast))
  value(await finish(cast))
  value(await confirm(cast, 0))
  const visit = await visitAt(AFTER)
  const [her = ''] = cast.people
  const { id } = value(await requestCorrection(visit, cast.hearingId, her, { text: '写反了，我是赞成的' }))
  const noted = { outcome: 'noted' as const, outcome_note: '录音如此' }
  value(await settleCorrection(visit, cast.drafter, cast.hearingId, id, noted))
  expect(codes(await close(cast))).toEqual(['record_unconfirmed'])
  await expect(rawClosing(cast)).rejects.toThrow('record_unconfirmed')
  await expect(
    run(
      `INSERT INTO record_confirmations (id, hearing_id, registration_id, outcome, method, part_sha256, seen, confirmed_at)
       VALUES ('few', ?, ?, 'confirmed', 'code', ?, 1, ?)`,
      cast.hearingId,
      her,
      'a'.repeat(64),
      AFTER,
    ),
  ).rejects.toThrow('part_changed')
  value(await confirm(cast, 0))
  value(await close(cast))
})

test('the head is of the announced day, from two hours before it; what it says stays once somebody has confirmed', async () => {
  const cast = await makeDay({ n: 2 })
  await serveAll(cast)
  const save = async (more: object, when = THE_DAY) =>
    saveRecord(await visitAt(when), cast.drafter, cast.hearingId, {
      head: { ...head, ...more },
      documentIds: [],
    })
  const early = '2026-06-29T22:59:59.999Z' as typeof THE_DAY
  expect(codes(await save({}, early))).toEqual(['record_too_early'])
  expect(codes(await save({ held_on: '2026-06-29' }))).toEqual(['head_of_another_day'])
  expect(codes(await save({ ended_at: '11:00' }))).toEqual(['time_in_future'])
  const raw = (more: object, when = THE_DAY, version = 1) =>
    run(
      'INSERT INTO hearing_records (hearing_id, version, body, sha256, saved_by, saved_at) VALUES (?, ?, ?, ?, ?, ?)',
      cast.hearingId,
      version,
      JSON.stringify({ ...head, ...more, draft_version_id: cast.draftVersionId }),
      'a'.repeat(64),
      cast.drafterId,
      when,
    )
  await expect(raw({}, early)).rejects.toThrow('record_too_early')
  await expect(raw({ held_on: '2026-06-29' })).rejects.toThrow('head_of_another_day')
  await expect(raw({ ended_at: '11:00' })).rejects.toThrow('time_in_future')
  value(await save({}))
  const [her = '', other = ''] = cast.people
  const people = [
    { registration_id: her, present: true, reason: '' },
    { registration_id: other, present: false, reason: '' },
  ]
  value(await takeAttendance(await visitAt(THE_DAY), cast.drafter, cast.hearingId, { people }))
  // Not before it says when it ended.
  expect(codes(await confirm(cast, 0))).toEqual(['hearing_not_over'])
  const over = { ended_at: '11:30', quorum_reason: '一位代表请假' }
  value(await save(over, AFTER))
  value(await confirm(cast, 0))
  expect(codes(await save({ ...over, chair: '别人', closing_words: '一致同意' }, AFTER))).toEqual([
    'head_confirmed',
    'head_confirmed',
  ])
  await expect(raw({ ...over, chair: '别人' }, AFTER, 3)).rejects.toThrow('head_confirmed')
  expect(value(await save({ ...over, note: '录音存档', press: '县报', observers: 3 }, AFTER)).version).toBe(3)
  value(await close(cast))
})

test('it closes with times that can be, and not when nobody was there', async () => {
  const cast = await openedDay({ n: 2 })
  const end = async (changes: object) =>
    saveRecord(await visitAt(AFTER), cast.drafter, cast.hearingId, {
      head: { ...head, quorum_reason: '一位代表请假', ...changes },
      documentIds: [],
    })
  value(await end({ started_at: '07:00', ended_at: '08:00' }))
  expect(codes(await close(cast))).toEqual(['ended_before_announced', 'record_unconfirmed'])
  await expect(rawClosing(cast)).rejects.toThrow('ended_before_announced')
  // A beginning that has not come yet: a sentence, and no error of the database.
  value(await end({ started_at: '23:00' }))
  const late = '2026-06-30T14:00:00.000Z' as typeof AFTER
  expect(codes(await closeRecord(await visitAt(late), cast.drafter, cast.hearingId))).toContain(
    'record_unfinished',
  )
  value(await end({ started_at: '22:30', ended_at: '23:00' }))
  expect(codes(await closeRecord(await visitAt(late), cast.drafter, cast.hearingId))).toEqual([
    'time_in_future',
    'time_in_future',
    'record_unconfirmed',
  ])
  const alone = await openedDay({ n: 2 })
  value(await absent(alone, 0))
  value(await finish(alone))
  expect(codes(await close(alone))).toEqual(['nobody_present'])
  await expect(rawClosing(alone)).rejects.toThrow('nobody_present')
})

test('R15, R19: with a code that the desk has given out nothing is signed; it is done on paper', async () => {
  const cast = await openedDay({ n: 2, email: true })
  value(await say(cast))
  value(await finish(cast))
  const [her = ''] = cast.people
  const visit = await visitAt(AFTER)
  value(await reissueCode(visit, cast.drafter, her, '本人到场'))
  expect(codes(await acknowledgeMaterials(visit, cast.hearingId, her))).toEqual(['code_reissued'])
  await expect(
    run(
      `INSERT INTO material_acknowledgements (service_id, how, acknowledged_at)
       SELECT id, 'code', ? FROM material_services WHERE registration_id = ?`,
      AFTER,
      her,
    ),
  ).rejects.toThrow('code_reissued')
  expect(codes(await confirm(cast, 0))).toEqual(['code_reissued'])
  await expect(
    run(
      `INSERT INTO record_confirmations (id, hearing_id, registration_id, outcome, method, part_sha256, seen, confirmed_at)
       VALUES ('desk', ?, ?, 'confirmed', 'code', ?, 1, ?)`,
      cast.hearingId,
      her,
      'a'.repeat(64),
      AFTER,
    ),
  ).rejects.toThrow('code_reissued')
  value(
    await recordConfirmation(visit, cast.drafter, cast.hearingId, {
      registration_id: her,
      outcome: 'confirmed',
      refusal_reason: '',
      method: 'signature',
      part_sha256: await hashOf(cast, 0),
      document_id: cast.doc,
    }),
  )
  value(await close(cast))
})
