import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { instant } from '../ground/clock.ts'
import { openDatabase } from '../ground/open.ts'
import type { Result } from '../ground/result.ts'
import { problemText } from '../paper/words/index.ts'
import { makeFirstAdmin } from '../people/new-installation.ts'
import type { Officer } from '../people/officer.ts'
import { PASSWORD_MIN } from '../people/password.ts'
import { applyMigrations } from './migrate.ts'
import { folderName, openState, readNow, Stop } from './state.ts'

type Answers = { name: string; email: string; unit: string; password: string }

/** Make the first administrator in a migrated database. `nowMs`: milliseconds since 1970 on the house's clock. */
export const firstAdmin = (d1: D1Database, nowMs: number, answers: Answers): Promise<Result<Officer>> =>
  makeFirstAdmin({ db: openDatabase(d1), now: instant(nowMs) }, answers)

const USAGE = `npm run first-admin [-- --name NAME --email E-MAIL --unit UNIT]

Makes the first administrator of a new installation; works only while there is no officer.
What is not given is asked for. The password is asked for, or taken from FIRST_ADMIN_PASSWORD:
never from the command line, which other people on the machine can read. There is no default.`

/** Ask on the terminal; what is typed is shown only when it is no secret. Throws Stop where there is no terminal. */
async function ask(text: string, secret = false): Promise<string> {
  if (!process.stdin.isTTY) throw new Stop(`There is no terminal to ask on: ${text.trim()} See --help.`)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = secret ? nowhere : process.stdout
  // From here on the terminal itself echoes nothing.
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  terminal.once('SIGINT', () => process.exit(130))
  if (secret) process.stdout.write(text)
  try {
    return await terminal.question(secret ? '' : text)
  } finally {
    terminal.close()
    if (secret) process.stdout.write('\n')
  }
}

async function answersFrom(args: string[]): Promise<Answers | null> {
  const text = { type: 'string' } as const
  const options = { name: text, email: text, unit: text, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options })
  if (values.help) return null
  const { FIRST_ADMIN_NAME, FIRST_ADMIN_EMAIL, FIRST_ADMIN_UNIT, FIRST_ADMIN_PASSWORD } = process.env
  const name = values.name ?? FIRST_ADMIN_NAME ?? (await ask('姓名 Name: '))
  const email = values.email ?? FIRST_ADMIN_EMAIL ?? (await ask('电子邮箱 E-mail address: '))
  const unit = values.unit ?? FIRST_ADMIN_UNIT ?? (await ask('所在单位 Unit: '))
  if (FIRST_ADMIN_PASSWORD !== undefined) return { name, email, unit, password: FIRST_ADMIN_PASSWORD }
  const password = await ask(`密码 Password (${PASSWORD_MIN}+): `, true)
  if (password !== (await ask('再输一次 Once more: ', true)))
    throw new Stop('The two passwords are not the same.')
  return { name, email, unit, password }
}

/** The database of the starter's state folder, without a Worker in front of it. */
async function openLocal(path: string): Promise<{ db: D1Database; close: () => Promise<void> }> {
  const { unstable_getMiniflareWorkerOptions: workerOptionsOf } = await import('wrangler')
  const { d1Databases, compatibilityDate } = workerOptionsOf('wrangler.toml').workerOptions
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      cf: false,
      log: new Log(LogLevel.WARN),
      telemetry: { enabled: false },
      resourcePersistencePath: path,
      workers: [
        {
          name: 'wenji',
          ...(compatibilityDate === undefined ? {} : { compatibilityDate }),
          modules: [{ type: 'ESModule', path: 'none.js', contents: 'export default {}' }],
          d1Databases,
        },
      ],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  )
  const { DB } = await miniflare.getBindings<{ DB: D1Database }>('wenji')
  return { db: DB, close: () => miniflare.dispose() }
}

/** `npm run first-admin`: on the starter's state folder (`NOW` and `WENJI_STATE` as for `npm start`). */
async function main(args: string[]): Promise<void> {
  const { NOW, WENJI_STATE = '.wrangler/wenji' } = process.env
  const now = readNow(NOW)
  const folder = `${WENJI_STATE}/${folderName(now)}`
  const answers = await answersFrom(args)
  if (!answers) return console.log(USAGE)
  const state = await openState(folder, false)
  try {
    const { db, close } = await openLocal(`${state.path}/data`)
    try {
      await applyMigrations(db)
      const done = await firstAdmin(db, now ?? Date.now(), answers)
      if (!done.ok) throw new Stop(refusalLines(done.refusal.problems))
      console.log(`${done.value.unitName} · ${done.value.name}: 已设立 made. /desk/sign-in`)
    } finally {
      await close()
    }
  } finally {
    await state.release()
  }
}

const refusalLines = (problems: readonly Parameters<typeof problemText>[1][]): string =>
  problems
    .flatMap((problem) => {
      const field = problem.field === undefined ? '' : `${problem.field}: `
      return [`${field}${problemText('zh', problem)}`, `${field}${problemText('en', problem)}`]
    })
    .join('\n')

/** The command. Ends with 1 and a line that says why when nothing was made. */
export async function run(args: string[]): Promise<void> {
  try {
    await main(args)
  } catch (error) {
    const expected =
      error instanceof Stop || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof Error && expected)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
