import { Hono } from 'hono'
import type { House } from '../ground/house.ts'
import { DrawPage } from './draw-page.tsx'
import { readDraw, readStandings } from './read-draw.ts'
import { readHearing } from './read-hearing.ts'

export const routes = new Hono<House>()

// Anyone. Draw numbers, hashes, the value and the order; nobody is named.
routes.get('/hearings/:id/draw', async (c) => {
  const visit = c.get('visit')
  const id = c.req.param('id')
  const file = await readHearing(visit.db, id)
  if (!file?.terms) return c.notFound()
  const [draw, standings] = await Promise.all([readDraw(visit.db, id), readStandings(visit.db, id)])
  return c.html(<DrawPage visit={visit} file={file} draw={draw} standings={standings} />)
})
