import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { Target } from './targets.ts'

const CONSTANT = `export default { fetch: () => new Response('ok') }`
const INSERT = `export default {
  async fetch(request, env) {
    const text = await request.text()
    await env.DB.prepare('INSERT INTO rows (text) VALUES (?)').bind(text).run()
    return new Response('ok', { status: 201 })
  }
}`

export type Floors = {
  targets: Record<Target['floor'], Target & { origin: string }>
  close: () => Promise<void>
}

/** The two bare Workers: as fast as workerd can answer at all, and as fast as D1 can keep one row. */
export async function layFloors(): Promise<Floors> {
  const worker = (name: string, contents: string) => ({
    name,
    compatibilityDate: '2026-10-23',
    modules: [{ type: 'ESModule', path: `${name}.js`, contents }],
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      workers: [worker('constant', CONSTANT), { ...worker('insert', INSERT), d1Databases: { DB: 'floor' } }],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  )
  const db = await miniflare.getD1Database('DB', 'insert')
  await db.prepare('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)').run()
  const originOf = async (name: string) => (await miniflare.unsafeGetDirectURL(name)).origin
  const constant: Target = { name: 'constant', floor: 'constant', method: 'GET', path: '/', status: 200 }
  const insert: Target = {
    name: 'one row',
    floor: 'insert',
    method: 'POST',
    path: '/',
    body: '{unique}',
    status: 201,
  }
  return {
    targets: {
      constant: { ...constant, origin: await originOf('constant') },
      insert: { ...insert, origin: await originOf('insert') },
    },
    close: () => miniflare.dispose(),
  }
}
