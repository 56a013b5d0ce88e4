import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import type { House } from '../ground/house.ts'
import { refuse } from '../ground/result.ts'
import { csvHeaders, csvStream } from '../paper/csv.ts'
import { refuseJson } from '../paper/problem.ts'
import { LedgerPage } from './pages.tsx'
import { PAGE_SIZE, readEntries, readSize } from './store.ts'

export const routes = new Hono<House>()

const entrySchema = z.object({
  position: z.int(),
  leaf_hash: z.string().describe('SHA-256(0x00 ‖ body), hexadecimal (RFC 6962)'),
  body: z.string().describe('The exact text of the entry'),
})

const pageSchema = z.object({
  items: z.array(entrySchema),
  next_cursor: z.string().nullable(),
  size: z.int(),
})

/** The position asked for; undefined when it is none. */
function positionAsked(c: Context<House>): number | undefined {
  const text = c.req.query('from') || c.req.query('cursor') || '0'
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

async function read(c: Context<House>, from: number) {
  const { db } = c.get('visit')
  const [rows, [counted]] = await db.batch([readEntries(db, from), readSize(db)])
  return { rows, size: counted?.size ?? 0 }
}

// Anyone.
routes.get('/ledger', async (c) => {
  const from = positionAsked(c) ?? 0
  return c.html(<LedgerPage visit={c.get('visit')} {...(await read(c, from))} from={from} />)
})

// Anyone.
routes.get(
  '/api/v1/ledger/entries',
  describeRoute({
    tags: ['ledger'],
    summary: 'Entries of the public ledger, in order',
    description: `For anyone. ${PAGE_SIZE} entries from position \`from\`; positions have no gaps.`,
    parameters: [{ in: 'query', name: 'from', schema: { type: 'integer', minimum: 0 } }],
    responses: {
      200: { description: 'A page', content: { 'application/json': { schema: resolver(pageSchema) } } },
    },
  }),
  async (c) => {
    const from = positionAsked(c)
    if (from === undefined) return refuseJson(c, refuse('invalid_choice', { field: 'from' }).refusal)
    const { rows, size } = await read(c, from)
    const next = from + rows.length
    return c.json({
      items: rows.map(({ position, leafHash, body }) => ({ position, leaf_hash: leafHash, body })),
      next_cursor: next < size ? String(next) : null,
      size,
    })
  },
)

// Anyone: the whole ledger as a table.
routes.get(
  '/api/v1/ledger/entries.csv',
  describeRoute({
    tags: ['ledger'],
    summary: 'The public ledger as CSV',
    description:
      'For anyone. Position, leaf hash and the exact text of every entry; ends with the number of rows.',
    responses: { 200: { description: 'The table', content: { 'text/csv': {} } } },
  }),
  (c) => {
    const { db } = c.get('visit')
    let from = 0
    const nextPage = async () => {
      const rows = await readEntries(db, from)
      from += rows.length
      return rows.map(({ position, leafHash, body }) => [position, leafHash, body])
    }
    const body = csvStream(['position', 'leaf_hash', 'body'], nextPage, (rows) => ['total', rows])
    return c.body(body, 200, csvHeaders('ledger.csv', 'ledger.csv'))
  },
)
