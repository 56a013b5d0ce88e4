import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { House } from '../ground/house.ts'
import type { RefusalCode } from '../ground/refusals.ts'
import { refuse } from '../ground/result.ts'
import { isOwnRequest } from '../ground/visit.ts'
import { refuseJson, statusOfRefusal } from '../paper/problem.ts'
import { FailedPage, NotFoundPage, RefusedPage } from './pages.tsx'

const isProgram = (c: Context): boolean => c.req.path.startsWith('/api/')

/** Turn a request away: problem JSON for programs, a page with a plain sentence for people. */
function turnAway(c: Context<House>, code: RefusalCode, params: Record<string, number> = {}) {
  const { refusal } = refuse(code, { params })
  if (isProgram(c)) return refuseJson(c, refusal)
  return c.html(<RefusedPage visit={c.get('visit')} refusal={refusal} />, statusOfRefusal(refusal))
}

/** What browsers are told about every page: nothing from elsewhere, no script but our own files, no framing. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
})

/** Pages are asked for anew every time: what they say depends on the hour and on cookies. */
export const freshness: MiddlewareHandler<House> = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache')
  c.header('vary', 'Cookie', { append: true })
  c.header('x-request-id', c.get('visit').requestId)
}

/** Nothing is changed by a request that another site sent; SameSite cookies are the second lock. */
export const ownRequestsOnly: MiddlewareHandler<House> = async (c, next) => {
  if (isOwnRequest(c.req.raw)) return next()
  return turnAway(c, 'cross_site')
}

/** At most `mb` megabytes in a request's body. */
export const atMost = (mb: number): MiddlewareHandler<House> =>
  bodyLimit({ maxSize: mb * 1024 * 1024, onError: (c) => turnAway(c, 'too_large', { max_mb: mb }) })

/** Bytes of a refused body that are read and forgotten before the line is cut. */
const HEARD_OUT = 128 * 1024 * 1024

/**
 * Hear out whoever was answered before she had sent everything: the connection would be cut while she is still
 * sending, and her browser would show that instead of the answer.
 */
export const hearOut: MiddlewareHandler<House> = async (c, next) => {
  await next()
  const { body } = c.req.raw
  if (!body || body.locked || c.req.raw.bodyUsed) return
  const reader = body.getReader()
  for (let heard = 0; heard < HEARD_OUT; ) {
    const { done, value } = await reader.read()
    if (done) return
    heard += value.length
  }
}

/** What is not there, said to people or to programs. */
export const notFound = (c: Context<House>) =>
  isProgram(c)
    ? refuseJson(c, refuse('not_found').refusal)
    : c.html(<NotFoundPage visit={c.get('visit')} />, 404)

/** What an error says without what was sent: Drizzle puts the values into its message, JSON.parse quotes its text. */
function plainMessage(error: Error): string {
  if (error instanceof SyntaxError) return ''
  return error.message.split(/\nparams:/)[0] ?? ''
}

const causeOf = ({ cause }: Error): string => (cause instanceof Error ? plainMessage(cause) : '')

/**
 * The words by which workerd says that a body is no form (its `form-data.c++` and `http.c++`): a TypeError like
 * any other, so that only these tell it from a fault of ours. A test sends it every shape it complains about.
 */
const NO_FORM =
  /\bFormData (part|can only parse|requires)|\b[Bb]oundary string\b|multipart message|multipart\/form-data|x-www-form-urlencoded body/

/**
 * A broken promise: logged with the request's id and answered with the same id. Of a database error only its
 * cause is logged: drizzle's own message repeats the parameters, which are what people typed. A body that is no
 * form at all is the sender's fault, not ours.
 */
export function failed(error: Error, c: Context<House>) {
  const visit = c.get('visit')
  if (visit && error instanceof TypeError && NO_FORM.test(error.message)) return turnAway(c, 'malformed')
  // biome-ignore lint/suspicious/noConsole: the log is where a broken promise belongs
  console.error(visit?.requestId ?? 'before the entrance', error.name, plainMessage(error), causeOf(error))
  if (!visit) return c.text('misconfigured', 500)
  if (isProgram(c)) return refuseJson(c, refuse('internal', { params: { id: visit.requestId } }).refusal)
  return c.html(<FailedPage visit={visit} />, 500)
}
