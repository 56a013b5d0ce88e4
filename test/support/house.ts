import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { inject } from 'vitest'
import { loadDemo } from '../../src/commands/demo.ts'
import { ADDRESS_HEADER, listen, makeFront } from '../../src/commands/front.ts'
import { applyMigrations } from '../../src/commands/migrate.ts'
import { raiseHouse, type Settings } from '../../src/commands/raise.ts'
import type { Env } from '../../src/ground/env.ts'

export type TestHouse = {
  /** `http://127.0.0.1:port`, the starter's own door: compressed, addresses stated. */
  readonly origin: string
  readonly env: Env
  readonly db: D1Database
  /** Through the door; redirects are not followed, and what is not a GET says it comes from this site. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Let the clock duties run once. */
  readonly scheduled: () => Promise<void>
  /** Set the house's clock, which runs on from there; the data stay. */
  readonly setNow: (iso: string) => Promise<void>
  /** The letters sent so far, oldest first, as Internet messages. */
  readonly letters: () => Promise<string[]>
  readonly close: () => Promise<void>
}

/** `now` is an ISO instant (the real time when left out); `demo` loads the demo; `settings` override the rest. */
export type TestHouseOptions = { now?: string; demo?: boolean; settings?: Settings }

const offsetOf = (now: string | undefined): Settings =>
  now === undefined ? {} : { CLOCK_OFFSET_MS: String(Date.parse(now) - Date.now()) }

/** A house of one's own on the production bundle: an empty database, migrated, thrown away by `close`. */
export async function startHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const mail = await mkdtemp(`${tmpdir()}/wenji-letters-`)
  const settings: Settings = {
    ENVIRONMENT: 'development',
    WENJI_SECRET: randomBytes(32).toString('base64url'),
    DEMO_PASSWORD: 'wenji-demo-2026',
    ADDRESS_HEADER,
    ...options.settings,
  }
  const house = await raiseHouse({
    bundle: inject('bundle'),
    mail,
    settings: { ...settings, ...offsetOf(options.now) },
  })
  await applyMigrations(house.env.DB)
  if (options.demo) await loadDemo(house.env, options.now ? Date.parse(options.now) : Date.now())
  const front = makeFront(() => house.url)
  const origin = `http://127.0.0.1:${await listen(front, 0, '127.0.0.1')}`
  return {
    origin,
    get env() {
      return house.env
    },
    get db() {
      return house.env.DB
    },
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers)
      if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
      return fetch(new URL(path, origin), { redirect: 'manual', ...init, headers })
    },
    scheduled: house.tick,
    setNow: (iso) => house.resettle({ ...settings, ...offsetOf(iso) }),
    letters: async () => {
      const names = (await readdir(mail)).sort()
      return Promise.all(names.map((name) => readFile(`${mail}/${name}`, 'utf8')))
    },
    close: async () => {
      front.close()
      front.closeAllConnections()
      await house.close()
      await rm(mail, { recursive: true, force: true })
    },
  }
}
