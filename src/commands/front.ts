import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'

/** The header in which the front states the visitor's address to the Worker. */
export const ADDRESS_HEADER = 'x-wenji-address'

/** Never passed on: what only a trusted proxy may say about the visitor, and what belongs to one connection. */
const STATED_BY_PROXIES =
  /^(cf-|mf-|x-forwarded-|x-real-ip$|x-wenji-address$|forwarded$|true-client-ip$|x-client-ip$)/
const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/
const TEXT = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript)\b|image\/svg\+xml)/

/** Path and query as the Worker will see them; null where nobody may come through this door. */
export function wayIn(target: string): string | null {
  let url: URL
  try {
    url = new URL(target.startsWith('/') ? `http://house${target}` : target)
  } catch {
    return null
  }
  let plain = url.pathname
  try {
    plain = decodeURIComponent(plain)
  } catch {
    // Not decodable: then it cannot spell a blocked name either.
  }
  const name = plain.replaceAll('\\', '/').replace(/^\/+/, '').split('/')[0]?.toLowerCase()
  return name === 'cdn-cgi' || name === '__scheduled' ? null : url.pathname + url.search
}

type Headers = Record<string, string | string[]>

function headersIn(incoming: IncomingMessage): Headers {
  const headers: Headers = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || HOP_BY_HOP.test(name) || STATED_BY_PROXIES.test(name)) continue
    headers[name] = value
  }
  headers[ADDRESS_HEADER] = incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  return headers
}

const accepts = (header: string, coding: string): boolean =>
  header.split(',').some((part) => {
    const [name, ...params] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === coding && !params.some((param) => /^q=0(\.0*)?$/.test(param))
  })

/** Compresses as the edge would: text only, nothing twice, nothing tiny, flushed chunk by chunk. */
function press(incoming: IncomingMessage, answer: IncomingMessage): [string, Transform] | null {
  const { headers } = answer
  const status = answer.statusCode ?? 0
  const bare =
    incoming.method === 'HEAD' || status < 200 || status === 204 || status === 206 || status === 304
  if (bare || headers['content-encoding'] || !TEXT.test(headers['content-type'] ?? '')) return null
  if (/\bno-transform\b/.test(headers['cache-control'] ?? '')) return null
  if (Number(headers['content-length'] ?? 1000) < 200) return null
  const accepted = String(incoming.headers['accept-encoding'] ?? '')
  if (accepts(accepted, 'br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    return ['br', createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params })]
  }
  return accepts(accepted, 'gzip') ? ['gzip', createGzip({ flush: constants.Z_SYNC_FLUSH })] : null
}

function headersOut(answer: IncomingMessage, coding: string | undefined): Headers {
  const headers: Headers = {}
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !HOP_BY_HOP.test(name)) headers[name] = value
  }
  if (!coding) return headers
  delete headers['content-length']
  headers['content-encoding'] = coding
  headers.vary = headers.vary ? `${headers.vary}, Accept-Encoding` : 'Accept-Encoding'
  const etag = headers.etag
  if (typeof etag === 'string' && !etag.startsWith('W/')) headers.etag = `W/${etag}`
  return headers
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/**
 * The door to a house: takes HTTP and passes it to workerd at `inner()`, streaming both ways. It stands for
 * the edge: states the visitor's true address, keeps the runtime's own paths shut, compresses. Whoever comes
 * before `inner` is known waits at the door.
 */
export function makeFront(inner: () => URL | Promise<URL>): Server {
  const agent = new Agent({ keepAlive: true })
  const server = createServer(async (incoming, response) => {
    const path = wayIn(incoming.url ?? '/')
    if (path === null) return refuse(response, 404, 'not found')
    const { hostname, port } = await inner()
    if (response.destroyed) return
    const { method } = incoming
    const onward = request(
      { agent, hostname, port, method, path, headers: headersIn(incoming) },
      (answer) => {
        const pressed = press(incoming, answer)
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headersOut(answer, pressed?.[0]))
        const cut = () => response.destroy()
        answer.once('error', cut)
        if (!pressed) return answer.pipe(response)
        pressed[1].once('error', cut)
        return answer.pipe(pressed[1]).pipe(response)
      },
    )
    onward.once('error', () => {
      if (response.headersSent) response.destroy()
      else refuse(response, 502, 'the house does not answer')
    })
    response.once('close', () => onward.destroy())
    incoming.once('error', () => onward.destroy())
    incoming.pipe(onward)
  })
  server.once('close', () => agent.destroy())
  return server
}

/** Listen on `host`; resolves with the port, rejects with Node's error (EADDRINUSE when taken). */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
