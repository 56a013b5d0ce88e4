import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, Response } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler'
import type { Env } from '../ground/env.ts'
import { CLERK, throughClerk } from './clerk.ts'
import { dropLetter, type Letter, POST_OFFICE } from './letters.ts'

/** Whatever the Worker is given besides its bindings to databases, files and mail. */
export type Settings = Partial<Record<Exclude<keyof Env, 'DB' | 'FILES' | 'ASSETS' | 'MAIL'>, string>>

export type HousePlan = {
  /** Where `bundleWorker` put the Worker. */
  bundle: string
  /** Where the database and the files are kept; a house without one forgets everything. */
  state?: string
  /** Where letters are put, one .eml file each. */
  mail: string
  settings: Settings
  /**
   * Leave out the static assets, and with them the runtime's stand-in for the edge's router, which costs
   * most of the speed and much memory: for measuring the Worker alone.
   */
  bare?: boolean
}

export type RaisedHouse = {
  /** Where workerd itself listens, on loopback and on a port of its own; assets are served there too. */
  readonly url: URL
  /** The Worker's bindings, usable from Node. */
  readonly env: Env
  /** Runs the clock duties once; rejects when they fail. */
  readonly tick: () => Promise<void>
  /** Starts the Worker again with other settings, on the same data; `url` and `env` are new afterwards. */
  readonly resettle: (settings: Settings) => Promise<void>
  readonly close: () => Promise<void>
}

const TYPES = {
  js: 'ESModule',
  mjs: 'ESModule',
  wasm: 'CompiledWasm',
  txt: 'Text',
  html: 'Text',
  bin: 'Data',
} as const

async function modulesIn(folder: string) {
  const known = (name: string) => TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES]
  const names = (await readdir(folder)).filter(known)
  const first = (name: string) => (name === 'worker.js' ? 0 : 1)
  names.sort((a, b) => first(a) - first(b))
  return names.map((name) => ({ type: known(name), path: resolve(folder, name) }))
}

async function options(plan: HousePlan, key: string) {
  const { workerOptions } = workerOptionsOf('wrangler.toml')
  // The mail binding is left out: the post office below takes its place.
  const { email: _, rootPath: __, modulesRules: ___, ...rest } = workerOptions
  const vars = rest.bindings as Settings
  const house = {
    ...rest,
    ...(plan.bare ? { assets: undefined } : {}),
    name: 'wenji',
    modules: await modulesIn(plan.bundle),
    modulesRoot: resolve(plan.bundle),
    bindings: { ...vars, ...plan.settings },
    serviceBindings: { MAIL: 'post' },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  }
  const post = {
    name: 'post',
    compatibilityDate: rest.compatibilityDate,
    modules: [{ type: 'ESModule', path: 'post.js', contents: POST_OFFICE }],
    serviceBindings: {
      BOX: async (request: { json(): Promise<unknown> }) => {
        const letter = (await request.json()) as Letter
        return new Response(await dropLetter(plan.mail, letter))
      },
    },
  }
  const clerk = {
    name: 'clerk',
    compatibilityDate: rest.compatibilityDate,
    modules: [{ type: 'ESModule', path: 'clerk.js', contents: CLERK }],
    d1Databases: rest.d1Databases,
    bindings: { KEY: key },
  }
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    telemetry: { enabled: false },
    ...(plan.state ? { resourcePersistencePath: resolve(plan.state) } : {}),
    workers: [house, post, clerk],
  } as Parameters<typeof convertV4MiniflareOptions>[0])
}

/**
 * The bindings, for deeds that run in Node. Mail goes to the folder directly: through workerd it would wait for
 * this very process, which is waiting for it.
 */
async function bindingsOf(miniflare: Miniflare, mail: string, key: string): Promise<Env> {
  const env = await miniflare.getBindings<Env>('wenji')
  const clerk = await miniflare.getWorker('clerk')
  const DB = throughClerk(env.DB, key, (url, init) => clerk.fetch(url, init))
  const send = async (letter: Letter) => ({ messageId: await dropLetter(mail, letter) })
  return { ...env, DB, MAIL: { send } as unknown as SendEmail }
}

/**
 * Put the house up: the bundled Worker in workerd, with a real database, files, assets and mail, as
 * `wrangler.toml` binds them. The entrances are workerd's own sockets, past every development proxy.
 */
export async function raiseHouse(plan: HousePlan): Promise<RaisedHouse> {
  const key = randomBytes(16).toString('hex')
  const miniflare = new Miniflare(await options(plan, key))
  try {
    let url = await miniflare.unsafeGetDirectURL('wenji')
    let env = await bindingsOf(miniflare, plan.mail, key)
    return {
      get url() {
        return url
      },
      get env() {
        return env
      },
      tick: async () => {
        const worker = await miniflare.getWorker('wenji')
        const { outcome } = await worker.scheduled({ cron: '* * * * *' })
        if (outcome !== 'ok') throw new Error(`the clock duties ended with ${outcome}`)
      },
      resettle: async (settings) => {
        await miniflare.setOptions(await options({ ...plan, settings }, key))
        url = await miniflare.unsafeGetDirectURL('wenji')
        env = await bindingsOf(miniflare, plan.mail, key)
      },
      close: () => miniflare.dispose(),
    }
  } catch (error) {
    await miniflare.dispose()
    throw error
  }
}
