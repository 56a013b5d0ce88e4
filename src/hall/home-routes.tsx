import { Hono } from 'hono'
import { HomePage } from '../consultations/home.tsx'
import { listConsultations, queryOf } from '../consultations/listing.ts'
import type { House } from '../ground/house.ts'
import { listHearings } from '../hearings/list-hearings.ts'
import { OpenHearings } from './open-hearings.tsx'

export const routes = new Hono<House>()

// Anyone: the list of consultations, and above it the hearings that take sign-ups.
routes.get('/', async (c) => {
  const visit = c.get('visit')
  const asked = queryOf(c.req.query())
  const query = asked.ok ? asked.value : {}
  const [page, hearings] = await Promise.all([
    listConsultations(visit.db, visit.now, query),
    listHearings(visit.db, visit.now, { state: 'registration_open' }),
  ])
  const first = query.cursor === undefined && query.status === undefined && !query.q
  return c.html(
    <HomePage visit={visit} page={page} status={query.status} q={query.q ?? ''} cursor={query.cursor}>
      {first && <OpenHearings visit={visit} hearings={hearings.items} />}
    </HomePage>,
  )
})
