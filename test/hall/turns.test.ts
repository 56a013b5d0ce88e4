import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import { api, desk } from '../../src/hall/desk-routes.tsx'
import type { Officer } from '../../src/people/officer.ts'
import {
  at,
  doorOf,
  makeCase,
  makePaper,
  toDecided,
  toReports,
  toSubmitted,
  writeAll,
} from '../casefile/setting.ts'
import { makeCast, makeDecision } from '../decisions/setting.ts'

type Home = { items: { id: string; stage: string; turn: string | null; awaits_legality: boolean }[] }
type Overview = {
  state: string
  next: { deed: string; missing: { fact: string; rule: string; supplier: string; link: string | null }[] }[]
  procedure: { name: string; state: string }[]
}

const LATER = at('2026-05-20 10:00')

const turn = async (officer: Officer, id: string, now: Instant = LATER) => {
  const home = (await (await doorOf(officer, now, api)('/api/v1/desk')).json()) as Home
  const found = home.items.find((each) => each.id === id)
  return found && [found.stage, found.turn]
}
const overview = async (officer: Officer, id: string, now: Instant = LATER) =>
  (await (await doorOf(officer, now, api)(`/api/v1/desk/decisions/${id}`)).json()) as Overview
const page = async (officer: Officer, path: string, now: Instant = LATER) =>
  (await doorOf(officer, now, desk)(path)).text()

describe('whose turn it is', () => {
  test('a proposal waits for the office, which finds it on its desk; drafters read whom they wait for', async () => {
    const { drafter, office } = await makeCast()
    const id = await makeDecision(drafter)
    expect(await turn(office, id)).toEqual(['listing_needed', 'office'])
    expect(await page(office, '/desk')).toContain(`href="/desk/decisions/${id}/listing"`)
    expect(await page(drafter, '/desk')).toContain('等政府办公室办理')
    const { next } = await overview(drafter, id)
    expect(next.map(({ deed }) => deed)).toEqual(['decision_listed'])
    expect(next[0]?.missing[0]).toMatchObject({ rule: 'N713_3', supplier: 'office' })
  })

  test('R24: before submission everything missing stands there with its rule, its supplier and the way to it', async () => {
    const cast = await toReports()
    const at = `/desk/decisions/${cast.decisionId}`
    const { next, procedure } = await overview(cast.drafter, cast.decisionId)
    const submission = next.find(({ deed }) => deed === 'decision_submitted')
    const missing = Object.fromEntries(submission?.missing.map((each) => [each.fact, each]) ?? [])
    expect(missing.costs).toMatchObject({ rule: 'N713_12', supplier: 'drafter', link: `${at}/steps/costs` })
    expect(procedure.map(({ state }) => state[0]).join('')).toBe('dddnaaa')
    const html = await page(cast.drafter, at)
    expect(html).toContain(`href="${at}/steps/costs"`)
    expect(html).toContain('由您提供')
    expect(await page(cast.office, at)).not.toContain('由您提供')
    await writeAll(cast, 'costs')
    const after = (await overview(cast.drafter, cast.decisionId)).next
    expect(JSON.stringify(after)).not.toContain('"costs"')
  })

  test('R25: the legal reviewer finds the reports that are ready, until her review is there', async () => {
    const cast = await toReports()
    const path = `/desk/decisions/${cast.decisionId}/steps/legality_review`
    expect(await page(cast.legal, '/desk')).toContain(path)
    await writeAll(cast, 'legality_review')
    expect(await page(cast.legal, '/desk')).not.toContain(path)
  })

  test('submitted: the office schedules; decided: the drafter prepares the text, then the office promulgates', async () => {
    const submitted = await toSubmitted()
    expect(await turn(submitted.office, submitted.decisionId)).toEqual(['scheduling_needed', 'office'])
    const { next } = await overview(submitted.office, submitted.decisionId)
    expect(next.map(({ deed, missing }) => [deed, missing])).toEqual([['deliberation_scheduled', []]])
    const deliberation = `/desk/decisions/${submitted.decisionId}/deliberation`
    expect(await page(submitted.office, `/desk/decisions/${submitted.decisionId}`)).toContain(deliberation)
    const decided = await toDecided()
    // R11: the result has to be out before the text goes out.
    expect(await turn(decided.drafter, decided.decisionId)).toEqual(['report_needed', 'drafter'])
    await makePaper(decided, true)
    expect(
      (await overview(decided.office, decided.decisionId)).next[0]?.missing.map(({ fact }) => fact),
    ).toEqual(['result_published', 'result_on_media', 'party_report'])
  })

  test('an open consultation is nobody’s turn, and a stranger sees none of it', async () => {
    const cast = await makeCase()
    const open = at('2026-03-05 10:00')
    expect(await turn(cast.drafter, cast.decisionId, open)).toEqual(['open', null])
    expect(await turn(cast.stranger, cast.decisionId, open)).toBeUndefined()
    const path = `/api/v1/desk/decisions/${cast.decisionId}`
    expect((await doorOf(cast.stranger, open, api)(path)).status).toBe(403)
    expect((await doorOf(cast.legal, open, api)(path)).status).toBe(200)
  })
})
