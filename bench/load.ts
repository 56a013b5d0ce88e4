import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Target } from './targets.ts'

export type Load = { target: Target; origin: string; concurrency: number; seconds: number }
export type Outcome = { requests: number; failures: number; perSecond: number; p50: number; p99: number }

const fill = (text: string, unique: string): string => text.replaceAll('{unique}', unique)

function once(load: Load, agent: Agent): Promise<number> {
  const { target, origin } = load
  const unique = randomBytes(16).toString('hex')
  const headers = Object.fromEntries(
    Object.entries(target.headers ?? {}).map(([k, v]) => [k, fill(v, unique)]),
  )
  const body = target.body === undefined ? undefined : Buffer.from(fill(target.body, unique))
  if (body) headers['content-length'] = String(body.length)
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(target.path, origin),
      { agent, method: target.method, headers },
      (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', reject)
      },
    )
    asked.once('error', reject).end(body)
  })
}

async function drive(load: Load): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.concurrency })
  const begun = performance.now()
  const until = begun + load.seconds * 1000
  const times: number[] = []
  let failures = 0
  const visitor = async () => {
    for (let at = performance.now(); at < until; at = performance.now()) {
      const status = await once(load, agent).catch(() => 0)
      if (status === load.target.status) times.push(performance.now() - at)
      else failures += 1
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, visitor))
  const elapsed = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  return { requests: times.length, failures, perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) }
}

/** The load's own process, so that making requests and answering them do not share a thread. Takes one `Load` as JSON. */
export async function run([text = '{}']: string[]): Promise<void> {
  console.log(JSON.stringify(await drive(JSON.parse(text) as Load)))
}
