import { beforeEach, describe, expect, it } from 'vitest'
import { correctRegistration } from '../../src/hearings/correct-registration.ts'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { freezeLists } from '../../src/hearings/freeze-lists.ts'
import { hearingLetters } from '../../src/hearings/letters.ts'
import { notifySignedUp, remindOfHearings } from '../../src/hearings/letters-queue.ts'
import { openRegistration } from '../../src/hearings/open-registration.ts'
import {
  readParticular,
  readRegistration,
  readStanding,
  selectDrawNumbers,
} from '../../src/hearings/read-registrations.ts'
import { register } from '../../src/hearings/register.ts'
import { normalDrawNo, normalPhone } from '../../src/hearings/registration.ts'
import { spokenCode } from '../../src/hearings/registration-code.ts'
import { reissueCode } from '../../src/hearings/reissue-code.ts'
import { resendCode } from '../../src/hearings/resend-code.ts'
import { revealRegistration } from '../../src/hearings/reveal-registration.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import { openParticipant } from '../../src/people/participant.ts'
import { lotteryText } from '../support/draws.ts'
import { bindings, freshDatabase } from '../support/fresh.ts'
import { type SeededHearing, seedHearing } from '../support/hearing.ts'
import { at } from '../support/seed.ts'
import {
  codeOf,
  deeds,
  inputOf,
  keyOf,
  OPEN,
  observer,
  officerOf,
  rows,
  run,
  said,
  signUp,
  tells,
  visitAt,
} from './sign-up.ts'

let seeded: SeededHearing

beforeEach(async () => {
  await freshDatabase()
  seeded = await seedHearing(bindings.DB)
})

let forms = 0
/** Send a form of its own. */
const come = async (body: unknown, now = OPEN) => {
  forms += 1
  return register(await visitAt(now), seeded.hearingId, inputOf(body), keyOf(`come-${forms}`))
}

const freeze = () =>
  run(
    `INSERT INTO draw_freezes (hearing_id, announced, categories, sha256, frozen_at)
     SELECT ?, 'ssq 2026071', json_group_array(json_object('category', q.value ->> 'category', 'seats', q.value ->> 'seats',
       'numbers', json((SELECT json_group_array(draw_no) FROM (SELECT draw_no FROM registrations WHERE role = 'representative'
         AND method = 'sign_up' AND category = q.value ->> 'category' AND withdrawn_at IS NULL ORDER BY draw_no))))), ?, ?
     FROM hearing_papers h, json_each(h.body, '$.quota') q WHERE q.value ->> 'selection' = 'draw'`,
    seeded.hearingId,
    'c'.repeat(64),
    at('2026-06-15 18:00'),
  )

describe('signing up', () => {
  it('works: a number, a code, an entry that binds the person and names nobody', async () => {
    const done = await signUp(seeded, said(1))
    expect(done).toMatchObject({ drawNo: 'D-0001', status: 'registered', place: null })
    expect(done.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
    expect((await signUp(seeded, said(2))).drawNo).toBe('D-0002')
    expect((await signUp(seeded, observer(3))).drawNo).toBe('P-0001')
    const [entry] = await rows<{ body: string }>("SELECT body FROM entries WHERE deed = 'registration_made'")
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      actor: null,
      subject: done.registrationId,
      data: {
        hearing: seeded.hearingId,
        role: 'representative',
        category: 'resident',
        method: 'sign_up',
        channel: 'web',
      },
    })
    // Nothing that was typed stands anywhere in the clear.
    const dump = JSON.stringify(
      await Promise.all(
        [
          'entries',
          'registrations',
          'registration_contacts',
          'registration_lodgings',
          'participants',
          'outbox',
          'attempts',
        ].map((table) => rows(`SELECT * FROM ${table}`)),
      ),
    )
    expect(dump).not.toMatch(/欧阳|河东|138000|person\d|水价|mail\.example/)
    expect(dump).not.toContain(done.code)
    const { db, keys } = await visitAt()
    expect(await readParticular(db, keys, done.registrationId)).toMatchObject({
      name: said(1).name,
      unit: '河东村1组',
      phone: '13800000001',
      email: 'person1@mail.example',
      why: '想谈谈水价1',
    })
  })

  it('E28: counts to the closing minute and not one millisecond more, nor before it opens', async () => {
    expect(tells(await come(said(1), at('2026-05-31 23:59:59.999')))).toBe('sign_up_not_open')
    expect(tells(await come(said(1), at('2026-06-01 00:00')))).toBe('registered')
    expect(tells(await come(said(2), at('2026-06-15 17:29:59.999')))).toBe('registered')
    expect(tells(await come(said(3), at('2026-06-15 17:30')))).toBe('sign_up_closed')
    // A last day that is a Sunday stays the last day.
    const sunday = await seedHearing(bindings.DB, {
      name: 'sunday',
      terms: { registration_to: '2026-06-14' },
    })
    const onSunday = async (n: number, now: string) =>
      tells(await register(await visitAt(at(now)), sunday.hearingId, inputOf(said(n)), keyOf(`sunday-${n}`)))
    expect(await onSunday(1, '2026-06-14 17:29')).toBe('registered')
    expect(await onSunday(2, '2026-06-15 09:00')).toBe('sign_up_closed')
  })

  it('refuses what lacks something, categories that are not filled by sign-up, and what is not there', async () => {
    expect(tells(await come(said(1, { category: undefined })))).toBe('missing')
    expect(tells(await come(said(1, { area_or_unit: '' })))).toBe('missing')
    expect(tells(await come(said(1, { contact: {} })))).toBe('contact_missing')
    expect(tells(await come(said(1, { category: 'deputy' })))).toBe('category_not_open')
    expect(tells(await register(await visitAt(), 'nowhere', inputOf(said(1)), keyOf('x')))).toBe('not_found')
    expect(tells(await register(await visitAt(), seeded.hearingId, inputOf(said(1)), 'short'))).toBe(
      'idempotency_key_missing',
    )
    const none = await seedHearing(bindings.DB, { name: 'none', terms: { observer_seats: 0 } })
    expect(tells(await register(await visitAt(), none.hearingId, inputOf(observer(1)), keyOf('y')))).toBe(
      'observers_not_admitted',
    )
    expect(await deeds()).toEqual({})
  })

  it('the same form again answers as the first time; with other words under its key it is refused', async () => {
    const visit = await visitAt()
    const send = (body: unknown) => register(visit, seeded.hearingId, inputOf(body), keyOf('once'))
    const [first, second] = [await send(said(1)), await send(said(1))]
    expect(second).toEqual(first)
    // Even after the end, and after everyone else has come.
    const late = await register(
      await visitAt(at('2026-06-20 10:00')),
      seeded.hearingId,
      inputOf(said(1)),
      keyOf('once'),
    )
    expect(late).toEqual(first)
    expect(tells(await send(said(2)))).toBe('idempotency_key_reused')
    expect(await deeds()).toEqual({ registration_made: 1 })
  })

  it('whoever has signed up, by number or by address and in whatever role, is told so and nothing else', async () => {
    await signUp(seeded, said(1))
    const again = [
      said(9, { contact: { phone: '+86 138-0000-0001' } }),
      observer(1),
      said(9, { contact: { email: 'PERSON1@mail.example', phone: '13912345678' } }),
    ]
    for (const body of again) {
      const done = await come(body)
      expect(done).toEqual({ ok: true, value: { already: true } })
    }
    const other = await seedHearing(bindings.DB, { name: 'other' })
    expect(tells(await register(await visitAt(), other.hearingId, inputOf(said(1)), keyOf('o')))).toBe(
      'registered',
    )
    expect(await deeds()).toEqual({ registration_made: 2 })
  })

  it('E28: at the desk what came in time is entered as an equal until the lists are frozen; others may not', async () => {
    const officer = officerOf(seeded)
    const enter = async (n: number, receivedAt: string, now: string, by = officer) =>
      tells(
        await register(
          await visitAt(at(now)),
          seeded.hearingId,
          inputOf(said(n)),
          keyOf(`${n}${receivedAt}`),
          {
            officer: by,
            method: 'sign_up',
            receivedAt: at(receivedAt),
          },
        ),
      )
    expect(await enter(1, '2026-06-15 17:29', '2026-06-15 17:50')).toBe('registered')
    expect(await enter(2, '2026-06-15 17:30', '2026-06-15 17:50')).toBe('received_outside_window')
    expect(await enter(2, '2026-06-14 10:00', '2026-06-13 10:00')).toBe('received_in_future')
    expect(await enter(1, '2026-06-15 17:20', '2026-06-15 17:51')).toBe('already')
    expect(await enter(3, '2026-06-10 10:00', '2026-06-10 11:00', officerOf(seeded, ['drafter'], 'x'))).toBe(
      'forbidden',
    )
    expect(await enter(3, '2026-06-10 10:00', '2026-06-10 11:00', officerOf(seeded, ['reviewer']))).toBe(
      'forbidden',
    )
    await freeze()
    expect(await enter(4, '2026-06-15 17:00', '2026-06-15 18:30')).toBe('lists_frozen')
    const { db } = await visitAt()
    expect((await selectDrawNumbers(db, seeded.hearingId)).map(({ drawNo }) => drawNo)).toEqual(['D-0001'])
  })

  it('whoever is recommended or invited comes in the announced category, may share an office’s number, and is not drawn', async () => {
    const officer = officerOf(seeded)
    const enter = async (n: number, category: string, method: 'recommendation' | 'invitation') =>
      tells(
        await register(
          await visitAt(at('2026-06-16 09:00')),
          seeded.hearingId,
          inputOf(said(n, { category, contact: { phone: '0478-5210001' } })),
          keyOf(`${n}`),
          { officer, method, receivedAt: at('2026-06-16 09:00') },
        ),
      )
    expect(await enter(1, 'deputy', 'recommendation')).toBe('registered')
    expect(await enter(2, 'deputy', 'recommendation')).toBe('registered')
    expect(await enter(3, 'expert', 'recommendation')).toBe('category_not_open')
    expect(await enter(4, 'expert', 'invitation')).toBe('registered')
    // The fallback of a drawn category: only once the lists are frozen.
    expect(await enter(5, 'resident', 'recommendation')).toBe('category_not_open')
    await freeze()
    expect(await enter(6, 'resident', 'recommendation')).toBe('registered')
    expect(await selectDrawNumbers((await visitAt()).db, seeded.hearingId)).toEqual([])
  })
})

describe('her own sign-up', () => {
  it('opens with number and code, however typed; ten wrong codes an hour, and the right one is always let in', async () => {
    const done = await signUp(seeded, said(1))
    const visit = await visitAt()
    const open = (no: string, code: string) => openRegistration(visit, seeded.hearingId, no, code)
    expect(codeOf(await open(' ｄ－1 ', spokenCode(done.code).toLowerCase()))).toBe('ok')
    for (let i = 0; i < 10; i++)
      expect(codeOf(await open('D-0001', 'AAAAAAAAAAAAA'))).toBe('registration_code_wrong')
    expect(codeOf(await open('D-0001', 'AAAAAAAAAAAAA'))).toBe('too_many_attempts')
    // Her number is public: whoever tries codes under it cannot keep her out.
    expect(codeOf(await open('D-0001', done.code))).toBe('ok')
    const later = await visitAt(at('2026-06-05 11:05'))
    expect(codeOf(await openRegistration(later, seeded.hearingId, 'D-0001', 'AAAAAAAAAAAAA'))).toBe(
      'registration_code_wrong',
    )
    // A number that nobody has, and a code of somebody else, are answered alike.
    expect(await open('D-0099', done.code)).toEqual(await open('P-0001', ''))
    const second = await signUp(seeded, said(2))
    expect(codeOf(await open('D-0002', done.code))).toBe('registration_code_wrong')
    expect(codeOf(await open('D-0002', second.code))).toBe('ok')
  })

  it('counts wrong codes by the address they come from, over all numbers', async () => {
    const done = await signUp(seeded, said(1))
    const from = async (addressHash: string) => ({ ...(await visitAt()), addressHash })
    const [here, there] = [await from('a'.repeat(64)), await from('b'.repeat(64))]
    const open = async (visit: typeof here, no: string, code: string) =>
      codeOf(await openRegistration(visit, seeded.hearingId, no, code))
    for (let i = 0; i < 10; i++) await open(here, 'D-0001', 'AAAAAAAAAAAAA')
    expect(await open(here, 'D-0001', 'AAAAAAAAAAAAA')).toBe('too_many_attempts')
    expect(await open(there, 'D-0001', 'AAAAAAAAAAAAA')).toBe('registration_code_wrong')
    for (let n = 2; n <= 51; n++) await open(here, `D-${n}`, 'AAAAAAAAAAAAA')
    expect(await open(here, 'D-99', 'AAAAAAAAAAAAA')).toBe('too_many_attempts')
    expect(await open(here, 'D-0001', done.code)).toBe('ok')
  })

  it('twenty wrong codes at once are not more than ten', async () => {
    const done = await signUp(seeded, said(1))
    const visit = await visitAt()
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        openRegistration(visit, seeded.hearingId, done.drawNo, 'BBBBBBBBBBBBB'),
      ),
    )
    expect(tries.filter((each) => codeOf(each) === 'registration_code_wrong')).toHaveLength(10)
  })

  it('is corrected until the freeze, in contact until the hearing; the old particulars are gone', async () => {
    const done = await signUp(seeded, said(1))
    const { db, keys } = await visitAt()
    const before = await readRegistration(db, done.registrationId)
    const fix = async (body: unknown, revision: number, now = OPEN) =>
      codeOf(await correctRegistration(await visitAt(now), done.registrationId, inputOf(body), revision))
    const renamed = said(1, { name: '上官丰', category: 'stakeholder', contact: { phone: '13700000007' } })
    expect(await fix(renamed, 1)).toBe('ok')
    expect(await openParticipant(db, keys, before?.participantId ?? '')).toBeUndefined()
    expect(await readParticular(db, keys, done.registrationId)).toMatchObject({
      name: '上官丰',
      phone: '13700000007',
    })
    expect(await rows('SELECT what, signed_up FROM registration_counts ORDER BY what')).toEqual([
      { what: 'resident', signed_up: 0 },
      { what: 'stakeholder', signed_up: 1 },
    ])
    expect(await fix(renamed, 1)).toBe('changed_meanwhile')
    expect(await fix(said(1, { category: 'lawyer' }), 2)).toBe('category_not_open')
    // Her first number is free again, the new one is taken.
    expect(tells(await come(said(1)))).toBe('registered')
    expect(tells(await come(said(8, { contact: { phone: '13700000007' } })))).toBe('already')
    expect(await fix({ ...renamed, contact: { phone: '13800000001' } }, 2)).toBe('already_registered')
    await freeze()
    const after = at('2026-06-20 10:00')
    expect(await fix({ ...renamed, name: '别人' }, 2, after)).toBe('lists_frozen')
    expect(await fix({ ...renamed, contact: { email: 'new@mail.example' } }, 2, after)).toBe('ok')
    expect(await fix(renamed, 3, at('2026-06-30 09:00'))).toBe('hearing_started')
    expect((await deeds()).registration_corrected).toBe(2)
  })

  it('E28: after the close of sign-up only contacts and why are corrected, frozen or not; SQL holds category and office', async () => {
    const done = await signUp(seeded, said(1))
    const watcher = await signUp(seeded, observer(2))
    const fix = async (id: string, body: unknown, now = at('2026-06-15 17:30'), revision = 1) =>
      codeOf(await correctRegistration(await visitAt(now), id, inputOf(body), revision))
    const { registrationId: id } = done
    for (const more of [{ name: '别人' }, { area_or_unit: '别处' }, { category: 'stakeholder' }])
      expect(await fix(id, said(1, more))).toBe('correction_closed')
    expect(await fix(watcher.registrationId, { ...observer(2), name: '别人' })).toBe('correction_closed')
    await run(
      "INSERT INTO participants (id, key_id, nonce, sealed, has_email, created_at) VALUES ('q', 'k', 'n', 's', 0, ?)",
      at('2026-06-15 17:30'),
    )
    await expect(
      run("UPDATE registrations SET official = 1, revision = 2, participant_id = 'q' WHERE id = ?", id),
    ).rejects.toThrow('correction_closed')
    const moved = said(1, { contact: { phone: '13700000007' }, reason: '换个说法' })
    expect(await fix(id, moved)).toBe('ok')
    expect(await fix(id, { ...moved, name: '早改' }, at('2026-06-15 17:29'), 2)).toBe('ok')
  })

  it('is withdrawn before the hearing and not after: the particulars go, and she may come again', async () => {
    const done = await signUp(seeded, said(1))
    const { db, keys } = await visitAt()
    expect(
      codeOf(await withdrawRegistration(await visitAt(at('2026-06-30 09:00')), done.registrationId)),
    ).toBe('hearing_started')
    expect(codeOf(await withdrawRegistration(await visitAt(), done.registrationId))).toBe('ok')
    expect(await readParticular(db, keys, done.registrationId)).toBeUndefined()
    expect(codeOf(await withdrawRegistration(await visitAt(), done.registrationId))).toBe(
      'registration_withdrawn',
    )
    expect(await selectDrawNumbers(db, seeded.hearingId)).toEqual([])
    const again = await signUp(seeded, said(1, { name: '欧阳又丰' }))
    expect(again.drawNo).toBe('D-0002')
    expect(await deeds()).toEqual({ registration_made: 2, registration_withdrawn: 1 })
  })

  it('an observer withdraws and the next in line moves up in the same batch; a place has its number for good', async () => {
    const come6: Awaited<ReturnType<typeof signUp>>[] = []
    for (const n of [1, 2, 3, 4, 5, 6, 7]) come6.push(await signUp(seeded, observer(n)))
    expect(come6.map(({ status, place }) => [status, place]).slice(4)).toEqual([
      ['seated', null],
      ['waiting', 1],
      ['waiting', 2],
    ])
    const { db } = await visitAt()
    const standing = async (n: number) => readStanding(db, come6[n - 1]?.registrationId ?? '')
    await withdrawRegistration(await visitAt(), come6[5]?.registrationId ?? '')
    expect(await standing(7)).toMatchObject({ status: 'waiting', place: 1 })
    await withdrawRegistration(await visitAt(), come6[1]?.registrationId ?? '')
    expect(await standing(7)).toMatchObject({ status: 'seated', seatNo: 2, place: null })
    expect(await standing(2)).toMatchObject({ status: 'withdrawn', seatNo: null })
    expect((await deeds()).seat_given).toBe(6)
    expect(await rows("SELECT count(*) AS n FROM outbox WHERE template = 'hearing_seat'")).toEqual([{ n: 1 }])
  })
})

describe('after the draw', () => {
  it('a representative withdraws: the next reserve has her seat at once, and each is told how she stands', async () => {
    const three: Awaited<ReturnType<typeof signUp>>[] = []
    for (const n of [1, 2, 3]) three.push(await signUp(seeded, said(n, { category: 'other' })))
    const { db } = await visitAt()
    expect(codeOf(await freezeLists({ db, now: at('2026-06-15 17:31') }, seeded.hearingId, null))).toBe('ok')
    // Between freeze and draw: her number stays on the list, the seat goes past her.
    await withdrawRegistration(await visitAt(at('2026-06-16 10:00')), three[2]?.registrationId ?? '')
    const value = { value: lotteryText('2026071', 7), source: 'https://www.cwl.gov.cn/' }
    const drawn = await enterValue(
      await visitAt(at('2026-06-16 22:00')),
      officerOf(seeded),
      seeded.hearingId,
      value,
    )
    expect(codeOf(drawn)).toBe('ok')
    const standings = async () =>
      Promise.all(three.map(async ({ registrationId }) => (await readStanding(db, registrationId))?.status))
    const before = await standings()
    expect([...before].sort()).toEqual(['chosen', 'reserve', 'withdrawn'])
    const chosen = three[before.indexOf('chosen')]?.registrationId ?? ''
    expect(codeOf(await withdrawRegistration(await visitAt(at('2026-06-17 10:00')), chosen))).toBe('ok')
    const after = await standings()
    expect([...after].sort()).toEqual(['chosen', 'withdrawn', 'withdrawn'])
    expect(after.indexOf('chosen')).toBe(before.indexOf('reserve'))
    // Who was a representative stays known to the desk; who never was is gone.
    const { keys } = await visitAt()
    expect(await readParticular(db, keys, chosen)).toBeDefined()
    expect(await readParticular(db, keys, three[2]?.registrationId ?? '')).toBeUndefined()
  })
})

describe('a lost code', () => {
  it('is sent to the registered address only; nobody learns whether a contact signed up, and nothing changes', async () => {
    const done = await signUp(seeded, said(1))
    const visit = await visitAt()
    const ask = (contact: { phone: string; email: string }) => resendCode(visit, seeded.hearingId, contact)
    const before = await deeds()
    expect(await ask({ phone: '13800000001', email: '' })).toEqual(
      await ask({ phone: '13999999999', email: '' }),
    )
    expect(await deeds()).toEqual(before)
    const [mail] = await rows<{ participant_id: string; subject_id: string }>(
      "SELECT participant_id, subject_id FROM outbox WHERE template = 'hearing_code'",
    )
    const letter = await hearingLetters.hearing_code?.({
      ...visit,
      participantId: mail?.participant_id ?? '',
      subjectId: mail?.subject_id ?? '',
      participant: { salt: '' },
    })
    const [mailed = ''] = letter?.text.match(/[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/) ?? []
    expect(codeOf(await openRegistration(visit, seeded.hearingId, 'D-0001', mailed))).toBe('ok')
    expect(codeOf(await openRegistration(visit, seeded.hearingId, 'D-0001', done.code))).toBe('ok')
    expect(mailed.replaceAll('-', '')).not.toBe(done.code)
    for (const _ of [2, 3]) await ask({ phone: '13800000001', email: '' })
    expect(codeOf(await ask({ phone: '13800000001', email: '' }))).toBe('too_many_attempts')
    expect(await rows("SELECT count(*) AS n FROM outbox WHERE template = 'hearing_code'")).toEqual([{ n: 3 }])
    expect(await rows("SELECT count(*) AS n FROM registration_acts WHERE act = 'code_resent'")).toEqual([
      { n: 3 },
    ])
  })

  it('is sent three times a day for each contact and each sign-up, whatever is typed beside it', async () => {
    await signUp(seeded, said(1))
    const visit = await visitAt()
    const ask = async (phone: string, email: string) =>
      codeOf(await resendCode(visit, seeded.hearingId, { phone, email }))
    const sent = async () =>
      (await rows<{ n: number }>("SELECT count(*) AS n FROM outbox WHERE template = 'hearing_code'"))[0]?.n
    for (const n of [1, 2, 3]) expect(await ask('13800000001', `other${n}@mail.example`)).toBe('ok')
    expect(await ask('13800000001', 'other4@mail.example')).toBe('too_many_attempts')
    expect(await sent()).toBe(3)
    // Her other contact answers as before and nothing goes out: that both are hers is not told.
    expect(await ask('', 'person1@mail.example')).toBe('ok')
    expect(await sent()).toBe(3)
    const next = await visitAt(at('2026-06-06 11:00'))
    const later = { phone: '', email: 'person1@mail.example' }
    expect(codeOf(await resendCode(next, seeded.hearingId, later))).toBe('ok')
    expect(await sent()).toBe(4)
  })

  it('is reissued by a drafter of the unit with a purpose, on record and entered; every old code ends', async () => {
    const done = await signUp(seeded, said(1, { contact: { phone: '13800000001' } }))
    const visit = await visitAt()
    const ask = (officer = officerOf(seeded), purpose = '本人持证到场') =>
      reissueCode(visit, officer, done.registrationId, purpose)
    expect(codeOf(await ask(officerOf(seeded, ['supervisor'])))).toBe('forbidden')
    expect(codeOf(await ask(officerOf(seeded), ''))).toBe('missing')
    const fresh = await ask()
    expect(codeOf(await openRegistration(visit, seeded.hearingId, 'D-0001', done.code))).toBe(
      'registration_code_wrong',
    )
    expect(
      codeOf(await openRegistration(visit, seeded.hearingId, 'D-0001', fresh.ok ? fresh.value.code : '')),
    ).toBe('ok')
    expect(await rows('SELECT act, note, acted_by FROM registration_acts')).toEqual([
      { act: 'code_reissued', note: '本人持证到场', acted_by: seeded.drafterId },
    ])
    expect((await deeds()).registration_code_reissued).toBe(1)
  })
})

describe('the desk', () => {
  it('sees who it is for a stated purpose, on record and entered without a word of it; others may not', async () => {
    const done = await signUp(seeded, said(1))
    const visit = await visitAt()
    const look = (officer = officerOf(seeded), purpose = '电话核实报名条件') =>
      revealRegistration(visit, officer, done.registrationId, purpose)
    for (const other of [
      officerOf(seeded, ['reviewer']),
      officerOf(seeded, ['supervisor']),
      officerOf(seeded, ['drafter'], 'x'),
    ])
      expect(codeOf(await look(other))).toBe('forbidden')
    expect(codeOf(await look(officerOf(seeded), ''))).toBe('missing')
    expect(await deeds()).toEqual({ registration_made: 1 })
    const shown = await look()
    expect(shown.ok && shown.value).toMatchObject({
      name: said(1).name,
      phone: '13800000001',
      reason: '想谈谈水价1',
    })
    const [entry] = await rows<{ body: string }>(
      "SELECT body FROM entries WHERE deed = 'registration_revealed'",
    )
    expect(entry?.body).not.toMatch(/欧阳|138|核实/)
    await run('UPDATE officers SET deactivated_at = ? WHERE id = ?', OPEN, seeded.drafterId)
    expect(codeOf(await look())).toBe('forbidden')
  })

  it('records a withdrawal that it was told of, with how', async () => {
    const done = await signUp(seeded, observer(1))
    const by = (note: string) => ({ officer: officerOf(seeded), note })
    expect(codeOf(await withdrawRegistration(await visitAt(), done.registrationId, by('')))).toBe('missing')
    expect(codeOf(await withdrawRegistration(await visitAt(), done.registrationId, by('本人来电')))).toBe(
      'ok',
    )
    expect(await rows('SELECT act, note FROM registration_acts')).toEqual([
      { act: 'withdrawn', note: '本人来电' },
    ])
  })
})

describe('letters', () => {
  it('go to everyone still signed up with an address, once per subject; reminders the day before to who has a place', async () => {
    await signUp(seeded, said(1))
    const seat = await signUp(seeded, observer(2))
    await signUp(seeded, said(3, { contact: { phone: '13800000003' } }))
    const gone = await signUp(seeded, said(4))
    await withdrawRegistration(await visitAt(), gone.registrationId)
    const { db } = await visitAt()
    for (const _ of [1, 2])
      await db.batch([notifySignedUp(db, seeded.hearingId, 'hearing_postponed', 'paper-2', OPEN) as never])
    expect(await rows("SELECT count(*) AS n FROM outbox WHERE template = 'hearing_postponed'")).toEqual([
      { n: 2 },
    ])
    for (const when of ['2026-06-28 23:59', '2026-06-29 00:00', '2026-06-29 12:00'])
      await remindOfHearings({ db, now: at(when) })
    expect(
      await rows(`SELECT r.id FROM outbox o JOIN registrations r ON r.participant_id = o.participant_id
        WHERE template = 'hearing_reminder'`),
    ).toEqual([{ id: seat.registrationId }])
    const visit = await visitAt(at('2026-06-29 00:10'))
    const [mail] = await rows<{ participant_id: string }>(
      "SELECT participant_id FROM outbox WHERE template = 'hearing_reminder'",
    )
    const about = {
      ...visit,
      participantId: mail?.participant_id ?? '',
      subjectId: '',
      participant: { salt: '' },
    }
    const letter = await hearingLetters.hearing_reminder?.(about)
    expect(letter?.text).toContain('2026年6月30日 09:00')
    expect(letter?.text).toContain(`http://localhost/hearings/${seeded.hearingId}/mine`)
    expect(`${letter?.subject}${letter?.text}`).not.toMatch(/欧阳|河东|138000|想谈/)
    expect(await hearingLetters.hearing_chosen?.(about)).toBeUndefined()
  })
})

describe('SQL holds it when TypeScript is gone around', () => {
  const insert = (more: Record<string, unknown>) => {
    const row: Record<string, unknown> = {
      id: 'x',
      hearing_id: seeded.hearingId,
      role: 'representative',
      category: 'resident',
      method: 'sign_up',
      seq: 1,
      draw_no: 'D-0001',
      channel: 'web',
      participant_id: 'p',
      has_email: 0,
      code_hash: 'd'.repeat(64),
      lang: 'zh',
      registered_at: OPEN,
      received_at: OPEN,
      entry_id: 'e',
      ...more,
    }
    const names = Object.keys(row)
    return run(
      `INSERT INTO registrations (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(row),
    )
  }
  const late = at('2026-06-15 17:30')

  it.each([
    [{ registered_at: late, received_at: late }, 'sign_up_closed'],
    [{ registered_at: at('2026-05-31 10:00'), received_at: at('2026-05-31 10:00') }, 'sign_up_not_open'],
    [{ category: 'lawyer' }, 'category_not_open'],
    [{ seq: 2, draw_no: 'D-0002' }, 'next number'],
    [{ draw_no: 'D-0007' }, 'next number'],
    [{ withdrawn_at: OPEN }, 'begins as it comes'],
  ])('refuses a sign-up with %o', async (more, why) => {
    await run(
      "INSERT INTO participants (id, key_id, nonce, sealed, has_email, created_at) VALUES ('p', 'k', 'n', 's', 0, ?)",
      OPEN,
    )
    await run(
      "INSERT INTO entries (position, id, at, deed, body, leaf_hash) VALUES (0, 'e', ?, 'x', '{}', ?)",
      OPEN,
      'e'.repeat(64),
    )
    await expect(insert(more)).rejects.toThrow(why)
  })

  it('never more places than announced, never past somebody, never taken away but by a withdrawal', async () => {
    const all: Awaited<ReturnType<typeof signUp>>[] = []
    for (const n of [1, 2, 3, 4, 5, 6, 7]) all.push(await signUp(seeded, observer(n)))
    const six = all[5]?.registrationId
    const give = (seat: number, id: string | undefined) =>
      run(
        'INSERT INTO observer_seats (hearing_id, seat_no, registration_id, given_at) VALUES (?, ?, ?, ?)',
        seeded.hearingId,
        seat,
        id,
        OPEN,
      )
    await expect(give(6, six)).rejects.toThrow('no place is free')
    await expect(give(1, six)).rejects.toThrow('never replaced')
    for (const sql of [
      'DELETE FROM observer_seats',
      `UPDATE observer_seats SET released_at = '${OPEN}'`,
      'UPDATE observer_seats SET seat_no = seat_no + 1',
      'INSERT OR REPLACE INTO observer_seats SELECT * FROM observer_seats',
    ])
      await expect(run(sql)).rejects.toThrow(/place|given/)
    await run('UPDATE registrations SET withdrawn_at = ? WHERE draw_no = ?', OPEN, 'P-0002')
    expect(await rows('SELECT seat_no FROM observer_seats WHERE released_at IS NOT NULL')).toEqual([
      { seat_no: 2 },
    ])
    await expect(give(2, all[6]?.registrationId)).rejects.toThrow('changed_meanwhile')
  })

  it('counters are moved by sign-ups and withdrawals only', async () => {
    const first = await signUp(seeded, said(1))
    await signUp(seeded, said(2))
    await signUp(seeded, observer(3))
    await withdrawRegistration(await visitAt(), first.registrationId)
    for (const sql of [
      'UPDATE registration_counts SET signed_up = signed_up + 1',
      "UPDATE registration_counts SET signed_up = signed_up - 1 WHERE what = 'resident'",
      'UPDATE registration_counts SET signed_up = 9',
      "UPDATE registration_counts SET withdrawn = 2 WHERE what = 'resident'",
      'UPDATE registration_counts SET withdrawn = 0',
      "UPDATE registration_counts SET what = 'expert' WHERE what = 'resident'",
      'DELETE FROM registration_counts',
      'INSERT OR REPLACE INTO registration_counts SELECT * FROM registration_counts',
      `INSERT INTO registration_counts VALUES ('${seeded.hearingId}', 'expert', 1, 0)`,
    ])
      await expect(run(sql), sql).rejects.toThrow('counters count sign-ups')
    expect(await rows('SELECT what, signed_up, withdrawn FROM registration_counts ORDER BY what')).toEqual([
      { what: 'observer', signed_up: 1, withdrawn: 0 },
      { what: 'resident', signed_up: 2, withdrawn: 1 },
    ])
  })

  it('one contact stands under one sign-up; nothing is changed, replaced or deleted afterwards', async () => {
    const first = await signUp(seeded, said(1))
    const second = await signUp(seeded, said(2))
    await expect(
      run(
        `INSERT INTO registration_contacts SELECT hearing_id, contact_hash, ?, 1 FROM registration_contacts WHERE registration_id = ?`,
        second.registrationId,
        first.registrationId,
      ),
    ).rejects.toThrow('already_registered')
    await resendCode(await visitAt(), seeded.hearingId, { phone: '13800000001', email: '' })
    for (const table of [
      'registrations',
      'registration_contacts',
      'registration_lodgings',
      'registration_acts',
    ]) {
      await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(/never/)
      await expect(run(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).rejects.toThrow()
    }
    for (const [table, change] of [
      ['registrations', "draw_no = 'D-0009'"],
      ['registrations', "category = 'stakeholder'"],
      ['registrations', 'has_email = 0'],
      ['registration_contacts', 'revision = 2'],
      ['registration_lodgings', 'body_hash = key_hash'],
      ['registration_acts', "note = 'x'"],
    ])
      await expect(run(`UPDATE ${table} SET ${change}`)).rejects.toThrow(/keeps|further revision|never/)
    await freeze()
    await expect(
      run(
        "UPDATE registrations SET official = 1, revision = 2, participant_id = 'q' WHERE draw_no = 'D-0001'",
      ),
    ).rejects.toThrow('lists_frozen')
  })
})

it('numbers are compared as people mean them', () => {
  expect(
    ['+86 138 0000 0001', '008613800000001', '138-0000-0001', '１３８０００００００１'].map(normalPhone),
  ).toEqual(Array(4).fill('13800000001'))
  expect(normalPhone('0478-5210000')).toBe('04785210000')
  expect(['d1', 'Ｄ－0001', 'D 0001', 'D—0001', 'D-00001'].map(normalDrawNo)).toEqual(Array(5).fill('D-0001'))
  expect(['', 'X-1', 'D-', '1'].map(normalDrawNo)).toEqual(['', '', '', ''])
  expect(normalDrawNo('P-12345')).toBe('P-12345')
})
