import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import { appoint } from '../../src/hearings/appoint.ts'
import { decline } from '../../src/hearings/decline.ts'
import { api } from '../../src/hearings/draw-api.ts'
import { desk } from '../../src/hearings/draw-desk-routes.tsx'
import { drawOnTheSpot } from '../../src/hearings/draw-on-the-spot.ts'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { freezeDue } from '../../src/hearings/freeze-due.ts'
import { freezeFromDesk } from '../../src/hearings/freeze-lists.ts'
import type { PublishedDraw } from '../../src/hearings/published-draw.ts'
import { countSeated, readDraw, readRepresentatives } from '../../src/hearings/read-draw.ts'
import { replay } from '../../src/hearings/replay-draw.ts'
import { withdrawRegistration } from '../../src/hearings/withdraw-registration.ts'
import type { Officer } from '../../src/people/officer.ts'
import {
  addDoc,
  announceAgain,
  at,
  CLOSED,
  codes,
  count,
  db,
  doorOf,
  form,
  freezeIt,
  type Hearing,
  json,
  LATER,
  makeHearing,
  publicDoor,
  run,
  signUp,
  signUpMany,
  TYPED,
  VALUE,
  value,
  visitAt,
} from './draw-setting.ts'

const SOURCE = '中国福利彩票网，2026年6月16日'

const enter = async (hearing: Hearing, text = TYPED, when: Instant = VALUE, by: Officer = hearing.drafter) =>
  enterValue(await visitAt(when), by, hearing.hearingId, { value: text, source: SOURCE })

const seated = async (hearing: Hearing, category?: string) =>
  (await readRepresentatives(db, hearing.hearingId))
    .filter((each) => category === undefined || each.category === category)
    .map(({ drawNo, how }) => `${drawNo} ${how}`)

const rankingOf = async (hearing: Hearing, category: string) => {
  const { result } = await readDraw(db, hearing.hearingId)
  return (result?.categories.find((each) => each.category === category)?.ranking ?? []).map(
    ({ number }) => number,
  )
}

const leave = async (id: string, when: Instant) => value(await withdrawRegistration(await visitAt(when), id))
const giveUp = async (hearing: Hearing, drawNo = '', when: Instant = LATER, by: Officer = hearing.drafter) =>
  decline(await visitAt(when), by, hearing.hearingId, { draw_no: drawNo })
const seat = async (hearing: Hearing, draw_no: string, fallback = '', by: Officer = hearing.drafter) =>
  appoint(await visitAt(LATER), by, hearing.hearingId, { draw_no, fallback })

/** Six stakeholders for two seats, two residents for three. */
async function crowd(terms: Parameters<typeof makeHearing>[0] = {}) {
  const hearing = await makeHearing(terms)
  const stakeholders = await signUpMany(hearing, 'stakeholder', 6)
  const residents = await signUpMany(hearing, 'resident', 2)
  return { hearing, stakeholders, residents }
}

async function drawn() {
  const all = await crowd()
  value(await freezeIt(all.hearing))
  value(await enter(all.hearing))
  return { ...all, order: await rankingOf(all.hearing, 'stakeholder') }
}

describe('the freeze', () => {
  test('at the close, once, with everybody who is signed up then; entered in the ledger', async () => {
    const { hearing, stakeholders } = await crowd()
    await leave(stakeholders[0]?.id ?? '', at('2026-06-14 09:00'))
    expect(codes(await freezeIt(hearing, at('2026-06-15 17:29')))).toEqual(['draw_too_early'])
    const frozen = value(await freezeIt(hearing))
    expect(frozen.needed).toBe(true)
    const { frozen: stored } = await readDraw(db, hearing.hearingId)
    expect(stored?.announced).toBe('ssq 2026071')
    expect(stored?.categories.map(({ category, numbers }) => [category, numbers.length])).toEqual([
      ['resident', 2],
      ['stakeholder', 5],
    ])
    expect(stored?.categories.flatMap(({ numbers }) => numbers)).not.toContain(stakeholders[0]?.drawNo)
    expect(
      await count(`entries WHERE deed = 'hearing_frozen' AND body ->> '$.data.sha256' = ?`, frozen.sha256),
    ).toBe(1)
    // again, and both at once: the same one
    expect(value(await freezeIt(hearing, at('2026-06-15 18:00')))).toEqual(frozen)
    expect(await count('draw_freezes WHERE hearing_id = ?', hearing.hearingId)).toBe(1)
  })

  test('two at once are one', async () => {
    const { hearing } = await crowd()
    const both = await Promise.all([freezeIt(hearing), freezeIt(hearing, at('2026-06-15 17:31'))])
    expect(value(both[0])).toEqual(value(both[1]))
  })

  test('the clock freezes two hours after the close, as nobody', async () => {
    const { hearing } = await crowd()
    await freezeDue({ db, now: at('2026-06-15 19:29') })
    expect(await count('draw_freezes WHERE hearing_id = ?', hearing.hearingId)).toBe(0)
    await freezeDue({ db, now: at('2026-06-15 19:30') })
    expect(await count('draw_freezes WHERE hearing_id = ? AND frozen_by IS NULL', hearing.hearingId)).toBe(1)
  })

  test('not once the value may be there: a later one is announced, or a draw on the spot', async () => {
    const { hearing } = await crowd()
    expect(codes(await freezeIt(hearing, at('2026-06-16 20:00')))).toEqual(['draw_value_out'])
    expect(await freezeDue({ db, now: at('2026-06-17 09:00') })).toBe(0)
    await announceAgain(hearing, {
      value_name: '2026072',
      value_on: '2026-06-18',
      change_reason: '名单未封存',
    })
    value(await freezeIt(hearing, at('2026-06-17 09:00')))
    expect((await readDraw(db, hearing.hearingId)).frozen?.announced).toBe('ssq 2026072')
    expect(codes(await enter(hearing, TYPED, at('2026-06-19 09:00')))).toEqual(['draw_value_not_announced'])
  })

  test('of a beacon: its round is named, and is due when it is due', async () => {
    // round 29600000 is due at 17:49:24 Beijing on 2026-06-16
    const { hearing } = await crowd({ value_kind: 'drand', value_name: '29600000', value_on: null })
    value(await freezeIt(hearing))
    const typed = `29600000 ${'0123456789abcdef'.repeat(4)}`
    expect(codes(await enter(hearing, typed, at('2026-06-16 17:49')))).toEqual(['draw_value_not_due'])
    value(await enter(hearing, typed, at('2026-06-16 17:50')))
    expect(await count('draw_results WHERE hearing_id = ?', hearing.hearingId)).toBe(1)
  })

  test('forbidden to other units; SQL refuses whoever goes around', async () => {
    const { hearing } = await crowd()
    const other = await freezeFromDesk(await visitAt(CLOSED), hearing.stranger, hearing.hearingId)
    expect(codes(other)).toEqual(['forbidden'])
    const insert = (when: Instant, change: (text: string) => string = (text) => text) =>
      run(
        'INSERT INTO draw_freezes VALUES (?, ?, ?, ?, ?, NULL)',
        hearing.hearingId,
        'ssq 2026071',
        change(lists),
        'a'.repeat(64),
        when,
      )
    const numbers = (category: string) =>
      db.values(
        `SELECT json_group_array(draw_no) FROM (SELECT draw_no FROM registrations WHERE hearing_id = '${hearing.hearingId}' AND category = '${category}' ORDER BY draw_no)` as never,
      )
    const [[stakeholders]] = (await numbers('stakeholder')) as [[string]]
    const [[residents]] = (await numbers('resident')) as [[string]]
    const list = (category: string, seats: number, all: string) => ({
      category,
      seats,
      numbers: JSON.parse(all),
      list_sha256: 'a',
    })
    const lists = JSON.stringify([list('stakeholder', 2, stakeholders), list('resident', 3, residents)])
    await expect(insert(at('2026-06-15 17:29'))).rejects.toThrow('guard:draw_too_early')
    await expect(insert(at('2026-06-16 20:00'))).rejects.toThrow('guard:draw_value_out')
    await expect(insert(CLOSED, (text) => text.replace('"seats":2', '"seats":3'))).rejects.toThrow(
      'guard:changed_meanwhile',
    )
    await expect(insert(CLOSED, (text) => text.replace(/"D-0001",/, ''))).rejects.toThrow(
      'guard:changed_meanwhile',
    )
    await insert(CLOSED)
    await expect(insert(CLOSED)).rejects.toThrow('guard:already_frozen')
    await expect(run(`UPDATE draw_freezes SET announced = 'ssq 2026072'`)).rejects.toThrow('never changed')
    await expect(run('DELETE FROM draw_freezes')).rejects.toThrow('never deleted')
    await expect(signUp(hearing, 'resident')).rejects.toThrow('lists_frozen')
  })
})

describe('nothing to draw', () => {
  test('fewer applicants than seats, and a category without any: everybody is admitted at the freeze', async () => {
    const hearing = await makeHearing()
    const [one] = await signUpMany(hearing, 'stakeholder', 1)
    const frozen = value(await freezeIt(hearing))
    expect(frozen.needed).toBe(false)
    expect(await seated(hearing)).toEqual([`${one?.drawNo} admitted`])
    expect((await readDraw(db, hearing.hearingId)).result?.method).toBe('not_needed')
    expect(codes(await enter(hearing))).toEqual(['already_drawn'])
    // two seats are left, and the announced fallback begins
    expect(codes(await giveUp(hearing, one?.drawNo))).toEqual([])
    expect(await seated(hearing)).toEqual([])
  })
})

describe('the draw', () => {
  test('the value with its source gives the result, the seats and the letters at once', async () => {
    const hearing = await makeHearing()
    for (let i = 0; i < 4; i++) await signUp(hearing, 'stakeholder', { email: true })
    value(await freezeIt(hearing))
    const result = value(await enter(hearing))
    expect(result.canonical).toBe('ssq 2026071 03 08 15 22 27 31+09')
    const [first, second] = await rankingOf(hearing, 'stakeholder')
    expect(await seated(hearing)).toEqual([`${first} drawn`, `${second} drawn`])
    const letters = (template: string) =>
      count(
        'outbox o JOIN registrations g ON g.id = o.subject_id WHERE g.hearing_id = ? AND o.template = ?',
        hearing.hearingId,
        template,
      )
    expect([await letters('hearing_chosen'), await letters('hearing_reserve')]).toEqual([2, 2])
    expect(
      await count(`entries WHERE deed = 'hearing_drawn' AND body ->> '$.data.sha256' = ?`, result.sha256),
    ).toBe(1)
  })

  test('refuses: before the freeze, before its time, unclear, another issue, other units', async () => {
    const { hearing } = await crowd()
    expect(codes(await enter(hearing))).toEqual(['draw_not_frozen'])
    value(await freezeIt(hearing))
    expect(codes(await enter(hearing, TYPED, at('2026-06-16 19:59')))).toEqual(['draw_value_not_due'])
    expect(codes(await enter(hearing, '2026071 3 8 15 22 27 31 9'))).toEqual(['draw_value_unclear'])
    expect(codes(await enter(hearing, TYPED.replace('071', '072')))).toEqual(['draw_value_not_announced'])
    expect(codes(await enter(hearing, TYPED, VALUE, hearing.stranger))).toEqual(['forbidden'])
    expect(codes(await enter(hearing, TYPED, at('2026-06-30 09:00')))).toEqual(['hearing_begun'])
    expect(await count('draw_results WHERE hearing_id = ?', hearing.hearingId)).toBe(0)
  })

  test('two officers at once: one result; another value afterwards changes nothing', async () => {
    const { hearing } = await crowd()
    value(await freezeIt(hearing))
    const other = TYPED.replace('+09', '+10')
    const [a, b, c] = await Promise.all([enter(hearing), enter(hearing, TYPED, LATER), enter(hearing, other)])
    const stored = (await readDraw(db, hearing.hearingId)).result
    for (const each of [a, b, c].filter(({ ok }) => ok)) expect(value(each).sha256).toBe(stored?.sha256)
    for (const each of [a, b, c].filter(({ ok }) => !ok)) expect(codes(each)).toEqual(['already_drawn'])
    expect(await count('draw_results WHERE hearing_id = ?', hearing.hearingId)).toBe(1)
    expect(
      await count(`entries WHERE deed = 'hearing_drawn' AND body ->> '$.subject' = ?`, hearing.hearingId),
    ).toBe(1)
    expect((await seated(hearing, 'stakeholder')).length).toBe(2)
  })

  test('page, JSON and replay agree; one number, the value or the order changed is found', async () => {
    const { hearing, order } = await drawn()
    const door = publicDoor(LATER)
    const answer = await door(`/api/v1/hearings/${hearing.hearingId}/draw`)
    const published = (await answer.json()) as PublishedDraw
    expect(await replay(published, { value: TYPED })).toEqual([])
    const [list] = published.categories.filter(({ category }) => category === 'stakeholder')
    expect(list?.ranking.map(({ number }) => number)).toEqual(order)
    const page = await (await door(`/hearings/${hearing.hearingId}/draw`)).text()
    const shown = [...page.matchAll(/role="cell">(D-\d+)</g)].map((match) => match[1])
    // The data in the order of their bytes, as they are hashed; the page in that of S2-9 art. 10.
    expect(published.categories.map(({ category }) => category)).toEqual(['resident', 'stakeholder'])
    expect(shown).toEqual(
      published.categories.toReversed().flatMap(({ ranking }) => ranking.map(({ number }) => number)),
    )
    const heads = [...page.matchAll(/<h3>([^<]+)<\/h3>/g)].map((match) => match[1])
    expect(heads).toEqual(['利害关系人代表', '普通公众（城乡居民、村民）代表'])
    expect(page).toContain(published.frozen_sha256)
    expect(page).toContain('ssq 2026071 03 08 15 22 27 31+09')
    expect(page).not.toMatch(/甲\d|1380000|号社区/)

    const changed = async (change: (draft: PublishedDraw) => void) => {
      const copy = structuredClone(published)
      change(copy)
      return (await replay(copy)).map(({ code }) => code)
    }
    const at0 = (draft: PublishedDraw) => draft.categories.find(({ category }) => category === 'stakeholder')
    expect(await changed((draft) => at0(draft)?.numbers.splice(0, 1, 'D-0999'))).toContain('list_changed')
    expect(
      await changed((draft) => {
        if (draft.value) draft.value.text = draft.value.text.replace('+09', '+10')
      }),
    ).toContain('value_changed')
    expect(await changed((draft) => at0(draft)?.ranking.reverse())).toContain('order_changed')
    expect(await changed((draft) => draft.categories.reverse())).toEqual([])
  })

  test('before the freeze there is nothing to read, and the page says how it will be', async () => {
    const hearing = await makeHearing()
    const door = publicDoor(at('2026-06-10 09:00'))
    const answer = await door(`/api/v1/hearings/${hearing.hearingId}/draw`)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      409,
      'draw_not_frozen',
    ])
    const page = await door(`/hearings/${hearing.hearingId}/draw`)
    expect(await page.text()).toContain('双色球第2026071期')
    expect((await door('/hearings/none/draw')).status).toBe(404)
    expect((await door('/api/v1/hearings/none/draw')).status).toBe(404)
  })

  test('through the desk: read back first, confirmed, then drawn; other units see nothing', async () => {
    const { hearing } = await crowd()
    const path = `/desk/hearings/${hearing.hearingId}/draw`
    const early = doorOf(hearing.drafter, CLOSED, desk)
    expect(await (await early(path)).text()).toContain('封存名单')
    expect((await early(`${path}/freeze`, form({}))).headers.get('location')).toBe(`${path}?done=frozen`)
    const door = doorOf(hearing.drafter, VALUE, desk)
    const typed = { value: TYPED, source: SOURCE }
    const unclear = await door(`${path}/value`, form({ ...typed, value: '三十一' }))
    expect([unclear.status, (await unclear.text()).includes('三十一')]).toEqual([422, true])
    const back = await (await door(`${path}/value`, form(typed))).text()
    expect(back).toContain('ssq 2026071 03 08 15 22 27 31+09')
    expect((await door(`${path}/value`, form({ ...typed, checked: 'yes' }))).status).toBe(422)
    expect(await count('draw_results WHERE hearing_id = ?', hearing.hearingId)).toBe(0)
    const done = await door(`${path}/value`, form({ ...typed, checked: 'yes', confirm: 'yes' }))
    expect(done.headers.get('location')).toBe(`${path}?done=drawn`)
    expect(await (await door(`${path}?done=drawn`)).text()).toContain('抽签完成')
    expect(await countSeated(db, hearing.hearingId)).toEqual({ now: 4, served: 0 })
    const people = await (await door(`/desk/hearings/${hearing.hearingId}/representatives`)).text()
    expect(people).not.toMatch(/甲\d|号社区/)
    const stranger = doorOf(hearing.stranger, VALUE, desk)
    expect((await stranger(path)).status).toBe(403)
    expect((await stranger(`${path}/freeze`, form({}))).status).toBe(403)
    expect((await stranger(`${path}/value`, form(typed))).status).toBe(403)
    expect((await stranger(`/desk/hearings/${hearing.hearingId}/representatives`)).status).toBe(403)
  })

  test('through the API, with the same refusals', async () => {
    const { hearing } = await crowd()
    const path = `/api/v1/desk/hearings/${hearing.hearingId}`
    const early = doorOf(hearing.drafter, CLOSED, api)
    const door = doorOf(hearing.drafter, VALUE, api)
    const typed = { value: TYPED, source: SOURCE }
    expect((await door(`${path}/draw/value`, json({ ...typed, confirm: true }))).status).toBe(409)
    expect((await early(`${path}/draw/freeze`, json({}))).status).toBe(201)
    expect((await door(`${path}/draw/value`, json(typed))).status).toBe(422)
    expect((await door(`${path}/draw/value`, json({ ...typed, confirm: true }))).status).toBe(201)
    const people = await door(`${path}/representatives`)
    const { items } = (await people.json()) as { items: { draw_no: string }[] }
    expect(items.length).toBe(4)
    const declined = await door(`${path}/representatives/decline`, json({ draw_no: items[0]?.draw_no }))
    expect(await declined.json()).toEqual({ moved_up: (await rankingOf(hearing, 'stakeholder'))[2] })
    const stranger = doorOf(hearing.stranger, VALUE, api)
    expect((await stranger(`${path}/draw/freeze`, json({}))).status).toBe(403)
    expect((await stranger(`${path}/representatives`)).status).toBe(403)
  })

  test('SQL refuses a second result, another value, a number left out, and any change', async () => {
    const { hearing } = await crowd()
    value(await freezeIt(hearing))
    const lists = (await readDraw(db, hearing.hearingId)).frozen?.categories ?? []
    const insert = (canonical: string, when: Instant, without = '') =>
      run(
        `INSERT INTO draw_results (hearing_id, method, value_text, canonical, source, categories, sha256, drawn_at)
         VALUES (?, 'public_value', 'x', ?, 'x', ?, ?, ?)`,
        hearing.hearingId,
        canonical,
        JSON.stringify(
          lists.map(({ category, numbers }) => ({
            category,
            seed: null,
            ranking: numbers
              .filter((number) => number !== without)
              .map((number, i) => ({ rank: i + 1, number, ticket: null, outcome: 'seat' })),
          })),
        ),
        'a'.repeat(64),
        when,
      )
    await expect(insert('ssq 2026072 x', VALUE)).rejects.toThrow('guard:draw_value_not_announced')
    await expect(insert('ssq 2026071 x', CLOSED)).rejects.toThrow('guard:draw_value_not_due')
    await expect(insert('ssq 2026071 x', VALUE, lists[0]?.numbers[0])).rejects.toThrow(
      'guard:draw_order_wrong',
    )
    value(await enter(hearing))
    await expect(insert('ssq 2026071 x', VALUE)).rejects.toThrow('guard:already_drawn')
    await expect(run('UPDATE draw_results SET canonical = canonical')).rejects.toThrow('never changed')
    await expect(run('DELETE FROM draw_results')).rejects.toThrow('never deleted')
    await expect(run('UPDATE drawn_ranks SET rank = rank + 100')).rejects.toThrow('never changed')
    await expect(run('DELETE FROM drawn_ranks')).rejects.toThrow('never deleted')
  })
})

describe('on the spot', () => {
  test('where it is announced, with its minutes; the rest waits in the drawn order', async () => {
    const { hearing, stakeholders } = await crowd({
      draw_method: 'on_the_spot',
      draw_arrangement: '县公证处监督',
    })
    value(await freezeIt(hearing, at('2026-06-17 09:00')))
    const [a, b, c, d] = stakeholders.map(({ drawNo }) => drawNo)
    const minutes = await addDoc(hearing.drafter, hearing.decisionId, LATER)
    const record = async (order: string, documents = [minutes], by = hearing.drafter) =>
      drawOnTheSpot(await visitAt(LATER), by, hearing.hearingId, {
        witness: '县公证处',
        orders: { stakeholder: order },
        document_ids: documents,
        reason: '',
      })
    expect(codes(await record(`${c} ${a}`, []))).toEqual(['document_missing'])
    expect(codes(await record(`${c} ${a}`, ['none']))).toEqual(['document_unknown'])
    expect(codes(await record(`${c}`))).toEqual(['draw_order_wrong'])
    expect(codes(await record(`${c} ${c}`))).toEqual(['draw_order_wrong'])
    expect(codes(await record(`${c} D-0999`))).toEqual(['draw_order_wrong'])
    expect(codes(await record(`${c} ${a}`, [minutes], hearing.stranger))).toEqual(['forbidden'])
    expect(codes(await enter(hearing))).toEqual(['draw_value_not_announced'])
    value(await record(`${c}、${a}　${d} ${b}`))
    expect(await seated(hearing, 'stakeholder')).toEqual([`${c} drawn`, `${a} drawn`])
    expect(codes(await record(`${a} ${b}`))).toEqual(['already_drawn'])
    expect(value(await giveUp(hearing, a)).movedUp).toBe(d)
    const door = publicDoor(LATER)
    const published = await (await door(`/api/v1/hearings/${hearing.hearingId}/draw`)).json()
    expect(published).toMatchObject({ method: 'wenji/v1/draw-on-the-spot', witness: '县公证处' })
    const page = await (await door(`/hearings/${hearing.hearingId}/draw`)).text()
    expect(page).toContain('其余2个抽签号没有抽出')
  })

  test('not where a value is announced and the lists are frozen; before that it can be announced anew', async () => {
    const { hearing, stakeholders } = await crowd()
    value(await freezeIt(hearing))
    const minutes = await addDoc(hearing.drafter, hearing.decisionId, LATER)
    const record = async () =>
      drawOnTheSpot(await visitAt(LATER), hearing.drafter, hearing.hearingId, {
        witness: '县公证处',
        orders: { stakeholder: stakeholders.map(({ drawNo }) => drawNo).join(' ') },
        document_ids: [minutes],
        reason: '',
      })
    expect(codes(await record())).toEqual(['draw_not_on_the_spot'])
    const changed = {
      draw_method: 'on_the_spot',
      draw_arrangement: '县公证处监督',
      change_reason: '彩票停止开奖',
    } as const
    await expect(announceAgain(hearing, changed)).rejects.toThrow('guard:terms_frozen')
  })
})

describe('an announced value that never comes', () => {
  const THREE_DAYS = at('2026-06-19 20:00')
  const BEFORE = at('2026-06-19 19:59')

  test('three days after its time a draw on the spot takes its place, with a public reason', async () => {
    const { hearing, stakeholders } = await crowd()
    value(await freezeIt(hearing))
    const [a, b, c] = stakeholders.map(({ drawNo }) => drawNo)
    const minutes = await addDoc(hearing.drafter, hearing.decisionId, LATER)
    const input = {
      witness: '县公证处',
      orders: { stakeholder: `${c} ${a} ${b}` },
      document_ids: [minutes],
      reason: '',
    }
    const record = async (when: Instant, more: object = {}) =>
      drawOnTheSpot(await visitAt(when), hearing.drafter, hearing.hearingId, { ...input, ...more })
    const reason = '该期因技术原因停止开奖，见中国福利彩票网公告。'
    expect(codes(await record(BEFORE, { reason }))).toEqual(['draw_not_on_the_spot'])
    expect(codes(await record(THREE_DAYS))).toEqual(['reason_missing'])
    const force = (when: Instant, why: string) =>
      run(
        `INSERT INTO draw_results (hearing_id, method, categories, witness, documents, reason, sha256, drawn_at)
         SELECT f.hearing_id, 'on_the_spot', (SELECT json_group_array(json_object('category', value ->> '$.category',
           'ranking', json('[]'))) FROM json_each(f.categories)), '县公证处',
           (SELECT json_array(json_object('id', id, 'sha256', sha256)) FROM documents WHERE id = ?), ?, ?, ?
         FROM draw_freezes f WHERE f.hearing_id = ?`,
        minutes,
        why,
        'a'.repeat(64),
        when,
        hearing.hearingId,
      )
    await expect(force(BEFORE, reason)).rejects.toThrow('guard:draw_not_on_the_spot')
    await expect(force(THREE_DAYS, ' ')).rejects.toThrow('guard:reason_missing')

    const path = `/desk/hearings/${hearing.hearingId}/draw`
    expect(await (await doorOf(hearing.drafter, BEFORE, desk)(path)).text()).not.toContain('name="reason"')
    const door = doorOf(hearing.drafter, THREE_DAYS, desk)
    expect(await (await door(path)).text()).toContain('name="reason"')
    const sent = { witness: '县公证处', 'orders.stakeholder': `${c} ${a}`, document_ids: minutes }
    const refused = await door(`${path}/on-the-spot`, form(sent))
    expect([refused.status, (await refused.text()).includes('href="#reason"')]).toEqual([422, true])
    const done = await door(`${path}/on-the-spot`, form({ ...sent, reason }))
    expect(done.headers.get('location')).toBe(`${path}?done=drawn`)
    expect(await seated(hearing, 'stakeholder')).toEqual([`${c} drawn`, `${a} drawn`])
    expect(codes(await enter(hearing, TYPED, THREE_DAYS))).toEqual(['already_drawn'])

    const anyone = publicDoor(THREE_DAYS)
    const page = await (await anyone(`/hearings/${hearing.hearingId}/draw`)).text()
    for (const said of ['双色球第2026071期', reason, '县公证处']) expect(page).toContain(said)
    expect(await (await anyone(`/api/v1/hearings/${hearing.hearingId}/draw`)).json()).toMatchObject({
      method: 'wenji/v1/draw-on-the-spot',
      announced: 'ssq 2026071',
      reason,
    })
  })
})

describe('whoever leaves', () => {
  test('between freeze and draw: her number stays in the list and is passed over', async () => {
    const { hearing, stakeholders } = await crowd()
    value(await freezeIt(hearing))
    for (const each of stakeholders.slice(0, 3)) await leave(each.id, at('2026-06-16 09:00'))
    value(await enter(hearing))
    const gone = new Set(stakeholders.slice(0, 3).map(({ drawNo }) => drawNo))
    const order = await rankingOf(hearing, 'stakeholder')
    expect(order.length).toBe(6)
    const left = order.filter((number) => !gone.has(number))
    expect((await seated(hearing, 'stakeholder')).map((each) => each.split(' ')[0])).toEqual(left.slice(0, 2))
  })

  test('after the draw: the next reserve moves up, in order, until none is left', async () => {
    const { hearing, stakeholders, order } = await drawn()
    const idOf = (drawNo: string | undefined) => stakeholders.find((each) => each.drawNo === drawNo)?.id ?? ''
    // a reserve who leaves is passed over
    await leave(idOf(order[2]), LATER)
    expect(await seated(hearing, 'stakeholder')).toEqual([`${order[0]} drawn`, `${order[1]} drawn`])
    await leave(idOf(order[0]), at('2026-06-18 10:00'))
    expect(await seated(hearing, 'stakeholder')).toEqual([`${order[1]} drawn`, `${order[3]} moved_up`])
    expect(value(await giveUp(hearing, order[3], at('2026-06-18 11:00'))).movedUp).toBe(order[4])
    expect(value(await giveUp(hearing, order[1], at('2026-06-18 12:00'))).movedUp).toBe(order[5])
    expect(value(await giveUp(hearing, order[4], at('2026-06-18 13:00'))).movedUp).toBeNull()
    expect(codes(await giveUp(hearing, order[4], at('2026-06-18 14:00')))).toEqual(['not_a_representative'])
    expect(codes(await giveUp(hearing, order[5], LATER, hearing.stranger))).toEqual(['forbidden'])
    expect(codes(await giveUp(hearing, order[5], at('2026-06-30 09:00')))).toEqual(['hearing_begun'])
  })

  test('two who leave at once: two different reserves', async () => {
    const { hearing, order } = await drawn()
    await Promise.all([giveUp(hearing, order[0]), giveUp(hearing, order[1])])
    expect(await seated(hearing, 'stakeholder')).toEqual([`${order[2]} moved_up`, `${order[3]} moved_up`])
  })
})

describe('appointing', () => {
  test('recommended and invited in their categories, never more than seats, and the fallback with its ground', async () => {
    const { hearing, order } = await drawn()
    const lawyer = await signUp(hearing, 'lawyer', { method: 'recommendation', when: LATER })
    const second = await signUp(hearing, 'lawyer', { method: 'recommendation', when: LATER })
    const expert = await signUp(hearing, 'expert', { method: 'invitation', when: LATER })
    expect(codes(await seat(hearing, lawyer.drawNo, '', hearing.stranger))).toEqual(['forbidden'])
    expect(value(await seat(hearing, lawyer.drawNo))).toEqual({ category: 'lawyer', how: 'recommended' })
    expect(codes(await seat(hearing, lawyer.drawNo))).toEqual(['already_representative'])
    expect(codes(await seat(hearing, second.drawNo))).toEqual(['seats_taken'])
    expect(value(await seat(hearing, expert.drawNo)).how).toBe('invited')
    expect(codes(await seat(hearing, 'D-0999'))).toEqual(['not_an_applicant'])
    expect(codes(await seat(hearing, order[2] ?? ''))).toEqual(['reason_missing'])
    // one seat of the residents is left: the next reserve of another category, never one after her
    const ground = '报名不足，按公告由其他类别候补依次补足'
    expect(codes(await seat(hearing, order[3] ?? '', ground))).toEqual(['not_next_in_order'])
    expect(value(await seat(hearing, order[2] ?? '', ground)).how).toBe('fallback')
    // seven seats in all
    expect(codes(await seat(hearing, order[3] ?? '', ground))).toEqual(['seats_taken'])
    expect((await seated(hearing)).length).toBe(7)
  })

  test('SQL lets nobody in who did not sign up, out of order, or beyond the seats; nothing is undone', async () => {
    const { hearing, stakeholders, order } = await drawn()
    const idOf = (drawNo: string | undefined) => stakeholders.find((each) => each.drawNo === drawNo)?.id ?? ''
    const other = await drawn()
    const strangers = other.stakeholders.filter(({ drawNo }) => drawNo === other.order[4]).map(({ id }) => id)
    const insert = (id: string, how: string, rank: number | null, category = 'stakeholder') =>
      run(
        `INSERT INTO representatives (registration_id, hearing_id, category, how, rank, note, appointed_at)
         VALUES (?, ?, ?, ?, ?, 'x', ?)`,
        id,
        hearing.hearingId,
        category,
        how,
        rank,
        LATER,
      )
    await expect(insert(strangers[0] ?? '', 'drawn', 1)).rejects.toThrow('guard:not_an_applicant')
    await expect(insert(idOf(order[2]), 'drawn', 3, 'resident')).rejects.toThrow('guard:not_an_applicant')
    await expect(insert(idOf(order[2]), 'recommended', null)).rejects.toThrow('guard:not_an_applicant')
    await expect(insert(idOf(order[3]), 'moved_up', 3)).rejects.toThrow('guard:not_next_in_order')
    await expect(insert(idOf(order[3]), 'moved_up', 4)).rejects.toThrow('guard:not_next_in_order')
    await expect(insert(idOf(order[2]), 'moved_up', 3)).rejects.toThrow('guard:seats_taken')
    await expect(insert(idOf(order[2]), 'admitted', null)).rejects.toThrow('guard:not_next_in_order')
    await expect(insert(idOf(order[0]), 'drawn', 1)).rejects.toThrow('guard:already_representative')
    await expect(
      run(`UPDATE representatives SET category = 'resident' WHERE registration_id = ?`, idOf(order[0])),
    ).rejects.toThrow('guard:not_a_representative')
    await expect(run('DELETE FROM representatives')).rejects.toThrow('never deleted')
    value(await giveUp(hearing, order[0]))
    await expect(
      run('UPDATE representatives SET declined_at = NULL WHERE registration_id = ?', idOf(order[0])),
    ).rejects.toThrow('guard:not_a_representative')
  })
})

describe('A2: the fallback and the reserves', () => {
  test('nobody is picked past a reserve; when the last has moved up, whoever is left may be', async () => {
    const { hearing, order } = await drawn()
    const picked = await signUp(hearing, 'stakeholder', { method: 'recommendation', when: LATER })
    const ground = '由居民委员会另行推荐'
    expect(codes(await seat(hearing, picked.drawNo, ground))).toEqual(['reserves_waiting'])
    await expect(
      run(
        `INSERT INTO representatives (registration_id, hearing_id, category, how, note, appointed_at)
         VALUES (?, ?, 'stakeholder', 'fallback', 'x', ?)`,
        picked.id,
        hearing.hearingId,
        LATER,
      ),
    ).rejects.toThrow('guard:reserves_waiting')
    // A reserve who fills another category's seat keeps nobody of her own from moving up.
    expect(value(await seat(hearing, order[2] ?? '', '居民报名不足，由候补依次补足')).how).toBe('fallback')
    expect(value(await giveUp(hearing, order[0], at('2026-06-18 10:00'))).movedUp).toBe(order[3])
    expect(codes(await seat(hearing, picked.drawNo, ground))).toEqual(['reserves_waiting'])
    expect(value(await giveUp(hearing, order[1], at('2026-06-18 11:00'))).movedUp).toBe(order[4])
    expect(value(await giveUp(hearing, order[3], at('2026-06-18 12:00'))).movedUp).toBe(order[5])
    expect(codes(await seat(hearing, picked.drawNo, ground))).toEqual(['seats_taken'])
    expect(value(await giveUp(hearing, order[4], at('2026-06-18 13:00'))).movedUp).toBeNull()
    expect(value(await seat(hearing, picked.drawNo, ground)).how).toBe('fallback')
  })
})

describe('SQL alone', () => {
  test('D20: freezes for the announced value, however it was typed, and seats no more than there are', async () => {
    const { hearing } = await crowd({ value_name: '双色球第２０２６－０７１期' })
    value(await freezeIt(hearing))
    const other = await crowd()
    const lists = JSON.stringify(
      ['stakeholder', 'resident'].map((category) => ({
        category,
        seats: category === 'stakeholder' ? 2 : 3,
        numbers: (category === 'stakeholder' ? other.stakeholders : other.residents).map(
          ({ drawNo }) => drawNo,
        ),
        list_sha256: 'a',
      })),
    )
    await expect(
      run(
        'INSERT INTO draw_freezes VALUES (?, ?, ?, ?, ?, NULL)',
        other.hearing.hearingId,
        'ssq 2020001',
        lists,
        'a'.repeat(64),
        CLOSED,
      ),
    ).rejects.toThrow('guard:draw_value_not_announced')
    const frozen = (await readDraw(db, hearing.hearingId)).frozen?.categories ?? []
    await expect(
      run(
        `INSERT INTO draw_results (hearing_id, method, value_text, canonical, source, categories, sha256, drawn_at)
         VALUES (?, 'public_value', 'x', 'ssq 2026071 x', 'x', ?, ?, ?)`,
        hearing.hearingId,
        JSON.stringify(
          frozen.map(({ category, numbers }) => ({
            category,
            seed: null,
            ranking: numbers.map((number, i) => ({ rank: i + 1, number, ticket: null, outcome: 'seat' })),
          })),
        ),
        'a'.repeat(64),
        VALUE,
      ),
    ).rejects.toThrow('guard:draw_order_wrong')
    value(await enter(hearing))
  })

  test('D21: whoever has withdrawn has no seat', async () => {
    const { hearing, stakeholders, order } = await drawn()
    const idOf = (drawNo: string | undefined) => stakeholders.find((each) => each.drawNo === drawNo)?.id ?? ''
    await run('UPDATE registrations SET withdrawn_at = ? WHERE id = ?', LATER, idOf(order[0]))
    expect(await seated(hearing, 'stakeholder')).toEqual([`${order[1]} drawn`])
    // told to the desk: who was told stays with the seat, as with the act
    const told = { officer: hearing.drafter, note: '电话告知' }
    value(await withdrawRegistration(await visitAt(at('2026-06-18 10:00')), idOf(order[1]), told))
    expect(
      await count(
        'representatives WHERE registration_id = ? AND declined_by = ?',
        idOf(order[1]),
        hearing.drafterId,
      ),
    ).toBe(1)
    await expect(
      run(
        'UPDATE representatives SET declined_by = ? WHERE registration_id = ?',
        hearing.drafterId,
        idOf(order[0]),
      ),
    ).rejects.toThrow('guard:not_a_representative')
  })
})
