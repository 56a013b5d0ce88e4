import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { House } from '../ground/house.ts'
import { ApiPage, type Operation, ReferencePage } from './pages.tsx'

/** The OpenAPI 3.1 document of a whole app, generated from the schemas that validate. */
export const describeApp = (app: Hono<House>) =>
  generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Wenji 问计',
        version: '1',
        description:
          'Public consultation on major administrative decisions. Refusals are RFC 9457 problem details with a stable `code`, the rule and its citation.',
      },
      components: { securitySchemes: { officer: { type: 'http', scheme: 'bearer' } } },
    },
  })

type Described = { summary?: string; description?: string }

/** `/api` and the OpenAPI document, for anyone. */
export function describing(app: Hono<House>): Hono<House> {
  const routes = new Hono<House>()
  routes.get('/api/v1/openapi.json', async (c) => c.json(await describeApp(app)))
  routes.get('/api/reference', (c) => c.html(<ReferencePage visit={c.get('visit')} />))
  routes.get('/api', async (c) => {
    const { paths } = await describeApp(app)
    const operations: Operation[] = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Described>).map(
        ([method, { summary = '', description = '' }]) => ({
          method: method.toUpperCase(),
          path,
          summary,
          who: description,
        }),
      ),
    )
    return c.html(<ApiPage visit={c.get('visit')} operations={operations} />)
  })
  return routes
}
