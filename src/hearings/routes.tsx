import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import type { House } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { refuse } from '../ground/result.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson } from '../paper/problem.ts'
import { routes as dayRoutes } from './day-public-routes.tsx'
import { routes as drawRoutes } from './draw-routes.tsx'
import { hearingStates } from './hearing.ts'
import { hearingCalendar } from './hearing-calendar.ts'
import { hearingJson, hearingSchema, isoOrNull, listedHearingJson, listSchema } from './hearing-json.ts'
import { listHearings } from './list-hearings.ts'
import { HearingsPage } from './pages.tsx'
import { HearingPage, PaperPage } from './public-hearing.tsx'
import { readPublicHearing } from './read-public.ts'
import { routes as registrationRoutes } from './registration-routes.tsx'
import { words } from './words.ts'

export const routes = new Hono<House>()

const querySchema = z.object({
  state: z.enum(hearingStates).optional(),
  cursor: z
    .string()
    .max(80)
    .regex(/^\d\.-?\d+\.[\w-]+$/)
    .optional(),
})

/** Empty parameters, as a form without script sends them, count as left out. */
const queryOf = (c: Context<House>) =>
  parse(querySchema, Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== '')))

const notFound = (c: Context<House>) => refuseJson(c, refuse('not_found').refusal)

const read = (c: Context<House>, id: string) => {
  const { db, now } = c.get('visit')
  return readPublicHearing(db, id, now)
}

// Anyone: every published hearing.
routes.get('/hearings', async (c) => {
  const visit = c.get('visit')
  const asked = queryOf(c)
  const query = asked.ok ? asked.value : {}
  const page = await listHearings(visit.db, visit.now, query)
  return c.html(<HearingsPage visit={visit} page={page} state={query.state} cursor={query.cursor} />)
})

// Anyone, once it is announced.
routes.get('/hearings/:file{[\\w-]+\\.ics}', async (c) => {
  const visit = c.get('visit')
  const hearing = await read(c, c.req.param('file').slice(0, -4))
  if (!hearing) return c.notFound()
  return c.body(hearingCalendar(visit, hearing), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="hearing.ics"',
  })
})

// Anyone, once it is announced.
routes.get('/hearings/:id', async (c) => {
  const hearing = await read(c, c.req.param('id'))
  return hearing ? c.html(<HearingPage visit={c.get('visit')} hearing={hearing} />) : c.notFound()
})

// Anyone, once the paper is published. The report has a number like the papers, and a page of its own.
routes.get('/hearings/:id/papers/:no{\\d{1,4}}', async (c) => {
  const hearing = await read(c, c.req.param('id'))
  const asked = Number(c.req.param('no'))
  if (hearing?.report?.no === asked) return c.redirect(`/hearings/${hearing.file.hearing.id}/report`, 303)
  const paper = hearing?.papers.find(({ no }) => no === asked)
  if (!hearing || !paper) return c.notFound()
  return c.html(<PaperPage visit={c.get('visit')} hearing={hearing} paper={paper} />)
})

// Anyone.
routes.get(
  '/api/v1/hearings',
  describeRoute({
    tags: ['hearings'],
    summary: 'Hearings, those open for sign-up first',
    description: 'For anyone. Paged by `cursor`.',
    parameters: [
      { in: 'query', name: 'state', schema: { type: 'string', enum: [...hearingStates] } },
      { in: 'query', name: 'cursor', schema: { type: 'string' } },
    ],
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: resolver(listSchema) } } },
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const query = queryOf(c)
    if (!query.ok) return refuseJson(c, query.refusal)
    const page = await listHearings(visit.db, visit.now, query.value)
    return c.json({ items: page.items.map(listedHearingJson), next_cursor: page.nextCursor })
  },
)

// Anyone: the whole list as a table.
routes.get(
  '/api/v1/hearings.csv',
  describeRoute({
    tags: ['hearings'],
    summary: 'The list of hearings as CSV',
    description: 'For anyone. Takes `state` as the list does; ends with the number of rows.',
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } } },
  }),
  async (c) => {
    const { db, now, lang } = c.get('visit')
    const query = queryOf(c)
    if (!query.ok) return refuseJson(c, query.refusal)
    const { list, states } = words(lang)
    let cursor: string | null | undefined
    const nextPage = async () => {
      if (cursor === null) return []
      const page = await listHearings(db, now, { ...query.value, cursor })
      cursor = page.nextCursor
      return page.items.map((item) => [
        item.id,
        item.matter,
        item.unit,
        states[item.state],
        isoOrNull(item.heldAt),
        item.venue,
        isoOrNull(item.registrationFrom),
        isoOrNull(item.registrationTo),
        item.seats,
        item.observerSeats,
      ])
    }
    const { table } = list
    const body = csvStream(Object.values(table.columns), nextPage, (rows) => [table.total, rows])
    return c.body(body, 200, csvHeaders(`${table.name}.csv`, 'hearings.csv'))
  },
)

// Anyone, once it is announced.
routes.get(
  '/api/v1/hearings/:id',
  describeRoute({
    tags: ['hearings'],
    summary: 'A hearing: where it stands, its announcement, its papers and its story',
    description: 'For anyone. Names nobody who signed up.',
    responses: {
      200: {
        description: 'The hearing',
        content: { 'application/json': { schema: resolver(hearingSchema) } },
      },
    },
  }),
  async (c) => {
    const hearing = await read(c, c.req.param('id'))
    return hearing ? c.json(hearingJson(hearing, c.get('visit').now)) : notFound(c)
  },
)

routes.route('/', registrationRoutes)
routes.route('/', drawRoutes)
routes.route('/', dayRoutes)
