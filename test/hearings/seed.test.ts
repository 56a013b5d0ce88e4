import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/ground/open.ts'
import { stateOfHearing } from '../../src/hearings/hearing.ts'
import { readHearing } from '../../src/hearings/read-hearing.ts'
import { seedHearing } from '../support/hearing.ts'
import { at } from '../support/seed.ts'

test('a seeded hearing reads back, and its state follows from the dates', async () => {
  const seeded = await seedHearing((env as { DB: D1Database }).DB, { name: 'seed' })
  const file = await readHearing(openDatabase((env as { DB: D1Database }).DB), seeded.hearingId)
  if (!file) throw new Error('no hearing')
  expect(stateOfHearing(file, at('2026-05-31 23:59'))).toBe('announced')
  expect(stateOfHearing(file, at('2026-06-15 17:29:59'))).toBe('registration_open')
  expect(stateOfHearing(file, at('2026-06-15 17:30'))).toBe('registration_closed')
  expect(stateOfHearing(file, at('2026-06-30 09:00'))).toBe('held')
})
