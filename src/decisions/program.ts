import type { Context } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import type * as z from 'zod'
import { parse } from '../ground/parse.ts'
import { type Result, refuse } from '../ground/result.ts'

/** Document a desk route for programs: what it does, who may use it, what goes in and what comes out. */
export const describeDesk = (route: {
  readonly summary: string
  readonly who: string
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly status?: 200 | 201
}) =>
  describeRoute({
    tags: ['desk'],
    summary: route.summary,
    description: `Who may use it: ${route.who}`,
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: resolver(route.body) } } },
    }),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: resolver(route.answer) } },
      },
      default: { description: 'A refusal: RFC 9457 problem details with `code`, `rule` and `problems`' },
    },
  })

/** The JSON body of a request, checked; refuses `malformed` for what is no JSON at all. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<Result<z.output<S>>> {
  try {
    return parse(schema, await c.req.json())
  } catch {
    return refuse('malformed')
  }
}
