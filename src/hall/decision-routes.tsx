import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { beijingDate, beijingIso } from '../ground/clock.ts'
import type { House } from '../ground/house.ts'
import { parse } from '../ground/parse.ts'
import { refuse } from '../ground/result.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson } from '../paper/problem.ts'
import { annualListSchema, listedDecisionJson, readAnnualList } from './annual-list.ts'
import { AnnualListPage } from './annual-list-page.tsx'
import { words } from './decision-words.ts'
import { publicDecisionJson, publicDecisionSchema, readPublicDecision } from './public-decision.ts'
import { PublicDecisionPage } from './public-decision-page.tsx'

export const routes = new Hono<House>()

const querySchema = z.object({
  year: z.coerce.number().int().min(2019).max(2099).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .optional(),
})

/** Empty parameters count as left out; without a year it is the running one. */
function queryOf(c: Context<House>) {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '')
  const parsed = parse(querySchema, Object.fromEntries(given))
  if (!parsed.ok) return parsed
  const { year = Number(beijingDate(c.get('visit').now).slice(0, 4)), cursor } = parsed.value
  return { ok: true as const, value: { year, after: cursor } }
}

const parameters = [
  { in: 'query' as const, name: 'year', schema: { type: 'integer' as const, minimum: 2019, maximum: 2099 } },
  { in: 'query' as const, name: 'cursor', schema: { type: 'string' as const } },
]

// Anyone: the annual list of decisions (年度决策事项目录).
routes.get('/decisions', async (c) => {
  const visit = c.get('visit')
  const query = queryOf(c)
  if (!query.ok) return c.notFound()
  const list = await readAnnualList(visit.db, visit.now, query.value)
  return c.html(<AnnualListPage visit={visit} {...query.value} list={list} />)
})

// Anyone.
routes.get(
  '/api/v1/decisions',
  describeRoute({
    tags: ['decisions'],
    summary: 'The annual list of decisions',
    description:
      'For anyone. The decisions listed for one year, by number; `year` left out is the running one. Paged by `cursor`.',
    parameters,
    responses: {
      200: {
        description: 'A page',
        content: { 'application/json': { schema: resolver(annualListSchema) } },
      },
    },
  }),
  async (c) => {
    const { db, now } = c.get('visit')
    const query = queryOf(c)
    if (!query.ok) return refuseJson(c, query.refusal)
    const { items, nextCursor } = await readAnnualList(db, now, query.value)
    return c.json({ items: items.map(listedDecisionJson), next_cursor: nextCursor })
  },
)

// Anyone: a year's whole list as a table.
routes.get(
  '/api/v1/decisions.csv',
  describeRoute({
    tags: ['decisions'],
    summary: 'The annual list of decisions as CSV',
    description: 'For anyone. One year, whole; ends with the number of rows.',
    parameters: parameters.slice(0, 1),
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } } },
  }),
  async (c) => {
    const { db, now, lang } = c.get('visit')
    const query = queryOf(c)
    if (!query.ok) return refuseJson(c, query.refusal)
    const { year } = query.value
    const t = words(lang).list
    let after: number | undefined | null
    const nextPage = async () => {
      if (after === null) return []
      const { items, nextCursor } = await readAnnualList(db, now, { year, after })
      after = nextCursor === null ? null : Number(nextCursor)
      return items.map((item) => [
        item.no,
        item.title,
        item.unit,
        item.jointUnits.join(t.joinedBy),
        words(lang).standings[item.standing],
        beijingIso(item.listedAt).slice(0, 10),
        item.id,
      ])
    }
    const header = [t.no, t.name, t.unit, t.jointUnits, t.stands, t.listedOn, t.id]
    const body = csvStream(header, nextPage, (rows) => [t.total, rows])
    return c.body(body, 200, csvHeaders(`${t.file(year)}.csv`, `decisions-${year}.csv`))
  },
)

// Anyone, once something of it is public.
routes.get('/decisions/:id', async (c) => {
  const visit = c.get('visit')
  const decision = await readPublicDecision(visit, c.req.param('id'))
  if (!decision) return c.notFound()
  return c.html(<PublicDecisionPage visit={visit} decision={decision} />)
})

// Anyone, once something of it is public.
routes.get(
  '/api/v1/decisions/:id',
  describeRoute({
    tags: ['decisions'],
    summary: 'A decision: where it stands and its dated story',
    description:
      'For anyone, once the decision is listed, asked the public, or was promulgated. Steps still to come have `ahead: true`; without `at` no date is known.',
    responses: {
      200: {
        description: 'The decision',
        content: { 'application/json': { schema: resolver(publicDecisionSchema) } },
      },
    },
  }),
  async (c) => {
    const visit = c.get('visit')
    const decision = await readPublicDecision(visit, c.req.param('id'))
    return decision ? c.json(publicDecisionJson(decision)) : refuseJson(c, refuse('not_found').refusal)
  },
)
