import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import type { Visit } from '../../src/ground/house.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { keysOf } from '../../src/ground/visit.ts'
import { enterValue } from '../../src/hearings/enter-value.ts'
import { freezeFromDesk } from '../../src/hearings/freeze-lists.ts'
import type { PublishedDraw } from '../../src/hearings/published-draw.ts'
import { register } from '../../src/hearings/register.ts'
import { registrationSchema } from '../../src/hearings/registration.ts'
import type { Officer } from '../../src/people/officer.ts'
import { categories } from '../../src/statute/hearing.ts'
import { seedHearing } from '../support/hearing.ts'
import { startHouse, type TestHouse } from '../support/house.ts'
import { at } from '../support/seed.ts'

const TYPED = '双色球 2026-071 03,08,15,22,27,31+09'

const visitOf = async (house: TestHouse, now: Instant): Promise<Visit> => ({
  requestId: 'test',
  now,
  db: openDatabase(house.db),
  keys: await keysOf(house.env),
  lang: 'zh',
  elder: false,
  path: '/',
  secure: false,
  development: true,
  origin: house.origin,
  addressHash: null,
})

/** Forty people sign up for the draw of a hearing, which is then frozen and drawn. */
async function drawnHearing(house: TestHouse): Promise<string> {
  const { hearingId, drafterId, unitId } = await seedHearing(house.db, { name: 'draw' })
  const open = await visitOf(house, at('2026-06-10 09:00'))
  for (let n = 10; n < 50; n++) {
    const input = registrationSchema.parse({
      role: 'representative',
      category: (['stakeholder', 'resident', 'resident', 'other'] as const)[n % 4],
      name: `报名人${n}`,
      area_or_unit: '某街道',
      contact: { phone: `138000000${n}` },
    })
    expect((await register(open, hearingId, input, `worker-draw-key-${n}`)).ok).toBe(true)
  }
  const officer: Officer = {
    id: drafterId,
    unitId,
    unitName: '单位',
    email: 'drafter@example.cn',
    name: 'drafter',
    roles: ['drafter'],
    mustChangePassword: false,
  }
  const closed = await visitOf(house, at('2026-06-15 17:30'))
  expect((await freezeFromDesk(closed, officer, hearingId)).ok).toBe(true)
  const value = { value: TYPED, source: '中国福利彩票网' }
  expect((await enterValue(await visitOf(house, at('2026-06-16 22:00')), officer, hearingId, value)).ok).toBe(
    true,
  )
  return hearingId
}

test('a drawn hearing: its page, its JSON and the program that is served agree, and the program finds a change', async () => {
  const house = await startHouse({ now: '2026-06-17T09:00:00+08:00' })
  const folder = await mkdtemp(join(tmpdir(), 'wenji-draw-'))
  try {
    const hearingId = await drawnHearing(house)
    const published = (await (
      await house.fetch(`/api/v1/hearings/${hearingId}/draw`)
    ).json()) as PublishedDraw
    const page = await (await house.fetch(`/hearings/${hearingId}/draw`)).text()
    const program = await house.fetch('/replay-draw.mjs')
    expect(program.status).toBe(200)
    await writeFile(join(folder, 'replay-draw.mjs'), await program.text())
    const run = async (draw: unknown, ...known: string[]) => {
      await writeFile(join(folder, 'draw.json'), JSON.stringify(draw))
      const args = [join(folder, 'replay-draw.mjs'), join(folder, 'draw.json'), ...known]
      return promisify(execFile)(process.execPath, args).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      )
    }

    const said = await run(published, published.frozen_sha256, TYPED)
    expect(said).toContain('everything fits')
    const order = published.categories.flatMap(({ ranking }) => ranking.map(({ number }) => number))
    expect(order.length).toBe(40)
    expect([...said.matchAll(/^ {2}\d+ [0-9a-f]{64} (D-\d+) /gm)].map((match) => match[1])).toEqual(order)
    // The page has the categories in the order of S2-9 art. 10, the data in that of their bytes.
    const shown = categories.flatMap((code) =>
      published.categories
        .filter(({ category }) => category === code)
        .flatMap(({ ranking }) => ranking.map(({ number }) => number)),
    )
    expect([...page.matchAll(/role="cell">(D-\d+)</g)].map((match) => match[1])).toEqual(shown)
    expect(page).not.toContain('报名人1')

    const swapped = structuredClone(published)
    swapped.categories[0]?.ranking.reverse()
    expect(await run(swapped)).toContain('DOES NOT FIT')
    const replaced = structuredClone(published)
    replaced.categories[0]?.numbers.splice(0, 1, 'D-0999')
    expect(await run(replaced)).toContain('DOES NOT FIT')
    expect(await run(published, published.frozen_sha256, TYPED.replace('+09', '+10'))).toContain(
      'DOES NOT FIT',
    )
  } finally {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  }
})
