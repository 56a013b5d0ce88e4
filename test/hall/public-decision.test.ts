import { describe, expect, test } from 'vitest'
import { promulgate } from '../../src/casefile/promulgate.ts'
import {
  at,
  carriers,
  MEETING,
  makeCase,
  makePaper,
  publishResult,
  toDecided,
  toSubmitted,
  value,
  visitAt,
  write,
} from '../casefile/setting.ts'
import { env } from '../decisions/house.ts'
import { makeCast, makeDecision } from '../decisions/setting.ts'
import { freshDatabase } from '../support/fresh.ts'
import { meter } from '../support/meter.ts'
import { seedConsultation, seedOpinions } from '../support/seed.ts'
import { publicHall } from './house.ts'

type Decision = {
  status: string
  timeline: { at: string | null; code: string; ahead: boolean }[]
  consultation: { page: string } | null
  adoption: string | null
  promulgation: { document_number: string; text: { url: string }; interpretation: object | null } | null
  profiles: { code: string; version: number; page: string }[]
}

const OPEN = at('2026-03-05 10:00')
const AFTER = at('2026-05-20 10:00')

const read = async (id: string, now = OPEN) =>
  (await (await (await publicHall(now))(`/api/v1/decisions/${id}`)).json()) as Decision
const page = async (id: string, now = OPEN, lang: 'zh' | 'en' = 'zh') =>
  (await (await publicHall(now, env.DB, lang))(`/decisions/${id}`)).text()

describe('a decision as the public sees it', () => {
  test('is not there while it is only proposed', async () => {
    const { drafter } = await makeCast()
    const id = await makeDecision(drafter)
    const get = await publicHall(OPEN)
    expect((await get(`/decisions/${id}`)).status).toBe(404)
    expect((await get(`/api/v1/decisions/${id}`)).status).toBe(404)
    expect((await get('/decisions/none')).status).toBe(404)
  })

  test('says what to do now, when it ends, and what is still to come', async () => {
    const cast = await makeCase()
    const decision = await read(cast.decisionId)
    expect(decision.status).toBe('open')
    const ahead = decision.timeline.filter((step) => step.ahead).map(({ code }) => code)
    expect(ahead).toEqual(['comments_closed', 'report_published', 'decision_promulgated'])
    expect(decision.profiles.map(({ code, page }) => [code, page])).toEqual([
      ['national', '/profiles/national'],
    ])
    const html = await page(cast.decisionId)
    expect(html).toContain('正在征求意见，2026年4月1日24时截止')
    expect(html).toContain(`href="/consultations/${cast.consultationId}"`)
    expect(html).toContain('timeline__event--ahead')
    const english = await page(cast.decisionId, OPEN, 'en')
    expect(english).toContain('Opinions are being taken until 1 April 2026, 24:00')
    expect(english).not.toContain('undefined')
  })

  test('does not tell that it was submitted, nor what was said inside', async () => {
    const cast = await toSubmitted()
    const decision = await read(cast.decisionId, AFTER)
    expect(decision.status).toBe('answering')
    const told = JSON.stringify(decision)
    expect(told).not.toMatch(/submitted|deliberat/)
    expect(await page(cast.decisionId, AFTER)).not.toContain('上报')
  })

  test('R11: decided and promulgated are two things; the text is there only when it is out', async () => {
    const cast = await toDecided()
    expect((await read(cast.decisionId, AFTER)).status).toBe('decided')
    await publishResult(cast, cast.reportId, MEETING)
    value(await write(cast, 'party_report', {}, MEETING))
    await makePaper(cast, true)
    const before = await read(cast.decisionId, at('2026-04-22 10:00'))
    expect([before.promulgation, before.adoption]).toEqual([
      null,
      `/consultations/${cast.consultationId}/adoption`,
    ])
    const out = await visitAt(at('2026-04-23 16:00'))
    value(await promulgate(out, cast.office, cast.decisionId, carriers()))
    const after = await read(cast.decisionId, AFTER)
    expect([after.status, after.promulgation?.document_number]).toEqual(['promulgated', '五政发〔2026〕12号'])
    expect(after.promulgation?.interpretation).not.toBeNull()
    expect(after.timeline.map(({ at }) => at)).toEqual(after.timeline.map(({ at }) => at).sort())
    expect(after.timeline.some(({ ahead }) => ahead)).toBe(false)
    expect(after.timeline.slice(-2).map(({ code }) => code)).toEqual([
      'decision_promulgated',
      'interpretation_published',
    ])
    const html = await page(cast.decisionId, AFTER)
    for (const said of [
      '没有收到公众意见。',
      '巴彦淖尔日报',
      '公报2026年第3期',
      after.promulgation?.text.url,
    ])
      expect(html).toContain(said)
    expect(html).not.toContain('dissent')
  })

  test('costs the same with one opinion and with three hundred', async () => {
    await freshDatabase()
    const seeded = await seedConsultation(env.DB, { name: 'cost' })
    const { db, take } = meter(env.DB)
    const get = await publicHall(AFTER, db)
    const cost = async () => {
      take()
      expect((await get(`/decisions/${seeded.decisionId}`)).status).toBe(200)
      return take()
    }
    await seedOpinions(env.DB, seeded, 1)
    const few = await cost()
    await seedOpinions(env.DB, seeded, 299, 1)
    expect(await cost()).toEqual(few)
    expect(few.calls).toBeLessThanOrEqual(2)
  })
})
