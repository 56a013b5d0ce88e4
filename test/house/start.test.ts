import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../../src/commands/front.ts'
import { workerdsOf } from '../../src/commands/guard.ts'

const root = mkdtempSync(`${tmpdir()}/wenji-start-`)
const running: ChildProcess[] = []

type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

function start(port: number, args: string[] = [], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src/commands/main.mjs', 'start', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', NOW: '', WENJI_STATE: root, PORT: String(port), ...env },
    stdio: 'pipe',
  })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, output: () => text, ended }
}

async function ready(started: Started): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (started.output().includes('Ctrl-C')) return
    if (started.child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`not ready:\n${started.output()}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0, '127.0.0.1')
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The database's file in a state folder: the one in which the migrations' tables are. */
function d1FileIn(folder: string): string {
  const names = readdirSync(`${folder}/data/d1`, { recursive: true, encoding: 'utf8' })
  const name = names.find((path) => path.endsWith('.sqlite') && !path.endsWith('metadata.sqlite'))
  return `${folder}/data/d1/${name}`
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Path as written, which fetch would tidy up first. */
const statusOf = (port: number, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path }, (answer) => resolve(answer.resume().statusCode)).once(
      'error',
      reject,
    )
  })

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('npm start', { timeout: 120_000 }, () => {
  let port = 0
  beforeAll(async () => {
    port = await freePort()
  })

  test('answers on both names of this machine, keeps the runtime’s paths shut, ends with all below it', async () => {
    const started = start(port, ['--no-demo'])
    await ready(started)
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200)
    const init = { headers: { 'accept-encoding': 'gzip, br' } }
    const style = await fetch(`http://127.0.0.1:${port}/assets/api/swagger-ui.css`, init)
    expect(style.headers.get('content-encoding')).toBe('br')
    expect(await style.text()).toBe(readFileSync('public/assets/api/swagger-ui.css', 'utf8'))
    for (const path of [
      '/cdn-cgi/handler/scheduled',
      '//cdn-cgi/x',
      '/%63dn-cgi/x',
      '/a/../cdn-cgi/',
      '/__scheduled',
    ])
      expect([path, await statusOf(port, path)]).toEqual([path, 404])
    expect(statSync(`${root}/default/secret`).mode & 0o777).toBe(0o600)

    const second = start(port)
    expect(await second.ended).toBe(1)
    expect(second.output().trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} is taken`)])
    const beside = start(await freePort())
    expect(await beside.ended).toBe(1)
    expect(beside.output()).toContain('already runs on this data')

    const workerds = process.platform === 'linux' ? workerdsOf(started.child.pid ?? 0) : []
    if (process.platform === 'linux') expect(workerds.length).toBeGreaterThan(0)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(workerds.filter(isAlive)).toEqual([])
  })

  test('keeps data and secret for the next start, and forgets them with --fresh', async () => {
    const secret = readFileSync(`${root}/default/secret`, 'utf8')
    const again = start(port, ['--no-demo'])
    await ready(again)
    expect(readFileSync(`${root}/default/secret`, 'utf8')).toBe(secret)
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
    const fresh = start(port, ['--no-demo', '--fresh'])
    await ready(fresh)
    expect(readFileSync(`${root}/default/secret`, 'utf8')).not.toBe(secret)
    fresh.child.kill('SIGTERM')
    await fresh.ended
  })

  test('gives each NOW a folder of its own and refuses what is no instant', async () => {
    const started = start(port, ['--no-demo'], { NOW: '2027-03-01T00:00:00+08:00' })
    await ready(started)
    expect(readdirSync(root)).toContain('now-2027-02-28T160000000Z')
    started.child.kill('SIGTERM')
    await started.ended

    const entry = new DatabaseSync(d1FileIn(`${root}/now-2027-02-28T160000000Z`))
    entry.exec(`INSERT INTO entries (position, id, at, deed, body, leaf_hash)
      VALUES (0, 'x', '2027-02-28T16:00:09.000Z', 'x', '{}', '${'0'.repeat(64)}')`)
    entry.close()
    const earlier = start(port, ['--no-demo'], { NOW: '2027-03-01T00:00:00+08:00' })
    expect(await earlier.ended).toBe(1)
    expect(earlier.output()).toContain('the clock cannot go back')

    const odd = start(port, [], { NOW: 'tomorrow' })
    expect(await odd.ended).toBe(1)
    expect(odd.output()).toContain('NOW must be an ISO instant')
  })

  test.skipIf(process.platform !== 'linux')(
    'ends when its parent is killed, whatever killed it',
    async () => {
      const script = `exec 3>&1; "$0" src/commands/main.mjs start --no-demo >&3 2>&3 & echo pid=$! >&3; wait`
      const env = { ...process.env, NODE_OPTIONS: '', NOW: '', WENJI_STATE: root, PORT: String(port) }
      const parent = spawn('sh', ['-c', script, process.execPath], { env, stdio: 'pipe' })
      running.push(parent)
      let text = ''
      parent.stdout.on('data', (chunk) => {
        text += chunk
      })
      await expect.poll(() => text, { timeout: 60_000 }).toContain('Ctrl-C')
      const pid = Number(/pid=(\d+)/.exec(text)?.[1])
      const below = [pid, ...workerdsOf(pid)]
      expect(below.length).toBeGreaterThan(1)
      parent.kill('SIGKILL')
      await expect.poll(() => below.filter(isAlive), { timeout: 15_000 }).toEqual([])
    },
  )

  test.skipIf(process.platform !== 'linux')(
    'leaves no workerd behind even when it is killed itself',
    async () => {
      const started = start(port, ['--no-demo'])
      await ready(started)
      const workerds = workerdsOf(started.child.pid ?? 0)
      expect(workerds.length).toBeGreaterThan(0)
      started.child.kill('SIGKILL')
      await expect.poll(() => workerds.filter(isAlive), { timeout: 10_000 }).toEqual([])
      const next = start(port, ['--no-demo'])
      await ready(next)
      next.child.kill('SIGTERM')
      expect(await next.ended).toBe(0)
    },
  )
})
