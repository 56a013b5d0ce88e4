import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { inject } from 'vitest'
import { applyMigrations } from '../../src/commands/migrate.ts'
import { raiseHouse } from '../../src/commands/raise.ts'
import type { TestHouse } from '../support/house.ts'

/** A house as it runs for the public: `ENVIRONMENT` unset and nothing of development, but for `settings`. */
export async function startProduction(settings: Record<string, string>): Promise<TestHouse> {
  const mail = await mkdtemp(`${tmpdir()}/wenji-letters-`)
  const house = await raiseHouse({
    bundle: inject('bundle'),
    mail,
    settings: { WENJI_SECRET: randomBytes(32).toString('base64url'), ...settings },
  })
  await applyMigrations(house.env.DB)
  const origin = house.url.origin
  return {
    origin,
    env: house.env,
    db: house.env.DB,
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers)
      if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
      return fetch(new URL(path, origin), { redirect: 'manual', ...init, headers })
    },
    scheduled: house.tick,
    setNow: () => Promise.reject(new Error('production has the time of day')),
    letters: async () => [],
    close: async () => {
      await house.close()
      await rm(mail, { recursive: true, force: true })
    },
  }
}
