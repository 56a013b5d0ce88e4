import { Hono } from 'hono'
import type { Instant } from '../../src/ground/clock.ts'
import type { House, Lang } from '../../src/ground/house.ts'
import { openDatabase } from '../../src/ground/open.ts'
import { routes } from '../../src/hall/decision-routes.tsx'
import { env, visitAt } from '../decisions/house.ts'

/** The public pages about decisions alone, at an instant, on a database of choice. */
export async function publicHall(now: Instant, d1: D1Database = env.DB, lang: Lang = 'zh') {
  const visit = await visitAt(now, { db: openDatabase(d1), lang })
  const app = new Hono<House>()
  app.use(async (c, next) => {
    c.set('visit', visit)
    await next()
  })
  app.onError((error) => {
    throw error
  })
  app.route('/', routes)
  return (path: string) => Promise.resolve(app.request(`http://localhost${path}`, {}, env))
}
