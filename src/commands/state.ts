import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'

/** A reason to stop that the person at the keyboard can do something about: printed as one line. */
export class Stop extends Error {}

export type StateFolder = {
  readonly path: string
  /** 32 bytes in base64url, made once per folder. */
  readonly secret: string
  /** Runs something that must not be left half done: when it was cut short, the next opening begins from nothing. */
  readonly whole: (work: () => Promise<void>) => Promise<void>
  readonly release: () => Promise<void>
}

/** Reads `NOW`: an ISO 8601 instant with its zone. Returns milliseconds since 1970, null when unset. */
export function readNow(text: string | undefined): number | null {
  if (!text) return null
  const ms = Date.parse(text)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(ms))
    throw new Stop(
      `NOW must be an ISO instant with its zone, like 2027-03-01T09:00:00+08:00; "${text}" is none.`,
    )
  return ms
}

/** The folder's name: each `NOW` has one of its own, so that one date's data never meets another's. */
export const folderName = (now: number | null): string =>
  now === null ? 'default' : `now-${new Date(now).toISOString().replaceAll(/[:.]/g, '')}`

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One house per folder: two would write into the same database behind each other's back. */
async function lock(path: string): Promise<() => Promise<void>> {
  const file = `${path}/running.pid`
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  if (pid && pid !== process.pid && alive(pid))
    throw new Stop(
      `Wenji already runs on this data (process ${pid}). End it first, or set NOW to try another date.`,
    )
  await writeFile(file, String(process.pid))
  return () => rm(file, { force: true })
}

async function secretIn(path: string): Promise<string> {
  const file = `${path}/secret`
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return kept.trim()
  const made = randomBytes(32).toString('base64url')
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

/** Open `path` for one house; with `fresh`, empty it first. Throws Stop when another house is using it. */
export async function openState(path: string, fresh: boolean): Promise<StateFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const release = await lock(path)
  const unfinished = `${path}/unfinished`
  const half = await stat(unfinished).catch(() => null)
  if (fresh || half) {
    await rm(path, { recursive: true, force: true })
    await mkdir(path, { recursive: true, mode: 0o700 })
    await lock(path)
  }
  const whole = async (work: () => Promise<void>) => {
    await writeFile(unfinished, '')
    await work()
    await rm(unfinished)
  }
  return { path, secret: await secretIn(path), whole, release }
}
