import type { Server } from 'node:http'
import { parseArgs } from 'node:util'
import { instant } from '../ground/clock.ts'
import type { Env } from '../ground/env.ts'
import { buildAssets } from './assets.ts'
import { bundleWorker } from './bundle.ts'
import { hearingSights } from './demo/addresses.ts'
import { loadDemo } from './demo.ts'
import { ADDRESS_HEADER, listen, makeFront } from './front.ts'
import { guardWorkerd } from './guard.ts'
import { applyMigrations } from './migrate.ts'
import { watchParent } from './parent.ts'
import { type RaisedHouse, raiseHouse } from './raise.ts'
import { folderName, openState, readNow, Stop } from './state.ts'

const DEMO_ACCOUNTS = ['drafter', 'reviewer', 'legal', 'office', 'supervisor', 'admin'].map(
  (name) => `${name}@demo.local`,
)
const MINUTE = 60_000

type Ending = () => unknown

/** Ends everything in the reverse order of its beginning, once, and this process with it. */
function makeEnd(endings: Ending[]): (code: number) => Promise<void> {
  let ending = false
  return async (code) => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(code), 5_000).unref()
    for (const end of endings.reverse()) await Promise.resolve(end()).catch(() => undefined)
    process.exit(code)
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text || 8787)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Stop(`PORT must be a number from 1 to 65535; "${text}" is none.`)
}

/**
 * Take the port on both loopback addresses, before anything else is touched: `localhost` means either.
 * Whoever comes before the house is ready waits.
 */
async function openDoors(port: number, inner: () => Promise<URL>, endings: Ending[]): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const door: Server = makeFront(inner)
    try {
      await listen(door, port, host)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE')
        throw new Stop(`Port ${port} is taken. Choose another one: PORT=8788 npm start`)
      if (code === 'EACCES')
        throw new Stop(`Port ${port} is not allowed here. Choose another one: PORT=8788 npm start`)
      if (host === '127.0.0.1') throw error
      continue // no IPv6 on this machine
    }
    endings.push(() => {
      door.close()
      door.closeAllConnections()
    })
  }
}

async function refuseThePast(db: D1Database, now: number): Promise<void> {
  const last = await db.prepare('SELECT at FROM entries ORDER BY position DESC LIMIT 1').first<string>('at')
  if (last && now < Date.parse(last))
    throw new Stop(
      `The ledger here already reaches ${last}: the clock cannot go back behind it. "npm start -- --fresh" begins again.`,
    )
}

/** Runs the clock duties every minute, never two at a time: workerd itself strikes no hour. */
function tickEveryMinute(house: RaisedHouse, endings: Ending[]): void {
  let running = false
  const strike = async () => {
    if (running) return
    running = true
    await house.tick().catch((error: Error) => console.error(error.message))
    running = false
  }
  const timer = setInterval(strike, MINUTE)
  endings.push(() => clearInterval(timer))
  void strike()
}

async function start(args: string[], endings: Ending[]): Promise<void> {
  const flags = { fresh: { type: 'boolean' }, 'no-demo': { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options: flags })
  const { PORT, NOW, DEMO_PASSWORD = 'wenji-demo-2026', WENJI_STATE = '.wrangler/wenji' } = process.env
  const port = readPort(PORT)
  const now = readNow(NOW)
  const offset = now === null ? 0 : now - Date.now()
  const ready = Promise.withResolvers<URL>()
  await openDoors(port, () => ready.promise, endings)

  const state = await openState(`${WENJI_STATE}/${folderName(now)}`, values.fresh ?? false)
  endings.push(state.release)
  await bundleWorker(`${state.path}/bundle`, await buildAssets())
  const house = await raiseHouse({
    bundle: `${state.path}/bundle`,
    state: `${state.path}/data`,
    mail: `${state.path}/mail`,
    settings: {
      ENVIRONMENT: 'development',
      WENJI_SECRET: state.secret,
      DEMO_PASSWORD,
      ADDRESS_HEADER,
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      ...(now === null ? {} : { CLOCK_OFFSET_MS: String(offset) }),
    },
  })
  endings.push(house.close)
  guardWorkerd()
  // The runtime's own handlers would end this process at once, before the endings have run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
  listenForTheEnd(endings)

  const { env } = house
  await applyMigrations(env.DB)
  await refuseThePast(env.DB, Date.now() + offset)
  const empty = (await env.DB.prepare('SELECT id FROM officers LIMIT 1').first('id')) === null
  if (empty && !values['no-demo']) await state.whole(() => loadDemo(env, Date.now() + offset))
  const answer = await fetch(house.url)
  if (!answer.ok)
    throw new Stop(`The home page answers ${answer.status}: something is wrong with this build.`)
  await answer.arrayBuffer()
  ready.resolve(house.url)
  tickEveryMinute(house, endings)
  await announce(env, port, now, state.path)
}

async function announce(env: Env, port: number, now: number | null, folder: string): Promise<void> {
  const demo = await env.DB.prepare(
    "SELECT 1 AS n FROM officers WHERE email LIKE '%@demo.local' LIMIT 1",
  ).first('n')
  const sights = demo === null ? [] : await hearingSights(env.DB, instant(now ?? Date.now()))
  const lines = [
    '',
    '  问计 Wenji',
    `  http://localhost:${port}          for residents`,
    `  http://localhost:${port}/desk     for officers`,
    `  http://localhost:${port}/api      for programs`,
    ...sights.map(([path, what]) => `  http://localhost:${port}${path}     ${what}`),
    ...(demo === null
      ? []
      : ['', `  demo accounts (password ${env.DEMO_PASSWORD}):`, `  ${DEMO_ACCOUNTS.join('  ')}`]),
    '',
    ...(now === null ? [] : [`  the clock began at ${new Date(now).toISOString()} (NOW)`]),
    `  data in ${folder}, letters in ${folder}/mail; Ctrl-C ends it`,
    '',
  ]
  console.log(lines.join('\n'))
}

let end: ((code: number) => Promise<void>) | undefined

function listenForTheEnd(endings: Ending[]): void {
  end ??= makeEnd(endings)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end?.(0))
}

/** `npm start`: the whole platform on this machine. */
export async function run(args: string[]): Promise<void> {
  const endings: Ending[] = []
  listenForTheEnd(endings)
  endings.push(watchParent(() => void end?.(0)))
  try {
    await start(args, endings)
  } catch (error) {
    const expected =
      error instanceof Stop || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    console.error(expected ? (error as Error).message : error)
    await end?.(1)
  }
}
