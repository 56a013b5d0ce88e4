import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { reviewChecks } from '../../src/decisions/review.ts'
import { api as reviews } from '../../src/decisions/routes.tsx'
import type { Instant } from '../../src/ground/clock.ts'
import type { House } from '../../src/ground/house.ts'
import { api } from '../../src/hearings/api.ts'
import { saveCancellation } from '../../src/hearings/cancel-hearing.ts'
import { desk } from '../../src/hearings/desk-routes.tsx'
import { publishPaper } from '../../src/hearings/publish-paper.ts'
import { routes } from '../../src/hearings/routes.tsx'
import { doorOf, env, form, json, value, visitAt } from '../decisions/house.ts'
import { announcement } from '../support/hearing.ts'
import { at } from '../support/seed.ts'
import { announce, type HearingSetting, makeHearing, review } from './announcement-setting.ts'

let setting: HearingSetting
beforeEach(async () => {
  setting = await makeHearing()
})

const publicDoor = async (now: Instant, lang: 'zh' | 'en' = 'zh') => {
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('visit', await visitAt(now, { lang, path: new URL(c.req.url).pathname }))
    await next()
  })
  app.route('/', routes)
  app.onError((error) => {
    throw error
  })
  return async (path: string) => app.request(path, {}, env)
}

const drafter = (now: Instant) => doorOf(setting.drafter, now, desk, api, reviews)
const reviewer = (now: Instant) => doorOf(setting.reviewer, now, desk, api, reviews)

const { quota, registration_methods, ...texts } = announcement
/** The form as a browser without script sends it. */
const fields = (changes: Record<string, string> = {}) => ({
  ...Object.fromEntries(Object.entries(texts).map(([name, given]) => [name, String(given)])),
  registration_methods: [...registration_methods],
  is_public: 'yes',
  ...Object.fromEntries(
    quota.flatMap(({ category, seats, selection }) => [
      [`quota.${category}.seats`, String(seats)],
      [`quota.${category}.selection`, selection],
    ]),
  ),
  'sessions.0.kind': 'session',
  'sessions.0.venue': '',
  ...changes,
})

const open = {
  registration_from: '2026-06-19',
  registration_to: '2026-06-22',
  value_on: '2026-06-23',
}

describe('E29 through the pages: gaps 11, 10 and 9', () => {
  test.each([
    ['2026-06-19 10:00', 11, true],
    ['2026-06-20 10:00', 10, true],
    ['2026-06-21 10:00', 9, false],
  ] as const)('on %s the gap is %d', async (when, gap, lawful) => {
    const now = at(when)
    const at_ = `/desk/hearings/${setting.hearingId}/announcement`
    const saved = await drafter(now)(at_, form(fields(open)))
    expect(saved.status).toBe(303)
    expect(saved.headers.get('location')).toBe(`${at_}?saved`)
    const shown = await (await drafter(now)(`${at_}?saved`)).text()
    expect(shown).toContain(`距听证会${gap}日`)
    expect(shown).toContain('最迟2026年6月20日发布')
    expect(shown).toContain('最迟2026年6月23日送达')
    const asked = await drafter(now)(`${at_}/review-request`, { method: 'POST' })
    if (!lawful) {
      expect(asked.status).toBe(422)
      const page = await asked.text()
      expect(page).toContain('听证公告太晚')
      expect(page).toContain('R14')
      return
    }
    expect(asked.status).toBe(303)
    if (gap === 10) expect(shown).toContain('没有余地')
    const list = await reviewer(now)('/api/v1/desk/reviews')
    const { to_do: items } = (await list.json()) as { to_do: { id: string; subject_kind: string }[] }
    expect(items[0]?.subject_kind).toBe('hearing_announcement')
    const given = { opinion: 'public', basis: '依据', reason: '理由', checks: [...reviewChecks] }
    const opinion = await reviewer(now)(`/api/v1/desk/reviews/${items[0]?.id}/opinion`, json(given))
    expect(opinion.status).toBeLessThan(300)
    const check = await (await drafter(now)(`${at_}/publication`)).text()
    expect(check).toContain('可以发布')
    const done = await drafter(now)(`${at_}/publication`, form({ revision: '1' }))
    expect(done.headers.get('location')).toBe(`${at_}/publication?done=published`)
    const page = await (await publicDoor(now))(`/hearings/${setting.hearingId}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('关于举行《某县城镇供水价格调整方案》听证会的公告（第1号）')
  })
})

describe('the API', () => {
  test('E29, E31: announced in two numbers; nine days are refused with the rule and its source', async () => {
    const path = `/api/v1/desk/hearings/${setting.hearingId}`
    const first = at('2026-05-20 09:00')
    const body = { ...announcement, held_on: null, held_time: null, venue: '' }
    expect((await drafter(first)(`${path}/announcement`, json(body, 'PUT'))).status).toBe(200)
    const asked = await drafter(first)(`${path}/announcement/review-request`, { method: 'POST' })
    expect(asked.status).toBe(201)
    const { review_id } = (await asked.json()) as { review_id: string }
    const given = { opinion: 'public', basis: '依据', reason: '理由', checks: [...reviewChecks] }
    await reviewer(first)(`/api/v1/desk/reviews/${review_id}/opinion`, json(given))
    const published = await drafter(first)(`${path}/announcement/publication`, json({}))
    expect(published.status).toBe(201)
    expect(await published.json()).toMatchObject({ hearing_id: setting.hearingId, no: 1 })
    expect(await (await drafter(first)(path)).json()).toMatchObject({
      state: 'announced',
      complete_on: null,
      gap: null,
      lacking: ['time_and_place'],
    })

    const late = at('2026-06-21 09:00')
    await drafter(late)(`${path}/announcement`, json(announcement, 'PUT'))
    const refused = await drafter(late)(`${path}/announcement/review-request`, { method: 'POST' })
    expect(refused.status).toBe(422)
    const { problems } = (await refused.json()) as { problems: { code: string; rule: string }[] }
    expect(problems).toContainEqual(expect.objectContaining({ code: 'hearing_announced_late', rule: 'R14' }))
  })

  test('anyone reads list, hearing, CSV and calendar; nothing before publication', async () => {
    const now = at('2026-06-02 09:00')
    const before = await publicDoor(now)
    for (const path of [
      `/hearings/${setting.hearingId}`,
      `/api/v1/hearings/${setting.hearingId}`,
      `/hearings/${setting.hearingId}.ics`,
    ])
      expect((await before(path)).status).toBe(404)
    value(await announce(setting))
    const door = await publicDoor(now)
    const hearing = (await (await door(`/api/v1/hearings/${setting.hearingId}`)).json()) as Record<
      string,
      unknown
    >
    expect(hearing).toMatchObject({
      state: 'registration_open',
      held_at: '2026-06-30T09:00:00.000+08:00',
      seats: 14,
      papers: [{ no: 1, kind: 'hearing_announcement' }],
      links: { register: `/api/v1/hearings/${setting.hearingId}/registrations` },
    })
    const list = (await (await door('/api/v1/hearings?state=registration_open')).json()) as {
      items: { id: string }[]
    }
    expect(list.items.map(({ id }) => id)).toContain(setting.hearingId)
    const csv = await (await door('/api/v1/hearings.csv')).text()
    expect(csv).toContain(setting.hearingId)
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(/^合计,\d+$/)
    const ics = await (await door(`/hearings/${setting.hearingId}.ics`)).text()
    expect(ics).toContain('DTSTART:20260630T010000Z')
    expect(ics).toContain('STATUS:CONFIRMED')
    const page = await (await door('/hearings')).text()
    expect(page).toContain(`/hearings/${setting.hearingId}/register`)
    expect((await door('/hearings?state=nonsense')).status).toBe(200)
    expect((await door('/api/v1/hearings?state=nonsense')).status).toBe(422)
  })

  test('others may not write; strangers may not even look', async () => {
    const path = `/api/v1/desk/hearings/${setting.hearingId}`
    const now = at('2026-05-20 09:00')
    expect((await reviewer(now)(path)).status).toBe(200)
    expect((await reviewer(now)(`${path}/announcement`, json(announcement, 'PUT'))).status).toBe(403)
    const stranger = doorOf(setting.stranger, now, desk, api)
    expect((await stranger(path)).status).toBe(403)
    expect((await stranger(`/desk/hearings/${setting.hearingId}`)).status).toBe(403)
    expect((await stranger(`/desk/decisions/${setting.decisionId}/hearings`)).status).toBe(403)
    expect((await drafter(now)('/desk/hearings/nobody')).status).toBe(404)
  })
})

describe('pages', () => {
  test('a wrong form comes back with what was typed, each problem at its field', async () => {
    const now = at('2026-05-20 09:00')
    const typed = { 'quota.expert.seats': '很多', held_time: '9点', press_rule: '记者证登记' }
    const page = await drafter(now)(`/desk/hearings/${setting.hearingId}/announcement`, form(fields(typed)))
    expect(page.status).toBe(422)
    const text = await page.text()
    for (const said of ['很多', '9点', '记者证登记', 'href="#quota-expert-seats"', 'href="#held_time"'])
      expect(text).toContain(said)
  })

  test('postponed and cancelled are told with their reasons, and the story has its dates', async () => {
    value(await announce(setting))
    const later = at('2026-06-10 09:00')
    value(await announce(setting, { held_on: '2026-07-10', change_reason: '会场维修。' }, later))
    const story = await (await (await publicDoor(later))(`/hearings/${setting.hearingId}`)).text()
    for (const said of [
      '听证会延期举行',
      '会场维修。',
      '2026年7月10日',
      '延期举行的公告（第2号）',
      '开始报名',
    ])
      expect(story).toContain(said)
    const old = await (await (await publicDoor(later))(`/hearings/${setting.hearingId}/papers/1`)).text()
    expect(old).toContain('以最新的公告为准')

    const said = { body: { reason: '方案撤回重拟。', note: '' } }
    const { paperId } = value(
      await saveCancellation(await visitAt(later), setting.drafter, setting.hearingId, said),
    )
    await review(setting, paperId, later)
    value(await publishPaper(await visitAt(later), setting.drafter, paperId))
    const door = await publicDoor(later)
    const cancelled = await (await door(`/hearings/${setting.hearingId}`)).text()
    for (const told of ['听证会已经取消', '方案撤回重拟。', '取消听证会']) expect(cancelled).toContain(told)
    expect(cancelled).not.toContain('/register"')
    expect(await (await door(`/hearings/${setting.hearingId}.ics`)).text()).toContain('STATUS:CANCELLED')
    expect(await (await door(`/hearings/${setting.hearingId}/papers/3`)).text()).toContain('方案撤回重拟。')
  })

  test('RFC 5545: a calendar that took the entry moves it, loses it and gets it back', async () => {
    const entry = async (now: Instant, uid = 'held') => {
      const text = await (await (await publicDoor(now))(`/hearings/${setting.hearingId}.ics`)).text()
      const event = text.split('BEGIN:VEVENT').find((each) => each.includes(`UID:${uid}.`)) ?? ''
      const of = (name: string) => new RegExp(`^${name}:(.*)\\r$`, 'm').exec(event)?.[1]
      return [of('DTSTART'), of('STATUS'), Number(of('SEQUENCE'))]
    }
    const on = (day: string) => at(`2026-06-${day} 09:00`)
    const session = { kind: 'session' as const, venue: '乡政府', on: '2026-07-01', time: '09:00' }
    value(await announce(setting, { sessions: [session] }))
    expect(await entry(on('01'))).toEqual(['20260630T010000Z', 'CONFIRMED', 0])
    const change_reason = '会场维修。'
    value(await announce(setting, { held_on: '2026-07-10', sessions: [], change_reason }, on('10')))
    expect(await entry(on('10'))).toEqual(['20260710T010000Z', 'CONFIRMED', 1])
    expect(await entry(on('10'), 'session-2')).toEqual(['20260701T010000Z', 'CANCELLED', 1])
    value(await announce(setting, { held_on: null, held_time: null, change_reason }, on('11')))
    expect(await entry(on('11'))).toEqual(['20260710T010000Z', 'CANCELLED', 2])
    value(await announce(setting, { held_on: '2026-07-20', change_reason }, on('12')))
    expect(await entry(on('12'))).toEqual(['20260720T010000Z', 'CONFIRMED', 3])
    value(await announce(setting, { held_on: null, held_time: null, change_reason }, on('13')))
    const said = { body: { reason: '方案撤回重拟。', note: '' } }
    const visit = await visitAt(on('14'))
    const { paperId } = value(await saveCancellation(visit, setting.drafter, setting.hearingId, said))
    await review(setting, paperId, on('14'))
    value(await publishPaper(visit, setting.drafter, paperId))
    expect(await entry(on('14'))).toEqual(['20260720T010000Z', 'CANCELLED', 5])
    expect((await entry(on('14'), 'closes'))[1]).toBe('CANCELLED')
  })

  test('every page of the desk opens, in both languages, before and after publication', async () => {
    const paths = [
      `/desk/decisions/${setting.decisionId}/hearings`,
      `/desk/hearings/${setting.hearingId}`,
      ...['announcement', 'cancellation', 'list'].flatMap((paper) => [
        `/desk/hearings/${setting.hearingId}/${paper}/preview`,
        `/desk/hearings/${setting.hearingId}/${paper}/publication`,
      ]),
      `/desk/hearings/${setting.hearingId}/announcement`,
      `/desk/hearings/${setting.hearingId}/cancellation`,
    ]
    const now = at('2026-05-21 09:00')
    for (const path of paths) expect((await drafter(now)(path)).status, path).toBe(200)
    value(await announce(setting))
    for (const path of paths) expect((await drafter(now)(path)).status, path).toBe(200)
    const english = await (await publicDoor(now, 'en'))(`/hearings/${setting.hearingId}`)
    expect(await english.text()).toContain('Sign-up opens')
    const overview = await (await drafter(now)(`/desk/hearings/${setting.hearingId}`)).text()
    for (const step of ['registrations', 'draw', 'list', 'materials', 'day', 'record'])
      expect(overview).toContain(`/desk/hearings/${setting.hearingId}/${step}`)
    expect(overview).toContain('四项内容于2026年5月20日公告齐全')
    expect(overview).toContain('已产生0名，名额14名')
  })
})
